"""What the program says in passing stands in one line above the status line, and covers nothing that is typed in."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from kcminutes.storage.settings import Settings
from kcminutes.tui.widgets import message_line
from kcminutes.tui.widgets.message_line import MOST_ROWS, MessageLine
from support.samples import AGENDA_2016
from support.screens import LARGE, MEDIUM, SMALL, Window, at_home, opened, workspace_with

LONG = "Kan inte spara 2016-12-08.toml: någon annan har ändrat den, till det som finns i 2016-12-08 (annan).toml. Ctrl+G ä sparar."
LONGER = f"{LONG} Det som skrivs finns i säkerhetskopian på den här datorn, och nya försök görs hela tiden, en gång i sekunden."


def message_rows(window: Window) -> list[str]:
    """The rows between the editor and the status line."""
    line = window.app.screen.query_one(MessageLine).region
    return [row.strip() for row in window.rows[line.y : line.bottom]]


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
@pytest.mark.parametrize("message", ["Mötet öppnades.", LONG, LONGER])
async def test_a_message_covers_no_field_and_is_whole(tmp_path: Path, size: tuple[int, int], message: str) -> None:
    async with opened(tmp_path, size) as window:
        await window.type("<ctrl+o>", "Bevaka frågan", "<tab>", "24/4")
        field = window.app.focused.region
        for tell in (window.app.messages.tell, window.app.messages.warn):
            tell(message)
            await window.settled()
            assert message in " ".join(message_rows(window))
            line, status = window.app.screen.query_one(MessageLine).region, window.screen.status.region
            assert line.bottom == status.y
            assert window.app.focused.region.bottom <= line.y
            assert "2017-04-24" in window.text or "24/4" in window.text
            if line.height <= 2:  # the row that is kept, and the row of hints
                assert window.app.focused.region == field
        assert not window.app.screen.query(Toast)


async def test_where_one_types_is_seen_however_long_the_message(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.type(*["<enter>"] * 30, "sist")
        window.app.messages.warn(f"{LONGER} {LONG}")
        await window.settled()
        assert len(message_rows(window)) == MOST_ROWS
        await window.until(lambda: "sist" in window.text)
        assert "Ärende 1" in window.text


async def test_a_message_longer_than_its_rows_ends_in_dots(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        window.app.messages.tell("ord " * 400)
        await window.settled()
        assert len(message_rows(window)) == MOST_ROWS
        assert message_rows(window)[-1].endswith("…")


async def test_the_hints_come_back_after_a_long_message(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        window.app.messages.tell(LONG)
        await window.settled()
        assert "F4 beslut" not in window.text
        window.app.messages.tell("Kort.")
        await window.settled()
        assert "F4 beslut" in window.text


async def test_a_newer_message_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("f6", "ctrl+g", "o")
        assert message_rows(window) == ["Mötet öppnades kl. 08.30."]


async def test_what_informs_passes_and_a_fault_stays_until_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_line, "_SHORTEST", 0.2)
    monkeypatch.setattr(message_line, "_PER_CHARACTER", 0)
    async with opened(tmp_path) as window:
        window.app.messages.warn("Skrivaren är av.")
        window.app.messages.tell("Ångrat.")
        await window.settled()
        assert message_rows(window) == ["Ångrat."]
        await window.until(lambda: message_rows(window) == ["! Skrivaren är av.  (Esc: läst)"])
        await window.pilot.pause(0.4)
        assert message_rows(window) == ["! Skrivaren är av.  (Esc: läst)"]
        await window.type("text", "<escape>")
        assert message_rows(window) == [""]
        assert window.item(1).notes == "text"


async def test_of_several_faults_each_is_seen(tmp_path: Path) -> None:
    settings = Settings(theme="finns-inte", keys={"nej": "f4"})
    async with opened(tmp_path, settings=settings) as window:
        assert "'nej'" in " ".join(message_rows(window))
        assert "nästa av 2" in " ".join(message_rows(window))
        await window.press("escape")
        assert "finns-inte" in " ".join(message_rows(window))
        await window.press("escape")
        assert message_rows(window) == [""]


async def test_the_same_fault_is_told_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        for _ in range(3):
            window.app.messages.warn("Skrivaren är av.")
        await window.settled()
        assert message_rows(window) == ["! Skrivaren är av.  (Esc: läst)"]


async def test_a_click_on_a_message_has_read_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        window.app.messages.warn("Skrivaren är av.")
        await window.settled()
        await window.pilot.click(MessageLine)
        assert message_rows(window) == [""]
        await window.type("text")
        assert window.item(1).notes == "text"


@pytest.mark.parametrize("keys", [("ctrl+g", "r"), ("ctrl+r",), ("ctrl+r", "enter"), ("f1",), ("ctrl+p",)])
async def test_over_a_dialog_it_stands_over_the_status_line_and_covers_no_field(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.press(*keys)
        window.app.messages.warn(LONG)
        await window.settled()
        assert LONG in " ".join(message_rows(window))
        line = window.app.screen.query_one(MessageLine).region
        assert line.bottom == window.screen.status.region.y
        assert window.rows[window.screen.status.region.y].strip().startswith("Ärende 1")
        assert not line.overlaps(window.app.screen.query_one("#dialog").region)
        while window.app.screen is not window.screen:
            await window.press("escape")
        assert LONG in " ".join(message_rows(window))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_is_told_again_in_a_dialog_stands_once_over_the_status_line(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as window:
        window.session.proceedings.make_final(("Anna Öberg",), date(2016, 12, 9))
        await window.press("x", "f6", "ctrl+o")
        assert window.text.count("är fastställt") == 1
        await window.press("ctrl+r", "enter")
        await window.settled()
        assert window.text.count("är fastställt och kan inte ändras") == 1
        assert window.rows[window.screen.status.region.y].strip().startswith("Ärende 1 (1")
        assert window.app.screen.query_one(MessageLine).region.bottom == window.screen.status.region.y
        while window.app.screen is not window.screen:
            await window.press("escape")
        assert window.text.count("är fastställt") == 1
        await window.press("escape")
        assert "fastställt och kan" not in window.text


async def test_at_home_it_stands_over_the_folder(tmp_path: Path) -> None:
    workspace_with(tmp_path, AGENDA_2016)
    async with at_home(tmp_path, settings=Settings(theme="finns-inte")) as window:
        assert "temat ”finns-inte” finns inte" in " ".join(message_rows(window))
        await window.press("escape")
        assert message_rows(window) == [""]
        assert "Arbetsmapp" in window.text


async def test_the_fault_of_a_save_goes_when_it_is_saved(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text")
        await window.saved()
        minutes = window.session.path
        folder = minutes.parent
        folder.rename(tmp_path / "borta")
        folder.write_text("ingen mapp")
        await window.type(" mer")
        await window.until(lambda: any("Kan inte spara" in told for told in window.told), 20)
        folder.unlink()
        (tmp_path / "borta").rename(folder)
        await window.until(lambda: not any("Kan inte spara" in told for told in window.told), 20)
        assert "sparad igen" in " ".join(message_rows(window))


async def test_of_a_path_that_is_too_long_the_reason_is_seen_all_the_same(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        window.app.messages.warn(f"Kan inte spara i /srv/{'a' * 500}/2016-12-08.toml: filens namn är för långt.")
        await window.settled()
        assert "Kan inte spara i /srv/aaa" in window.flat
        assert "/2016-12-08.toml: filens namn är för långt." in window.flat
