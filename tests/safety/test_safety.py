import errno
import os
import stat
import sys
import time as clock
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting.edits import with_inserted, with_item, with_moved, with_removed
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Head, Item, Meeting, Participant
from kcminutes.meeting.place import Part, Place
from kcminutes.session.session import Session
from kcminutes.storage.durable import journal as safety
from kcminutes.storage.durable import safety_copy
from kcminutes.storage.durable.journal_lines import Moment, recovered
from kcminutes.storage.durable.safety_copy import (
    SUFFIX,
    SafetyCopy,
    journal_path,
    journals_in,
    retire,
    unsaved_folder,
    versions_folder,
)
from kcminutes.storage.opening import Opened
from support.interrupted import journal_of
from support.open_file import copied, saved
from support.places import place_at
from support.strategies import DIFFICULT_TEXT, NAME, called_meeting

MINUTES: Final = Path("minutes") / "2017-03-09.toml"
PATIENCE: Final = 3.0
needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no mode bits")


def told(notes: str) -> Meeting:
    meeting = called_meeting()
    return with_item(meeting, (0,), replace(meeting.items[0], notes=notes))


def write(*meetings: Meeting, minutes: Path = MINUTES) -> Path:
    """The journal that has the meetings, one after the other."""
    journal = journal_of(minutes)
    journal.path.unlink(missing_ok=True)  # one that is there would be written on in
    for meeting in meetings:
        journal.write(Moment(meeting))
    journal.close()
    return journal.path


def held(journal: Path) -> Meeting:
    """The meeting that the journal holds."""
    found = recovered(journal)
    assert found is not None
    return found.moment.meeting


def edited(meeting: Meeting, how: str, at: int, new: Any) -> Meeting:
    """The meeting after an edit of the kind at the item, or where it would be."""
    count = len(meeting.items)
    if how == "insert":
        return with_inserted(meeting, (at % (count + 1),), new[0])
    if how == "people":
        return replace(meeting, participants=new[1])
    if how == "head":
        return replace(meeting, head=new[2])
    if not count:
        return meeting
    if how == "remove":
        return with_removed(meeting, (at % count,))
    if how == "move":
        return with_moved(meeting, (at % count,), at // 7 % count)
    if how == "twice":
        return replace(meeting, items=(*meeting.items, meeting.items[at % count]))
    return with_item(meeting, (at % count,), new[0])


@st.composite
def histories(draw: st.DrawFn) -> list[Meeting]:
    """A meeting and what it became by one edit after the other."""
    item = st.builds(Item, title=NAME, notes=DIFFICULT_TEXT, subitems=st.just(()) | st.just((Item(title="Ja"),)))
    people = st.just(()) | st.builds(Participant, name=NAME).map(lambda person: (person,))
    new = st.tuples(item, people, st.builds(Head, body=NAME, day=st.just(date(2017, 3, 9))))
    pool = draw(st.lists(new, min_size=1, max_size=2))
    kinds = st.sampled_from(["insert", "people", "head", "remove", "move", "twice", "item"])
    meetings = [called_meeting()]
    for how, at in draw(st.lists(st.tuples(kinds, st.integers(0, 50)), max_size=8)):
        meetings.append(identified(edited(meetings[-1], how, at, pool[at % len(pool)])))
    return meetings


@settings(max_examples=30)
@given(histories())
def test_after_any_edits_the_last_meeting_is_recovered(meetings: list[Meeting]) -> None:
    assert held(write(*meetings)) == meetings[-1]


@settings(max_examples=30)
@given(histories(), st.data())
def test_a_journal_cut_anywhere_holds_a_meeting_that_was_written_before(meetings: list[Meeting], data: st.DataObject) -> None:
    journal = write(*meetings)
    content = journal.read_bytes()
    journal.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    found = recovered(journal)
    # The first record is written whole or not at all, so that a crash never leaves less than it.
    assert found is None if b"\n" not in journal.read_bytes() else found is not None and found.moment.meeting in meetings


def test_each_byte_at_which_a_short_journal_is_cut_gives_the_newest_whole_record() -> None:
    small = identified(replace(called_meeting(), participants=(), items=(Item(title="Å"),)))
    meetings = [small, with_item(small, (0,), replace(small.items[0], notes="å")), small]
    journal = write(*meetings)
    content = journal.read_bytes()
    for end in range(len(content)):
        journal.write_bytes(content[:end])
        found, whole = recovered(journal), content[:end].count(b"\n")
        assert (found.moment.meeting if found else None) == (meetings[whole - 1] if whole else None)


@settings(max_examples=60)
@given(st.binary(max_size=200), st.data())
def test_bytes_gone_wrong_give_an_earlier_meeting_or_none(junk: bytes, data: st.DataObject) -> None:
    meetings = [told("J"), told("Ja"), told("Ja.")]
    journal = write(*meetings)
    content = journal.read_bytes()
    begin = data.draw(st.integers(0, len(content)))
    journal.write_bytes(content[:begin] + junk + content[begin + len(junk) :])
    found = recovered(journal)
    assert found is None or found.moment.meeting in meetings


def test_where_the_cursor_was_and_what_file_it_went_on_from_are_recovered() -> None:
    journal = journal_of(MINUTES)
    where = place_at(called_meeting(), (2, 0), Part.ACTIONS, row=1, offset=3)
    journal.write(Moment(told("J"), place_at(called_meeting(), (0,), Part.NOTES), "abc"))
    journal.write(Moment(told("Ja"), where, "def"))
    journal.close()
    found = recovered(journal.path)
    assert found is not None
    assert (found.moment.cursor, found.moment.saved) == (where, "def")
    assert found.minutes == MINUTES.absolute()
    assert abs(datetime.now().astimezone() - found.at) < timedelta(minutes=1)


def test_something_else_in_a_journals_place_holds_nothing() -> None:
    unsaved_folder().mkdir(parents=True)
    journal = journal_path(MINUTES)
    for content in (b"", b"\n", b"hej\n", b"00000000 \n", b"\xff\xfe\x00\n", b"[mote]\norgan = 'KC'\n"):
        journal.write_bytes(content)
        assert recovered(journal) is None
    assert journals_in(unsaved_folder()) == []


def test_two_minutes_of_the_same_name_have_a_journal_each() -> None:
    assert journal_path(Path("ett") / "m.toml") != journal_path(Path("två") / "m.toml")


@needs_modes
def test_the_journal_and_its_folder_are_its_owners_alone() -> None:
    before = os.umask(0)
    try:
        journal = write(told("J"), told("Ja"))
        assert stat.S_IMODE(journal.stat().st_mode) == 0o600
        assert stat.S_IMODE(journal.parent.stat().st_mode) == 0o700
        retire(journal)
    finally:
        os.umask(before)
    (version,) = versions_folder().iterdir()
    assert stat.S_IMODE(version.stat().st_mode) == 0o600
    assert stat.S_IMODE(version.parent.stat().st_mode) == 0o700


# What a change costs.


def test_a_key_costs_what_its_item_is_and_not_what_the_meeting_is() -> None:
    items = tuple(Item(title=f"Ärende {n}", background="Växel. " * 300) for n in range(500))
    big = identified(replace(called_meeting(), items=items))
    item = big.items[250]
    journal = journal_of(MINUTES)
    journal.write(Moment(big))
    first = journal.path.stat().st_size
    assert first > 1_000_000
    for key in range(20):
        before = journal.path.stat().st_size
        big = with_item(big, (250,), replace(item, notes="J" * key))
        journal.write(Moment(big))
        assert journal.path.stat().st_size - before < 4096 + len(item.background)
    journal.close()
    assert held(journal.path) == big


def test_a_cursor_that_moved_costs_a_line_without_a_meeting() -> None:
    meeting = told("Ja")
    journal = journal_of(MINUTES)
    journal.write(Moment(meeting))
    before = journal.path.stat().st_size
    journal.write(Moment(meeting, place_at(called_meeting(), (1,), Part.NOTES)))
    assert journal.path.stat().st_size - before < 300
    journal.close()


def test_a_journal_that_has_grown_long_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "SMALLEST", 5_000)
    journal = journal_of(MINUTES)
    sizes = []
    for count in range(60):
        journal.write(Moment(told("Ja. " * count)))
        journal.sync()
        sizes.append(journal.path.stat().st_size)
    journal.close()
    assert any(after < before for before, after in pairwise(sizes))
    assert max(sizes) < 10_000
    assert held(journal.path) == told("Ja. " * 59)
    assert [path.name for path in journal.path.parent.iterdir()] == [journal.path.name]


# What goes wrong while it is written.


def test_a_journal_that_somebody_took_away_is_begun_anew() -> None:
    journal = journal_of(MINUTES)
    journal.write(Moment(told("J")))
    journal.path.unlink()
    journal.write(Moment(told("Ja")))
    journal.close()
    assert held(journal.path) == told("Ja")


def test_after_a_write_that_stopped_halfway_everything_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_of(MINUTES)
    journal.write(Moment(told("J")))
    real = os.write
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda number, data: real(number, data[:20]))
        with pytest.raises(OSError, match="No space") as raised:
            journal.write(Moment(told("Ja")))
    assert raised.value.errno == errno.ENOSPC
    assert held(journal.path) == told("J")
    journal.write(Moment(told("Ja.")))
    journal.close()
    assert held(journal.path) == told("Ja.")


def test_after_a_close_that_failed_the_journal_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_of(MINUTES)
    journal.write(Moment(told("J")))
    real = os.close

    def close(number: int) -> None:
        real(number)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as broken:
        broken.setattr(os, "close", close)
        journal.close()
    journal.write(Moment(told("Ja")))
    journal.close()
    assert held(journal.path) == told("Ja")


def blocked_state_folder() -> Path:
    """A file where the journals' folder should be, which stops even root from writing there."""
    unsaved_folder().parent.mkdir(parents=True)
    unsaved_folder().write_bytes(b"")
    return unsaved_folder()


def test_a_state_folder_that_cannot_be_written_is_told_and_typing_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety_copy, "RETRY", 0.01)
    blocked = blocked_state_folder()
    session = Session(Opened(called_meeting(), tmp_path / "m.toml"))
    session.recording.set_notes(Place(session.here), "Ja")
    assert not copied(session, PATIENCE)
    assert session.file.state.copy_problem in {"mappen är en fil", "namnet är upptaget"}
    session.recording.set_notes(Place(session.here), "Jaha")
    assert saved(session, PATIENCE)
    assert session.meeting.items[0].notes == "Jaha"
    blocked.unlink()
    assert copied(session, PATIENCE)
    assert not session.file.state.copy_problem
    assert held(journal_path(tmp_path / "m.toml")).items[0].notes == "Jaha"
    assert session.close()


def test_what_cannot_be_written_in_the_journal_does_not_end_the_writing() -> None:
    copy = SafetyCopy(MINUTES)
    copy.writer.request(Moment(told("\ud800")))
    assert not copy.writer.flush(PATIENCE)
    assert copy.writer.state.problem
    copy.writer.request(Moment(told("Ja")))
    assert copy.writer.flush(PATIENCE)
    assert held(copy.journal.path) == told("Ja")
    copy.writer.close()


def test_a_change_is_on_the_disk_within_a_tenth_of_a_second() -> None:
    copy = SafetyCopy(MINUTES)
    copy.writer.request(Moment(told("J")))
    assert copy.writer.flush(PATIENCE)
    delays = []
    for count in range(5):
        begun = clock.monotonic()
        copy.writer.request(Moment(told("Ja" * count)))
        while not copy.writer.state.saved:
            assert clock.monotonic() - begun < PATIENCE
            clock.sleep(0.001)
        delays.append(clock.monotonic() - begun)
    copy.writer.close()
    assert sorted(delays)[2] < 0.1


# Its end.


def test_the_journal_of_a_saved_and_closed_meeting_is_an_earlier_version(tmp_path: Path) -> None:
    session = Session(Opened(called_meeting(), tmp_path / "m.toml"))
    session.recording.set_notes(Place(session.here), "Ja")
    assert session.close()
    assert list(unsaved_folder().iterdir()) == []
    (version,) = journals_in(versions_folder())
    assert version.moment.meeting == session.meeting
    assert version.minutes == tmp_path / "m.toml"


def test_the_journal_of_a_meeting_that_could_not_be_saved_stays(tmp_path: Path) -> None:
    (tmp_path / "m.toml").mkdir()
    session = Session(Opened(called_meeting(), tmp_path / "m.toml"))
    session.recording.set_notes(Place(session.here), "Ja")
    assert not session.close(PATIENCE)
    (found,) = journals_in(unsaved_folder())
    assert found.moment.meeting.items[0].notes == "Ja"


def test_versions_that_are_retired_at_the_same_time_are_both_kept() -> None:
    for notes in ("Ja", "Nej"):
        retire(write(told(notes)))
    assert {one.moment.meeting.items[0].notes for one in journals_in(versions_folder())} == {"Ja", "Nej"}


def test_a_journal_that_is_in_the_way_and_cannot_be_moved_is_not_written_over() -> None:
    journal = write(told("Ja"))
    versions_folder().write_bytes(b"")
    retire(journal, in_the_way=True)
    write(told("Nej"))
    assert {one.moment.meeting.items[0].notes for one in journals_in(unsaved_folder())} == {"Ja", "Nej"}


def test_journals_are_listed_with_the_newest_first_whatever_lies_among_them() -> None:
    for name in ("a", "b", "c"):
        write(told(name), minutes=Path(name))
    (unsaved_folder() / f"skräp{SUFFIX}").write_bytes(b"skr\xe4p\n")
    (unsaved_folder() / f"mapp{SUFFIX}").mkdir()
    assert [one.moment.meeting.items[0].notes for one in journals_in(unsaved_folder())] == ["c", "b", "a"]
    assert journals_in(versions_folder()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names of files that are not Unicode")
def test_minutes_whose_path_is_not_unicode_have_a_journal_too() -> None:
    minutes = Path(os.fsdecode(b"/tmp/m\xf6ten/a.toml"))
    found = recovered(write(told("J"), minutes=minutes))
    assert found is not None
    assert (found.minutes, found.moment.meeting) == (minutes, told("J"))


# A journal that somebody or something changed.


def cut_short(journal: Path) -> None:
    os.truncate(journal, 10)


def replaced(journal: Path) -> None:
    journal.unlink()
    journal.write_bytes(b"n\xe5got annat\n")


@pytest.mark.parametrize("harm", [cut_short, replaced, Path.unlink, lambda journal: journal.write_bytes(b"")])
@pytest.mark.parametrize("types_on", [True, False])
def test_a_journal_that_was_changed_while_it_is_written_is_written_anew(harm: Callable[[Path], object], *, types_on: bool) -> None:
    journal = journal_of(MINUTES)
    journal.write(Moment(told("J")))
    journal.write(Moment(told("Ja")))
    harm(journal.path)
    if types_on:
        journal.write(Moment(told("Jaha")))
    else:
        assert not journal.is_in_place()
        journal.write(Moment(told("Ja")))
    journal.close()
    assert held(journal.path) == told("Jaha" if types_on else "Ja")


def test_a_journal_that_lies_there_from_before_is_kept_until_the_new_one_is_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(told("Ja"))
    before = path.read_bytes()
    journal = journal_of(MINUTES)
    journal.write(Moment(told("Jaha")))
    assert path.read_bytes().startswith(before)
    assert held(path) == told("Jaha")
    monkeypatch.setattr(safety, "SMALLEST", 10)
    monkeypatch.setattr(safety, "COMPACT_AT", 1)
    journal.sync()
    assert path.read_bytes().count(b"\n") == 1
    assert held(path) == told("Jaha")
    journal.close()


@pytest.mark.parametrize("line", [1, 2, 3, 4, 5])
def test_after_a_bit_that_flipped_what_was_written_later_is_used_where_it_fits(line: int) -> None:
    base = told("J")
    second = with_item(base, (1,), replace(base.items[1], notes="Två"))
    longer = with_inserted(with_item(second, (0,), replace(base.items[0], notes="Ja")), (0,), Item(title="Ny", id="nyttid"))
    meetings = [base, second, longer, with_item(longer, (2,), replace(second.items[1], notes="Tvåa"))]
    meetings.append(with_item(meetings[-1], (1,), replace(longer.items[1], notes="Jaha")))
    journal = write(*meetings)
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1][:40] + bytes([lines[line - 1][40] ^ 1]) + lines[line - 1][41:]
    journal.write_bytes(b"".join(lines))
    found = recovered(journal)
    if line == 1:
        assert found is None  # there is nothing that the others could fit
        return
    assert found is not None
    # 2: item 2 is typed on in later. 3: nothing after it fits, as an item is missing. 4: item 2 as it was before that.
    expected = {2: meetings[-1], 3: second, 4: with_item(longer, (1,), meetings[-1].items[1]), 5: meetings[3]}
    assert found.moment.meeting == expected[line]


def test_a_disk_that_fails_to_flush_is_told_and_the_journal_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety_copy, "RETRY", 0.01)
    copy = SafetyCopy(MINUTES)
    problems = []
    copy.on_state = lambda _: problems.append(copy.problem)
    with monkeypatch.context() as broken:

        def fail(_: int) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        broken.setattr(os, "fsync", fail)
        copy.writer.request(Moment(told("Ja")))
        deadline = clock.monotonic() + PATIENCE
        while "disken svarar med fel" not in problems:
            assert clock.monotonic() < deadline
            clock.sleep(0.001)
        assert held(copy.journal.path) == told("Ja")
        number = copy.journal.path.stat().st_ino
    assert copy.syncer.flush(PATIENCE)
    assert copy.journal.path.stat().st_ino != number
    assert not copy.problem
    assert held(copy.journal.path) == told("Ja")
    copy.close(PATIENCE)
