"""The kallelse's editor: what is prepared is typed, saved in the agenda's own file, undone, and taken into begun minutes."""

from datetime import date, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from kcminutes.meeting.model import ComingMeeting, Item
from kcminutes.storage.toml.meetings import encode, read
from support.screens import LARGE, MEDIUM, SMALL, Window, at_home, workspace_with


def agenda_of(folder: Path) -> Path:
    return folder / "agendas" / "2016-12-08.toml"


async def written(window: Window) -> None:
    """Close the editor, so that everything is in the file."""
    await window.type("<ctrl+g>", "l")
    await window.until(lambda: "Arbetsmapp" in window.text)


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
async def test_background_and_proposals_are_typed_into_the_agendas_own_file(tmp_path: Path, size: tuple[int, int]) -> None:
    workspace_with(tmp_path)
    before = read(agenda_of(tmp_path))
    async with at_home(tmp_path, size) as window:
        await window.type("r", "<ctrl+n>", "Vi går igenom det som hänt.", "<f4>", "Noteras.", "<enter>", "<enter>", "Tackas.")
        await written(window)
    after = read(agenda_of(tmp_path))
    item = after.items[1]
    assert (item.background, item.proposals) == ("Vi går igenom det som hänt.", ("Noteras.", "Tackas."))
    assert item.title == before.items[1].title
    assert [one.title for one in after.items] == [one.title for one in before.items]
    assert not after.is_recorded
    assert not (tmp_path / "minutes").exists()


async def test_the_fields_of_an_item_are_typed_and_initials_become_names(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, MEDIUM) as window:
        await window.type(
            "r", "<f7>", " av mötet", "<tab>", "fne", "<tab>", "Karta; Avtal, med bilaga", "<tab>", "15", "<tab>", "KS 2016/7"
        )
        await written(window)
    item = read(agenda_of(tmp_path)).items[0]
    assert item.title == "Mötets öppnande av mötet"
    assert item.presenters == ("Frida Nordin Ekdahl",)
    assert item.attachments == ("Karta", "Avtal, med bilaga")
    assert (item.planned_minutes, item.reference) == (15, "KS 2016/7")


async def test_a_title_that_is_taken_away_is_not_lost(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("r", "<f7>", *["<backspace>"] * 20)
        await window.type("<ctrl+n>")
        await written(window)
    assert read(agenda_of(tmp_path)).items[0].title


async def test_what_was_typed_is_undone_where_it_was_typed(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("r", "hej", "<ctrl+n>", "<f4>", "förslag", "<ctrl+z>")
        assert window.item(2).proposals == ()
        await window.type("<ctrl+z>")
        assert window.at == (0,)
        assert window.item(1).background == ""
        await window.type("<ctrl+y>")
        assert window.item(1).background == "hej"


async def test_items_are_added_moved_and_taken_away(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("r", "<ctrl+o>", "Bredband", "<enter>", "Nytt läge.", "<ctrl+g>", ">")
        assert [window.item(number).title for number in (2, 3)] == ["Föregående minnesanteckningar", "Bredband"]
        assert window.item(3).background == "Nytt läge."
        await window.type("<ctrl+g>", "-")
        assert window.item(3).title != "Bredband"


async def test_coming_meetings_are_typed_as_lines_and_a_wrong_weekday_is_told(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("r", "<ctrl+g>", "d", "fre 2017-01-19 8.30-12", "<ctrl+s>")
        assert "2017-01-19 är en torsdag, inte en fredag" in window.flat.replace(" │ │ ", " ")
        await window.type("<escape>", "<ctrl+g>", "d")
        assert "fre 2017-01-19" in window.text  # what was typed is there again
        await window.type("<home>", *["<delete>"] * 3, "to", "<ctrl+s>")
        assert window.meeting.head.coming == (ComingMeeting(day=date(2017, 1, 19), start=time(8, 30), end=time(12)),)


async def test_people_are_pasted_as_a_list(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("r", "<ctrl+r>")
        count = len(window.meeting.participants)
        await window.paste("Åsa Ek, Vännäs kommun, kommunchef\nBo Dal, Umeå kommun (ordförande)\n")
        assert len(window.meeting.participants) == count + 2
        assert "2 deltagare tillagda" in window.flat
        await window.paste("Eva Ny, Umeå kommun")
        assert "en deltagare tillagd;" in window.flat
        await window.type("<ctrl+z>", "<ctrl+z>")
        assert len(window.meeting.participants) == count


async def test_the_status_tells_when_the_item_begins_and_whether_the_minutes_fit(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, LARGE) as window:
        await window.type("r", "<ctrl+n>")
        assert "börjar 08.35" in window.status
        assert "210 av 210 min" in window.status
        await window.type("<ctrl+g>", "r", "<tab>", "<tab>", "<tab>", "25")
        assert "20 FÖR MYCKET" in window.status


async def test_no_key_of_the_minutes_records_anything_in_an_agenda(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        for key in ("r", "f4", "f6", "f7", "f5", "escape", "ctrl+l", "escape"):
            await window.press(key)
        assert not window.meeting.is_recorded


async def test_minutes_are_not_written_as_an_agenda(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("<enter>", "sagt", "<ctrl+g>", "l")
        await window.until(lambda: "pågår" in window.text)
        await window.type("r")  # the agenda itself, not its minutes
        assert window.session.prepares
        assert window.meeting.items[0].notes == ""


async def test_the_meeting_is_begun_from_the_editor(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("r", "bakgrunden", "<ctrl+g>", "o", "sagt")
        await window.until(lambda: not window.session.prepares)
        assert (window.item(1).background, window.item(1).notes) == ("bakgrunden", "sagt")
    assert read(agenda_of(tmp_path)).items[0].background == "bakgrunden"


async def test_what_was_told_of_a_meeting_is_told_no_more_when_it_is_left(tmp_path: Path) -> None:
    file = workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("<enter>", "sagt", "<ctrl+g>", "l")
        await window.until(lambda: "pågår" in window.text)
        file.write_text(file.read_text("utf-8") + '\n[[arende]]\ntitel = "Bredband"\n', "utf-8")
        await window.type("<enter>")
        await window.until(lambda: "har ändrats" in window.flat)
        window.app.messages.tell("Om mötet.", 15)
        await window.type("<ctrl+g>", "l")
        await window.until(lambda: "Arbetsmapp" in window.text)
        assert window.told == []
        await window.type("<enter>")
        await window.until(lambda: "har ändrats" in window.flat)


async def test_what_the_agenda_got_since_the_minutes_were_begun_is_told_and_taken_in_with_one_key(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("<enter>", "sagt", "<ctrl+g>", "l")
        await window.until(lambda: "pågår" in window.text)
        agenda = read(agenda_of(tmp_path))
        first = replace(agenda.items[0], attachments=("Dagordning",))
        agenda_of(tmp_path).write_text(encode(replace(agenda, items=(first, Item(title="Bredband"), *agenda.items[1:]))), "utf-8")
        await window.type("<enter>")
        await window.until(lambda: "1 nytt ärende, 1 ny bilaga" in window.flat)
        await window.type("<ctrl+g>", "*")
        assert (window.item(1).notes, window.item(1).attachments) == ("sagt", ("Dagordning",))
        assert window.item(2).title == "Bredband"
        await window.until(lambda: any("Taget ur kallelsen" in told for told in window.told))
        assert not any("har ändrats" in told for told in window.told)
        await window.type("<ctrl+z>")
        assert window.item(2).title != "Bredband"
        await window.type("<ctrl+y>", "<ctrl+g>", "l")
        await window.until(lambda: "Arbetsmapp" in window.text)
        await window.type("<enter>")
        assert "har ändrats" not in window.flat


async def prepared_help(window: Window) -> None:
    """Wait until the archive is read."""
    await window.until(lambda: window.screen.editor.background.grey.source is not None, 20)


@pytest.mark.parametrize(("key", "part"), [("<end>", "background"), ("<f4>", "proposals")])
async def test_what_is_likely_is_grey_in_background_and_proposals_and_end_takes_it(tmp_path: Path, key: str, part: str) -> None:
    workspace_with(tmp_path)
    agenda = read(agenda_of(tmp_path))
    said = replace(agenda.items[5], background="Länsövergripande kompetensförsörjning är frågan.")
    agenda_of(tmp_path).write_text(encode(replace(agenda, items=(*agenda.items[:5], said, *agenda.items[6:]))), "utf-8")
    async with at_home(tmp_path, MEDIUM) as window:
        await window.type("r")
        await prepared_help(window)
        await window.type(key, "<enter>", "Länsövergripande kompetensf")
        prose = getattr(window.screen.editor, part)
        assert prose.suggestion.startswith("örsörjning")
        assert f"kompetensf{prose.suggestion}" in window.text, "it stands on the screen"
        assert "försörjning" not in prose.text, "and is not typed"
        await window.type("<end>")
        await written(window)
    first = read(agenda_of(tmp_path)).items[0]
    assert "kompetensförsörjning" in (first.background if part == "background" else "".join(first.proposals))


async def test_the_points_of_a_background_are_not_offered_in_itself(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    agenda = read(agenda_of(tmp_path))
    listed = replace(agenda.items[0], background="Vi talar om:\n- bredband\n- larmhantering i länet")
    agenda_of(tmp_path).write_text(encode(replace(agenda, items=(listed, *agenda.items[1:]))), "utf-8")
    async with at_home(tmp_path, MEDIUM) as window:
        await window.type("r")
        await prepared_help(window)
        await window.type("<up>", "<end>", "<enter>")
        assert window.screen.editor.background.text == "Vi talar om:\n- bredband\n- \n- larmhantering i länet"
        assert "larmhantering" not in window.screen.editor.background.suggestion


async def test_a_brief_becomes_its_long_form_in_the_background_and_is_listed_from_the_editor(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    (tmp_path / "kortord.toml").write_text('kfs = "kompetensförsörjning"\n', "utf-8")
    async with at_home(tmp_path, MEDIUM) as window:
        await window.type("r")
        await window.until(lambda: "kfs" in window.screen.typing_help.briefs)
        await window.type("Om kfs i länet.")
        assert window.screen.editor.background.text.endswith("Om kompetensförsörjning i länet.")
        await window.type("<ctrl+g>", "&")
        assert "kfs" in window.text
