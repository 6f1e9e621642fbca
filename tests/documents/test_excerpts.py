from dataclasses import dataclass
from datetime import date, time

import pytest
from msgspec.structs import replace

from kcminutes.documents.errors import RenderError
from kcminutes.documents.excerpts import actions_of, excerpt
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.making import FORMATS
from kcminutes.documents.items import ActionsPart, Section
from kcminutes.documents.view import LAYOUTS, Document, document
from kcminutes.meeting.model import Action, Item, Participant
from kcminutes.meeting.states import ItemStatus
from support.document_samples import AWAY, HERE, agenda, final_minutes, handled, meeting, minutes, said
from support.reading_back import read_back, text_of

LATE = replace(Participant(name="Sen", attendance=HERE), arrived=time(9))
EARLY = replace(Participant(name="Tidig", attendance=HERE), left=time(10))
WHOLE = Participant(name="Hela", attendance=HERE)


def took_part(shown: Document) -> list[str]:
    return [person.name for group in shown.groups for person in group.people]


def there_at(people: tuple[Participant, ...], items: tuple[Item, ...], wanted: str) -> list[str]:
    return took_part(excerpt(meeting(*items, people=people), wanted))


def headings(sections: tuple[Section, ...]) -> list[str]:
    return [title for it in sections for title in (f"{it.number}. {it.title}", *headings(it.sections))]


# Which items.


def test_an_extract_has_the_head_and_the_named_items_in_the_agendas_order() -> None:
    whole, shown = document(minutes()), excerpt(minutes(), "10, 4")
    assert (shown.title, shown.body, shown.day, shown.facts) == (whole.title, whole.body, whole.day, whole.facts)
    assert shown.sections == (whole.sections[3], whole.sections[9])


@pytest.mark.parametrize("typed", ["4,11.1", "11.1 och 4", " 4; 11.1 ", "11.1,4,4"])
def test_items_may_be_listed_in_any_usual_way(typed: str) -> None:
    assert excerpt(minutes(), typed).note == "Utdrag: ärende 4 och 11.1"


def test_an_item_brings_its_sub_items() -> None:
    titles = ["11. Övriga frågor", "11.1. Plattform för tidiga insatser", "11.2. Digitala länet"]
    assert headings(excerpt(minutes(), "11").sections) == titles


def test_a_sub_item_brings_its_items_heading_and_nothing_else_of_it() -> None:
    parent = Item(
        title="Övriga frågor",
        reference="KS 2017/1",
        presenters=("Någon",),
        notes="Hemligt.",
        decisions=("Hemligt.",),
        actions=(Action(text="Hemligt."),),
        status=ItemStatus.WITHDRAWN,
        subitems=(said("Öppet.", title="Ett"), said("Hemligt.", title="Två")),
    )
    shown = excerpt(meeting(parent), "1.1")
    assert headings(shown.sections) == ["1. Övriga frågor", "1.1. Ett"]
    text = text_of(read_back("html", export(shown, "html")))
    assert "Öppet." in text
    for left_out in ("Hemligt", "Någon", "KS 2017/1", "Utgick"):
        assert left_out not in text


def test_the_layout_is_the_one_that_is_asked_for() -> None:
    for layout in LAYOUTS:
        assert excerpt(minutes(), "7", layout).sections == (document(minutes(), layout).sections[6],)
        assert actions_of(minutes(), "Stina", layout).layout == layout


# What it is called.


def test_the_note_and_the_name_tell_what_it_is_an_extract_of() -> None:
    shown = excerpt(minutes(), "4-6,10,11.1-11.2")
    assert shown.note == "Utdrag: ärende 4–6, 10 och 11.1–11.2"
    assert shown.name == "Minnesanteckningar – Kommunchefsgruppen 2016-12-08, utdrag"


def test_an_extract_of_final_minutes_is_certified_and_not_signed_by_the_meetings_officers_and_one_of_a_draft_is_neither() -> None:
    assert [(line.label, line.name) for line in excerpt(final_minutes(), "4").signatures] == [("Utdraget bestyrks", "")]
    assert excerpt(minutes(), "4").signatures == ()


def test_an_extract_of_a_draft_is_a_draft_and_one_of_final_minutes_tells_that_they_are() -> None:
    assert excerpt(minutes(), "4").mark == "UTKAST"
    shown = excerpt(final_minutes(), "4")
    assert (shown.mark, shown.approval) == ("", document(final_minutes()).approval)


def test_an_extract_of_a_kallelse_has_all_who_are_called_to_its_items_and_no_line_to_sign() -> None:
    shown = excerpt(agenda(), "2")
    assert shown.title == "Kallelse"
    assert shown.note == "Utdrag: ärende 2"
    assert (shown.mark, shown.signatures) == ("", ())
    called = [person.name for person in agenda().participants if person.items in ("", "2")]
    assert sorted(took_part(shown)) == sorted(called)
    assert shown.sections[0].parts[-1].heading == "Förslag till beslut"


# Who took part.


def test_absent_people_took_part_in_nothing() -> None:
    away = Participant(name="Borta", attendance=AWAY)
    assert there_at((WHOLE, away), (said("x"),), "1") == ["Hela"]


def test_a_person_nobody_has_marked_stands_after_those_who_were_there() -> None:
    assert there_at((Participant(name="Omarkerad"), WHOLE), (said("x"),), "1") == ["Hela", "Omarkerad"]


@dataclass(frozen=True)
class Times:
    start: str
    end: str | None
    expected: list[str]


@pytest.mark.parametrize(
    "times",
    [
        Times("08:30", "08:59", ["Tidig", "Hela"]),
        Times("08:30", "09:00", ["Tidig", "Hela"]),
        Times("08:30", "09:01", ["Sen", "Tidig", "Hela"]),
        Times("09:30", "09:40", ["Sen", "Tidig", "Hela"]),
        Times("09:59", "10:30", ["Sen", "Tidig", "Hela"]),
        Times("10:00", "10:30", ["Sen", "Hela"]),
        Times("08:30", None, ["Sen", "Tidig", "Hela"]),
        Times("10:10", None, ["Sen", "Hela"]),
    ],
    ids=lambda it: f"{it.start}-{it.end}",
)
def test_who_came_late_or_left_early_took_part_if_the_times_overlap(times: Times) -> None:
    items = (said("x", handled=handled(times.start, times.end)),)
    assert there_at((LATE, EARLY, WHOLE), items, "1") == times.expected


def test_an_item_that_was_taken_up_twice_counts_each_time() -> None:
    items = (said("x", handled=(*handled("08:30", "08:40"), *handled("11:00", "11:10"))),)
    assert there_at((LATE, EARLY), items, "1") == ["Sen", "Tidig"]


def test_an_item_without_times_counts_as_attended() -> None:
    assert there_at((LATE, EARLY), (said("x"), said("y", handled=handled("08:30", "08:40"))), "1") == ["Sen", "Tidig"]


def test_one_of_the_items_is_enough() -> None:
    items = (said("x", handled=handled("08:30", "08:40")), said("y", handled=handled("11:00", "11:10")))
    assert there_at((LATE, EARLY), items, "1,2") == ["Sen", "Tidig"]
    assert there_at((LATE, EARLY), items, "2") == ["Sen"]


def test_the_sub_items_times_are_their_items_too() -> None:
    items = (Item(title="Övriga frågor", subitems=(said("x", handled=handled("10:30", "10:40")),)),)
    assert there_at((LATE, EARLY), items, "1") == ["Sen"]
    assert there_at((LATE, EARLY), items, "1.1") == ["Sen"]


@pytest.mark.parametrize(
    ("guest_of", "wanted", "expected"),
    [
        ("2", "2", ["Gäst"]),
        ("2", "1", []),
        ("1-2", "2", ["Gäst"]),
        ("1, 3", "2", []),
        ("3", "3.1", ["Gäst"]),
        ("3.1", "3", ["Gäst"]),
        ("3.1", "3.1", ["Gäst"]),
        ("3.1", "3.2", []),
        ("2", "1,2", ["Gäst"]),
        ("de sista", "1", ["Gäst"]),
        (",", "1", ["Gäst"]),
    ],
)
def test_a_guest_took_part_in_the_guests_own_items(guest_of: str, wanted: str, expected: list[str]) -> None:
    items = (said("x"), said("x"), Item(title="Övrigt", subitems=(said("x"), said("x"))))
    guest = Participant(name="Gäst", items=guest_of, attendance=HERE)
    assert there_at((guest,), items, wanted) == expected


def test_a_guest_who_came_after_the_item_did_not_take_part_in_it() -> None:
    items = (said("x", handled=handled("08:30", "08:40")), said("y", handled=handled("11:00", "11:10")))
    assert there_at((replace(LATE, items="1-2"),), items, "1") == []
    assert there_at((replace(LATE, items="1"),), items, "1-2") == []


def test_those_who_took_part_are_grouped_and_described_as_in_the_whole_document() -> None:
    whole = {person.name: (group.label, person) for group in document(minutes()).groups for person in group.people}
    shown = excerpt(minutes(), "4,10,11.2")
    assert [(group.label, person) for group in shown.groups for person in group.people] == [
        whole[name] for name in took_part(shown)
    ]
    assert "Stina Kallur" in took_part(shown)
    assert not {"Folke Brännmark", "Rut Åsander"} & set(took_part(shown))


# A person's actions.


def rows(shown: Document) -> list[tuple[str, str]]:
    def of(sections: tuple[Section, ...]) -> list[tuple[str, str]]:
        return [
            found
            for it in sections
            for found in (
                *((it.number, row.due) for part in it.parts if isinstance(part, ActionsPart) for row in part.rows),
                *of(it.sections),
            )
        ]

    return of(shown.sections)


def test_a_persons_actions_stand_under_their_items_and_nothing_else_does() -> None:
    shown = actions_of(minutes(), "Greta Öhlin")
    assert rows(shown) == [("6", "2017-05-08"), ("6", "")]
    assert headings(shown.sections) == ["6. Polisen – externt besök"]
    assert not any(it.facts or it.status or it.movements for it in shown.sections)
    assert (shown.groups, shown.signatures, shown.outline, shown.summary) == ((), (), (), None)
    assert (shown.note, shown.mark) == ("Åtgärder för Greta Öhlin", "UTKAST")
    assert shown.name.endswith("2016-12-08, åtgärder för Greta Öhlin")


def test_an_action_of_several_people_still_tells_who_they_are() -> None:
    (section,) = actions_of(minutes(), "Folke").sections
    (part,) = section.parts
    assert isinstance(part, ActionsPart)
    assert [row.responsible for row in part.rows] == [("Greta Öhlin", "Folke Brännmark")]


def test_an_action_of_a_sub_item_stands_under_both_headings() -> None:
    mine = Action(text="Ring", responsible=("Ada Berg",), due=date(2017, 1, 9))
    shown = actions_of(meeting(Item(title="Övrigt", notes="x", subitems=(said("y", actions=(mine,)), said("z")))), "Ada")
    assert headings(shown.sections) == ["1. Övrigt", "1.1. Ett ärende"]
    assert rows(shown) == [("1.1", "2017-01-09")]


@pytest.mark.parametrize("typed", ["Greta Öhlin", "greta öhlin", "öhl", "GÖ", "gö", " Greta ", "ohlin", "gr öh"])
def test_a_person_is_found_by_part_of_the_name_or_initials(typed: str) -> None:
    assert actions_of(minutes(), typed).note == "Åtgärder för Greta Öhlin"


def test_a_whole_name_is_that_person_though_another_begins_with_it() -> None:
    actions = tuple(Action(text=name, responsible=(name,)) for name in ("Ada Berg", "Ada Bergström"))
    assert rows(actions_of(meeting(said("x", actions=actions)), "ada berg")) == [("1", "")]


def test_two_people_of_one_name_each_have_their_own_actions_and_those_of_whom_it_is_not_known() -> None:
    people = tuple(Participant(name="Eva Ek", organisation=organisation) for organisation in ("Umeå kommun", "Vännäs kommun"))
    actions = tuple(
        Action(text=f"Gör {number}", due=date(2017, 1, number), responsible=(name,))
        for number, name in enumerate(("Eva Ek (Umeå kommun)", "Eva Ek (Vännäs kommun)", "Eva Ek"), 1)
    )
    shown = meeting(said("x", actions=actions), people=people)
    assert rows(actions_of(shown, "eva umeå")) == [("1", "2017-01-01"), ("1", "2017-01-03")]
    assert rows(actions_of(shown, "ee vännäs")) == [("1", "2017-01-02"), ("1", "2017-01-03")]
    with pytest.raises(RenderError, match=r"kan vara Eva Ek \(Umeå kommun\) eller Eva Ek \(Vännäs kommun\)"):
        actions_of(shown, "Eva Ek")


# What cannot be made.


@pytest.mark.parametrize("typed", ["abc", "4,x", "0", "5-4", "1.2.3", "4--5", " ", ",", "1-99999", "15.1.1"])
def test_a_list_that_cannot_be_read_is_told_with_an_example(typed: str) -> None:
    with pytest.raises(RenderError) as refused:
        excerpt(minutes(), typed)
    assert str(refused.value) == f"”{typed}” är ingen lista av ärenden; skriv som 4,15.1 eller 10-11."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("14", "Mötet har inget ärende 14; det sista är 13."),
        ("4,11.3,14", "Mötet har inget ärende 11.3 och 14; det sista är 13."),
        ("1-900", "Mötet har inget ärende 14–900; det sista är 13."),
    ],
)
def test_items_that_the_meeting_lacks_are_told_in_a_short_sentence(typed: str, told: str) -> None:
    with pytest.raises(RenderError) as refused:
        excerpt(minutes(), typed)
    assert str(refused.value) == told


def test_a_meeting_without_items_is_told_so() -> None:
    with pytest.raises(RenderError, match=r"^Mötet har inget ärende 1; det har inga ärenden alls\.$"):
        excerpt(meeting(), "1")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Zäta", "Ingen i mötet heter ”Zäta”; skriv en del av namnet eller initialerna."),
        ("", "Ingen i mötet heter ””; skriv en del av namnet eller initialerna."),
        ("Signe", "Signe Vallgren har inga åtgärder i mötet 2016-12-08."),
        ("st", "”st” kan vara Stina Kallur eller Ivar Stenlund; skriv mer av namnet."),
    ],
)
def test_nobody_several_and_somebody_without_actions_are_told(typed: str, told: str) -> None:
    with pytest.raises(RenderError) as refused:
        actions_of(minutes(), typed)
    assert str(refused.value) == told


def test_several_names_are_listed_as_a_sentence() -> None:
    people = tuple(Participant(name=name) for name in ("Ada Ek", "Bo Ek", "Cia Ek"))
    with pytest.raises(RenderError, match="kan vara Ada Ek, Bo Ek eller Cia Ek; "):
        actions_of(meeting(people=people), "ek")


# On paper.


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("shown", [excerpt(minutes(), "4,11.1"), excerpt(agenda(), "3.1")], ids=["minutes", "kallelse"])
def test_every_format_of_an_extract_has_its_note_its_items_and_nothing_of_the_others(form: str, shown: Document) -> None:
    text = "".join(text_of(read_back(form, export(shown, form))).split())
    for expected in (shown.note, *headings(shown.sections), *took_part(shown), *(line.label for line in shown.signatures)):
        assert "".join(expected.split()) in text
    for left_out in ("Ekonomi", "Mötetsavslutande", "Folke"):
        assert left_out not in text


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_a_persons_actions_has_them_and_no_others(form: str) -> None:
    text = "".join(text_of(read_back(form, export(actions_of(minutes(), "Stina"), form))).split())
    assert "ÅtgärderförStinaKallur" in text
    assert "Taframettunderlagomvadarbetetskulleinnebära" in text
    assert "2017-05-18" in text
    for left_out in ("medborgarlöftena", "Beslutande", "Sekreterare", "Projektetomfattar"):
        assert left_out not in text


@pytest.mark.parametrize("who", ["frida", "fne", "Frida Nordin Ekdahl"])
def test_a_persons_actions_are_found_however_the_name_is_written_in_them(who):
    spellings = ("Frida Nordin Ekdahl", "Frida N E", "frida nordin ekdahl", "Frida", "Frida Nordin Ekdahl, Bo Berg", "Bo Berg")
    actions = tuple(Action(text=f"Gör {index}", responsible=(name,)) for index, name in enumerate(spellings))
    people = (Participant(name="Frida Nordin Ekdahl", attendance=HERE), Participant(name="Bo Berg", attendance=HERE))
    shown = actions_of(meeting(Item(title="Ett", notes="x", actions=actions), people=people), who)
    (part,) = shown.sections[0].parts
    assert isinstance(part, ActionsPart)
    assert len(part.rows) == 5
