"""Fits the tables of a TOML file to the struct that they are read as, and says in Swedish everything that doesn't fit."""

import difflib
import functools
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple, TypeVar

import tomli
from msgspec import Struct, inspect

from kcminutes.characters import one_line, plain
from kcminutes.files.positions import Path, line_numbers, line_of

_T = TypeVar("_T", bound=Struct)

Check = Callable[[Path, Any], str]
"""Given the path and a value of the right type: what is wrong with it, put after the value's name as in "är 3000 men …", or ""."""


class Rules(NamedTuple):
    """What a file's texts and values must keep to beyond their types, by TOML key."""

    prose: frozenset[str] = frozenset()
    """The keys whose texts may have several lines; all others are put on one."""
    checks: Mapping[str, Check] = {}


class _Scalar(NamedTuple):
    python: type
    words: str
    example: str


_SCALARS: Final[dict[type, _Scalar]] = {
    inspect.StrType: _Scalar(str, "en text", '"…"'),
    inspect.IntType: _Scalar(int, "ett heltal", "30"),
    inspect.BoolType: _Scalar(bool, "true eller false", "true"),
    inspect.DateType: _Scalar(date, "ett datum", "2016-12-08"),
    inspect.TimeType: _Scalar(time, "ett klockslag", "08:30:00"),
}
_TABLES: Final = (inspect.StructType, inspect.DictType)
_UNFIT: Final = object()
_ALIKE: Final = 0.7
"""How much of two words must be the same (0 to 1) for one to be taken for the other misspelt."""
_NORDIC: Final = str.maketrans("åäö", "aao")


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
    return (
        None if value is _UNFIT else value,
        tuple(f"{name}, rad {line}: {sentence}" if line else f"{name}: {sentence}" for line, sentence in placed),
    )


@functools.cache
def _type_of(kind: type[Struct]) -> inspect.Type:
    return inspect.type_info(kind)


class _Fitting:
    """One walk along a type and the tables that should be of it; collects problems on its way."""

    def __init__(self, whole: Any, rules: Rules) -> None:
        self.whole = whole
        self.rules = rules
        self.problems: list[tuple[Path, str]] = []

    def struct(self, kind: Any, table: dict[str, Any], path: Path) -> Any:
        known = {field.encode_name: field for field in kind.fields}
        values: dict[str, Any] = {}
        misspelt: set[str] = set()
        for key, found in table.items():
            if key not in known:
                misspelt.add(_nearest(key, known))
                self._add((*path, key), f"okänd nyckel {_quoted(key)} {_where(path)}{self._remedy(key, list(known))}")
            elif (value := self.value(known[key].type, found, (*path, key))) is not _UNFIT:
                if value == "" and known[key].required:
                    self._add((*path, key), f'{_named((*path, key))} är tom; skriv {key} = "…".')
                values[known[key].name] = value
        for key, field in known.items():
            if field.required and key not in table and key not in misspelt:
                self._add(path, _missing(key, field.type, path))
        return kind.cls(**values) if all(field.name in values for field in kind.fields if field.required) else _UNFIT

    def value(self, kind: Any, found: Any, path: Path) -> Any:
        """What was found as the value that it stands for, or _UNFIT."""
        if isinstance(kind, inspect.UnionType):
            kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
        choices = _choices(kind)
        if not (found in choices if choices and type(found) is str else _fits(kind, found)):
            self._add(path, _misfit(kind, found, path))
            return _UNFIT
        check = self.rules.checks.get(str(path[-1]))
        if check and (wrong := check(path, found)):
            self._add(path, f"{_named(path)} {wrong}.")
            return _UNFIT
        if isinstance(kind, inspect.StructType):
            return self.struct(kind, found, path)
        if isinstance(kind, inspect.DictType):
            return self._all(kind.value_type, found.items(), path, dict)
        if isinstance(kind, inspect.VarTupleType):
            return self._all(kind.item_type, enumerate(found), path, lambda pairs: tuple(value for _, value in pairs))
        if isinstance(kind, inspect.EnumType):
            return kind.cls(found)
        if isinstance(found, time):
            return found.replace(microsecond=0)
        if isinstance(found, str):
            key = next(part for part in reversed(path) if isinstance(part, str))
            return plain(found) if key in self.rules.prose else one_line(found)
        return found

    def _all(self, kind: Any, pairs: Iterable[tuple[Any, Any]], path: Path, collect: Callable[[list[tuple[Any, Any]]], Any]) -> Any:
        fitted = [(place, self.value(kind, found, (*path, place))) for place, found in pairs]
        return collect([pair for pair in fitted if pair[1] is not _UNFIT])

    def _remedy(self, key: str, known: list[str]) -> str:
        """The end of the sentence on an unknown key."""
        if home := _home(self.whole, key, ()):
            return f"; den hör hemma i {home}."
        meant = _nearest(key, known)
        return f"; menade du {_quoted(meant)}?" if meant else f"; här kan stå {', '.join(known)}."

    def _add(self, path: Path, sentence: str) -> None:
        self.problems.append((path, sentence))


# What fits.


def _fits(kind: Any, found: Any) -> bool:
    if isinstance(kind, _TABLES):
        return type(found) is dict
    if isinstance(kind, inspect.VarTupleType):
        return type(found) is list
    scalar = _SCALARS.get(type(kind))
    # Exactly the type: a bool is an int to Python, and a datetime a date.
    return scalar is not None and type(found) is scalar.python


def _choices(kind: Any) -> list[str]:
    """The texts that are allowed, of a type that allows only some."""
    if isinstance(kind, inspect.EnumType):
        return [member.value for member in kind.cls]
    return [str(value) for value in kind.values] if isinstance(kind, inspect.LiteralType) else []


def _home(kind: Any, key: str, path: Path) -> str:
    """The header of a table below ``path`` that knows the key, the outermost first; "" if none does."""
    if path and any(field.encode_name == key for field in kind.fields):
        return _header(path, is_list=isinstance(path[-1], int))
    for field in kind.fields:
        below = field.type.item_type if _is_list_of_tables(field.type) else field.type
        place = (*path, field.encode_name, 0) if below is not field.type else (*path, field.encode_name)
        if isinstance(below, inspect.StructType) and below is not kind and (home := _home(below, key, place)):
            return home
    return ""


# The sentences.


def _misfit(kind: Any, found: Any, path: Path) -> str:
    is_named_table = isinstance(path[-1], str) and (isinstance(kind, _TABLES) or _is_list_of_tables(kind))
    choices = _choices(kind)
    if choices:
        meant = _nearest(found, choices) if isinstance(found, str) else ""
        remedy = f"; menade du {_quoted(meant)}?" if meant else "."
        return f"{_named(path)} är {_described(found)} men ska vara {' eller '.join(map(_quoted, choices))}{remedy}"
    how = f"; skriv tabellens namn som {_header(path, is_list=_is_list_of_tables(kind))}" if is_named_table else ""
    if not how and not isinstance(kind, _TABLES):
        example = _example(kind, found)
        how = f", som {path[-1]} = {example}" if isinstance(path[-1], str) else f", som {example}"
    return f"{_named(path)} är {_described(found)} men ska vara {_expected(kind)}{how}."


def _missing(key: str, kind: Any, path: Path) -> str:
    if isinstance(kind, _TABLES):
        required = " och ".join(field.encode_name for field in getattr(kind, "fields", ()) if field.required)
        return f"tabellen {_header((*path, key), is_list=False)} saknas; den ska finnas med {required}."
    return f"{_quoted(key)} saknas {_where(path)}; skriv {key} = {_example(kind, None)}."


def _expected(kind: Any) -> str:
    if isinstance(kind, _TABLES):
        return "en tabell"
    if isinstance(kind, inspect.VarTupleType):
        return "en lista av tabeller" if _is_list_of_tables(kind) else "en lista av texter"
    return _SCALARS[type(kind)].words


def _is_list_of_tables(kind: Any) -> bool:
    return isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, _TABLES)


def _example(kind: Any, found: Any) -> str:
    """How the value could be written, from what was found if that shows what was meant."""
    if isinstance(kind, inspect.VarTupleType):
        return f"[{_example(kind.item_type, found)}]"
    scalar = _SCALARS[type(kind)]
    if scalar.python is str:
        return scalar.example if found is None or isinstance(found, (dict, list)) else f'"{shortened(found)}"'
    if isinstance(found, str) and len(found) < 20 and "\n" not in found:
        try:
            meant = tomli.loads(f"value = {found}")["value"]
        except ValueError:
            meant = None
        if _fits(kind, meant):
            return str(meant).lower()
    return scalar.example


def _described(found: Any) -> str:
    """What was found, with what kind of value it is."""
    words = {
        bool: "",
        str: "texten",
        int: "heltalet",
        float: "decimaltalet",
        date: "datumet",
        time: "klockslaget",
        datetime: "tidpunkten",
    }
    if isinstance(found, dict):
        return "en tabell"
    if isinstance(found, list):
        return "en lista av tabeller" if found and all(isinstance(each, dict) for each in found) else "en lista"
    shown = str(found).lower() if isinstance(found, bool) else _quoted(found) if isinstance(found, str) else shortened(found)
    return f"{words[type(found)]} {shown}".strip()


def shortened(found: Any) -> str:
    """A value as it is shown in a sentence: on one line, at most 40 characters."""
    try:
        text = one_line(str(found))
    except ValueError:  # a hexadecimal number with more digits than Python writes out
        return "…"
    return text if len(text) <= 40 else text[:39] + "…"


def _quoted(text: str) -> str:
    return f'"{shortened(text)}"'


def _nearest(found: str, known: Iterable[str]) -> str:
    """The known text that is most like the one found, whatever its capitals; "" if none is."""
    by_fold = {_folded(name): name for name in known}
    near = difflib.get_close_matches(_folded(found)[:60], by_fold, 1, _ALIKE)
    return by_fold[near[0]] if near else ""


def _folded(text: str) -> str:
    return one_line(text).casefold().translate(_NORDIC)


def _header(path: Path, *, is_list: bool) -> str:
    name = ".".join(shortened(part) for part in path if isinstance(part, str))
    return f"[[{name}]]" if is_list else f"[{name}]"


def _table(path: Path) -> str:
    """A table's name as in the file, with its number (from 1) in its list and in those that hold it."""
    if isinstance(path[-1], str):
        holders = _holder(path[:-1])
        return _header(path, is_list=False) + holders
    return f"{_header(path, is_list=True)} nr {path[-1] + 1}{_holder(path[:-2])}"


def _holder(path: Path) -> str:
    return f" i {_table(path)}" if any(isinstance(part, int) for part in path) else ""


def _where(path: Path) -> str:
    return f"i {_table(path)}" if path else "överst i filen"


def _named(path: Path) -> str:
    """A value's key, with its number if it stands in a list, and where it stands."""
    last = path[-1]
    if isinstance(last, int):
        return f"{_quoted(str(path[-2]))} nr {last + 1} {_where(path[:-2])}"
    return f"{_quoted(last)} {_where(path[:-1])}"
