"""What is wrong in a Typst template: where, and in Swedish what Typst says of it."""

import re
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from msgspec import Struct

from kcminutes.documents.view import Document

_PLACE: Final = re.compile(r"┌─ (.+?):(\d+):\d+")
_CHAIN: Final = r"[\w-]+(?:\.[\w-]+(?:\([^()]*\))?)*"
_DOCUMENT: Final = re.compile(r"#?let\s+([\w-]+)\s*=\s*json\(bytes\(sys\.inputs\.document\)\)")
_UNKNOWN_KEY: Final = r'does not contain key "(.+?)"'
_TYPES: Final = {
    "integer": "ett tal",
    "float": "ett tal",
    "string": "en text",
    "array": "en lista",
    "dictionary": "ett objekt",
    "none": "ingenting (none)",
    "boolean": "sant eller falskt",
    "content": "innehåll",
    "function": "en funktion",
    "length": "ett mått",
    "color": "en färg",
}
_KINDS: Final = r"([a-z]+(?:(?:, (?:or )?| or )[a-z]+)*)"
# In the order that they are tried; names of Typst's types come last in each.
_FAULTS: Final = (
    (
        r"download|package not found|searched for @",
        "den använder ett paket (@preview/…), och inget hämtas från nätet; lägg koden i mallen",
    ),
    (r"unknown variable: (\S+)", "den känner inte till ”{0}”; dokumentet finns i sys.inputs.document"),
    (r"condition is always true|loop seems to be infinite", "dess upprepningar tar inte slut"),
    (r"maximum .* depth exceeded", "den anropar sig själv utan slut"),
    (r"not valid UTF-8", "den är inte text i UTF-8"),
    (r"unclosed delimiter", "en parentes eller ett citattecken saknar sitt slut"),
    (r"unclosed (?:string|raw text)", "ett citattecken saknar sitt slut"),
    (r"unexpected closing|unexpected end of", "en parentes är stängd utan att vara öppnad, eller tvärtom"),
    (r"array index out of bounds \(index: (-?\d+), len: (\d+)\)", "plats {0} finns inte i en lista med {1}"),
    (r"unexpected argument: (\S+)", "argumentet ”{0}” finns inte"),
    (r"missing argument: (\S+)", "argumentet ”{0}” saknas"),
    (r"unexpected argument$", "ett argument är för mycket"),
    (rf"type {_KINDS} has no method `(.+?)`", "{0} har ingen metod ”{1}”"),
    (rf"cannot access fields on type {_KINDS}", "{0} har inga fält"),
    (rf"cannot add {_KINDS} and {_KINDS}", "{0} och {1} kan inte läggas ihop"),
    (rf"cannot compare {_KINDS} (?:and|with) {_KINDS}", "{0} och {1} kan inte jämföras"),
    (rf"cannot loop over {_KINDS}", "{0} kan inte gås igenom med for"),
    (rf"^expected {_KINDS}, found {_KINDS}$", "där ska stå {0}, inte {1}"),
)


def told(message: str, diagnostic: str, main: Path) -> str:
    """A Swedish sentence on the fault that stopped Typst, which its message and its diagnostic tell of.

    ``main``: the template; the fault may be in another file that it has taken in.
    """
    error = diagnostic[max(diagnostic.find("error:"), 0) :]
    place = _PLACE.search(error)
    name = Path(place[1]).name if place else main.name
    where = f" på rad {place[2]}" if place else ""
    message = " ".join(message.split())
    if unknown := re.search(_UNKNOWN_KEY, message):
        what = _unknown_key(unknown[1], _source(main, name), int(place[2]) if place else 0)
    else:
        what = _in_swedish(message)
    return f"Mallen {name} har ett fel{where}: {what}."


def _in_swedish(message: str) -> str:
    """The rest of a sentence, without its full stop."""
    for pattern, wording in _FAULTS:
        if found := re.search(pattern, message):
            return wording.format(*map(_type_name, found.groups()))
    return f"Typst säger ”{message.rstrip('.')}”"


def _type_name(text: str) -> str:
    parts = re.split(r", or |, | or ", text)
    return " eller ".join(_TYPES.get(part, part) for part in parts) if all(part in _TYPES for part in parts) else text


def _unknown_key(name: str, source: str, line: int) -> str:
    """That there is no such key, and what the object has instead, where it is certain which object that is."""
    lines = source.split("\n")[:line]
    asked = rf"({_CHAIN})\.(?:{re.escape(name)}\b|at\(\s*\"{re.escape(name)}\")"
    owners = set(re.findall(asked, lines[-1])) if lines else set()
    if len(owners) != 1:
        return f"den känner inte till ”{name}”"
    (chain,) = owners
    whole = _DOCUMENT.search(source)
    owner = _type_of(chain, lines, whole[1] if whole else "doc")
    if not (isinstance(owner, type) and issubclass(owner, Struct)):
        return f"den känner inte till ”{name}” hos ”{chain}”"
    fields = owner.__struct_fields__
    near = get_close_matches(name, fields, 1)
    known = f"{owner.__name__} har {', '.join(fields)}"
    return f"den känner inte till ”{name}”; {known}{f' (menade du {near[0]}?)' if near else ''}"


def _type_of(chain: str, lines: list[str], document: str) -> Any:
    """The type of the document's part that an expression stands for; None if that can't be told."""
    name, *steps = re.findall(r"[\w-]+(?:\([^()]*\))?", chain)
    kind: Any = Document if name == document else _looped_over(name, lines, document)
    for step in steps:
        if kind is None:
            return None
        if re.match(r"(?:at|first|last)\(", step):
            kind = _element(kind)
        elif isinstance(kind, type) and issubclass(kind, Struct):
            kind = _known(get_type_hints(kind).get(step))
        else:
            return None
    return kind


def _looped_over(name: str, lines: list[str], document: str) -> Any:
    """The type of a loop's variable, by the nearest loop above."""
    variable = re.escape(name)
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        loop = rf"\bfor\s+(?:{variable}|\([\w-]+,\s*{variable}\))\s+in\s+({_CHAIN}?)(?:\.enumerate\(\))?(?=[\s{{])"
        if found := re.search(loop, line):
            return _element(_type_of(found[1], lines[: number - 1], document))
        if re.search(rf"\blet\s+{variable}\b|\blet\s+[\w-]+\([^)]*\b{variable}\b|\b{variable}\b[^=]*=>", line):
            return None
    return None


def _known(kind: Any) -> Any:
    """The type without the None that may stand in its place."""
    if isinstance(kind, UnionType):
        (kind, *more) = [each for each in get_args(kind) if each is not type(None)]
        return None if more else kind
    return kind


def _element(kind: Any) -> Any:
    return _known(get_args(kind)[0]) if get_origin(kind) is tuple and get_args(kind)[1:] == (...,) else None


def _source(main: Path, name: str) -> str:
    try:
        return main.with_name(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
