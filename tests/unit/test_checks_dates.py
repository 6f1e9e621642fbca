from datetime import date

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Item, Participant
from kcminutes.meeting.place import Part
from support.check_meetings import ACTION, ITEM, found, minutes, rules, with_actions, with_notes
from support.strategies import called_meeting


@pytest.mark.parametrize(
    "text",
    [
        "Vi ses tisdag 17 augusti 2017.",
        "Vi ses tisdagen den 17:e augusti 2017.",
        "Vi ses tis. 17 aug. 2017 kl. 9.",
        "Vi ses ti 17/8 2017",
        "Vi ses on 17/8-17",
        "- aug ti 2017-08-17\n",
        "Vi ses 17 augusti 2017 (tisdag).",
        "Vi ses 2017-08-17 (ti).",
        "Vi ses 2017-08-17 tisdag.",
        "Vi ses Mån 17/8/2017",
        "Vi ses onsdag–torsdag 17–18 augusti 2017",
        "Vi ses fredag 17–18 augusti 2017",
        "Vi ses fredag 17/8.",
        "Vi ses (måndag 9 dec) igen",
        "Vi ses tisdag 29 februari",
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_found(text: str) -> None:
    assert rules(with_notes(text)) == ["veckodag"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi ses torsdag 17 augusti 2017.",
        "Vi ses torsdagen den 17/8.",
        "Vi sågs onsdag 17/8.",
        "Vi ses to 17/8 2017, to 14/9 och to 12/10.",
        "Vi ses 17 augusti 2017 (torsdag).",
        "Vi ses 2017-08-17, fredag 18 augusti och 2017-08-17 fredag 18 augusti.",
        "Vi ses torsdag–fredag 17–18 augusti 2017.",
        "Vi ses tisdag och torsdag 17 augusti 2017.",
        "Det gäller från och med fr 17/8 2017.",
        "Det blir varje tisdag. 17 augusti 2017 är sista dagen.",
        "På tisdag möts 17 personer.",
        "Onsdagsklubben 17/8 2017.",
        "Måndag 29 februari.",
    ],
)
def test_a_weekday_that_fits_or_belongs_to_something_else_is_fine(text: str) -> None:
    assert rules(with_notes(text)) == []


def test_the_finding_names_the_right_weekday_and_stands_at_the_wrong_one() -> None:
    (finding,) = found(with_notes("Vi ses tisdag 17 augusti 2017."), "veckodag")
    assert finding.text.replace("\u00a0", " ") == "17 augusti 2017 är en torsdag, inte en tisdag"
    assert (finding.place.part, finding.place.offset) == (Part.NOTES, len("Vi ses "))


@pytest.mark.parametrize(
    ("field", "part"),
    [("title", Part.ITEM), ("background", Part.BACKGROUND), ("notes", Part.NOTES), ("reason", Part.ITEM)],
)
def test_a_weekday_is_checked_in_every_text_of_an_item(field: str, part: Part) -> None:
    (finding,) = found(minutes(replace(ITEM, **{field: "Inför ti 17/8 2017"})), "veckodag")
    assert finding.place.part is part


def test_a_weekday_is_checked_in_decisions_proposals_and_actions() -> None:
    decided = minutes(replace(ITEM, decisions=("Ja.", "Vi ses ti 17/8 2017.")))
    proposed = minutes(replace(ITEM, proposals=("Vi ses ti 17/8 2017.",)))
    to_do = with_actions(ACTION, replace(ACTION, text="Boka ti 17/8 2017"))
    places = [found(meeting, "veckodag")[0].place for meeting in (decided, proposed, to_do)]
    assert [(place.part, place.row, place.offset) for place in places] == [
        (Part.DECISIONS, 0, 12),
        (Part.PROPOSALS, 0, 7),
        (Part.ACTIONS, 1, 5),
    ]


def test_an_agenda_is_checked_for_weekdays_too() -> None:
    meeting = called_meeting()
    assert "veckodag" in rules(replace(meeting, items=(replace(ITEM, notes="", background="Vi ses ti 17/8 2017."),)))


@pytest.mark.parametrize("text", ["Klart 31 november 2016.", "Klart den 30 feb", "Klart 29 februari 2017", "Klart 0 maj"])
def test_a_day_that_the_calendar_does_not_have_is_found(text: str) -> None:
    assert rules(with_notes(text)) == ["datum-finns-inte"]


@pytest.mark.parametrize(
    "text", ["Andelen är 1/13.", "Dnr 2016-45-1 och 2016-13-45.", "Klart 29 februari.", "Klart 31 december 2016"]
)
def test_a_fraction_and_a_reference_are_no_dates(text: str) -> None:
    assert rules(with_notes(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Frida berättade att 1,2 mkr återstod den sista oktober 2017.",
        "Per sista oktober 2017 fanns 1,2 mkr kvar.",
        "Per den 31 oktober 2017 hade kansliet 1,2 mkr.",
        "Mötet hölls 17 november 2017.",
        "Frågan väcktes vid förra mötet 2017-11-10.",
        "Protokollet från föregående sammanträde den 10 november 2017.",
        "Avtalet har gällt sedan oktober 2017.",
        "Mötet är 8 december 2106.",
        "Lagen är från 3 maj 1817.",
    ],
)
def test_a_year_that_cannot_be_is_found(text: str) -> None:
    assert rules(with_notes(text)) == ["ar"]


@pytest.mark.parametrize(
    "text",
    [
        "Frida berättade att 1,2 mkr återstod den sista oktober 2016.",
        "Mötet flyttades till oktober 2017.",
        "Frida berättade att arbetet börjar i oktober 2017.",
        "Prognosen per sista oktober 2017 var 1,2 mkr.",
        "Avtalet var uppsagt per 31 oktober 2017.",
        "Det som återstod behöver vara klart 31 oktober 2017.",
        "Seminariet hölls och ett nytt ordnas 18 januari 2017.",
        "Frågan hänsköts till mötet 19 januari 2017.",
        "Den 19 januari 2017 tar gruppen upp ärendet igen.",
        "Då fanns det 2017 platser, och 2100 i oktober.",
        "Avsiktsförklaringen från 1993 gällde till den 1 maj 1990.",
        "Målen för 2045 och 2050 står fast.",
        "Den 3 mars 2500 kronor.",
    ],
)
def test_a_year_that_can_be_is_fine(text: str) -> None:
    assert rules(with_notes(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nästa möte 3 november.",
        "Nästa möte: torsdag 3 november 2016",
        "Nästa ordinarie möte är den 19 januari 2016.",
        "Frågan tas upp på kommande sammanträde 3/11.",
        "Synpunkter till kansliet senast den 1 oktober 2016.",
        "Kommunerna svarar senast 1 oktober 2016.",
        "Underlag ska lämnas in senast oktober 2016.",
    ],
)
def test_a_past_date_that_is_called_coming_is_found(text: str) -> None:
    assert rules(with_notes(text)) == ["passerat-datum"]


@pytest.mark.parametrize(
    "text",
    [
        "Nästa möte 19 januari.",
        "Nästa möte 3 maj.",
        "Nästa möte är i dag, 2016-12-08.",
        "Synpunkter till kansliet senast den 9 december.",
        "Frågan behandlades senast 2016-11-10.",
        "Frågan var uppe på mötet, senast 2016-11-10.",
        "Planen är reviderad senast 2016-11-10.",
        "Svaren skulle lämnas senast den 1 oktober 2016.",
        "Till nästa möte redovisas utfallet per 31 oktober 2016.",
        "Nästa års seminarium liknar det 17 november 2016.",
        "Det beslutades 3 november.",
    ],
)
def test_a_date_to_come_and_a_past_date_told_as_past_are_fine(text: str) -> None:
    assert rules(with_notes(text)) == []


def test_a_deadline_in_a_text_written_before_the_meeting_may_have_passed_by_a_few_weeks() -> None:
    assert rules(minutes(replace(ITEM, background="Frågor lämnas senast 2016-12-01."))) == []
    assert rules(minutes(replace(ITEM, background="Frågor lämnas senast 2016-10-01."))) == ["passerat-datum"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Torsdag 3 november 2016 kl. 9.", ["passerat-datum"]),
        ("Gruppen ses 2016-01-19 och 2016-03-01.", ["passerat-datum"]),
        ("Gruppen ses 2016-12-01 och 2017-01-19.", []),
        ("Mötet bestämdes 2016-11-10.", []),
        ("Tas upp senare.", []),
    ],
)
def test_under_a_heading_of_the_next_meeting_some_date_is_to_come(text: str, names: list[str]) -> None:
    assert rules(minutes(Item(title="Nästa möte", notes=text))) == names
    assert rules(minutes(Item(title="Nästa års budget", notes=text))) == []


def test_the_day_of_the_meeting_decides_what_is_past() -> None:
    meeting = with_notes("Nästa möte 19 januari 2017.")
    assert rules(meeting) == []
    assert rules(replace(meeting, head=replace(meeting.head, day=date(2017, 1, 20)))) == ["passerat-datum"]


def test_dates_in_the_names_of_attachments_and_people_are_left_alone() -> None:
    person = Participant(name="Siv Ek", title="ti 17/8 2017")
    item = replace(ITEM, attachments=("Protokoll ti 2017-08-17.pdf",))
    assert "veckodag" not in rules(minutes(item, people=(person,)))


@pytest.mark.parametrize(
    "text",
    [
        "Nästa möte är tisdagen den 19 januari.",
        "Vi ses i morgon lördag 9/12.",
        "Klart i oktober 2107.",
        "Det avslutades i oktober 2017.",
    ],
)
def test_a_date_that_cannot_be_is_found_without_its_year_too(text):
    assert rules(with_notes(text))


@pytest.mark.parametrize(
    "text", ["Nästa möte är torsdagen den 19 januari.", "Vi ses i morgon fredag 9/12.", "Det avslutades i oktober 2016."]
)
def test_a_date_that_can_be_is_no_finding_without_its_year_either(text):
    assert not rules(with_notes(text))
