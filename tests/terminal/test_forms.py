"""Forms in a real terminal: what is typed in one is there again after every end of the program, and its deed is not done."""

import contextlib
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from kcminutes.meeting.model import Meeting
from kcminutes.storage.toml.meetings import read
from kcminutes.swedish.refusal import Refusal
from support.program import START, begin, environment
from support.terminal import Terminal

FORMS: Final = {
    "Ärendet utgår": ["<ctrl+g>", "x", "underlaget dröjer"],
    "Mötets uppgifter": ["<ctrl+g>", "m", " rum 7", "<tab>", "<tab>", "halv nio"],
    "Ny deltagare": ["<ctrl+r>", "+", "Ylva Strand", "<tab>", "Vännäs kommun", *["<tab>"] * 6, "sent"],
}
"""What is typed in each form; in the last two one field can't be read."""
SHOWN: Final = {
    "Ärendet utgår": ["underlaget dröjer"],
    "Mötets uppgifter": ["rum 7", "halv nio"],
    "Ny deltagare": ["Ylva Strand", "Vännäs kommun", "sent"],
}
ENDS: Final = [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, "ctrl+q", "ctrl+q twice", "closed terminal", "enter and ctrl+q"]

WAYS: Final = [(form, how) for form in FORMS for how in ENDS if (form, how) != ("Ärendet utgår", "enter and ctrl+q")]
"""Enter does that form's deed, for all of it can be read."""


def press(terminal: Terminal, keys: list[str]) -> None:
    for key in keys:
        if key.startswith("<"):
            terminal.press(key[1:-1])
        else:
            terminal.type(key)


def drafts(folder: Path) -> str:
    """What the state folder has of drafts; the program may take one away while it is looked at."""
    found = []
    for file in (folder / "state").rglob("*.drafts"):
        with contextlib.suppress(FileNotFoundError):
            found.append(file.read_text("utf-8"))
    return "".join(found)


def wait_until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def end(terminal: Terminal, how: "signal.Signals | str") -> None:
    if isinstance(how, signal.Signals):
        terminal.kill(how)
        assert terminal.exit_code() == (-how if how is signal.SIGKILL else 128 + how)
    elif how == "closed terminal":
        terminal._process.fileobj.close()
        wait_until(lambda: not terminal._process.isalive())
    else:
        if how == "enter and ctrl+q":
            terminal.press("enter")
        terminal.press(*["ctrl+q"] * (2 if how == "ctrl+q twice" else 1))
        assert terminal.exit_code() == 0


def saved(folder: Path) -> Meeting | None:
    try:
        return read(folder / "minutes" / "2016-12-08.toml")
    except Refusal:
        return None


@pytest.mark.parametrize(
    ("form", "how"), [pytest.param(*way, marks=[pytest.mark.long] * (at % 3 > 0)) for at, way in enumerate(WAYS)], ids=str
)
def test_what_is_typed_in_a_form_is_there_again_after_every_end(form: str, how: "signal.Signals | str", tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal.type("före")
        press(terminal, FORMS[form])
        terminal.wait_for(lambda text: all(part in text for part in SHOWN[form]))
        if how is signal.SIGKILL:
            wait_until(lambda: all(part in drafts(tmp_path) for part in SHOWN[form]))
        end(terminal, how)
    found = saved(tmp_path)
    if found is not None:  # killed before the file was written: the journal has it
        assert found.items[0].status is None
        assert "rum 7" not in found.head.place
        assert all(person.name != "Ylva Strand" for person in found.participants)
    command = [*START, "agendas/2016-12-08.toml"]
    with Terminal.start(command, 24, 80, env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("Anteckning")
        told = f"Skrivet men inte gjort i ”{form}”"
        terminal.wait_for(lambda text: told in text or "nästa av" in text)
        if told not in terminal.text:  # what was restored is told first
            terminal.press("escape")
        terminal.wait_for(told)
        terminal.wait_for("före")
        press(terminal, FORMS[form][:2])
        terminal.wait_for(lambda text: "inte gjort:" in text and all(part in text for part in SHOWN[form]))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, "ctrl+q"], ids=str)
def test_a_deed_that_was_done_is_not_offered_again(how: "signal.Signals | str", tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        press(terminal, FORMS["Ärendet utgår"])
        terminal.wait_for("underlaget dröjer")
        wait_until(lambda: "dröjer" in drafts(tmp_path))
        terminal.press("enter")
        terminal.wait_for("utgick: underlaget dröjer")
        wait_until(lambda: "dröjer" not in drafts(tmp_path))
        end(terminal, how)
    command = [*START, "agendas/2016-12-08.toml"]
    with Terminal.start(command, 24, 80, env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("utgick: underlaget dröjer")
        assert "inte gjort" not in terminal.text


def test_a_draft_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        press(terminal, FORMS["Ärendet utgår"])
        wait_until(lambda: "dröjer" in drafts(tmp_path))
        [file] = (tmp_path / "state").rglob("*.drafts")
        assert file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0
