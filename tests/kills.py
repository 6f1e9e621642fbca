"""Kills the program while somebody types, starts it again, and counts what was on the screen and is lost.

Each kill has a workspace of its own. Half of them are in prose, the others in what `kill_scenarios` has. In prose, text is typed
in a pseudo-terminal at 15 keys a second into notes, decisions and åtgärd rows, with steps between items; what stands on the
screen is read all the time, so that it is known since when each character stood there. After SIGKILL at a random moment the
program is started on the same file and ended with Ctrl+Q, and the minutes file must hold every character that had been on the
screen for 100 ms, in its place.
Run ``python tests/kills.py --kills 500``.
"""

import argparse
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Final

from kcminutes.meeting.model import Action, Meeting
from kcminutes.storage.toml.meetings import read
from kcminutes.swedish.dates_read import read_date
from kcminutes.swedish.names import matches, split_names
from kill_scenarios import KEYS_PER_SECOND, PATIENCE, PROMISED, SCENARIOS, Outcome, common, run, squeezed, words
from support.samples import AGENDA_2016
from support.terminal import Terminal

MARKS: Final = "ßøæñçõêîûŵžđłþðœŋħŧśźąęůřčšťďň"
"""Letters that stand nowhere in the agenda or on the screen; each text begins with one, so that it is found there."""
_DATES: Final = ("24/4", "170424", "2017-05-08", "v 19", "+14", "24 apr", "snart", "24/x")
_PEOPLE: Final = {
    "patr": ("Patrik Åsell",),
    "fjell": ("Oskar Fjellner",),
    "Yngvöl Qvåtz": ("Yngvöl Qvåtz",),
    "patr, fjell": ("Patrik Åsell", "Oskar Fjellner"),
}
"""What is typed in a row's last cell, and whom it means."""
_EMPTY: Final = {"due": "slutdatum", "people": "ansvarig"}
"""What stands in a cell before anything is typed there."""
_ITEM_SHOWN: Final = re.compile(r"Ärende ([\d.]+) \(")


@dataclass
class Stretch:
    """A text that is typed in one go at one place."""

    item: int
    part: str
    """"notes", "decisions", "text", "due" or "people"."""
    row: int
    text: str
    mark: str
    """The letter by which it, or its åtgärd row, is found on the screen."""
    seen: list[float] = field(default_factory=list)
    """Since when each of its characters is on the screen; blanks count in a cell only."""

    def look(self, rows: list[str], at: float) -> None:
        """Note how much of it stands on the screen at this time."""
        line = next((row for row in rows if self.mark in row), "")
        if self.part in ("notes", "decisions"):
            wanted, shown = squeezed(self.text), squeezed(" ".join(rows)).partition(self.mark)
            count = common(wanted, shown[1] + shown[2])
        else:
            cells = re.split(r"\s{2,}", line.strip())
            cell = cells[("text", "due", "people").index(self.part)] if len(cells) == 3 else ""
            is_typed = cell != _EMPTY.get(self.part) and (self.part == "text" or self.text.startswith(cell))
            count = common(self.text, cell) if is_typed else 0
        self.seen += [at] * (count - len(self.seen))

    def shown_at(self, moment: float) -> int:
        """How many characters were on the screen at that time."""
        return sum(since <= moment for since in self.seen)


class Writer:
    """Decides what is typed where, and remembers it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._marks = iter(random.sample(MARKS, len(MARKS)))
        self._rows: Counter[int] = Counter()
        self.stretches: list[Stretch] = []
        self.route = [0]
        """The items that it has been at; the last one is where it is, or is on its way to."""

    def __iter__(self) -> Iterator[str]:
        """Names of keys, without end."""
        chance = self._random.random
        while True:
            if chance() < 0.7:
                yield from self._typed("notes", words(self._random, 6, 20))
            if chance() < 0.5:
                yield "f4"
                yield from self._typed("decisions", words(self._random, 5, 14))
            if chance() < 0.6:
                yield "ctrl+o"
                for _ in range(self._random.choice((1, 1, 2))):
                    yield from self._action()
            item = self.route[-1]
            if chance() < 0.5 and item < 16:
                self.route.append(item + 1)
                yield "ctrl+n"
            else:
                self.route.append(self._random.choice([other for other in range(17) if other != item]))
                yield "ctrl+g"
                yield from str(self.route[-1] + 1)
                yield "enter"

    def _action(self) -> Iterator[str]:
        row = self._rows[self.route[-1]]
        self._rows[self.route[-1]] += 1
        yield from self._typed("text", words(self._random, 3, 12), row)
        mark = self.stretches[-1].mark
        for part, text in (("due", self._random.choice(_DATES)), ("people", self._random.choice(list(_PEOPLE)))):
            yield "tab"
            yield from self._typed(part, text, row, mark)
        yield "enter"

    def _typed(self, part: str, text: str, row: int = 0, mark: str = "") -> Iterator[str]:
        if not mark:
            mark = next(self._marks)
            text = mark + text
        self.stretches.append(Stretch(self.route[-1], part, row, text, mark))
        yield from text


def kill_once(seed: int) -> Outcome:
    """One kill, and what was left; the same seed types the same. Every other one is in prose, the others in the other scenarios."""
    if seed % 2:
        return _kill_in_prose(seed)
    scenario = SCENARIOS[seed // 2 % len(SCENARIOS)]
    with tempfile.TemporaryDirectory() as name:
        return run(scenario, Path(name), Random(seed))  # noqa: S311  # texts and moments, not secrets


def _kill_in_prose(seed: int) -> Outcome:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "agendas").mkdir()
        (folder / "minutes").mkdir()
        shutil.copy(AGENDA_2016, folder / "agendas")
        minutes = folder / "minutes" / AGENDA_2016.name
        random = Random(seed)  # noqa: S311  # texts and moments, not secrets
        writer = Writer(random)
        outcome = Outcome(scenario="in_prose")
        killed = 0.0
        try:
            killed, item = _type_and_kill(folder, writer, random)
            # The program may have stepped on already, with the screen to follow.
            route = [str(index + 1) for index in writer.route]
            begun = any(one.seen for one in writer.stretches)  # before that there is nothing to restore
            items = route[max(i for i, number in enumerate(route) if number == item) :] if item and begun else []
            before = read(minutes if minutes.exists() else AGENDA_2016)
            needs_restoring = any(
                surviving(before, writer.stretches, one) < one.shown_at(killed - PROMISED) for one in writer.stretches
            )
            _restart(folder, outcome, items, needs_restoring=needs_restoring)
        except TimeoutError as error:
            outcome.faults.append(str(error))
        after = read(minutes if minutes.exists() else AGENDA_2016)
        for one in writer.stretches:
            safe, shown = surviving(after, writer.stretches, one), one.shown_at(killed - PROMISED)
            outcome.checked += shown
            if safe < shown:
                outcome.lost += shown - safe
                outcome.faults.append(f"lost in item {one.item + 1}, {one.part}: {one.text[:shown]!r}, safe {one.text[:safe]!r}")
            if safe < len(one.seen):
                outcome.delay = max(outcome.delay, killed - one.seen[safe])
        return outcome


def _start(folder: Path) -> Terminal:
    folders = {name: str(folder / name.lower()) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR")}
    return Terminal.start([sys.executable, "-m", "kcminutes", f"agendas/{AGENDA_2016.name}"], env=folders, cwd=folder)


def _type_and_kill(folder: Path, writer: Writer, random: Random) -> tuple[float, str]:
    """Type until the kill; when that was, and the number of the item that it was at, empty if it was stepping just then."""
    lifetime = random.uniform(0.5, 4.0)
    steps: list[tuple[float, str]] = []
    with _start(folder) as terminal:
        terminal.wait_for("Anteckning", PATIENCE)

        def watch(until: float) -> None:
            while (left := until - time.perf_counter()) > 0:
                if not terminal.receive(left):
                    if terminal.has_ended:
                        raise TimeoutError(f"the program ended by itself:\n{terminal.text}")
                    continue
                rows, at = terminal.screen(), terminal.received[-1][0]
                for one in writer.stretches:
                    one.look(rows, at)
                if found := _ITEM_SHOWN.search(rows[-2]):
                    steps.append((at, found[1]))

        end = time.perf_counter() + lifetime
        for key in writer:
            due = time.perf_counter() + 1 / KEYS_PER_SECOND
            terminal.press(key)
            watch(min(due, end))
            if time.perf_counter() >= end:
                break
        killed = time.perf_counter()
        os.kill(terminal.pid, signal.SIGKILL)
    earlier = [number for at, number in steps if at <= killed - PROMISED]
    return killed, earlier[-1] if earlier and earlier[-1] == steps[-1][1] else ""


def _restart(folder: Path, outcome: Outcome, items: list[str], *, needs_restoring: bool) -> None:
    """Start the program on the same file, see what it says, and quit."""
    with _start(folder) as terminal:
        terminal.wait_for(lambda text: bool(_ITEM_SHOWN.search(text)), PATIENCE)
        if needs_restoring:
            terminal.wait_for(lambda text: "Återställt" in text or "Filen har ändrats" in text, PATIENCE)
        text = terminal.text
        outcome.restored = "Återställt" in text
        if "Filen har ändrats" in text:
            outcome.faults.append("asked what counts though nobody else changed the file")
        shown = _ITEM_SHOWN.search(text)
        if items and shown and shown[1] not in items:
            outcome.faults.append(f"continued at item {shown[1]}, not {items[0]}")
        terminal.press("ctrl+q")
        if code := terminal.exit_code(PATIENCE):
            reports = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("reports/*"))
            outcome.faults.append(f"ended with {code} after the restart; it reported:\n{reports or terminal.text}")


def surviving(meeting: Meeting, stretches: list[Stretch], wanted: Stretch) -> int:
    """How many of the stretch's characters, from its first, are in the meeting, in their place and order."""
    item = meeting.items[wanted.item]
    if wanted.part in ("notes", "decisions"):
        found = squeezed(item.notes if wanted.part == "notes" else "".join(item.decisions))
        here = [one for one in stretches if (one.item, one.part) == (wanted.item, wanted.part)]
        earlier = "".join(squeezed(one.text) for one in here[: here.index(wanted)])
        return max(0, common(earlier + squeezed(wanted.text), found) - len(earlier))
    action = item.actions[wanted.row] if wanted.row < len(item.actions) else Action()
    if wanted.part == "text":
        return common(wanted.text, action.text)
    # The cells hold what the text means, not the text: the longest beginning of it that means this.
    lengths = range(len(wanted.text), 0, -1)
    means = _means_date if wanted.part == "due" else _means_people
    return next((length for length in lengths if means(meeting, action, wanted.text, length)), 0)


def _means_date(meeting: Meeting, action: Action, text: str, length: int) -> bool:
    typed = text[:length].strip()
    due = read_date(typed, today=meeting.head.day)
    return (due is not None and due == action.due) or action.text.endswith(f"({typed})")


def _means_people(meeting: Meeting, action: Action, text: str, length: int) -> bool:
    typed = split_names(text[:length])
    called = [person.name for person in meeting.participants]
    # The restored row is typed on in, and leaving it makes names of what was typed of them: of each that fits one person best.
    means = [(name, next(iter(matches(name, called)), name)) for name in typed]
    is_all = len(means) == len(action.responsible)
    is_meant = is_all and all(name in either for name, either in zip(action.responsible, means, strict=True))
    return is_meant or (length == len(text) and action.responsible == _PEOPLE[text])


def outcomes(kills: int, workers: int, seed: int) -> Iterator[tuple[int, Outcome]]:
    """The kills with the seeds from ``seed`` on, as they are done, each with its seed."""
    seeds = range(seed, seed + kills)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from zip(seeds, pool.map(kill_once, seeds), strict=True)


def figures(done: list[Outcome]) -> str:
    """What the kills showed together, in one line."""
    checked, lost = sum(one.checked for one in done), sum(one.lost for one in done)
    delay, wrong = max(one.delay for one in done), sum(bool(one.faults) for one in done)
    return (
        f"{len(done)} kills, {checked} characters checked, {lost} lost; worst delay {delay * 1000:.0f} ms (promised"
        f" {PROMISED * 1000:.0f}); {sum(one.restored for one in done)} said that text was restored; {wrong} with something wrong"
    )


def main() -> int:
    """Kill as often as asked for and print what came of it; 0 if nothing was lost and nothing was wrong, or 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1, help="the first kill's seed; the next one's is one higher")
    arguments = parser.parse_args()
    began = time.monotonic()
    done: list[Outcome] = []
    for seed, outcome in outcomes(arguments.kills, arguments.workers, arguments.seed):
        done.append(outcome)
        for fault in outcome.faults:
            print(f"kill with --seed {seed}: {fault}", flush=True)
        if len(done) % 20 == 0 or len(done) == arguments.kills:
            print(f"{figures(done)}; {time.monotonic() - began:.0f} s", flush=True)
    for scenario in sorted({one.scenario for one in done}):
        print(f"{scenario}: {figures([one for one in done if one.scenario == scenario])}")
    return int(any(one.lost or one.faults for one in done))


if __name__ == "__main__":
    sys.exit(main())
