"""Participants as lines of text, as lists of them are pasted: "Namn, organisation, titel"."""

import re
from typing import Final

from msgspec.structs import replace

from kcminutes.meeting.model import Participant
from kcminutes.meeting.queries import TITLE, same_person
from kcminutes.meeting.roles import ADJUSTER, CHAIR, SECRETARY, VICE_CHAIR, is_role
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.names import PARTICLES

_ORGANISATION: Final = re.compile(
    r"kommun\b|kommuner\b|region|landsting|\bstad\b|länsstyrelse|förbund|universitet|myndighet|\bAB\b|bolag|polis|verket\b|sjukhus|högskola",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(rf"{TITLE}\b", re.IGNORECASE)
_ROLES: Final = (CHAIR, VICE_CHAIR, "ledamot", SECRETARY, ADJUSTER, "föredragande", "adjungerad")
_VOTING: Final = "beslutande"
_VOTING_GROUPS: Final = frozenset({_VOTING, "ledamöter", "beslutande ledamöter"})
_GROUPS: Final = _VOTING_GROUPS | frozenset(
    {
        *(
            "övriga",
            "övriga deltagare",
            "övriga närvarande",
            "deltagare",
            "närvarande",
            "frånvarande",
            "kallade",
        ),
        *("ersättare", "adjungerade", "gäster", "tjänstemän", "tjänstepersoner", "föredragande", "ej beslutande", "inbjudna"),
    }
)


def read_people(text: str, known: tuple[Participant, ...] = ()) -> tuple[Participant, ...]:
    """The participants in a text, a line each or several in one, that are not among those known already.

    A line such as "Beslutande:" is the heading of those under it; what stands after a colon is named by what stands before it.
    A line is a name, then in any order an organisation, a title and roles, parted by tabs, semicolons, commas or brackets. What is
    no known role is the organisation, if it begins with a capital and is not like a title, and else the title.
    """
    taken = set(map(same_person, known))
    found = []
    is_voting = False
    for line in text.splitlines():
        heading, rest = _parted(line)
        if heading.casefold() in _GROUPS or (heading and not rest):
            is_voting = heading.casefold() in _VOTING_GROUPS
            heading = ""
        for each in _each(rest):
            separator = ";" if re.search(r"[\t;]", each) else ","
            person = _read_line(f"{each}{separator} {heading}" if heading else each)
            if person and same_person(person) not in taken:
                taken.add(same_person(person))
                found.append(replace(person, voting=person.voting or is_voting))
    return tuple(found)


def _parted(line: str) -> tuple[str, str]:
    """The heading that the line is or begins with, and what is said after it."""
    plain = re.sub(r"^\s*(?:[-•*]|\d+[.)])\s+", "", line).strip()
    before, colon, after = plain.partition(":")
    if colon and re.fullmatch(r"[^\d,;()\t]{1,60}", before):
        return before.strip(), after.strip()
    return (plain, "") if plain.casefold() in _GROUPS else ("", plain)


def _each(line: str) -> list[str]:
    """The line parted before each name, where it names several people."""
    separator = ";" if ";" in line else ","
    parts = re.findall(rf"(?:\([^()]*\)|[^{separator}])+", line)
    bare = [re.sub(r"\([^()]*\)", "", re.sub(r"[,\t].*", "", part)).strip() for part in parts]
    if len(parts) > 2 and all(map(_may_be_first_name, bare)):
        return parts
    begins = [at for at, name in enumerate(bare) if not at or _looks_like_name(name)]
    is_list = len(begins) > 2 or (len(begins) == 2 and any("(" in parts[at] or "," in parts[at] for at in begins))
    if not is_list:
        return [line]
    return [separator.join(parts[at:end]) for at, end in zip(begins, [*begins[1:], len(parts)], strict=True)]


def _may_be_first_name(text: str) -> bool:
    return text[:1].isupper() and text.isalpha() and not _is_post(text)


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return (
        1 < len(words) < 5
        and all(word[:1].isupper() or word in PARTICLES for word in words)
        and not any(sign.isdigit() for sign in text)
        and not _is_post(text)
    )


def _is_post(text: str) -> bool:
    """Whether the text is an organisation, a title or a role."""
    return bool(_ORGANISATION.search(text) or _TITLE.search(text) or any(is_role(text, role) for role in _ROLES))


def _read_line(line: str) -> Participant | None:
    plain = re.sub(r"^\s*(?:[-•*]|\d+[.)])\s+", "", line)
    separator = r"\t+|;" if re.search(r"[\t;]", plain) else ","
    flat = plain.replace("(", "," if separator == "," else ";").replace(")", "")
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
