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
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.making import FORMATS
from kcminutes.documents.formats.terminal import document_lines
from kcminutes.documents.view import LAYOUTS, Document, Layout, document
from kcminutes.storage.toml.meetings import read
from support.reading_back import lines, pdf_facts, read_back
from support.samples import AGENDA_2013, AGENDA_2016, MINUTES_2013, MINUTES_2016
from support.whole_format import whole_agenda, whole_minutes

FORMS: Final = (*FORMATS, "terminal")
FOLDER: Final = Path(__file__).parent / "golden"
MADE: Final = datetime(2016, 12, 8, 13, 5, tzinfo=UTC)


TERMINAL_WIDTH: Final = 100


def golden(shown: Document, form: str) -> str:
    """The golden file's text of the document in the format, or in the terminal."""
    if form == "terminal":
        return "".join(f"{row.plain.rstrip()}\n" for row in document_lines(shown, TERMINAL_WIDTH))
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


def _whole(layout: Layout) -> Document:
    return document(whole_minutes(), layout)


def _whole_with_contents() -> Document:
    return document(whole_minutes(), outline=True, summary=True)


def _whole_excerpt() -> Document:
    return excerpt(whole_minutes(), "67,71.2")


GOLDEN: Final[dict[str, tuple[Callable[[], Document], str]]] = {
    **{
        f"minutes-{path.stem}-layout-{layout}.{form}.txt": (partial(_minutes, path, layout), form)
        for path in (MINUTES_2016, MINUTES_2013)
        for layout in LAYOUTS
        for form in FORMATS
    },
    **{f"agenda-{path.stem}.txt.txt": (partial(_minutes, path, "2016"), "txt") for path in (AGENDA_2016, AGENDA_2013)},
    **{f"contents-2016-12-08.{form}.txt": (partial(_with_contents, MINUTES_2016), form) for form in FORMATS},
    **{f"contents-agenda-2016-12-08.{form}.txt": (partial(_with_contents, AGENDA_2016), form) for form in FORMS},
    "extract-2016-12-08.html.txt": (partial(_excerpt, MINUTES_2016, "4,15.1"), "html"),
    "extract-2016-12-08.txt.txt": (partial(_excerpt, MINUTES_2016, "4,15.1"), "txt"),
    "actions-2016-12-08.txt.txt": (partial(_actions, MINUTES_2016, "Frida"), "txt"),
    **{
        f"format-2-layout-{layout}.{form}.txt": (partial(_whole, layout), form)
        for layout in LAYOUTS
        for form in (*FORMATS, "terminal")
    },
    **{f"format-2-contents.{form}.txt": (_whole_with_contents, form) for form in FORMS},
    **{f"format-2-agenda.{form}.txt": (partial(document, whole_agenda()), form) for form in ("docx", "html", "txt")},
    "format-2-extract.txt.txt": (_whole_excerpt, "txt"),
}
"""Each golden file's name with its document and format."""


def main() -> None:
    """Write all of them, and remove those that are no longer any."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        if path.is_file() and path.name not in GOLDEN:
            path.unlink()
    for name, (shown, form) in GOLDEN.items():
        (FOLDER / name).write_text(golden(shown(), form), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
