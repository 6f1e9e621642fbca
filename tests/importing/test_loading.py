import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.samples import MINUTES_2016

RUN = """import atexit, sys
from kcminutes.cli.main import main
atexit.register(lambda: print(*sorted(name for name in sys.modules), file=sys.stderr))
main({args!r})"""


def loaded_by(args: list[str], folder: Path) -> set[str]:
    """The modules that are loaded when the command ends."""
    surroundings = os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    program = RUN.format(args=args)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=surroundings, cwd=folder, check=True, timeout=60
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("args", [["--version"], ["check", str(MINUTES_2016)], ["import", "--help"]])
def test_nothing_of_the_reading_in_is_loaded_before_it_is_asked_for(args: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(args, tmp_path)
    assert "kcminutes.cli.main" in loaded
    assert not [name for name in loaded if name.startswith(("kcminutes.importing", "pypdfium2", "lxml", "docx", "email.mime"))]


def test_a_text_is_read_in_without_the_readers_of_other_types(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    (tmp_path / "k.txt").write_text("Kallelse\n\nDag: 2017-01-19\n\n1. Öppnande\n2. Slut\n")
    loaded = loaded_by(["import", "k.txt"], tmp_path)
    assert "kcminutes.importing.importer" in loaded
    assert not [name for name in loaded if name.startswith(("pypdfium2", "lxml", "docx", "textual", "typst"))]
