"""The commands that change an open meeting; knows no screen."""

from datetime import date

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.model import Action, Approval, Attendance, DocumentState, Head, Item, ItemPath, ItemStatus, Participant, Span
from kcminutes.meeting.numbering import number
from kcminutes.meeting.queries import walk
from kcminutes.session.history import Place
from kcminutes.session.open_meeting import OpenMeeting, ended
from kcminutes.swedish.dates_read import next_meeting_date


class Session(OpenMeeting):
    """An open meeting with all that can be done in it: each command leads to a new value of ``meeting``, and can be undone."""

    # Recording in the item at hand.

    def set_notes(self, text: str) -> None:
        """What was said, as prose."""
        self._type(replace(self._here(), notes=text), "skrivet i Anteckning", Place(self.at, "notes"))

    def set_decisions(self, decisions: tuple[str, ...]) -> None:
        """What was decided, each a paragraph."""
        self._type(replace(self._here(), decisions=decisions), "skrivet i BESLUT", Place(self.at, "decisions"))

    def set_actions(self, actions: tuple[Action, ...], row: int = 0, column: int = 0) -> None:
        """The item's actions; ``row`` and ``column`` tell where the change is. Empty rows are left out."""
        kept = tuple(action for action in actions if not action.is_empty)
        self._type(replace(self._here(), actions=kept), "skrivet i ÅTGÄRDER", Place(self.at, "actions", row, column))

    def adopt_proposals(self) -> int:
        """Make the prepared proposals decisions, those that are not yet; how many became one."""
        item = self._here()
        new = () if self.locked else tuple(text for text in item.proposals if text not in item.decisions)
        if new:
            self._record(replace(item, decisions=(*item.decisions, *new)), "förslaget som beslut", Place(self.at, "decisions"))
        return len(new)

    def set_status(self, status: ItemStatus | None, reason: str = "", to: date | None = None) -> None:
        """Withdraw or postpone the item, or take it up after all (None)."""
        label = {ItemStatus.WITHDRAWN: "utgick", ItemStatus.POSTPONED: "bordlagt", None: "återupptaget ärende"}[status]
        to = to if status is ItemStatus.POSTPONED else None
        self._record(replace(self._here(), status=status, reason=reason if status else "", postponed_to=to), label, Place(self.at))

    # The agenda's structure.

    def insert_item(self, item: Item) -> ItemPath:
        """Put a new item in after the one at hand (after its parent, if that is a sub-item) and step to it."""
        path = (self.at[0] + 1,) if self.at else (0,)
        return self._insert(path, item, "nytt ärende")

    def insert_subitem(self, item: Item) -> ItemPath:
        """Put a new sub-item in last under the item at hand (or after the sub-item at hand) and step to it."""
        if self.at is None:
            return self.insert_item(item)
        last = len(self.meeting.items[self.at[0]].subitems)
        path = (self.at[0], self.at[1] + 1 if len(self.at) > 1 else last)
        return self._insert(path, item, "nytt underärende")

    def _insert(self, path: ItemPath, item: Item, label: str) -> ItemPath:
        if self.locked:
            return self.at or path
        self._leave()
        self._change(edits.with_inserted(self.meeting, path, item), label, Place(path))
        self.at = path
        self._came, self._touched = self.now(), True
        return path

    def edit_item(self, item: Item) -> None:
        """Replace the item at hand, as after its details were edited."""
        self._record(item, "ärendets uppgifter", Place(self.at))

    def remove_item(self) -> None:
        """Take the item at hand away, with its sub-items; undo brings it back."""
        if self.at is None or self.locked:
            return
        path = self.at
        meeting = edits.with_removed(self.meeting, path)
        self._change(meeting, f"borttaget ärende {number(path)}", Place(path))
        self.at = self._nearest(path)
        self._came, self._touched = self.now(), False

    def move_item(self, by: int) -> bool:
        """Move the item at hand up (-1) or down (1) among its siblings; False at the end."""
        if self.at is None or self.locked:
            return False
        siblings = self.meeting.items if len(self.at) == 1 else self.meeting.items[self.at[0]].subitems
        to = self.at[-1] + by
        if not 0 <= to < len(siblings):
            return False
        path = (*self.at[:-1], to)
        self._change(edits.with_moved(self.meeting, self.at, to), "flyttat ärende", Place(path))
        self.at = path
        return True

    # The people.

    def set_participant(self, index: int, person: Participant | None, label: str = "deltagare") -> None:
        """Replace the participant at the index; one past the end adds, None takes away."""
        self._change(edits.with_participant(self.meeting, index, person), label, Place(None, "attendance", index))

    def toggle_attendance(self, index: int) -> None:
        """Mark present, or absent if present."""
        person = self.meeting.participants[index]
        absent = person.attendance is Attendance.PRESENT
        changed = (
            replace(person, attendance=Attendance.ABSENT, arrived=None, left=None)
            if absent
            else replace(person, attendance=Attendance.PRESENT)
        )
        self.set_participant(index, changed, "närvaro")

    def mark_all_present(self) -> None:
        """Mark everyone present whom nobody has marked and who is called to the whole meeting."""
        people = tuple(
            replace(person, attendance=Attendance.PRESENT) if person.attendance is None and not person.is_guest else person
            for person in self.meeting.participants
        )
        self._change(replace(self.meeting, participants=people), "alla närvarande", Place(None, "attendance"))

    def mark_arrived(self, index: int) -> None:
        """The person came now."""
        person = self.meeting.participants[index]
        changed = replace(person, attendance=Attendance.PRESENT, arrived=self.minute(), left=None)
        self.set_participant(index, changed, "kom")

    def mark_left(self, index: int) -> None:
        """The person left now."""
        person = self.meeting.participants[index]
        self.set_participant(index, replace(person, attendance=Attendance.PRESENT, left=self.minute()), "gick")

    # The head.

    def set_head(self, head: Head, label: str = "mötets uppgifter") -> None:
        """Replace what stands at the top of the document."""
        self._change(replace(self.meeting, head=head), label, Place(None, "head"))

    def open_or_close(self) -> str:
        """Open the meeting now, or close it if it is open; the Swedish sentence that tells which, or why not."""
        if self.locked:
            return self.locked
        head, now = self.meeting.head, self.minute()
        if head.opened is None:
            self.set_head(replace(head, opened=now), "mötets öppnande")
            return f"Mötet öppnades kl. {now:%H.%M}."
        if head.closed is None:
            self._leave()
            head = self.meeting.head
            self.set_head(replace(head, closed=now, adjournments=ended(head.adjournments, now)), "mötets avslutande")
            return f"Mötet avslutades kl. {now:%H.%M}."
        return f"Mötet är avslutat sedan kl. {head.closed:%H.%M}; tiderna ändras i mötets uppgifter (Ctrl+G m)."

    def adjourn_or_resume(self) -> str:
        """Begin a break now, or end the one that goes on; the Swedish sentence that tells which, or why not."""
        if self.locked:
            return self.locked
        head, now = self.meeting.head, self.minute()
        if self.is_adjourned:
            self.set_head(replace(head, adjournments=ended(head.adjournments, now)), "ajourneringens slut")
            self._came, self._touched = self.now(), False
            return f"Mötet återupptogs kl. {now:%H.%M}."
        self._leave()
        self._came, self._touched = self.now(), False
        head = self.meeting.head
        self.set_head(replace(head, adjournments=(*head.adjournments, Span(start=now))), "ajournering")
        return f"Mötet ajournerades kl. {now:%H.%M}."

    def make_final(self, by: str, day: date) -> None:
        """Close the document for changes."""
        head = self.meeting.head
        approval = Approval(version=len(head.approvals) + 1, day=day, by=by)
        self.set_head(replace(head, state=DocumentState.FINAL, approvals=(*head.approvals, approval)), "fastställt")

    def reopen(self) -> None:
        """Open a final document for changes again, which leaves its trace; nothing happens to one that is not final."""
        head = self.meeting.head
        if head.is_final and not self._holder:
            *earlier, last = head.approvals or (Approval(version=1, day=head.day),)
            reopened = replace(last, reopened=self.now().date())
            changed = replace(head, state=DocumentState.DRAFT, approvals=(*earlier, reopened))
            self._set(
                self._history.add(self.meeting, replace(self.meeting, head=changed), "återöppnat", Place(None, "head"), self.at)
            )

    def next_meeting(self) -> date | None:
        """The next meeting's date, if an item about it (a title with "nästa möte" or "mötestider") or its background tells."""
        for _, item in walk(self.meeting):
            if "nästa möte" in item.title.casefold() or "mötestid" in item.title.casefold():
                text = "\n".join((item.notes, *item.decisions, item.background, *item.proposals))
                if found := next_meeting_date(text, after=self.meeting.head.day):
                    return found
        return None
