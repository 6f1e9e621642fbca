"""What is typed in forms: on the disk within moments, gone once its deed is safe and not before."""

import re
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kcminutes.meeting.place import Place
from kcminutes.storage.durable import drafts as drafting
from kcminutes.storage.durable import remembered as remembering
from kcminutes.storage.durable.atomic import write_atomically
from kcminutes.storage.durable.drafts import Drafts, drafts_path
from kcminutes.storage.durable.kept_file import KeptFile
from kcminutes.storage.durable.safety_copy import DELAY, unsaved_folder
from support.interrupted import CALLED
from support.waiting import limits_of_waits


def held(path: Path) -> list[tuple[str, str, dict[str, str]]]:
    """What the next start finds."""
    return [(draft.form, draft.subject, draft.texts) for draft in Drafts(path)]


def holds(path: Path, text: str) -> bool:
    return path.exists() and text in path.read_text("utf-8")


def wait_until(is_so: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_what_is_kept_is_there_at_the_next_start_and_what_is_done_is_not(tmp_path: Path) -> None:
    path = tmp_path / "state" / "möte.drafts"
    drafts = Drafts(path)
    drafts.keep("Ärendet utgår", "abc", {"reason": "dröjer"})
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    assert drafts.close()
    assert held(path) == [("Ärendet utgår", "abc", {"reason": "dröjer"}), ("Nytt ärende", "", {"title": "Å"})]
    drafts.keep("Nytt ärende", "", {})
    assert drafts.close()
    assert held(path) == [("Ärendet utgår", "abc", {"reason": "dröjer"})]
    drafts.keep("Ärendet utgår", "abc", {})
    assert drafts.close()
    assert not path.exists()


def test_a_draft_waits_only_the_moment_that_is_promised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = limits_of_waits(monkeypatch, "drafts")
    path = tmp_path / "möte.drafts"
    drafts = Drafts(path)
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    wait_until(partial(holds, path, "Å"))
    assert drafts.close()
    assert set(limits) == {DELAY}
    assert DELAY < 0.1


def test_a_draft_goes_only_when_its_deed_is_safe(tmp_path: Path) -> None:
    path = tmp_path / "möte.drafts"
    asked, goes_on = threading.Event(), threading.Event()

    def is_safe() -> bool:
        asked.set()
        return goes_on.wait(10)

    drafts = Drafts(path, is_safe)
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    assert drafts.close()
    assert not asked.is_set()
    drafts.keep("Nytt ärende", "", {})
    assert asked.wait(5)
    assert held(path) == [("Nytt ärende", "", {"title": "Å"})]
    goes_on.set()
    assert drafts.close()
    assert not path.exists()


def test_while_the_deed_is_not_safe_the_draft_stays_and_others_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "RETRY", 0.01)
    path, safe = tmp_path / "möte.drafts", [False]
    drafts = Drafts(path, lambda: safe[0])
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    assert drafts.close()
    drafts.keep("Nytt ärende", "", {})
    drafts.keep("Skriv ut", "", {"printer": "K"})
    wait_until(lambda: len(held(path)) == 2)
    wait_until(lambda: bool(drafts.problem))
    safe[0] = True
    wait_until(lambda: held(path) == [("Skriv ut", "", {"printer": "K"})])
    assert drafts.close()


def test_they_move_along_with_the_meeting(tmp_path: Path) -> None:
    old, new = tmp_path / "gammal.drafts", tmp_path / "ny.drafts"
    drafts = Drafts(old)
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    assert drafts.close()
    drafts.move_to(new, Path("/möten/ny.toml"))
    assert drafts.close()
    assert not old.exists()
    assert held(new) == [("Nytt ärende", "", {"title": "Å"})]


def test_they_are_there_when_the_meeting_moves_back(tmp_path: Path) -> None:
    old, new = tmp_path / "gammal.drafts", tmp_path / "ny.drafts"
    drafts = Drafts(old)
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    for path in (new, old, new, old):
        drafts.move_to(path, Path("/möten/ny.toml"))
        assert drafts.close()
        assert [file for file in (old, new) if file.exists()] == [path]
    drafts.move_to(new, Path("/möten/ny.toml"))
    drafts.move_to(old, Path("/möten/gammal.toml"))  # there and back before anything is written
    drafts.keep("Nytt ärende", "", {"title": "Åre"})
    assert drafts.close()
    assert held(old) == [("Nytt ärende", "", {"title": "Åre"})]
    assert not new.exists()


def test_what_is_moved_while_it_is_written_is_on_the_disk_all_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tmp_path / "gammal.drafts", tmp_path / "ny.drafts"
    there: list[list[Path]] = []

    def write(path: Path, content: bytes, *, private: bool) -> None:
        there.append([file for file in (old, new) if file.exists()])
        write_atomically(path, content, private=private)
        if path == old:
            drafts.move_to(new, Path("/möten/ny.toml"))

    monkeypatch.setattr(drafting, "write_atomically", write)
    drafts = Drafts(old)
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    assert drafts.close()
    assert there == [[], [old]]
    assert not old.exists()
    assert held(new) == [("Nytt ärende", "", {"title": "Å"})]


def test_without_a_file_they_are_remembered_and_not_written(tmp_path: Path) -> None:
    drafts = Drafts(None)
    drafts.keep("Skriv ut", "", {"printer": "K"})
    assert drafts.close()
    assert drafts.texts("Skriv ut", "") == {"printer": "K"}


def test_a_file_that_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "möte.drafts"
    path.write_bytes(b"[{]")
    drafts = Drafts(path)
    drafts.keep("Nytt ärende", "", {"title": "Å"})
    assert drafts.close()
    aside, now = sorted(file.name for file in tmp_path.iterdir())
    assert now == "möte.drafts"
    assert re.fullmatch(r"möte-\d+\.drafts\.unreadable", aside)


def test_a_draft_that_is_done_after_the_file_is_closed_leaves_no_safety_copy(tmp_path: Path) -> None:
    file = KeptFile(tmp_path / "möte.toml")
    file.keep(CALLED)
    file.protect(CALLED, Place())
    file.drafts.keep("Nytt ärende", "", {"title": "Å"})
    assert file.close(10)
    file.drafts.keep("Nytt ärende", "", {})
    assert file.drafts.close()
    file.protect(CALLED, Place())
    file.look()
    assert file.close(10)
    assert not drafts_path(file.path).exists()
    assert [*unsaved_folder().iterdir()] == []


def test_what_she_has_read_and_where_she_wrote_are_both_remembered_when_told_at_the_same_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(path: Path, content: bytes, *, private: bool) -> None:
        time.sleep(0.1)  # a slow disk
        write_atomically(path, content, private=private)

    monkeypatch.setattr(remembering, "write_atomically", slowly)
    file = KeptFile(tmp_path / "m.toml")
    file.drafts.keep("Nytt ärende", "", {"titel": "Larm"})
    told = [threading.Thread(target=file.unfinished_read), threading.Thread(target=file.written_in, args=("b",))]
    for thread in told:
        thread.start()
    for thread in told:
        thread.join()
    assert remembering.remembered(file.path).item == "b"
    assert not file.unfinished
    assert file.close(5)
