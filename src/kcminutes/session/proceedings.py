"""The meeting as a whole: opened, adjourned, closed, made final, and what stands at its head."""

from datetime import date, time

from msgspec.structs import replace

from kcminutes.meeting.edits import with_head, without_visits_to_come
from kcminutes.meeting.model import Approval, ComingMeeting, Head, Span
from kcminutes.meeting.place import HEAD
from kcminutes.meeting.states import DocumentState
from kcminutes.session.editing import Editing
from kcminutes.swedish.dates_written import clock


class Proceedings:
    """The commands for the meeting as a whole. None but `reopen` does anything in a locked meeting."""

    def __init__(self, session: Editing) -> None:
        self._session = session

    def set_head(self, head: Head, label: str = "mötets uppgifter") -> None:
        """Replace what stands at the top of the document."""
        self._session.change(with_head(self._session.meeting, head), label, HEAD)

    def set_coming(self, coming: tuple[ComingMeeting, ...]) -> None:
        """Replace the coming meetings."""
        self.set_head(replace(self._session.meeting.head, coming=coming), "kommande möten")

    def open_or_close(self) -> str:
        """Open the meeting now, or close it if it is open; the Swedish sentence that tells which, or why not."""
        session = self._session
        if session.locked:
            return session.locked
        head, now = session.meeting.head, session.time
        if head.opened is None:
            opened = replace(session.meeting, head=replace(head, opened=now))
            session.change(without_visits_to_come(opened, now), "mötets öppnande", HEAD)
            return f"Mötet öppnades kl. {clock(now)}."
        if head.closed is None:
            session.leave()
            head = session.meeting.head
            self.set_head(replace(head, closed=now, adjournments=_ended(head.adjournments, now)), "mötets avslutande")
            return f"Mötet avslutades kl. {clock(now)}."
        return f"Mötet är avslutat sedan kl. {clock(head.closed)}."

    def adjourn_or_resume(self) -> str:
        """Begin a break now, or end the one that goes on; the Swedish sentence that tells which, or why not."""
        session = self._session
        if session.locked:
            return session.locked
        head, now = session.meeting.head, session.time
        if head.opened is None:
            return "Mötet är inte öppnat än; öppna det först."
        if head.closed is not None:
            return "Mötet är redan avslutat."
        if head.is_adjourned:
            session.stay()
            self.set_head(replace(head, adjournments=_ended(head.adjournments, now)), "ajourneringens slut")
            return f"Mötet återupptogs kl. {clock(now)}."
        session.leave()
        session.stay()
        head = session.meeting.head
        self.set_head(replace(head, adjournments=(*head.adjournments, Span(start=now))), "ajournering")
        return f"Mötet ajournerades kl. {clock(now)}."

    def make_final(self, by: tuple[str, ...], day: date) -> None:
        """Close the document for changes."""
        head = self._session.meeting.head
        approval = Approval(version=len(head.approvals) + 1, day=day, by=by)
        self.set_head(replace(head, state=DocumentState.FINAL, approvals=(*head.approvals, approval)), "fastställt")

    def reopen(self) -> None:
        """Open a final document for changes again, which leaves its trace; nothing happens to one that is not final."""
        session = self._session
        head = session.meeting.head
        if head.is_final and not session.is_somebody_elses:
            *earlier, last = head.approvals or (Approval(version=1, day=head.day),)
            reopened = replace(last, reopened=session.now().date())
            changed = replace(head, state=DocumentState.DRAFT, approvals=(*earlier, reopened))
            session.record(replace(session.meeting, head=changed), "återöppnat", HEAD)


def _ended(spans: tuple[Span, ...], now: time) -> tuple[Span, ...]:
    """The spans with the last one ended now, if it goes on."""
    if spans and spans[-1].end is None:
        return (*spans[:-1], Span(start=spans[-1].start, end=now))
    return spans
