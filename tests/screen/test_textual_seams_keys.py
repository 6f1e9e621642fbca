"""What the program leans on in Textual for keys, on their way and as a terminal sends them, is there and does what it needs."""

import asyncio
import inspect
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.keys import _character_to_key
from textual.screen import ModalScreen
from textual.widgets import Input

from kcminutes.tui.textual_seams.escape_key import EscapeKeyParser, install_escape_key
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.textual_seams.keyboard_protocol import leave_keyboard_protocol_off
from kcminutes.tui.textual_seams.ordered_keys import OrderedKeys
from support.program import begin

if TYPE_CHECKING:
    from textual.message_pump import MessagePump


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


# Keys in their order.


class Ordered(OrderedKeys):
    """An app whose keys do things by the slow ways of Textual."""

    AUTO_FOCUS = "#first"
    BINDINGS: ClassVar = [("f5", "open", ""), ("f6", "other", "")]

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")

    def action_open(self) -> None:
        self.push_screen(Asking())

    async def action_other(self) -> None:
        await asyncio.sleep(0.02)
        focus_now(self.query_one("#second", Input))


class Asking(ModalScreen[None]):
    """A dialog with a field that gets the cursor by Textual's own way."""

    AUTO_FOCUS = "*"

    def compose(self) -> ComposeResult:
        yield Input(id="asked")


async def send(app: App[Any], keys: Iterable[str]) -> None:
    """Post all keys before the first is handled, and wait until they are done."""
    for key in keys:
        app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, key if len(key) == 1 else None))
    for _ in range(2):
        done = asyncio.Event()
        app.call_later(done.set)
        await done.wait()


async def test_a_key_that_bubbles_up_is_done_before_the_key_after_it() -> None:
    async with (app := Ordered()).run_test():
        await send(app, ["a", "b", "backspace", "c", "f6", "d", "backspace", "e"])
        assert [field.value for field in app.query(Input)] == ["ac", "e"]


async def test_what_is_typed_while_a_dialog_opens_comes_into_it() -> None:
    async with (app := Ordered()).run_test():
        await send(app, ["a", "f5", "b", "c"])
        assert app.screen.query_one(Input).value == "bc"
        assert app.screen_stack[0].query_one("#first", Input).value == "a"


@pytest.mark.parametrize("keys", ["a", "abcdefgh"])
async def test_what_is_typed_is_drawn_without_a_tick_and_once_for_all_that_came_together(
    keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with (app := Ordered()).run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.screen._update_timer, "resume", app.screen._update_timer.pause)  # the frames' clock stands still
        drawn: list[object] = []
        monkeypatch.setattr(app, "_display", lambda _, update: drawn.append(update))
        await send(app, keys)
        assert app.query_one("#first", Input).value == keys
        assert len(drawn) == 1


async def test_pumps_lead_by_their_parents_up_to_the_app() -> None:
    async with (app := Ordered()).run_test():
        pump: MessagePump | None = app.query_one("#first", Input)
        seen = []
        while pump is not None and pump is not app:
            seen.append(pump)
            pump = pump._parent
        assert pump is app
        assert app.screen in seen


async def test_a_key_that_comes_up_from_a_widget_says_that_it_was_handed_on() -> None:
    key = events.Key("f9", None)
    assert not key.is_forwarded
    came: list[bool] = []

    class Program(TwoFields):
        AUTO_FOCUS = "#first"

        def post_message(self, message: Any) -> bool:
            if isinstance(message, events.Key):
                came.append(message.is_forwarded)
            return super().post_message(message)

    async with (app := Program()).run_test() as pilot:
        app.post_message(events.Key("f9", None))
        await pilot.pause()
        assert came == [False, True]


# What a terminal sends.


def keys_of(*sent: str) -> list[tuple[str, str | None]]:
    """The keys that the parser makes of what a terminal sends in so many pieces."""
    parser = EscapeKeyParser()
    came = [message for piece in (*sent, "") for message in parser.feed(piece)]
    return [(message.key, message.character) for message in came if isinstance(message, events.Key)]


@pytest.fixture(autouse=True)
def protocol_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", constants.DISABLE_KITTY_KEY)


@pytest.mark.parametrize("off", [True, False])
@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("\x1b[229u", "å"),
        ("\x1b[229;1u", "å"),
        ("\x1b[229;2u", "Å"),
        ("\x1b[197;2u", "Å"),
        ("\x1b[229:197;2u", "Å"),
        ("\x1b[229;2;197u", "Å"),
        ("\x1b[228;;228u", "ä"),
        ("\x1b[246;65u", "Ö"),
        ("\x1b[246;66u", "ö"),
        ("\x1b[246;129u", "ö"),
        ("\x1b[229;1:1u", "å"),
        ("\x1b[229;1:2u", "å"),
        ("\x1b[167;1u", "§"),
        ("\x1b[49:33;2u", "!"),
        ("\x1b[32;2u", " "),
        ("\x1b[101;1;101:769u", "e\u0301"),
        ("\x1b[223;2u", "ß"),
    ],
)
def test_a_letter_of_the_keyboard_protocol_types_itself(sent: str, typed: str, off: bool) -> None:  # noqa: FBT001
    constants.DISABLE_KITTY_KEY = off  # type: ignore[misc]
    names = {" ": "space", "§": "section_sign", "!": "exclamation_mark", "\u0301": "combining_acute_accent"}
    assert keys_of(sent) == [(names.get(character, character), character) for character in typed]


@pytest.mark.parametrize("off", [True, False])
@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[27u", "escape"),
        ("\x1b[27;1u", "escape"),
        ("\x1b[13u", "enter"),
        ("\x1b[9u", "tab"),
        ("\x1b[9;2u", "shift+tab"),
        ("\x1b[127u", "backspace"),
        ("\x1b[110;5u", "ctrl+n"),
        ("\x1b[110:78;5:1u", "ctrl+n"),
        ("\x1b[103;69u", "ctrl+g"),
        ("\x1b[13;2u", "shift+enter"),
        ("\x1b[120;3u", "alt+x"),
        ("\x1b[121;13u", "ctrl+super+y"),
    ],
)
def test_a_key_of_the_keyboard_protocol_that_types_nothing_has_its_usual_name(sent: str, key: str, off: bool) -> None:  # noqa: FBT001
    constants.DISABLE_KITTY_KEY = off  # type: ignore[misc]
    assert [name for name, _ in keys_of(sent)] == [key]


@pytest.mark.parametrize("off", [True, False])
@pytest.mark.parametrize(
    "sent", ["\x1b[229;1:3u", "\x1b[9999999u", "\x1b[1114112;1u", "\x1b[229;1:3;229u", "\x1b[57358u", "\x1b[55296u"]
)
def test_a_key_that_is_let_go_or_can_not_be_types_nothing_and_ends_nothing(sent: str, off: bool) -> None:  # noqa: FBT001
    constants.DISABLE_KITTY_KEY = off  # type: ignore[misc]
    assert keys_of(f"a{sent}b") == [("a", "a"), ("b", "b")]


def test_letters_between_keys_of_the_protocol_come_in_their_order_however_they_are_cut() -> None:
    leave_keyboard_protocol_off()
    sent = "a\x1b[229;2uö\x1b[110;5ub"
    for cut in range(1, len(sent)):
        assert keys_of(sent[:cut], sent[cut:]) == [("a", "a"), ("Å", "Å"), ("ö", "ö"), ("ctrl+n", None), ("b", "b")]


def test_the_parser_asks_for_the_keys_of_a_sequence_as_it_is_expected_to() -> None:
    assert parameters(XTermParser._sequence_to_key_events) == ["self", "sequence", "alt"]
    asked: list[tuple[str, bool]] = []

    class Listening(XTermParser):
        def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002
            asked.append((sequence, alt))
            return super()._sequence_to_key_events(sequence, alt=alt)

    list(Listening().feed("a\x1b[1u"))
    assert asked == [("a", False), ("\x1b[", False), ("\x1b[1", False), ("\x1b[1u", False)]


def test_textual_names_a_key_by_its_character() -> None:
    assert [_character_to_key(character) for character in "aÅ § "] == ["a", "Å", "space", "section_sign", "space"]


def test_escape_and_a_key_right_after_it_are_two_keys() -> None:
    assert keys_of("\x1bå") == [("escape", "\x1b"), ("å", "å")]
    assert keys_of("\x1b\x1b[A") == [("escape", "\x1b"), ("up", None)]


def test_a_paste_gives_no_keys_whatever_stands_in_it() -> None:
    parser = EscapeKeyParser()
    came = [message for piece in ("\x1b[200~a\x1b", "[229;2u\x1b[A\x1b[20", "1~b", "") for message in parser.feed(piece)]
    pasted = [message.text for message in came if isinstance(message, events.Paste)]
    assert pasted == ["a[229;2u[A"]
    assert [message.key for message in came if isinstance(message, events.Key)] == ["b"]


@pytest.mark.skipif(sys.platform == "win32", reason="the driver for terminals of Linux and macOS")
def test_the_driver_takes_the_parser_by_the_name_that_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import linux_driver

    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    install_escape_key()
    assert linux_driver.XTermParser is EscapeKeyParser  # type: ignore[attr-defined]
    source = inspect.getsource(linux_driver.LinuxDriver)
    assert "XTermParser(" in source
    assert "_xterm_parser" not in source


@pytest.mark.skipif(sys.platform == "win32", reason="the driver for terminals of Linux and macOS")
@pytest.mark.parametrize("off", [True, False])
async def test_no_terminal_is_asked_for_the_protocol_once_it_is_left_off(off: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    from textual.drivers import linux_driver

    written: list[str] = []

    class Writer:
        def __init__(self, file: object) -> None:
            del file

        def start(self) -> None:
            pass

        def write(self, data: str) -> None:
            written.append(data)

    monkeypatch.setattr(linux_driver, "WriterThread", Writer)
    monkeypatch.setattr(linux_driver.LinuxDriver, "flush", lambda _: None)
    monkeypatch.setattr(linux_driver.LinuxDriver, "_run_input_thread", lambda _: None)
    monkeypatch.setattr(linux_driver.signal, "signal", lambda *_: None)  # type: ignore[attr-defined]
    monkeypatch.setattr(linux_driver.os, "isatty", lambda _: False)  # type: ignore[attr-defined]
    monkeypatch.setattr(linux_driver.termios, "tcgetattr", lambda _: [0, 0, 0, 0, 0, 0, [0] * 32])  # type: ignore[attr-defined]
    monkeypatch.setattr(linux_driver.termios, "tcsetattr", lambda *_: None)  # type: ignore[attr-defined]
    monkeypatch.setattr(linux_driver.sys, "__stdin__", type("Stdin", (), {"fileno": lambda _: 0, "isatty": lambda _: False})())  # type: ignore[attr-defined]
    constants.DISABLE_KITTY_KEY = False  # type: ignore[misc]
    if off:
        leave_keyboard_protocol_off()
    async with (app := TwoFields()).run_test():
        linux_driver.LinuxDriver(app).start_application_mode()
    asks = [data for data in written if data.startswith("\x1b[>") and data.endswith("u")]
    assert bool(asks) is not off, "Textual asks for the protocol in another way now" if not off else asks


# All of it, in the program.


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Linux or macOS")
def test_the_program_asks_for_no_protocol_and_types_the_letters_of_a_terminal_that_uses_it_all_the_same(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal.type("\x1b[229;2ur \x1b[246u\x1b[228;;228u\x1b[167;1u\x1b[229;1:3u.")
        terminal.wait_for("År öä§.")
        terminal.press("f1")
        terminal.wait_for("Handbok")
        terminal.press("escape")
        terminal.type("\x1b[113;5u")
        assert terminal.exit_code() == 0
        assert b"\x1b[>" not in b"".join(data for _, data in terminal.received)
