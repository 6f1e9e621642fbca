"""What was postponed to a meeting that is called already is told in its kallelse, and taken in with one key."""

from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from kcminutes.meeting.model import Item, Origin
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.toml.meetings import read
from support.screens import MEDIUM, at_home
from support.workspaces import a_meeting, held, put

TODAY = date.today()
SOON, THEN = TODAY + timedelta(days=20), TODAY - timedelta(days=10)


async def test_what_waits_is_told_and_put_in_before_the_end_and_undone(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(THEN, Item(id="kkkkkk", title="Kärnan", status=ItemStatus.POSTPONED, postponed_to=SOON))))
    agenda = put(tmp_path, a_meeting(SOON, "Mötets öppnande", "Larm", "Mötets avslutande"))
    async with at_home(tmp_path, MEDIUM) as window:
        await window.until(lambda: str(SOON) in window.text)
        await window.press("r")
        await window.until(lambda: "Det här väntar på mötet: ”Kärnan”. Ctrl+G * tar in det." in window.flat)
        await window.type("<ctrl+g>", "*")
        await window.until(lambda: [item.title for item in window.meeting.items][2:] == ["Kärnan", "Mötets avslutande"])
        await window.type("<ctrl+g>", "*")
        await window.until(lambda: "Inget väntar på det här mötet." in window.flat)
        assert not any("väntar på mötet:" in told for told in window.told)
        await window.press("ctrl+z")
        assert len(window.meeting.items) == 3
        await window.type("<ctrl+g>", "*")  # what has been undone just now waits again
        await window.until(lambda: len(window.meeting.items) == 4)
        await window.type("<ctrl+g>", "l")
        await window.until(lambda: "Arbetsmapp" in window.text)
    assert read(agenda).items[2].origin == Origin(meeting=THEN, item="kkkkkk")


async def test_nothing_is_said_of_what_the_kallelse_has(tmp_path: Path) -> None:
    matter = Item(id="kkkkkk", title="Kärnan", status=ItemStatus.POSTPONED, postponed_to=SOON)
    put(tmp_path, held(a_meeting(THEN, matter)))
    there = replace(Item(title="Kärnan, igen"), origin=Origin(meeting=THEN, item="kkkkkk"))
    put(tmp_path, a_meeting(SOON, "Mötets öppnande", there))
    async with at_home(tmp_path, MEDIUM) as window:
        await window.until(lambda: str(SOON) in window.text)
        await window.press("r")
        await window.until(lambda: "KALLELSE" in window.text)
        await window.type("<ctrl+g>", "*")
        await window.until(lambda: "Inget väntar på det här mötet." in window.flat)
