"""In the meeting: what earlier ones asked for is gone through, handed on, and looked back at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from kcminutes.archive.record import Record
from kcminutes.archive.standing import Standings
from kcminutes.meeting.model import Action, HandedOn, Item, Origin
from kcminutes.meeting.reports import NAME, Report, Reports
from kcminutes.meeting.states import Purpose, Standing
from kcminutes.storage.toml.meetings import encode
from kcminutes.storage.toml.reports import encode_reports
from kcminutes.storage.workspace import Workspace
from support.screens import Window, opened
from support.workspaces import BODY, a_meeting, held, put

NOVEMBER, DECEMBER = date(2016, 11, 10), date(2016, 12, 8)
ACTIONS = (
    Action(id="aaaaaa", text="Fråga socialcheferna", due=date(2016, 12, 1), responsible=("Majken Fjällström",)),
    Action(id="bbbbbb", text="Bjuda in", due=date(2017, 2, 1), responsible=("Bergs kommun", "Krokoms kommun")),
)


@asynccontextmanager
async def in_december(folder: Path) -> AsyncIterator[Window]:
    before = held(a_meeting(NOVEMBER, Item(id="k3f9qa", title="Polisen", actions=ACTIONS, decisions=("Polisen bjuds in.",))))
    put(folder, before)
    agenda = a_meeting(
        DECEMBER,
        "Föregående minnesanteckningar",
        Item(title="Polisen", origin=Origin(meeting=NOVEMBER, item="k3f9qa")),
        "Nästa möte",
    )
    async with opened(folder, agenda=encode(agenda)) as window:
        yield window


async def follow_up(window: Window) -> None:
    await window.press("f7")
    await window.until(lambda: "Fråga socialcheferna" in window.text)


async def test_at_the_last_minutes_the_open_actions_are_a_key_away_and_what_is_told_is_in_the_draft(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await follow_up(window)
        await window.press("space", "down", "d")
        await window.type("1/3", "<enter>")
        await window.press("escape")
        rows = window.item(1).follow_ups
        assert [(row.action, row.standing, row.new_due, row.due) for row in rows] == [
            ("aaaaaa", Standing.DONE, None, date(2016, 12, 1)),
            ("bbbbbb", None, date(2017, 3, 1), date(2017, 2, 1)),
        ]
        await window.press("ctrl+l")
        await window.until(lambda: "UPPFÖLJNING" in window.text)


async def test_several_keys_on_one_action_are_one_row(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await follow_up(window)
        await window.press("down", "enter")
        await window.type("berg", "<enter>")
        await window.press("p")
        (row,) = window.item(1).follow_ups
        assert (row.done_by, row.standing) == (("Bergs kommun",), Standing.ONGOING)


async def test_a_name_that_is_taken_out_again_is_one_that_was_never_told(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await follow_up(window)
        await window.press("down", "enter")
        await window.type("berg", "<tab>", "Snart", "<enter>")
        await window.press("enter")
        await window.type("<ctrl+u>", "<tab>", "<ctrl+u>", "<enter>")
        (row,) = window.item(1).follow_ups
        assert (row.done_by, row.not_done, row.comment) == ((), (), "")


async def test_undo_takes_back_what_was_told_and_nothing_typed_before(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await window.type("text")
        await follow_up(window)
        await window.press("space", "ctrl+z", "ctrl+z", "ctrl+z", "escape")
        assert (window.item(1).follow_ups, window.item(1).notes) == ((), "text")


async def test_the_same_key_twice_leaves_nothing_in_the_minutes(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await follow_up(window)
        await window.press("space", "space", "escape")
        assert window.item(1).follow_ups == ()


async def test_the_letter_after_go_to_shows_them_at_any_item(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await window.type("<ctrl+n>", "<ctrl+g>", "d")
        await window.until(lambda: "Bjuda in" in window.text)
        await window.press("space")
        assert len(window.item(2).follow_ups) == 1


async def test_a_matter_that_was_postponed_shows_what_was_decided_before(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await window.type("<ctrl+n>", "<ctrl+g>", "/")
        await window.until(lambda: "Polisen bjuds in." in window.text)


async def test_at_next_meeting_the_coming_ones_are_edited(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await window.type("<ctrl+n>", "<ctrl+n>", "<f7>")
        await window.paste("KCmöte to 2017-01-19 08:30-12:00")
        await window.press("ctrl+s")
        assert [coming.day for coming in window.meeting.head.coming] == [date(2017, 1, 19)]


async def test_an_item_is_handed_on(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, body="Regionrådet")), "r")
    async with in_december(tmp_path) as window:
        await window.type("<ctrl+g>", "q")
        await window.until(lambda: "Lämnas vidare" in window.text)
        await window.type("region", "<tab>", "9/12", "<tab>", "i", "<enter>")
        assert window.item(1).handed_on == (HandedOn(body="Regionrådet", day=date(2016, 12, 9), purpose=Purpose.INFORMATION),)
        assert window.told == ["Ärendet lämnas vidare till Regionrådet 2016-12-09; Ctrl+Z ångrar."]
        assert window.row("1 Föregående").rstrip().endswith("lämnas vidare till Regionrådet 2016-12-09")


def handed_on_in(window: Window) -> None:
    for body in ("Regionrådet", "Länsstyrelsen"):
        window.session.recording.hand_on(window.item(1).id, HandedOn(body=body))


async def test_an_item_is_no_longer_handed_on_to_the_body_whose_field_is_emptied(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        handed_on_in(window)
        await window.type("<ctrl+g>", "q")
        await window.until(lambda: "Töms fältet Organ" in window.text)
        await window.type("<ctrl+u>", "<enter>")
        assert [one.body for one in window.item(1).handed_on] == ["Regionrådet"]
        assert window.told == ["Ärendet lämnas inte vidare till Länsstyrelsen; Ctrl+Z ångrar."]
        await window.press("ctrl+z")
        assert [one.body for one in window.item(1).handed_on] == ["Regionrådet", "Länsstyrelsen"]


async def test_what_takes_an_item_up_again_takes_it_back_from_other_bodies_too(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        handed_on_in(window)
        await window.type("<ctrl+g>", "t")
        assert window.item(1).handed_on == ()
        assert window.told == ["Ärendet lämnas inte vidare; Ctrl+Z ångrar."]


async def test_an_item_that_is_not_handed_on_needs_a_body(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await window.type("<ctrl+g>", "q")
        await window.until(lambda: "Dess möte" in window.text)
        await window.press("enter")
        assert "fältet får inte vara tomt" in window.text


async def test_when_the_meeting_is_closed_what_is_left_is_a_key_away(tmp_path: Path) -> None:
    async with in_december(tmp_path) as window:
        await window.type("<ctrl+g>", "o", "<ctrl+g>", "o")
        await window.until(lambda: "Efter mötet" in window.text)
        assert "att se över" in window.text
        await window.press("v")
        await window.until(lambda: "Att se över först" in window.text)


async def test_what_was_reported_done_between_meetings_is_seen_once(tmp_path: Path) -> None:
    done = Report(meeting=NOVEMBER, body=BODY, action="aaaaaa", text="Fråga", standing=Standing.DONE, day=date(2016, 11, 20))
    (tmp_path / NAME).write_text(encode_reports(Reports(reports=(done,))), encoding="utf-8")
    async with in_december(tmp_path) as window:
        await follow_up(window)
        assert "✓ klar" in window.text
        await window.press("enter")
        await window.type("Tack", "<enter>", "<escape>")
        (row,) = window.item(1).follow_ups
        assert (row.action, row.comment) == ("aaaaaa", "Tack")
        path = (await window.saved()).head.day
    record = Record(Workspace(tmp_path), use_index=False)
    (task,) = (task for task in Standings(record).tasks if task.asked.action.id == "aaaaaa")
    assert (path, task.standing, task.is_news) == (DECEMBER, Standing.DONE, False)


async def test_an_items_title_that_looks_like_markup_is_a_dialogs_title_as_it_stands(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(NOVEMBER, Item(title="Polisen", actions=ACTIONS))))
    agenda = a_meeting(DECEMBER, "Föregående minnesanteckningar [/b] och [red] bilaga")
    async with opened(tmp_path, agenda=encode(agenda)) as window:
        await follow_up(window)
        assert "[/b] och [red] bilaga" in window.text
