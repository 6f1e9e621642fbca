"""People out of the lines in which minutes and agendas name them: one a line, several in one, with party, role, times and items."""

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.names_seen import (
    CAPITAL,
    NAME,
    NAME_WORD,
    NO_FIRST_NAMES,
    ORGANISATION,
    ROLE_WORD,
    is_of_a_group,
    looks_like_name,
    municipality_last,
    name_before_body,
)
from kcminutes.importing.people_apart import bare_name, each_person, turned_round
from kcminutes.importing.people_words import (
    FIRST_NAME,
    POST_BEFORE,
)
from kcminutes.importing.person_details import details_in, may_follow_a_first_name, with_detail
from kcminutes.importing.posts import is_post
from kcminutes.meeting.model import Participant
from kcminutes.meeting.states import Attendance

_FEW: Final = 2
"""First names with whom they are of in a line, that may be organisations; more of them are people."""


class Listed(Struct, frozen=True):
    """Somebody named in a list of people, with what of the text was not understood."""

    person: Participant
    rest: str = ""
    alias: str = ""
    """The initials in brackets by the name, which the text may use for it."""


def listed_people(text: str, attendance: Attendance | None, *, voting: bool) -> list[Listed]:
    """The people whom the text names, in order; each with what isn't understood of what stands by the name."""
    found: list[Listed] = []
    for line in text.split("\n"):
        pieces = each_person(turned_round(line))
        by_first_names = len(pieces) > _FEW and all(re.fullmatch(rf"{FIRST_NAME} ?\([^()]+\)", piece) for piece in pieces)
        for piece in pieces:
            person = _person(piece, attendance, voting=voting, by_first_name=by_first_names)
            if person is not None:
                found.append(person)
            elif found and piece.strip(" ,;."):
                found[-1] = replace(found[-1], rest=f"{found[-1].rest} {piece.strip()}".strip())
            elif piece.strip(" ,;.-–"):
                found.append(Listed(Participant(name=""), piece.strip()))
    return found


_ORGANISATIONS: Final = frozenset({"PRO", "BUN", "SON", "ABF", "LO", "TCO", "SACO", "SSR"})
"""What stands by names and has vowels as a surname has."""
_NO_SURNAME: Final = r"(?!Mc|Mac|De|La|Le|Di|O[’'])[A-ZÅÄÖ]\w*(?:[a-zåäö][A-ZÅÄÖ]|\d)\w*"
"""A word with a capital or a figure in it, as only what people are of is written: "BiBK"."""
_POSTS: Final = frozenset({"VD", "HR", "CFO"})
"""What stands by names, has none, and is no organisation."""


def _is_organisation(sign: str) -> bool:
    """Whether the capital letters after a name are of an organisation, and no surname ("LIND") or post."""
    if sign in _ORGANISATIONS or re.fullmatch(r"\w{2,}AB", sign):
        return True
    return re.search(r"[AEIOUYÅÄÖ]", sign) is None and sign not in _POSTS


def _person(piece: str, attendance: Attendance | None, *, voting: bool, by_first_name: bool = False) -> Listed | None:
    """The person whom the piece is about; ``by_first_name``: as all in its line, with whom they are of in brackets."""
    piece = re.sub(r"\(\s*[-–]\s*\)", " ", piece).strip(" ,.;\t")  # "(-)" where others have their party
    piece = re.sub(r"(?<=\w)-$", "", piece)  # a name that was broken at its hyphen, and no mark
    roles: list[str] = []
    before = re.match(rf"(?P<role>{POST_BEFORE})\s*:?\s+(?P<rest>{NAME}.*)$", piece)
    if before:
        piece, prefix = before["rest"], re.sub(rf"^({ROLE_WORD})n$", r"\1", before["role"])
    else:
        prefix = ""
    bare = name_before_body(bare_name(re.split(r"\s*,\s*(?![^(]*\))", piece)[0]))
    single = re.fullmatch(rf"(?=...|.[aeiouyåäö]$){NAME_WORD}", bare) is not None and bare.casefold() not in NO_FIRST_NAMES
    single = single and not is_post(bare) and not is_of_a_group(bare)
    if not (looks_like_name(bare) or single) or re.fullmatch(ORGANISATION, bare):
        return None
    in_brackets = by_first_name or re.fullmatch(rf"{re.escape(bare)}\s*\([a-zåäö][^()]{{1,30}}\)", piece)
    if single and not in_brackets and not all(map(may_follow_a_first_name, details_in(_after(piece, bare)))):
        return None  # a word with a capital, and more after it that is no role: a place, an organisation
    start = piece.find(bare.split()[0])
    rest = f"{piece[:start]} {_after(piece, bare)}".strip()
    name, organisation = municipality_last(bare)
    leftovers: list[str] = []
    alias = ""
    if (odd := re.fullmatch(rf"(?P<name>{NAME}) (?P<of>{_NO_SURNAME})", name)) and not organisation:
        name, organisation = odd["name"], odd["of"]
    with_sign = re.fullmatch(rf"(?P<name>{NAME}) (?P<sign>[A-ZÅÄÖ]{{2,5}})(?P<more>(?<=\w\w\w) {CAPITAL}\w+)?", name)  # "Bo Ek SPF"
    if with_sign and _is_organisation(with_sign["sign"]):
        name, sign = with_sign["name"], f"{with_sign['sign']}{with_sign['more'] or ''}"
        alias, organisation = (sign, organisation) if _are_initials(sign, name) else ("", organisation or sign)
    person = Participant(name=name, organisation=organisation, voting=voting, attendance=attendance)
    for detail in [*([prefix] if prefix else []), *details_in(rest)]:
        if re.fullmatch(r"[A-ZÅÄÖ]\w{0,2}[A-ZÅÄÖ]\d?", detail) and _are_initials(detail.rstrip("0123456789"), bare):
            alias = detail
            continue
        person, understood = with_detail(person, detail, roles)
        if not understood:
            leftovers.append(detail)
    return Listed(replace(person, roles=tuple(dict.fromkeys(roles))), ", ".join(leftovers), alias)


def _are_initials(text: str, name: str) -> bool:
    """Whether the text is made of the beginnings of the name's parts: "BC", or "StD" of Stig Dahlbom."""
    parts = re.split(r"[\s-]+", name)
    pattern = "".join(f"{part[0]}(?:{'|'.join(part[1:end] for end in range(2, 4))})?" for part in parts if part)
    by_words = "".join(word[0] for word in name.split())
    return text == by_words or re.fullmatch(pattern, text) is not None


def _after(piece: str, bare: str) -> str:
    match = re.search(r"\s+".join(map(re.escape, bare.split())), piece)
    return piece[match.end() :] if match else ""
