"""What the fields hold of a meeting: people, times from and to, numbers of items."""

import re
from collections.abc import Callable, Sequence, Set
from datetime import date, time
from typing import Final, TypeVar

from msgspec.structs import replace

from kcminutes.meeting.model import Absence, Span
from kcminutes.meeting.numbering import PLAIN
from kcminutes.meeting.states import Attendance
from kcminutes.swedish.dates_read import read_time
from kcminutes.swedish.names import split_names, words
from kcminutes.tui.dialogs.field import Field, Unreadable, listed, optional_time, required, time_text, yes_or_no
from kcminutes.tui.widgets.cell_reading import Reading

TAKES_NAMES: Final = "namn, eller initialer, en del eller början av ett namn som mötet känner"

_CLOCK: Final = r"(?:kl(?:ockan)?\.?\s*)?\d{1,4}(?:[.:]\d\d)?"
_TIME_IN_REASON: Final = r"\d[.:]\d\d|\bkl\b|[^\W\d]\s*,\s*\d{1,2}\s*[-–—]"
_MINUTES: Final = r"(?:\d{1,2}[.:]\d\d|\d{4})(?!\d)"
_CLEARLY_TIMES: Final = rf"(?:kl\b|{_MINUTES}\s*[-–—]|\d{{1,2}}\s*[-–—]\s*(?:kl\.?\s*)?{_MINUTES})"
"""Where a stretch begins, and no numbers of items or of people."""
_Stretch = TypeVar("_Stretch", Span, Absence)


def people_field(key: str, label: str, names: tuple[str, ...], people: Sequence[str], hint: str = "") -> Field:
    """A field of names, each of which may be typed as initials, parts or the beginning of one of the people's.

    Names that stand there stay as they are, whatever else in the field is changed.
    """
    reading = reading_of([*names, *people])
    return Field(
        key,
        label,
        ", ".join(names),
        lambda text: tuple(dict.fromkeys(reading.person(name) for name in reading.names(text))),
        hint,
        names,
        takes=f"{TAKES_NAMES}, med komma emellan",
        taken_for=reading.taken_for,
    )


def person_field(key: str, label: str, name: str, people: Sequence[str], hint: str = "") -> Field:
    """A field of one name, read as `people_field` reads several."""
    reading = reading_of([name, *people])
    return Field(key, label, name, reading.person, hint, takes=TAKES_NAMES, taken_for=reading.one_taken_for)


def reading_of(people: Sequence[str]) -> Reading:
    """What reads a name as one of the people's, whom some may be empty names of."""
    return Reading(date.min, people=tuple(dict.fromkeys(filter(None, people))))


def organisation_field(organisation: str, known: Sequence[str]) -> Field:
    """A field of an organisation, which may be typed as the beginning of one that the meeting knows ("vännäs k").

    One that holds nothing but whole words of it, capitals and all, is another ("Umeå").
    """
    reading = reading_of([organisation, *known])

    def read(text: str) -> str:
        found = reading.person(text) if text else ""
        whole = all(word in found.split() for word in text.split())
        is_beginning = words(found)[:1] and words(text)[:1] and words(found)[0].startswith(words(text)[0])
        return found if is_beginning and not whole else text

    return Field(
        "organisation",
        "Organisation",
        organisation,
        read,
        "till exempel Vännäs kommun",
        organisation,
        takes="en organisation, eller början av en som mötet känner",
        taken_for=lambda text: f"→ {read(text)}" if read(text) != text else "",
    )


def place_field(place: str) -> Field:
    """A field of where the meeting is held."""
    return Field("place", "Plats", place, takes="var mötet hålls")


def body_field(body: str) -> Field:
    """A field of the group that meets, which can't be empty."""
    return Field("body", "Organ", body, required, takes="gruppen som möts; måste stå där")


def document_field(document: str) -> Field:
    """A field of the document's heading, which can't be empty."""
    usual = "Minnesanteckningar eller Protokoll"
    return Field("document", "Dokumentets rubrik", document, required, usual, takes=f"{usual}; måste stå där")


def time_field(key: str, label: str, moment: time | None, hint: str = "") -> Field:
    """A field of a time of day, or none."""
    takes = "ett klockslag, som 9.15; får vara tomt"
    return Field(key, label, time_text(moment), optional_time, hint, moment, takes=takes, typed_over=True)


def roles_field(roles: tuple[str, ...]) -> Field:
    """A field of somebody's roles in the meeting."""
    takes = "uppdragen i mötet, med komma emellan"
    hint = "ordförande, sekreterare, justerare …"
    return Field("roles", "Uppdrag", ", ".join(roles), lambda text: tuple(split_names(text)), hint, roles, takes=takes)


def voting_field(*, voting: bool) -> Field:
    """A field of whether somebody is a deciding member."""
    answer = "ja" if voting else "nej"
    return Field("voting", "Beslutande", answer, yes_or_no, "ja eller nej", takes="ja eller nej", typed_over=True)


def items_field(items: str, taken_for: Callable[[str], str] | None = None) -> Field:
    """A field of the items that somebody takes part in, as they are written in the file."""
    return Field(
        "items",
        "Bara ärenden",
        items,
        read_items,
        "tomt: hela mötet; annars till exempel 4, 10-11",
        takes="ärendenas nummer, som 4, 10-11; tomt betyder hela mötet",
        taken_for=taken_for,
    )


def spans_text(spans: tuple[Span, ...]) -> str:
    """Spans as text, as in "9.10-9.41; 10.05-"."""
    return "; ".join(f"{time_text(span.start)}-{time_text(span.end)}" for span in spans)


def spans_read_from(old: tuple[Span, ...]) -> Callable[[str], tuple[Span, ...]]:
    """What reads spans; one whose times are written as those of one of the old ones has its seconds, which nobody sees."""
    return _read_from(old, _read_span)


def _read_from(old: tuple[_Stretch, ...], read_one: Callable[[str], _Stretch]) -> Callable[[str], tuple[_Stretch, ...]]:
    def read(text: str) -> tuple[_Stretch, ...]:
        left = list(old)  # two within a minute are written alike: each is taken once, in order
        found: list[_Stretch] = []
        for one in map(read_one, listed(text)):
            starts = [number for number, known in enumerate(left) if time_text(known.start) == time_text(one.start)]
            same = [number for number in starts if time_text(left[number].end) == time_text(one.end)]
            if not starts:
                found.append(one)
                continue
            known = left.pop((same or starts)[0])
            end = known.end if same else one.end
            if end and time_text(end) == time_text(known.start):  # no earlier than it began, in that minute
                end = max(end, known.start)
            found.append(replace(one, start=known.start, end=end))
        return tuple(found)

    return read


def _read_span(text: str) -> Span:
    start, _, end = text.replace("–", "-").partition("-")
    first, last = read_time(start.strip()), read_time(end.strip())
    if first is None or (end.strip() and last is None):
        raise Unreadable(f"förstår inte ”{text}”; skriv till exempel 10.00-10.15.")
    return Span(start=first, end=last)


def absences_text(absences: tuple[Absence, ...]) -> str:
    """Stretches out of the room as text, as in "9.30-9.41 jäv; 10.05-"."""
    return "; ".join(f"{time_text(one.start)}-{time_text(one.end)} {one.reason}".rstrip() for one in absences)


def absences_read_from(old: tuple[Absence, ...]) -> Callable[[str], tuple[Absence, ...]]:
    """What reads stretches out of the room, as `spans_read_from` does spans.

    A comma parts them too, before a time with minutes and after a stretch without a reason.
    """
    kept = {one.reason for one in old}
    read = _read_from(old, lambda text: _read_absence(text, kept))
    within = "|".join(re.escape(reason) for reason in kept if "," in reason) or r"(?!)"

    def parted(text: str) -> str:
        text = re.sub(rf"({within})|,(?=\s*{_CLEARLY_TIMES})", lambda found: found[1] or ";", text)
        stretch = rf"{_CLOCK}\s*[-–—]\s*(?:{_CLOCK})?"
        while (more := re.sub(rf"((?:^|;)\s*{stretch})\s*,(?=\s*{_CLOCK}\s*[-–—])", r"\1;", text)) != text:
            text = more
        return text

    return lambda text: read(parted(text))


def _read_absence(text: str, kept: Set[str]) -> Absence:
    stretch = re.match(rf"(?P<start>{_CLOCK})\s*[-–—]\s*(?P<end>{_CLOCK}(?![\w.:]*\d))?\s*[:,.]?\s*(?P<reason>.*)$", text)
    # A time in the reason was meant as one: who came back would count as out for good.
    if stretch is None or (stretch["reason"] not in kept and re.search(_TIME_IN_REASON, stretch["reason"])):
        raise Unreadable(f"förstår inte ”{text}”; skriv till exempel 9.30-9.41 jäv, med semikolon före nästa gång.")
    span = _read_span(f"{stretch['start']}-{stretch['end'] or ''}")
    return Absence(start=span.start, end=span.end, reason=stretch["reason"].strip())


def read_items(text: str) -> str:
    """A guest's items as they are written in the file."""
    if text and PLAIN.paths(text) is None:
        raise Unreadable(f"förstår inte ”{text}”; skriv till exempel 4, 10-11.")
    return text


def read_attendance(text: str) -> Attendance | None:
    """Present, absent (any beginning of the word), or None for nothing."""
    if not text:
        return None
    found = next((value for value in Attendance if value.value.startswith(text.casefold())), None)
    if found is None:
        raise Unreadable("skriv närvarande eller frånvarande.")
    return found
