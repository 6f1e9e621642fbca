"""The form for an item that is handed on to another body."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from kcminutes.meeting.model import Head, Item
from kcminutes.meeting.states import Purpose
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.swedish.names import the_one_meant
from kcminutes.tui.dialogs.field import Field, Unreadable, day_field, day_read_from, required
from kcminutes.tui.dialogs.form import Form


def hand_on_form(
    item: Item, head: Head, known: Sequence[str], drafts: Drafts, done: Callable[[str, date | None, Purpose | None], Any]
) -> Form:
    """For the body, the day of its meeting and what for; ``known`` are other bodies' names.

    ``done`` gets an empty body where the item is not to be handed on after all.
    """
    first = item.handed_on[-1] if item.handed_on else None
    days = {one.body: one.day for one in reversed(head.coming) if one.body and one.day >= head.day}

    def read_body(text: str) -> str:
        if first and not text:
            return ""
        return the_one_meant(required(text), known) or text

    def told(text: str) -> str:
        meant = the_one_meant(text, known)
        day = f", {days[meant]}" if meant in days else ""
        return f"→ {meant}{day}" if meant and (meant != text or day) else ""

    fields = [
        Field(
            "body",
            "Organ",
            first.body if first else "",
            read_body,
            ", ".join(known[:3]),
            takes=f"ett organs namn, eller början av det{'; tomt: ärendet lämnas inte vidare' if first else ''}",
            taken_for=told,
        ),
        day_field(
            "day",
            "Dess möte",
            first.day if first else None,
            day_read_from(head.day),
            hint="datum; tomt: nästa möte",
            takes="ett datum som man säger det; tomt: organets nästa möte",
        ),
        Field(
            "purpose",
            "Som",
            first.purpose.value if first and first.purpose else "",
            _purpose,
            "information eller beslut; får vara tomt",
            takes="information eller beslut, eller bara i eller b; får vara tomt",
            typed_over=True,
        ),
    ]

    def hand_over(values: Mapping[str, Any]) -> None:
        done(values["body"], values["day"] or days.get(values["body"]), values["purpose"])

    about = "Ärendet lämnas vidare till ett annat organ; det står i dokumentet, och väntar på organets nästa kallelse."
    message = f"Töms fältet Organ, lämnas ärendet inte vidare till {first.body}." if first else ""
    return Form("Lämnas vidare", fields, hand_over, drafts, subject=item.id, message=message, about=about)


def _purpose(text: str) -> Purpose | None:
    if not text:
        return None
    purpose = next((purpose for purpose in Purpose if purpose.value.startswith(text.casefold())), None)
    if purpose is None:
        raise Unreadable("skriv information eller beslut.")
    return purpose
