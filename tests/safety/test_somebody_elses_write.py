"""Somebody else writes the minutes file in the very moment that it is saved."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kcminutes.documents.delivery import NotAnExportError, content_in, deliver
from kcminutes.storage.durable import atomic
from kcminutes.storage.durable import saver as saving
from kcminutes.storage.durable.reading import LARGEST, content_of
from kcminutes.storage.durable.renaming import exchange
from kcminutes.storage.durable.saver import ChangedByOtherError, Saver, digest
from kcminutes.storage.settings import Settings
from kcminutes.storage.toml.meetings import read
from support.interrupted import begun, told
from support.strategies import called_meeting

THEIRS = b"# deras, av en helt annan storlek\n"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    return begun(tmp_path, called_meeting())


@pytest.fixture
def saver(minutes: Path) -> Saver:
    return Saver(minutes, saved=digest(minutes.read_bytes()))


def asides(minutes: Path) -> list[bytes]:
    return [path.read_bytes() for path in minutes.parent.iterdir() if path != minutes]


def in_the_moment(monkeypatch: pytest.MonkeyPatch, of: str, do: Callable[[], object]) -> None:
    """Do something once, right before the named step of a write."""
    real = getattr(atomic, of)
    left = [do]

    def step(*args: Any) -> Any:
        while left:
            left.pop()()
        return real(*args)

    monkeypatch.setattr(atomic, of, step)


def by_replacing(minutes: Path) -> None:
    other = minutes.with_name("deras.ny")
    other.write_bytes(THEIRS)
    other.replace(minutes)


WAYS = [by_replacing, lambda minutes: minutes.write_bytes(THEIRS)]


@pytest.mark.parametrize("write", WAYS, ids=["replaces", "writes"])
@pytest.mark.parametrize("moment", ["_take_place", "exchange"])
def test_what_somebody_else_writes_while_the_file_is_saved_stays_and_is_kept_aside(
    minutes: Path, saver: Saver, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object], moment: str
) -> None:
    if moment == "exchange" and sys.platform != "linux":
        pytest.skip("only Linux exchanges files")
    in_the_moment(monkeypatch, moment, lambda: write(minutes))
    with pytest.raises(ChangedByOtherError):
        saver._put(told("Ja"))
    assert minutes.read_bytes() == THEIRS
    assert asides(minutes) == [THEIRS]
    saver._own.add(saver._theirs)  # as when she chooses to write over it
    saver._put(told("Ja"))
    assert read(minutes) == told("Ja")
    assert asides(minutes) == [THEIRS]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux moves a file so")
def test_a_file_that_somebody_else_makes_in_that_moment_is_not_written_over(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = minutes.with_name("ny.toml")
    saver = Saver(new)
    in_the_moment(monkeypatch, "move_to_free", lambda: new.write_bytes(THEIRS))
    with pytest.raises(ChangedByOtherError):
        saver._put(told("Ja"))
    assert new.read_bytes() == THEIRS


def test_the_same_size_and_time_is_not_the_same_content(minutes: Path, saver: Saver) -> None:
    saver._put(told("Ja"))
    before = minutes.stat()
    theirs = minutes.read_bytes().replace(b"Ja", b"Ne")
    minutes.write_bytes(theirs)
    os.utime(minutes, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert saver._stamp() == saver._seen
    with pytest.raises(ChangedByOtherError):
        saver._put(told("Jaha"))
    assert minutes.read_bytes() == theirs
    assert asides(minutes) == [theirs]


@pytest.mark.parametrize("has", [True, False], ids=["exchange", "replace"])
def test_a_save_leaves_nothing_beside_the_file(minutes: Path, saver: Saver, monkeypatch: pytest.MonkeyPatch, *, has: bool) -> None:
    if not has:
        monkeypatch.setattr(atomic, "exchange", lambda *_: False)
        monkeypatch.setattr(atomic, "move_to_free", lambda *_: False)
    for notes in ("Ja", "Jaha"):
        saver._put(told(notes))
        assert read(minutes) == told(notes)
    Saver(minutes.with_name("ny.toml"))._put(told("Ny"))
    assert sorted(path.name for path in minutes.parent.iterdir()) == [minutes.name, "ny.toml"]


def test_what_can_not_be_put_back_is_left_where_it_is_found(minutes: Path, saver: Saver, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux exchanges files")
    real = exchange
    calls: list[Path] = []

    def once(one: Path, other: Path) -> bool:
        calls.append(one)
        if len(calls) == 1:
            minutes.write_bytes(THEIRS)
            return real(one, other)
        return False

    monkeypatch.setattr(atomic, "exchange", once)
    monkeypatch.setattr(saving.Saver, "_kept_aside", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        saver._put(told("Ja"))
    assert THEIRS in asides(minutes)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_what_is_no_file_is_not_waited_for_and_a_huge_one_not_read(minutes: Path, saver: Saver) -> None:
    minutes.unlink()
    os.mkfifo(minutes)
    with pytest.raises(OSError, match="det är ingen vanlig fil"):
        saver._put(told("Ja"))
    minutes.unlink()
    with minutes.open("wb") as file:
        file.truncate(LARGEST * 1000)
    with pytest.raises(OSError, match="på över 20 MB"):
        saver._put(told("Ja"))
    assert minutes.stat().st_size == LARGEST * 1000
    with pytest.raises(OSError, match="på över 20 MB"):
        content_of(minutes)


@pytest.mark.parametrize("moment", ["_take_place", "exchange"])
def test_an_export_that_meets_somebody_elses_file_in_that_moment_tells_its_name_and_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    if moment == "exchange" and sys.platform != "linux":
        pytest.skip("only Linux exchanges files")
    out = tmp_path / "2016-12-08.md"
    document = content_in("md", called_meeting(), Settings(), items=None, person=None)
    deliver(document, out, tmp_path / "2016-12-08.toml")
    in_the_moment(monkeypatch, moment, lambda: by_replacing(out))
    with pytest.raises(NotAnExportError) as refused:
        deliver(document, out, tmp_path / "2016-12-08.toml")
    assert str(refused.value).startswith(f"{out} finns redan och är ingen export")
    assert out.read_bytes() == THEIRS
    assert [file.name for file in tmp_path.iterdir()] == [out.name]
