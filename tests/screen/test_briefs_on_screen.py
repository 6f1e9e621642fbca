"""Briefs on the screen: expanded, their fields, undone, listed, made and changed."""

from pathlib import Path

import pytest

from support.screens import Window, opened


async def started(folder: Path, window: Window) -> None:
    """Wait until the file of briefs is read."""
    await window.until(lambda: "abx" in window.screen.typing_help.briefs)


def with_briefs(folder: Path) -> Path:
    file = folder / "kortord.toml"
    file.write_text('# gruppens\nabx = "ett långt uttryck"\nabf = "den {} på {}."\n', encoding="utf-8")
    return file


@pytest.mark.parametrize(("typed", "becomes"), [(" ", " "), (",", ","), (".", "."), (")", ")")])
async def test_a_brief_expands_on_what_ends_the_word(tmp_path: Path, typed: str, becomes: str) -> None:
    with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type(f"Se abx{typed}")
        assert window.item(1).notes == f"Se ett långt uttryck{becomes}"


async def test_enter_and_an_atgards_enter_expand_too(tmp_path: Path) -> None:
    with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type("Abx", "<enter>", "x", "<ctrl+o>", "Gör abx", "<enter>", "<escape>")
        assert window.item(1).notes == "Ett långt uttryck\nx"
        assert window.actions(1)[0].text == "Gör ett långt uttryck"


async def test_undo_gives_back_what_was_typed_and_it_is_not_expanded_again(tmp_path: Path) -> None:
    with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type("Se abx ")
        await window.press("ctrl+z")
        assert window.item(1).notes.rstrip() == "Se abx"
        await window.press("ctrl+end")
        await window.type(" mer")
        assert "abx" in window.item(1).notes
        assert "uttryck" not in window.item(1).notes


@pytest.mark.parametrize("then", [["<ctrl+n>"], ["<ctrl+end>", *["<backspace>"] * 8]])
async def test_a_brief_that_was_undone_expands_in_another_item_and_once_it_is_gone(tmp_path: Path, then: list[str]) -> None:
    with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type("Se abx ", "<ctrl+z>", *then)
        await window.type("abx ")
        assert "ett långt uttryck" in {window.item(1).notes.strip(), window.item(2).notes.strip()}


async def test_backspace_after_a_brief_just_deletes(tmp_path: Path) -> None:
    with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type("abx ")
        await window.press("backspace", "backspace")
        assert window.item(1).notes == "ett långt uttryc"


async def test_the_cursor_stops_in_each_field_of_a_brief(tmp_path: Path) -> None:
    with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type("Nästa: abf 24/4", "<tab>", "rådhuset", "<right>", " Klart")
        assert window.item(1).notes == "Nästa: den 24/4 på rådhuset. Klart"
        assert window.place == "notes"


async def test_moving_the_cursor_leaves_the_fields_alone(tmp_path: Path) -> None:
    with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type("abf 1", "<left>", "<right>", "<right>", "x")
        assert window.item(1).notes == "den 1 xpå ."


async def test_the_usual_briefs_are_there_without_a_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("Lisa fiu ringa")
        assert window.item(1).notes == "Lisa fick i uppdrag att ringa"


async def test_a_brief_is_made_of_the_marked_text_and_others_lines_stay(tmp_path: Path) -> None:
    file = with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.type("Gruppen vill veta mer")
        await window.press("shift+home")
        await window.screen.do("nytt_kortord")
        await window.settled()
        await window.press("enter")
        await window.until(lambda: "gvvm" in window.screen.typing_help.briefs)
        assert file.read_text(encoding="utf-8").startswith('# gruppens\nabx = "ett långt uttryck"\n')
        await window.press("ctrl+end")
        await window.type(". Gvvm ")
        assert window.item(1).notes == "Gruppen vill veta mer. Gruppen vill veta mer "


async def test_briefs_are_listed_changed_and_taken_away(tmp_path: Path) -> None:
    file = with_briefs(tmp_path)
    async with opened(tmp_path) as window:
        await started(tmp_path, window)
        await window.press("ctrl+g", "&")
        await window.settled()
        await window.type("abx")
        assert "ett långt uttryck" in window.text
        await window.press("enter")
        await window.settled()
        await window.press("tab", "ctrl+u", "enter")
        await window.until(lambda: "abx" not in window.screen.typing_help.briefs)
        assert "abx" not in file.read_text(encoding="utf-8")


async def test_a_file_that_cant_be_read_is_told_and_typing_goes_on(tmp_path: Path) -> None:
    (tmp_path / "kortord.toml").write_text("abx = \n", encoding="utf-8")
    async with opened(tmp_path) as window:
        await window.until(lambda: any("kortord.toml, rad 1" in told for told in window.told))
        await window.type("Lisa fiu ringa")
        assert window.item(1).notes == "Lisa fick i uppdrag att ringa"


async def test_after_the_meeting_is_closed_what_was_written_often_is_proposed_and_never_before(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("Zebra skriver alltid långa meningar. " * 4)
        await window.press("ctrl+g", "o")
        assert not any("föreslår" in told for told in window.told)
        await window.press("ctrl+g", "&")
        await window.settled()
        assert "skrivet 4 gånger" not in window.text
        await window.press("escape")
        window.clock.pass_by(hours=2)
        await window.press("ctrl+g", "o")
        await window.until(lambda: any("föreslår kortord" in told for told in window.told))
        await window.press("escape")  # what is left to do after the meeting
        await window.press("ctrl+g", "&")
        await window.until(lambda: "skrivet 4 gånger" in window.text)
