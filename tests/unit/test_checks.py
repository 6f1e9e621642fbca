import random
import time
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmark.big_meeting import big_meeting
from kcminutes.checks import RULES, Checker, checker
from kcminutes.checks.places import place_in_words
from kcminutes.meeting.edits import with_inserted, with_item, with_moved, with_removed
from kcminutes.meeting.ids import all_ids, identified
from kcminutes.meeting.model import Action, ComingMeeting, FollowUp, HandedOn, Item, Meeting
from kcminutes.meeting.place import HEAD, PEOPLE, Cell, Part, Place
from kcminutes.meeting.queries import item_at, paths, walk
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.toml.meetings import parse, read
from support.check_meetings import ACTION, ITEM, findings, found, minutes, path_of, rules, with_actions, with_notes
from support.samples import AGENDA_2013, AGENDA_2016, MINUTES_2013, MINUTES_2016
from support.strategies import DAY, MEETING, PARTICIPANT
from support.strategies import ITEM as ANY_ITEM


def places(path: Path) -> list[tuple[str, str]]:
    meeting = identified(read(path))
    return [(one.rule, place_in_words(one.place, meeting)) for one in Checker().findings(meeting)]


def test_the_minutes_of_2016_have_exactly_what_a_careful_reader_finds() -> None:
    assert places(MINUTES_2016) == [
        ("ar", "Ärende 5, Anteckning"),
        ("atgard-ansvarig", "Ärende 15.1, åtgärd 1"),
        ("osakert-ord", "Ärende 15.2, Anteckning"),
        ("veckodag", "Ärende 16, Ärendebeskrivning"),
    ]


def test_the_minutes_of_2013_have_nothing_odd_and_its_agenda_two_items_without_a_presenter() -> None:
    assert places(MINUTES_2013) == []
    assert places(AGENDA_2013) == [("foredragande-saknas", "Ärende 9"), ("foredragande-saknas", "Ärende 10")]


def test_the_agenda_of_2016_has_the_wrong_weekday() -> None:
    assert places(AGENDA_2016) == [("veckodag", "Ärende 16, Ärendebeskrivning")]


def test_a_place_is_told_with_the_number_that_is_shown() -> None:
    meeting = minutes(ITEM, Item(title="Övrigt", subitems=(ITEM,)), numbering="§", first_number=65)
    second = meeting.items[1]
    told = {
        Place(second.id, Part.ITEM): "Ärende §\u00a066",
        Place(second.id, Part.FOLLOW_UPS, 1): "Ärende §\u00a066, uppföljning 2",
        Place(second.subitems[0].id, Part.ACTIONS, 0, Cell.DUE): "Ärende 66.1, åtgärd 1",
        Place("borttaget", Part.DECISIONS): "Borttaget ärende, BESLUT",
        HEAD: "Mötets uppgifter",
        PEOPLE: "Närvaro",
    }
    assert {place: place_in_words(place, meeting) for place in told} == told


def test_each_rule_has_a_name_for_the_settings_and_a_meaning() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(tomllib.loads(f"{name} = true") for name in names)
    assert all(rule.meaning for rule in RULES)


def test_a_rule_that_is_off_finds_nothing_and_an_unknown_one_does_not_matter() -> None:
    meeting = with_notes("Det är bra att att [?].")
    assert rules(meeting) == ["dubbelord", "osakert-ord"]
    assert [one.rule for one in Checker(["dubbelord", "okänd"]).findings(meeting)] == ["osakert-ord"]


def test_findings_come_in_reading_order() -> None:
    second = Item(title="Ekonomi", background="ti 17/8 2017", notes="[?] och [?]", decisions=("att att",))
    meeting = minutes(replace(ITEM, notes="", subitems=(second,)), second, closed=None)
    order = [(path_of(meeting, one.place), one.place.part, one.place.offset) for one in Checker().findings(meeting)]
    item = [(Part.BACKGROUND, 0), (Part.NOTES, 0), (Part.NOTES, 8), (Part.DECISIONS, 0)]
    assert order == [(None, Part.HEAD, 0)] + [(path, *place) for path in [(0, 0), (1,)] for place in item]


def test_an_actions_findings_come_cell_by_cell() -> None:
    action = replace(ACTION, text="Räkna på [?]", due=date(2016, 1, 1), responsible=("Siv [Ek?]",))
    order = [(one.place.row, one.place.cell, one.place.offset) for one in findings(with_actions(ACTION, action))]
    assert order == [(1, Cell.TEXT, 9), (1, Cell.DUE, 0), (1, Cell.RESPONSIBLE, 0)]


def test_the_texts_of_what_goes_on_and_of_what_is_followed_up_are_checked_too() -> None:
    item = replace(
        ITEM,
        handed_on=(HandedOn(body="Rådet [?]"),),
        actions=(Action(text="Ringa", when="löpande [?]", responsible=("Alla",)),),
        follow_ups=(FollowUp(meeting=date(2016, 11, 10), action="m2c6tt", text="Fråga", comment="Det är att att vänta."),),
    )
    coming = ComingMeeting(day=date(2017, 1, 19), body="Regionrådet [?]")
    meeting = minutes(item, coming=(coming,))
    assert [(one.place.part, one.place.cell) for one in found(meeting, "osakert-ord")] == [
        (Part.HEAD, Cell.TEXT),
        (Part.ITEM, Cell.TEXT),
        (Part.ACTIONS, Cell.DUE),
    ]
    assert [(one.place.part, one.place.row) for one in found(meeting, "dubbelord")] == [(Part.FOLLOW_UPS, 0)]


def test_of_one_text_the_first_twenty_findings_of_a_kind_are_told() -> None:
    assert len(rules(with_notes("Ordet [?] " * 100))) == 20


# Texts that the rules look for, glued together: more of them odd than hypothesis finds by itself.
_FRAGMENTS: tuple[str, ...] = (
    "att",
    "att ",
    " att",
    "tis ",
    "to ",
    "29/2",
    " 29 feb",
    "28–29 februari",
    "31 april 2017",
    "2016-13-40",
    "(ti)",
    "[?]",
    "??",
)
_FRAGMENTS += (
    "811218-9876",
    "nästa möte ",
    "senast den ",
    "Per sista ",
    "oktober 2999",
    "fanns ",
    " , ",
    "  ",
    " - ",
    ".Nu går",
    "\n",
    "\n\n",
)
_FRAGMENTS += (
    "2 mkr ",
    "2 mnkr ",
    "kl 10",
    "kl. 10.30 ",
    "13:30",
    "İ",
    "İSTANBUL ",
    "[",
    "0 maj",
    "–",
    "- ",
    "1. ",
    "ß",
    "1000-01-01",
    "9999",
)
ODD_TEXT = st.lists(st.sampled_from(_FRAGMENTS), max_size=8).map("".join)


@st.composite
def edited_meetings(draw: st.DrawFn) -> list[Meeting]:
    """A meeting and what it becomes by a few edits of every kind."""
    meeting = identified(draw(MEETING))
    versions = [meeting]
    for _ in range(draw(st.integers(1, 4))):
        existing = paths(meeting)
        path = draw(st.sampled_from(existing)) if existing else None
        match draw(st.sampled_from(["insert", "day", "people", "remove", "move", "text", "title"])):
            case "insert":
                meeting = with_inserted(meeting, (0,), draw(ANY_ITEM))
            case "day":
                meeting = replace(meeting, head=replace(meeting.head, day=draw(DAY)))
            case "people":
                meeting = replace(meeting, participants=(*meeting.participants[1:], draw(PARTICIPANT)))
            case "remove" if path:
                meeting = with_removed(meeting, path)
            case "move" if path:
                meeting = with_moved(meeting, path, 0)
            case "text" if path:
                item = item_at(meeting, path)
                changed = replace(item, notes=draw(ODD_TEXT), background=draw(ODD_TEXT), decisions=(draw(ODD_TEXT), draw(ODD_TEXT)))
                meeting = with_item(meeting, path, changed)
            case "title" if path:
                meeting = with_item(meeting, path, replace(item_at(meeting, path), title="Nästa möte"))
        meeting = identified(meeting)
        versions.append(meeting)
    return versions


@given(edited_meetings())
def test_whatever_is_edited_the_kept_findings_are_those_of_a_fresh_check(versions: list[Meeting]) -> None:
    checker = Checker()
    names = {rule.name: rule.hint for rule in RULES}
    for meeting in versions:
        known = checker.findings(meeting)
        assert known == Checker().findings(meeting) == checker.findings(meeting)
        assert all(names[one.rule] == one.hint for one in known)
        assert all(one.place.item is None or one.place.item in all_ids(meeting) for one in known)
        assert all(one.text and one.remedy.endswith(".") for one in known)


@given(st.lists(ODD_TEXT, min_size=2, max_size=2), DAY)
def test_no_text_makes_the_check_fail(texts: list[str], day: date) -> None:
    item = Item(title="Nästa möte", notes="".join(texts), background=texts[0], decisions=tuple(texts))
    found = findings(replace(minutes(item), head=replace(minutes().head, day=day)))
    assert all(0 <= one.place.offset <= len("".join(texts)) + 2 for one in found)


HOSTILE = {
    "one long word": "a" * 200_000,
    "spaces": "a" + " " * 200_000 + "b",
    "line ends": "att\n" * 50_000,
    "the same word": "att " * 50_000,
    "the same word, allowed": "det " * 50_000,
    "brackets": "[" * 100_000 + "[a?" * 30_000,
    "question marks": "?" * 200_000 + "x",
    "digits": "8112189876" * 20_000,
    "numbers": "811218-9875 " * 16_000,
    "dates": "17/8 " * 40_000,
    "coming dates": "nästa möte den 17/8 " * 10_000,
    "deadlines": "senast den 17 augusti 2016 var " * 6_000,
    "weekdays": "tis-" * 50_000 + "tis 17 augusti 2017 ",
    "months": "oktober 2016 " * 15_000,
    "commas": " , ," * 50_000,
    "full stops": ".Aaa" * 50_000,
    "times": "kl kl. 10:30 kl 10.30 " * 9_000,
    "money": "mkr mnkr " * 20_000,
    "letters that grow": "İ" * 200_000,
    "hyphens": " - - " * 40_000,
    "references": "ärende 1, 2 och 3, se § 4 " * 8_000,
    "one list of references": "ärende " + "1, " * 60_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_of_200_kb_takes_long(text: str) -> None:
    start = time.process_time()
    Checker().findings(with_notes(text))
    assert time.process_time() - start < 1.5


def test_a_big_meeting_is_checked_again_at_the_cost_of_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = identified(parse(big_meeting(), "stort.toml"))
    checking, chosen = Checker(), random.Random(1)  # noqa: S311  # no secret: which items are typed in
    looked_through: list[Item] = []
    look_through = checker._look_through

    def counted(item: Item, day: date) -> Any:
        looked_through.append(item)
        return look_through(item, day)

    monkeypatch.setattr(checker, "_look_through", counted)
    checking.findings(meeting)
    assert len(looked_through) == sum(1 for _ in walk(meeting))
    for _ in range(9):
        looked_through.clear()
        path = (chosen.randrange(len(meeting.items)),)
        item = item_at(meeting, path)
        meeting = with_item(meeting, path, replace(item, notes=f"{item.notes} Mer."))
        checking.findings(meeting)
        assert looked_through == [item_at(meeting, path)]
    meeting = replace(meeting, head=replace(meeting.head, day=meeting.head.day + timedelta(days=1)))
    assert checking.findings(meeting) == Checker().findings(meeting)


def test_an_empty_sub_item_of_a_postponed_item_is_as_it_should_be():
    item = Item(title="Ett", status=ItemStatus.POSTPONED, reason="x", postponed_to=date(2017, 1, 19), subitems=(Item(title="Två"),))
    assert "arende-tomt" not in rules(minutes(ITEM, item))


def test_an_item_about_the_next_meeting_is_not_empty_where_coming_meetings_are_recorded() -> None:
    items, coming = (ITEM, Item(title="Nästa möte"), Item(title="Kommande möten")), (ComingMeeting(day=date(2017, 1, 19)),)
    assert len(found(minutes(*items), "arende-tomt")) == 2
    assert len(found(minutes(*items, coming=coming), "arende-tomt")) == 1  # they stand at the first one only
