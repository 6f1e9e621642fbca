"""What an import did not understand goes where a person puts it, and no word is lost on the way."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kcminutes.meeting import placing
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Head, Item, Meeting
from kcminutes.meeting.queries import walk

HEAD = Head(body="Kommunchefsgruppen", day=date(2017, 1, 19))


def read_in(*texts: str) -> Meeting:
    last = Item(title=placing.UNPLACED_TITLE, background="\n\n".join(texts))
    return identified(Meeting(head=HEAD, items=(Item(title="Öppnande", background="Klockan nio."), Item(title="Larm"), last)))


def test_a_text_goes_last_in_an_items_background():
    meeting = placing.as_background(read_in("Ett.", "Två."), 0, (0,))
    assert meeting.items[0].background == "Klockan nio.\n\nEtt."
    assert placing.unplaced_texts(meeting) == ("Två.",)


def test_a_text_becomes_an_item_with_its_first_line_as_title():
    meeting = placing.as_item(read_in("Bredband\nEtt nytt läge.", "Två."), 0, (1,))
    assert (meeting.items[1].title, meeting.items[1].background) == ("Bredband", "Ett nytt läge.")
    assert [item.title for item in meeting.items] == ["Öppnande", "Bredband", "Larm", placing.UNPLACED_TITLE]


def test_a_text_becomes_a_participant_unless_it_names_nobody():
    meeting = placing.as_people(read_in("Åsa Ek, Vännäs kommun", "12"), 0)
    assert [person.name for person in meeting.participants] == ["Åsa Ek"]
    assert placing.as_people(meeting, 0) is meeting


def test_with_the_last_text_the_item_is_gone():
    meeting = placing.thrown_away(read_in("Ett."), 0)
    assert [item.title for item in meeting.items] == ["Öppnande", "Larm"]
    assert placing.unplaced_item(meeting) is None


@given(st.lists(st.sampled_from(["Ett.", "Två ord", "Rad\nrad", "Åsa Ek, Umeå"]), min_size=1, max_size=5), st.data())
def test_wherever_texts_are_put_no_word_is_lost(texts, data):
    meeting = read_in(*texts)
    for _ in range(len(texts)):
        row = data.draw(st.integers(0, len(placing.unplaced_texts(meeting)) - 1))
        meeting = placing.as_background(meeting, row, (0,)) if data.draw(st.booleans()) else placing.as_item(meeting, row, (1,))
    said = " ".join(f"{item.title} {item.background}" for _, item in walk(meeting)).split()
    for text in texts:
        assert all(word in said for word in text.split())
    assert placing.unplaced_texts(meeting) == ()
