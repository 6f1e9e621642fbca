"""The rows under ÅTGÄRDER: text, date and people, as they are typed and what they become."""

from datetime import date
from pathlib import Path

import pytest

from kcminutes.documents.view import section
from kcminutes.meeting.model import Action, Meeting
from kcminutes.meeting.place import Cell, Part, Place
from kcminutes.storage.toml.meetings import read
from support.rarely import rare_cases, rarely
from support.screens import LARGE, Window, opened

MEETING = """version = 1

[mote]
organ = "Kommunchefsgruppen"
datum = 2016-12-08

[[deltagare]]
namn = "Joakim Berglund"

[[deltagare]]
namn = "Lena Ahl Lindgren"

[[deltagare]]
namn = "Lars Alm"

[[deltagare]]
namn = "Åsa Ek"

[[arende]]
titel = "Första"

[[arende]]
titel = "Andra"

[[arende]]
titel = "Nästa möte"
beskrivning = "Nästa möte är 2017-01-19."
"""


async def row(window: Window, *texts: str) -> tuple[Action, ...]:
    """The actions after texts were typed into a new row's cells, and the row was finished."""
    await window.type("<ctrl+o>", *[part for text in texts for part in (text, "<tab>")][:-1], "<enter>")
    return window.session.item.actions if window.session.item else ()


async def test_tab_goes_from_text_to_date_to_people_and_enter_opens_the_next_row(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type(
            "<ctrl+o>", "ringa", "<tab>", "24/4", "<tab>", "lal", "<enter>", "skriva", "<tab>", "+14", "<tab>", "åe", "<enter>"
        )
        assert window.actions(1) == (
            Action(text="ringa", due=date(2017, 4, 24), responsible=("Lena Ahl Lindgren",)),
            Action(text="skriva", due=date(2016, 12, 22), responsible=("Åsa Ek",)),
        )
        assert window.place == "text"
        assert await window.saved() == window.meeting


async def test_enter_in_the_text_finishes_the_row_too(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "ett", "<enter>", "två", "<enter>")
        assert window.actions(1) == (Action(text="ett"), Action(text="två"))


async def test_enter_in_an_empty_row_goes_back_to_the_notes_and_the_row_vanishes(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("text", "<ctrl+o>", "gör", "<enter>", "<enter>", "!")
        assert window.item(1).notes == "text!"
        assert window.actions(1) == (Action(text="gör"),)
        assert len(window.screen.editor.actions.rows) == 1


async def test_enter_in_the_date_finishes_the_row_without_people(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "ett", "<tab>", "v 19", "<enter>", "två")
        assert window.actions(1) == (Action(text="ett", due=date(2017, 5, 12)), Action(text="två"))


@pytest.mark.parametrize(
    ("typed", "day", "shown"),
    [
        ("24/4", date(2017, 4, 24), "2017-04-24 mån"),
        ("nästa möte", date(2017, 1, 19), "2017-01-19 tor"),
        *rare_cases(
            ("24 apr", date(2017, 4, 24), "2017-04-24 mån"),
            ("2017-04-24", date(2017, 4, 24), "2017-04-24 mån"),
            ("170424", date(2017, 4, 24), "2017-04-24 mån"),
            ("fre", date(2016, 12, 9), "2016-12-09 fre"),
            ("v 19", date(2017, 5, 12), "2017-05-12 fre"),
            ("+14", date(2016, 12, 22), "2016-12-22 tor"),
        ),
    ],
)
async def test_a_date_is_typed_as_one_says_it_and_shown_while_typed(tmp_path: Path, typed: str, day: date, shown: str) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", typed)
        assert shown in window.text
        assert window.actions(1) == (Action(text="gör", due=day),)
        await window.press("tab")
        assert str(day) in window.text


async def test_a_date_that_cannot_be_read_is_kept_in_the_text_and_told(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "i rätt tid")
        assert "? skriv till exempel" in window.text
        await window.press("tab")
        assert window.actions(1) == (Action(text="gör (i rätt tid)"),)
        assert any("i rätt tid" in told for told in window.told)


@pytest.mark.parametrize(("typed", "day"), [("29/2", "2020-02-29"), ("v 53", "2021-01-01")])
async def test_a_day_that_is_years_away_is_asked_about_alike_while_it_is_typed_and_when_its_cell_is_left(
    tmp_path: Path, typed: str, day: str
) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "Bevaka frågan", "<tab>", typed)
        assert f"det vore {day}" in window.flat
        await window.type("<tab>")
        await window.settled()
        assert f"”{typed}” står nu i åtgärdens text; det vore {day}" in window.flat
        assert "skriv året om det är den du menar." in window.flat
        assert "Förstår inte" not in window.flat


@pytest.mark.parametrize("leave", ["ctrl+n", "escape", "ctrl+f", *rarely("f4", "ctrl+o", "enter", "ctrl+s")])
async def test_an_unreadable_date_is_never_lost_however_the_cell_is_left(tmp_path: Path, leave: str) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "i rätt tid", f"<{leave}>")
        window.screen.settle()
        assert window.session.close()
        assert [action.text for action in read(window.session.path).items[0].actions] == ["gör (i rätt tid)"]


@pytest.mark.parametrize("words", ["löpande", *rarely("snarast", "våren 2017", "Q1", "i höst", "efter sommaren", "tills vidare")])
async def test_words_where_no_day_can_be_named_are_kept_as_they_were_typed(tmp_path: Path, words: str) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", words)
        assert f"→ ”{words}”, utan dag" in window.text
        await window.press("tab")
        assert window.actions(1) == (Action(text="gör", when=words),)
        await window.type("<shift+tab>", "24/4", "<tab>")
        assert window.actions(1) == (Action(text="gör", due=date(2017, 4, 24)),)


async def test_a_date_alone_that_cannot_be_read_becomes_a_row(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "<tab>", "sedan", "<ctrl+n>")
        assert window.actions(1) == (Action(text="(sedan)"),)


async def test_brackets_in_a_date_bring_nothing_down(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "[/x] 1", "<tab>", "[q]", "<ctrl+n>", "går bra")
        assert window.actions(1) == (Action(text="gör ([/x] 1)", responsible=("[q]",)),)
        assert window.item(2).notes == "går bra"
        await window.until(lambda: "[/x]" in window.text)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("jb och åe", ("Joakim Berglund", "Åsa Ek")),
        ("Region Västerbotten, lal", ("Region Västerbotten", "Lena Ahl Lindgren")),
        *rare_cases(
            ("lal", ("Lena Ahl Lindgren",)),
            ("la", ("Lars Alm",)),
            ("berg", ("Joakim Berglund",)),
            ("asa", ("Åsa Ek",)),
            ("lal, jb", ("Lena Ahl Lindgren", "Joakim Berglund")),
            ("jb, jb", ("Joakim Berglund",)),
            ("Region Västerbotten", ("Region Västerbotten",)),
        ),
    ],
)
async def test_people_are_known_from_any_part_or_initials(tmp_path: Path, typed: str, people: tuple[str, ...]) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await row(window, "gör", "", typed)
        await window.press("escape", "ctrl+n")
        assert window.actions(1) == (Action(text="gör", responsible=people),)


async def test_arrows_choose_among_the_people_who_match(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "<tab>", "l")
        assert "[”l” som det står]" in window.text
        assert "Lena Ahl Lindgren" in window.text
        await window.press("down", "down")
        assert "[Lars Alm]" in window.text
        await window.press("enter")
        assert window.actions(1) == (Action(text="gör", responsible=("Lars Alm",)),)


async def test_a_name_that_fits_several_stays_as_typed_and_is_shown_so(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "<tab>", "l, lal")
        assert "→ l · [Lena Ahl Lindgren]" in window.text
        await window.press("enter")
        assert window.actions(1) == (Action(text="gör", responsible=("l", "Lena Ahl Lindgren")),)


async def test_a_name_chosen_with_the_arrows_stays_chosen_when_the_next_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "<tab>", "l", "<down>", "<down>", ", åe", "<enter>")
        assert window.actions(1) == (Action(text="gör", responsible=("Lars Alm", "Åsa Ek")),)


async def test_a_name_can_be_kept_as_it_was_typed_and_stays_so(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "<tab>", "Joa", "<up>")
        assert "[”Joa” som det står]" in window.text
        await window.press("enter")
        assert window.actions(1) == (Action(text="gör", responsible=("Joa",)),)
        await window.type("nästa", "<escape>", "<ctrl+n>", "<ctrl+t>", "<ctrl+n>")
        assert window.actions(1)[0] == Action(text="gör", responsible=("Joa",))


async def test_a_name_typed_in_one_row_is_known_to_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "ringa", "<tab>", "<tab>", "Region Norr, Berit Nyhlén", "<enter>")
        await window.type("skriva", "<tab>", "<tab>", "bn, reg", "<enter>")
        assert window.actions(1)[1].responsible == ("Berit Nyhlén", "Region Norr")


async def test_a_person_with_an_organisation_is_one_and_known_to_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "ringa", "<tab>", "<tab>", "Lars Berg, Umeå kommun", "<enter>")
        await window.type("skriva", "<tab>", "<tab>", "lb", "<enter>")
        assert [row.responsible for row in window.actions(1)] == [("Lars Berg, Umeå kommun",)] * 2


async def test_the_day_of_the_next_meeting_is_known_to_a_row_as_soon_as_it_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type(
            "<ctrl+n>", "<ctrl+n>", "Vi ses 26 januari.", "<ctrl+o>", "kalla", "<tab>", "nästa möte", "<tab>", "åe", "<enter>"
        )
        assert window.actions(3) == (Action(text="kalla", due=date(2017, 1, 26), responsible=("Åsa Ek",)),)


async def test_stored_names_stay_as_they_are_when_others_are_typed_beside_them(tmp_path: Path) -> None:
    stored = ("Ek & Co", "la", "Norr, Region", "Åsa")
    agenda = MEETING + '\n[[arende.atgard]]\ntext = "Ring"\nansvarig = ["Ek & Co", "la", "Norr, Region", "Åsa"]\n'
    async with opened(tmp_path, agenda=agenda) as window:
        await window.press("ctrl+n", "ctrl+n")
        await window.until(lambda: window.screen.editor.actions.rows)
        await window.press("tab", "tab", "tab", "tab")
        await window.until(lambda: window.place == "people")
        await window.type("<end>", ", jb", "<enter>")
        assert window.actions(3)[0].responsible == (*stored, "Joakim Berglund")


async def test_a_name_that_was_left_as_typed_can_be_settled_later_with_the_arrows(tmp_path: Path) -> None:
    agenda = MEETING + '\n[[arende.atgard]]\ntext = "Ring"\nansvarig = ["la"]\n'
    async with opened(tmp_path, LARGE, agenda) as window:
        await window.press("ctrl+n", "ctrl+n")
        await window.until(lambda: window.screen.editor.actions.rows)
        await window.press("tab", "tab", "tab", "tab")
        await window.until(lambda: window.place == "people")
        assert "[”la” som det står]" in window.text
        await window.press("down", "enter")
        assert window.actions(3)[0].responsible == ("Lars Alm",)


async def test_two_people_of_one_name_are_told_apart_in_the_row(tmp_path: Path) -> None:
    people = "".join(f'[[deltagare]]\nnamn = "Eva Ek"\norganisation = "{place} kommun"\n\n' for place in ("Umeå", "Vännäs"))
    async with opened(tmp_path, LARGE, MEETING.replace("[[arende]]", people + "[[arende]]", 1)) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "<tab>", "ee")
        assert "[”ee” som det står]" in window.text
        assert "Eva Ek (Umeå kommun)" in window.text
        await window.type(" vän", "<enter>", "skriv", "<tab>", "<tab>", "Eva Ek", "<enter>")
        assert [action.responsible for action in window.actions(1)] == [("Eva Ek (Vännäs kommun)",), ("Eva Ek",)]


async def test_a_pasted_action_of_several_lines_is_one_action(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.press("ctrl+o")
        await window.paste("ett\r\ntva\u030a")
        await window.press("tab")
        await window.paste("24/4\r\n")
        await window.press("tab")
        await window.paste("lal\n")
        await window.press("escape", "ctrl+n")
        assert window.actions(1) == (Action(text="ett\ntvå", due=date(2017, 4, 24), responsible=("Lena Ahl Lindgren",)),)
        assert await window.saved() == window.meeting


async def test_lines_that_are_pasted_into_an_action_are_lines_of_that_one_and_a_list_is_its_list(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.press("ctrl+o")
        await window.paste("Ta fram underlag:\n•\tbudget\n•\tbemanning")
        await window.type("<tab>", "24/4", "<enter>", "nästa", "<escape>")
        text = "Ta fram underlag:\n- budget\n- bemanning"
        assert [(row.text, row.due) for row in window.actions(1)] == [(text, date(2017, 4, 24)), ("nästa", None)]
        (table,) = [part for part in section(window.meeting, (0,)).parts if part.kind == "actions"]
        assert [block.kind for block in table.rows[0].text] == ["paragraph", "list"]


async def test_an_emptied_row_vanishes_and_the_others_stay(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        for text in ("a", "b", "c"):
            await row(window, text, "", "")
        await window.press("escape")
        rows = window.screen.editor.actions.rows
        rows[1].enter_cell(Cell.TEXT)
        await window.press("end", "backspace")
        assert window.actions(1) == (Action(text="a"), Action(text="c"))
        await window.press("escape")
        assert [shown.action.text for shown in window.screen.editor.actions.rows] == ["a", "c"]
        await window.press("ctrl+z")
        assert window.actions(1) == (Action(text="a"), Action(text="b"), Action(text="c"))
        assert [shown.action.text for shown in window.screen.editor.actions.rows] == ["a", "b", "c"]


async def test_typing_goes_on_in_an_emptied_row_after_a_proposal_was_adopted(tmp_path: Path) -> None:
    agenda = MEETING.replace('titel = "Första"', 'titel = "Första"\nforslag = ["Bifalls."]')
    async with opened(tmp_path, agenda=agenda) as window:
        await window.type("<ctrl+o>", "a", "<tab>", "<tab>", "<enter>", "c", "<f6>", "<ctrl+g>", "å", "d", "<escape>", "<ctrl+n>")
        assert [action.text for action in window.item(1).actions] == ["a", "c", "d"]
        assert window.item(1).decisions == ("Bifalls.",)


async def test_rows_of_one_item_are_not_taken_for_those_of_another(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await row(window, "ett", "24/4", "lal")
        await window.type("två", "<ctrl+n>", "<ctrl+o>", "tre", "<ctrl+t>", "<ctrl+n>", "<ctrl+n>")
        assert [action.text for action in window.item(1).actions] == ["ett", "två"]
        assert window.actions(2) == (Action(text="tre"),)
        assert not window.item(3).actions


async def test_a_date_is_changed_by_typing_another(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "24/4", "<tab>", "<shift+tab>", *["<backspace>"] * 10, "25/4", "<ctrl+n>")
        assert window.actions(1) == (Action(text="gör", due=date(2017, 4, 25)),)


async def test_looking_at_an_item_changes_no_row_of_it(tmp_path: Path) -> None:
    recorded = MEETING.replace(
        'titel = "Andra"',
        'titel = "Andra"\n\n[[arende.atgard]]\ntext = "  med mellanslag "\nansvarig = ["Ek, Åsa", "Kim", "A och B"]',
    )
    async with opened(tmp_path, agenda=recorded) as window:
        before = window.meeting
        await window.press("ctrl+n", "tab", "tab", "tab", "tab", "escape", "ctrl+n", "ctrl+t", "ctrl+t")
        assert window.meeting.items == before.items


async def test_an_action_that_is_opened_stands_under_the_others_also_after_an_undo(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "ringa", "<enter>", "<ctrl+z>")
        await window.type("<ctrl+o>", "skriva", "<ctrl+o>", "fråga")
        assert [action.text for action in window.actions(1)] == ["skriva", "fråga"]


async def test_initials_that_were_being_typed_when_the_program_was_cut_off_become_the_name(tmp_path: Path) -> None:
    agenda = MEETING + '\n[[arende.atgard]]\ntext = "Ring"\nansvarig = ["lal"]\n'

    def cursor(meeting: Meeting) -> Place:
        return Place(meeting.items[-1].id, Part.ACTIONS, 0, Cell.RESPONSIBLE, 3)

    async with opened(tmp_path, agenda=agenda, cursor=cursor) as window:
        await window.press("enter")
        (action,) = window.session.item.actions
        assert action.responsible == ("Lena Ahl Lindgren",)


async def test_many_rows_are_all_kept(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=MEETING) as window:
        await window.press("ctrl+o")
        for number in range(12):
            await window.type(f"r{number}", "<tab>", f"+{number + 1}", "<tab>", "åe", "<enter>")
        await window.press("escape", "ctrl+n", "ctrl+t")
        assert [action.text for action in window.item(1).actions] == [f"r{number}" for number in range(12)]
        assert [shown.action for shown in window.screen.editor.actions.rows] == list(window.item(1).actions)


async def test_the_atgard_at_the_cursor_is_taken_away_with_one_action_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "ett", "<enter>", "två", "<enter>", "tre")
        await window.type("<ctrl+g>", "_")
        assert [action.text for action in window.actions(1)] == ["ett", "två"]
        assert any("tre" in told for told in window.told)
        await window.press("ctrl+z")
        assert [action.text for action in window.actions(1)] == ["ett", "två", "tre"]


async def test_no_atgard_is_taken_away_while_the_cursor_is_elsewhere(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "ett", "<enter>", "<escape>", "<ctrl+g>", "_")
        assert [action.text for action in window.actions(1)] == ["ett"]


@pytest.mark.parametrize("size", [(80, 24), (60, 15), *rarely((80, 18), (80, 16))])
async def test_the_row_that_is_typed_in_is_in_sight_whatever_else_is_open(size: tuple[int, int], tmp_path: Path) -> None:
    background = "\n\n".join(f"Stycke {number} av bakgrunden." for number in range(9))
    first = (
        f'[[arende]]\ntitel = "Läget"\nbeskrivning = """\n{background}"""\nforslag = ["{"Läget noteras av gruppen. " * 12}"]\n\n'
    )
    async with opened(tmp_path, size, MEETING.replace("[[arende]]", f"{first}[[arende]]", 1)) as window:
        await window.press("f6", "f7")
        for number in range(7):
            await window.press("ctrl+o")
            await window.type(f"åtgärd {number}")
            await window.until(lambda number=number: f"åtgärd {number}" in window.text)
        await window.press("escape")
        await window.until(lambda: "1 Läget" in window.text)


@pytest.mark.parametrize("size", [(80, 24), (60, 15), *rarely((80, 18), (80, 16))])
async def test_the_line_of_a_decision_that_is_typed_in_is_in_sight(size: tuple[int, int], tmp_path: Path) -> None:
    background = "\n\n".join(f"Stycke {number} av bakgrunden." for number in range(9))
    first = f'[[arende]]\ntitel = "Läget"\nbeskrivning = """\n{background}"""\n\n'
    async with opened(tmp_path, size, MEETING.replace("[[arende]]", f"{first}[[arende]]", 1)) as window:
        await window.press("f7", "f4")
        for number in range(9):
            await window.type(f"rad {number}")
            await window.until(lambda number=number: f"rad {number}" in window.text)
            await window.type("<enter>")
        await window.type(*["<up>"] * 9)
        await window.until(lambda: "rad 0" in window.text)
        await window.press("shift+tab")
        await window.type("början")
        await window.until(lambda: "början" in window.text)


async def test_an_organisation_that_somebody_comes_from_is_meant_by_what_fits_no_name(tmp_path: Path) -> None:
    people = '[[deltagare]]\nnamn = "Ida Bjurman"\norganisation = "Vännäs kommun"'
    people += '\n\n[[deltagare]]\nnamn = "Uno Ek"\norganisation = "Bjurholms kommun"'
    meeting = MEETING.replace("[[deltagare]]", f"{people}\n\n[[deltagare]]", 1)
    async with opened(tmp_path, LARGE, meeting) as window:
        await window.type("<ctrl+o>", "ringa", "<tab>", "<tab>", "vä, bjurh, bj", "<enter>", "<escape>")
        assert window.actions(1)[0].responsible == ("Vännäs kommun", "Bjurholms kommun", "Ida Bjurman")
