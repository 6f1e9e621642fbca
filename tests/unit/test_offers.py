"""What is offered at the cursor: points, people, the paragraph at hand; and what is not."""

import re
from datetime import date

import pytest

from kcminutes.completion.at_hand import task_in
from kcminutes.completion.language import Language
from kcminutes.completion.offers import CALM, EAGER, Offers
from kcminutes.completion.people import by_initials, named_in, short_form
from kcminutes.meeting.model import Head, Item, Meeting, Participant
from kcminutes.meeting.place import Part

NAMES = ("Lisa Ahl Lindgren", "Bo Ek", "Karl von Essen", "Lisa Berg")
ITEM = Item(
    id="a",
    title="Inför regionrådet",
    background="Planerat:\n\n- rapport om året\n- fördelningsnyckeln (beslut)\n- budget för 2025",
)
MEETING = Meeting(
    head=Head(body="Kommunchefsgruppen", day=date(2024, 3, 7)),
    participants=tuple(Participant(name=name) for name in NAMES),
    items=(ITEM,),
)


def offers() -> Offers:
    made = Offers(Language([], MEETING), CALM)
    made.enter(ITEM)
    return made


def offered(before: str, part: Part = Part.NOTES, at_hand: str = "") -> str:
    offer = offers().at(before, part, lambda: at_hand)
    return offer.text if offer else ""


def test_the_points_of_the_background_are_offered_one_after_the_other():
    assert offered("- ") == "rapport om året"
    assert offered("- rapport om året\n- ") == "fördelningsnyckeln (beslut)"
    assert offered("- Rapport om året\n- ") == "Fördelningsnyckeln (beslut)"
    assert not offered("- rapport om året\n- fördelningsnyckeln (beslut)\n- budget för 2025\n- ")


def test_a_point_that_is_begun_goes_on_and_one_of_her_own_does_not():
    assert offered("- bud") == "get för 2025"
    assert not offered("- egen punkt\n- ")


def test_initials_become_the_name_where_they_can_be_nothing_else():
    offer = offers().at("Frågan går till lal", Part.NOTES)

    assert offer
    assert (offer.text, offer.replaces) == ("Lisa Ahl Lindgren", 3)
    assert by_initials("be", NAMES) is None, "two letters are the beginning of too much"
    assert by_initials("kve", ["Karl Vik Ek", "Karin Vide Ek"]) is None


def test_nothing_is_offered_within_brackets_that_mark_what_was_not_heard_well():
    assert not offered("Jesper [Lisa A")


def test_an_empty_beslut_is_offered_the_paragraph_at_hand_and_a_begun_one_is_not():
    assert offered("", Part.DECISIONS, "Gruppen bjuder in dem.") == "Gruppen bjuder in dem."
    assert offered("Ett beslut.\n\n", Part.DECISIONS, "Gruppen bjuder in dem.") == "Gruppen bjuder in dem."
    assert offered("Xq", Part.DECISIONS, "Gruppen bjuder in dem.") != "Gruppen bjuder in dem."
    assert not offered("", Part.DECISIONS, "")


def test_a_new_atgard_is_offered_its_sentence_with_day_and_people():
    paragraph = "Läget är oklart. Lisa A L uppdrogs skicka ut underlaget senast 24/4."

    offer = offers().at("", Part.ACTIONS, lambda: paragraph)

    assert offer
    assert offer.text == "Lisa A L uppdrogs skicka ut underlaget senast 24/4."
    assert offer.task
    assert (offer.task.due, offer.task.responsible) == (date(2024, 4, 24), ("Lisa Ahl Lindgren",))


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Bo och Karl v E tar fram ett förslag till Lisa Berg.", ("Bo Ek", "Karl von Essen")),
        ("Bo Ek ringer.", ("Bo Ek",)),
        ("Lisa ringer.", ()),
        ("Boende planeras.", ()),
        ("Underlag från Bo Eks förvaltning", ("Bo Ek",)),
    ],
)
def test_people_are_those_whom_the_sentence_names_first(sentence: str, people: tuple[str, ...]):
    names = [name for name in NAMES if name != "Karl von Essen"] + ["Karl von Essen"]

    assert named_in(sentence.replace("Karl v E", "Karl E"), names) == people


def test_a_sentence_without_day_or_people_is_what_is_to_be_done_all_the_same():
    task = task_in("- Underlag tas fram.", NAMES, date(2024, 3, 7))

    assert task
    assert (task.text, task.due, task.responsible) == ("Underlag tas fram.", None, ())
    assert task_in("  \n", NAMES, date(2024, 3, 7)) is None


def test_a_short_form_is_the_first_name_and_initials():
    assert short_form("Lisa Ahl Lindgren") == "Lisa A L"
    assert not short_form("Polisen")


def test_somebody_named_in_full_before_is_named_by_the_short_form_if_the_group_does_that():
    earlier = Meeting(
        head=Head(body="Kommunchefsgruppen", day=date(2024, 2, 7)),
        items=(Item(id="x", title="Annat", notes="Bo E tar det vidare. Lisa A L bevakar."),),
    )
    made = Offers(Language([earlier], MEETING), EAGER)

    first = made.at("Karl von E", Part.NOTES)
    again = made.at("Lisa Berg kom. Sedan talade Lisa Be", Part.NOTES)

    assert first
    assert first.text.startswith("ssen")
    assert again is None or not again.text.startswith("rg kom")


def typed_on(made: Offers, text: str) -> list[str]:
    """What is offered after each letter of the last word, by somebody who takes none of it."""
    begin = text.rfind(" ") + 1
    offered = [made.at(text[:at], Part.NOTES) for at in range(begin + 1, len(text) + 1)]
    return [re.findall(r"\w+", text[begin : begin + at + 1] + offer.text)[0] if offer else "" for at, offer in enumerate(offered)]


def test_a_word_that_was_offered_and_typed_past_gives_way_to_another_until_the_next_word():
    earlier = Meeting(
        head=Head(body="Kommunchefsgruppen", day=date(2024, 2, 7)),
        items=(Item(id="x", title="Annat", notes="Det gäller zebrorna. Det gäller zebrorna. Det gäller zebrafink nu."),),
    )
    made = Offers(Language([earlier], MEETING), EAGER)

    assert typed_on(made, "Det gäller zeb")[:2] == ["zebrorna", "zebrafink"]
    assert typed_on(made, "Det gäller zebrorna. Sedan gäller ze")[0] == "zebrorna"


def test_what_is_deleted_or_typed_in_another_field_was_not_typed_past():
    earlier = Meeting(
        head=Head(body="Kommunchefsgruppen", day=date(2024, 2, 7)),
        items=(Item(id="x", title="Annat", notes="Det gäller zebrorna. Det gäller zebrorna. Det gäller zebrafink nu."),),
    )
    made = Offers(Language([earlier], MEETING), EAGER)

    first = [made.at("Det gäller zebr"[:end], Part.NOTES) for end in (14, 15)]
    again = [made.at("Det gäller zebr"[:end], Part.NOTES) for end in (14, 13, 12)]
    assert first[0] == again[0]
    assert all(offer and "zebrorna".endswith(offer.text.split(".")[0]) for offer in again)
    typed_on(made, "zebrafi")
    other = made.at("z", Part.DECISIONS)
    assert other
    assert other.text.startswith("ebrorna")


def test_initials_mean_their_person_also_where_they_were_typed_as_a_word():
    made = offers()
    made.typed("Kve tar det. LAL tar det.", is_whole=True)

    offer = made.at("LAL", Part.NOTES)
    assert offer
    assert (offer.text, offer.replaces) == ("Lisa Ahl Lindgren", 3)


def test_a_word_whose_rest_spares_nothing_is_not_given_up_for_being_typed():
    earlier = Meeting(
        head=Head(body="Kommunchefsgruppen", day=date(2024, 2, 7)),
        items=(Item(id="x", title="Annat", notes="Det gäller zebrorna. Det gäller zebrorna. Det gäller zebrafink nu."),),
    )
    made = Offers(Language([earlier], MEETING), EAGER)

    for text in ("Det gäller zebror", "Det gäller zebrorn"):
        offer = made.at(text, Part.NOTES)
        assert offer
        assert (text + offer.text).startswith("Det gäller zebrorna")


def test_the_backgrounds_points_are_not_offered_where_the_background_itself_is_written():
    assert offered("- rapport om året\n- ", Part.BACKGROUND) != "fördelningsnyckeln (beslut)"


def test_calm_completion_shows_no_more_than_nine_in_a_hundred_characters_typed():
    made, shown = offers(), 0
    text = "Kommunerna och gruppen diskuterade förslaget om budgeten för regionrådet. " * 12
    standing = ""
    for at in range(1, len(text)):
        offer = made.at(text[:at], Part.NOTES)
        if offer and not standing.startswith(text[:at] + offer.text):
            shown += 1
        standing = text[:at] + offer.text if offer else ""

    assert 0 < shown <= len(text) * 0.09 + 9
