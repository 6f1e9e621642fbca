"""The forms of the kallelse's editor: the meeting's head, and somebody who is called."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from kcminutes.meeting.model import Head, Participant
from kcminutes.meeting.queries import labels_apart
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.tui.dialogs.field import (
    Field,
    Unreadable,
    day_field,
    optional_count,
    required,
    required_day_read_from,
)
from kcminutes.tui.dialogs.form import Form
from kcminutes.tui.dialogs.meeting_fields import (
    body_field,
    document_field,
    items_field,
    place_field,
    reading_of,
    roles_field,
    time_field,
    voting_field,
)

Values = Mapping[str, Any]


def agenda_head_form(head: Head, drafts: Drafts, done: Callable[[Head], Any]) -> Form:
    """For what stands at the top of the kallelse, before anything is recorded."""
    first = "" if head.first_number == 1 else str(head.first_number)
    fields = [
        day_field("day", "Datum", head.day, required_day_read_from(head.day)),
        time_field("start", "Från", head.start, "8.30"),
        time_field("end", "Till", head.end, "12"),
        place_field(head.place),
        body_field(head.body),
        document_field(head.document),
        Field(
            "numbering",
            "Numrering",
            head.numbering,
            _read_numbering,
            "tomt: 1, 2, 3; annars §",
            takes="§, eller inget för 1, 2, 3",
            typed_over=True,
        ),
        Field("first_number", "Första numret", first, _read_first, "tomt: 1", takes="ett tal, eller inget för 1", typed_over=True),
    ]
    return Form("Kallelsens uppgifter", fields, lambda values: done(replace(head, **values)), drafts)


def _read_numbering(text: str) -> str:
    if text not in ("", "§"):
        raise Unreadable("skriv § eller ingenting.")
    return text


def _read_first(text: str) -> int:
    number = optional_count(text)
    if number == 0:
        raise Unreadable("numren börjar på 1 eller högre.")
    return 1 if number is None else number


def called_form(
    person: Participant | None,
    drafts: Drafts,
    done: Callable[[Participant], Any],
    *,
    name: str = "",
    met: Sequence[Participant] = (),
) -> Form:
    """For somebody who is called; None for a new one, of whom a name may have been typed, and who may be one of those ``met``."""
    old = person or Participant(name=name)
    fields = [
        _newcomer_field(name, met)
        if person is None
        else Field("name", "Namn", old.name, required, takes="för- och efternamn; måste stå där"),
        Field("organisation", "Organisation", old.organisation, hint="till exempel Vännäs kommun", takes="vem personen företräder"),
        Field("title", "Titel", old.title, takes="till exempel kommunchef"),
        roles_field(old.roles),
        voting_field(voting=old.voting),
        items_field(old.items),
    ]
    title = "Deltagare i kallelsen" if person else "Ny deltagare i kallelsen"
    subject = f"{old.name}, {old.organisation}" if person else ""
    return Form(title, fields, lambda values: done(replace(old, **values)), drafts, subject=subject)


def _newcomer_field(name: str, met: Sequence[Participant]) -> Field:
    """The name of somebody new; of one who was met earlier a beginning or the initials do, and organisation and title follow."""
    by_name = dict(zip(labels_apart(met), met, strict=True))
    reading = reading_of(list(by_name))

    def meant(text: str) -> Participant | None:
        return by_name.get(reading.person(text)) if text else None

    def told(text: str) -> str:
        one = meant(text)
        return f"→ {' · '.join(filter(None, facts(one).values()))}" if one else reading.newcomer_taken_for(text)

    def facts(one: Participant) -> dict[str, str]:
        return {"name": one.name, "organisation": one.organisation, "title": one.title}

    return Field(
        "name",
        "Namn",
        name,
        required,
        takes="ett namn; av den som har varit med förr räcker början eller initialer",
        taken_for=told,
        fills=lambda text: facts(one) if (one := meant(text)) else {},
    )
