import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Action, Item, Participant
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.states import ItemStatus
from kcminutes.session.session import Session
from kcminutes.storage.durable import system_lock
from kcminutes.storage.durable.atomic import write_atomically
from kcminutes.storage.durable.journal_lines import Moment
from kcminutes.storage.durable.lock import Holder, MeetingLock, Unlockable
from kcminutes.storage.durable.safety_copy import journal_path
from kcminutes.storage.durable.system_lock import SystemLock
from kcminutes.storage.opening import open_safely
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.storage.workspace import Workspace
from support.interrupted import begun, journal_of
from support.open_file import copied, saved
from support.strategies import called_meeting, small_meeting

_HOLDS: Final = """
import sys
from pathlib import Path
from kcminutes.storage.durable.lock import MeetingLock
lock = MeetingLock(Path(sys.argv[1]))
print(lock.acquire() or "ours", flush=True)
sys.stdin.read()
lock.release()
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    return begun(tmp_path, small_meeting())


@contextmanager
def other_process(minutes: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has tried to take the lock, and holds it until its input ends."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", _HOLDS, str(minutes)], stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        process.kill()


def answer(process: "subprocess.Popen[str]") -> str:
    output: IO[str] | None = process.stdout
    assert output
    return output.readline().strip()


def names(minutes: Path) -> list[str]:
    return sorted(path.name for path in minutes.parent.iterdir())


def test_a_meeting_that_another_process_has_open_is_held_by_it_and_since_then(minutes: Path) -> None:
    with other_process(minutes) as process:
        assert answer(process) == "ours"
        holder = MeetingLock(minutes).acquire()
        assert holder is not None
        assert holder.since.date() == datetime.now().date()
        assert holder.user
        assert holder.machine


def test_another_process_is_told_that_the_meeting_is_open_here(minutes: Path) -> None:
    lock = MeetingLock(minutes)
    assert lock.acquire() is None
    with other_process(minutes) as process:
        assert " sedan kl. " in answer(process)
    lock.release()
    with other_process(minutes) as process:
        assert answer(process) == "ours"


def test_the_lock_of_a_process_that_was_killed_is_taken_over(minutes: Path) -> None:
    with other_process(minutes) as process:
        assert answer(process) == "ours"
        process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.wait()
        lock = MeetingLock(minutes)
        assert lock.acquire() is None
        lock.release()
    assert names(minutes) == [minutes.name]


def test_a_process_that_ends_as_it_should_leaves_nothing_behind(minutes: Path) -> None:
    with other_process(minutes) as process:
        answer(process)
        assert len(names(minutes)) > 1
        assert process.stdin
        process.stdin.close()
        process.wait()
    assert names(minutes) == [minutes.name]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_two_links_to_one_file_are_one_meeting(minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "länk.toml").symlink_to(minutes)
    with other_process(minutes) as process:
        answer(process)
        assert MeetingLock(tmp_path / "länk.toml").acquire() is not None


def test_a_note_that_cannot_be_read_still_tells_that_somebody_has_the_meeting(minutes: Path) -> None:
    with other_process(minutes) as process:
        answer(process)
        (minutes.parent / f".{minutes.name}.open").write_bytes(b"skr\xe4p")
        assert str(MeetingLock(minutes).acquire()).startswith("någon på en annan dator sedan")


def test_who_has_it_open_is_told_with_the_day_unless_that_is_today() -> None:
    now = datetime.now().replace(hour=9, minute=12)
    assert str(Holder("asa", "KOMMUN-17", now)) == "asa på KOMMUN-17 sedan kl. 09.12"
    assert str(Holder("asa", "KOMMUN-17", datetime(2017, 3, 9, 9, 12))) == "asa på KOMMUN-17 sedan 2017-03-09 kl. 09.12"


# A meeting that can only be read.


@pytest.fixture
def reading(minutes: Path) -> Iterator[Session]:
    """A session of a meeting that another process has open."""
    with other_process(minutes) as process:
        assert answer(process) == "ours"
        opened = open_safely(minutes, None, Workspace(minutes.parent.parent))
        yield Session(opened)


def test_a_second_start_says_who_has_the_meeting_and_offers_to_read(reading: Session) -> None:
    assert reading.locked.startswith("Mötet är redan öppet hos ")
    assert reading.locked.endswith("; här går det bara att läsa.")
    assert reading.meeting == small_meeting()
    assert reading.next()


_COMMANDS: Final[dict[str, Callable[[Session], Any]]] = {
    "set_notes": lambda session: session.recording.set_notes(Place(session.here or ""), "Ja"),
    "set_decisions": lambda session: session.recording.set_decisions(Place(session.here or "", Part.DECISIONS), ("Ja",)),
    "set_actions": lambda session: session.recording.set_actions(Place(session.here or "", Part.ACTIONS), (Action(text="Ja"),)),
    "set_pending": lambda session: session.set_pending(session.here or "", (Action(text="Ja 24/"),)),
    "adopt_proposals": lambda session: (session.go_to((1,)), session.recording.adopt_proposals(session.here or "")),
    "set_status": lambda session: session.recording.set_status(session.here or "", ItemStatus.POSTPONED, "Ja", date(2017, 4, 6)),
    "insert_item": lambda session: session.agenda.insert_item(Item(title="Ja")),
    "insert_subitem": lambda session: session.agenda.insert_subitem(Item(title="Ja")),
    "edit_item": lambda session: session.recording.set_facts(session.here or "", {"title": "Ja"}),
    "remove_item": lambda session: session.agenda.remove_item(session.here or ""),
    "move_item": lambda session: session.agenda.move_item(session.here or "", 1),
    "set_participant": lambda session: session.people.set(0, Participant(name="Ja")),
    "toggle_attendance": lambda session: session.people.toggle(0),
    "mark_all_present": lambda session: session.people.mark_all_present(),
    "mark_arrived": lambda session: session.people.mark_arrived(0),
    "mark_left": lambda session: session.people.mark_left(0),
    "set_head": lambda session: session.proceedings.set_head(replace(session.meeting.head, place="Ja")),
    "open_or_close": lambda session: session.proceedings.open_or_close(),
    "adjourn_or_resume": lambda session: session.proceedings.adjourn_or_resume(),
    "undo": lambda session: session.undo(),
    "redo": lambda session: session.redo(),
    "next": lambda session: session.next(),
    "close": lambda session: session.close(),
}


@pytest.mark.parametrize("command", _COMMANDS)
def test_no_command_changes_a_meeting_that_is_open_elsewhere_or_its_safety_copy(
    minutes: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    journal = journal_of(minutes)
    journal.write(Moment(small_meeting()))
    journal.close()
    content = minutes.read_bytes()
    before = content, journal.path.read_bytes(), names(minutes)
    holder = Holder("asa", "KOMMUN-17", datetime(2017, 3, 9, 9, 12))
    monkeypatch.setattr(MeetingLock, "acquire", lambda _: holder)
    opened = open_safely(minutes, None, Workspace(minutes.parent.parent))
    session = Session(opened)
    _COMMANDS[command](session)
    assert session.close()
    assert saved(session)
    assert copied(session)
    assert session.meeting == small_meeting()
    assert (minutes.read_bytes(), journal_path(minutes).read_bytes(), names(minutes)) == before


# The lock of a session.


def test_the_lock_is_gone_when_the_meeting_is_closed(minutes: Path) -> None:
    opened = open_safely(minutes, None, Workspace(minutes.parent.parent))
    session = Session(opened)
    session.recording.set_notes(Place(session.here), "Ja")
    assert names(minutes) != [minutes.name]
    assert session.close()
    assert names(minutes) == [minutes.name]
    assert read(minutes) == session.meeting


def test_a_meeting_that_could_not_be_saved_and_stays_open_keeps_its_lock(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_safely(minutes, None, Workspace(minutes.parent.parent))
    session = Session(opened)
    minutes.write_text(encode(called_meeting()), encoding="utf-8")  # by somebody else
    session.recording.set_notes(Place(session.here), "Ja")
    assert not session.close(2.0)
    with other_process(minutes) as process:
        assert " sedan kl. " in answer(process)
    session.file.overwrite()
    assert session.close()
    with other_process(minutes) as process:
        assert answer(process) == "ours"


def test_a_lock_is_given_back_even_when_its_files_cannot_be_taken_away(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = MeetingLock(minutes)
    assert lock.acquire() is None

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as refused:
        refused.setattr(Path, "unlink", refuse)
        lock.release()
    again = MeetingLock(minutes)
    assert again.acquire() is None
    again.release()


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Be nobody in particular for a while, if this is root, whom no permission stops."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no mode bits")
def test_in_a_folder_that_cannot_be_written_a_meeting_is_only_read_and_told_why(minutes: Path) -> None:
    for folder in minutes.parents:
        if folder.owner() == minutes.owner() and "pytest" in str(folder):
            folder.chmod(0o755)
    minutes.parent.chmod(0o555)
    read(minutes)  # as who may import what that needs
    with ordinary_user():
        assert MeetingLock(minutes).acquire() == Unlockable("du har inte rätt att skriva där")
        assert MeetingLock(minutes).holder() is None
        assert names(minutes) == [minutes.name]
        assert read(minutes) == small_meeting()
    minutes.parent.chmod(0o755)


def test_a_meeting_without_a_lock_can_only_be_read_and_leaves_the_safety_copy_alone(minutes: Path) -> None:
    minutes.with_name(f".{minutes.name}.lock").mkdir()
    sessions = [Session(open_safely(minutes, None, Workspace(minutes.parent.parent))) for _ in range(2)]
    for session in sessions:
        assert session.locked == (
            f"Filen går inte att låsa för andra: .{minutes.name}.lock är ingen vanlig fil; här går det bara att läsa. "
            "Med -o skriver du i en annan fil."
        )
        session.recording.set_notes(Place(session.here), "Ja")
        assert session.close()
    assert read(minutes) == small_meeting()
    assert not journal_path(minutes).exists()


def test_saving_elsewhere_where_no_lock_can_be_made_tells_why(minutes: Path, tmp_path: Path) -> None:
    session = Session(open_safely(minutes, None, Workspace(minutes.parent.parent)))
    (tmp_path / ".annan.toml.lock").mkdir()
    assert session.save_in(tmp_path / "annan.toml") == (
        f"Kan inte spara i {tmp_path / 'annan.toml'}: .annan.toml.lock är ingen vanlig fil; välj en annan plats."
    )
    assert session.path == minutes
    assert session.close()


def test_on_a_drive_without_locks_a_meeting_is_only_read_and_told_why(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert MeetingLock(minutes).acquire() == Unlockable("enheten har inga lås")


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can take an open file away")
def test_a_lock_that_is_given_back_and_taken_anew_by_another_in_between_is_not_taken_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (SystemLock(tmp_path / ".lock") for _ in range(3))
    assert first.acquire()
    lock = system_lock._locked

    def when_it_is_open(descriptor: int) -> bool:
        monkeypatch.setattr(system_lock, "_locked", lock)
        first.release()
        assert third.acquire()
        return lock(descriptor)

    monkeypatch.setattr(system_lock, "_locked", when_it_is_open)
    assert not second.acquire()
    third.release()
    assert not (tmp_path / ".lock").exists()
    assert second.acquire()
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can take an open file away")
def test_a_lock_whose_file_was_taken_away_keeps_nobody_out_and_takes_no_other_file_away(tmp_path: Path) -> None:
    first, second, third = (SystemLock(tmp_path / ".lock") for _ in range(3))
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    (tmp_path / ".lock").unlink()
    assert second.acquire()
    assert (first.is_whole, second.is_whole) == (False, True)
    first.release()
    assert not third.acquire()
    second.release()
    assert not (tmp_path / ".lock").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can take an open file away")
def test_the_note_of_another_who_has_the_meeting_now_is_left_to_them(minutes: Path) -> None:
    first, second = MeetingLock(minutes), MeetingLock(minutes)
    assert first.acquire() is None
    minutes.with_name(f".{minutes.name}.lock").unlink()
    assert second.acquire() is None
    first.release()
    assert minutes.with_name(f".{minutes.name}.open").exists()
    assert isinstance(MeetingLock(minutes).acquire(), Holder)
    second.release()


def test_asking_or_taking_again_what_is_ours_changes_nothing(minutes: Path, tmp_path: Path) -> None:
    lock = MeetingLock(minutes)
    assert lock.acquire() is None
    if hasattr(os, "link"):
        os.link(minutes, tmp_path / "annat namn.toml")
    assert lock.acquire() is None
    assert lock.holder() is None
    assert isinstance(MeetingLock(minutes).acquire(), Holder)
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are Unix's")
def test_the_rights_of_a_file_with_another_name_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "hemligt").touch(mode=0o600)
    os.link(tmp_path / "hemligt", tmp_path / ".lock")
    lock = SystemLock(tmp_path / ".lock")
    assert lock.acquire()
    assert (tmp_path / "hemligt").stat().st_mode & 0o777 == 0o600
    lock.release()


# Two users on a shared folder.

_AS_USER: Final = """
import os, sys
from kcminutes.storage.durable import lock as locks
os.umask(int(sys.argv[2], 8))
os.setgroups([])
os.setresgid(int(sys.argv[3]), int(sys.argv[3]), int(sys.argv[3]))
os.setresuid(int(sys.argv[3]), int(sys.argv[3]), int(sys.argv[3]))
lock = locks.MeetingLock(locks.Path(sys.argv[1]))
print(repr(lock.acquire()) , flush=True)
if sys.stdin.read():
    lock.release()
"""


@pytest.fixture
def shared(minutes: Path) -> Path:
    """Minutes in a folder that everybody may write in."""
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("only root can be two users")
    for folder in minutes.parents:
        if "pytest" in folder.name or "pytest" in str(folder.parent):
            folder.chmod(0o755)
    minutes.parent.chmod(0o777)
    return minutes


@contextmanager
def user(number: int, minutes: Path, umask: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Somebody who has tried to take the lock, and what they were answered; they are killed in the end."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", _AS_USER, str(minutes), umask, str(number)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield process, answer(process)
        process.kill()


@pytest.mark.parametrize("umask", ["022", "077"])
def test_of_two_users_only_one_may_write_and_the_other_is_told_who(shared: Path, umask: str) -> None:
    with user(65531, shared, umask) as (_, first), user(65532, shared, umask) as (_, second):
        assert first == "None"
        assert second.startswith("Holder(")


@pytest.mark.parametrize("umask", ["022", "077"])
def test_the_lock_that_a_strangers_killed_program_left_is_taken_over_by_one_of_two(shared: Path, umask: str) -> None:
    with user(65531, shared, umask) as (process, _):
        process.kill()
        process.wait()
    assert len(names(shared)) == 3
    with user(65532, shared, umask) as (_, first), user(65532, shared, umask) as (_, second):
        assert first == "None"
        assert second.startswith("Holder(")


def test_beside_a_strangers_lock_that_cannot_be_opened_everybody_only_reads(shared: Path) -> None:
    lock = shared.with_name(f".{shared.name}.lock")
    lock.touch(mode=0o600)
    with user(65532, shared, "022") as (_, first), user(65532, shared, "022") as (_, second):
        assert first == second
        assert first.startswith(f"Unlockable(why='{lock.name} tillhör någon annan (den får tas bort")


# What stands in the place of the lock's small files.


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows, which has no pipes in folders")
def test_two_names_of_one_file_are_one_meeting_also_after_a_save(minutes: Path, tmp_path: Path) -> None:
    other = tmp_path / "annat namn.toml"
    os.link(minutes, other)
    lock = MeetingLock(minutes)
    assert lock.acquire() is None
    assert isinstance(MeetingLock(other).acquire(), Holder)
    write_atomically(minutes, b"nytt")
    assert isinstance(MeetingLock(other).acquire(), Holder)
    lock.release()
    again = MeetingLock(other)
    assert again.acquire() is None
    again.release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows, which has no pipes in folders")
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_link_or_a_pipe_in_the_place_of_the_note_is_neither_followed_nor_waited_for(
    minutes: Path, tmp_path: Path, kind: str
) -> None:
    note, precious = minutes.with_name(f".{minutes.name}.open"), tmp_path / "viktigt"
    precious.write_text("kvar", encoding="utf-8")

    def put() -> None:
        note.unlink(missing_ok=True)
        note.symlink_to(precious) if kind == "link" else os.mkfifo(note)

    put()
    lock = MeetingLock(minutes)
    assert lock.acquire() is None
    assert precious.read_text(encoding="utf-8") == "kvar"
    put()
    assert str(MeetingLock(minutes).acquire()).startswith("någon på en annan dator")
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows, which has no pipes in folders")
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_link_or_a_pipe_in_the_place_of_the_lock_is_left_alone(minutes: Path, tmp_path: Path, kind: str) -> None:
    file = minutes.with_name(f".{minutes.name}.lock")
    file.symlink_to(tmp_path / "annat") if kind == "link" else os.mkfifo(file)
    assert MeetingLock(minutes).acquire() == Unlockable(f"{file.name} är ingen vanlig fil")
    assert not (tmp_path / "annat").exists()


def test_who_holds_a_meeting_can_be_asked_without_taking_it(minutes: Path) -> None:
    lock = MeetingLock(minutes)
    assert lock.holder() is None
    assert [path.name for path in minutes.parent.iterdir()] == [minutes.name]
    with other_process(minutes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ours\n"
        holder = lock.holder()
        assert holder is not None
        assert holder.machine


def test_a_note_of_any_size_is_read_in_part_only(minutes: Path) -> None:
    with other_process(minutes) as process:
        assert process.stdout is not None
        process.stdout.readline()
        minutes.with_name(f".{minutes.name}.open").write_bytes(b'{"user": "' + b"x" * 10_000_000)
        holder = MeetingLock(minutes).holder()
        assert holder is not None
        assert holder.user == "någon"
