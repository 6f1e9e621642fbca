"""What Gå till shows: every letter, and what it does not take."""

from pathlib import Path

from textual.widgets import Static

from support.screens import SMALL, opened


async def test_every_letter_is_shown_in_a_small_window_and_a_title_is_said_not_to_be_offered(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.type("<ctrl+g>")
        shown = window.text.replace("\u00a0", " ")
        assert "en bokstav gör något genast" in shown
        for entry in ("a anteckning", "p paus", "v fastställ", "+ nytt", "< upp", "w skriv ut", ", inställningar", "h hjälp"):
            assert entry in shown, shown
        legend = window.app.screen.query_one(".legend", Static)
        assert window.app.screen.region.contains_region(legend.region)
        await window.type("77pol")
        assert "Inget ärende har det numret; rubriker och annan text söks med" in window.text
