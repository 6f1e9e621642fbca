import os
import shutil
import stat
import sys
import time as clock
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from kcminutes.meeting.place import Part, Place
from kcminutes.session.restoring import answer_doubtful
from kcminutes.session.session import Session
from kcminutes.storage.durable import saver as saving
from kcminutes.storage.durable.atomic import write_atomically
from kcminutes.storage.durable.safety_copy import journal_path, journals_in, unsaved_folder, versions_folder
from kcminutes.storage.durable.saver import Saver, digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.opening import Opened, open_safely
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.storage.workspace import Workspace
from support.interrupted import CALLED, begun, cut_off, told
from support.places import place_at

PATIENCE: Final = 5.0
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither mode bits nor links without a privilege")


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    return begun(tmp_path, told("J"))


def opened(minutes: Path) -> Opened:
    """What the next start opens; it is closed at once."""
    found = open_safely(minutes, None, Workspace(minutes.parent.parent))
    if found.lock:
        found.lock.release()
    return found


def kept(folder: Path) -> list[str]:
    """The notes in the journals that are in the folder."""
    return [one.moment.meeting.items[0].notes for one in journals_in(folder)]


def saves(saver: Saver, notes: str) -> bool:
    saver.writer.request(told(notes))
    return saver.writer.flush(PATIENCE)


def wait_until(happened: Callable[[], bool]) -> None:
    end = clock.monotonic() + PATIENCE
    while not happened():
        assert clock.monotonic() < end, "it never happened"
        clock.sleep(0.005)


# Opening after an interruption.


def test_without_a_journal_the_file_is_opened_and_nothing_is_said(minutes: Path) -> None:
    found = opened(minutes)
    assert (found.meeting, found.restored, found.doubtful, found.cursor) == (told("J"), "", None, None)
    assert found.saved == digest(minutes.read_bytes())


def test_what_was_not_saved_is_restored_and_told_in_one_sentence(minutes: Path) -> None:
    cut_off(minutes, "Ja", "Jaha", cursor=place_at(CALLED, (2, 1), Part.DECISIONS, offset=2))
    found = opened(minutes)
    assert found.meeting == told("Jaha")
    assert found.restored.startswith("Återställt efter avbrott kl. ")
    assert found.restored.endswith("ärende 1: anteckningen skiljer sig (3 tecken mer i anteckningen).")
    assert found.cursor == place_at(CALLED, (2, 1), Part.DECISIONS, offset=2)
    assert kept(unsaved_folder()) == ["Jaha"]


def test_what_was_restored_is_saved_at_once_and_goes_on_at_the_same_item(minutes: Path) -> None:
    cut_off(minutes, "Ja", cursor=place_at(CALLED, (2, 1), Part.NOTES))
    found = opened(minutes)
    session = Session(found)
    assert session.at == (2, 1)
    assert session.cursor == place_at(CALLED, (2, 1), Part.NOTES)
    assert session.close()
    assert read(minutes).items[0].notes == "Ja"
    assert kept(unsaved_folder()) == []
    assert kept(versions_folder()) == ["Ja"]


def test_an_item_that_is_not_there_any_more_is_not_gone_to(minutes: Path) -> None:
    cut_off(minutes, "Ja", cursor=Place("borta"))
    found = opened(minutes)
    assert Session(found).at == (0,)


def test_a_journal_that_holds_what_the_file_holds_is_put_away_and_only_the_place_is_kept(minutes: Path) -> None:
    cut_off(minutes, "J", cursor=place_at(CALLED, (1,), Part.NOTES))
    found = opened(minutes)
    assert (found.meeting, found.restored, found.doubtful, found.cursor) == (
        told("J"),
        "",
        None,
        place_at(CALLED, (1,), Part.NOTES),
    )
    assert kept(unsaved_folder()) == []
    assert kept(versions_folder()) == ["J"]


def test_minutes_that_were_never_written_are_restored(minutes: Path) -> None:
    agenda = minutes.parent.parent / "agendas" / minutes.name
    agenda.parent.mkdir()
    agenda.write_text(encode(CALLED), encoding="utf-8")
    minutes.unlink()
    cut_off(minutes, "Ja")
    found = opened(agenda)
    assert found.meeting == told("Ja")
    assert found.restored
    assert found.minutes == minutes


def test_a_file_that_somebody_changed_since_is_not_written_over_and_the_copy_is_kept(minutes: Path) -> None:
    cut_off(minutes, "Ja")
    minutes.write_text(encode(told("Annat")), encoding="utf-8")
    found = opened(minutes)
    assert (found.meeting, found.restored) == (told("Annat"), "")
    assert found.doubtful is not None
    assert found.doubtful.moment.meeting == told("Ja")
    session = Session(found)
    session.recording.set_decisions(Place(session.here, Part.DECISIONS), ("Nej.",))
    assert session.close()
    assert "Ja" in kept(unsaved_folder())


def test_the_copy_can_be_chosen_and_undo_gives_the_file_back(minutes: Path) -> None:
    cut_off(minutes, "Ja")
    minutes.write_text(encode(told("Annat")), encoding="utf-8")
    found = opened(minutes)
    session = Session(found)
    answer_doubtful(session, restore=True)
    assert session.meeting == told("Ja")
    session.undo()
    assert session.meeting == told("Annat")
    session.redo()
    assert session.close()
    assert read(minutes).items[0].notes == "Ja"


def test_a_file_that_the_program_wrote_itself_just_before_it_was_cut_off_is_not_somebody_elses(minutes: Path) -> None:
    cut_off(minutes, "Ja", "Jaha")
    minutes.write_text(encode(told("Ja")), encoding="utf-8")
    found = opened(minutes)
    assert found.doubtful is None
    assert found.restored
    assert found.meeting == told("Jaha")


@pytest.mark.parametrize("content", [b"", b"skr\xe4p\n", b"00000000 {}\n"])
def test_a_journal_that_cannot_be_understood_is_kept_and_the_file_is_opened(minutes: Path, content: bytes) -> None:
    unsaved_folder().mkdir(parents=True)
    journal_path(minutes).write_bytes(content)
    found = opened(minutes)
    session = Session(found)
    session.recording.set_notes(Place(session.here), "Ja")
    assert session.close()
    assert content in [path.read_bytes() for path in versions_folder().iterdir()]


def test_a_journal_that_cannot_be_read_does_not_stop_the_opening(minutes: Path) -> None:
    journal_path(minutes).mkdir(parents=True)
    assert opened(minutes).meeting == told("J")


def test_minutes_that_cannot_be_understood_leave_the_journal_where_it_is(minutes: Path) -> None:
    cut_off(minutes, "Ja")
    minutes.write_bytes(b"skr\xe4p")
    with pytest.raises(FileError):
        opened(minutes)
    assert kept(unsaved_folder()) == ["Ja"]


# Somebody else's change while the meeting is open.


@pytest.fixture
def saver(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> Saver:
    monkeypatch.setattr(saving, "SAVE_DELAY", 0.01)
    monkeypatch.setattr(saving, "RETRY_DELAY", 0.02)
    return Saver(minutes, saved=digest(minutes.read_bytes()))


def asides(minutes: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in minutes.parent.iterdir() if "ändrad av annan" in path.name}


def is_kept_aside(minutes: Path, content: bytes) -> bool:
    return content in asides(minutes).values()


def test_somebody_elses_version_is_kept_aside_and_named_and_nothing_is_overwritten(minutes: Path, saver: Saver) -> None:
    theirs = encode(told("Deras")).encode()
    minutes.write_bytes(theirs)
    assert not saves(saver, "Ja")
    clock.sleep(0.1)  # several attempts
    assert minutes.read_bytes() == theirs
    ((name, content),) = asides(minutes).items()
    assert content == theirs
    assert saver.writer.state.problem == f"någon annan har ändrat filen; deras version finns i {name}"
    assert saver.aside == minutes.with_name(name)
    saver.overwrite()
    wait_until(lambda: saver.writer.state.saved)
    assert read(minutes) == told("Ja")
    assert asides(minutes) == {name: theirs}
    assert saves(saver, "Jaha")
    assert saver.writer.close()


def test_each_version_of_somebody_else_is_kept(minutes: Path, saver: Saver) -> None:
    versions = [encode(told(notes)).encode() for notes in ("Deras", "Deras igen", "Och igen")]
    for content in versions:
        minutes.write_bytes(content)
        assert not saves(saver, "Ja")
        wait_until(partial(is_kept_aside, minutes, content))
    assert sorted(asides(minutes).values()) == sorted(versions)
    saver.overwrite()
    assert saver.writer.close()


def test_what_came_after_she_chose_to_overwrite_is_not_overwritten(
    minutes: Path, saver: Saver, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes.write_text(encode(told("Deras")), encoding="utf-8")
    assert not saves(saver, "Ja")
    monkeypatch.setattr(saving, "RETRY_DELAY", 60.0)
    clock.sleep(0.1)
    later = encode(told("Deras igen")).encode()
    minutes.write_bytes(later)
    saver.overwrite()
    assert not saver.writer.flush(PATIENCE)
    assert minutes.read_bytes() == later
    assert later in asides(minutes).values()
    saver.overwrite()
    assert saver.writer.flush(PATIENCE)
    assert read(minutes) == told("Ja")
    assert saver.writer.close()


def test_a_file_that_appeared_where_there_was_none_is_somebody_elses(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    saver = Saver(path)
    path.write_text("Deras", encoding="utf-8")
    assert not saves(saver, "Ja")
    assert path.read_text(encoding="utf-8") == "Deras"
    saver.overwrite()
    assert saver.writer.close()


@posix
def test_nobody_may_read_the_version_kept_aside_who_may_not_read_the_minutes(minutes: Path, saver: Saver) -> None:
    minutes.write_text("Deras", encoding="utf-8")
    minutes.chmod(0o600)
    assert not saves(saver, "Ja")
    (name,) = asides(minutes)
    assert stat.S_IMODE(minutes.with_name(name).stat().st_mode) == 0o600
    saver.overwrite()
    assert saver.writer.close()


def test_a_file_that_was_touched_but_says_the_same_is_nobody_elses(minutes: Path, saver: Saver) -> None:
    assert saves(saver, "Ja")
    os.utime(minutes, (1, 1))
    assert saves(saver, "Jaha")
    content = minutes.read_bytes()
    minutes.unlink()
    minutes.write_bytes(content)
    assert saves(saver, "Jahaja")
    assert asides(minutes) == {}
    assert saver.writer.close()


def test_a_write_that_was_done_though_an_error_was_told_is_nobody_elses(
    minutes: Path, saver: Saver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer_lost(path: Path, data: bytes, **options: Any) -> None:
        write_atomically(path, data, **options)
        raise TimeoutError

    with monkeypatch.context() as network:
        network.setattr(saving, "write_atomically", answer_lost)
        assert not saves(saver, "Ja")
    assert saves(saver, "Jaha")
    assert asides(minutes) == {}
    assert saver.writer.close()


def test_a_clock_that_is_set_back_changes_nothing(minutes: Path, saver: Saver) -> None:
    assert saves(saver, "Ja")
    future = clock.time() + 86_400
    os.utime(minutes, (future, future))
    assert saves(saver, "Jaha")
    assert read(minutes) == told("Jaha")
    assert asides(minutes) == {}
    assert saver.writer.close()


# What else happens to the file while the meeting is open.


def test_a_file_that_was_deleted_is_written_again(minutes: Path, saver: Saver) -> None:
    assert saves(saver, "Ja")
    minutes.unlink()
    assert saves(saver, "Jaha")
    assert read(minutes) == told("Jaha")
    assert saver.writer.close()


def test_a_folder_that_is_gone_is_told_and_not_made_and_saving_catches_up_when_it_is_back(minutes: Path, saver: Saver) -> None:
    assert saves(saver, "Ja")
    away = minutes.parent.with_name("borta")
    minutes.parent.rename(away)
    assert not saves(saver, "Jaha")
    assert saver.writer.state.problem == "mappen finns inte"
    assert not minutes.parent.exists()
    away.rename(minutes.parent)
    wait_until(lambda: saver.writer.state.saved)
    assert read(minutes) == told("Jaha")
    assert saver.writer.close()


def test_a_folder_that_is_removed_with_everything_and_made_anew_gets_the_file(minutes: Path, saver: Saver) -> None:
    assert saves(saver, "Ja")
    shutil.rmtree(minutes.parent)
    assert not saves(saver, "Jaha")
    minutes.parent.mkdir()
    wait_until(lambda: saver.writer.state.saved)
    assert read(minutes) == told("Jaha")
    assert saver.writer.close()


def test_a_folder_in_the_files_place_is_told_and_left_alone(minutes: Path, saver: Saver) -> None:
    assert saves(saver, "Ja")
    minutes.unlink()
    minutes.mkdir()
    (minutes / "bilaga.txt").write_bytes(b"")
    assert not saves(saver, "Jaha")
    assert saver.writer.state.problem == "det finns en mapp med det namnet"
    assert (minutes / "bilaga.txt").exists()
    shutil.rmtree(minutes)
    wait_until(lambda: saver.writer.state.saved)
    assert read(minutes) == told("Jaha")
    assert saver.writer.close()


@posix
def test_a_link_its_files_mode_and_its_group_survive_a_save(minutes: Path, tmp_path: Path) -> None:
    minutes.chmod(0o660)
    group = 12 if os.geteuid() == 0 else os.getegid()
    os.chown(minutes, -1, group)
    link = tmp_path / "länk.toml"
    link.symlink_to(minutes)
    saver = Saver(link, saved=digest(minutes.read_bytes()))
    assert saves(saver, "Ja")
    assert link.is_symlink()
    assert read(minutes) == told("Ja")
    assert stat.S_IMODE(minutes.stat().st_mode) == 0o660
    assert minutes.stat().st_gid == group
    assert saver.writer.close()


def test_after_a_close_that_failed_saving_goes_on_by_itself(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY_DELAY", 0.02)
    found = opened(minutes)
    session = Session(found)
    away = minutes.parent.with_name("borta")
    minutes.parent.rename(away)
    session.recording.set_notes(Place(session.here), "Ja")
    assert not session.close()
    assert kept(unsaved_folder()) == ["Ja"]
    away.rename(minutes.parent)
    wait_until(lambda: session.file.state.saved)
    assert read(minutes).items[0].notes == "Ja"
    assert session.close()


def test_after_another_place_was_chosen_nothing_more_is_written_in_the_old_one(minutes: Path, tmp_path: Path) -> None:
    found = opened(minutes)
    session = Session(found)
    away = minutes.parent.with_name("borta")
    minutes.parent.rename(away)
    session.recording.set_notes(Place(session.here), "Ja")
    assert not session.close()
    session.save_in(tmp_path / "annan.toml")
    away.rename(minutes.parent)
    assert session.close()
    assert read(tmp_path / "annan.toml").items[0].notes == "Ja"
    assert read(minutes).items[0].notes == "J"
