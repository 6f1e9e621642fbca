"""What a shell offers when Tab is pressed: asked of the shells themselves, where they are."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kcminutes.documents.printing import Printer
from kcminutes.storage.toml.meetings import encode
from support.commands import Run, outcome
from support.strategies import called_meeting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program's stand-in is a POSIX script")
SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a workspace, a folder with a space, files that are no meetings; and kcminutes is a command."""
    for name in ("agendas", "min mapp", "bin"):
        (tmp_path / name).mkdir()
    for name in ("agendas/2017-03-09.toml", "min mapp/a b.toml"):
        (tmp_path / name).write_text(encode(called_meeting()), encoding="utf-8")
    for name in ("agendas/2017-03-09.docx", "agenda.pdf"):
        (tmp_path / name).write_bytes(b"")
    command = tmp_path / "bin" / "kcminutes"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kcminutes "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]]))
    monkeypatch.setenv("HOME", str(tmp_path / "hem"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    return lambda *args: outcome(capfd, *args)


def bash(*words: str) -> set[str]:
    """What bash has for the last word."""
    script = (
        'eval "$(kcminutes completion bash)"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        '_kcminutes_completion kcminutes; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    return _answer("bash", "--norc", "-c", script, "bash", "kcminutes", *words)


def fish(*words: str) -> set[str]:
    return _answer("fish", "--no-config", "-c", f'kcminutes completion fish | source; complete -C "kcminutes {" ".join(words)}"')


def _answer(*command: str) -> set[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return {line for line in done.stdout.splitlines() if line}


OFFERED = [
    (("sh",), {"show"}),
    (("ag",), {"agendas"}),
    (("show", "agendas/"), {"agendas/2017-03-09.toml"}),
    (("show", "min"), {"min mapp"}),
    (("export", "agendas/2017-03-09.toml", "-f", ""), {"pdf", "docx", "html", "md", "txt"}),
    (("export", "agendas/2017-03-09.toml", "--for", "maj"), {"Majken Fjällström"}),
    (("export", "agendas/2017-03-09.toml", "--for", "Fjä"), {"Majken Fjällström"}),
    (("export", "agendas/2017-03-09.toml", "--ou"), {"--outline", "--output"}),
    (("template", "d"), {"docx"}),
    (("completion", "p"), {"powershell"}),
]


@pytest.mark.parametrize(("words", "expected"), OFFERED)
def test_bash_offers_commands_folders_meetings_formats_and_people(place: Path, words: tuple[str, ...], expected: set[str]) -> None:
    assert place.is_dir()
    assert bash(*words) == expected


@pytest.mark.parametrize(("words", "expected"), OFFERED)
def test_fish_offers_commands_folders_meetings_formats_and_people(place: Path, words: tuple[str, ...], expected: set[str]) -> None:
    assert place.is_dir()
    offered = {line.partition("\t")[0].removesuffix("/").replace("\\ ", " ") for line in fish(*words)}
    assert offered == expected


def test_bash_offers_files_of_all_kinds_to_write(place: Path) -> None:
    assert bash("export", "x.toml", "-o", "ag") == {"agendas", "agenda.pdf"}
    assert (place / "agenda.pdf").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_can_read(place: Path, run: Run, shell: str) -> None:
    (place / "script").write_text(run("completion", shell)[1], encoding="utf-8")
    assert _answer(shell, "-n", str(place / "script")) == set()


# As a shell asks, in an environment of its own.


def asked(monkeypatch: pytest.MonkeyPatch, run: Run, shell: str, words: list[str], begun: str) -> list[str]:
    """The answer to one of the shells."""
    separator = "\n" if shell == "powershell" else " "
    monkeypatch.setenv("_KCMINUTES_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", separator.join(["kcminutes", *words, *([begun] if begun else [])]))
    monkeypatch.setenv("COMP_CWORD", str(len(words) + 1) if shell in ("bash", "zsh") else begun)
    code, out, err = run()
    assert (code, err) == (0, "")
    return [line for line in out.splitlines() if line]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_told_what_and_which_files(place: Path, monkeypatch: pytest.MonkeyPatch, run: Run, shell: str) -> None:
    file = "agendas/2017-03-09.toml"
    assert asked(monkeypatch, run, shell, ["export", file, "--for"], "maj") == ["plain,Majken Fjällström"]
    assert asked(monkeypatch, run, shell, ["show"], "") == ["file,.toml"]
    assert asked(monkeypatch, run, shell, [], "exp") == ["plain,export", "file,.toml"]
    assert asked(monkeypatch, run, shell, ["export", file, "-o"], "") == ["file,"]
    assert asked(monkeypatch, run, shell, ["export", "finns-inte.toml", "--for"], "m") == []
    assert place.is_dir()


def test_the_computers_printers_are_offered(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setattr("kcminutes.documents.printing.printers", lambda: [Printer("Kansliet"), Printer("Plan_2")])
    assert asked(monkeypatch, run, "bash", ["print", "m.toml", "-P"], "") == ["plain,Kansliet", "plain,Plan_2"]
    assert asked(monkeypatch, run, "bash", ["print", "m.toml", "-P"], "kan") == ["plain,Kansliet"]


def test_a_path_of_windows_keeps_its_backslashes_in_powershell(place: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (place / r"C:\möten\m.toml").write_text(encode(called_meeting()), encoding="utf-8")
    assert asked(monkeypatch, run, "powershell", ["export", r"'C:\möten\m.toml'", "--for"], "'maj") == ["plain,Majken Fjällström"]


def test_a_shell_that_is_not_known_is_told_with_those_that_are(run: Run) -> None:
    assert run("completion", "ksh") == (2, "", "Skalet ”ksh” är inte känt; välj ett av bash, zsh, fish, powershell.\n")
