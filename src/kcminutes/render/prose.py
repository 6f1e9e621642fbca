"""Prose as it is typed, in light Markdown, into blocks that every format can set: paragraphs, nested lists, bold and italic.

Everything else that Markdown knows (headings, links, code, HTML, entities, backslashes, underscores) is plain text here and stays
as typed; a line break is a line break.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from msgspec import Struct

MAX_DEPTH: Final = 8
"""How deep lists nest; a marker deeper than that is text."""


class Run(Struct, frozen=True):
    """A stretch of text in one style, without line breaks."""

    text: str
    bold: bool = False
    italic: bool = False


Line = tuple[Run, ...]
"""What stands on one line as typed; the paper may break it into several."""


class Paragraph(Struct, frozen=True):
    """A paragraph: one or more lines, none of them empty."""

    lines: tuple[Line, ...]
    kind: Literal["paragraph"] = "paragraph"


class Entry(Struct, frozen=True):
    """One entry of a list: its typed number (None for a bullet) and what it holds."""

    number: int | None
    blocks: tuple["Block", ...]


class ListBlock(Struct, frozen=True):
    """A bulleted or a numbered list."""

    ordered: bool
    entries: tuple[Entry, ...]
    kind: Literal["list"] = "list"


Block = Paragraph | ListBlock


def prose(text: str) -> tuple[Block, ...]:
    """The blocks of a text; any text has some, and only an empty one has none."""
    return _blocks(iter(_PARSER.parse(_aligned(text))))


def plain_block(text: str) -> Paragraph:
    """The text as a paragraph in which nothing is markup."""
    return Paragraph(tuple((Run(line.strip()),) for line in text.split("\n") if line.strip()))


def text_of(blocks: tuple[Block, ...]) -> str:
    """The blocks' words without their styles, a line for each line."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += ["".join(run.text for run in line) for line in block.lines]
        else:
            lines += [text_of(entry.blocks) for entry in block.entries]
    return "\n".join(lines)


# What is typed, prepared for the parser.

_MARKER = re.compile(r"(-|[0-9]{1,9}\.)(?: +|$)")


def _aligned(text: str) -> str:
    """The text with each list marker where CommonMark looks for it: one space of indent is enough to mean a nested list."""
    open_entries: list[tuple[int, int]] = []  # the indent as typed, and the one that the entry's text gets
    lines = []
    after_blank = False
    for line in text.expandtabs(4).split("\n"):
        body = line.strip(" ")
        typed = len(line) - len(line.lstrip(" "))
        marker = _MARKER.match(body)
        if body and (marker or after_blank):
            while open_entries and typed <= open_entries[-1][0]:
                open_entries.pop()
        indent = open_entries[-1][1] if open_entries else 0
        if marker:
            body = f"{marker[1]} {body[marker.end() :]}"
            open_entries.append((typed, indent + len(marker[1]) + 1))
        lines.append(" " * indent + body if body else "")
        after_blank = not body
    return "\n".join(lines)


# The parser: markdown-it with nothing but what stands above.


def _dash_or_number(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """Lists open with ``-`` and ``1.`` only: a line that begins with ``+ 700 000`` or ``* `` is text."""
    begin = state.bMarks[start] + state.tShift[start]
    return (
        state.level < 2 * MAX_DEPTH
        and _MARKER.match(state.src[begin : min(begin + 12, state.eMarks[start])]) is not None
        and list_block(state, start, end, silent)
    )


def _asterisks(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """Only asterisks at the ends of words emphasise: ``snake_case``, ``_x_`` and ``3*4*5`` are text."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, False)  # noqa: FBT003 (markdown-it's signature)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "*"
        token = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(marker=ord("*"), length=scanned.length, token=token, end=-1, open=scanned.can_open, close=scanned.can_close)
        )
    state.pos += scanned.length
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": 100}).enable(["list", "newline", "emphasis"])
    parser.block.ruler.at("list", _dash_or_number, {"alt": ["paragraph"]})
    parser.inline.ruler.at("emphasis", _asterisks)
    return parser


_PARSER = _parser()


# From the parser's tokens to blocks.


def _blocks(tokens: Iterator[Token]) -> tuple[Block, ...]:
    """The blocks up to the end of the list entry that the tokens are in, or of the text."""
    blocks: list[Block] = []
    for token in tokens:
        if token.type == "list_item_close":
            break
        if token.type == "inline":
            lines = _lines(token.children or [])
            if lines:
                blocks.append(Paragraph(lines))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            blocks.append(ListBlock(token.type == "ordered_list_open", tuple(_entries(tokens))))
    return tuple(blocks)


def _entries(tokens: Iterator[Token]) -> Iterator[Entry]:
    """The entries of the list that the tokens are in."""
    for token in tokens:
        if token.type != "list_item_open":
            return
        yield Entry(int(token.info) if token.info else None, _blocks(tokens))


def _lines(children: list[Token]) -> tuple[Line, ...]:
    """The lines of a paragraph; neighbours in the same style are one run."""
    lines: list[list[Run]] = [[]]
    bold = italic = 0
    for token in children:
        match token.type:
            case "softbreak" | "hardbreak":
                lines.append([])
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case _ if token.content:
                line = lines[-1]
                run = Run(token.content, bold > 0, italic > 0)
                if line and (line[-1].bold, line[-1].italic) == (run.bold, run.italic):
                    run = Run(line.pop().text + run.text, run.bold, run.italic)
                line.append(run)
    return tuple(tuple(line) for line in lines if any(run.text.strip() for run in line))
