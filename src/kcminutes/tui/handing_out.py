"""The document leaves the screen: shown in the whole window, exported or printed, each in a thread of its own."""

import asyncio
import contextlib
import contextvars
import sys
import time
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import App

from kcminutes.meeting.model import Meeting
from kcminutes.meeting.queries import known_people
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.storage.durable.home_drafts import drafts_at_home
from kcminutes.storage.settings import Settings
from kcminutes.storage.workspace import Workspace
from kcminutes.swedish.refusal import Refusal
from kcminutes.tui.open_actions import OpenActions, Tasks
from kcminutes.tui.safe_work import tried
from kcminutes.tui.side_thread import run_beside
from kcminutes.tui.textual_seams.ending import has_ended

if TYPE_CHECKING:
    import threading

    from kcminutes.documents.printing import PrintJob
    from kcminutes.tui.dialogs.dialog_key import DialogKey


class HandingOut:
    """What the program does with documents, whichever screen asks for it."""

    def __init__(self, app: App[int], settings: Settings, workspace: Workspace) -> None:
        self._app = app
        self._open_actions = OpenActions(app, settings, workspace)
        self._settings = settings
        self.untold: list[tuple[str, bool]] = []
        """What became of documents and is not told yet, and whether that was bad; told after the program's end."""
        self._under_way: list[threading.Thread] = []
        self._has_given_up = False

    @cached_property
    def drafts_at_home(self) -> Drafts:
        """What is typed in the forms that are asked for with no meeting open."""
        return drafts_at_home()

    def close(self) -> None:
        """Let the drafts of those forms go, if any form was asked for.

        Asked for only to be closed, they would be taken over from another program.
        """
        if "drafts_at_home" in vars(self):
            self.drafts_at_home.close()

    def show(self, meeting: Meeting, key: "DialogKey") -> None:
        """Show the formatted document in the whole window, which the key that showed it leaves too."""
        from kcminutes.tui.dialogs.reader import Reader, Rows

        def shown(tasks: Tasks) -> None:
            def rows(width: int) -> Rows:
                from kcminutes.documents.delivery import composed
                from kcminutes.documents.formats.terminal import document_lines

                whole = composed(meeting, self._settings, tasks=tasks)
                return [list(line.render(self._app.console)) for line in document_lines(whole, width)]

            self._app.push_screen(Reader("Utkast", rows, key=key))

        self._open_actions.usual(meeting, shown)

    def ask_export(self, meeting: Meeting, minutes: Path) -> None:
        """Ask for a format, and write the document beside the minutes."""
        from kcminutes.documents.delivery import DATA_FORMATS, document_path
        from kcminutes.documents.formats.making import FORMATS
        from kcminutes.tui.dialogs.picker import Choice, Picker

        names = (*FORMATS, *DATA_FORMATS)

        def choices(typed: str) -> list[Choice]:
            return [Choice(Text(f"{name:4}   {document_path(minutes, name)}"), name) for name in names if name.startswith(typed)]

        def done(name: str) -> None:
            if document_path(minutes, name) == minutes:
                self._app.notify(f"{minutes.name} är mötets egen fil; välj ett annat format.", severity="error", timeout=10)
                return
            if name in DATA_FORMATS:
                self._export(meeting, minutes, name)
            else:
                self._open_actions.ask(meeting, lambda tasks: self._export(meeting, minutes, name, tasks=tasks))

        about = "Dokumentet skrivs i mappen bredvid anteckningarna, i det format som väljs; ics är för kalendern, json för program."
        self._app.push_screen(Picker("Exportera", "format", choices, done, about=about))

    def ask_extract(self, meeting: Meeting, minutes: Path, items: str, drafts: Drafts) -> None:
        """Ask for items or a person, and write an extract beside the minutes."""
        from kcminutes.documents.delivery import DATA_FORMATS
        from kcminutes.documents.formats.making import FORMATS
        from kcminutes.tui.dialogs.field import Field, Unreadable
        from kcminutes.tui.dialogs.form import Form
        from kcminutes.tui.dialogs.meeting_fields import person_field

        names = (*FORMATS, *DATA_FORMATS)

        def known_format(text: str) -> str:
            if (name := text.casefold().lstrip(".")) not in names:
                raise Unreadable(f"ska vara {', '.join(names[:-1])} eller {names[-1]}")
            return name

        fields = [
            Field("items", "Ärenden", items, hint="4, 10-11, 15.1", takes="ärendenas nummer, som 4, 10-11, 15.1", typed_over=True),
            person_field("person", "Eller åtgärder för", "", known_people(meeting), "namn, del av namn eller initialer"),
            Field("format", "Format", "pdf", known_format, takes=", ".join(names), typed_over=True),
        ]

        def done(values: Mapping[str, Any]) -> None:
            person = values["person"] or None
            items = None if person else values["items"] or None
            if not items and not person:
                self._app.notify("Skriv vilka ärenden, eller vems åtgärder, som ska med.", severity="warning", timeout=6)
            else:
                self._export(meeting, minutes, values["format"], items, person)

        about = "Några ärenden och vilka som deltog i dem, eller en persons åtgärder, i en fil bredvid anteckningarna."
        self._app.push_screen(Form("Exportera utdrag", fields, done, drafts, about=about))

    def ask_print(self, meeting: Meeting, minutes: Path, drafts: Drafts | None = None) -> None:
        """Ask for printer and copies, and print; ``drafts`` are the open meeting's, None if none is open."""
        from kcminutes.tui.dialogs.field import Field, optional_count, optional_yes_or_no
        from kcminutes.tui.dialogs.form import Form

        fields = [
            Field(
                "printer",
                "Skrivare",
                self._settings.printer,
                hint="tomt: standardskrivaren",
                takes="skrivarens namn, eller inget",
            ),
            Field("copies", "Antal", "1", optional_count, takes="antalet exemplar", typed_over=True),
            Field(
                "two_sided",
                "Dubbelsidigt",
                "",
                optional_yes_or_no,
                hint="ja eller nej; tomt: som skrivaren är inställd",
                takes="ja eller nej; tomt: som skrivaren är inställd",
            ),
        ]

        def done(values: Mapping[str, Any]) -> None:
            from kcminutes.documents.printing import PrintJob

            job = PrintJob(values["printer"], values["copies"] or 1, values["two_sided"])
            self._open_actions.ask(meeting, lambda tasks: self._print_document(meeting, minutes, job, tasks))

        about = "Retur skriver ut dokumentet; Esc gör det inte."
        kept, subject = (drafts, "") if drafts else (self.drafts_at_home, str(minutes))
        self._app.push_screen(Form("Skriv ut", fields, done, kept, subject=subject, about=about))

    def _export(  # noqa: PLR0913, PLR0917  # what, how, and how much of it
        self,
        meeting: Meeting,
        minutes: Path,
        format_name: str,
        items: str | None = None,
        person: str | None = None,
        tasks: Tasks = (),
    ) -> None:
        from kcminutes.documents.delivery import NotAnExportError, check_own, content_in, deliver, document_path
        from kcminutes.storage.handed_out import keep_handed_out

        out = document_path(minutes, format_name, items=items, person=person)

        def start(agreed: str = "") -> None:
            def delivered() -> str:
                content = content_in(format_name, meeting, self._settings, items=items, person=person, tasks=tasks)
                try:
                    told = f"Dokumentet finns i {deliver(content, out, minutes, agreed=agreed)}."
                except NotAnExportError as error:
                    if not agreed:
                        raise
                    raise Refusal(f"{out.name} har ändrats sedan frågan ställdes, och är orörd; exportera igen.") from error
                if items is None and person is None:
                    keep_handed_out(meeting)
                return told

            self._start(delivered)

        try:
            check_own(out)  # here and not in the thread, which would ask when she types again
        except NotAnExportError as error:
            if not (found := error.found):  # nobody can say what she would let go
                self._app.notify(str(error), severity="error", timeout=10)
                return
            self._ask_whether_to_write_over(out, lambda: start(found))
        else:
            start()

    def _ask_whether_to_write_over(self, out: Path, start: Callable[[], None]) -> None:
        """Start if she lets a file go that no export made."""
        from kcminutes.tui.dialogs.picker import Choice, Picker

        def done(write_over: bool) -> None:  # noqa: FBT001  # the picker hands over what was picked
            if write_over:
                start()
            else:
                self._app.notify(f"{out.name} är orörd; inget är exporterat.", timeout=6)

        choices = [Choice(Text("Låt filen vara"), value=False), Choice(Text(f"Skriv över {out.name}"), value=True)]
        title = f"{out.name} finns redan och är ingen export, eller är ändrad sedan dess"
        leaving = "låter filen vara; inget exporteras."
        self._app.push_screen(Picker(title, "välj med pilarna", lambda _: choices, done, leaving=leaving))

    def _print_document(self, meeting: Meeting, minutes: Path, job: "PrintJob", tasks: Tasks) -> None:
        from kcminutes.documents.printing import print_meeting
        from kcminutes.storage.handed_out import keep_handed_out

        def printed() -> str:
            told = print_meeting(meeting, minutes.stem, job, self._settings, tasks)
            keep_handed_out(meeting)
            return told

        self._start(printed)

    def mail(self, meeting: Meeting, file: Path) -> None:
        """Make mail drafts with the document, note that, and open the first in the user's mail program."""
        self._open_actions.ask(meeting, lambda tasks: self._mail(meeting, file, tasks))

    def _mail(self, meeting: Meeting, file: Path, tasks: Tasks) -> None:
        def delivered() -> str:
            from kcminutes.documents.delivery import NotAnExportError
            from kcminutes.documents.mail import deliver_drafts
            from kcminutes.storage.durable.atomic import reason
            from kcminutes.storage.system_program import open_in_system

            try:
                written = deliver_drafts(meeting, self._settings, file, tasks=tasks)
            except NotAnExportError as error:
                raise NotAnExportError(f"{str(error).removesuffix('.')}, eller flytta undan det och mejla igen.") from error
            told = f"{len(written)} mejl finns i {written[0].parent}." if len(written) > 1 else f"Mejlet finns i {written[0]}."
            try:
                open_in_system(written[0])
            except OSError as error:
                return f"{told} Öppna det i ditt e-postprogram; härifrån går det inte: {reason(error)}."
            return f"{told} Det öppnas i ditt e-postprogram."

        self._start(delivered)

    def _start(self, delivered: Callable[[], str]) -> None:
        self._under_way = [thread for thread in self._under_way if thread.is_alive()]
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def tell(message: str, is_bad: bool) -> None:  # noqa: FBT001
            if self._has_given_up:
                return  # what becomes of it is told already
            outcome = message, is_bad
            self.untold.append(outcome)
            with contextlib.suppress(RuntimeError):  # the program has ended, and tells it after
                loop.call_soon_threadsafe(self._tell, outcome, context=context)

        self._under_way.append(run_beside(self._app, lambda: tell(*self._delivered(delivered))))

    def finish(self, seconds: float) -> bool:
        """As the program has ended: wait for documents that are under way, so long at most; whether all are done now.

        What is not done is given up, which `untold` tells.
        """
        deadline = time.monotonic() + seconds
        for thread in self._under_way:
            thread.join(max(0.0, deadline - time.monotonic()))
        if not any(thread.is_alive() for thread in self._under_way):
            return True
        self._has_given_up = True
        if (processes := sys.modules.get("kcminutes.documents.processes")) is not None:
            processes.give_up()
        self.untold.append(("Ett dokument hann inte bli klart innan programmet avslutades, och gavs upp; gör det igen.", True))
        return False

    def _delivered(self, delivered: Callable[[], str]) -> tuple[str, bool]:
        """Deliver a document, in a thread of its own: where it went, or why it did not, and whether that is bad."""
        text, problem = tried(delivered, "gör att dokumentet inte går att göra")
        return problem or " ".join(filter(None, (text, self._settings.lacks_templates))), bool(problem)

    def _tell(self, outcome: tuple[str, bool]) -> None:
        if has_ended(self._app):
            return
        self.untold.remove(outcome)
        message, is_bad = outcome
        if is_bad:
            self._app.notify(message, severity="error", timeout=15)
        else:
            self._app.notify(message, timeout=10)
