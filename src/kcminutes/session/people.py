"""The people in the room: who is there, came, went, and who is added."""

from datetime import time

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.model import Absence, Participant
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.states import Attendance
from kcminutes.meeting.timeline import Timeline
from kcminutes.session.editing import Editing


class People:
    """The commands for the participants, each named by its index. None does anything in a locked meeting."""

    def __init__(self, session: Editing) -> None:
        self._session = session
        self._was_present: dict[Participant, Participant] = {}
        """Those who were marked absent, as they were before: a mark by mistake takes no times away for good."""

    def set(self, index: int, person: Participant | None, label: str = "deltagare") -> None:
        """Replace the participant at the index; one past the end adds, None takes away."""
        session = self._session
        session.change(edits.with_participant(session.meeting, index, person), label, Place(None, Part.PEOPLE, index))

    def add(self, people: tuple[Participant, ...]) -> None:
        """Add the participants, last, as one step of undo."""
        session = self._session
        changed = replace(session.meeting, participants=(*session.meeting.participants, *people))
        session.change(changed, "nya deltagare", Place(None, Part.PEOPLE, len(session.meeting.participants)))

    def move(self, index: int, by: int) -> bool:
        """Move the participant up (-1) or down (1); False at the end."""
        session = self._session
        people = [*session.meeting.participants]
        to = index + by
        if session.locked or not 0 <= to < len(people):
            return False
        people.insert(to, people.pop(index))
        session.change(replace(session.meeting, participants=tuple(people)), "flyttad deltagare", Place(None, Part.PEOPLE, to))
        return True

    def toggle(self, index: int) -> None:
        """Mark present, or absent if present. Whoever is marked absent by mistake has the times back when marked present again."""
        person = self._session.meeting.participants[index]
        if person.attendance is Attendance.PRESENT:
            changed = replace(person, attendance=Attendance.ABSENT, arrived=None, left=None, away=())
            self._was_present[changed] = person
        else:
            changed = self._was_present.get(person) or replace(person, attendance=Attendance.PRESENT)
        self.set(index, changed, "närvaro")

    def mark_all_present(self) -> None:
        """Mark everyone present whom nobody has marked and who is no guest; a deciding member for some items is none."""
        session = self._session
        people = tuple(
            replace(person, attendance=Attendance.PRESENT)
            if person.attendance is None and (person.voting or not person.is_guest)
            else person
            for person in session.meeting.participants
        )
        session.change(replace(session.meeting, participants=people), "alla närvarande", Place(None, Part.PEOPLE))

    def mark_arrived(self, index: int) -> None:
        """The person came now, or came back after leaving: the time between is a stretch out of the room.

        Nothing changes for somebody whose coming is noted and who is here.
        """
        self._session.note_visit()
        person = self._session.meeting.participants[index]
        now = self._session.time
        here = replace(person, attendance=Attendance.PRESENT)
        if person.left is not None:
            ended = self._ended(person.away, person.left)  # who left the meeting while out of the room was out until then
            self.set(index, replace(here, left=None, away=(*ended, Absence(start=person.left, end=now))), "kom åter")
        elif any(stretch.end is None for stretch in person.away):
            self.set(index, replace(here, away=self._ended(person.away, now)), "kom åter")
        elif person.attendance is not Attendance.PRESENT or (person.arrived is None and not person.away):
            self.set(index, replace(here, arrived=now), "kom")

    def _ended(self, away: tuple[Absence, ...], end: time) -> tuple[Absence, ...]:
        """The stretches out of the room, those that go on ended then; one that begins later, now."""
        timeline, now = Timeline(self._session.meeting), self._session.time
        return tuple(
            one if one.end is not None else replace(one, end=now if timeline.is_before(end, one.start) else end) for one in away
        )

    def mark_left(self, index: int) -> None:
        """The person left now; nothing changes for somebody who has left."""
        self._session.note_visit()
        person = self._session.meeting.participants[index]
        if person.left is None or person.attendance is not Attendance.PRESENT:
            self.set(index, replace(person, attendance=Attendance.PRESENT, left=self._session.time), "gick")
