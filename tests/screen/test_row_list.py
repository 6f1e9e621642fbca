"""A list of any number of rows draws those in view, and every row can be come to."""

from rich.text import Text
from textual.app import App, ComposeResult

from kcminutes.tui.textual_seams.marked_list import SIGN
from kcminutes.tui.widgets.row_list import RowList

ROWS, HEIGHT = 100_000, 10


class Listing(App[int]):
    """An app with nothing but the list."""

    CSS = "RowList { height: 1fr; overflow-x: hidden; }"

    def __init__(self) -> None:
        super().__init__()
        self.listed = RowList()
        self.made: list[int] = []
        self.moved: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.listed

    def row(self, number: int) -> Text:
        self.made.append(number)
        return Text(f"rad {number} med mer än det får plats")

    def on_mount(self) -> None:
        self.listed.show(ROWS, self.row, tail="och fler")

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        self.moved.append(event.row)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.row)

    @property
    def rows(self) -> list[str]:
        return [self.listed.render_line(y).text.rstrip() for y in range(self.listed.size.height)]


async def test_only_the_rows_in_view_are_made() -> None:
    async with (app := Listing()).run_test(size=(20, HEIGHT)) as pilot:
        await pilot.pause()
        assert set(app.made) == {*range(HEIGHT)}
        assert app.rows[0].startswith(f"{SIGN}rad 0 med")
        assert app.rows[1].startswith(" " * len(SIGN) + "rad 1 med")
        assert all(row.rstrip("▁▂▃▄▅▆▇█ ").endswith("…") for row in app.rows)


async def test_every_row_is_a_key_or_a_page_away() -> None:
    async with (app := Listing()).run_test(size=(30, HEIGHT)) as pilot:
        await pilot.press("down", "pagedown", "up", "end")
        assert app.moved == [1, 11, 10, ROWS - 1]
        await pilot.pause()
        assert [row[len(SIGN) :].split(" med")[0] for row in app.rows[-2:]] == [f"rad {ROWS - 1}", "och fler"]
        await pilot.press("down", "enter", "pageup", "home", "up", "enter")
        assert app.moved[4:] == [ROWS - 1 - HEIGHT, 0]
        assert app.chosen == [ROWS - 1, 0]


async def test_a_click_chooses_its_row_and_what_stands_after_them_is_none() -> None:
    async with (app := Listing()).run_test(size=(30, HEIGHT)) as pilot:
        await pilot.click(offset=(5, 3))
        await pilot.press("end")
        await pilot.click(offset=(5, HEIGHT - 1))
        await pilot.click(offset=(5, HEIGHT - 2))
        assert app.chosen == [3, ROWS - 1]


async def test_a_list_that_becomes_shorter_or_empty_has_no_row_at_hand_that_is_not_there() -> None:
    async with (app := Listing()).run_test(size=(30, HEIGHT)) as pilot:
        await pilot.press("end")
        app.listed.show(3, app.row, 7)
        await pilot.pause()
        assert app.listed.at_hand == 2
        assert [row.split(" med")[0] for row in app.rows[:3]] == ["  rad 0", "  rad 1", f"{SIGN}rad 2"]
        app.listed.show(0, app.row)
        await pilot.press("down", "enter")
        assert (app.listed.at_hand, app.chosen) == (None, [])
