"""What goes wrong with a document, or in a check, is told and never ends the meeting; nothing goes where it must not."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kcminutes import checks
from kcminutes.documents import delivery
from kcminutes.documents.formats import terminal
from kcminutes.documents.formats.own_templates import BUILT_IN
from kcminutes.meeting.place import HEAD
from kcminutes.storage.folders import state_folder
from kcminutes.storage.settings import Settings, usual_template_folder
from kcminutes.storage.toml.meetings import read
from support.samples import AGENDA_2016, MINUTES_2016
from support.screens import Window, opened

FINAL = """version = 1
[mote]
organ = "Kommunchefsgruppen"
datum = 2016-12-08
status = "fastställt"
[[deltagare]]
namn = "Frida Nevander"
narvaro = "närvarande"
[[arende]]
titel = "Inledning"
anteckning = "Text."
"""


def broken(*_: Any, **__: Any) -> None:
    raise NotImplementedError("something nobody thought of")


def own_word_template(old: str, new: str) -> None:
    """The user's own Word template: the built-in one with something else in its text."""
    folder = usual_template_folder()
    folder.mkdir(parents=True)
    with zipfile.ZipFile(BUILT_IN / "minutes.docx") as built_in, zipfile.ZipFile(folder / "minutes.docx", "w") as own:
        for name in built_in.namelist():
            data = built_in.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            own.writestr(name, data)


async def told(window: Window, words: str) -> None:
    await window.app.workers.wait_for_complete()
    await window.until(lambda: any(words in sentence for sentence in window.told))


async def test_a_fault_in_the_making_of_a_document_is_told_with_a_report_and_typing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "rendered", broken)
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "e", "md", "<enter>")
        await told(window, "Ett fel i programmet gör att dokumentet inte går att göra; en rapport finns i ")
        await window.type(" mer")
        assert window.item(1).notes == "text mer"
        assert "NotImplementedError" in next((state_folder() / "reports").iterdir()).read_text("utf-8")


async def test_a_fault_in_a_page_is_told_and_typing_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "document_lines", broken)
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "u")
        await told(window, "Ett fel i programmet gör att sidan inte kan visas; en rapport finns i ")
        await window.type("<escape>", " mer")
        assert window.item(1).notes == "text mer"


async def test_a_fault_in_a_check_hides_the_pane_and_typing_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks.Checker, "findings", broken)
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "g")
        await told(window, "Ett fel i programmet gör att mötet inte går att granska; en rapport finns i ")
        await window.type("<escape>", " mer")
        assert window.item(1).notes == "text mer"


async def test_a_fault_in_a_check_is_told_when_the_document_is_made_final_and_keeps_nobody_from_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks.Checker, "findings", broken)
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v")
        await told(window, "Ett fel i programmet gör att mötet inte går att granska; en rapport finns i ")
        await window.until(lambda: "Mötet gick inte att granska." in window.flat)
        await window.press("enter")
        assert window.meeting.head.is_final


async def test_minutes_are_not_written_over_by_their_own_document(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        window.session.save_in(tmp_path / "moten.txt")
        await window.type("text", "<ctrl+g>", "e", "txt", "<enter>")
        await told(window, "moten.txt är mötets egen fil; välj ett annat format.")
        assert (await window.saved()) == read(tmp_path / "moten.txt")


async def test_a_final_meetings_people_and_head_are_not_offered_for_editing(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=FINAL) as window:
        before = window.meeting
        await window.type("<ctrl+r>", "<delete>", "+", "<space>", "<escape>")
        assert window.meeting == before
        assert not any("är borttagen" in sentence for sentence in window.told)
        assert any("fastställt" in sentence for sentence in window.told)
        window.screen.show_place(HEAD)
        await window.settled()
        assert window.app.screen is window.screen


def test_a_word_template_with_parts_of_a_twip_is_used(tmp_path: Path) -> None:
    own_word_template('w:left="1928"', 'w:left="1928.5"')
    out = tmp_path / "ut.docx"
    delivery.deliver(delivery.content_in("docx", read(MINUTES_2016), Settings(), items=None, person=None), out, MINUTES_2016)
    assert zipfile.is_zipfile(out)


def run(folder: Path, *args: str, out: Any = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "kcminutes", *args]
    return subprocess.run(command, cwd=folder, stdout=out, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("args", [("export", str(MINUTES_2016), "-f", "md", "-o", "a" * 300), ("template", "md", "a" * 300)])
def test_a_name_that_is_too_long_is_told_in_one_sentence(args: tuple[str, ...], tmp_path: Path) -> None:
    done = run(tmp_path, *args)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Kan inte skriva ")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("args", [("show",), ("check",), ("export", "-f", "txt", "-o", "-")])
def test_a_full_disk_behind_standard_out_is_told_in_one_sentence(args: tuple[str, ...], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(tmp_path, args[0], str(MINUTES_2016), *args[1:], out=full)
    assert done.returncode == 1
    assert done.stderr == "Kan inte skriva till standard ut: disken är full.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe")
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    script = f'({sys.executable} -m kcminutes show {AGENDA_2016}; echo "ended with $?" >&2) | true'
    done = subprocess.run(["/bin/sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == "ended with 0\n"


def test_a_folder_of_templates_that_is_not_there_is_told_and_the_built_in_ones_are_used(tmp_path: Path) -> None:
    settings = usual_template_folder().parent / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('mallar = "/finns/inte"\n', encoding="utf-8")
    done = run(tmp_path, "export", str(MINUTES_2016), "-f", "txt", "-o", "ut.txt")
    assert done.returncode == 0
    assert (tmp_path / "ut.txt").exists()
    assert done.stderr.startswith("settings.toml: mallmappen /finns/inte finns inte, så de inbyggda mallarna används")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of Unix")
def test_a_document_goes_into_a_named_pipe_and_never_takes_its_place(tmp_path: Path) -> None:
    pipe = tmp_path / "rör"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        done = run(tmp_path, "export", str(MINUTES_2016), "-f", "txt", "-o", str(pipe))
        read_from_it = reader.communicate(timeout=20)[0]
    assert done.returncode == 0
    assert pipe.is_fifo()
    assert "Protokoll" in read_from_it.decode()


@pytest.mark.parametrize("args", [("--outline",), ("--summary",)])
def test_a_front_page_of_an_extract_is_wrong_usage(args: tuple[str, ...], tmp_path: Path) -> None:
    done = run(tmp_path, "export", str(MINUTES_2016), "-f", "txt", "--items", "4", *args, "-o", "-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--outline, --summary och --open-actions är för hela dokumentet")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("exprot", "x.toml", "-f", "pdf"), "Det finns varken ett kommando eller en fil som heter exprot; menade du export?\n"),
        (("recover", "--restore"), "NR fattas"),
    ],
)
def test_a_misspelt_command_and_a_missing_number_are_told(args: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    done = run(tmp_path, *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
