from datetime import time

import pytest

from kcminutes.meeting.model import Absence, Span
from kcminutes.tui.dialogs.field import Unreadable
from kcminutes.tui.dialogs.meeting_fields import absences_read_from, absences_text, spans_read_from, spans_text

TWICE = (
    Span(start=time(9, 10, 5), end=time(9, 10, 20)),
    Span(start=time(9, 10, 30), end=time(9, 10, 50)),
    Span(start=time(9, 40), end=time(10, 2, 7)),
)


def test_two_visits_within_a_minute_stay_two_when_the_form_is_left_as_it_was():
    assert spans_text(TWICE) == "09.10-09.10; 09.10-09.10; 09.40-10.02"
    assert spans_read_from(TWICE)(spans_text(TWICE)) == TWICE


def test_taking_one_of_two_visits_within_a_minute_away_leaves_the_other():
    assert spans_read_from(TWICE)("9.10-9.10; 9.40-10.02") == (TWICE[0], TWICE[2])


def test_a_visit_whose_end_is_typed_anew_keeps_the_second_that_it_began():
    assert spans_read_from(TWICE)("9.40-10.30") == (Span(start=time(9, 40), end=time(10, 30)),)
    assert spans_read_from(TWICE)("9.10-9.12") == (Span(start=time(9, 10, 5), end=time(9, 12)),)


def test_a_visit_that_is_typed_anew_is_read_as_it_stands():
    assert spans_read_from(TWICE)("9.12-9.13") == (Span(start=time(9, 12), end=time(9, 13)),)


def test_a_reason_that_is_added_leaves_the_seconds_that_nobody_sees():
    out = (Absence(start=time(9, 36, 12)), Absence(start=time(9, 50, 3), end=time(9, 58, 4)))
    read = absences_read_from(out)
    assert read("9.36- jäv; 9.50-9.58 telefon") == (
        Absence(start=time(9, 36, 12), reason="jäv"),
        Absence(start=time(9, 50, 3), end=time(9, 58, 4), reason="telefon"),
    )
    assert read("9.36-9.36") == (Absence(start=time(9, 36, 12), end=time(9, 36, 12)),)


OUT_AND_OUT = (Absence(start=time(9, 30), end=time(9, 41)), Absence(start=time(10), end=time(10, 10)))
WITH_REASON = (Absence(start=time(9, 30), end=time(9, 41), reason="jäv"),)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("9.30-9.41; 10-10.10", OUT_AND_OUT),
        ("9.30-9.41,10-10.10", OUT_AND_OUT),
        ("9.30–9.41, kl. 10 - 10.10", OUT_AND_OUT),
        ("0930-0941;1000-1010", OUT_AND_OUT),
        ("9.30-9.41 jäv", WITH_REASON),
        ("9.30-9.41: jäv", WITH_REASON),
        ("9.30-9.41, jäv", WITH_REASON),
        ("kl. 9.30 - kl. 9.41 jäv", WITH_REASON),
        ("9.30-9.41 jäv, 10-10.10", (*WITH_REASON, OUT_AND_OUT[1])),
        ("9.30-", (Absence(start=time(9, 30)),)),
        ("9.30- jäv", (Absence(start=time(9, 30), reason="jäv"),)),
        ("9.30- ärende 4", (Absence(start=time(9, 30), reason="ärende 4"),)),
    ],
)
def test_stretches_out_of_the_room_are_read_however_they_are_parted(typed: str, stored: tuple[Absence, ...]):
    assert absences_read_from(())(typed) == stored


@pytest.mark.parametrize("typed", ["9.30-9.41 åter 9.50", "9.30- jäv kl 9", "ute 9.30-9.41", "9.30-9.75"])
def test_a_time_that_would_be_swallowed_by_a_reason_is_asked_about(typed: str):
    with pytest.raises(Unreadable):
        absences_read_from(())(typed)


def test_a_reason_with_a_time_that_stands_in_the_file_stays():
    stored = (Absence(start=time(9, 30), reason="åter kl. 9.50"),)
    assert absences_read_from(stored)(absences_text(stored)) == stored


def test_numbers_in_a_reason_are_no_stretch_of_their_own() -> None:
    assert absences_read_from(())("9.30-9.41 jäv i ärende 4, 6-7") == (
        Absence(start=time(9, 30), end=time(9, 41), reason="jäv i ärende 4, 6-7"),
    )


def test_a_reason_that_is_recorded_is_kept_whatever_stands_in_it() -> None:
    recorded = (Absence(start=time(9, 30), end=time(9, 41), reason="möte, 10.30-12.00, två personer"),)
    assert absences_read_from(recorded)(absences_text(recorded)) == recorded


@pytest.mark.parametrize("typed", ["9-10, 11-12", "9.30-9.41, 10-11", "9.30-,10-", "9-10, 11-12, 13-"])
def test_every_stretch_without_a_reason_is_read(typed: str) -> None:
    assert len(absences_read_from(())(typed)) == typed.count("-")


def test_a_stretch_after_a_reason_is_asked_about_and_not_taken_for_it() -> None:
    with pytest.raises(Unreadable):
        absences_read_from(())("9-10 jäv, 11-12 jäv")
