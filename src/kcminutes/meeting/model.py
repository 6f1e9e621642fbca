"""The meeting as frozen values: the program's dictionary.

Every field stands here with its English name, its TOML key (``name=``) and what it means. A value is never changed: an edit
(see `kcminutes.meeting.edits`) makes a new `Meeting` that shares everything it did not touch.
"""

from datetime import date, time
from typing import Final

from msgspec import Struct, field

from kcminutes.meeting.roles import is_role
from kcminutes.meeting.states import Attendance, DocumentState, ItemStatus, Purpose, Standing

FORMAT_VERSION: Final = 2
"""The newest file format that this program reads, and the one it writes."""

ItemPath = tuple[int, ...]
"""Where an item stands, counted from 0: ``(3,)`` is item 4, ``(14, 0)`` is item 15.1."""


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all values of the meeting share: frozen, strict, and silent about what is not set."""


class Span(Value, frozen=True, kw_only=True):
    """A stretch of the meeting's day."""

    start: time
    """When it began."""
    end: time | None = field(name="slut", default=None)
    """When it ended; None while it goes on."""


class Absence(Value, frozen=True, kw_only=True):
    """A stretch of the meeting that a participant was out of the room."""

    start: time
    """When the person went out."""
    end: time | None = field(name="slut", default=None)
    """When the person came back; None while that has not happened."""
    reason: str = field(name="orsak", default="")
    """Why, as in "jäv"; empty for no reason told."""


class ComingMeeting(Value, frozen=True, kw_only=True):
    """A meeting to come."""

    day: date = field(name="datum")
    """When."""
    start: time | None = field(name="start", default=None)
    """When it is to begin."""
    end: time | None = field(name="slut", default=None)
    """When it is to end."""
    body: str = field(name="organ", default="")
    """The group that meets; empty for the one whose meeting this is."""


class Origin(Value, frozen=True, kw_only=True):
    """Where an item comes from: an item of an earlier meeting that was postponed or handed on."""

    meeting: date = field(name="mote")
    """The day of that meeting."""
    item: str = field(name="id", default="")
    """The id of its item; empty where that is not known."""
    body: str = field(name="organ", default="")
    """The group that handed it on; empty for the one whose meeting this is."""


class HandedOn(Value, frozen=True, kw_only=True):
    """That a matter goes on to another body."""

    body: str = field(name="organ")
    """The group that it goes to."""
    day: date | None = field(name="datum", default=None)
    """The day of its meeting; None for the next one."""
    purpose: Purpose | None = field(name="som", default=None)
    """For information or for decision; None where nobody has said."""


class Action(Value, frozen=True, kw_only=True):
    """A row of the ÅTGÄRDER table. While the meeting runs, a row may lack text, day and people."""

    id: str = ""
    """Ties what later meetings hear of the action to it; given by the program, never shown."""
    text: str = ""
    """What is to be done."""
    due: date | None = field(name="slutdatum", default=None)
    """By when."""
    when: str = field(name="nar", default="")
    """By when, in words, where no day can be named: "löpande". Only one of the two is there."""
    responsible: tuple[str, ...] = field(name="ansvarig", default=())
    """By whom."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed into the row."""
        return not (self.text.strip() or self.due or self.when or self.responsible)


class FollowUp(Value, frozen=True, kw_only=True):
    """What a meeting heard of an action that an earlier one asked for, with the action as it was."""

    meeting: date = field(name="mote")
    """The day of the action's meeting."""
    body: str = field(name="organ", default="")
    """The group whose meeting that was; empty for the one whose meeting this is."""
    action: str = field(name="atgard")
    """The action's id."""
    text: str = ""
    """What was to be done."""
    due: date | None = field(name="slutdatum", default=None)
    """By when."""
    when: str = field(name="nar", default="")
    """By when, in words. Only one of the two is there."""
    responsible: tuple[str, ...] = field(name="ansvarig", default=())
    """By whom."""
    standing: Standing | None = field(name="lage", default=None)
    """How far it has come; None where only a comment or a new day was given."""
    done_by: tuple[str, ...] = field(name="klara", default=())
    """Who of several responsible are done."""
    not_done: tuple[str, ...] = field(name="inte_klara", default=())
    """Who of those that were told to be done are not, after all."""
    comment: str | None = field(name="kommentar", default=None)
    """What was said of it; empty takes back what was said before."""
    new_due: date | None = field(name="nytt_slutdatum", default=None)
    """The day that it was moved to."""


class Item(Value, frozen=True, kw_only=True):
    """One matter on the agenda (ärende), or a sub-item of one (underärende)."""

    id: str = ""
    """Ties what refers to the item to it, wherever it is moved; given by the program, never shown."""
    title: str = field(name="titel")
    """The heading."""
    reference: str = field(name="dnr", default="")
    """The register's number (diarienummer)."""
    planned_minutes: int | None = field(name="minuter", default=None)
    """How long it is planned to take."""
    presenters: tuple[str, ...] = field(name="foredragande", default=())
    """Who presents it."""
    attachments: tuple[str, ...] = field(name="bilagor", default=())
    """What was sent out with it."""
    background: str = field(name="beskrivning", default="")
    """Prose prepared before the meeting (Ärendebeskrivning)."""
    proposals: tuple[str, ...] = field(name="forslag", default=())
    """Proposed decisions."""
    origin: Origin | None = field(name="fran", default=None)
    """What it was postponed from, or who handed it on."""
    notes: str = field(name="anteckning", default="")
    """Recorded: prose, what was said."""
    decisions: tuple[str, ...] = field(name="beslut", default=())
    """Recorded: what was decided, each one or more paragraphs."""
    status: ItemStatus | None = None
    """Recorded: withdrawn or postponed; None for an item that is dealt with as planned."""
    reason: str = field(name="orsak", default="")
    """Recorded: why it was withdrawn or postponed."""
    postponed_to: date | None = field(name="till", default=None)
    """Recorded: the meeting that it was postponed to."""
    handed_on: tuple[HandedOn, ...] = field(name="vidare", default=())
    """Recorded: the other bodies that it goes on to."""
    handled: tuple[Span, ...] = field(name="behandlat", default=())
    """Recorded: when it was dealt with, in the order it happened. No two visits of a meeting begin at the same time: one in the
    same second as another keeps the fraction of its second."""
    actions: tuple[Action, ...] = field(name="atgard", default=())
    """Recorded: what is to be done."""
    follow_ups: tuple[FollowUp, ...] = field(name="uppfoljning", default=())
    """Recorded: what was heard of actions of earlier meetings."""
    subitems: tuple["Item", ...] = field(name="underarende", default=())
    """Its sub-items, one level deep."""

    @property
    def is_recorded(self) -> bool:
        """Whether anything that is typed during a meeting is there, in it or in its sub-items."""
        said = self.notes or self.decisions or self.status or self.reason or self.postponed_to
        own = said or self.handled or self.actions or self.follow_ups or self.handed_on
        return bool(own) or any(sub.is_recorded for sub in self.subitems)


class Participant(Value, frozen=True, kw_only=True):
    """Somebody who was called to the meeting, or came."""

    name: str = field(name="namn")
    """First name and surname."""
    organisation: str = field(name="organisation", default="")
    """Whom the person represents, as in "Vännäs kommun"."""
    title: str = field(name="titel", default="")
    """The person's post, as in "räddningschef"."""
    roles: tuple[str, ...] = field(name="uppdrag", default=())
    """Tasks in the meeting: ordförande, vice ordförande, ledamot, ersättare, sekreterare, justerare, föredragande, adjungerad."""
    voting: bool = field(name="beslutande", default=False)
    """Whether the person takes part in decisions."""
    items: str = field(name="arenden", default="")
    """The items that the person takes part in, as in "4, 10-11", by the numbers that are shown; empty for the whole meeting."""
    attendance: Attendance | None = field(name="narvaro", default=None)
    """Recorded: present or absent; None until somebody has marked it."""
    arrived: time | None = field(name="kom", default=None)
    """Recorded: when the person came, if late; with its seconds."""
    left: time | None = field(name="gick", default=None)
    """Recorded: when the person left, if early; with its seconds."""
    away: tuple[Absence, ...] = field(name="borta", default=())
    """Recorded: the stretches out of the room, in the order it happened."""
    replaces: str = field(name="ersatter", default="")
    """Recorded: the name of the absent person whose place is taken."""

    @property
    def is_guest(self) -> bool:
        """Whether the person is there for some items only, and not to decide on them."""
        return bool(self.items) and not self.voting

    @property
    def is_recorded(self) -> bool:
        """Whether the person's attendance has been marked in any way."""
        return bool(self.attendance or self.arrived or self.left or self.away or self.replaces)

    def has_role(self, role: str) -> bool:
        """Whether the person has the role, as people write it (see `kcminutes.meeting.roles`); a vice chair is no chair."""
        return any(is_role(own, role) for own in self.roles)


class Approval(Value, frozen=True, kw_only=True):
    """One time that the minutes were made final."""

    version: int = field(name="version")
    """Which version of the document it was, from 1."""
    day: date = field(name="datum")
    """When."""
    by: tuple[str, ...] = field(name="av", default=())
    """By whom."""
    reopened: date | None = field(name="ateroppnat", default=None)
    """When they were opened again for changes; None while they are final."""


class Head(Value, frozen=True, kw_only=True):
    """What stands at the top of the document."""

    body: str = field(name="organ")
    """The group that meets."""
    document: str = field(name="dokument", default="Minnesanteckningar")
    """The document's heading; "Protokoll" is the other usual one."""
    day: date = field(name="datum")
    """The day of the meeting."""
    start: time | None = field(name="start", default=None)
    """When it is called to begin."""
    end: time | None = field(name="slut", default=None)
    """When it is called to end."""
    place: str = field(name="plats", default="")
    """Where."""
    numbering: str = field(name="numrering", default="")
    """What stands before the items' numbers: "§", or nothing."""
    first_number: int = field(name="forsta", default=1)
    """The number of the first item."""
    state: DocumentState = field(name="status", default=DocumentState.DRAFT)
    """Recorded: draft or final."""
    opened: time | None = field(name="oppnat", default=None)
    """Recorded: when the chair opened the meeting, with its seconds."""
    closed: time | None = field(name="avslutat", default=None)
    """Recorded: when the chair closed it, with its seconds."""
    adjournments: tuple[Span, ...] = field(name="ajournerat", default=())
    """Recorded: the breaks."""
    approvals: tuple[Approval, ...] = field(name="faststallt", default=())
    """Recorded: each time that the document was made final."""
    agenda: str = field(name="kallelse", default="")
    """Recorded: the digest of the agenda's file that the minutes were begun from."""
    coming: tuple[ComingMeeting, ...] = field(name="kommande", default=())
    """Meetings to come, prepared or recorded."""

    @property
    def is_final(self) -> bool:
        """Whether the document may not change."""
        return self.state is DocumentState.FINAL

    @property
    def is_adjourned(self) -> bool:
        """Whether a break goes on."""
        return bool(self.adjournments) and self.adjournments[-1].end is None


class Meeting(Value, frozen=True, kw_only=True):
    """A whole meeting; an agenda is one in which nothing has been recorded yet."""

    version: int = FORMAT_VERSION
    """The file format's version."""
    head: Head = field(name="mote")
    """What, when and where."""
    participants: tuple[Participant, ...] = field(name="deltagare", default=())
    """Who was called, and who came."""
    items: tuple[Item, ...] = field(name="arende", default=())
    """The matters, in the agenda's order."""

    @property
    def is_recorded(self) -> bool:
        """Whether anything has been recorded, so that this is minutes and no longer an agenda."""
        head = self.head
        return (
            bool(head.opened or head.closed or head.adjournments or head.is_final)
            or any(person.is_recorded for person in self.participants)
            or any(item.is_recorded for item in self.items)
        )
