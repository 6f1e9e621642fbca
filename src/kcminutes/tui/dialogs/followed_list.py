"""Åtgärder of earlier meetings in a list, narrowed by words; what is told of the one at hand is one key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from kcminutes.archive.filters import narrowed
from kcminutes.meeting.standing import Followed, by_urgency, report_words, source_words, standing_words
from kcminutes.meeting.states import Standing
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.dates_written import iso_with_weekday
from kcminutes.tui.dialogs.dialog_key import key_hints
from kcminutes.tui.dialogs.followed_keys import FOLLOWED_KEYS
from kcminutes.tui.widgets.filtered_list import FilteredList
from kcminutes.tui.widgets.row_list import RowList


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


class FollowedList(FilteredList[Followed]):
    """The åtgärder that are shown with `show`.

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

    def __init__(
        self,
        tell: Callable[[Followed, Mapping[str, Any]], Followed | None],
        take_back: Callable[[], Followed | None],
        today: date,
        *,
        with_news: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__("för:frida, försenad, klar, alla, ord", key_hints(FOLLOWED_KEYS), keys_rows=2, detail_rows=5, **kwargs)
        self._with_news = with_news
        self._tell = tell
        self._take_back = take_back
        self.today = today
        self._touched: set[tuple[str, date, str]] = set()
        """Those of which something was told here: they stay in the list."""
        self._just_done: tuple[str, date, str] | None = None
        """The one that was told to be done last, and nothing since: the same key takes that back."""

    def tell(self, task: Followed, told: Mapping[str, Any]) -> None:
        """Have it told of the åtgärd."""
        self._just_done = None
        self._became(self._tell(task, told))

    def _became(self, now: Followed | None) -> None:
        if now is not None:
            self._touched.add(self.key(now))
            self.became(now)

    def passing(self, typed: str) -> list[Followed]:
        """The åtgärder that the filter lets through, the most urgent first."""
        found = narrowed(self.all, typed, self.today)
        if not typed.strip():
            known = set(map(self.key, found))
            found += [
                task
                for task in self.all
                if (self.key(task) in self._touched or (self._with_news and task.is_news)) and self.key(task) not in known
            ]
        return by_urgency(found, self.today)

    def row(self, one: Followed) -> Text:
        """The åtgärd's row."""
        return task_row(one, self.today)

    def key(self, one: Followed) -> tuple[str, date, str]:
        """Which åtgärd of which meeting it is."""
        return one.asked.body, one.asked.meeting, one.asked.action.id

    def tell_detail(self) -> None:
        """Tell what is asked for, of whom, and how it stands."""
        task = self.at_hand
        if task is None:
            self.detail.say("Ingen åtgärd passar." if self.field.value.strip() else "Inga öppna åtgärder.")
            return
        about = " · ".join(
            filter(None, (source_words(task), *standing_words(task, self.today), report_words(task), one_line(task.comment)))
        )
        people = f"Ansvarig: {', '.join(task.asked.action.responsible)}" if task.asked.action.responsible else "Utan ansvarig"
        self.detail.say(f"{one_line(task.asked.action.text)}\n{people}\n{about}")

    # Keys.

    def action_tell_done(self) -> None:
        """The åtgärd is done; a done one is not, after all, and is as it was if it became so just now."""
        task = self.at_hand
        if task is None:
            return
        if task.standing is Standing.DONE and self._just_done == self.key(task):
            self.action_take_back()
            return
        standing = Standing.ONGOING if task.standing is Standing.DONE else Standing.DONE
        self.tell(task, {"standing": standing, "done_by": (), "not_done": ()})
        self._just_done = self.key(task) if standing is Standing.DONE else None

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

    def action_take_back(self) -> None:
        """Take back what was told last."""
        self._just_done = None
        self._became(self._take_back())

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if task := self.at_hand:
            self.post_message(self.Asked(task, is_due=False))
