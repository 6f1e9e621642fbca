"""What is exported as Markdown is read back by a CommonMark reader with the same text, bold and italic."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kcminutes.documents.blocks import Block, Paragraph, blocks_of
from kcminutes.documents.formats.markdown import cell, escaped, markdown
from kcminutes.swedish.characters import plain

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
UNSEEN = ("<!-- -->", "<br>")
Letter = tuple[str, bool, bool]
"""A character, whether it is bold, and whether it is italic."""

PIECES = (
    *("a", "å", "Ö ", "1", "²", "*", "**", "***", " ", '"', '"""', "🗳️", "🗳", "👩‍💻", "\ufe0f", "\u200d", "\u0301", "☃", "\ue000"),
    *(
        ".",
        ",",
        "(",
        ")",
        "!",
        "–",
        "”",
        "€",
        "_",
        "__",
        "_a",
        "a_b",
        "~",
        "~~",
        "`",
        "&",
        "&amp;",
        "\\",
        "|",
        "#",
        "$",
        "^",
        "=",
        "{",
    ),
    *("<b>", "[x](y)", "http://x.se/a_b", "http://x.se/_a_/~b?c=1&d=2", "- ", "+ ", "1. ", "\n", "\n\n"),
    *("\u00a0", "\u2003", "\u200b", "\u00ad", "\x85", "\x1f", "\u2028"),
)
TYPED = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8", exclude_characters="\0"), max_size=12).map(
    lambda parts: plain("".join(parts))
)
"""Made plain, as every text is that comes in from a keyboard, a paste or a file."""


def typed(blocks: tuple[Block, ...]) -> Iterator[Letter]:
    """The letters as they were meant."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in block.lines:
                for run in line:
                    yield from ((char, run.bold, run.italic) for char in run.text if not char.isspace())
        else:
            for entry in block.entries:
                yield from typed(entry.blocks)


def read(text: str) -> Iterator[Letter]:
    """The letters as a reader of Markdown shows them."""
    for block in READER.parse(text):
        bold = italic = 0
        for token in block.children or []:
            bold += token.nesting * (token.tag == "strong")
            italic += token.nesting * (token.tag == "em")
            if token.content not in UNSEEN:
                yield from ((char, bold > 0, italic > 0) for char in token.content if not char.isspace())


@settings(max_examples=1500)
@given(text=TYPED)
@example(text='🗳️**"""**')
@example(text='\x1f*"*')
@example(text="*,*\u2028.")
def test_what_is_exported_has_the_text_the_bold_and_the_italic_that_was_typed(text: str) -> None:
    blocks = blocks_of(text)
    assert list(read(markdown(blocks))) == list(typed(blocks))


@settings(max_examples=1500)
@given(text=TYPED)
@example(text='🗳️**"""**')
@example(text="\ufe0f*http://x.se/_a_/~b?c=1&d=2*")
@example(text="a*http://x.se/_a_*b")
def test_a_tables_cell_has_the_text_the_bold_and_the_italic_that_was_typed(text: str) -> None:
    paragraphs = tuple(block for block in blocks_of(text) if isinstance(block, Paragraph))
    table = f"| x |\n| --- |\n| {cell(paragraphs)} |\n"
    assert list(read(table))[1:] == list(typed(paragraphs))


@pytest.mark.parametrize(
    "text",
    ["https://www.umea.se/download/a_b_c.pdf", "Anteckningar_KC-möte_2016.pdf", "https://x.se/?a=1&b_c=2#d", "anna_berg@umea.se"],
)
def test_an_address_and_a_files_name_stay_as_they_are(text: str) -> None:
    assert escaped(text) == text
    assert markdown(blocks_of(f"Se {text}, och **{text}**.")) == f"Se {text}, och **{text}**."


@pytest.mark.parametrize("address", ["https://x.se/-_a", "https://x.se/_a_/~~b", "https://x.se/a?b=_c&d", "https://x.se/a_"])
def test_an_address_with_what_could_be_a_mark_stays_as_it_is_for_whoever_copies_or_follows_it(address: str) -> None:
    assert address in markdown(blocks_of(f"_x Se {address}, _y_ och **{address}**."))
    told = "".join(letter for letter, _, _ in read(markdown(blocks_of(f"_x Se {address}, _y_ och **{address}**."))))
    assert told == f"_xSe{address},_y_och{address}."


@pytest.mark.parametrize(("text", "expected"), [("_a_", r"\_a\_"), ("__x__", r"\_\_x\_\_"), ("a _b", r"a \_b")])
def test_an_underscore_that_could_be_a_mark_is_none(text: str, expected: str) -> None:
    assert escaped(text) == expected
