import errno
import os
import stat
import time
from pathlib import Path

import pytest

from kcminutes.storage.durable.atomic import LEFTOVER_AGE, clear_leftovers, reason, write_atomically

needs_modes = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no mode bits")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_the_data_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "m.toml", b"r\xc3\xa5d\n")
    assert (tmp_path / "m.toml").read_bytes() == b"r\xc3\xa5d\n"
    assert names(tmp_path) == ["m.toml"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"gammalt och mycket mer")
    write_atomically(path, b"nytt")
    assert path.read_bytes() == b"nytt"


@needs_modes
def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "m.toml", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "m.toml").stat().st_mode) == 0o640


@needs_modes
def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"")
    path.chmod(0o664)
    write_atomically(path, b"nytt")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@needs_modes
def test_a_link_still_points_to_the_file_that_was_replaced(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    target, link = tmp_path / "share" / "m.toml", tmp_path / "link.toml"
    target.write_bytes(b"gammalt")
    link.symlink_to(target)
    write_atomically(link, b"nytt")
    assert link.is_symlink()
    assert target.read_bytes() == b"nytt"


@needs_modes
def test_a_link_to_a_file_not_yet_there_makes_it(tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "m.toml")
    write_atomically(link, b"nytt")
    assert link.is_symlink()
    assert (tmp_path / "m.toml").read_bytes() == b"nytt"


def test_a_write_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"gammalt")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        write_atomically(path, b"nytt")
    assert path.read_bytes() == b"gammalt"
    assert names(tmp_path) == ["m.toml"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"gammalt")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(OSError, match="No space") as raised:
        write_atomically(path, b"nytt")
    assert raised.value.errno == errno.ENOSPC
    assert path.read_bytes() == b"gammalt"
    assert names(tmp_path) == ["m.toml"]


def test_the_data_is_on_the_disk_before_it_takes_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else f"file of {os.fstat(descriptor).st_size}")
        fsync(descriptor)

    def replaced(self: Path, target: Path) -> Path:
        steps.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    write_atomically(tmp_path / "m.toml", b"nytt")
    assert steps[:2] == ["file of 4", "replace"]
    assert steps[2:] in (["folder"], [])


def why(path: Path) -> str:
    with pytest.raises(OSError, match=r"^\[(Errno|WinError) ") as raised:
        write_atomically(path, b"")
    return reason(raised.value)


def test_the_reason_is_plain_swedish(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    assert why(tmp_path / "borta" / "m.toml") == "mappen finns inte"
    assert why(tmp_path / "file" / "m.toml") == "mappen är en fil"
    assert why(tmp_path / "folder") == "det finns en mapp med det namnet"
    assert names(tmp_path) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disken är full"),
        (errno.EROFS, "enheten är skrivskyddad"),
        (errno.EACCES, "du har inte rätt att skriva där"),
        (errno.EPERM, "du har inte rätt att skriva där"),
        (errno.EIO, "disken svarar med fel"),
    ],
)
def test_the_usual_reasons_have_their_words(number: int, words: str) -> None:
    assert reason(OSError(number, os.strerror(number))) == words


def test_an_unknown_reason_is_passed_on() -> None:
    assert reason(OSError(9999, "Something odd")) == "oväntat fel (Something odd)"
    assert reason(OSError("utan nummer")) == "oväntat fel (OSError)"


def test_what_a_killed_program_left_is_taken_away_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    for name in (".kcminutes-1-ab.tmp", ".kcminutes-2-cd.tmp", "m.toml", ".annat.tmp"):
        (tmp_path / name).write_bytes(b"halv")
    long_ago = time.time() - LEFTOVER_AGE.total_seconds() - 60
    for name in (".kcminutes-1-ab.tmp", "m.toml", ".annat.tmp"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    clear_leftovers(tmp_path)
    assert names(tmp_path) == [".annat.tmp", ".kcminutes-2-cd.tmp", "m.toml"]


def test_clearing_a_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "borta")
    assert not names(tmp_path)
