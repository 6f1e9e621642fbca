"""The open åtgärder that a kallelse may end in: found beside the screen, and asked about before the kallelse goes out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App

from kcminutes.meeting.model import Meeting
from kcminutes.storage.settings import Settings
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.safe_work import run_safely

if TYPE_CHECKING:
    from kcminutes.meeting.standing import Followed

Tasks = tuple["Followed", ...]


class OpenActions:
    """What the body's earlier meetings asked for and is not done, for documents of a kallelse; for those of minutes nothing."""

    def __init__(self, app: App[int], settings: Settings, workspace: Workspace) -> None:
        self._app, self._settings, self._workspace = app, settings, workspace

    def usual(self, meeting: Meeting, then: Callable[[Tasks], object]) -> None:
        """Go on with those that the settings want in the document."""
        if self._settings.open_actions and not meeting.is_recorded:
            self._find(meeting, then)
        else:
            then(())

    def ask(self, meeting: Meeting, then: Callable[[Tasks], object]) -> None:
        """Go on with all or none of them, as is picked; the settings' way comes first. Nothing is asked where there are none.

        The question stands there while they are looked for: one that came later would take what is typed then for its answer.
        """
        from kcminutes.tui.dialogs.picker import Choice, Picker

        if meeting.is_recorded:
            then(())
            return
        choices: list[Choice] = []
        leaving, looking = "lämnar inte ut kallelsen.", "Letar efter öppna åtgärder …"
        picker = Picker("Kallelsen", "välj med pilarna", lambda _: choices, then, leaving=leaving, nothing=looking)

        async def go_on() -> None:
            if picker.is_active:  # a help that lies over it is hers to leave
                await picker.finish(())

        def found(tasks: Tasks) -> None:
            if picker not in self._app.screen_stack:
                return  # she has left it
            them = f"de {len(tasks)} öppna åtgärderna" if len(tasks) > 1 else "den öppna åtgärden" if tasks else "öppna åtgärder"
            choices.append(Choice(Text(f"Utan {them}"), ()))
            if tasks:
                choices.insert(0 if self._settings.open_actions else 1, Choice(Text(f"Med {them} att följa upp, sist"), tasks))
            picker.show_again()
            if not tasks:
                picker.call_later(go_on)

        self._app.push_screen(picker)
        self._find(meeting, found)

    def _find(self, meeting: Meeting, then: Callable[[Tasks], object]) -> None:
        def found() -> Tasks:
            from kcminutes.archive.standing import open_before

            return open_before(self._workspace, meeting)

        def warn(problem: str) -> None:
            self._app.notify(problem, severity="error")

        run_safely(self._app, found, lambda tasks: then(tasks or ()), warn, "gör att inga öppna åtgärder kan hittas")
