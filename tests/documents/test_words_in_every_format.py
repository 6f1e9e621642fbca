import re
import unicodedata
from collections.abc import Container
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.making import FORMATS
from kcminutes.documents.items import ProsePart
from kcminutes.documents.view import Document, document
from kcminutes.meeting.model import Action, Item, Meeting, Participant
from kcminutes.swedish.characters import one_line, plain
from support.document_samples import meeting
from support.reading_back import read_back, shape, text_of
from support.strategies import DIFFICULT_TEXT

MARKUP: Final = (
    *("<b>", "</p>", "<script>", "<!--", "-->", "]]>", "&", "&amp;", "&#60;", '"', "'", "</w:t>", "<w:p/>", "<x>"),
    *("#", "# ", "## ", "=", "===", "---", "~~~", "```", "`", "~~", "> ", "|", "| a |", "_", "__", "\\", "^"),
    *("[a](b)", "![", "[a]: b", "http://a.se", "{{ x }}", "{{p x }}", "{%p if %}", "{% x", "%}", "{#", "{_{"),
    *("#let", "#[", "$x$", "@ref", "//", "/*", "*/", "- ", "1. ", "2) ", "+ ", "17. ", "**", "*", "***"),
    *("    ", " ", "\n", "\n\n", "\t", "Åsa", "ord", "K/S", "9", "å" * 90),
)
"""What the formats could take for something else, and what is light Markdown."""

LINE_STARTS: Final = "+ a\n= b\n2) c\n# d\n> e\n~~~\n---\n***\n|a|b|\n|---|---|\nf\n===\ng\n: h\n\n    i\n\n[j]: k"
"""What begins something else than a paragraph in Markdown."""

LATIN: Final = st.text("abcåäöÅÄÖéü .,:;!?()–-/’”", max_size=6)
"""The letters that are certain to come out of a PDF as they went in; pypdf gives those of some other scripts in another order."""

TYPED: Final = st.lists(st.sampled_from(MARKUP) | DIFFICULT_TEXT, max_size=8).map("".join)
TYPED_LATIN: Final = st.lists(st.sampled_from(MARKUP) | LATIN, max_size=12).map("".join)

EXAMPLES: Final = {"pdf": 25, "docx": 15, "html": 40, "md": 60, "txt": 60}
"""How many meetings of each format: a text takes 10 ms, a PDF or a Word file 100."""


def marked(field: str, text: str, *, first: bool, between: str = " ") -> str:
    """The text with a word beside it, before or after, that tells which field's it is."""
    return f"Zq{field}{between}{text}" if first else f"{text}{between}Zq{field}"


def typed_everywhere(text: str, *, first: bool) -> Meeting:
    """A meeting with the text in each field of a document, each with its mark."""

    def line(field: str) -> str:
        return one_line(marked(field, text, first=first))

    def prose(field: str) -> str:
        return plain(marked(field, text, first=first, between="\n\n"))

    item = Item(
        title=line("titel"),
        reference=line("dnr"),
        presenters=(line("dragare"),),
        attachments=(line("bilaga"),),
        background=prose("bakgrund"),
        notes=prose("sagt"),
        decisions=(prose("beslut"),),
        actions=(Action(text=prose("atgard"), responsible=(line("ansvar"),)),),
    )
    person = Participant(name=line("namn"), organisation=line("organ"), title=line("post"), roles=(line("uppdrag"),))
    return meeting(item, people=(person,), body=line("grupp"), document=line("dokument"), place=line("plats"))


HEAD: Final = ("plats", "namn", "post", "organ", "uppdrag")
CONTENTS: Final = ("titel", "titel", "beslut", "atgard", "ansvar")
"""The list of items, and the summary."""
ITEM: Final = ("titel", "dnr", "dragare", "bilaga", "bakgrund", "sagt", "beslut", "atgard", "ansvar")
ITEM_2013: Final = ("titel", "dnr", "dragare", "bilaga", "beslut", "bakgrund", "sagt", "atgard", "ansvar")
ORDER: Final = {"2016": (*HEAD, *ITEM), "2013": (*HEAD, *ITEM_2013), "contents": (*HEAD, *CONTENTS, *ITEM)}
PROSE: Final = ("bakgrund", "sagt", "beslut", "atgard")
LINES: Final = tuple(dict.fromkeys(field for field in (*HEAD, *ITEM) if field not in PROSE))


def composed(typed: Meeting, kind: str) -> Document:
    """The document of one of the kinds in ORDER."""
    return document(typed, "2013" if kind == "2013" else "2016", outline=kind == "contents", summary=kind == "contents")


def visible(text: str) -> str:
    """All that is seen of the text: no spaces, and nothing that has no shape."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char)[0] != "C")


def words(text: str) -> str:
    """The same without what makes lists and emphasis in prose: dashes, bullets, asterisks, and numbers with their stops."""
    return re.sub(r"[-–•‣·*.\d]", "", visible(text))


def assert_in_order(shown: str, expected: str, fields: tuple[str, ...], exact: Container[str], *, first: bool) -> None:
    """Each field's mark stands in what is shown, in order and no more often; in the exact fields, what was typed is beside it."""
    at = 0
    for field in fields:
        mark = f"Zq{field}"
        assert shown.count(mark) == fields.count(field), field
        start = shown.find(mark, at)
        assert start >= 0, f"{field} is in another place"
        at = start + len(mark)
        beside = shown[at : at + len(expected)] if first else shown[max(start - len(expected), 0) : start]
        assert field not in exact or beside == expected, field


KEPT: Final = {
    *("kind", "language", "layout", "number", "prefix", "day", "due", "columns", "heading", "label", "signed", "mark", "status"),
}
"""The fields of a document that nobody types into, or not prose."""


def harmless(value: Any) -> Any:
    """The document, or what is in it, with an ordinary word for every word, and all else as it is."""
    if isinstance(value, str):
        return re.sub(r"\S+", "ord", value)
    if isinstance(value, tuple):
        return tuple(map(harmless, value))
    if not isinstance(value, Struct):
        return value
    typed = [
        field for field in value.__struct_fields__ if field not in KEPT and not (field == "name" and isinstance(value, ProsePart))
    ]
    return replace(value, **{field: harmless(getattr(value, field)) for field in typed})


@pytest.mark.parametrize("form", FORMATS)
def test_all_words_of_whatever_is_typed_are_there_in_order_and_none_is_markup(form: str) -> None:
    @settings(max_examples=EXAMPLES[form])
    @given(text=TYPED_LATIN if form == "pdf" else TYPED, kind=st.sampled_from(list(ORDER)), first=st.booleans())
    @example(text="# a #", kind="contents", first=False)
    @example(text="slut\\", kind="2016", first=False)
    @example(text=LINE_STARTS, kind="2016", first=False)
    @example(text="1. ord ett ord\n2. två\n - **tre** {{ x }}\n\n<b> &amp; #let", kind="2013", first=True)
    @example(text="-–<b><b><b><b>#letÅsa", kind="2016", first=False)
    def check(text: str, kind: str, *, first: bool) -> None:
        shown = composed(typed_everywhere(text, first=first), kind)
        tree = read_back(form, export(shown, form))
        # A word too wide for its column has the typesetter's hyphens in a PDF, which are seen as those that were typed.
        shown_text, typed = (visible(each).replace("-", "" if form == "pdf" else "-") for each in (text_of(tree), one_line(text)))
        assert_in_order(shown_text, typed, ORDER[kind], LINES, first=first)
        assert_in_order(words(text_of(tree)), words(plain(text)), ORDER[kind], (*LINES, *PROSE), first=first)
        if form != "txt":
            assert shape(tree) == shape(read_back(form, export(harmless(shown), form)))

    check()
