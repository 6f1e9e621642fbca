"""The dialogs: attendance, the forms, go to, export; and that what is typed in one is not lost."""

from datetime import date, time
from pathlib import Path

import pytest
from textual.widgets import Input

from kcminutes.meeting.model import Absence, Participant, Span
from kcminutes.meeting.states import Attendance
from kcminutes.storage.durable.home_drafts import drafts_at_home
from kcminutes.storage.toml.meetings import read
from kcminutes.tui.dialogs.form import Form
from support.rarely import rarely
from support.screens import EMPTY_AGENDA, LARGE, Window, at_home, opened, workspace_with

HERE, AWAY = Attendance.PRESENT, Attendance.ABSENT


def person(window: Window, name: str) -> Participant:
    return next(person for person in window.meeting.participants if person.name.startswith(name))


# Attendance.


async def test_space_toggles_and_3_marks_all_whom_nobody_has_marked(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+r", "space", "space", "down", "space", "3")
        assert [someone.attendance for someone in window.meeting.participants] == [AWAY, *[HERE] * 7, None, None, None]
        assert "Närvaro 7/8" in window.text
        assert "Utan beslutande: Vännäs kommun" in window.flat
        await window.press("escape")
        assert "Närvaro 7/8" in window.status
        assert await window.saved() == window.meeting


async def test_came_and_left_take_the_time_now(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        window.clock.pass_by(minutes=45)
        await window.press("ctrl+r", "1")
        window.clock.pass_by(minutes=60)
        await window.press("2")
        first = window.meeting.participants[0]
        assert (first.attendance, first.arrived, first.left) == (HERE, time(9, 15), time(10, 15))
        assert "kom 09.15, gick 10.15" in window.text
        assert "Närvaro 0/8" in window.text


async def test_times_and_everything_else_about_a_person_can_be_edited(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type(
            "<ctrl+r>",
            "1",
            "<enter>",
            " Ny",
            *["<tab>"] * 7,
            *["<backspace>"] * 5,
            "9.20",
            "<tab>",
            "11",
            "<tab>",
            "Ersatt",
            "<enter>",
        )
        first = window.meeting.participants[0]
        assert (first.name, first.arrived, first.left, first.replaces) == ("Cecilia Hedestrand Ny", time(9, 20), time(11), "Ersatt")
        assert "kom 09.20, gick 11.00" in window.text


async def test_a_guest_is_added_during_the_meeting_and_bound_to_an_item(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("<ctrl+r>", "+", "Runa Grip", "<tab>", "Räddningstjänsten", *["<tab>"] * 4, "5, 10-11", "<enter>")
        assert person(window, "Runa") == Participant(
            name="Runa Grip", organisation="Räddningstjänsten", items="5, 10-11", attendance=HERE
        )
        assert "Runa Grip" in window.text
        await window.type("<escape>", "<ctrl+g>", "11", "<enter>")
        assert "Gäst: Runa Grip" in window.text


async def test_a_guest_added_to_the_item_at_hand_is_shown_there_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("<ctrl+r>", "+", "Runa Grip", *["<tab>"] * 5, "1", "<enter>", "<escape>")
        assert "Gäst: Runa Grip" in window.text


async def test_a_guest_of_an_item_is_a_guest_of_its_sub_items_too_but_not_the_other_way(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("<ctrl+g>", "15", "<enter>", "<ctrl+g>", ".", "Pris", "<enter>")
        await window.type("<ctrl+r>", "+", "Runa Grip", *["<tab>"] * 5, "15", "<enter>")
        await window.type("+", "Tove Ek", *["<tab>"] * 5, "15.1", "<enter>", "<escape>")
        await window.type("<ctrl+g>", "15.1", "<enter>")
        assert "Gäst: Runa Grip, Tove Ek" in window.text
        await window.type("<ctrl+g>", "15", "<enter>")
        assert "Gäst: Runa Grip" in window.text
        assert "Tove Ek" not in window.text


async def test_a_person_is_removed_and_had_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        before = window.meeting
        await window.press("ctrl+r", "down", "delete")
        assert window.meeting.participants[1].name == before.participants[2].name
        await window.press("ctrl+z")
        assert window.meeting == before


async def test_the_cursor_stands_at_the_first_whom_nobody_has_marked(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+r", "space", "down", "space", "escape", "ctrl+r", "space")
        assert [someone.attendance for someone in window.meeting.participants[:4]] == [HERE, HERE, HERE, None]


async def test_attendance_of_nobody_takes_every_key(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=EMPTY_AGENDA) as window:
        await window.press("ctrl+r", "space", "1", "2", "3", "enter", "delete", "ctrl+z", "down")
        assert "Inga deltagare" in window.text
        await window.type("+", "Runa Grip", "<enter>")
        assert [someone.name for someone in window.meeting.participants] == ["Runa Grip"]


async def test_names_with_brackets_are_shown_as_they_stand(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("<ctrl+r>", "+", "[/b] Grip", "<enter>", "<end>", "<delete>")
        assert all("Grip" not in someone.name for someone in window.meeting.participants)
        await window.type("<ctrl+z>", "<escape>", "går bra")
        assert window.item(1).notes == "går bra"


async def test_every_organisation_without_a_deciding_member_can_be_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+r")
        for name in ("Vännäs", "Bjurholms", "Nordmalings", "Robertsfors", "Vindelns", "Örnsköldsviks", "Umeå kommun"):
            assert name in window.flat.partition("Utan beslutande")[2]


# Forms.


async def test_the_meetings_head_is_edited(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "m", *["<backspace>"] * 40, "Rådhuset", *["<tab>"] * 2, *["<backspace>"] * 5, "9", "<tab>")
        await window.type(*["<tab>"] * 3, "10.00-10.15; 11.00-11.10", "<enter>")
        head = window.meeting.head
        assert (head.place, head.start, head.end) == ("Rådhuset", time(9), time(12))
        assert head.adjournments == (Span(start=time(10), end=time(10, 15)), Span(start=time(11), end=time(11, 10)))
        assert head.day == date(2016, 12, 8)
        assert await window.saved() == window.meeting


async def test_an_items_details_are_edited(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(
            "<ctrl+g>", "r", "!", "<tab>", "Runa Grip, Pål Ek", "<tab>", "a.pdf; b.pdf", "<tab>", "KS 1", "<tab>", "0"
        )
        await window.type("<tab>", "9.10-9.41", "<enter>")
        item = window.item(1)
        assert item.title == "Mötets öppnande!"
        assert item.presenters == ("Runa Grip", "Pål Ek")
        assert item.attachments == ("a.pdf", "b.pdf")
        assert (item.reference, item.planned_minutes) == ("KS 1", 50)
        assert item.handled[:1] == (Span(start=time(9, 10), end=time(9, 41)),)
        assert "Föredragande: Runa Grip, Pål Ek" in window.text


@pytest.mark.parametrize(
    ("keys", "wrong", "told"),
    [
        (["r", "<tab>", "<tab>", "<tab>", "<tab>"], "tio", "inget antal"),
        (["r", *["<tab>"] * 5], "9-", ""),
        (["m", "<tab>", "<tab>"], "x", "klockslaget"),
        (["m", "<tab>"], "x", "datumet"),
        (["+"], "", "fältet får inte vara tomt"),
    ],
)
async def test_what_cannot_be_read_is_told_and_the_form_stays(tmp_path: Path, keys: list[str], wrong: str, told: str) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", *keys, wrong, "<enter>")
        if told:
            assert told in window.flat
            assert window.app.screen.is_modal


def fields(window: Window) -> list[str]:
    """What stands in the fields of the form on top."""
    return [field.value for field in window.app.screen.query(Input)]


FORMS = [["+"], ["."], ["r"], ["x"], ["j"], ["m"], ["v"], ["w"], ["c"], ["n", "+"], ["n", "<enter>"]]
"""What leads to each form, after Ctrl+G."""


@pytest.mark.parametrize("way", FORMS)
@pytest.mark.parametrize("ends", [["<escape>"], *rarely(["<escape>", "<escape>"], ["<ctrl+g>", "<escape>"])])
async def test_a_form_that_is_left_does_nothing_and_holds_what_was_typed_when_it_is_opened_again(
    way: list[str], ends: list[str], tmp_path: Path
) -> None:
    async with opened(tmp_path) as window:
        before = window.meeting
        await window.type("<ctrl+g>", *way, "tillägg")
        held = fields(window)
        assert any("tillägg" in text for text in held)
        await window.type(*ends)
        assert not isinstance(window.app.screen, Form)
        assert window.meeting == before
        await window.type("<escape>", "<ctrl+g>", *way)
        assert fields(window) == held
        assert "Kvar sedan sist, inte gjort:" in window.flat


UNREADABLE = [["r", *["<tab>"] * 4], ["j", "<tab>"], ["m", "<tab>"], ["v", "<tab>"], ["w", "<tab>"], ["c", "<tab>", "<tab>"]]


@pytest.mark.parametrize("way", [*UNREADABLE, ["n", "+", "Namn", *["<tab>"] * 7]])
async def test_one_field_that_cannot_be_read_loses_none_of_the_others(way: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        before = window.meeting
        await window.type("<ctrl+g>", *way, "oläsligt")
        held = fields(window)
        await window.type("<enter>")
        assert isinstance(window.app.screen, Form)
        await window.type("<escape>", "<escape>")
        assert window.meeting == before
        await window.type("<ctrl+g>", *way[: 2 if way[0] == "n" else 1])
        assert fields(window) == held


async def test_an_empty_required_field_loses_none_of_the_others(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "+", "<tab>", "Runa Grip", "<enter>", "<escape>", "<ctrl+g>", "+")
        assert fields(window) == ["", "Runa Grip", "", "", ""]


async def test_a_new_item_has_its_planned_minutes(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "+", "Bredband", *["<tab>"] * 3, "KS 2017/1", "<tab>", "20", "<enter>")
        assert (window.item(2).title, window.item(2).reference, window.item(2).planned_minutes) == ("Bredband", "KS 2017/1", 20)


async def test_an_item_in_which_something_is_recorded_is_not_removed_unasked(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        title = window.item(1).title
        await window.type("sagt", "<ctrl+g>", "-")
        assert "Ta bort ärendet?" in window.text
        await window.press("escape")
        assert window.item(1).notes == "sagt"
        await window.type("<ctrl+g>", "-", "<enter>")
        assert window.item(1).title != title
        assert any("är borttaget; Ctrl+Z ångrar" in told for told in window.told)
        await window.press("ctrl+z")
        assert window.item(1).notes == "sagt"


async def test_an_item_in_which_nothing_is_recorded_is_removed_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        title = window.item(1).title
        await window.type("<ctrl+g>", "-")
        assert window.item(1).title != title


async def test_what_is_typed_in_a_form_belongs_to_its_item(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "x", "orsak ett", "<escape>", "<ctrl+n>", "<ctrl+g>", "x")
        assert fields(window) == [""]
        await window.type("orsak två", "<escape>", "<ctrl+t>", "<ctrl+g>", "x")
        assert fields(window) == ["orsak ett"]
        await window.type("!", "<enter>")
        assert window.item(1).reason == "orsak ett!"
        assert [draft.texts for draft in window.session.file.drafts] == [{"reason": "orsak två"}]


async def test_a_form_whose_deed_is_done_begins_anew_and_undo_takes_back_the_deed_alone(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "+", "Nytt", "<escape>", "<ctrl+g>", "+", " ärende", "<enter>")
        assert window.item(2).title == "Nytt ärende"
        await window.type("<ctrl+z>")
        assert window.item(2).title != "Nytt ärende"
        await window.type("<ctrl+g>", "+")
        assert fields(window) == [""] * 5
        assert "Kvar sedan sist" not in window.flat


async def test_a_form_that_says_again_what_holds_has_nothing_left(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "m", "x", "<escape>", "<ctrl+g>", "m")
        assert "Kvar sedan sist, inte gjort: Plats (gäller nu: ”Hjälmen" in window.flat
        await window.type("<backspace>", "<escape>", "<ctrl+g>", "m")
        assert "Kvar sedan sist" not in window.flat
        assert not [*window.session.file.drafts]


async def test_what_is_half_typed_in_a_form_is_thrown_away_with_one_key_and_had_back_with_the_same(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "m", "x", "<escape>", "<ctrl+g>", "m")
        assert "Ctrl+Z kastar det" in window.flat
        held = fields(window)
        await window.press("ctrl+z")
        assert fields(window)[0] == window.meeting.head.place
        assert "Det skrivna är kastat; Ctrl+Z igen tar tillbaka det." in window.flat
        assert "Kvar sedan sist" not in window.flat
        await window.press("ctrl+z")
        assert fields(window) == held
        assert [draft.texts for draft in window.session.file.drafts] == [{"place": held[0]}]
        await window.press("ctrl+z", "escape")
        assert not [*window.session.file.drafts]
        await window.type("<ctrl+g>", "m")
        assert "Kvar sedan sist" not in window.flat


async def test_what_is_typed_after_a_text_was_thrown_away_is_thrown_away_itself(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "x", "ett", "<ctrl+z>", "två")
        assert "är kastat" not in window.flat
        await window.press("ctrl+z")
        assert fields(window) == [""]


async def test_what_is_typed_at_home_to_print_is_there_again(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("p", "Kansliet", "<escape>", "p")
        assert fields(window)[0] == "Kansliet"
        assert window.app.handing_out.drafts_at_home.close()
    assert [draft.texts for draft in drafts_at_home()] == [{"printer": "Kansliet"}]


async def test_a_place_to_save_in_that_is_taken_is_told_in_the_form(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text")
        assert await window.saved()
        window.session.path.unlink()
        window.session.path.mkdir()
        await window.type(" mer", "<ctrl+q>")
        await window.until(lambda: "Spara någon annanstans?" in window.text)
        taken = tmp_path / "upptagen.toml"
        taken.write_text("")
        window.app.screen.query_one(Input).value = str(taken)
        await window.press("enter")
        assert fields(window) == [str(taken)]
        await window.until(lambda: "finns redan" in " ".join(window.text.replace("│", " ").split()))
        window.app.screen.query_one(Input).value = str(tmp_path / "ledig.toml")
        await window.press("enter")
    assert read(tmp_path / "ledig.toml").items[0].notes == "text mer"
    assert not [*window.app.session.file.drafts]


async def test_an_untouched_form_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        before = window.meeting
        for letter in ("r", "m", "+", ".", "j", "x"):
            await window.press("ctrl+g", letter, "escape")
        for letter in ("r", "m"):
            await window.press("ctrl+g", letter, "enter")
        assert window.meeting == before


async def test_a_paste_of_several_lines_into_a_field_is_kept_whole(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+g", "+")
        await window.paste("Första\r\nandra tva\u030a")
        await window.press("enter")
        assert window.item(2).title == "Första andra två"


@pytest.mark.parametrize("keys", [["+", "Nytt ärende"], ["r", " tillägg"], ["m", " tillägg"], ["x", "orsaken"]])
async def test_what_is_typed_in_a_form_is_there_at_the_next_start_after_quitting_in_it(tmp_path: Path, keys: list[str]) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", *keys)
        held = fields(window)
        await window.type("<ctrl+q>")
        assert window.app.return_code == 0
    minutes = tmp_path / "minutes" / "2016-12-08.toml"
    assert keys[1].strip() not in minutes.read_text("utf-8")
    assert read(minutes).items[0].notes == "text"
    async with opened(tmp_path) as window:
        assert any("Skrivet men inte gjort i ”" in told for told in window.told)
        await window.type("<ctrl+g>", keys[0])
        assert fields(window)[:4] == held[:4]  # an item's times are those of the visit that ended meanwhile


async def test_what_is_not_done_is_told_at_each_start_until_she_has_read_it_and_again_when_more_is_typed(tmp_path: Path) -> None:
    async def told_at_start(*keys: str, read: bool = False) -> bool:
        async with opened(tmp_path) as window:
            told = any("Skrivet men inte gjort i ”" in told for told in window.told)
            await window.type(*keys)
            await window.until(lambda: not read or not window.session.file.unfinished)
            await window.type("<ctrl+q>")
            return told

    await told_at_start("text", "<ctrl+g>", "x", "orsaken", "<escape>")
    assert await told_at_start()  # nobody has read it
    assert await told_at_start("<escape>", read=True)
    assert not await told_at_start("<ctrl+g>", "x", "n", "<escape>")
    assert await told_at_start()


async def test_what_was_said_of_a_form_holds_no_more_once_one_of_its_kind_is_opened_or_done(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "x", "orsaken", "<escape>")
        assert any("”Ärendet utgår” är inte gjort" in told for told in window.told)
        await window.type("<ctrl+n>", "<ctrl+g>", "x")
        assert not [told for told in window.told if "är inte gjort" in told]
        await window.type("<enter>")
        assert not [told for told in window.told if "är inte gjort" in told]


async def test_the_next_start_opens_where_she_wrote_last_also_in_an_item_that_was_handled_before(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "o", "ett", "<ctrl+n>", "två", "<ctrl+n>", "tre", "<ctrl+t>", "mer", "<ctrl+n>", "<ctrl+q>")
    async with opened(tmp_path) as window:
        assert window.session.at == (1,)


async def test_brackets_in_a_form_are_text(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "x", "[/b] [red]", "<enter>", "går bra")
        assert window.item(1).reason == "[/b] [red]"
        assert "utgick: [/b] [red]" in window.text
        assert window.item(1).notes == "går bra"


# Export and print.


async def test_the_document_is_exported_beside_the_minutes(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("unik text", "<ctrl+g>", "e", "md", "<enter>")
        await window.app.workers.wait_for_complete()
        assert "unik text" in (tmp_path / "minutes" / "2016-12-08.md").read_text("utf-8")
        await window.type(" mer")
        assert window.item(1).notes == "unik text mer"


async def test_a_file_that_no_export_made_is_asked_about_before_it_is_written_over(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        out = tmp_path / "minutes" / "2016-12-08.md"
        out.parent.mkdir(exist_ok=True)
        out.write_text("mina egna rader", encoding="utf-8")
        await window.type("unik text", "<ctrl+g>", "e", "md", "<enter>")
        await window.until(lambda: "finns redan och är ingen export" in window.flat)
        await window.type("<enter>")
        await window.app.workers.wait_for_complete()
        assert out.read_text("utf-8") == "mina egna rader"
        await window.type("<ctrl+g>", "e", "md", "<enter>", "<down>", "<enter>")
        await window.app.workers.wait_for_complete()
        assert "unik text" in out.read_text("utf-8")
        await window.type(" mer", "<ctrl+g>", "e", "md", "<enter>")
        await window.app.workers.wait_for_complete()
        assert "unik text mer" in out.read_text("utf-8")


async def test_only_what_was_asked_about_is_written_over(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        out = tmp_path / "minutes" / "2016-12-08.md"
        out.parent.mkdir(exist_ok=True)
        out.write_text("mina egna rader", encoding="utf-8")
        await window.type("unik text", "<ctrl+g>", "e", "md", "<enter>")
        await window.until(lambda: "finns redan och är ingen export" in window.flat)
        out.write_text("någon annans rader", encoding="utf-8")
        await window.type("<down>", "<enter>")
        await window.until(lambda: "har ändrats sedan frågan ställdes, och är orörd; exportera igen." in window.flat)
        assert out.read_text("utf-8") == "någon annans rader"
        await window.type("<ctrl+g>", "e", "md", "<enter>")
        await window.until(lambda: "finns redan och är ingen export" in window.flat)
        await window.type("<down>", "<enter>")
        await window.app.workers.wait_for_complete()
        assert "unik text" in out.read_text("utf-8")


async def test_a_printer_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "w", "ingen-skrivare", "<enter>")
        await window.app.workers.wait_for_complete()
        await window.until(lambda: window.told)
        await window.type(" mer")
        assert window.item(1).notes == "text mer"


async def test_printer_copies_and_sides_reach_the_print_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lp").write_text('#!/bin/sh\nprintf "%s " "$@" > "$0.got"; echo "request id is Kontoret-7 (1 file(s))"\n')
    (tmp_path / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "w", "Kontoret", "<tab>", "<backspace>", "8", "<tab>", "ja", "<enter>")
        await window.app.workers.wait_for_complete()
        await window.until(lambda: window.told)
        assert "är skickad till Kontoret i 8 exemplar, dubbelsidigt (utskrift Kontoret-7)" in " ".join(window.told)
    asked = (tmp_path / "lp.got").read_text()
    assert asked.startswith("-d Kontoret -n 8 -o collate=true -o sides=two-sided-long-edge -t ")


async def test_a_number_of_copies_that_is_none_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "w", "<tab>", "x", "<enter>")
        assert "inget antal" in window.flat


async def test_an_extract_is_exported_beside_the_minutes(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(
            "unik text", "<ctrl+n>", "annan text", "<ctrl+g>", "c", *["<tab>"] * 2, *["<backspace>"] * 3, "txt", "<enter>"
        )
        await window.app.workers.wait_for_complete()
        text = (tmp_path / "minutes" / "2016-12-08-utdrag.txt").read_text("utf-8")
        assert "Utdrag: ärende 2" in text.replace("\u00a0", " ")
        assert "annan text" in text
        assert "unik text" not in text


async def test_a_persons_actions_are_exported_beside_the_minutes(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "Kalla", "<tab>", "<tab>", "patrik", "<enter>", "<ctrl+g>", "c", "<tab>", "patrik", "<tab>")
        await window.type(*["<backspace>"] * 3, "md", "<enter>")
        await window.app.workers.wait_for_complete()
        text = (tmp_path / "minutes" / "2016-12-08-åtgärder.md").read_text("utf-8")
        assert "Kalla" in text
        assert "Åtgärder för Patrik Åsell" in text.replace("\u00a0", " ")


async def test_an_unknown_format_and_an_extract_of_nothing_are_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "c", "<tab>", "<tab>", "x", "<enter>")
        assert "ska vara pdf, docx, html, md, txt, ics eller json" in window.flat
        await window.type("<backspace>", "pdf", "<shift+tab>", "<shift+tab>", "<backspace>", "<enter>")
        assert any("Skriv vilka ärenden" in told for told in window.told)


async def test_a_number_typed_in_a_form_takes_the_place_of_the_one_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "w", "<tab>", "2")
        assert "Antal 2 " in " ".join(window.flat.split())
        await window.type("<escape>", "<ctrl+g>", "j", "orsak", "<tab>", "2/3", "<enter>")
        assert str(window.item(1).postponed_to) == "2017-03-02"


async def test_attendance_of_a_final_document_says_why_it_does_not_change(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "v", "<enter>", "<ctrl+r>", "+")
        assert "Ny deltagare" not in window.flat
        assert any("fastställt och kan inte ändras" in told for told in window.told)


async def test_the_cursor_leaves_an_actions_row_that_becomes_final(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", "Kalla", "<ctrl+g>", "v", "<enter>")
        assert window.app.focused is not None  # without it every key waits for one


@pytest.mark.parametrize("dialog", [["ctrl+r"], ["ctrl+g", "m"], ["ctrl+f"], ["f1"], ["ctrl+g"]])
async def test_the_key_that_goes_somewhere_works_in_every_dialog_and_its_letter_types_nothing_there(
    dialog: list[str], tmp_path: Path
) -> None:
    async with opened(tmp_path) as window:
        before = window.meeting
        await window.press(*dialog, "ctrl+g", "b")
        assert window.place == "decisions"
        assert window.meeting == before


async def test_stretches_out_of_the_room_are_typed_with_their_reasons(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+r", "2")
        window.clock.pass_by(minutes=10, seconds=7)
        await window.press("1", "enter")
        (away,) = window.meeting.participants[0].away
        await window.press(*["tab"] * 10)
        await window.type("<end>", "; 10.05-10.30 jäv; 11– telefon", "<enter>")
        assert window.meeting.participants[0].away == (
            away,
            Absence(start=time(10, 5), end=time(10, 30), reason="jäv"),
            Absence(start=time(11), reason="telefon"),
        )
