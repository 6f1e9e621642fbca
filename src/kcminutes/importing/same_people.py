"""One person out of what is said of the same name in several places."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting.model import Participant
from kcminutes.meeting.roles import ADJUSTER, CHAIR, is_role
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.given_names import is_given_name
from kcminutes.swedish.names import words

_FEWEST_TURNED: Final = 4
"""People by their surnames in a list; fewer may have such names."""


def merged(people: Iterable[Participant]) -> list[Participant]:
    """The people with each of them once: what is said of the same name in several places is put together."""
    found: dict[str, Participant] = {}
    for person in people:
        key = _key(person.name)
        same = next((known for known in found if known == key or _is_same(known, key)), None)
        found[same or key] = _together(found[same], person) if same else person
    return [person for key, person in found.items() if not _is_of_two(key, person, found)]


def with_given_names_first(people: Sequence[Participant]) -> list[Participant]:
    """The people, where a list has them by their surnames, "Almgren Maj", each by the given name."""
    last_given = [person for person in people if _may_be_turned(person.name)]
    if len(last_given) < _FEWEST_TURNED or 3 * len(last_given) < 2 * len(people):
        return list(people)
    return [replace(person, name=_turned(person.name)) if person in last_given else person for person in people]


def _may_be_turned(name: str) -> bool:
    """Whether the last word of the name is a given name and the first is none."""
    parts = name.split()
    return len(parts) > 1 and is_given_name(parts[-1]) and not is_given_name(parts[0])


def _turned(name: str) -> str:
    parts = name.split()
    at = len(parts) - 1
    while at > 1 and is_given_name(parts[at - 1]):  # "Claesson Jan Olof"
        at -= 1
    return " ".join([*parts[at:], *parts[:at]])


def without_signing_chair(people: Sequence[Participant]) -> list[Participant]:
    """The people, where the chair, whose name stands under "Justeras" too, is no adjuster beside the others."""
    others = any(person.has_role(ADJUSTER) and not person.has_role(CHAIR) for person in people)
    return [
        replace(person, roles=tuple(role for role in person.roles if not is_role(role, ADJUSTER)))
        if others and person.has_role(CHAIR)
        else person
        for person in people
    ]


def _is_of_two(key: str, person: Participant, known: Collection[str]) -> bool:
    """Whether a name of which nothing is told is those of two others, who sign beside each other: "Bo Ek Ida Al"."""
    if person.organisation or person.title:
        return False
    parts = key.split()
    return any(" ".join(parts[:at]) in known and " ".join(parts[at:]) in known for at in range(2, len(parts) - 1))


def _key(name: str) -> str:
    return " ".join(words(name))


def _is_same(one: str, other: str) -> bool:
    """Whether two names differ only by the space or hyphen between their parts: "Helen SundstromHetta"."""
    return one.replace(" ", "") == other.replace(" ", "")


def _together(one: Participant, other: Participant) -> Participant:
    organisation = one.organisation or other.organisation
    is_away = one.voting and other.attendance is Attendance.ABSENT  # who is of the body is listed, and then who wasn't there
    title = one.title or other.title
    extra = [text for text in (other.organisation, other.title) if text and text not in (organisation, title)]
    roles = list(one.roles)
    roles += [role for role in other.roles if not any(is_role(role, known) for known in roles)]
    return replace(
        one,
        organisation=organisation,
        title=", ".join([*([title] if title else []), *extra]),
        roles=tuple(roles),
        voting=one.voting or other.voting,
        items=", ".join(dict.fromkeys(filter(None, (one.items, other.items)))),
        attendance=Attendance.ABSENT if is_away else one.attendance or other.attendance,
        arrived=one.arrived or other.arrived,
        left=one.left or other.left,
        replaces=one.replaces or other.replaces,
    )
