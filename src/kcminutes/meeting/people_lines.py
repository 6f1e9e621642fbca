"""Participants as lines of text, as lists of them are pasted: "Namn, organisation, titel"."""

import re
from typing import Final

from kcminutes.meeting.model import Participant
from kcminutes.meeting.roles import ADJUSTER, CHAIR, SECRETARY, VICE_CHAIR, is_role
from kcminutes.swedish.characters import one_line

_ORGANISATION: Final = re.compile(
    r"kommun\b|kommuner\b|region|landsting|\bstad\b|länsstyrelse|förbund|universitet|myndighet|\bAB\b|bolag|polis|verket\b|sjukhus|högskola",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"(?:chef|direktör|strateg|samordnare|sekreterare|ledare|handläggare|råd)(?:en)?\b", re.IGNORECASE)
_ROLES: Final = (CHAIR, VICE_CHAIR, "ledamot", SECRETARY, ADJUSTER, "föredragande", "adjungerad")
_VOTING: Final = "beslutande"


def read_people(text: str, known: tuple[Participant, ...] = ()) -> tuple[Participant, ...]:
    """The participants in a text, a line each, that are not among those known already.

    A line is a name, then in any order an organisation, a title and roles, parted by tabs, semicolons, commas or brackets. What is
    no known role is the organisation, if it begins with a capital and is not like a title, and else the title.
    """
    taken = {_key(person.name, person.organisation) for person in known}
    found = []
    for line in text.splitlines():
        person = _read_line(line)
        if person and _key(person.name, person.organisation) not in taken:
            taken.add(_key(person.name, person.organisation))
            found.append(person)
    return tuple(found)


def _key(name: str, organisation: str) -> tuple[str, str]:
    return name.casefold(), organisation.casefold()


def _read_line(line: str) -> Participant | None:
    plain = re.sub(r"^\s*(?:[-•*]|\d+[.)])\s+", "", line)
    separator = r"\t+|;" if re.search(r"[\t;]", plain) else ","
    flat = re.sub(r"\(([^)]*)\)", lambda inside: f"{separator[0] if separator == ',' else ';'}{inside[1]}", plain)
    name, *rest = [one_line(part).strip(" .–-") for part in re.split(separator, flat)]
    if not re.search(r"[^\W\d_]", name):
        return None
    organisation = title = ""
    roles, voting = [], False
    for part in filter(None, rest):
        if part.casefold() == _VOTING:
            voting = True
        elif any(is_role(part, role) for role in _ROLES):
            roles.append(part)
        elif not organisation and part[:1].isupper() and (title or _ORGANISATION.search(part) or not _TITLE.search(part)):
            organisation = part
        else:
            title = ", ".join(filter(None, (title, part)))
    return Participant(name=name, organisation=organisation, title=title, roles=tuple(roles), voting=voting)
