"""A paragraph of 200 KB: what a key costs in it, held against a bare text area with the same paragraph, side by side."""

import asyncio
import statistics
import time
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from support.screens import EMPTY_AGENDA, SMALL, opened

PARAGRAPH = "kommunchefsgruppen uppdrar åt förvaltningen att återkomma " * 3450
KEYS = 3
LIMIT = 2.0
"""Times a bare text area's key; it is some 0.2."""


class Bare(App[None]):
    """One text area with soft wrap, the cursor at its end."""

    def compose(self) -> ComposeResult:
        yield TextArea(PARAGRAPH, soft_wrap=True)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)


async def seconds_a_key(app: App[Any]) -> float:
    """The median of some keys, each until the screen shows it."""
    took = []
    for _ in range(KEYS):
        began = time.perf_counter()
        app.post_message(events.Key("x", "x"))
        for call in (app.call_later, app.call_later, app.screen.call_after_refresh):
            done = asyncio.Event()
            call(done.set)
            await done.wait()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


async def test_a_key_in_a_paragraph_of_200_kb_costs_at_most_two_of_a_bare_text_area(tmp_path: Path) -> None:
    agenda = f'{EMPTY_AGENDA}[[arende]]\ntitel = "Ett"\nanteckning = "{PARAGRAPH}slut"\n'
    async with opened(tmp_path, SMALL, agenda) as window:
        ours = await seconds_a_key(window.app)
        assert window.item(1).notes.endswith(f"slut{'x' * KEYS}")
    async with (app := Bare()).run_test(size=SMALL) as pilot:
        await pilot.pause()
        bare = await seconds_a_key(app)
    assert ours <= LIMIT * bare, f"{ours * 1000:.0f} ms against {bare * 1000:.0f} ms"
