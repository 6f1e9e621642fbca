"""The open åtgärder of earlier meetings, over the meeting: what is told of one becomes a row of the item at hand."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from kcminutes.meeting.model import FollowUp, Item
from kcminutes.meeting.queries import item_at, path_to
from kcminutes.meeting.standing import Followed, Heard, followed
from kcminutes.session.session import Session
from kcminutes.tui.dialogs.dialog import LEAVE, Dialog
from kcminutes.tui.dialogs.follow_up_forms import more_form, new_day_form
from kcminutes.tui.dialogs.followed_keys import FOLLOWED_KEYS
from kcminutes.tui.dialogs.followed_list import FollowedList
from kcminutes.tui.safe_work import run_safely

_NOW: Final = "nu"
"""Stands for the open meeting's own file, which may have another name by now."""

_Key = tuple[date, str, str]
"""An åtgärd as a follow-up names it: its meeting's day, that one's body where it is another, and the id."""


class FollowUpScreen(Dialog[None]):
    """``read`` gives the åtgärder as they stood before this meeting, beside the screen; ``coming`` is the next meeting's day."""

    KEYS = (*FOLLOWED_KEYS, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        session: Session,
        item: Item,
        read: Callable[[], tuple[tuple[Followed, ...], str]],
        coming: date | None,
        show_source: Callable[[Followed], Any],
    ) -> None:
        super().__init__(
            f"Uppföljning i {item.title}",
            about="Åtgärder som tidigare möten har bett om. Det som anges här blir rader under UPPFÖLJNING i ärendet.",
            keys=(LEAVE,),
        )
        self._session = session
        self._item = item.id
        self._read = read
        self._coming = coming
        self._show_source = show_source
        self._before: dict[_Key, Followed] = {}
        """How the åtgärder stood before this meeting."""
        self._count = 0
        """How many times something was told here, and not taken back."""
        self.followed = FollowedList(self._tell, self._take_back, session.meeting.head.day, with_news=True)

    def body(self) -> ComposeResult:
        """The list."""
        yield self.followed

    def more_help(self) -> list[str]:
        """The keys in the list."""
        from kcminutes.tui.dialogs.dialog_key import key_rows

        return [key_rows(FOLLOWED_KEYS)]

    def on_mount(self) -> None:
        """Read the meetings, and show what they asked for."""
        self.followed.enter()
        self.followed.detail.say("Läser mötena …")

        def warn(problem: str) -> None:
            self.app.notify(problem, severity="warning")

        def done(outcome: tuple[tuple[Followed, ...], str] | None) -> None:
            tasks, odd = outcome or ((), "")
            if odd:
                warn(odd)
            self._before = {self._key(task): task for task in tasks}
            self.followed.show(tuple(map(self._now, tasks)))

        run_safely(self, self._read, done, warn, "gör att åtgärderna inte kan visas")

    def _key(self, task: Followed) -> _Key:
        asked = task.asked
        is_own = " ".join(asked.body.split()).casefold() == " ".join(self._session.meeting.head.body.split()).casefold()
        return asked.meeting, "" if is_own else asked.body, asked.action.id

    def _row(self, key: _Key) -> FollowUp | None:
        """What the meeting has heard of the åtgärd: at this item, else at any other."""
        rows = [row for item in self._items() for row in item.follow_ups if (row.meeting, row.body, row.action) == key]
        return rows[0] if rows else None

    def _items(self) -> list[Item]:
        """The items, this one first."""
        meeting = self._session.meeting
        path = path_to(meeting, self._item)
        own = [item_at(meeting, path)] if path else []
        return [*own, *(one for item in meeting.items for one in (item, *item.subitems) if one.id != self._item)]

    def _now(self, before: Followed) -> Followed:
        """The åtgärd as it stands with what this meeting has heard."""
        row = self._row(self._key(before))
        if row is None:
            return before
        return followed(before.asked, (*before.heard, Heard(day=self._session.meeting.head.day, follow_up=row, file=_NOW)))

    def _tell(self, task: Followed, told: Mapping[str, Any]) -> Followed | None:
        key = self._key(task)
        before = self._before.get(key, task)
        action = task.asked.action
        row = self._row(key) or FollowUp(
            meeting=key[0],
            body=key[1],
            action=key[2],
            text=action.text,
            due=before.due,
            when=before.when,
            responsible=action.responsible,
        )
        self._session.recording.set_follow_up(self._item, replace(row, **told))
        self._count += 1
        return self._now(before)

    def _take_back(self) -> Followed | None:
        rows = [self._row(key) for key in self._before]
        if not self._count or self._session.undo(steps=False) is None:
            return None  # what was typed before is not taken back from here
        self._count -= 1
        changed = [before for (key, before), row in zip(self._before.items(), rows, strict=True) if self._row(key) != row]
        return self._now(changed[0]) if changed else None

    @on(FollowedList.Asked)
    def _asked(self, event: FollowedList.Asked) -> None:
        event.stop()
        task, drafts = event.task, self._session.file.drafts

        def tell(values: Mapping[str, Any]) -> None:
            self.followed.tell(task, values)

        if event.is_due:
            form = new_day_form(task, self._session.meeting.head.day, self._coming, drafts, tell)
        else:
            form = more_form(task, drafts, tell, self._before.get(self._key(task)))
        self.app.push_screen(form)

    @on(FollowedList.Source)
    def _source(self, event: FollowedList.Source) -> None:
        event.stop()
        self._show_source(event.task)

    @on(FollowedList.Left)
    def _left(self, event: FollowedList.Left) -> None:
        event.stop()
        if self.followed.field.has_focus:
            self.followed.enter()
        else:
            self.followed.action_filter()
