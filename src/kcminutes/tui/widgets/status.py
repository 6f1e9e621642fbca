"""The status line: where she is, who is here, the clock, the time on the item, and whether everything is saved."""

from kcminutes.meeting.numbering import numbering_of
from kcminutes.meeting.queries import organisations_without_vote, present_count
from kcminutes.meeting.schedule import called_minutes, planned_minutes, planned_starts
from kcminutes.session.session import Session
from kcminutes.swedish.dates_written import clock


def saved_text(session: Session) -> str:
    """Whether the file holds everything that was typed, in words."""
    is_final = session.meeting.head.is_final
    if session.is_somebody_elses:
        return "FASTSTÄLLT" if is_final else "BARA LÄSA"
    state = session.file.state
    if state.problem and state.copy_problem:
        copy = f"; kopian: {state.copy_problem}" if state.copy_problem != state.problem else ""
        return f"EJ SPARAT, INGEN SÄKERHETSKOPIA: {state.problem}{copy}"
    if state.problem:
        since = f" sedan {clock(state.at)}" if state.at else ""
        return f"EJ SPARAT i {session.path.name}{since}: {state.problem}"
    if not state.saved:
        return "FASTSTÄLLT … sparar" if is_final else "… sparar"
    if is_final and not state.copy_problem:
        return "FASTSTÄLLT"
    saved = f"✓ sparat {clock(state.at)}" if state.at else "✓ sparat"
    return f"{saved}, men ingen säkerhetskopia: {state.copy_problem}" if state.copy_problem else saved


def status_parts(session: Session, position: tuple[int, int], width: int, opening: str) -> list[tuple[str, str]]:
    """What the line tells in a window of the width, in cells: texts, each with the name of the command that a click on it does.

    ``position`` is the session's; ``opening`` tells how the meeting is opened, as in "Ctrl+G o".
    What is most needed stands first, since a narrow window cuts the end.
    """
    head = session.meeting.head
    parts: list[tuple[str, str]] = []
    if session.at:
        parts.append((f"Ärende {numbering_of(head).number(session.at)} ({position[0]}/{position[1]})", "ga_till"))
    parts.append((saved_text(session), "spara"))
    present, called = present_count(session.meeting)
    missing = organisations_without_vote(session.meeting, session.at) if present and width >= 100 else []
    parts.append((f"Närvaro {present}/{called}" + (f" ({len(missing)} utan beslutande)" if missing else ""), "narvaro"))
    parts.append((clock(session.now()), ""))
    if session.item:
        planned = session.item.planned_minutes
        parts.append((f"{session.minutes_here}/{planned} min" if planned else f"{session.minutes_here} min", ""))
    if head.is_adjourned:
        parts.append(("AJOURNERAT", "ajournera"))
    elif head.opened is None:
        parts.append((f"ej öppnat ({opening})" if width >= 100 else "ej öppnat", "oppna_avsluta"))
    elif head.closed is not None:
        parts.append((f"avslutat {clock(head.closed)}", "motets_uppgifter"))
    return parts


def agenda_parts(session: Session, position: tuple[int, int]) -> list[tuple[str, str]]:
    """The same while the agenda is written: where she is, when the item begins by plan, and whether the minutes fit the meeting."""
    meeting = session.meeting
    parts: list[tuple[str, str]] = [("KALLELSE", "")]
    if session.at:
        parts.append((f"Ärende {numbering_of(meeting.head).number(session.at)} ({position[0]}/{position[1]})", "ga_till"))
    parts.append((saved_text(session), "spara"))
    if session.at and (start := planned_starts(meeting).get(session.at)):
        parts.append((f"börjar {clock(start)}", "uppgifterna"))
    planned = sum(planned_minutes(item) or 0 for item in meeting.items)
    if planned:
        called = called_minutes(meeting.head)
        of = f" av {called}" if called else ""
        over = f": {planned - called} FÖR MYCKET" if called and planned > called else ""
        parts.append((f"{planned}{of} min{over}", "uppgifterna"))
    parts.append((f"{len(meeting.participants)} kallade", "deltagarna"))
    parts.append((clock(session.now()), ""))
    return parts
