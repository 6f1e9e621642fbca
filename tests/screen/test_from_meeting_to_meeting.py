"""The wheel, once round: minutes made final, the next meeting called and held, its follow-up told, and the list of what is left."""

import json
from datetime import date
from pathlib import Path

import pytest

from kcminutes.meeting.reports import NAME
from kcminutes.meeting.states import Standing
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.toml.reports import read_reports
from support.commands import outcome
from support.reading_back import read_back, text_of
from support.samples import MINUTES_2016
from support.screens import MEDIUM, Window, at_home

FIVE = "bjurh, nordm, roberts, vindel, vänn"
KEYS = {"final": 6, "call": 2, "hold": 9, "follow up": 19, "new åtgärd": 55, "between": 29, "search": 15}
"""How many keys each part of it takes; what is typed as text is most of them."""


class Counted:
    """A window that counts the keys of each part of the work."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.counts: dict[str, int] = {}

    async def type(self, part: str, *texts: str) -> None:
        self.counts[part] = self.counts.get(part, 0) + sum(1 if text.startswith("<") else len(text) for text in texts)
        await self.window.type(*texts)


async def test_the_secretary_goes_from_one_meeting_to_the_next(  # noqa: PLR0915  # a month is long
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "minutes").mkdir()
    december = tmp_path / "minutes" / MINUTES_2016.name
    december.write_bytes(MINUTES_2016.read_bytes())
    async with at_home(tmp_path, size=MEDIUM) as window:
        keys = Counted(window)
        # The minutes with their five åtgärder are made final.
        await keys.type("final", "<enter>", "<ctrl+g>", "v")
        await window.until(lambda: "Fastställ" in window.text)
        await keys.type("final", "<enter>", "<ctrl+g>", "l")
        await window.until(lambda: "fastställt" in window.text)
        # The next meeting is called; its minutes are begun, and it is opened.
        await keys.type("call", "n")
        await window.until(lambda: "2017-01-19" in window.text)
        await keys.type("call", "<enter>")
        await window.until(lambda: (tmp_path / "agendas" / "2017-01-19.toml").exists() and "Föregående" in window.text)
        await keys.type("hold", "<ctrl+g>", "o")
        await window.until(lambda: "Anteckning" in window.text)
        await keys.type("hold", "<ctrl+g>", "o")
        await window.until(lambda: "ej öppnat" not in window.text)
        # At the last minutes two are reported done, one is moved, and five municipalities get a new one.
        await keys.type("follow up", "<ctrl+n>", "<f7>")
        await window.until(lambda: "Plattform" in window.text)
        await keys.type("follow up", "<space>", "<down>", "<space>", "<down>", "d", "nästa möte", "<enter>", "<escape>")
        standings = [(row.standing, row.new_due) for row in window.item(2).follow_ups]
        assert standings == [(Standing.DONE, None), (Standing.DONE, None), (None, date(2017, 3, 2))]
        await keys.type("new åtgärd", "<ctrl+o>", "Svara på enkäten", "<tab>", "<tab>", FIVE, "<enter>")
        # The meeting is closed; what is left to do is a key away.
        await keys.type("hold", "<ctrl+g>", "o")
        await window.until(lambda: "Efter mötet" in window.text)
        await keys.type("hold", "<escape>", "<ctrl+g>", "l")
        await window.until(lambda: "▸1 Möten" in window.text)
        # Between the meetings three of five are done.
        await keys.type("between", "2", "f", "enkät", "<enter>")
        await window.until(lambda: "Svara på enkäten" in window.text)
        await keys.type("between", "<enter>", "bjurh, nordm, vänn", "<tab>", "<enter>")
        await window.until(lambda: "3/5 klara" in window.text)
        await window.until(lambda: (tmp_path / NAME).exists() and len(read_reports(tmp_path / NAME).reports) == 1)
        # And what was said of a matter is found, and opened.
        await keys.type("search", "3", "larmhantering")
        await window.until(lambda: "Samordnad larmhantering" in window.text)
        await keys.type("search", "<enter>")
        await window.until(lambda: "Inför regionrådet" in window.text and "FASTSTÄLLT" in window.text)
        await window.type("<ctrl+q>")
    assert keys.counts == KEYS
    assert read(december).head.is_final
    january = read(tmp_path / "minutes" / "2017-01-19.toml")
    assert january.head.closed
    monkeypatch.chdir(tmp_path)
    rows = json.loads(outcome(capfd, "actions", "-f", "json", "--all")[1])
    assert [(row["lage"], len(row["klara"])) for row in rows if row["text"] == "Svara på enkäten"] == [(None, 3)]
    assert sum(row["lage"] == "klar" for row in rows) == 2
    assert len(json.loads(outcome(capfd, "actions", "-f", "json")[1])) == 4
    # The list on paper.
    assert outcome(capfd, "actions", "-o", "lista.pdf")[0] == 0
    paper = " ".join(text_of(read_back("pdf", Path("lista.pdf").read_bytes())).split())
    assert "Svara på enkäten" in paper
    (left,) = [set(row["ansvarig"]) - set(row["klara"]) for row in rows if row["text"] == "Svara på enkäten"]
    assert len(left) == 2
    assert all(name in paper for name in left)
