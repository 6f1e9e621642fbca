"""What becomes of a safety copy that does not go on from the file."""

from msgspec.structs import replace

from kcminutes.meeting.place import HEAD
from kcminutes.session.session import Session
from kcminutes.storage.durable.safety_copy import retire


def answer_doubtful(session: Session, *, restore: bool) -> str:
    """Take the session's doubtful safety copy, or leave it; it is an earlier version from now on.

    Undo gives the file's version back. A final document is reopened for it, which the Swedish sentence tells that comes back; it is
    empty where there is nothing to tell.
    """
    if not session.doubtful:
        return ""
    found, session.doubtful = session.doubtful, None
    was_final = restore and bool(session.locked)
    if restore:
        meeting = found.moment.meeting
        if was_final:
            session.proceedings.reopen()
            head = session.meeting.head
            meeting = replace(meeting, head=replace(meeting.head, state=head.state, approvals=head.approvals))
        session.change(meeting, "återställd säkerhetskopia", HEAD)
        session.file.copy_now()
    retire(found.journal)
    return "Dokumentet var fastställt och är återöppnat, så att säkerhetskopian kunde tas." if was_final else ""
