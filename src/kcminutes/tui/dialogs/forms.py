"""The forms for an item, the meeting's head and the final document: their fields, and the value that comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace as replace_field
from datetime import date, timedelta
from typing import Any, Final

from msgspec.structs import replace

from kcminutes.meeting.model import Head, Item
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.tui.dialogs.field import (
    TAKES_DAY,
    Field,
    day_field,
    day_read_from,
    day_taken_for,
    listed,
    optional_count,
    required,
    required_day_read_from,
)
from kcminutes.tui.dialogs.form import Form
from kcminutes.tui.dialogs.meeting_fields import (
    body_field,
    document_field,
    people_field,
    place_field,
    spans_read_from,
    spans_text,
    time_field,
)

Values = Mapping[str, Any]
_GONE: Final = {"igår": 1, "iförrgår": 2}
"""Days that are gone, which no date to come is said with."""


def new_item_form(title: str, people: Sequence[str], drafts: Drafts, done: Callable[[Item], Any]) -> Form:
    """For a new item or sub-item: the title alone is needed."""
    about = "Ett nytt ärende; bara rubriken måste skrivas. Ångra tar bort det igen."
    return Form(title, _item_fields(Item(title=""), people), lambda values: done(Item(**values)), drafts, about=about)


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
        fields.append(day_field("to", "Till", to, read, hint="datum eller nästa möte", takes=f"{TAKES_DAY}; får vara tomt"))
    title = "Ärendet utgår" if status is ItemStatus.WITHDRAWN else "Ärendet bordläggs"
    about = f"Retur gör att {title[0].lower()}{title[1:]}; Esc låter det vara som det är."
    return Form(title, fields, lambda values: done(values["reason"], values.get("to")), drafts, subject=item.id, about=about)


def head_form(head: Head, drafts: Drafts, done: Callable[[Head], Any]) -> Form:
    """For what stands at the top of the document."""
    fields = [
        place_field(head.place),
        day_field("day", "Datum", head.day, required_day_read_from(head.day)),
        time_field("start", "Kallat från", head.start, "8.30"),
        time_field("end", "Kallat till", head.end, "12"),
        time_field("opened", "Öppnat", head.opened),
        time_field("closed", "Avslutat", head.closed),
        Field(
            "adjournments",
            "Ajournerat",
            spans_text(head.adjournments),
            spans_read_from(head.adjournments),
            "10.00-10.15; 11.00-11.10",
            head.adjournments,
            takes="pauserna, från och till, med semikolon emellan: 10.00-10.15; 11.00-11.10",
        ),
        body_field(head.body),
        document_field(head.document),
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
    day = _day_since(held, today)
    told_day = day_taken_for(day)

    def odd(made: date) -> str:
        if made < held:
            return f"dagen är före mötet, som är {held}"
        return f"dagen har inte kommit än; i dag är det {today}" if made > today else ""

    def told(text: str) -> str:
        meaning = told_day(text)
        if meaning.startswith("?") or not (made := day(text)) or not odd(made):
            return meaning
        return f"? {str(made) + ': ' if meaning else ''}{odd(made)}"

    fields = [
        replace_field(by, value=None, read=lambda text: by.read(required(text))),
        replace_field(day_field("day", "Datum", today, day), taken_for=told),
    ]

    def doubt(values: Values) -> str:
        why = odd(values["day"])
        return f"{why[0].upper()}{why[1:]}." if why else ""

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


def _day_since(held: date, today: date) -> Callable[[str], date | None]:
    """What reads a day of something done: one that is said without its year is the one between the two, if it can be."""
    from_today, from_then = required_day_read_from(today), day_read_from(held)

    def read(text: str) -> date | None:
        if gone := _GONE.get("".join(text.casefold().split())):
            return today - timedelta(days=gone)
        day = from_today(text)
        if day and day > today and (earlier := from_then(text)) and earlier <= today:
            return earlier
        return day

    return read
