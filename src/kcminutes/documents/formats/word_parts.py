"""The document's parts as Word paragraphs and tables, in the styles of the template that they are set in."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kcminutes.documents.blocks import Block, rows_of
from kcminutes.documents.contents import OutlineEntry, Summary, SummedAction
from kcminutes.documents.formats.word_text import TAB, Paragraphs, run, word_text
from kcminutes.documents.head import Fact, Signature
from kcminutes.documents.items import ActionEntry, ActionsPart, FollowUpEntry, FollowUpsPart, ProsePart, Section, SectionPart
from kcminutes.documents.people import Group
from kcminutes.swedish.typography import NO_BREAK_SPACE

# How the tables' columns share the width.
_ACTION_SHARES: Final = (81, 29, 42)
_SUMMARY_SHARES: Final = (20, 64, 29, 39)
_FOLLOW_UP_SHARES: Final = (61, 29, 31, 31)
# White, so that the name keeps its height beside those with a line.
_NO_LINE: Final = '<w:pBdr><w:top w:val="single" w:sz="5" w:space="4" w:color="FFFFFF"/></w:pBdr>'
_WITH_NEXT: Final = "<w:keepNext/>"
_KEPT: Final = re.compile(rf'(<w:pStyle w:val="[^"]*"/>)(?:{_WITH_NEXT})?')
_SHORT: Final = 14
"""Rows of a decision that is kept on one page."""
_ROW: Final = 75  # characters
_SIDE_BY_SIDE: Final = {1: 1, 2: 2, 4: 2}
"""How many lines to sign on stand beside each other, for so many in all; 3 for any other number."""


@dataclass(frozen=True)
class Typesetter:
    """Sets the parts in one template's styles; its `filters` are for the template's ``{{p … }}`` tags."""

    words: Paragraphs
    width: int
    """Of the text, in twips."""
    bar: str
    """The border beside a decision, as XML; empty if the template's style has none."""

    @property
    def filters(self) -> dict[str, Callable[..., str]]:
        """By the names that templates use."""
        return {
            "facts": self.facts,
            "people": self.people,
            "outline": self.outline,
            "summary": self.summary,
            "sections": self.sections,
            "coming": self.coming,
            "prose": self.prose,
            "signatures": self.signatures,
        }

    def facts(self, facts: Iterable[Fact]) -> str:
        """A label and its values, a paragraph for each value."""
        return self._labelled((fact.label, [run(value) for value in fact.values]) for fact in facts)

    def people(self, groups: Iterable[Group]) -> str:
        """The groups of people, a paragraph for each person."""

        def person(name: str, details: tuple[str, ...], remarks: tuple[str, ...]) -> str:
            remark = self.words.styled_run(f" ({'; '.join(remarks)})", "Anmärkning") if remarks else ""
            return run(", ".join((name, *details))) + remark

        return self._labelled((group.label, [person(it.name, it.details, it.remarks) for it in group.people]) for group in groups)

    def outline(self, entries: Iterable[OutlineEntry]) -> str:
        """The list of items; nothing if there is none."""
        lines = "".join(
            self.words.paragraph(
                "Dagordning 2" if entry.level > 1 else "Dagordning",
                f"{run(entry.prefix)}{TAB}{run(entry.title)}"
                + (self.words.styled_run(f" – {entry.status}", "Anmärkning") if entry.status else ""),
            )
            for entry in entries
        )
        return lines and self._front_heading("Dagordning") + lines

    def sections(self, sections: Iterable[Section]) -> str:
        """The items with their headings and all that belongs to them, sub-items too."""
        return _last_kept("".join(map(self._section, sections)))

    def coming(self, coming: ProsePart | None) -> str:
        """The list of coming meetings, with its heading; nothing if there is none."""
        if coming is None:
            return ""
        return self._front_heading(coming.heading) + _last_kept(self.words.blocks(coming.blocks, "Normal"))

    def prose(self, blocks: tuple[Block, ...]) -> str:
        """Paragraphs and lists."""
        return self.words.blocks(blocks, "Normal")

    def summary(self, summary: Summary | None) -> str:
        """All decisions, then a table of all actions; nothing if there is no summary."""
        if summary is None:
            return ""
        decisions = "".join(
            self.words.paragraph("Beslut", run(f"{it.prefix} {it.title}", "<w:b/>"), _WITH_NEXT)
            + self.words.blocks(it.blocks, "Beslut", self.bar)
            for it in summary.decisions
        )
        rows = ([self._cell(run(row.label)), *self._action_cells(row)] for row in summary.actions)
        table = self._table(summary.columns, _SUMMARY_SHARES, rows, "Alla åtgärder") if summary.actions else ""
        parts = ((name, part) for name, part in (("Beslut", decisions), ("Åtgärder", table)) if part)
        headed = (self.words.paragraph("Heading 3", run(name), _level(1)) + part for name, part in parts)
        return self._front_heading("Sammanfattning") + "".join(headed)

    def signatures(self, signatures: tuple[Signature, ...]) -> str:
        """The lines to sign on, side by side; what has been signed needs no line."""
        if not signatures:
            return ""
        beside = _SIDE_BY_SIDE.get(len(signatures), 3)
        width = self.width // beside

        def cell(it: Signature | None) -> str:
            line = _NO_LINE if it is None or it.signed else ""
            name, label = (it.name, f"{it.label} {it.signed}".strip()) if it else ("", "")
            return (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                + self.words.paragraph("Underskrift", run(name or NO_BREAK_SPACE), line)
                + self.words.paragraph("Underskriftens roll", run(label))
                + "</w:tc>"
            )

        rows = "".join(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(cell, (*signatures, None, None)[at : at + beside]))}</w:tr>"
            for at in range(0, len(signatures), beside)
        )
        grid = f'<w:gridCol w:w="{width}"/>' * beside
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{self.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" '
            'w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar><w:tblCaption w:val="Underskrifter"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + self.words.paragraph("Tabelltext")
        )

    def _section(self, section: Section) -> str:
        kept = _WITH_NEXT if section.parts else ""
        parts = [
            self.words.paragraph(f"Heading {min(section.level, 2)}", f"{run(section.prefix)}{TAB}{run(section.title)}"),
            self.facts(section.facts),
            self.words.paragraph("Status", run(section.status), kept) if section.status else "",
            *(self.words.paragraph("Kom och gick", run(sentence), kept) for sentence in section.movements),
            *(self._part(part, section, before) for part, before in pairwise((*section.parts, None)) if part),
            *map(self._section, section.sections),
        ]
        return "".join(parts)

    def _part(self, part: SectionPart, section: Section, follows: SectionPart | None) -> str:
        """A part; where a table ``follows``, the last of it goes along, so that no table begins a page alone."""
        shown = self._set_part(part, section)
        if follows is None or isinstance(follows, ProsePart):
            return shown
        if isinstance(part, ProsePart):
            return _last_kept(shown)
        rows, row, last = shown.rpartition("<w:tr>")
        # Without a paragraph between them Word makes one table of two.
        return rows + row + _all_kept(last, _WITH_NEXT) + self.words.paragraph("Tabelltext", "", _WITH_NEXT)

    def _set_part(self, part: SectionPart, section: Section) -> str:
        if isinstance(part, ActionsPart):
            rows = map(self._action_cells, part.rows)
            return self._table(part.columns, _ACTION_SHARES, rows, f"Åtgärder i ärende {section.number}")
        if isinstance(part, FollowUpsPart):
            cells = ([*self._action_cells(row), self._lines(row.standing)] for row in part.rows)
            return self._table(part.columns, _FOLLOW_UP_SHARES, cells, f"Uppföljning i ärende {section.number}")
        resolved = part.name in ("decisions", "proposals")
        bar = self.bar if resolved else ""
        # A part is one level below its item, whether that is an item or a sub-item, although it looks the same in both.
        heading = self.words.paragraph("Heading 3", run(part.heading), bar + _level(section.level)) if part.heading else ""
        shown = heading + self.words.blocks(part.blocks, "Beslut" if resolved else "Normal", bar)
        if not resolved or rows_of(part.blocks, _ROW) > _SHORT:
            return shown
        before, paragraph, last = shown.rpartition("<w:p>")
        return _all_kept(before, _WITH_NEXT + "<w:keepLines/>") + paragraph + _all_kept(last, "<w:keepLines/>")

    def _front_heading(self, text: str) -> str:
        """The heading of what stands before or after the items; it has no number, so nothing hangs in the margin."""
        return self.words.paragraph("Heading 1", run(text), '<w:ind w:left="0" w:firstLine="0"/>')

    def _labelled(self, pairs: Iterable[tuple[str, list[str]]]) -> str:
        """Each label with its values' runs beside it; the last one with room below."""
        lines = [
            ("Uppgift fortsatt" if index else "Uppgift", ("" if index else self.words.styled_run(label, "Etikett")) + TAB + value)
            for label, values in pairs
            for index, value in enumerate(values)
        ]
        last = len(lines) - 1
        room = '<w:spacing w:after="140"/>'
        return "".join(
            self.words.paragraph(style, runs, room if index == last else "") for index, (style, runs) in enumerate(lines)
        )

    def _table(self, columns: tuple[str, ...], shares: tuple[int, ...], rows: Iterable[list[str]], caption: str) -> str:
        """A table whose first row is repeated on each page, and none of whose rows is split."""
        widths = [self.width * share // sum(shares) for share in shares]

        def row(cells: Iterable[str], header: str = "") -> str:
            set_cells = (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                for width, cell in zip(widths, cells, strict=True)
            )
            return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(set_cells)}</w:tr>"

        headings = [self.words.paragraph("Tabellrubrik", run(column)) for column in columns]
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.words.styles["Åtgärder"]}"/><w:tblW w:w="{self.width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{word_text(caption)}"/></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
            + f"</w:tblGrid>{row(headings, '<w:tblHeader/>')}{''.join(map(row, rows))}</w:tbl>"
        )

    def _action_cells(self, row: ActionEntry | SummedAction | FollowUpEntry) -> list[str]:
        return [self._prose_cell(row.text), self._cell(run(row.due)), self._lines(row.responsible)]

    def _cell(self, runs: str) -> str:
        return self.words.paragraph("Tabelltext", runs)

    def _prose_cell(self, blocks: tuple[Block, ...]) -> str:
        """A table's cell must end with a paragraph, and an empty one needs one all the same."""
        return self.words.blocks(blocks, "Tabelltext") or self._cell("")

    def _lines(self, lines: tuple[str, ...]) -> str:
        return "".join(self._cell(run(line)) for line in lines) or self._cell("")


def _level(above: int) -> str:
    """A heading's level in the document's outline: one below those that are `above`."""
    return f'<w:outlineLvl w:val="{above}"/>'


def _last_kept(paragraphs: str) -> str:
    """The paragraphs, the last of which keeps with what follows: with a table, or with the signatures."""
    before, paragraph, last = paragraphs.rpartition("<w:p>")
    return before + paragraph + _all_kept(last, _WITH_NEXT)


def _all_kept(paragraphs: str, properties: str) -> str:
    """The paragraphs with what keeps them together, which stands first after the style."""
    return _KEPT.sub(rf"\1{properties}", paragraphs)
