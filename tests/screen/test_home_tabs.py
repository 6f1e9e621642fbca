"""Home's tabs: what all meetings asked for, and search in them."""

import threading
from datetime import date
from pathlib import Path

import pytest

from kcminutes.archive.decisions import Decisions
from kcminutes.archive.record import Record
from kcminutes.archive.standing import Standings
from kcminutes.meeting.model import Action, FollowUp, Item
from kcminutes.meeting.reports import NAME
from kcminutes.meeting.states import Standing
from kcminutes.storage import reporting
from kcminutes.storage.settings import Settings
from kcminutes.storage.toml.reports import read_reports
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.screens import home_record
from kcminutes.tui.widgets import message_line
from kcminutes.tui.widgets.message_line import Messages
from support.screens import Window, at_home
from support.workspaces import a_meeting, held, put

DECEMBER = date(2016, 12, 8)
ACTIONS = (
    Action(id="aaaaaa", text="Fråga socialcheferna", due=date(2017, 1, 10), responsible=("Majken Fjällström",)),
    Action(id="bbbbbb", text="Bjuda in", due=date(2017, 2, 1), responsible=("Bergs kommun", "Krokoms kommun")),
    Action(id="cccccc", text="Ta fram underlag", when="löpande"),
)


def a_workspace(folder: Path) -> None:
    items = (Item(id="k3f9qa", title="Polisen", notes="Samordnad larmhantering.", actions=ACTIONS), Item(title="Ekonomi"))
    put(folder, held(a_meeting(DECEMBER, *items)))


async def in_actions(window: Window) -> None:
    await window.press("2")
    await window.until(lambda: "Fråga socialcheferna" in window.text)


def listed(window: Window) -> list[str]:
    """The åtgärder's rows, the sign at the one at hand taken away."""
    return [row[2:].strip() for row in window.rows if any(task.text in row for task in ACTIONS) and ("20" in row or "löp" in row)]


async def reported(window: Window, folder: Path, count: int) -> list[tuple[str, Standing | None]]:
    await window.until(lambda: (folder / NAME).exists() and len(read_reports(folder / NAME).reports) == count)
    return [(report.action, report.standing) for report in read_reports(folder / NAME).reports]


async def test_all_actions_stand_the_late_first_and_each_is_reported_with_one_key(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        assert [row.split()[0] for row in listed(window)] == ["2017-01-10", "2017-02-01", "löpande"]
        await window.press("space", "down", "p", "down", "u")
        assert listed(window)[0].startswith("2017-01-10 tis ✓ klar")
        assert await reported(window, tmp_path, 3) == [
            ("aaaaaa", Standing.DONE),
            ("bbbbbb", Standing.ONGOING),
            ("cccccc", Standing.DROPPED),
        ]


async def test_what_was_reported_is_taken_back(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("space", "ctrl+z", "ctrl+z")
        assert "✓" not in window.text
        await window.press("down", "space")
        assert await reported(window, tmp_path, 1) == [("bbbbbb", Standing.DONE)]


async def test_the_same_key_twice_is_no_report(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("space", "space")
        assert "✓" not in window.text
        assert "pågår" not in listed(window)[0]
        await window.press("down", "space")
        assert await reported(window, tmp_path, 1) == [("bbbbbb", Standing.DONE)]


async def test_what_is_reported_while_the_meetings_are_read_stays_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on, begun = threading.Event(), threading.Event()

    class Slow(Record):
        """As slow as a network drive: what it has found is handed over only when the test lets it."""

        def __init__(self, workspace: Workspace) -> None:
            super().__init__(workspace)
            begun.set()
            assert may_go_on.wait(20)

    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        monkeypatch.setattr(home_record, "Record", Slow)
        await window.press("1", "2")
        await window.until(begun.is_set)
        await window.press("space")
        assert listed(window)[0].startswith("2017-01-10 tis ✓ klar")
        may_go_on.set()
        await window.app.workers.wait_for_complete()
        await window.until(lambda: listed(window)[0].startswith("2017-01-10 tis ✓ klar"), seconds=0.5)
        assert await reported(window, tmp_path, 1) == [("aaaaaa", Standing.DONE)]


async def test_who_reports_stands_by_it_where_the_settings_have_the_name(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path, settings=Settings(name="Frida Nordin")) as window:
        await in_actions(window)
        await window.press("p")
        await window.until(lambda: "av Frida Nordin" in window.text)
        await reported(window, tmp_path, 1)
    (report,) = read_reports(tmp_path / NAME).reports
    assert report.by == ("Frida Nordin",)
    assert Standings(Record(Workspace(tmp_path))).tasks[0].heard[0].by == ("Frida Nordin",)


async def test_a_new_day_is_typed_as_one_says_it(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("d")
        await window.type("2030-05-08", "<enter>")
        await window.until(lambda: "2030-05-08" in window.text)
        await reported(window, tmp_path, 1)
        assert read_reports(tmp_path / NAME).reports[0].new_due == date(2030, 5, 8)


async def test_who_of_several_is_done_and_a_comment_are_asked_for(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("down", "enter")
        await window.type("berg", "<tab>", "Krokom väntar", "<enter>")
        await window.until(lambda: "1/2 klara" in window.text)
        await reported(window, tmp_path, 1)
        report = read_reports(tmp_path / NAME).reports[0]
        assert (report.done_by, report.comment, report.standing) == (("Bergs kommun",), "Krokom väntar", None)


async def test_what_is_taken_out_of_the_form_on_an_action_is_taken_back_also_at_the_next_start(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("down", "enter")
        await window.type("berg, krokom", "<tab>", "Nu är allt klart", "<enter>")
        await reported(window, tmp_path, 1)
        await window.press("enter")
        await window.type("<ctrl+u>", "krok", "<tab>", "<ctrl+u>", "<enter>")
        await window.until(lambda: "1/2 klara" in window.text)
        await reported(window, tmp_path, 2)
        shown = window.text
        await window.press("enter", "enter", "enter")
    taken_back = read_reports(tmp_path / NAME).reports
    assert len(taken_back) == 2  # a form that says what holds already says nothing
    assert (taken_back[1].done_by, taken_back[1].not_done, taken_back[1].comment) == ((), ("Bergs kommun",), "")
    (task,) = [one for one in Standings(Record(Workspace(tmp_path))).tasks if one.heard]
    assert (task.standing, task.done_by, task.comment) == (Standing.ONGOING, ("Krokoms kommun",), "")
    assert "Nu är allt klart" not in shown


async def test_words_narrow_the_list(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        for typed, count in (("för:majken", 1), ("försenad", 2), ("underlag", 1), ("klar", 0), ("alla", 3)):
            await window.press("f", "ctrl+u")
            await window.type(typed, "<enter>")
            assert (typed, len(listed(window))) == (typed, count)


async def test_the_item_that_an_action_comes_from_is_opened(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("v")
        await window.until(lambda: "Samordnad larmhantering." in window.text)
        await window.type("<ctrl+g>", "l")
        await window.until(lambda: "▸2 Åtgärder" in window.text)


async def test_hits_follow_what_is_typed_and_enter_opens_the_meeting_there(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await window.press("3")
        await window.type("hantering")
        await window.until(lambda: "Anteckning: Samordnad larmhantering." in window.flat)
        await window.press("enter")
        await window.until(lambda: "Ärende 1 (1/2)" in window.text)


async def test_tab_goes_through_the_tabs_and_back(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        for shown in ("▸2 Åtgärder", "▸3 Sök", "▸4 Beslut", "▸1 Möten"):
            await window.press("tab")
            assert shown in window.text
        await window.press("shift+tab", "shift+tab")
        assert "▸3 Sök" in window.text
        await window.type("1")  # a digit is a letter in a field
        assert "▸3 Sök" in window.text


async def test_escape_empties_the_search_and_then_goes_to_the_meetings_as_is_said_there(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await window.press("3")
        await window.until(lambda: "Skriv det du söker. Tab går till nästa flik, Esc till mötena." in window.flat)
        await window.type("finns inte")
        await window.until(lambda: "Inget möte har det; Esc tömmer rutan, Tab går till nästa flik." in window.flat)
        await window.press("escape")
        await window.until(lambda: "Skriv det du söker." in window.flat)
        assert "▸3 Sök" in window.text
        window.app.messages.warn("Skrivaren är av.")
        await window.press("escape")  # it has read the message
        assert "▸3 Sök" in window.text
        await window.press("escape")
        assert "▸1 Möten" in window.text


async def test_the_keys_of_the_meetings_do_nothing_in_the_other_tabs(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("s", "e", "n", "o", "m", "r")
        assert "▸2 Åtgärder" in window.text
        assert len(window.app.screen_stack) == 1


async def test_a_decision_is_said_to_be_replaced_with_one_key_and_that_is_taken_back(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(DECEMBER, Item(id="k3f9qa", title="Larm", decisions=("Larmen samordnas.",)))))
    put(tmp_path, held(a_meeting(date(2017, 1, 19), Item(id="x8d2mm", title="Larm", decisions=("Larmen samordnas inte.",)))))
    async with at_home(tmp_path) as window:
        await window.press("4")
        await window.until(lambda: "1/2016 Larmen samordnas." in window.flat)
        await window.press("down", "e", "enter")
        await window.until(lambda: "(ersatt) Larmen samordnas." in window.text)
        await window.until(lambda: (tmp_path / NAME).exists() and len(read_reports(tmp_path / NAME).replaced) == 1)
        replaced = read_reports(tmp_path / NAME).replaced[0]
        assert (replaced.item, replaced.text, replaced.by_item) == ("k3f9qa", "Larmen samordnas.", "x8d2mm")
        await window.press("ctrl+z")
        await window.until(lambda: not read_reports(tmp_path / NAME).replaced)
        assert "(ersatt)" not in window.text


async def test_what_would_never_count_is_not_offered_as_replacing_a_decision(tmp_path: Path) -> None:
    first = Item(id="aaaaaa", title="Larm", decisions=("Ett.", "Ett till."))
    put(tmp_path, held(a_meeting(DECEMBER, first, Item(id="bbbbbb", title="Polis", decisions=("Två.",)))))
    async with at_home(tmp_path) as window:
        await window.press("4")
        await window.until(lambda: "1/2016 Ett." in window.flat)
        await window.press("e", "enter")
        await window.until(lambda: "(ersatt) Ett." in window.text)
        await window.press("down", "down", "e")
        await window.until(lambda: "Inget annat beslut kan ersätta det" in window.flat)
        assert len(window.app.screen_stack) == 1
        await window.until(lambda: (tmp_path / NAME).exists() and len(read_reports(tmp_path / NAME).replaced) == 1)
        assert read_reports(tmp_path / NAME).replaced[0].by_item == "bbbbbb"
    assert Decisions(Record(Workspace(tmp_path))).told == []


async def test_a_report_on_a_computer_whose_clock_is_behind_is_still_the_last_word(tmp_path: Path) -> None:
    asked = Action(id="m2c6tt", text="Ring polisen", responsible=("Alva Ek",))
    put(tmp_path, held(a_meeting(date(2998, 1, 1), Item(id="k3f9qa", title="Larm", actions=(asked,)))))
    heard = FollowUp(meeting=date(2998, 1, 1), action="m2c6tt", standing=Standing.ONGOING)
    put(tmp_path, held(a_meeting(date(2999, 1, 1), Item(id="x8d2mm", title="Uppföljning", follow_ups=(heard,)))))
    async with at_home(tmp_path) as window:
        await window.press("2")
        await window.until(lambda: "Ring polisen" in window.flat)
        await window.press("space")
        await window.until(lambda: (tmp_path / NAME).exists() and len(read_reports(tmp_path / NAME).reports) == 1)
    (task,) = Standings(Record(Workspace(tmp_path))).tasks
    assert task.standing is Standing.DONE


async def test_a_file_of_reports_that_cannot_be_written_is_told_in_the_tab_of_decisions_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "RETRY_DELAY", 0.3)
    tell = Messages.tell  # what is told of the decision may come after what is told of the file, and stands before it for a while
    monkeypatch.setattr(Messages, "tell", lambda self, text, seconds=None, about="": tell(self, text, about=about))
    monkeypatch.setattr(message_line, "_SHORTEST", 0.3)
    monkeypatch.setattr(message_line, "_PER_CHARACTER", 0.0)
    put(tmp_path, held(a_meeting(DECEMBER, Item(id="k3f9qa", title="Larm", decisions=("Larmen samordnas.",)))))
    put(tmp_path, held(a_meeting(date(2017, 1, 19), Item(id="x8d2mm", title="Larm", decisions=("Larmen samordnas inte.",)))))
    async with at_home(tmp_path) as window:
        await window.press("4")
        await window.until(lambda: "1/2016 Larmen samordnas." in window.flat)
        (tmp_path / NAME).write_text("[[rapport", encoding="utf-8")
        await window.press("down", "e", "enter")
        await window.until(lambda: f"Kan inte spara i {NAME}: " in window.flat)
        (tmp_path / NAME).unlink()
        await window.until(lambda: f"Kan inte spara i {NAME}: " not in window.flat, seconds=15)
        assert len(read_reports(tmp_path / NAME).replaced) == 1


async def test_enter_before_the_hits_are_there_opens_the_first_when_it_is(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("3", "larmhantering", "<enter>")
        await window.until(lambda: "Ärende 1 (1/2)" in window.text)


async def test_an_action_that_is_done_and_not_and_done_again_is_done_in_the_file(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        for standing in (Standing.DONE, Standing.ONGOING, Standing.DONE):
            await window.press("space" if standing is Standing.DONE else "p")
        assert await reported(window, tmp_path, 3) == [
            ("aaaaaa", standing) for standing in (Standing.DONE, Standing.ONGOING, Standing.DONE)
        ]


async def test_reports_that_could_not_be_written_are_told_after_the_end(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        (tmp_path / NAME).write_text("[[uppfoljning]\n")
        await window.press("space", "ctrl+q")
        await window.until(lambda: window.has_ended)
        untold = window.app.handing_out.untold
    ((told, is_bad),) = untold
    assert told.startswith(f"Det som rapporterades sist är inte sparat i {NAME}: {NAME}, rad 1")
    assert is_bad


async def test_a_report_that_somebody_has_touched_stands_and_she_is_told(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    async with at_home(tmp_path) as window:
        await in_actions(window)
        await window.press("space")
        await reported(window, tmp_path, 1)
        with (tmp_path / NAME).open("a") as file:
            file.write('av = ["Majken"]\n')
        await window.press("ctrl+z")
        await window.until(lambda: "står kvar där och gäller" in window.flat)


async def test_every_action_decision_and_hit_can_be_come_to_however_many_there_are(tmp_path: Path) -> None:
    rows = range(400)
    actions = tuple(Action(id=f"a{number:05}", text=f"Åtgärd {number}", due=date(2017, 1, 1)) for number in rows)
    decisions = tuple(f"Beslut {number} om larmhantering" for number in rows)
    put(tmp_path, held(a_meeting(DECEMBER, Item(id="k3f9qa", title="Polisen", actions=actions, decisions=decisions))))
    async with at_home(tmp_path) as window:
        await window.press("2")
        await window.until(lambda: "Åtgärd 0" in window.text)
        await window.press("end")
        await window.until(lambda: "Åtgärd 399" in window.text)
        await window.press("space")
        await window.until(lambda: "✓ klar" in window.row("Åtgärd 399"))
        await window.press("3", *"larmhant")
        await window.until(lambda: "Beslut 0 om" in window.text)
        for _ in range(40):
            await window.press("pagedown")
        await window.until(lambda: "Beslut 399 om" in window.text)
        await window.press("tab")
        await window.until(lambda: "1/2016 Beslut 0" in window.text)
        await window.press("end")
        await window.until(lambda: "400/2016 Beslut 399" in window.text)
