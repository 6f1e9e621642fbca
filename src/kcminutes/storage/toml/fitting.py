"""Fits the tables of a TOML file to the struct that they are read as, and says in Swedish everything that doesn't fit."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from msgspec import Struct, inspect

from kcminutes.storage.toml.positions import KeyPath, line_numbers, line_of
from kcminutes.storage.toml.wording import both, choices, misfit, missing, named, python_type, unknown, without_none
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


class _Wanted(NamedTuple):
    """What a type wants of a value."""

    kind: Any
    """Without None."""
    python: type | None
    """Exactly this type."""
    allowed: frozenset[str]
    """The texts that are allowed, if only some are."""
    fitted: Callable[[Any, KeyPath], Any] | None
    """Makes the value of one that has the right type; None for one that is what it is, or a text."""


class _Fitting:
    """One walk along a type and the tables that should be of it; collects problems on its way."""

    def __init__(self, whole: Any, rules: Rules) -> None:
        self.whole = whole
        self.rules = rules
        self._wanted: dict[int, _Wanted] = {}
        self._fields: dict[int, dict[str, Any]] = {}
        self.problems: list[tuple[KeyPath, str]] = []
        self.untold = 0

    def struct(self, kind: Any, table: dict[str, Any], path: KeyPath) -> Any:
        known = self._fields.get(id(kind)) or self._fields.setdefault(id(kind), {field.encode_name: field for field in kind.fields})
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
        wanted = self._wanted.get(id(kind)) or self._looked_up(kind)
        if type(found) is not wanted.python or (wanted.allowed and found not in wanted.allowed):
            self._add(path, misfit, wanted.kind, found, path)
            return _UNFIT
        check = self.rules.checks.get(path[-1]) if isinstance(path[-1], str) else None
        if check and (wrong := check(path, found)):
            self._add(path, lambda path, wrong: f"{named(path)} {wrong}.", path, wrong)
            return _UNFIT
        if wanted.fitted is not None:
            return wanted.fitted(found, path)
        return self._text(found, path) if isinstance(found, str) else found

    def _looked_up(self, kind: Any) -> "_Wanted":
        """What a type wants of a value, once for each of the types, which are all held by ``whole``."""
        bare = without_none(kind)
        allowed = choices(bare)
        fitted: Callable[[Any, KeyPath], Any] | None = None
        if isinstance(bare, inspect.StructType):
            fitted = functools.partial(self.struct, bare)
        elif isinstance(bare, inspect.DictType):
            fitted = functools.partial(self._dict, bare.value_type)
        elif isinstance(bare, inspect.VarTupleType):
            fitted = functools.partial(self._tuple, bare.item_type)
        elif isinstance(bare, inspect.EnumType):
            enum = bare.cls

            def fitted(found: Any, _: KeyPath) -> Any:
                return enum(found)

        wanted = self._wanted[id(kind)] = _Wanted(bare, str if allowed else python_type(bare), frozenset(allowed), fitted)
        return wanted

    def _text(self, found: str, path: KeyPath) -> str:
        *_, table, key = ("", *(part for part in path[-4:] if isinstance(part, str)))
        return plain(found) if key in self.rules.prose or f"{table}.{key}" in self.rules.prose else one_line(found)

    def _dict(self, kind: Any, table: dict[str, Any], path: KeyPath) -> dict[str, Any]:
        fitted = ((key, self.value(kind, found, (*path, key))) for key, found in table.items())
        return {key: value for key, value in fitted if value is not _UNFIT}

    def _tuple(self, kind: Any, found: list[Any], path: KeyPath) -> tuple[Any, ...]:
        fitted = [self.value(kind, each, (*path, index)) for index, each in enumerate(found)]
        return tuple(value for value in fitted if value is not _UNFIT)

    def _add(self, path: KeyPath, worded: Callable[..., str], *about: Any) -> None:
        if len(self.problems) < _MOST:
            self.problems.append((path, worded(*about)))
        else:
            self.untold += 1
