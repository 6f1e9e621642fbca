"""Who leads the meeting and signs its minutes: by roles as people write them, never by one that is another body's or over."""

from datetime import date, time

import pytest

from kcminutes.documents.blocks import blocks_of
from kcminutes.documents.head import officers_signatures
from kcminutes.documents.view import document
from kcminutes.meeting.model import Approval, Head, Item, Meeting, Participant, Span
from kcminutes.meeting.roles import is_role
from kcminutes.meeting.states import Attendance, DocumentState

HERE = Attendance.PRESENT


def meeting_of(*people: Participant, **head: object) -> Meeting:
    return Meeting(head=Head(body="Kommunchefsgruppen", day=date(2016, 12, 8), **head), participants=people)  # type: ignore[arg-type]


def lines(meeting: Meeting) -> list[tuple[str, str]]:
    return [(line.label, line.name) for line in officers_signatures(meeting)]


@pytest.mark.parametrize(
    "written",
    [
        "före detta ordförande",
        "förutvarande ordförande",
        "avgående ordförande",
        "ex-ordförande",
        "ers. ordf.",
        "suppl. för ordf",
        "hedersordförande",
        "sekreterare åt ordföranden",
        "kommunstyrelsens ordförande",
        "KS-ordförande",
    ],
)
def test_who_leads_something_else_or_no_longer_is_no_chair(written: str) -> None:
    assert not is_role(written, "ordförande")


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("mötesordf.", "ordförande"),
        ("gruppens ordförande", "ordförande"),
        ("protokollsförare", "sekreterare"),
        ("justeringsledamot", "justerare"),
        ("1:e vice ordf", "vice ordförande"),
    ],
)
def test_roles_are_known_as_they_are_written(written: str, role: str) -> None:
    assert is_role(written, role)


@pytest.mark.parametrize("written", ["ers. justerare", "reservjusterare"])
def test_a_reserve_adjusts_nothing(written: str) -> None:
    assert not is_role(written, "justerare")


def test_a_guest_of_an_item_who_chairs_another_body_signs_nothing() -> None:
    chair = Participant(name="Ida Al", roles=("ordförande",), attendance=HERE)
    guest = Participant(name="Bo Ek", roles=("ordförande",), items="2", attendance=HERE)
    member = Participant(name="Uno Dal", roles=("justerare",), items="2", voting=True, attendance=HERE)
    assert [line for line in lines(meeting_of(chair, guest, member)) if line[0] != "Sekreterare"] == [
        ("Ordförande", "Ida Al"),
        ("Justeras", "Uno Dal"),
    ]


def test_two_adjusters_of_one_name_are_told_apart_and_sign_each_for_themselves() -> None:
    people = [
        Participant(name="Anna Ek", organisation=place, roles=("justerare",), attendance=HERE) for place in ("Umeå", "Vännäs")
    ]
    approval = Approval(version=1, day=date(2016, 12, 20), by=("Anna Ek (Umeå)",))
    meeting = meeting_of(*people, state=DocumentState.FINAL, approvals=(approval,))
    assert lines(meeting)[-2:] == [("Justerat", "Anna Ek (Umeå)"), ("Justeras", "Anna Ek (Vännäs)")]


@pytest.mark.parametrize("left", [time(11, 0), time(11, 0, 50), time(11, 2)])
def test_who_leaves_when_the_meeting_is_closed_does_not_leave_early(left: time) -> None:
    person = Participant(name="Ida Al", attendance=HERE, left=left)
    items = (Item(title="Ett", handled=(Span(start=time(10), end=time(11)),)),)
    meeting = Meeting(
        head=Head(body="KC", day=date(2016, 12, 8), opened=time(10), closed=time(11, 0, 40)), participants=(person,), items=items
    )
    made = document(meeting)
    assert [remark for group in made.groups for one in group.people for remark in one.remarks] == []
    assert made.sections[0].movements == ()


@pytest.mark.parametrize(
    "line",
    [
        "- 2,5 Mkr mot budget",
        "- 300 Tkr",
        "- 2,5 MSEK",
        "- 300-400 tkr",
        "- 300 000",
        "- 300 000:-",
        "- 2 procentenheter",
        "- 1 mdr",
    ],
)
def test_a_dash_before_a_sum_is_a_minus_however_the_unit_is_written(line: str) -> None:
    assert [block.kind for block in blocks_of(line)] == ["paragraph"]


@pytest.mark.parametrize("line", ["- 40 000 personer", "- 3 bilar", "- 2 av 5", "- krav"])
def test_a_dash_before_a_number_of_something_is_a_points(line: str) -> None:
    assert [block.kind for block in blocks_of(line)] == ["list"]
