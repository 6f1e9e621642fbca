"""The forms on an åtgärd of an earlier meeting: a new day; a comment, and who of several is done."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kcminutes.meeting.standing import Followed, said_of_done
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.names import matches, split_names, the_one_meant
from kcminutes.tui.dialogs.field import Field, Unreadable, day_field, required_day_read_from
from kcminutes.tui.dialogs.form import Form

Told = Callable[[Mapping[str, Any]], Any]


def new_day_form(task: Followed, today: date, coming: date | None, drafts: Drafts, done: Told) -> Form:
    """For the day that the åtgärd is moved to; hands it over as ``new_due``."""
    hint = f"nu {task.due or task.when or 'utan datum'}"
    field = day_field("new_due", "Nytt slutdatum", None, required_day_read_from(today, coming), hint=hint)
    return Form("Ny dag", [field], done, drafts, subject=task.asked.action.id, message=_about(task))


def more_form(task: Followed, drafts: Drafts, done: Told, before: Followed | None = None) -> Form:
    """For a comment, and who of several responsible are done; hands over what a follow-up has to say of what is another now.

    ``before`` is how the åtgärd stood before what the follow-up says already, if it says anything.
    """
    responsible = task.asked.action.responsible
    stands = {"comment": one_line(task.comment), "done_by": tuple(name for name in task.done_by if name in responsible)}

    def told(values: Mapping[str, Any]) -> None:
        if changed := {key: value for key, value in values.items() if value != stands[key]}:
            done(changed | (said_of_done(before or task, changed["done_by"]) if "done_by" in changed else {}))

    fields = [Field("comment", "Kommentar", one_line(task.comment))]
    if len(responsible) > 1:

        def read(text: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(_one_of(name, responsible) for name in split_names(text, responsible)))

        fields.insert(
            0,
            Field(
                "done_by",
                "Klara",
                ", ".join(name for name in task.done_by if name in responsible),
                read,
                f"av {', '.join(responsible)}",
                takes="de av de ansvariga som är klara, med komma emellan; början av namnet räcker",
                taken_for=_names_taken_for(read),
            ),
        )
    return Form("Om åtgärden", fields, told, drafts, subject=task.asked.action.id, message=_about(task))


def _one_of(typed: str, responsible: tuple[str, ...]) -> str:
    if meant := the_one_meant(typed, responsible):
        return meant
    several = matches(typed, responsible)
    if several:
        raise Unreadable(f"”{typed}” kan vara {' eller '.join(several)}; skriv mer av namnet.")
    raise Unreadable(f"”{typed}” är ingen av de ansvariga: {', '.join(responsible)}.")


def _names_taken_for(read: Callable[[str], tuple[str, ...]]) -> Callable[[str], str]:
    def told(text: str) -> str:
        try:
            return f"→ {', '.join(read(text))}"
        except Unreadable as error:
            return f"? {error}"

    return told


def _about(task: Followed) -> str:
    text = one_line(task.asked.action.text)
    return text if len(text) <= 200 else f"{text[:199]}…"
