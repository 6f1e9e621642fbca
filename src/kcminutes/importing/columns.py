"""What each column of a table of items or of åtgärder holds, by the words in its head."""

import enum
import re
from collections.abc import Sequence
from typing import Final

from kcminutes.importing.label import Label
from kcminutes.importing.labels import meanings
from kcminutes.importing.source import Line


class Column(enum.Enum):
    """What a column holds."""

    NUMBER = enum.auto()
    TITLE = enum.auto()
    NOTES = enum.auto()
    BACKGROUND = enum.auto()
    DECISIONS = enum.auto()
    PROPOSALS = enum.auto()
    ACTIONS = enum.auto()
    EITHER = enum.auto()
    """Decisions, and åtgärder where somebody or a day stands beside them: "Beslut/åtgärd"."""
    DUE = enum.auto()
    RESPONSIBLE = enum.auto()
    PRESENTERS = enum.auto()
    ATTACHMENTS = enum.auto()
    TIME = enum.auto()
    REFERENCE = enum.auto()
    OTHER = enum.auto()


_TITLES: Final = frozenset(
    {
        "ärende",
        "ärenden",
        "rubrik",
        "punkt",
        "ärenderubrik",
        "ämne",
        "fråga",
        "frågor",
        "agenda",
        "agendapunkt",
        "dagordning",
        "ärende/notering",
        "ärendelista",
        "föredragningslista",
        "ärendemening",
    }
    | {"dagordningspunkt", "område", "mötespunkt", "programpunkt", "program", "aktivitet/programpunkt", "innehåll", "vad"}
)
_NUMBERS: Final = frozenset(
    {"nr", "nr.", "§", "#", "punkt", "ärendenr", "p", "p.", "ärende nr", "paragraf", "pkt", "punkt nr", "ordning", "id"}
)
_OF_LABELS: Final = (
    (Label.DECISIONS, Column.DECISIONS),
    (Label.PROPOSALS, Column.PROPOSALS),
    (Label.ACTIONS, Column.ACTIONS),
    (Label.DUE, Column.DUE),
    (Label.RESPONSIBLE, Column.RESPONSIBLE),
    (Label.PRESENTERS, Column.PRESENTERS),
    (Label.ATTACHMENTS, Column.ATTACHMENTS),
    (Label.REFERENCE, Column.REFERENCE),
    (Label.NOTES, Column.NOTES),
    (Label.BACKGROUND, Column.BACKGROUND),
    (Label.TIME, Column.TIME),
)
_CLOCK: Final = frozenset({"tid", "klockslag", "kl", "kl."})
"""What stands over the times of an agenda."""
_MANY: Final = 4
"""Columns; an agenda of more has some that nothing is known of."""
_MOST_UNKNOWN: Final = 2
"""Columns that nothing is known of, in an agenda of many, which has numbers and either times or who presents."""
_OTHERS: Final = frozenset(
    {"typ", "syfte", "status", "prioritet", "info/beslut", "sida", "sid", "läge", "mål", "övrigt", "medverkande", "vem"}
)


def are_of_actions(columns: Sequence[Column]) -> bool:
    """Whether the columns are those of a table of åtgärder."""
    return Column.TITLE not in columns and Column.RESPONSIBLE in columns and (Column.DUE in columns or Column.ACTIONS in columns)


def columns_of(line: Line) -> tuple[Column, ...]:
    """What each column is, if the line is the head of a table of items or åtgärder; empty if it isn't."""
    texts = [re.sub(r"\s*\([^()]*\)$", "", " ".join(cell.text.split()).casefold().strip(" :")) for cell in line.cells]
    if not 2 <= len(texts) <= 8 or any(len(text) > 30 for text in texts) or sum(map(bool, texts)) < 2:
        return ()
    columns: list[Column] = []
    for at, text in enumerate(texts):
        columns.append(_column(text, at, texts))
    unknown = columns.count(Column.OTHER) - len([text for text in texts if not text or text in _OTHERS or text.startswith("vem ")])
    held = set(columns)
    is_agenda = {Column.NUMBER, Column.TITLE} <= held and bool({Column.TIME, Column.PRESENTERS} & held) and len(columns) > _MANY
    if unknown > (_MOST_UNKNOWN if is_agenda else 0):
        return ()
    is_items = Column.TITLE in columns and len(set(columns)) > 1
    return tuple(columns) if is_items or are_of_actions(columns) else ()


def _column(text: str, at: int, texts: Sequence[str]) -> Column:
    rest = [other for turn, other in enumerate(texts) if turn != at]
    is_actions = any(Label.RESPONSIBLE in meanings(other)[0] for other in rest)
    is_beside_titles = any(other in _TITLES for other in rest)
    may_be_number = (at == 0 and (is_actions or is_beside_titles)) or (at == 1 and texts[0] not in _TITLES and is_beside_titles)
    if text in _NUMBERS and may_be_number:
        return Column.NUMBER
    if (
        text in _TITLES
        and not (text in ("vad", "aktivitet") and is_actions)
        and not any(other in _TITLES for other in texts[:at] if other not in _NUMBERS or at > 1)
    ):
        return Column.TITLE
    labels = meanings(text)[0]
    if text in ("till", "åt") and any(Label.ACTIONS in meanings(other)[0] for other in rest):
        return Column.RESPONSIBLE
    sides = [meanings(side.strip())[0] for side in re.split(r"/|\boch\b|\beller\b", text)]
    if len(sides) == 2 and all(any(label in side for side in sides) for label in (Label.DECISIONS, Label.ACTIONS)):
        return Column.EITHER
    if not labels and "/" in text:
        labels = sides[0]
    if not labels and len(sides) == 2 and Label.DECISIONS in sides[1]:
        return Column.NOTES  # "Noterat/beslut": what of it was decided, the text tells
    if text in _CLOCK and (not is_actions or (at == 0 and is_beside_titles)):
        return Column.TIME
    if is_actions and Label.DUE in labels:
        return Column.DUE
    if is_actions and text == "text":
        return Column.ACTIONS
    return next(
        (column for label, column in _OF_LABELS if label in labels),
        Column.TIME if text in _CLOCK else Column.OTHER,
    )
