"""Grey text after the cursor: what is shown, what takes it, and that every key means what it means without it."""

from pathlib import Path

import pytest

from kcminutes.completion.offer import Offer
from kcminutes.meeting.model import Action
from kcminutes.storage.folders import state_folder
from kcminutes.storage.settings import Settings
from support.rarely import rarely, thinned
from support.samples import MINUTES_2013
from support.screens import MEDIUM, SMALL, Window, at_home, opened, workspace_with

OFF = Settings(completion="av")


def grey(window: Window) -> str:
    """The grey text in the field with the cursor."""
    return getattr(window.app.focused, "suggestion", "")


async def ready(window: Window) -> None:
    """Wait until the archive is read."""
    await window.until(lambda: window.screen.editor.notes.grey.source is not None, 20)


def offering(window: Window, text: str) -> None:
    """Offer the text wherever something is offered."""
    window.screen.editor.notes.grey.source = lambda _: Offer(text)


async def test_the_rest_of_a_word_is_grey_and_end_takes_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("flykti")

        assert grey(window).startswith("ngmottagning")
        assert f"flykti{grey(window)}" in window.text, "it stands on the screen"
        assert window.item(1).notes == "flykti", "and in no minutes"
        rest = grey(window)
        await window.press("end")
        assert window.item(1).notes == f"flykti{rest}"


async def test_an_arrow_takes_a_word_and_ctrl_e_the_rest(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await ready(window)
        offering(window, "ett två tre")
        await window.type("x ")

        await window.press("right")
        assert window.item(1).notes == "x ett"
        assert grey(window) == " två tre"
        await window.press("ctrl+e")
        assert window.item(1).notes == "x ett två tre"


async def test_what_is_typed_as_it_stands_leaves_the_rest_and_anything_else_takes_it_away(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        offering(window, "möte")
        await window.type("x ")
        window.screen.editor.notes.grey.source = lambda _: None

        await window.type("m")
        assert grey(window) == "öte"
        await window.type("a")
        assert not grey(window)


@pytest.mark.parametrize("key", ["backspace", "ctrl+z", *rarely("delete", "ctrl+w", "ctrl+u")])
async def test_nothing_is_offered_after_a_deletion_or_undo_until_the_next_word(tmp_path: Path, key: str) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("ord ", "<enter>", "rad")
        offering(window, "möte")
        await window.press("end")

        await window.press(key)
        assert not grey(window)
        await window.press("ctrl+end")
        await window.type("b")
        assert not grey(window)
        await window.type(" ")
        assert grey(window) == "möte"


async def test_nothing_is_offered_inside_a_line_nor_with_something_marked(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("två ord")
        offering(window, "möte")
        await window.press("home")
        await window.type("x ")
        assert not grey(window)
        await window.press("end")
        await window.type(" ")
        assert grey(window)
        await window.press("shift+left")
        assert not grey(window)


async def test_nothing_is_offered_in_a_meeting_that_can_only_be_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("ord")
        offering(window, "möte")
        window.screen.editor.set_locked(locked=True)

        await window.type(" ")
        assert not grey(window)


async def test_grey_text_is_never_longer_than_the_row_and_moves_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        offering(window, "ord " * 60)
        before = len(window.text.splitlines())
        height = window.screen.editor.notes.virtual_size.height
        for letter in "en längre rad som fylls på ända till dess att den bryts och går vidare på nästa ":
            await window.type(letter)
            prose = window.screen.editor.notes
            x = prose.wrapped_document.location_to_offset(prose.selection.end).x
            assert x + len(prose.suggestion) <= prose.wrap_width
        assert len(window.text.splitlines()) == before
        assert window.screen.editor.notes.virtual_size.height <= max(height, 2)


KEYS = [
    "right",
    "end",
    "ctrl+e",
    "left",
    "home",
    "tab",
    "enter",
    "space",
    "backspace",
    "ctrl+right",
    "shift+right",
    "shift+end",
    "a",
]


@pytest.mark.parametrize("key", thinned(KEYS, 4, KEYS))
async def test_without_grey_text_every_key_does_what_it_does_with_completion_off(tmp_path: Path, key: str) -> None:
    found = []
    for settings in (OFF, Settings()):
        folder = tmp_path / settings.completion
        folder.mkdir()
        async with opened(folder, settings=settings) as window:
            if settings.completion != "av":
                await ready(window)
                window.screen.editor.notes.grey.source = lambda _: None
            await window.type("- ett zq", "<enter>", "zq två", "<left>", "<left>")
            await window.press(key)
            prose = window.screen.editor.notes
            found.append((prose.text, prose.selection, window.place))
    assert found[0] == found[1]


async def test_completion_can_be_switched_off(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=OFF) as window:
        await window.pilot.pause(0.6)
        await window.type("flyktingm")
        assert not grey(window)


async def test_the_backgrounds_points_come_one_by_one_and_end_takes_each_though_the_row_is_short(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await ready(window)
        await window.type("<ctrl+g>", "4", "<enter>", "- ")
        for _ in range(2):
            assert grey(window)
            await window.press("end", "enter")
        assert window.item(4).notes.startswith(
            "- kommunchefsgruppens rapport om året som gått\n- vad arbetet ska handla om 2017 – samma prioriteringar som i år?\n- "
        )
        assert grey(window).startswith("fördelningsnyckeln")


async def test_an_empty_beslut_is_offered_the_paragraph_at_the_cursor_of_anteckning(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("Xyz bjuds in till nästa möte.", "<f4>")
        assert grey(window) == "Xyz bjuds in till nästa möte."
        await window.press("end")
        assert window.item(1).decisions == ("Xyz bjuds in till nästa möte.",)


async def test_a_new_atgard_takes_its_sentence_its_day_and_its_people_from_the_paragraph(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("Läget är oklart. Frida N E uppdrogs skicka ut det senast 24/4.", "<ctrl+o>")
        assert grey(window).startswith("Frida N E uppdrogs")
        await window.press("end", "enter", "escape")

        (action,) = window.actions(1)
        assert action.text == "Frida N E uppdrogs skicka ut det senast 24/4."
        assert (str(action.due), action.responsible) == ("2017-04-24", ("Frida Nordin Ekdahl",))


async def test_an_atgard_that_is_typed_past_what_is_offered_is_as_it_was_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("Frida N E uppdrogs skicka ut det senast 24/4.", "<ctrl+o>", "Zeb ringer", "<enter>", "<escape>")
        assert window.actions(1) == (Action(text="Zeb ringer"),)


async def test_initials_become_a_name_in_prose(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("till FNE")
        assert grey(window) == " → Frida Nordin Ekdahl"
        await window.press("right")
        assert window.item(1).notes == "till Frida Nordin Ekdahl"


async def test_what_the_archive_has_is_offered_until_it_is_forgotten_and_not_at_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "2013-12-12.toml").write_bytes(MINUTES_2013.read_bytes())
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("videokonf")
        assert grey(window)
        await window.screen.do("glom_inlart")
        assert any("glömt" in told for told in window.told)
        await ready(window)
        await window.type(" videokonf")
        assert not grey(window)
    (tmp_path / "minutes" / "2016-12-08.toml").unlink(missing_ok=True)
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("videokonf")
        assert not grey(window)


async def test_undo_takes_back_what_was_taken_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        offering(window, "möte och mer")
        await window.type("ett ")
        await window.press("end")
        assert window.item(1).notes == "ett möte och mer"
        await window.press("ctrl+z")
        assert window.item(1).notes.rstrip() == "ett"


async def test_grey_text_in_the_last_row_of_a_long_paragraph_is_drawn_and_taken_away_again(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await ready(window)
        await window.type("en rad som bryts " * 8)
        offering(window, "GRÅTT")
        await window.type("x ")
        assert "x GRÅTT" in window.text
        offering(window, "")
        window.screen.editor.notes.grey.source = lambda _: None
        await window.type("y")
        assert "GRÅTT" not in window.text
        assert "x y" in window.text


async def test_moving_the_cursor_from_the_line_takes_the_grey_text_away(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await ready(window)
        await window.type("ett", "<enter>")
        offering(window, "GRÅTT")
        await window.type("x ")
        assert "GRÅTT" in window.text
        await window.press("up")
        assert "GRÅTT" not in window.text
        assert window.item(1).notes == "ett\nx "


async def test_leaving_the_field_takes_the_grey_text_away(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await ready(window)
        offering(window, "GRÅTT")
        await window.type("x ")
        await window.press("f4")
        assert "GRÅTT" not in window.text
        await window.press("escape", "ctrl+n", "ctrl+t")
        assert "GRÅTT" not in window.text


async def test_nothing_of_the_group_is_written_anywhere_but_in_its_minutes(tmp_path: Path) -> None:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "2013-12-12.toml").write_bytes(MINUTES_2013.read_bytes())
    async with opened(tmp_path) as window:
        await ready(window)
        await window.type("Gruppen noterar ", "<end>", "<ctrl+n>")
        await window.screen.do("glom_inlart")
        await window.until(lambda: any("glömt" in told for told in window.told))
    holding = [
        file for folder in (state_folder(), tmp_path) for file in folder.rglob("*") if file.is_file() and "glomd" in file.name
    ]
    assert [file.read_bytes() for file in holding] == [b""]
    assert sorted(file.parent.name for file in tmp_path.rglob("*.toml")) == ["agendas", "minutes", "minutes"]


async def test_of_a_word_that_the_row_has_no_room_for_as_much_is_shown_as_fits_and_that_is_taken(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await ready(window)
        prose = window.screen.editor.notes
        await window.type("x" * (prose.wrap_width - 7), " ")
        offering(window, "förutsättningarna")
        await window.type("y")
        shown = grey(window)
        assert "förutsättningarna".startswith(shown)
        assert 3 <= len(shown) < len("förutsättningarna")
        await window.press("end")
        assert window.item(1).notes.endswith(f"y{shown}")


async def test_a_new_items_title_is_offered_what_the_group_calls_things(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await ready(window)
        await window.type("<ctrl+g>", "+", "Flykti")
        await window.until(lambda: "Flyktingmottagning" in window.text)
        await window.press("end")
        await window.press("enter")
        assert window.item(2).title.startswith("Flyktingmottagning")


async def test_without_anything_offered_the_arrow_and_end_move_the_cursor_in_a_form(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await ready(window)
        await window.type("<ctrl+g>", "+", "Flykti", "<left>", "<left>", "<right>", "X", "<end>", "Y", "<enter>")
        assert window.item(2).title == "FlyktXiY"


async def test_the_kallelses_prose_and_titles_are_helped_as_the_minutes_are(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, MEDIUM) as window:
        await window.type("r")
        await window.until(lambda: window.screen.editor.background.grey.source is not None, 20)
        await window.type("flykti")
        assert grey(window).startswith("ngmottagning")
        await window.press("end")
        assert window.item(1).background.startswith("flyktingmottagning")
        await window.type(" fiu ")
        assert window.item(1).background.endswith("fick i uppdrag att ")
        await window.type("<f7>", "<end>", " flykti")
        await window.until(lambda: "flyktingmottagning" in window.text.splitlines()[1])
