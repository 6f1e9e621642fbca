"""Prose as Markdown that every reader takes for what was typed: CommonMark, with tables as GitHub has them."""

import re

from kcminutes.documents.blocks import Block, ListEntry, Paragraph, ProseLine

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&~|#$^])")
_WITHIN_WORD = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
"""Underscores that are no marks, as in a file's name or a link's address, which a backslash would break."""
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>|\\`*\[\]{}\"^]+")
_IN_ADDRESS = re.compile(r"_|&(?=#|\w+;)|~(?=~)|(?<=~)~")
"""What could be markup in an address all the same."""
_IN_BRACKETS = re.compile(r"[a-z]+://[\w./?&=~:#@+-]*\w/?", re.ASCII)
"""An address that can stand in angle brackets, where nothing is markup, and that every reader shows as it is."""
_WHITE = "\t\n\x0b\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
"""What CommonMark takes for white space, which is less than Python does."""
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
    """The text without markup; an address and a file's name stay as they are, as far as nothing in them can be markup."""
    if "_" not in text and "://" not in text:
        return _MARKUP.sub(r"\\\1", text)
    literal = {place for word in _WITHIN_WORD.finditer(text) for place in range(*word.span())}
    signs = list(text)
    for address in _ADDRESS.finditer(text):
        own = range(*address.span())
        marked = [place for place in own if place not in literal and _IN_ADDRESS.match(text, place)]
        bare = _IN_BRACKETS.match(text, address.start(), address.end())
        is_whole = bare is not None and not text[bare.end() : address.end()].strip(".,;:!?)'\"")
        if marked and bare and is_whole and not any(text[place] == "&" for place in marked):
            signs[bare.start()] = f"<{text[bare.start()]}"
            signs[bare.end() - 1] += ">"
            marked = []
        literal.update(set(own).difference(marked))
    return "".join(sign if place in literal else _MARKUP.sub(r"\\\1", sign) for place, sign in enumerate(signs))


def _line_start_escaped(match: re.Match[str]) -> str:
    space, sign, digits, stop = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{stop}"


def _line(line: ProseLine) -> str:
    """The line with its styles; the marks stand close to the words, as CommonMark wants them."""
    text = ""
    was_marked = ends_in_sign = False
    for run in line:
        words = run.text.strip(_WHITE)
        mark = ("**" if run.bold else "") + ("*" if run.italic else "")
        lead = run.text[: len(run.text) - len(run.text.lstrip(_WHITE))]
        tail = run.text[len(run.text.rstrip(_WHITE)) :]
        is_marked = bool(words and mark)
        shown = _within_line(words)  # an address may stand in angle brackets, which are signs
        # A mark between a letter and a sign is none (CommonMark 0.31, 6.2), and those of two neighbours would be read as one.
        touches = bool(text and run.text) and not lead and text[-1] not in _WHITE
        between = _NOTHING if touches and ((is_marked and (was_marked or not shown[0].isalnum())) or ends_in_sign) else ""
        text += between + (f"{lead}{mark}{shown}{mark}{tail}" if is_marked else _within_line(run.text))
        if run.text:
            was_marked = is_marked and not tail
            ends_in_sign = was_marked and not shown[-1].isalnum()
    return _LINE_START.sub(_line_start_escaped, text)
