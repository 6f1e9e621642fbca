"""Reads text without form: .txt, .md, and what is pasted."""

import re
from collections.abc import Iterator
from typing import Final

from kcminutes.importing.refusals import ImportRefusal
from kcminutes.importing.source import Cell, Line, Source
from kcminutes.swedish.characters import plain

_BULLET: Final = r"(?P<indent>\s*)(?:[-*•●▪·–]|o(?=\s))\s+(?P<text>\S.*)"
_NEVER_LAST: Final = r"den|det|en|ett|och|att|av|till|i|på|med|för|om|som|från|samt|eller|kl\.?"
"""Words that no paragraph ends with."""
_LINK: Final = r"\[([^\[\]]+)\]\(((?:[^\s()]|\([^\s()]*\))+)\)"
_BROKEN_FROM: Final = 50
"""Characters: a line that is shorter than this was not broken for lack of room."""


def decoded(content: bytes, name: str, charset: str = "") -> str:
    """The text of the content: in the character set that it declares, UTF-8 or UTF-16, else as Windows in Sweden writes it.

    A character set that is unknown, or that not all of the content is in, is not believed. ImportRefusal for what is no text.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    # What calls itself Latin-1 or ASCII and has more signs in it was written by Windows.
    windows = charset.casefold().startswith(("iso-8859-1", "latin1", "latin-1")) and charset[-1:] == "1"
    for encoding in filter(None, ("cp1252" if windows else charset, "utf-8")):
        try:
            text = content.decode(encoding)
        except (LookupError, ValueError):
            continue
        if "\0" not in text[:4096]:
            return text
    if b"\0" in content[:4096]:
        raise ImportRefusal(f"{name} är ingen text; spara den som .docx, .pdf eller .txt och läs in den.")
    return content.decode("cp1252", "replace")


def read_plain(text: str, name: str = "", *, markdown: bool = False) -> Source:
    """The lines of a text; ``markdown`` if its signs mean something."""
    rows = plain(text.replace("\f", "\n\n")).split("\n")
    return Source(name, tuple(lines_of(rows, markdown=markdown)))


def lines_of(rows: list[str], *, markdown: bool = False, place: str = "rad {}") -> Iterator[Line]:
    """The lines of the rows; ``place`` has a {} for the row's number."""
    widths = sorted(len(row.rstrip()) for row in rows if row.strip())
    broad = widths[int(len(widths) * 0.9)] if widths else 0
    is_broken = _BROKEN_FROM < broad <= 110 and sum(width > broad * 0.75 for width in widths) > 0.25 * len(widths)
    spaced, before, last, table = True, "", "", 0
    for number, row in enumerate(rows, 1):
        if not row.strip():
            spaced, before = True, ""
            continue
        text = row.rstrip()
        if markdown and _is_rule(text):
            continue
        line = _line(text, place.format(number), markdown=markdown)
        if markdown and text.lstrip().startswith("|"):
            table += not before.lstrip().startswith("|")
            line = _table_row(text, place.format(number), table)
        more = text.lstrip()[:1].islower() or re.search(rf" (?:{_NEVER_LAST})$", last) is not None
        cut = len(last) > 40 and more and not re.search(r"[.:;!?]$", last) and not line.bullet
        same = abs((len(row) - len(row.lstrip())) - (len(before) - len(before.lstrip()))) < 3 and len(line.cells) == 1
        goes_on = (
            same
            and is_broken
            and bool(before)
            and len(before) > broad * (0.65 if text.lstrip()[:1].islower() else 0.8)
            and len(f"{before} {text.split()[0]}") > broad  # the word had no room there
            and not line.bullet
            and not _ends(before, text)
        )
        yield Line(
            line.cells,
            line.place,
            line.number,
            line.heading,
            line.bold,
            0.0,
            line.bullet,
            line.table,
            (goes_on and not spaced) or cut,
            spaced and not cut,
        )
        spaced, before = False, text
        last = text


def _ends(before: str, text: str) -> bool:
    """Whether the line before was not broken: a list, a label, a new number, a person begins here."""
    if re.match(r"\s*[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+(?:,|\s*\(|\s*$)", text):
        return True
    return (
        re.match(r"\s*(?:§|\d{1,3}[.)]\s|[A-ZÅÄÖ][\wåäö ]{2,30}:)", text) is not None
        or before.rstrip().endswith(":")
        or "\t" in text
    )


def _line(text: str, place: str, *, markdown: bool) -> Line:
    heading, bold, bullet = 0, False, 0
    if markdown and (match := re.match(r"\s{0,3}(#{1,6})\s+(.*)$", text)):
        heading, text = len(match[1]), match[2].rstrip("#").rstrip()
    if point := re.fullmatch(_BULLET, text):
        # Tabs before it may tell in which column of a table it stands.
        bullet, text = 1 + len(point["indent"].expandtabs(4)) // 2, "\t" * point["indent"].count("\t") + point["text"]
    if match := re.fullmatch(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)(:?)\s*", text):
        bold, text = True, match[1] + match[2]
    if markdown:
        text = re.sub(r"(?<!\w)(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1(?!\w)", r"\2", text)
        text = re.sub(_LINK, lambda link: link[1] if link[1] in link[2] else f"{link[1]} ({link[2]})", text)
        text = text.rstrip("\\")
    elif match := re.fullmatch(r"<(?:i|b|em|strong)>(.*)</(?:i|b|em|strong)>", text):
        text = match[1]
    return Line(tuple(_cells(text)), place, "", heading, bold, 0.0, bullet)


def _is_rule(text: str) -> bool:
    """Whether the row is the one of dashes under a table's head."""
    first, *rest = (cell.strip() for cell in text.strip().removeprefix("|").split("|"))
    return bool(rest) and all(re.fullmatch(r":?-{2,}:?", cell) for cell in (first, *rest[:-1])) and set(rest[-1]) <= {":", "-"}


def _table_row(text: str, place: str, table: int) -> Line:
    cells = re.split(r"(?<!\\)\|", text.strip().strip("|"))
    clean = [re.sub(r"(?:\*\*|__)", "", cell).replace("<br>", "\n").replace("\\|", "|").strip() for cell in cells]
    return Line(tuple(Cell(cell, column) for column, cell in enumerate(clean)), place, table=table)


def _cells(text: str) -> Iterator[Cell]:
    """The pieces that tabs and wide gaps part, each with its column."""
    at = 0
    expanded = text.expandtabs(8)
    if text.startswith("\t") and "\t" not in text.strip():  # a row whose first columns are empty
        yield Cell(text.strip(), len(text) - len(text.lstrip("\t")))
        return
    if "\t" in text.strip():
        for piece in text.split("\t"):
            if piece.strip() or at == 0:
                yield Cell(piece.strip(), at)
            at += 1
        return
    for match in re.finditer(r"\S(?:.*?\S)?(?=\s{3,}|\s*$)", expanded):
        yield Cell(match.group(), match.start())
