"""Who were chosen to lead, to write or to sign at the meeting itself: "Karin Asplund utsågs att justera protokollet."."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.sentences import sentences
from kcminutes.meeting.model import Item, Participant
from kcminutes.meeting.roles import ADJUSTER, CHAIR, SECRETARY

_LONGEST: Final = 1500
"""Characters of a paragraph that is looked through."""
_CHOSEN: Final = r"(?:valdes|väljs|valts|utsågs|utses|utsetts)"
_CHOOSES: Final = r"(?:väljer|valde|välja|utser|utsåg|utse)"
_BESIDE: Final = r"(?: (?:jämte|tillsammans med) \w+)?"
_TO_SIGN: Final = (
    rf"(?:(?:att|till att|för att){_BESIDE} (?:justera|underteckna)(?: (?:dagens |mötets )?(?:protokoll\w*|\w*anteckning\w*)|\W*$)"
    r"|(?:till|som) (?:\w+ )?(?:protokolls?)?juster(?:are|ings(?:person|man|män|personer))\b)"
)
_MEETING: Final = r"(?: (?:för|vid) (?:dagens |detta )?(?:mötet|möte|sammanträdet|sammanträde))"
_TO_WRITE: Final = (
    r"(?:att (?:skriva|föra) (?:dagens )?(?:protokoll|anteckningar|minnesanteckningar)\b(?! vid)"
    rf"|(?:till|som) (?:mötessekreterare\b|sekreterare{_MEETING}))"
)
_TO_LEAD: Final = (
    rf"(?:att leda (?:dagens )?(?:mötet|möte|sammanträdet)\b(?! med)|(?:till|som) (?:mötesordförande\b|ordförande{_MEETING}))"
)
_AS_WELL: Final = ((SECRETARY, r"(?:till|som) sekreterare\b"), (CHAIR, r"(?:till|som) ordförande\b"))
"""Roles that a body has too, and which are the meeting's in a sentence that also says who signs its minutes."""
_ROLES: Final = ((ADJUSTER, _TO_SIGN), (SECRETARY, _TO_WRITE), (CHAIR, _TO_LEAD))
_NOT_SAID: Final = (
    r"(?i:\binte\b|\bej\b|\bföresl\w+|\bförslag\b|\bersättare för\b|\bavsagt\b|\b(?:nästa|förra|föregående) (?:möte|sammanträde)"
    r"|\bårsmöte\w*|\bstämman?\b|\bvalberedning|\b(?:på|för) (?:ett|två|tre|fyra|\d+) år\b|\bt\.?o\.?m\b|till och med"
    r"|\b(?:i|inom) \w+(?:gruppen|beredningen|nämnden|styrelsen|rådet|nätverket)\b)"
)
"""What a sentence has of another meeting, another body, or years in this one."""
_TITLES: Final = (
    (ADJUSTER, r"(?i)(?:val|utseende) av (?:\w+ ){0,2}?(?:protokolls?)?juster(?:are|ings(?:person|man|män|personer))\b(?! och )"),
    (SECRETARY, r"(?i)val av (?:mötes)?sekreterare(?: för (?:mötet|dagens möte|sammanträdet))?"),
    (CHAIR, r"(?i)val av (?:mötesordförande|ordförande för (?:mötet|dagens möte|sammanträdet))"),
)
"""Titles of items in which the names alone are those who were chosen."""


def with_chosen(people: Sequence[Participant], items: Iterable[Item]) -> list[Participant]:
    """The people with the roles that the items of the minutes tell they were chosen to; who is chair already stays the only one."""
    who = _Named(people)
    found = [pair for item in items for pair in _told(item, who)]
    led = any(person.has_role(CHAIR) for person in people)
    roles = {role: {name for of, name in found if of == role} for role, _ in _ROLES if not (role == CHAIR and led)}
    roles = {role: names for role, names in roles.items() if role == ADJUSTER or len(names) == 1}
    return [_with_roles(person, [role for role, names in roles.items() if person.name in names]) for person in people]


class _Named:
    """The people as prose names them: in full, or by the first name where no other has it."""

    def __init__(self, people: Sequence[Participant]) -> None:
        names = [person.name for person in people if " " in person.name]
        firsts = Counter(name.split()[0] for name in names)
        self.known = {name: name for name in names} | {first: name for name in names if firsts[first := name.split()[0]] == 1}
        one = (
            rf"(?:{'|'.join(map(re.escape, sorted(self.known, key=len, reverse=True))) or '(?!)'})(?![\w-])(?: \([^()]{{1,30}}\))?"
        )
        self.pattern = rf"(?P<who>{one}(?:(?:, | och | samt ){one})*)"
        self._one = re.compile(one)

    def names_in(self, text: str) -> list[str]:
        """The people of a text that fits the pattern."""
        return [self.known[re.sub(r" \([^()]*\)$", "", found)] for found in self._one.findall(text)]

    def are_all(self, text: str) -> bool:
        """Whether the text names people and nothing else: "Eva Ek och Bo Al."."""
        return re.fullmatch(self.pattern, text.strip(" .")) is not None


def _told(item: Item, who: _Named) -> Iterator[tuple[str, str]]:
    """Each role, and the name of whom the item tells that they were chosen to it."""
    for text in (item.title, *item.notes.split("\n"), *item.decisions):
        if len(text) > _LONGEST:
            continue
        if who.are_all(text):
            chosen_to = [role for role, title in _TITLES if re.fullmatch(title, item.title)]
            yield from ((role, name) for role in chosen_to for name in who.names_in(text))
        for sentence in sentences(text):
            if re.search(rf"\b(?:{_CHOSEN}|{_CHOOSES})\b", sentence) and not re.search(_NOT_SAID, sentence):
                yield from _chosen_in(sentence, who)
    for sub in item.subitems:
        yield from _told(sub, who)


def _chosen_in(sentence: str, who: _Named) -> Iterator[tuple[str, str]]:
    signs = re.search(_TO_SIGN, sentence) is not None
    for role, what in (*_ROLES, *(_AS_WELL if signs else ())):
        after = rf"{what}[^.,;]{{0,60}}?,? {_CHOSEN} (?:(?:ledamöterna|ledamoten|\w+n) )?{who.pattern}"
        before = rf"{who.pattern},?(?: {_CHOSEN})?(?: enhälligt)?,? {what}"
        for form in (after, before):
            for match in re.finditer(form, sentence, re.IGNORECASE if form is after else 0):
                yield from ((role, name) for name in who.names_in(match["who"]))


def _with_roles(person: Participant, roles: Sequence[str]) -> Participant:
    more = [role for role in roles if not person.has_role(role)]
    return replace(person, roles=(*person.roles, *more)) if more else person
