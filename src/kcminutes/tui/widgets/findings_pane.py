"""What is missing or odd in the meeting, under the editor, following what is typed; Enter goes to the place."""

import asyncio
from dataclasses import dataclass

from msgspec.structs import replace
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kcminutes.checks import Checker, Finding, unknown_rules
from kcminutes.checks.places import place_in_words
from kcminutes.meeting.model import Meeting
from kcminutes.session.news import News
from kcminutes.storage.settings import Settings
from kcminutes.tui.safe_work import looked_through
from kcminutes.tui.textual_seams.focus import has_focus_now
from kcminutes.tui.textual_seams.marked_list import MarkedList
from kcminutes.tui.widgets.line import Lines
from kcminutes.tui.widgets.typing_pause import TypingPause

PAUSE = 0.3
"""Seconds without typing after which the meeting is looked through."""
LONGEST_WAIT = 2.0
"""Seconds after which it is, even if typing goes on."""


class FindingsPane(Vertical):
    """The findings, a row each, and under them what to do about the one at hand."""

    @dataclass
    class Chosen(Message):
        """The place of a finding is to be gone to."""

        finding: Finding

    def __init__(self, settings: Settings, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # the widget's own keywords pass through
        self.listed = MarkedList(compact=True)
        self.remedy = Lines(6, id="remedy")
        self.found: list[Finding] | None = None
        """What is shown; None until the meeting has been looked through once."""
        self._settings = settings
        self._checker = Checker(settings.rules_off)
        self._busy = asyncio.Lock()
        self._meeting: Meeting | None = None
        self._pause = TypingPause(self, self._look, LONGEST_WAIT)
        self._counted = ""

    def compose(self) -> ComposeResult:
        """The list and the line under it."""
        yield self.listed
        yield self.remedy

    def on_descendant_focus(self) -> None:
        """Mark the heading."""
        self._head()

    def on_descendant_blur(self) -> None:
        """Take the mark away, once it is known where the cursor went."""
        self.call_later(self._head)

    def _head(self) -> None:
        self.border_title = f"{'▸ ' if has_focus_now(self) else ''}Granskning{self._counted}"

    def on_mount(self) -> None:
        """Tell what is wrong with the settings, now that they are used."""
        for problem in unknown_rules(self._settings.checks):
            self.notify(problem, severity="warning", timeout=10)

    def follow(self, news: News) -> None:
        """Look through the meeting, as soon as typing pauses."""
        self.look_through(news.meeting)

    def look_through(self, meeting: Meeting) -> None:
        """Look through the meeting, as soon as typing pauses; at once if it is the first time."""
        if meeting is self._meeting or not self.display:
            return
        self._meeting = meeting
        if self.found is None:
            self._look()
        else:
            self._pause.wait(PAUSE)

    def _look(self) -> None:
        self._pause.end()
        self.run_worker(self._look_through())

    async def _look_through(self) -> None:
        async with self._busy:  # the checker keeps what it found, and is no two threads' at once
            meeting = self._meeting
            if meeting is None:
                return
            found = await looked_through(lambda: self._checker.findings(meeting), lambda text: self.notify(text, severity="error"))
            if found is None:
                self.display = False
            elif found != self.found:
                self._show(found, meeting)

    def _show(self, found: list[Finding], meeting: Meeting) -> None:
        """Show the findings with the same one at hand as before, or the one that has come in its place."""
        at = self.listed.highlighted or 0
        before = self.found[at] if self.found and at < len(self.found) else None
        self.found = found
        self.listed.clear_options()
        self.listed.add_options([Option(_row(finding, meeting)) for finding in found])
        serious = sum(not finding.hint for finding in found)
        hints = len(found) - serious
        self._counted = (f": {serious} att se över" + (f", {hints} tips" if hints else "")) if found else ""
        self._head()
        if found:
            same = next((index for index, finding in enumerate(found) if _is_same(finding, before)), at)
            self.listed.highlighted = min(same, len(found) - 1)
        self._tell_remedy()

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell_remedy()

    def _tell_remedy(self) -> None:
        at = self.listed.highlighted
        if not self.found or at is None:
            nothing = "Inget fattas och inget ser konstigt ut. Esc stänger."
            self.remedy.say(nothing if self.found is not None else "Läser igenom mötet …")
            return
        finding = self.found[at]
        row = _row(finding, self._meeting) if self._meeting else Text()
        is_cut = row.cell_len > self.listed.scrollable_content_region.width
        whole = f"{finding.text}. " if is_cut else ""
        keys = f"Retur går dit · Esc stänger · regel: {finding.rule}"
        self.remedy.say(Text.assemble(f"{whole}→ {finding.remedy}  ", (keys, "italic")))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.found:
            self.post_message(self.Chosen(self.found[event.option_index]))


def _row(finding: Finding, meeting: Meeting) -> Text:
    sign = "·" if finding.hint else "!"
    return Text.assemble(
        f"{sign} ", (f"{place_in_words(finding.place, meeting)}: ", "bold"), finding.text, no_wrap=True, overflow="ellipsis"
    )


def _is_same(finding: Finding, before: Finding | None) -> bool:
    """Whether it is the finding that was there before, though its text's offset has moved."""
    if before is None or (finding.rule, finding.text) != (before.rule, before.text):
        return False
    return replace(finding.place, offset=0) == replace(before.place, offset=0)
