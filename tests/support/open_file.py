"""The threads that write an open meeting's file and safety copy; all that tests reach into a session for stands here."""

from kcminutes.session.session import Session


def saved(session: Session, timeout: float = 10.0) -> bool:
    """Have the file written now, and wait for it; whether it holds everything."""
    return session.file._saver.writer.flush(timeout)


def copied(session: Session, timeout: float = 10.0) -> bool:
    """Have the safety copy written now, and wait for it; whether it holds everything."""
    return session.file._copy.writer.flush(timeout)


def becomes_saved(session: Session, timeout: float) -> bool:
    """Wait until the file holds everything, asking nothing of who writes it; whether it does."""
    wake = session.file._saver.writer._wake
    with wake:
        return wake.wait_for(lambda: session.file.state.saved, timeout)


def stop_saving(session: Session, timeout: float = 10.0) -> bool:
    """Have the file written and end the thread that does it; the meeting stays open. Whether the file holds everything."""
    return session.file._saver.writer.close(timeout)


def wait_for_the_writer_to_end(session: Session, timeout: float) -> None:
    """Wait until the thread that writes the file has ended, if there is one."""
    if thread := session.file._saver.writer._thread:
        thread.join(timeout)
