"""Run as ``python import_runs.py FOLDER ROUNDS``: a PDF of 30 pages read in, against pypdfium2's own extraction of its text.

Prints for each round the seconds of three things: reading the PDF in as the command does, to the content of the new file; the bare
extraction; and reading in until the text is blocks, which the first has in it.
"""

import gc
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Final

import pypdfium2
from msgspec.structs import replace

from kcminutes.documents.delivery import content_in
from kcminutes.importing.importer import imported
from kcminutes.importing.reading import read_source
from kcminutes.storage.settings import Settings
from kcminutes.storage.toml.meetings import encode, read

PAGES: Final = 30
TIMES: Final = 2.0
"""How many times the bare extraction reading in may take, and `ABOVE` it."""
ABOVE: Final = 0.5
"""Seconds."""
_SAMPLE: Final = Path(__file__).parent.parent / "data" / "2016-12-08.toml"


def make_pdf(folder: Path) -> Path:
    """Write minutes of at least `PAGES` pages, the sample's items again and again."""
    sample, path, times = read(_SAMPLE), folder / "2016-12-08.pdf", 1
    while True:
        meeting = replace(sample, items=sample.items * times)
        path.write_bytes(content_in("pdf", meeting, Settings(), items=None, person=None))
        with pypdfium2.PdfDocument(path) as pdf:
            pages = len(pdf)
        if pages >= PAGES:
            return path
        times = max(times + 1, times * PAGES // pages)


def extracted(path: Path) -> int:
    """Have pypdfium2 extract the text of each page; how many characters."""
    with pypdfium2.PdfDocument(path) as pdf:
        return sum(len(page.get_textpage().get_text_bounded()) for page in pdf)


def measured(folder: Path, rounds: int) -> list[tuple[float, float, float]]:
    """The three figures of each round, in seconds, measured in a process of its own."""
    command = [sys.executable, __file__, str(folder), str(rounds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    rows = (map(float, line.split()) for line in done.stdout.splitlines())
    return [(first, second, third) for first, second, third in rows]


def _main() -> None:
    path, rounds = make_pdf(Path(sys.argv[1])), int(sys.argv[2])

    def whole() -> None:
        found = imported(read_source(path))
        if len(found.meeting.items) < PAGES:
            raise RuntimeError("the minutes were not understood")
        encode(found.meeting)

    steps = (whole, lambda: extracted(path), lambda: read_source(path))
    for step in steps:
        step()
    for _ in range(rounds):
        figures = []
        for step in steps:
            gc.collect()
            began = perf_counter()
            step()
            figures.append(perf_counter() - began)
        print(*figures)


if __name__ == "__main__":
    _main()
