"""What is missing or odd in a kallelse."""

from datetime import date, time

from msgspec.structs import replace

from kcminutes.checks import Checker, Finding
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Head, Item, Meeting, Participant
from kcminutes.meeting.placing import UNPLACED_TITLE

HEAD = Head(body="Kommunchefsgruppen", day=date(2017, 1, 19), start=time(8, 30), end=time(10))


PEOPLE = (
    Participant(name="Åsa Ek", roles=("ordförande",)),
    Participant(name="Bo Dal", roles=("sekreterare",)),
)
WHOLE = Item(title="Ekonomi", background="Prognosen.", presenters=("Åsa Ek",))


def found(*items: Item, head: Head = HEAD) -> list[Finding]:
    return Checker().findings(identified(Meeting(head=head, items=items, participants=PEOPLE)))


def rules(*items: Item, head: Head = HEAD) -> list[str]:
    return [finding.rule for finding in found(*items, head=head)]


def test_more_minutes_than_the_meeting_has_are_told_with_both():
    (finding,) = found(Item(title="Larm", planned_minutes=60), Item(title="Ekonomi", planned_minutes=31))
    assert finding.text == "Ärendena tar 91 minuter och mötet är kallat till 90"
    assert rules(Item(title="Larm", planned_minutes=90)) == []
    assert rules(Item(title="Larm", planned_minutes=900), head=replace(HEAD, end=None)) == []


def test_a_meeting_past_midnight_has_its_minutes():
    assert rules(Item(title="Larm", planned_minutes=90), head=replace(HEAD, start=time(23), end=time(0, 30))) == []


def test_a_prepared_item_lacks_the_presenter_or_the_background_that_most_others_have():
    assert rules(WHOLE, WHOLE, Item(title="Larm", background="Två anbud.", planned_minutes=20)) == ["foredragande-saknas"]
    assert rules(WHOLE, WHOLE, Item(title="Larm", presenters=("Åsa Ek",), planned_minutes=30)) == ["beskrivning-saknas"]
    assert rules(WHOLE, WHOLE, Item(title="Larm", presenters=("Åsa Ek",), planned_minutes=5)) == []


def test_where_no_item_has_a_presenter_none_lacks_one():
    assert rules(*(Item(title=title, background="Två anbud.") for title in ("Larm", "Ekonomi", "Bredband"))) == []


def test_an_item_about_which_nothing_was_prepared_lacks_nothing():
    assert rules(WHOLE, WHOLE, Item(title="Mötets öppnande", planned_minutes=5)) == []


def test_text_that_an_import_did_not_place_is_told():
    assert rules(Item(title=UNPLACED_TITLE, background="Sida 1")) == ["import-oplacerat"]


def test_minutes_are_not_asked_for_what_a_kallelse_lacks():
    recorded = Item(title="Larm", background="Två anbud.", notes="Sagt.", planned_minutes=500)
    assert not {"foredragande-saknas", "minuter-ryms-inte"} & set(rules(WHOLE, WHOLE, recorded))
