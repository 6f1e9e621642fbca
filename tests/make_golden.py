"""Run as ``python tests/make_golden.py``: writes the golden files anew, after a change of the documents that is wanted.

Each tells the structure and the text of one document in one format, as other people's tools read them (see `reading_back`); look
through what differs (``git diff tests/golden``) before committing it.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from kcminutes.documents.excerpts import actions_of, excerpt
from kcminutes.documents.formats.export import FORMATS, export
from kcminutes.documents.view import LAYOUTS, Document, Layout, document
from kcminutes.storage.toml.meetings import read
from support.reading_back import lines, pdf_facts, read_back
from support.samples import AGENDA_2013, AGENDA_2016, MINUTES_2013, MINUTES_2016

FOLDER: Final = Path(__file__).parent / "golden"
MADE: Final = datetime(2016, 12, 8, 13, 5, tzinfo=UTC)


def golden(shown: Document, form: str) -> str:
    """The golden file's text of the document in the format."""
    content = export(shown, form, made=MADE)
    if form == "txt":
        return content.decode()
    facts = pdf_facts(content) if form == "pdf" else ()
    return "\n".join([*facts, *lines(read_back(form, content)), ""])


def _minutes(path: Path, layout: Layout) -> Document:
    return document(read(path), layout)


def _with_contents(path: Path) -> Document:
    return document(read(path), outline=True, summary=True)


def _excerpt(path: Path, items: str) -> Document:
    return excerpt(read(path), items)


def _actions(path: Path, who: str) -> Document:
    return actions_of(read(path), who)


GOLDEN: Final[dict[str, tuple[Callable[[], Document], str]]] = {
    **{
        f"minutes-{path.stem}-layout-{layout}.{form}.txt": (partial(_minutes, path, layout), form)
        for path in (MINUTES_2016, MINUTES_2013)
        for layout in LAYOUTS
        for form in FORMATS
    },
    **{f"agenda-{path.stem}.txt.txt": (partial(_minutes, path, "2016"), "txt") for path in (AGENDA_2016, AGENDA_2013)},
    **{f"contents-2016-12-08.{form}.txt": (partial(_with_contents, MINUTES_2016), form) for form in FORMATS},
    "extract-2016-12-08.html.txt": (partial(_excerpt, MINUTES_2016, "4,15.1"), "html"),
    "extract-2016-12-08.txt.txt": (partial(_excerpt, MINUTES_2016, "4,15.1"), "txt"),
    "actions-2016-12-08.txt.txt": (partial(_actions, MINUTES_2016, "Frida"), "txt"),
}
"""Each golden file's name with its document and format."""


def main() -> None:
    """Write all of them, and remove those that are no longer any."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        if path.name not in GOLDEN:
            path.unlink()
    for name, (shown, form) in GOLDEN.items():
        (FOLDER / name).write_text(golden(shown(), form), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
