"""The sentences of prose that give somebody something to do.

Only one that says who does what, in words that tell of something to come: "tar fram", "fick i uppdrag att". What somebody told the
meeting ("informerar om"), or what is done already, is none.
"""

import re
from collections.abc import Collection
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.sentences import sentences
from kcminutes.importing.task_text import is_same
from kcminutes.importing.task_titles import may_be_new
from kcminutes.importing.told_otherwise import DONE_BY, FIRST_THEN, IS_SENT, SENT
from kcminutes.importing.told_timed import BEFORE, BY_A_TIME, EACH, TIMED, TOLD_LATER
from kcminutes.importing.told_when import WhenTold
from kcminutes.importing.told_who import LONGEST, ThoseTold
from kcminutes.importing.told_words import (
    A_POST,
    ABOUT_IT,
    AN_OFFICE,
    ASKED,
    BODY,
    CLAUSE,
    COMMISSIONED,
    CONDITION,
    DECIDED,
    DOES,
    DONE_BELOW,
    GIVES,
    IN_DOUBT,
    IS_DONE,
    LEADS_TO_OTHERS,
    MANY,
    MAY_DO,
    NO_TASK,
    OFFICES,
    ONLY_TOLD,
    SAYS_OR_IS,
    SOON,
    TELLS_AND_DOES,
    THEM,
    WHOEVER,
    WILL_DO,
    WORK,
)
from kcminutes.meeting.model import Action, Item
from kcminutes.swedish.municipalities import MUNICIPALITIES

_PLACE: Final = r"[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*| kommun| och [\w-]+)?"
"""What may be a municipality's name, or an organisation's."""
_MARK: Final = r"^\s*(?:[-*•→⇒]|->|=>)\s+"
_MADE: Final = (
    r"(?:Förslaget|Planen|Handlingsplanen|Utkastet|Underlaget|Listan|Sammanställningen|Rapporten|Redovisningen|Uppdraget"
    r"|Arbetet|Svaret|Resultatet|Utredningen|Det|Detta)"
)
"""What comes of a task."""
_MORE_OF_WHEN: Final = (
    rf"(?:Klart?|Senast|Färdigt|Redovisas|Återredovisas|Återrapporteras|Presenteras)\b"
    rf"|{_MADE} (?:skickas|redovisas|presenteras|lämnas|rapporteras|mejlas|sänds)\b.* (?:senast|före|till) "
    rf"|{_MADE} ska(?:ll)? (?:vara klar\w*|redovisas|rapporteras|återrapporteras|lämnas|presenteras|slutföras)\b"
)
"""How a sentence begins that only says when what the one before gave somebody is to be done."""
_POINT_OF_WORK: Final = (
    r"(?!(?:Har|Är|Var|Blir|Får|Mår|Ser|Tycker|Undrar|Rekryterar|Bygger|Arbetar|Jobbar|Håller|Bra)\b)[A-ZÅÄÖ]\w*(?:r|a|å)\b"
)
"""How a point of what somebody is to do begins, below the name: with a verb."""
_DONE_SINCE: Final = (
    r"^(?:\w+ är (?:nu )?(?:ut)?(?:skickat?|skickad|skriven|skrivet|klart?|gjort|framtagen|framtaget)"
    r"|(?:Han|Hon|De) har (?:nu )?\w+it)\b"
)
"""A sentence after a task that tells that it is done."""
_UNTIL: Final = r"\b(?:så snart(?: som)?|när|innan) (?:[a-zåäö]+ ){1,4}(?:är|var) \w+"
"""When something is to be done, and no word that it is."""
_LEADS_TO_PART: Final = r"(?i)^(?:om|när|ifall|innan|sedan|eftersom)\b|\b(?:yrka|föresl|reserv|önska|undra|tycker|anser|frågar)\w*"
"""What the first part of a sentence has which the last can't be understood without."""
_IS_DONE_NOW: Final = rf"{DONE_BELOW}|^(?:Det(?:ta)?|Uppdraget|Arbetet)\b.*{IS_DONE}|{_DONE_SINCE}"


class TaskTeller:
    """Finds what the people of a meeting on the day are to do."""

    def __init__(
        self,
        who: ThoseTold,
        day: date,
        organisations: Collection[str] = (),
        *,
        lists: bool = False,
        is_usual: bool = False,
    ) -> None:
        """``organisations`` are those that the people come from; ``is_usual``: the minutes are known to tell tasks in prose.

        ``lists``: they list those of most matters, so that an item which lists any gives no others.
        """
        self._lists = lists
        self._when, self._who, self._organisations = WhenTold(day), who, frozenset(map(_bare, organisations))
        also = rf" tillsammans med (?P<with>{who.pattern}|{AN_OFFICE})"
        beside = rf"(?:, [^,.:]{{2,40}},|{also}| som \w+r [^,.]{{2,40}}?)?"
        people = rf"{A_POST}(?P<people>{who.pattern}){beside}"
        has_to = rf"(?:(?:{DOES}|{WILL_DO})(?!\w)(?!{ONLY_TOLD})|(?P<asked>{ASKED})(?!\w))"
        by_a_day = (
            rf"(?!(?:{SAYS_OR_IS}|{THEM})\b)\w+r\b.* (?:senast|(?:till|vid|på|före) nästa [\w-]*(?:möte|sammanträde|träff))\b"
            r"|uppman(?:as|ades)\b.* (?:senast|före|innan)\b|(?:ombesörjer|ser till) att\b.* (?:senast|(?:till|vid) nästa)\b"
            r"|får (?:titta|se över|undersöka|kolla|ta fram|kontakta|utreda|räkna på)\b.* (?:senast|återkomma|(?:till|vid) nästa)\b"
        )
        before = rf"(?P<before>{BEFORE}\b.* (?:före|innan)\b)"
        more = [rf"{MAY_DO}(?!\w)"] if is_usual else []
        forms = [has_to, by_a_day, before, TELLS_AND_DOES, TOLD_LATER, *more, TIMED]
        self._of_people = re.compile(rf"{CLAUSE}{DECIDED}{people} (?:{'|'.join(forms)})")
        self._last_part = re.compile(rf"(?<=[\w)]), (?={who.one}(?: och {who.one})? [a-zåäö]+r\b)")
        others = rf" tillsammans med (?P<people>{who.pattern})"
        self._with_others, self._with_others_last = re.compile(others), re.compile(rf"{others}[.!]?$")
        whose = rf"(?P<people>{who.pattern}|{AN_OFFICE})"
        self._of_those_named_late = [re.compile(form.replace("{who}", whose)) for form in (FIRST_THEN, DONE_BY)]
        many = rf"{OFFICES} och {OFFICES}|{MANY}|(?P<place>{_PLACE})|(?<=[Aa]tt )(?:{AN_OFFICE})"
        self._of_many = re.compile(
            rf"(?:[Aa]tt )?{DECIDED}(?P<people>{many}) (?:(?P<about>{ABOUT_IT})|{WORK}(?!\w)|{has_to}|{by_a_day}|{before}"
            rf"|{TOLD_LATER})|(?P<each>{EACH}) {BY_A_TIME}"
        )
        self._of_all = re.compile(rf"^(?:[A-ZÅÄÖ][\w ]{{2,60}}? {IS_SENT}|{SENT}) (?:{who.pattern}|{AN_OFFICE})(?!\w).* senast\b")
        self._of_anybody = re.compile(
            rf"^(?:[Aa]tt )?{DECIDED}{WHOEVER} {COMMISSIONED}(?!\w)"
            rf"|^(?:{BODY}\b.{{0,200}}?|(?:[Aa]tt |(?:Det )?[Bb]esl(?:utades|utas|öts) att )(?:.{{0,200}}? (?:samt|och) att )?"
            r"|Det (?=uppdr))?"
            rf"(?:{GIVES})(?!\w)"
        )

    def told(self, item: Item) -> Item:
        """The item with the åtgärder that its notes, background and decisions give, and its sub-items with theirs.

        Where the minutes list theirs, an item in which any is listed is left as it is: those are what it gives.
        """
        is_whole = self._lists and bool(item.actions)
        found = [] if is_whole else [*self._in_notes(item), *self._in_background(item), *self._in_decisions(item)]
        found = [one for one in found if not any(is_same(one.text, other.text) for other in item.actions)]
        return replace(item, actions=(*item.actions, *found), subitems=tuple(map(self.told, item.subitems)))

    def _in_notes(self, item: Item) -> list[Action]:
        """What the notes give; of an item that is a numbered sentence and no more, the title."""
        found: list[Action] = []
        whose: tuple[str, ...] = ()
        of_others = False
        notes = item.notes or ("" if item.decisions else item.title)
        lines = [line for line in notes.split("\n") if line.strip()]
        for line, after in pairwise([*lines, ""]):
            bare = re.sub(_MARK, "", line)
            if whose and bare != line:
                found += [self._action(bare, whose)] if re.match(_POINT_OF_WORK, bare) else []
                continue
            whose = self._whose(line) if re.match(_MARK, after) else ()
            if not whose and not _leads_to_list(line, after):
                found += self._in(bare, of_others=of_others)
            of_others = of_others or re.search(LEADS_TO_OTHERS, bare) is not None
        return [task for task in found if may_be_new(task, item.title)]

    def _in_background(self, item: Item) -> list[Action]:
        """What people of the meeting will do soon, in what stands under "Ärendebeskrivning" or "Sammanfattning".

        So some write what was told of the matter.
        """
        told = re.split(r"\n\s*\n", item.background)
        found = [task for text in told for task in self._in(text, of_others=True) if self._who.are_known(task.responsible)]
        return [task for task in found if task.due or task.when or re.search(rf"\b{SOON}\b", task.text)]

    def _in_decisions(self, item: Item) -> list[Action]:
        """What the decisions give people of the meeting, or anybody by a day or in so many words."""
        each = [re.sub(r"^(?:-|\d{1,2}[.)])\s+", "", line) for decision in item.decisions for line in decision.split("\n")]
        found = [task for line in each for task in self._in(line)]
        return [task for task in found if task.due or task.when or self._who.are_known(task.responsible) or _is_given(task.text)]

    def _whose(self, line: str) -> tuple[str, ...]:
        """Whose the points below the line are, where it names people and no more: "Bo och Lisa B:"; nobody's else."""
        if not line.rstrip().endswith(":"):
            return ()
        said = re.split(r", | och | samt ", line.replace("**", "").strip(" :"))
        known = self._who.known
        return tuple(known.get(one, one) for one in said) if all(one in known or one == "Alla" for one in said) else ()

    def _in(self, text: str, *, of_others: bool = False) -> list[Action]:
        """The åtgärder in a line; ``of_others``: it stands where what is given is only wished for, or given by others."""
        if len(text) > LONGEST:
            return []
        found: list[Action] = []
        is_open = False
        for one in sentences(text):
            sentence = one.replace("**", "").strip()
            # Who was given something to do goes on with it; of others nobody knows whom the pronoun is for.
            named = found[-1].responsible[0] if is_open and len(found[-1].responsible) == 1 else ""
            of_whom = re.sub(r"^(?:Han|Hon)(?= )", named, sentence) if named in self._who.known else sentence
            if is_open and re.search(_IS_DONE_NOW, sentence):
                found.pop()
                is_open = False
            elif is_open and re.match(_MORE_OF_WHEN, sentence):
                found[-1] = self._action(f"{found[-1].text} {sentence}", found[-1].responsible)
            elif not of_others and self._is_to_come(sentence):
                found.append(self._action(sentence, ()))
                is_open = True
            elif (people := self._asked(of_whom, of_others=of_others)) and self._is_sure(people, sentence):
                found.append(self._action(sentence, people))
                is_open = True
            else:
                is_open = False
            of_others = of_others or re.search(LEADS_TO_OTHERS, sentence) is not None
        return found

    def _is_to_come(self, sentence: str) -> bool:
        """Whether the sentence tells that something is to come to somebody by a day: "Synpunkter lämnas till Bo senast 28/10"."""
        never = rf"{IS_DONE}|{NO_TASK}|{CONDITION}|{IN_DOUBT}|(?i:\b(?:inga?|inget|skulle|i månaden)\b)|[?:]$"
        is_task = not re.search(never, re.sub(r"^Förslag (?:på|till)", "", sentence))
        return is_task and self._of_all.match(sentence) is not None and self._when.due(sentence) != (None, "")

    def _is_sure(self, people: tuple[str, ...], sentence: str) -> bool:
        """Whether the people are of the meeting, or what others do is asked of them, is done by a day, or is for the meeting."""
        if self._who.are_listed(people) or self._when.due(sentence) != (None, ""):
            return True
        return re.search(rf"\b(?:{SOON}|{ASKED}|{COMMISSIONED})(?!\w)|{GIVES}", sentence) is not None

    def _asked(self, sentence: str, *, of_others: bool = False) -> tuple[str, ...]:
        """Whom the sentence, or its last part that could stand by itself, gives something to do; nobody if it does not."""
        if asked := self._asked_in(sentence, of_others=of_others):
            return asked
        part = self._last_part.search(sentence)
        may_stand = part is not None and re.search(_LEADS_TO_PART, sentence[: part.start()]) is None
        rest = sentence[part.end() :] if part and may_stand and "," not in sentence[part.end() :] else ""
        return self._asked_in(rest, of_others=of_others)

    def _asked_in(self, sentence: str, *, of_others: bool) -> tuple[str, ...]:
        bare = re.sub(_UNTIL, "", sentence)
        if sentence.endswith(("?", ":")) or re.search(
            f"{IS_DONE}|{NO_TASK}|{CONDITION}", bare
        ):  # a question, or what a list follows
            return ()
        told = self._of_people.search(sentence)
        if told and (re.search(IN_DOUBT, sentence[: told.start()]) or (of_others and told["asked"])):
            return ()
        if told and (not (told["before"] or told["timed"] or told["later"]) or self._says_when(sentence, told)):
            more = self._with_others.match(sentence, told.end()) or self._with_others_last.search(sentence, told.end())
            also = told["with"] or (more and more["people"])
            return tuple(dict.fromkeys((*self._who.named(told["people"]), *(self._who.named(also) if also else ()))))
        if told := next(filter(None, (form.search(sentence) for form in self._of_those_named_late)), None):
            return () if re.search(IN_DOUBT, sentence[: told.start("people")]) else self._who.meant(told["people"])
        if told := self._of_anybody.search(sentence):
            if of_others:
                return ()
            group = next(name for name in ("people", "given", "handed", "charged") if told[name])
            if group != "people" and re.search(IN_DOUBT, sentence[: told.start(group)]):
                return ()
            whom = self._who.meant(told[group])
            return () if any(re.search(r"\d", one) for one in whom) else whom
        return self._asked_of_many(sentence)

    def _asked_of_many(self, sentence: str) -> tuple[str, ...]:
        """Which office, group or organisation the sentence gives something to do; none if it does not."""
        told = self._of_many.match(sentence)
        if told is None or (told["place"] and not self._is_organisation(told["place"])):
            return ()
        if told["each"]:
            return (told["each"],) if self._says_when(sentence, told) else ()
        whom = told["people"].split(" och ") if re.fullmatch(rf"{OFFICES} och {OFFICES}", told["people"]) else [told["people"]]
        is_work = re.fullmatch(AN_OFFICE, whom[0]) and re.match(WORK, sentence[told.end("people") + 1 :])
        return tuple(whom) if told["asked"] or told["about"] or is_work or self._says_when(sentence, told) else ()

    def _says_when(self, sentence: str, told: re.Match[str]) -> bool:
        """Whether the sentence says by when; of what is told at a later meeting any day or time of it does."""
        return (self._when.of_task if told["later"] else self._when.due)(sentence) != (None, "")

    def _is_organisation(self, words: str) -> bool:
        """Whether the words are where any of the people come from, or a municipality."""
        bare = _bare(words)
        return bare in MUNICIPALITIES or bare in self._organisations

    def _action(self, text: str, people: tuple[str, ...]) -> Action:
        (day, when), named = self._when.due(text), re.search(self._who.one, text)
        if not (day or when):  # a day before whoever does it may be of something else
            day, when = self._when.of_task(text[named.start() if named else 0 :])
        return Action(text=text, due=day, when=when, responsible=people)


def _leads_to_list(line: str, after: str) -> bool:
    """Whether the line goes on with the points of the list after it: "Bo tar fram en lista över"."""
    return re.match(_MARK, after) is not None and re.match(_MARK, line) is None and line[-1:] not in ".!?"


def _bare(organisation: str) -> str:
    """The organisation without what it is: "Umeå" of "Umeå kommun"."""
    return re.sub(r" (?:AB|kommun)$", "", organisation)


def _is_given(decision: str) -> bool:
    """Whether the decision says in so many words that it gives somebody something to do."""
    return re.search(rf"\b{COMMISSIONED}|{GIVES}", decision) is not None
