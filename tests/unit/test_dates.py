"""Swedish dates and times, read as people type them and written as documents show them."""

from datetime import MAXYEAR, MINYEAR, date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kcminutes.meeting.coming import is_about_coming
from kcminutes.swedish.almanac import MONTHS, WEEKDAYS
from kcminutes.swedish.date_forms import LONGEST_DISTANCE
from kcminutes.swedish.dates_in_prose import next_meeting_date
from kcminutes.swedish.dates_read import far_away, read_date, read_period, read_since, read_time
from kcminutes.swedish.dates_written import (
    clock,
    clock_span,
    duration,
    iso_with_weekday,
    long_date,
    short_date,
    short_weekday,
    weekday_name,
)

TODAY = date(2016, 12, 8)  # a Thursday, in week 49
NEXT_MEETING = date(2017, 1, 19)


def read(text: str, today: date = TODAY) -> date | None:
    return read_date(text, today=today, next_meeting=NEXT_MEETING)


@pytest.mark.parametrize(
    "text",
    [
        "2017-04-24",
        "2017-4-24",
        "20170424",
        "170424",
        "24/4",
        "24/04",
        "24 / 4",
        "24/4 2017",
        "24/4-17",
        "24/4/2017",
        "24.4",
        "24.4.2017",
        "24.4.17",
        "24 apr",
        "24apr",
        "24 apr.",
        "24 april",
        "24 APRIL 2017",
        "24 apr 17",
        "24 apr. 2017",
        "24 april, 2017",
        "24. april",
        "den 24 april",
        "den 24 april 2017",
        "den 24/4",
        "24:e april",
        "24e april",
        "den 24:e april 2017",
        "måndag 24 april",
        "måndagen den 24 april 2017",
        "måndag, 24 april",
        "mån 24/4",
        "mån. 24/4",
        "på måndag den 24 april",
        "mån 2017-04-24",
        "2017-04-24 mån",
        "fredag 24 april",
        "fre 24/4",
        "senast 24/4",
        "senast den 24 april",
        "  24   april  ",
        "24\u00a0april\u00a02017",
        "24\u202fapril",
        "24\tapril",
        "24/4.",
        "2017-04-24.",
        "24 april 2017 .",
        "24/4–17",
    ],
)
def test_an_absolute_date_is_read_in_every_form_people_type(text: str) -> None:
    assert read(text) == date(2017, 4, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7/12", date(2017, 12, 7)),
        ("8/12", date(2016, 12, 8)),
        ("9/12", date(2016, 12, 9)),
        ("1 jan", date(2017, 1, 1)),
        ("1:a januari", date(2017, 1, 1)),
        ("7/12 2016", date(2016, 12, 7)),
        ("1 mars 1998", date(1998, 3, 1)),
        ("161207", date(2016, 12, 7)),
    ],
)
def test_a_date_without_year_is_the_next_one_and_a_date_with_year_is_that_one(text: str, expected: date) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "day"), [("29/2", date(2020, 2, 29)), ("v 53", date(2021, 1, 1)), ("mån v. 53", date(2020, 12, 28))]
)
def test_what_would_be_years_away_is_not_taken_for_that_but_can_be_asked_about(text: str, day: date) -> None:
    assert read(text) is None
    assert far_away(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/3 99", date(2099, 3, 1)),
        ("mars -98", date(2098, 3, 31)),
        ("010317", date(2001, 3, 17)),
        ("+9999", date(2044, 4, 24)),
        ("om 400 månader", date(2050, 4, 8)),
    ],
)
def test_a_year_in_two_digits_or_a_count_that_leads_far_away_is_asked_about_too(text: str, day: date) -> None:
    assert read(text) is None
    assert far_away(text, today=TODAY) == day


def test_what_would_be_years_away_is_read_with_its_year() -> None:
    assert read("29/2 2020") == date(2020, 2, 29)
    assert read("29/2-20") == date(2020, 2, 29)
    assert read("om 3 år") == date(2019, 12, 8)
    assert read("31/12 2026") == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sista mars", date(2017, 3, 31)),
        ("sista dagen i februari", date(2017, 2, 28)),
        ("17-04-24", date(2017, 4, 24)),
        ("tisdag nästa vecka", date(2016, 12, 13)),
        ("v 3 tis", date(2017, 1, 17)),
        ("inom 14 dagar", date(2016, 12, 22)),
        ("2 veckor", date(2016, 12, 22)),
        ("tre månader", date(2017, 3, 8)),
        ("före 1/3", date(2017, 3, 1)),
        ("24/4 kl 12", date(2017, 4, 24)),
        ("24 april kl. 12.30", date(2017, 4, 24)),
        ("mars -17", date(2017, 3, 31)),
        ("senast sista april", date(2017, 4, 30)),
        ("månadsskiftet mars/april", date(2017, 3, 31)),
        ("månadsskiftet dec - jan", date(2016, 12, 31)),
        ("årsskiftet 2016/2017", date(2016, 12, 31)),
        ("årsskiftet 16/17", date(2016, 12, 31)),
        ("halvårsskiftet 2018", date(2018, 6, 30)),
        ("2017-04", date(2017, 4, 30)),
        ("2017/03/01", date(2017, 3, 1)),
        ("2017.03.01", date(2017, 3, 1)),
        ("under januari", date(2017, 1, 31)),
        ("mars månad", date(2017, 3, 31)),
        ("jan-feb", date(2017, 2, 28)),
        ("augusti/september", date(2017, 9, 30)),
        ("vid utgången av mars", date(2017, 3, 31)),
        ("slutet på mars 2018", date(2018, 3, 31)),
        ("v 9-10", date(2017, 3, 10)),
        ("v. 9 och 10", date(2017, 3, 10)),
        ("vecka 51–v. 2", date(2017, 1, 13)),
        ("v.2 -17", date(2017, 1, 13)),
        ("1–15 mars", date(2017, 3, 15)),
        ("1/3-15/3", date(2017, 3, 15)),
        ("tis-ons 24-26 april", date(2017, 4, 26)),
        ("denna vecka", date(2016, 12, 9)),
        ("slutet av veckan", date(2016, 12, 9)),
        ("denna månad", date(2016, 12, 31)),
        ("månadens slut", date(2016, 12, 31)),
        ("nästa månad", date(2017, 1, 31)),
        ("slutet av året", date(2016, 12, 31)),
        ("vid årets slut", date(2016, 12, 31)),
        ("utgången av 2017", date(2017, 12, 31)),
        ("fredag om en vecka", date(2016, 12, 16)),
        ("om 14 dgr", date(2016, 12, 22)),
        ("om ett halvår", date(2017, 6, 8)),
        ("kl 12 den 1 mars", date(2017, 3, 1)),
        ("15 dec kl. 9–12", date(2016, 12, 15)),
        ("t.o.m. 1/3", date(2017, 3, 1)),
        ("till och med den 1 mars", date(2017, 3, 1)),
        ("klart senast 1/3", date(2017, 3, 1)),
        ("snarast, dock senast 1/3", date(2017, 3, 1)),
        ("senast 1/3, helst tidigare", date(2017, 3, 1)),
        ("i morgon bitti", date(2016, 12, 9)),
        ("före julafton", date(2016, 12, 24)),
        ("24 jul", date(2017, 7, 24)),
    ],
)
def test_dates_are_read_as_people_say_them(text: str, expected: date) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "löpande",
            "Löpande under 2017",
            "löpande, start i januari",
            "fortlöpande",
            *("vid varje möte", "på varje möte", "pingst", "efter pingsten", "efter helgen", "advent", "i god tid", "direkt"),
            *("till regionrådet", "nästa regionråd", "inför kommunstyrelsen"),
            "snarast",
            "Snarast möjligt.",
            "omg.",
            "asap",
        ),
        *("så snart som möjligt", "inom kort", "om några veckor", "omg.", "vid behov", "tills vidare", "utan dröjsmål"),
        *(
            "Q1",
            "q1 2017",
            "2017 Q1",
            "Q1-Q2",
            "senast Q1",
            "kv. 1",
            "1:a kvartalet",
            "andra halvåret 2017",
            "tertial 1",
            "T1 2017",
        ),
        *("våren", "våren 2017", "våren -17", "under våren", "till hösten", "i sommar", "vår/sommar 2017", "sensommaren", "vt 17"),
        *("innan sommaren", "efter semestern", "före jul", "efter nyår", "jul", "under påsklovet", "tidig höst", "vid nyår"),
        *("2017", "under 2017", "under året", "i år", "nästa år", "2017-2018", "början av 2017", "i början av nästa år"),
        *("mitten av mars", "i mitten på mars", "början av mars 2017", "början av v 9", "mitten av nästa vecka", "tidigt i mars"),
        *("första veckan i mars", "sista veckan i mars 2017", "marsmötet", "mötet i mars", "KC i mars", "efter nästa möte"),
        *(
            "i god tid före mötet",
            "ca 1/3",
            "prel. 1 mars",
            "1/3 (prel)",
            "omkring v 9",
            "efter 1/3",
            "fr.o.m. 1 mars",
            "tidigast 1/3",
        ),
        *(
            "årligen",
            "månadsvis",
            "kvartalsvis",
            "varje möte",
            "varannan vecka",
            "varje höst",
            "klart",
            "ej bestämt",
            "enligt tidplan",
        ),
    ],
)
def test_words_for_when_are_kept_as_words_where_no_day_can_be_named(text: str) -> None:
    assert read(text) is None
    assert read_period(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "v 2-17",
        "feb 17",
        "15/3 eller 16/3",
        "före budget",
        "när Umeå har svarat",
        "en vecka före på nästa möte",
        "till förråd",
        "årsskiftet 2017",
        "månadsskiftet mars/maj",
        "-",
        "?",
    ],
)
def test_what_can_mean_several_days_or_none_is_asked_about(text: str) -> None:
    assert read(text) is None
    assert read_period(text) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nästa sammanträde", NEXT_MEETING),
        ("vid nästa KC", NEXT_MEETING),
        ("nästkommande möte", NEXT_MEETING),
        ("nästa möte kl. 9", NEXT_MEETING),
        ("januarimötet", NEXT_MEETING),
        ("mötet i januari", NEXT_MEETING),
        ("en vecka före nästa möte", date(2017, 1, 12)),
        ("senast 3 dagar innan mötet", date(2017, 1, 16)),
        ("dagen före nästa möte", date(2017, 1, 18)),
        ("nästa möte (2/2)", date(2017, 2, 2)),
        ("till mötet den 2 februari", date(2017, 2, 2)),
        ("2/2 (nästa möte)", date(2017, 2, 2)),
    ],
)
def test_a_day_can_be_told_by_the_next_meeting(text: str, day: date) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("24", TODAY, date(2016, 12, 24)),
        ("den 24", TODAY, date(2016, 12, 24)),
        ("24:e", TODAY, date(2016, 12, 24)),
        ("den 24:e", TODAY, date(2016, 12, 24)),
        ("fre 24", TODAY, date(2016, 12, 24)),
        ("9", TODAY, date(2016, 12, 9)),
        ("8", TODAY, date(2017, 1, 8)),
        ("1:a", TODAY, date(2017, 1, 1)),
        ("31", date(2017, 2, 1), date(2017, 3, 31)),
        ("30", date(2017, 1, 30), date(2017, 3, 30)),
        ("29", date(2016, 1, 29), date(2016, 2, 29)),
    ],
)
def test_a_day_of_the_month_alone_is_the_next_one_after_today(text: str, today: date, expected: date) -> None:
    assert read(text, today) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fre", date(2016, 12, 9)),
        ("fre.", date(2016, 12, 9)),
        ("Fredag", date(2016, 12, 9)),
        ("på fredag", date(2016, 12, 9)),
        ("på fredagen", date(2016, 12, 9)),
        ("nästa fredag", date(2016, 12, 16)),
        ("nästa fre", date(2016, 12, 16)),
        ("nästa måndag", date(2016, 12, 12)),
        ("nästa vecka", date(2016, 12, 16)),
        ("to", date(2016, 12, 15)),
        ("tors", date(2016, 12, 15)),
        ("torsdag", date(2016, 12, 15)),
        ("nästa torsdag", date(2016, 12, 15)),
        ("mån", date(2016, 12, 12)),
        ("tis", date(2016, 12, 13)),
        ("ons", date(2016, 12, 14)),
        ("lör", date(2016, 12, 10)),
        ("söndag", date(2016, 12, 11)),
        ("nästa sön", date(2016, 12, 18)),
        ("so\u0308ndag", date(2016, 12, 11)),
    ],
)
def test_a_weekday_is_the_first_one_after_today_and_nasta_is_the_one_in_next_week(text: str, expected: date) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("v 19", TODAY, date(2017, 5, 12)),
        ("v19", TODAY, date(2017, 5, 12)),
        ("V.19", TODAY, date(2017, 5, 12)),
        ("v. 19", TODAY, date(2017, 5, 12)),
        ("v. 19.", TODAY, date(2017, 5, 12)),
        ("vecka 19", TODAY, date(2017, 5, 12)),
        ("i vecka 19", TODAY, date(2017, 5, 12)),
        ("v 19 2018", TODAY, date(2018, 5, 11)),
        ("v 19 2016", TODAY, date(2016, 5, 13)),
        ("mån v 19", TODAY, date(2017, 5, 8)),
        ("måndag i v. 19", TODAY, date(2017, 5, 8)),
        ("sön v 19 2018", TODAY, date(2018, 5, 13)),
        ("v 49", TODAY, date(2016, 12, 9)),
        ("v 48", TODAY, date(2017, 12, 1)),
        ("v 49", date(2016, 12, 9), date(2016, 12, 9)),
        ("v 49", date(2016, 12, 10), date(2017, 12, 8)),
        ("sön v 49", date(2016, 12, 10), date(2016, 12, 11)),
        ("v 53", date(2016, 1, 1), date(2016, 1, 1)),
        ("v 1", date(2018, 12, 31), date(2019, 1, 4)),
    ],
)
def test_a_week_is_its_friday_unless_a_weekday_is_named(text: str, today: date, expected: date) -> None:
    assert read(text, today) == expected


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("+14", TODAY, date(2016, 12, 22)),
        ("+ 14", TODAY, date(2016, 12, 22)),
        ("+0", TODAY, TODAY),
        ("+14 dagar", TODAY, date(2016, 12, 22)),
        ("+1d", TODAY, date(2016, 12, 9)),
        ("+2v", TODAY, date(2016, 12, 22)),
        ("+2 v", TODAY, date(2016, 12, 22)),
        ("+2 veckor", TODAY, date(2016, 12, 22)),
        ("+1 vecka", TODAY, date(2016, 12, 15)),
        ("+1 m", TODAY, date(2017, 1, 8)),
        ("+1 mån", TODAY, date(2017, 1, 8)),
        ("+1 mån.", TODAY, date(2017, 1, 8)),
        ("+3 månader", TODAY, date(2017, 3, 8)),
        ("+12m", TODAY, date(2017, 12, 8)),
        ("+1 m", date(2017, 1, 31), date(2017, 2, 28)),
        ("+1 m", date(2016, 1, 31), date(2016, 2, 29)),
        ("+1 år", date(2016, 2, 29), date(2017, 2, 28)),
        ("om 14 dagar", TODAY, date(2016, 12, 22)),
        ("om en dag", TODAY, date(2016, 12, 9)),
        ("om en vecka", TODAY, date(2016, 12, 15)),
        ("om två veckor", TODAY, date(2016, 12, 22)),
        ("Om tolv dagar.", TODAY, date(2016, 12, 20)),
        ("om en månad", TODAY, date(2017, 1, 8)),
        ("om tre månader", TODAY, date(2017, 3, 8)),
        ("om ett år", TODAY, date(2017, 12, 8)),
        ("idag", TODAY, TODAY),
        ("i dag", TODAY, TODAY),
        ("imorgon", TODAY, date(2016, 12, 9)),
        ("i morgon", TODAY, date(2016, 12, 9)),
        ("i övermorgon", TODAY, date(2016, 12, 10)),
    ],
)
def test_a_distance_counts_from_the_day_of_the_meeting(text: str, today: date, expected: date) -> None:
    assert read(text, today) == expected


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("en", 1), ("ett", 1), ("två", 2), ("tre", 3), ("fyra", 4), ("fem", 5), ("sex", 6),
        ("sju", 7), ("åtta", 8), ("nio", 9), ("tio", 10), ("elva", 11), ("tolv", 12),
    ],
)  # fmt: skip
def test_number_words_up_to_twelve_count(word: str, count: int) -> None:
    assert read(f"om {word} veckor") == TODAY + timedelta(weeks=count)


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("maj", TODAY, date(2017, 5, 31)),
        ("i maj", TODAY, date(2017, 5, 31)),
        ("slutet av maj", TODAY, date(2017, 5, 31)),
        ("i slutet av maj", TODAY, date(2017, 5, 31)),
        ("slutet av feb.", TODAY, date(2017, 2, 28)),
        ("maj 2018", TODAY, date(2018, 5, 31)),
        ("december", TODAY, date(2016, 12, 31)),
        ("november", TODAY, date(2017, 11, 30)),
        ("maj", date(2017, 5, 31), date(2017, 5, 31)),
        ("feb", date(2019, 12, 5), date(2020, 2, 29)),
        ("månadsskiftet", TODAY, date(2016, 12, 31)),
        ("vid månadsskiftet", date(2017, 2, 28), date(2017, 2, 28)),
        ("årsskiftet", TODAY, date(2016, 12, 31)),
        ("halvårsskiftet", TODAY, date(2017, 6, 30)),
        ("halvårsskiftet", date(2017, 6, 30), date(2017, 6, 30)),
        ("halvårsskiftet", date(2017, 7, 1), date(2018, 6, 30)),
    ],
)
def test_a_month_or_the_turn_of_one_is_its_last_day(text: str, today: date, expected: date) -> None:
    assert read(text, today) == expected


@pytest.mark.parametrize(
    "text", ["nästa möte", "Nästa möte.", "nm", "nästa", "till nästa möte", "på nästa möte", "senast nästa KC-möte"]
)
def test_nasta_mote_is_the_next_meeting_or_nothing_when_that_is_not_known(text: str) -> None:
    assert read(text) == NEXT_MEETING
    assert read_date(text, today=TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", ".", "\u00a0", "snarast", "löpande", "senast", "31/2", "31 februari", "31 feb 2017", "29/2 2017", "32",
        "0", "den 0", "0/4", "24/13", "24/0", "2017-02-30", "2017-13-01", "0000-01-01", "170431", "17042", "1704240", "0424",
        "24/4 217", "v 54", "v 0", "v 53 2017", "v", "+", "-14", "+14 får", "+99999999999",
        "+9999999 m", "+999999999999999999999 år", "om", "om tretton dagar", "i fredags", "igår", "fredag den", "nästa år",
        "24 ap", "april 24", "²4/4", "٢٤/٤", "24/4 och 8/5",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read(text) is None


def test_a_pasted_novel_is_no_date() -> None:
    assert read("24 april " * 100_000) is None
    assert read("9" * 1_000_000) is None
    assert read("24 april" + " " * 1_000_000) is None


def test_dates_past_the_end_of_the_calendar_are_not_read() -> None:
    for text in ("fre", "nästa mån", "+1", "+1 m", "1/1", "30", "v 1", "imorgon", "maj"):
        assert read(text, date.max) is None, text


weekday_prefixes = st.sampled_from(
    ["", *(f"{name} " for name in WEEKDAYS), *(f"{name[:3]} " for name in WEEKDAYS), "onsdagen den "]
)
this_century = st.dates(date(2000, 1, 1), date(2099, 12, 31))
meeting_days = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@given(day=this_century, today=meeting_days, weekday=weekday_prefixes)
def test_every_date_written_with_its_year_is_read_back(day: date, today: date, weekday: str) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{weekday}{day.day}/{day.month} {day.year}",
        f"{weekday}{day.day}.{day.month}.{day.year}",
        f"{weekday}{day.day} {month} {day.year}",
        f"den {day.day}:e {month} {day.year}",
        short_date(day),
        long_date(day),
        iso_with_weekday(day),
    ):
        assert read_date(text, today=today) == day, text
        assert read_date(f" {text.upper()}. ", today=today) == day, text


@given(today=st.dates(date(2010, 1, 1), date(2090, 12, 31)), away=st.integers(-3600, 3285), weekday=weekday_prefixes)
def test_every_date_within_nine_years_is_read_back_with_a_year_of_two_digits(today: date, away: int, weekday: str) -> None:
    day = today + timedelta(days=away)
    month = MONTHS[day.month - 1]
    for text in (f"{day:%y%m%d}", f"{day:%y-%m-%d}", f"{day.day}/{day.month}-{day:%y}", f"{day.day} {month[:3]} {day:%y}"):
        assert read_date(text, today=today) == day, text
    assert read_date(f"{weekday}{day.day}/{day.month} -{day:%y}", today=today) == day


@given(today=meeting_days, ahead=st.integers(0, 364), weekday=weekday_prefixes)
def test_every_date_within_a_year_is_read_back_without_its_year(today: date, ahead: int, weekday: str) -> None:
    day = today + timedelta(days=ahead)
    month = MONTHS[day.month - 1]
    for text in (f"{day.day}/{day.month}", f"{day.day}.{day.month}", f"{day.day} {month[:3]}", f"{day.day} {month}"):
        assert read_date(weekday + text, today=today) == day, text


@given(day=meeting_days, today=meeting_days)
def test_every_date_is_read_back_from_its_week_and_weekday(day: date, today: date) -> None:
    iso = day.isocalendar()
    assert read_date(f"{short_weekday(day)} v {iso.week} {iso.year}", today=today) == day


@given(today=meeting_days, count=st.integers(1, 120))
def test_what_counts_from_today_lies_after_today(today: date, count: int) -> None:
    forms = [f"+{count}", f"+{count}v", f"+{count} mån", f"om {count} dagar", "imorgon", "i övermorgon", "nästa vecka"]
    forms += [form.format(name) for name in WEEKDAYS for form in ("{}", "på {}", "nästa {}")]
    forms += [str(day) for day in range(1, 32)]
    for text in forms:
        day = read_date(text, today=today)
        assert day is not None, text
        assert day > today, text


@given(today=meeting_days)
def test_what_names_no_year_never_lies_before_today(today: date) -> None:
    forms = [*MONTHS, "månadsskiftet", "halvårsskiftet", "årsskiftet", "29/2", *(f"v {week}" for week in range(1, 54))]
    for text in forms:
        day = read_date(text, today=today) or far_away(text, today=today)
        assert day is not None, text
        assert day >= today, text
        assert text in ("29/2", "v 53") or read_date(text, today=today) == day


@given(today=meeting_days, name=st.sampled_from(WEEKDAYS))
def test_a_weekday_is_within_seven_days_and_nasta_is_within_the_next_iso_week(today: date, name: str) -> None:
    first, second = read_date(name, today=today), read_date(f"nästa {name}", today=today)
    assert first is not None
    assert second is not None
    assert weekday_name(first) == weekday_name(second) == name
    assert (first - today).days <= 7
    assert second.isocalendar()[:2] == (today + timedelta(weeks=1)).isocalendar()[:2]


pieces = st.sampled_from(
    [*"0123456789/.:-+ \u00a0", "den ", "v ", "om ", "nästa ", "i ", "maj", "feb", "fre ", "2017", "99", "mån", "år", "slutet av "]
)


@given(text=st.text() | st.lists(pieces, max_size=12).map("".join), today=st.dates())
@example(text="\ud800", today=TODAY)
@example(text="İ/4", today=TODAY)
def test_any_text_on_any_day_gives_a_date_or_none(text: str, today: date) -> None:
    assert isinstance(read_date(text, today=today), date | None)
    assert isinstance(next_meeting_date(text, after=today), date | None)
    assert isinstance(read_time(text), time | None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("09", time(9)),
        ("9:15", time(9, 15)),
        ("09.15", time(9, 15)),
        ("0915", time(9, 15)),
        ("915", time(9, 15)),
        ("kl. 9.15", time(9, 15)),
        ("Kl.\u00a009.15.", time(9, 15)),
        ("kl 9", time(9)),
        ("kl9", time(9)),
        ("klockan 9", time(9)),
        (" 13.00 ", time(13)),
        ("0", time(0)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_in_every_form_people_type(text: str, expected: time) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "kl", "24", "24:01", "9:60", "9.5", "91500", "9-12", "-9", "nio", "9:15:00:00", "9" * 100_000]
)
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert read_time(text) is None


@given(at=st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_time_is_read_back_as_it_is_written(at: time) -> None:
    for text in (clock(at), f"{at:%H:%M}", f"{at:%H%M}", clock_span(at, None), f"kl {at.hour}.{at:%M}"):
        assert read_time(text) == at, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KC-möte jan to 2017-01-19 08:30-12:00\nKC-möte mars to 2017-03-02 08:30-12:00", date(2017, 1, 19)),
        ("KC-möte mars to 2017-03-02 08:30-12:00\nKC-möte jan to 2017-01-19 08:30-12:00", date(2017, 1, 19)),
        ("Nästa möte är den 22 jan 2017, kl. 9.00 – 15.00.", date(2017, 1, 22)),
        ("Nästa möte: 22 januari 2017", date(2017, 1, 22)),
        ("Nästa möte: 22 Januari.", date(2017, 1, 22)),
        ("Vi ses den 22:a\u00a0jan.", date(2017, 1, 22)),
        ("Vi ses 22/1 kl. 9.", date(2017, 1, 22)),
        ("Vi ses 22/1/2018 eller 23/1-2018.", date(2018, 1, 22)),
        ("Tider: 22/1, 19/2 2017, 2017-03-02", date(2017, 1, 22)),
        ("Internat 17–18 november", date(2017, 11, 17)),
        ("Mötet 2016-12-08 följs av 9 december", date(2016, 12, 9)),
        ("Lika som 8 december", date(2017, 12, 8)),
        ("Förra mötet var 2016-11-10, nästa är 2017-01-19", date(2017, 1, 19)),
        ("31 februari går inte, men 2017-02-30 och 2017-03-01", date(2017, 3, 1)),
        ("to 2017-08-17 08:30-12 maj on 2017-09-14", date(2017, 8, 17)),
        ("to 2017-08-17 08:30 maj", date(2017, 8, 17)),
        ("kl. 12\nmaj on 2017-08-17", date(2017, 8, 17)),
        ("Nästa möte: 17 febr.", date(2017, 2, 17)),
        ("Nästa möte 29 februari 2020", date(2020, 2, 29)),
        ("Nästa möte blir i januari 2017, troligen 2 mars", date(2017, 3, 2)),
        ("Nästa möte 19 januari. Handlingar senast den 12 januari.", date(2017, 1, 19)),
        ("Underlag före 12/1, möte 19/1", date(2017, 1, 19)),
        ("Mötet den 19 januari flyttas till 26 januari.", date(2017, 1, 26)),
        ("Flyttas från 19/1 till 26/1", date(2017, 1, 26)),
        ("Mötet 19/1 kl. 9.00 ställs in. Vi ses 9/2.", date(2017, 2, 9)),
        ("19/1 och 2/2 i stället för 9/2", date(2017, 1, 19)),
    ],
)
def test_the_next_meeting_is_the_earliest_date_after_today_in_the_text(text: str, expected: date) -> None:
    assert next_meeting_date(text, after=TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tid meddelas senare.",
        "2016-12-08",
        "2016-11-10 och 8 december 2016",
        "22 majs",
        "KS 2018/124",
        "Nästa möte 29 februari",
        "32 januari",
        "12017-01-19",
        "2017-01-190",
    ],
)
def test_a_text_without_a_coming_date_gives_no_next_meeting(text: str) -> None:
    assert next_meeting_date(text, after=TODAY) is None


def test_a_long_text_is_searched_in_no_time() -> None:
    assert next_meeting_date("12 " * 200_000 + " " * 200_000 + "2017-01-19", after=TODAY) == date(2017, 1, 19)


@pytest.mark.parametrize(
    "title",
    [
        *("Nästa möte", "Nästa sammanträde", "Kommande möten", "Nästkommande möte", "Kommande sammanträden 2017", "Nästa KC-möte"),
        *("Tid för nästa möte", "Datum för kommande möten", "Mötestider våren 2017", "nästa ordinarie möte", "Nästa\u00a0möte"),
        *("Nästa KC", "Nästa träff", "Kommande mötestider", "Nästa mötestillfälle", "Sammanträdesdagar 2017", "Kommande KC 2017"),
    ],
)
def test_a_heading_of_coming_meetings_is_known_however_it_is_written(title: str) -> None:
    assert is_about_coming(title)


@pytest.mark.parametrize("title", ["Inför regionrådets nästa möte", "Föregående möte", "Nästa steg", "Nästa års budget"])
def test_another_heading_is_not_of_coming_meetings(title: str) -> None:
    assert not is_about_coming(title)


@given(day=meeting_days.filter(lambda day: day.year >= 2000), before=st.text(alphabet="abc \n,;"))
def test_the_dates_that_documents_show_are_found_in_text(day: date, before: str) -> None:
    after = day - timedelta(days=1)
    for text in (day.isoformat(), iso_with_weekday(day), short_date(day), long_date(day)):
        assert next_meeting_date(f"{before} {text}, kl. 9.00", after=after) == day, text


def test_dates_are_written_with_no_break_spaces_around_the_month() -> None:
    assert short_date(date(2016, 12, 8)) == "8\u00a0december\u00a02016"
    assert long_date(date(2016, 12, 8)) == "torsdag 8\u00a0december\u00a02016"


def test_the_screen_shows_iso_with_weekday() -> None:
    assert iso_with_weekday(date(2017, 4, 24)) == "2017-04-24 mån"


def test_weekdays_have_their_names_in_order() -> None:
    week = [date(2017, 4, 24) + timedelta(days=ahead) for ahead in range(7)]
    assert [weekday_name(day) for day in week] == list(WEEKDAYS)
    assert [short_weekday(day) for day in week] == ["mån", "tis", "ons", "tor", "fre", "lör", "sön"]
    assert len(MONTHS) == 12


def test_the_whole_calendar_can_be_written() -> None:
    assert short_date(date(MINYEAR, 1, 1)) == "1\u00a0januari\u00a01"
    assert long_date(date(MAXYEAR, 12, 31)) == "fredag 31\u00a0december\u00a09999"


def test_times_are_written_with_a_full_stop_and_two_digits() -> None:
    assert clock(time(8, 30)) == "08.30"
    assert clock(time(0, 5, 59)) == "00.05"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(8, 30), time(12), "kl.\u00a008.30–12.00"),
        (time(8, 30), None, "kl.\u00a008.30"),
        (None, time(12), "till kl.\u00a012.00"),
        (None, None, ""),
        (time(0), time(0), "kl.\u00a000.00–00.00"),
        (None, time(0), "till kl.\u00a000.00"),
    ],
)
def test_a_span_of_time_is_written_with_what_is_known(start: time | None, end: time | None, expected: str) -> None:
    assert clock_span(start, end) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, "0 min"), (5, "5 min"), (59, "59 min"), (60, "1 tim"), (65, "1 tim 5 min"), (1500, "25 tim")]
)
def test_a_length_of_time_is_written_in_hours_and_minutes(minutes: int, expected: str) -> None:
    assert duration(minutes) == expected.replace(" ", "\u00a0")


_TOLD = [
    *(
        "24",
        "1/3",
        "29/2",
        "v 53",
        "v 9",
        "9-10",
        "mars",
        "feb 29",
        "sista",
        "om",
        "inom",
        "+",
        "14",
        "400",
        "9999",
        "dagar",
        "år",
        "månader",
    ),
    *(
        "fre",
        "nästa",
        "vecka",
        "möte",
        "slutet av",
        "månadsskiftet",
        "årsskiftet",
        "/",
        "-",
        "senast",
        "under",
        "våren",
        "halvåret",
        "99",
    ),
    *("(", ")", "den", "i", "och", "ca", "kl 12", "en", "två", "veckor", "före", "mötet", "jul", "denna månad", "dagar", "månader"),
]


@given(
    st.lists(st.sampled_from(_TOLD), max_size=5).map(" ".join) | st.lists(st.sampled_from(_TOLD), max_size=4).map("".join),
    meeting_days,
)
def test_whatever_is_typed_is_answered_and_no_day_is_further_away_than_the_limit(text: str, today: date) -> None:
    day = read_date(text, today=today, next_meeting=today + timedelta(days=30))
    # Two 99 beside each other are a year with all its digits, which is the one that was meant.
    assert day is None or abs(day - today) <= LONGEST_DISTANCE or "9999" in text
    assert not (day and far_away(text, today=today))
    assert read_period(text) in ("", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016", date(2016, 1, 1)),
        ("december 2016", date(2016, 12, 1)),
        ("2016-12", date(2016, 12, 1)),
        ("v 49 2016", date(2016, 12, 5)),
        ("2016-12-08", date(2016, 12, 8)),
        ("1/9", date(2026, 9, 1)),
        ("26/11", date(2026, 11, 26)),
        ("27/11", date(2026, 11, 27)),
        ("28/11", date(2025, 11, 28)),
        ("mars", date(2026, 3, 1)),
        ("november", date(2026, 11, 1)),
        ("fre", date(2026, 11, 27)),
        ("tors", date(2026, 11, 26)),
        ("igår kanske", None),
        ("", None),
    ],
)
def test_since_is_the_first_day_of_what_is_named_and_the_last_that_has_been(text: str, expected: date | None) -> None:
    assert read_since(text, today=date(2026, 11, 27)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("före mars", date(2017, 2, 28)),
        ("senast före mars", date(2017, 2, 28)),
        ("innan nästa månad", date(2016, 12, 31)),
        ("före v 3", date(2017, 1, 13)),
        ("inför v 3", date(2017, 1, 13)),
        ("före nästa vecka", date(2016, 12, 9)),
        ("före 1/3", date(2017, 3, 1)),
        ("före mars 2017", date(2017, 2, 28)),
        ("före slutet av mars", date(2017, 3, 31)),
        ("före månadens slut", date(2016, 12, 31)),
        ("innan sista mars", date(2017, 3, 31)),
    ],
)
def test_before_a_month_or_a_week_is_over_when_that_begins(text: str, expected: date) -> None:
    assert read_date(text, today=TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tors 19", date(2017, 1, 19)),
        ("mån 9", date(2017, 1, 9)),
        ("fredag den 13", date(2017, 1, 13)),
        ("KC-mötet i januari", date(2017, 1, 19)),
        ("KC jan", date(2017, 1, 19)),
        ("nästa gång", date(2017, 1, 19)),
        ("nästa ordinarie möte", date(2017, 1, 19)),
        ("kommande fredag", date(2016, 12, 9)),
        ("nästkommande vecka", date(2016, 12, 16)),
        ("nästa vecka onsdag", date(2016, 12, 14)),
        ("1 mars nästa år", date(2017, 3, 1)),
        ("slutet januari", date(2017, 1, 31)),
        ("sista i mars", date(2017, 3, 31)),
        ("om fjorton dagar", date(2016, 12, 22)),
        ("om ett kvartal", date(2017, 3, 8)),
        ("1/3 senast", date(2017, 3, 1)),
        ("19/1 torsdag", date(2017, 1, 19)),
        ("to 19/1 v 3", date(2017, 1, 19)),
        ("t o m 1 mars", date(2017, 3, 1)),
        ("den förste mars", date(2017, 3, 1)),
        ("första maj", date(2017, 5, 1)),
    ],
)
def test_days_are_read_in_the_order_and_the_words_that_people_use(text: str, expected: date) -> None:
    assert read_date(text, today=TODAY, next_meeting=date(2017, 1, 19)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Underlag till Frida 9 januari.", None),
        ("Nästa möte 19 januari, kallelse skickas 12 januari", date(2017, 1, 19)),
        ("Kallelsen till mötet 19 januari skickas 12 januari", date(2017, 1, 19)),
        ("Mötet 19/1 skjuts upp till 26/1", date(2017, 1, 26)),
        ("19/1 ändras till 26/1", date(2017, 1, 26)),
        ("blir inte 19/1 utan 26/1", date(2017, 1, 26)),
        ("Ursprungligen 12/1, nu 19/1", date(2017, 1, 19)),
        ("Ordinarie dag 12 januari krockar, mötet blir 19 januari", date(2017, 1, 19)),
        ("Regionrådet 12 januari, KC 19 januari", date(2017, 1, 19)),
    ],
)
def test_a_day_for_papers_of_another_body_or_that_is_moved_is_not_the_next_meetings(text: str, expected: date | None) -> None:
    assert next_meeting_date(text, after=TODAY, body="Kommunchefsgruppen") == expected


@pytest.mark.parametrize(
    "title", ["KC-möten 2017", "Möten 2017", "Tider för möten 2017", "Datum nästa möte", "Nästa gång", "Avslut och nästa möte"]
)
def test_other_headings_of_coming_meetings_are_known(title: str) -> None:
    assert is_about_coming(title)


@pytest.mark.parametrize(
    "title",
    [
        "Mötesdagordning",
        "Mötestidens slut",
        "Nästa möte med Region Västerbotten",
        "Nästa möte i regionrådet",
        "Kommande möten i andra grupper",
    ],
)
def test_a_heading_of_others_meetings_or_of_the_agenda_is_none(title: str) -> None:
    assert not is_about_coming(title)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kallelse till sammanträdet den 5 juni.", "Kommunchefsgruppen"),
        ("Arbetsutskottet den 5 juni", "Kommunstyrelsens arbetsutskott"),
        ("Nästa möte är den 5 juni, platsen ändras till Umeå", "Kommunchefsgruppen"),
        ("Nästa möte (anmälan till Bo) är den 5 juni", "Kommunchefsgruppen"),
    ],
)
def test_a_meeting_keeps_its_day_whatever_is_said_beside_it(text: str, body: str) -> None:
    assert next_meeting_date(text, after=TODAY, body=body) == date(2017, 6, 5)


def test_before_a_month_that_has_begun_is_no_day() -> None:
    assert read_date("före maj", today=date(2017, 5, 10), next_meeting=None) is None


@pytest.mark.parametrize(("text", "day"), [("17 november fredag", date(2017, 11, 17)), ("17 nov senast", date(2017, 11, 17))])
def test_november_is_no_week(text: str, day: date) -> None:
    assert read_date(text, today=date(2017, 5, 10), next_meeting=None) == day


@pytest.mark.parametrize(
    ("text", "day"), [("maj nästa år", date(2018, 5, 1)), ("imorgon", date(2017, 5, 11)), ("fredag", date(2017, 5, 5))]
)
def test_since_a_day_to_come_is_that_day(text: str, day: date) -> None:
    assert read_since(text, today=date(2017, 5, 10)) == day


@pytest.mark.parametrize("title", ["Nästa möte för gruppen", "Kommande möten i styrgruppen", "Mötestidsplan"])
def test_a_heading_may_name_the_group_itself(title: str) -> None:
    assert is_about_coming(title, "Styrgruppen för IT")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mötet 17/8 ställs in, tiden ändras. Nytt möte 24/8", date(2017, 8, 24)),
        ("17/8: mötestiden ändras till 24/8", date(2017, 8, 24)),
        ("Nästa möte 17/8 ställs in och lokalen byts", None),
        ("17/8, tiden ändras till 13.00", date(2017, 8, 17)),
    ],
)
def test_a_meeting_that_is_called_off_or_moved_is_so_whatever_else_is_another(text: str, day: date | None) -> None:
    assert next_meeting_date(text, after=TODAY, body="Kommunchefsgruppen") == day


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Nästa möte i fullmäktige", "Kommunchefsgruppen"),
        ("Nästa möte för nämnden", "Kommunchefsgruppen"),
        ("Nästa möte i kommunstyrelsen", "Kommunstyrelsens arbetsutskott"),
    ],
)
def test_a_heading_of_another_body_s_meetings_is_none(title: str, body: str) -> None:
    assert not is_about_coming(title, body)
