"""The commands that need no screen: how long a PDF takes as a whole process, and which commands import Textual."""

import ast
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent
_TIMER: Final = "from time import perf_counter"
_TOLD: Final = "print(perf_counter() - began)\n"
_IMPORTED: Final = re.compile(r"^import time:.*\|\s+(\S+)$", re.MULTILINE)


def export_command(minutes: Path, out: Path) -> list[str]:
    """The program's own way to a PDF."""
    return [sys.executable, "-m", "kcminutes", "export", str(minutes), "-f", "pdf", "-o", str(out)]


def bare_compile_command(minutes: Path, folder: Path) -> list[str]:
    """A process that does nothing but compile what the program would: the same source, input and standards."""
    arguments = export_command(minutes, folder / "recorded.pdf")[3:]
    recorded = subprocess.run(
        [sys.executable, str(_HERE / "recorded_compile.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if recorded.returncode:
        raise RuntimeError(f"kcminutes {' '.join(arguments)} made no PDF:\n{recorded.stdout}{recorded.stderr}")
    options = {**ast.literal_eval(recorded.stdout.splitlines()[-1]), "output": str(folder / "bare.pdf")}
    script = folder / "bare_compile.py"
    script.write_text(f"{_TIMER}\nimport typst\n\nbegan = perf_counter()\ntypst.compile(**{options!r})\n{_TOLD}", encoding="utf-8")
    return [sys.executable, str(script)]


def making_command(minutes: Path, folder: Path) -> list[str]:
    """A process that makes the PDF as the program does from its screen: the file is read, viewed, compiled and written."""
    script = folder / "making.py"
    script.write_text(
        f"""{_TIMER}
from pathlib import Path

import typst

from kcminutes.files.toml import read
from kcminutes.render.export import export
from kcminutes.render.pdf import pdf

began = perf_counter()
Path({str(folder / "made.pdf")!r}).write_bytes(export(read(Path({str(minutes)!r})), "pdf"))
{_TOLD}""",
        encoding="utf-8",
    )
    return [sys.executable, str(script)]


def told_seconds(command: list[str]) -> float:
    """How long the process says that the making took, without its start."""
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def seconds(command: list[str]) -> float:
    """How long the process takes from its start to its end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def imports_textual(command: str, file: Path) -> bool:
    """Whether `kcminutes COMMAND FILE` imports Textual; RuntimeError if it didn't get as far as reading the file."""
    arguments = [sys.executable, "-X", "importtime", "-m", "kcminutes", command, str(file)]
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)
    imported = set(_IMPORTED.findall(done.stderr))
    if not any(name.startswith("kcminutes.files") for name in imported):
        raise RuntimeError(f"kcminutes {command} read no file:\n{done.stdout}{done.stderr[-2000:]}")
    return "textual" in imported
