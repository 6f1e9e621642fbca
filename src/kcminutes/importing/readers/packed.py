"""Files that are archives of XML (.docx, .odt): unpacked no further than is sensible, and no XML that grows while it is read."""

import zipfile
from io import BytesIO
from typing import Final

from lxml import etree

from kcminutes.importing.refusals import ImportRefusal

_LARGEST_PART: Final = 60 * 1024 * 1024
"""Bytes of one part, unpacked; a minute's text with its marks takes a hundredth of it."""
_LARGEST_WHOLE: Final = 150 * 1024 * 1024
"""Bytes of all parts that are read."""
_MOST_PARTS: Final = 5000


class Package:
    """An archive whose parts are read one by one."""

    def __init__(self, content: bytes, name: str) -> None:
        """The archive; ImportRefusal if it is damaged."""
        self._name = name
        self._left = _LARGEST_WHOLE
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._damaged() from error
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise self._too_large()

    def names(self) -> set[str]:
        """The names of the parts."""
        return set(self._zip.namelist())

    def part(self, name: str) -> bytes | None:
        """The part's content; None if there is no such part."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise ImportRefusal(f"{self._name} är skyddad med lösenord; spara en kopia utan lösenord och läs in den.")
        if info.file_size > _LARGEST_PART:
            raise self._too_large()
        try:
            with self._zip.open(info) as file:
                content = file.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise self._damaged() from error
        except Exception as error:  # what the archive's own decompressors raise has no common kind
            if type(error).__module__ not in ("zlib", "lzma", "_lzma", "bz2"):
                raise
            raise self._damaged() from error
        self._left -= len(content)
        if len(content) > _LARGEST_PART or self._left < 0:
            raise self._too_large()
        return content

    def tree(self, name: str) -> etree._Element | None:
        """The part as XML; None if there is no such part."""
        content = self.part(name)
        return None if content is None else xml(content, self._name)

    def _damaged(self) -> ImportRefusal:
        return ImportRefusal(
            f"{self._name} är skadad eller bara till hälften hämtad; hämta eller spara den på nytt och läs in den."
        )

    def _too_large(self) -> ImportRefusal:
        return ImportRefusal(
            f"{self._name} blir orimligt stor när den packas upp och läses inte in; spara texten i en ny fil och läs in den."
        )


def xml(content: bytes, name: str) -> etree._Element:
    """The XML's root; ImportRefusal where it is damaged, or declares entities of its own, which may grow without end."""
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content or b"<\0!\0D\0O\0C\0T\0Y\0P\0E" in content[:8192]:
        raise ImportRefusal(
            f"{name} innehåller en DOCTYPE, som inga dokument av det slaget har; spara om den i Word eller LibreOffice."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ImportRefusal(f"{name} är skadad: dess innehåll går inte att läsa; spara den på nytt och läs in den.") from error
    return root
