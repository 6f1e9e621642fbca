"""The command line where something that one takes for granted is missing: a stream, a home, a folder, a terminal's width."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kcminutes.cli.main import main
from support.samples import MINUTES_2016

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the streams")
CLOSED = "Standard ut är stängd, så det finns ingenstans att visa något; öppna den, eller skriv till en fil."


def shell(script: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a shell's line, in which ``$K`` is the program and ``$M`` a file."""
    known = {"K": f"{sys.executable} -m kcminutes", "M": str(MINUTES_2016)}
    return subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=folder,
        env={**os.environ, **known, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["show $M", "check $M", "export $M -f pdf -o -"])
def test_a_closed_standard_out_is_told_where_something_was_to_be_shown(command: str, tmp_path: Path) -> None:
    done = shell(f"$K {command} >&-", tmp_path)
    assert (done.returncode, done.stderr) == (1, f"{CLOSED}\n")


def test_with_all_streams_closed_an_export_is_whole(tmp_path: Path) -> None:
    done = shell("$K export $M -f html -o m.html <&- >&- 2>&-", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "m.html").read_text("utf-8").rstrip().endswith("</html>")


def test_the_screen_without_streams_is_a_sentence(tmp_path: Path) -> None:
    done = shell("$K <&- >&-", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "Här finns ingen terminal att skriva i; show, export, print och check klarar sig utan.\n"


@pytest.mark.parametrize("command", ["", "m.toml"])
def test_a_working_folder_that_was_taken_away_is_told(command: str, tmp_path: Path) -> None:
    done = shell(f"mkdir borta; cd borta; rmdir ../borta; $K {command}", tmp_path)
    assert (done.returncode, done.stderr) == (1, "Mappen som du står i finns inte längre; gå till en annan med cd.\n")


@pytest.mark.parametrize("args", [["show", str(MINUTES_2016)], ["recover"], []])
def test_without_a_home_the_remedy_is_told(
    args: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as with no entry for the user in passwd
    with pytest.raises(SystemExit, match="1"):
        main(args)
    assert capsys.readouterr().err == "Det går inte att ta reda på var din hemmapp ligger; sätt HOME till den.\n"


def test_a_name_that_is_too_long_can_not_be_read(tmp_path: Path) -> None:
    done = shell(f"$K {'a' * 300}", tmp_path)
    assert (done.returncode, done.stderr) == (1, f"{'a' * 300} går inte att läsa: filens namn är för långt.\n")


def test_a_terminal_that_tells_no_columns_is_shown_the_document(tmp_path: Path) -> None:
    shown = shell("$K show $M", tmp_path, COLUMNS="0")
    assert shown.stdout == shell("$K show $M", tmp_path, COLUMNS="80").stdout
    assert "Kommunchefsgruppen" in shown.stdout
