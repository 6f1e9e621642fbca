"""Hypothesis strategies: meetings of every shape that the file format allows, with texts that try its quoting."""

from datetime import date, time
from typing import TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import (
    Absence,
    Action,
    Approval,
    ComingMeeting,
    FollowUp,
    HandedOn,
    Head,
    Item,
    Meeting,
    Origin,
    Participant,
    Span,
)
from kcminutes.meeting.numbering import PLAIN
from kcminutes.meeting.states import Attendance, DocumentState, ItemStatus, Purpose, Standing
from kcminutes.swedish.characters import one_line, plain

_T = TypeVar("_T")

_PIECES = (
    *(
        '"""',
        "'''",
        '"',
        "'",
        "\\",
        "\\n",
        "\\u00e5",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "  ",
        "# ",
        "[[arende]]",
        "titel = ",
        "{",
        "]",
        "- ",
        "**",
    ),
    *("å", "a\u030a", "é", "\U0001f5f3\ufe0f", "\U0001d4d0", "\u2028", "\ufeff", "\x00", "\x7f", "«", "–", "\u00a0", "Växel"),
)

DIFFICULT_TEXT = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=10).map("".join)
"""Text made of what TOML and Unicode can trip over, as it might come from a paste; slow to draw many of."""

# Few and cheap draws for each text: a meeting has a hundred of them.
_TEXT = st.sampled_from(["", "", "Ja.", *_PIECES, '\'"""\n"', "\n\n a\u030a \\", "- ett\n  - två\n", '"Ja"\n"Nej"']) | st.text(
    max_size=8
)

PROSE = _TEXT.map(plain)
"""Text of several lines, as plain as the program keeps it."""
LINE = _TEXT.map(one_line)
"""Text on one line."""
NAME = LINE.map(lambda text: text or "Växel")
"""Text on one line that isn't empty."""
CLOCK = st.builds(
    lambda second, fraction: time(second // 3600, second // 60 % 60, second % 60, fraction),
    st.integers(0, 86_399),
    st.sampled_from((0, 0, 0, 250_000, 1, 999_999)),
)
"""A time of day, some with a fraction of a second."""
DAY = st.dates(date(1000, 1, 1), date(9999, 12, 31))
ID = st.sampled_from(("", "", "", "k3f9qa", "x8d2mm")) | LINE
"""The id of an item or an action, or none; few, so that the same comes twice."""

SPANS = st.lists(st.builds(Span, start=CLOCK, end=st.none() | CLOCK), max_size=2).map(tuple)
LINES = st.lists(LINE, max_size=2).map(tuple)
PARAGRAPHS = st.lists(PROSE, max_size=2).map(tuple)

_TERM = st.sampled_from(({}, {"when": "löpande"})) | st.fixed_dictionaries({"due": DAY}) | st.fixed_dictionaries({"when": LINE})
"""By when, if there is a day or words for it: never both."""
ACTIONS = st.lists(
    st.builds(
        lambda term, **fields: Action(**fields, **term),
        _TERM,
        id=ID,
        text=PROSE,
        responsible=LINES,
    ),
    max_size=2,
).map(tuple)
_FOLLOW_UP = st.builds(
    lambda term, **fields: FollowUp(**fields, **term),
    _TERM,
    meeting=DAY,
    body=LINE,
    action=NAME,
    text=PROSE,
    responsible=LINES,
    standing=st.none() | st.sampled_from(Standing),
    done_by=LINES,
    not_done=LINES,
    comment=st.none() | PROSE,
    new_due=st.none() | DAY,
)
_HANDED_ON = st.builds(HandedOn, body=NAME, day=st.none() | DAY, purpose=st.none() | st.sampled_from(Purpose))


def _few(strategy: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    """Mostly none, for a meeting has many places where there can be some."""
    return st.just(()) | st.just(()) | st.lists(strategy, max_size=2).map(tuple)


def _items(subitems: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        id=ID,
        title=NAME,
        reference=LINE,
        planned_minutes=st.none() | st.integers(0, 1440),
        presenters=LINES,
        attachments=LINES,
        background=PROSE,
        proposals=PARAGRAPHS,
        origin=st.none() | st.none() | st.builds(Origin, meeting=DAY, item=LINE, body=LINE),
        notes=PROSE,
        decisions=PARAGRAPHS,
        status=st.none() | st.sampled_from(ItemStatus),
        reason=PROSE,
        postponed_to=st.none() | DAY,
        handed_on=_few(_HANDED_ON),
        handled=SPANS,
        actions=ACTIONS,
        follow_ups=_few(_FOLLOW_UP),
        subitems=subitems,
    )


SUBITEM = _items(st.just(()))
ITEM = _items(st.lists(SUBITEM, max_size=1).map(tuple))
"""An item with or without sub-items."""

_GUEST_ITEMS = st.lists(st.tuples(st.integers(0, 30)) | st.tuples(st.integers(0, 30), st.integers(0, 5)), unique=True, max_size=5)

PARTICIPANT = st.builds(
    Participant,
    name=NAME,
    organisation=LINE,
    title=LINE,
    roles=LINES,
    voting=st.booleans(),
    items=_GUEST_ITEMS.map(lambda paths: PLAIN.listed([*paths])),
    attendance=st.none() | st.sampled_from(Attendance),
    arrived=st.none() | CLOCK,
    left=st.none() | CLOCK,
    away=_few(st.builds(Absence, start=CLOCK, end=st.none() | CLOCK, reason=LINE)),
    replaces=LINE,
)

HEAD = st.builds(
    Head,
    body=NAME,
    document=LINE,
    day=DAY,
    start=st.none() | CLOCK,
    end=st.none() | CLOCK,
    place=LINE,
    numbering=st.sampled_from(("", "§")),
    first_number=st.just(1) | st.integers(1, 99_999),
    state=st.sampled_from(DocumentState),
    opened=st.none() | CLOCK,
    closed=st.none() | CLOCK,
    adjournments=SPANS,
    approvals=_few(st.builds(Approval, version=st.integers(1, 99), day=DAY, by=LINES, reopened=st.none() | DAY)),
    agenda=LINE,
    coming=_few(st.builds(ComingMeeting, day=DAY, start=st.none() | CLOCK, end=st.none() | CLOCK, body=LINE)),
)

MEETING = st.builds(
    Meeting,
    head=HEAD,
    participants=st.lists(PARTICIPANT, max_size=2).map(tuple),
    items=st.lists(ITEM, max_size=2).map(tuple),
).map(identified)
"""A meeting that reads back from its file as it is."""


def small_meeting() -> Meeting:
    """An invented meeting in which one action has been recorded, for tests that need one at hand."""
    called = called_meeting()
    action = Action(text="Räkna på det", due=date(2017, 5, 8), responsible=("Ture Sundbom",))
    first, second, third = called.items
    return identified(replace(called, items=(first, replace(second, actions=(action,)), third)))


def called_meeting() -> Meeting:
    """The same meeting as it was called, with nothing recorded."""
    return identified(
        Meeting(
            head=Head(body="Kommunchefsgruppen", day=date(2017, 3, 9), start=time(8, 30), end=time(12), place="Östersunds rådhus"),
            participants=(
                Participant(
                    name="Majken Fjällström", organisation="Krokoms kommun", roles=("ordförande", "föredragande"), voting=True
                ),
                Participant(name="Ture Sundbom", title="räddningschef", items="2-3"),
            ),
            items=(
                Item(title="Mötets öppnande"),
                Item(
                    title="Gemensam växel",
                    planned_minutes=20,
                    presenters=("Ture Sundbom",),
                    background="Sju växlar\n\n- en i varje kommun",
                    proposals=("Informationen noteras.",),
                ),
                Item(title="Övriga frågor", subitems=(Item(title="Sommartider"), Item(title="Nästa möte"))),
            ),
        )
    )
