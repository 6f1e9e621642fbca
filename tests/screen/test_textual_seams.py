"""What the program leans on in Textual for screens, faults, messages and the cursor is there and does what it needs."""

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import BindingsMap
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from kcminutes.tui.textual_seams.binding_keys import bind_keys
from kcminutes.tui.textual_seams.ending import end_on_faults, has_ended
from kcminutes.tui.textual_seams.first_screen import replace_first_screen
from kcminutes.tui.textual_seams.focus import focus_now, focus_now_at, has_focus_now


def parameters(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(function).parameters)


class TwoFields(App[int]):
    """An app with two fields, the second marking its text as it gets the cursor."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        yield Input("ett", id="first", select_on_focus=False)
        yield Input("två", id="second")

    def field(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)


# Keys that settings choose.


def test_bindings_are_a_map_that_takes_several_keys_and_a_priority() -> None:
    bindings = BindingsMap()
    bindings.bind("ctrl+n,f9", "next", "Nästa", priority=True)
    assert [(one.action, one.priority) for key in ("ctrl+n", "f9") for one in bindings.get_bindings_for_key(key)] == [
        ("next", True)
    ] * 2


@pytest.mark.parametrize("key", ["ctrl+d", "f9"])
async def test_a_bound_key_does_the_screens_action_before_the_field_gets_it(key: str) -> None:
    done: list[str] = []

    class Bound(Screen[None]):
        def __init__(self) -> None:
            super().__init__()
            bind_keys(self, "ctrl+d,f9", "count", "Räkna")

        def compose(self) -> ComposeResult:
            yield Input("orört")

        def action_count(self) -> None:
            done.append("counted")

    class Program(App[int]):
        def get_default_screen(self) -> Screen[Any]:
            return Bound()

    async with (app := Program()).run_test() as pilot:
        await pilot.press("home", key)  # Input deletes with Ctrl+D
        assert (done, app.screen.query_one(Input).value) == (["counted"], "orört")


async def test_keys_bound_to_one_screen_are_not_bound_to_another_of_its_class() -> None:
    async with TwoFields().run_test():
        one, other = Screen[None](), Screen[None]()
        bind_keys(one, "f9", "count", "Räkna")
        assert "f9" in one._bindings.key_to_bindings
        assert "f9" not in other._bindings.key_to_bindings


# Screens and messages.


async def test_the_first_screen_can_be_replaced_and_the_next_one_too() -> None:
    class Another(Screen[None]):
        pass

    assert parameters(Screen._push_result_callback)[:3] == ["self", "requester", "callback"]
    async with (app := TwoFields()).run_test() as pilot:
        replace_first_screen(app, another := Another())
        assert app.screen_stack == [another]
        await pilot.pause()
        app.push_screen(Screen())
        await pilot.pause()
        await app.pop_screen()
        assert app.screen_stack == [another]
    assert app.return_code is None  # it did not end by a fault


async def test_textual_still_can_not_replace_its_first_screen_by_itself() -> None:
    async with (app := TwoFields()).run_test():
        if app.screen._result_callbacks:
            pytest.fail("the first screen has a callback now: first_screen.py can go")


async def test_the_screen_below_is_on_top_the_moment_a_dialog_is_dismissed() -> None:
    class Asking(ModalScreen[None]):
        pass

    async with (app := TwoFields()).run_test() as pilot:
        below = app.screen
        app.push_screen(dialog := Asking())
        await pilot.pause()
        seen: list[Screen[Any]] = []

        def leave() -> None:
            dialog.dismiss()
            seen.append(app.screen)

        dialog.call_later(leave)
        await pilot.pause()
        assert seen == [below]


# The end.


async def test_an_app_has_ended_from_the_moment_it_is_told_to() -> None:
    async with (app := TwoFields()).run_test():
        assert not has_ended(app)
        app.exit(0)
        assert has_ended(app)


class Faulty(TwoFields):
    """An app that fails where it is asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        end_on_faults(self, self.last_words)

    def last_words(self, error: Exception) -> Text:
        assert self.is_running
        self.said.append(str(error))
        return Text(f"Slut: {error}")

    def fail(self) -> None:
        raise ZeroDivisionError("fel")

    def on_input_submitted(self) -> None:
        self.fail()


async def run(app: Faulty, do: Callable[[Faulty], object]) -> None:
    """Run the app, and once it is there, do something in it."""
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.said == []
        do(app)
        async with asyncio.timeout(30):  # one that does not end it hangs
            while app.is_running:
                await asyncio.sleep(0.001)


FAULTS: dict[str, Callable[[Faulty], object]] = {
    "a callback of the app": lambda app: app.call_later(app.fail),
    "a callback of a widget": lambda app: app.field("first").call_later(app.fail),
    "a callback after drawing": lambda app: app.call_after_refresh(app.fail),
    "a timer": lambda app: app.set_timer(0.01, app.fail),
    "a message": lambda app: app.field("first").post_message(Input.Submitted(app.field("first"), "")),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_ends_the_app_with_its_last_words(fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    app = Faulty()
    with pytest.raises(ZeroDivisionError):  # Textual gives tests the fault itself, from where it was kept
        await run(app, FAULTS[fault])
    assert app.return_code == 1
    assert app.said == ["fel"]
    assert capsys.readouterr().err.strip() == "Slut: fel"


async def test_the_last_words_are_what_is_printed_and_a_second_fault_adds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    app = Faulty()

    def fail_twice(app: Faulty) -> None:
        app._handle_exception(ZeroDivisionError("ett"))
        app._handle_exception(ZeroDivisionError("två"))

    with pytest.raises(ZeroDivisionError, match="ett"):
        await run(app, lambda app: app.call_later(fail_twice, app))
    assert app.said == ["ett"]
    assert capsys.readouterr().err.strip() == "Slut: ett"


def test_what_a_fault_sets_is_what_textual_sets() -> None:
    app = TwoFields()
    assert (app._exception, app._return_code, app._exit, app._exit_renderables) == (None, None, False, [])
    assert parameters(App._handle_exception) == ["self", "error"]
    source = inspect.getsource(App._handle_exception) + inspect.getsource(App._fatal_error)
    for name in (
        "_return_code = 1",
        "_exception = error",
        "_exception_event.set()",
        "_exit_renderables.append",
        "_close_messages_no_wait()",
    ):
        assert name in source


# The cursor.


async def test_the_cursor_moves_at_once_and_the_widgets_own_flag_follows() -> None:
    async with (app := TwoFields()).run_test() as pilot:
        first, second = app.field("first"), app.field("second")
        focus_now(first)
        await pilot.pause()
        focus_now(second)
        assert has_focus_now(second)
        assert not has_focus_now(first)
        assert app.focused is second
        assert has_focus_now(second.parent)  # type: ignore[arg-type]  # the screen
        await pilot.pause()
        assert second.has_focus


async def test_widget_focus_still_waits_its_turn() -> None:
    async with (app := TwoFields()).run_test() as pilot:
        focus_now(app.field("first"))
        await pilot.pause()
        app.field("second").focus()
        assert not has_focus_now(app.field("second")), "Widget.focus is done at once now: focus_now can go"


async def test_the_cursor_stands_where_it_was_put_in_a_field_that_marks_its_text() -> None:
    async with (app := TwoFields()).run_test() as pilot:
        field = app.field("second")
        focus_now_at(field, 1)
        await pilot.pause()
        assert (field.cursor_position, field.selection.is_empty) == (1, True)
