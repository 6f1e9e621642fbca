import ctypes
import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from kcminutes.cli import main as cli
from kcminutes.cli.streams import ready_streams
from kcminutes.storage.toml.meetings import encode
from support.commands import Run, outcome
from support.interrupted import begun
from support.samples import AGENDA_2016, MINUTES_2013, MINUTES_2016
from support.strategies import called_meeting, small_meeting

HELP = """Så här: kcminutes [VAL] [FIL | KOMMANDO …]

  Minnesanteckningar direkt i mötet: från kallelse till utskrivet utkast.
"""


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Where nothing of the person's own settings and documents is found, and the current folder is empty."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "hem"))
    (tmp_path / "hem").mkdir()
    monkeypatch.chdir(tmp_path)
    return dict(os.environ)


@pytest.fixture
def run(surroundings: dict[str, str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process: exit code, standard output, standard error."""

    def run(*args: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        return outcome(capfd, *args)

    return run


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "kc" / "agendas" / "2017-03-09.toml"
    path.parent.mkdir(parents=True)
    path.write_text(encode(called_meeting()), encoding="utf-8")
    return path


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    return begun(tmp_path, small_meeting())


# Help and version.


def test_the_help_is_in_swedish_and_names_every_command(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert out.startswith(HELP)
    for name in ("check", "export", "print", "show"):
        assert f"\n  {name} " in out
    assert "\n  open " not in out


@pytest.mark.parametrize("command", ["show", "export", "print", "check", "open"])
def test_each_commands_help_is_in_swedish(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.startswith(f"Så här: kcminutes {command} [VAL] FIL" if command != "open" else "Så här: kcminutes [VAL] FIL")
    assert "Visa den här hjälpen och sluta." in out
    for english in ("Usage", "Options", "Show this", "required", "OPTIONS", "default"):
        assert english not in out


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, "kcminutes 0.1.0\n", "")


# Wrong usage is 2, and one Swedish sentence.


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--fel",), "Valet --fel finns inte"),
        (("show", "x.toml", "--fel"), "Valet --fel finns inte"),
        (("x.toml", "--fel"), "Valet --fel finns inte"),
        (("export", "--formatt", "pdf", "x.toml"), "Valet --formatt finns inte; menade du --for eller --force eller --format?"),
        (("show",), "FIL fattas"),
        (("export", "x.toml"), "FORMAT (-f/--format) fattas"),
        (("export", "x.toml", "-f"), "Efter valet -f ska det stå ett värde"),
        (("export", "x.toml", "-f", "doc"), "Formatet ”doc” finns inte; välj ett av pdf, docx, html, md, txt, ics, json."),
        (("print", "x.toml", "-n", "0"), "Värdet för -n/--copies går inte att använda; ska vara ett heltal från 1 till 999"),
        (("print", "x.toml", "-n", "två"), "Värdet för -n/--copies går inte att använda"),
        (("show", "a.toml", "b.toml"), "Det står för mycket på raden"),
        (("a.toml", "b.toml"), "Det står för mycket på raden"),
        (("-o",), "Efter valet -o ska det stå ett värde"),
    ],
)
def test_wrong_usage_is_told_in_one_swedish_sentence(run: Run, args: tuple[str, ...], sentence: str) -> None:
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1
    assert "kcminutes open" not in err


@pytest.mark.parametrize(
    ("word", "command"),
    [
        *(
            ("hjälp", "--help"),
            ("hjelp", "--help"),
            ("help", "--help"),
            ("Visa", "show"),
            ("öppna", "show"),
            ("exportera", "export"),
        ),
        *(("exprot", "export"), ("skriv", "print"), ("skriv ut", "print"), ("granska", "check"), ("mall", "template")),
        *(("återställ", "recover"), ("aterstall", "recover"), ("inställningar", "settings"), ("version", "--version")),
    ],
)
def test_a_word_that_is_no_command_and_no_file_gets_the_nearest_command(run: Run, word: str, command: str) -> None:
    first, *more = word.split()
    told = f"Det finns varken ett kommando eller en fil som heter {first}; menade du {command}?\n"
    assert run(first, *more, "m.toml") == (2, "", told)


def test_swedish_words_are_there_for_every_command() -> None:
    assert set(cli.cli.list_commands(click.Context(cli.cli))) <= set(cli.SWEDISH)
    words = [word for words in cli.SWEDISH.values() for word in words]
    assert len(words) == len(set(words))


def test_a_word_that_is_near_no_command_is_told_where_they_are(run: Run) -> None:
    told = "Det finns varken ett kommando eller en fil som heter sammanträde; kcminutes --help visar kommandona.\n"
    assert run("sammanträde") == (2, "", told)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "kallelse.docx",
            b"",
            "kallelse.docx är ett Word-dokument och inget möte än; läs in det med kcminutes import kallelse.docx.",
        ),
        (
            "Kallelse maj.PDF",
            b"",
            'Kallelse maj.PDF är en PDF och inget möte än; läs in det med kcminutes import "Kallelse maj.PDF".',
        ),
        ("k.odt", b"", "k.odt är ett dokument från LibreOffice och inget möte än; läs in det med kcminutes import k.odt."),
        ("k.eml", b"From: x", "k.eml är ett mejl och inget möte än; läs in det med kcminutes import k.eml."),
        (
            "k.doc",
            b"",
            "k.doc är ett Word-dokument i det äldre formatet; spara det som .docx i Word, och läs in det med kcminutes import.",
        ),
        ("m.toml", b"%PDF-1.7\n\xff", "m.toml är en PDF och inget möte än; läs in det med kcminutes import m.toml."),
        ("m", b"PK\x03\x04..word/document.xml", "m är ett Word-dokument och inget möte än; läs in det med kcminutes import m."),
    ],
)
def test_others_documents_are_told_as_what_they_are_with_how_to_read_them_in(
    run: Run, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    for command in FILE_COMMANDS:
        assert run(*command, name) == (1, "", f"{told}\n")


def test_what_outlook_saves_is_told_with_what_has_to_be_done_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "k.msg").write_bytes(b"")
    told = "spara det som .eml, eller kopiera texten till en .txt, och läs in det med kcminutes import.\n"
    assert run("k.msg") == (1, "", f"k.msg är ett mejl i Outlooks eget format; {told}")


@pytest.mark.parametrize("command", [("show", "~/m.toml"), ("check", "~/m.toml")])
def test_a_tilde_is_the_home_folder_where_no_shell_has_seen_to_that(
    run: Run, minutes: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "hem" / "m.toml").write_bytes(minutes.read_bytes())
    assert run(*command)[0] == 0


def test_a_tilde_after_an_option_and_before_a_bare_file_is_the_home_folder_too(
    run: Run, minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "hem"))
    (tmp_path / "hem" / "m.toml").write_bytes(minutes.read_bytes())
    assert run("export", minutes, "-f", "md", "--output=~/ut/m.md")[0] == 0
    assert (tmp_path / "hem" / "ut" / "m.md").exists()
    assert run("template", "txt", "~/mall.txt")[0] == 0
    assert (tmp_path / "hem" / "mall.txt").exists()
    assert "ingen terminal" in run("~/m.toml")[2]
    assert run("~finns-inte/m.toml") == (1, "", "m.toml går inte att läsa: filen finns inte.\n")


# What can't be done is 1, and one Swedish sentence.

FILE_COMMANDS = [("show",), ("check",), ("export", "-f", "md"), ("print",), ()]


@pytest.mark.parametrize("command", FILE_COMMANDS)
def test_a_missing_file_is_told(run: Run, command: tuple[str, ...]) -> None:
    assert run(*command, "nej.toml") == (1, "", "nej.toml går inte att läsa: filen finns inte.\n")


@pytest.mark.parametrize("command", FILE_COMMANDS)
def test_a_folder_instead_of_a_file_is_told(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    assert run(*command, tmp_path / "hem") == (1, "", "hem är en mapp, inte en fil; ange en fil i den.\n")


@pytest.mark.parametrize("command", FILE_COMMANDS)
def test_a_file_of_a_newer_version_is_refused(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "ny.toml").write_text('version = 3\n[mote]\norgan = "KC"\ndatum = 2017-03-09\nnytt = 1\n', encoding="utf-8")
    code, out, err = run(*command, "ny.toml")
    assert (code, out) == (1, "")
    assert err.startswith("ny.toml är skriven av en nyare kcminutes (version 3)")
    assert "Uppdatera kcminutes" in err
    assert err.count("\n") == 1


def test_everything_that_is_wrong_with_a_file_is_a_line_each(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fel.toml").write_text('[mote]\norgann = "KC"\ndatum = 2017-03-09\n\n[[arende]]\ntitel = 5\n', encoding="utf-8")
    code, out, err = run("check", "fel.toml")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) >= 2
    assert all(line.startswith("fel.toml") for line in err.splitlines())


@pytest.mark.parametrize("args", [(), ("open",)])
def test_without_a_terminal_the_commands_that_need_none_are_named(run: Run, agenda: Path, args: tuple[str, ...]) -> None:
    before = agenda.read_bytes()
    code, out, err = run(*args, agenda)
    assert (code, out) == (1, "")
    assert "ingen terminal" in err
    assert err.count("\n") == 1
    for name in ("show", "export", "print", "check"):
        assert name in err
    assert agenda.read_bytes() == before
    assert not (agenda.parent.parent / "minutes").exists()


def test_home_needs_a_terminal_too(run: Run) -> None:
    code, _, err = run()
    assert code == 1
    assert "ingen terminal" in err


def test_output_may_stand_before_the_file(run: Run, agenda: Path) -> None:
    code, _, err = run("-o", "m.toml", agenda)
    assert code == 1
    assert "ingen terminal" in err


def test_a_folder_that_cannot_be_written_is_told(run: Run, minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    code, out, err = run("export", minutes, "-f", "md", "-o", "fil/ut.md")
    assert (code, out) == (1, "")
    assert err.startswith("Kan inte skriva fil/ut.md: ")
    assert err.count("\n") == 1


# What can be done is 0.


def test_a_file_without_faults_is_told_so(run: Run) -> None:
    assert run("check", MINUTES_2013) == (0, "2013-12-12.toml: inga fel (17 ärenden, 8 deltagare).\n", "")


def test_each_finding_is_a_line_with_place_remedy_and_rule_and_is_no_failure(run: Run, agenda: Path) -> None:
    code, out, err = run("check", agenda)
    assert (code, err) == (0, "")
    assert out == "Närvaro: Ingen deltagare har uppdraget sekreterare. Ge någon av deltagarna uppdraget. [sekreterare]\n"


def test_the_document_is_shown(run: Run, minutes: Path) -> None:
    code, out, err = run("show", minutes)
    assert (code, err) == (0, "")
    for text in ("Kommunchefsgruppen", "Gemensam växel", "Räkna på det", "Nästa möte", "UTKAST"):
        assert text in out
    assert "\x1b" not in out


@pytest.mark.parametrize("form", ["md", "TXT", ".html"])
def test_a_document_is_written_beside_the_file(run: Run, minutes: Path, form: str) -> None:
    out = minutes.with_suffix("." + form.lower().lstrip("."))
    assert run("export", minutes, "-f", form) == (0, f"{out}\n", "")
    assert "Räkna på det" in out.read_text(encoding="utf-8")


def test_a_document_is_written_where_output_says(run: Run, minutes: Path, tmp_path: Path) -> None:
    assert run("export", minutes, "-f", "md", "-o", "ut/dok.md")[0] == 0
    assert "Räkna på det" in (tmp_path / "ut" / "dok.md").read_text(encoding="utf-8")
    assert not minutes.with_suffix(".md").exists()


def test_a_document_is_never_written_over_the_meeting_it_is_made_from(run: Run, minutes: Path) -> None:
    before = minutes.read_bytes()
    code, _, err = run("export", minutes, "-f", "txt", "-o", minutes.parent / ".." / "minutes" / minutes.name)
    assert minutes.read_bytes() == before
    assert code != 0
    assert minutes.name in err


def test_wrong_settings_are_told_and_the_document_is_shown(run: Run, minutes: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hem" / "kcminutes"
    folder.mkdir()
    (folder / "settings.toml").write_text("temma = 1\n", encoding="utf-8")
    code, out, err = run("show", minutes)
    assert code == 0
    assert "Räkna på det" in out
    assert "settings.toml" in err


# As a process of its own.


def process(*args: object, surroundings: dict[str, str], **more: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "kcminutes", *map(str, args)]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=surroundings | more, check=False, timeout=60)


def test_a_document_goes_to_standard_output_and_nothing_else_does(surroundings: dict[str, str], tmp_path: Path) -> None:
    done = process("export", MINUTES_2016, "-f", "md", "-o", "-", surroundings=surroundings)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("# ")
    assert not list(tmp_path.glob("*.md"))
    assert not (tmp_path / "-").exists()


def test_a_pdf_goes_to_standard_output_as_bytes(surroundings: dict[str, str]) -> None:
    done = process("export", MINUTES_2016, "-f", "pdf", "-o", "-", surroundings=surroundings)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp437", "cp850", "utf-8"])
def test_a_document_is_shown_in_the_encoding_of_whoever_reads_it(surroundings: dict[str, str], encoding: str) -> None:
    done = process("show", MINUTES_2016, surroundings=surroundings, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding)
    assert "Mötets öppnande" in shown
    assert "?????" not in shown  # the lines between the items are - where there is no line


def test_an_encoding_without_swedish_letters_stops_nothing(surroundings: dict[str, str]) -> None:
    for args, code in ((("show", MINUTES_2016), 0), (("--help",), 0), (("hjälp",), 2), (("show", "nå.toml"), 1)):
        done = process(*args, surroundings=surroundings, PYTHONIOENCODING="ascii")
        assert b"Traceback" not in done.stderr
        assert done.returncode == code


def test_what_an_encoding_lacks_becomes_the_nearest_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    ready_streams()
    sys.stdout.write("▎Åsa ”är” – här … ── ﬁ § 1 🗳\udcff")
    sys.stdout.flush()
    assert written.getvalue() == b'|Asa "ar" - har ... -- fi par. 1 ??'


@pytest.mark.parametrize(("page", "expected"), [(437, "cp437"), (850, "cp850"), (65001, "utf-8"), (0, "cp1252"), (4711, "cp1252")])
def test_a_pipe_on_windows_has_the_consoles_encoding(monkeypatch: pytest.MonkeyPatch, page: int, expected: str) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=SimpleNamespace(GetConsoleOutputCP=lambda: page)), raising=False)
    monkeypatch.setattr(sys, "stdout", stream := io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    ready_streams()
    assert stream.encoding == expected


@pytest.mark.parametrize("command", [("show",), ("export", "-f", "txt", "-o", "-")])
def test_a_reader_that_goes_away_is_no_fault(surroundings: dict[str, str], tmp_path: Path, command: tuple[str, ...]) -> None:
    meeting = called_meeting()
    long = "\n\n".join(f"Stycke {number} om växeln." for number in range(6_000))
    (item, *_) = meeting.items
    big = tmp_path / "lang.toml"
    big.write_text(encode(type(meeting)(head=meeting.head, items=(type(item)(title="Växel", notes=long),))), encoding="utf-8")
    name, *options = command
    with subprocess.Popen(
        [sys.executable, "-m", "kcminutes", name, str(big), *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(10)
        running.stdout.close()
        err = running.stderr.read()
        assert running.wait(60) == 0
    assert err == b""


def test_the_exit_code_reaches_the_shell(surroundings: dict[str, str]) -> None:
    assert process("check", AGENDA_2016, surroundings=surroundings).returncode == 0
    assert process("check", "nej.toml", surroundings=surroundings).returncode == 1
    done = process("--fel", surroundings=surroundings)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
