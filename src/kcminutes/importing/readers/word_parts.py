"""The parts of a Word file: found by what they are to each other, for their names are whatever the program that wrote it likes."""

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from kcminutes.importing.readers.packed import Package, xml

_MAIN: Final = "word/document.xml"
_STRICT: Final = rb"([\"'])http://purl\.oclc\.org/ooxml/(\w+)/"
"""Begins the names of what "Strict Open XML" is made of, which else is as all other Word files."""
_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


class WordParts:
    """One Word file's parts."""

    def __init__(self, package: Package, name: str) -> None:
        """The parts of the package; ``name`` is the file's."""
        self._package = package
        self._name = name
        self._main = next((target for kind, target in self._related("") if kind == "officeDocument"), _MAIN)
        self._others = list(self._related(self._main))

    def main(self) -> etree._Element | None:
        """The document itself; None if there is none."""
        return self._tree(self._main)

    def first(self, kind: str) -> etree._Element | None:
        """The one part of the kind: "styles", "comments"; None if there is none."""
        return next(self.all(kind), None)

    def all(self, kind: str) -> Iterator[etree._Element]:
        """All parts of the kind, by their names."""
        names = [target for own, target in self._others if own == kind]
        if not self._others:
            names = [name for name in self._package.names() if re.fullmatch(rf"word/{kind}\d*\.xml", name)]
        for name in sorted(dict.fromkeys(names)):
            if (root := self._tree(name)) is not None:
                yield root

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        """What the part refers to within the file: what it is to it, and its name; ``part`` empty for the file itself."""
        folder, base = posixpath.split(part)
        content = self._package.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        for each in xml(content, self._name) if content is not None else ():
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
                yield each.get("Type", "").rpartition("/")[2], target

    def _tree(self, name: str) -> etree._Element | None:
        content = self._package.part(name)
        if content is None:
            return None
        root = xml(re.sub(_STRICT, rb"\1http://schemas.openxmlformats.org/\2/2006/", content), self._name)
        for alternatives in list(root.iter(_ALTERNATIVES)):
            _keep_one(alternatives)
        return root


def _keep_one(alternatives: etree._Element) -> None:
    """Leave of several forms of the same the first that has words."""
    forms = list(alternatives)
    kept = next((form for form in forms if "".join(form.itertext()).strip()), None)
    for form in forms:
        if form is not kept:
            alternatives.remove(form)
