"""The form for everything about a participant."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from kcminutes.meeting.model import Meeting, Participant
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import has_item, known_people
from kcminutes.meeting.states import Attendance
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.tui.dialogs.field import Field, required
from kcminutes.tui.dialogs.form import Form
from kcminutes.tui.dialogs.meeting_fields import (
    TAKES_NAMES,
    absences_read_from,
    absences_text,
    items_field,
    organisation_field,
    person_field,
    read_attendance,
    reading_of,
    roles_field,
    time_field,
    voting_field,
)


def participant_form(
    person: Participant | None, meeting: Meeting, drafts: Drafts, done: Callable[[Participant], Any], *, name: str = ""
) -> Form:
    """For everything about a participant of the meeting; None for a new one, of whom a name may have been typed already."""
    old = person or Participant(name=name, attendance=Attendance.PRESENT)
    there = list(dict.fromkeys(someone.name for someone in meeting.participants))
    fields = [
        _name_field(person, name, meeting),
        organisation_field(old.organisation, [someone.organisation for someone in meeting.participants]),
        Field("title", "Titel", old.title, takes="till exempel räddningschef"),
        roles_field(old.roles),
        voting_field(voting=old.voting),
        items_field(old.items, lambda text: f"? {missing}" if (missing := _items_missing(text, meeting)) else ""),
        Field(
            "attendance",
            "Närvaro",
            old.attendance.value if old.attendance else "",
            read_attendance,
            "närvarande eller frånvarande",
            takes="närvarande eller frånvarande, eller början av ordet; tomt: inte markerat",
            typed_over=True,
        ),
        time_field("arrived", "Kom", old.arrived, "9.15"),
        time_field("left", "Gick", old.left, "11.30"),
        person_field("replaces", "Ersätter", old.replaces, [name for name in there if name != old.name]),
        Field(
            "away",
            "Ute",
            absences_text(old.away),
            absences_read_from(old.away),
            "9.30-9.41 jäv; 10.05-",
            old.away,
            takes="när personen var ute ur rummet, med orsak om man vill: 9.30-9.41 jäv; 10.05-",
        ),
    ]
    title = "Deltagare" if person else "Ny deltagare"
    subject = f"{old.name}, {old.organisation}" if person else ""
    about = "Allt om en deltagare eller gäst."

    def doubt(values: Mapping[str, Any]) -> str:
        twice = "" if person else _listed_already(values["name"], values["organisation"], meeting)
        return twice or ("" if values["items"] == old.items else _items_missing(values["items"], meeting))

    return Form(title, fields, lambda values: done(replace(old, **values)), drafts, subject=subject, about=about, doubt=doubt)


def _name_field(person: Participant | None, typed: str, meeting: Meeting) -> Field:
    if person:
        return Field("name", "Namn", person.name, required, takes="förnamn och efternamn; måste stå där")
    there = {someone.name.casefold() for someone in meeting.participants}
    reading = reading_of([name for name in known_people(meeting) if name.casefold() not in there])
    return Field(
        "name",
        "Namn",
        typed,
        lambda text: reading.person(required(text)),
        takes=TAKES_NAMES,
        taken_for=lambda text: f"? {twice}" if (twice := _listed_already(text, "", meeting)) else reading.newcomer_taken_for(text),
    )


def _listed_already(name: str, organisation: str, meeting: Meeting) -> str:
    """A sentence for a newcomer who is listed already: of that name, and of no other organisation as far as is told."""
    for someone in meeting.participants:
        ours, theirs = organisation.casefold(), someone.organisation.casefold()
        if someone.name.casefold() == name.casefold() and (ours == theirs or not ours or not theirs):
            where = f", {someone.organisation}" if someone.organisation else ""
            return f"{someone.name}{where} finns redan i listan."
    return ""


def _items_missing(text: str, meeting: Meeting) -> str:
    """A sentence for items that the meeting has not; empty for all others, and for what is no list of numbers."""
    numbering = numbering_of(meeting.head)
    missing = [numbering.label(path) for path in numbering.paths(text) or () if not has_item(meeting, path)] if text else []
    return f"Det finns inget ärende {', '.join(dict.fromkeys(missing))} i mötet." if missing else ""
