"""Lists over many meetings as plain data: JSON and CSV with the keys of the files, åtgärder as calendar tasks, and rows of text."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from textwrap import wrap
from typing import Any, Final

import msgspec

from kcminutes.meeting.decided import Decided
from kcminutes.meeting.standing import Followed, source_words, standing_words
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import iso_with_weekday

_BETWEEN: Final = ", "


def action_rows(tasks: Iterable[Followed], today: date) -> list[dict[str, Any]]:
    """Each åtgärd as a table whose keys are those of the files; what is not there has no value."""
    return [
        {
            "organ": task.asked.body,
            "mote": task.asked.meeting,
            "arende": task.asked.label,
            "titel": task.asked.title,
            "text": task.asked.action.text,
            "slutdatum": task.due,
            "nar": task.when,
            "ansvarig": task.asked.action.responsible,
            "lage": task.standing,
            "klara": task.done_by if task.standing is None or task.is_open else task.asked.action.responsible,
            "forsenad": task.is_overdue(today),
            "kommentar": task.comment,
            "fil": task.asked.file,
            "atgard": task.asked.action.id,
        }
        for task in tasks
    ]


def decision_rows(decisions: Iterable[Decided]) -> list[dict[str, Any]]:
    """Each decision as a table whose keys are those of the files."""
    return [
        {
            "organ": one.source.body,
            "mote": one.source.day,
            "nummer": f"{one.number}/{one.source.day.year}",
            "arende": one.source.label,
            "titel": one.source.title,
            "beslut": one.text,
            "ersatt_av": f"{one.replaced_by.body} {one.replaced_by.day}" if one.replaced_by else "",
            "fil": one.source.file,
        }
        for one in decisions
    ]


def as_json(rows: list[dict[str, Any]]) -> bytes:
    """The rows as JSON in UTF-8, indented."""
    return msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n"


def as_csv(rows: list[dict[str, Any]], columns: Sequence[str]) -> bytes:
    """The rows as a file that a Swedish Excel opens in columns: semicolons between them, and a mark that it is UTF-8."""
    import csv

    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row[column]) for column in columns)
    return made.getvalue().encode("utf-8-sig")


ACTION_COLUMNS: Final = (
    *("organ", "mote", "arende", "titel", "text", "slutdatum", "nar", "ansvarig", "lage", "klara", "forsenad", "kommentar"),
)
DECISION_COLUMNS: Final = ("organ", "mote", "nummer", "arende", "titel", "beslut", "ersatt_av")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else ""
    if isinstance(value, tuple):
        return _BETWEEN.join(value)
    return str(getattr(value, "value", value))


def action_text(tasks: Sequence[Followed], today: date, width: int | None) -> Iterator[str]:
    """The åtgärder as text, some rows each: when and who, what, and where from with how far it has come.

    ``width`` in characters, None for rows that are as long as they are.
    """
    days = cache(iso_with_weekday)
    for task in tasks:
        action = task.asked.action
        when = days(task.due) if task.due else task.when or "utan datum"
        about = [source_words(task), *standing_words(task, today)]
        if task.comment:
            about.append(task.comment)
        rows = [*_indented(_without_marks(action.text), width), *_indented(" · ".join(about), width)]
        yield "\n".join((f"{when}  {_BETWEEN.join(action.responsible)}".rstrip(), *rows, ""))


def decision_text(decisions: Iterable[Decided], width: int | None) -> Iterator[str]:
    """The decisions as rows of text: a heading an item, then each decision with its number."""
    before = None
    for one in decisions:
        source = one.source
        if source != before:
            yield one_line(f"{iso_with_weekday(source.day)}  {source.body}, {source.label} {source.title}")
            before = source
        replaced = f" (ersatt av {one.replaced_by.body} {one.replaced_by.day})" if one.replaced_by else ""
        yield from _indented(f"{one.number}/{source.day.year}{replaced}: {_without_marks(one.text)}", width)


def _indented(text: str, width: int | None) -> list[str]:
    if "\n" not in text and (not width or len(text) <= width - 4):
        return [f"    {text}"] if text else []
    lines = (line for line in text.split("\n") if line.strip())
    return [f"    {row}" for line in lines for row in (wrap(line, width - 4) if width else [line])]


def _without_marks(text: str) -> str:
    return re.sub(r"\*+", "", text).strip() if "*" in text else text.strip()
