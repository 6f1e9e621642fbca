"""Fits the tables of a TOML file to the struct that they are read as, and says in Swedish everything that doesn't fit."""

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from msgspec import Struct, inspect

from kcminutes.storage.toml.positions import KeyPath, line_numbers, line_of
from kcminutes.storage.toml.wording import both, choices, fits, misfit, missing, named, unknown, without_none
from kcminutes.swedish.characters import one_line, plain
from kcminutes.swedish.spelling import nearest

_T = TypeVar("_T", bound=Struct)

Check = Callable[[KeyPath, Any], str]
"""Given the path and a value of the right type: what is wrong with it, put after the value's name as in "är 3000 men …", or ""."""


class Rules(NamedTuple):
    """What a file's texts and values must keep to beyond their types, by TOML key."""

    prose: frozenset[str] = frozenset()
    """The keys whose texts may have several lines, as "table.key" where the key is only one table's; all others are put on one."""
    checks: Mapping[str, Check] = {}
    either: Mapping[str, str] = {}
    """Of the two keys only one may stand in a table."""


_UNFIT: Final = object()
_MOST: Final = 50
"""Problems that are told; each takes time to word, and nobody reads more of them at once."""


def fit(kind: type[_T], tables: dict[str, Any], rules: Rules, text: str, name: str) -> tuple[_T | None, tuple[str, ...]]:
    """A ``kind`` made of what fits in the tables of ``text``, and the problems: sentences on the file ``name``, in its order.

    With problems, what they concern is left at its default; None if something that is required is missing or doesn't fit.
    """
    fitting = _Fitting(_type_of(kind), rules)
    value = fitting.struct(fitting.whole, tables, ())
    if not fitting.problems:
        return value, ()
    lines = line_numbers(text)
    placed = sorted(
        ((line_of(path, lines) if path else 0, sentence) for path, sentence in fitting.problems), key=lambda each: each[0]
    )
    sentences = [f"{name}, rad {line}: {sentence}" if line else f"{name}: {sentence}" for line, sentence in placed]
    if fitting.untold:
        sentences.append(f"{name}: filen har {fitting.untold} fel till, som visas när de här är rättade.")
    return None if value is _UNFIT else value, tuple(sentences)


@functools.cache
def _type_of(kind: type[Struct]) -> inspect.Type:
    return inspect.type_info(kind)


class _Fitting:
    """One walk along a type and the tables that should be of it; collects problems on its way."""

    def __init__(self, whole: Any, rules: Rules) -> None:
        self.whole = whole
        self.rules = rules
        self.problems: list[tuple[KeyPath, str]] = []
        self.untold = 0

    def struct(self, kind: Any, table: dict[str, Any], path: KeyPath) -> Any:
        known = {field.encode_name: field for field in kind.fields}
        values: dict[str, Any] = {}
        misspelt: set[str] = set()
        for key, found in table.items():
            if key not in known:
                if len(self.problems) < _MOST:
                    misspelt.add(nearest(key, known))
                self._add((*path, key), unknown, self.whole, kind, key, path)
            elif (value := self.value(known[key].type, found, (*path, key))) is not _UNFIT:
                if value == "" and known[key].required:
                    self._add((*path, key), lambda place, key: f'{named(place)} är tom; skriv {key} = "…".', (*path, key), key)
                values[known[key].name] = value
        for key, other in self.rules.either.items():
            if table.get(key) and table.get(other):
                self._add((*path, key), both, (*path, key), other)
        for key, field in known.items():
            if field.required and key not in table and key not in misspelt:
                self._add(path, missing, key, field.type, path)
        return kind.cls(**values) if all(field.name in values for field in kind.fields if field.required) else _UNFIT

    def value(self, kind: Any, found: Any, path: KeyPath) -> Any:
        """What was found as the value that it stands for, or _UNFIT."""
        kind = without_none(kind)
        allowed = choices(kind)
        if not (found in allowed if allowed else fits(kind, found)):
            self._add(path, misfit, kind, found, path)
            return _UNFIT
        check = self.rules.checks.get(str(path[-1]))
        if check and (wrong := check(path, found)):
            self._add(path, lambda path, wrong: f"{named(path)} {wrong}.", path, wrong)
            return _UNFIT
        if isinstance(kind, inspect.StructType):
            return self.struct(kind, found, path)
        if isinstance(kind, inspect.DictType):
            return self._all(kind.value_type, found.items(), path, dict)
        if isinstance(kind, inspect.VarTupleType):
            return self._all(kind.item_type, enumerate(found), path, lambda pairs: tuple(value for _, value in pairs))
        if isinstance(kind, inspect.EnumType):
            return kind.cls(found)
        if isinstance(found, str):
            *_, table, key = ("", *(part for part in path if isinstance(part, str)))
            return plain(found) if {key, f"{table}.{key}"} & self.rules.prose else one_line(found)
        return found

    def _all(
        self, kind: Any, pairs: Iterable[tuple[Any, Any]], path: KeyPath, collect: Callable[[list[tuple[Any, Any]]], Any]
    ) -> Any:
        fitted = [(place, self.value(kind, found, (*path, place))) for place, found in pairs]
        return collect([pair for pair in fitted if pair[1] is not _UNFIT])

    def _add(self, path: KeyPath, worded: Callable[..., str], *about: Any) -> None:
        if len(self.problems) < _MOST:
            self.problems.append((path, worded(*about)))
        else:
            self.untold += 1
