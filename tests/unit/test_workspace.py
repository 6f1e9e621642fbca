from datetime import date, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.states import DocumentState
from kcminutes.storage import folders
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.storage.workspace import Entry, Listing, MeetingState, Workspace, find_workspace, is_minutes, minutes_path
from support.strategies import called_meeting

AGENDA = called_meeting()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "users" / "majken"
    home.mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr("kcminutes.storage.workspace.documents_folder", lambda: home / "Dokument" / "kcminutes")
    return home


def entries(workspace: Workspace) -> list[Entry]:
    """What home lists at the first look."""
    return Listing(workspace).look() or []


def save(path: Path, meeting: Meeting) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(encode(meeting), encoding="utf-8")
    return path


def on(day: date) -> Meeting:
    return replace(AGENDA, head=replace(AGENDA.head, day=day))


def begun(meeting: Meeting) -> Meeting:
    return replace(meeting, head=replace(meeting.head, opened=time(8, 30)))


# Where it is.


@pytest.mark.parametrize("kind", ["agendas", "minutes"])
def test_the_nearest_folder_above_with_agendas_or_minutes_is_the_workspace(home: Path, kind: str) -> None:
    (home / "agendas").mkdir()
    (home / "kc" / kind).mkdir(parents=True)
    deep = home / "kc" / "underlag" / "2017"
    deep.mkdir(parents=True)
    assert find_workspace(deep, None) == Workspace(home / "kc")
    assert find_workspace(home / "kc" / kind, None) == Workspace(home / "kc")


def test_a_file_begins_the_search_where_it_lies(home: Path) -> None:
    (home / "kc" / "agendas").mkdir(parents=True)
    assert find_workspace(home / "kc" / "agendas" / "2017-03-09.toml", None) == Workspace(home / "kc")


def test_without_a_workspace_around_the_configured_one_is_taken(home: Path) -> None:
    assert find_workspace(home, home / "kc") == Workspace(home / "kc")


def test_without_a_configured_one_it_lies_among_the_documents(home: Path) -> None:
    assert find_workspace(home, None) == Workspace(home / "Dokument" / "kcminutes")


def test_the_search_ends_at_the_folder_that_holds_the_home_folder(home: Path) -> None:
    (home.parent.parent / "agendas").mkdir()
    assert find_workspace(home, home / "kc") == Workspace(home / "kc")
    (home.parent / "agendas").mkdir()
    assert find_workspace(home, home / "kc") == Workspace(home.parent)


def test_a_file_called_agendas_is_no_workspace(home: Path) -> None:
    (home / "agendas").write_text("")
    assert find_workspace(home, home / "kc") == Workspace(home / "kc")


def test_the_platforms_folders_are_the_programs_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(folders, "user_documents_path", lambda: tmp_path)
    assert folders.config_folder().name == "kcminutes"
    assert "kcminutes" in folders.state_folder().parts
    assert folders.documents_folder() == tmp_path / "kcminutes"


# Where the minutes go.


def test_minutes_lie_beside_the_folder_of_their_agenda_even_in_another_workspace(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "kc")
    agenda = tmp_path / "other" / "agendas" / "2017-03-09.toml"
    assert minutes_path(agenda, workspace) == tmp_path / "other" / "minutes" / "2017-03-09.toml"


def test_an_agenda_from_elsewhere_gets_its_minutes_in_the_workspace(tmp_path: Path) -> None:
    assert minutes_path(tmp_path / "mail" / "k.toml", Workspace(tmp_path / "kc")) == tmp_path / "kc" / "minutes" / "k.toml"


def test_a_relative_path_is_taken_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "agendas").mkdir()
    monkeypatch.chdir(tmp_path / "agendas")
    assert minutes_path(Path("k.toml"), Workspace(tmp_path / "kc")) == tmp_path / "minutes" / "k.toml"


def test_minutes_are_known_by_their_folder_and_stay_there(tmp_path: Path) -> None:
    path = tmp_path / "minutes" / "k.toml"
    assert is_minutes(path)
    assert not is_minutes(tmp_path / "agendas" / "k.toml")
    assert minutes_path(path, Workspace(tmp_path / "kc")) == path


# What is in it.


def only(workspace: Workspace) -> Entry:
    (entry,) = entries(workspace)
    return entry


def test_a_workspace_that_is_not_there_has_no_meetings(tmp_path: Path) -> None:
    assert entries(Workspace(tmp_path / "borta")) == []


def test_an_agenda_is_a_called_meeting(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    agenda = save(workspace.agendas / "2017-03-09.toml", AGENDA)
    assert only(workspace) == Entry(
        path=agenda,
        agenda=agenda,
        minutes=None,
        state=MeetingState.CALLED,
        day=date(2017, 3, 9),
        body="Kommunchefsgruppen",
        document="Minnesanteckningar",
        item_count=3,
    )


def test_an_agenda_and_its_minutes_are_one_meeting_told_by_the_minutes(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    agenda = save(workspace.agendas / "2017-03-09.toml", AGENDA)
    more = replace(AGENDA, items=(*AGENDA.items, Item(title="Nytt")))
    minutes = save(workspace.minutes / "2017-03-09.toml", begun(more))
    entry = only(workspace)
    assert (entry.path, entry.agenda, entry.minutes, entry.item_count) == (minutes, agenda, minutes, 4)


@pytest.mark.parametrize(
    ("meeting", "word"),
    [
        (AGENDA, "kallelse"),
        (begun(AGENDA), "pågår"),
        (replace(AGENDA, head=replace(AGENDA.head, closed=time(12))), "utkast"),
        (replace(AGENDA, head=replace(AGENDA.head, state=DocumentState.FINAL)), "fastställt"),
    ],
)
def test_the_minutes_tell_how_far_the_meeting_has_come(tmp_path: Path, meeting: Meeting, word: str) -> None:
    workspace = Workspace(tmp_path)
    save(workspace.minutes / "2017-03-09.toml", meeting)
    assert only(workspace).state.value == word


def test_the_newest_meeting_comes_first_whatever_the_files_are_called(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    save(workspace.agendas / "z.toml", on(date(2016, 12, 8)))
    save(workspace.minutes / "a.toml", begun(on(date(2017, 5, 4))))
    save(workspace.agendas / "m.toml", on(date(2017, 1, 19)))
    assert [entry.path.stem for entry in entries(workspace)] == ["a", "m", "z"]


def test_a_broken_file_is_shown_with_its_first_problem_and_the_day_in_its_name(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    save(workspace.agendas / "2016-12-08.toml", on(date(2016, 12, 8)))
    broken = workspace.minutes / "2017-01-19 extra.toml"
    broken.parent.mkdir()
    broken.write_text("[mote]\norgan =\n")
    first, second = entries(workspace)
    assert (first.path, first.state, first.day) == (broken, MeetingState.BROKEN, date(2017, 1, 19))
    assert first.problem == '2017-01-19 extra.toml, rad 2: "organ" saknar värde; skriv ett efter =.'
    assert second.problem == ""


def test_a_broken_file_without_a_date_comes_last(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    save(workspace.agendas / "2016-12-08.toml", on(date(2016, 12, 8)))
    (workspace.agendas / "utkast.toml").mkdir()
    assert [(entry.state.value, entry.day) for entry in entries(workspace)] == [("kallelse", date(2016, 12, 8)), ("trasig", None)]


def test_hidden_files_and_files_of_other_kinds_are_no_meetings(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.agendas.mkdir()
    for name in (".kcminutes-1-ab.tmp", ".2017-03-09.toml", "2017-03-09.toml~", "2017-03-09.pdf", "2017-03-09.docx"):
        (workspace.agendas / name).write_text("x")
    assert [entry for entry in entries(workspace) if not entry.is_foreign] == []


def test_a_folder_that_cannot_be_listed_is_shown_as_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(tmp_path)
    workspace.agendas.mkdir()

    def refused(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    entry = only(workspace)
    assert entry.state is MeetingState.BROKEN
    assert entry.problem == f"{tmp_path} går inte att läsa: du har inte rätt att läsa den."


# As home lists it.


def test_one_entry_that_cannot_even_be_looked_at_costs_that_one_only(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    for folder in (workspace.agendas, workspace.minutes):
        save(folder / "2017-03-09.toml", on(date(2017, 3, 9)))
        (folder / "x.toml").symlink_to("x.toml")
        (folder / "y.docx").symlink_to("y.docx")
    listing = Listing(workspace)
    found = {entry.path.name: entry for entry in listing.look() or []}
    assert found["2017-03-09.toml"].state is MeetingState.CALLED
    assert found["x.toml"].state is MeetingState.BROKEN
    assert found["x.toml"].problem.startswith("x.toml går inte att läsa: ")
    assert listing.look() is None
    (workspace.minutes / "x.toml").unlink()
    save(workspace.minutes / "x.toml", on(date(2017, 4, 9)))
    assert [entry.state for entry in listing.look() or [] if entry.path.name == "x.toml"] == [MeetingState.CALLED]


def test_a_second_look_at_the_same_folder_tells_nothing(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    listing = Listing(workspace)
    assert listing.look() == []
    save(workspace.agendas / "2017-03-09.toml", AGENDA)
    assert [entry.path.stem for entry in listing.look() or []] == ["2017-03-09"]
    assert listing.look() is None
    save(workspace.minutes / "2017-03-09.toml", AGENDA)
    (entry,) = listing.look() or []
    assert entry.path.parent == workspace.minutes
    (workspace.minutes / "2017-03-09.toml").unlink()
    (workspace.agendas / "2017-03-09.toml").unlink()
    assert listing.look() == []


def test_only_what_has_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(tmp_path)
    for month in (1, 2, 3):
        save(workspace.agendas / f"2017-0{month}-09.toml", AGENDA)
    listing = Listing(workspace)
    listing.look()
    was_read: list[str] = []

    def reading(path: Path) -> Meeting:
        was_read.append(path.name)
        return read(path)

    monkeypatch.setattr("kcminutes.storage.toml.meetings.read", reading)
    save(workspace.agendas / "2017-02-09.toml", begun(AGENDA))
    assert len(listing.look() or []) == 3
    assert was_read == ["2017-02-09.toml"]


def test_others_files_are_listed_but_not_what_is_made_of_a_meeting(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    save(workspace.agendas / "2017-03-09.toml", AGENDA)
    own = ("2017-03-09.pdf", "2017-03-09 utdrag.docx", "~$las.docx", ".dold.docx", "bild.png")
    for name in (*own, "2016-11-10 kallelse.docx", "x.EML"):
        (workspace.agendas / name).touch()
    found = Listing(workspace).look() or []
    assert [(entry.path.name, entry.is_foreign, entry.day) for entry in found] == [
        ("2017-03-09.toml", False, date(2017, 3, 9)),
        ("2016-11-10 kallelse.docx", True, date(2016, 11, 10)),
        ("x.EML", True, None),
    ]
    assert found[1].problem.startswith("2016-11-10 kallelse.docx är ett Word-dokument")
    assert found[1].problem.endswith(".")


def test_a_folder_that_cannot_be_read_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(tmp_path)
    listing = Listing(workspace)

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "nej")

    workspace.agendas.mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert [entry.state for entry in listing.look() or []] == [MeetingState.BROKEN]
    assert listing.look() is None
    monkeypatch.undo()
    assert listing.look() == []
