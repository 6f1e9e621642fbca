"""A kallelse is made from the screen: asked for, made beside the screen, and opened to be written."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rich.text import Text
from textual.app import App

from kcminutes.storage.durable.drafts import Drafts
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.dialogs.field import (
    Field,
    day_field,
    day_read_from,
    listed,
    optional_file,
    required,
    required_day_read_from,
)
from kcminutes.tui.dialogs.form import Form
from kcminutes.tui.dialogs.lines import Lines
from kcminutes.tui.safe_work import run_safely

if TYPE_CHECKING:
    from kcminutes.archive.archive import Archive
    from kcminutes.meeting.model import Meeting

_DAYS: Final = "2017-01-19, 19/1, v 3 tor …"
_PASTE: Final = "Klistra in texten här, så som den står i mejlet eller dokumentet."

_T = TypeVar("_T")


class Calling:
    """What the program does to make a kallelse; ``write`` opens the file of one to be written."""

    def __init__(self, app: App[int], workspace: Workspace, write: Callable[[Path], None]) -> None:
        self._app = app
        self._workspace = workspace
        self._write = write

    def ask_next(self, drafts: Drafts) -> None:
        """Ask whose meeting it is and when, with what the archive knows filled in; the first time, who is called too."""

        def known() -> "tuple[Archive, dict[str, date | None]]":
            from kcminutes.archive.archive import Archive
            from kcminutes.archive.new_agenda import bodies_to_call

            archive = Archive(self._workspace)
            return archive, bodies_to_call(archive)

        def ask(found: "tuple[Archive, dict[str, date | None]]") -> None:
            archive, days = found
            self._app.push_screen(self._next_form(archive, days, drafts) if days else self._first_form(drafts))

        self._beside(known, ask)

    def _next_form(self, archive: "Archive", days: Mapping[str, date | None], drafts: Drafts, problem: str = "") -> Form:
        """The form for the next kallelse of one of the bodies in ``days``, which are those of their coming meetings.

        ``problem`` tells why it could not be made just now.
        """
        from kcminutes.archive.bodies import body_typed
        from kcminutes.archive.new_agenda import new_agenda
        from kcminutes.archive.telling import summary

        again = self._again(lambda problem: self._app.push_screen(self._next_form(archive, days, drafts, problem)))
        first, *rest = days
        coming = days[first]

        def read_body(text: str) -> str:
            return body_typed(required(text), archive.bodies) or text

        def body_taken_for(text: str) -> str:
            meant = body_typed(text, archive.bodies)
            return f"→ {meant}" if meant and meant != text else ""

        def day_of(texts: Mapping[str, str]) -> str:
            nonlocal coming
            coming = days.get(body_typed(texts["body"], archive.bodies) or "")
            return str(coming or "")

        def read_day(text: str) -> date:
            # "Nästa möte" is that of the body in the field above.
            return required_day_read_from(date.today(), coming)(text)

        def done(values: Mapping[str, Any]) -> None:
            body, day = values["body"], values["day"]
            template = values["template"]

            def make() -> "tuple[Meeting, str]":
                from kcminutes.importing.template import template_in

                made = new_agenda(archive, body, day, template_in(template) if template else None)
                return made.meeting, summary(made)

            self._ask_doubts(archive, body, day, lambda: self._make(make, form, again))

        others = f"; andra: {', '.join(rest[:3])}" if rest else ""
        fields = [
            Field(
                "body",
                "Organ",
                first,
                read_body,
                takes=f"gruppen; början av namnet räcker{others}",
                taken_for=body_taken_for,
                typed_over=True,
            ),
            day_field(
                "day",
                "Datum",
                coming,
                read_day,
                hint=_DAYS,
                takes="mötets dag; organets nästa, om den är känd, tills du skriver en annan",
                follows=day_of,
            ),
            Field(
                "template",
                "Mall",
                "",
                optional_file,
                "tomt: det senaste mötet",
                takes="en fil att utgå från i stället; också Word, PDF …",
            ),
        ]
        about = "Nästa kallelse görs av det senaste mötet: deltagare, återkommande ärenden, det som bordlagts eller lämnats hit."
        form = Form("Ny kallelse", fields, done, drafts, message=problem, about=about, forgets=False)
        return form

    def _first_form(self, drafts: Drafts, problem: str = "") -> Form:
        from kcminutes.archive.first_agenda import first_agenda

        again = self._again(lambda problem: self._app.push_screen(self._first_form(drafts, problem)))

        def done(values: Mapping[str, Any]) -> None:
            def make() -> "tuple[Meeting, str]":
                people = {name: values[name] for name in ("secretary", "municipalities")}
                return first_agenda(values["body"], values["day"], **people), "Den första kallelsen är gjord; fyll på med ärenden."

            self._make(make, form, again)

        fields = [
            Field("body", "Organ", "Kommunchefsgruppen", required, takes="gruppens namn", typed_over=True),
            day_field("day", "Datum", None, required_day_read_from(date.today()), hint=_DAYS, takes="mötets dag"),
            Field("secretary", "Sekreterare", "", hint="ditt namn; får vara tomt", takes="den som skriver"),
            Field(
                "municipalities",
                "Kommuner",
                "",
                _municipalities,
                "Umeå kommun, Vännäs kommun …; får vara tomt",
                takes="kommunerna, med komma emellan",
            ),
        ]
        about = "Det frågas bara en gång; nästa kallelse görs av den här."
        form = Form("Den första kallelsen", fields, done, drafts, message=problem or about, about=about, forgets=False)
        return form

    def _ask_doubts(self, archive: "Archive", body: str, day: date, make: Callable[[], object]) -> None:
        """Make it at once, or ask first where something about the day is odd."""
        from kcminutes.archive.agenda_file import doubts
        from kcminutes.tui.dialogs.picker import Choice, Picker

        odd = doubts(archive, body, day)
        if not odd:
            make()
            return

        def answered(goes_on: bool) -> None:  # noqa: FBT001  # the picker hands over what was picked
            if goes_on:
                make()

        choices = [Choice(Text("Gör kallelsen ändå"), value=True), Choice(Text("Låt bli"), value=False)]
        leaving = "låter bli; ingen kallelse görs."
        self._app.push_screen(Picker(" ".join(odd), "välj med pilarna", lambda _: choices, answered, leaving=leaving))

    def _again(self, ask: Callable[[str], object]) -> Callable[[str], None]:
        """What asks again, with why it could not be done, if she stands where she does now; else that is only told."""
        asked_on = self._app.screen

        def again(problem: str) -> None:
            if self._app.screen is asked_on:
                ask(problem)
            else:
                self._app.notify(problem, severity="error")

        return again

    def _make(self, make: "Callable[[], tuple[Meeting, str]]", form: Form, again: Callable[[str], None]) -> None:
        """Make the kallelse that the form asked for, with what is to be said of it, save it, and open it to be written."""

        def made_and_saved() -> tuple[Path, str]:
            from kcminutes.archive.agenda_file import agenda_place, write_agenda

            meeting, said = make()
            path = agenda_place(self._workspace, meeting.head.day)
            write_agenda(meeting, path)
            return path, said

        def saved(outcome: tuple[Path, str]) -> None:
            path, said = outcome
            form.forget()
            self._write(path)
            self._app.notify(said, timeout=15)

        self._beside(made_and_saved, saved, again)

    def ask_import(self, chosen: Path | None, drafts: Drafts, open_file: Callable[[Path], None], problem: str = "") -> None:
        """Ask for a file to read in, or for text to paste; ``chosen`` is one that lies among the agendas.

        ``problem`` tells why that could not be done just now: what was typed then stands there.
        """
        again = self._again(lambda problem: self.ask_import(chosen, drafts, open_file, problem))

        def done(values: Mapping[str, Any]) -> None:
            def read_in(source: Path | str, *dialogs: Form | Lines) -> None:
                def opened(outcome: tuple[Path, bool, str]) -> None:
                    for dialog in dialogs:
                        dialog.forget()
                    path, is_minutes, told_of = outcome
                    (open_file if is_minutes else self._write)(path)
                    self._app.notify(told_of, timeout=20)

                self._beside(lambda: self._read_in(source, values["day"], values["body"]), opened, again)

            if values["file"] is None:

                def pasted(text: object) -> None:
                    read_in(str(text), form, pasting)

                pasting = Lines("Läs in text", _PASTE, "", required, pasted, drafts, forgets=False)
                self._app.push_screen(pasting)
            else:
                read_in(values["file"], form)

        fields = [
            Field(
                "file",
                "Fil",
                str(chosen or ""),
                optional_file,
                "tomt: klistra in texten i stället",
                takes="Word, PDF, ODT, HTML, mejl eller text",
            ),
            day_field(
                "day",
                "Datum",
                None,
                day_read_from(date.today()),
                hint="tomt: det som står i texten",
                takes="mötets dag, om den inte står i texten",
            ),
            Field("body", "Organ", "", hint="tomt: det som står i texten", takes="gruppens namn, om det inte står i texten"),
        ]
        about = "En kallelse eller ett protokoll från någon annan blir programmets egen fil. Inget ord går förlorat."
        form = Form("Läs in", fields, done, drafts, message=problem, about=about, forgets=False)
        self._app.push_screen(form)

    def _read_in(self, source: Path | str, day: date | None, body: str) -> tuple[Path, bool, str]:
        """Read it in and save it: the file, whether it is minutes, and a sentence on what was found."""
        from kcminutes.importing.importer import imported
        from kcminutes.importing.reading import pasted, read_source
        from kcminutes.importing.saving import place_in, save
        from kcminutes.importing.summary import summary

        found = imported(read_source(source) if isinstance(source, Path) else pasted(source), day=day, body=body)
        path = place_in(self._workspace, found)
        save(found, path)
        first, counts, *_ = summary(found)
        left = f" {len(found.unplaced)} texter förstods inte och står i listan." if found.unplaced else ""
        return path, found.is_minutes, f"{first} {counts}{left}"

    def open_sample(self, open_file: Callable[[Path], None]) -> None:
        """Open the sample meeting, from a copy in the workspace."""

        def copy() -> Path:
            from kcminutes.archive.shipped import sample_copy

            return sample_copy(self._workspace.root)

        self._beside(copy, open_file)

    def _beside(self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[str], object] | None = None) -> None:
        """Do what reads and writes files beside the screen; what is wrong with them is told, by ``failed`` if given."""

        def settled(result: _T | None) -> None:
            if result is not None:
                then(result)

        tell = failed or (lambda problem: self._app.notify(problem, severity="error"))
        run_safely(self._app, work, settled, tell, "gör att kallelsen inte går att göra")


def _municipalities(text: str) -> tuple[str, ...]:
    """The municipalities, each as it was written; a comma parts them too."""
    return listed(text.replace(",", ";"))
