"""The wheel, once round: minutes made final, the next meeting called and held, its follow-up told, and the list of what is left."""

import json
from datetime import date
from pathlib import Path

import pytest

from kcminutes.meeting.model import Standing
from kcminutes.meeting.reports import NAME
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.toml.reports import read_reports
from support.commands import outcome
from support.samples import MINUTES_2016
from support.screens import MEDIUM, Window, at_home

FIVE = "bjurh, nordm, roberts, vindel, vänn"


class Counted:
    """A window that counts the keys."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.count = 0

    async def type(self, *texts: str) -> None:
        self.count += sum(1 if text.startswith("<") else len(text) for text in texts)
        await self.window.type(*texts)


async def test_the_secretary_goes_from_one_meeting_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "minutes").mkdir()
    december = tmp_path / "minutes" / MINUTES_2016.name
    december.write_bytes(MINUTES_2016.read_bytes())
    async with at_home(tmp_path, size=MEDIUM) as window:
        keys = Counted(window)
        # The minutes are made final.
        await keys.type("<enter>", "<ctrl+g>", "v")
        await window.until(lambda: "Fastställ" in window.text)
        await keys.type("<enter>", "<ctrl+g>", "l")
        await window.until(lambda: "fastställt" in window.text)
        # The next meeting is called, and held.
        await keys.type("n")
        await window.until(lambda: "2017-01-19" in window.text)
        await keys.type("<enter>")
        await window.until(lambda: (tmp_path / "agendas" / "2017-01-19.toml").exists() and "Föregående" in window.text)
        await keys.type("<ctrl+g>", "o")
        await window.until(lambda: "Anteckning" in window.text)
        await keys.type("<ctrl+n>", "<f7>")
        await window.until(lambda: "Plattform" in window.text)
        keys.count = 0
        await keys.type("<space>", "<down>", "<space>", "<down>", "d", "nästa möte", "<enter>", "<escape>")
        assert keys.count <= 20
        standings = [(row.standing, row.new_due) for row in window.item(2).follow_ups]
        assert standings == [(Standing.DONE, None), (Standing.DONE, None), (None, date(2017, 3, 2))]
        await keys.type("<ctrl+o>", "Svara på enkäten", "<tab>", "<tab>", FIVE, "<enter>", "<ctrl+g>", "l")
        await window.until(lambda: "▸1 Möten" in window.text)
        # Between the meetings three of five are done.
        await keys.type("2", "f", "enkät", "<enter>")
        await window.until(lambda: "Svara på enkäten" in window.text)
        await keys.type("<enter>", "bjurh, nordm, vänn", "<tab>", "<enter>")
        await window.until(lambda: "3/5 klara" in window.text)
        await window.until(lambda: (tmp_path / NAME).exists() and len(read_reports(tmp_path / NAME).reports) == 1)
        # And what was said of a matter is found.
        await keys.type("3", "larmhantering")
        await window.until(lambda: "Samordnad larmhantering" in window.text)
        await keys.type("<ctrl+q>")
    assert read(december).head.is_final
    monkeypatch.chdir(tmp_path)
    rows = json.loads(outcome(capfd, "actions", "-f", "json", "--all")[1])
    assert [(row["lage"], len(row["klara"])) for row in rows if row["text"] == "Svara på enkäten"] == [(None, 3)]
    assert sum(row["lage"] == "klar" for row in rows) == 2
    assert len(json.loads(outcome(capfd, "actions", "-f", "json")[1])) == 4
    assert outcome(capfd, "actions", "-o", "lista.pdf")[0] == 0
