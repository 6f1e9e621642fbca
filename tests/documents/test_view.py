from datetime import date, time

import msgspec
import pytest
from msgspec.structs import replace

from kcminutes.documents.blocks import text_of
from kcminutes.documents.excerpts import excerpt
from kcminutes.documents.view import LAYOUTS, document, section
from kcminutes.meeting.model import Action, Item, Participant, Span
from kcminutes.meeting.queries import paths, present_count
from kcminutes.meeting.states import DocumentState, ItemStatus
from support.document_samples import AWAY, HERE, ITEMS, agenda, final_minutes, handled, meeting, minutes, said


def plain(value):
    """The document as built-in values, with no-break spaces as spaces."""
    return msgspec.json.decode(msgspec.json.encode(value).decode().replace("\u00a0", " "))


def facts(shown):
    return {fact["label"]: fact["values"] for fact in plain(shown)["facts"]}


def listed(shown):
    """The people of each group as lines."""
    return {
        group["label"]: [", ".join([person["name"], *person["details"], *person["remarks"]]) for person in group["people"]]
        for group in plain(shown)["groups"]
    }


def parts(item, layout="2016", **head):
    shown = section(meeting(item, opened=time(8, 30), **head), (0,), layout)
    return [(part.name, part.heading, text_of(part.blocks)) for part in shown.parts if part.kind == "prose"]


def person(name="Alma Berg", **more):
    return Participant(name=name, **{"voting": True, "attendance": HERE, **more})


def test_the_head_has_day_with_weekday_time_and_place():
    shown = document(meeting(said("Något."), place="Vännäs, stora salen"))
    assert facts(shown) == {"Dag": ["torsdag 8 december 2016"], "Tid": ["kl. 08.30–12.00"], "Plats": ["Vännäs, stora salen"]}
    assert (shown.title, shown.body, shown.day) == ("Minnesanteckningar", "Kommunchefsgruppen", "2016-12-08")


def test_recorded_times_stand_instead_of_the_called_ones():
    breaks = (Span(start=time(10), end=time(10, 15)), Span(start=time(11)))
    shown = document(meeting(opened=time(8, 32), closed=time(11, 58), adjournments=breaks))
    assert facts(shown)["Tid"] == ["kl. 08.32–11.58, ajournering kl. 10.00–10.15, ajournering från kl. 11.00"]


def test_a_meeting_without_times_or_place_has_no_such_rows():
    assert list(facts(document(meeting(start=None, end=None)))) == ["Dag"]


def test_minutes_are_marked_utkast_until_they_are_final():
    assert document(minutes()).mark == "UTKAST"
    assert document(final_minutes()).mark == ""


def test_a_meeting_in_which_nothing_is_recorded_is_a_kallelse():
    shown = document(agenda())
    assert (shown.title, shown.mark, shown.signatures) == ("Kallelse", "", ())
    assert facts(shown.sections[1])["Beräknad tid"] == ["kl. 08.35, 1 tim 15 min"]
    assert [part.heading for part in shown.sections[1].parts] == ["Ärendebeskrivning", "Förslag till beslut"]
    assert "Frånvarande" not in listed(shown)


def test_proposals_and_planned_minutes_are_gone_from_minutes():
    item = Item(title="x", proposals=("Förslag.",), planned_minutes=10, decisions=("Beslutat.",))
    shown = section(meeting(item), (0,))
    assert facts(shown) == {}
    assert parts(item) == [("decisions", "BESLUT", "Beslutat.")]


def test_people_stand_in_groups_with_organisation_title_and_roles():
    groups = listed(document(minutes()))
    assert list(groups) == ["Beslutande", "Övriga deltagande", "Inbjudna", "Frånvarande"]
    assert groups["Beslutande"][0] == "Signe Vallgren, Örnsköldsviks kommun, ordförande"
    assert groups["Övriga deltagande"] == ["Greta Öhlin, Umeåregionens kansli, föredragande, sekreterare"]
    assert groups["Frånvarande"] == ["Rut Åsander, Robertsfors kommun"]
    assert "Maja Lidfeldt, ekonomichef, Robertsfors kommun, ersätter Rut Åsander" in groups["Beslutande"]


def test_guests_are_listed_with_their_items():
    assert [line.rsplit(", ärende")[-1] for line in listed(document(minutes()))["Inbjudna"]] == [" 6", " 5, 10–11"]


def test_a_guest_whose_items_are_no_numbers_is_listed_with_what_was_typed():
    assert listed(document(meeting(people=(person(items="hela förmiddagen", voting=False),))))["Inbjudna"] == [
        "Alma Berg, ärende hela förmiddagen"
    ]


@pytest.mark.parametrize("made", [document, lambda shown: excerpt(shown, "1")])
def test_somebody_whom_nobody_marked_was_called_and_no_more_is_said(made):
    people = (person(attendance=None), person("Bo Ek"), person("Cia Dahl", attendance=None, voting=False))
    assert listed(made(meeting(said("Något."), people=people))) == {"Beslutande": ["Bo Ek"], "Kallade": ["Alma Berg", "Cia Dahl"]}


def test_a_kallelse_lists_those_who_are_called():
    assert list(listed(document(agenda()))) == ["Kallade", "Övriga kallade", "Inbjudna"]
    nobody_decides = replace(agenda(), participants=tuple(replace(it, voting=False) for it in agenda().participants))
    assert list(listed(document(nobody_decides))) == ["Kallade", "Inbjudna"]


def test_a_deciding_member_for_some_items_is_beslutande_with_those_items_and_counts():
    shown = meeting(said("a"), said("b"), said("c"), people=(person(items="1,3"), person("Bo Ek", items="2", voting=False)))
    assert listed(document(shown)) == {"Beslutande": ["Alma Berg, ärende 1, 3"], "Inbjudna": ["Bo Ek, ärende 2"]}
    assert present_count(shown) == (1, 1)


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        ({}, "kl. 08.30–12.00"),
        ({"opened": time(14, 12)}, "öppnat kl. 14.12"),
        ({"closed": time(11, 50)}, "avslutat kl. 11.50"),
        ({"opened": time(8, 32), "closed": time(11, 58)}, "kl. 08.32–11.58"),
    ],
)
@pytest.mark.parametrize("state", DocumentState)
def test_planned_and_recorded_times_are_never_mixed(recorded, told, state):
    shown = meeting(said("x"), state=state, **recorded)
    assert facts(document(shown))["Tid"] == facts(excerpt(shown, "1"))["Tid"] == [told]


def test_a_break_of_no_length_is_not_printed_and_one_of_some_is():
    breaks = (
        Span(start=time(9, 20, 5), end=time(9, 20, 25)),
        Span(start=time(10, 0, 50), end=time(10, 1, 10)),
        Span(start=time(11)),
    )
    shown = meeting(said("x"), opened=time(9), adjournments=breaks)
    assert facts(document(shown))["Tid"] == ["öppnat kl. 09.00, ajournering kl. 10.00–10.01, ajournering från kl. 11.00"]


def test_a_late_arrival_is_printed_with_the_first_item():
    shown = document(minutes())
    assert "Beata Rosqvist, Umeå kommun, fr.o.m. ärende 4, kl. 09.15" in listed(shown)["Beslutande"]
    assert plain(shown.sections[3])["movements"] == ["Beata Rosqvist kom kl. 09.15."]


def test_an_early_departure_is_printed_with_the_last_item():
    shown = document(minutes())
    assert "Ivar Stenlund, Vännäs kommun, t.o.m. ärende 11.2, kl. 11.40" in listed(shown)["Beslutande"]
    assert plain(shown.sections[10].sections[1])["movements"] == ["Ivar Stenlund lämnade mötet kl. 11.40."]


@pytest.mark.parametrize(
    ("arrived", "at_hand"),
    [
        ("08:31", "under ärende 1"),
        ("08:59", "under ärende 1"),
        ("09:00", "under ärende 3"),
        ("09:45", "före ärende 2"),
        ("10:30", "under ärende 2"),
    ],
)
def test_where_items_were_handled_in_another_order_the_list_tells_what_was_at_hand_when_somebody_came(arrived, at_hand):
    items = (
        said("a", handled=handled("08:30", "09:00")),
        said("b", handled=handled("10:00")),
        said("c", handled=handled("09:00", "09:40")),
    )
    late = person(arrived=time.fromisoformat(arrived))
    (line,) = listed(document(meeting(*items, people=(late,))))["Beslutande"]
    assert line == f"Alma Berg, kom kl. {arrived.replace(':', '.')}, {at_hand}"


def test_somebody_who_left_between_two_items_left_after_the_first():
    items = (said("a", handled=handled("08:30", "09:00")), said("b", handled=handled("09:10", "09:40")))
    shown = document(meeting(*items, people=(person(left=time(9, 10)),)))
    assert listed(shown)["Beslutande"] == ["Alma Berg, t.o.m. ärende 1, kl. 09.10"]


def test_without_times_of_items_only_the_clock_is_told():
    shown = document(meeting(said("a"), people=(person(arrived=time(9), left=time(10)),)))
    assert listed(shown)["Beslutande"] == ["Alma Berg, fr.o.m. kl. 09.00, t.o.m. kl. 10.00"]
    assert shown.sections[0].movements == ()


def test_somebody_absent_neither_comes_nor_goes():
    items = (said("a", handled=handled("08:30", "09:00")),)
    shown = document(meeting(*items, people=(person(attendance=AWAY, arrived=time(8, 45)),)))
    assert listed(shown) == {"Frånvarande": ["Alma Berg"]}
    assert shown.sections[0].movements == ()


def test_layout_2016_has_background_notes_decisions_and_actions():
    item = said("Sagt.", background="Bakgrund.", decisions=("Ett.", "Två."), actions=(Action(text="Gör"),))
    assert parts(item) == [
        ("background", "Ärendebeskrivning", "Bakgrund."),
        ("notes", "Anteckning", "Sagt."),
        ("decisions", "BESLUT", "Ett.\nTvå."),
    ]
    assert section(meeting(item), (0,)).parts[-1].columns == ("ÅTGÄRDER", "SLUTDATUM", "ANSVARIG")


def test_layout_2013_has_the_decision_before_the_description():
    item = said("Sagt.", background="Bakgrund.", decisions=("Ett.",))
    assert parts(item, "2013") == [
        ("decisions", "Beslut", "Ett."),
        ("background", "Ärendebeskrivning", "Bakgrund."),
        ("notes", "", "Sagt."),
    ]


def test_notes_are_the_description_in_layout_2013_where_something_was_decided():
    assert parts(said("Sagt.", decisions=("Ett.",)), "2013")[1] == ("notes", "Ärendebeskrivning", "Sagt.")
    assert parts(said("Öppnat."), "2013") == [("notes", "", "Öppnat.")]


def test_a_withdrawn_item_has_a_sentence_with_the_reason():
    item = Item(title="x", status=ItemStatus.WITHDRAWN, reason="styrgruppen hade\nmöte.")
    assert section(meeting(item), (0,)).status == "Utgick: styrgruppen hade möte."
    assert section(meeting(replace(item, reason="")), (0,)).status == "Utgick."


def test_a_postponed_item_has_a_sentence_with_date_and_reason():
    item = Item(title="x", status=ItemStatus.POSTPONED, postponed_to=date(2017, 1, 19), reason="tiden tog slut")
    assert plain(section(meeting(item), (0,)))["status"] == "Bordlagt till 19 januari 2017: tiden tog slut."
    assert section(meeting(replace(item, postponed_to=None, reason="")), (0,)).status == "Bordlagt."


def test_one_attachment_has_a_singular_label_and_two_a_plural_one():
    assert facts(section(meeting(Item(title="x", attachments=("a",))), (0,))) == {"Bilaga": ["a"]}
    assert facts(section(meeting(Item(title="x", attachments=("a", "b"))), (0,))) == {"Bilagor": ["a", "b"]}


def test_reference_and_presenters_stand_under_the_heading():
    item = Item(title="x", reference="KS 2016/1", presenters=("Alma Berg", "Bo Ek"))
    assert facts(section(meeting(item), (0,))) == {"Dnr": ["KS 2016/1"], "Föredragande": ["Alma Berg, Bo Ek"]}


def test_actions_may_lack_date_or_people_and_empty_ones_are_left_out():
    rows = (Action(text="a", due=date(2017, 5, 8)), Action(), Action(text="b", responsible=("Alma Berg",)))
    (part,) = section(meeting(Item(title="x", actions=rows)), (0,)).parts
    assert [(text_of(row.text), row.due, row.responsible) for row in part.rows] == [
        ("a", "2017-05-08", ()),
        ("b", "", ("Alma Berg",)),
    ]


def test_sub_items_are_sections_one_level_down():
    other = document(minutes()).sections[10]
    assert [(sub.number, sub.title, sub.level) for sub in other.sections] == [
        ("11.1", "Plattform för tidiga insatser", 2),
        ("11.2", "Digitala länet", 2),
    ]


def test_an_item_without_a_title_says_so():
    assert section(meeting(Item(title=" ")), (0,)).title == "Utan rubrik"


def test_secretary_chair_and_adjuster_sign():
    assert [(line.label, line.name) for line in document(minutes()).signatures] == [
        ("Sekreterare", "Greta Öhlin"),
        ("Ordförande", "Signe Vallgren"),
        ("Justeras", "Nils-Erik Hägglöf"),
    ]


def test_the_vice_chair_signs_when_the_chair_is_absent():
    people = (person("Alma Berg", roles=("ordförande",), attendance=AWAY), person("Bo Ek", roles=("Vice ordförande",)))
    assert [line.name for line in document(meeting(people=people)).signatures] == ["", "Bo Ek", ""]


@pytest.mark.parametrize(
    ("second", "first"),
    [("2:e vice ordförande", "1:e vice ordförande"), ("andre vice ordf.", "Förste v. ordf"), ("vice ordförande", "1:e vice ordf")],
)
def test_the_first_of_several_vice_chairs_signs(second, first):
    people = (person("Alma Berg", roles=(second,)), person("Bo Ek", roles=("ledamot", first)))
    assert [line.name for line in document(meeting(people=people)).signatures] == ["", "Bo Ek", ""]


@pytest.mark.parametrize("role", ["f.d. ordförande", "ersättare för ordföranden", "tillträdande ordförande"])
def test_who_is_no_chair_does_not_sign_as_one(role):
    assert [line.name for line in document(meeting(people=(person(roles=(role,)),))).signatures] == ["", "", ""]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", [minutes(), agenda()])
def test_a_section_on_its_own_is_the_one_in_the_document(sample, layout):
    shown = document(sample, layout)
    for path in paths(sample):
        own = shown.sections[path[0]]
        assert section(sample, path, layout) == (own.sections[path[1]] if len(path) > 1 else own)


def test_every_item_is_in_the_document():
    assert len(document(minutes()).sections) == len(ITEMS)
