"""Who is called to the next meeting: those of the last one, and the guests of the items that come again."""

from collections.abc import Iterable

from msgspec.structs import replace

from kcminutes.archive.entries import Entry
from kcminutes.meeting.model import ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import Numbering, numbering_of
from kcminutes.meeting.queries import is_within


def people_called(
    base: Meeting, called_then: Iterable[str] | None, entries: list[Entry], after: Numbering
) -> tuple[Participant, ...]:
    """The people of the meeting ``base``, and the guests of other meetings' items among the entries, as they are called now.

    A guest comes only if an item of theirs does; a deciding member who took part in some items only is called to the whole
    meeting then. Who took somebody's place without being among ``called_then`` (None: nobody knows who was) is not called again.
    ``after`` is how the kallelse numbers its items.
    """
    known = None if called_then is None else {name.casefold() for name in called_then}
    people: list[Participant] = []
    for person in base.participants:
        if known is not None and person.replaces and person.name.casefold() not in known:
            continue
        if called := _called(person, base, entries, after):
            people.append(called)
    for other in _other_sources(base, entries):
        for person in other.participants:
            if person.is_guest and not person.voting and (called := _called(person, other, entries, after)):
                _add(people, called, after)
    return tuple(people)


def _called(person: Participant, source: Meeting, entries: list[Entry], after: Numbering) -> Participant | None:
    """The person as called, before any attendance was recorded; None for a guest of whose items none comes again."""
    called = replace(person, attendance=None, arrived=None, left=None, away=(), replaces="")
    if not person.items:
        return called
    items = _bound(numbering_of(source.head).paths(person.items) or [], source, entries, after)
    return replace(called, items=items) if items or person.voting else None


def _bound(old: list[ItemPath], source: Meeting, entries: list[Entry], after: Numbering) -> str:
    """Which items of the kallelse the old items of the source are, as a guest's are written; empty if none comes again.

    Who takes part in an item takes part in its sub-items, also where those stand alone now.
    """
    places: dict[ItemPath, ItemPath] = {}
    for index, entry in enumerate(entries):
        if entry.source is source:
            places |= entry.stood_at(index)
    found = {now for before, now in places.items() if any(is_within(before, own) for own in old)}
    return after.listed(sorted(path for path in found if len(path) == 1 or path[:1] not in found))


def _other_sources(base: Meeting, entries: list[Entry]) -> list[Meeting]:
    """The body's own meetings that matters come from, but for the base."""
    found: list[Meeting] = []
    for entry in entries:
        source = entry.source
        is_own = entry.item.origin is not None and not entry.item.origin.body
        if source is not None and is_own and source is not base and not any(source is other for other in found):
            found.append(source)
    return found


def _add(people: list[Participant], guest: Participant, after: Numbering) -> None:
    """Put the guest among the people; to one who is a guest already come the items."""
    for index, person in enumerate(people):
        if person.name.casefold() == guest.name.casefold():
            if person.items:
                paths = {*(after.paths(person.items) or ()), *(after.paths(guest.items) or ())}
                people[index] = replace(person, items=after.listed(sorted(paths)))
            return
    people.append(guest)
