"""The mouse: what is marked is copied, and what names a command can be clicked."""

from pathlib import Path

import pytest
from textual.widget import Widget

from support.screens import LARGE, MEDIUM, SMALL, Window, at_home, opened, workspace_with


async def mark(window: Window, widget: Widget, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Mark with the mouse, from and to the columns and rows of the widget's content."""
    # The fields of the row that is kept in store take every mark away as they come.
    await window.until(lambda: len(window.screen.editor.actions.query("Input")) >= 2)
    await window.settled()
    corner = widget.content_region.offset - widget.region.offset
    await window.pilot.mouse_down(widget, offset=corner + start)
    await window.pilot.hover(widget, offset=corner + end)
    await window.pilot.mouse_up(widget, offset=corner + end)
    await window.settled()


async def test_what_is_marked_in_the_draft_is_copied(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("Ordföranden öppnade mötet.", "<enter>", "<enter>", "Alla var där.")
        await window.until(lambda: window.text.count("Alla var där.") == 2)
        await mark(window, window.screen.draft, (0, 0), (40, 5))
        await window.press("ctrl+c")
        assert "1. Mötets öppnande" in window.app.clipboard
        assert "Ordföranden öppnade mötet." in window.app.clipboard
        assert "DraftPane" not in window.app.clipboard
        assert all(line == line.rstrip() for line in window.app.clipboard.split("\n"))


async def test_what_is_marked_in_one_row_of_the_draft_is_copied_to_the_letter(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("Ordföranden öppnade mötet.")
        await window.until(lambda: window.text.count("Ordföranden") == 2)
        draft = window.screen.draft
        y = next(index for index, strip in enumerate(draft._strips) if "Ordföranden" in strip.text)
        await mark(window, draft, (12, y), (19, y))
        await window.press("ctrl+c")
        assert window.app.clipboard == "öppnade"


async def test_what_is_marked_in_the_list_is_copied_and_goes_nowhere(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await mark(window, window.screen.items, (2, 1), (33, 3))
        assert window.at == (0,)
        await window.press("ctrl+c")
        lines = window.app.clipboard.split("\n")
        assert lines[0].startswith("2 Föregående")
        assert len(lines) == 3


@pytest.mark.parametrize(("key", "wanted"), [("ctrl+l", "Kommunchefsgruppen"), ("f1", "Handbok: fem minuter")])
async def test_what_is_marked_in_the_draft_and_the_help_in_the_whole_window_is_copied(
    tmp_path: Path, key: str, wanted: str
) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.press(key)
        await window.until(lambda: wanted in window.text)
        page = window.app.screen.query_one("Page")
        await mark(window, page, (0, 0), (60, 10))
        await window.press("ctrl+c")
        assert wanted in window.app.clipboard


async def test_with_nothing_marked_ctrl_c_ends_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+c")
        assert not window.has_ended
        assert window.told == ["Ctrl+Q avslutar; allt sparas av sig självt."]


async def click(window: Window, words: str, row: int) -> None:
    """Click on the words in the window's row, counted from the last (-1)."""
    row = len(window.rows) + row
    await window.pilot.click(offset=(window.rows[row].index(words) + 1, row))
    await window.settled()


@pytest.mark.parametrize(
    ("words", "row", "seen"),
    [
        ("T åter", -1, "Det här är det första ärendet."),
        ("P mer", -1, "Kommandon"),
        ("F1 hjälp", -1, "Handbok"),
        ("R närvaro", -1, "Mellanslag"),
        ("Närvaro 0/", -2, "Mellanslag"),
        ("Ärende 1", -2, "en bokstav gör något genast"),
        ("ej öppnat", -2, "Mötet öppnades"),
    ],
)
async def test_hints_and_status_can_be_clicked(tmp_path: Path, words: str, row: int, seen: str) -> None:
    async with opened(tmp_path, SMALL) as window:
        await click(window, words, row)
        await window.until(lambda: seen in window.text)


async def test_a_click_on_the_hints_leaves_the_cursor_where_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.type("ett")
        await click(window, "O åtgärd", -1)
        assert window.place == "text"
        await click(window, "T åter", -1)
        await click(window, "│", -2)
        await window.type(" två")
        assert window.item(1).notes == "ett två"


async def test_at_home_the_hints_can_be_clicked(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await click(window, "p skriv", -1)
        assert window.app.screen.query_one("#dialog").border_title == "Skriv ut"
        await window.press("escape")
        await click(window, "Retur öppna", -1)
        assert window.at == (0,)


async def test_what_is_marked_can_be_seen_and_read(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        items = window.screen.items
        await mark(window, items, (2, 1), (33, 1))
        await mark(window, items, (2, 2), (33, 2))
        segments = list(items.render_line(2))
        marked = [segment for segment in segments if segment.style.reverse]
        assert "".join(segment.text for segment in marked).startswith("3 Uppföljning")
        assert all(segment.style.color != segment.style.bgcolor for segment in segments)
        assert not any(segment.style.reverse for segment in items.render_line(1))


async def test_a_click_on_somebody_in_a_meeting_that_can_only_be_read_changes_nothing_and_tells_why(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v", "<enter>", "<escape>", "<ctrl+r>")
        before = window.meeting
        window.app.messages.clear()
        await window.pilot.click("OptionList", offset=(4, 1))
        await window.until(lambda: any("fastställt" in sentence for sentence in window.told))
        assert window.meeting == before
