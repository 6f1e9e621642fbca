"""What stands by a person's name in a list, piece by piece: whether and when they came, role, post, whom they represent."""

import re
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.names_seen import CAPITAL, ORGANISATION, ROLE_WORD
from kcminutes.importing.people_words import ABSENT, ITEMS, PARTY, PRESENT, REPLACES, SERVES, SUBSTITUTE
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
_TO_OR_FROM: Final = (
    r"(?i)\b(?:från|till|ej|inte|utom|under|efter|före|innan|föredrar|föredrog|på|vid|kl|del av|(?:fr|t)\.?\s?o\.?\s?m)\.?$"
)
"""What is no more of who somebody is, with the items or the time after it."""
_LONGEST: Final = 80
"""Letters of what tells who somebody is; more are a text."""
_ENDS_AS_ROLE: Final = (
    r"(?i)(?:ordförande|ordf|sekreterare|sekr|just\w*|ledamot|led|föredragande|adj\w*|protokolls?förare)n?\.?"
    r"(?: (?:för|vid) (?:mötet|dagen)\w*|(?: från)? (?:§|punkt|kl)\D? ?\d.*| \d.*)?$"
)
"""How a role in the meeting ends; what goes on is of another body."""
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
    r"|uteblev|lämna(?:t|de) återbud|kom (?:ej|inte)|avböjde|avanmäld|tackat nej|ej|inte närvarande"
    r"|(?:frånvarande|ej närvarande|förhindrad|(?:anmält )?förhinder|återbud|sjuk|ledig)(?:,| på grund av| p\.?g\.?a\.?) .*"
    r"|kunde (?:inte|ej) (?:delta|komma|närvara)|delt(?:og|ar) (?:inte|ej))"
)
"""Why they didn't take part."""
_WRITES: Final = (
    r"(?i:vid (?:pennan|protokollet|tangentbordet|anteckningarna)|antecknade|antecknar|(?:minnes)?anteckningar|skrev|skriver"
    r"|förde anteckningarna)"
)
"""What makes somebody the secretary."""


def may_follow_a_first_name(detail: str) -> bool:
    """Whether the detail is one that only people have: a role, times, whether they came."""
    return (
        _is_role(detail)
        or re.fullmatch(rf"{_WRITES}|{PRESENT}|{ABSENT}", detail) is not None
        or _with_times(Participant(name=""), detail) is not None
    )


def details_in(rest: str) -> list[str]:
    """What stands by a name, in pieces: in brackets, between commas and gaps."""
    pieces: list[str] = []
    for part in re.split(r"^[-–]\s+|\s*[,;]\s*(?![^(]*\))|\s*[()]\s*|\s{2,}|\t|\s+[-–]\s+", rest):
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
    """What stands by a name, and the times and the items after it, each by itself: "ekonomichef 8:15-9:45 § 6-7", "X § 3"."""
    last: list[str] = []
    if len(text) > _LONGEST:
        return [text]
    while match := re.fullmatch(rf"(?P<one>[^\W\d_].*?)\s+(?P<two>{_ITEMS_LAST}|{_BOTH})", text):
        before = match["one"]
        if re.search(rf"{_TO_OR_FROM}|[.:]\s", before) or is_remark(before) or _is_role(before) or re.fullmatch(SUBSTITUTE, before):
            break  # who chairs or serves in some items is there in all of them
        last.insert(0, match["two"])
        text = before
    for pattern in (_ARRIVED, _LEFT, _HOW):  # "VD LKAB från 9.30", "rektor via Teams"
        if (match := re.fullmatch(rf"(?P<one>[^\W\d_].*?\w)\s+(?P<two>{pattern})", text)) and not re.search(
            _TO_OR_FROM, match["one"]
        ):
            last.insert(0, match["two"])
            text = match["one"]
    return [text, *last]


def with_detail(person: Participant, detail: str, roles: list[str]) -> tuple[Participant, bool]:
    """The person with what the detail tells; and whether it was understood."""
    is_away = re.fullmatch(_AWAY, detail) is not None
    if (marked := attendance_marked(detail) or (Attendance.ABSENT if is_away else None)) is not None:
        return replace(person, attendance=marked), not is_away  # why they were away has no field
    if match := re.fullmatch(ITEMS, detail):
        return replace(person, items=_items(match["items"])), True
    if match := re.fullmatch(REPLACES, detail):
        name = re.sub(rf"\s*\({PARTY}\)?\s*$|\s+(?:fr|t)\.?\s?o\.?\s?m\b.*$", "", match["name"]).strip()
        return replace(person, replaces=name, voting=True), match["name"].strip() == name
    if (timed := _with_times(person, detail)) is not None:
        return timed, True
    if re.fullmatch(rf"{_FOR_A_WHILE}|{_HOW}", detail):
        return person, False
    if (match := re.fullmatch(rf"från ({CAPITAL}[\w -]{{2,40}})", detail)) and not person.organisation:
        return replace(person, organisation=match[1]), True
    if (with_role := _with_role(person, detail, roles)) is not None:
        return with_role, True
    if person.replaces and person.organisation and re.fullmatch(PARTY, detail):
        return person, False  # whose party it is nobody can tell
    return with_post(person, detail)


def _with_role(person: Participant, detail: str, roles: list[str]) -> Participant | None:
    """The person, with the role in the meeting that the detail tells added to the roles; None if it tells none."""
    if match := re.fullmatch(rf"{SUBSTITUTE}(?P<some>\s+(?:{_ITEMS_LAST}|{_BOTH}))?", detail):
        roles.append(detail)
        serves = re.match(SERVES, detail) is not None and not match["some"]
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
    for detail in details_in(text):
        person, known = with_detail(person, detail, roles)
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
    if not re.search(_ENDS_AS_ROLE, detail):
        return False  # "ledamot av fullmäktige", "ordförande PRO"
    lower = detail.casefold()
    if lower.endswith("sekreterare") and not re.fullmatch(r"(?:mötes)?sekreterare|.* och (?:mötes)?sekreterare", lower):
        return False  # a municipal secretary's post
    return roles_meant(detail) <= set(known)


def _items(text: str) -> str:
    text = re.sub(r"§\s*", "", text).replace("–", "-").replace(" och ", ", ")
    return re.sub(r"\s*,\s*", ", ", re.sub(r"\s*-\s*", "-", text)).strip()
