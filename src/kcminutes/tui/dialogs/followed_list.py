"""Åtgärder of earlier meetings in a list, narrowed by words; what is told of the one at hand is one key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from kcminutes.archive.filters import narrowed
from kcminutes.meeting.model import Standing
from kcminutes.meeting.standing import Followed, by_urgency, source_words, standing_words
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import iso_with_weekday
from kcminutes.tui.dialogs.followed_keys import FOLLOWED_KEYS
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.textual_seams.marked_list import MarkedList
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.one_line import OneLine

MOST: Final = 300
"""Rows that are shown; nobody reads more of them, and each takes time to lay out."""


def task_row(task: Followed, today: date) -> Text:
    """The åtgärd's row: by when, how it stands, by whom, and what."""
    when = iso_with_weekday(task.due) if task.due else one_line(task.when)[:14] or "utan datum"
    standing = "försenad" if task.is_overdue(today) else task.standing.value if task.standing else ""
    if task.is_open and task.done_by:
        standing = f"{len(task.asked.action.responsible) - len(task.left)}/{len(task.asked.action.responsible)} klara"
    who = ", ".join(task.left if task.is_open else task.asked.action.responsible)
    sign = (
        "✓"
        if task.standing is Standing.DONE
        else "–"
        if task.standing is Standing.DROPPED
        else "!"
        if task.is_overdue(today)
        else " "
    )
    row = Text(no_wrap=True, overflow="ellipsis")
    row.append(f"{when:<14} ", "bold").append(f"{sign} {standing:<9} ")
    return row.append(f"{who}: " if who else "", "italic").append(one_line(task.asked.action.text.replace("**", "")))


class FollowedList(Vertical):
    """The åtgärder that are shown with `show`, and under them all of the one at hand.

    ``tell`` is given what is told of an åtgärd (fields of a follow-up), and gives it as it stands then, None if it can't be told.
    ``take_back`` takes back what was told last, and gives the åtgärd as it stands then, None if nothing was.
    ``with_news`` shows also what was reported finished since any meeting heard of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.short, show=False) for key in FOLLOWED_KEYS if key.keys
    ]

    @dataclass
    class Asked(Message):
        """A new day, or a comment and who is done, is to be asked for."""

        task: Followed
        is_due: bool

    @dataclass
    class Source(Message):
        """The item that the åtgärd comes from is to be shown."""

        task: Followed

    @dataclass
    class Left(Message):
        """The list is to be left, to the next or the one before."""

        by: int

    def __init__(
        self,
        tell: Callable[[Followed, Mapping[str, Any]], Followed | None],
        take_back: Callable[[], Followed | None],
        today: date,
        *,
        with_news: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self._with_news = with_news
        self._tell = tell
        self._take_back = take_back
        self.today = today
        self.field = OneLine(placeholder="(f filtrerar: för:frida, försenad, klar, alla, ord)", compact=True, classes="filter")
        self.listed = MarkedList(compact=True)
        self.detail = Lines(5, classes="detail")
        self._hints = Lines(2, classes="hints")
        self.tasks: tuple[Followed, ...] = ()
        """All of them."""
        self._shown: list[Followed] = []
        self._touched: set[tuple[str, date, str]] = set()
        """Those of which something was told here: they stay in the list."""

    def compose(self) -> ComposeResult:
        """The filter, the list, and what is at hand."""
        yield self.field
        yield self.listed
        yield self.detail
        yield self._hints

    def on_mount(self) -> None:
        """Tell the keys."""
        self._hints.say(" · ".join(f"{key.shown} {key.short}" for key in FOLLOWED_KEYS))

    def show(self, tasks: tuple[Followed, ...]) -> None:
        """Show the åtgärder, narrowed as before, with the same one at hand as far as it is there."""
        self.tasks = tasks
        self._narrow()

    @property
    def at_hand(self) -> Followed | None:
        """The åtgärd at hand; None if there is none."""
        index = self.listed.highlighted
        return self._shown[index] if index is not None and index < len(self._shown) else None

    def enter(self) -> None:
        """Put the cursor in the list."""
        focus_now(self.listed)

    def tell(self, task: Followed, told: Mapping[str, Any]) -> None:
        """Have it told of the åtgärd."""
        self._became(self._tell(task, told))

    def _became(self, now: Followed | None) -> None:
        if now is None:
            return
        self._touched.add(_key(now))
        self.tasks = tuple(now if _key(task) == _key(now) else task for task in self.tasks)
        index = next((index for index, task in enumerate(self._shown) if _key(task) == _key(now)), None)
        if index is None:
            self._narrow()
            return
        self._shown[index] = now
        self.listed.replace_option_prompt_at_index(index, task_row(now, self.today))
        self._tell_detail()

    def _narrow(self) -> None:
        at, index = self.at_hand, self.listed.highlighted or 0
        typed = self.field.value
        found = narrowed(self.tasks, typed, self.today)
        if not typed.strip():
            known = set(map(_key, found))
            found += [
                task
                for task in self.tasks
                if (_key(task) in self._touched or (self._with_news and task.is_news)) and _key(task) not in known
            ]
        found = by_urgency(found, self.today)
        self._shown = found[:MOST]
        self.listed.clear_options()
        self.listed.add_options([Option(task_row(task, self.today)) for task in self._shown])
        if len(found) > MOST:
            self.listed.add_option(Option(f"… och {len(found) - MOST} till; skriv ett filter (f).", disabled=True))
        if self._shown:
            same = next((n for n, task in enumerate(self._shown) if at and _key(task) == _key(at)), index)
            self.listed.highlighted = min(same, len(self._shown) - 1)
        self._tell_detail()

    def _tell_detail(self) -> None:
        task = self.at_hand
        if task is None:
            self.detail.say("Ingen åtgärd passar." if self.field.value.strip() else "Inga öppna åtgärder.")
            return
        about = " · ".join(filter(None, (source_words(task), *standing_words(task, self.today), one_line(task.comment))))
        people = f"Ansvarig: {', '.join(task.asked.action.responsible)}" if task.asked.action.responsible else "Utan ansvarig"
        self.detail.say(f"{one_line(task.asked.action.text)}\n{people}\n{about}")

    # Keys.

    def action_tell_done(self) -> None:
        """The åtgärd is done; a done one is not, after all."""
        if task := self.at_hand:
            standing = Standing.ONGOING if task.standing is Standing.DONE else Standing.DONE
            self.tell(task, {"standing": standing, "done_by": ()})

    def action_tell_ongoing(self) -> None:
        """It is going on."""
        self._tell_standing(Standing.ONGOING)

    def action_tell_dropped(self) -> None:
        """It is not to be done."""
        self._tell_standing(Standing.DROPPED)

    def _tell_standing(self, standing: Standing) -> None:
        task = self.at_hand
        if task and task.standing is not standing:
            self.tell(task, {"standing": standing})

    def action_ask_due(self) -> None:
        """Ask for a new day."""
        if task := self.at_hand:
            self.post_message(self.Asked(task, is_due=True))

    def action_show_source(self) -> None:
        """Show the item that it comes from."""
        if task := self.at_hand:
            self.post_message(self.Source(task))

    def action_filter(self) -> None:
        """Put the cursor in the filter."""
        focus_now(self.field)

    def action_take_back(self) -> None:
        """Take back what was told last."""
        self._became(self._take_back())

    def on_key(self, event: events.Key) -> None:
        """From the filter down to the list; Tab leaves the list."""
        if event.key in ("down", "enter", "escape") and self.field.has_focus:
            self.enter()
        elif event.key in ("tab", "shift+tab"):
            self.post_message(self.Left(-1 if event.key == "shift+tab" else 1))
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter()

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell_detail()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if task := self.at_hand:
            self.post_message(self.Asked(task, is_due=False))


def _key(task: Followed) -> tuple[str, date, str]:
    return task.asked.body, task.asked.meeting, task.asked.action.id
