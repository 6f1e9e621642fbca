"""Whatever a file, a paste, a file's name or a printer holds: a clear sentence, or it is shown harmlessly."""

import io
import os
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from datetime import time as clock
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from subprocess import run as run_process
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader

from hostile import attack
from kcminutes.cli import main as cli
from kcminutes.documents import printing
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.terminal import document_lines
from kcminutes.documents.view import Layout, document
from kcminutes.meeting.model import Action, Head, Item, Meeting, Participant
from kcminutes.meeting.place import Part, Place
from kcminutes.meeting.states import Attendance, ItemStatus
from kcminutes.session.session import Session
from kcminutes.storage.errors import FileError
from kcminutes.storage.opening import Opened
from kcminutes.storage.toml import source
from kcminutes.storage.toml.meetings import encode, parse, read
from kcminutes.swedish.characters import plain
from support.screens import workspace_with
from support.strategies import DIFFICULT_TEXT, called_meeting
from support.terminal import Terminal

HEAD = 'version = 1\n[mote]\norgan = "Gruppen"\ndatum = 2016-12-08\n'

COMMANDS = (
    "Före\x1b[2J\x1b]0;ägd\x07\x1b]52;c;YQ==\x1b\\\x1bPq\x1b\\\x9b31m\x9d0;ägd\x9c\x90q\x9c\x00\x07\x08\x7f\u202e\u2066\u200f\u061c"
    "\u200b\u200d\ufeff\u2060a\u030a\u0301\u0301\u0301\U000e0041Efter"
)
"""What terminals take for commands or what hides and reorders text, between two words."""

UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Controls and what reorders text; none of it has a place in anything that is shown."""


def full_of(text: str) -> Meeting:
    """A meeting with the text in each of its fields, as it is."""
    action = Action(text=text, due=date(2017, 1, 19), responsible=(text, text))
    sub = Item(title=text, notes=text, decisions=(text,), actions=(action,))
    item = Item(
        title=text,
        reference=text,
        background=text,
        notes=text,
        reason=text,
        status=ItemStatus.POSTPONED,
        presenters=(text,),
        attachments=(text, text),
        proposals=(text,),
        decisions=(text, text),
        actions=(action,),
        subitems=(sub,),
    )
    here = Participant(name=text, organisation=text, title=text, roles=(text, "sekreterare"), voting=True, replaces=text)
    guest = Participant(name=text, organisation=text, items="1", attendance=Attendance.PRESENT, arrived=clock(9), left=clock(10))
    head = Head(body=text, document=text, day=date(2016, 12, 8), place=text, start=clock(8, 30), opened=clock(8, 32))
    return Meeting(head=head, participants=(here, guest), items=(item, Item(title="Sist")))


def read_with(text: str) -> Meeting:
    """The same as it is when it has been read from a file, where headings and names are on one line."""
    return parse(encode(full_of(text)), "m.toml")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail if what is done takes more of this thread's time; others may keep the computer busy."""
    began = time.thread_time()
    yield
    assert time.thread_time() - began < seconds


def refused(path: Path) -> str:
    with pytest.raises(FileError) as raised, within(2):
        read(path)
    assert not UNWANTED.search(str(raised.value))
    assert all(problem.startswith(plain(path.name)) for problem in raised.value.problems)
    return str(raised.value)


# Files.


def test_300_generated_and_mutated_files_are_refused_in_swedish_or_read_and_stay_as_they_are() -> None:
    figures = attack(7, range(300))
    assert figures.faults == []
    assert figures.refused > 100
    assert figures.files - figures.refused > 30


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (HEAD + 'plats = "a\0b"', "styrtecken"),
        (HEAD + 'plats = "a\x1b]0;ägd\x07b"', "styrtecken"),
        (HEAD + "plats = hej\x9b31m\u202e", 'texten saknar citattecken; skriv plats = "hej31m"'),
        (HEAD + f"plats = {'hej ' * 9000}", "texten saknar citattecken"),
        (HEAD + '"\x9d0;ägd\x9c" = 1', 'okänd nyckel "0;ägd"'),
        (HEAD + "x = " + "[" * 1000 + "]" * 1000, "ligger för djupt"),
        (HEAD + "x = " + "[" * 200_000, "ligger för djupt"),
        (HEAD + "x = " + "{a = " * 1000 + "1" + "}" * 1000, "ligger för djupt"),
        ("a." * 20_000 + "a = 1", "ligger för djupt"),
        ("[[" + "a." * 20_000 + "a]]", "ligger för djupt"),
        (HEAD + f"[a{' ' * 200_000}b", "tabellens namn är felskrivet"),
        (HEAD + "".join(f"nyckel{number} = 1\n" for number in range(20_000)), "fel till"),
        (HEAD + f"minuter = {'9' * 5000}", "fler siffror"),
        (HEAD + 'plats = "\\ud800"', "tecknet efter \\u finns inte"),
        (HEAD + f'plats = "{"x" * 10_000_000}', "avslutas aldrig"),
        (HEAD + "x" * 10_000_000, "raden är ingen nyckel med värde"),
        (HEAD + "".join(f'[[deltagare]]\nnamn = "{number}"\narenden = "1-99999"\n' for number in range(50)), "arenden"),
    ],
    ids=lambda value: re.sub(r"\W+", "-", value[-30:]) if len(value) > 30 else re.sub(r"\W+", "-", value),
)
def test_a_hostile_file_is_refused_in_short_clear_sentences(content: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(content, encoding="utf-8")
    told = refused(path)
    assert sentence in told
    assert len(told) < 20_000
    assert all(len(line) < 500 for line in told.splitlines())


def test_what_is_not_utf_8_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(HEAD.encode() + b'plats = "\xff\xfe"')
    assert "m.toml, rad 5: byte 10 på raden (0xFF) är inte UTF-8" in refused(path)


@pytest.mark.parametrize("piece", ["x", "å\u200b"])
def test_a_line_of_10_mb_is_read_and_its_item_shown(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    text = piece * (10_000_000 // len(piece.encode()))
    path.write_text(f'{HEAD}[[arende]]\ntitel = "Ett"\nanteckning = "{text}"\n', encoding="utf-8")
    with within(2):
        meeting = read(path)
    assert meeting.items[0].notes == plain(text)


@pytest.mark.parametrize("kind", ["fifo", "socket", "folder", "/dev/zero", "/dev/tty", "ring"])
def test_what_is_no_file_is_refused_at_once(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(kind) if kind.startswith("/") else tmp_path / kind
    monkeypatch.chdir(tmp_path)  # a socket's name may be no longer than about 100 characters
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as endpoint:
            endpoint.bind(kind)
    elif kind == "folder":
        path.mkdir()
    elif kind == "ring":
        path.symlink_to(path)
    assert refused(path).startswith(path.name)


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_a_meeting_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, path = tmp_path / "liten", tmp_path / "m.toml"
    small.write_text(HEAD)
    path.write_text(HEAD + "# " + "x" * 1000)
    status = small.stat()
    monkeypatch.setattr(source, "LARGEST", 500)
    monkeypatch.setattr(Path, "stat", lambda self, **_: status)
    assert "stor" in refused(path)


def test_a_file_that_is_written_to_without_end_is_read_or_refused(tmp_path: Path) -> None:
    path, stop = tmp_path / "m.toml", threading.Event()
    path.write_text(HEAD)

    def grow() -> None:
        with path.open("ab") as file:
            while not stop.is_set() and file.tell() < 100_000_000:
                file.write(b"# " + b"x" * 100_000 + b"\n")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        with within(2):
            assert read(path).head.body == "Gruppen"
    except FileError as error:
        assert "m.toml" in str(error)  # noqa: PT017  # either is right
    finally:
        stop.set()
        writer.join()


# Commands to the terminal, in every field.


@pytest.fixture
def commands_file(tmp_path: Path) -> Path:
    """A file whose every text is COMMANDS, written as TOML writes them."""
    path = tmp_path / "agendas" / "2016-12-08.toml"
    path.parent.mkdir()
    path.write_text(encode(full_of(COMMANDS)), encoding="utf-8")
    return path


def test_show_writes_no_command_to_a_pipe(commands_file: Path) -> None:
    shown = run_process([sys.executable, "-m", "kcminutes", "show", commands_file], capture_output=True, check=True, timeout=20)
    assert b"\x1b" not in shown.stdout
    assert not UNWANTED.search(shown.stdout.decode())
    assert shown.stdout.decode().count("Före") >= 20


def test_show_writes_nothing_but_its_own_styles_to_a_terminal(commands_file: Path, tmp_path: Path) -> None:
    with Terminal.start([sys.executable, "-m", "kcminutes", "show", str(commands_file)], env=environment(tmp_path)) as terminal:
        assert terminal.exit_code() == 0
    assert b"\x1b" in written(terminal)
    assert not UNWANTED.search(re.sub("\x1b\\[[0-9;]*m", "", written(terminal).decode()).replace("\r\n", "\n"))


@pytest.mark.parametrize("form", ["md", "txt", "html"])
def test_no_command_is_left_in_a_document_of_text(form: str, commands_file: Path) -> None:
    shown = export(document(read(commands_file)), form).decode()
    assert not UNWANTED.search(shown)
    assert shown.count("Efter") >= 20


@pytest.mark.parametrize("width", [30, 100])
def test_the_draft_holds_no_control_even_if_the_meeting_does(width: int) -> None:
    rows = [row.plain for row in document_lines(document(full_of(COMMANDS)), width)]
    assert not re.search("[\x00-\x1f\x7f-\x9f]", "".join(rows))
    assert sum("Efter" in row for row in rows) >= 20


def test_the_program_shows_a_meeting_full_of_commands_without_passing_one_on(commands_file: Path, tmp_path: Path) -> None:
    with Terminal.start([*START, str(commands_file)], 50, 160, env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("Anteckning")
        for key in ("ctrl+n", "ctrl+r", "escape", "ctrl+l", "escape", "ctrl+g"):
            terminal.press(key)
            terminal.wait_quiet(0.2)
        terminal.press("escape", "ctrl+q")
        assert terminal.exit_code() == 0
    assert commands_in(written(terminal)) == []


# Markup, in every field: the documents have the same structure as with ordinary words.

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "</style></title></p><b onclick='x'>",
    "<!-- a --> ]]> &lt; &#60; &amp",
    "' autofocus onfocus=alert(1) x='",
    "{{ document.body }} {% raw %} {# a #}",
    "[a](javascript:alert) ![a](http://a/b) <http://a> [a]: http://a",
    "# a\n## a\n> a\na\n===\n~~~\n```\n| a | b |\n|---|---|\n---\n***a",
    "`kod` ~~a~~ [^1] _a_ __a__ \\ \\* &nbsp; a\\",
    '#eval("1") #import "x": y #{panic()} #let x = 1',
    "$x^2$ @etikett <etikett> = rubrik // a /* b */ *_ ~ -- --- ...",
    '\\u{1b} #sys.inputs.document #read("/etc/passwd")',
)


def ordinary(text: str) -> str:
    """The text with a word in place of each of its lines."""
    return re.sub(r"[^\n]+", "ord", text)


class Elements(HTMLParser):
    """The elements of a web page with their attributes, its comments, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("layout", ["2016", "2013"])
def test_no_element_or_attribute_of_the_web_page_comes_from_what_was_typed(text: str, layout: Layout) -> None:
    page = Elements(export(document(read_with(text), layout), "html").decode())
    assert page.found == Elements(export(document(read_with(ordinary(text)), layout), "html").decode()).found
    assert letters(page.text).count(letters(text)) >= 10


def tokens(text: str) -> tuple[list[str], str]:
    """What Markdown readers make of the text: the kinds of its parts in order, and its words."""
    parts = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    every = [part for block in parts for part in (block, *(block.children or ()))]
    return [part.type + part.tag for part in every if part.type != "text"], "".join(
        part.content for part in every if not part.children
    )


@pytest.mark.parametrize("text", MARKUP)
def test_nothing_typed_is_markup_in_the_markdown_document(text: str) -> None:
    kinds, words = tokens(export(document(read_with(text)), "md").decode())
    assert kinds == tokens(export(document(read_with(ordinary(text))), "md").decode())[0]
    assert letters(words).count(letters(first_line(text))) >= 10


@pytest.mark.parametrize("text", MARKUP)
def test_the_text_document_has_what_was_typed(text: str) -> None:
    assert letters(export(document(read_with(text)), "txt").decode()).count(letters(first_line(text))) >= 10


def test_nothing_typed_is_markup_or_a_link_or_a_script_in_the_pdf() -> None:
    fields = [read_with(text) for text in MARKUP]
    meeting = Meeting(
        head=fields[0].head,
        participants=tuple(person for each in fields for person in each.participants),
        items=tuple(each.items[0] for each in fields),
    )
    reader = PdfReader(io.BytesIO(export(document(meeting), "pdf")))
    text = letters("".join(page.extract_text() for page in reader.pages))
    for line in MARKUP:
        assert letters(first_line(line)) in text, line
    assert not any("/Annots" in page for page in reader.pages)
    root: Any = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA"} & root.keys()
    assert not reader.attachments
    assert "JavaScript" not in str(root.get("/Names"))


def letters(text: str) -> str:
    return "".join(text.split())


def first_line(text: str) -> str:
    return text.partition("\n")[0]


# Names of files and printers.

NAMES = (
    *("med mellanslag", "\"citat\" 'enkla'", "-n 99", "--help", ";rm -rf x", "$(touch x)", "`touch x`", "a|b&c>d", "rad\nbrytning"),
    *("\x1b]0;ägd\x07", "\x9d0;ägd\x9c", "\u202eflip", "*", "~", "%s{0}", "[bold]", "å" * 100),
)

PRINTERS = ("a;b", "$(touch-x)", "-o", "a|b&c", "`x`")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process, in a folder of its own: exit code, standard output, standard error."""
    (tmp_path / "här").mkdir()
    monkeypatch.chdir(tmp_path / "här")

    def run(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(list(args))
        out, err = capfd.readouterr()
        assert not UNWANTED.search(out + err)
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err

    return run


def printer_program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the script the only lp there is."""
    folder.mkdir()
    (folder / "lp").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(printing, "rendered", lambda *_: b"%PDF-")


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_of_any_name_is_checked_and_exported_beside_itself(name: str, run: Run) -> None:
    Path(f"{name}.toml").write_text(encode(called_meeting()), encoding="utf-8")
    assert run("check", "--", f"{name}.toml")[0] == 0
    assert run("export", "-f", "md", "--", f"{name}.toml")[0] == 0
    assert {each.name for each in Path().iterdir()} == {f"{name}.toml", f"{name}.md"}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_what_is_wrong_with_a_file_of_any_name_is_told_without_commands(name: str, run: Run) -> None:
    code, _, err = run("check", "--", f"{name}.toml")
    assert code == 1
    assert "går inte att läsa: filen finns inte." in err
    Path(f"{name}.toml").write_text("titel = \x1b]0;ägd\x07", encoding="utf-8")
    assert run("show", "--", f"{name}.toml")[0] == 1


@pytest.mark.parametrize(("name", "printer"), list(zip(NAMES, cycle(PRINTERS), strict=False)), ids=ascii)
def test_name_and_printer_reach_the_print_program_as_they_are(
    name: str, printer: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer_program(tmp_path / "bin", 'printf \'%s\\0\' "$@" > "$0.got"', monkeypatch)
    Path(f"{name}.toml").write_text(encode(called_meeting()), encoding="utf-8")
    assert run("print", "-P", printer, "--", f"{name}.toml")[0] == 0
    *options, path, end = (tmp_path / "bin" / "lp.got").read_text().split("\0")
    assert options[:5] == ["-d", printer, "-n", "1", "-t"]
    assert options[6:] == ["--"]
    assert not UNWANTED.search(options[5])
    assert Path(path).name.startswith(f"{options[5]}-")
    assert end == ""
    assert {each.name for each in Path().iterdir()} == {f"{name}.toml"}


@pytest.mark.parametrize("script", ["printf '\\377\\033]0;x\\007fel' >&2; exit 1", "exit 9"])
def test_what_a_print_program_says_is_told_without_commands(
    script: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer_program(tmp_path / "bin", script, monkeypatch)
    Path("m.toml").write_text(encode(called_meeting()), encoding="utf-8")
    code, _, err = run("print", "m.toml")
    assert code == 1
    assert err.startswith("Standardskrivaren tog inte emot dokumentet (")


def test_a_print_program_that_cannot_be_run_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer_program(tmp_path / "bin", "exit 0", monkeypatch)
    (tmp_path / "bin" / "lp").write_bytes(b"")
    (tmp_path / "bin" / "lp").chmod(0o755)
    Path("m.toml").write_text(encode(called_meeting()), encoding="utf-8")
    code, _, err = run("print", "m.toml")
    assert code == 1
    assert "lp" in err


def test_home_and_its_messages_pass_no_command_of_a_files_name_on(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    for day in ("2016-12-09", "2016-12-10"):
        (tmp_path / "agendas" / f"{day}\x1b]0;ägd\x07\x9d0;ägd\x9c.toml").write_bytes(b"titel = \x1b]0;titel\x07")
    with Terminal.start(START, env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("trasig")
        terminal.press("enter")
        terminal.wait_quiet(0.3)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert commands_in(written(terminal)) == []


# Pastes.


@settings(max_examples=60)
@given(texts=st.lists(DIFFICULT_TEXT | st.text(st.characters(exclude_categories=())), min_size=1, max_size=4))
def test_whatever_is_pasted_is_in_the_meeting_and_is_read_back_equal(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    session = Session(Opened(called_meeting(), tmp_path_factory.mktemp("paste") / "m.toml"))
    for end in range(1, len(texts) + 1):
        session.recording.set_notes(Place(session.here), plain("".join(texts[:end])))
        session.recording.set_decisions(Place(session.here, Part.DECISIONS), (plain(texts[0]), plain(texts[-1])))
        session.next()
    meeting = session.meeting
    assert meeting.items[0].notes == plain(texts[0])
    assert parse(encode(meeting), "m.toml") == meeting
    assert session.close()
    assert read(session.path) == session.meeting


START = [sys.executable, "-m", "kcminutes"]


def environment(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}


def written(terminal: Terminal) -> bytes:
    return b"".join(data for _, data in terminal.received)


def commands_in(data: bytes) -> list[str]:
    """What of the bytes a terminal takes for more than drawing: strings (its title, the clipboard), C1 and stray C0 controls."""
    # Textual itself sets the shape of the mouse pointer (OSC 22).
    text = re.sub("\x1b\\]22;[a-z]*\x07", "", data.decode())
    return [
        text[found.start() : found.start() + 20]
        for found in re.finditer("\x1b[\\]PX^_]|[\x00-\x07\x0b\x0c\x0e-\x1a\x80-\x9f]", text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"rad {number} \x1b]0;ägd\x07\x11\x1b[31mröd å\r\n" for number in range(40_000))[:1_000_000],
        "ord \x1b]0;ägd\x07\x1b[2J\x9b31m\x00\x1b]52;c;YQ==\x1b\\\x1b\x11 ord " * 4_500,
    ],
    ids=["1 MB", "a line of 200 kB"],
)
def test_a_great_paste_of_escape_sequences_is_saved_plain_and_reaches_no_terminal(text: str, tmp_path: Path) -> None:
    file = workspace_with(tmp_path)
    with Terminal.start([*START, str(file)], env=environment(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("Anteckning")
        terminal.paste(text + "SLUTET")
        terminal.wait_for("SLUTET", 60)
        terminal.press("ctrl+q")
        assert terminal.exit_code(60) == 0
    assert commands_in(written(terminal)) == []
    assert read(tmp_path / "minutes" / file.name).items[0].notes == plain(text) + "SLUTET"
