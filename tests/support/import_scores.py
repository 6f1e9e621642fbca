"""How well layouts are read in: for each type and field how much was found right, from 0 to 1, and every word."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import source_of
from kcminutes.importing.refusals import DayMissing
from kcminutes.importing.result import Imported
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.meeting.roles import roles_meant
from support.import_layouts import Block, Expected, Layout
from support.import_writers import WRITERS

FIELDS: Final = (
    *("dag", "art", "ärenden", "rubriker", "personer", "beslut", "förslag", "åtgärder", "läge", "ord"),
    *("huvud", "uppdrag", "föredr.", "dnr", "bilagor"),
)
THRESHOLDS: Final = {"dag": 1.0, "ord": 1.0, "art": 0.9, "ärenden": 0.9, "rubriker": 0.9, "personer": 0.9, "beslut": 0.85} | {
    "huvud": 0.7,
    "uppdrag": 0.85,
    "dnr": 0.9,
}
THRESHOLDS_OF_FEW: Final = {"förslag": 0.85, "åtgärder": 0.85, "läge": 0.85}
_NO_DAY: Final = date(1900, 1, 1)
"""Where a day ought to have been found: a wrong one, which costs that field."""


class Score(Struct):
    """What was found right of what ought to be found."""

    right: float = 0.0
    of: float = 0.0

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where nothing was to be found."""
        return self.right / self.of if self.of else 1.0


def read_in(layout: Layout, kind: str) -> Imported:
    """The layout, written as the type and read in."""
    return read_file(WRITERS[kind](layout), f"{layout.name}.{kind}")


def read_file(content: bytes, name: str) -> Imported:
    """The file, read in, whatever its day."""
    source = source_of(content, name)
    try:
        return imported(source)
    except DayMissing:
        return imported(source, day=_NO_DAY)


def scores(layout: Layout, read: Imported) -> dict[str, Score]:
    """The score of each field."""
    expected, meeting = layout.expected, read.meeting
    items = _numbered(meeting)
    return {
        "dag": Score(float(meeting.head.day == expected.day), 1),
        "art": Score(float(read.is_minutes is not expected.is_agenda), 1),
        "ärenden": _f_score(len(expected.titles), len(items), min(len(items), len(expected.titles))),
        "rubriker": _matched(expected.titles, [item.title for _, item in items]),
        "personer": _people(expected, meeting),
        "beslut": _matched(*_said(expected.decisions, [(label, text) for label, item in items for text in item.decisions])),
        "förslag": _matched(*_said(expected.proposals, [(label, text) for label, item in items for text in item.proposals])),
        "åtgärder": _actions(expected, items),
        "läge": _statuses(expected, items),
        "ord": _words(layout, read),
        "huvud": _head(expected, meeting),
        "uppdrag": _told_of_people(expected, meeting),
        "föredr.": _beside(expected, items, "föredragande", lambda item: [re.sub(r" \(.*", "", name) for name in item.presenters]),
        "dnr": _beside(expected, items, "dnr", lambda item: [item.reference] if item.reference else []),
        "bilagor": _attachments(expected, items),
    }


def _numbered(meeting: Meeting) -> list[tuple[str, Item]]:
    return [
        (label, item)
        for number, top in enumerate(meeting.items, 1)
        if top.title != UNPLACED_TITLE
        for label, item in ((str(number), top), *((f"{number}.{sub}", each) for sub, each in enumerate(top.subitems, 1)))
    ]


def _f_score(wanted: int, found: int, right: float) -> Score:
    """As many points as were wanted or found, whichever is more: what is invented costs as what is missed."""
    return Score(right, max(wanted, found))


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _alike(one: str, other: str) -> float:
    first, second = _flat(one), _flat(other)
    return 1.0 if first == second else float(SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.9)


def _matched(wanted: list[str], found: list[str]) -> Score:
    left, right = list(found), 0.0
    for text in wanted:
        same = next((each for each in left if _alike(text, each)), None)
        if same is not None:
            left.remove(same)
            right += 1
    return _f_score(len(wanted), len(found), right)


def _said(wanted: Iterable[tuple[str, str]], found: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The texts of each item put together: where a paragraph ends is a matter of taste, in which item it stands is not."""
    return [f"x{label}x {text}" for label, text in _by_item(wanted)], [f"x{label}x {text}" for label, text in _by_item(found)]


def _by_item(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    by_item: dict[str, str] = {}
    for label, text in texts:
        by_item[label] = f"{by_item.get(label, '')} {text}".strip()
    return list(by_item.items())


def _people(expected: Expected, meeting: Meeting) -> Score:
    found = {_flat(person.name): person for person in meeting.participants}
    right = 0.0
    for person in expected.people:
        one = found.get(_flat(person.name))
        if one is not None:
            attendance = one.attendance.value if one.attendance else "-"
            right += 1.0 if attendance == person.attendance else 0.5
    return _f_score(len(expected.people), len(found), right)


def _head(expected: Expected, meeting: Meeting) -> Score:
    """The group, the times and the place."""
    head = meeting.head
    times = {
        "-".join(f"{each:%H:%M}" if each else "" for each in pair) for pair in ((head.start, head.end), (head.opened, head.closed))
    }
    found = {"organ": {_flat(head.body)}, "tid": times, "plats": {_flat(head.place)}}
    return Score(sum((text if key == "tid" else _flat(text)) in found[key] for key, text in expected.head), len(expected.head))


def _told_of_people(expected: Expected, meeting: Meeting) -> Score:
    """Roles, organisations and titles, each where one is told or found, of those who were found."""
    by_name = {_flat(person.name): person for person in meeting.participants}
    score = Score()
    for wanted in expected.people:
        one = by_name.get(_flat(wanted.name))
        if one is not None and wanted.told is not None:
            roles, organisation, title = wanted.told
            pairs = (
                (_roles(roles.split(",")), _roles(one.roles)),
                (_flat(organisation), _flat(one.organisation)),
                (_flat(title), _flat(one.title)),
            )
            score.right += sum(want == found for want, found in pairs if want or found)
            score.of += sum(bool(want or found) for want, found in pairs)
    return score


def _roles(written: Iterable[str]) -> set[str]:
    """The roles, however they are written; that a member is one is told by the list."""
    meant = {role for text in written if text.strip() for role in roles_meant(text)}
    return {"ersättare" if re.match("ers|suppl|ej tj|tj", role) else role for role in meant} - {"ledamot"}


def _beside(expected: Expected, items: list[tuple[str, Item]], key: str, told: Callable[[Item], Sequence[str]]) -> Score:
    """In how many items what is told there, or found, is the same."""
    wanted: dict[str, set[str]] = {}
    for each, label, text in expected.beside:
        if each == key:
            wanted.setdefault(label, set()).update(map(_flat, text.split(",") if key == "föredragande" else [text]))
    found = {label: set(map(_flat, told(item))) for label, item in items if told(item)} if expected.tells_beside else {}
    return Score(sum(wanted[label] == found.get(label) for label in wanted), len({*wanted, *found}))


def _attachments(expected: Expected, items: list[tuple[str, Item]]) -> Score:
    """How many of those told were found; more may be, since a title that says "(bilaga)" has one without a name."""
    told = [(label, text) for key, label, text in expected.beside if key == "bilaga"]
    found = {label: item.attachments for label, item in items}
    return Score(sum(any(_alike(text, each) for each in found.get(label, ())) for label, text in told), len(told))


def _actions(expected: Expected, items: list[tuple[str, Item]]) -> Score:
    found = [
        (label, action.text, str(action.due or action.when or ""), ", ".join(action.responsible))
        for label, item in items
        for action in item.actions
    ]
    pairs: list[tuple[float, int, int]] = []
    for wanted, (label, text, due, who) in enumerate(expected.actions):
        for at, one in enumerate(found):
            if one[0] == label and (not text or _alike(text, one[1])):
                pairs.append((0.5 + 0.25 * (one[2] == due) + 0.25 * (_flat(one[3]) == _flat(who)), wanted, at))
    right = 0.0
    taken: set[tuple[str, int]] = set()
    for worth, wanted, at in sorted(pairs, key=lambda pair: -pair[0]):  # the most alike are the same
        if not taken & {("wanted", wanted), ("found", at)}:
            taken |= {("wanted", wanted), ("found", at)}
            right += worth
    return _f_score(len(expected.actions), len(found), right)


def _statuses(expected: Expected, items: list[tuple[str, Item]]) -> Score:
    found = {label: item.status.value for label, item in items if item.status is not None}
    return _f_score(len(expected.statuses), len(found), sum(found.get(label) == status for label, status in expected.statuses))


def words(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold())


def _words(layout: Layout, read: Imported) -> Score:
    """How many of the document's words stand in the meeting, among what was not understood, or among what became a value."""
    wanted = Counter(word for block in layout.blocks for word in _block_words(block))
    told = [*(one.text for one in read.unplaced), *(one.text for one in read.readings), *_texts(read.meeting)]
    found = Counter(word for text in told for word in words(text))
    return Score(sum(min(count, found[word]) for word, count in wanted.items()), sum(wanted.values()))


def _block_words(block: Block) -> list[str]:
    return [] if block.kind in ("margin", "subject") else words(" ".join(block.cells))


def _texts(meeting: Meeting) -> list[str]:
    from msgspec import to_builtins

    def inner(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        below = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
        return [text for each in below for text in inner(each)]

    return inner(to_builtins(meeting))


def table(rows: dict[str, dict[str, Score]]) -> str:
    """The scores as a table: a row each, the fields beside each other."""
    lines = [f"{'':26}" + "".join(f"{field:>10}" for field in FIELDS)]
    lines += [f"{name:26}" + "".join(f"{_shown(row[field]):>10}" for field in FIELDS) for name, row in rows.items()]
    return "\n".join(lines)


def _shown(score: Score) -> str:
    return f"{score.share:.0%}" if score.of else "–"


def total(rows: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """The rows put together."""
    found = {field: Score() for field in FIELDS}
    for row in rows:
        for field in FIELDS:
            found[field].right += row[field].right
            found[field].of += row[field].of
    return found
