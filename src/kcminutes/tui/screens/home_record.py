"""A tab of home with what the meetings have left behind: it is read beside the screen, and reported on between meetings."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from textual.containers import Vertical

from kcminutes.archive.record import Record
from kcminutes.meeting.reports import NAME, Replacement, Report
from kcminutes.storage.reporting import Reporting
from kcminutes.tui.program import Program
from kcminutes.tui.safe_work import run_safely
from kcminutes.tui.widgets.message_line import Messages

_ABOUT_REPORTS: Final = "reports"
"""What a fault of the file of reports is about."""

_T = TypeVar("_T")


def tell_left_out(messages: Messages, sentences: Sequence[str]) -> None:
    """Tell the first of what could not be read, and how many more there are; nothing if all could."""
    if sentences:
        more = f" (och {len(sentences) - 1} till)" if len(sentences) > 1 else ""
        messages.tell(sentences[0] + more)


class RecordTab(Vertical):
    """What `read_anew` reads is shown; what is reported is kept, and in what is shown from then on.

    ``consequence`` is what a fault in the reading leads to, as in `told`.
    """

    def __init__(self, program: Program, consequence: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._program = program
        self._consequence = consequence
        self._is_reading = False
        self._reporting = Reporting(program.workspace.root)
        self._told_standing = 0
        self._reported = 0
        """How many reports were made here or taken back."""

    def on_mount(self) -> None:
        """Follow how the file of reports stands, and tell what an ended program had not written."""
        self._reporting.listen(self._ask_to_tell)
        if self._reporting.restored:
            self._program.messages.tell(self._reporting.restored)

    def on_unmount(self) -> None:
        """Have all in the file."""
        if not self._reporting.close(1.0):
            why = self._reporting.problem or "det tar för lång tid"
            told = f"Det som rapporterades sist är inte sparat i {NAME}: {why}. Säkerhetskopian har det, för nästa start."
            self._program.handing_out.untold.append((told, True))

    def report(self, report: Report | Replacement) -> None:
        """Have it in the file soon."""
        self._reported += 1
        self._reporting.add(report)

    def take_back(self, report: Report | Replacement) -> None:
        """Have it out of the file again soon."""
        self._reported += 1
        self._reporting.take_back(report)

    def read_anew(self, find: Callable[[Record], tuple[_T, Iterable[str]]], show: Callable[[_T | None], None]) -> None:
        """Read the meetings, one reading at a time, and have shown what ``find`` finds in them; None if there was a fault.

        ``find`` gives a Swedish sentence on each thing that it could not take into account, too.
        """
        if self._is_reading:
            return
        self._is_reading = True
        reported = self._reported

        def read() -> tuple[_T, list[str]]:
            self._reporting.hurry()
            record = Record(self._program.workspace)
            found, odd = find(record)
            return found, [*record.left_out, *odd]

        def done(outcome: tuple[_T, list[str]] | None) -> None:
            self._is_reading = False
            if outcome and reported != self._reported:  # it may not have that; what is shown has
                self.read_anew(find, show)
                return
            found, left_out = outcome or (None, [])
            tell_left_out(self._program.messages, left_out)
            show(found)

        run_safely(self, read, done, self._program.messages.warn, self._consequence)

    def _ask_to_tell(self) -> None:
        """From a writer's thread, which must not wait for the screen."""
        self.call_later(self._file_changed)

    def _file_changed(self) -> None:
        if not self.is_attached:
            return
        if self._reporting.problem:
            why = f"Kan inte spara i {NAME}: {self._reporting.problem}. Fortsätt; nya försök görs."
            self._program.messages.warn(why, about=_ABOUT_REPORTS)
        else:
            self._program.messages.withdraw(_ABOUT_REPORTS)
        if self._told_standing != self._reporting.left_standing:
            self._told_standing = self._reporting.left_standing
            told = f"Någon har ändrat rapporten i {NAME}, så den står kvar där och gäller; ändra den i filen."
            self._program.messages.warn(told)
