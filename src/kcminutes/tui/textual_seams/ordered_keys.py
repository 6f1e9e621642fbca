"""Keys done one after the other, however fast they come, and drawn at once: nothing that is typed goes to the wrong place.

Leans on the way of a key through Textual, which is not documented: the app's `on_event` gets it from the driver, hands it on to
the focused widget with ``is_forwarded`` set, and gets it once more through its own `post_message` if nobody stopped it; what a
widget was given to do before `call_later` is done before that; and on ``MessagePump._parent``, since the public `ancestors` hold
no pump that is not a widget. Publicly an app can't wait for a key to be done. And on ``Screen._on_timer_update``, which draws what
waits for the next tick of the frames' clock.
"""

import asyncio

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

SETTLE_LIMIT = 2.0
"""Seconds that a key waits at most for what earlier keys set off; only reached if something hangs."""


class OrderedKeys(App[int]):
    """An app that does all that a key sets off before it looks at the next key.

    Textual hands a key to the focused widget's queue, does what a priority binding asks for at once, and what any other binding
    asks for (backspace, Tab) when the key has bubbled up into the app's own queue. Typed or sent quickly, "text, Ctrl+N, text"
    ends up in the wrong item, "a, b, backspace, c" becomes "ab", and what is typed while a dialog opens goes nowhere.
    """

    _bubbled: list[events.Key]
    _waiting = 0
    """Keys that came and are not begun with."""

    def post_message(self, message: Message) -> bool:
        """Keep a key that bubbled up out of the queue: `on_event` is waiting for it."""
        if isinstance(message, events.Key):
            if message.is_forwarded:
                self._bubbled.append(message)
                return True
            self._waiting += 1
        return super().post_message(message)

    async def on_event(self, event: events.Event) -> None:
        """Do a key, and all that it sets off, and draw it."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Key):
            self._waiting -= 1
            if event.key == "ctrl+left_square_bracket":
                event = events.Key("escape", event.character)
        self._bubbled = []
        self.app_focus = True
        await self._settled()
        await super().on_event(event)
        await self._settled()
        while self._bubbled:
            await super().on_event(self._bubbled.pop(0))
            await self._settled()
        if not self._waiting:  # else the frames' clock draws: whatever comes all at once must not be drawn key by key
            self.screen._on_timer_update()  # noqa: SLF001

    async def _settled(self) -> None:
        """Wait until the focused widget and all around it have handled what they have got, and a screen has the focus."""
        try:
            async with asyncio.timeout(SETTLE_LIMIT):
                while True:
                    screen, focused = self.screen, self.focused
                    pump: MessagePump | None = focused or screen
                    while pump is not None and pump is not self:
                        await _drained(pump)
                        pump = pump._parent  # noqa: SLF001  # a screen's parent is the app
                    if screen is self.screen and focused is self.focused and focused is not None:
                        return
                    if focused is None:
                        await asyncio.sleep(0.001)
        except TimeoutError:
            self.log.warning("a key did not wait any longer for those before it")


async def _drained(pump: MessagePump) -> None:
    """Wait until the pump has handled the messages that it has now."""
    done = asyncio.Event()
    if pump.is_running and pump.call_later(done.set):
        await done.wait()
