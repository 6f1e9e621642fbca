"""The commands that need no screen: how long the documents take, and which commands import Textual."""

import ast
import pickle
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from kcminutes.documents.formats import docx
from kcminutes.documents.formats.own_templates import template_path

_HERE: Final = Path(__file__).parent
_IMPORTED: Final = re.compile(r"^import time:.*\|\s+(\S+)$", re.MULTILINE)


def export_command(minutes: Path, out: Path) -> list[str]:
    """The program's own way to a PDF."""
    return [sys.executable, "-m", "kcminutes", "export", str(minutes), "-f", "pdf", "-o", str(out)]


def making_command(minutes: Path, form: str, folder: Path) -> list[str]:
    """A process that makes the document as the program does from its screen: the file is read, viewed, set and written."""
    return [sys.executable, str(_HERE / "making.py"), str(minutes), form, str(folder / f"made.{form}")]


def bare_word_command(minutes: Path, folder: Path) -> list[str]:
    """A process that does nothing but let docxtpl fill in the same template with the same document."""
    typesetter = folder / "typesetter"
    typesetter.write_bytes(pickle.dumps(docx._opened(template_path("docx", None))[1]))
    return [sys.executable, str(_HERE / "bare_word.py"), str(minutes), str(typesetter), str(folder / "bare.docx")]


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
    script = folder / f"bare_compile_{minutes.stem}.py"
    timed = f"began = perf_counter()\ntypst.compile(**{options!r})\nprint(perf_counter() - began)\n"
    script.write_text(f"from time import perf_counter\n\nimport typst\n\n{timed}", encoding="utf-8")
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
    if not any(name.startswith("kcminutes.storage") for name in imported):
        raise RuntimeError(f"kcminutes {command} read no file:\n{done.stdout}{done.stderr[-2000:]}")
    return "textual" in imported
