"""The document in the terminal, as rows of styled text: a screen shows some of them and makes only the changed section anew."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from rich.cells import cell_len
from rich.style import Style
from rich.text import Span, Text

from kcminutes.documents.blocks import Block, ProseLine, Run
from kcminutes.documents.contents import OutlineEntry, Summary, SummedAction
from kcminutes.documents.head import Fact, Signature
from kcminutes.documents.items import ActionEntry, FollowUpEntry, ProsePart, Section
from kcminutes.documents.people import Person
from kcminutes.documents.rows import block_rows, wrapped_text
from kcminutes.documents.view import Document
from kcminutes.swedish.typography import NO_BREAK_SPACE

TABLE_WIDTH: Final = 60
"""The narrowest width, in cells, at which actions are a table of three columns."""
MIN_WIDTH: Final = 24
"""Rows are never made narrower than this."""
_DUE_WIDTH: Final = 10
_NUMBER_WIDTH: Final = 6
_GAP: Final = 2
_BAR: Final = "▎ "
_BULLET: Final = "•"
_TEXT: Final = "\0"
_STYLES: Final = {(True, False): "bold", (False, True): "italic", (True, True): "bold italic"}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def document_lines(document: Document, width: int) -> list[Text]:
    """The whole document: each text is one row of at most ``width`` cells (at least `MIN_WIDTH`)."""
    rows = head_lines(document, width)
    for section in document.sections:
        rows += section_lines(section, width)
    if document.coming:
        rows += coming_lines(document.coming, width)
    for signature in document.signatures:
        rows += _signature(signature, width)
    return rows


def coming_lines(coming: ProsePart, width: int) -> list[Text]:
    """The list of coming meetings, with an empty row at the end."""
    return [*_prose_part(coming, max(width, MIN_WIDTH)), Text()]


def ansi(row: Text) -> str:
    """One of the rows as a terminal takes it, its styles in escape sequences; of those no two overlap in a row that is made here.

    Rich would do the same at many times the cost, which a document of a hundred thousand rows tells.
    """
    text, parts, at = row.plain, [], 0
    for start, end, style in row.spans:
        parts += [text[at:start], _painted(str(style)).replace(_TEXT, text[start:end])]
        at = end
    return "".join((*parts, text[at:]))


@cache
def _painted(style: str) -> str:
    """The escape sequences of a style around `_TEXT`."""
    return Style.parse(style).render(_TEXT)


def head_lines(document: Document, width: int) -> list[Text]:
    """What stands above the first item, with an empty row at the end."""
    width = max(width, MIN_WIDTH)
    rows = [_row(f" {document.mark} ", "bold reverse"), Text()] if document.mark else []
    rows += _folded(document.body, width)
    rows += _folded(document.title, width, style="bold")
    rows += _folded(document.note, width, style="bold")
    rows += _folded(document.approval, width)
    rows.append(Text())
    rows += _facts(document.facts, width)
    for group in document.groups:
        rows += [Text(), *_folded(group.label, width, style="bold")]
        for person in group.people:
            rows += _folded(_person(person), width, lead="  ", hanging=2)
    rows += [Text(), _rule(width), Text()]
    if document.outline:
        rows += [_row("Dagordning", "bold"), *_outline(document.outline, width), Text()]
    if document.summary:
        rows += [_row("Sammanfattning", "bold"), *_summary(document.summary, width)]
    return [*rows, _rule(width), Text()] if document.outline or document.summary else rows


def section_lines(section: Section, width: int) -> list[Text]:
    """One item with its sub-items, with an empty row at the end."""
    width = max(width, MIN_WIDTH)
    lead = f"{section.prefix} ".lstrip()
    rows = _folded(section.title, width, lead=lead, style="bold")
    rows += _facts(section.facts, width)
    rows += _folded(section.status, width, style="bold")
    for sentence in section.movements:
        rows += _folded(sentence, width, style="italic")
    for part in section.parts:
        if len(rows) > 1 or not isinstance(part, ProsePart) or part.heading:
            rows.append(Text())
        rows += _prose_part(part, width) if isinstance(part, ProsePart) else _table(part.columns, part.rows, width)
    rows.append(Text())
    for sub in section.sections:
        rows += section_lines(sub, width)
    return rows


def _prose_part(part: ProsePart, width: int) -> Iterator[Text]:
    lead = _BAR if part.name in {"decisions", "proposals"} else ""
    if part.heading:
        yield _row(lead + part.heading, "bold")
    for row in _led(part.blocks, lead, lead, width):
        yield _styled(row)


def _outline(outline: tuple[OutlineEntry, ...], width: int) -> Iterator[Text]:
    for entry in outline:
        lead = "    " * (entry.level - 1) + f"{entry.prefix} ".ljust(4)
        yield from _folded(entry.title, width, lead=lead)
        yield from _folded(entry.status, width, lead=" " * len(lead), style="italic")


def _summary(summary: Summary, width: int) -> Iterator[Text]:
    if summary.decisions:
        yield from (Text(), _row("Beslut", "bold"))
    for decided in summary.decisions:
        yield Text()
        yield from _folded(decided.title, width, lead=f"{decided.prefix} ")
        yield from map(_styled, _led(decided.blocks, _BAR, _BAR, width))
    if summary.actions:
        yield Text()
        yield from _table(summary.columns, summary.actions, width)
    yield Text()


_TableRow = ActionEntry | SummedAction | FollowUpEntry


def _table(columns: tuple[str, ...], rows: Sequence[_TableRow], width: int) -> Iterator[Text]:
    """The rows side by side, or on a narrow screen what belongs to each text below it."""
    at = len(_before(rows[0]))  # the text's column: before it stands the item, after it day, people and standing
    cells = [(_before(row), row.text, _after(row)) for row in rows]
    if width < TABLE_WIDTH:
        yield _row(columns[at], "bold")
        for before, text, after in cells:
            yield from map(_styled, _led(text, f"{_BULLET} ", "  ", width))
            known = zip((*columns[:at], *columns[at + 1 :]), (*before, *after), strict=True)
            yield from _facts((Fact(label, values) for label, values in known), width, indent="  ")
        return
    widths = _widths(columns, at, width)
    yield from map(_styled, _side_by_side([[(Run(label, bold=True),)] for label in columns], widths))
    yield _rule(width)
    for before, text, after in cells:
        narrow: list[list[ProseLine]] = [
            [(Run(row),) for value in values for row in wrapped_text(value, room)]
            for values, room in zip((*before, *after), (*widths[:at], *widths[at + 1 :]), strict=True)
        ]
        lines = [*narrow[:at], list(block_rows(text, widths[at], _BULLET)), *narrow[at:]]
        yield from map(_styled, _side_by_side(lines, widths))


def _before(row: _TableRow) -> tuple[tuple[str, ...], ...]:
    return ((row.label,),) if isinstance(row, SummedAction) else ()


def _after(row: _TableRow) -> tuple[tuple[str, ...], ...]:
    standing = (row.standing,) if isinstance(row, FollowUpEntry) else ()
    return ((row.due,), row.responsible, *standing)


def _widths(columns: tuple[str, ...], at: int, width: int) -> list[int]:
    """Each column's width without the gap after it; the text's has what the others leave."""
    people = max(14, width // 4)
    others = [_NUMBER_WIDTH] * at + [_DUE_WIDTH]
    others += [people] if len(columns) == at + 3 else [people * 3 // 4] * 2
    others.insert(at, width - sum(others) - _GAP * (len(columns) - 1))
    return others


def _side_by_side(cells: list[list[ProseLine]], widths: list[int]) -> Iterator[ProseLine]:
    last = len(cells) - 1
    for index in range(max(1, *map(len, cells))):
        line: list[Run] = []
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            words = cell[index] if index < len(cell) else ()
            gap = 0 if column == last else width + _GAP - sum(cell_len(run.text) for run in words)
            line += [*words, Run(" " * gap)]
        yield tuple(line)


def _signature(signature: Signature, width: int) -> list[Text]:
    width = max(width, MIN_WIDTH)
    line = [] if signature.signed else [_row("_" * min(40, width))]
    label = f"{signature.label} {signature.signed}".rstrip()
    return [Text(), Text(), *line, *_folded(signature.name, width), _row(label, "dim")]


def _facts(facts: Iterable[Fact], width: int, indent: str = "") -> Iterator[Text]:
    for fact in facts:
        lead = f"{indent}{fact.label}: "
        for value in filter(None, fact.values):
            for row in _folded(value, width, lead=lead):
                row.stylize("dim", 0, len(lead))
                yield row
            lead = " " * len(lead)


def _person(person: Person) -> str:
    remarks = f" ({'; '.join(person.remarks)})" if person.remarks else ""
    return ", ".join((person.name, *person.details)) + remarks


def _led(blocks: tuple[Block, ...], lead: str, others: str, width: int) -> Iterator[ProseLine]:
    """The blocks' rows, ``lead`` before the first and ``others``, as wide, before the others."""
    rows = block_rows(blocks, width - len(lead), _BULLET)
    return ((Run(others if index else lead), *row) for index, row in enumerate(rows)) if lead else rows


def _folded(text: str, width: int, *, lead: str = "", hanging: int = 0, style: str = "") -> list[Text]:
    """The text's rows, ``lead`` before the first and as much room, and ``hanging`` more, before the others."""
    rows = []
    others = " " * (len(lead) + hanging)
    for row in wrapped_text(text, max(width - len(others), 8)):
        rows.append(_row(lead + row, style))
        lead = others
    return rows


def _styled(line: ProseLine) -> Text:
    text = _row("".join([run.text for run in line]))
    at = 0
    for run in line:
        after = at + len(run.text)
        if run.bold or run.italic:
            text.spans.append(Span(at, after, _STYLES[run.bold, run.italic]))
        at = after
    return text


def _rule(width: int) -> Text:
    return _row("─" * width, "dim")


def _row(text: str, style: str = "") -> Text:
    """One row of the screen; whatever is in the text, no terminal takes it for a command."""
    shown = text.replace(NO_BREAK_SPACE, " ")
    row = Text(shown if shown.isprintable() else _CONTROLS.sub("", shown), no_wrap=True)
    if style:  # as a span: Rich leaves out the style of a whole text without spans when it is rendered by itself
        row.stylize(style)
    return row
