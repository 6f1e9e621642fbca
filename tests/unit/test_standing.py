"""How far an åtgärd has come is told from the files, whatever they are called and wherever things were moved in them."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.archive import index as indexing
from kcminutes.archive.archive import Archive
from kcminutes.archive.record import Record
from kcminutes.archive.standing import GONE, NOT_THERE, Standings
from kcminutes.meeting.model import Action, FollowUp, Item, Meeting
from kcminutes.meeting.reports import NAME, Report, Reports
from kcminutes.meeting.standing import Asked, Followed, Heard, by_urgency, followed
from kcminutes.meeting.states import Standing
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import encode
from kcminutes.storage.toml.reports import encode_reports, read_reports
from kcminutes.storage.workspace import Workspace
from support.replaced import replace_once_read
from support.samples import FORMAT_1
from support.workspaces import BODY, a_meeting, held, put

DECEMBER, JANUARY, MARCH = date(2016, 12, 8), date(2017, 1, 19), date(2017, 3, 2)
FIVE = ("Vännäs kommun", "Bjurholms kommun", "Vindelns kommun", "Nordmalings kommun", "Robertsfors kommun")


def standings(root: Path) -> Standings:
    return Standings(Record(Workspace(root), use_index=False))


def the_only(root: Path) -> Followed:
    (task,) = standings(root).tasks
    return task


def asked_in(day: date, *actions: Action, body: str = BODY, title: str = "Polisen") -> Meeting:
    return held(a_meeting(day, Item(id="k3f9qa", title=title, actions=actions), body=body))


def heard_in(day: date, *heard: FollowUp, body: str = BODY) -> Meeting:
    return held(a_meeting(day, Item(id="x8d2mm", title="Föregående minnesanteckningar", follow_ups=heard), body=body))


def report(root: Path, *reports: Report) -> None:
    (root / NAME).write_text(encode_reports(Reports(reports=reports)), encoding="utf-8")


def a_follow_up(**told: Any) -> FollowUp:
    return FollowUp(meeting=DECEMBER, action="p4w7ze", text="Ta fram underlag", **told)


def a_report(day: date, **told: Any) -> Report:
    return Report(meeting=DECEMBER, body=BODY, action="p4w7ze", text="Ta fram underlag", day=day, **told)


ACTION = Action(id="p4w7ze", text="Ta fram underlag", due=date(2017, 1, 10), responsible=("Majken Fjällström",))


def test_what_nobody_has_heard_of_is_open_until_its_day_and_then_late(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION))
    task = the_only(tmp_path)
    assert (task.standing, task.is_open, task.due, task.asked.label, task.asked.title) == (None, True, ACTION.due, "1", "Polisen")
    assert (task.is_overdue(date(2017, 1, 10)), task.is_overdue(date(2017, 1, 11))) == (False, True)


def test_the_newest_of_what_was_asked_heard_and_reported_counts(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION))
    put(tmp_path, heard_in(JANUARY, a_follow_up(standing=Standing.ONGOING, new_due=date(2017, 2, 1), comment="Snart")))
    assert (the_only(tmp_path).standing, the_only(tmp_path).due) == (Standing.ONGOING, date(2017, 2, 1))
    report(tmp_path, a_report(date(2017, 1, 25), standing=Standing.DONE))
    task = the_only(tmp_path)
    assert (task.standing, task.comment, task.is_news) == (Standing.DONE, "Snart", True)
    put(tmp_path, heard_in(MARCH, a_follow_up(standing=Standing.ONGOING)))
    assert the_only(tmp_path).standing is Standing.ONGOING


def test_of_several_responsible_each_is_done_by_itself(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, replace(ACTION, responsible=FIVE)))
    put(tmp_path, heard_in(JANUARY, a_follow_up(done_by=("vännäs kommun", FIVE[1]))))
    assert (the_only(tmp_path).is_open, the_only(tmp_path).left) == (True, FIVE[2:])
    report(tmp_path, a_report(date(2017, 1, 25), standing=Standing.DONE, done_by=FIVE[2:4]))
    assert (the_only(tmp_path).is_open, the_only(tmp_path).left) == (True, FIVE[4:])
    report(tmp_path, a_report(date(2017, 1, 25), done_by=FIVE[2:4]), a_report(date(2017, 1, 26), done_by=FIVE[4:]))
    assert (the_only(tmp_path).standing, the_only(tmp_path).left) == (Standing.DONE, ())


def test_done_by_one_of_the_responsible_group_is_done(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, replace(ACTION, responsible=("Alla kommuner",))))
    put(tmp_path, heard_in(JANUARY, a_follow_up(standing=Standing.DONE, done_by=("Vännäs kommun",))))
    assert not the_only(tmp_path).is_open


def test_words_instead_of_a_day_are_never_late_and_a_new_day_replaces_them(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, replace(ACTION, due=None, when="löpande")))
    assert not the_only(tmp_path).is_overdue(date.max)
    report(tmp_path, a_report(JANUARY, new_due=date(2017, 2, 1)))
    task = the_only(tmp_path)
    assert (task.due, task.when, task.is_overdue(date(2017, 2, 2))) == (date(2017, 2, 1), "", True)


def test_the_late_come_first_then_by_day_then_those_without() -> None:
    tasks = [
        followed(Asked(body=BODY, meeting=DECEMBER, action=Action(id=own, due=due)), ())
        for own, due in (("a", None), ("b", date(2017, 5, 8)), ("c", date(2017, 1, 10)), ("d", date(2017, 4, 24)))
    ]
    assert [task.asked.action.id for task in by_urgency(tasks, date(2017, 2, 1))] == ["c", "d", "b", "a"]


def test_what_is_dropped_is_not_open(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION))
    report(tmp_path, a_report(JANUARY, standing=Standing.DROPPED))
    assert (the_only(tmp_path).is_open, the_only(tmp_path).is_overdue(date.max)) == (False, False)


def test_an_action_whose_meeting_is_gone_is_told_as_it_was_when_it_was_heard_of(tmp_path: Path) -> None:
    put(tmp_path, heard_in(JANUARY, a_follow_up(standing=Standing.ONGOING, responsible=("Ture Sundbom",), due=date(2017, 2, 1))))
    task = the_only(tmp_path)
    assert (task.asked.problem, task.asked.action.text, task.due) == (GONE, "Ta fram underlag", date(2017, 2, 1))
    put(tmp_path, asked_in(DECEMBER, replace(ACTION, id="annan1")))
    assert [each.asked.problem for each in standings(tmp_path).tasks] == ["", NOT_THERE]


def test_one_damaged_meeting_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION))
    put(tmp_path, held(a_meeting(JANUARY))).write_text("[mote")
    record = Record(Workspace(tmp_path), use_index=False)
    assert len(Standings(record).tasks) == 1
    assert [sentence.split(",")[0] for sentence in record.left_out] == ["2017-01-19.toml"]


def test_reports_that_cannot_be_read_are_told_and_the_rest_is_there(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION))
    (tmp_path / NAME).write_text('[[uppfoljning]]\nmote = 2016-12-08\natgrad = "p4w7ze"\ndatum = 2017-01-05\n')
    record = Record(Workspace(tmp_path), use_index=False)
    assert len(Standings(record).tasks) == 1
    (told,) = record.left_out
    assert 'menade du "atgard"?' in told


def test_two_files_of_one_meeting_have_its_actions_once_and_that_is_told(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION))
    put(tmp_path, asked_in(DECEMBER, ACTION), "2016-12-08 kopia")
    found = standings(tmp_path)
    assert (len(found.tasks), len(found.told)) == (1, 1)


def test_a_meeting_that_got_another_day_or_name_since_keeps_what_was_heard_of_its_actions(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER + timedelta(days=1), ACTION, body="Kommuncheferna"), "annat namn")
    put(tmp_path, heard_in(JANUARY, a_follow_up(standing=Standing.DONE)))
    assert (the_only(tmp_path).standing, the_only(tmp_path).asked.problem) == (Standing.DONE, "")


def test_another_bodys_action_is_followed_up_by_its_name(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION, body="Regionrådet i Umeåregionen"), "r")
    put(tmp_path, asked_in(DECEMBER, replace(ACTION, text="En annans")), "k")
    put(tmp_path, heard_in(JANUARY, a_follow_up(body="Regionrådet", standing=Standing.DONE)))
    assert {task.asked.body: task.standing for task in standings(tmp_path).tasks} == {
        "Regionrådet i Umeåregionen": Standing.DONE,
        BODY: None,
    }


@pytest.mark.parametrize(("old", "new"), FORMAT_1)
def test_actions_of_format_1_have_the_same_ids_each_time_they_are_read(tmp_path: Path, old: Path, new: Path) -> None:
    del new
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / old.name).write_bytes(old.read_bytes())
    ids = [[task.asked.action.id for task in standings(tmp_path).tasks] for _ in range(2)]
    assert ids[0] == ids[1]
    assert all(ids[0])


# Whatever happens to the files.

IDS = [f"atg{number:03}" for number in range(6)]
NAMES = ("Vännäs kommun", "Alva Ek", "Bo Ny")
DAYS = [DECEMBER + timedelta(days=30 * number) for number in range(6)]
_TOLD = st.fixed_dictionaries(
    {
        "standing": st.sampled_from((None, *Standing)),
        "done_by": st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple),
        "new_due": st.sampled_from((None, None, *DAYS)),
        "not_done": st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
        "comment": st.sampled_from((None, "", "Snart")),
    }
)


def plainly(action: Action, told: list[FollowUp]) -> tuple[Any, ...]:
    """The plain model: what was heard, one after the other."""
    state, done, due, when, comment = "öppen", set[str](), action.due, action.when, ""
    everybody = set(action.responsible)
    for one in told:
        value = one.standing.value if one.standing else ""
        if state == "klar" and value == "pågår":
            done = set()
        back = set(one.not_done)
        mine = (set(one.done_by) | back) & everybody
        done = (done | set(one.done_by)) - back
        whole = bool(mine) and everybody <= done
        if value == "klar":
            state = "klar" if whole or not mine else "pågår"
        elif value == "utgår":
            state = "utgår"
        elif whole:
            state = "klar"
        elif value:
            state = value
        elif state == "klar" and back & everybody:
            state = "pågår"
        if state == "klar":
            done |= everybody
        due, when = (one.new_due, "") if one.new_due else (due, when)
        comment = comment if one.comment is None else one.comment
    return state, done, due, when, comment


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_sequence_of_meetings_edits_renames_and_reports_gives_the_standing_of_a_plain_model(data: st.DataObject) -> None:
    actions = {
        own: Action(
            id=own,
            text=f"Gör {own}",
            due=data.draw(st.sampled_from((None, *DAYS))),
            responsible=data.draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)),
        )
        for own in IDS
    }
    born = {own: data.draw(st.integers(0, 2)) for own in IDS}
    told: dict[str, list[tuple[date, bool, FollowUp]]] = {own: [] for own in IDS}
    heard: dict[int, list[FollowUp]] = {}
    reports: list[Report] = []
    for own in data.draw(st.lists(st.sampled_from(IDS), max_size=12)):
        what = data.draw(_TOLD)
        place: dict[str, Any] = {"meeting": DAYS[born[own]], "action": own, "text": actions[own].text}
        if data.draw(st.booleans()):
            day = data.draw(st.sampled_from(DAYS))
            reports.append(Report(**place, **what, body=BODY, day=day))
            told[own].append((day, True, reports[-1]))
        else:
            number = data.draw(st.integers(born[own] + 1, 5))
            heard.setdefault(number, []).append(FollowUp(**place, **what))
            told[own].append((DAYS[number], False, heard[number][-1]))
    moved = data.draw(st.integers(0, 2))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, day in enumerate(DAYS):
            items = [
                Item(id=f"i{number}{own}", title=f"Ärende {own}", actions=(actions[own],)) for own in IDS if born[own] == number
            ]
            items.append(Item(id=f"f{number}", title="Uppföljning", follow_ups=tuple(heard.get(number, ()))))
            items = [
                replace(item, title=data.draw(st.sampled_from((item.title, "Nytt namn"))))
                for item in data.draw(st.permutations(items))
            ]
            body = data.draw(st.sampled_from((BODY, BODY.upper())))
            # One meeting's day was corrected, and a file was renamed: what refers to them still says what it said.
            now = day + timedelta(days=1) if number == moved and not any(at == number for at in heard) else day
            put(root, held(a_meeting(now, *items, body=body)), data.draw(st.sampled_from(("", f"möte {number}"))))
        report(root, *reports)
        found = {task.asked.action.id: task for task in standings(root).tasks}
    assert found.keys() == set(IDS)
    for own, action in actions.items():
        state, done, due, when, comment = plainly(action, [one for *_, one in sorted(told[own], key=lambda each: each[:2])])
        task = found[own]
        assert (task.standing.value if task.standing else "öppen", task.due, task.when, task.comment) == (state, due, when, comment)
        assert set(task.done_by) == done
        assert task.asked.problem == ""


def test_what_was_reported_finished_is_news_until_a_meeting_has_heard_it() -> None:
    asked = Asked(body=BODY, meeting=DECEMBER, action=ACTION)
    reported = Heard(day=date(2017, 1, 5), follow_up=a_report(date(2017, 1, 5), standing=Standing.DONE))
    heard = Heard(day=JANUARY, follow_up=a_follow_up(standing=Standing.DONE), file="minutes/2017-01-19.toml")
    assert followed(asked, [reported]).is_news
    assert not followed(asked, [reported, heard]).is_news


def test_a_meeting_that_is_replaced_while_it_is_read_is_as_it_is_at_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "SETTLED", 0.0)
    path = put(tmp_path, asked_in(DECEMBER, Action(id="a", text="Skriv")))
    replace_once_read(monkeypatch, path, encode(asked_in(DECEMBER, Action(id="a", text="Ring"))))
    Record(Workspace(tmp_path))
    Archive(Workspace(tmp_path))  # as the next kallelse asks it: it reads the file again, and tells the index of its card only
    assert [one.asked.action.text for one in Standings(Record(Workspace(tmp_path))).tasks] == ["Ring"]


def test_what_is_read_after_a_meetings_card_is_kept_for_the_content_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "SETTLED", 0.0)
    path = put(tmp_path, asked_in(DECEMBER, Action(id="a", text="Skriv")))
    before = path.read_text("utf-8")
    Archive(Workspace(tmp_path))  # its card is in the index, what it has left behind is not
    known = Archive.__init__

    def replaced_then(self: Archive, *args: Any, **kwargs: Any) -> None:
        known(self, *args, **kwargs)
        path.write_text(encode(asked_in(DECEMBER, Action(id="a", text="Ring"))), "utf-8")

    with monkeypatch.context() as patched:
        patched.setattr(Archive, "__init__", replaced_then)
        Record(Workspace(tmp_path))
    path.write_text(before, "utf-8")
    Archive(Workspace(tmp_path))
    assert [one.asked.action.text for one in Standings(Record(Workspace(tmp_path))).tasks] == ["Skriv"]


def test_what_a_meeting_has_left_that_could_not_be_read_once_is_there_at_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "SETTLED", -60.0)
    put(tmp_path, asked_in(DECEMBER, Action(id="a", text="Skriv")))
    Archive(Workspace(tmp_path))  # its card is in the index, what it has left behind is not
    with monkeypatch.context() as away:
        away.setattr("kcminutes.storage.toml.meetings.read_with_digest", Mock(side_effect=FileError("Går inte att läsa.")))
        record = Record(Workspace(tmp_path))
        assert (len(Standings(record).tasks), len(record.left_out)) == (0, 1)
    assert [one.asked.action.text for one in Standings(Record(Workspace(tmp_path))).tasks] == ["Skriv"]


def test_of_several_reports_of_one_day_the_last_in_the_file_counts(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, ACTION))
    day = date(2017, 1, 5)
    told = [Standing.DONE, Standing.ONGOING, Standing.DROPPED, Standing.ONGOING]
    report(tmp_path, *(a_report(day, standing=one) for one in told))
    assert the_only(tmp_path).standing is Standing.ONGOING


def test_who_is_done_and_what_was_said_can_be_taken_back(tmp_path: Path) -> None:
    put(tmp_path, asked_in(DECEMBER, replace(ACTION, responsible=NAMES)))
    day = date(2017, 1, 5)
    report(tmp_path, a_report(day, standing=Standing.DONE, comment="Alla"), a_report(day, not_done=(NAMES[1],), comment=""))
    task = the_only(tmp_path)
    assert (task.standing, task.left, task.comment) == (Standing.ONGOING, (NAMES[1],), "")
    report(tmp_path, *read_reports(tmp_path / NAME).reports, a_report(day, done_by=(NAMES[1],)))
    task = the_only(tmp_path)
    assert (task.standing, task.left, task.comment) == (Standing.DONE, (), "")
