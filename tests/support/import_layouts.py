"""Invented agendas and minutes in the layouts that real ones have, each described once, and what an import ought to make of it."""

from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from support.samples import MINUTES_2013, MINUTES_2016

_FOLDER: Final = Path(__file__).parent.parent / "importing" / "layouts"


class Block(Struct, frozen=True):
    """A piece of a document: "title", "heading", "text", "bold", "pair", "row", "point", "margin" or "subject"."""

    kind: str
    cells: tuple[str, ...]
    numbered: bool = False
    """Whether the program that writes the document puts the number."""


class Person(Struct, frozen=True):
    """Somebody who ought to be found."""

    name: str
    attendance: str
    """"närvarande", "frånvarande", or "-" where it isn't recorded."""
    told: tuple[str, str, str] | None = None
    """Roles, organisation and title, where the layout tells them; None where it doesn't."""


class Expected(Struct):
    """What an import ought to find."""

    day: date
    is_agenda: bool = False
    first: int = 1
    titles: list[str] = []
    people: list[Person] = []
    decisions: list[tuple[str, str]] = []
    """The item's number, as in the layout's order from 1 or "15.1", and the text."""
    proposals: list[tuple[str, str]] = []
    actions: list[tuple[str, str, str, str]] = []
    """The item, text (empty: not compared), day or words, and people."""
    statuses: list[tuple[str, str]] = []
    head: list[tuple[str, str]] = []
    """"organ", "tid" or "plats", and what it is: the times as "08:30-12:00", or "08:30-"."""
    beside: list[tuple[str, str, str]] = []
    """"föredragande", "bilaga" or "dnr", the item and the text, where the layout tells them."""
    tells_beside: bool = False
    """Whether the layout tells what stands beside the items, so that anything else that is found costs."""


class Layout(Struct, frozen=True):
    """A document and what it says."""

    name: str
    blocks: tuple[Block, ...]
    expected: Expected
    held_back: bool = False
    """Whether nobody looked at how it is read while the reading was made."""


def layouts() -> list[Layout]:
    """All of them."""
    found = [_layout(path) for path in sorted(_FOLDER.glob("*.txt"))]
    found += [_layout(path, held_back=True) for path in sorted((_FOLDER / "held").glob("*.txt"))]
    return [seed_2013(), seed_2016(), *found]


def _layout(path: Path, *, held_back: bool = False) -> Layout:
    text, _, told = path.read_text("utf-8").partition("\n=====\n")
    return Layout(path.stem, tuple(_block(line) for line in text.split("\n") if line.strip()), _expected(told), held_back)


def _block(line: str) -> Block:
    for mark, kind in (("~ ", "margin"), ("# ", "title"), ("## ", "heading"), ("- ", "point"), ("! ", "subject")):
        if line.startswith(mark):
            text = line.removeprefix(mark)
            return Block(kind, (text.removeprefix("@ "),), text.startswith("@ "))
    if line.startswith("| "):
        return Block("row", tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
    if " :: " in line:
        label, _, value = line.partition(" :: ")
        return Block("pair", (label.strip(), value.strip()))
    if line.startswith("**") and line.endswith("**"):
        return Block("bold", (line.strip("*"),))
    return Block("text", (line,))


def _expected(told: str) -> Expected:
    expected = Expected(date.min)
    for line in told.strip().split("\n"):
        key, _, value = line.partition(": ")
        _tell(expected, key, value, [part.strip() for part in value.split(";")])
    return expected


def _tell(expected: Expected, key: str, value: str, parts: list[str]) -> None:
    if key == "dag":
        expected.day = date.fromisoformat(value)
    elif key == "art":
        expected.is_agenda = value == "kallelse"
    elif key in ("organ", "tid", "plats"):
        expected.head.append((key, value))
    elif key == "första":
        expected.first = int(value.strip("§ "))
    elif key == "ärende":
        expected.titles.append(value)
    elif key == "deltagare":
        roles, organisation, title = [*parts[2:], "", "", ""][:3]
        told = (roles, organisation, title) if len(parts) > 2 else None
        expected.people.append(Person(parts[0], parts[1], told))
        expected.tells_beside = expected.tells_beside or told is not None
    elif key in ("föredragande", "bilaga", "dnr"):
        expected.beside.append((key, parts[0], "; ".join(parts[1:])))
    else:
        _tell_of_item(expected, key, parts)


def _tell_of_item(expected: Expected, key: str, parts: list[str]) -> None:
    number, *rest = parts
    text = "; ".join(rest)
    {
        "beslut": lambda: expected.decisions.append((number, text)),
        "förslag": lambda: expected.proposals.append((number, text)),
        "åtgärd": lambda: expected.actions.append((number, rest[0], rest[1], rest[2])),
        "läge": lambda: expected.statuses.append((number, text)),
    }[key]()


def seed_2013() -> Layout:
    """The meeting of December 2013 as that group wrote it: labels in two columns, Beslut before Ärendebeskrivning."""
    from kcminutes.storage.toml.meetings import read

    meeting = read(MINUTES_2013)
    blocks = [
        Block("title", ("Kommunchefsgruppen",)),
        Block("pair", ("Dag", "2013-12-12")),
        Block("pair", ("Tid", "Kl. 13.30–19.00")),
    ]
    blocks.append(Block("pair", ("Plats", meeting.head.place)))
    expected = Expected(meeting.head.day, head=[("organ", "Kommunchefsgruppen")])
    present = [
        person for person in meeting.participants if person.attendance is not None and person.attendance.value == "närvarande"
    ]
    for label, voting in (("Beslutande", True), ("Övriga deltagande", False)):
        for turn, person in enumerate(each for each in present if each.voting is voting):
            roles = [role for role in person.roles if role != "föredragande"]
            blocks.append(Block("pair", ("" if turn else label, ", ".join([person.name, person.organisation, *roles]))))
            expected.people.append(Person(person.name, "närvarande"))
    for number, item in enumerate(meeting.items, 1):
        blocks.append(Block("heading", (f"{number}. {item.title}",)))
        expected.titles.append(item.title)
        if item.presenters or item.decisions:
            blocks.append(Block("text", (f"Föredragande: {', '.join(item.presenters)}".strip(),)))
            blocks.append(Block("text", (f"Bilaga: {'; '.join(item.attachments)}".strip(),)))
        if item.decisions:
            blocks.append(Block("bold", ("Beslut",)))
        for decision in item.decisions:
            blocks += [Block("text", (line,)) for line in decision.split("\n") if line.strip()]
            expected.decisions.append((str(number), decision))
        if item.background:
            blocks.append(Block("bold", ("Ärendebeskrivning",)))
        for prose in (item.background, item.notes):
            blocks += [_prose(line) for line in prose.split("\n") if line.strip()]
        for sub in item.subitems:
            blocks.append(Block("text", (f"{sub.title}: {' '.join(sub.notes.split())}",)))
    return Layout("seed_2013", tuple(blocks), expected)


def seed_2016() -> Layout:
    """The meeting of December 2016 as that group wrote it: notes, BESLUT, and ÅTGÄRDER, stacked or in a table; 15.1."""
    from kcminutes.storage.toml.meetings import read

    meeting = read(MINUTES_2016)
    expected = Expected(meeting.head.day, head=[("organ", "Kommunchefsgruppen")])
    blocks = [Block("title", ("Protokoll Kommunchefsgruppen 2016-12-08",)), Block("text", ("Beslutande:",))]
    blocks += [
        Block("text", (", ".join([person.name, person.organisation, *person.roles]),))
        for person in meeting.participants
        if person.voting
    ]
    expected.people += [Person(person.name, "närvarande") for person in meeting.participants if person.voting]
    secretary = next(person for person in meeting.participants if person.has_role("sekreterare"))
    expected.people.append(Person(secretary.name, "närvarande"))
    blocks += [Block("text", ("08:30-12:00",)), Block("text", (meeting.head.place,))]
    blocks.append(Block("text", (f"{secretary.name}, föredragande och sekreterare",)))
    every = [
        (label, item)
        for number, top in enumerate(meeting.items, 1)
        for label, item in ((str(number), top), *((f"{number}.{sub}", each) for sub, each in enumerate(top.subitems, 1)))
    ]
    for turn, (label, item) in enumerate(every):
        blocks.append(Block("heading", (f"{label}. {item.title}",)))
        expected.titles.append(item.title)
        blocks += [Block("text", (attachment,)) for attachment in item.attachments if "." in attachment]
        if item.status is not None:
            blocks.append(Block("text", (f"Utgick p.g.a. att {item.reason[:1].lower()}{item.reason[1:]}",)))
            expected.statuses.append((label, item.status.value))
        blocks += [_prose(line) for line in item.notes.split("\n") if line.strip()]
        if item.decisions:
            blocks.append(Block("bold", ("BESLUT",)))
        for decision in item.decisions:
            blocks += [Block("text", (line,)) for line in decision.split("\n") if line.strip()]
            expected.decisions.append((label, decision))
        rows = [(action.text, str(action.due or action.when or ""), ", ".join(action.responsible)) for action in item.actions]
        expected.actions += [(label, *row) for row in rows]
        if turn % 2:
            blocks += [Block("row", row) for row in (("ÅTGÄRDER", "SLUTDATUM", "ANSVARIG"), *rows)] if rows else []
        else:
            for text, due, who in rows:
                for name, value in (("ÅTGÄRDER", text), ("SLUTDATUM", due), ("ANSVARIG", who)):
                    blocks += [Block("bold", (name,)), Block("text", (value,))] if value else []
    return Layout("seed_2016", tuple(blocks), expected)


def _prose(line: str) -> Block:
    stripped = line.strip()
    return Block("point", (stripped.removeprefix("- "),)) if stripped.startswith("- ") else Block("text", (stripped,))
