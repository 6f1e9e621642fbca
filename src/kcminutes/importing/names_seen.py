"""What looks like a person's name in a text, and what does not: organisations, roles, labels."""

import re
from typing import Final

from kcminutes.swedish.given_names import is_given_name
from kcminutes.swedish.municipalities import COUNTIES, MUNICIPALITIES
from kcminutes.swedish.names import PARTICLES

CAPITAL: Final = r"[A-ZÅÄÖÉÜØÆ]"
NAME_WORD: Final = rf"(?:{CAPITAL}[\w’'.]*(?:[-–][\w’']*)*)"
_PARTICLE: Final = "|".join(sorted(PARTICLES))
NAME: Final = rf"{NAME_WORD}(?:\s+(?:(?:{_PARTICLE})\s+)?{NAME_WORD}){{1,3}}"
"""A first name and surnames."""
ORGANISATION: Final = (
    r"(?i:\b(?:\w*kommun(?:en|er)?s?|\w*[Rr]egion\w*|\w*[Ll]andsting(?:et)?|\w{4,}staben|\w*kansli(?:et)?|\w*universitet|\w*högskola|AB|HB|\w*förbund(?:et)?|[Ll]änsstyrelsen"
    r"|[Pp]olisen|\w*förvaltning(?:en)?|\w*myndigheten|\w*verket|stad|SKR|SKL|\w*styrelse(?:n)?|\w*nämnd(?:en)?|\w*kontoret"
    r"|\w*avdelning(?:en)?|\w*enhet(?:en)?|\w*bolag(?:et)?|\w*skolan?|\w*rådet|\w*tjänst(?:en)?|\w*hälsan|\w{3,}vården|\w+centralen|\w+förening(?:en)?|\w+sektion(?:en)?|\w*sjukhuset|\w{3,}team(?:et)?|\w*bibliotek(?:et)?|\w{3,}samverkan|\w{4,}område|\w{3,}(?:chefer|direktörer)(?:na)?|Företagarna|Kommunal|Vision"
    r"|Lärarnas|Lärare|Skolledarna|Skolledare|Ledarna|Naturvetarna"
    r"|Vatten|Energi|Hamn|Konsult|Bostäder|Fastigheter|Gymnasium|Invest|Sugar|Group|Consulting|Turism|Trafik|Näringsliv)\b)"
)
"""A word of an organisation's name."""
ROLE_WORD: Final = (
    r"(?:(?:[123][:-]?[ea]|[Ff]örste|[Aa]ndre|[Vv]ice|[Tt]f\.?|[Mm]ötes|[Tt]jg\.?|[Tt]jänstgörande)\s*)*"
    r"(?:\w*[Oo]rdförande|[Oo]rdf\.?|[Vv]\.? ?ordf\.?|\w*[Ss]ekreterare|[Ss]ekr\.?|[Jj]usterare|[Ll]edamot|[Ee]rsättare"
    r"|[Aa]djungerad|[Ff]öredragande|[Pp]rotokollförare|[Ss]uppleant|[Gg]äst)"
)
"""A role in a meeting, as it stands by a name."""


_SURNAMES: Final = frozenset({"Berg", "Lund", "Mark", "Ale", "Sala", "Säter", "Norberg", "Vara"})
"""Municipalities that are people's surnames too."""
_FIRST_NAMES: Final = frozenset({"Nora", "Mark", "Ale", "Salem"})
_GROUP: Final = (
    r"(?i:\w*(?:representanter|ledamöter|ersättare|tjänstemän|tjänstepersoner|kommitté|kommittén|gruppen|rådet|styrelsen|nämnden"
    r"|kommuner|kommunerna|personal|chefer|cheferna|organisationer|näringar|konsulter?))"
)

_BODIES: Final = frozenset({"ABF", "ALMI", "IUC", "LO", "SACO", "SLU", "SMHI", "SKAB"})


def looks_like_name(text: str) -> bool:
    """Whether the text is a person's first name and surnames, and no organisation, role or label."""
    text = text.strip(" .*")
    if re.fullmatch(NAME, text) is None or len(text) > 60:
        return False
    return not re.search(ORGANISATION, text) and not re.search(rf"(?:^|\s){ROLE_WORD}$", text) and not _is_no_name(text)


def is_known_name(text: str) -> bool:
    """Whether the text is a name whose first name is known as one, which no organisation's is likely to begin with."""
    return looks_like_name(text) and is_given_name(text.split(maxsplit=1)[0])


def names_a_body(text: str) -> bool:
    """Whether the text is a municipality, or has a word of an organisation's name."""
    return text in MUNICIPALITIES or re.search(ORGANISATION, text) is not None


def municipality_last(name: str) -> tuple[str, str]:
    """A name apart from the municipality that stands right after it ("Elna Hansdal Sölvesborg"); that is "" where there is none."""
    words = name.split()
    for count in (2, 1):
        last = " ".join(words[-count:])
        if len(words) - count > 1 and last in MUNICIPALITIES - _SURNAMES:
            return " ".join(words[:-count]), last
    return name, ""


def name_before_body(text: str) -> str:
    """The name of a text that begins with one, and has whom he or she is of after it: "Cathrin Ek Tekniska nämnden"; else the text.

    A first name must be known as one, since any two words with a capital may begin an organisation's name.
    """
    words = text.split()
    if len(words) < 3 or not is_given_name(words[0]) or not re.fullmatch(NAME_WORD, words[1]) or looks_like_name(text):
        return text
    count = 3 if is_given_name(words[1]) and len(words) > 3 and re.fullmatch(NAME_WORD, words[2]) else 2
    of = " ".join(words[count:])
    return " ".join(words[:count]) if of[0].isupper() and re.search(ORGANISATION, of) else text


def is_of_a_group(word: str) -> bool:
    """Whether a word alone is a municipality, a county or some group of people, and not somebody's first name."""
    return word in MUNICIPALITIES - _FIRST_NAMES or word in COUNTIES or re.fullmatch(_GROUP, word) is not None


def begins_with_name(text: str) -> bool:
    """Whether a person's name stands before the first comma or bracket of the text."""
    return looks_like_name(re.split(r"[,(]", text)[0])


def _is_no_name(text: str) -> bool:
    words = text.split()
    if words[0] in ("VD", "Vd"):
        return True
    if words[0] in MUNICIPALITIES - _FIRST_NAMES - _SURNAMES and re.fullmatch(r"[A-ZÅÄÖ]{2,4}", words[-1]):
        return True  # "Uppsala UB"
    if all(re.fullmatch(r"[BCDFGHJKLMNPQRSTVWXZ]{2,3}", word) for word in words) or words[-1] == "Vakant":
        return True  # "VG PV"
    is_label = words[0].casefold() in NO_FIRST_NAMES and words[0] not in ("Dag", "Inga")  # who has a surname may be called so
    if re.fullmatch(r"[A-ZÅÄÖ]{2,5}", words[0]) and not words[-1].isupper():
        is_body = len(words[0]) > 2 and (words[0] in _BODIES or re.search("[AOUÅEIYÄÖ]", words[0]) is None)
        if is_body or words[-1] in MUNICIPALITIES - _SURNAMES:
            return True  # "SNF Skåne", "KK Kalmar"
    return (all(word.isupper() and len(word) > 2 for word in words) and len(words) > 3) or is_label


NO_FIRST_NAMES: Final = frozenset(
    [
        "nr",
        "vakant",
        *("för", "från", "till", "hos"),
        *("funktion", "sign", "sign.", "signatur", "initialer", "titel", "roll", "organisation", "befattning"),
        "kommunstyrelsen",
        "kommunfullmäktige",
        "kl",
        "plats",
        "tid",
        "dag",
        "datum",
        "beslut",
        "dnr",
        "bilaga",
        "stadshuset",
        "kommunhuset",
        "sammanträdesrum",
        "rum",
        "den",
        "sida",
        "kommunal",
        "enligt",
        "se",
        "ej",
        "mötet",
        "ordförande",
        "sekreterare",
        "projekt",
        "program",
        "måndag",
        "tisdag",
        "onsdag",
        "torsdag",
        "fredag",
        "digitalt",
        "teams",
        "zoom",
        "övriga",
        "övrigt",
        "inga",
        "ingen",
        "alla",
        "kommunerna",
        "nya",
        "gamla",
        "stora",
        "lilla",
        "information",
        "presentation",
        "anmälan",
        "anmäls",
        "meddela",
        "meddelas",
        "val",
        "uppföljning",
        "handläggare",
        "kontaktperson",
        "kontakt",
        "beteckning",
        "åtgärder",
        *(
            "röda",
            "rädda",
            "svenska",
            "gröna",
            "folkets",
            "norra",
            "södra",
            "östra",
            "västra",
            "mellersta",
            "lions",
            "rotary",
            "if",
        ),
        *("närv", "frånv", "ja", "nej", "avst", "avstår"),
        *("hotell", "grand", "vita", "ik", "bk", "kultur", "friskis", "verdandi"),
        *("omröstning", "omröstningar", "ledamöter", "ersättare", "närvarande", "frånvarande", "förkortning", "förkortningar"),
        *("kallelse", "protokoll", "minnesanteckningar", "anteckningar", "dagordning", "föredragningslista", "agenda", "inbjudan"),
    ]
)
