"""A file of the program's own that is damaged on the local disk hinders no start and no command."""

from pathlib import Path

import pytest

from kcminutes.cli.main import main
from kcminutes.storage.durable import drafts as drafting
from kcminutes.storage.durable.drafts import Drafts, drafts_path, kept_since
from kcminutes.storage.durable.home_drafts import drafts_at_home
from kcminutes.storage.durable.lock import MeetingLock
from kcminutes.storage.durable.old_copies import clear_old_copies
from kcminutes.storage.durable.remembered import Remembered, remember, remembered
from kcminutes.storage.durable.safety_copy import unsaved_folder
from kcminutes.storage.folders import state_folder
from kcminutes.storage.mailed import mailings
from kcminutes.storage.reporting import Reporting
from support.interrupted import CALLED, begun

DAMAGES = {
    "no-utf-8": b'{"item": "\xff", "drafts": [{"form": "\xff", "subject": "", "texts": {}}], "user": "\xff", "file": "\xff"}',
    "no-utf-8-in-a-list": b'[["add", "\xff"]]',
    "torn": b'{"item": "a',
    "empty": b"",
    "deep": b'{"item": ' + b"[" * 100_000,
    "another-kind": b'{"item": 1, "drafts": 2, "at": 3, "user": 4}',
}


@pytest.fixture(params=DAMAGES)
def damage(request: pytest.FixtureRequest) -> bytes:
    return DAMAGES[request.param]


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    return begun(tmp_path, CALLED)


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_what_was_remembered_of_a_meeting_is_forgotten(minutes: Path, damage: bytes) -> None:
    remember(minutes, Remembered(item="abc"))
    (file,) = (state_folder() / "remembered").iterdir()
    file.write_bytes(damage)
    assert remembered(minutes) == Remembered()


def test_drafts_of_a_meeting_are_set_aside_whole(damage: bytes) -> None:
    path = put(drafts_path(Path("möte.toml")), damage)
    assert_set_aside(Drafts(path), path, damage)


def test_drafts_of_home_are_set_aside_whole(damage: bytes) -> None:
    path = put(unsaved_folder() / f"home.123-0123abcd{drafting.DRAFTS}", damage)
    assert_set_aside(drafts_at_home(), path, damage)


def assert_set_aside(drafts: Drafts, path: Path, damage: bytes) -> None:
    assert [*drafts] == []
    drafts.keep("Skriv ut", "", {"printer": "Kansliet"})
    assert drafts.close()
    (aside,) = path.parent.glob(f"*{drafting.UNREADABLE}")
    assert aside.read_bytes() == damage


def test_drafts_of_a_year_that_no_clock_has_stay(tmp_path: Path) -> None:
    path = put(tmp_path / f"möte{drafting.DRAFTS}", b'{"drafts": [], "at": "0001-01-01T00:00:00"}')
    assert kept_since(path) is None


def test_reports_that_an_ended_program_left_hinder_nothing(tmp_path: Path, damage: bytes) -> None:
    kept = Reporting(tmp_path / "borta")
    left = kept._copy_path
    assert kept.close()
    put(left, damage)
    again = Reporting(tmp_path / "borta")
    assert again.restored == ""
    assert again.close()


def test_mailings_are_left_out(damage: bytes) -> None:
    put(state_folder() / "mailed", damage)
    assert mailings() == []


def test_a_lock_tells_that_somebody_has_the_meeting(minutes: Path, damage: bytes) -> None:
    own = MeetingLock(minutes)
    assert own.acquire() is None
    try:
        put(minutes.with_name(f".{minutes.name}.open"), damage)
        assert str(MeetingLock(minutes).acquire()).startswith("någon på en annan dator sedan")
    finally:
        own.release()


def test_recover_tells_of_drafts_that_it_cannot_read(minutes: Path, damage: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    put(drafts_path(minutes), damage)
    clear_old_copies()
    with pytest.raises(SystemExit) as ended:
        main(["recover"])
    told, told_wrong = capfd.readouterr()
    assert (ended.value.code, told_wrong) == (0, "")
    assert "är trasig och går inte att läsa" in told
