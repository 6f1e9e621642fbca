"""What each type of a struct wants of a TOML value, and the Swedish sentences on a value that isn't that."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple

import tomli
from msgspec import inspect

from kcminutes.storage.toml.positions import KeyPath
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.spelling import nearest


class _Scalar(NamedTuple):
    python: type
    words: str
    example: str


_SCALARS: Final[dict[type, _Scalar]] = {
    inspect.StrType: _Scalar(str, "en text", '"…"'),
    inspect.IntType: _Scalar(int, "ett heltal", "1"),
    inspect.BoolType: _Scalar(bool, "true eller false", "true"),
    inspect.DateType: _Scalar(date, "ett datum", "2016-12-08"),
    inspect.TimeType: _Scalar(time, "ett klockslag", "08:30:00"),
}
_TABLES: Final = (inspect.StructType, inspect.DictType)


def fits(kind: Any, found: Any) -> bool:
    """Whether the value is of the type's own TOML type; what a list or table holds isn't looked at."""
    return type(found) is python_type(kind)


def python_type(kind: Any) -> type | None:
    """The type's own TOML type, in Python; exactly that, for a bool is an int to Python, and a datetime a date."""
    if isinstance(kind, _TABLES):
        return dict
    if isinstance(kind, inspect.VarTupleType):
        return list
    scalar = _SCALARS.get(type(kind))
    return scalar.python if scalar else None


def choices(kind: Any) -> list[str]:
    """The texts that are allowed, of a type that allows only some."""
    if isinstance(kind, inspect.EnumType):
        return [member.value for member in kind.cls]
    return [str(value) for value in kind.values] if isinstance(kind, inspect.LiteralType) else []


def without_none(kind: Any) -> Any:
    """The type that a value has when it is there, of one that it may lack."""
    if isinstance(kind, inspect.UnionType):
        return next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return kind


def unknown(whole: Any, kind: Any, key: str, path: KeyPath) -> str:
    """The sentence on a key that is none of the table at the path, of the type ``kind``, in a file of the type ``whole``."""
    known = [field.encode_name for field in kind.fields]
    meant = nearest(key, known)
    remedy = f"menade du {_quoted(meant)}?" if meant else f"här kan stå {', '.join(known)}."
    if home := _home(key, (path, kind), ((), whole)):
        remedy = f"den hör hemma i {home}."
    return f"okänd nyckel {_quoted(key)} {_where(path)}; {remedy}"


def _home(key: str, *above: tuple[KeyPath, Any]) -> str:
    """The header of a table that knows the key, below the first of those ``above`` that has one, the outermost; "" if none does."""
    for place, kind in (below for path, table in above for below in _tables_below(path, table)):
        if any(field.encode_name == key for field in kind.fields):
            return _header(place, is_list=isinstance(place[-1], int))
    return ""


def _tables_below(path: KeyPath, table: Any) -> Iterator[tuple[KeyPath, Any]]:
    """The places and types of the tables that one of the type ``table`` can hold, the outermost first."""
    level = [(path, table)]
    while level:
        level = [below for place, kind in level for below in _next_below(place, kind)]
        yield from level


def _next_below(path: KeyPath, table: Any) -> Iterator[tuple[KeyPath, Any]]:
    for field in table.fields:
        kind = without_none(field.type)
        is_list = _is_list_of_tables(kind)
        below = kind.item_type if is_list else kind
        # Followed into one of its own type (an item in an item), the way would never end.
        if isinstance(below, inspect.StructType) and below is not table:
            yield (*path, field.encode_name, *((0,) if is_list else ())), below


def both(path: KeyPath, other: str) -> str:
    """The sentence on a key that stands in the same table as another one, of which only one may."""
    return f"{named(path)} står tillsammans med {_quoted(other)}, men bara den ena kan gälla; ta bort den andra."


def misfit(kind: Any, found: Any, path: KeyPath) -> str:
    """The sentence on a value of the wrong type."""
    is_named_table = isinstance(path[-1], str) and (isinstance(kind, _TABLES) or _is_list_of_tables(kind))
    allowed = choices(kind)
    if allowed:
        meant = nearest(found, allowed) if isinstance(found, str) else ""
        remedy = f"; menade du {_quoted(meant)}?" if meant else "."
        *others, last = map(_quoted, allowed)
        either = f"{', '.join(others)} eller {last}" if others else last
        return f"{named(path)} är {_described(found)} men ska vara {either}{remedy}"
    how = f"; skriv tabellens namn som {_header(path, is_list=_is_list_of_tables(kind))}" if is_named_table else ""
    if not how and (example := _example(kind, found)):
        how = f", som {path[-1]} = {example}" if isinstance(path[-1], str) else f", som {example}"
    return f"{named(path)} är {_described(found)} men ska vara {_expected(kind)}{how}."


def missing(key: str, kind: Any, path: KeyPath) -> str:
    """The sentence on a required key that the table at the path lacks."""
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
    """How the value could be written, from what was found if that shows what was meant; "" for a table that may be empty."""
    if isinstance(kind, _TABLES):
        required = [field for field in getattr(kind, "fields", ()) if field.required]
        meant = found if len(required) == 1 else None
        keys = ", ".join(f"{field.encode_name} = {_example(field.type, meant)}" for field in required)
        return f"{{{keys}}}" if keys else ""
    if isinstance(kind, inspect.VarTupleType):
        return f"[{_example(kind.item_type, found)}]"
    scalar = _SCALARS[type(kind)]
    if scalar.python is str:
        return scalar.example if found is None or isinstance(found, (dict, list)) else f'"{shortened(found)}"'
    if fits(kind, found):
        return str(found).lower()
    if isinstance(found, float) and found.is_integer() and fits(kind, int(found)):  # version = 2.0
        return str(int(found))
    if isinstance(found, str) and len(found) < 20 and "\n" not in found:
        try:
            meant = tomli.loads(f"value = {found}")["value"]
        except (ValueError, RecursionError):
            meant = None
        if fits(kind, meant):
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


def backslashed(path: str) -> str:
    """What is wrong with a path of Windows', as it was meant, between double quotes; put after its name."""
    return f"har bakstreck som betyder något annat mellan \"…\"; skriv '{shortened(path)}' mellan enkla, eller / i stället för \\"


def _quoted(text: str) -> str:
    return f'"{shortened(text)}"'


def _header(path: KeyPath, *, is_list: bool) -> str:
    name = ".".join(shortened(part) for part in path if isinstance(part, str))
    return f"[[{name}]]" if is_list else f"[{name}]"


def _table(path: KeyPath) -> str:
    """A table's name as in the file, with its number (from 1) in its list and in those that hold it."""
    if isinstance(path[-1], str):
        holders = _holder(path[:-1])
        return _header(path, is_list=False) + holders
    return f"{_header(path, is_list=True)} nr {path[-1] + 1}{_holder(path[:-2])}"


def _holder(path: KeyPath) -> str:
    return f" i {_table(path)}" if any(isinstance(part, int) for part in path) else ""


def _where(path: KeyPath) -> str:
    return f"i {_table(path)}" if path else "överst i filen"


def named(path: KeyPath) -> str:
    """A value's key, with its number if it stands in a list, and where it stands."""
    last = path[-1]
    if isinstance(last, int):
        return f"{_quoted(str(path[-2]))} nr {last + 1} {_where(path[:-2])}"
    return f"{_quoted(last)} {_where(path[:-1])}"
