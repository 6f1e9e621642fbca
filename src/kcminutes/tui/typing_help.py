"""Help while one types: briefs, and what is offered after the cursor, made ready beside the screen."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kcminutes.completion.briefs import Expansion, expanded, in_force
from kcminutes.completion.offer import Offer
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.place import Part
from kcminutes.meeting.queries import item_at
from kcminutes.session.session import Session
from kcminutes.storage.settings import Settings
from kcminutes.storage.workspace import Workspace
from kcminutes.tui.safe_work import run_safely

if TYPE_CHECKING:
    from kcminutes.completion.offers import Offers
    from kcminutes.tui.widgets.agenda_editor import AgendaEditor
    from kcminutes.tui.widgets.item_editor import ItemEditor

_AFTER_START: Final = 0.3
"""Seconds after which the archive is read: the first key comes before."""


class TypingHelp:
    """The help in one meeting's fields. What is learnt is in memory only, and of this computer; ``warn`` tells what is wrong."""

    def __init__(
        self,
        editor: "ItemEditor | AgendaEditor",
        session: Session,
        settings: Settings,
        workspace: Workspace,
        warn: Callable[[str], object],
    ) -> None:
        self._editor, self._session, self._warn = editor, session, warn
        self._mood = settings.completion
        self.workspace = workspace
        self.briefs: dict[str, str] = in_force()
        """The briefs in force."""
        self._offers: Offers | None = None

    def begin(self) -> None:
        """Expand the usual briefs at once; read the others, and learn, beside the screen a little later."""
        self._editor.help_typing(None, self.expansion)
        self._editor.set_timer(_AFTER_START, self.read_briefs_again)
        if self._mood != "av" and not self._session.locked:
            self._editor.set_timer(_AFTER_START, self._learn)

    def in_a_line(self, before: str) -> Offer | None:
        """What is offered after the text in a field of one line: a title, a reason."""
        return self._offers.at(before, Part.ITEM) if self._offers else None

    def expansion(self, before: str) -> Expansion | None:
        """What the brief becomes that the text ends in."""
        return expanded(before, self.briefs)

    @property
    def brief_files(self) -> tuple[Path, ...]:
        """The files of briefs, the one that counts most first."""
        from kcminutes.storage.briefs_file import NAME, own_briefs_path

        return self.workspace.root / NAME, own_briefs_path()

    def read_briefs_again(self) -> None:
        """Have the briefs as their files are now."""
        run_safely(self._editor, self._read_briefs, self._have_briefs, self._warn, "gör att kortorden inte går att läsa")

    def _read_briefs(self) -> tuple[dict[str, str], tuple[str, ...]]:
        from kcminutes.storage.briefs_file import read_briefs

        found = [read_briefs(file) for file in self.brief_files]
        return in_force(*(briefs for briefs, _ in found)), tuple(problem for _, problems in found for problem in problems)

    def _have_briefs(self, found: tuple[dict[str, str], tuple[str, ...]] | None) -> None:
        if found is not None:
            self.briefs, problems = found
            for problem in problems:
                self._warn(problem)

    def _learn(self) -> None:
        from kcminutes.storage.forgetting import learnt_from

        archive = learnt_from(self.workspace, self._session.path)
        self._make(lambda: self._made(_unhurried(archive), self._session.meeting))

    def _made(self, archive: Iterator[Meeting], meeting: Meeting) -> "Offers":
        from kcminutes.completion.language import Language
        from kcminutes.completion.offers import CALM, EAGER, Offers

        return Offers(Language(archive, meeting), EAGER if self._mood == "ivrig" else CALM)

    def _make(self, make: Callable[[], "Offers"]) -> None:
        run_safely(self._editor, make, self._offer, self._warn, "gör att inget kan föreslås efter markören")

    def _offer(self, offers: "Offers | None") -> None:
        if offers is None:
            return
        self._offers = offers
        if self._session.at:
            offers.enter(item_at(self._session.meeting, self._session.at))
        self._editor.help_typing(offers, self.expansion)

    def own_briefs(self) -> dict[str, str]:
        """The user's own briefs, which hold in all workspaces; read from their file."""
        from kcminutes.storage.briefs_file import read_briefs

        return read_briefs(self.brief_files[1])[0]

    def mark_forgotten(self) -> None:
        """Note that what was learnt is not to be learnt again; raises OSError. For a thread beside the screen."""
        from kcminutes.storage.forgetting import forget

        forget(self.workspace)

    def forget(self) -> None:
        """Forget what was learnt of this meeting's texts and of the archive's; the kallelse is no text of anybody's."""
        if self._offers is not None:
            self._editor.help_typing(None, self.expansion)
            called = _as_called(self._session.meeting)
            self._make(lambda: self._made(iter(()), called))


def _as_called(meeting: Meeting) -> Meeting:
    """The meeting without what was typed in it."""

    def called(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(replace(item, notes="", decisions=(), actions=(), subitems=called(item.subitems)) for item in items)

    return replace(meeting, items=called(meeting.items))


def _unhurried(archive: Iterator[Meeting]) -> Iterator[Meeting]:
    """The meetings, with a pause after each as long as it took to read, in which keys are answered."""
    while True:
        began = time.monotonic()
        meeting = next(archive, None)
        if meeting is None:
            return
        time.sleep(time.monotonic() - began)
        yield meeting
