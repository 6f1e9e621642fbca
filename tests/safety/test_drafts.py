"""What is typed in forms: on the disk within moments, gone once its deed is safe and not before."""

import re
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kcminutes.storage.durable import drafts as drafting
from kcminutes.storage.durable.drafts import Drafts


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


def test_it_is_on_the_disk_within_100_ms(tmp_path: Path) -> None:
    path = tmp_path / "möte.drafts"
    drafts = Drafts(path)
    waits = []
    for number in range(20):
        began = time.monotonic()
        drafts.keep("Nytt ärende", "", {"title": f"titel {number}."})
        wait_until(partial(holds, path, f"titel {number}."))
        waits.append(time.monotonic() - began)
    assert sorted(waits)[10] < 0.1


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
