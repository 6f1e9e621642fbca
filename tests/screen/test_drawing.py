"""Only what an edit changes is drawn anew; the screen is then what it would be if all of it had been."""

from pathlib import Path
from random import Random

import pytest

from kcminutes.tui.widgets.prose import Prose
from support.program import begin
from support.rarely import rarely
from support.screens import LARGE, SMALL, Window, opened
from support.terminal import Terminal

KEYS = (
    "enter",
    "enter",
    "backspace",
    "delete",
    "left",
    "right",
    "up",
    "down",
    "home",
    "end",
    "shift+left",
    "ctrl+z",
    "ctrl+w",
    "tab",
)
WORDS = ("och ", "Kommunerna redovisar läget. ", "a", "å", "- ", "långtordutanmellanslag" * 3, "日本 ", "1. ")


def seen(window: Window) -> list[str]:
    """The rows of the editor; the status line has a clock."""
    editor = window.screen.editor.region
    return [row[editor.x : editor.right] for row in window.rows[editor.y : editor.bottom]]


async def one_edit(window: Window, random: Random) -> None:
    choice = random.random()
    if choice < 0.5:
        await window.type(random.choice(WORDS))
    elif choice < 0.9:
        await window.press(*[random.choice(KEYS)] * random.randint(1, 4))
    else:
        await window.paste("\n".join(random.choice(WORDS) * 3 for _ in range(random.randint(1, 30))))


@pytest.mark.parametrize("seed", [0, *rarely(1, 2, 3)])
async def test_after_any_edits_the_screen_is_as_if_all_of_it_were_drawn_anew(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311  # edits, not secrets
    async with opened(tmp_path, random.choice((SMALL, LARGE))) as window:
        window.screen.draft.display = False  # it follows in its own time
        for _ in range(35):
            await one_edit(window, random)
            window.app.messages.clear()
            await window.settled()
            drawn = seen(window)
            for prose in window.screen.query(Prose):
                prose.notify_style_update()
                prose.refresh()
            await window.settled()
            assert seen(window) == drawn
        assert len(window.screen.editor.notes.text) > 50


def at_rest(terminal: Terminal) -> list[str]:
    """The terminal's rows once all keys are done and the draft has followed; without the last two, which have the clock."""
    before: list[str] = []
    while (rows := terminal.screen()[:-2]) != before:
        before = rows
        terminal.read_for(1.2)
    return rows


@pytest.mark.long
def test_what_was_sent_to_the_terminal_is_what_it_would_show_if_all_were_sent(tmp_path: Path) -> None:
    random = Random(5)  # noqa: S311  # edits, not secrets
    with begin(tmp_path, rows=50, columns=160) as terminal:
        for _ in range(4):
            for _ in range(6):
                terminal.type(random.choice(WORDS))
                terminal.press(*[random.choice(KEYS[:11])] * random.randint(1, 3))
            shown = at_rest(terminal)
            terminal.press("f1")
            terminal.wait_for("Handbok")
            terminal.press("escape")
            terminal.wait_for("Anteckning")
            again = at_rest(terminal)
            assert [pair for pair in zip(shown, again, strict=True) if pair[0] != pair[1]] == []
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
