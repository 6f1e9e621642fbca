"""The archive: every meeting of a workspace by its card, the newest first, and in full when somebody asks for it."""

import gc
import os
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from kcminutes.archive.bodies import body_key
from kcminutes.archive.cards import Card, CardItem, card_of, items_of, packed_items, unpacked_items
from kcminutes.archive.index import Index, Stamp, stamp_of
from kcminutes.meeting.model import Meeting
from kcminutes.storage.errors import FileError
from kcminutes.storage.workspace import AGENDAS, MINUTES, Workspace

COLLECTED: Final = 100
"""Files that are read before what their reading left behind is taken away."""


class Archive:
    """The meetings of a workspace as they are on the disk now.

    A meeting that has both an agenda and minutes is its minutes. A file that can't be read is left out, and told in ``left_out``.
    ``use_index``: whether the index in the cache folder is used, and kept up. ``seen`` is called with each meeting that was read
    from its file now.
    """

    def __init__(
        self, workspace: Workspace, *, use_index: bool = True, seen: Callable[[Card, Meeting], object] = lambda _, __: None
    ) -> None:
        self.workspace = workspace
        self._seen = seen
        self.left_out: list[str] = []
        """A Swedish sentence on each file or folder that can't be read."""
        self.is_whole = True
        """Whether it could be seen which files there are; if not, as on a network drive that is away, none of them is gone."""
        self._read: dict[str, Meeting] = {}
        self._root = workspace.root.absolute()
        self._index = Index(self._root) if use_index else None
        self._items: dict[str, tuple[CardItem, ...]] = {}
        self._packed_items: dict[str, bytes] = {}
        """Of the meetings that were read from their files; packed they take little room."""
        self.cards: tuple[Card, ...] = tuple(sorted(self._read_all(self._index), key=_order, reverse=True))
        """The meetings' cards, the newest first."""
        self._series: dict[tuple[str, ...], list[Card]] = {}
        for card in self.cards:
            self._series.setdefault(body_key(card.body), []).append(card)

    @cached_property
    def bodies(self) -> list[str]:
        """The bodies that meet, the one that met last first, each as it is written there."""
        newest = [next((card for card in series if card.is_held), series[0]) for series in self._series.values()]
        return [card.body for card in sorted(newest, key=lambda card: (card.is_held, card.day), reverse=True)]

    def series(self, body: str) -> list[Card]:
        """The meetings of the body, the newest first."""
        return self._series.get(body_key(body), [])

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
        from kcminutes.storage.toml.meetings import read  # not before a file is read: the index has what most ask

        if card.name not in self._read:
            self._read[card.name] = read(self.path(card))
        return self._read[card.name]

    def items(self, card: Card) -> tuple[CardItem, ...]:
        """The meeting's items and sub-items in reading order; raises FileError where its file has to be read, and can't be."""
        if card.name not in self._items:
            packed = self._packed_items.get(card.name)
            found = unpacked_items(packed) if packed else self._index.items(card) if self._index else None
            self._items[card.name] = items_of(self.meeting(card)) if found is None else found
        return self._items[card.name]

    def path(self, card: Card) -> Path:
        """The meeting's file."""
        return self._root / card.name

    def _read_all(self, index: Index | None) -> list[Card]:
        """Every meeting's card; of those that are new or changed since the index was kept, from the file."""
        files = {name: stamp for folder in (AGENDAS, MINUTES) for name, stamp in self._files(folder)}
        known = index.cards() if index else {}
        cards: dict[str, Card] = {}
        changed: list[tuple[Stamp, Card, bytes]] = []
        for name, stamp in files.items():
            kept = known.get(name)
            if kept and kept[0] == stamp:
                cards[name] = kept[1]
            elif card := self._card(name):
                cards[name] = card
                changed.append((stamp, card, self._packed_items[name]))
                if len(changed) % COLLECTED == 0:
                    gc.collect()  # a command has no collector running, and reading leaves rings behind
        if index:
            index.put(changed, known.keys() - files.keys() if self.is_whole else ())
        begun = {card.agenda for card in cards.values() if card.is_minutes} - {""}
        return [card for card in cards.values() if card.is_minutes or not _is_superseded(card, cards, begun)]

    def _card(self, name: str) -> Card | None:
        from kcminutes.storage.toml.meetings import read_with_digest

        path = self._root / name
        try:
            meeting, content = read_with_digest(path)
            items = items_of(meeting)
            card = card_of(name, meeting, content, items)
        except FileError as error:
            self.left_out.append(f"{error.problems[0]} Mötet är inte med.")
        else:
            self._packed_items[name] = packed_items(items)
            self._seen(card, meeting)
            return card
        return None

    def _files(self, folder: str) -> list[tuple[str, Stamp]]:
        """The folder's TOML files, without hidden ones, with their stamps, in order; none if there is no such folder."""
        found: list[tuple[str, Stamp]] = []
        try:
            with os.scandir(self._root / folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name[-5:].lower() == ".toml" and name[0] != ".":
                        try:
                            found.append((f"{folder}/{name}", stamp_of(entry.stat())))
                        except FileNotFoundError:
                            continue
                        except OSError as error:
                            self.left_out.append(f"{name} går inte att läsa: {_why(error)}. Mötet är inte med.")
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            self.is_whole = False
            self.left_out.append(f"{self._root / folder} går inte att läsa: {_why(error)}. Mötena där är inte med.")
        return sorted(found)


def _why(error: OSError) -> str:
    from kcminutes.storage.toml.source import why_unreadable  # not before a file is read: the index has what most ask

    return why_unreadable(error)


def _is_superseded(agenda: Card, cards: dict[str, Card], begun: set[str]) -> bool:
    """Whether the agenda's minutes have a card: they have its name, or know its content, which is one of ``begun``."""
    return agenda.digest in begun or f"{MINUTES}/{agenda.name.partition('/')[2]}" in cards


def _order(card: Card) -> tuple[date, bool, str]:
    return card.day, card.is_held, card.name
