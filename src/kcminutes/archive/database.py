"""A database in the cache folder, of which everything can be made anew: whatever is odd about it, there is none."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote

from kcminutes.storage.folders import cache_folder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_T = TypeVar("_T")

PATIENCE: Final = 0.5
"""Seconds to wait for another program that uses it, before the files are read without it."""
_LONGEST: Final = 150
"""Characters of a workspace's path in a file's name, which has room for some 250."""
_IN_HASTE: Final = "pragma journal_mode = off; pragma synchronous = off; "


class Database:
    """The SQLite database in the file ``place``, with the tables that ``tables`` makes; None for none at all. No method raises."""

    def __init__(self, place: Path | None, tables: str) -> None:
        self.place = place
        self._tables = tables

    @property
    def is_there(self) -> bool:
        """Whether there is a file."""
        try:
            return self.place is not None and self.place.exists()
        except OSError:
            return False

    def throw_away(self) -> None:
        """Have no database."""
        with contextlib.suppress(OSError):
            if self.place is not None:
                self.place.unlink()

    def ask(self, what: "Callable[[sqlite3.Connection], _T]") -> "_T | None":
        """What ``what`` reads in the database, as `use`, but without its tables made: None where they are not there yet."""
        return self._opened(what, "") if self.is_there else None

    def use(self, what: "Callable[[sqlite3.Connection], _T]") -> "_T | None":
        """What ``what`` makes of the open database, with its tables; None if that can't be done. A damaged one is thrown away."""
        return self._opened(what, self._tables)

    def _opened(self, what: "Callable[[sqlite3.Connection], _T]", tables: str) -> "_T | None":
        import sqlite3

        if self.place is None:
            return None
        database = None
        try:
            if not self.is_there:
                from kcminutes.storage.durable.atomic import make_folder  # most times it is there

                make_folder(self.place.parent, mode=0o700)
            database = sqlite3.connect(self.place, timeout=PATIENCE)
            if tables:
                database.executescript(tables)
            return what(database)
        except sqlite3.OperationalError as error:  # in use, on a full disk, not to be written, or without its tables yet
            is_odd = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) == sqlite3.SQLITE_ERROR  # as text that is no UTF-8
            if is_odd and not str(error).startswith("no such table"):
                self.throw_away()
            return None
        except (sqlite3.DatabaseError, KeyError, ValueError, TypeError):
            self.throw_away()
            return None
        except OSError:
            return None
        finally:
            if database is not None:
                with contextlib.suppress(sqlite3.Error):
                    database.close()

    def beside(self) -> "Database":
        """Another with the same tables, in a file of its own beside this one's, to be filled and `put_in_place`.

        It is filled without the care that a database takes for a power cut: until it is put in place, there is none.
        """
        place = self.place and self.place.with_name(f"{self.place.name}.{os.getpid()}-{os.urandom(4).hex()}")
        return Database(place, f"{_IN_HASTE}{self._tables}")

    def put_in_place(self, made: "Database") -> None:
        """Have what was made beside it in its place; if that can't be done, it is thrown away."""
        try:
            if made.place and self.place:
                made.place.replace(self.place)
        except OSError:
            made.throw_away()


def cache_place(root: Path, name: str) -> Path | None:
    """The file of the name in the cache folder for the workspace in ``root``; None if nobody knows where that folder is."""
    try:
        folder = cache_folder()
    except RuntimeError:  # nobody knows the home folder
        return None
    return folder / "archive" / f"{_short(quote(os.fsencode(root), safe=''))}-{name}.sqlite"


def _short(path: str) -> str:
    """The path as it is, unless it is longer than a file's name may be; then its digest."""
    if len(path) <= _LONGEST:
        return path
    import hashlib  # takes longer than the rest of what is imported here

    return hashlib.sha256(path.encode()).hexdigest()
