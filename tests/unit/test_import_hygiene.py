import os
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

import kcminutes
from support.samples import MINUTES_2016

LOADED = "import sys; {code}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
RUN = """import atexit, sys
from kcminutes.cli.main import main
atexit.register(lambda: print(*{{name.partition(".")[0] for name in sys.modules}}, file=sys.stderr))
main({args!r})"""


def loaded_by(program: str, folder: Path) -> set[str]:
    """The top packages that a fresh Python has loaded when the program ends."""
    surroundings = os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=surroundings, check=True, timeout=60, cwd=folder
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "module",
    [
        "swedish.characters",
        "archive.next_agenda",
        "archive.shipped",
        "checks",
        "swedish.dates_read",
        "meeting.edits",
        "meeting.model",
        "swedish.names",
        "meeting.search",
        "session",
        "cli",
        "documents.delivery",
        "documents.printing",
        "storage.mailed",
        "storage.opening",
        "storage.durable.saver",
        "storage.settings",
        "storage.toml.meetings",
        "storage.workspace",
    ],
)
def test_only_the_screen_knows_textual_and_no_document_is_made_before_one_is_asked_for(module: str, tmp_path: Path) -> None:
    loaded = loaded_by(LOADED.format(code=f"import kcminutes.{module}"), tmp_path)
    assert "kcminutes" in loaded
    assert not loaded & {"sqlite3", "textual", "typst", "jinja2", "markdown_it", "rich", "docx", "docxtpl", "lxml", "icalendar"}


WHOLE_NAMES = "import sys, kcminutes.cli.main, kcminutes.tui.app; print(*sys.modules, file=sys.stderr)"


def test_what_the_first_key_does_not_need_is_not_loaded_before_it(tmp_path: Path) -> None:
    loaded = loaded_by(WHOLE_NAMES, tmp_path)
    own = {name.removeprefix("kcminutes.") for name in loaded if name.startswith("kcminutes.")}
    assert {"cli.program", "tui.screens.meeting", "tui.widgets.item_editor"} <= own
    assert {name for name in own if name.startswith("cli.")} == {
        *("cli.main", "cli.output", "cli.program", "cli.streams", "cli.swedish_click"),
    }
    assert {name for name in own if name.startswith("tui.dialogs.")} == {"tui.dialogs.dialog", "tui.dialogs.dialog_key"}
    assert not own & {"meeting.people_lines", "meeting.references", "meeting.search"}
    assert not own & {"tui.widgets.agenda_editor", "tui.widgets.findings_pane", "tui.screens.home", "checks", "importing"}
    assert {name for name in own if name.startswith(("archive.", "documents.", "importing."))} <= {"archive.titles"}


FORMATS = ("export", "terminal", "pdf", "docx", "markdown", "templating")


@pytest.mark.parametrize("module", ["excerpts", "view", *(f"formats.{name}" for name in FORMATS)])
def test_documents_are_made_without_textual(module: str, tmp_path: Path) -> None:
    assert not loaded_by(LOADED.format(code=f"import kcminutes.documents.{module}"), tmp_path) & {"textual"}


def test_a_document_in_the_terminal_needs_neither_textual_nor_typst_nor_jinja(tmp_path: Path) -> None:
    loaded = loaded_by(RUN.format(args=["show", str(MINUTES_2016)]), tmp_path)
    assert "rich" in loaded
    assert not loaded & {"textual", "typst", "jinja2"}


SMALL = (
    ["check", str(MINUTES_2016)],
    ["new", "--from", str(MINUTES_2016), "--date", "2017-01-19", "-o", "ny.toml"],
    ["export", str(MINUTES_2016), "-f", "json", "-o", "ut.json"],
    ["--version"],
    ["--help"],
)


@pytest.mark.parametrize("args", SMALL)
def test_the_small_commands_load_nothing_heavy(args: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(RUN.format(args=args), tmp_path)
    assert "click" in loaded
    assert not loaded & {"textual", "typst", "jinja2", "markdown_it", "rich", "docx", "docxtpl", "lxml", "icalendar"}


@pytest.mark.parametrize("form", ["md", "txt", "html", "docx"])
def test_a_document_without_pages_needs_neither_textual_nor_typst(form: str, tmp_path: Path) -> None:
    loaded = loaded_by(RUN.format(args=["export", str(MINUTES_2016), "-f", form, "-o", str(tmp_path / "ut")]), tmp_path)
    assert "jinja2" in loaded
    assert not loaded & ({"textual", "typst"} if form == "docx" else {"textual", "typst", "docx", "lxml"})


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("kcminutes", exclude_type_checking_imports=True)
    below = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(below) > 100
    TopologicalSorter(below).prepare()  # raises CycleError, with the circle


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in Path(kcminutes.__file__).parent.rglob("*.py")}
    assert {str(path): length for path, length in lengths.items() if length > 300} == {}
