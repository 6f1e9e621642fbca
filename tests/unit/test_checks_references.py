import pytest
from msgspec.structs import replace

from kcminutes.meeting.edits import with_inserted, with_moved, with_removed
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.references import led_astray
from support.check_meetings import ACTION, ITEM, found, minutes, path_of, rules


def three(notes: str, numbering: str = "", first: int = 1) -> Meeting:
    """Three items, of which the first says something."""
    loan = Item(id="d", title="Lån", notes="d")
    others = (
        Item(id="b", title="Budget", notes="b", subitems=(loan,)),
        Item(id="c", title="Val", notes="c"),
    )
    meeting = minutes(Item(id="a", title="Start", notes=notes), *others)
    return replace(meeting, head=replace(meeting.head, numbering=numbering, first_number=first))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Se ärende 2.", ["”ärende 2” är ”Budget”"]),
        ("Ärendena 2 och 3 hör ihop.", ["”Ärendena 2” är ”Budget”", "”Ärendena 3” är ”Val”"]),
        ("Underärende 2.1 (ärende\u00a02.2)", ["”Underärende 2.1” är ”Lån”", "”ärende 2.2” finns inte"]),
        ("Jfr ärende 7", ["”ärende 7” finns inte"]),
        ("Gruppen går vidare med ärende 1.", []),
    ],
)
def test_which_item_a_number_in_a_text_is_is_told(text: str, told: list[str]) -> None:
    findings = [*found(three(text), "hanvisning"), *found(three(text), "hanvisning-fel")]
    assert [finding.text for finding in findings] == told
    assert {finding.hint for finding in found(three(text), "hanvisning")} <= {True}


@pytest.mark.parametrize(
    "text",
    [
        *("ärende 2 i protokollet från november", "Ärende 2 på förra mötet", "ärende 2016/12", "ärende 2016:12", "15 ärenden"),
        *("enligt § 2", "8 kap. 2 §", "Ärende 2a", "sakärende nr 2", "ärende KS 2"),
    ],
)
def test_a_number_of_something_else_is_no_reference(text: str) -> None:
    assert rules(three(text)) == []


def test_where_the_body_numbers_by_paragraph_a_paragraph_is_an_item_and_that_of_a_law_is_none() -> None:
    assert [one.text for one in found(three("Se § 66.", "§", 65), "hanvisning")] == ["”Se § 66” är ”Budget”"]
    assert rules(three("Enligt § 3 kommunallagen.", "§", 65)) == []


def test_the_finding_stands_at_the_words_in_each_text() -> None:
    text = "Som sagt, se ärende 7"
    item = replace(
        ITEM, background=text, proposals=("x", text), notes=text, decisions=(text,), actions=(replace(ACTION, text=text),)
    )
    findings = found(minutes(ITEM, item), "hanvisning-fel")
    assert {path_of(minutes(ITEM, item), finding.place) for finding in findings} == {(1,)}
    assert [finding.place.offset for finding in findings] == [13, 3 + 13, 13, 13, 13]


def test_a_number_that_is_another_items_after_an_edit_is_found_and_any_other_is_not() -> None:
    meeting = three("Se ärende 2 och ärende 3.")
    new = Item(id="n", title="Nytt")
    for edited, words in (
        (with_moved(meeting, (1,), 2), ["ärende 2", "ärende 3"]),
        (with_removed(meeting, (1,)), ["ärende 2", "ärende 3"]),
        (with_removed(meeting, (2,)), ["ärende 3"]),
        (with_inserted(meeting, (2,), new), ["ärende 3"]),
        (with_inserted(meeting, (3,), new), []),
    ):
        assert [(item.id, one.words) for item, one in led_astray(meeting, edited)] == [("a", word) for word in words]
