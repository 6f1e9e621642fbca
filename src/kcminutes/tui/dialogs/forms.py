"""The forms for an item, a participant and the meeting's head: their fields, and the value that comes out."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar

from msgspec.structs import replace

from kcminutes.meeting.model import Absence, Attendance, Head, Item, ItemStatus, Participant, Span
from kcminutes.meeting.numbering import PLAIN
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.swedish.dates_read import read_time
from kcminutes.swedish.dates_written import clock
from kcminutes.swedish.names import split_names
from kcminutes.tui.dialogs.form import (
    Field,
    Form,
    Unreadable,
    day_read_from,
    listed,
    optional_count,
    optional_time,
    required,
    yes_or_no,
)

Values = Mapping[str, Any]
_Stretch = TypeVar("_Stretch", Span, Absence)


def new_item_form(title: str, drafts: Drafts, done: Callable[[Item], Any]) -> Form:
    """For a new item or sub-item: the title alone is needed."""
    return Form(title, _item_fields(Item(title=""))[:4], lambda values: done(Item(**values)), drafts)


def item_form(item: Item, drafts: Drafts, done: Callable[[Values], Any]) -> Form:
    """For what stands at the item's head, and when it was handled; hands over the fields by their names."""
    text = spans_text(item.handled)
    spans = Field("handled", "Behandlat", text, spans_read_from(item.handled), "9.10-9.41; 10.05-10.20", item.handled)
    return Form("Ärendets uppgifter", [*_item_fields(item), spans], done, drafts, subject=item.id)


def _item_fields(item: Item) -> list[Field]:
    minutes = "" if item.planned_minutes is None else str(item.planned_minutes)
    return [
        Field("title", "Rubrik", item.title, required),
        Field(
            "presenters",
            "Föredragande",
            ", ".join(item.presenters),
            _names,
            "namn, namn",
            item.presenters,
        ),
        Field("attachments", "Bilagor", "; ".join(item.attachments), listed, "bilaga; bilaga", item.attachments),
        Field("reference", "Diarienummer", item.reference),
        Field("planned_minutes", "Planerade minuter", minutes, optional_count),
    ]


def status_form(  # noqa: PLR0913, PLR0917  # each is one of the things that the form is about
    item: Item,
    status: ItemStatus,
    today: date,
    next_meeting: date | None,
    drafts: Drafts,
    done: Callable[[str, date | None], Any],
) -> Form:
    """For the reason why an item is withdrawn or postponed, and the date that it is postponed to."""
    fields = [Field("reason", "Orsak", item.reason, hint="till exempel: underlaget är inte klart")]
    if status is ItemStatus.POSTPONED:
        to = item.postponed_to or next_meeting
        read = day_read_from(today, next_meeting)
        fields.append(Field("to", "Till", str(to) if to else "", read, "datum eller nästa möte", typed_over=True))
    title = "Ärendet utgår" if status is ItemStatus.WITHDRAWN else "Ärendet bordläggs"
    return Form(title, fields, lambda values: done(values["reason"], values.get("to")), drafts, subject=item.id)


def participant_form(person: Participant | None, drafts: Drafts, done: Callable[[Participant], Any]) -> Form:
    """For everything about a participant; None for a new one."""
    old = person or Participant(name="", attendance=Attendance.PRESENT)
    fields = [
        Field("name", "Namn", old.name, required),
        Field("organisation", "Organisation", old.organisation, hint="till exempel Vännäs kommun"),
        Field("title", "Titel", old.title),
        Field(
            "roles",
            "Uppdrag",
            ", ".join(old.roles),
            _names,
            "ordförande, sekreterare, justerare …",
            old.roles,
        ),
        Field("voting", "Beslutande", "ja" if old.voting else "nej", yes_or_no, "ja eller nej", typed_over=True),
        Field("items", "Bara ärenden", old.items, read_items, "tomt: hela mötet; annars till exempel 4, 10-11"),
        Field(
            "attendance",
            "Närvaro",
            old.attendance.value if old.attendance else "",
            read_attendance,
            "närvarande eller frånvarande",
            typed_over=True,
        ),
        Field("arrived", "Kom", time_text(old.arrived), optional_time, value=old.arrived, hint="9.15", typed_over=True),
        Field("left", "Gick", time_text(old.left), optional_time, value=old.left, hint="11.30", typed_over=True),
        Field("replaces", "Ersätter", old.replaces),
        Field("away", "Ute", absences_text(old.away), absences_read_from(old.away), "9.30-9.41 jäv; 10.05-", old.away),
    ]
    title = "Deltagare" if person else "Ny deltagare"
    subject = f"{old.name}, {old.organisation}" if person else ""
    return Form(title, fields, lambda values: done(replace(old, **values)), drafts, subject=subject)


def head_form(head: Head, drafts: Drafts, done: Callable[[Head], Any]) -> Form:
    """For what stands at the top of the document."""
    fields = [
        Field("place", "Plats", head.place),
        Field("day", "Datum", str(head.day), _required_day(head.day), typed_over=True),
        Field("start", "Kallat från", time_text(head.start), optional_time, "8.30", value=head.start, typed_over=True),
        Field("end", "Kallat till", time_text(head.end), optional_time, "12", value=head.end, typed_over=True),
        Field("opened", "Öppnat", time_text(head.opened), optional_time, value=head.opened, typed_over=True),
        Field("closed", "Avslutat", time_text(head.closed), optional_time, value=head.closed, typed_over=True),
        Field(
            "adjournments",
            "Ajournerat",
            spans_text(head.adjournments),
            spans_read_from(head.adjournments),
            "10.00-10.15; 11.00-11.10",
            head.adjournments,
        ),
        Field("body", "Organ", head.body, required),
        Field("document", "Dokumentets rubrik", head.document, required, "Minnesanteckningar eller Protokoll"),
    ]
    return Form("Mötets uppgifter", fields, lambda values: done(replace(head, **values)), drafts)


def final_form(today: date, chair: str, drafts: Drafts, done: Callable[[tuple[str, ...], date], Any]) -> Form:
    """For who made the document final, and when."""
    fields = [
        Field("by", "Av", chair, required, "den som justerat"),
        Field("day", "Datum", str(today), _required_day(today), typed_over=True),
    ]
    message = "Sedan kan dokumentet inte ändras utan att återöppnas."
    return Form("Fastställ dokumentet", fields, lambda values: done(_names(values["by"]), values["day"]), drafts, message=message)


def _required_day(today: date) -> Callable[[str], date | None]:
    read = day_read_from(today)
    return lambda text: read(required(text))


def time_text(moment: time | None) -> str:
    """What stands in the field of a time; nothing for None."""
    return clock(moment) if moment else ""


def spans_text(spans: tuple[Span, ...]) -> str:
    """Spans as text, as in "9.10-9.41; 10.05-"."""
    return "; ".join(f"{time_text(span.start)}-{time_text(span.end)}" for span in spans)


def spans_read_from(old: tuple[Span, ...]) -> Callable[[str], tuple[Span, ...]]:
    """What reads spans; one that is written as one of the old ones is that, with the seconds that nobody sees."""
    return _read_from(old, spans_text, _read_span)


def _read_from(
    old: tuple[_Stretch, ...], written: Callable[[tuple[_Stretch, ...]], str], read_one: Callable[[str], _Stretch]
) -> Callable[[str], tuple[_Stretch, ...]]:
    def read(text: str) -> tuple[_Stretch, ...]:
        left = list(old)  # two within a minute are written alike: each is taken once, in order
        found: list[_Stretch] = []
        for one in map(read_one, listed(text)):
            place = next((number for number, known in enumerate(left) if written((known,)) == written((one,))), None)
            found += [one] if place is None else [left.pop(place)]
        return tuple(found)

    return read


def _read_span(text: str) -> Span:
    start, _, end = text.replace("–", "-").partition("-")
    first, last = read_time(start.strip()), read_time(end.strip())
    if first is None or (end.strip() and last is None):
        raise Unreadable(f"förstår inte ”{text}”; skriv till exempel 10.00-10.15.")
    return Span(start=first, end=last)


def absences_text(absences: tuple[Absence, ...]) -> str:
    """Stretches out of the room as text, as in "9.30-9.41 jäv; 10.05-"."""
    return "; ".join(f"{time_text(one.start)}-{time_text(one.end)} {one.reason}".rstrip() for one in absences)


def absences_read_from(old: tuple[Absence, ...]) -> Callable[[str], tuple[Absence, ...]]:
    """What reads stretches out of the room, as `spans_read_from` does spans."""
    return _read_from(old, absences_text, _read_absence)


def _read_absence(text: str) -> Absence:
    start, _, rest = text.replace("–", "-").partition("-")
    end, _, reason = rest.strip().partition(" ")
    if rest.strip() and read_time(end) is None:
        end, reason = "", rest.strip()  # who has not come back yet, with a reason
    span = _read_span(f"{start}-{end}")
    return Absence(start=span.start, end=span.end, reason=reason.strip())


def read_items(text: str) -> str:
    """A guest's items as they are written in the file."""
    if text and PLAIN.paths(text) is None:
        raise Unreadable(f"förstår inte ”{text}”; skriv till exempel 4, 10-11.")
    return text


def read_attendance(text: str) -> Attendance | None:
    """Present, absent (any beginning of the word), or None for nothing."""
    if not text:
        return None
    found = next((value for value in Attendance if value.value.startswith(text.casefold())), None)
    if found is None:
        raise Unreadable("skriv närvarande eller frånvarande.")
    return found


def _names(text: str) -> tuple[str, ...]:
    return tuple(split_names(text))
