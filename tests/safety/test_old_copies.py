"""Earlier versions and what is left in forms go when they are old, and never sooner because a clock is wrong."""

import os
import time as clock
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from kcminutes.storage.durable import old_copies
from kcminutes.storage.durable.drafts import Drafts, drafts_path
from kcminutes.storage.durable.old_copies import KEPT, clear_old_copies
from kcminutes.storage.durable.safety_copy import retire, unsaved_folder, versions_folder
from support.interrupted import cut_off

MINUTES = Path("/möten/minutes/2017-03-09.toml")


def a_version() -> None:
    journal = cut_off(MINUTES, "Ja")
    os.utime(journal, (0, 0))  # it was written long ago
    retire(journal)


def a_version_of_an_unknown_day() -> None:
    a_version()
    (version,) = versions_folder().iterdir()
    os.utime(version, (0, 0))
    version.rename(version.with_name("2017-03-09.journal"))


def a_draft() -> None:
    drafts = Drafts(drafts_path(MINUTES), minutes=MINUTES)
    drafts.keep("Nytt ärende", "", {"title": "Budget"})
    assert drafts.close()


def an_unreadable_draft() -> None:
    unsaved_folder().mkdir(parents=True)
    drafts_path(MINUTES).write_bytes(b"[{]")
    os.utime(drafts_path(MINUTES), (0, 0))
    assert list(Drafts(drafts_path(MINUTES))) == []


KINDS = [a_version, a_version_of_an_unknown_day, a_draft, an_unreadable_draft]


@pytest.fixture(params=KINDS)
def put_away(request: pytest.FixtureRequest) -> None:
    request.param()


def is_kept_after(monkeypatch: pytest.MonkeyPatch, *days: float) -> bool:
    """Whether it is still there when old copies were cleared on the days that the clock shows, counted from today."""
    for day in days:
        now = clock.time() + day * 24 * 3600
        with monkeypatch.context() as later:
            later.setattr(old_copies, "time", SimpleNamespace(time=lambda now=now: now))
            clear_old_copies()
    folders = [folder for folder in (versions_folder(), unsaved_folder()) if folder.is_dir()]
    return bool([file for folder in folders for file in folder.iterdir()])


@pytest.mark.usefixtures("put_away")
def test_it_is_kept_for_thirty_days_at_least_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    assert timedelta(days=30) == KEPT
    assert is_kept_after(monkeypatch, 0, 0.1, 29, 29.9)
    assert is_kept_after(monkeypatch, 31, 59)
    assert not is_kept_after(monkeypatch, 62)


@pytest.mark.usefixtures("put_away")
@pytest.mark.parametrize("ahead", [31, 400, 10_000])
def test_a_clock_that_is_ahead_for_weeks_takes_nothing_away_within_thirty_days(
    ahead: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_kept_after(monkeypatch, *(ahead + day for day in range(30)))
    assert is_kept_after(monkeypatch, 30)  # the clock is right again


@pytest.mark.usefixtures("put_away")
def test_a_clock_that_is_wrong_for_a_while_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_kept_after(monkeypatch, 40, 41, 0, 1, 400, 401, 2, 29)


def test_a_draft_that_is_seen_again_is_not_taken_away_under_her(monkeypatch: pytest.MonkeyPatch) -> None:
    a_draft()
    assert is_kept_after(monkeypatch, 0, 31)
    now = clock.time() + 62 * 24 * 3600
    with monkeypatch.context() as later:
        later.setattr(os, "utime", seen_at(now))
        assert list(Drafts(drafts_path(MINUTES)))  # the meeting is opened, and the draft told of
    assert is_kept_after(monkeypatch, 62)


def seen_at(now: float) -> Callable[[Path], None]:
    real = os.utime
    return lambda path: real(path, (now, now))


def test_a_journal_that_was_never_saved_is_never_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(MINUTES, "Ja")
    assert is_kept_after(monkeypatch, 0, 400, 500, 1000)
