"""What was reported between meetings (``uppfoljning.toml``) as TOML text: strict reading, and adding at the end."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from kcminutes.meeting.model import FORMAT_VERSION
from kcminutes.meeting.reports import Replacement, Report, Reports
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.encoding import table_text
from kcminutes.storage.toml.fitting import Rules, fit
from kcminutes.storage.toml.positions import KeyPath
from kcminutes.storage.toml.source import read_text
from kcminutes.storage.toml.syntax import read_tables
from kcminutes.storage.toml.wording import shortened

BEGINNING: Final = f"version = {FORMAT_VERSION}\n"
"""What a new file begins with."""


_AFTER: Final = ("", "\n", "#", "[")
"""What comes after a table that is whole: any other line is a key of it."""


def read_reports(path: Path) -> Reports:
    """What the file holds; FileError, with everything that is wrong with it, if it can't be read."""
    return parse_reports(read_text(path), path.name)


def parse_reports(text: str, name: str) -> Reports:
    """What the text holds; FileError, whose sentences call the file ``name``, if it is none, or of a format that is yet to come."""
    tables = read_tables(text.removeprefix("\ufeff"), name)
    version = tables.setdefault("version", FORMAT_VERSION)
    if type(version) in (int, float) and version > FORMAT_VERSION:
        raise FileError(
            f"{name} är skriven av en nyare kcminutes (version {shortened(version)}); den här läser version {FORMAT_VERSION}. "
            "Uppdatera kcminutes för att läsa filen."
        )
    _make_names_lists(tables)
    reports, problems = fit(Reports, tables, _RULES, text, name)
    if problems or reports is None:
        raise FileError(*problems)
    return reports


def block(added: Report | Replacement) -> str:
    """The table that stands in the file for what was added."""
    return table_text("[[uppfoljning]]" if isinstance(added, Report) else "[[ersatt]]", added)


def with_block(text: str, added: str) -> str:
    """The file's text with the table at its end; what stands there, comments too, stays as it is."""
    before = text or BEGINNING
    return f"{before}{'' if before.endswith(chr(10)) else chr(10)}\n{added}"


def block_at(text: str, wanted: str) -> int:
    """Where in the file's text the last table begins that is written so; -1 if none is."""
    at = f"\n{text}".rfind(f"\n{wanted}")
    while at >= 0 and text[at + len(wanted) : at + len(wanted) + 1] not in _AFTER:
        at = f"\n{text}".rfind(f"\n{wanted}", 0, at + len(wanted))
    return at


def without_block(text: str, removed: str) -> str | None:
    """The file's text without the last table that is written so; None if none is."""
    at = block_at(text, removed)
    if at < 0:
        return None
    before, after = text[:at], text[at + len(removed) :]
    return (before.removesuffix("\n") if before.endswith("\n\n") else before) + after


def _make_names_lists(tables: dict[str, Any]) -> None:
    """Who reported something may be written as one name; what is wrong is left to be told."""
    for report in tables["uppfoljning"] if isinstance(tables.get("uppfoljning"), list) else ():
        if isinstance(report, dict) and isinstance(by := report.get("av"), str):
            report["av"] = [by] if by.strip() else []


def _wrong_version(_: KeyPath, version: Any) -> str:
    return "" if version >= 1 else f"är {shortened(version)} men ska vara {FORMAT_VERSION}"


def _early(_: KeyPath, day: Any) -> str:
    return "" if day >= date(1900, 1, 1) else f"är {day} men ska vara dagen då det rapporterades"


_RULES: Final = Rules(
    prose=frozenset({"text", "kommentar"}),
    checks={"version": _wrong_version, "datum": _early},
    either={"nar": "slutdatum"},
)


def encode_reports(reports: Reports) -> str:
    """The file's whole text, without what nobody needs; comments are not kept by it."""
    blocks = [*map(block, reports.reports), *map(block, reports.replaced)]
    return "\n".join([BEGINNING, *blocks])
