"""A safety copy that does not go on from the file is asked about until that is answered; one whose folder was moved is found."""

import os
import shutil
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.place import Place
from kcminutes.meeting.states import DocumentState
from kcminutes.session.restoring import answer_doubtful
from kcminutes.session.session import Session
from kcminutes.storage.durable.journal_lines import Moment
from kcminutes.storage.durable.safety_copy import journal_path, journals_in, unsaved_folder, versions_folder
from kcminutes.storage.opening import Opened, open_safely
from kcminutes.storage.recovery import copies
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.storage.workspace import Workspace
from support.interrupted import CALLED, begun, cut_off, journal_of, told

PATIENCE: Final = 5.0


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Minutes that somebody changed after the program was cut off."""
    path = begun(tmp_path, told("J"))
    cut_off(path, "Ja")
    path.write_text(encode(told("Annat")), encoding="utf-8")
    return path


def opened(minutes: Path) -> Opened:
    return open_safely(minutes, None, Workspace(minutes.parent.parent))


def killed(found: Opened) -> None:
    """Let the program be gone, as by a kill: nothing but its lock ends."""
    if found.lock:
        found.lock.release()


def asked(minutes: Path) -> Meeting | None:
    """What the next start asks about."""
    found = opened(minutes)
    killed(found)
    return found.doubtful.moment.meeting if found.doubtful else None


def test_a_kill_at_the_question_leaves_it_for_the_next_start(minutes: Path) -> None:
    assert [asked(minutes) for _ in range(3)] == [told("Ja")] * 3


def test_ctrl_q_at_the_question_leaves_it_for_the_next_start_and_what_was_typed_is_kept(minutes: Path) -> None:
    session = Session(opened(minutes))
    session.recording.set_notes(Place(session.here), "Annat, och mer")
    assert session.close()
    assert asked(minutes) == told("Ja")
    assert read(minutes).items[0].notes == "Annat, och mer"


def test_after_a_cut_off_at_the_question_both_are_there(minutes: Path) -> None:
    found = opened(minutes)
    killed(found)
    cut_off(minutes, "Annat, och mer")
    found = opened(minutes)
    killed(found)
    assert found.meeting == told("Annat, och mer")
    assert found.restored
    assert found.doubtful is not None
    assert found.doubtful.moment.meeting == told("Ja")


@pytest.mark.parametrize("restore", [True, False])
def test_an_answer_is_the_last_of_it(restore: bool, minutes: Path) -> None:  # noqa: FBT001  # pytest hands it over
    session = Session(opened(minutes))
    assert answer_doubtful(session, restore=restore) == ""
    assert session.close()
    assert asked(minutes) is None
    assert read(minutes).items[0].notes == ("Ja" if restore else "Annat")
    assert journals_in(unsaved_folder()) == []
    assert "Ja" in [one.moment.meeting.items[0].notes for one in journals_in(versions_folder())]


def test_the_copy_is_taken_into_a_final_document_by_reopening_it(minutes: Path) -> None:
    minutes.write_text(encode(replace(told("Annat"), head=replace(CALLED.head, state=DocumentState.FINAL))), encoding="utf-8")
    session = Session(opened(minutes))
    assert session.locked
    assert "återöppnat" in answer_doubtful(session, restore=True)
    assert session.meeting.items == told("Ja").items
    assert not session.locked
    (approval,) = session.meeting.head.approvals
    assert approval.reopened
    assert session.close()
    assert read(minutes) == session.meeting


# A folder that was moved.


@pytest.mark.parametrize("was_saved", [True, False])
def test_the_copy_of_a_file_whose_folder_was_moved_is_found(was_saved: bool, tmp_path: Path) -> None:  # noqa: FBT001
    meeting = told("J") if was_saved else replace(told("J"), head=replace(CALLED.head, agenda="en digest"))
    path = begun(tmp_path, meeting)
    if not was_saved:
        path.unlink()
        (path.parents[1] / "agendas").mkdir()
        (path.parents[1] / "agendas" / path.name).write_text(encode(CALLED), encoding="utf-8")
        agenda = path.parents[1] / "agendas" / path.name
        begin = opened(agenda)
        killed(begin)
        journal = journal_of(path)
        journal.write(replace_notes(begin.meeting))
        journal.close()
    else:
        cut_off(path, "Ja")
    shutil.move(path.parents[1], tmp_path / "annanstans")
    moved = tmp_path / "annanstans" / ("minutes" if was_saved else "agendas") / path.name
    found = opened(moved)
    killed(found)
    assert found.restored
    assert found.meeting.items[0].notes == "Ja"
    assert journal_path(tmp_path / "annanstans" / "minutes" / path.name).exists()


def replace_notes(meeting: Meeting) -> Moment:
    return Moment(replace(meeting, items=(replace(meeting.items[0], notes="Ja"), *meeting.items[1:])))


def test_a_file_of_the_same_name_in_another_place_gets_nobody_elses_copy(tmp_path: Path) -> None:
    path = begun(tmp_path / "ett", told("J"))
    cut_off(path, "Ja")
    other = begun(tmp_path / "två", told("J"))
    found = opened(other)
    killed(found)
    assert not found.restored
    shutil.rmtree(tmp_path / "ett")
    other.write_text(encode(told("Annat")), encoding="utf-8")
    found = opened(other)
    killed(found)
    assert not found.restored
    assert found.doubtful is None


def test_a_copy_that_is_asked_about_is_found_after_its_folder_has_moved_as_long_as_the_file_is_the_same(
    minutes: Path, tmp_path: Path
) -> None:
    assert asked(minutes) == told("Ja")
    shutil.move(minutes.parents[1], tmp_path / "annanstans")
    moved = tmp_path / "annanstans" / "minutes" / minutes.name
    assert [asked(moved) for _ in range(2)] == [told("Ja")] * 2
    (copy,) = copies()
    assert (copy.found.minutes, copy.is_unsaved) == (moved, True)
    shutil.move(tmp_path / "annanstans", tmp_path / "tredje")
    moved = tmp_path / "tredje" / "minutes" / minutes.name
    session = Session(opened(moved))
    assert answer_doubtful(session, restore=True) == ""
    assert session.close()
    assert read(moved) == told("Ja")
    assert asked(moved) is None


def test_what_is_asked_about_goes_on_as_it_was(minutes: Path) -> None:
    before = opened(minutes)
    killed(before)
    after = opened(minutes)
    killed(after)
    assert before.doubtful is not None
    assert after.doubtful is not None
    assert (after.doubtful.moment, after.doubtful.at, after.doubtful.own) == (
        before.doubtful.moment,
        before.doubtful.at,
        before.doubtful.own,
    )


@pytest.mark.parametrize("moved_away", [True, False])
def test_a_question_is_asked_about_no_other_file_of_the_name(minutes: Path, tmp_path: Path, *, moved_away: bool) -> None:
    assert asked(minutes) == told("Ja")
    other = begun(tmp_path / "annan", told("Något helt annat" if moved_away else "Annat"))
    if moved_away:
        shutil.rmtree(minutes.parents[1])
    assert asked(other) is None


def test_a_copy_whose_last_line_is_torn_is_found_after_a_move_too(tmp_path: Path) -> None:
    path = begun(tmp_path, told("J"))
    journal = cut_off(path, "Ja")
    with journal.open("ab") as file:
        file.write(b"0badf00d {")
    path.write_text(encode(told("Annat")), encoding="utf-8")
    assert asked(path) == told("Ja")
    shutil.move(path.parents[1], tmp_path / "annanstans")
    assert asked(tmp_path / "annanstans" / "minutes" / path.name) == told("Ja")


@pytest.mark.parametrize("letter", ["a", "å", "😀"])
def test_names_of_245_bytes_have_a_copy_and_keep_others_versions(letter: str, tmp_path: Path) -> None:
    stem = letter * (240 // len(letter.encode()))
    path = tmp_path / "minutes" / f"{stem}.toml"
    assert 240 <= len(os.fsencode(path.name)) <= 245
    path.parent.mkdir()
    path.write_text(encode(told("J")), encoding="utf-8")
    session = Session(opened(path))
    path.write_text(encode(told("Annat")), encoding="utf-8")
    session.recording.set_notes(Place(session.here), "Ja")
    assert not session.close(PATIENCE)
    assert session.file.is_copied()
    aside = session.file.state.aside
    assert aside is not None
    assert read(aside) == told("Annat")
    session.file.overwrite()
    assert session.close(PATIENCE)
    assert len(journals_in(versions_folder())) == 1
