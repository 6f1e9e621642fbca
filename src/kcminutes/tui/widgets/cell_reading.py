"""What is typed in an åtgärd's cells and in the fields of forms, read: dates, words for when, people."""

from datetime import date
from typing import Final

from msgspec import Struct

from kcminutes.swedish.characters import plain
from kcminutes.swedish.dates_read import far_away, read_date, read_period
from kcminutes.swedish.dates_written import iso_with_weekday
from kcminutes.swedish.names import matches, split_names, the_one_meant

NOBODY: Final = "ingen i mötet heter så; det står som skrivet"
_SHOWN: Final = 5
"""How many people who fit are shown at most."""


class Reading(Struct, frozen=True):
    """What a row needs to know to read dates and names: the meeting's day, the next meeting's, and the people."""

    today: date
    next_meeting: date | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    """Whom people come from: meant by what fits nobody by name."""

    def due(self, text: str) -> tuple[date | None, str]:
        """The day that was typed, or the words where no day can be named ("löpande"); None and empty for any other text."""
        day = read_date(text, today=self.today, next_meeting=self.next_meeting)
        return day, "" if day else read_period(text)

    def question(self, text: str) -> str:
        """What to ask of a text that is no date: its year, if it would be far ahead; else how dates are typed."""
        if far := far_away(text, today=self.today):
            return f"? {_would_be(far)}"
        return "? skriv till exempel 24/4, 24 apr, v 19, fre, +14 eller nästa möte"

    def why_no_day(self, text: str) -> str:
        """What to tell of a text that is no date and stands in the åtgärd's text now: the same as was asked while it was typed."""
        if far := far_away(text, today=self.today):
            return f"”{text}” står nu i åtgärdens text; {_would_be(far)}."
        return f"Förstår inte datumet ”{text}”; det står nu i åtgärdens text. Skriv till exempel 24/4, v 19 eller +14."

    def names(self, text: str, stored: tuple[str, ...] = ()) -> list[str]:
        """The people in the text, each as typed; those that were stored there are whole, whatever they hold."""
        return split_names(plain(text), (*stored, *self.people, *self.organisations))

    def person(self, typed: str, stored: tuple[str, ...] = ()) -> str:
        """Whom a typed name means; the same if it fits several or nobody, or was stored so."""
        return typed if typed in stored else the_one_meant(typed, self._known_by(typed)) or typed

    def _known_by(self, typed: str) -> tuple[str, ...]:
        """Those among whom a typed name is looked for: the people, or the organisations where it fits none of them."""
        return self.people if not self.organisations or matches(typed, self.people) else self.organisations

    def candidates(self, names: list[str], stored: tuple[str, ...] = ()) -> list[str]:
        """Whom the last of the typed names can mean, itself among them; empty if nobody, or if it is a name in full.

        First comes what counts if nothing is chosen: the only one that fits best, else the name as typed or stored.
        """
        known = self._known_by(names[-1]) if names else ()
        if not names or names[-1] in known or not (found := matches(names[-1], known)[:_SHOWN]):
            return []
        is_settled = names[-1] not in stored and the_one_meant(names[-1], known)
        return [*found, names[-1]] if is_settled else [names[-1], *found]

    def taken_for(self, text: str) -> str:
        """What the people in the text are taken for, in Swedish, for the row under a field; empty where each stands in full.

        A name that fits several, or nobody, stays as typed, which is said, with those whom it fits.
        """
        return self._told(self.names(text))

    def one_taken_for(self, text: str) -> str:
        """The same for a text that is one name, whatever it holds."""
        return self._told([plain(text)] if text else [])

    def newcomer_taken_for(self, text: str) -> str:
        """The same for one who may be new to the meeting, so that nobody of that name is nothing to tell of."""
        return self._told([text]) if matches(text, self.people) else ""

    def is_nobody(self, name: str, stored: tuple[str, ...] = ()) -> bool:
        """Whether the typed name fits nobody, and was not stored so."""
        return name not in stored and name not in self.people and not matches(name, self._known_by(name))

    def _told(self, names: list[str]) -> str:
        if len(names) == 1 and self.is_nobody(names[0]):
            return f"? {NOBODY}"
        told = [self._told_of(name) for name in names]
        return "" if told == names else f"→ {' · '.join(told)}"

    def _told_of(self, name: str) -> str:
        if name in self.people or name in self.organisations:
            return name
        if (person := self.person(name)) != name:
            return person
        found = matches(name, self._known_by(name))[:_SHOWN]
        return f"”{name}” passar {_either(found)}; skriv mer, annars står det så" if found else f"”{name}”: {NOBODY}"


def _would_be(far: date) -> str:
    return f"det vore {iso_with_weekday(far)}; skriv året om det är den du menar"


def _either(names: list[str]) -> str:
    return " eller ".join(filter(None, (", ".join(names[:-1]), names[-1])))
