"""What the program says in passing: one message at a time, in a line that covers nothing.

A message that only informs passes by itself, after the time that it takes to read. One that tells of a fault begins with "!" and
stays until it is answered: by Esc, by a click on it, by a newer one, or by its cause being gone. A newer message takes its place;
a fault that nobody has answered comes back when a message that only informs has passed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from rich.text import Text
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from kcminutes.swedish.characters import one_line
from kcminutes.tui.widgets.line import Lines

if TYPE_CHECKING:
    from textual.timer import Timer

MOST_ROWS: Final = 5
"""Rows that a message may take; the longest have a path or two."""
MOST_FAULTS: Final = 9
"""Faults that wait to be answered; the oldest go first."""
_SHORTEST: Final = 4.0
_PER_CHARACTER: Final = 0.06
"""Seconds: a slow reader, who looks up only when she has finished a sentence."""


class Told(Struct, frozen=True):
    """One message."""

    text: str
    is_fault: bool = False
    about: str = ""
    """What it is about: a newer fault about the same takes its place, and the cause being gone takes it away."""
    when_read: Callable[[], object] | None = None
    """What is called once somebody has read it and said so."""


class Messages:
    """What has been said in passing and still stands, for whichever screen is on top."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._faults: list[Told] = []
        """Those that nobody has answered, the newest last."""
        self._passing: Told | None = None
        self._timer: Timer | None = None

    @property
    def told(self) -> list[str]:
        """What still stands, the newest last; only the last is shown."""
        return [told.text for told in (*self._faults, *([self._passing] if self._passing else []))]

    def tell(self, text: str, seconds: float | None = None, about: str = "") -> None:
        """Inform, for so many seconds at least."""
        self._pass()
        self._passing = Told(one_line(text), about=about)
        self._timer = self._app.set_timer(max(seconds or 0, _SHORTEST + _PER_CHARACTER * len(text)), self._passed)
        self._show()

    def warn(self, text: str, about: str = "", when_read: Callable[[], object] | None = None) -> None:
        """Tell of a fault, or of why nothing is done; ``when_read`` is called once she says that she has read it."""
        fault = Told(one_line(text), is_fault=True, about=about or text, when_read=when_read)
        self._pass()
        self._faults = [*(other for other in self._faults if other.about != fault.about), fault][-MOST_FAULTS:]
        self._show()

    def answer(self) -> None:
        """What is shown has been read: take it away."""
        if self._passing:
            self._passed()
        elif self._faults:
            fault = self._faults.pop()
            self._show()
            if fault.when_read:
                fault.when_read()

    def withdraw(self, about: str) -> None:
        """What the message was about is so no more."""
        if self._passing and self._passing.about == about:
            self._passed()
        if any(fault.about == about for fault in self._faults):
            self._faults = [fault for fault in self._faults if fault.about != about]
            self._show()

    def pass_on(self) -> None:
        """What only informs was about what is left now: take it away."""
        if self._passing:
            self._passed()

    def about(self, about: str) -> list[str]:
        """The faults about that which nobody has answered."""
        return [fault.text for fault in self._faults if fault.about == about]

    def clear(self) -> None:
        """Take away all that was said."""
        self._faults = []
        self._passed()

    def follow(self, _: Screen[Any] | None = None) -> None:
        """Another screen is on top: what stands is shown once, on the uppermost that has a line of its own."""
        shown = self._shown
        for screen in reversed(self._app.screen_stack):
            lines = list(screen.query(MessageLine))
            for line in lines:
                line.show(shown, len(self._faults))
            if lines:
                shown = None

    @property
    def _shown(self) -> Told | None:
        return self._passing or (self._faults[-1] if self._faults else None)

    def _pass(self) -> None:
        self._passing = None
        if self._timer:
            self._timer.stop()
            self._timer = None

    def _passed(self) -> None:
        self._pass()
        self._show()

    def _show(self) -> None:
        """Show it on the screen on top; a dialog gets a line with its first message, where that of the screen under it stands."""
        if not self._app.screen_stack:  # the program has ended
            return
        screen = self._app.screen
        if self._shown and screen.is_mounted and not screen.query(MessageLine):
            line = MessageLine(classes="at-the-foot")
            line.styles.margin = (0, 0, max((under.rows_below for under in self._under(screen)), default=0), 0)
            screen.mount(line)
        self.follow()

    def _under(self, screen: Screen[Any]) -> list["MessageLine"]:
        """The lines of the screens that the screen lies over."""
        return [line for other in self._app.screen_stack if other is not screen for line in other.query(MessageLine)]


class MessageLine(Lines):
    """Where a message stands. A row is kept for it; a longer one takes the row of hints too, and then as many as it needs."""

    class Answered(Message):
        """The message was clicked."""

    class Ready(Message):
        """The line is there; what was said before that is to be shown in it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(MOST_ROWS, **kwargs)
        self.add_class("-empty", update=False)

    @property
    def rows_below(self) -> int:
        """How many rows stand under it, such as the status line, that another one in its place must leave free."""
        if not isinstance(self.parent, Widget) or self.has_class("at-the-foot"):
            return 0
        return len(self.parent.children) - self.parent.children.index(self) - 1

    def show(self, told: Told | None, faults: int) -> None:
        """Show the message, or nothing; ``faults`` are how many wait to be answered."""
        if told is None:
            self.say("")
        elif told.is_fault:
            answer = f"  (Esc: nästa av {faults})" if faults > 1 else "  (Esc: läst)"
            self.say(Text.assemble(("! ", "bold"), (told.text, "bold"), "" if self.has_class("at-the-foot") else answer))
        else:
            self.say(told.text)
        self.set_class(bool(told and told.is_fault), "-fault")
        self.set_class(told is None, "-empty")
        self._take_hints()

    def on_mount(self) -> None:
        """Ask for what was said before."""
        self.post_message(self.Ready())

    def on_resize(self) -> None:
        """A window of another width needs other rows."""
        self._take_hints()

    def _take_hints(self) -> None:
        self.screen.set_class(self.row_count > 1, "-long-message")

    def on_click(self) -> None:
        """It has been read."""
        self.post_message(self.Answered())
