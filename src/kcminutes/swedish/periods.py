"""The words for when something is due where no day can be named: "löpande", "våren 2017", "Q1", "mitten av mars"."""

import re
from typing import Final

from kcminutes.swedish.almanac import MONTHS, one_of

_MONTH: Final = rf"(?:{one_of([*MONTHS, *(f'{name[:3]}.' for name in MONTHS), *(name[:3] for name in MONTHS if name != 'juli')])})"
_YEAR: Final = r"(?:[0-9]{4}|-? ?[0-9]{2})"
_LONG_YEAR: Final = r"(?:(?:19|20|21)[0-9]{2})"
_SEASON: Final = (
    r"(?:(?:tidig|sen|för|vår|sensom)[ -]?)?(?:vår|sommar|höst|vinter)(?:en|n)?|mellandagarna|nyår|(?:jul|påsk|pingst|helg)(?:en)?"
    r"|advent|sommarsemestern|semester(?:n|perioden)?|semestrarna|midsommar|sportlovet|påsklovet|höstlovet|jullovet|sommarlovet|valet"
)
_ORDER: Final = r"(?:första|andra|tredje|fjärde|sista|1:?a|2:?a|3:?e|4:?e)"
_PART: Final = (
    rf"(?:[qht] ?[1-4]|kv(?:artal)?\.? ?[1-4]|tertial ?[1-3]|halvår ?[12]|{_ORDER} (?:kvartalet|tertialet|halvåret)|vt|ht"
    rf"|vårterminen|höstterminen|{_SEASON})"
)
_PARTS: Final = rf"(?:{_LONG_YEAR} )?{_PART}(?:[ -]*{_YEAR})?(?: ?(?:[/-]|och|eller) ?{_PART}(?:[ -]*{_YEAR})?)?(?:[ -]*{_YEAR})?"
_A_YEAR: Final = rf"(?:{_LONG_YEAR}(?: ?[/-] ?{_YEAR})?|året|i år|(?:nästa|innevarande|kommande|hela) år(?:et)?)"
_AROUND: Final = (
    r"senast|under|inom|i|till|före|efter|innan|inför|vid|kring|runt|omkring|tidigt(?: i| under| på)?|sent(?: i| under| på)?"
    r"|(?:någon gång )?under|hela|(?:i )?(?:början|mitten|slutet|första hälften|andra hälften) (?:av|på)"
)
_BEGINNING: Final = (
    r"(?:under |i |till )?(?:tidigt i|(?:början|mitten|mitt|första hälften|andra hälften|första halvan|andra halvan) (?:av|på|i))"
)
_LENGTH: Final = r"(?:timmar|dagar|veckor|månader|år)"
_OFTEN: Final = r"(?:dag|vecka|månad|kvartal|tertial|halvår|termin|vår|höst|år|möte|sammanträde)"
_MEETING: Final = r"(?:\w*möte(?:t|n|na)?|\w*sammanträde(?:t|n|na)?|kc)"
_OTHERS: Final = r"\w*(?:rådet|nämnden|styrelsen|fullmäktige|utskottet|stämman|konferensen|seminariet)"
_NEXT_OF_OTHERS: Final = r"nästa \w*(?:råd|nämnd|styrelse|fullmäktige|utskott|stämma|konferens|seminarium)"
"""Meetings of others, whose day is not known here."""

_PERIOD: Final = "|".join(
    (
        r"(?:löpande|fortlöpande|kontinuerligt|successivt|pågående|pågår)(?:[ ,(].*)?",
        (
            r"snarast(?: möjligt)?|snart|så (?:snart|fort|snabbt) (?:som|det är) möjligt|så (?:snart|fort) det går|asap"
            r"|omgående|omg|omedelbart|skyndsamt|utan dröjsmål|inom kort"
            r"|(?:inom den |den )?närmaste (?:tiden|dagarna|veckorna|månaderna)"
        ),
        rf"(?:(?:om|inom|under) )?(?:några|ett par|ett antal) {_LENGTH}",
        (
            r"tills vidare|vid behov|vid (?:lämpligt )?tillfälle|efter ?hand|(?:beslutas |bestäms )?senare|på sikt|framöver"
            r"|(?:ej|inte) (?:bestämt|fastställt|beslutat|tidsatt|klart)|oklart|tbd|återkommer|återkommande|efter överenskommelse"
            r"|enligt (?:(?:separat |särskild )?(?:tid)?plan(?:en)?|överenskommelse)"
        ),
        r"klart?|färdigt|utfört|åtgärdat|genomfört",
        r"dagligen|veckovis|månadsvis|månatligen|kvartalsvis|tertialvis|halvårsvis|årsvis|årligen",
        rf"(?:(?:vid|inför|på|före|efter|till) )?(?:varje|varannan|varannat) {_OFTEN}",
        rf"(?:(?:{_AROUND}) )?{_PARTS}",
        rf"(?:(?:{_AROUND}) )?{_A_YEAR}",
        rf"{_BEGINNING} (?:{_MONTH}(?: {_YEAR})?|v(?:ecka)?\.? ?[0-9]{{1,2}}|(?:nästa )?(?:vecka(?:n)?|månad(?:en)?)|{_A_YEAR})",
        rf"(?:under |i )?{_ORDER} (?:veckan|veckorna|halvan|hälften) (?:i|av) {_MONTH}(?: {_YEAR})?",
        rf"(?:till|inför|på|vid|före|innan|efter|under)? ?(?:{_MONTH}-?{_MEETING}|{_MEETING} i {_MONTH}(?: {_YEAR})?)",
        rf"(?:i god tid före|efter|(?:dagen|veckan) efter) (?:nästa )?{_MEETING}",
        rf"(?:till|inför|på|vid|före|innan|efter) (?:{_OTHERS}|{_NEXT_OF_OTHERS})|{_NEXT_OF_OTHERS}",
        r"i god tid|direkt|(?:nästa|kommande) helg",
    )
)

NEARLY: Final = (
    r"(?:ca|c:a|cirka|omkring|kring|runt|ungefär|prel|preliminärt|efter|tidigast|från|från och med|fr\.? ?o\.? ?m|from"
    r"|(?:med )?start|startar|påbörjas|börjar)\.?:? (?:den )?"
)
"""What may stand before a date that is no last day for something: "ca 1/3", "fr.o.m. 1 mars"."""
NEARLY_AFTER: Final = r" (?:prel(?:iminärt)?|ca|tidigast|och framåt|och senare|eller senare|eller så)\.?"
"""The same after a date."""


def names_a_period(typed: str) -> bool:
    """Whether the text, in lower case on one line, is such words."""
    return re.fullmatch(_PERIOD, typed) is not None
