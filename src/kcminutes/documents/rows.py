"""Prose in rows of a given width, for the plain text file and for the terminal."""

from collections.abc import Iterator

from rich.cells import cell_len

from kcminutes.documents.blocks import Block, Paragraph, ProseLine, Run

_JOINER = "\u200d"


def block_rows(blocks: tuple[Block, ...], width: int, bullet: str = "-") -> Iterator[ProseLine]:
    """The blocks' rows, each at most ``width`` cells wide (at least 10), an empty row between two paragraphs."""
    width = max(width, 10)
    before: Block | None = None
    for block in blocks:
        if before and (isinstance(block, Paragraph) or not isinstance(before, Paragraph)):
            yield ()
        if isinstance(block, Paragraph):
            for line in block.lines:
                yield from wrapped(line, width)
        else:
            for entry in block.entries:
                marker = bullet if entry.number is None else f"{entry.number}."
                yield from _hung(entry.blocks, marker + " ", width, bullet)
        before = block


def wrapped(line: ProseLine, width: int) -> list[ProseLine]:
    """The line's rows: broken at ordinary spaces, and within a word only if the word is longer than a row."""
    text = "".join([run.text for run in line])
    rows = _rows(text, width)
    if rows == [(0, len(text))]:
        return [line]
    if len(line) == 1:
        return [(Run(text[start:end], line[0].bold, line[0].italic),) for start, end in rows]
    return list(_cut(line, rows))


def wrapped_text(text: str, width: int) -> list[str]:
    """The same for text without styles; an empty text has no rows."""
    return [text[start:end] for start, end in _rows(text, width)]


def _hung(blocks: tuple[Block, ...], marker: str, width: int, bullet: str) -> Iterator[ProseLine]:
    """The rows of a list's entry, with the marker before the first and as much room before the others."""
    lead, rest = Run(marker), Run(" " * len(marker))
    for row in block_rows(blocks, width - len(marker), bullet) if blocks else [()]:
        if row or lead is not rest:
            yield (lead, *row)
        lead = rest


def _rows(text: str, width: int) -> list[tuple[int, int]]:
    """Where each row begins and ends in the text."""
    if not text:
        return []
    if (len(text) if text.isascii() and text.isprintable() else cell_len(text)) <= width and text[0] != " " != text[-1]:
        return [(0, len(text))]
    narrow = all(cell_len(char) == 1 for char in set(text))  # a wide one and a combining one make up for each other in a sum
    rows = []
    start, stop = 0, len(text.rstrip(" "))
    while start < stop:
        if text[start] == " ":
            start += 1
            continue
        fit = start + width if narrow else _fit(text, start, width)
        end = stop if fit >= stop else text.rfind(" ", start, fit + 1)
        if end < 0:
            end = fit
        rows.append((start, start + len(text[start:end].rstrip(" "))))
        start = end
    return rows


def _fit(text: str, start: int, width: int) -> int:
    """How far the text fits into the width, at least one character; what is drawn as one sign is not parted."""
    cells, sign = 0, start
    for index in range(start + 1, len(text) + 1):
        if index == len(text) or not (cell_len(text[index]) == 0 or text[index - 1] == _JOINER):
            # Measured whole: a variation selector makes the sign before it wider, a joiner makes one of two.
            cells += cell_len(text[sign:index])
            if cells > width and sign > start:
                return sign
            sign = index
    return len(text)


def _cut(line: ProseLine, rows: list[tuple[int, int]]) -> Iterator[ProseLine]:
    """The line's runs in each of the rows, which are given as `_rows` gives them."""
    index = at = 0  # the run at hand, and where in the text it begins
    for start, end in rows:
        runs = []
        while index < len(line):
            run = line[index]
            after = at + len(run.text)
            if start <= at and after <= end:
                runs.append(run)
            elif part := run.text[max(start - at, 0) : max(end - at, 0)]:
                runs.append(Run(part, run.bold, run.italic))
            if after > end:
                break  # it goes on in the next row
            at = after
            index += 1
        yield tuple(runs)
