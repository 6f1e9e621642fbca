"""The texts of an item's parts, put together out of lines, with names and files taken out of them; and the item of its parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.names_seen import NAME, ROLE_WORD, begins_with_name, looks_like_name
from kcminutes.importing.people import listed_people
from kcminutes.importing.people_words import POST_BEFORE
from kcminutes.importing.posts import is_post
from kcminutes.importing.responsible import with_names
from kcminutes.importing.result import Reading
from kcminutes.importing.source import Line, joined
from kcminutes.meeting.model import Action, Item
from kcminutes.meeting.states import ItemStatus
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.names import split_names, those_meant

_PRESENTED: Final = (
    r"(?:(?:[Mm]untlig|[Kk]ort|[Ss]kriftlig)\s+)?(?:[Ii]nformation|[Ii]nledning|[Pp]resentation|[Gg]enomgång|[Ff]öredragning"
    rf"|[Rr]apport|[Dd]ragning|[Rr]edovisning|[Ll]ägesrapport)\s+av\s+(?:{ROLE_WORD}n?\s+)?"
    rf"(?P<who>{NAME}(?:(?:,\s*{NAME})*\s+(?:och|samt)\s+{NAME})?)(?:,\s*(?P<of>[^.;]{{2,60}}))?\.?"
)
"""A line that tells who presents and nothing else: "Information av Eva Ahl, Osby kommun."."""
_PRESENTERS: Final = rf"[Ff]öredrag(?:ning|ande|are)\s+(?P<who>{NAME}(?:(?:,\s*|\s+och\s+){NAME})*|[A-ZÅÄÖ][a-zåäö]{{4,}})"
"""The label without a colon: "Föredragning Eva Ahl", "Föredragning Demokratiberedningen"."""
SUBHEADS: Final = (
    r"(?i)^(?:yrkande(?:n)?|beslutsgång|reservation(?:er)?|propositionsordning|omröstning\w*|protokollsanteckning|"
    r"expedieras(?: till)?|beslutet (?:ska )?(?:skickas|expedieras|delges).*|skickas till|jäv|delges|expediering|"
    r"deltar ej i beslutet|deltar inte i beslutet|ej deltagande i beslutet|inlägg|yttranden?|särskilt yttrande|utdrag till\b.*|"
    r"beslutsexpediering|votering\w*|"
    r"(?:paragrafen|beslutet|ärendet) (?:förklaras |justeras )+.*|omedelbar justering.*|tidigare behandling)\s*:?$"
)
"""Headings within an item of minutes, under which its notes go on."""
SECTION: Final = (
    r"(?:Besluts(?:ärenden?|punkter|frågor)"
    r"|(?:Informations|Anmälnings|Diskussions|Rapport|Berednings)(?:ärenden?|punkt(?:er)?|fråg(?:a|or))):?"
)
"""A heading over several items, which stands after the one before them, or what kind an item is of."""
_ENDINGS: Final = r"(?:pdf|docx?|xlsx?|pptx?|odt)"


@dataclass
class ItemParts:
    """An item's parts while its lines are read."""

    title: str = ""
    reference: str = ""
    minutes: int | None = None
    presenters: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    background: list[str] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    status: ItemStatus | None = None
    reason: str = ""
    postponed_to: date | None = None
    readings: list[Reading] = field(default_factory=list)


def names_files(text: str) -> bool:
    """Whether the text names files and nothing else."""
    return len(text) < 300 and re.search(rf"\.{_ENDINGS}$", text) is not None and re.search(r"[.!?]\s+[A-ZÅÄÖ]", text) is None


def marked(line: Line) -> str:
    """The line's text as light Markdown: a list's point with its sign; its automatic number as it was shown."""
    # An empty cell between others counts: it tells in which column the next one stands, as in a table of votes.
    row = " | ".join(" ".join(cell.text.split()) for cell in line.cells)
    text = " ".join(row.strip(" |").split()) if line.table else line.plain
    if line.number:
        return f"{line.number} {text}"
    if not line.bullet:
        return text
    point = re.sub(r"^[-–•*●▪·o]\s+", "", text)
    return f"{'  ' * (line.bullet - 1)}- {point}"


def presenters_in(text: str) -> list[str]:
    """Who presents an item: each name, with the post before it, or after it where that is none's name, left out."""
    text = " ".join(text.replace("\n", ", ").split()).strip(" .")
    names: list[str] = []
    for part in split_names(re.sub(r",\s*(?:och|samt)\s+", ", ", text)):
        if names and not looks_like_name(part) and looks_like_name(names[0]):
            continue
        before = re.fullmatch(rf"{POST_BEFORE}\s+(?P<name>{NAME})", part)
        names.append(before["name"] if before else part)
    return names


def who_and_more(text: str) -> tuple[str, str]:
    """Who presents, and the attachment, the time or the sentence that goes on after: "Eva Ek Bilaga 1", "Eva Ek redogör för …"."""
    found = re.fullmatch(
        rf"(?P<who>{NAME})[ \t]+(?P<more>\(?[Bb]ilag.*|(?:kl\.? ?)?\d{{1,2}}[.:]\d\d.*|[a-zåäö]+(?:r|de|te|og|gick) .*)", text
    )
    return (found["who"], found["more"].strip("()")) if found else (text, "")


def presenters_told(text: str) -> list[str]:
    """Who presents an item, where a line says that and no more: "Muntlig information av Lena Ask, kansliet"; else nobody."""
    if labelled := re.fullmatch(_PRESENTERS, text):
        return presenters_in(labelled["who"])
    said = re.fullmatch(_PRESENTED, text)
    if said is None:
        return []
    *others, last = presenters_in(said["who"])
    return [*others, f"{last} ({said['of']})" if said["of"] else last]


def presenters_with_posts(text: str) -> list[str]:
    """Who presents an item, where a line names people with what they work as, and no more: "Bo Ek, utredare (kl. 15.35)"."""
    bare = re.sub(r"\s*\((?:kl\.?\s*)?\d{1,2}[.:]\d\d[^()]*\)$", "", text.strip(" ."))
    if len(bare) > 200 or not begins_with_name(bare):
        return []
    found = listed_people(bare, None, voting=False)
    told = [one.person.name for one in found if one.person.name and is_post(one.person.title) and not one.rest]
    return told if len(told) == len(found) else []


def attachments_in(text: str) -> list[str]:
    """The attachments of a text: parted by semicolons, lines, or commas after a file's ending."""
    return re.split(r"\s*;\s*|\n|(?<=\.pdf),\s*|(?<=\.docx),\s*|(?<=\.xlsx),\s*|(?<=\.pptx),\s*|(?<=\.doc),\s*", text)


def append(paragraphs: list[str], text: str, line: Line) -> None:
    """Add a paragraph, or go on with the last one where the line was only broken."""
    if line.continues and paragraphs and not line.bullet:
        paragraphs[-1] = joined(paragraphs[-1], text)
    elif (paragraphs and _is_point(text) and _is_point(paragraphs[-1].rsplit("\n", 1)[-1]) and not line.spaced) or (
        paragraphs and line.bullet and _is_point(paragraphs[-1].rsplit("\n", 1)[-1])
    ):
        paragraphs[-1] += f"\n{text}"
    else:
        paragraphs.append(text)


def append_decision(decisions: list[str], text: str, line: Line) -> None:
    """Add a decision; "att" after "beslutar" or a colon goes on with it."""
    last = decisions[-1] if decisions else ""
    bare = re.sub(r"^[-–•]\s+", "", text.strip())
    if (
        last
        and re.search(r"(?:beslutar|beslutade|beslöt|BESLUTAR|BESLUTADE|besluta)(?:\s+att)?\s*:?$|\batt\s*:?$", last)
        and not re.search(r"\n", last)
    ):
        decisions[-1] = f"{last} {bare}"
    elif (last and line.bullet and last.endswith(":")) or (
        line.bullet and last and _is_point(last.rsplit("\n", 1)[-1]) and "\n" in last
    ):
        decisions[-1] = f"{last}\n{text}"
    elif line.continues and last and not (re.match(r"att\s", bare) and re.search(r"(?:^|\s)att\s", last)):
        decisions[-1] = joined(last, text)
    else:
        decisions.append(re.sub(r"^[-–•]\s+", "", text) if not line.continues else text)


def _is_point(text: str) -> bool:
    return re.match(r"\s*(?:-|\d{1,2}[.)])\s", text) is not None


def cells_apart(line: Line) -> list[Line]:
    """The line's cells as lines of their own: åtgärder of one row without a head."""
    if len(line.cells) == 1 and "\n" not in line.text:
        return [line]
    return [
        replace(line, cells=(replace(cell, text=text),), spaced=line.spaced and not turn)
        for turn, cell in enumerate(line.cells)
        for text in cell.text.split("\n")
        if text.strip()
    ]


def item_of(parts: ItemParts, names: Sequence[str]) -> Item:
    """The item that the parts are of; ``names`` are those of the people, for whom a short form may stand."""
    return Item(
        title=one_line(parts.title),
        reference=one_line(re.sub(r"^(?:[Dd]nr\.?:?|[Dd]iarie(?:nummer|nr\.?):?)\s*", "", parts.reference)),
        planned_minutes=parts.minutes if parts.minutes and 0 < parts.minutes < 600 else None,
        presenters=tuple(
            dict.fromkeys(one_line(name) for each in parts.presenters for name in those_meant(each, names) if name.strip())
        ),
        attachments=tuple(filter(None, map(one_line, parts.attachments))),
        background="\n\n".join(parts.background),
        proposals=tuple(filter(str.strip, parts.proposals)),
        notes="\n\n".join(parts.notes),
        decisions=tuple(filter(str.strip, parts.decisions)),
        status=parts.status,
        reason=parts.reason,
        postponed_to=parts.postponed_to,
        actions=with_names(parts.actions, names),
    )
