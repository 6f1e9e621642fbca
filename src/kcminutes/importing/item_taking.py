"""Each text of an item put in the part that it belongs to, in a kallelse or in minutes."""

import re
from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.action_rows import ActionReader
from kcminutes.importing.decided_in_prose import agrees, decided_within, decides, is_ours
from kcminutes.importing.item_status import LEAVES, OF_OTHERS, SAYS_STATUS, TAKEN_UP_AGAIN, StatusReader
from kcminutes.importing.item_texts import (
    ItemParts,
    append,
    append_decision,
    attachments_in,
    names_files,
    presenters_in,
    presenters_told,
    presenters_with_posts,
    who_and_more,
)
from kcminutes.importing.label import Label
from kcminutes.importing.labels import Found, label_before
from kcminutes.importing.references import REFERENCE
from kcminutes.importing.result import Reading
from kcminutes.importing.sentences import sentences
from kcminutes.importing.source import Line
from kcminutes.importing.task_text import parted_from_told
from kcminutes.meeting.model import Action

_TAKES: Final = r"(?i)(?:tid|tidsåtgång|beräknad tid|beräknad tidsåtgång)\s*:\s*(?:ca\.?\s*)?(?P<count>\d{1,3})\s*min(?:uter|\.)?"


_LEADS_TO_CLAUSES: Final = (
    r"\b(?:[Bb]eslutades|[Bb]eslutas|[Bb]eslöts)(?: att)?\s*:?$"
    r"|^(?P<who>[A-ZÅÄÖ]\w*(?:gruppen|utskottet|nämnden|styrelsen|rådet|beredningen)) föreslår (?:\w+ )?\w+(?: att)?\s*:?$"
)
"""How a paragraph ends whose decisions stand below it, each a clause: "Beslutades | att …"."""


_OF_OTHERS_TITLE: Final = (
    r"(?i)^(?:rapport|referat|information|nytt|brev|skrivelser?) (?:från|ur)\b|historik|minnesord|^förslag (?:till|om|på)\b"
)
"""What the title has of an item in which it is told what others decided, or what is only proposed."""
_BARE_CLAUSE: Final = r"Att (?!göra\b)[a-zåäö]+ (?!(?:\S+ ){0,12}?(?:är|var|vore|blir|känns|innebär|kräver|kan|skulle)\b)"
"""A decision that is a clause and no more: "Att översända rapporten till nämnderna"."""
_LEADS_TO_WISHES: Final = (
    r"(?i)\byrka|\bföresl\w+\W*$|\b(?:syfte|mål|målsättning|uppgift|avsikt|vision|ambition|önskemål|förslag|alternativ"
    r"|utmaning|fråg)\w*\b[^.]*[.:]?$|\bföljande\b"
)
"""How a text ends after which clauses say what somebody wants, or what something is for: "Syftet är följande."."""
_FEWEST_LABELS: Final = 3
_FEWEST_BARE: Final = 2
_BEGINS: Final = 20
"""Characters by which a text is known to begin with another."""
_NO_TASK: Final = r"(?i)(?:[-–]|ing(?:a|en)(?: nya| åtgärder?)*)\s*[.]?$"
"""What stands after "Åtgärd:" where there is none."""
_NO_DECISION: Final = (
    r"(?i)(?:[-–?]|ja/nej)\s*$"
    r"|(?:ing(?:a|et) beslut|ej aktuell\w*|tas (?:i|på|av|upp)|(?:kommer att )?fattas|se protokoll|väntas)\b"
)
"""What stands after "Beslut:" where nothing was decided."""


class ItemTexts:
    """Puts the texts of items of one meeting in their parts."""

    def __init__(  # noqa: PLR0913  # what is known of the whole meeting
        self,
        actions: ActionReader,
        *,
        is_agenda: bool,
        years: Sequence[int] = (),
        body: str = "",
        own_names: frozenset[str] = frozenset(),
        has_bare_clauses: bool = False,
        has_labels: bool = False,
    ) -> None:
        """In an item without a label for decisions, a paragraph that says that it was decided is one, if ``body`` did.

        ``own_names`` are what else those of the meeting are called, over their decisions; ``has_bare_clauses``: several of these
        are clauses without anything before them; ``has_labels``: several have labels, so that what only leads to a list is none.
        """
        self._has_bare_clauses, self._has_labels = has_bare_clauses, has_labels
        self._leads_on = False
        """Whether what was decided goes on with the points below it."""
        self.body, self.own_names = body, own_names
        self.actions = actions
        self.is_agenda = is_agenda
        self.status = StatusReader(actions.day, years)
        self._decides_in_prose = True

    def begin(self, lines: Sequence[Line]) -> None:
        """Begin with the lines of an item: where a decision stands under its label, no other is looked for in prose."""
        self._leads_on = False
        found = [label_before(line.text.strip()) for line in lines]
        self._decides_in_prose = not any(
            one and Label.DECISIONS in one.labels and not (one.rest and _says_who(one)) for one in found
        )

    def add(self, parts: ItemParts, actions: Sequence[Action], readings: Sequence[str], lines: Sequence[Line]) -> None:
        """Take the åtgärder, and what of the lines became their days, people and labels."""
        none = [action for action in actions if re.match(_NO_TASK, action.text) and not action.responsible]
        parts.actions += [action for action in actions if not action.is_empty and action not in none]
        parts.notes += [action.text for action in none]
        for text in readings:
            flat = " ".join(text.split())
            line = next((line for line in lines if flat in line.plain), lines[0])
            parts.readings.append(Reading(text, line.place))

    def take(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        """Put a text in the part that it stands in."""
        if part is Label.PRESENTERS:
            text, more = who_and_more(text)
            named = presenters_in(text)
            parts.presenters += named
            parts.readings.append(Reading(", ".join(named), line.place))  # what they are has no field, and is listed
            if more:
                found = label_before(more)
                is_attached = found is not None and Label.ATTACHMENTS in found.labels
                self.take(parts, Label.ATTACHMENTS if is_attached else None, more, line)
        elif part is Label.ATTACHMENTS or (part is None and not parts.notes and names_files(text)):
            if text.endswith(":") and not parts.attachments:  # "Följande handlingar finns i ärendet:"
                parts.readings.append(Reading(text, line.place))
            else:
                parts.attachments += filter(None, (piece.strip(" -–•*") for piece in attachments_in(text)))
        elif part is Label.REFERENCE or (
            part in (None, Label.DECISIONS) and re.fullmatch(rf"\(?{REFERENCE}\)?", text.strip()) and not parts.reference
        ):
            parts.reference = text.strip(" ()")
            parts.readings.append(Reading(text, line.place))
        elif part is None and (named := presenters_told(text)):
            parts.presenters += named
            parts.readings.append(Reading(text, line.place))
        elif part is None and self.is_agenda and not parts.background and (named := presenters_with_posts(text)):
            parts.presenters += named
            parts.readings.append(Reading(", ".join(named), line.place))
        elif match := re.fullmatch(_TAKES, text):
            parts.minutes = int(match["count"])
            parts.readings.append(Reading(text, line.place))
        elif self.is_agenda:
            self._take_prepared(parts, part, text, line)
        else:
            self._take_recorded(parts, part, text, line)

    def take_last(self, parts: ItemParts) -> None:
        """Take what the whole of an item tells of itself: a decision in its title, its status in a sentence of its notes."""
        if not (parts.notes or parts.decisions or parts.actions or parts.background or parts.proposals):
            self._take_title(parts)
        elif parts.notes and parts.status is None and not (parts.decisions or parts.actions):
            self._take_sentence(parts)

    def _take_title(self, parts: ItemParts) -> None:
        """Of an item that is a numbered sentence and no more the title is what was decided, if it says so."""
        if self._decides_in_prose and decides(parts.title, self.body):
            parts.decisions.append(parts.title)

    def _take_sentence(self, parts: ItemParts) -> None:
        """The item's status, if a sentence says no more and those before it tell of no other body; it stays there too."""
        for turn, note in enumerate(parts.notes):
            each = sentences(note)
            at = next((place for place, sentence in enumerate(each) if re.fullmatch(SAYS_STATUS, sentence)), len(each))
            if at == len(each):
                continue
            after = " ".join([*each[at + 1 :], *parts.notes[turn + 1 :]])
            is_told = any(re.search(OF_OTHERS, sentence) for sentence in [*parts.notes[:turn], *each[:at]])
            if not is_told and (not after or (re.search(LEAVES, f"{each[at]} {after}") and not re.search(TAKEN_UP_AGAIN, after))):
                self.status.take(parts, each[at])
            return

    def _take_prepared(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        if part in (Label.PROPOSALS, Label.DECISIONS):
            append_decision(parts.proposals, text, line)
        else:
            append(parts.background, text, line)

    def _take_recorded(self, parts: ItemParts, part: Label | None, text: str, line: Line) -> None:
        if part is None and not parts.notes and line.continues is False and self.status.take(parts, text):
            parts.readings.append(Reading(text, line.place))
            return
        self._leads_on = self._leads_on and part is None
        if part is not Label.PROPOSALS and (inline := self.actions.inline(text)) is not None:
            is_first = line.plain.startswith(inline[0].text[:_BEGINS])  # and no label before it, "Uppdrag till Bo:"
            told, asked = self._parted(inline[0], is_row=line.bullet > 0) if is_first else ("", inline[0].text)
            if told:
                append(parts.notes, told, line)
            self.add(parts, [replace(inline[0], text=asked)], inline[1], [line])
        elif part is Label.DECISIONS and re.match(_NO_DECISION, text):
            append(parts.notes, text, line)
        elif part is Label.DECISIONS:
            self._take_decision(parts, text, line)
        elif part is Label.PROPOSALS:
            append_decision(parts.proposals, text, line)
        elif part is Label.BACKGROUND:
            append(parts.background, text, line)
        else:
            self._take_told(parts, text, line)

    def _parted(self, action: Action, *, is_row: bool) -> tuple[str, str]:
        """What the text before "Ansvarig: X" only tells, and what is to be done: in a row or a point from where X is named on."""
        if not is_row:
            return parted_from_told(action.text)
        each = sentences(action.text)
        named = [self.actions.who.first_named(sentence) for sentence in each]
        start = next((at for at, people in enumerate(named) if set(people) & set(action.responsible)), 0)
        return " ".join(each[:start]), " ".join(each[start:])

    def _take_decision(self, parts: ItemParts, text: str, line: Line) -> None:
        self.status.take_decision(parts, text)
        append_decision(parts.decisions, text, line)

    def _take_told(self, parts: ItemParts, text: str, line: Line) -> None:
        """Take a text without a label: a decision, as far as it says that it is one, else what was told."""
        bare = re.sub(r"^\s*[-–•]\s+", "", text) if line.bullet else text
        first, *more = sentences(bare)
        goes_on, self._leads_on = self._leads_on, False
        if goes_on and line.bullet:  # "… med följande tillägg:"
            self._leads_on = True
            append_decision(parts.decisions, text, line)
        elif self._decides_in_prose and (decides(bare, self.body) or self._is_agreed(bare) or self._is_bare_clause(parts, text)):
            self._take_decision(parts, first, line)
            self._leads_on = not more and first.endswith(":")
            if more:
                self._take_pieces(parts, self._pieces(parts, " ".join(more)), line)
        elif any(map(itemgetter(1), pieces := self._pieces(parts, text))):
            self._take_pieces(parts, pieces, line)
        elif self._decides_in_prose and self._is_clause_below(parts, text, line):
            append_decision(parts.decisions, text, line)
        else:
            append(parts.notes, text, line)

    def _is_agreed(self, text: str) -> bool:
        """Whether the text begins with what those of the meeting agreed on."""
        return agrees(text, self.body) and not (self._has_labels and text.endswith(":"))

    def _is_bare_clause(self, parts: ItemParts, text: str) -> bool:
        """Whether the text is a clause of a decision with nothing before it, in minutes that write theirs so: "Att tacka Bo."."""
        leads = next((note for note in reversed(parts.notes) if not re.match(_BARE_CLAUSE, note)), "")
        is_wish = re.search(_LEADS_TO_WISHES, leads) is not None
        return self._has_bare_clauses and not is_wish and re.match(_BARE_CLAUSE, text) is not None

    def _is_clause_below(self, parts: ItemParts, text: str, line: Line) -> bool:
        """Whether the text is a clause ("att …") of what was decided above."""
        if not re.match(r"(?:[-–•]\s*)?att\s", text) or parts.notes[-1:] == [text]:
            return False
        if parts.decisions and not line.spaced:
            return True
        leads = next((re.search(_LEADS_TO_CLAUSES, note) for note in parts.notes[-1:]), None)
        return leads is not None and (leads["who"] is None or is_ours(leads["who"], self.body))

    def _pieces(self, parts: ItemParts, text: str) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is a decision of this meeting."""
        if self._has_labels and text.endswith(":"):
            return [(text, False)]
        of_others = re.search(_OF_OTHERS_TITLE, parts.title) is not None
        return decided_within(text, self.body, in_prose=self._decides_in_prose, in_passing=not of_others) or [(text, False)]

    def _take_pieces(self, parts: ItemParts, pieces: Sequence[tuple[str, bool]], line: Line) -> None:
        """Take the pieces of a text, those that decide as decisions and the others as what was told."""
        for piece, is_decision in pieces:
            if is_decision:
                self._take_decision(parts, piece, replace(line, continues=False))
            elif piece:
                append(parts.notes, piece, line)


def are_labelled(lines: Sequence[Line], over_items: Collection[int]) -> bool:
    """Whether several decisions have their label, and not only a sentence that says who decided; ``over_items`` are headings."""
    found = [(at, label_before(line.text.strip())) for at, line in enumerate(lines)]
    labels = [(at, one) for at, one in found if one is not None and Label.DECISIONS in one.labels and not _says_who(one)]
    return sum(at not in over_items or bool(one.rest) for at, one in labels) >= _FEWEST_LABELS


def are_bare_clauses(lines: Sequence[Line]) -> bool:
    """Whether several paragraphs are clauses of decisions, without a colon or "beslutar" before them."""
    found = [at for at, line in enumerate(lines) if not line.table and re.match(_BARE_CLAUSE, line.plain)]
    own = [at for at in found if at and (at - 1 in found or re.search(r"[.!?]$|\d$", lines[at - 1].plain))]
    return len(own) >= _FEWEST_BARE


def _says_who(label: Found) -> bool:
    """Whether the label says who decides: "Styrelsen beslutade:"."""
    return re.search(r"\s(?:beslutar|beslutade|beslöt)$", label.label_text.rstrip(" :"), re.IGNORECASE) is not None
