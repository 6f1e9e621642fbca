"""The document leaves the program: written as a file, or sent to a printer."""

import os
import sys
from pathlib import Path

from kcminutes.files.atomic import reason, write_atomically
from kcminutes.files.settings import Settings
from kcminutes.model import Meeting
from kcminutes.refusal import Refusal

PRINT_TIMEOUT = 30
"""Seconds that the print system may take to accept a document."""


class DeliveryError(Refusal):
    """The document could not be delivered; the message is a Swedish sentence with place and remedy."""


def rendered(meeting: Meeting, form: str, settings: Settings) -> bytes:
    """The document in the format; raises Refusal."""
    from kcminutes.render.export import export

    return export(meeting, form, layout=settings.layout, templates=settings.template_folder)


def export_to(meeting: Meeting, form: str, out: Path, settings: Settings) -> Path:
    """Write the document to a file and return its path; raises Refusal."""
    data = rendered(meeting, form, settings)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(out, data)
    except OSError as error:
        raise DeliveryError(f"Kan inte skriva {out}: {reason(error)}; välj en annan plats med -o.") from error
    return out


def print_meeting(meeting: Meeting, name: str, printer: str, copies: int, settings: Settings) -> str:
    """Print the document; a sentence that tells where it went. Raises Refusal.

    ``printer`` is a queue's name, or empty for the default one. CUPS' lp prints on Linux and macOS, the shell's print verb on
    Windows, where the default printer is the only one and each copy is a job.
    """
    import subprocess
    import tempfile

    pdf = rendered(meeting, "pdf", settings)
    folder = Path(tempfile.mkdtemp(prefix="kcminutes-"))
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    if sys.platform == "win32":
        for _ in range(copies):
            os.startfile(path, "print")  # noqa: S606  # the document's own program prints it; no shell reads the path
        return f"{path.name} är skickad till standardskrivaren."
    command = ["lp", *(["-d", printer] if printer else []), "-n", str(copies), "-t", name, "--", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=PRINT_TIMEOUT, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise DeliveryError(f"Kommandot lp saknas, så det går inte att skriva ut härifrån; dokumentet finns i {path}.") from error
    except OSError as error:
        raise DeliveryError(f"Kommandot lp går inte att köra ({reason(error)}); dokumentet finns i {path}.") from error
    except subprocess.TimeoutExpired as error:
        raise DeliveryError(f"Skrivarsystemet svarar inte; dokumentet finns i {path}.") from error
    if done.returncode != 0:
        where = f"Skrivaren ”{printer}”" if printer else "Standardskrivaren"
        detail = " ".join(done.stderr.split()) or f"felkod {done.returncode}"
        raise DeliveryError(f"{where} tog inte emot dokumentet ({detail}); det finns i {path}.")
    path.unlink()
    folder.rmdir()
    return f"{name} är skickad till {printer or 'standardskrivaren'}{f' i {copies} exemplar' if copies > 1 else ''}."
