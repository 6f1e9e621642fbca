"""Coming meetings and participants read from lines, as people write and paste them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.meeting.coming_lines import read_coming, written_coming
from kcminutes.meeting.model import ComingMeeting, Participant
from kcminutes.meeting.people_lines import read_people

AFTER = date(2016, 12, 8)


def coming(text: str) -> tuple[tuple[ComingMeeting, ...], tuple[str, ...]]:
    return read_coming(text, body="Kommunchefsgruppen", after=AFTER)


@pytest.mark.parametrize(
    ("line", "day", "start", "end", "body"),
    [
        ("KCmöte aug to 2017-08-17 08:30-12:00", date(2017, 8, 17), time(8, 30), time(12), ""),
        ("- to 2017-01-19 kl 8.30–12", date(2017, 1, 19), time(8, 30), time(12), ""),
        ("19/1 9-12", date(2017, 1, 19), time(9), time(12), ""),
        ("torsdag den 2 mars 2017", date(2017, 3, 2), None, None, ""),
        ("KC-möte 2017-03-02 08:30 - 12:00", date(2017, 3, 2), time(8, 30), time(12), ""),
        ("Kommunchefsgruppens möte 2017-03-02 kl. 13", date(2017, 3, 2), time(13), None, ""),
        ("Regionrådet fre 9 december 2016 kl. 13-16", date(2016, 12, 9), time(13), time(16), "Regionrådet"),
        ("Regionrådets möte 2017-02-01", date(2017, 2, 1), None, None, "Regionrådet"),
        (
            "2017-08-17 (to) 08.30-12.00, Umeåregionens presidium",
            date(2017, 8, 17),
            time(8, 30),
            time(12),
            "Umeåregionens presidium",
        ),
        ("Nästa möte är den 22 jan 2018, kl. 9.00 – 15.00 i Umeå.", date(2018, 1, 22), time(9), time(15), ""),
        ("Nästa möte hålls torsdagen den 2 mars 2017", date(2017, 3, 2), None, None, ""),
        ("Datum för nästa möte: 2017-03-02", date(2017, 3, 2), None, None, ""),
        ("22 jan 2018, kl. 9.00 – 15.00 i Umeå.", date(2018, 1, 22), time(9), time(15), ""),
        ("Nästa möte med Regionrådet är den 2 mars 2017", date(2017, 3, 2), None, None, "Regionrådet"),
        ("Styrgrupp IT ti 14 feb 13.00-15.00", date(2017, 2, 14), time(13), time(15), "Styrgrupp IT"),
    ],
)
def test_a_coming_meeting_is_read_as_people_write_it(line, day, start, end, body):
    assert coming(line) == ((ComingMeeting(day=day, start=start, end=end, body=body),), ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("fre 2017-08-17", "2017-08-17 är en torsdag, inte en fredag"),
        ("30/2", "den dagen finns inte"),
        ("nästa möte", "ingen dag"),
        ("2017-02-01 25.30-27", "förstår inte klockslaget ”25.30-27”"),
    ],
)
def test_a_line_that_is_no_meeting_is_told_with_its_number(line, told):
    found, problems = coming(f"\n{line}")
    assert found == ()
    assert problems[0].startswith(f"Rad 2, ”{line}”: ")
    assert told in problems[0]


def test_lines_are_put_in_order_and_the_same_meeting_stands_once():
    found, _ = coming("2/3 2017\n19/1 2017\n2017-03-02")
    assert [one.day for one in found] == [date(2017, 1, 19), date(2017, 3, 2)]


_CLOCKS = st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
_COMING = st.builds(
    ComingMeeting,
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    start=_CLOCKS,
    end=_CLOCKS,
    body=st.sampled_from(("", "Regionrådet", "Styrgrupp IT", "Umeåregionens presidium", "Socialchefsgruppen")),
).map(lambda one: one if one.start else ComingMeeting(day=one.day, body=one.body))


@given(st.lists(_COMING, max_size=5, unique_by=lambda one: (one.day, one.start)))
def test_coming_meetings_written_as_lines_read_back(found):
    found.sort(key=lambda one: (one.day, one.start or time.min))
    assert coming(written_coming(tuple(found))) == (tuple(found), ())


@given(st.text())
def test_any_text_is_read_as_meetings_or_told(text):
    found, problems = coming(text)
    assert len(found) + len(problems) <= len(text.splitlines())
    read_people(text)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Frida Ek, Örnsköldsviks kommun, räddningschef", ("Frida Ek", "Örnsköldsviks kommun", "räddningschef", (), False)),
        ("Bo Dal; Vännäs kommun; kommunchef; ordförande", ("Bo Dal", "Vännäs kommun", "kommunchef", ("ordförande",), False)),
        ("Åsa Ek\tkommunchef\tVindelns kommun", ("Åsa Ek", "Vindelns kommun", "kommunchef", (), False)),
        ("- Lena Öst (sekreterare), Umeå kommun", ("Lena Öst", "Umeå kommun", "", ("sekreterare",), False)),
        ("Per Ås, polischef, Polisen", ("Per Ås", "Polisen", "polischef", (), False)),
        ("Karl von Essen", ("Karl von Essen", "", "", (), False)),
        (
            "2. Nils Ek (1:e vice ordförande), Bjurholms kommun, beslutande",
            ("Nils Ek", "Bjurholms kommun", "", ("1:e vice ordförande",), True),
        ),
    ],
)
def test_a_participant_is_read_as_lists_have_them(line, person):
    (found,) = read_people(line)
    assert (found.name, found.organisation, found.title, found.roles, found.voting) == person


def test_who_is_known_already_is_not_added_again_but_a_namesake_is():
    known = (Participant(name="Åsa Ek", organisation="Vännäs kommun"),)
    found = read_people("åsa ek, Vännäs kommun\nÅsa Ek, Umeå kommun\nÅsa Ek, Umeå kommun\n\n12", known)
    assert [person.organisation for person in found] == ["Umeå kommun"]


def test_headings_among_people_are_nobody_and_tell_who_decides():
    people = read_people(
        "Deltagare\nBeslutande:\nEva Ek, Umeå kommun\nBo Alm\n\nÖvriga:\n- Cia Lund, sekreterare\nVännäs kommun: Dan Holm\n"
    )
    assert [(one.name, one.organisation, one.voting, one.roles) for one in people] == [
        ("Eva Ek", "Umeå kommun", True, ()),
        ("Bo Alm", "", True, ()),
        ("Cia Lund", "", False, ("sekreterare",)),
        ("Dan Holm", "Vännäs kommun", False, ()),
    ]
    named = read_people("Beslutande ledamöter\nEva Ek, Umeå kommun\nEj beslutande\nBo Alm")
    assert [(one.name, one.voting) for one in named] == [("Eva Ek", True), ("Bo Alm", False)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lisa (organisatör), Magnus Haglund, Petra Hult (Vännäs kommun)", ["Lisa", "Magnus Haglund", "Petra Hult"]),
        ("Beslutande: Eva Ek, Bo Alm, Carl von Essen", ["Eva Ek", "Bo Alm", "Carl von Essen"]),
        ("Eva Ek, ordförande, Bo Alm, sekreterare, Cia Lund", ["Eva Ek", "Bo Alm", "Cia Lund"]),
        ("Eva Ek, Umeå kommun; Bo Alm, Vännäs kommun", ["Eva Ek", "Bo Alm"]),
        ("Lisa, Magnus, Petra", ["Lisa", "Magnus", "Petra"]),
        ("Eva Ek, Umeå kommun, kommunchef", ["Eva Ek"]),
        ("Eva Ek, Stora Enso, inköpschef", ["Eva Ek"]),
        ("Eva Ek; Region Västerbotten; Regional Utvecklingsdirektör", ["Eva Ek"]),
        ("Ordförande: Eva Ek", ["Eva Ek"]),
    ],
)
def test_a_line_names_one_or_several_people(line, names):
    assert [one.name for one in read_people(line)] == names


def test_what_stands_by_a_name_in_a_list_is_its_own():
    lisa, magnus = read_people("Lisa (organisatör), Magnus Haglund (ordförande)")
    assert (lisa.title, magnus.roles) == ("organisatör", ("ordförande",))
