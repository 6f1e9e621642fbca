"""Rows of a widget's own drawing that can be marked with the mouse and copied, as Textual's own texts can."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget


def selectable(row: Strip, index: int, widget: Widget) -> Strip:
    """The row, which is the widget's with the index from 0, so that it can be marked; with the mark where it is."""
    selection = widget.text_selection
    span = selection.get_span(index) if selection else None
    if span is None:
        return row.apply_offsets(0, index)
    text = row.text
    start, end = span[0], len(text) if span[1] < 0 else span[1]
    before, within = cell_len(text[:start]), cell_len(text[:end])
    marked = _turned(row.crop(before, within), widget.rich_style)
    return Strip.join([row.crop(0, before), marked, row.crop(within)]).apply_offsets(0, index)


def selected_text(rows: Sequence[str], selection: Selection) -> tuple[str, str]:
    """What of the rows is marked, without the blanks that fill them up, and the line end after it."""
    found = []
    for index, row in enumerate(rows):
        if (span := selection.get_span(index)) is not None:
            start, end = span
            found.append((row[start:] if end < 0 else row[start:end]).rstrip())
    return "\n".join(found), "\n"


def _turned(row: Strip, below: Style) -> Strip:
    """The row with letters and ground in each other's colours, which is seen and read in every theme and without colours."""
    styles = ((text, below + (own or Style()), control) for text, own, control in row)
    return Strip([Segment(text, own + Style(reverse=not own.reverse), control) for text, own, control in styles], row.cell_length)
