"""The document on paper: `kcminutes print` to a real print server, and everything that such a server refuses with."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from kcminutes.documents import printing
from kcminutes.documents.delivery import DeliveryError
from kcminutes.documents.printing import Printer, PrintJob, print_meeting, printers
from kcminutes.meeting.model import Meeting
from kcminutes.storage.settings import Settings
from kcminutes.storage.toml.meetings import encode
from support.cups import PrintServer, closed_port, missing, print_server
from support.document_samples import final_minutes, minutes

pytestmark = pytest.mark.skipif(bool(missing()) and not os.environ.get("CI"), reason=missing() or "CUPS is here")


@pytest.fixture(scope="module")
def running() -> Iterator[PrintServer]:
    with print_server() as server:
        server.add_queue("Kontoret")
        server.add_queue("Receptionen")
        server.tell("lpadmin", "-d", "Kontoret")
        yield server


def reach(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the print commands that this process starts find the server."""
    for name in ("LPDEST", "PRINTER"):
        monkeypatch.delenv(name, raising=False)
    for name in ("CUPS_SERVER", "CUPS_USER", "HOME"):
        monkeypatch.setenv(name, server.environment[name])


@pytest.fixture
def server(running: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    """The print server as this process finds it, its printers ready again afterwards."""
    reach(running, monkeypatch)
    yield running
    for queue in ("Kontoret", "Receptionen"):
        running.tell("cancel", "-a", queue)
        running.tell("cupsaccept", queue)
        running.tell("cupsenable", queue)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not about the pages, they need not be made."""
    monkeypatch.setattr(printing, "rendered", lambda *_: b"%PDF-1.7\n")


def kcminutes(*args: object, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does."""
    command = [sys.executable, "-m", "kcminutes", *map(str, args)]
    return subprocess.run(command, env=os.environ | env, capture_output=True, text=True, timeout=60, check=False)


def printed(server: PrintServer, *args: object) -> tuple[str, int]:
    """What `kcminutes print` told, and the number of the job."""
    done = kcminutes("print", *args)
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.rstrip("\n")
    found = re.search(r"\(utskrift \w+-(\d+)\)", told)
    assert found
    return told, int(found[1])


def pages(server: PrintServer, job: int) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(server.paper(job))).pages]


def written(folder: Path, name: str, meeting: Meeting) -> Path:
    file = folder / f"{name}.toml"
    file.write_text(encode(meeting), encoding="utf-8")
    return file


def refused(*args: object, **env: str) -> str:
    """What is told of what is not printed; the document that it names is there, and is the owner's alone."""
    done = kcminutes("print", *args, **env)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    told, found, path = done.stderr.rstrip("\n").partition(" Dokumentet finns i ")
    assert found
    document = Path(path.removesuffix("."))
    assert len(PdfReader(document).pages) > 1
    assert document.stat().st_mode & 0o777 == 0o600
    return told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, "2016-12-08", minutes())


def test_the_minutes_come_out_of_the_default_printer_marked_as_a_draft_on_every_page(server: PrintServer, file: Path) -> None:
    told, job = printed(server, file)
    assert told == f"2016-12-08 är skickad till standardskrivaren Kontoret (utskrift Kontoret-{job})."
    assert server.attribute(job, "job-name") == "2016-12-08"
    paper = pages(server, job)
    assert all("UTKAST" in page for page in paper)
    whole = " ".join(" ".join(paper).split())
    for words in ("Kommunchefsgruppen", "Signe Vallgren, Örnsköldsviks kommun", "tidiga insatser", "ÅTGÄRDER"):
        assert words in whole
    assert not list((Path(os.environ["XDG_STATE_HOME"]) / "kcminutes" / "prints").iterdir())


def test_final_minutes_come_out_without_the_mark(server: PrintServer, tmp_path: Path) -> None:
    _, job = printed(server, written(tmp_path, "fastställt", final_minutes()))
    paper = pages(server, job)
    assert "Signe Vallgren" in paper[0]
    assert not any("UTKAST" in page.upper() for page in paper)


def test_copies_come_out_of_the_named_printer_each_in_order(server: PrintServer, file: Path) -> None:
    told, job = printed(server, file, "-P", "Receptionen", "-n", "3")
    assert told == f"2016-12-08 är skickad till Receptionen i 3 exemplar (utskrift Receptionen-{job})."
    assert server.attribute(job, "copies") == "3"
    paper = pages(server, job)
    third = len(paper) // 3
    assert len(set(paper[:third])) == third
    assert paper == paper[:third] * 3


@pytest.mark.parametrize(
    ("option", "sides", "words"),
    [("--two-sided", "two-sided-long-edge", ", dubbelsidigt"), ("--one-sided", "one-sided", ", enkelsidigt"), ("-n1", "", "")],
)
def test_sides_are_as_asked_for_or_left_to_the_printer(
    option: str, sides: str, words: str, server: PrintServer, file: Path
) -> None:
    told, job = printed(server, file, "-P", "Kontoret", option)
    assert told == f"2016-12-08 är skickad till Kontoret{words} (utskrift Kontoret-{job})."
    assert server.attribute(job, "sides") == sides


@pytest.mark.parametrize("name", ["-n 99", "--help", "$(touch x)", "åäö – (b) 2", "å" * 100])
def test_a_document_of_any_name_is_printed_under_it(name: str, server: PrintServer, quick: None) -> None:
    told = print_meeting(minutes(), name, PrintJob(), Settings())
    number = told.rpartition("-")[2].partition(")")[0]
    assert server.attribute(int(number), "job-name") == name[:60]


def test_the_printers_are_listed_with_the_default_one_and_what_is_wrong_with_them(server: PrintServer) -> None:
    server.tell("cupsdisable", "-r", "Papperet är slut", "Receptionen")
    assert printers() == [Printer("Kontoret", is_default=True), Printer("Receptionen", state="är stoppad (Papperet är slut)")]
    server.tell("cupsreject", "-r", "Flyttas", "Receptionen")
    assert printers()[1].state == "är stoppad (Flyttas) och tar inte emot utskrifter (Flyttas)"


def test_a_printer_is_read_in_any_language(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert [each.name for each in printers()] == ["Kontoret", "Receptionen"]


# What goes wrong.


def test_a_printer_that_is_not_there_is_told_with_the_nearest_and_all_that_are(server: PrintServer, file: Path) -> None:
    assert refused(file, "-P", "Receptionn") == (
        "Skrivaren ”Receptionn” finns inte på datorn (menade du Receptionen?); välj en skrivare: Kontoret, Receptionen."
    )


@pytest.mark.parametrize("name", ["två ord", "-o raw", "a'b", "#1", "\x1b]0;x\x07"])
def test_a_name_that_no_printer_can_have_is_told_in_the_same_way(name: str, server: PrintServer, quick: None) -> None:
    with pytest.raises(DeliveryError, match="” finns inte på datorn; välj en skrivare: Kontoret, Receptionen"):
        print_meeting(minutes(), "m", PrintJob(name), Settings())


def test_a_document_for_a_stopped_printer_waits_and_the_reason_is_told(server: PrintServer, file: Path) -> None:
    server.tell("cupsdisable", "-r", "Tonern är slut", "Kontoret")
    told, job = printed(server, file, "-n", "2")
    told, _, path = told.partition(" Dokumentet finns i ")
    assert told == (
        f"2016-12-08 väntar i kön i 2 exemplar (utskrift Kontoret-{job}): skrivaren Kontoret är stoppad (Tonern är slut)."
    )
    assert Path(path.removesuffix(".")).exists()
    assert server.attribute(job, "job-state") in ("pending", "pending-held")
    server.tell("cupsenable", "Kontoret")
    assert len(pages(server, job)) > 2


def test_a_printer_that_refuses_is_told_with_the_reason_and_the_others(server: PrintServer, file: Path) -> None:
    server.tell("cupsreject", "-r", "Service till fredag", "Kontoret")
    assert refused(file) == "Skrivaren Kontoret tar inte emot utskrifter (Service till fredag); välj en annan: Receptionen."
    server.tell("cupsreject", "Receptionen")
    assert refused(file, "-P", "receptionen") == "Skrivaren Receptionen tar inte emot utskrifter; välj en annan: Kontoret."


def test_a_computer_without_a_default_printer_is_told_which_it_has(server: PrintServer, file: Path) -> None:
    server.tell("lpadmin", "-x", "Kontoret")
    try:
        assert refused(file) == "Datorn har ingen standardskrivare; välj en skrivare: Receptionen."
        assert printers() == [Printer("Receptionen")]
    finally:
        server.add_queue("Kontoret")
        server.tell("lpadmin", "-d", "Kontoret")


def test_a_print_server_without_printers_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with print_server() as empty:
        reach(empty, monkeypatch)
        assert refused(file) == "Datorn har ingen standardskrivare; inga skrivare är inlagda på den."
        assert refused(file, "-P", "A") == "Skrivaren ”A” finns inte på datorn; inga skrivare är inlagda på den."


def test_a_print_system_that_does_not_run_is_told(file: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", closed_port())
    told = "Skrivarsystemet (CUPS) är inte igång; starta det, eller be den som sköter datorn om det."
    assert refused(file) == told
    for name in ("Kontoret", "två ord"):
        with pytest.raises(DeliveryError, match=re.escape(told)):
            print_meeting(minutes(), "m", PrintJob(name), Settings())
    assert printers() == []


def test_a_computer_without_print_commands_is_told(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = refused(file, PATH=str(tmp_path), DISPLAY="", WAYLAND_DISPLAY="")
    assert told.startswith("Kommandot lp (CUPS) saknas, så det går inte att skriva ut direkt, och ")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printers() == []
