"""What minutes say in the passive, without a label, that any meeting decides: the agenda approved, who signs, what is filed."""

import re
from typing import Final

from kcminutes.importing.said import is_said
from kcminutes.swedish.almanac import MONTH_NUMBER, one_of

_FILED: Final = r"(?:läggs|lägges|lades)(?: (?:därmed|därefter|utan \w+|med (?:det|detta|godkännande)))? till handlingarna"
_APPROVED: Final = r"(?:godkänns|godkännes|godkändes|fastställs|fastställes|fastställdes)"
_PAPERS: Final = (
    r"(?i:(?:(?:utsänd|utskickad|utskickat|föreslagen|preliminär|förslag(?:et)? till|föregående(?: mötes)?|förra mötets"
    r"|upprättad|dagens|utsänt) ){0,2}"
    r"\w*(?:dagordning(?:en)?|föredragningslistan?|ärendelistan?|agendan?|kallelsen?|protokoll(?:et)?|anteckning(?:ar|arna|en))"
    r"|(?:\w+s )?förslag(?:et)?|rapporten|redovisningen)\b(?:[^.;:?!]|(?<=\d)[.:](?=\d)|\bnr\.){0,90}?"
)
"""What a meeting approves, with what it says of whose that is; no application, and no house that was inspected."""
_TO_SIGN: Final = r"(?=.*(?:juster|protokoll|sekreterare|mötesordförande|rösträkna|ordförande (?:för|vid) mötet))"
"""What somebody is chosen for at any meeting, and not by another body or for years."""
_IN_PASSING: Final = (
    rf"(?P<what>{_PAPERS},? )?(?i:{_APPROVED}|{_FILED})\b"
    rf"|[A-ZÅÄÖ][^.;:?!]{{2,90}}? (?:(?:som|och|vilka|vilket|varefter \w+|samt)(?: \w+)? )?{_FILED}\b"
    r"|Inga (?:\w+ )?(?:synpunkter|anmärkningar|kommentarer)\b[^.;:]{0,60}, ?(?:\w+ )?\w+ " + _FILED + r"\b"
    rf"|{_TO_SIGN}(?:(?:Till|Att|Som)\b[^.;:?!]{{3,90}}? (?:utses|utsågs|valdes|väljs|utsåg|väljer|valde|omvaldes)\b"
    r"|[A-ZÅÄÖ][^.;:?!]{1,80}? (?:utses|utsågs|valdes|väljs|omvaldes|omväljs) (?:att|till|som)\b)"
    r"|(?:Informationen|Redovisningen|Rapporten|Genomgången|Föredragningen) (?:noteras|noterades)(?=\W*$| till)"
    r"|Samverkan är (?:därmed "
    r"|härmed )?fullgjord\b"
)
_US: Final = r"(?:mötet|gruppen|styrelsen|nämnden|rådet|nätverket|deltagarna|samtliga|alla|de närvarande|ordföranden)"
"""By whom something may be approved at any meeting."""
_TELLS_OF_OTHERS: Final = (
    rf"\b(?:i|vid|på|under|redan|år|sedan) (?:(?:19|20)\d\d|{one_of(MONTH_NUMBER)}|förra|våras|höstas|somras|vintras|fjol|går)\b"
    r"|\b(?:av|i|vid|på) (?:\w+ )?\w*(?:fullmäktige|nämnden|utskottet|kommunerna?|kommunen|regeringen|riksdagen|rätten|stämman"
    r"|årsmötet"
    r"|revisor\w*"
    r"|verket|länsstyrelsen|kommunstyrelsen|besiktning\w*)\b"
    r"|\b(?:när|innan|redan|tidigare|förra|bör|kan|kommer|väntas|ska|skulle|måste|troligen|alltid|ofta|brukar)\b|\?$"
    rf"|(?:{_APPROVED}|{_FILED}|utses|utsågs|valdes|väljs|omvald\w+)(?: (?:också|även|enhälligt|därefter|sedan|nyligen"
    rf"|nu))? av (?!{_US}\b)"
    r"|\b(?:sekreterare|ordförande|justerare) i (?!dag\b)|\bi \w*(?:förbundet|föreningen|bolaget)\b"
    r"|\bom (?:ingen|det|den|alla|någon)\b|, (?:tror|tyckte|anser|menar|enligt|yrka\w*|föresl\w*)\b|^Föresl\w* av\b"
)
"""What a sentence has that tells of another time or another body, or only of what may be."""
_WHOSE: Final = (
    r"\b(?:från|för|av|till) (?:mötet |sammanträdet |träffen )?(?:den |i |vid |på )?[^.,;:]{2,40}?(?= (?:godk|fastst|gicks|gås"
    r"|lä|lad))"
)
"""Whose minutes they are, or of what day, that are approved."""


def is_decided_in_passing(sentence: str) -> bool:
    """Whether the sentence says that something was decided at this meeting: "Dagordningen godkänns"."""
    found = re.match(_IN_PASSING, sentence)
    is_denied = found is not None and not re.search(r"(?i)\binga synpunkter\b|^Inga ", sentence) and not is_said(sentence, found)
    if found is None or is_denied or re.search(r"\b(?:att|hälsa\w*|öppna\w*)\b", found["what"] or ""):
        return False
    return re.search(_TELLS_OF_OTHERS, re.sub(_WHOSE, "", sentence)) is None
