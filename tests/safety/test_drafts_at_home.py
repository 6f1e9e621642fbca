"""What is typed at home is each program's own, and what an ended one left is taken over."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from kcminutes.storage.durable.drafts import Draft, DraftsFile
from kcminutes.storage.durable.home_drafts import drafts_at_home
from kcminutes.storage.durable.safety_copy import unsaved_folder

_TYPING = """
import sys
from kcminutes.storage.durable.home_drafts import drafts_at_home
drafts = drafts_at_home()
for title in sys.argv[1:]:
    drafts.keep("Läs in", title, {"text": title})
assert drafts._writer.flush()
print([draft.texts["text"] for draft in drafts], flush=True)
sys.stdin.read()
"""


def program(*titles: str) -> "subprocess.Popen[str]":
    """A program in which that was typed; it goes on until its input ends, or it is killed."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", _TYPING, *titles], stdin=pipe, stdout=pipe, text=True)


def told(started: "subprocess.Popen[str]") -> str:
    assert started.stdout
    return started.stdout.readline().strip()


def ended(started: "subprocess.Popen[str]") -> None:
    started.kill()
    started.communicate()


def left() -> set[str]:
    """What the next program finds, and leaves as it is."""
    drafts = drafts_at_home()
    found = {text for draft in drafts for text in draft.texts.values()}
    assert drafts.close()
    return found


def test_of_two_programs_neither_takes_the_others_away_and_the_next_has_both() -> None:
    first = program("A")
    assert told(first) == "['A']"
    second = program("B")
    assert told(second) == "['B']"
    assert left() == set()
    ended(first)
    assert left() == {"A"}
    ended(second)
    assert left() == {"A", "B"}


def test_what_was_taken_over_outlives_the_program_that_took_it_over() -> None:
    first = program("A")
    told(first)
    ended(first)
    second = program("B")
    assert told(second) == "['A', 'B']"
    assert len([*unsaved_folder().glob("home*.drafts")]) == 1
    ended(second)
    third = program()
    assert told(third) == "['A', 'B']"
    ended(third)
    assert left() == {"A", "B"}


def test_what_is_done_of_what_was_left_does_not_come_back() -> None:
    first = program("A", "B")
    told(first)
    ended(first)
    drafts = drafts_at_home()
    drafts.keep("Läs in", "A", {})
    assert drafts.close()
    assert left() == {"B"}
    drafts = drafts_at_home()
    drafts.keep("Läs in", "B", {})
    assert drafts.close()
    assert [file.name for file in unsaved_folder().iterdir()] == []


def typed(name: str, day: int, text: str) -> Path:
    """A file in which the text was typed that day."""
    file = DraftsFile([Draft("Läs in", "", {"text": text})], datetime(2017, 1, day).astimezone())
    unsaved_folder().mkdir(parents=True, exist_ok=True)
    path = unsaved_folder() / name
    path.write_bytes(msgspec.json.encode(file))
    return path


@pytest.mark.parametrize("older", ["home.drafts", "home.12-0123abcd.drafts"])
def test_the_same_form_left_by_two_is_the_newest_and_then_the_other(older: str) -> None:
    typed(older, 1, "gammal")
    typed("home.13-0123abcd.drafts", 2, "ny")
    drafts = drafts_at_home()
    assert drafts.texts("Läs in", "") == {"text": "ny"}
    drafts.keep("Läs in", "", {})
    assert drafts.close()
    assert left() == {"gammal"}


def test_the_drafts_of_a_meeting_in_a_file_called_home_are_none_of_them() -> None:
    typed("home-0123456789ab.drafts", 1, "mötets")
    assert left() == set()
