import json

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kcminutes.documents.blocks import Block, ListBlock, ListEntry, Paragraph, Run, blocks_of, text_of
from kcminutes.swedish.typography import no_break


def words(*lines: str) -> Paragraph:
    return Paragraph(tuple((Run(line),) for line in lines))


def bullets(*entries: tuple[Block, ...]) -> ListBlock:
    return ListBlock(ordered=False, entries=tuple(ListEntry(None, entry) for entry in entries))


def test_a_blank_line_parts_two_paragraphs():
    assert blocks_of("Ett.\n\nTvå.") == (words("Ett."), words("Två."))


def test_a_single_newline_is_a_line_break():
    assert blocks_of("Ett\nTvå") == (words("Ett", "Två"),)


def test_nothing_typed_gives_no_blocks():
    assert blocks_of("") == blocks_of(" \n\n\t") == ()


def test_asterisks_make_bold_and_italic():
    (paragraph,) = blocks_of("a **b** *c* ***d***")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines == (
        (Run("a "), Run("b", bold=True), Run(" "), Run("c", italic=True), Run(" "), Run("d", bold=True, italic=True)),
    )


def test_emphasis_goes_on_across_a_line_break():
    (paragraph,) = blocks_of("*ett\ntvå*")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines == ((Run("ett", italic=True),), (Run("två", italic=True),))


def test_dashes_make_a_list_right_after_a_line():
    assert blocks_of("Punkter:\n- ett\n- två") == (words("Punkter:"), bullets((words("ett"),), (words("två"),)))


@pytest.mark.parametrize("minus", ["- 300 tkr mot budget", "- 1 250 000 kr", "- 2,5 % jämfört med 2015", "- 3 miljoner"])
def test_a_minus_before_a_sum_is_no_mark_of_a_list(minus):
    assert blocks_of(minus) == (words(minus),)
    assert blocks_of(f"Resultat:\n{minus}") == (words("Resultat:", minus),)


def test_a_sum_in_a_list_of_other_points_is_a_point():
    assert blocks_of("- hyran\n- 300 tkr") == (bullets((words("hyran"),), (words("300 tkr"),)),)
    assert blocks_of("- 3 nya tjänster") == (bullets((words("3 nya tjänster"),)),)


def test_a_line_below_an_entry_belongs_to_it():
    assert blocks_of("- ett\nmer om ett\n- två") == (bullets((words("ett", "mer om ett"),), (words("två"),)),)


@pytest.mark.parametrize("indent", [" ", "  ", "   ", "    ", "\t"])
def test_an_indented_dash_is_a_nested_list(indent):
    assert blocks_of(f"- ett\n{indent}- inne\n- två") == (bullets((words("ett"), bullets((words("inne"),))), (words("två"),)),)


def test_lists_nest_in_three_levels_with_one_space_each():
    assert blocks_of("- a\n - b\n  - c\n - d") == (
        bullets((words("a"), bullets((words("b"), bullets((words("c"),))), (words("d"),)))),
    )


def test_a_whole_list_that_is_indented_is_not_nested():
    assert blocks_of("   - a\n   - b") == (bullets((words("a"),), (words("b"),)),)


def test_numbers_stay_as_typed():
    (listed,) = blocks_of("3. tre\n7. sju")
    assert listed == ListBlock(ordered=True, entries=(ListEntry(3, (words("tre"),)), ListEntry(7, (words("sju"),))))


def test_a_nested_list_stands_under_a_numbered_entry_with_one_space():
    (listed,) = blocks_of("1. ett\n - inne")
    assert isinstance(listed, ListBlock)
    assert listed.entries[0].blocks == (words("ett"), bullets((words("inne"),)))


def test_an_indented_paragraph_after_a_blank_line_stays_in_its_entry():
    assert blocks_of("- ett\n\n mer\n\nutanför") == (bullets((words("ett"), words("mer"))), words("utanför"))


@pytest.mark.parametrize(
    "text",
    [
        "# rubrik",
        "> citat",
        "+ 700 000 kr",
        "* not",
        "1) punkt",
        "<b>fet</b> &amp; <!-- dold -->",
        "[länk](http://a.se) ![bild](b.png)",
        "`kod` ~~struket~~",
        "_kursiv_ __fet__ snake_case",
        "3*4*5 och 2 * 3",
        "C:\\mapp\\*.docx",
        "---",
        "| a | b |",
        "2016-12-08",
        "[?]",
    ],
)
def test_what_is_no_light_markdown_is_plain_text(text):
    assert blocks_of(text) == (words(text),)


def test_a_fence_and_a_table_are_lines_of_text():
    assert blocks_of("```\nkod\n```") == (words("```", "kod", "```"),)
    assert blocks_of("a|b\n-|-\n1|2") == (words("a|b", "-|-", "1|2"),)


def test_a_marker_deeper_than_eight_levels_is_text():
    assert text_of(blocks_of("- " * 12 + "djupt")) == "- - - - djupt"


def test_blocks_can_be_written_as_json():
    assert json.loads(msgspec.json.encode(blocks_of("- *a*")))[0]["entries"][0]["blocks"][0]["kind"] == "paragraph"


def with_numbers(blocks: tuple[Block, ...]) -> str:
    text = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            text += "\n".join("".join(run.text for run in line) for line in block.lines) + "\n"
        else:
            text += "".join(f"{entry.number or ''} {with_numbers(entry.blocks)}" for entry in block.entries)
    return text


def letters(text: str) -> str:
    """Everything but white space and what lists and emphasis are made of."""
    return "".join(char for char in text if not char.isspace() and char not in "*-.")


MARKUP_TEXT = st.lists(
    st.sampled_from(
        [
            "- ",
            "1. ",
            "23.",
            "\n",
            "\n\n",
            " ",
            "   ",
            "\t",
            "*",
            "**",
            "_",
            "a",
            "Å",
            "b c",
            "\\",
            "`",
            "<",
            "&lt;",
            "#",
            ">",
            "[",
            "|",
        ]
    )
).map("".join)


@given(MARKUP_TEXT | st.text(st.characters(exclude_categories=["Cs", "Cc", "Nd"])))
@example("- " * 300 + "x")
@example("\n".join(" " * depth + f"- x{depth + 1}" for depth in range(99)))
@example("*" * 500 + "x" + "*" * 499)
def test_every_word_that_is_typed_is_there_in_its_order(text):
    assert letters(with_numbers(blocks_of(text))) == letters(text)


@given(MARKUP_TEXT)
def test_no_paragraph_and_no_line_is_empty(text):
    def check(blocks):
        for block in blocks:
            if isinstance(block, Paragraph):
                assert block.lines
                assert all("".join(run.text for run in line).strip() for line in block.lines)
            else:
                for entry in block.entries:
                    check(entry.blocks)

    check(blocks_of(text))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("408 300 kr", "408~300~kr"),
        ("1 200 000", "1~200~000"),
        ("8 december 2016", "8~december~2016"),
        ("22 jan 2014", "22~jan 2014"),
        ("1,2 mkr", "1,2~mkr"),
        ("15 % av", "15~% av"),
        ("kl. 13.30 och Kl 9", "kl.~13.30 och Kl~9"),
        ("§ 5", "§~5"),
        ("2 tr upp", "2~tr upp"),
        ("3 majoriteter", "3 majoriteter"),
        ("okl. 5", "okl. 5"),
        ("4 x 5000", "4 x 5000"),
    ],
)
def test_a_number_stays_with_what_it_counts(typed, kept):
    assert no_break(typed).replace("\u00a0", "~") == kept


@given(st.text("0123 kl.§%majkr\n-–:"))
def test_only_spaces_are_ever_changed(text):
    assert no_break(text).replace("\u00a0", " ") == text
