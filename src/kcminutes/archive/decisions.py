"""All decisions of a workspace's meetings, in order, and which of them others have replaced."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from kcminutes.archive.bodies import body_key, body_meant
from kcminutes.archive.record import Record
from kcminutes.meeting.decided import Decided, Source
from kcminutes.meeting.reports import NAME, Replacement

_Key = tuple[tuple[str, ...], date, str]
"""An item of a meeting: the body, the day, and the item's id."""


class Decisions:
    """Every decision of the workspace, the newest meeting's first; ``told`` has a Swedish sentence on each odd replacement, and
    on each file whose decisions were left out, as another file of the same meeting has them."""

    def __init__(self, record: Record) -> None:
        self.told: list[str] = []
        self._bodies = record.archive.bodies
        made = list(self._all_made(record))
        self._sources = {_key(one.source): one.source for one in made}
        self._next: dict[_Key, _Key] = {}
        replacements: dict[_Key, list[Replacement]] = {}
        for each in record.reports.replaced:
            if self._is_sound(each):
                replacements.setdefault(self._from(each), []).append(each)
        texts: dict[_Key, list[str]] = {}
        for one in made:
            texts.setdefault(_key(one.source), []).append(one.text)
        made = [replace(one, replaced_by=self._replaced_by(one, texts, replacements)) for one in made]
        self.made = tuple(sorted(made, key=lambda one: one.source.day, reverse=True))

    def _all_made(self, record: Record) -> Iterator[Decided]:
        """The decisions, the oldest meeting's first."""
        files: dict[_Key, str] = {}
        """The file whose decisions count of each item."""
        for card, item in record.items():
            files.setdefault((body_key(card.body), card.day, item.id), card.name)
        counts: Counter[tuple[tuple[str, ...], int]] = Counter()
        for card in reversed(record.cards):
            for item in record.of(card):
                source = Source(body=card.body, day=card.day, item=item.id, file=card.name, label=item.label, title=item.title)
                if (file := files[_key(source)]) != card.name:
                    sentence = f"{card.name} är samma möte som {file}, vars beslut gäller; ta bort den ena filen."
                    if item.decisions and sentence not in self.told:
                        self.told.append(sentence)
                    continue
                for text in item.decisions:
                    year = (body_key(card.body), card.day.year)
                    counts[year] += 1
                    yield Decided(source=source, text=text, number=counts[year])

    def _replaced_by(
        self, one: Decided, texts: dict[_Key, list[str]], replacements: dict[_Key, list[Replacement]]
    ) -> Source | None:
        """What replaced the decision last; of one whose words were changed since, what replaced any of its item's."""
        key = _key(one.source)
        for each in reversed(replacements.get(key, [])):
            if each.text in ("", one.text) or each.text not in texts[key]:
                by = self._to(each)
                return self._sources.get(by) or Source(body=each.by_body or each.body, day=each.by_meeting, item=each.by_item)
        return None

    def _is_sound(self, each: Replacement) -> bool:
        """Whether the replaced decision is known, and does not in the end replace what replaces it."""
        key, by = self._from(each), self._to(each)
        what = f"{each.body} {each.meeting}"
        if key not in self._sources:
            self.told.append(f"{NAME}: beslutet som ersätts ({what}) finns inte i arkivet; raden räknas inte.")
            return False
        after: _Key | None = by
        while after is not None:
            if after == key:
                self.told.append(
                    f"{NAME}: beslutet från {what} ersätter i sin tur det som ersätter det; den senare raden räknas inte."
                )
                return False
            after = self._next.get(after)
        self._next[key] = by
        return True

    def _from(self, each: Replacement) -> _Key:
        return body_key(body_meant(each.body, self._bodies)), each.meeting, each.item

    def _to(self, each: Replacement) -> _Key:
        return body_key(body_meant(each.by_body or each.body, self._bodies)), each.by_meeting, each.by_item


def replacing(made: Iterable[Decided], one: Decided) -> list[Decided]:
    """Those of the decisions that can replace the one: of the same day or later, and so that none replaces itself in the end."""
    known = list(made)
    replaced = {_key(one.source)}
    """The items whose decisions end, replaced, at that one's; with its own."""
    count = 0
    while count < len(replaced):
        count = len(replaced)
        replaced |= {_key(each.source) for each in known if each.replaced_by and _key(each.replaced_by) in replaced}
    return [other for other in known if other.source.day >= one.source.day and _key(other.source) not in replaced]


def _key(source: Source) -> _Key:
    return body_key(source.body), source.day, source.item
