"""Whom Närvaro is about: the person that typed letters find, and the one that it opens on."""

from collections.abc import Sequence

from kcminutes.meeting.model import ItemPath, Meeting, Participant
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import is_within
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.names import matches, the_one_meant, words


def found(typed: str, people: Sequence[Participant]) -> list[int]:
    """The indexes of those whom the typed letters can mean, the likeliest first; where no name fits, those of an organisation."""
    names = list(dict.fromkeys(person.name for person in people))
    by_name = [index for name in matches(typed, names) for index, person in enumerate(people) if person.name == name]
    begun = words(typed)
    return by_name or [
        index
        for index, person in enumerate(people)
        if begun and all(any(word.startswith(start) for word in words(person.organisation)) for start in begun)
    ]


def is_one(typed: str, people: Sequence[Participant]) -> bool:
    """Whether the typed letters mean one person only, or one better than all others."""
    indexes = found(typed, people)
    names = [person.name for person in people]
    return len(indexes) == 1 or (names.count(the_one_meant(typed, dict.fromkeys(names)) or "") == 1)


def whom_it_is_about(meeting: Meeting, at: ItemPath | None) -> int:
    """The index of the participant whose attendance is likely to be marked now; 0 if that is anybody's guess.

    That is a guest of the item at hand who has not left, one who is not here before one who is; then whoever is called to the whole
    meeting and is not marked, or absent, or has left.
    """
    people = meeting.participants
    numbering = numbering_of(meeting.head)
    guests = [
        person
        for person in people
        if at and person.left is None and any(is_within(at, own) for own in numbering.paths(person.items) or ())
    ]
    guests.sort(key=lambda person: person.attendance is Attendance.PRESENT)
    called = [person for person in people if not person.is_guest]
    likely = [
        *guests,
        *(person for person in called if person.attendance is None),
        *(person for person in called if person.attendance is Attendance.ABSENT),
        *(person for person in called if person.left is not None),
    ]
    return next((index for index, person in enumerate(people) if likely and person is likely[0]), 0)
