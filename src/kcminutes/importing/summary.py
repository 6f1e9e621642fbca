"""What was read in, in words: the counts, the day and where it was found, and all that was not understood."""

from collections.abc import Iterator

from kcminutes.importing.result import Belonging, DaySource, Imported, Unplaced
from kcminutes.importing.words import words_in_meeting, words_of
from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.placing import UNPLACED_TITLE


def summary(read: Imported) -> Iterator[str]:
    """The lines to print."""
    meeting = read.meeting
    every = [each for item in meeting.items for each in (item, *item.subitems) if item.title != UNPLACED_TITLE]
    decisions, actions = sum(len(item.decisions) for item in every), sum(len(item.actions) for item in every)
    kind = "anteckningar" if read.is_minutes else "kallelse"
    yield f"Läste {kind}: {meeting.head.body}, {meeting.head.day}{_where(read.day_from)}."
    counts = [_count(len(every), "ärende", "ärenden"), _count(len(meeting.participants), "deltagare", "deltagare")]
    counts += [_count(decisions, "beslut", "beslut"), _count(actions, "åtgärd", "åtgärder")]
    yield f"{', '.join(counts)}."
    if read.unplaced:
        yield f"Inte förstått, och lagt sist i ”{UNPLACED_TITLE}”:"
        for one in read.unplaced:
            yield f"  {one.place}: ”{_short(one.text)}” – {_guessed(one, read)}"
    else:
        yield "Allt förstods."


def readings(read: Imported) -> str:
    """What became values or headings and does not stand in the meeting as it was."""
    known = words_in_meeting(read.meeting)
    told = dict.fromkeys(" ".join(one.text.split()) for one in read.readings)
    unlike = (text for text in told if any(word not in known and not word.isdigit() for word in words_of(text)))
    return " · ".join(unlike)


def _where(source: DaySource) -> str:
    return " (dagen ur filens namn)" if source is DaySource.NAME else " (dagen som angavs)" if source is DaySource.ASKED else ""


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 120 else f"{flat[:117].rstrip()} …"


def _guessed(one: Unplaced, read: Imported) -> str:
    if one.guess.belonging is Belonging.BACKGROUND:
        numbering = numbering_of(read.meeting.head)
        for index, item in enumerate(read.meeting.items):
            if item.id == one.guess.item:
                return f"hör kanske till ärende {numbering.label((index,))}"
        return "hör kanske till en ärendebeskrivning"
    return {
        Belonging.NEW_ITEM: "kanske ett eget ärende",
        Belonging.PARTICIPANT: "kanske en deltagare",
        Belonging.NOISE: "kan nog kastas",
    }[one.guess.belonging]
