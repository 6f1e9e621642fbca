"""Names that stand after whom they represent: "Umeå: Cia Lund, Dan Holm", or in columns "Umeå | Cia Lund, Dan Holm"."""

import re
from typing import Final

from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import CAPITAL, begins_with_name
from kcminutes.importing.people import each_person
from kcminutes.importing.source import Line

_NOBODY: Final = r"[-–]|[Vv]akant"


def names_after_whom(line: Line) -> str | None:
    """The people of a line of two columns, a line each with whom they represent; empty for nobody, None for any other line."""
    full = [cell.text.strip() for cell in line.cells if cell.text.strip()]
    if (
        len(full) != 2
        or label_before(full[0])
        or begins_with_name(full[0])
        or not re.fullmatch(rf"{CAPITAL}[\w -]{{1,30}}", full[0])
    ):
        return None
    return _each(full[1], full[0])


def names_after_colon(text: str) -> str | None:
    """The same of "Umeå: Cia Lund"; None for a line that does not begin with words and a colon, its text for no names."""
    found = re.match(r"(?P<whose>[A-ZÅÄÖ][\wåäö /.-]{2,40}):\s+(?P<rest>.*)$", text)
    if found is None:
        return None
    names = _each(found["rest"], found["whose"])
    return text if names is None else names


def _each(names: str, whose: str) -> str | None:
    if re.fullmatch(_NOBODY, names.strip()):
        return ""
    return "\n".join(f"{person}, {whose}" for person in each_person(names)) if begins_with_name(names) else None
