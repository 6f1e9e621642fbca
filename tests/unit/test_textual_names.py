"""Textual's insides are leant on in `tui/textual_seams` only, where tests tell when they move."""

import ast
import importlib
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from textual.app import App

import kcminutes.tui

ROOM = Path(kcminutes.tui.__file__).parent

OTHERS = frozenset({"os._exit"})
"""What is neither Textual's nor ours, and documented."""

KNOWN: frozenset[str] = frozenset()
"""What is still to be put behind a seam; this only gets smaller."""


def is_private(name: str) -> bool:
    return len(name) > 1 and name.startswith("_") and not name.startswith("__")


def is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def given_names(tree: ast.AST) -> set[str]:
    """The private names that the classes in the tree have: their methods, and what is set in the class or on ``self``."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and is_self(node.value):
            names.add(node.attr)
        if isinstance(node, ast.ClassDef):
            targets = [target for part in node.body if isinstance(part, ast.Assign) for target in part.targets]
            targets += [part.target for part in node.body if isinstance(part, ast.AnnAssign)]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if is_private(name)}


@cache
def textuals_names(base: type) -> frozenset[str]:
    """The private names of one class of Textual's, those of the objects that it makes too."""
    return frozenset(given_names(ast.parse(textwrap.dedent(inspect.getsource(base)))))


def inherited_names(kind: type) -> set[str]:
    """The private names that the class has from Textual."""
    return {name for base in kind.__mro__ if base.__module__.partition(".")[0] == "textual" for name in textuals_names(base)}


def in_class(tree: ast.ClassDef, inherited: set[str]) -> Iterator[str]:
    """What a class uses or replaces of the insides that it has from Textual, as in "super()._on_key", "def _on_key"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in inherited and ast.unparse(node.value) in ("self", "cls", "super()"):
            yield ast.unparse(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.name in inherited or node.name.startswith("_on_")):
            yield f"def {node.name}"


def anywhere(tree: ast.Module, own: set[str]) -> Iterator[str]:
    """What a module uses of the insides of what is not ours, as in "pump._parent", "textual._xterm_parser"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in own:
            yield ast.unparse(node)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if "._" in name.name)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "textual":
            names = (f"{node.module}.{name.name}" for name in node.names)
            yield from (name for name in names if "._" in name)


def leanings() -> set[str]:
    """All that leans on Textual's insides outside the seams, each with its module."""
    files = [file for file in ROOM.rglob("*.py") if "textual_seams" not in file.parts]
    trees = {".".join(file.relative_to(ROOM).with_suffix("").parts): ast.parse(file.read_text("utf-8")) for file in files}
    own = set().union(*map(given_names, trees.values()))
    found = set()
    for name, tree in trees.items():
        module = importlib.import_module(f"kcminutes.tui.{name}".removesuffix(".__init__"))
        used = list(anywhere(tree, own))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                used += in_class(node, inherited_names(getattr(module, node.name)))
        found |= {f"{name}: {what}" for what in used if what not in OTHERS}
    return found


def test_no_module_outside_the_seams_leans_on_textuals_insides() -> None:
    assert leanings() - KNOWN == set()


def test_what_is_known_to_lean_still_does() -> None:
    assert set() == KNOWN - leanings()


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("class One(App):\n def go(self): self._return_code = 1", "self._return_code"),
        ("class One(App):\n def go(self): super()._fatal_error()", "super()._fatal_error"),
        ("class One(App):\n async def _on_key(self, event): pass", "def _on_key"),
        ("class One(App):\n def _handle_exception(self, error): pass", "def _handle_exception"),
    ],
)
def test_what_a_class_uses_from_textual_is_seen(source: str, used: str) -> None:
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.ClassDef)
    assert used in in_class(tree, inherited_names(App))


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("pump._parent", "pump._parent"),
        ("self.wrapped_document._offset_to_line_info[0]", "self.wrapped_document._offset_to_line_info"),
        ("import textual._xterm_parser", "textual._xterm_parser"),
        ("from textual._xterm_parser import XTermParser", "textual._xterm_parser.XTermParser"),
        ("from textual.keys import _character_to_key", "textual.keys._character_to_key"),
    ],
)
def test_what_a_module_uses_of_others_insides_is_seen(source: str, used: str) -> None:
    assert list(anywhere(ast.parse(source), {"_own"})) == [used]
    assert list(anywhere(ast.parse("row._own\nself.__class__"), {"_own"})) == []
