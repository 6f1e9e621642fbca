"""What a print server can't be brought to on demand: it hangs, answers oddly, or the disk is full; and what lp is asked."""

import errno
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.documents import printing
from kcminutes.documents.delivery import DeliveryError, name_for_file
from kcminutes.documents.printing import Printer, PrintJob, print_meeting, printers
from kcminutes.storage.folders import state_folder
from kcminutes.storage.settings import Settings
from support.document_samples import minutes

resource = pytest.importorskip("resource", reason="lp is a command of other systems than Windows")

PDF = b"%PDF-1.7\n" + b"x" * 5000
TAKEN = 'echo "request id is Kontoret-7 (1 file(s))"'

Program = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def _made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "rendered", lambda *_: PDF)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Make a shell script one of the only commands there are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return make


def printed(name: str = "möte", job: PrintJob = PrintJob()) -> str:  # noqa: B008  # frozen
    return print_meeting(minutes(), name, job, Settings())


def refused(name: str = "möte", job: PrintJob = PrintJob()) -> tuple[str, Path]:  # noqa: B008  # frozen
    """What is told, and the document that it names."""
    with pytest.raises(DeliveryError) as error:
        printed(name, job)
    told, found, path = str(error.value).partition(" Dokumentet finns i ")
    assert found
    return told, Path(path.removesuffix("."))


def kept() -> set[Path]:
    return set((state_folder() / "prints").iterdir())


# What lp is asked.


@pytest.mark.parametrize(
    ("job", "asked"),
    [
        (PrintJob(), ["-n", "1"]),
        (PrintJob("Kontoret"), ["-d", "Kontoret", "-n", "1"]),
        (PrintJob(copies=2), ["-n", "2", "-o", "collate=true"]),
        (PrintJob(two_sided=True), ["-n", "1", "-o", "sides=two-sided-long-edge"]),
        (PrintJob("-o", two_sided=False), ["-d", "-o", "-n", "1", "-o", "sides=one-sided"]),
    ],
)
def test_lp_is_asked_for_what_is_wanted_and_no_more(job: PrintJob, asked: list[str], program: Program) -> None:
    lp = program("lp", f'printf "%s\\n" "$@" > "$0.got"; {TAKEN}')
    printed("-t", job)
    *options, path = lp.with_suffix(".got").read_text().splitlines()
    assert options == [*asked, "-t", "-t", "--"]
    assert Path(path).is_absolute()
    assert not kept()


def test_lp_answers_in_english_and_has_no_terminal_to_ask_for_a_password_on(program: Program) -> None:
    script = 'read -r _ _ _ _ _ session _ < "/proc/$$/stat"; echo "$LC_ALL $LANG $SOFTWARE $((session == $$))" > "$0.got"'
    lp = program("lp", f"{script}; {TAKEN}")
    printed()
    assert lp.with_suffix(".got").read_text() == f"C.UTF-8 C.UTF-8 kcminutes {int(Path('/proc').is_dir())}\n"


def test_what_was_accepted_without_a_number_is_told_without_one(program: Program) -> None:
    program("lp", "exit 0")
    assert printed() == "möte är skickad till standardskrivaren."
    assert printed(job=PrintJob("Kontoret", 2, two_sided=True)) == "möte är skickad till Kontoret i 2 exemplar, dubbelsidigt."


# What goes wrong.


def test_a_print_system_that_does_not_answer_is_told_and_the_document_stays(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("lp", "exec /bin/sleep 20")
    monkeypatch.setattr(printing, "ACCEPT_TIMEOUT", 0.1)
    told, path = refused()
    assert told == "Skrivarsystemet svarar inte; se efter i skrivarens kö innan du försöker igen."
    assert path.read_bytes() == PDF


def test_printers_that_are_not_told_in_time_are_none(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("lpstat", "exec /bin/sleep 20")
    monkeypatch.setattr(printing, "ASK_TIMEOUT", 0.1)
    assert printers() == []


def test_what_lp_itself_says_is_told_when_nothing_else_explains_it(program: Program) -> None:
    program("lp", "printf 'lp: \\033]0;x\\007Too many\\n jobs\\377' >&2; exit 1")
    assert refused()[0].startswith("Standardskrivaren tog inte emot dokumentet (lp: ]0;xToo many jobs")
    assert refused(job=PrintJob("två ord"))[0] == "Skrivaren två ord tog inte emot dokumentet (så kan ingen skrivare heta)."
    program("lp", "exit 9")
    assert refused(job=PrintJob("A"))[0] == "Skrivaren A tog inte emot dokumentet (felkod 9)."


def test_an_lp_that_may_not_be_run_is_told(program: Program) -> None:
    program("lp", "").chmod(0o644)
    told, path = refused()
    assert told.startswith("Kommandot lp går inte att köra (")
    assert path.exists()


def test_a_long_list_of_printers_is_cut(program: Program) -> None:
    program("lp", "exit 1")
    program("lpstat", "echo 'scheduler is running'; for n in 1 2 3 4 5 6 7 8 9 10; do echo \"printer S$n is idle.  enabled\"; done")
    assert refused()[0] == "Datorn har ingen standardskrivare; välj en skrivare: S1, S10, S2, S3, S4, S5, S6, S7 och 2 till."


# The document that is kept.


def test_a_document_is_its_owners_alone_and_the_next_one_leaves_it(program: Program) -> None:
    program("lp", "exit 1")
    first, second = refused()[1], refused()[1]
    assert kept() == {first, second}
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700


def test_documents_are_cleared_when_a_weekend_has_passed(program: Program) -> None:
    program("lp", "exit 1")
    old, young = refused()[1], refused()[1]
    now = young.stat().st_mtime
    os.utime(old, times=(now, now - timedelta(days=3, minutes=1).total_seconds()))
    os.utime(young, times=(now, now - timedelta(days=2).total_seconds()))
    new = refused()[1]
    assert kept() == {young, new}


@given(st.text(st.characters(), max_size=300) | st.sampled_from(["..", "a/../b", "", " . ", "C:\\x", "\U0001f600" * 100]))
def test_any_name_becomes_the_name_of_a_file_and_of_a_job(name: str) -> None:
    safe = name_for_file(name)
    assert safe.isprintable()
    assert safe == safe.strip(" .")
    assert not set('<>:"/\\|?*') & set(safe)
    assert len(f"{safe}-12345678.pdf".encode()) <= 255


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with pytest.raises(DeliveryError, match=r"Utskriften går inte att göra i .*prints: namnet är upptaget; exportera dokumentet"):
        printed()


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(DeliveryError, match=r": disken är full; exportera dokumentet"):
        printed()


def test_a_disk_that_ends_in_the_middle_of_the_document_is_told_and_no_half_of_it_stays() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(PDF) // 2, hard))
    try:
        with pytest.raises(DeliveryError, match=r": filen är för stor för disken; exportera dokumentet"):
            printed()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not kept()


# What lpstat tells.

NAMES = st.from_regex(r"[!-.0-~åäö]{1,12}", fullmatch=True) | st.sampled_from(
    ["printer", "not", "system", "scheduler", "accepting"]
)
REASONS = st.sampled_from(["", "Papperet är slut", "is idle.  enabled", "X accepting requests since"])


@given(
    states=st.dictionaries(NAMES, st.tuples(st.booleans(), st.booleans(), REASONS), max_size=4),
    default=st.integers(0, 3),
)
def test_every_printer_is_read_with_what_is_wrong_with_it(states: dict[str, tuple[bool, bool, str]], default: int) -> None:
    since = "since Sat Nov 21 21:47:36 2026"
    chosen = next((name for at, name in enumerate(states) if at == default), "")
    lines = [f"system default destination: {chosen}" if chosen else "no system default destination"]
    expected = []
    for name, (is_stopped, is_refusing, reason) in states.items():
        given_reason = [f"\t{reason or 'reason unknown'}"]
        in_brackets = f" ({' '.join(reason.split())})" if reason else ""
        lines += (
            [f"printer {name} disabled {since} -", *given_reason] if is_stopped else [f"printer {name} is idle.  enabled {since}"]
        )
        lines += (
            [f"{name} not accepting requests {since} -", *given_reason] if is_refusing else [f"{name} accepting requests {since}"]
        )
        problems = [f"är stoppad{in_brackets}"] * is_stopped + [f"tar inte emot utskrifter{in_brackets}"] * is_refusing
        expected.append(Printer(name, name == chosen, " och ".join(problems)))
    assert printing._read_printers("\n".join(lines)) == sorted(expected, key=lambda printer: printer.name)


@given(st.text())
def test_whatever_lpstat_answers_is_no_reason_to_fall(told: str) -> None:
    printing._read_printers(told)


# Windows.


def test_windows_prints_each_copy_with_the_program_for_pdf_and_the_document_stays_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[Path, str]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", lambda path, verb: started.append((path, verb)), raising=False)
    told, _, path = printed(job=PrintJob(copies=2)).partition(" Dokumentet finns i ")
    assert told == "möte är skickad till standardskrivaren i 2 exemplar, med dess egna inställningar."
    assert started == [(Path(path.removesuffix(".")), "print")] * 2
    assert kept() == {started[0][0]}


def test_windows_shows_the_pdf_where_its_program_prints_none(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def start(path: Path, verb: str = "open") -> None:
        if verb == "print":  # as Edge
            raise OSError(1155, "No application is associated")
        opened.append(path)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", start, raising=False)
    told, _, path = printed(job=PrintJob(copies=2)).partition(" Dokumentet finns i ")
    assert told == (
        "Inget program på den här datorn skriver ut PDF direkt; möte är öppnat i datorns eget program för PDF: "
        "skriv ut därifrån i 2 exemplar."
    )
    assert opened == [Path(path.removesuffix("."))]
    assert kept() == {opened[0]}


def test_windows_without_a_program_for_pdf_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(1155, "No application is associated")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", none, raising=False)
    assert refused()[0] == (
        "Inget program på den här datorn skriver ut PDF direkt, och möte går inte att öppna (det finns inget program för sådana "
        "filer); skriv ut det från en annan dator."
    )
    assert "bara att skriva ut på standardskrivaren" in refused(job=PrintJob("Kontoret"))[0]


# Without lp.


@pytest.mark.parametrize(("platform", "command"), [("linux", "xdg-open"), ("darwin", "open")])
def test_without_lp_the_pdf_is_shown_in_the_systems_own_program(
    monkeypatch: pytest.MonkeyPatch, program: Program, tmp_path: Path, platform: str, command: str
) -> None:
    program(command, f'echo "$@" > {tmp_path}/opened')
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("DISPLAY", ":0")
    told, _, path = printed().partition(" Dokumentet finns i ")
    assert told == (
        "Kommandot lp (CUPS) saknas, så det går inte att skriva ut direkt; möte är öppnat i datorns eget program för PDF: "
        "skriv ut därifrån."
    )
    assert (tmp_path / "opened").read_text() == f"{path.removesuffix('.')}\n"
    assert Path(path.removesuffix(".")).exists()


@pytest.mark.parametrize(
    ("display", "script", "why"),
    [
        ("", "exit 0", "här finns inget fönster att öppna den i"),
        (":0", "exit 3", "det finns inget program för sådana filer"),
        (":0", "", "kommandot xdg-open saknas"),
    ],
)
def test_without_lp_and_without_a_program_or_a_window_it_is_told_where_the_pdf_is(
    monkeypatch: pytest.MonkeyPatch, program: Program, display: str, script: str, why: str
) -> None:
    if script:
        program("xdg-open", script)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    told, path = refused()
    assert told == (
        "Kommandot lp (CUPS) saknas, så det går inte att skriva ut direkt, "
        f"och möte går inte att öppna ({why}); skriv ut det från en annan dator."
    )
    assert path.exists()
