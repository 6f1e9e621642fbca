"""Whom the responsible of an åtgärd are, among those of the meeting."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.completion.people import by_initials
from kcminutes.importing.names_seen import NAME_WORD, looks_like_name
from kcminutes.importing.told_words import MANY
from kcminutes.meeting.model import Action
from kcminutes.swedish.names import those_meant

_THOSE_OF_A_KIND: Final = (
    r"[a-zåäö]*(?:kommuner|regioner|chefer|direktörer|ningar|enheter|grupper|skolor|ordnare|deltagare|ledamöter)"
)
"""Of whom all may be asked, by the words' ends, as a plural may look like a verb: "Alla lämnar"."""

_GROUPS: Final = frozenset({"IT", "HR", "KS", "KF", "KC", "AU", "SN", "RR", "VD"})
"""Groups and posts that are written as initials are."""


def by_capitals(text: str, names: Sequence[str]) -> str:
    """Whose initials the capital letters are, if they are one person's; else the text."""
    return (by_initials(text, names, fewest=1) if text.isupper() and text not in _GROUPS else None) or text


class Performers(Struct, frozen=True):
    """Whom åtgärder of a meeting are given to."""

    names: tuple[str, ...] = ()
    """Those who are known, for whom a short form may stand."""
    aliases: Mapping[str, str] = {}
    """Names by the initials that the file gives them."""

    def are_known(self, who: str) -> bool:
        """Whether the text names people of the meeting and nobody else, or everybody."""
        names = those_meant(who, self.names)
        return bool(names) and all(name in self.names or name in self.aliases or name.casefold() == "alla" for name in names)

    def first_named(self, text: str) -> list[str]:
        """Whom an åtgärd begins with, in full or by a first name that nobody else has: "Rut ringer Siv", "Rut och Bo ringer"."""
        signs = re.match(r"(?P<who>[A-ZÅÄÖ]{2,4}(?:(?:, | och | ?[+&] ?)[A-ZÅÄÖ]{2,4})*) [a-zåäö]", text)
        each = [
            self.aliases.get(sign) or by_capitals(sign, self.names)
            for sign in re.findall(r"[A-ZÅÄÖ]{2,4}", signs["who"] if signs else "")
        ]
        if each and all(name in self.names or name in self.aliases.values() for name in each):
            return each
        several = re.match(
            rf"(?P<who>{NAME_WORD}(?: {NAME_WORD})?(?:(?:, | och | samt | ?[+&] ?){NAME_WORD}(?: {NAME_WORD})?)+) [a-zåäö]", text
        )
        if several and self.are_known(several["who"]):
            return self.people(several["who"])
        if many := re.match(rf"(?:(?:Alla|Samtliga) {_THOSE_OF_A_KIND}|{MANY})(?= (?!är\b|har\b|kan\b)[a-zåäö]+r\b)", text):
            return [many.group()]
        whole = [name for name in self.names if " " in name and text.startswith(f"{name} ")]
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        if first == "Alla" or first in self.names:
            return [first]
        return whole[:1] or [name for name in those_meant(first, self.names) if name.startswith(f"{first} ")]

    def tells_what(self, who: str) -> bool:
        """Whether a text where people are due tells what somebody does: "Karin ringer fastighet senast 10 maj"."""
        who = _with_and(who)
        after = re.match(rf"(?:{NAME_WORD}(?: {NAME_WORD})*(?:, | och | samt ))*{NAME_WORD}(?: {NAME_WORD})* (?=[a-zåäö])", who)
        return (
            after is not None and bool(self.first_named(who)) and not re.match(r"(?:och|samt|senast|klart?)\b", who[after.end() :])
        )

    def people(self, who: str) -> list[str]:
        """Whom the text means; nobody for an empty one, or a dash."""
        text = _with_and(" ".join(who.replace("\n", ", ").split()).strip(" .,;"))
        meant = those_meant(text, self.names) if text not in ("", "-", "–") else []
        return [self._whole(self.aliases.get(name) or by_capitals(name, self.names)) for name in meant]

    def _whole(self, name: str) -> str:
        """The known name with just those words, which may stand by the surname: "Almgren Maj"."""
        if name in self.names or " " not in name:
            return name
        return next((known for known in self.names if sorted(known.split()) == sorted(name.split())), name)

    def are_people(self, text: str) -> bool:
        """Whether the text may be of people and no more."""
        if len(text) > 80 or text.endswith("."):
            return False
        names = those_meant(text, self.names)
        known = [name for name in names if name in self.names or name in self.aliases]
        return bool(names) and (len(known) == len(names) or all(looks_like_name(name) and len(name.split()) < 5 for name in names))


def _with_and(who: str) -> str:
    """The people with the whole word between two where it was shortened: "TB o MS"."""
    return re.sub(r"(?<=\w) o (?=[A-ZÅÄÖ])", " och ", who)


def with_names(actions: Iterable[Action], names: Sequence[str]) -> tuple[Action, ...]:
    """The åtgärder with each short form of a known name made the name, where only one can be meant."""
    found = []
    for action in actions:
        meant = [name for each in action.responsible for name in those_meant(each, names)]
        found.append(replace(action, responsible=tuple(dict.fromkeys(meant))))
    return tuple(found)
