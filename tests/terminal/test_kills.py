"""A few kills of the many in `kills`, and that a loss would be seen there."""

from datetime import date

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import Action, Meeting
from kcminutes.storage.toml.meetings import read
from kill_scenarios import SCENARIOS, Outcome, Typed, common
from kills import MARKS, Stretch, figures, outcomes, surviving
from support.samples import AGENDA_2016

NOTES = Stretch(2, "notes", 0, "ñ så sägs det", "ñ")
DECISION = Stretch(2, "decisions", 0, "ß bifalls", "ß")
ROW = [
    Stretch(2, "text", 0, "ø gör", "ø"),
    Stretch(2, "due", 0, "24/4", "ø"),
    Stretch(2, "people", 0, "patr", "ø"),
]


def minutes(notes: str = "", decisions: tuple[str, ...] = (), *actions: Action) -> Meeting:
    agenda = read(AGENDA_2016)
    item = replace(agenda.items[2], notes=notes, decisions=decisions, actions=actions)
    return replace(agenda, items=(*agenda.items[:2], item, *agenda.items[3:]))


def test_after_kills_at_any_moment_the_next_start_has_every_character() -> None:
    done = [outcome for _, outcome in outcomes(12, 4, seed=20161208)]
    assert [one.faults for one in done] == [[]] * 12, figures(done)
    assert len({one.scenario for one in done}) == 1 + len(SCENARIOS)
    assert sum(one.checked for one in done) > 50
    assert any(one.restored for one in done)


@pytest.mark.parametrize(("notes", "safe"), [("ñ så sägs det", 10), ("ñ så sä", 5), ("", 0), ("så sägs det", 0), ("ñ så xx", 3)])
def test_what_is_missing_in_notes_is_found(notes: str, safe: int) -> None:
    assert surviving(minutes(notes), [NOTES], NOTES) == safe


def test_a_text_that_landed_in_another_item_is_lost() -> None:
    elsewhere = Stretch(3, "notes", 0, NOTES.text, "ñ")
    assert surviving(minutes(NOTES.text), [elsewhere], elsewhere) == 0


def test_a_text_after_another_in_the_same_place_must_stand_after_it() -> None:
    second = Stretch(2, "notes", 0, "æ mer", "æ")
    assert surviving(minutes("ñ så sägs detæ me"), [NOTES, second], second) == 3
    assert surviving(minutes("æ mer"), [NOTES, second], second) == 0


def test_decisions_are_looked_for_among_decisions() -> None:
    assert surviving(minutes("", ("ß bif",)), [DECISION], DECISION) == 4
    assert surviving(minutes("ß bifalls"), [DECISION], DECISION) == 0


@pytest.mark.parametrize(
    ("action", "safe"),
    [
        (Action(text="ø gör", due=date(2017, 4, 24), responsible=("Patrik Åsell",)), [5, 4, 4]),
        (Action(text="ø gör (24/)", responsible=("pa",)), [5, 3, 2]),
        (Action(text="ø g"), [3, 0, 0]),
        (Action(text="ø gör", responsible=("Oskar Fjellner",)), [5, 0, 0]),
    ],
)
def test_a_row_is_safe_as_far_as_its_cells_mean_what_was_typed(action: Action, safe: list[int]) -> None:
    assert [surviving(minutes("", (), action), ROW, one) for one in ROW] == safe
    assert [surviving(minutes(), ROW, one) for one in ROW] == [0, 0, 0]


@pytest.mark.parametrize(
    ("responsible", "safe"),
    [(("Patrik Åsell", "f"), 7), (("patr", "f"), 7), (("Patrik Åsell",), 6), (("f", "Patrik Åsell"), 0), ((), 0)],
)
def test_names_are_safe_each_as_it_was_typed_or_as_whom_it_means(responsible: tuple[str, ...], safe: int) -> None:
    typed = Stretch(2, "people", 0, "patr, fjell", "ø")
    assert surviving(minutes("", (), Action(text="ø gör", responsible=responsible)), [typed], typed) == safe


def test_a_character_counts_from_when_it_stood_on_the_screen() -> None:
    stretch = Stretch(2, "notes", 0, "ñ så sägs", "ñ")
    stretch.look(["━▸ Anteckning━━━", " ñ s", "─BESLUT──"], 1.0)
    stretch.look(["━▸ Anteckning━━━", " ñ så", " sä", "─BESLUT──"], 2.0)
    stretch.look(["något annat"], 3.0)
    assert [stretch.shown_at(moment) for moment in (0.9, 1.0, 2.0, 3.0)] == [0, 2, 5, 5]


def test_a_cell_counts_what_is_typed_and_not_what_it_says_when_empty() -> None:
    people = Stretch(2, "people", 0, "an", "ø")
    for row in (" ø gör     slutdatum    ansvarig", " ø gör     24/4    a", " ø gör     2017-04-24    Anna"):
        people.look([row], 1.0)
    assert len(people.seen) == 1


def test_the_figures_tell_what_was_lost() -> None:
    assert "2 kills, 30 characters checked, 1 lost; worst delay 120 ms" in figures([Outcome(20), Outcome(10, 1, 0.12)])


def test_common_counts_what_two_texts_begin_with() -> None:
    assert [common("abc", other) for other in ("abd", "abcd", "", "x")] == [2, 3, 0, 0]


def test_the_agenda_holds_none_of_the_marks() -> None:
    assert not set(MARKS) & set(AGENDA_2016.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("found", "lost"), [("ñø å ja", 0), ("ñø å", 1), ("", 4), ("åja", 4)])
def test_what_was_on_the_screen_for_long_enough_and_is_not_found_is_lost(found: str, lost: int) -> None:
    outcome, typed = Outcome(), Typed("ñø å ja", seen=[1.0, 1.1, 1.2, 1.3, 1.95])
    typed.judge(outcome, found, ended=2.0)
    assert (outcome.checked, outcome.lost, bool(outcome.faults)) == (4, lost, lost > 0)
