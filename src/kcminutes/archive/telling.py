"""What is told of a kallelse that was made."""

from kcminutes.archive.next_agenda import NextAgenda
from kcminutes.archive.waiting import Waiting
from kcminutes.meeting.queries import walk
from kcminutes.swedish.dates_written import clock_span, iso_with_weekday
from kcminutes.swedish.typography import NO_BREAK_SPACE


def summary(made: NextAgenda) -> str:
    """A Swedish sentence on what the kallelse has, and one on where that is from."""
    head = made.meeting.head
    when = f"{head.body} {iso_with_weekday(head.day)} {clock_span(head.start, head.end)}".rstrip()
    items = _counted(sum(1 for _ in walk(made.meeting)), "ärende", "ärenden")
    waited = f", varav {_waited(made.taken)}" if made.taken else ""
    people = _counted(len(made.meeting.participants), "person", "personer")
    coming = f"; {_counted(len(head.coming), 'kommande möte', 'kommande möten')}" if head.coming else ""
    source = f" Av mötet {made.source.day} ({made.source.state.value})." if made.source else ""
    return f"{when}: {items}{waited}; {people}{coming}.{source}".replace(NO_BREAK_SPACE, " ")


def _waited(taken: tuple[Waiting, ...]) -> str:
    """How many of the matters each meeting left: "2 bordlagda 2016-12-01 och 1 från Regionrådet 2016-12-09"."""
    by_meeting: dict[str, list[Waiting]] = {}
    for each in taken:
        by_meeting.setdefault(each.card.name, []).append(each)
    *before, last = map(_left_by, by_meeting.values())
    return f"{', '.join(before)} och {last}" if before else last


def _left_by(matters: list[Waiting]) -> str:
    """How many matters a meeting left, and which one that was."""
    card = matters[0].card
    if matters[0].is_handed_on:
        return f"{len(matters)} från {card.body} {card.day}"
    return f"{_counted(len(matters), 'bordlagt', 'bordlagda')} {card.day}"


def not_taken(made: NextAgenda) -> list[str]:
    """A Swedish sentence on each matter that waited and was not taken along."""
    return [
        f"Togs inte med, eftersom det har legat så länge: {each.item.title} ({each.card.body} {each.card.day})."
        for each in made.forgotten
    ]


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
