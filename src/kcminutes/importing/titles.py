"""What a title tells: what the document calls itself, and the group."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from kcminutes.importing.labels import meanings

_BODY_WORD: Final = (
    r"(?:[\wÅÄÖåäö-]*(?:chefs?grupp|chefsmöte|direktörsmöte|lednings?grupp|styrgrupp|arbetsgrupp|grupp"
    r"|gruppen|nämnd|nämnden|styrelse|styrelsen|fullmäktige|utskott"
    r"|utskottet|rådet|råd|beredning|beredningen|kommitté|kommittén|nätverk|nätverket"
    r"|presidium|presidiet|direktion|direktionen|delegation"
    r"|forum|förbundet|förvaltningsledning|förvaltningsledningen|ledningsstab|ledningsstaben|byalag|byalaget|vägförening"
    r"|samfällighetsförening|hembygdsförening)(?!\w)"
    r"|(?:Styrelsen|Direktionen|Nämnden|Rådet|Presidiet|Nätverket|Utskottet|Kommittén|Beredningen|Byalag|Byalaget)(?!\w))"
)
_BODY: Final = (
    rf"(?P<body>(?:(?:[Kk]ommunstyrelsens|[A-ZÅÄÖ][\w-]*|[\w-]+s|[a-zåäö-]+(?:ande|iga|ska|ala)|för|och|i|"
    rf"\w*nämndens)\s+)*?{_BODY_WORD}(?P<of>\s+(?:för|i|inom)\s+(?:[a-zåäö]{{3,}}a\s+)?[A-ZÅÄÖa-zåäö][\w-]+(?:\u2063[\w-]+)*(?:\s+och\s+[\w-]+)?)?)"
)
_ENUMERATION: Final = r"\b(?:för|inom) [a-zåäö-]{3,}(?:, [a-zåäö-]{3,})+ och [a-zåäö]{3,}"
"""What a group is for: "hälsa, vård och omsorg"."""
_COMMA: Final = "\u2063"
"""Stands for a comma that parts no pieces."""
_HOUSE: Final = r"\s+[A-ZÅÄÖ][\w-]*s (?!möte|sammanträde|träff|protokoll)[a-zåäö]{3,}(?: [A-ZÅÄÖ][\w-]+)?(?= (?:den|kl) |$)"
"""What a group may be called after: "projektgrupp Hälsans hus Vansbro"."""
_MORE_NAMED: Final = (
    r"\s+(?!(?:i|på|den|med|vid|om|till|och|kl|har|inför)\b|\w*(?:möte|sammanträde|träff))"
    r"[a-zåäö]+(?<![ae]r)(?<![aet]s)(?<!te)(?<!ade)(?:, [\w-]+)?"
)
"""What such a name may end in: "Chefsnätverk välfärd, V8-kommunerna"; no verb, as in "Styrelsen beslutar"."""
_WHOSE_MEETING: Final = (
    r"(\w*(?:gruppen|nämnden|styrelsen|rådet|utskottet|nätverket|beredningen|[Dd]irektionen|ledningen|[Ss]taben))s"
    r"(?=\s+\w*(?:möte|sammanträde|träff|protokoll|anteckningar|kallelse|dagordning))"
)
_CALLED_TO: Final = (
    r"(?:(?:Varmt |Hjärtligt )?[Vv]älkom\w+|(?:Ni|Du) kallas)\b[^.:]{0,40}?\b(?:möte|träff|sammanträde)t? (?:med|i|för) "
    r"(?P<body>(?:[\w-]+s )?\w*(?:gruppen|nätverket|nämnden|styrelsen|rådet|utskottet|ledningen))\b"
)
"""A sentence that calls to a meeting, and says whose it is."""
_MORE_OF: Final = r"(?:\s+(?!den$|kl$)[^\W\d][\w-]*){1,4}"
"""What goes on to the end of a line that says whose the group is: "för Fyrbodals | kommunchefer"."""
_TOP: Final = 6
"""Lines in which the name of the firm whose board meets may stand."""
_LONGEST: Final = 160
"""Letters of a title."""
_DOCUMENTS: Final = (
    *("Sammanträdesprotokoll", "Protokollsutdrag", "Mötesprotokoll", "Minnesanteckningar", "Mötesanteckningar"),
    *("Tjänsteanteckningar", "Anteckningar", "Protokoll", "Kallelse", "Föredragningslista", "Dagordning", "Ärendelista", "Agenda"),
)
AGENDAS: Final = frozenset({"Kallelse", "Föredragningslista", "Dagordning", "Ärendelista", "Agenda"})
"""The documents that call to a meeting, which is not yet held."""


def document_in(text: str) -> str:
    """What the document calls itself in the text: "Minnesanteckningar", "Kallelse"; empty if it doesn't."""
    if len(text) > _LONGEST:
        return ""
    for document in _DOCUMENTS:
        written = document.removesuffix("ar") if document.endswith("anteckningar") else document
        match = re.search(rf"(?<!\w){written}(?:ar|arna|en|et|s)?(?!\w)", text, re.IGNORECASE)
        if match and (match.start() < 30 or text.isupper()):
            return document
    match = re.match(r"(?:[\w-]+\s)?\w*(kallelse|protokoll|minnesanteckningar|dagordning)(?!\w)", text, re.IGNORECASE)
    return match[1].capitalize() if match else ""


def body_in(text: str) -> str:
    """The group that a title or a line of its own names; empty for none."""
    if text.startswith("För "):
        return ""  # over those who are there for it
    text = re.sub(r"(?<=\w) sammanträder\b.*", "", text)
    if called := re.match(_CALLED_TO, text):
        return _named(called["body"])
    if len(text) > _LONGEST or (text.endswith((".", ",")) and len(text) > 60):
        return ""
    text = re.sub(_WHOSE_MEETING, r"\1", text)
    whole = re.fullmatch(rf"{_BODY}{_MORE_NAMED}", text)
    if whole is not None and not document_in(text):
        return _named(text)
    bare = text.capitalize() if text.isupper() else text
    bare = re.sub(rf"(?i)\b(?:styrelse|års|grupp)?(?:{'|'.join(_DOCUMENTS)})(?:en|et)?\b", " ", bare)
    bare = re.sub(r"(?i)\b\w*(?:möte|mötet|sammanträde|träff) (?:i|med|för)\b", " | ", bare)
    bare = re.sub(r"(?i)\b(?:till|från|vid|över|av|fört|förda|sammanträde|möte[t]?|inför)\b(?=.*\w)", " | ", bare)
    bare = re.sub(_ENUMERATION, lambda found: found.group().replace(", ", _COMMA), bare)
    for piece in re.split(r"\s*\|\s*|\s{2,}|[,;:–]\s|\d", bare):
        match = re.search(_BODY, " ".join(piece.split()))
        if match:
            rest = match.string[match.end() :]
            after = re.match(r"(?:\s+[A-ZÅÄÖ][\w-]+){0,3}", rest)
            more = "".join(f" {word}" for word in takewhile(_may_be_of_name, after.group().split())) if after else ""
            if match["of"] and re.fullmatch(_MORE_OF, rest):
                more = rest
            more = more_named.group() if (more_named := re.match(_HOUSE, rest)) else more
            return _named((match["body"].strip() + more).replace(_COMMA, ", "))
    short = re.search(r"(?<!\w)([A-ZÅÄÖ]{2,6})[- ]?(?:möte|sammanträde|träff)(?:t|et)?(?!\w)", text)
    if short is None and document_in(text):
        before = r"(?i:\b(?:till|med|för|i|från|\w*(?:anteckningar|protokoll|kallelse|dagordning)))"
        short = re.search(rf"{before}\s+([A-ZÅÄÖ]{{2,6}})(?=\s*(?:$|\d|,|(?:den|kl)\b))", text)
    return short[1] if short else ""


def firm_in(margins: Sequence[str], lines: Sequence[str]) -> str:
    """The firm, or the municipalities' association, that the pages' margins name, or the first lines; empty for none."""
    document = rf"(?i)(?<!\w)\w*(?:{'|'.join(_DOCUMENTS)})\w*"
    pattern = r"(?<![\w-])(?:AB [A-ZÅÄÖ][\w-]+(?: (?:Bostäder|Energi|Fastigheter|Vatten|Hamn|Industrihus))?"
    pattern += r"|(?:[A-ZÅÄÖ][\w-]+ ){1,3}(?:AB|[\w-]*[Ff]örbund))(?![\w-])"
    titles = [text for text in (*margins, *lines[:_TOP]) if len(text) <= _LONGEST]
    return next((found.group() for text in titles if (found := re.search(pattern, re.sub(document, " ", text)))), "")


def _may_be_of_name(word: str) -> bool:
    """Whether a word with a capital after a group may be of its name: no label, and no abbreviation."""
    return not meanings(word)[0] and not word.isupper()


def _named(body: str) -> str:
    """The group's name without a genitive's s, in ordinary letters if it was all capitals."""
    body = re.sub(r"^(?:för|[Ii]|[Tt]ill|och)\s+", "", body)
    body = body.capitalize() if body.isupper() else body
    return body[:1].upper() + body[1:]
