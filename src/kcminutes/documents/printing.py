"""The document goes to a printer: through CUPS on Linux and macOS, through the PDF's own program on Windows; or is shown."""

import contextlib
import itertools
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from kcminutes.documents.delivery import DeliveryError, composed, name_for_file, rendered
from kcminutes.documents.processes import ended_after
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.standing import Followed
from kcminutes.storage.durable.atomic import clear_older, make_folder, reason
from kcminutes.storage.folders import state_folder
from kcminutes.storage.settings import Settings
from kcminutes.storage.system_program import open_in_system
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.spelling import nearest

ACCEPT_TIMEOUT: Final = 30.0
"""Seconds that the print system may take to accept a document."""
ASK_TIMEOUT: Final = 5.0
"""Seconds that it may take to tell about its printers."""
KEPT: Final = timedelta(days=3)
"""How long a document that did not get to paper is kept: over a weekend."""

_SHOWN: Final = 8
"""How many printers a sentence names."""
_NO_PRINTER_NAME: Final = re.compile(r"""[\s\x00-\x20\x7f"'#?\\]""")
"""What CUPS lets no printer's name hold (lpadmin(8)); a / parts a printer from an instance of it."""
_SILENT: Final = frozenset({"Paused", "Rejecting Jobs", "reason unknown"})
"""What CUPS itself says when nobody gave a reason."""
_PRINTER: Final = re.compile(r"printer (\S+) (?:is idle|now printing|(disabled) since)")
_ACCEPTING: Final = re.compile(r"(\S+) (not )?accepting requests since")
_DEFAULT: Final = re.compile(r"^system default destination: ([^\s/]+)", re.MULTILINE)
_REQUEST: Final = re.compile(r"\S+-\d+")


@dataclass(frozen=True)
class PrintJob:
    """What is asked of the printer."""

    printer: str = ""
    """A printer's name in CUPS; empty for the default one."""
    copies: int = 1
    two_sided: bool | None = None
    """On both sides of the paper, turned over the long edge; None leaves it to how the printer is set."""


@dataclass(frozen=True)
class Printer:
    """A printer as the print system tells of it."""

    name: str
    is_default: bool = False
    state: str = ""
    """Why nothing comes out of it now, in Swedish words that follow its name (”är stoppad …”); empty if it is ready."""


@dataclass(frozen=True)
class _PrintSystem:
    is_running: bool
    printers: list[Printer]


def printers() -> list[Printer]:
    """The printers of this computer, by name; none without CUPS. Takes at most `ASK_TIMEOUT`, and raises nothing."""
    system = _ask_print_system()
    return system.printers if system else []


def print_meeting(meeting: Meeting, name: str, job: PrintJob, settings: Settings, tasks: Sequence[Followed] = ()) -> str:
    """Print the document; a sentence that tells where it went. Raises Refusal, which tells where the PDF is unless none was made.

    ``name`` is what the document is called, here and in the printer's queue. On Windows the default printer is the only one, it
    prints as it is set, and each copy is a job. ``tasks`` are the open åtgärder that a kallelse is to end in.
    """
    name = name_for_file(name) or "utskrift"
    path = _write_pdf(name, rendered(composed(meeting, settings, tasks=tasks), "pdf", settings))
    try:
        told, is_unread = _sent(path, name, job)
    except DeliveryError as error:
        raise DeliveryError(f"{error} Dokumentet finns i {path}.") from error
    if is_unread:
        return f"{told} Dokumentet finns i {path}."
    with contextlib.suppress(OSError):
        path.unlink()
    return told


def _write_pdf(name: str, pdf: bytes) -> Path:
    """Write the PDF where only its owner reads it and it stays if it can't be printed; clear those that have stayed long."""
    folder = state_folder() / "prints"
    try:
        make_folder(folder, mode=0o700)
        clear_older(folder, "*.pdf", KEPT)
        descriptor, file = tempfile.mkstemp(prefix=f"{name}-", suffix=".pdf", dir=folder)
        path = Path(file)
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(pdf)
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
    except OSError as error:
        raise DeliveryError(
            f"Utskriften går inte att göra i {folder}: {reason(error)}; exportera dokumentet som pdf till en annan plats i stället."
        ) from error
    return path


def _sent(path: Path, name: str, job: PrintJob) -> tuple[str, bool]:
    """Hand the PDF over: what is told, and whether somebody still has to read it; raises DeliveryError."""
    if sys.platform != "win32":
        return _sent_to_cups(path, name, job)
    if job.printer:
        raise DeliveryError("I Windows går det bara att skriva ut på standardskrivaren; låt skrivaren vara tom.")
    try:
        for _ in range(job.copies):
            os.startfile(path, "print")  # noqa: S606  # the document's own program prints it; no shell reads the path
    except OSError:  # as where Edge is the program for PDF: it opens them only
        return _opened(path, name, job, "Inget program på den här datorn skriver ut PDF direkt"), True
    copies = _asked_for(replace(job, two_sided=None))
    return f"{name} är skickad till standardskrivaren{copies}, med dess egna inställningar.", True


def _opened(path: Path, name: str, job: PrintJob, why: str) -> str:
    """Show the PDF to whoever wants it on paper, as nothing here prints it; the sentence on that. Raises DeliveryError."""
    try:
        open_in_system(path)
    except OSError as error:
        raise DeliveryError(f"{why}, och {name} går inte att öppna ({reason(error)}); skriv ut det från en annan dator.") from error
    return f"{why}; {name} är öppnat i datorns eget program för PDF: skriv ut därifrån{_asked_for(job)}."


# CUPS.


def _sent_to_cups(path: Path, name: str, job: PrintJob) -> tuple[str, bool]:
    """As `_sent`, of which somebody is the queue of a stopped printer."""
    if _NO_PRINTER_NAME.search(job.printer):
        raise DeliveryError(_why_refused(job, "så kan ingen skrivare heta"))
    command = ["lp", *(["-d", job.printer] if job.printer else []), "-n", str(job.copies)]
    if job.copies > 1:
        command += ["-o", "collate=true"]  # else CUPS prints each page so many times, and somebody has to sort them
    if job.two_sided is not None:
        command += ["-o", "sides=two-sided-long-edge" if job.two_sided else "sides=one-sided"]
    try:
        done = _run([*command, "-t", name, "--", str(path)], ACCEPT_TIMEOUT)
    except FileNotFoundError:
        return _opened(path, name, job, "Kommandot lp (CUPS) saknas, så det går inte att skriva ut direkt"), True
    except OSError as error:
        raise DeliveryError(f"Kommandot lp går inte att köra ({reason(error)}).") from error
    except subprocess.TimeoutExpired as error:
        raise DeliveryError("Skrivarsystemet svarar inte; se efter i skrivarens kö innan du försöker igen.") from error
    if done.returncode != 0:
        raise DeliveryError(_why_refused(job, one_line(done.stderr) or f"felkod {done.returncode}"))
    return _accepted(name, job, done.stdout)


def _accepted(name: str, job: PrintJob, answer: str) -> tuple[str, bool]:
    """What is told of a document that the queue has taken, and whether it waits there."""
    found = _REQUEST.search(answer)
    request = found[0] if found else ""
    queue = request.rpartition("-")[0] or job.printer
    printer = next((each for each in printers() if each.name.casefold() == queue.casefold()), None)
    numbered = f" (utskrift {request})" if request else ""
    if printer and printer.state:
        return f"{name} väntar i kön{_asked_for(job)}{numbered}: skrivaren {printer.name} {printer.state}.", True
    where = job.printer or f"standardskrivaren {queue}".strip()
    return f"{name} är skickad till {where}{_asked_for(job)}{numbered}.", False


def _asked_for(job: PrintJob) -> str:
    copies = f" i {job.copies} exemplar" if job.copies > 1 else ""
    return copies + {None: "", True: ", dubbelsidigt", False: ", enkelsidigt"}[job.two_sided]


def _why_refused(job: PrintJob, said: str) -> str:
    """A sentence on why lp took nothing, for which it is asked how the print system is; ``said`` is lp's own word for it."""
    system = _ask_print_system()
    if system and not system.is_running:
        return "Skrivarsystemet (CUPS) är inte igång; starta det, eller be den som sköter datorn om det."
    known = system.printers if system else []
    wanted = job.printer.partition("/")[0].casefold()
    printer = next((each for each in known if (each.name.casefold() == wanted if wanted else each.is_default)), None)
    if printer and printer.state:
        return f"Skrivaren {printer.name} {printer.state}; välj en annan{_choice(each for each in known if each != printer)}."
    if system and not printer:
        return _missing(job.printer, known)
    return f"{f'Skrivaren {job.printer}' if job.printer else 'Standardskrivaren'} tog inte emot dokumentet ({said})."


def _missing(name: str, known: list[Printer]) -> str:
    near = nearest(name, [each.name for each in known])
    problem = f"Skrivaren ”{name}” finns inte på datorn" if name else "Datorn har ingen standardskrivare"
    if not known:
        return f"{problem}; inga skrivare är inlagda på den."
    return f"{problem}{f' (menade du {near}?)' if near else ''}; välj en skrivare{_choice(known)}."


def _choice(known: Iterable[Printer]) -> str:
    names = [each.name for each in known]
    more = f" och {len(names) - _SHOWN} till" if len(names) > _SHOWN else ""
    return f": {', '.join(names[:_SHOWN])}{more}" if names else ""


def _ask_print_system() -> _PrintSystem | None:
    """What lpstat(1) tells; None if it can't be asked."""
    try:
        told = _run(["lpstat", "-r", "-d", "-p", "-a"], ASK_TIMEOUT).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return _PrintSystem(is_running="scheduler is running" in told.splitlines(), printers=_read_printers(told))


def _read_printers(told: str) -> list[Printer]:
    """The printers in lpstat's English lines; a reason stands on a line of its own, after a tab."""
    default = _DEFAULT.search(told)
    states: dict[str, list[str]] = {}
    lines = [*told.splitlines(), ""]
    for line, after in itertools.pairwise(lines):
        if found := _PRINTER.match(line):
            problem = "är stoppad" if found[2] else ""
        elif found := _ACCEPTING.match(line):
            problem = "tar inte emot utskrifter" if found[2] else ""
        else:
            continue
        given = one_line(after) if after.startswith("\t") else ""
        state = states.setdefault(found[1], [])
        if problem:
            state.append(f"{problem} ({given})" if given and given not in _SILENT else problem)
    return [Printer(name, bool(default and default[1] == name), " och ".join(state)) for name, state in sorted(states.items())]


def _run(command: list[str], timeout: float) -> subprocess.CompletedProcess[str]:
    """Run a CUPS command so that it answers in English and asks nobody for a password; raises as subprocess does.

    On macOS CUPS takes its language from LANG only if there is a SOFTWARE (appleLangDefault in its cups/language.c). Without a
    terminal of its own it has none to ask on, over what is on the screen.
    """
    spoken = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "SOFTWARE": "kcminutes"}
    process = subprocess.Popen(  # noqa: S603  # a list of words; no shell reads them
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=os.environ | spoken,
        start_new_session=True,
    )
    with ended_after(process):
        output, errors = process.communicate(timeout=timeout)
    return subprocess.CompletedProcess(command, process.returncode, output, errors)
