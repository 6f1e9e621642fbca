"""What differs between two versions of a meeting, text by text, each with what went and what came marked."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final, Literal

from msgspec import Struct

from kcminutes.meeting.differences import same_items
from kcminutes.meeting.model import Action, FollowUp, Item, Meeting, Participant
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import walk

AROUND: Final = 8
"""Words that are shown on each side of what has changed."""


class Piece(Struct, frozen=True):
    """A stretch of a text."""

    kind: Literal["same", "gone", "new"]
    text: str


class ChangedText(Struct, frozen=True):
    """A text that differs."""

    place: str
    """Where it stands, in Swedish: "4 Polisen, Anteckning"."""
    pieces: tuple[Piece, ...]
    """All of it, but for long stretches that are the same, of which the beginning and the end are there."""


def changed_texts(before: Meeting, after: Meeting) -> list[ChangedText]:
    """Each text that differs, in the order of ``after``; what is gone altogether comes last."""
    return [*_changed(before, after)]


def _changed(before: Meeting, after: Meeting) -> Iterator[ChangedText]:
    yield from _differing("Mötet", [("", _head(before), _head(after))])
    yield from _differing("Deltagare", [("", _people(before.participants), _people(after.participants))])
    old, new = dict(walk(before)), dict(walk(after))
    pairs = same_items(old, new)
    numbering = numbering_of(after.head)
    nothing = Item(title="")
    for path, item in new.items():
        earlier = old[pairs[path]] if path in pairs else nothing
        place = f"{numbering.label(path)} {' '.join(item.title.split())}"
        yield from _differing(place, zip(_PARTS, _texts(earlier), _texts(item), strict=True))
    kept = set(pairs.values())
    numbering = numbering_of(before.head)
    for path, item in old.items():
        if path not in kept:
            place = f"{numbering.label(path)} {' '.join(item.title.split())} (borttaget)"
            yield from _differing(place, zip(_PARTS, _texts(item), _texts(nothing), strict=True))


def _differing(place: str, texts: Iterable[tuple[str, str, str]]) -> Iterator[ChangedText]:
    for part, was, now in texts:
        if was != now:
            yield ChangedText(", ".join(filter(None, (place, part))), tuple(_shortened(_pieces(was, now))))


_PARTS: Final = ("Rubrik", "Uppgifter", "Ärendebeskrivning", "Förslag", "Anteckning", "BESLUT", "ÅTGÄRDER", "UPPFÖLJNING")


def _texts(item: Item) -> tuple[str, ...]:
    """The item's texts, as `_PARTS` calls them."""
    status = [item.status.value if item.status else "", str(item.postponed_to or ""), item.reason]
    handed = [f"vidare till {to.body} {to.day or ''} {to.purpose.value if to.purpose else ''}" for to in item.handed_on]
    facts = (item.reference, *item.presenters, *item.attachments, *status, *handed)
    return (
        item.title,
        "\n".join(filter(None, facts)),
        item.background,
        "\n\n".join(item.proposals),
        item.notes,
        "\n\n".join(item.decisions),
        "\n".join(map(_action, item.actions)),
        "\n".join(map(_follow_up, item.follow_ups)),
    )


def _action(action: Action) -> str:
    return " | ".join((action.text, str(action.due or action.when), ", ".join(action.responsible)))


def _follow_up(row: FollowUp) -> str:
    standing = row.standing.value if row.standing else ""
    back = f"inte {', '.join(row.not_done)}" if row.not_done else ""
    return " | ".join(filter(None, (row.text, standing, ", ".join(row.done_by), back, str(row.new_due or ""), row.comment)))


def _head(meeting: Meeting) -> str:
    head = meeting.head
    times = (head.start, head.end, head.opened, head.closed)
    coming = [f"{one.body} {one.day} {one.start or ''}".strip() for one in head.coming]
    clocks = " ".join(f"{moment:%H.%M}" for moment in times if moment)
    return "\n".join(filter(None, (head.body, head.document, str(head.day), clocks, head.place, head.state.value, *coming)))


def _people(people: tuple[Participant, ...]) -> str:
    def row(person: Participant) -> str:
        attendance = person.attendance.value if person.attendance else ""
        times = " ".join(f"{moment:%H.%M}" for moment in (person.arrived, person.left) if moment)
        return ", ".join(filter(None, (person.name, person.organisation, person.title, *person.roles, attendance, times)))

    return "\n".join(map(row, people))


def _pieces(was: str, now: str) -> Iterator[Piece]:
    """The two texts as one, word by word."""
    old, new = re.findall(r"\S+\s*|\s+", was), re.findall(r"\S+\s*|\s+", now)
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[start:end]))
            continue
        if end > start:
            yield Piece("gone", "".join(old[start:end]))
        if new_end > new_start:
            yield Piece("new", "".join(new[new_start:new_end]))


def _shortened(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, of long ones that are the same the ends that are next to what has changed."""
    known = list(pieces)
    for index, piece in enumerate(known):
        words = re.findall(r"\s*\S+\s*", piece.text)
        is_first, is_last = index == 0, index == len(known) - 1
        most = AROUND * (2 - is_first - is_last) + 1
        if piece.kind != "same" or len(words) <= most:
            yield piece
            continue
        begin = "" if is_first else "".join(words[:AROUND]).rstrip() + " "
        end = "" if is_last else " " + "".join(words[-AROUND:]).lstrip()
        yield Piece("same", f"{begin}…{end}")
