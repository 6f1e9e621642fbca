"""The Word file: docxtpl fills in the template, in whose styles everything is set."""

import io
import re
import time
import traceback
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips
from docx.styles.style import BaseStyle
from docxtpl import DocxTemplate
from jinja2 import DictLoader
from markupsafe import Markup

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.own_templates import TEMPLATES, template_path
from kcminutes.documents.formats.sandbox import TEMPLATE_FAULTS, Sandbox, start_counting
from kcminutes.documents.formats.word_parts import Typesetter
from kcminutes.documents.formats.word_text import LIST_STYLES, STYLES, ListNumbering, Paragraphs, word_text, xml_characters
from kcminutes.documents.view import Document

LANGUAGE: Final = "sv-SE"
"""The document's language, as its properties have it; its text has the language of the template's styles."""

_NAME: Final = TEMPLATES["docx"]
_OPENING: Final = re.compile(r"\{[{%][-+]?")
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_HALF: Final = re.compile(r"\{\{|\{%|%\}|\}\}")
_CLOSING: Final = re.compile(r"([}%]\}).*")
_RESOLVED: Final = re.compile("[\t\n\a\f]")
_NESTED: Final = re.compile(r"<w:t(?: [^>]*)?>[^<]*<w:(?:p|tbl)[ >]")
_SHOWN: Final = 60  # characters of the template, in a message
_LONGEST_PROPERTY: Final = 255  # characters, says python-docx
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can tell
# What zipfile, lxml and python-docx raise for a file that is damaged or something else.
_NO_WORD_FILE: Final = (
    *(OpcError, zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, AttributeError, TypeError),
    *(OSError, EOFError, RuntimeError),
)


def docx(document: Document, *, templates: Path | None = None, made: datetime | None = None) -> bytes:
    """The document as a Word file's content, with ``made`` (None: now) as the time it was made. Raises RenderError.

    The same document, template and time give the same bytes.
    """
    made = (made or datetime.now()).astimezone(UTC)
    template, typesetter = _opened(template_path("docx", templates))
    filters = {name: _finished(function) for name, function in typesetter.filters.items()}
    _check_tags(template)
    _fill_in(template, Sandbox(filters, loader=DictLoader({}), autoescape=True, finalize=_as_word_text), document)
    _add_lists(template.docx, typesetter.words)
    _set_properties(template.docx, document, made)
    content = io.BytesIO()
    if time.localtime(time.time())[:6] < _EARLIEST:  # python-docx tells zipfile the time of day
        raise RenderError("Datorns klocka går före 1980, och då går det inte att göra Word-dokument; ställ klockan.")
    template.docx.save(content)
    return _dated(content, made)


# The template.


def _opened(path: Path) -> tuple[Any, Typesetter]:
    """The template, and what sets the document in its styles."""
    try:
        template = DocxTemplate(io.BytesIO(path.read_bytes()))
        template.render_init()
        opened: WordDocument = template.docx
        _know_properties(opened)
        return template, _typesetter(template, opened)
    except _NO_WORD_FILE as error:
        remedy = f"spara den på nytt i Word som .docx, eller ta bort {path} så används den inbyggda"
        raise RenderError(f"Mallen {_NAME} är inget helt Word-dokument; {remedy}.") from error


def _know_properties(opened: WordDocument) -> None:
    """See to it that the properties which the template has are those that are set: LibreOffice calls them by another name."""
    for relation in opened.part.package.rels.values():
        if relation.reltype.casefold().endswith("/metadata/core-properties"):
            relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES  # noqa: SLF001  (python-docx would add a second core.xml)


def _typesetter(template: Any, opened: WordDocument) -> Typesetter:
    """What sets the document in the template's styles; raises RenderError, or one of `_NO_WORD_FILE`."""
    styles = {style.name.casefold(): style for style in opened.styles if style.name}
    if lacking := ", ".join(f"”{name}”" for name in STYLES if name.casefold() not in styles):
        raise _lacks(f"formatmallarna {lacking}" if "," in lacking else f"formatmallen {lacking}")
    bar = styles["beslut"].element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    page = opened.sections[0]
    try:
        width = (page.page_width or Twips(11906)) - (page.left_margin or 0) - (page.right_margin or 0)
    except ValueError:  # some programs write parts of a twip, which python-docx can't read
        width = Twips(9638)
    words = Paragraphs(
        styles={name: styles[name.casefold()].style_id for name in STYLES},
        numberings={name: _numbering(opened, styles[name.casefold()]) for name in LIST_STYLES},
        next_num=max(map(int, opened.part.numbering_part.element.xpath("./w:num/@w:numId")), default=0) + 1,
    )
    return Typesetter(words, width // Twips(1), "" if bar is None else template.xml_to_string(bar))


def _numbering(opened: WordDocument, style: BaseStyle) -> ListNumbering:
    """How the list style is numbered."""
    if not any("numbering" in rel.reltype for rel in opened.part.rels.values()):
        raise _lacks(f"numrering i formatmallen ”{style.name}”")
    num, level = (style.element.xpath(f"string(./w:pPr/w:numPr/w:{name}/@w:val)") for name in ("numId", "ilvl"))
    abstract = num and opened.part.numbering_part.element.xpath(f"string(./w:num[@w:numId={int(num)}]/w:abstractNumId/@w:val)")
    if not abstract:
        raise _lacks(f"numrering i formatmallen ”{style.name}”")
    return ListNumbering(int(num), int(abstract), int(level or 0))


def _check_tags(template: Any) -> None:
    """Refuse what docxtpl would take for something else, and leave text out: half a tag, and a tag for paragraphs beside text."""
    headers = [part for uri in (template.HEADER_URI, template.FOOTER_URI) for _, part in template.get_headers_footers(uri)]
    for part in (template.docx.part, *headers):
        for paragraph in parse_xml(part.blob).iter(qn("w:p")):
            text = "".join(found.text or "" for found in paragraph.xpath("./w:r/w:t | ./*/w:r/w:t"))
            if _HALF.search(_TAG.sub("", text)):
                fault = "en tagg ska börja och sluta i samma stycke, {{ … }} eller {% … %}"
            elif (tags := _TAG.findall(text)) and any(tag[2:4] == "p " for tag in tags) and text.strip() != tags[0]:
                fault = "en tagg som börjar med {{p eller {%p ska stå ensam i sitt stycke"
            else:
                continue
            raise _fault(_region(part) + _at(text), fault)


def _lacks(what: str) -> RenderError:
    return RenderError(f"Mallen {_NAME} saknar {what}; utgå från den mall som ”kcminutes template docx FIL” ger.")


# What fills it in.


def _finished(function: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *values: Markup(function(*values))  # noqa: S704  (Word's XML, whose texts are escaped where it is made)


def _as_word_text(value: object) -> Markup:
    """Anything but what a filter made, as text."""
    return value if isinstance(value, Markup) else Markup(word_text(str(value)))  # noqa: S704  (it is escaped here)


def _fill_in(template: Any, environment: Sandbox, document: Document) -> None:
    """As docxtpl's ``render``, which lets broken XML pass and escapes the properties twice."""
    context = {"document": document}
    patch_xml = template.patch_xml
    template.patch_xml = lambda xml: _OPENING.sub(r"\g<0>\n", patch_xml(xml))  # a line for each tag tells which one is wrong
    resolve_listing = template.resolve_listing  # looks for white space in every run, which takes a third of the time
    template.resolve_listing = lambda xml: resolve_listing(xml) if _RESOLVED.search(xml) else xml
    start_counting()
    try:
        source = template.get_xml()
        body = template.build_xml(context, environment)
        # A paragraph within a text: where {{ … }} stands for {{p … }}. Word would refuse the file.
        if _NESTED.search(body):
            raise SyntaxError  # noqa: TRY301
        tree = parse_xml(body)
        if "<w:tbl>" in source or "<wp:docPr" in source:  # a loop may have repeated the template's own columns and pictures
            tree = template.fix_tables(body)
            template.fix_docpr_ids(tree)
        template.map_tree(tree)
        for uri in (template.HEADER_URI, template.FOOTER_URI):
            for ident, part in template.build_headers_footers_xml(context, uri, environment):
                template.map_headers_footers_xml(ident, part)
        template.render_footnotes(context, environment)
    except TEMPLATE_FAULTS as error:
        raise _fault(_place(template, error), environment.fault(error)) from error
    except SyntaxError as error:
        remedy = "en tagg som ger stycken ska börja med {{p, och andra taggar inte dela ett stycke"
        raise RenderError(f"Mallen {_NAME} ger inget helt Word-dokument: {remedy}.") from error


# What is wrong with it.


def _fault(place: str, fault: str) -> RenderError:
    return RenderError(f"Mallen {_NAME} har ett fel{place}: {fault}.")


def _place(template: Any, error: Exception) -> str:
    """Where in the template the fault is: in which part, and at which tag or text."""
    part = template.current_rendering_part
    frames = reversed(traceback.extract_tb(error.__traceback__))
    line = getattr(error, "lineno", None) or next((frame.lineno for frame in frames if frame.filename == "<template>"), None)
    if part is None or not line or "Unexpected end" in str(error):
        return _region(part)
    # The lines are those that Jinja was given: one from within each tag, and one from each paragraph.
    source = template.patch_xml(template.get_xml() if part is template.docx.part else template.get_part_xml(part))
    lines = ["", *re.split(r"\r\n|\r|\n", re.sub(r"<w:p([ >])", r"\n<w:p\1", source))]
    before, here = (re.sub(r"<[^>]*>", "", text) for text in lines[line - 1 : line + 1])
    opening = _OPENING.search(before[-3:])
    return _region(part) + _at(unescape(opening[0] + _CLOSING.sub(r"\1", here) if opening else here))


def _region(part: Any) -> str:
    name = part.partname if part else ""
    return next((told for known, told in _REGIONS if known in name), "")


def _at(text: str) -> str:
    text = " ".join(text.split())
    return f" vid ”{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}”" if text else ""


_REGIONS: Final = (("header", " i sidhuvudet"), ("footer", " i sidfoten"), ("footnotes", " i fotnoterna"))


# The file.


def _add_lists(opened: WordDocument, words: Paragraphs) -> None:
    """Put the lists' numberings where the schema wants them: last, but for what Word keeps of an old upgrade."""
    numbering = opened.part.numbering_part.element
    last = numbering.find(qn("w:numIdMacAtCleanup"))
    for num in parse_xml(f"<w:numbering {nsdecls('w')}>{''.join(words.nums)}</w:numbering>"):
        if last is None:
            numbering.append(num)
        else:
            last.addprevious(num)


def _set_properties(opened: WordDocument, document: Document, made: datetime) -> None:
    def value(text: str) -> str:
        return xml_characters(text)[:_LONGEST_PROPERTY]

    properties = opened.core_properties
    properties.title = value(document.name)
    properties.subject = value(document.body)
    properties.keywords = value(", ".join((document.title, document.body, document.day)))
    properties.author = properties.last_modified_by = value(document.signatures[0].name if document.signatures else "")
    properties.language = LANGUAGE
    properties.created = properties.modified = made
    properties.revision = 1


def _dated(content: io.BytesIO, made: datetime) -> bytes:
    """The file with the one time on all that is in it; python-docx writes the time of day there."""
    dated = io.BytesIO()
    with zipfile.ZipFile(content) as package, zipfile.ZipFile(dated, "w") as copy:
        for name in package.namelist():
            info = zipfile.ZipInfo(name, max(made.timetuple()[:6], _EARLIEST))
            info.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(info, package.read(name))
    return dated.getvalue()
