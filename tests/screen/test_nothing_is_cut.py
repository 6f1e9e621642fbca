"""What is too long for its place shows its beginning there, and stands whole somewhere."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from kcminutes.checks import Finding
from kcminutes.meeting.place import HEAD, Cell
from kcminutes.tui.commands.proceedings import _FINDINGS_SHOWN
from support.rarely import rarely
from support.screens import LARGE, MEDIUM, SMALL, Window, opened

TITLE = (
    "Översyn av den gemensamma larmhanteringen och samverkan med regionen om ledningscentral, återrapportering från arbetsgruppen"
)
REASON = "underlaget från arbetsgruppen kom för sent för att hinna beredas i kommunerna"
TEXT = (
    "Ta fram ett underlag om gemensam larmhantering med alla tänkbara aspekter inför nästa möte i gruppen, och skicka ut det i tid "
    * 2
)
PEOPLE = [f"Karin Lindgren-Sandström {number}" for number in range(12)]

HEADER = 'version = 2\n[mote]\norgan = "KC"\ndatum = 2016-12-08\n'


def agenda(count: int) -> str:
    return HEADER + "".join(
        f'[[arende]]\ntitel = "{TITLE} nummer {number}"\nstatus = "bordlagt"\norsak = "{REASON}"\n' for number in range(count)
    )


def with_action() -> str:
    people = ", ".join(f'"{name}"' for name in PEOPLE)
    action = f'[[arende.atgard]]\ntext = "{TEXT.strip()}"\nslutdatum = 2017-01-19\nansvarig = [{people}]\n'
    return f'{HEADER}[[arende]]\ntitel = "Ett"\n{action}'


@pytest.mark.parametrize("size", [(100, 30), (100, 12), (139, 24), LARGE])
@pytest.mark.parametrize("count", [3, 24, 27, 60, *rarely(23, 25, 26, 28, 29)])
async def test_each_row_of_the_list_is_whole_however_many_there_are(tmp_path: Path, size: tuple[int, int], count: int) -> None:
    async with opened(tmp_path, size, agenda(count)) as window:
        await window.pilot.pause()
        items = window.screen.items
        assert not items.show_horizontal_scrollbar
        region = items.content_region
        rows = [row[region.x : region.right] for row in window.rows[region.y : region.bottom]]
        shown = [row for row in rows if "…" in row]
        assert len(shown) == min(count, region.height)
        assert all("bordlagt" in row for row in shown)


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
async def test_a_long_title_and_why_it_is_postponed_stand_whole_over_the_item(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size, agenda(3)) as window:
        region = window.screen.editor.heading.region
        heading = " ".join(" ".join(row[region.x : region.right] for row in window.rows[region.y : region.bottom]).split())
        assert f"{TITLE} nummer 0 bordlagt: {REASON}" in heading
        await window.type("text")
        assert "text" in window.text


def row_of(window: Window) -> tuple[str, str]:
    """The two rows of the first åtgärd, as they are seen."""
    field, under = window.screen.editor.actions.rows[0].text.region, window.screen.editor.actions.rows[0].people.region
    assert under.y == field.bottom
    return window.rows[field.y][field.x : field.right], window.rows[under.y][field.x : field.right]


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
async def test_an_atgard_shows_its_beginning_over_the_whole_width_and_day_and_people_under_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, with_action()) as window:
        await window.until(lambda: "2017-01-19" in window.text)
        text, under = row_of(window)
        assert cell_len(text) >= window.screen.editor.size.width - 3
        assert text.startswith("Ta fram ett underlag om")
        assert text.rstrip().endswith("…")
        assert "2017-01-19" in under
        assert PEOPLE[0][:20] in under
        assert under.rstrip().endswith("…")
        row = window.screen.editor.actions.rows[0]
        assert (row.text.size.height, row.size.height) == (1, 2)


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
async def test_the_atgard_that_is_typed_in_is_whole_and_shows_its_beginning_again_afterwards(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, with_action()) as window:
        await window.until(lambda: "2017-01-19" in window.text)
        window.screen.editor.actions.rows[0].enter_cell(Cell.TEXT)

        def shown() -> str:
            region = window.screen.editor.actions.rows[0].text.region
            return " ".join(" ".join(row[region.x : region.right] for row in window.rows[region.y : region.bottom]).split())

        await window.until(lambda: TEXT.strip() in shown())
        await window.type(" slut", "<escape>")
        await window.until(lambda: window.screen.editor.actions.rows[0].text.size.height == 1)
        text, _ = row_of(window)
        assert text.startswith("Ta fram ett underlag om")
        assert text.rstrip().endswith("…")
        assert window.item(1).actions[0].text == f"{TEXT.strip()} slut"


async def test_a_short_atgard_ends_in_no_dots(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "Ring", "<tab>", "24/4", "<enter>", "<escape>")
        text, under = row_of(window)
        assert text.strip() == "Ring"
        assert "…" not in under


async def test_a_findings_remedy_is_whole(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.type("text", "<ctrl+g>", "g")
        pane = window.screen.panes.findings
        await window.until(lambda: bool(pane.found))
        remedy = "Rätta veckodagen eller datumet, så att de stämmer, eller skriv ut året om dagen ligger längre fram. " * 2
        pane._show([Finding("veckodag", TITLE, remedy.strip(), HEAD)], window.meeting)
        await window.settled()
        assert remedy.strip() in window.flat
        assert TITLE in window.flat


async def test_what_is_to_see_to_stands_first_when_the_document_is_made_final(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL, agenda(1).replace('status = "bordlagt"\n', "")) as window:
        await window.type("text", "<ctrl+g>", "v")
        assert "Att se över först" in window.flat
        assert "ordförande" in window.flat
        assert "Ctrl+G g går igenom" in window.flat
        await window.press("escape")
        assert not window.meeting.head.is_final
        assert _FINDINGS_SHOWN <= 6  # with the fields they must have room in 24 rows


async def test_nothing_is_to_see_to_where_nothing_is_odd(tmp_path: Path) -> None:
    whole = HEADER + (
        '[[deltagare]]\nnamn = "Frida Nevander"\nuppdrag = ["ordförande", "sekreterare"]\nbeslutande = true\n'
        'narvaro = "närvarande"\n[[arende]]\ntitel = "Ett"\nanteckning = "text"\n'
    )
    async with opened(tmp_path, SMALL, whole) as window:
        await window.type("<ctrl+g>", "v")
        assert "Fastställ dokumentet" in window.text
        assert "Att se över" not in window.text
