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


def _where(report: Path | None) -> str:
    return f"; en rapport finns i {report}" if report else ""


def closing_message(*, saved: bool, report: Path | None) -> str:
    """The Swedish sentence that is printed when a fault has ended the program; ``report``: None if none could be written."""
    kept = "Allt är sparat" if saved else "Säkerhetskopian har allt som skrevs; starta igen så är det där"
    return f"Ett fel i programmet avslutade det. {kept}{_where(report)}."
