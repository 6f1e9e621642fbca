"""The main screens look as in their pictures, which `python tests/make_pictures.py` makes anew, to be looked at and kept."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from kcminutes.tui.widgets.draft_pane import PAUSE
from kcminutes.tui.widgets.line import Line
from support.pictures import FOLDER, picture
from support.screens import LARGE, MEDIUM, SMALL, Window, at_home, opened, workspace_with

SIZES = (SMALL, MEDIUM, LARGE)


async def meeting(window: Window) -> None:
    await window.type("<ctrl+g>", "o", "Ordföranden öppnade mötet.", "<f4>", "Ändringen godkänns.")
    await window.type("<ctrl+o>", "Ring länet", "<tab>", "24/4", "<tab>", "fne", "<enter>", "<escape>")
    await window.until(lambda: window.session.file.state.saved)


async def attendance(window: Window) -> None:
    await window.press("ctrl+r", "3", "home", "down", "1")


async def form(window: Window) -> None:
    await window.press("ctrl+g", "x")


async def where_to_go(window: Window) -> None:
    await window.press("ctrl+g")


SCREENS: dict[str, Callable[[Window], Awaitable[None]]] = {
    "meeting": meeting,
    "attendance": attendance,
    "form": form,
    "go-to": where_to_go,
}


async def at_rest(window: Window) -> str:
    """The picture once all is saved, the draft and all else that waits has come, and what is told in passing is gone."""
    window.app.messages.clear()
    for screen in window.app.screen_stack:
        for field in [*screen.query(TextArea), *screen.query(Input)]:
            field.cursor_blink = False
            field.notify_style_update()  # else a line that was drawn while its cursor was out is kept so
    before, now = "", picture(window.app)
    while before != now:
        await asyncio.sleep(4 * PAUSE)
        await window.settled()
        await window.until(lambda: "… sparar" not in window.text)  # a slow disk may take longer than the pause
        before, now = now, picture(window.app)
    return now


async def taken(name: str, size: tuple[int, int], folder: Path) -> str:
    """The picture of the screen in a window of the size."""
    if name == "home":
        workspace_with(folder)
        async with at_home(folder, size) as window:
            await window.until(lambda: "Kommunchefsgruppen" in window.text)
            window.app.screen.query_one("#home-place", Line).say("Arbetsmapp: /kc")
            return await at_rest(window)
    async with opened(folder, size) as window:
        await SCREENS[name](window)
        # The time of the last save is the wall clock's; all others are the test's.
        return re.sub(r"sparat [0-9.]{5}", "sparat 08.30", await at_rest(window))


def file_of(name: str, size: tuple[int, int]) -> Path:
    return FOLDER / f"{name}-{size[0]}x{size[1]}.svg"


@pytest.mark.parametrize(
    "size",
    [pytest.param(size, id=f"{size[0]}x{size[1]}", marks=[pytest.mark.long] * (size == MEDIUM)) for size in SIZES],
)
@pytest.mark.parametrize("name", [*SCREENS, "home"])
async def test_a_screen_looks_as_in_its_picture(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    assert await taken(name, size, tmp_path) == file_of(name, size).read_text("utf-8")
