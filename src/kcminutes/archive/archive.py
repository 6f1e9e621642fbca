"""The archive: every meeting of a workspace by its card, the newest first, and in full when somebody asks for it."""

import contextlib
import os
from datetime import date
from pathlib import Path
from typing import Final

from kcminutes.archive.bodies import is_same_body
from kcminutes.archive.cards import Card, card_of
from kcminutes.archive.index import Index, Stamp, stamp_of
from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.saver import digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.toml.source import why_unreadable
from kcminutes.storage.workspace import Workspace

_FOLDERS: Final = ("agendas", "minutes")


class Archive:
    """The meetings of a workspace as they are on the disk now.

    A meeting that has both an agenda and minutes is its minutes. A file that can't be read is left out, and told in ``left_out``.
    ``use_index``: whether the index in the cache folder is used, and kept up.
    """

    def __init__(self, workspace: Workspace, *, use_index: bool = True) -> None:
        self.workspace = workspace
        self.left_out: list[str] = []
        """A Swedish sentence on each file or folder that can't be read."""
        self._read: dict[Path, Meeting] = {}
        index = Index(workspace.root) if use_index else None
        self.cards: tuple[Card, ...] = tuple(sorted(self._read_all(index), key=_order, reverse=True))
        """The meetings' cards, the newest first."""

    @property
    def bodies(self) -> list[str]:
        """The bodies that meet, the one that met last first, each as it is written there."""
        found: dict[str, str] = {}
        for card in sorted(self.cards, key=lambda card: (card.is_held, card.day), reverse=True):
            found.setdefault(" ".join(card.body.casefold().split()), card.body)
        return list(found.values())

    def series(self, body: str) -> list[Card]:
        """The meetings of the body, the newest first."""
        return [card for card in self.cards if is_same_body(card.body, body)]

    def last_meeting(self, body: str) -> Card | None:
        """The newest meeting of the body that has minutes; if none has, the newest that was called."""
        series = self.series(body)
        return next((card for card in series if card.is_held), series[0] if series else None)

    def last_before(self, body: str, day: date) -> Card | None:
        """The newest meeting of the body before the day, held or only called; of none before it, the newest of all."""
        series = self.series(body)
        return next((card for card in series if card.day < day), series[0] if series else None)

    def meeting(self, card: Card) -> Meeting:
        """The meeting in full, read once; raises FileError if its file can no longer be read."""
        if card.path not in self._read:
            self._read[card.path] = read(card.path)
        return self._read[card.path]

    def _read_all(self, index: Index | None) -> list[Card]:
        """Every meeting's card; of those that are new or changed since the index was kept, from the file."""
        files = {path: stamp for name in _FOLDERS for path, stamp in self._files(self.workspace.root / name).items()}
        known = index.cards() if index else {}
        cards: dict[Path, Card] = {}
        changed: list[tuple[Stamp, Card]] = []
        for path, stamp in files.items():
            kept = known.get(path)
            if kept and kept[0] == stamp:
                cards[path] = kept[1]
            elif card := self._card(path):
                cards[path] = card
                changed.append((stamp, card))
        if index:
            index.put(changed, known.keys() - files.keys())
        begun = {card.agenda for path, card in cards.items() if path.parent.name == "minutes"} - {""}
        return [card for path, card in cards.items() if not self._is_superseded(path, card, cards, begun)]

    def _is_superseded(self, path: Path, card: Card, cards: dict[Path, Card], begun: set[str]) -> bool:
        """Whether the card is of an agenda whose minutes have one: they have its name, or know its content."""
        return path.parent.name == "agendas" and (self.workspace.minutes / path.name in cards or card.digest in begun)

    def _card(self, path: Path) -> Card | None:
        try:
            meeting = read(path)
            return card_of(path, meeting, digest(path.read_bytes()))
        except FileError as error:
            self.left_out.append(f"{error.problems[0]} Mötet är inte med.")
        except OSError as error:
            self.left_out.append(f"{path.name} går inte att läsa: {why_unreadable(error)}. Mötet är inte med.")
        return None

    def _files(self, folder: Path) -> dict[Path, Stamp]:
        """The folder's TOML files, without hidden ones, with their stamps; none if there is no such folder."""
        found: dict[Path, Stamp] = {}
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.lower().endswith(".toml") and not entry.name.startswith("."):
                        with contextlib.suppress(FileNotFoundError):
                            found[folder / entry.name] = stamp_of(entry.stat())
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            self.left_out.append(f"{folder} går inte att läsa: {why_unreadable(error)}. Mötena där är inte med.")
        return dict(sorted(found.items()))


def _order(card: Card) -> tuple[date, bool, str]:
    return card.day, card.is_held, card.path.name
