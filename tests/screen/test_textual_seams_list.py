"""What the list with a sign leans on in Textual is there and does what it needs."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList

from kcminutes.tui.textual_seams.marked_list import SIGN, MarkedList


class Listing(App[int]):
    """An app with one list, narrower than its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.listed = MarkedList("ett", "två ord som inte får plats", "tre", compact=True)
        self.picked: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.listed

    def on_mount(self) -> None:
        self.listed.styles.width = 14

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.picked.append(event.option_index)

    @property
    def rows(self) -> list[str]:
        listed = self.listed
        return [listed.render_line(y).text.rstrip() for y in range(listed.size.height)]


async def test_the_chosen_row_has_the_sign_before_its_first_line_and_the_others_are_in_line_with_it() -> None:
    async with (app := Listing()).run_test(size=(40, 10)) as pilot:
        await pilot.press("down")
        chosen = app.listed.highlighted
        assert chosen is not None
        assert [row.startswith(SIGN) for row in app.rows].index(True) == (0, 1)[chosen]
        assert all(row.startswith((SIGN, " " * len(SIGN))) for row in app.rows if row)
        assert sum(row.startswith(SIGN) for row in app.rows) == 1
        assert " ".join(row[len(SIGN) :] for row in app.rows if row) == "ett två ord som inte får plats tre"


async def test_a_click_before_a_row_picks_it() -> None:
    async with (app := Listing()).run_test(size=(40, 10)) as pilot:
        await pilot.click(offset=(0, len([row for row in app.rows if row]) - 1))
        assert app.picked == [2]


def test_the_list_has_the_rows_and_the_gutter_that_the_sign_needs() -> None:
    assert OptionList("ett")._get_left_gutter_width() == 0
    assert [*OptionList("ett")._lines] == []
