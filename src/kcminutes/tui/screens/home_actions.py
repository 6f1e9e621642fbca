"""Home's tab of åtgärder: all that the workspace's meetings asked for, and what is reported of them between meetings."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from kcminutes.archive.record import Record
from kcminutes.archive.standing import Standings
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.reports import NAME, Report
from kcminutes.meeting.standing import Followed, Heard, followed
from kcminutes.storage.reporting import Reporting
from kcminutes.tui.dialogs.follow_up_forms import more_form, new_day_form
from kcminutes.tui.dialogs.followed_list import FollowedList
from kcminutes.tui.fault_report import told
from kcminutes.tui.program import Program
from kcminutes.tui.side_thread import run_beside

ABOUT_REPORTS = "reports"
"""What a fault of the file of reports is about."""


class HomeActions(Vertical):
    """The åtgärder, read beside the screen each time that the tab is shown."""

    def __init__(self, program: Program, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._program = program
        self._reporting = Reporting(program.workspace.root)
        self._told: list[tuple[Followed, Report]] = []
        """What was reported here, the newest last: the åtgärd as it stood before, and the report."""
        self._is_reading = False
        self.followed = FollowedList(self._report, self._take_back, date.today())

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.followed

    def on_mount(self) -> None:
        """Follow how the file of reports stands, and tell what an ended program had not written."""
        self._reporting.listen(self._ask_to_tell)
        if self._reporting.restored:
            self._program.messages.tell(self._reporting.restored)

    def on_unmount(self) -> None:
        """Have all in the file."""
        self._reporting.close(1.0)  # what can't be written by then is in the safety copy

    def enter(self) -> None:
        """Put the cursor in the list, and read the meetings anew."""
        self.followed.enter()
        self.followed.today = date.today()
        if self._is_reading:
            return
        self._is_reading = True
        if not self.followed.tasks:
            self.followed.detail.say("Läser mötena …")

        def read() -> tuple[tuple[Followed, ...], list[str], str]:
            try:
                self._reporting.hurry()
                record = Record(self._program.workspace)
                standings = Standings(record)
            except Exception as error:  # noqa: BLE001  # a fault in the reading is no reason to end the program
                return (), [], told(error, "gör att åtgärderna inte kan visas")
            return standings.tasks, [*record.left_out, *standings.told], ""

        def done(outcome: tuple[tuple[Followed, ...], list[str], str]) -> None:
            tasks, left_out, fault = outcome
            self._is_reading = False
            if fault:
                self._program.messages.warn(fault)
            elif left_out:
                more = f" (och {len(left_out) - 1} till)" if len(left_out) > 1 else ""
                self._program.messages.tell(left_out[0] + more)
            self.followed.show(tasks)

        run_beside(self, read, done)

    def _report(self, task: Followed, what: Mapping[str, Any]) -> Followed | None:
        """Have it in the file soon; the åtgärd as it stands then."""
        asked, day = task.asked, date.today()
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
            **what,
        )
        self._told.append((task, report))
        self._reporting.add(report)
        return followed(asked, (*task.heard, Heard(day=day, follow_up=report)))

    def _take_back(self) -> Followed | None:
        if not self._told:
            return None
        before, report = self._told.pop()
        self._reporting.take_back(report)
        return before

    def _ask_to_tell(self) -> None:
        """From a writer's thread, which must not wait for the screen."""
        self.call_later(self._file_changed)

    def _file_changed(self) -> None:
        if not self.is_attached:
            return
        if self._reporting.problem:
            why = f"Kan inte spara i {NAME}: {self._reporting.problem}. Fortsätt; nya försök görs."
            self._program.messages.warn(why, about=ABOUT_REPORTS)
        else:
            self._program.messages.withdraw(ABOUT_REPORTS)

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
