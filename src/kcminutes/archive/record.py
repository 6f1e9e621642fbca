"""What the meetings of a workspace have left behind: of each that was held its åtgärder, what it heard, and its decisions."""

import gc
from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from kcminutes.archive.archive import COLLECTED, Archive
from kcminutes.archive.cards import Card
from kcminutes.archive.content_index import ContentIndex
from kcminutes.archive.contents import OfItem, contents_of, packed
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.reports import NAME, Reports
from kcminutes.storage.errors import FileError
from kcminutes.storage.workspace import Workspace


class Record:
    """The archive of a workspace, with what its meetings have left behind, and what was reported since, as that is now."""

    def __init__(self, workspace: Workspace, *, use_index: bool = True) -> None:
        self._contents: dict[str, tuple[OfItem, ...]] = {}
        index = ContentIndex(workspace.root) if use_index else None
        self.archive = Archive(workspace, use_index=use_index, seen=self._seen)
        self.left_out = self.archive.left_out
        """A Swedish sentence on each file or folder that can't be read."""
        held = [card for card in self.archive.cards if card.is_held]
        known = index.contents(held) if index else {}
        fresh: dict[Card, bytes] = {}
        for card in held:
            if card.name not in self._contents and card.name in known:
                self._contents[card.name] = known[card.name]
                continue
            read_as, contents = card, self._contents.get(card.name)
            if contents is None:
                found = self._read(card)
                if found is None:
                    continue
                read_as, contents = found
                self._contents[card.name] = contents
                if len(self._contents) % COLLECTED == 0:
                    gc.collect()
            if index:
                fresh[read_as] = packed(contents)
        if index:
            index.put(fresh, held if self.archive.is_whole else None)
        self.cards = tuple(held)
        """The cards of the meetings that were held, the newest first."""

    def of(self, card: Card) -> tuple[OfItem, ...]:
        """What the meeting has left behind, item by item."""
        return self._contents.get(card.name, ())

    def items(self) -> Iterator[tuple[Card, OfItem]]:
        """What all meetings have left behind, the newest first."""
        for card in self.cards:
            for item in self.of(card):
                yield card, item

    @cached_property
    def reports(self) -> Reports:
        """What was reported between meetings; nothing, and the reason is told in ``left_out``, where that can't be read."""
        path = self.archive.workspace.root / NAME
        try:
            if not path.exists():
                return Reports()
            from kcminutes.storage.toml.reports import read_reports

            return read_reports(path)
        except OSError:
            return Reports()
        except FileError as error:
            self.left_out.append(f"{error.problems[0]} Det som har rapporterats mellan möten är inte med.")
            return Reports()

    def _seen(self, card: Card, meeting: Meeting) -> None:
        if card.is_held:
            self._contents[card.name] = contents_of(meeting)

    def _read(self, card: Card) -> tuple[Card, tuple[OfItem, ...]] | None:
        """What the meeting has left behind, and its card with the digest of the content that it is of; None if that can't be read.

        The index must not have that: the file can be read again with the same content.
        """
        from kcminutes.storage.toml.meetings import read_with_digest

        try:
            meeting, content = read_with_digest(self.archive.path(card))
            return replace(card, digest=content), contents_of(meeting)
        except FileError as error:
            self.left_out.append(f"{error.problems[0]} Mötet är inte med.")
            return None
