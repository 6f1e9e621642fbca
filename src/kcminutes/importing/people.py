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
    ABSENT,
    FIRST_NAME,
    ITEMS,
    PARTY,
    POST_BEFORE,
    PRESENT,
    REPLACES,
    TITLE_WORD,
)
from kcminutes.importing.posts import is_remark, with_post
from kcminutes.meeting.model import Participant
from kcminutes.meeting.roles import roles_meant
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.dates_read import read_time

_BOTH: Final = r"(?:kl\.?\s*)?(?P<arrived>\d{1,2}[.:]\d{2})\s*[-–]\s*(?P<left>\d{1,2}[.:]\d{2})"
_ARRIVED: Final = (
    r"(?:fr\.?\s?o\.?\s?m\.?|fr\.?(?= kl)|från(?: och med)?|anlände|kom|ankom|ansluter|anslöt)"
    r"\s*(?:kl\.?\s*)?(?P<arrived>\d{1,2}[.:]\d{2}|(?<=kl )\d{1,2}|(?<=kl\. )\d{1,2})"
)
_LEFT: Final = (
    r"(?:t\.?\s?o\.?\s?m\.?|till(?: och med)?|lämnade|gick|avvek)\s*(?:mötet\s*)?"
    r"(?:kl\.?\s*)?(?P<left>\d{1,2}[.:]\d{2}|(?<=kl )\d{1,2}|(?<=kl\. )\d{1,2})"
)
_ITEMS_LAST: Final = r"(?:§+|[Pp]unkt|[Pp]kt\.?|[Ää]rende|[Dd]el av §)\s*\d+(?:\s*(?:[-–,]|och)\s*§?\s*\d+)*"
_TO_OR_FROM: Final = r"(?i)\b(?:från|till|ej|inte|utom|under|kl|del av|(?:fr|t)\.?\s?o\.?\s?m)\.?$"
"""What is no more of who somebody is, with the items or the time after it."""
_FOR_A_WHILE: Final = (
    r"(?:t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m|till och med|från och med|från|till|under|del av)\.?\s+(?:punkt|ärende|p\.|§).*"
)
"""From or to an item, for which a participant has no field: "t.o.m. punkt 4"."""
_HOW: Final = (
    r"(?i:(?:endast|bara) (?:fm|em|på (?:för|efter)middagen)\.?"
    r"|(?:via|på|per) (?:länk|teams|skype|zoom|telefon|distans)|digitalt|teams|skype|zoom|del av mötet|del av tiden)"
)
"""From where they took part, for which a participant has no field."""
_AWAY: Final = (
    r"(?i:vab|vabbar|sjuk|sjukskriven|sjukanmäld|(?:på )?semester|ledig|tjänstledig|föräldraledig|(?:på )?tjänsteresa|annat möte"
    r"|uteblev|lämnat återbud|kom ej|avböjde|avanmäld|tackat nej|ej)"
)
"""Why they didn't take part."""
_WRITES: Final = (
    r"(?i:vid (?:pennan|protokollet|tangentbordet|anteckningarna)|antecknade|antecknar|(?:minnes)?anteckningar|skrev|skriver"
    r"|förde anteckningarna)"
)
"""What makes somebody the secretary."""


_SERVES: Final = r"tj(?:änst)?g(?:örande|ör)?\.?"
_SUBSTITUTE: Final = rf"(?i:(?P<but_not>ej |inte )?(?:{_SERVES}\s*)?(?:ers(?:ättare|\.)?|suppl(?:eant|\.)?)|{_SERVES})"
"""That somebody may take another's seat, or does: "ersättare", "tjg ers.", "tjänstgörande"."""
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
    return sign in _ORGANISATIONS or (re.search(r"[AEIOUYÅÄÖ]", sign) is None and sign not in _POSTS)


def _person(piece: str, attendance: Attendance | None, *, voting: bool, by_first_name: bool = False) -> Listed | None:
    """The person whom the piece is about; ``by_first_name``: as all in its line, with whom they are of in brackets."""
    piece = re.sub(r"\(\s*[-–]\s*\)", " ", piece).strip(" ,.;\t")  # "(-)" where others have their party
    roles: list[str] = []
    before = re.match(rf"(?P<role>{POST_BEFORE})\s*:?\s+(?P<rest>{NAME}.*)$", piece)
    if before:
        piece, prefix = before["rest"], re.sub(rf"^({ROLE_WORD})n$", r"\1", before["role"])
    else:
        prefix = ""
    bare = name_before_body(bare_name(re.split(r"\s*,\s*(?![^(]*\))", piece)[0]))
    single = re.fullmatch(rf"(?=...|.[aeiouyåäö]$){NAME_WORD}", bare) is not None and bare.casefold() not in NO_FIRST_NAMES
    single = single and re.fullmatch(TITLE_WORD, bare, re.IGNORECASE) is None and not is_of_a_group(bare)
    if not (looks_like_name(bare) or single) or re.fullmatch(ORGANISATION, bare):
        return None
    in_brackets = by_first_name or re.fullmatch(rf"{re.escape(bare)}\s*\([a-zåäö][^()]{{1,30}}\)", piece)
    if single and not in_brackets and not all(map(_may_follow_a_first_name, _details(_after(piece, bare)))):
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
    for detail in [*([prefix] if prefix else []), *_details(rest)]:
        if re.fullmatch(r"[A-ZÅÄÖ]\w{0,2}[A-ZÅÄÖ]\d?", detail) and _are_initials(detail.rstrip("0123456789"), bare):
            alias = detail
            continue
        person, understood = _with_detail(person, detail, roles)
        if not understood:
            leftovers.append(detail)
    return Listed(replace(person, roles=tuple(dict.fromkeys(roles))), ", ".join(leftovers), alias)


def _are_initials(text: str, name: str) -> bool:
    """Whether the text is made of the beginnings of the name's parts: "BC", or "StD" of Stig Dahlbom."""
    parts = re.split(r"[\s-]+", name)
    pattern = "".join(f"{part[0]}(?:{'|'.join(part[1:end] for end in range(2, 4))})?" for part in parts if part)
    by_words = "".join(word[0] for word in name.split())
    return text == by_words or re.fullmatch(pattern, text) is not None


def _may_follow_a_first_name(detail: str) -> bool:
    """Whether the detail is one that only people have: a role, times, whether they came."""
    return (
        _is_role(detail)
        or re.fullmatch(rf"{_WRITES}|{PRESENT}|{ABSENT}", detail) is not None
        or _with_times(Participant(name=""), detail) is not None
    )


def _after(piece: str, bare: str) -> str:
    match = re.search(r"\s+".join(map(re.escape, bare.split())), piece)
    return piece[match.end() :] if match else ""


def _details(rest: str) -> list[str]:
    """What stands by a name, in pieces: in brackets, between commas and gaps."""
    pieces: list[str] = []
    for part in re.split(r"^[-–]\s+|\s*[,;]\s*(?![^(]*\))|\s*[()]\s*|\s{2,}|\t|\s+[-–]\s+", rest):
        # "ordförande § 74-88", "X § 3", "tjg ersättare för …"
        split = re.match(rf"(?P<one>[^,]+),\s*(?P<two>{_FOR_A_WHILE})$", part)
        split = split or re.match(rf"(?P<one>{PARTY})\s+(?P<two>{ROLE_WORD})$", part)
        pieces += [split["one"], split["two"]] if split else _without_when(part)
    joined: list[str] = []
    for piece in filter(
        None, (piece.strip(" ,.:") if not re.fullmatch(rf"\s*{ABSENT}\s*", piece) else piece.strip() for piece in pieces)
    ):
        if joined and re.fullmatch(r"§?\s*\d+(?:\s*[-–]\s*\d+)?", piece) and re.fullmatch(ITEMS, joined[-1]):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined


def _without_when(text: str) -> list[str]:
    """What stands by a name, apart from the times and the items after it: "ekonomichef 8:15-9:45 § 6-7", "X § 3"."""
    last: list[str] = []
    while match := re.fullmatch(rf"(?P<one>[^\W\d_].*?)\s+(?P<two>{_ITEMS_LAST}|{_BOTH})", text):
        before = match["one"]
        if re.search(_TO_OR_FROM, before) or _is_role(before) or re.fullmatch(_SUBSTITUTE, before):
            break  # who chairs or serves in some items is there in all of them
        last.insert(0, match["two"])
        text = before
    return [text, *last]


def _with_detail(person: Participant, detail: str, roles: list[str]) -> tuple[Participant, bool]:
    """The person with what the detail tells; and whether it was understood."""
    is_away = re.fullmatch(_AWAY, detail) is not None
    if (marked := attendance_marked(detail) or (Attendance.ABSENT if is_away else None)) is not None:
        return replace(person, attendance=marked), not is_away  # why they were away has no field
    if match := re.fullmatch(ITEMS, detail):
        return replace(person, items=_items(match["items"])), True
    if match := re.fullmatch(REPLACES, detail):
        name = re.sub(rf"\s*\({PARTY}\)?\s*$", "", match["name"]).strip()
        return replace(person, replaces=name, voting=True), match["name"].strip() == name
    if (timed := _with_times(person, detail)) is not None:
        return timed, True
    if re.fullmatch(rf"{_FOR_A_WHILE}|{_HOW}", detail):
        return person, False
    if (match := re.fullmatch(rf"från ({CAPITAL}[\w -]{{2,40}})", detail)) and not person.organisation:
        return replace(person, organisation=match[1]), True
    if (with_role := _with_role(person, detail, roles)) is not None:
        return with_role, True
    if re.fullmatch(PARTY, detail) and (not person.organisation or person.replaces):
        return replace(person, organisation=person.organisation or detail), True
    return with_post(person, detail)


def _with_role(person: Participant, detail: str, roles: list[str]) -> Participant | None:
    """The person, with the role in the meeting that the detail tells added to the roles; None if it tells none."""
    if match := re.fullmatch(rf"{_SUBSTITUTE}(?P<some>\s+(?:{_ITEMS_LAST}|{_BOTH}))?", detail):
        roles.append(detail)
        serves = re.match(r"(?i)tj", detail) is not None and not match["some"]
        return replace(person, voting=(person.voting or serves) and not match["but_not"])
    if re.fullmatch(_WRITES, detail):
        roles.append("sekreterare")
    elif _is_role(detail):
        roles += re.split(r"\s+(?:och|&)\s+|\s*/\s*", detail)
    else:
        return None
    return person


def _with_times(person: Participant, detail: str) -> Participant | None:
    """The person with when they came or went, or both; None if the detail tells neither, or no time that there is."""
    for pattern in (_BOTH, _ARRIVED, _LEFT):
        if match := re.fullmatch(pattern, detail):
            times = {what: read_time(text) for what, text in match.groupdict().items()}
            return None if None in times.values() else replace(person, **times)
    return None


def add_detail(person: Participant, text: str) -> tuple[Participant, bool]:
    """The person with what a further line tells; and whether it was understood."""
    roles = list(person.roles)
    understood = True
    for detail in _details(text):
        person, known = _with_detail(person, detail, roles)
        understood = understood and known
    return replace(person, roles=tuple(dict.fromkeys(roles))), understood


def attendance_marked(text: str) -> Attendance | None:
    """What a mark or a word in a column of attendance says, as "X", "Ja" or "–"; None for any other text."""
    text = text.strip()
    if re.fullmatch(PRESENT, text):
        return Attendance.PRESENT
    return Attendance.ABSENT if re.fullmatch(ABSENT, text) else None


def is_position(text: str) -> bool:
    """Whether the text is a role in the meeting and nothing else: "vice ordförande", "justerare"."""
    return _is_role(text.strip(" .")) if text.strip(" .") else False


def _is_role(detail: str) -> bool:
    known = ("ordförande", "vice ordförande", "sekreterare", "justerare", "ledamot", "föredragande", "adjungerad")
    if len(detail.split()) > 5 or re.search(ORGANISATION, detail) or re.match(r"(?i)förslag\b", detail) or is_remark(detail):
        return False
    lower = detail.casefold()
    if lower.endswith("sekreterare") and not re.fullmatch(r"(?:mötes)?sekreterare|.* och (?:mötes)?sekreterare", lower):
        return False  # a municipal secretary's post
    return roles_meant(detail) <= set(known)


def _items(text: str) -> str:
    text = re.sub(r"§\s*", "", text).replace("–", "-").replace(" och ", ", ")
    return re.sub(r"\s*,\s*", ", ", re.sub(r"\s*-\s*", "-", text)).strip()
