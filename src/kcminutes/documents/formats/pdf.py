"""The PDF: set by Typst, tagged (PDF/UA-1) and made for the archive (PDF/A-2a)."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
import typst

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.own_templates import BUILT_IN, TEMPLATES, template_path
from kcminutes.documents.phrases import enumeration
from kcminutes.documents.view import Document

STAND_IN: Final = "□"
"""What is printed for a character that no font has."""

_NAME: Final = TEMPLATES["typst"]
# PDF/A and PDF/UA refuse a character that cannot be shown, and PDF/A-2a one of Unicode's private area.
_REFUSED = re.compile(r'(?:the text|the codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ORDINARY = re.compile("[^\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u20ac\u25a1]")
_UNKNOWN_FONT = re.compile("unknown font family: (.+)")
_UNDERLINED = re.compile(r"(?m)^\s*┌─ .+?:(\d+):(\d+)\n.*\n\s*\d+ │ (.*)\n\s*│ ( *)(\^+)")


def pdf(document: Document, *, templates: Path | None = None, made: datetime | None = None) -> bytes:
    """The document as a PDF file's content, with ``made`` (None: now) as the time it was made. Raises RenderError.

    It looks the same everywhere: the fonts are those that come with Typst. The computer's own are asked only for characters that
    those lack, and what they lack too is printed as `STAND_IN`, which a note at the end of the document explains.
    """
    data = msgspec.json.encode(document).decode()
    try:
        return _made(data, templates, made, system_fonts=False)
    except _MissingFonts:  # the user's own template asks for one, which the computer may have
        pass
    try:
        return _made(data, templates, made, system_fonts=True)
    except _MissingFonts as missing:
        raise RenderError(f"Mallen {_NAME} har ett fel{missing.where}: {missing}.") from missing


def _made(data: str, templates: Path | None, made: datetime | None, *, system_fonts: bool) -> bytes:
    try:
        return _compiled(data, templates, made, system_fonts=system_fonts)
    except _CompileError as error:
        refused = _refused(error)
    if refused:
        try:
            return _compiled(data, templates, made, system_fonts=True)
        except _CompileError as error:
            shown = data.translate(dict.fromkeys(map(ord, _refused(error)), STAND_IN))
        with suppress(_CompileError):
            return _compiled(shown, templates, made, system_fonts=True, note=True)
    # With nothing but characters that the fonts have for certain, it can only be the template's fault.
    ordinary = _ORDINARY.sub(STAND_IN, data)
    try:
        return _compiled(ordinary, templates, made, system_fonts=system_fonts, note=ordinary != data)
    except _CompileError as error:
        from kcminutes.documents.formats.typst_faults import told  # only a mistake in a template needs it

        raise RenderError(told(error.message, error.diagnostic, template_path("typst", templates))) from error


class _MissingFonts(Exception):  # noqa: N818  (it may be made good)
    """A template asks for fonts none of which there are; what is told of it, and at which line."""

    def __init__(self, names: list[str], line: int) -> None:
        some = len(names) > 1
        quoted = enumeration([f"”{name}”" for name in names], "eller")
        super().__init__(
            f"{'typsnitten' if some else 'typsnittet'} {quoted} finns inte på datorn; "
            f"installera {'något av dem' if some else 'det'} eller skriv ett annat, som Libertinus Serif"
        )
        self.where = f" på rad {line}" if line else ""


class _CompileError(Exception):
    """Typst made no PDF; its message, and its diagnostic with every place."""

    def __init__(self, message: str, diagnostic: str) -> None:
        super().__init__(message)
        self.message = message
        self.diagnostic = diagnostic


def _compiled(data: str, templates: Path | None, made: datetime | None, *, system_fonts: bool = False, note: bool = False) -> bytes:
    inputs = {"document": data} | ({"note": f"{STAND_IN} står för ett tecken som inte kunde skrivas ut."} if note else {})
    template = template_path("typst", templates)
    try:
        content, warnings = typst.compile_with_warnings(
            input=template,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            ignore_system_fonts=not system_fonts,
            timestamp=int((made or datetime.now().astimezone()).timestamp()),
        )
    except typst.TypstError as error:
        raise _CompileError(error.message, error.diagnostic) from error
    except BaseException as error:
        # Typst 0.15 panics on some rare sequences of right-to-left and combining characters; PyO3 has no class to catch that by.
        if type(error).__name__ == "PanicException":
            raise _CompileError(str(error), "") from error
        raise
    if template.parent != BUILT_IN:
        _check_fonts(warnings)
    return content


def _refused(error: _CompileError) -> set[str]:
    """The characters for which no font was found."""
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _REFUSED.findall(error.diagnostic))
    return {char for text in found for char in text}


def _check_fonts(warnings: list[typst.TypstWarning]) -> None:
    """Raise _MissingFonts where a template names fonts and none of them is there; of several one is enough."""
    missing: dict[tuple[int, int, str], list[str]] = {}
    for warning in warnings:
        if unknown := _UNKNOWN_FONT.match(warning.message):
            place = _UNDERLINED.search(warning.diagnostic)
            asked = place[3][len(place[4]) : len(place[4]) + len(place[5])] if place else ""
            missing.setdefault((int(place[1]), int(place[2]), asked) if place else (0, 0, ""), []).append(unknown[1])
    for (line, _, asked), unknown_names in missing.items():
        named = re.findall('"(.+?)"', asked)
        if all(name.casefold() in unknown_names for name in named):
            raise _MissingFonts(named or unknown_names, line)
