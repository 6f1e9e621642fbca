"""The forms for an item, a participant and the meeting's head: their fields, and the value that comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace as replace_field
from datetime import date, time
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from kcminutes.meeting.model import Absence, Attendance, Head, Item, ItemStatus, Meeting, Participant, Span
from kcminutes.meeting.numbering import PLAIN, numbering_of
from kcminutes.meeting.queries import has_item, known_people
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.swedish.dates_read import read_time
from kcminutes.swedish.dates_written import clock
from kcminutes.swedish.names import split_names, words
from kcminutes.tui.dialogs.form import (
    Field,
    Form,
    Unreadable,
    day_read_from,
    day_taken_for,
    listed,
    optional_count,
    optional_time,
    required,
    yes_or_no,
)
from kcminutes.tui.widgets.cell_reading import Reading

_BEFORE_THE_MEETING: Final = "dagen är före mötet, som är {}"
Values = Mapping[str, Any]
_DAYS: Final = "ett datum som man säger det: 24/4, fre, v 19, +14, nästa möte"
_TIME: Final = "ett klockslag, som 9.15; får vara tomt"
_NAMES: Final = "namn, eller initialer, en del eller början av ett namn som mötet känner"

_Stretch = TypeVar("_Stretch", Span, Absence)


def new_item_form(title: str, people: Sequence[str], drafts: Drafts, done: Callable[[Item], Any]) -> Form:
    """For a new item or sub-item: the title alone is needed."""
    about = "Ett nytt ärende; bara rubriken måste skrivas. Ångra tar bort det igen."
    return Form(title, _item_fields(Item(title=""), people)[:4], lambda values: done(Item(**values)), drafts, about=about)


def item_form(item: Item, people: Sequence[str], drafts: Drafts, done: Callable[[Values], Any]) -> Form:
    """For what stands at the item's head, and when it was handled; hands over the fields by their names."""
    spans = Field(
        "handled",
        "Behandlat",
        spans_text(item.handled),
        spans_read_from(item.handled),
        "9.10-9.41; 10.05-10.20",
        item.handled,
        takes="när ärendet behandlades: från och till, flera gånger med semikolon emellan; utan slut pågår det",
    )
    about = "Det som står överst i ärendet."
    return Form("Ärendets uppgifter", [*_item_fields(item, people), spans], done, drafts, subject=item.id, about=about)


def _item_fields(item: Item, people: Sequence[str]) -> list[Field]:
    minutes = "" if item.planned_minutes is None else str(item.planned_minutes)
    return [
        Field("title", "Rubrik", item.title, required, takes="en rad; måste stå där"),
        people_field("presenters", "Föredragande", item.presenters, people, "namn, namn"),
        Field(
            "attachments",
            "Bilagor",
            "; ".join(item.attachments),
            listed,
            "bilaga; bilaga",
            item.attachments,
            takes="bilagornas namn, med semikolon emellan",
        ),
        Field("reference", "Diarienummer", item.reference, takes="till exempel KS 2017/124"),
        Field("planned_minutes", "Planerade minuter", minutes, optional_count, takes="ett antal, eller inget"),
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
    reason = "varför, som det ska stå i dokumentet; får vara tomt"
    fields = [Field("reason", "Orsak", item.reason, hint="till exempel: underlaget är inte klart", takes=reason)]
    if status is ItemStatus.POSTPONED:
        to = item.postponed_to or next_meeting
        read = day_read_from(today, next_meeting)
        fields.append(
            Field(
                "to",
                "Till",
                str(to) if to else "",
                read,
                "datum eller nästa möte",
                takes=f"{_DAYS}; får vara tomt",
                taken_for=day_taken_for(read),
                typed_over=True,
            )
        )
    title = "Ärendet utgår" if status is ItemStatus.WITHDRAWN else "Ärendet bordläggs"
    about = f"Retur gör att {title[0].lower()}{title[1:]}; Esc låter det vara som det är."
    return Form(title, fields, lambda values: done(values["reason"], values.get("to")), drafts, subject=item.id, about=about)


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
        Field(
            "roles",
            "Uppdrag",
            ", ".join(old.roles),
            _names,
            "ordförande, sekreterare, justerare …",
            old.roles,
            takes="uppdragen i mötet, med komma emellan",
        ),
        Field(
            "voting", "Beslutande", "ja" if old.voting else "nej", yes_or_no, "ja eller nej", takes="ja eller nej", typed_over=True
        ),
        Field(
            "items",
            "Bara ärenden",
            old.items,
            read_items,
            "tomt: hela mötet; annars till exempel 4, 10-11",
            takes="ärendenas nummer, som 4, 10-11; tomt betyder hela mötet",
            taken_for=lambda text: f"? {missing}" if (missing := _items_missing(text, meeting)) else "",
        ),
        Field(
            "attendance",
            "Närvaro",
            old.attendance.value if old.attendance else "",
            read_attendance,
            "närvarande eller frånvarande",
            takes="närvarande eller frånvarande, eller början av ordet; tomt: inte markerat",
            typed_over=True,
        ),
        Field(
            "arrived", "Kom", time_text(old.arrived), optional_time, value=old.arrived, hint="9.15", takes=_TIME, typed_over=True
        ),
        Field("left", "Gick", time_text(old.left), optional_time, value=old.left, hint="11.30", takes=_TIME, typed_over=True),
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

    def doubt(values: Values) -> str:
        twice = "" if person else _listed_already(values["name"], values["organisation"], meeting)
        return twice or ("" if values["items"] == old.items else _items_missing(values["items"], meeting))

    return Form(title, fields, lambda values: done(replace(old, **values)), drafts, subject=subject, about=about, doubt=doubt)


def _name_field(person: Participant | None, typed: str, meeting: Meeting) -> Field:
    if person:
        return Field("name", "Namn", person.name, required, takes="förnamn och efternamn; måste stå där")
    there = {someone.name.casefold() for someone in meeting.participants}
    reading = _reading([name for name in known_people(meeting) if name.casefold() not in there])
    return Field(
        "name",
        "Namn",
        typed,
        lambda text: reading.person(required(text)),
        takes=_NAMES,
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


def organisation_field(organisation: str, known: Sequence[str]) -> Field:
    """A field of an organisation, which may be typed as the beginning of one that the meeting knows ("vännäs k").

    One that holds nothing but whole words of it, capitals and all, is another ("Umeå").
    """
    reading = _reading([organisation, *known])

    def read(text: str) -> str:
        found = reading.person(text) if text else ""
        whole = all(word in found.split() for word in text.split())
        is_beginning = words(found)[:1] and words(text)[:1] and words(found)[0].startswith(words(text)[0])
        return found if is_beginning and not whole else text

    return Field(
        "organisation",
        "Organisation",
        organisation,
        read,
        "till exempel Vännäs kommun",
        organisation,
        takes="en organisation, eller början av en som mötet känner",
        taken_for=lambda text: f"→ {read(text)}" if read(text) != text else "",
    )


def head_form(head: Head, drafts: Drafts, done: Callable[[Head], Any]) -> Form:
    """For what stands at the top of the document."""
    day = _required_day(head.day)
    fields = [
        Field("place", "Plats", head.place, takes="var mötet hålls"),
        Field("day", "Datum", str(head.day), day, takes=_DAYS, taken_for=day_taken_for(day), typed_over=True),
        Field("start", "Kallat från", time_text(head.start), optional_time, "8.30", head.start, takes=_TIME, typed_over=True),
        Field("end", "Kallat till", time_text(head.end), optional_time, "12", head.end, takes=_TIME, typed_over=True),
        Field("opened", "Öppnat", time_text(head.opened), optional_time, value=head.opened, takes=_TIME, typed_over=True),
        Field("closed", "Avslutat", time_text(head.closed), optional_time, value=head.closed, takes=_TIME, typed_over=True),
        Field(
            "adjournments",
            "Ajournerat",
            spans_text(head.adjournments),
            spans_read_from(head.adjournments),
            "10.00-10.15; 11.00-11.10",
            head.adjournments,
            takes="pauserna, från och till, med semikolon emellan: 10.00-10.15; 11.00-11.10",
        ),
        Field("body", "Organ", head.body, required, takes="gruppen som möts; måste stå där"),
        Field(
            "document",
            "Dokumentets rubrik",
            head.document,
            required,
            "Minnesanteckningar eller Protokoll",
            takes="Minnesanteckningar eller Protokoll; måste stå där",
        ),
    ]
    about = "Det som står överst i dokumentet."
    return Form("Mötets uppgifter", fields, lambda values: done(replace(head, **values)), drafts, about=about)


def final_form(  # noqa: PLR0913  # each is one of the things that the form is about
    today: date,
    chair: str,
    people: Sequence[str],
    drafts: Drafts,
    done: Callable[[tuple[str, ...], date], Any],
    *,
    held: date,
    before: str = "",
) -> Form:
    """For who made the document final, and when; ``before`` tells what to see to before that, in lines.

    ``held`` is the meeting's day, before which nothing is made final unasked.
    """
    by = people_field("by", "Av", (chair,) if chair else (), people, "den som justerat")
    day = _required_day(today)
    fields = [
        replace_field(by, value=None, read=lambda text: by.read(required(text))),
        Field("day", "Datum", str(today), day, takes=_DAYS, taken_for=_not_before(held, day), typed_over=True),
    ]

    def doubt(values: Values) -> str:
        return f"{_BEFORE_THE_MEETING.format(held)}." if values["day"] < held else ""

    about = "Sedan kan dokumentet inte ändras utan att återöppnas."
    message = "\n".join(filter(None, (before, about)))
    return Form(
        "Fastställ dokumentet",
        fields,
        lambda values: done(values["by"], values["day"]),
        drafts,
        message=message,
        about=about,
        doubt=doubt,
    )


def _not_before(held: date, read: Callable[[str], date | None]) -> Callable[[str], str]:
    """What tells which day a typed date is, and that it is before the meeting's if it is."""
    told_day = day_taken_for(read)

    def told(text: str) -> str:
        meaning = told_day(text)
        if meaning.startswith("?") or not (day := read(text)) or day >= held:
            return meaning
        return f"? {str(day) + ': ' if meaning else ''}{_BEFORE_THE_MEETING.format(held)}"

    return told


def people_field(key: str, label: str, names: tuple[str, ...], people: Sequence[str], hint: str = "") -> Field:
    """A field of names, each of which may be typed as initials, parts or the beginning of one of the people's.

    Names that stand there stay as they are, whatever else in the field is changed.
    """
    reading = _reading([*names, *people])
    return Field(
        key,
        label,
        ", ".join(names),
        lambda text: tuple(dict.fromkeys(reading.person(name) for name in reading.names(text))),
        hint,
        names,
        takes=f"{_NAMES}, med komma emellan",
        taken_for=reading.taken_for,
    )


def person_field(key: str, label: str, name: str, people: Sequence[str], hint: str = "") -> Field:
    """A field of one name, read as `people_field` reads several."""
    reading = _reading([name, *people])
    return Field(key, label, name, reading.person, hint, takes=_NAMES, taken_for=reading.one_taken_for)


def _reading(people: list[str]) -> Reading:
    return Reading(date.min, people=tuple(dict.fromkeys(filter(None, people))))


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
