import errno
import os
import stat
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kcminutes.storage.durable.atomic import LEFTOVER_AGE, clear_leftovers, keep_attributes, reason, write_atomically

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


# Who may read it.


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@needs_modes
@pytest.mark.parametrize("kind", ["replaced", "like another"])
def test_a_private_file_is_never_readable_by_others_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"gammalt")
    path.chmod(0o600)
    seen: list[int] = []

    def looked(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            result = real(*args, **options)
            seen.extend(mode(each) for each in tmp_path.iterdir())
            return result

        return call

    for name in ("open", "fsync", "chmod", "chown", "replace"):
        monkeypatch.setattr(os, name, looked(getattr(os, name)))
    if kind == "replaced":
        write_atomically(path, b"nytt")
    else:
        write_atomically(tmp_path / "kopia.toml", b"nytt", like=path)
    assert len(seen) > 4
    assert set(seen) == {0o600}


@needs_modes
@pytest.mark.parametrize(("given", "umask", "expected"), [(0o600, 0, 0o600), (0o640, 0o022, 0o640), (0o755, 0o077, 0o600)])
def test_a_file_like_another_has_its_mode_but_for_the_umask(tmp_path: Path, given: int, umask: int, expected: int) -> None:
    (tmp_path / "m.toml").write_bytes(b"")
    (tmp_path / "m.toml").chmod(given)
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "kopia", b"", like=tmp_path / "m.toml")
    finally:
        os.umask(before)
    assert mode(tmp_path / "kopia") == expected


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_owner_and_group_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"")
    path.chmod(0o660)
    os.chown(path, 65531, 65532)
    write_atomically(path, b"nytt")
    assert (path.stat().st_uid, path.stat().st_gid, mode(path)) == (65531, 65532, 0o660)


@needs_modes
def test_a_group_that_can_not_be_kept_gives_the_new_one_no_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"")
    path.chmod(0o664)
    real = path.stat()
    others = os.stat_result((*real[:5], real.st_gid + 1, *real[6:10]))

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "chown", refuse)
    keep_attributes(path, path, others)
    assert mode(path) == 0o644


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's attributes")
def test_attributes_and_access_list_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"")
    # Owner rw, user 65531 r, group none, mask r, others none (acl(5), as the kernel keeps it).
    entries = [(1, 6, 0xFFFFFFFF), (2, 4, 65531), (4, 0, 0xFFFFFFFF), (16, 4, 0xFFFFFFFF), (32, 0, 0xFFFFFFFF)]
    access = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        os.setxattr(path, "user.ursprung", b"kansliet")
        os.setxattr(path, "system.posix_acl_access", access)
    except OSError:
        pytest.skip("this file system keeps none")
    write_atomically(path, b"nytt")
    assert os.getxattr(path, "user.ursprung") == b"kansliet"
    assert os.getxattr(path, "system.posix_acl_access") == access
    write_atomically(tmp_path / "kopia", b"nytt", like=path)
    assert os.getxattr(tmp_path / "kopia", "system.posix_acl_access") == access


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
