"""What the documents make of what file format 2 has: each key of it, in every format."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any, Final, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import replace

from kcminutes.documents.excerpts import excerpt
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.making import FORMATS
from kcminutes.documents.formats.terminal import document_lines
from kcminutes.documents.items import FollowUpsPart, Section
from kcminutes.documents.view import LAYOUTS, Document, Layout, document, section
from kcminutes.meeting import model
from kcminutes.meeting.model import Action, ComingMeeting, FollowUp, HandedOn, Item, Meeting, Origin, Participant
from kcminutes.meeting.states import Purpose, Standing
from kcminutes.swedish.dates_written import clock, short_date
from support.document_samples import HERE, handled, meeting, said
from support.reading_back import read_back, text_of
from support.whole_format import whole_agenda, whole_minutes

NOT_SHOWN: Final = {"id", "item", "action", "agenda", "version", "reopened", "handled", "state", "attendance", "status", "voting"}
"""What is only tied by, or is told in other words."""
MINUTES_LACK: Final = {"proposals", "planned_minutes", "start", "end"}
AGENDA_LACKS: Final = {"document"}


def letters(text: str) -> str:
    """The text without spaces and marks of emphasis, and without a list's dash before it."""
    return "".join(text.replace("*", "").removeprefix("- ").split())


def shown_in(form: str, made: Document) -> str:
    """The document's text as its reader sees it, without white space."""
    if form == "terminal":
        return letters("".join(row.plain for row in document_lines(made, 300)))
    return letters(text_of(read_back(form, export(made, form))))


def recorded(value: Any, lacking: set[str]) -> Iterator[str | date | time]:
    """Everything in the meeting that a document has to tell."""
    if isinstance(value, tuple):
        for each in value:
            yield from recorded(each, lacking)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in NOT_SHOWN and not (name in lacking and isinstance(value, model.Item | model.Head)):
                yield from recorded(getattr(value, name), lacking)
    elif isinstance(value, str | date | time) and value:
        yield value


def told(value: str | date | time, shown: str, form: str) -> bool:
    if isinstance(value, str):  # in the terminal the cells of a table stand side by side, and a line of one is broken up
        return all(
            letters(part) in shown for line in value.splitlines() for part in (line.split() if form == "terminal" else [line])
        )
    if isinstance(value, time):
        return clock(value) in shown
    return str(value) in shown or letters(short_date(value)) in shown


def last_approval_only(whole: Meeting) -> Meeting:
    return replace(whole, head=replace(whole.head, approvals=whole.head.approvals[-1:]))


def without_guest_lists(whole: Meeting) -> Meeting:
    """The lists are told with dashes and under the body's sign; a test of their own is in test_view."""
    return replace(whole, participants=tuple(replace(person, items="") for person in whole.participants))


@pytest.mark.parametrize("form", [*FORMATS, "terminal"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("whole", "lacking"), [(whole_minutes(), MINUTES_LACK), (whole_agenda(), AGENDA_LACKS)], ids=["minutes", "agenda"]
)
def test_every_recorded_word_day_and_time_stands_in_every_format(
    form: str, layout: Layout, whole: Meeting, lacking: set[str]
) -> None:
    shown = shown_in(form, document(whole, layout))
    values = [
        value
        for value in recorded(without_guest_lists(last_approval_only(whole)), lacking)
        if value != time(18, 15)  # who was there before the opening is not late, and nothing is said of it
    ]
    assert len(values) > 40
    assert not [value for value in values if not told(value, shown, form)]


def test_the_sample_has_every_key_of_the_format() -> None:
    seen: set[tuple[str, str]] = set()

    def look(value: Any) -> None:
        if isinstance(value, tuple):
            for each in value:
                look(each)
        elif isinstance(value, Struct):
            for name in value.__struct_fields__:
                if getattr(value, name) not in ((), "", None, False):
                    seen.add((type(value).__name__, name))
                look(getattr(value, name))

    look(whole_minutes())
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, model.Value)]
    assert {(kind.__name__, name) for kind in kinds for name in get_type_hints(kind) if name in kind.__struct_fields__} == seen


# The numbers.


def numbered(*items: Item, people: tuple[Participant, ...] = (), **head: Any) -> Meeting:
    return meeting(*items, people=people, numbering="§", first_number=65, **head)


def prefixes(sections: tuple[Section, ...]) -> list[str]:
    return [prefix for it in sections for prefix in (it.prefix.replace("\u00a0", " "), *prefixes(it.sections))]


def test_a_body_that_numbers_by_paragraph_has_its_sign_before_items_and_no_full_stop_after() -> None:
    made = document(numbered(said("a"), Item(title="Övrigt", subitems=(said("b"),))), outline=True)
    assert prefixes(made.sections) == ["§ 65", "§ 66", "66.1"]
    assert [entry.prefix for entry in made.outline] == ["§\u00a065", "§\u00a066", "66.1"]


def test_a_meeting_can_begin_at_another_number_without_a_sign() -> None:
    assert prefixes(document(meeting(said("a"), said("b"), first_number=12)).sections) == ["12.", "13."]


@pytest.mark.parametrize(
    ("typed", "note"),
    [("65,66.1", "§ 65 och 66.1"), ("§ 65", "§ 65"), ("66.1", "ärende 66.1"), ("65-66", "§ 65–66")],
)
def test_an_extract_takes_and_tells_the_numbers_that_are_shown(typed: str, note: str) -> None:
    made = excerpt(numbered(said("a"), Item(title="Övrigt", subitems=(said("b"),))), typed)
    assert made.note.replace("\u00a0", " ") == f"Utdrag: {note}"


@pytest.mark.parametrize("typed", ["4", "67", "64-67"])
def test_an_extract_of_what_is_not_there_tells_which_numbers_there_are(typed: str) -> None:
    with pytest.raises(Exception, match=r"Mötet har inget ärende .*; det första är 65 och det sista är 66\."):
        excerpt(numbered(said("a"), said("b")), typed)


def remarks(made: Document) -> list[str]:
    return [remark.replace("\u00a0", " ") for group in made.groups for person in group.people for remark in person.remarks]


def test_guests_and_those_who_came_late_have_the_bodys_numbers() -> None:
    items = tuple(said("x", handled=handled(f"{hour:02}:00", f"{hour + 1:02}:00")) for hour in (8, 9, 10, 11))
    guest = Participant(name="Gäst", items="65, 67-68", attendance=HERE)
    late = Participant(name="Sen", voting=True, attendance=HERE, arrived=time(9, 30))
    assert remarks(document(numbered(*items, people=(late, guest), start=time(8)))) == ["fr.o.m. § 66, kl. 09.30", "§ 65, 67–68"]


def test_a_deciding_member_who_takes_part_in_some_items_is_not_a_guest() -> None:
    member = Participant(name="Ledamot", voting=True, items="1", attendance=HERE)
    (group,) = document(meeting(said("x"), people=(member,))).groups
    assert (group.label, remarks(document(meeting(said("x"), people=(member,))))) == ("Beslutande", ["ärende 1"])


# Coming meetings.

COMING: Final = (ComingMeeting(day=date(2017, 1, 19), start=time(8, 30), end=time(12)),)


@pytest.mark.parametrize(
    "title",
    [
        *("Nästa möte", "nästa  sammanträde", "Kommande möten", "Nästkommande möte – datum", "Mötestider 2017", "Nästa KC-möte"),
        *("Tid för nästa möte", "Sammanträdesdagar våren 2017", "Tid och plats för nästkommande sammanträde"),
    ],
)
def test_coming_meetings_stand_at_the_item_about_them(title: str) -> None:
    made = document(meeting(said("x"), said("y", title=title), coming=COMING))
    assert made.coming is None
    assert [part.heading for part in made.sections[1].parts if part.kind == "prose"] == ["", "Kommande möten"]


@pytest.mark.parametrize("title", ["Inför regionrådets nästa möte", "Mötets öppnande", "Föregående mötesanteckningar", "Tidplan"])
def test_coming_meetings_stand_at_the_end_where_no_item_is_about_them(title: str) -> None:
    made = document(meeting(said("x", title=title), coming=COMING))
    assert made.coming is not None
    assert len(made.sections[0].parts) == 1
    for form in (*FORMATS, "terminal"):
        text = shown_in(form, made)
        place = text.index("torsdag19januari2017kl.08.30–12.00")
        assert text.rindex("Kommandemöten") < place < text.index("Sekreterare")


def test_extracts_leave_out_coming_meetings_that_belong_to_no_item() -> None:
    assert excerpt(meeting(said("x"), coming=COMING), "1").coming is None


# What comes from, goes to, and is heard of.


def section_text(item: Item) -> str:
    return shown_in("txt", document(meeting(item)))


@pytest.mark.parametrize(
    ("handed_on", "sentence"),
    [
        (
            HandedOn(body="Regionrådet", day=date(2016, 12, 9), purpose=Purpose.INFORMATION),
            "Regionrådet 9 december 2016 som information.",
        ),
        (HandedOn(body="KSAU", purpose=Purpose.DECISION), "KSAU för beslut."),
        (HandedOn(body="Nämnden", day=date(2016, 12, 9)), "Nämnden 9 december 2016."),
        (HandedOn(body="Nämnden"), "Nämnden."),
    ],
)
def test_what_is_handed_on_is_told_in_a_sentence(handed_on: HandedOn, sentence: str) -> None:
    assert letters(f"Lämnas vidare till {sentence}") in section_text(said("x", handed_on=(handed_on,)))


def test_where_an_item_comes_from_stands_under_its_heading() -> None:
    assert "Tidigare:Bordlagt10november2016" in section_text(said("x", origin=Origin(meeting=date(2016, 11, 10))))
    origin = Origin(meeting=date(2016, 12, 9), body="Regionrådet")
    assert "Tidigare:LämnatvidareavRegionrådet9december2016" in section_text(said("x", origin=origin))


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({"standing": Standing.DONE}, ("klar",)),
        ({"standing": Standing.DONE, "done_by": ("Vännäs kommun",)}, ("klar: Vännäs kommun",)),
        ({"standing": Standing.ONGOING, "done_by": ("A", "B")}, ("pågår", "klar: A, B")),
        ({"standing": Standing.DROPPED}, ("utgår",)),
        ({"new_due": date(2017, 3, 1)}, ("nytt slutdatum 2017-03-01",)),
        ({"comment": "Inget hört."}, ()),
    ],
)
def test_a_follow_up_tells_how_far_the_action_has_come(given: dict[str, Any], lines: tuple[str, ...]) -> None:
    follow_up = FollowUp(meeting=date(2016, 11, 10), action="x", text="Gör", **given)
    _, part = section(meeting(said("x", follow_ups=(follow_up,))), (0,)).parts
    assert isinstance(part, FollowUpsPart)
    assert part.rows[0].standing == lines


def test_words_stand_where_an_action_has_no_day() -> None:
    assert "SLUTDATUM:löpande" in section_text(said("x", actions=(Action(text="Bevaka", when="löpande"),)))
