"""Prose as Markdown that every reader takes for what was typed: CommonMark, with tables as GitHub has them."""

import re

from kcminutes.documents.blocks import Block, ListEntry, Paragraph, ProseLine

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&~|#$^])")
_NOTHING = "<!-- -->"
"""What is not seen, and parts what stands around it."""
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


def _entry(entry: ListEntry) -> str:
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


def _line(line: ProseLine) -> str:
    """The line with its styles; the marks stand close to the words, as CommonMark wants them."""
    text = ""
    was_marked = ends_in_sign = False
    for run in line:
        words = run.text.strip()
        mark = ("**" if run.bold else "") + ("*" if run.italic else "")
        lead = run.text[: len(run.text) - len(run.text.lstrip())]
        tail = run.text[len(run.text.rstrip()) :]
        is_marked = bool(words and mark)
        # A mark between a letter and a sign is none (CommonMark 0.31, 6.2), and those of two neighbours would be read as one.
        touches = bool(text and run.text) and not lead and not text[-1].isspace()
        between = _NOTHING if touches and ((is_marked and (was_marked or not words[0].isalnum())) or ends_in_sign) else ""
        text += between + (f"{lead}{mark}{_within_line(words)}{mark}{tail}" if is_marked else _within_line(run.text))
        if run.text:
            was_marked = is_marked and not tail
            ends_in_sign = was_marked and not words[-1].isalnum()
    return _LINE_START.sub(_line_start_escaped, text)
