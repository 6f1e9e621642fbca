import hashlib
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.session.session import Session
from kcminutes.storage.durable.atomic import write_atomically
from kcminutes.storage.durable.lock import MeetingLock, NotOurs
from kcminutes.storage.errors import FileError
from kcminutes.storage.opening import Opened, open_meeting, open_safely, other_names
from kcminutes.storage.toml.meetings import encode
from kcminutes.storage.workspace import Workspace
from support.replaced import replace_once_read
from support.strategies import called_meeting, small_meeting

CALLED = called_meeting()
RECORDED = small_meeting()
NAME = "2017-03-09.toml"


def save(path: Path, meeting: Meeting) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(encode(meeting), encoding="utf-8")
    return path


def begun_from(agenda: Path) -> Meeting:
    """What minutes begin with: the agenda, and by which content of its file they know it again."""
    return replace(CALLED, head=replace(CALLED.head, agenda=hashlib.sha256(agenda.read_bytes()).hexdigest()))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "kc")


@pytest.fixture
def agenda(workspace: Workspace) -> Path:
    return save(workspace.agendas / NAME, CALLED)


def test_an_agendas_minutes_lie_in_the_workspace_under_the_same_name(agenda: Path, workspace: Workspace) -> None:
    assert open_meeting(agenda, None, workspace) == (begun_from(agenda), workspace.minutes / NAME)


def test_an_agenda_outside_a_folder_of_agendas_gets_its_minutes_in_the_workspace(tmp_path: Path, workspace: Workspace) -> None:
    agenda = save(tmp_path / "nedladdat" / NAME, CALLED)
    assert open_meeting(agenda, None, workspace) == (begun_from(agenda), workspace.minutes / NAME)


def test_minutes_that_have_been_begun_are_continued(agenda: Path, workspace: Workspace) -> None:
    save(workspace.minutes / NAME, RECORDED)
    assert open_meeting(agenda, None, workspace) == (RECORDED, workspace.minutes / NAME)


def test_the_minutes_go_where_output_says(agenda: Path, workspace: Workspace, tmp_path: Path) -> None:
    save(workspace.minutes / NAME, RECORDED)
    assert open_meeting(agenda, tmp_path / "egna.toml", workspace) == (begun_from(agenda), tmp_path / "egna.toml")


def test_minutes_that_output_names_are_continued(agenda: Path, workspace: Workspace, tmp_path: Path) -> None:
    own = save(tmp_path / "egna.toml", RECORDED)
    assert open_meeting(agenda, own, workspace) == (RECORDED, own)


@pytest.mark.parametrize("meeting", [CALLED, RECORDED])
def test_minutes_are_edited_in_place(workspace: Workspace, meeting: Meeting) -> None:
    minutes = save(workspace.minutes / NAME, meeting)
    assert open_meeting(minutes, None, workspace) == (meeting, minutes)


def test_a_recorded_file_is_edited_in_place_wherever_it_lies(tmp_path: Path, workspace: Workspace) -> None:
    minutes = save(tmp_path / NAME, RECORDED)
    assert open_meeting(minutes, None, workspace) == (RECORDED, minutes)


def test_minutes_know_the_agenda_that_they_have_though_it_is_replaced_meanwhile(
    agenda: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = begun_from(agenda)
    replace_once_read(monkeypatch, agenda, encode(RECORDED))
    assert open_meeting(agenda, None, workspace)[0] == begun


def test_minutes_that_are_replaced_while_they_are_opened_are_not_taken_for_those_that_were_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = save(workspace.minutes / NAME, RECORDED)
    content = hashlib.sha256(minutes.read_bytes()).hexdigest()
    sha256 = hashlib.sha256

    def digested(data: bytes) -> Any:
        monkeypatch.setattr(hashlib, "sha256", sha256)
        save(minutes, CALLED)
        return sha256(data)

    lock = MeetingLock.acquire

    def locked(self: MeetingLock) -> NotOurs | None:
        monkeypatch.setattr(hashlib, "sha256", digested)
        return lock(self)

    monkeypatch.setattr(MeetingLock, "acquire", locked)
    opened = open_safely(minutes, None, workspace)
    assert (opened.meeting, opened.saved) == (RECORDED, content)
    assert opened.lock
    opened.lock.release()


def test_nothing_is_written_by_opening(agenda: Path, workspace: Workspace) -> None:
    before = agenda.read_bytes(), agenda.stat().st_mtime_ns
    open_meeting(agenda, None, workspace)
    assert (agenda.read_bytes(), agenda.stat().st_mtime_ns) == before
    assert not workspace.minutes.exists()


def test_an_agenda_is_never_changed_by_its_meeting(agenda: Path, workspace: Workspace) -> None:
    before = agenda.read_bytes()
    session = Session(Opened(*open_meeting(agenda, None, workspace)))
    session.recording.set_notes(Place(session.here), "Ja.")
    assert session.close()
    assert agenda.read_bytes() == before
    assert open_meeting(agenda, None, workspace)[0] == session.meeting


@pytest.mark.parametrize("spelling", ["{agenda}", "{folder}/../agendas/2017-03-09.toml"])
def test_minutes_are_not_written_over_their_own_agenda(agenda: Path, workspace: Workspace, spelling: str) -> None:
    output = Path(spelling.format(agenda=agenda, folder=agenda.parent))
    with pytest.raises(FileError, match=NAME):
        open_meeting(agenda, output, workspace)


def test_broken_minutes_stop_the_opening_of_their_agenda(agenda: Path, workspace: Workspace) -> None:
    workspace.minutes.mkdir()
    (workspace.minutes / NAME).write_text("version = ", encoding="utf-8")
    with pytest.raises(FileError, match=NAME):
        open_meeting(agenda, None, workspace)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path, agenda: Path, workspace: Workspace) -> None:
    with pytest.raises(FileError, match="finns inte"):
        open_meeting(tmp_path / "nej.toml", None, workspace)
    with pytest.raises(FileError, match="är en mapp"):
        open_meeting(tmp_path, None, workspace)
    with pytest.raises(FileError, match="är en mapp"):
        open_meeting(agenda, tmp_path, workspace)


def test_a_broken_agenda_is_refused_even_when_it_has_minutes(agenda: Path, workspace: Workspace) -> None:
    save(workspace.minutes / NAME, replace(RECORDED, items=()))
    agenda.write_text("skräp", encoding="utf-8")
    with pytest.raises(FileError):
        open_meeting(agenda, None, workspace)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_minutes_with_other_names_tell_which_are_left_behind_by_a_save(tmp_path: Path) -> None:
    minutes = tmp_path / "minutes" / "2017-03-09.toml"
    minutes.parent.mkdir()
    assert other_names(minutes) == ""
    minutes.write_text(encode(called_meeting()), encoding="utf-8")
    assert other_names(minutes) == ""
    (tmp_path / "annanstans.toml").hardlink_to(minutes)
    assert "har fler namn på disken, som behåller den text de har nu" in other_names(minutes)
    (minutes.parent / "senaste.toml").hardlink_to(minutes)
    assert "(senaste.toml)" in other_names(minutes)
    assert "bara 2017-03-09.toml sparas" in other_names(minutes)
    write_atomically(minutes, b"x")
    assert other_names(minutes) == ""
