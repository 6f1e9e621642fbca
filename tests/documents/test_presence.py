"""Who was in the room when: what is said of it, and who took part in an extract's items."""

from datetime import time
from typing import Any, Final

import pytest

from kcminutes.documents.excerpts import excerpt
from kcminutes.documents.view import Document, document
from kcminutes.meeting.model import Absence, Meeting, Participant
from support.document_samples import HERE, handled, meeting, said

EVENING: Final = (
    said("a", title="Ett", handled=handled("18:30", "23:10:20")),
    said("b", title="Två", handled=handled("23:10:20", "00:05:20")),
    said("c", title="Tre", handled=handled("00:05:20", "00:40")),
)


def evening(**person: Any) -> Meeting:
    somebody = Participant(name="Alma Berg", voting=True, attendance=HERE, **person)
    return meeting(*EVENING, people=(somebody,), start=time(18, 30), opened=time(18, 30), closed=time(0, 40))


def remarks(made: Document) -> list[str]:
    return [remark.replace("\u00a0", " ") for group in made.groups for person in group.people for remark in person.remarks]


def said_at(shown: Meeting) -> list[list[str]]:
    return [[sentence.replace("\u00a0", " ") for sentence in it.movements] for it in document(shown).sections]


def taken_part(shown: Meeting) -> list[bool]:
    return [bool(excerpt(shown, str(number)).groups) for number in (1, 2, 3)]


@pytest.mark.parametrize("arrived", [time(23, 10, 1), time(23, 10, 10), time(23, 10, 19)])
def test_who_came_just_before_a_step_came_to_the_item_that_was_handled_then(arrived: time) -> None:
    late = evening(arrived=arrived)
    assert said_at(late) == [["Alma Berg kom kl. 23.10."], [], []]
    assert remarks(document(late)) == ["fr.o.m. ärende 1, kl. 23.10"]
    assert taken_part(late) == [True, True, True]


@pytest.mark.parametrize("arrived", [time(23, 10), time(23, 10, 20), time(23, 10, 23), time(23, 10, 50)])
def test_who_came_at_a_step_or_just_after_it_came_to_the_item_that_began(arrived: time) -> None:
    late = evening(arrived=arrived)
    assert said_at(late) == [[], ["Alma Berg kom kl. 23.10."], []]
    assert remarks(document(late)) == ["fr.o.m. ärende 2, kl. 23.10"]
    assert taken_part(late) == [False, True, True]


def test_two_people_of_one_name_are_told_apart_where_one_of_them_comes() -> None:
    somebody = Participant(name="Eva Ek", organisation="Åre", attendance=HERE, arrived=time(23, 30))
    other = Participant(name="Eva Ek", organisation="Berg", attendance=HERE)
    shown = meeting(*EVENING, people=(somebody, other), start=time(18, 30), opened=time(18, 30), closed=time(0, 40))
    assert said_at(shown) == [[], ["Eva Ek (Åre) kom kl. 23.30."], []]


@pytest.mark.parametrize("left", [time(0, 5), time(0, 5, 17), time(0, 5, 20)])
def test_who_left_at_a_step_or_just_before_it_left_after_the_item_that_ended(left: time) -> None:
    early = evening(left=left)
    assert said_at(early) == [[], ["Alma Berg lämnade mötet kl. 00.05."], []]
    assert remarks(document(early)) == ["t.o.m. ärende 2, kl. 00.05"]
    assert taken_part(early) == [True, True, False]


@pytest.mark.parametrize("left", [time(0, 5, 22), time(0, 5, 24), time(0, 5, 40)])
def test_who_left_just_after_a_step_left_during_the_item_that_began(left: time) -> None:
    early = evening(left=left)
    assert said_at(early) == [[], [], ["Alma Berg lämnade mötet kl. 00.05."]]
    assert remarks(document(early)) == ["t.o.m. ärende 3, kl. 00.05"]
    assert taken_part(early) == [True, True, True]


@pytest.mark.parametrize("arrived", [time(18, 10), time(18, 30), time(18, 30, 40)])
def test_who_was_there_at_the_opening_is_not_late(arrived: time) -> None:
    assert remarks(document(evening(arrived=arrived))) == []
    assert said_at(evening(arrived=arrived)) == [[], [], []]
    assert taken_part(evening(arrived=arrived)) == [True, True, True]


def test_somebody_with_a_conflict_of_interest_has_no_part_in_the_item_that_was_missed() -> None:
    away = evening(away=(Absence(start=time(23, 10), end=time(0, 5), reason="jäv"),))
    assert said_at(away) == [[], ["Alma Berg lämnade rummet kl. 23.10 och kom åter kl. 00.05 (jäv)."], []]
    assert remarks(document(away)) == ["lämnade kl. 23.10, kom åter kl. 00.05, jäv"]
    assert taken_part(away) == [True, False, True]


def test_who_was_out_for_a_while_took_part_and_the_sentences_stand_where_the_person_went_and_came() -> None:
    away = evening(away=(Absence(start=time(22), end=time(23, 40)),))
    assert said_at(away) == [["Alma Berg lämnade rummet kl. 22.00."], ["Alma Berg kom åter kl. 23.40."], []]
    assert taken_part(away) == [True, True, True]


def test_who_never_came_back_has_no_part_in_the_rest() -> None:
    gone = evening(away=(Absence(start=time(23, 30)),))
    assert remarks(document(gone)) == ["lämnade kl. 23.30"]
    assert taken_part(gone) == [True, True, False]


def test_sentences_about_people_stand_in_the_order_that_it_happened_past_midnight() -> None:
    people = (
        Participant(name="Bo Ek", attendance=HERE, left=time(0, 3)),
        Participant(name="Alma Berg", attendance=HERE, arrived=time(23, 30)),
    )
    shown = meeting(*EVENING, people=people, start=time(18, 30))
    assert said_at(shown)[1] == ["Alma Berg kom kl. 23.30.", "Bo Ek lämnade mötet kl. 00.03."]


def test_every_stretch_out_of_the_room_is_told_in_document_and_extract_in_the_order_that_it_happened() -> None:
    out = (Absence(start=time(23, 20), end=time(23, 30)), Absence(start=time(19), end=time(19, 40)))
    expected = ["lämnade kl. 19.00, kom åter kl. 19.40", "lämnade kl. 23.20, kom åter kl. 23.30"]
    assert remarks(document(evening(away=out))) == expected
    assert remarks(excerpt(evening(away=out), "1")) == expected
    assert [sentence for item in said_at(evening(away=out)) for sentence in item] == [
        "Alma Berg lämnade rummet kl. 19.00 och kom åter kl. 19.40.",
        "Alma Berg lämnade rummet kl. 23.20 och kom åter kl. 23.30.",
    ]


def test_who_was_out_and_back_before_the_opening_was_never_out() -> None:
    early = evening(away=(Absence(start=time(18, 5), end=time(18, 20)),))
    assert remarks(document(early)) == []
    assert said_at(early) == [[], [], []]


def test_an_extract_tells_the_time_where_the_whole_document_refers_to_an_item_that_the_extract_lacks() -> None:
    late = evening(arrived=time(23, 11), left=time(0, 20))
    assert remarks(document(late)) == ["fr.o.m. ärende 2, kl. 23.11", "t.o.m. ärende 3, kl. 00.20"]
    assert remarks(excerpt(late, "3")) == ["fr.o.m. kl. 23.11", "t.o.m. ärende 3, kl. 00.20"]
    assert remarks(excerpt(late, "2")) == ["fr.o.m. ärende 2, kl. 23.11", "t.o.m. kl. 00.20"]


OUT_OF_ORDER: Final = (
    handled("19:00", "19:05:10"),
    handled("19:12:30", "19:16:10"),
    handled("19:16:10", "19:20"),
    handled("19:20", "19:30"),
    handled("19:05:10", "19:12:30"),
)
"""When the items 1 to 5 were handled: the fifth after the first."""


def out_of_order(**person: Any) -> Meeting:
    items = [said(str(number), handled=times) for number, times in enumerate(OUT_OF_ORDER)]
    somebody = Participant(name="Alma Berg", attendance=HERE, **person)
    return meeting(*items, people=(somebody,), start=time(19), opened=time(19))


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ({"left": time(19, 25)}, "lämnade kl. 19.25, under ärende 4"),
        ({"left": time(19, 16, 10)}, "lämnade kl. 19.16, under ärende 2"),
        ({"left": time(19, 16, 12)}, "lämnade kl. 19.16, under ärende 3"),
        ({"left": time(19, 40)}, "lämnade kl. 19.40, efter ärende 4"),
        ({"arrived": time(19, 5, 10)}, "kom kl. 19.05, under ärende 5"),
        ({"arrived": time(19, 12, 29)}, "kom kl. 19.12, under ärende 5"),
        ({"arrived": time(19, 40)}, "kom kl. 19.40"),
    ],
)
def test_where_items_were_not_handled_in_the_agendas_order_the_list_tells_what_was_at_hand(person: Any, told: str) -> None:
    assert remarks(document(out_of_order(**person))) == [told]


def test_the_list_and_the_line_at_an_item_name_the_same_item_whatever_the_order() -> None:
    assert said_at(out_of_order(left=time(19, 25))) == [[], [], [], ["Alma Berg lämnade mötet kl. 19.25."], []]


def test_a_guest_who_came_while_the_item_was_handled_is_not_said_to_have_come_to_one_that_was_handled_later() -> None:
    shown = out_of_order(items="5", arrived=time(19, 7))
    assert remarks(document(shown)) == ["ärende 5", "kom kl. 19.07, under ärende 5"]


def test_out_and_back_in_a_moment_stands_under_the_item_or_under_both_across_a_step() -> None:
    within = out_of_order(away=(Absence(start=time(19, 8, 3), end=time(19, 8, 40)),))
    assert said_at(within)[4] == ["Alma Berg lämnade rummet kl. 19.08 och kom åter kl. 19.08."]
    across = out_of_order(away=(Absence(start=time(19, 16, 9), end=time(19, 16, 13)),))
    assert said_at(across)[1:3] == [["Alma Berg lämnade rummet kl. 19.16."], ["Alma Berg kom åter kl. 19.16."]]
    assert [bool(excerpt(across, number).groups) for number in ("2", "3")] == [True, True]
    at_once = out_of_order(away=(Absence(start=time(19, 8, 3), end=time(19, 8, 3)),))
    assert said_at(at_once)[4] == ["Alma Berg lämnade rummet kl. 19.08 och kom åter kl. 19.08."]


def test_who_goes_out_moments_after_the_step_to_an_item_and_comes_back_after_it_had_no_part_in_it() -> None:
    away = evening(away=(Absence(start=time(23, 10, 24), end=time(0, 5, 31), reason="jäv"),))
    assert taken_part(away) == [True, False, True]
    assert said_at(away)[1:] == [["Alma Berg lämnade rummet kl. 23.10 (jäv)."], ["Alma Berg kom åter kl. 00.05."]]
