"""A print server of the tests' own: cupsd in a folder of its own, on a port of its own, with a cups-pdf queue to print to."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("cupsd", "lp", "lpadmin", "ipptool", "pdftocairo")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
DRIVER = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"

SERVER = """
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateValues none
SubscriptionPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
"""cupsd.conf: whoever reaches the port may do everything, and finished jobs can be asked about."""

FILES = """
SystemGroup root
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
ServerBin /usr/lib/cups
Printcap
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
FatalErrors all -permissions
"""

PAPER = Path("/var/spool/cups-pdf/ANONYMOUS")
"""Where cups-pdf puts the pages of a user that the computer doesn't know. Its settings are those of /etc/cups, not the server's."""

NOBODY = "kcminutes-test"
"""Such a user."""


def missing() -> str:
    """Why no print server can be started here; empty if one can."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    if lacking or not BACKEND.exists():
        packages = "cups cups-client cups-ipp-utils poppler-utils printer-driver-cups-pdf"
        return f"{' '.join(lacking) or BACKEND} is not installed: apt-get install {packages}"
    return "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "cups-pdf prints only when cupsd runs as root"


@dataclass(frozen=True)
class PrintServer:
    """A running cupsd."""

    folder: Path
    address: str

    @property
    def environment(self) -> dict[str, str]:
        """Where CUPS' commands find this server and no other, and no choices of whoever runs the test."""
        kept = {name: value for name, value in os.environ.items() if name not in ("LPDEST", "PRINTER")}
        return {**kept, "CUPS_SERVER": self.address, "CUPS_USER": NOBODY, "HOME": str(self.folder)}

    def tell(self, *command: str) -> str:
        """Run a CUPS command against this server; what it answers. Fails if the command does."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=20, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add_queue(self, name: str) -> None:
        """Add a cups-pdf printer; pdftocairo keeps most text as text on its way to the page (not fi and fö), others none."""
        self.tell("lpadmin", "-p", name, "-E", "-v", "cups-pdf:/", "-m", DRIVER, "-o", "pdftops-renderer-default=pdftocairo")

    def paper(self, job: int) -> bytes:
        """The pages that came out of the printer for the job, as a PDF; waits until they are all there, and takes them."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.attribute(job, "job-state") == "completed":
                (pages,) = PAPER.glob(f"*job_{job}*.pdf")
                pdf = pages.read_bytes()
                pages.unlink()
                return pdf
            time.sleep(0.05)
        raise AssertionError((self.folder / "error_log").read_text()[-3000:])

    def attribute(self, job: int, name: str) -> str:
        """What the server has noted of the job under the IPP name; empty if nothing."""
        told = self.tell("ipptool", "-tv", f"ipp://{self.address}/jobs/{job}", "get-job-attributes.test")
        found = re.search(rf"^\s+{name} \([^)]*\) = (.*)$", told, re.MULTILINE)
        return found[1] if found else ""


@contextmanager
def print_server() -> Iterator[PrintServer]:
    """Start a print server without printers, and stop it in the end; its folder is one that the filters' user may enter."""
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in ("root", "spool", "cache", "state"):
            (folder / part).mkdir()
        port = _free_port()
        server = PrintServer(folder, f"127.0.0.1:{port}")
        (folder / "cupsd.conf").write_text(SERVER.format(port=port))
        (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
        # Servers that run beside each other share the folder of the pages, so each has numbers of its own for its jobs.
        (folder / "cache" / "job.cache").write_text(f"NextJobId {port * 1000}\n")
        command = ["cupsd", "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                _wait_until_it_answers(server, process)
                yield server
            finally:
                process.terminate()
                process.wait(timeout=20)
                for pages in PAPER.glob(f"*job_{port}???*.pdf"):
                    pages.unlink(missing_ok=True)


def closed_port() -> str:
    """An address where no print server answers."""
    return f"127.0.0.1:{_free_port()}"


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_it_answers(server: PrintServer, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 20
    while "scheduler is running" not in server.tell("lpstat", "-r"):
        assert process.poll() is None, "cupsd ended"
        assert time.monotonic() < deadline, "cupsd does not answer"
        time.sleep(0.05)
