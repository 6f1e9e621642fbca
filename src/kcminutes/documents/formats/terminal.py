"""The document in the terminal, as rows of styled text: a screen shows some of them and makes only the changed section anew."""

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from kcminutes.documents.blocks import Block, Line, Run
from kcminutes.documents.people import Person
from kcminutes.documents.rows import block_rows, wrapped_text
from kcminutes.documents.view import (
    ActionRow,
    ActionsPart,
    Document,
    Fact,
    OutlineEntry,
    ProsePart,
    Section,
    Signature,
    Summary,
    SummedAction,
)
from kcminutes.swedish.typography import NO_BREAK_SPACE

TABLE_WIDTH: Final = 60
"""The narrowest width, in cells, at which actions are a table of three columns."""
MIN_WIDTH: Final = 24
"""Rows are never made narrower than this."""
_DUE_WIDTH: Final = 10
_NUMBER_WIDTH: Final = 8
_BAR: Final = "▎ "
_BULLET: Final = "•"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def document_lines(document: Document, width: int) -> list[Text]:
    """The whole document: each text is one row of at most ``width`` cells (at least `MIN_WIDTH`)."""
    rows = head_lines(document, width)
    for section in document.sections:
        rows += section_lines(section, width)
    for signature in document.signatures:
        rows += _signature(signature, width)
    return rows


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
    lead = f"{section.number}. "
    rows = _folded(section.title, width, lead=lead, style="bold")
    rows += _facts(section.facts, width)
    rows += _folded(section.status, width, style="bold")
    for sentence in section.movements:
        rows += _folded(sentence, width, style="italic")
    for part in section.parts:
        if len(rows) > 1 or isinstance(part, ActionsPart) or part.heading:
            rows.append(Text())
        rows += _actions(part.columns, part.rows, width) if isinstance(part, ActionsPart) else _prose_part(part, width)
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
        lead = "    " * (entry.level - 1) + f"{entry.number}. ".ljust(4)
        yield from _folded(entry.title, width, lead=lead)
        yield from _folded(entry.status, width, lead=" " * len(lead), style="italic")


def _summary(summary: Summary, width: int) -> Iterator[Text]:
    if summary.decisions:
        yield from (Text(), _row("Beslut", "bold"))
    for decided in summary.decisions:
        yield Text()
        yield from _folded(decided.title, width, lead=f"{decided.number}. ")
        yield from map(_styled, _led(decided.blocks, _BAR, _BAR, width))
    if summary.actions:
        yield Text()
        yield from _actions(summary.columns, summary.actions, width)
    yield Text()


def _actions(columns: tuple[str, ...], rows: tuple[ActionRow, ...] | tuple[SummedAction, ...], width: int) -> Iterator[Text]:
    """A table, or on a narrow screen each action with its date and people below it."""
    *before, action_label, due_label, people_label = columns
    if width < TABLE_WIDTH:
        yield _row(action_label, "bold")
        for action in rows:
            known = [Fact(label, (number,)) for label, number in zip(before, _numbers(action), strict=True)]
            yield from map(_styled, _led(action.text, f"{_BULLET} ", "  ", width))
            yield from _facts((*known, Fact(due_label, (action.due,)), Fact(people_label, action.responsible)), width, indent="  ")
        return
    people_width = max(14, width // 4)
    text_width = width - _DUE_WIDTH - people_width - 4 - _NUMBER_WIDTH * len(before)
    numbers = "".join(f"{label:{_NUMBER_WIDTH}}" for label in before)
    yield _row(f"{numbers}{action_label:{text_width}}  {due_label:{_DUE_WIDTH}}  {people_label}", "bold")
    yield _rule(width)
    for action in rows:
        people = [row for name in action.responsible for row in wrapped_text(name, people_width)]
        text = list(block_rows(action.text, text_width, _BULLET))
        numbers = "".join(f"{number:{_NUMBER_WIDTH}}" for number in _numbers(action))
        for index in range(max(len(text), len(people), 1)):
            words = text[index] if index < len(text) else ()
            gap = " " * (text_width - sum(cell_len(run.text) for run in words))
            due = "" if index else action.due
            name = people[index] if index < len(people) else ""
            lead = (Run(" " * len(numbers) if index else numbers),) if numbers else ()
            yield _styled((*lead, *words, Run(f"{gap}  {due:{_DUE_WIDTH}}  {name}")))


def _numbers(action: ActionRow | SummedAction) -> tuple[str, ...]:
    return (action.number,) if isinstance(action, SummedAction) else ()


def _signature(signature: Signature, width: int) -> list[Text]:
    width = max(width, MIN_WIDTH)
    line = [] if signature.signed else [_row("_" * min(40, width))]
    label = f"{signature.label} {signature.signed}".rstrip()
    return [Text(), Text(), *line, *_folded(signature.name, width), _row(label, "dim")]


def _facts(facts: tuple[Fact, ...], width: int, indent: str = "") -> Iterator[Text]:
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


def _led(blocks: tuple[Block, ...], lead: str, others: str, width: int) -> Iterator[Line]:
    """The blocks' rows, ``lead`` before the first and ``others``, as wide, before the others."""
    for row in block_rows(blocks, width - len(lead), _BULLET):
        yield (Run(lead), *row)
        lead = others


def _folded(text: str, width: int, *, lead: str = "", hanging: int = 0, style: str = "") -> list[Text]:
    """The text's rows, ``lead`` before the first and as much room, and ``hanging`` more, before the others."""
    rows = []
    for row in wrapped_text(text, max(width - len(lead) - hanging, 8)):
        rows.append(_row(lead + row, style))
        lead = " " * (len(lead) + (0 if rows[1:] else hanging))
    return rows


def _styled(line: Line) -> Text:
    text = _row("".join(run.text for run in line))
    at = 0
    for run in line:
        if run.bold or run.italic:
            text.stylize(f"{'bold' if run.bold else ''} {'italic' if run.italic else ''}".strip(), at, at + len(run.text))
        at += len(run.text)
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
