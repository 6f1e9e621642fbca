"""What else than prose is under way when the program is killed: a form, attendance, a question, a slow disk, an end that has begun.

Each scenario is a function from a folder and a source of chance to its outcome; `kills` runs them.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from kcminutes.meeting.model import Meeting, Participant
from kcminutes.meeting.states import Attendance
from kcminutes.storage.durable.drafts import DRAFTS, drafts_file
from kcminutes.storage.toml.meetings import read
from kcminutes.swedish.refusal import Refusal
from support import slow_sync
from support.program import START, environment, wait_until_saved
from support.samples import AGENDA_2016
from support.terminal import Terminal

PROMISED: Final = 0.1
"""Seconds that a character may be on the screen before it is safe."""
KEYS_PER_SECOND: Final = 15
PATIENCE: Final = 60.0
"""Seconds to wait for a start or an end; a loaded machine may be slow, which is not what is measured here."""
LETTERS: Final = "aaabcdeeefghiiijklmnooprrsttuvyåäöåäö"
_MARK: Final = "ßø"
"""Letters that stand nowhere else on the screen; the text begins with them."""


@dataclass
class Outcome:
    """What one kill showed."""

    checked: int = 0
    """Characters, or marks of attendance, that had been on the screen for as long as promised."""
    lost: int = 0
    """How many of these are not there after the restart."""
    delay: float = 0.0
    """Seconds that the oldest character that is not there had been on the screen."""
    restored: bool = False
    """Whether the program said that something was restored."""
    faults: list[str] = field(default_factory=list)
    scenario: str = ""


def squeezed(text: str) -> str:
    """The text without blanks and line ends, as lines are broken elsewhere on the screen."""
    return "".join(text.split())


def common(wanted: str, found: str) -> int:
    """How many characters the two begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), min(len(wanted), len(found)))


def words(random: Random, least: int, most: int) -> str:
    """Some text without a blank at its ends."""
    text = "".join(random.choices(LETTERS + "     ", k=random.randint(least, most)))
    return " ".join(text.split()) or "å"


@dataclass
class Typed:
    """A text that is typed, and since when its characters stand on the screen; blanks don't count."""

    text: str
    seen: list[float] = field(default_factory=list)

    @classmethod
    def by(cls, random: Random, least: int, most: int) -> "Typed":
        """One that is known on the screen."""
        return cls(_MARK + words(random, least, most))

    def type(self, terminal: Terminal, until: float) -> None:
        """Type it, as far as the time comes."""
        for key in self.text:
            if time.perf_counter() >= until:
                return
            due = time.perf_counter() + 1 / KEYS_PER_SECOND
            terminal.press("space" if key == " " else key)
            self.watch(terminal, min(due, until))

    def watch(self, terminal: Terminal, until: float) -> None:
        """Look at the screen until then."""
        while (left := until - time.perf_counter()) > 0:
            if terminal.receive(left):
                _, mark, rest = squeezed("".join(terminal.screen())).partition(_MARK)
                count = common(squeezed(self.text), mark + rest)
                self.seen += [terminal.received[-1][0]] * (count - len(self.seen))
            elif terminal.has_ended:
                return

    def judge(self, outcome: Outcome, found: str, ended: float) -> None:
        """Note what is lost of what was on the screen when the program ended."""
        safe, shown = common(squeezed(self.text), squeezed(found)), sum(since <= ended - PROMISED for since in self.seen)
        outcome.checked += shown
        if safe < shown:
            outcome.lost += shown - safe
            outcome.faults.append(f"lost: {self.text!r}, {shown} characters shown and {safe} safe of {found!r}")
        if safe < len(self.seen):
            outcome.delay = max(outcome.delay, ended - self.seen[safe])


def begun(folder: Path, command: Sequence[str] = START) -> Terminal:
    """The program with the sample agenda in the folder."""
    return Terminal.start([*command, f"agendas/{AGENDA_2016.name}"], env=environment(folder), cwd=folder)


def minutes_in(folder: Path) -> Path:
    """The file of the minutes."""
    return folder / "minutes" / AGENDA_2016.name


def after_restart(folder: Path, outcome: Outcome) -> Meeting:
    """Start the program again, end it by Ctrl+Q, and read what is in the file then."""
    with begun(folder) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)
        terminal.wait_quiet(0.3)
        text = terminal.text
        outcome.restored = outcome.restored or "Återställt" in text
        if "Filen har ändrats" in text:
            outcome.faults.append("asked what counts though nobody else changed the file")
        terminal.press("ctrl+q")
        if code := terminal.exit_code(PATIENCE):
            outcome.faults.append(f"ended with {code} after the restart:\n{terminal.text}")
    with suppress(Refusal):
        return read(minutes_in(folder))
    return read(folder / "agendas" / AGENDA_2016.name)


def _killed(terminal: Terminal, number: int = signal.SIGKILL) -> float:
    ended = time.perf_counter()
    with suppress(ProcessLookupError):
        os.kill(terminal.pid, number)
    terminal.exit_code(PATIENCE)
    return ended


def _soon(random: Random, longest: float) -> float:
    return time.perf_counter() + random.uniform(0.3, longest)


# The scenarios.


def in_a_form(folder: Path, random: Random) -> Outcome:
    """While something is typed in a form, whose deed is not done by that."""
    outcome, typed = Outcome(), Typed.by(random, 6, 30)
    with begun(folder) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)
        terminal.press("ctrl+g")
        terminal.wait_for("Gå till", PATIENCE)
        terminal.press("x")
        terminal.wait_for("Orsak", PATIENCE)
        until = _soon(random, 3.0)
        typed.type(terminal, until)
        typed.watch(terminal, until)
        ended = _killed(terminal)
    files = [drafts_file(path) for path in (folder / "state").rglob(f"*{DRAFTS}")]
    found = [text for file in files for draft in file.drafts for text in draft.texts.values()]
    typed.judge(outcome, "".join(found), ended)
    with begun(folder) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)
        if found:
            terminal.wait_for("Skrivet men inte gjort", PATIENCE)
    if after_restart(folder, outcome).items[0].status is not None:
        outcome.faults.append("the form's deed was done")
    return outcome


def in_attendance(folder: Path, random: Random) -> Outcome:
    """While people come, go, and come back: one key each, so that each mark counts as a character."""
    outcome = Outcome()
    people = read(folder / "agendas" / AGENDA_2016.name).participants
    seen: dict[str, list[float]] = {person.name: [] for person in people}
    with begun(folder) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)
        terminal.press("ctrl+r")
        terminal.wait_for("Mellanslag här/borta", PATIENCE)
        until = _soon(random, 3.0)
        for key in (key for _ in people for key in (*("space", "2", "1")[: random.randint(1, 3)], "down")):
            if time.perf_counter() >= until:
                break
            terminal.press(key)
            _look_at_people(terminal, seen, min(time.perf_counter() + 1 / KEYS_PER_SECOND, until))
        ended = _killed(terminal)
    safe = {person.name: _stage(person) for person in after_restart(folder, outcome).participants}
    for name, since in seen.items():
        shown = sum(at <= ended - PROMISED for at in since)
        outcome.checked += shown
        if safe.get(name, 0) < shown:
            outcome.lost += shown - safe.get(name, 0)
            outcome.faults.append(f"lost: {name} had {shown} marks on the screen, and has {safe.get(name, 0)}")
        if safe.get(name, 0) < len(since):
            outcome.delay = max(outcome.delay, ended - since[safe.get(name, 0)])
    return outcome


def _look_at_people(terminal: Terminal, seen: dict[str, list[float]], until: float) -> None:
    """Note until then since when each person's marks stand on the screen."""
    while (left := until - time.perf_counter()) > 0:
        if terminal.receive(left):
            for row in terminal.screen():
                for name in (name for name in seen if name[:24] in row):
                    seen[name] += [terminal.received[-1][0]] * (_stage_shown(row) - len(seen[name]))


def _stage_shown(row: str) -> int:
    """How many of the three keys show in a person's row: here, left, back."""
    return 3 if " ute " in row else 2 if " gick " in row else 1 if "[x] här" in row else 0


def _stage(person: Participant) -> int:
    return 3 if person.away else 2 if person.left else int(person.attendance is Attendance.PRESENT)


def at_a_question(folder: Path, random: Random) -> Outcome:
    """At the question about a file that somebody else has changed, and right after it was answered."""
    outcome, typed = Outcome(), Typed.by(random, 20, 40)
    with begun(folder) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)
        terminal.type("Ja ")
        wait_until_saved(terminal, PATIENCE)
        until = _soon(random, 2.0)
        typed.type(terminal, until)
        typed.watch(terminal, until)
        ended = _killed(terminal)
    theirs = read(minutes_in(folder)).items[0].notes
    file = minutes_in(folder).read_text(encoding="utf-8")
    minutes_in(folder).write_text(file.replace(theirs.strip(), "Annat", 1), encoding="utf-8")
    shown = sum(since <= ended - PROMISED for since in typed.seen)
    for _ in range(random.randint(0, 2)):
        with begun(folder) as terminal:
            terminal.wait_for("vad gäller", PATIENCE)
            terminal.read_for(random.uniform(0, 0.3))
            _killed(terminal)
    with begun(folder) as terminal:
        terminal.wait_for("vad gäller", PATIENCE)
        terminal.press("down", "enter")
        terminal.wait_for(lambda text: "vad gäller" not in text and "Ja" in text, PATIENCE)
        terminal.read_for(PROMISED + random.uniform(0, 1.0))
        _killed(terminal, random.choice((signal.SIGKILL, signal.SIGTERM)))
    found = after_restart(folder, outcome).items[0].notes
    typed.judge(outcome, found.removeprefix("Ja").strip(), ended)
    if not found.startswith("Ja") and shown == 0:
        outcome.faults.append(f"the answer is lost: {found!r}")
    return outcome


def on_a_slow_disk(folder: Path, random: Random) -> Outcome:
    """On a disk that takes seconds to flush anything."""
    outcome, typed = Outcome(), Typed.by(random, 20, 60)
    slow = [sys.executable, slow_sync.__file__, f"{random.uniform(0.5, 4):.1f}"]
    with begun(folder, slow) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)
        until = _soon(random, 4.0)
        typed.type(terminal, until)
        typed.watch(terminal, until)
        ended = _killed(terminal, random.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM)))
    typed.judge(outcome, after_restart(folder, outcome).items[0].notes, ended)
    return outcome


def during_the_end(folder: Path, random: Random) -> Outcome:
    """While the program already ends, by a signal or by Ctrl+Q."""
    outcome, typed = Outcome(), Typed.by(random, 10, 40)
    with begun(folder) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)
        until = _soon(random, 2.0)
        typed.type(terminal, until)
        typed.watch(terminal, until)
        cause = random.choice((signal.SIGTERM, signal.SIGHUP, signal.SIGINT, None))
        if cause is None:
            terminal.press("ctrl+q")
        else:
            os.kill(terminal.pid, cause)
        time.sleep(random.uniform(0, 0.3))
        ended = _killed(terminal, random.choice((signal.SIGKILL, signal.SIGHUP, signal.SIGTERM)))
    typed.judge(outcome, after_restart(folder, outcome).items[0].notes, ended)
    return outcome


SCENARIOS: Final[tuple[Callable[[Path, Random], Outcome], ...]] = (
    in_a_form,
    in_attendance,
    at_a_question,
    on_a_slow_disk,
    during_the_end,
)


def run(scenario: Callable[[Path, Random], Outcome], folder: Path, random: Random) -> Outcome:
    """The scenario in a new workspace in the folder; what took too long is a fault."""
    for name in ("agendas", "minutes"):
        (folder / name).mkdir()
    shutil.copy(AGENDA_2016, folder / "agendas")
    try:
        outcome = scenario(folder, random)
    except (TimeoutError, Refusal) as error:
        outcome = Outcome(faults=[str(error)])
    outcome.scenario = scenario.__name__
    return outcome
