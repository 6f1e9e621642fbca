"""Each dialog tells about itself: what F1 shows, what its hints do at a click, what Esc means in it."""

import ast
from pathlib import Path

import pytest
from textual.widgets import Input

import kcminutes.tui
from kcminutes.storage.settings import Settings
from kcminutes.tui.dialogs.dialog import Dialog
from kcminutes.tui.dialogs.form import Form
from kcminutes.tui.dialogs.picker import Picker
from kcminutes.tui.dialogs.reader import Reader
from support.rarely import thinned
from support.screens import LARGE, SMALL, Window, at_home, opened, workspace_with

FORMS = {
    "new item": ["<ctrl+g>", "+"],
    "new sub-item": ["<ctrl+g>", "."],
    "item": ["<ctrl+g>", "r"],
    "withdrawn": ["<ctrl+g>", "x"],
    "postponed": ["<ctrl+g>", "j"],
    "head": ["<ctrl+g>", "m"],
    "final": ["<ctrl+g>", "v"],
    "print": ["<ctrl+g>", "w"],
    "extract": ["<ctrl+g>", "c"],
    "new participant": ["<ctrl+r>", "+"],
    "participant": ["<ctrl+r>", "<enter>"],
}
PICKERS = {
    "go to": ["<ctrl+g>"],
    "search": ["<ctrl+f>"],
    "commands": ["<ctrl+p>"],
    "export": ["<ctrl+g>", "e"],
    "settings": ["<ctrl+g>", ","],
}
DIALOGS = {**FORMS, **PICKERS, "attendance": ["<ctrl+r>"], "draft": ["<ctrl+l>"]}


def dialog(window: Window) -> Dialog[object]:
    assert isinstance(window.app.screen, Dialog)
    return window.app.screen


def dialog_text(window: Window) -> str:
    """The text in the frame of the dialog on top, its rows put on one."""
    region = window.app.screen.query_one("#dialog").content_region
    return " ".join(" ".join(row[region.x : region.right] for row in window.rows[region.y : region.bottom]).split())


async def click(window: Window, hint: str) -> None:
    """Click on the hint, in the row of hints of the dialog on top."""
    frame = window.app.screen.query_one("#dialog").region
    row, text = next((y, row) for y, row in enumerate(window.rows) if hint in row and frame.y <= y < frame.bottom)
    await window.pilot.click(offset=(text.index(hint) + 1, row))
    await window.settled()


@pytest.mark.parametrize("keys", thinned(DIALOGS.values(), 2, DIALOGS))
async def test_f1_tells_about_the_dialog_and_goes_back_to_it(keys: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type(*keys)
        asked = dialog(window)
        title, rows = asked._title, asked._keys
        assert "F1 hjälp" in window.text
        await window.press("f1")
        await window.until(lambda: title in window.text and "Tangent" in window.text)
        assert isinstance(window.app.screen, Reader)
        shown = window.flat
        for key in rows:
            assert key.shown in shown
            assert key.meaning[:60].rpartition(" ")[0] in shown
        assert asked._about[:60].rpartition(" ")[0] in shown
        if isinstance(asked, Form):
            assert all(field.label in shown for field in asked._fields)
            assert all(field.takes[:40].rpartition(" ")[0] in shown for field in asked._fields)
        await window.press("f1")
        assert window.app.screen is asked


@pytest.mark.parametrize("keys", FORMS.values(), ids=FORMS.keys())
async def test_what_was_typed_in_a_form_is_there_when_its_help_is_left(keys: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type(*keys, "tillägg")
        held = [field.value for field in window.app.screen.query(Input)]
        await window.press("f1", "escape")
        assert [field.value for field in window.app.screen.query(Input)] == held
        await window.type("!")
        assert any("tillägg!" in field.value for field in window.app.screen.query(Input))


async def test_the_help_of_a_dialog_has_the_key_of_the_settings(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=Settings(keys={"hjalp": "f20"})) as window:
        await window.press("ctrl+r")
        assert "F20 hjälp" in window.flat
        await window.press("f20")
        await window.until(lambda: "Tangent" in window.text)


async def test_at_home_the_help_is_the_handbook_and_in_its_dialogs_it_is_theirs(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.press("f1")
        await window.until(lambda: "Handbok: fem minuter" in window.text)
        await window.press("f1", "p", "f1")
        await window.until(lambda: "Skriv ut" in window.text and "Dubbelsidigt" in window.text)
        assert "ja eller nej" in window.flat


@pytest.mark.parametrize("keys", DIALOGS.values(), ids=DIALOGS.keys())
async def test_escape_leaves_each_dialog_and_does_nothing_else(keys: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text")
        before = window.meeting
        await window.type(*keys)
        hint = next(key for key in dialog(window).hints if key.shown == "Esc")
        assert f"Esc {hint.short}" in dialog_text(window)
        assert "Esc" in dialog(window).help_text
        while isinstance(window.app.screen, Dialog):
            await window.press("escape")
        assert window.meeting == before
        assert window.place == "notes"
        assert {path.suffix for path in (tmp_path / "minutes").glob("*")} <= {".toml", ".lock", ".tmp"}


@pytest.mark.parametrize("keys", thinned(FORMS.values(), 4, FORMS))
async def test_the_hints_of_a_form_do_at_a_click_what_they_say(keys: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.type(*keys)
        asked = window.app.screen
        first = window.app.focused
        await click(window, "Tab nästa fält")
        assert window.app.screen is asked
        assert isinstance(window.app.focused, Input)
        assert window.app.focused is not first or len(asked.query(Input)) == 1
        await click(window, "F1 hjälp")
        await window.until(lambda: "Tangent" in window.text)
        await click(window, "Esc tillbaka")
        assert window.app.screen is asked
        await click(window, "Esc lämnar")
        assert window.app.screen is not asked


async def test_a_click_on_the_first_hint_does_what_the_form_is_for(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", "x", "skäl")
        await click(window, "Retur klar")
        assert window.item(1).reason == "skäl"
        await window.type("<ctrl+g>", "15")
        await click(window, "Retur väljer")
        assert window.at == (14,)


async def test_the_hints_of_attendance_do_at_a_click_what_they_say(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.press("ctrl+r")
        await click(window, "1 kom nu")
        assert window.meeting.participants[0].arrived
        await click(window, "2 gick nu")
        assert window.meeting.participants[0].left
        await click(window, "3 alla här")
        assert sum(person.attendance is not None for person in window.meeting.participants) == 8
        await click(window, "Retur ändra")
        assert isinstance(window.app.screen, Form)
        await window.press("escape")
        await click(window, "Esc klar")
        assert window.place == "notes"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_fault_of_a_form_is_told_whole(size: tuple[int, int], tmp_path: Path) -> None:
    long = "ett antal minuter som ingen kan räkna ut hur länge man än funderar på saken"
    async with opened(tmp_path, size) as window:
        await window.type("<ctrl+g>", "r", *["<tab>"] * 4, long, "<enter>")
        told = dialog_text(window)
        assert f"! Planerade minuter: ”5{long}” är inget antal; skriv siffror, till exempel 30." in told
        assert "F1 hjälp" in window.text
        await window.type("<tab>", "9.10-x", "<enter>")
        assert isinstance(window.app.screen, Form)


@pytest.mark.parametrize("keys", PICKERS.values(), ids=PICKERS.keys())
async def test_a_picker_picks_nothing_by_escape(keys: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        before, theme = window.meeting, window.app.theme
        await window.type(*keys, "<down>", "<down>", "<escape>")
        assert not isinstance(window.app.screen, Picker)
        assert (window.meeting, window.app.theme, window.at) == (before, theme, (0,))


AGENDA_FORMS = {"agenda's head": ["<ctrl+g>", "m"], "called": ["<ctrl+r>", "<enter>"], "newly called": ["<ctrl+r>", "+"]}


@pytest.mark.parametrize("keys", AGENDA_FORMS.values(), ids=AGENDA_FORMS.keys())
async def test_every_field_of_the_kallelses_forms_tells_what_it_takes(keys: list[str], tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path) as window:
        await window.type("r", *keys)
        form = window.app.screen
        assert isinstance(form, Form)
        assert [field.label for field in form._fields if not field.takes] == []


def test_no_field_with_a_reader_of_its_own_is_without_a_word_on_what_it_takes() -> None:
    made = [
        (path.name, call)
        for path in Path(kcminutes.tui.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Field"
    ]
    assert len(made) > 40
    untold = [
        (name, ast.unparse(call.args[1]))
        for name, call in made
        if (len(call.args) > 3 or any(word.arg == "read" for word in call.keywords))
        and not any(word.arg == "takes" for word in call.keywords)
    ]
    assert untold == []
