"""Prose as Markdown that every reader takes for what was typed: CommonMark, with tables as GitHub has them."""

import re

from kcminutes.documents.blocks import Block, Entry, Line, Paragraph

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&~|#$^])")
_LINE_START = re.compile(r"^(\s*)(?:([-+=])|([0-9]{1,9})([.)])(?=\s|$))")


def escaped(text: str) -> str:
    """The text so that nothing in it is markup, wherever on a line it stands."""
    return _LINE_START.sub(_line_start_escaped, _within_line(text))


def markdown(blocks: tuple[Block, ...]) -> str:
    """The blocks as Markdown, without a line break at the end."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append("\\\n".join(map(_line, block.lines)))
        else:
            parts.append("\n".join(_entry(entry) for entry in block.entries))
    return re.sub(r"(?m) +$", "", "\n\n".join(parts))


def _entry(entry: Entry) -> str:
    marker = "- " if entry.number is None else f"{entry.number}. "
    text = markdown(entry.blocks)
    if entry.blocks and not isinstance(entry.blocks[0], Paragraph):
        text = "\n" + text  # else three empty entries in one another would be a line across the page: "- - -"
    return marker + text.replace("\n", "\n" + " " * len(marker))


def cell(blocks: tuple[Block, ...]) -> str:
    """The blocks as the content of a table's cell, which is a single line."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += map(_line, block.lines)
        else:
            lines += [f"{'•' if entry.number is None else f'{entry.number}.'} {cell(entry.blocks)}" for entry in block.entries]
    return "<br>".join(lines)


def _within_line(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _line_start_escaped(match: re.Match[str]) -> str:
    space, sign, digits, stop = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{stop}"


def _line(line: Line) -> str:
    """The line with its styles; the marks stand close to the words, as CommonMark wants them."""
    text = ""
    for run in line:
        words = run.text.strip()
        mark = ("**" if run.bold else "") + ("*" if run.italic else "")
        lead = run.text[: len(run.text) - len(run.text.lstrip())]
        tail = run.text[len(run.text.rstrip()) :]
        if not (words and mark):
            text += _within_line(run.text)
            continue
        between = "<!-- -->" if text.endswith("*") and not lead else ""  # else the marks of two neighbours would be read as one
        text += f"{lead}{between}{mark}{_within_line(words)}{mark}{tail}"
    return _LINE_START.sub(_line_start_escaped, text)
