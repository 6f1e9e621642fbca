import time as clock
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.meeting.states import DocumentState
from kcminutes.session.session import Session
from kcminutes.storage.durable import saver as saving
from kcminutes.storage.durable.newest_writer import NewestWriter
from kcminutes.storage.durable.safety_copy import journal_path, journals_in, unsaved_folder, versions_folder
from kcminutes.storage.opening import Opened, open_safely
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.fault_report import closing_message
from kcminutes.tui.widgets.status import saved_text
from support.interrupted import CALLED, begun
from support.open_file import copied, saved

PATIENCE: Final = 5.0
FINAL: Final = replace(CALLED, head=replace(CALLED.head, state=DocumentState.FINAL))


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(saving, "SAVE_DELAY", 0.01)
    monkeypatch.setattr(saving, "RETRY_DELAY", 0.01)
    return begun(tmp_path, CALLED)


def opened(minutes: Path) -> Session:
    return Session(open_safely(minutes, None, Workspace(minutes.parents[1])))


def typed(session: Session, *notes: str) -> None:
    """Type the notes, each saved before the next."""
    for text in notes:
        session.recording.set_notes(Place(session.here), text)
        assert saved(session, PATIENCE)


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = clock.monotonic() + PATIENCE
    while not holds():
        assert clock.monotonic() < deadline, "it never happened"
        clock.sleep(0.002)


def holds(minutes: Path, meeting: Meeting) -> bool:
    return minutes.exists() and minutes.read_bytes() == encode(meeting).encode()


def emptied(minutes: Path) -> None:
    minutes.write_bytes(b"")


def zeroed(minutes: Path) -> None:
    minutes.write_bytes(bytes(minutes.stat().st_size))


def reverted(minutes: Path) -> None:
    minutes.write_text(encode(CALLED), encoding="utf-8")


GONE: Final = pytest.mark.parametrize("harm", [Path.unlink, emptied, zeroed, reverted])


@GONE
def test_a_file_that_is_lost_while_nobody_types_is_written_again(harm: Callable[[Path], object], minutes: Path) -> None:
    session = opened(minutes)
    typed(session, "Ja")
    harm(minutes)
    session.file.look()
    wait_until(lambda: holds(minutes, session.meeting))
    assert session.close()


@GONE
def test_ctrl_s_writes_a_file_again_that_is_lost(harm: Callable[[Path], object], minutes: Path) -> None:
    session = opened(minutes)
    typed(session, "Ja")
    harm(minutes)
    session.file.save()
    wait_until(lambda: holds(minutes, session.meeting))
    assert session.close()


@GONE
def test_the_end_writes_a_file_again_that_is_lost(harm: Callable[[Path], object], minutes: Path) -> None:
    session = opened(minutes)
    typed(session, "Ja")
    harm(minutes)
    assert session.close()
    assert holds(minutes, session.meeting)
    assert journals_in(unsaved_folder()) == []


@pytest.mark.parametrize("meeting", [CALLED, FINAL])
def test_minutes_that_were_only_opened_are_written_again_too(meeting: Meeting, minutes: Path) -> None:
    minutes.write_text(encode(meeting), encoding="utf-8")
    session = opened(minutes)
    minutes.unlink()
    session.file.look()
    wait_until(minutes.exists)
    assert session.close()
    assert read(minutes) == session.meeting


def test_what_somebody_else_wrote_while_nobody_typed_is_told_and_kept(minutes: Path) -> None:
    session = opened(minutes)
    typed(session, "Ja")
    theirs = replace(CALLED, head=replace(CALLED.head, place="Umeå"))
    minutes.write_text(encode(theirs), encoding="utf-8")
    session.file.look()
    wait_until(lambda: "någon annan har ändrat filen" in saved_text(session))
    assert saved_text(session).startswith("EJ SPARAT")
    assert not session.close(PATIENCE)
    assert read(minutes) == theirs
    aside = session.file.state.aside
    assert aside is not None
    assert read(aside) == theirs
    assert copied(session, PATIENCE)
    assert [one.moment.meeting for one in journals_in(unsaved_folder())] == [session.meeting]
    session.file.overwrite()
    assert saved(session, PATIENCE)
    assert session.close()


def test_in_minutes_that_were_only_read_somebody_elses_content_stays(minutes: Path) -> None:
    session = opened(minutes)
    theirs = encode(replace(CALLED, head=replace(CALLED.head, place="Umeå")))
    minutes.write_text(theirs, encoding="utf-8")
    session.file.look()
    assert session.close()
    assert minutes.read_text(encoding="utf-8") == theirs
    assert [path.name for path in minutes.parent.iterdir()] == [minutes.name]


def test_a_closed_meeting_is_not_looked_at_any_more(minutes: Path) -> None:
    session = opened(minutes)
    typed(session, "Ja")
    assert session.close()
    session.file.look()
    assert not copied(session, 0) or not journal_path(minutes).exists()
    assert len(journals_in(versions_folder())) == 1


def test_a_final_document_that_is_not_in_its_file_says_so(minutes: Path) -> None:
    session = opened(minutes)
    typed(session, "Ja")
    minutes.unlink()
    minutes.mkdir()
    session.proceedings.make_final(("Ett Namn",), CALLED.head.day)
    assert not saved(session, PATIENCE)
    assert session.locked
    assert saved_text(session).startswith("EJ SPARAT")
    minutes.rmdir()
    assert saved(session, PATIENCE)
    assert saved_text(session) == "FASTSTÄLLT"
    assert session.close()


def test_the_line_says_when_neither_file_nor_safety_copy_can_be_written(tmp_path: Path) -> None:
    unsaved_folder().parent.mkdir(parents=True)
    unsaved_folder().write_bytes(b"")
    (tmp_path / "m.toml").mkdir()
    session = Session(Opened(CALLED, tmp_path / "m.toml"))
    session.recording.set_notes(Place(session.here), "Ja")
    assert not saved(session, PATIENCE)
    assert not copied(session, PATIENCE)
    assert saved_text(session).startswith("EJ SPARAT, INGEN SÄKERHETSKOPIA: det finns en mapp med det namnet")
    assert not session.file.is_copied()


def test_the_last_words_claim_no_safety_copy_that_is_not_there() -> None:
    assert "Säkerhetskopian har allt" in closing_message(saved=False, copied=True, report=None)
    assert "Säkerhetskopian kunde inte" in closing_message(saved=False, copied=False, report=None)
    assert "opian" not in closing_message(saved=True, copied=False, report=None)


def test_what_is_taken_back_before_the_writer_wakes_is_told_as_saved() -> None:
    written: list[str] = []
    writer = NewestWriter("test", written.append, lambda: 0.0)
    old = "gammalt"
    writer.request(old)
    assert writer.flush(PATIENCE)
    with writer._wake:  # so that it does not wake between the two
        writer.request("nytt")
        writer.request(old)
    with writer._wake:
        assert writer._wake.wait_for(lambda: writer.state.saved, PATIENCE)
    assert written == [old]
    assert writer.close()
