"""Items that have no numbers of their own: rows of a table, headings by their looks, the points of a list."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.columns import Column
from kcminutes.importing.day_headings import DAY_HEADING
from kcminutes.importing.grids import Grid, cells_by_column
from kcminutes.importing.label import Label
from kcminutes.importing.labels import HEAD, LISTS, PARTS, label_before, meanings
from kcminutes.importing.names_seen import begins_with_name
from kcminutes.importing.numbers import Candidate, Form, candidate, is_heading, unnumbered
from kcminutes.importing.printed_rows import BEGINS_WITH_TIME
from kcminutes.importing.source import Line, line_of
from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.municipalities import COUNTIES

_OF_AN_ITEM: Final = frozenset({Label.ACTIONS, Label.NOTES, Label.DUE})
"""Labels within items that may head an item too, where they stand once: "Att göra", "Diskussion"."""
_MEETING_HEADING: Final = (
    rf"(?i:möte|sammanträde|kallelse|protokoll)\w*(?: den)? (?:\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{one_of(MONTH_NUMBER)}) \d{{4}})"
)
"""A heading that says of which day the meeting is: "Möte 2018-10-15"."""
_FORMAL: Final = (
    r"(?i)(?:(?:mötets |sammanträdets )?(?:öppnande|öppnas|avslutande|avslutas|avslutning)\b|mötet (?:öppnas|avslutas)|upprop"
    r"|val av (?:\w+ )?(?:justera|sekreterare|ordförande|protokoll)|(?:protokolls)?justering|övriga frågor|nästa möte"
    r"|(?:godkännande|fastställande) av )"
)
"""How the title begins of an item that agendas have without a number."""
_FEWEST_STYLED: Final = 3
"""Headings in a style, from which on they are the items, however many others are in bold within them."""
_OFTEN: Final = 3
"""Times that a text stands in the file which is over each matter, or on each page, and is none's heading."""


def table_run(lines: Sequence[Line], grid: Grid) -> list[Candidate]:
    """The rows of a table of items, each a heading; with the numbers that stand in it, where all have one."""
    run: list[Candidate] = []
    numbered_rows = [index for index in range(grid.line + 1, grid.end) if _has_number(lines[index], grid)]
    numbered_rows = numbered_rows or _rows_with_numbered_titles(lines, grid)
    timed_rows = _timed_rows(lines, grid)
    for index in range(grid.line + 1, grid.end):
        line = lines[index]
        cells = dict(reversed(list(cells_by_column(line, grid.columns))))
        is_formal = re.match(_FORMAL, cells.get(Column.TITLE, "")) is not None
        if len(numbered_rows) > 1 and index not in numbered_rows and not is_formal:
            continue  # a break between them, or more of the item above
        if timed_rows and index not in timed_rows and index not in numbered_rows:
            continue
        title = cells.get(Column.TITLE, "").split("\n")[0].strip()
        if not title:
            continue
        numbered = candidate(index, line_of(f"{line.number} {cells.get(Column.NUMBER, '')} {title}".strip(), line.place))
        if (
            numbered is not None
            and numbered.form in (Form.POINT, Form.PARAGRAPH, Form.WORD)
            and not numbered.sub
            and (numbered.score > 0 or index in numbered_rows)
        ):
            run.append(replace(numbered, score=1.5, extras=()))
        elif not cells.get(Column.NUMBER) or not re.search(r"\d", cells[Column.NUMBER]):
            run.append(Candidate(index, Form.HEADING, len(run) + 1, title, 1.2))
        else:
            run.append(Candidate(index, Form.POINT, len(run) + 1, title, 1.2, label=cells[Column.NUMBER]))
    run = _with_formal_numbered(run)
    numbers = [one.number for one in run]
    if any(one.form is Form.HEADING for one in run) or numbers != sorted(set(numbers)):
        return [replace(one, form=Form.HEADING, number=turn, label=one.label) for turn, one in enumerate(run, 1)]
    return run


def _with_formal_numbered(run: list[Candidate]) -> list[Candidate]:
    """The rows with the numbers that formal items would have, which stand without one before those that have one or after them."""
    at = [turn for turn, one in enumerate(run) if one.form is not Form.HEADING]
    if not at or any(run[turn].form is Form.HEADING for turn in range(at[0], at[-1])):
        return run
    first, last = run[at[0]].number - at[0], run[at[-1]].number - at[-1]
    numbers = [turn + (first if turn < at[0] else last) for turn in range(len(run))]
    form = run[at[0]].form
    return [one if one.form is not Form.HEADING else replace(one, form=form, number=numbers[turn]) for turn, one in enumerate(run)]


def _timed_rows(lines: Sequence[Line], grid: Grid) -> set[int]:
    """The rows that have a time, where three of four items have one; else none."""
    rows = {at: dict(cells_by_column(lines[at], grid.columns)) for at in range(grid.line + 1, grid.end)}
    titled = [at for at, cells in rows.items() if Column.TITLE in cells]
    timed = {at for at in titled if BEGINS_WITH_TIME.match(rows[at].get(Column.TIME, ""))}
    return timed if 4 * len(timed) >= 3 * len(titled) else set()


def _has_number(line: Line, grid: Grid) -> bool:
    """Whether the row has a number where the table has its numbers."""
    return any(column is Column.NUMBER and re.search(r"\d", text) for column, text in cells_by_column(line, grid.columns))


def _rows_with_numbered_titles(lines: Sequence[Line], grid: Grid) -> list[int]:
    """The rows whose titles begin with the numbers from 1 on, "1. Budget", where the table has no column for them; else none."""
    rows: list[int] = []
    for index in range(grid.line + 1, grid.end):
        title = dict(reversed(list(cells_by_column(lines[index], grid.columns)))).get(Column.TITLE, "")
        if re.match(rf"{len(rows) + 1}[.)]\s", title):
            rows.append(index)
    return rows


def headings_in(lines: Sequence[Line]) -> list[Candidate]:
    """The lines that look like headings, where no numbers are to be found; those of the most usual looks."""
    plains = [line.plain for line in lines]
    often = {text for text, count in Counter(map(_but_figures, plains)).items() if count >= _OFTEN}
    by_looks: dict[tuple[bool, int, float], list[Candidate]] = {}
    for index, line in enumerate(lines):
        if line.continues and index and line.bold == lines[index - 1].bold:
            continue  # more of the heading above
        marked = is_heading(line) or _may_head_an_item(line, plains)
        if (not marked and not _stands_alone(lines, index)) or any(
            re.fullmatch(day, line.plain) for day in (DAY_HEADING, _MEETING_HEADING)
        ):
            continue
        if not line.heading and _but_figures(line.plain) in often:
            continue
        if line.plain in COUNTIES and any(
            begins_with_name(after.plain) and after.plain[-1] != "." for after in lines[index + 1 : index + 2]
        ):
            continue  # over the people from there
        labels, sure = meanings(line.plain)
        is_item = Label.COMING in labels or (line.heading and not any(one in PARTS | HEAD for one in labels))
        is_item = is_item or (marked and _OF_AN_ITEM.issuperset(labels) and plains.count(line.plain) == 1)
        if labels and sure > 0.75 and not is_item:
            continue
        looks = (line.bold and not line.heading, line.heading, round(line.size) if marked else -1.0)
        own = by_looks.setdefault(looks, [])
        own.append(unnumbered(index, line, len(own) + 1, (looks[0], looks[1])))
    styled = max((own for looks, own in by_looks.items() if looks[1]), key=len, default=[])
    if len(styled) >= _FEWEST_STYLED:
        return styled
    best = max(by_looks.items(), key=lambda pair: (len(pair[1]) + 0.5 * (pair[0][2] >= 0), -pair[0][1]), default=None)
    return best[1] if best else []


def _but_figures(text: str) -> str:
    """What is alike in a text that comes again with another day or another matter's number; "Budget 2017" is one of its own."""
    return re.sub(r"\d+", "#", text) if re.search(r"\d{4}-\d\d-\d\d|(?<!\d)\d{1,6}/\d{4}(?!\d)", text) else text


def _may_head_an_item(line: Line, plains: Sequence[str]) -> bool:
    """Whether a label alone on a line in the style of headings, or "Tidplan" in bold, may head an item, as it stands once."""
    labels, _ = meanings(line.plain)
    if line.heading and re.fullmatch(r"(?i)välkom(?:na|men)|avslut(?:ning)?", line.plain):
        return True
    is_marked = bool(line.heading) or (line.bold and Label.DUE in labels)
    return is_marked and not line.table and bool(labels) and _OF_AN_ITEM.issuperset(labels) and plains.count(line.plain) == 1


def points_in(lines: Sequence[Line]) -> list[Candidate]:
    """The items of a list without numbers: the lines after "Dagordning", else the longest list of points."""
    runs: list[list[int]] = []
    for index, line in enumerate(lines):
        label = label_before(line.text.strip())
        if label is not None and label.among(LISTS) is Label.AGENDA and not label.rest:
            end = index + 1
            while (
                end < len(lines)
                and _is_entry(lines[end])
                and (end == index + 1 or not lines[end].spaced or lines[end].bullet == lines[index + 1].bullet)
            ):
                end += 1
            if end - index > 2:
                return [_entry(lines, at, turn) for turn, at in enumerate(range(index + 1, end), 1)]
        if line.bullet == 1:
            if runs and all(lines[at].bullet > 1 or lines[at].continues for at in range(runs[-1][-1] + 1, index)):
                runs[-1].append(index)
            else:
                runs.append([index])
    best = max(runs, key=len, default=[])
    return [_entry(lines, at, turn) for turn, at in enumerate(best, 1)] if len(best) > 2 else []


def _is_entry(line: Line) -> bool:
    label = label_before(line.text.strip())
    return (
        not line.table
        and 2 < len(line.plain) < 120
        and not re.search(r"[.!:]$", line.plain)
        and (label is None or (Label.COMING in label.labels and not label.rest))  # "Nästa möte" is a point of many lists
    )


def _entry(lines: Sequence[Line], at: int, turn: int) -> Candidate:
    return unnumbered(at, lines[at], turn)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line without any marks has a blank line before it and a sentence after it."""
    line = lines[index]
    text = line.plain
    if line.table or line.bullet or len(line.cells) > 1 or line.continues or not line.spaced or not 4 < len(text) < 70:
        return False
    label = label_before(text)
    if (
        not text[:1].isupper()
        or re.search(r"[.:;,!]$", text)
        or index == 0
        or (label is not None and Label.COMING not in label.labels)
    ):
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is not None and not after.table and len(after.plain) > 12 and re.search(r"[.!?:]$", after.plain) is not None
