"""Coming meetings as lines, as people write them: days in a row, without signs in the times, with a place or a word after."""

from datetime import date, time

import pytest

from kcminutes.meeting.coming_lines import read_coming, written_coming
from kcminutes.meeting.model import ComingMeeting

AFTER = date(2016, 12, 8)
THE_19TH = ComingMeeting(day=date(2017, 1, 19))
IN_A_ROW = (THE_19TH, ComingMeeting(day=date(2017, 2, 16)), ComingMeeting(day=date(2017, 3, 16)))
WITH_TIMES = ComingMeeting(day=date(2017, 1, 19), start=time(8, 30), end=time(12))


def read(line: str) -> tuple[tuple[ComingMeeting, ...], tuple[str, ...]]:
    return read_coming(line, body="Kommunchefsgruppen", after=AFTER)


@pytest.mark.parametrize(
    "line", ["19/1, 16/2, 16/3", "19 januari, 16 februari och 16 mars", "KC: torsdag 19/1, torsdag 16/2, torsdag 16/3"]
)
def test_days_in_a_row_are_a_meeting_each(line: str) -> None:
    assert read(line) == (IN_A_ROW, ())


def test_days_in_a_row_are_of_the_group_before_them() -> None:
    found, _ = read("Regionrådet 9/2, 9/3")
    assert [(one.day, one.body) for one in found] == [(date(2017, 2, 9), "Regionrådet"), (date(2017, 3, 9), "Regionrådet")]


@pytest.mark.parametrize(
    "line",
    [
        "19/1 0830-1200",
        "torsdag 19 januari kl 8.30 till 12 Umeå",
        "torsdag 19 januari kl 8.30-12, Umeå stadshus",
        "19/1 8.30–12 Teams",
        "19.1.2017 08.30-12.00",
        "17-01-19 8.30-12",
        "20170119 8.30-12",
    ],
)
def test_a_place_is_no_group_and_days_are_read_as_numbers(line: str) -> None:
    assert read(line) == ((WITH_TIMES,), ())


@pytest.mark.parametrize("line", ["19/1", "(19/1)", "19/1 prel.", "19/1 heldag", "Vännäs 19/1", "19/1 (v 3)"])
def test_words_beside_a_day_are_no_group(line: str) -> None:
    assert read(line) == ((THE_19TH,), ())


@pytest.mark.parametrize("line", ["19/1 inställt", "19/1 bord 12 och 13 b"])
def test_what_cannot_be_a_meeting_is_told(line: str) -> None:
    found, problems = read(line)
    assert not found
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("17/8 Regionrådet, Stadshuset", [(date(2017, 8, 17), None, "Regionrådet")]),
        ("to 17/8 rum 1203", [(date(2017, 8, 17), None, "")]),
        ("17/8 rum 12 och 13", [(date(2017, 8, 17), None, "")]),
        ("17/8 9-12 sal 101", [(date(2017, 8, 17), time(9), "")]),
        ("17/8, 14/9 kl. 9-12", [(date(2017, 8, 17), time(9), ""), (date(2017, 9, 14), time(9), "")]),
        ("tors 17/8, 14/9 Regionrådet", [(date(2017, 8, 17), None, "Regionrådet"), (date(2017, 9, 14), None, "Regionrådet")]),
        ("V8-kommunerna 17/8", [(date(2017, 8, 17), None, "V8-kommunerna")]),
        ("Chefsgrupp 2 17/8", [(date(2017, 8, 17), None, "Chefsgrupp 2")]),
    ],
)
def test_a_line_tells_whose_and_when_whatever_stands_beside_it(line: str, found: list[tuple[date, time | None, str]]) -> None:
    assert [(one.day, one.start, one.body) for one in read(line)[0]] == found


@pytest.mark.parametrize("line", ["17/8, 14/9 inställt", "RR 17/8, KC 14/9"])
def test_no_day_of_a_line_is_passed_over(line: str) -> None:
    assert read(line)[0] == ()
    assert len(read(line)[1]) == 1


@pytest.mark.parametrize("body", ["V8-kommunerna", "Styrgruppen Kulturhuset", "Chefsgrupp 2", "Kulturhuset", "ledningen 3"])
def test_a_group_that_is_recorded_is_read_back_however_it_is_called(body: str) -> None:
    recorded = (ComingMeeting(day=date(2017, 8, 17), body=body),)
    assert read_coming(written_coming(recorded), body="Kommunchefsgruppen", after=AFTER, known={body}) == (recorded, ())


@pytest.mark.parametrize(
    ("line", "start"),
    [
        *(("17/8 Folkets hus 13.00", time(13)), ("17/8 Stora salen 9-12", time(9)), ("17/8 i salen 13", time(13))),
        *(
            ("17/8 sal 9-12", time(9)),
            ("17/8 kl 9 Rådhuset", time(9)),
            ("17/8 9-12 Grupprummet", time(9)),
            ("17/8 Regionhuset", None),
        ),
    ],
)
def test_a_place_is_neither_a_time_nor_a_group(line: str, start: time | None) -> None:
    assert [(one.start, one.body) for one in read(line)[0]] == [(start, "")]


@pytest.mark.parametrize(
    "line", ["Kl 9 17/8", "Möte 3 17/8", "KC 2 17/8", "17/8 9-12 Lunch 12", "17/8 (inställt)", "17/8 kl 9 (utgår)"]
)
def test_what_is_not_understood_is_asked_about_whatever_is_recorded(line: str) -> None:
    found, problems = read_coming(line, body="Kommunchefsgruppen", after=AFTER, known={""})
    assert (found, len(problems)) == ((), 1)
