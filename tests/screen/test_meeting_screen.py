"""The meeting's screen: typing, stepping, undo, the agenda's structure, search, status and size."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from kcminutes.meeting.model import Action, Span
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.storage.toml.meetings import read
from kcminutes.tui.screens.meeting import MeetingScreen
from support.screens import EMPTY_AGENDA, LARGE, MEDIUM, SMALL, opened

ONE_ITEM = 'version = 1\n\n[mote]\norgan = "Kommunchefsgruppen"\ndatum = 2016-12-08\n\n[[arende]]\ntitel = "{}"\n'


# Opening.


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
async def test_how_wide_the_window_is_is_known_before_anything_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    changed: list[bool] = []
    update_classes = MeetingScreen.update_classes

    def updated(screen: MeetingScreen, classes: Mapping[str, bool], **kwargs: Any) -> MeetingScreen:
        before = screen.classes
        update_classes(screen, classes, **kwargs)
        changed.append(screen.classes != before)
        return screen

    monkeypatch.setattr(MeetingScreen, "update_classes", updated)
    async with opened(tmp_path, size=size):
        assert changed
        assert not any(changed)


async def test_a_screen_that_the_end_cut_off_as_it_was_made_fills_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        MeetingScreen(window.session, window.app).on_mount()


# Typing.


async def test_one_can_type_at_once_and_the_file_holds_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("Ordföranden hälsar välkommen – åäö.")
        assert window.item(1).notes == "Ordföranden hälsar välkommen – åäö."
        assert await window.saved() == window.meeting
        assert window.session.path == tmp_path / "minutes" / "2016-12-08.toml"


async def test_opening_an_agenda_writes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+n", "ctrl+n", "ctrl+l", "escape", "ctrl+r", "escape", "f7", "ctrl+f", "escape")
        assert not (tmp_path / "minutes").exists()


async def test_a_blank_line_stands_between_two_decisions(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<f4>", "Att bifalla.", "<enter>", "Utan villkor.", "<enter>", "<enter>", "Att avslå.")
        assert window.item(1).decisions == ("Att bifalla.\nUtan villkor.", "Att avslå.")


async def test_a_decision_of_several_paragraphs_stays_one_when_another_is_typed(tmp_path: Path) -> None:
    minutes = (
        ONE_ITEM.format("Ett").replace("version = 1", "version = 2") + 'beslut = ["Att bifalla.\\n\\nUtan villkor.", "Att avslå"]\n'
    )
    async with opened(tmp_path, agenda=minutes) as window:
        await window.type("<f4>", ".", "<enter>", "<enter>", "Att vila")
        assert window.item(1).decisions == ("Att bifalla.\n\nUtan villkor.", "Att avslå.", "Att vila")
        await window.type(*["<up>"] * 8, "<home>", "Beslutat: ")
        assert window.item(1).decisions[1:] == ("Att avslå.", "Att vila")
        assert len(window.item(1).decisions) == 3
        await window.press("ctrl+z", "ctrl+y")
        assert window.item(1).decisions[0].endswith("Att bifalla.\n\nUtan villkor.")


async def test_a_list_goes_on_by_itself_deeper_with_tab_and_ends_at_an_empty_point(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("- ett", "<enter>", "två", "<enter>", "<tab>", "inuti", "<enter>", "<shift+tab>", "tre")
        await window.type("<enter>", "<enter>", "Slut.")
        assert window.item(1).notes == "- ett\n- två\n  - inuti\n- tre\n\nSlut."


async def test_a_minus_before_a_sum_stays_in_a_decision_and_goes_on_as_no_list(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("- 300 tkr mot budget", "<f6>")
        assert window.item(1).decisions == ("- 300 tkr mot budget",)
        await window.type("<escape>", "<ctrl+end>", "<enter>", "Bra.")
        assert window.item(1).notes == "- 300 tkr mot budget\nBra."


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        (["- a", "<enter>", "<tab>", "b", "<enter>", "<enter>", "c"], "- a\n  - b\n- c"),
        (["1. a", "<enter>", *["<backspace>"] * 3, "   - b", "<enter>", "<enter>", "c"], "1. a\n   - b\n2. c"),
        (["- a", "<enter>", "<tab>", "b", "<enter>", "<enter>", "<enter>", "c"], "- a\n  - b\n\nc"),
    ],
)
async def test_enter_at_an_empty_inner_point_goes_one_list_out(typed: list[str], notes: str, tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(*typed)
        assert window.item(1).notes == notes
        for _ in range(20):
            await window.press("ctrl+z")
        assert not window.item(1).notes


async def test_a_numbered_list_counts_on(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("9. nio", "<enter>", "tio", "<enter>", "<enter>", "Slut.")
        assert window.item(1).notes == "9. nio\n10. tio\n\nSlut."


async def test_a_point_is_parted_in_two_where_enter_is_pressed(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("- ettvå", "<left>", "<left>", "<enter>", "<end>", "!")
        assert window.item(1).notes == "- ett\n- vå!"


async def test_a_point_put_in_between_numbers_the_rest_anew_in_one_step_of_undo(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.paste("1. ett\n2. två\n   - inre\n3. tre\n\n1. annan")
        await window.type("<ctrl+home>", "<end>", "<enter>", "ny")
        assert window.item(1).notes == "1. ett\n2. ny\n3. två\n   - inre\n4. tre\n\n1. annan"
        window.clock.pass_by(seconds=5)
        await window.type("<enter>")
        assert window.item(1).notes == "1. ett\n2. ny\n3. \n4. två\n   - inre\n5. tre\n\n1. annan"
        await window.type("mer", "<ctrl+z>")
        assert window.item(1).notes == "1. ett\n2. ny\n3. två\n   - inre\n4. tre\n\n1. annan"


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["down", "home", "shift+down", "shift+down", "delete"], "1. ett\n2. tre\n3. fyra\n\n1. annan"),
        (["end", "shift+down", "shift+down", "shift+end", "backspace"], "1. ett\n2. tre\n3. fyra\n\n1. annan"),
        (["ctrl+home", "shift+down", "ctrl+x"], "1. två\n   - inre\n2. tre\n3. fyra\n\n1. annan"),
        (["down", "end", "shift+down", "shift+end", "delete"], "1. ett\n2. två\n3. tre\n4. fyra\n\n1. annan"),
        (["down", "home", "backspace"], "1. ett2. två\n   - inre\n2. tre\n3. fyra\n\n1. annan"),
    ],
)
async def test_a_point_taken_away_numbers_the_rest_anew_in_the_same_step_of_undo(
    tmp_path: Path, keys: list[str], left: str
) -> None:
    text = "1. ett\n2. två\n   - inre\n3. tre\n4. fyra\n\n1. annan"
    async with opened(tmp_path) as window:
        await window.paste(text)
        window.clock.pass_by(seconds=5)
        await window.press("ctrl+home", *keys)
        assert window.item(1).notes == left
        await window.press("ctrl+z")
        assert window.item(1).notes == text
        await window.press("ctrl+y")
        assert window.item(1).notes == left


async def test_what_is_cut_of_a_numbered_list_is_pasted_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.paste("1. ett\n2. två\n3. tre")
        await window.type("<ctrl+home>", "<shift+down>", "<ctrl+x>", "<f4>", "<ctrl+v>")
        assert window.item(1).notes == "1. två\n2. tre"
        assert window.item(1).decisions == ("1. ett",)


@pytest.mark.parametrize(
    "text", ["- ett\n- två\n  - inre\n- tre", "1. ett\n2. två\n3. tre", "- ett\n- -5 grader\n- a - b", "1. ett\n   - inre\n2. två"]
)
async def test_a_list_that_comes_in_as_keys_has_each_mark_once(tmp_path: Path, text: str) -> None:
    async with opened(tmp_path) as window:
        await window.type(*[part for line in text.split("\n") for part in ("<enter>", line)][1:])
        assert window.item(1).notes == text


async def test_a_list_of_a_word_processor_is_pasted_as_a_list(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.paste("Så här:\n•\tett\n•\ttvå\no\tinre\n•\ttre\n\n1.\tförst\n2)\tsedan")
        assert window.item(1).notes == "Så här:\n- ett\n- två\n  - inre\n- tre\n\n1. först\n2. sedan"
        await window.type("<f4>", "- ", "<ctrl+s>")
        await window.paste("•\tett\n•\ttvå")
        assert window.item(1).decisions == ("- ett\n- två",)


async def test_ctrl_home_and_ctrl_end_go_to_the_beginning_and_the_end_of_the_text(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.paste("två\n\ntre")
        await window.type("<ctrl+home>", "ett ", "<ctrl+end>", " fyra")
        assert window.item(1).notes == "ett två\n\ntre fyra"


async def test_a_paste_is_a_step_of_undo_of_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("före ")
        await window.paste("hej")
        await window.type(" efter", "<ctrl+z>")
        assert window.item(1).notes == "före hej"
        await window.press("ctrl+z")
        assert window.item(1).notes == "före "


async def test_tab_at_the_end_of_prose_goes_to_the_next_part(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<tab>", "beslut", "<shift+tab>", "!")
        assert window.item(1).notes == "text!"
        assert window.item(1).decisions == ("beslut",)


async def test_a_paste_keeps_every_line_in_plain_characters(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("före ")
        await window.paste("ett\r\ntva\u030a\rtre\u2028fyra\x00")
        await window.type(" efter")
        assert window.item(1).notes == "före ett\ntvå\ntre\nfyra efter"
        assert (await window.saved()).items == window.meeting.items


async def test_escape_sequences_in_a_paste_do_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.paste("\x1b[31mröd\x1b[0m \x1b]0;titel\x07\x1b[2J[bold]fet[/bold][/]")
        assert "\x1b" not in window.item(1).notes
        assert "röd" in window.item(1).notes
        assert "[bold]fet[/bold][/]" in window.text
        assert await window.saved() == window.meeting


async def test_a_paste_of_many_lines_lands_whole_and_in_one_step_of_undo(tmp_path: Path) -> None:
    text = "\n".join(f"rad {number}" for number in range(500))
    async with opened(tmp_path) as window:
        await window.paste(text)
        assert window.item(1).notes == text
        await window.press("ctrl+z")
        assert not window.item(1).notes
        await window.press("ctrl+y")
        assert window.item(1).notes == text


@pytest.mark.parametrize("sign", ["👨\u200d👩\u200d👧", "👍🏽", "🇸🇪", "q\u0308"])
async def test_backspace_delete_and_the_arrows_never_part_what_is_drawn_as_one_sign(tmp_path: Path, sign: str) -> None:
    async with opened(tmp_path) as window:
        await window.type("ja ")
        await window.paste(sign)
        await window.type(sign, "<backspace>", "!", "<left>", "<left>", "?")
        assert window.item(1).notes == f"ja ?{sign}!"
        await window.press("delete")
        assert window.item(1).notes == "ja ?!"


async def test_a_letter_that_comes_in_two_parts_becomes_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("p", "a", "\u030a", "o", "\u0308")
        assert window.item(1).notes == "påö"


async def test_marked_text_is_replaced_and_can_be_had_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("behåll detta")
        window.clock.pass_by(seconds=5)
        await window.type("<shift+home>", "nytt")
        assert window.item(1).notes == "nytt"
        await window.press("ctrl+z")
        assert window.item(1).notes == "behåll detta"


async def test_ctrl_c_ends_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+c>", "mer")
        assert window.item(1).notes == "textmer"


# Stepping.


async def test_next_and_back_step_in_the_agendas_order_and_stop_at_its_ends(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+t")
        assert window.at == (0,)
        await window.press("ctrl+n", "f9", "ctrl+t")
        assert window.at == (1,)
        await window.press(*["ctrl+n"] * 20)
        assert window.at == (16,)
        assert any("sista" in told for told in window.told)


async def test_what_is_typed_in_one_burst_lands_where_it_was_meant(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("ett", "<ctrl+n>", "två", "<ctrl+g>", "6", "<enter>", "sex", "<f4>", "beslutt", "<backspace>", ".")
        await window.type("<ctrl+o>", "gör", "<tab>", "+14", "<tab>", "på", "<enter>", "nästa", "<escape>", "!", "<f8>", "fem")
        assert window.item(1).notes == "ett"
        assert window.item(2).notes == "två"
        assert window.item(6).notes == "sex!"
        assert window.item(6).decisions == ("beslut.",)
        first = Action(text="gör", due=date(2016, 12, 22), responsible=("Patrik Åsell",))
        assert window.actions(6) == (first, Action(text="nästa"))
        assert window.item(5).notes == "fem"
        assert await window.saved() == window.meeting


async def test_go_to_takes_a_number_or_a_letter(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "12", "<enter>")
        assert window.at == (11,)
        await window.type("<f2>", "1", "<enter>")
        assert window.at == (0,)
        await window.type("<ctrl+g>", "b")
        assert window.place == "decisions"
        await window.type("<ctrl+g>", "a")
        assert window.place == "notes"
        await window.type("<ctrl+g>", "å")
        assert window.place == "text"
        await window.type("<ctrl+g>", "99", "<enter>", "<escape>")
        assert window.at == (0,)
        await window.type("<ctrl+g>", "<down>", "<down>", "<enter>")
        assert window.at == (2,)


async def test_both_orders_are_kept_that_of_the_agenda_and_that_of_the_meeting(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        for number, text in (("9", "nio"), ("3", "tre"), ("9", " igen")):
            await window.type("<ctrl+g>", number, "<enter>", text)
            window.clock.pass_by(minutes=10)
        await window.press("ctrl+n")
        assert window.item(9).handled == (Span(start=time(8, 30), end=time(8, 40)), Span(start=time(8, 50), end=time(9)))
        assert window.item(3).handled == (Span(start=time(8, 40), end=time(8, 50)),)
        assert not window.item(1).handled
        assert [item.title for item in window.meeting.items] == [
            item.title for item in read(tmp_path / "agendas/2016-12-08.toml").items
        ]
        assert await window.saved() == window.meeting


async def test_coming_back_to_an_item_puts_the_cursor_after_what_was_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("ett", "<f4>", "beslut", "<ctrl+n>", "<ctrl+t>", " till")
        assert window.item(1).notes == "ett till"


async def test_the_next_start_goes_on_where_one_left(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "7", "<enter>", "sju")
        window.clock.pass_by(minutes=3)
        assert window.session.close()
    async with opened(tmp_path) as window:
        assert window.at == (6,)
        await window.type(" och mer")
        assert window.item(7).notes == "sju och mer"


# What was prepared.


async def test_background_is_shown_and_hidden(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "4", "<enter>", "<f7>")
        assert "planerat till regionrådet" in window.flat
        await window.type("skriver", "<f7>")
        assert "Kvarken" in window.flat  # what there was no room for
        await window.type("<f7>", "<f7>")
        assert "Ärendebeskrivning" not in window.flat
        assert window.item(4).notes == "skriver"


async def test_presenter_attachments_guest_and_proposals_stand_under_the_title(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "7", "<enter>")
        assert "Föredragande: Oskar Fjellner" in window.text
        assert "Bilaga: Ändrad" in window.text
        await window.type("<ctrl+g>", "6", "<enter>")
        assert "Gäst: Henrik Sandvall" in window.text


async def test_one_key_makes_the_proposal_a_decision_and_only_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "4", "<enter>", "<f4>", "Först.", "<f6>", " Tillägg.", "<f6>")
        assert window.item(4).decisions[0] == "Först."
        assert window.item(4).decisions[1].startswith("Kommunchefsgruppen föreslår")
        assert window.item(4).decisions[1].endswith("Tillägg.")
        await window.press("ctrl+n", "f6")
        assert any("inget förslag" in told for told in window.told)


PROPOSALS = """version = 2

[mote]
organ = "Kommunchefsgruppen"
datum = 2016-12-08

[[arende]]
titel = "Växel"
forslag = ["Gruppen ställer sig bakom förslaget.\\n\\nEva får i uppdrag att skriva.", "Informationen noteras."]

[[arende]]
titel = "Utan"
"""


async def test_a_proposal_that_was_edited_or_has_a_blank_line_is_not_added_a_second_time(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=PROPOSALS) as window:
        await window.press("f6")
        rest = "Eva får i uppdrag att skriva."
        whole = (f"Gruppen ställer sig bakom förslaget.\n\n{rest}", "Informationen noteras.")
        assert window.item(1).decisions == whole
        await window.type("<ctrl+home>", "<shift+end>", "Helt annat beslutades i stället.", "<f6>")
        assert window.item(1).decisions == (f"Helt annat beslutades i stället.\n\n{rest}", *whole[1:])
        await window.press(*["ctrl+z"] * 3)
        assert window.item(1).decisions == ()
        await window.press("f6")
        assert window.item(1).decisions == whole


async def test_what_stood_edited_in_the_file_is_not_added_a_second_time(tmp_path: Path) -> None:
    edited = 'beslut = ["Kommunchefsgruppen ställer sig bakom förslaget.", "Eva får i uppdrag att skriva."]'
    agenda = PROPOSALS.replace('\n[[arende]]\ntitel = "Utan"', f'{edited}\n\n[[arende]]\ntitel = "Utan"')
    async with opened(tmp_path, agenda=agenda) as window:
        await window.press("f6", "f6")
        assert [text for text in window.item(1).decisions if "förslaget" in text] == [
            "Kommunchefsgruppen ställer sig bakom förslaget."
        ]
        assert window.item(1).decisions[-1] == "Informationen noteras."
        assert len(window.item(1).decisions) == 3


async def test_without_a_proposal_the_paragraph_at_the_cursor_becomes_a_decision_and_then_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=PROPOSALS) as window:
        await window.press("ctrl+n")
        await window.paste("Först.\n\n- En punkt.\nSist.\n")
        await window.press("f6", "f6")
        assert window.item(2).decisions == ("Sist.",)
        await window.press("ctrl+home", "f6", "f6")
        assert window.item(2).decisions == ("Sist.", "Först.", "En punkt.")
        assert window.place == "notes"
        assert window.item(2).notes == "Först.\n\n- En punkt.\nSist.\n"
        await window.press("f6")
        assert any("redan som beslut" in told for told in window.told)
        await window.type("<ctrl+z>", "<f4>", "<ctrl+s>", "<ctrl+g>", "a", "<ctrl+home>", "<shift+right>", "<shift+right>", "<f6>")
        assert window.item(2).decisions == ("Sist.", "Först.", "Fö")


# The agenda's structure.


async def test_a_new_item_stands_after_this_one_and_can_be_typed_in_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+n>", "<ctrl+g>", "+", "Extra ärende", "<enter>", "text")
        assert window.item(3).title == "Extra ärende"
        assert window.item(3).notes == "text"
        assert "3 Extra ärende" in window.text
        assert window.meeting.participants[8].items == "7"


async def test_a_new_sub_item_stands_last_under_this_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(
            "<ctrl+g>", "15", "<enter>", "<ctrl+g>", ".", "Första", "<enter>", "a", "<ctrl+g>", ".", "Andra", "<enter>", "b"
        )
        assert (window.item(15, 1).notes, window.item(15, 2).notes) == ("a", "b")
        assert "15.2 Andra" in window.text
        await window.type("<ctrl+g>", "15.1", "<enter>", "!")
        assert window.item(15, 1).notes == "a!"


async def test_an_item_is_renamed(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await window.type("<ctrl+g>", "r", ", igen", "<enter>")
        assert window.item(1).title == "Mötets öppnande, igen"
        assert "1 Mötets öppnande, igen" in window.text


async def test_a_removed_item_comes_back_whole_and_at_its_place(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+n>", "text", "<ctrl+o>", "gör", "<escape>", "<ctrl+g>", "-", "<enter>")
        assert window.item(2).title.startswith("Uppföljning")
        assert len(window.meeting.items) == 16
        await window.type("<ctrl+z>", "!")
        assert window.item(2).title == "Föregående minnesanteckningar"
        assert window.item(2).notes == "text!"
        assert window.actions(2) == (Action(text="gör"),)


async def test_the_only_item_can_be_removed_and_had_back(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=ONE_ITEM.format("Enda")) as window:
        await window.type("text", "<ctrl+g>", "-", "<enter>")
        assert window.at is None
        assert "inga ärenden" in window.text
        await window.type("<ctrl+z>", "!")
        assert window.item(1).notes == "text!"


async def test_an_item_moves_and_is_still_the_one_typed_in(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+n>", "två", "<ctrl+g>", ">", "!", "<ctrl+g>", "<", "?")
        assert window.item(2).notes == "två!?"
        await window.press("ctrl+t", "ctrl+g", "<")
        assert window.at == (0,)


async def test_who_moves_adds_or_removes_an_item_is_told_of_texts_that_name_another_by_its_number_now(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("Se ärende 2.", "<ctrl+n>", "<ctrl+g>", ">")
        assert "Numren är andra nu: i ärende 1 står ”ärende 2”; Ctrl+G g visar vart det leder." in window.text
        await window.press("ctrl+g", "<", "ctrl+g", "-")
        assert "är borttaget" in window.text
        assert "i ärende 1 står ”ärende 2”" in window.text
        await window.press("ctrl+z")
        await window.type("<ctrl+t>", "<ctrl+g>", "+", "Nytt", "<enter>")
        assert "i ärende 1 står ”ärende 2”" in window.text


async def test_after_undo_of_a_move_one_types_in_the_item_that_was_moved(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+n>", "<ctrl+g>", ">", "<ctrl+z>", "text")
        assert window.item(2).title == "Föregående minnesanteckningar"
        assert (window.item(2).notes, window.item(3).notes) == ("text", "")
        window.clock.pass_by(seconds=5)
        await window.press("ctrl+z", "ctrl+y")
        assert window.item(2).notes == "text"


async def test_after_undo_of_a_new_item_one_is_back_where_one_came_from(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+n>", "<ctrl+g>", "+", "Fel", "<enter>", "<ctrl+z>", "text")
        assert window.item(2).notes == "text"


async def test_a_title_with_brackets_is_shown_as_it_stands_and_breaks_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, ONE_ITEM.format("Budget [/b] [utkast] [red]")) as window:
        assert "1 Budget [/b] [utkast] [red]" in window.text
        await window.press("f7", "ctrl+g", "escape", "ctrl+f", "B", "u", "d", "escape", "ctrl+g", "r", "escape", "ctrl+g", "-")
        await window.type("<ctrl+z>", "går bra")
        assert window.item(1).notes == "går bra"


# Withdrawn and postponed.


async def test_an_item_is_withdrawn_with_its_reason_and_taken_up_again(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await window.type("<ctrl+g>", "8", "<enter>", "<ctrl+g>", "x", "sjukdom", "<enter>", "text")
        assert (window.item(8).status, window.item(8).reason, window.item(8).notes) == (ItemStatus.WITHDRAWN, "sjukdom", "text")
        assert "utgick: sjukdom" in window.text
        assert "✕ 8" in window.text
        await window.press("ctrl+g", "t")
        assert (window.item(8).status, window.item(8).reason) == (None, "")
        assert "▶ 8" in window.text


async def test_an_item_is_postponed_to_the_next_meeting_or_a_date(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "j", "tidsbrist", "<enter>")
        assert (window.item(1).status, window.item(1).postponed_to) == (ItemStatus.POSTPONED, date(2017, 1, 19))
        await window.press("ctrl+z")
        assert window.item(1).status is None
        await window.type("<ctrl+g>", "j", "tidsbrist", "<tab>", *["<backspace>"] * 10, "2 mars", "<enter>")
        assert window.item(1).postponed_to == date(2017, 3, 2)
        assert "bordlagt till 2017-03-02: tidsbrist" in window.text


# The meeting.


async def test_the_meeting_is_opened_adjourned_resumed_and_closed(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        assert "ej öppnat" in window.status
        for keys, minutes in (("o", 60), ("p", 15), ("p", 60), ("o", 5), ("o", 0)):
            await window.press("ctrl+g", keys)
            window.clock.pass_by(minutes=minutes)
        head = window.meeting.head
        assert (head.opened, head.closed) == (time(8, 30), time(10, 45))
        assert head.adjournments == (Span(start=time(9, 30), end=time(9, 45)),)
        assert "avslutat 10.45" in window.status
        await window.type("efteråt")
        assert window.item(1).notes == "efteråt"


async def test_a_break_is_told_in_the_status_line(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+g", "o", "ctrl+g", "p")
        assert "AJOURNERAT" in window.status
        await window.press("ctrl+g", "p")
        assert "AJOURNERAT" not in window.status


# Search.


async def test_search_jumps_to_the_hit_in_prose(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(
            "<ctrl+g>", "9", "<enter>", "Första raden", "<enter>", "Den sökta saken", "<f4>", "Ett", "<enter>", "<enter>", "Två mål"
        )
        await window.type("<ctrl+n>", "<ctrl+f>", "SOKTA", "<enter>", "X")
        assert window.item(9).notes == "Första raden\nDen Xsökta saken"
        await window.type("<ctrl+n>", "<ctrl+f>", "två mål", "<enter>", "Y")
        assert window.item(9).decisions == ("Ett", "YTvå mål")


async def test_search_jumps_to_an_action_a_background_and_a_title(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(
            "<ctrl+g>", "9", "<enter>", "<ctrl+o>", "ett", "<enter>", "söka lokal", "<enter>", "<enter>", "<ctrl+g>", "1", "<enter>"
        )
        await window.type("<ctrl+f>", "lokal", "<enter>", "X")
        assert window.place == "text"
        assert window.at == (8,)
        assert "X" in window.item(9).actions[1].text
        await window.type("<ctrl+f>", "River Country", "<enter>")
        assert window.at == (9,)
        assert "River Country" in window.text
        await window.type("<ctrl+f>", "EU-migranter", "<enter>")
        assert window.at == (11,)


async def test_search_jumps_to_a_participant(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+f>", "lehti", "<enter>", "<space>")
        assert [person.name for person in window.meeting.participants if person.attendance] == ["Aino Lehtisaari"]


async def test_search_without_a_hit_leaves_everything(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+f>", "qqq", "<enter>")
        assert "Inget passar" in window.text
        await window.type("<escape>", "text")
        assert window.item(1).notes == "text"


# Undo.


async def test_undo_and_redo_of_typing_go_to_its_place(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("ett", "<ctrl+n>", "<f4>", "beslut", "<ctrl+n>")
        await window.press("ctrl+z")
        assert (window.at, window.place, window.item(2).decisions) == ((1,), "decisions", ())
        await window.press("ctrl+z")
        assert (window.at, window.place, window.item(1).notes) == ((0,), "notes", "")
        await window.press("ctrl+y", "ctrl+y")
        assert (window.item(1).notes, window.item(2).decisions) == ("ett", ("beslut",))
        assert window.place == "decisions"
        assert await window.saved() == window.meeting


async def test_a_pause_begins_a_new_step_of_undo(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("ett ")
        window.clock.pass_by(seconds=3)
        await window.type("två", "<ctrl+z>")
        assert window.item(1).notes == "ett "


async def test_undo_brings_back_a_row_that_was_taken_away(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "gör", "<tab>", "24/4", "<tab>", "of", "<enter>", "<escape>")
        whole = window.actions(1)
        assert whole == (Action(text="gör", due=date(2017, 4, 24), responsible=("Oskar Fjellner",)),)
        for _ in range(12):
            await window.press("ctrl+z")
        assert window.actions(1) == ()
        for _ in range(12):
            await window.press("ctrl+y")
        assert window.actions(1) == whole
        assert window.screen.editor.actions.rows[0].due.value == "2017-04-24"


async def test_undo_among_the_participants_does_not_mix_up_the_items(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("första", "<ctrl+n>", "andra", "<ctrl+t>", "<ctrl+n>")
        await window.type("<ctrl+r>", "<ctrl+z>", "<ctrl+z>", "<escape>", "X")
        assert [item.notes for item in window.meeting.items[:3]] == ["", "X", ""]
        assert window.at == (1,)
        assert window.screen.editor.notes.text == "X"


async def test_what_the_screen_shows_after_undo_among_the_participants_is_what_the_meeting_holds(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+r>", "<ctrl+z>", "<escape>")
        assert window.screen.editor.notes.text == window.item(1).notes


async def test_undo_of_attendance_leaves_the_text_and_the_place(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+n>", "text", "<f4>", "<ctrl+r>", "<space>", "<escape>", "<ctrl+z>")
        assert not any(person.attendance for person in window.meeting.participants)
        assert (window.at, window.item(2).notes, window.place) == ((1,), "text", "decisions")


# The status line.


async def test_the_status_line_tells_item_attendance_clock_and_time(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+n>", "<ctrl+r>", "3", "<escape>")
        window.clock.pass_by(minutes=7)
        await window.type("x")
        assert "Ärende 2 (2/17)" in window.status
        assert "Närvaro 8/8" in window.status
        assert "08.37" in window.status
        assert "7/5 min" in window.status
        assert window.status in window.text


async def test_a_passing_message_leaves_the_status_line_to_be_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+t")
        await window.until(lambda: "Det här är det första ärendet." in window.text)
        assert window.status in window.text


async def test_saved_is_told_only_when_the_file_holds_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        for text in ("ett", " två", " tre"):
            await window.type(text)
            assert "… sparar" in window.status
            await window.until(lambda: "✓ sparat" in window.status)
            assert read(window.session.path) == window.meeting


async def test_undo_right_after_a_save_is_saved_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("ett")
        await window.until(lambda: "✓ sparat" in window.status)
        window.clock.pass_by(seconds=5)
        await window.type(" två", "<ctrl+z>")
        assert window.item(1).notes == "ett"
        await window.until(lambda: "✓ sparat" in window.status)
        assert read(window.session.path) == window.meeting
        await window.press("ctrl+q")
        assert window.app.return_code == 0


async def test_what_cannot_be_saved_is_told_and_typing_goes_on_until_it_can(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        (tmp_path / "minutes").write_text("i vägen")
        await window.type("text")
        await window.until(lambda: "EJ SPARAT" in window.status)
        await window.type(" mer")
        (tmp_path / "minutes").unlink()
        await window.press("ctrl+s")
        await window.until(lambda: "✓ sparat" in window.status)
        assert read(window.session.path).items[0].notes == "text mer"


async def test_quitting_where_nothing_can_be_saved_asks_for_another_place(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        (tmp_path / "minutes").write_text("i vägen")
        await window.type("text", "<ctrl+q>")
        assert "Spara någon annanstans" in window.flat
        await window.press(*["backspace"] * 100)
        await window.type(str(tmp_path / "annan.toml"), "<enter>")
        assert window.app.return_code == 0
        assert read(tmp_path / "annan.toml").items[0].notes == "text"


async def test_after_a_refused_quit_typing_goes_on_and_is_saved_when_it_can_be(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        (tmp_path / "minutes").write_text("i vägen")
        await window.type("text", "<ctrl+q>", "<escape>", " mer")
        (tmp_path / "minutes").unlink()
        await window.press("ctrl+s")
        await window.until(lambda: "✓ sparat" in window.status)
        assert read(tmp_path / "minutes" / "2016-12-08.toml").items[0].notes == "text mer"


async def test_what_is_typed_after_a_second_refused_quit_is_saved_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        (tmp_path / "minutes").write_text("i vägen")
        await window.type("text", "<ctrl+q>", *["<backspace>"] * 100, str(tmp_path / "minutes" / "a.toml"), "<enter>", "<escape>")
        await window.type(" mer", "<ctrl+q>", *["<backspace>"] * 100, str(tmp_path / "annan.toml"), "<enter>")
        assert window.app.return_code == 0
        assert read(tmp_path / "annan.toml").items[0].notes == "text mer"


async def test_quitting_saves_everything_also_what_is_half_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+o>", "gör", "<tab>", "i rätt tid", "<ctrl+q>")
        assert window.app.return_code == 0
    saved = read(tmp_path / "minutes" / "2016-12-08.toml")
    assert saved.items[0].notes == "text"
    assert [action.text for action in saved.items[0].actions] == ["gör (i rätt tid)"]


# The size of the window.


async def test_resizing_keeps_text_cursor_and_place(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("första raden", "<enter>", "andra", "<up>", "X")
        for size in (MEDIUM, LARGE, SMALL):
            await window.resize(size)
            await window.type("Y")
            assert ("2 Föregående" in window.text) == (size != SMALL)
            assert "Ärende 1 (1/17)" in window.text
            assert window.place == "notes"
        assert window.item(1).notes == "förstXYYYa raden\nandra"


async def test_resizing_under_a_dialog_keeps_what_is_typed_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "+", "Nytt")
        await window.resize(LARGE)
        await window.type(" ärende")
        await window.resize(SMALL)
        await window.type("<enter>", "text")
        assert window.item(2).title == "Nytt ärende"
        await window.press("ctrl+r")
        await window.resize(MEDIUM)
        await window.press("3", "escape")
        assert window.meeting.participants[0].attendance is Attendance.PRESENT


async def test_everything_can_be_seen_in_a_small_window(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        assert "F1 hjälp" in window.text
        await window.type("<f4>", "ett", "<ctrl+o>", "åtgärd", "<enter>", "andra")
        for part in ("Anteckning", "BESLUT", "ÅTGÄRDER", "andra", "Ärende 1"):
            assert part in window.text


TWO_ITEMS = EMPTY_AGENDA + '[[arende]]\ntitel = "Ett"\n\n[[arende]]\ntitel = "Två"\n'


async def test_an_action_that_is_undone_in_attendance_is_gone_and_none_comes_under_another_item(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=TWO_ITEMS) as window:
        await window.type("<ctrl+o>", "ringa", "<ctrl+n>", "<ctrl+o>", "skriva", "<escape>")
        await window.type("<ctrl+r>", "<ctrl+z>", "<ctrl+z>", "<ctrl+q>")
        texts = [[action.text for action in item.actions] for item in window.session.meeting.items]
        assert "skriva" not in texts[0]
        assert texts[1] == []


async def test_an_action_that_is_undone_in_attendance_is_not_done_again(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=EMPTY_AGENDA + '[[arende]]\ntitel = "Ett"\n') as window:
        await window.type("<ctrl+o>", "ringa", "<escape>", "<ctrl+r>", "<ctrl+z>", "<ctrl+q>")
        assert window.session.meeting.items[0].actions == ()
