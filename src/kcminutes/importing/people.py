"""People out of the lines in which minutes and agendas name them: one a line, several in one, with party, role, times and items."""

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.importing.names_seen import CAPITAL, NAME, NAME_WORD, NO_FIRST_NAMES, ORGANISATION, ROLE_WORD, looks_like_name
from kcminutes.meeting.model import Participant
from kcminutes.meeting.roles import roles_meant
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.dates_read import read_time

_PARTY: Final = r"(?:S|M|C|L|V|KD|MP|SD|FP|LPO|DD|FI|ÖP|VF|SJVP|HEL|BP|LP|KOP|s|m|c|l|v|kd|mp|sd|fp|-|opol\.?|partilös)"
_TITLE_WORD: Final = (
    r"\w*(?:chef|direktör|strateg|ledare|samordnare|ekonom|utvecklare|handläggare|sekreterare|jurist|controller|kommunikatör"
    r"|organisatör|specialist|konsult|koordinator|utredare|ingenjör|arkitekt|administratör|registrator|rektor|inspektör|planerare|assistent)"
)
_ITEMS: Final = (
    r"(?:§+|[Pp]unkt(?:erna)?|[Ää]rende(?:na)?|p\.?|nr|[Dd]el av §?)\s*(?P<items>\d+(?:\.\d+)?(?:\s*(?:[-–,]|"
    r"och)\s*§?\s*\d+(?:\.\d+)?)*)"
)
_PRESENT: Final = r"(?:[xX✓✔☒☑1]|[Jj]a|[Nn]ärv(?:arande|\.)?|[Dd]eltog)"
_ABSENT: Final = (
    r"(?:[-–—0☐]|[Nn]ej|[Ff]rånv(?:arande|\.)?|[Ee]j närv(?:arande|\.)?|(?:[Aa]nmält |[Mm]ed )?förhinder|"
    r"[Ff]örhindrad|[Åå]terbud|[Ff]örhinder|[Aa]nmält frånvaro|[Aa]nmäld frånvaro)"
)
_BOTH: Final = r"(?:kl\.?\s*)?(?P<arrived>\d{1,2}[.:]\d{2})\s*[-–]\s*(?P<left>\d{1,2}[.:]\d{2})"
_ARRIVED: Final = (
    r"(?:fr\.?\s?o\.?\s?m\.?|från(?: och med)?|anlände|kom|ankom|ansluter|anslöt)\s*(?:kl\.?\s*)?(?P<arrived>\d{1,2}[.:]\d{2})"
)
_LEFT: Final = r"(?:t\.?\s?o\.?\s?m\.?|till(?: och med)?|lämnade|gick|avvek)\s*(?:mötet\s*)?(?:kl\.?\s*)?(?P<left>\d{1,2}[.:]\d{2})"
_FOR_A_WHILE: Final = (
    r"(?:t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m|till och med|från och med|från|till|under|del av)\.?\s+(?:punkt|ärende|p\.|§).*"
)
"""From or to an item, for which a participant has no field: "t.o.m. punkt 4"."""
_REPLACES: Final = (
    r"(?:tj(?:änst)?g(?:örande|ör)?\.?\s*(?:för\s*)?)?(?:(?:ers(?:ättare|ätter|\.)?|ersätter)\s*(?:för\s*)?|(?<=för )|^för\s+)"
    r"(?P<name>[A-ZÅÄÖ].+)"
)


_POST_BEFORE: Final = rf"{ROLE_WORD}|(?:(?:[Tt]\.?\s?f\.?|[Bb]itr\.?|[Vv]ice)\s+)?{CAPITAL}?{_TITLE_WORD}n?"
"""A role or a post, as it stands before a name."""
_WRITES: Final = r"(?i:vid (?:pennan|protokollet|tangentbordet|anteckningarna)|antecknade|antecknar|förde anteckningarna)"
"""What makes somebody the secretary."""


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
        for piece in each_person(line):
            person = _person(piece, attendance, voting=voting)
            if person is not None:
                found.append(person)
            elif found and piece.strip(" ,;."):
                found[-1] = replace(found[-1], rest=f"{found[-1].rest} {piece.strip()}".strip())
            elif piece.strip(" ,;.-–"):
                found.append(Listed(Participant(name=""), piece.strip()))
    return found


def each_person(line: str) -> list[str]:
    """The line parted so that each piece is about one person."""
    line = " ".join(line.replace("\u2022", " ").replace("*", " ").split())
    # "… Bjurholms kommun Karl-Johan Bergmark, …": several lines that became one.
    line = re.sub(rf"(?<!^)((?:\w*kommun|kansli|{ROLE_WORD}|\({_PARTY}\)))\s+(?={NAME}\s*(?:,|\(|$))", r"\1; ", line)
    pieces: list[str] = []
    for part in re.split(r"\s*;\s*|\s+•\s+", line):
        pieces += _by_commas(part)
    return pieces


def _by_commas(text: str) -> list[str]:
    """The text parted where a comma or "och" has a new person's name after it."""
    parts = [part for part in re.split(r"\s*,\s*(?![^(]*\))", text) if part]
    if (
        len(parts) > 1
        and not any(looks_like_name(_bare(part)) for part in parts)
        and all(re.fullmatch(rf"{NAME_WORD}(?:\s+och\s+{NAME_WORD})?(?:\s*\([^()]*\))?", part) for part in parts)
    ):
        return [name for part in parts for name in re.split(r"\s+och\s+", part)]
    pieces: list[str] = []
    for part in parts:
        part = re.sub(rf"^(?:och|samt|&)\s+(?={NAME})", "", part)  # noqa: PLW2901
        for turn, sub in enumerate(re.split(rf"\s+(?:och|samt|&)\s+(?={NAME})(?![^(]*\))", part)):
            is_new = looks_like_name(_bare(sub)) and not re.match(_REPLACES, sub) and not _follows_replaces(pieces)
            if is_new or not pieces or (turn and looks_like_name(_bare(sub))):
                pieces.append(sub)
            else:
                pieces[-1] += f", {sub}"
    return pieces


def _follows_replaces(pieces: list[str]) -> bool:
    return bool(pieces) and re.search(r"(?:ersättare för|ersätter|ers\.? för)\s*$", pieces[-1]) is not None


def _bare(part: str) -> str:
    """The part without what stands after a name and isn't of it: party, role, brackets, cross."""
    bare = re.sub(r"\([^()]*\)", " ", part)
    bare = re.split(
        rf"\s+(?={_PRESENT}$|{_ABSENT}$|{_ITEMS}|{ROLE_WORD}\b|{_TITLE_WORD}\b|[-–]\s"
        rf"|tjg|tjänstg|ersätter|för\s+(?={NAME})|ej\b|kl\b|från\b)",
        bare,
    )[0]
    return " ".join(bare.split()).strip(" .-–:")


def _person(piece: str, attendance: Attendance | None, *, voting: bool) -> Listed | None:
    piece = piece.strip(" ,.;\t")
    roles: list[str] = []
    before = re.match(rf"(?P<role>{_POST_BEFORE})\s*:?\s+(?P<rest>{NAME}.*)$", piece)
    if before:
        piece, prefix = before["rest"], before["role"]
    else:
        prefix = ""
    bare = _bare(re.split(r"\s*,\s*(?![^(]*\))", piece)[0])
    single = re.fullmatch(rf"(?=...|.[aeiouyåäö]$){NAME_WORD}", bare) is not None and bare.casefold() not in NO_FIRST_NAMES
    single = single and re.fullmatch(_TITLE_WORD, bare, re.IGNORECASE) is None
    if not (looks_like_name(bare) or single) or re.fullmatch(ORGANISATION, bare):
        return None
    if single and not all(map(_may_follow_a_first_name, _details(_after(piece, bare)))):
        return None  # a word with a capital, and more after it that is no role: a place, an organisation
    start = piece.find(bare.split()[0])
    rest = f"{piece[:start]} {_after(piece, bare)}".strip()
    person = Participant(name=bare, voting=voting, attendance=attendance)
    leftovers: list[str] = []
    alias = ""
    for detail in [*([prefix] if prefix else []), *_details(rest)]:
        initials = {"".join(re.findall(rf"(?<!{before})[A-ZÅÄÖ]", bare)) for before in (r"\w", r"[\w-]")}
        if re.fullmatch(r"[A-ZÅÄÖ]{2,4}", detail) and detail in initials:
            alias = detail
            continue
        person, understood = _with_detail(person, detail, roles)
        if not understood:
            leftovers.append(detail)
    return Listed(replace(person, roles=tuple(dict.fromkeys(roles))), ", ".join(leftovers), alias)


def _may_follow_a_first_name(detail: str) -> bool:
    """Whether the detail is one that only people have: a role, times, whether they came."""
    return (
        _is_role(detail)
        or re.fullmatch(rf"{_WRITES}|{_PRESENT}|{_ABSENT}", detail) is not None
        or _with_times(Participant(name=""), detail) is not None
    )


def _after(piece: str, bare: str) -> str:
    match = re.search(r"\s+".join(map(re.escape, bare.split())), piece)
    return piece[match.end() :] if match else ""


def _details(rest: str) -> list[str]:
    """What stands by a name, in pieces: in brackets, between commas and gaps."""
    pieces = []
    for part in re.split(r"\s*[,;]\s*(?![^(]*\))|\s*[()]\s*|\s{2,}|\t|\s+[-–]\s+", rest):
        # "ordförande § 74-88", "X § 3", "tjg ersättare för …"
        split = re.match(rf"(?P<one>{_PRESENT}|{_TITLE_WORD})\s+(?P<two>{_ITEMS})$", part)
        split = split or re.match(rf"(?P<one>[^,]+),\s*(?P<two>{_FOR_A_WHILE})$", part)
        pieces += [split["one"], split["two"]] if split else [part]
    joined: list[str] = []
    for piece in filter(
        None, (piece.strip(" ,.:") if not re.fullmatch(rf"\s*{_ABSENT}\s*", piece) else piece.strip() for piece in pieces)
    ):
        if joined and re.fullmatch(r"§?\s*\d+(?:\s*[-–]\s*\d+)?", piece) and re.fullmatch(_ITEMS, joined[-1]):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined


def _with_detail(person: Participant, detail: str, roles: list[str]) -> tuple[Participant, bool]:
    """The person with what the detail tells; and whether it was understood."""
    if re.fullmatch(_PRESENT, detail):
        return replace(person, attendance=Attendance.PRESENT), True
    if re.fullmatch(_ABSENT, detail):
        return replace(person, attendance=Attendance.ABSENT), True
    if match := re.fullmatch(_ITEMS, detail):
        return replace(person, items=_items(match["items"])), True
    if match := re.fullmatch(_REPLACES, detail):
        name = re.sub(rf"\s*\({_PARTY}\)?\s*$", "", match["name"]).strip()
        return replace(person, replaces=name, voting=True), match["name"].strip() == name
    if (timed := _with_times(person, detail)) is not None:
        return timed, True
    if re.fullmatch(_FOR_A_WHILE, detail):
        return person, False
    if re.fullmatch(_WRITES, detail):
        roles.append("sekreterare")
        return person, True
    if _is_role(detail):
        roles += re.split(r"\s+(?:och|&)\s+|\s*/\s*", detail)
        return person, True
    if re.fullmatch(_PARTY, detail) and (not person.organisation or person.replaces):
        return replace(person, organisation=person.organisation or detail), True
    return _with_post(person, detail)


def _with_times(person: Participant, detail: str) -> Participant | None:
    """The person with when they came or went, or both; None if the detail tells neither, or no time that there is."""
    for pattern in (_BOTH, _ARRIVED, _LEFT):
        if match := re.fullmatch(pattern, detail):
            times = {what: read_time(text) for what, text in match.groupdict().items()}
            return None if None in times.values() else replace(person, **times)
    return None


def _with_post(person: Participant, detail: str) -> tuple[Participant, bool]:
    """The person with an organisation or a title; one of each, more of either is added to the title."""
    if not re.search(r"\w", detail):
        return person, True
    is_organisation = re.search(ORGANISATION, detail) is not None or (detail[:1].isupper() and len(detail.split()) < 4)
    is_title = re.match(rf"(?:(?:t\.?\s?f\.?|bitr\.?|vice)\s+)?{_TITLE_WORD}(?!\S)", detail, re.IGNORECASE) is not None
    if is_organisation and not is_title and not person.organisation:
        return replace(person, organisation=detail), True
    if is_organisation and not is_title and not person.title and re.fullmatch(_PARTY, person.organisation):
        return replace(person, organisation=detail, title=person.organisation), True
    if len(detail) < 80:
        return replace(person, title=f"{person.title}, {detail}" if person.title else detail), True
    return person, False


def add_detail(person: Participant, text: str) -> tuple[Participant, bool]:
    """The person with what a further line tells; and whether it was understood."""
    roles = list(person.roles)
    understood = True
    for detail in _details(text):
        person, known = _with_detail(person, detail, roles)
        understood = understood and known
    return replace(person, roles=tuple(dict.fromkeys(roles))), understood


def is_position(text: str) -> bool:
    """Whether the text is a role in the meeting and nothing else: "vice ordförande", "justerare"."""
    return _is_role(text.strip(" .")) if text.strip(" .") else False


def _is_role(detail: str) -> bool:
    known = ("ordförande", "vice ordförande", "sekreterare", "justerare", "ledamot", "föredragande", "adjungerad")
    if len(detail.split()) > 5 or re.search(ORGANISATION, detail) or re.match(r"(?i)förslag\b", detail):
        return False
    lower = detail.casefold()
    if lower.endswith("sekreterare") and not re.fullmatch(r"(?:mötes)?sekreterare|.* och (?:mötes)?sekreterare", lower):
        return False  # a municipal secretary's post
    return roles_meant(detail) <= set(known)


def _items(text: str) -> str:
    text = re.sub(r"§\s*", "", text).replace("–", "-").replace(" och ", ", ")
    return re.sub(r"\s*,\s*", ", ", re.sub(r"\s*-\s*", "-", text)).strip()
