"""Home's tab of åtgärder: all that the workspace's meetings asked for, and what is reported of them between meetings."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from kcminutes.archive.record import Record
from kcminutes.archive.standing import Standings
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.reports import Report
from kcminutes.meeting.standing import Followed, Heard, followed
from kcminutes.tui.dialogs.follow_up_forms import more_form, new_day_form
from kcminutes.tui.dialogs.followed_list import FollowedList
from kcminutes.tui.program import Program
from kcminutes.tui.screens.home_record import RecordTab


class HomeActions(RecordTab):
    """The åtgärder, read each time that the tab is shown."""

    def __init__(self, program: Program, **kwargs: Any) -> None:
        super().__init__(program, "gör att åtgärderna inte kan visas", **kwargs)
        self._told: list[tuple[Followed, Report]] = []
        """What was reported here, the newest last: the åtgärd as it stood before, and the report."""
        self.followed = FollowedList(self._report, self._take_back, date.today())

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.followed

    def enter(self) -> None:
        """Put the cursor in the list, and read the meetings anew."""
        self.followed.enter()
        self.followed.today = date.today()
        if not self.followed.all:
            self.followed.detail.say("Läser mötena …")
        self.read_anew(_tasks, lambda tasks: self.followed.show(tasks or ()))

    def _report(self, task: Followed, what: Mapping[str, Any]) -> Followed | None:
        """Have it in the file soon; the åtgärd as it stands then."""
        asked = task.asked
        day = max((date.today(), *(one.day for one in task.heard)))  # a clock that is behind turns nothing around
        action = asked.action
        last = task.heard[-1].follow_up if task.heard else None
        own = (last.meeting, last.body, last.action) if last and asked.problem else (asked.meeting, asked.body, action.id)
        report = Report(
            meeting=own[0],
            body=own[1] or asked.body,
            action=own[2],
            text=action.text,
            due=action.due,
            when=action.when,
            responsible=action.responsible,
            day=day,
            by=(name,) if (name := self._program.settings.name.strip()) else (),
            **what,
        )
        self._told.append((task, report))
        self.report(report)
        return followed(asked, (*task.heard, Heard(day=day, follow_up=report, by=report.by)))

    def _take_back(self) -> Followed | None:
        if not self._told:
            return None
        before, report = self._told.pop()
        self.take_back(report)
        return before

    @on(FollowedList.Asked)
    def _asked(self, event: FollowedList.Asked) -> None:
        event.stop()
        task, drafts = event.task, self._program.handing_out.drafts_at_home

        def tell(values: Mapping[str, Any]) -> None:
            self.followed.tell(task, values)

        form = new_day_form(task, date.today(), None, drafts, tell) if event.is_due else more_form(task, drafts, tell)
        self.app.push_screen(form)

    @on(FollowedList.Source)
    def _source(self, event: FollowedList.Source) -> None:
        event.stop()
        asked = event.task.asked
        if not asked.file:
            self._program.messages.warn(f"Det går inte att visa ärendet: {asked.problem}.")
            return
        self._program.open_file(Path(self._program.workspace.root / asked.file), Place(asked.item, Part.ACTIONS))


def _tasks(record: Record) -> tuple[tuple[Followed, ...], list[str]]:
    standings = Standings(record)
    for task in standings.tasks:
        _ = task.letters  # had here, beside the screen, that no key waits for them
    return standings.tasks, standings.told
