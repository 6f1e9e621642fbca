"""Whether those who are to do something are known to the meeting: who is a person, and which."""

import re
from typing import Final

from kcminutes.checks.findings import Finding, Rule, quoted
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.meeting.queries import names_apart, walk
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.names import PARTICLES, is_short_for, split_names, words

_UNKNOWN: Final = Rule("ansvarig-okand", "en ansvarig person är varken deltagare eller föredragande")
_SHARED: Final = Rule("ansvarig-oklar", "en ansvarig kan vara flera deltagare med samma namn")
_LOWER_CASE: Final = Rule(
    "ansvarig-gemener", "en ansvarig är ingen som mötet känner, och skriven som initialer eller med små bokstäver", hint=True
)
RULES: Final = (_UNKNOWN, _SHARED, _LOWER_CASE)

_LONGEST_NAME: Final = 100  # longer than any name: a pasted text is no person
# What an organisation, a role or a group ends in. A name that holds such a word is taken for one of them, not for a person.
_GROUP_WORD: Final = (
    r"(?:kommun|kommuner|region|grupp|gruppen|grupper|råd|rådet|nämnd|nämnden|förvaltning|förvaltningen|styrelse|styrelsen|verk|verket"
    r"|kontor|kontoret|kansli|kansliet|projekt|projektet|förening|föreningen|förbund|förbundet|bolag|bolaget|enhet|enheten"
    r"|avdelning|avdelningen|utskott|utskottet|tjänst|tjänsten|kassan|skola|skolan|universitet|universitetet|myndigheten|team|nätverk"
    r"|nätverket|chef|chefen|chefer|cheferna|ordförande|ordföranden|sekreterare|sekreteraren|ledare|ledaren|ledarna|samordnare"
    r"|ansvarig|ansvariga|handläggare|upphandlare|controller|strateg|jurist|ekonom|ekonomi|utredare|konsult|energi|polis|polisen"
    r"|presidiet|ledamöter|deltagare)s?"
)
_WHOLE_GROUP_WORD: Final = r"alla|samtliga|respektive|varje|berörda|övriga|ab"  # as endings they'd catch surnames
# One word alone: the definite form of a noun ("Tillväxtverket", "Räddningstjänsten") or a place, rather than a first name.
_ONE_WORD_GROUP: Final = r".{4,}(?:en|et|an)s?|.*(?:erna|arna|orna)s?|.*(?:å|näs|sele|köping|fors|stad|borg|ing)s?"


class KnownPeople:
    """Whom a meeting knows: its participants and presenters, and the organisations and roles that they stand for."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self._names = {person.name for person in meeting.participants} | {person.replaces for person in meeting.participants}
        apart = names_apart(meeting)
        self._shared = {person.name.casefold() for person in meeting.participants} - {name.casefold() for name in apart}
        self._names.update(apart)
        for _, item in walk(meeting):
            self._names.update(item.presenters)
        self._with_word: dict[str, list[tuple[str, ...]]] | None = None
        """The words of the known names, by each of their words."""
        self._others: set[str] = set()
        self._judged: dict[str, bool] = {}

    def findings(self, item: Item) -> list[Finding]:
        """A finding for each responsible person whom the meeting doesn't know."""
        found = []
        for row, action in enumerate(item.actions):
            for name in action.responsible:
                place = Place(item.id, Part.ACTIONS, row, Cell.RESPONSIBLE)
                if name.casefold() in self._shared:
                    text = f"Den ansvariga {quoted(name)} kan vara flera av deltagarna"
                    remedy = "Skriv organisationen i parentes efter namnet."
                    found.append(Finding(_SHARED.name, text, remedy, place))
                elif name not in self._names and not self._has_nothing_against(name):
                    text = f"Den ansvariga {quoted(name)} är varken deltagare eller föredragande"
                    remedy = "Rätta namnet eller lägg till personen bland deltagarna."
                    found.append(Finding(_UNKNOWN.name, text, remedy, place))
                elif name not in self._names and _may_be_left_as_typed(name) and not self._is_known(name):
                    text = f"Den ansvariga {quoted(name)} är ingen som mötet känner"
                    remedy = "Skriv hela namnet, om det är en person."
                    found.append(Finding(_LOWER_CASE.name, text, remedy, place, hint=True))
        return found

    def _has_nothing_against(self, name: str) -> bool:
        if name not in self._judged:
            parts = split_names(re.sub(r"\([^()]*\)|\bm\.?\s?fl\b\.?", " ", one_line(name[: _LONGEST_NAME + 1])))
            too_long = len(name) > _LONGEST_NAME
            people = [part.partition(", ")[0] for part in parts]  # "Lars Berg, Umeå kommun" is one
            self._judged[name] = too_long or all(self._is_known(who) or not _looks_like_a_person(who) for who in people)
        return self._judged[name]

    def _is_known(self, name: str) -> bool:
        if self._with_word is None:
            self._with_word = {}
            for whole in dict.fromkeys(tuple(words(known)) for known in self._names):
                for word in dict.fromkeys(whole):
                    self._with_word.setdefault(word, []).append(whole)
            people = self._meeting.participants
            called = [text for person in people for text in (person.organisation, person.title, *person.roles)]
            called += [self._meeting.head.body, *(item.title for _, item in walk(self._meeting))]
            # "Umeå" for Umeå kommun and "Bjurholm" for Bjurholms kommun.
            places = [word for person in people for word in words(person.organisation)]
            self._others = {text.casefold() for text in called} | {*places, *(word.removesuffix("s") for word in places)}
        wanted = words(name)
        if name.casefold() in self._others:
            return True
        # Short for a name is what holds a whole word of it: only those with the rarest of the words need be looked at.
        with_each = [self._with_word.get(word, []) for word in wanted if len(word) > 1]
        return any(is_short_for(wanted, whole) for whole in min(with_each, key=len, default=[]))


def _looks_like_a_person(text: str) -> bool:
    names = [word for word in text.split() if word.casefold() not in PARTICLES]
    if not names or not all(word[0].isupper() and not any(char.isdigit() for char in word) for word in names):
        return False
    if any(re.fullmatch(rf".*{_GROUP_WORD}|{_WHOLE_GROUP_WORD}", part.casefold()) for word in names for part in word.split("-")):
        return False
    if len(names) > 1:
        return not all(word.isupper() for word in names)
    word = names[0]
    return len(word) > 2 and not word[1:].isupper() and not re.fullmatch(_ONE_WORD_GROUP, word.casefold())


def _may_be_left_as_typed(text: str) -> bool:
    """Whether the text may be what was typed for a person, and became no name: "kalle", "kalle anka"; not a group or a role."""
    group = rf".*{_GROUP_WORD}|{_WHOLE_GROUP_WORD}|{_ONE_WORD_GROUP}|.*(?:er|or|ar|män)s?"
    names = text.split()
    return 0 < len(names) <= 3 and all(
        name.isalpha() and name.islower() and len(name) > 2 and not re.fullmatch(group, name) for name in names
    )
