"""How a register's numbers (diarienummer) are written."""

from typing import Final

_REGISTER: Final = r"(?:[A-ZÅÄÖ][A-ZÅÄÖ/]{1,9}|[A-ZÅÄÖ][a-zåäö]{1,2}|[A-ZÅÄÖ]{1,3}[a-zåäö]{1,3}[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4})"
"""A body's register, by its sign: "KS", "Kn", "SoN"; no word, as in "Budget 2016/2017"."""
REFERENCE: Final = (
    r"(?:(?!(?:19|20)\d{2}(?:/(?:19|20)?\d{2}|[–-](?:19|20)\d{2})(?!\d)"  # the years of a school, a season, a plan
    r"|(?i:SOU|SFS|Ds|Prop|Rskr|motion|interpellation|rapport|revisionsrapport|remiss|skrivelse|prognos)\b)"  # a public print
    rf"(?:(?:[Dd]nr\.?:?|[Dd]iarienummer:?)\s*)?(?:(?!Nr\b){_REGISTER}[ .-]?"
    r"(?!(?:19|20)\d{2}/(?:19|20)\d{2}(?!\d)))?"
    r"(?!\d{4}-\d\d-\d\d(?!\d)|\d{4}[–-](?:19|20)\d\d(?!\d))(?:19|20)\d{2}[/:.-]\s?\d{1,6}(?:[ .-]\d{1,4})?(?!-?\d)"
    r"|(?:[Dd]nr\.?:?|[Dd]iarie(?:nummer|nr\.?):?)\s*(?:[A-ZÅÄÖ]{1,6}\s)?[A-ZÅÄÖ\d]?[A-ZÅÄÖa-zåäö\d/:.-]{0,20}\d(?!\d)"
    r"|[A-ZÅÄÖ] (?:19|20)\d\d/\d{1,5}(?![\d-])|\d\d/[A-ZÅÄÖ]{2,5} \d{3,5}(?!\d)"
    r"|\d\d[A-ZÅÄÖ]{2,4}\d{2,5}(?!\d)"
    r"|[A-ZÅÄÖ]{2,5}\d{2}[-/]\d{1,5}(?![\d-])|[A-ZÅÄÖ]{2,4}/?\d{5,8}(?!\d)"
    r"|[A-ZÅÄÖ]{2,4} \d{4}-\d{3,5}(?![\d-])|[A-ZÅÄÖ]{2,5}/\d{1,5}/(?:19|20)\d\d(?!\d)|[A-ZÅÄÖ]{2,4} \d{6}(?!\d))"
)
"""The number of a matter: "KS 2018/124", "Dnr 12-34", "LS/4/2014"; of no public print, and no years of a plan."""
_NO_PRINT: Final = r"(?<!\bSOU)(?<!\bSFS)(?<!\bDs)(?<!rognos)(?<!apport)(?<!otion)"
"""Not after the name of a public print, whose number it is: "SOU 2009:39"."""
_NO_TURN: Final = r"(?!(?:19|20)\d\d[/:.-]\d\)?\s*$)"
"""Not which of a year's it is: "Taxa 2017:1"."""
LAST_REFERENCE: Final = (
    rf"(?<![\s,(])(?:{_NO_PRINT}|(?=[\s,(]+{_REGISTER}[ .]?\d))[\s,(]+{_NO_TURN}"
    rf"(?P<reference>{REFERENCE}(?:, {REFERENCE}){{0,3}})\)?\s*$"
)
"""One that stands last in a title, or several."""
