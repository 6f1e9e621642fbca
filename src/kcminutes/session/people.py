"""The people in the room: who is there, came, went, and who is added."""

from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.model import Absence, Attendance, Participant
from kcminutes.meeting.place import Part, Place
from kcminutes.session.editing import Editing


class People:
    """The commands for the participants, each named by its index. None does anything in a locked meeting."""

    def __init__(self, session: Editing) -> None:
        self._session = session
        self._before_absent: dict[Participant, Participant] = {}
        """What those who were marked absent were before it, as long as nothing else is changed in them."""

    def set(self, index: int, person: Participant | None, label: str = "deltagare") -> None:
        """Replace the participant at the index; one past the end adds, None takes away."""
        session = self._session
        session.change(edits.with_participant(session.meeting, index, person), label, Place(None, Part.PEOPLE, index))

    def toggle(self, index: int) -> None:
        """Mark present, or absent if present. Twice in a row changes nothing: the times come back that an absent person has not."""
        person = self._session.meeting.participants[index]
        if person.attendance is Attendance.PRESENT:
            changed = replace(person, attendance=Attendance.ABSENT, arrived=None, left=None, away=())
            self._before_absent[changed] = person
        else:
            changed = self._before_absent.get(person) or replace(person, attendance=Attendance.PRESENT)
        self.set(index, changed, "närvaro")

    def mark_all_present(self) -> None:
        """Mark everyone present whom nobody has marked and who is called to the whole meeting."""
        session = self._session
        people = tuple(
            replace(person, attendance=Attendance.PRESENT) if person.attendance is None and not person.is_guest else person
            for person in session.meeting.participants
        )
        session.change(replace(session.meeting, participants=people), "alla närvarande", Place(None, Part.PEOPLE))

    def mark_arrived(self, index: int) -> None:
        """The person came now, or came back after leaving: the time between is a stretch out of the room."""
        person = self._session.meeting.participants[index]
        now = self._session.time
        if person.left is None:
            self.set(index, replace(person, attendance=Attendance.PRESENT, arrived=now), "kom")
        else:
            away = (*person.away, Absence(start=person.left, end=now))
            self.set(index, replace(person, attendance=Attendance.PRESENT, left=None, away=away), "kom åter")

    def mark_left(self, index: int) -> None:
        """The person left now."""
        person = self._session.meeting.participants[index]
        self.set(index, replace(person, attendance=Attendance.PRESENT, left=self._session.time), "gick")
