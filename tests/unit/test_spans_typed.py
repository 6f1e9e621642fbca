from datetime import time

from kcminutes.meeting.model import Absence, Span
from kcminutes.tui.dialogs.meeting_fields import absences_read_from, spans_read_from, spans_text

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
