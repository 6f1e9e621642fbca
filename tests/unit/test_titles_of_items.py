import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.archive.titles import is_closer, is_follow_up, is_opener, is_previous, title_key, undated


@pytest.mark.parametrize(
    ("title", "opens", "is_about_last", "closes"),
    [
        ("Mötets öppnande", True, False, False),
        ("Mötet öppnas", True, False, False),
        ("Öppnande av mötet", True, False, False),
        ("Mötets öppnande och upprop", True, False, False),
        ("Upprop", True, False, False),
        ("Val av justerare", True, False, False),
        ("Val av mötesordförande och sekreterare", True, False, False),
        ("Fastställande av dagordningen", True, False, False),
        ("Godkännande av föredragningslista", True, False, False),
        ("Dagordning", True, False, False),
        ("Anmälan av övriga frågor", True, False, False),
        ("Uppföljning av åtgärder", True, False, False),
        ("Uppföljning av föregående mötes åtgärder", True, False, False),
        ("Föregående minnesanteckningar", True, True, False),
        ("Föregående mötes protokoll", True, True, False),
        ("Genomgång av protokoll från senaste mötet", True, True, False),
        ("Minnesanteckningar 2016-12-08", True, True, False),
        ("Övriga frågor", False, False, True),
        ("Övrigt", False, False, True),
        ("Nästa möte", False, False, True),
        ("Kommande KC-möten", False, False, True),
        ("Mötets avslutande", False, False, True),
        ("Avslutning", False, False, True),
        ("Mötet avslutas", False, False, True),
        ("Ekonomi", False, False, False),
        ("Öppnande av ny skola", False, False, False),
        ("Plan för öppnande av en ny skola", False, False, False),
        ("Avslutande av avtalet med SOS Alarm", False, False, False),
        ("Granskning av öppna data", False, False, False),
        ("Protokoll från IT-gruppens möte", False, False, False),
        ("Förra årets budget", False, False, False),
        ("Inför regionrådets nästa möte", False, False, False),
    ],
)
def test_what_opens_and_closes_a_meeting_is_known_by_its_title(title: str, opens: bool, is_about_last: bool, closes: bool) -> None:  # noqa: FBT001
    assert (is_opener(title), is_previous(title), is_closer(title)) == (opens, is_about_last, closes)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Inför regionrådet 9/12", "Inför regionrådet"),
        ("Inför regionrådet den 24 november 2016", "Inför regionrådet"),
        ("Budgetuppföljning per 31 oktober", "Budgetuppföljning"),
        ("Ekonomi (nov 2016)", "Ekonomi"),
        ("Verksamhetsplan 2014", "Verksamhetsplan"),
        ("Lägesbild v 48", "Lägesbild"),
        ("Skrivelse nr 9/2016", "Skrivelse"),
        ("Uppföljning av KS-seminariet 17–18 november", "Uppföljning av KS-seminariet"),
        ("Etapp 2", "Etapp 2"),
        ("Ärende 12", "Ärende 12"),
        ("Förskolan 4–5 år", "Förskolan 4–5 år"),
        ("Läsåret 2016/17", "Läsåret"),
        ("Prioriteringar 2017–2018", "Prioriteringar"),
        ("Skrivelse 9/2016", "Skrivelse"),
        ("Ekonomi", "Ekonomi"),
    ],
)
def test_a_title_has_no_day_week_or_year_of_its_own_meeting(title: str, bare: str) -> None:
    assert undated(title) == bare
    assert title_key(title) == title_key(bare)


@given(st.text(max_size=60))
def test_any_title_has_a_key_that_stays(title: str) -> None:
    assert title_key(undated(title) or title) == title_key(title) or not undated(title)


@pytest.mark.parametrize(
    "title",
    [
        *("Uppföljning", "Uppföljning från förra mötet", "Uppföljning av föregående möte", "Uppföljning – åtgärder"),
        *("Uppföljning: åtgärder", "Uppföljning av pågående åtgärder", "Uppföljning av åtgärdslistan", "Föregående protokoll"),
    ],
)
def test_where_atgarder_are_gone_through_is_known_by_its_title(title: str) -> None:
    assert is_follow_up(title)


@pytest.mark.parametrize(
    "title",
    [
        *("Genomgång av beslutsunderlag", "Uppföljning av uppdragsavtalet med regionen", "Genomgång aktivitetsplan 2018"),
        *("Uppföljning av seminariet", "Budgetuppföljning"),
    ],
)
def test_another_matter_that_is_gone_through_is_no_follow_up(title: str) -> None:
    assert not is_follow_up(title)
