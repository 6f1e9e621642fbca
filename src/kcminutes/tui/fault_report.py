"""What is left of a fault in the program: a report for whoever mends it, and one sentence for the person."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

from kcminutes.storage.folders import state_folder


def write_report(error: BaseException) -> Path | None:
    """Write where the fault was, without anything that was typed; the file's path, or None if it can't be written."""
    from importlib.metadata import version  # a tenth of what the program's own modules take to import

    now = datetime.now()
    path = state_folder() / "reports" / f"{now:%Y%m%d-%H%M%S}.txt"
    lines = traceback.format_exception(error)
    facts = f"kcminutes {version('kcminutes')}, Python {platform.python_version()}, {platform.platform()}, {now:%Y-%m-%d %H.%M}\n\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(facts + "".join(lines), "utf-8", errors="replace")
    except OSError:
        return None
    return path


def told(error: BaseException, consequence: str) -> str:
    """Write a report, and give the sentence on what a fault leads to: ``consequence`` comes after "Ett fel i programmet"."""
    return f"Ett fel i programmet {consequence}{_where(write_report(error))}."


def what_is_left(*, copied: bool) -> str:
    """What there is of what could not be saved, without a full stop; ``copied``: whether the safety copy has it all."""
    if copied:
        return "Säkerhetskopian har allt som skrevs; starta igen så är det där"
    return "Säkerhetskopian kunde inte heller skrivas; det som skrevs sist finns inte kvar"


def unsaved_message(path: Path, problem: str, *, copied: bool) -> str:
    """The Swedish sentences that are printed when the program was told to end and could not save; ``problem``: why, or empty."""
    return f"Kunde inte spara i {path}: {problem or 'det tog för lång tid'}. {what_is_left(copied=copied)}."


def _where(report: Path | None) -> str:
    return f"; en rapport finns i {report}" if report else ""


def closing_message(*, saved: bool, copied: bool, report: Path | None) -> str:
    """The Swedish sentence that is printed when a fault has ended the program; ``report``: None if none could be written."""
    kept = "Allt är sparat" if saved else what_is_left(copied=copied)
    return f"Ett fel i programmet avslutade det. {kept}{_where(report)}."
