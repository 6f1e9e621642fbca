"""What somebody is to do, told in prose: "Lisa A L skickar ut listan senast 24/4.".

Only in minutes that list no åtgärder, and only a sentence that says who does what, in words that tell of something to come: "tar
fram", "fick i uppdrag att". What somebody told the meeting ("informerar om") is none. A line that is such a sentence becomes the
åtgärd; of a longer paragraph nothing is taken away.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kcminutes.completion.people import short_form
from kcminutes.meeting.model import Action, Item
from kcminutes.swedish.dates_in_prose import said_dates
from kcminutes.swedish.dates_read import read_date, read_period

_LONGEST: Final = 1500
"""Characters of a line that is looked through."""
_ENDS: Final = r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])"
_MARKS: Final = re.compile(r"^(?P<mark>\s*(?:[-*•→⇒]|->|=>)\s+)?(?P<text>.*)$", re.DOTALL)
_MANY: Final = (
    r"(?:[Aa]lla|[Ss]amtliga(?: kommuner| deltagare| ledamöter)?|(?:[Dd]e )?[Kk]ommunerna|[Kk]ommuncheferna"
    r"|(?:[Rr]espektive|[Vv]arje) (?:kommun(?:chef)?|deltagare|verksamhet|förvaltning)|[Vv]ar och en|[Ll]edamöterna|[Dd]eltagarna"
    r"|[Ss]ekreteraren|[Oo]rdföranden|[Pp]residiet|[Kk]ansliet|[Aa]rbetsgruppen|[Ss]tyrgruppen|[Pp]rojektledaren"
    r"|[A-ZÅÄÖ][\w:-]+(?: [a-zåäö]\w+)?)"
)
"""Who is no person of the meeting, and has something to do only where it is also said by when, or that it was asked for."""
_THING: Final = (
    r"(?:utkast|förslag|sammanställning|inventering|kartläggning|översyn|uppföljning|lista|enkät|plan|tidplan|beräkning|jämförelse)"
)
_DOES: Final = (
    r"(?:skickar|sänder|mejlar|mailar|distribuerar|delar ut|kontaktar|ringer|bokar|beställer|bjuder in|kallar(?! på)|sammankallar"
    r"|undersöker|kollar|ser över|ser till|stämmer av|sammanställer|samordnar|samlar in|inventerar|kartlägger|skriver|formulerar"
    r"|uppdaterar|reviderar|kompletterar|förbereder|ordnar|fixar|bevakar|anmäler(?! (?:jäv|förhinder|intresse|sig))|följer upp"
    r"|arbetar (?:in|vidare|fram)|räknar (?:på|fram)|återkommer|återkopplar|hör (?:med|av sig|sig för)|lägger (?:ut|upp|in|till)"
    r"|meddelar(?! att)|frågar(?= [A-ZÅÄÖ])"
    r"|tar (?:fram|kontakt|med(?: sig)?|reda på|på sig|in|hem|frågan|ärendet|ställning)"
    r"|lämnar(?= (?:in|över|vidare|uppgift|besked|kommentar|synpunkt|förslag|underlag|svar|en lista|ett förslag))"
    rf"|gör(?= (?:ett|en|om|klart?) ?(?:\w+ )?{_THING}))"
)
_WILL_DO: Final = (
    r"(?:ska|skall|kommer att) (?:också |även |sedan |därefter )?(?:skicka|sända|mejla|kontakta|ringa|boka|beställa|bjuda in|kalla"
    r"|undersöka|kolla|se över|se till|stämma av|sammanställa|samordna|samla in|inventera|kartlägga|skriva|formulera|uppdatera"
    r"|revidera|komplettera|förbereda|ordna|bevaka|anmäla|följa upp|arbeta (?:in|vidare|fram)|räkna (?:på|fram)|återkomma"
    r"|återkoppla|höra (?:med|av sig)|lägga (?:ut|upp|in|till)|meddela|fråga"
    r"|ta (?:fram|kontakt|med(?: sig)?|reda på|in|hem|frågan|ärendet|ställning)|lämna(?! mötet)|göra (?:ett|en))"
)
_ASKED: Final = (
    r"(?:(?:får|fick|har fått|ges|gavs) (?:också |även )?i (?:uppdrag|uppgift) att|uppdras att|uppdrogs att|ombeds att|ombads att"
    r"|åtar sig att|åtog sig att|tar på sig att|tog på sig att|lovar att|lovade att|ansvarar för att|ser till att)"
)
_DUE_AFTER: Final = (
    r"\b(?:senast|före|innan|till(?: och med)?|inför|klart?(?: till)?|(?:på|vid) \w*(?:mötet|sammanträdet)|\w+ möte)"
    r"(?: \w+)?(?: den)?\W*$"
)
"""What stands before a day by which something is to be done."""
_WORDS_FOR_WHEN: Final = (
    r"\b(?:till|vid|inför|senast(?: till| vid)?) (?P<meeting>nästa \w*(?:möte|sammanträde|träff))\b"
    r"|\b(?P<period>(?:före|innan|under|efter) \w+)"
)


class _Task(Struct, frozen=True):
    """One sentence's."""

    start: int
    end: int
    action: Action


class TaskTeller:
    """Finds what the people of a meeting on the day are to do."""

    def __init__(self, names: Sequence[str], day: date) -> None:
        self._day = day
        self._known = _forms(names)
        known = "|".join(map(re.escape, sorted(self._known, key=len, reverse=True))) or r"(?!)"
        one = rf"(?:{known})(?!\w)"
        people = rf"(?P<people>{one}(?:, {one})*(?: (?:och|samt|&) {one})?)"
        self._of_people = re.compile(rf"{people} (?:{_DOES}|{_WILL_DO}|{_ASKED})(?!\w)(?! (?:inte|ej|aldrig)\b)")
        self._of_many = re.compile(rf"(?P<people>{_MANY}) (?:(?P<does>{_DOES}|{_WILL_DO})|{_ASKED})(?!\w)(?! (?:inte|ej|aldrig)\b)")

    def told(self, item: Item) -> Item:
        """The item with what is told in its notes, and in its decisions of the people of the meeting, as åtgärder."""
        lines: list[str] = []
        found: list[Action] = []
        for line in item.notes.split("\n"):
            mark = _MARKS.match(line)
            text = mark["text"] if mark else line
            tasks = self._in(text)
            found += [task.action for task in tasks]
            if not (len(tasks) == 1 and text.strip() == text[tasks[0].start : tasks[0].end].strip()):
                lines.append(line)
        for decision in item.decisions:
            found += [task.action for task in self._in(decision) if task.action.responsible[0] in self._known.values()]
        if not found:
            return replace(item, subitems=tuple(map(self.told, item.subitems)))
        notes = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
        return replace(item, notes=notes, actions=(*item.actions, *found), subitems=tuple(map(self.told, item.subitems)))

    def _in(self, text: str) -> list[_Task]:
        if len(text) > _LONGEST:
            return []
        starts = [0, *(match.end() for match in re.finditer(_ENDS, text)), len(text)]
        found: list[_Task] = []
        for start, end in pairwise(starts):
            sentence = text[start:end].strip()
            if found and found[-1].end == start and re.match(r"(?:Klart?|Senast|Färdigt)\b", sentence):
                whole = text[found[-1].start : end].strip()
                found[-1] = _Task(found[-1].start, end, self._action(whole, found[-1].action.responsible))
            elif people := self._asked(sentence):
                found.append(_Task(start, end, self._action(sentence, people)))
        return found

    def _asked(self, sentence: str) -> tuple[str, ...]:
        """Whom the sentence gives something to do; nobody if it does not."""
        plain = sentence.replace("**", "").lstrip()
        if plain.endswith(("?", ":")):  # a question, or what a list follows
            return ()
        if told := self._of_people.match(plain):
            said = re.split(r", | (?:och|samt|&) ", told["people"])
            return tuple(dict.fromkeys(self._known[one] for one in said if one in self._known))
        told = self._of_many.match(plain)
        if told is None or (told["does"] and self._due(plain) == (None, "")):
            return ()
        return (told["people"],)

    def _action(self, sentence: str, people: tuple[str, ...]) -> Action:
        text = sentence.replace("**", "").strip()
        day, when = self._due(text)
        return Action(text=text, due=day, when=when, responsible=people)

    def _due(self, sentence: str) -> tuple[date | None, str]:
        """The day by which the sentence says that it is to be done, or its words for that."""
        lower = sentence.lower()
        for said in reversed(list(said_dates(lower))):
            if said.day and said.exists and re.search(_DUE_AFTER, lower[: said.start]) and (day := said.coming(self._day)):
                return day, ""
        for match in re.finditer(_WORDS_FOR_WHEN, sentence, re.IGNORECASE):
            words = match["meeting"] or match["period"]
            day = read_date(words, today=self._day)
            if day or match["meeting"] or read_period(words):
                return day, "" if day else words
        return None, ""


def with_told_tasks(items: Iterable[Item], names: Sequence[str], day: date) -> list[Item]:
    """The items with the åtgärder that their prose tells of, unless any åtgärd is listed in the minutes."""
    items = list(items)
    if any(one.actions for item in items for one in (item, *item.subitems)):
        return items
    teller = TaskTeller(names, day)
    return [teller.told(item) for item in items]


def _forms(names: Sequence[str]) -> dict[str, str]:
    """What prose calls each of the people: in full, by the first name if no other has it, or that and initials."""
    forms: dict[str, str] = {}
    doubtful: set[str] = set()
    for name in names:
        first, *others = name.partition(" (")[0].split()
        for form in {name, " ".join([first, *others]), short_form(name), first, *(f"{first} {other[0]}" for other in others[-1:])}:
            if forms.get(form, name) != name:
                doubtful.add(form)
            if form:
                forms[form] = name
    return {form: name for form, name in forms.items() if form not in doubtful}
