import sys
from subprocess import run

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from kcminutes.documents.blocks import Run
from kcminutes.documents.formats.terminal import ansi, document_lines, head_lines, section_lines
from kcminutes.documents.rows import wrapped, wrapped_text
from kcminutes.documents.view import document, section
from kcminutes.meeting.model import Action, Item
from support.document_samples import agenda, final_minutes, meeting, minutes, said


def rows_of(item, width=80):
    return [row.plain.rstrip() for row in section_lines(section(meeting(item), (0,)), width)]


def letters(text):
    return "".join(char for char in text if not char.isspace())


@pytest.mark.parametrize("width", [24, 40, 59, 60, 80, 160])
@pytest.mark.parametrize("sample", [minutes(), agenda()])
def test_every_row_fits_the_width_and_is_one_row(sample, width):
    for row in document_lines(document(sample), width):
        assert cell_len(row.plain) <= width
        assert "\n" not in row.plain


def test_the_document_is_its_head_its_sections_and_its_signatures():
    shown = document(minutes())
    rows = [row.plain for row in document_lines(shown, 80)]
    parts = [row.plain for row in head_lines(shown, 80)]
    for part in shown.sections:
        parts += [row.plain for row in section_lines(part, 80)]
    assert rows[: len(parts)] == parts
    assert [row for row in rows[len(parts) :] if row and "_" not in row][::2] == [
        "Greta Öhlin",
        "Signe Vallgren",
        "Nils-Erik Hägglöf",
    ]


def test_a_section_has_heading_notes_decision_and_a_table():
    item = said("Sagt.", title="Ekonomi", decisions=("Beslutat.",), actions=(Action(text="Gör det", responsible=("Alma Berg",)),))
    assert rows_of(item, 60) == [
        "1. Ekonomi",
        "Sagt.",
        "",
        "▎ BESLUT",
        "▎ Beslutat.",
        "",
        "ÅTGÄRDER                         SLUTDATUM   ANSVARIG",
        "─" * 60,
        "Gör det                                      Alma Berg",
        "",
    ]


def test_on_a_narrow_screen_an_action_has_its_date_and_people_below_it():
    item = Item(title="x", actions=(Action(text="Gör det *snart*", responsible=("Alma Berg", "Bo Ek")),))
    assert rows_of(item, 40) == ["1. x", "", "ÅTGÄRDER", "• Gör det snart", "  ANSVARIG: Alma Berg", "            Bo Ek", ""]


def test_lists_hang_and_nest():
    assert rows_of(said("- " + "ord " * 8 + "\n - inne", title="x"), 24)[1:] == [
        "• ord ord ord ord ord",
        "  ord ord ord",
        "  • inne",
        "",
    ]


def test_bold_and_italic_are_styles():
    (row,) = [row for row in section_lines(section(meeting(said("**a** *b* c")), (0,)), 40) if row.plain == "a b c"]
    assert [(span.start, span.end, str(span.style)) for span in row.spans] == [(0, 1, "bold"), (2, 3, "italic")]


def test_utkast_stands_at_the_top_of_a_draft():
    assert head_lines(document(minutes()), 80)[0].plain == " UTKAST "
    assert all("UTKAST" not in row.plain for row in head_lines(document(final_minutes()), 80))


def test_no_control_character_reaches_the_terminal():
    item = Item(
        title="a\x1b[31mb", notes="c\x1b]0;x\x07d\te", reference="\x9b1m", actions=(Action(text="\x1bf", responsible=("\x1bg",)),)
    )
    text = "".join(row.plain for row in section_lines(section(meeting(item), (0,)), 60))
    assert all(char >= " " and not "\x7f" <= char <= "\x9f" for char in text)


@given(st.text(st.sampled_from("ab åÅ漢😀☺\ufe0f\u0301\u200d  \u00a0")), st.integers(10, 30))
@settings(max_examples=300)
@example("aaaaaaá漢漢\u0301", 10)  # a wide sign and a combining one make up for each other in a sum
@example("aaaaaaaaa☺\ufe0f", 10)
def test_wrapping_keeps_every_word_and_fits_the_width(text, width):
    rows = wrapped_text(text, width)
    assert letters("".join(rows)) == letters(text)
    assert all(row and cell_len(row) <= width for row in rows)
    assert all(row == row.strip(" ") for row in rows)


@given(st.lists(st.builds(Run, st.text("ab  c", min_size=1), st.booleans(), st.booleans()), min_size=1), st.integers(10, 30))
def test_wrapping_styled_text_breaks_where_plain_text_does(line, width):
    rows = wrapped(tuple(line), width)
    assert ["".join(run.text for run in row) for row in rows] == wrapped_text("".join(run.text for run in line), width)
    styled = [(char, run.bold, run.italic) for run in line for char in run.text if char != " "]
    assert [(char, run.bold, run.italic) for row in rows for run in row for char in run.text if char != " "] == styled


def test_rows_can_be_joined_into_one_text():
    rows = document_lines(document(minutes()), 80)
    assert Text("\n").join(rows).plain.count("\n") == len(rows) - 1


def test_the_terminal_document_imports_no_textual():
    code = (
        "import sys, kcminutes.documents.formats.terminal, kcminutes.documents.formats.export; sys.exit('textual' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_pdf_needs_no_jinja_and_the_view_no_typst():
    code = "import sys, kcminutes.documents.formats.pdf; sys.exit('jinja2' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
    code = "import sys\nfrom kcminutes.documents.formats import export, terminal\nsys.exit('typst' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@given(
    st.lists(st.builds(Run, st.text("ab  é👍", max_size=12), st.booleans(), st.booleans()), min_size=2, max_size=12).map(tuple),
    st.integers(10, 30),
)
def test_rows_of_several_styles_have_the_words_and_the_styles_of_the_line(line, width):
    styled = [(char, run.bold, run.italic) for run in line for char in run.text if char != " "]
    rows = wrapped(line, width)
    assert [(char, run.bold, run.italic) for row in rows for run in row for char in run.text if char != " "] == styled
    assert ["".join(run.text for run in row) for row in rows] == wrapped_text("".join(run.text for run in line), width)


@pytest.mark.parametrize("width", [40, 80])
def test_a_row_is_styled_for_the_terminal_as_rich_would_do_it(width):
    item = said("Sagt *med* **eftertryck**.", decisions=("Beslut 👍.",), actions=(Action(text="*Gör* det", responsible=("Å",)),))
    rows = [*document_lines(document(minutes()), width), *section_lines(section(meeting(item), (0,)), width)]
    console = Console(force_terminal=True, color_system="truecolor", width=200, legacy_windows=False)
    for row in rows:
        with console.capture() as shown:
            console.print(row, soft_wrap=True, end="")
        assert ansi(row) == shown.get()
