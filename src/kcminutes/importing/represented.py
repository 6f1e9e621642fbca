"""Names that stand after whom they represent: "Umeå: Cia Lund, Dan Holm", or in columns "Umeå | Cia Lund, Dan Holm"."""

import re
from typing import Final

from kcminutes.importing.labels import label_before
from kcminutes.importing.names_seen import CAPITAL, NAME, ORGANISATION, begins_with_name
from kcminutes.importing.people_apart import each_person
from kcminutes.importing.people_words import POST_BEFORE
from kcminutes.importing.source import Line
from kcminutes.swedish.municipalities import MUNICIPALITIES

WHOSE: Final = r"(?P<whose>[A-ZÅÄÖ][\wåäö /.-]{1,60}):\s+(?=.*$)"
"""Whom those after the colon represent: "Umeå: Cia Lund"; a text of one line."""
_NO_SIDE: Final = (
    r"(?i)avbok|utebl|^ej\b|^inte\b|sjuk(?:skriv|anmäl)?\w*$|anmäl|avböj|ledig|saknas|semester|frånv|återbud|förhind|godkän|protokoll"
    r"|anteckning|värd$|kännedom|kontakt|ansvarig|nästa|bilag|kopia|utskick|handläggare|adress|telefon|datum|möte|svar"
    r"|(?:at|ad|ats|as|ar|er|ande|it)$"
)
"""What a word before a colon is where nobody is represented by those after it."""
_PART: Final = (
    r"(?i)(?:medlemmar|ledamöter|representanter|deltagare|ordinarie|tjänstemän|ersättare|politiker|förtroendevalda|föräldrar|elever"
    r"|pensionärer|personal|fackliga)\b"
)
"""What a group is called that is no body."""
_SIDE: Final = r"(?:För|Från) \w.*|[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ][a-zåäö]+"
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
    return people_of(full[1], full[0])


def people_of(names: str, whose: str) -> str | None:
    """The people of the names, a line each with whom they represent; empty for nobody, None where no names stand."""
    is_body = any(place in whose for place in MUNICIPALITIES) or re.search(ORGANISATION, whose)
    is_part = re.match(_PART, whose)
    is_known = whose != "I tjänsten" and (is_body or is_part)
    people = each_person(names)
    are_several = len(people) > 1 and all(map(begins_with_name, people))
    if not is_known and (re.search(_NO_SIDE, whose) or not (are_several or re.fullmatch(_SIDE, whose))):
        return None
    if re.fullmatch(_NOBODY, names.strip()):
        return ""
    whose = re.sub(r"^(?:Från|För) ", "", whose)
    is_named = begins_with_name(people[0]) or (len(people) > 1 and re.match(rf"{POST_BEFORE} {NAME}", people[0]) is not None)
    return "\n".join(f"{person} ({whose})" for person in people) if is_named else None
