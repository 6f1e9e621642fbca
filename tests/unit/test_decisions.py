import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.meeting.decisions import paragraphs_of, regrouped

PARAGRAPH = (
    st.text("abc\n ", min_size=1).filter(lambda text: len(paragraphs_of(text)) == 1).map(lambda text: paragraphs_of(text)[0])
)
DECISIONS = st.lists(st.lists(PARAGRAPH, min_size=1, max_size=3).map("\n\n".join), max_size=4).map(tuple)


def shown(decisions):
    return paragraphs_of("\n\n".join(decisions))


@given(before=DECISIONS)
def test_what_was_not_edited_stays_what_it_was(before):
    assert regrouped(before, shown(before)) == before


@given(before=DECISIONS, edited=DECISIONS)
def test_no_paragraph_is_lost_or_moved(before, edited):
    assert shown(regrouped(before, shown(edited))) == shown(edited)


@given(before=DECISIONS.filter(bool), data=st.data())
def test_a_decision_keeps_its_paragraphs_when_another_is_edited(before, data):
    at = data.draw(st.integers(0, len(before) - 1))
    edited = (*before[:at], "annat " + before[at], *before[at + 1 :])
    assert regrouped(before, shown(edited)) == edited


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        (("Ett.", "Två.", "Tre!"), ("Ett.\n\nTvå.", "Tre!")),
        (("Ett!", "Två.", "Tre."), ("Ett!\n\nTvå.", "Tre.")),
        (("Ett.", "Två.", "Tre.", "Fyra."), ("Ett.\n\nTvå.", "Tre.", "Fyra.")),
        (("Noll.", "Ett.", "Två.", "Tre."), ("Noll.", "Ett.\n\nTvå.", "Tre.")),
        (("Ett.", "Två.", "Mellan.", "Tre."), ("Ett.\n\nTvå.", "Mellan.", "Tre.")),
        (("Ett.", "Mellan.", "Två.", "Tre."), ("Ett.\n\nMellan.\n\nTvå.", "Tre.")),
        (("Två.", "Tre."), ("Två.", "Tre.")),
        (("Ett.", "Två."), ("Ett.\n\nTvå.",)),
        (("Ett.", "Två.", "Tr", "e."), ("Ett.\n\nTvå.", "Tr", "e.")),
        ((), ()),
    ],
)
def test_a_decision_of_several_paragraphs_stays_one_and_a_new_paragraph_is_a_decision(typed, after):
    assert regrouped(("Ett.\n\nTvå.", "Tre."), typed) == after


def test_a_blank_line_parts_a_decision_of_one_paragraph():
    assert regrouped(("Ett. Två.",), ("Ett.", "Två.")) == ("Ett.", "Två.")


def test_a_list_belongs_to_the_decision_that_introduces_it():
    text = "Gruppen beslutar att\n\n- tacka Åsa\n- gå vidare\n\nRapporten noteras.\n\n- Frågan utreds."
    parts = ("Gruppen beslutar att\n\n- tacka Åsa\n- gå vidare", "Rapporten noteras.", "- Frågan utreds.")
    assert paragraphs_of(text) == parts
    assert paragraphs_of("Följande:\n\n1. ett\n2. två") == ("Följande:\n\n1. ett\n2. två",)
    assert paragraphs_of("Katt\n\n- mus") == ("Katt", "- mus")
    assert regrouped(parts, paragraphs_of(text + "!")) == (*parts[:2], "- Frågan utreds.!")
