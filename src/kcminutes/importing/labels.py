"""The words that tell what follows them, with variants and the slips of scanning: "Plats och tid", "Ej närvarande", "BESLUT"."""

import enum
import re
import unicodedata
from functools import lru_cache
from typing import Final

from msgspec import Struct


class Label(enum.Enum):
    """What a label says that its text is."""

    DAY = enum.auto()
    TIME = enum.auto()
    PLACE = enum.auto()
    TIME_AND_PLACE = enum.auto()
    BODY = enum.auto()
    VOTING = enum.auto()
    PRESENT = enum.auto()
    CALLED = enum.auto()
    """People of whom it isn't said whether they came."""
    TAKING_PART = enum.auto()
    """People who are called in a kallelse, and were there in minutes."""
    ABSENT = enum.auto()
    CHAIR = enum.auto()
    SECRETARY = enum.auto()
    ADJUSTER = enum.auto()
    COMING = enum.auto()
    CLOSING = enum.auto()
    """What belongs to the signing and posting of minutes."""
    COURSE = enum.auto()
    """What tells how the meeting goes and no more: breaks, meetings of parties before it; it may stand in an item too."""
    AGENDA = enum.auto()
    """The list of items comes."""
    RECORD = enum.auto()
    """The record of the items comes."""
    PRESENTERS = enum.auto()
    ATTACHMENTS = enum.auto()
    BACKGROUND = enum.auto()
    PROPOSALS = enum.auto()
    DECISIONS = enum.auto()
    ACTIONS = enum.auto()
    DUE = enum.auto()
    RESPONSIBLE = enum.auto()
    NOTES = enum.auto()
    REFERENCE = enum.auto()


_PEOPLE: Final = frozenset(
    {
        *(Label.VOTING, Label.PRESENT, Label.CALLED, Label.TAKING_PART, Label.ABSENT),
        *(Label.CHAIR, Label.SECRETARY, Label.ADJUSTER),
    }
)
HEAD: Final = _PEOPLE | {
    *(Label.DAY, Label.TIME, Label.PLACE, Label.TIME_AND_PLACE),
    *(Label.BODY, Label.COMING, Label.CLOSING, Label.COURSE),
}
"""Those that stand before the items, or after them."""
PEOPLE: Final = _PEOPLE
"""Those whose text is names."""
LISTS: Final = frozenset({Label.AGENDA, Label.RECORD})
"""Those after which the items come."""
PARTS: Final = frozenset(
    {
        *(Label.PRESENTERS, Label.ATTACHMENTS, Label.BACKGROUND, Label.PROPOSALS, Label.DECISIONS, Label.ACTIONS),
        *(Label.DUE, Label.RESPONSIBLE, Label.NOTES, Label.REFERENCE),
    }
)
"""Those of an item's parts."""

_WORDS: Final = {
    Label.DAY: "dag|datum|mötesdatum|mötesdag|sammanträdesdatum|sammanträdesdag|datum för möte|datum för mötet|mötets datum",
    Label.TIME: "tid|tider|klockan|klockslag|mötestid|sammanträdestid|tidpunkt|starttid|när|dag och tid|datum och tid|tid och datum"
    "|dag/tid|datum/tid",
    Label.PLACE: "plats|lokal|mötesplats|mötesrum|möteslokal|sammanträdesplats|sammanträdeslokal|plats för mötet|var|rum"
    "|plats/lokal|lokal/plats|länk|plats/länk",
    Label.TIME_AND_PLACE: "tid och plats|plats och tid|tid/plats|plats/tid|tid & plats|plats & tid|tid, plats|plats, tid"
    "|plats och tid för sammanträdet|plats och tid för mötet|tid och plats för mötet|tid och plats för sammanträdet|tid plats"
    "|plats tid|tidpunkt och plats|datum och plats|datum, tid och plats|dag och plats|datum tid och plats|dag, tid och plats"
    "|plats, datum och tid|när och var",
    Label.BODY: "organ|nämnd|grupp|styrelse|forum|möte|mötesgrupp|instans|sammanträdande organ",
    Label.VOTING: "beslutande|beslutande ledamöter|ledamöter|ordinarie ledamöter|ledamot|tjänstgörande|tjänstgörande ledamöter"
    "|tjänstgörande ersättare|närvarande ledamöter|närvarande beslutande|ledamöter närvarande|beslutande ersättare|ordinarie"
    "|närvarande beslutande ledamöter|beslutande närvarande|tjg ersättare|tjg. ersättare|tjänstg. ersättare|tjänstgör",
    Label.PRESENT: "närvarande|närvaro|närvarolista|närvaroförteckning|deltagande|övriga deltagande|övriga närvarande"
    "|övriga deltagare|övriga|övr närvarande|övr. närvarande|övr deltagare|övr. deltagare|ej tjg ersättare"
    "|ej tjg. ersättare|dessutom|dessutom närvarande|ej tjänstgörande|ej tjänstgörande ersättare|icke tjänstgörande ersättare"
    "|närvarande ersättare|ersättare|suppleanter|ej beslutande|ej beslutande ersättare|närvarande, ej tjänstgörande ersättare"
    "|ersättare, ej tjänstgörande|närvarande tjänstemän|tjänstemän|tjänstepersoner|närvarande tjänstepersoner|sekretariat"
    "|sekretariatet|kansliet|adjungerad|adjungerade|adjungerande|gäst|gäster|yttranderätt|närvarorätt|insynsplats"
    "|närvaro- och yttranderätt|insyn|också närvarande|även närvarande"
    "|övriga närvarande tjänstemän|föredragande tjänstemän|närvarande vid mötet|på plats|på länk|digitalt|via länk|via teams"
    "|medverkande|med på mötet|med på länk|närvarande personer|personalföreträdare|fackliga företrädare",
    Label.TAKING_PART: "deltagare|mötesdeltagare",
    Label.CALLED: "kallade|kallas|inbjudna|inbjudna gäster|inbjudna deltagare|till|kallade deltagare|kallade till mötet"
    "|gruppens medlemmar|gruppens ledamöter|medlemmar",
    Label.ABSENT: "frånvarande|ej närvarande|förhinder|anmält förhinder|anmäld frånvaro|ej deltagande|återbud|anmälda förhinder"
    "|meddelat förhinder|frånvaro|frånvarande ledamöter|förhindrad|förhindrade|anmält frånvaro|lämnat återbud|anmält återbud"
    "|frånvarande med anmält förhinder|ej närvarande ledamöter|saknades|ej med|inte med|med förhinder|har anmält förhinder",
    Label.CHAIR: "ordförande|mötesordförande|ordf|ordf.|mötesledare|vid ordförandebordet|sammankallande|ordföranden",
    Label.SECRETARY: "sekreterare|mötessekreterare|protokollförare|vid protokollet|vid pennan|antecknat av|antecknare|anteckningar"
    " förda av|för anteckningarna|vid anteckningarna|protokoll fört av|minnesanteckningar förda av|minnesantecknare|sekr|sekr."
    "|anteckningar av|vid tangentbordet|anteckningsansvarig|noterat av|upprättad av|upprättat av|fört av|"
    "minnesanteckningar av|anteckningar|antecknar|underskrifter sekreterare|underskrift sekreterare",
    Label.ADJUSTER: "justerare|justerande|justeras|justerat|utses att justera|utsedd att justera|justeringsperson"
    "|justeringspersoner|protokolljusterare|justeras av|justerat av|justeringsman|justeringsmän|att justera|till att justera utses"
    "|val av justerare",
    Label.COMING: "kommande möten|kommande sammanträden|kommande mötestider|mötestider|sammanträdestider|nästa möte|nästa träff"
    "|nästa sammanträde|nästkommande möte|nästkommande möten|möten framåt|datum för kommande möten|nästa mötesdatum",
    Label.CLOSING: "paragrafer|paragraf|underskrifter|underskrift|signatur|justeringens plats och tid|justering|plats för justering"
    "|tid för justering|anslag/bevis|bevis/anslag|anslag|bevis|bevis om justering|bevis om anslag|organ och sammanträdesdatum"
    "|datum för anslags uppsättande|datum för anslags nedtagande|datum då anslaget sätts upp|datum då anslaget tas ned"
    "|förvaringsplats för protokollet|anslaget sätts upp|anslaget tas ned|anslagstid|utdragsbestyrkande|justerarsignaturer"
    "|kopia till|kopia för kännedom|för kännedom|sändlista|delges|distribution|utskickas till|kopia|hälsningar|med vänlig hälsning"
    "|med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|mvh|väl mött|välkomna|justerandes sign|justerandes signatur"
    "|sista dag för överklagande|sista datum för överklagande|datum för överklagande|överklagandetid|protokollet anslås"
    "|beslutsinstans|datum för anslagets uppsättande|datum för anslagets nedtagande|anslag sätts upp|anslag tas ner"
    "|anslaget tas ner|protokollets förvaring|underskrift justerare|bevis om tillkännagivande|anslaget till och med|osa"
    "|utses att kontrollera",
    Label.COURSE: "omedelbar justering|ajournering|ajourneringar|gruppmöte|gruppmöten|förmöte|förmöten|gruppmöten och förmöten",
    Label.AGENDA: "dagordning|föredragningslista|ärendelista|agenda|ärenden|ärende|innehåll|innehållsförteckning|program|punkter"
    "|programpunkter|förslag till dagordning|förslag till föredragningslista|dagordning för mötet|mötesagenda|lista över ärenden"
    "|ärendeförteckning|preliminär dagordning|dagens agenda|att behandla|ärenden att behandla|dagordningspunkter|mötesprogram"
    "|register|program och föredragningslista|förslag på dagordning|utsänd föredragningslista|utsänd dagordning",
    Label.RECORD: "protokoll|minnesanteckningar|anteckningar från mötet|mötesanteckningar|paragrafer och beslut",
    Label.PRESENTERS: "föredragande|föredrar|föredras av|föredragning|presenteras av|presentation av|dragning|dras av|rapportör"
    "|inledare|informerar|ärendet föredras av|föredragare|föredragande tjänsteman|föredragande tjänsteperson|föredrogs av|vem drar",
    Label.ATTACHMENTS: "bilaga|bilagor|handling|handlingar|underlag|beslutsunderlag|bifogas|bifogat|bifogad handling"
    "|bifogade handlingar|bilagd handling|dokument|material|beslutsunderlag och bilagor|underlag för beslut|bilagda handlingar"
    "|bifogade filer|bifogad fil|se bilaga|bil|bil.",
    Label.BACKGROUND: "ärendebeskrivning|bakgrund|beskrivning|sammanfattning|sammanfattning av ärendet|ärendet|beskrivning av"
    " ärendet|ärendets beskrivning|redogörelse för ärendet|syfte|ärende|ärendesammanfattning|ärenderedovisning|ärendeinformation"
    "|bakgrundsbeskrivning|bakgrund och syfte|ärendet i korthet|kort beskrivning|inledning till ärendet|bakgrundsinformation",
    Label.PROPOSALS: "förslag till beslut|beslutsförslag|förslag|förslag till ställningstagande|förslag på beslut|"
    "tjänsteutlåtandets förslag till beslut|arbetsutskottets förslag till beslut|"
    "kommunstyrelsens förslag till beslut|förvaltningens förslag till beslut|kansliets förslag till beslut|"
    "kommunchefens förslag|arbetsutskottets förslag|förvaltningens förslag|kansliets förslag|"
    "ordförandens förslag till beslut|ordförandens förslag|beredningens förslag|"
    "beredningens förslag till beslut",
    Label.DECISIONS: "beslut|beslutas|beslutades|beslutar|gruppens beslut|mötets beslut|styrelsens beslut|nämndens beslut"
    "|kommunstyrelsens beslut|arbetsutskottets beslut|kommunchefsgruppens beslut|regionrådets beslut|kommunfullmäktiges beslut"
    "|fullmäktiges beslut|rådets beslut|utskottets beslut|beslut i ärendet|mötet beslutade|mötet beslutar|gruppen beslutar"
    "|gruppen beslutade|styrelsen beslutar|styrelsen beslutade|besluts|ställningstagande|vi beslutade|beslut:|beslutspunkt",
    Label.ACTIONS: "åtgärd|åtgärder|att göra|aktivitet|aktiviteter|uppdrag|action|actions|vad|vad ska göras|uppgift|uppgifter"
    "|åtgärdslista|att-göra-lista|todo|aktivitetslista|åtgärd/aktivitet|vad görs|"
    "beslutade åtgärder|uppföljning av åtgärder",
    Label.DUE: "slutdatum|klart|klar|klart senast|klar senast|senast|när|deadline|färdigt|färdigdatum|klart datum|tidplan|tid|datum"
    "|klardatum|ska vara klart|klart den|sluttid|slut|tidsplan|förfallodag|klart när",
    Label.RESPONSIBLE: "ansvarig|ansvariga|ansvar|vem|utförare|ägare|ansvarig person|ansvarig/a|vem ansvarar|vem är ansvarig"
    "|resurs|handläggare",
    Label.NOTES: "anteckning|anteckningar|diskussion|notering|noteringar|minnesanteckning|protokollsanteckning|referat|genomgång"
    "|information|kommentar|kommentarer|dagens sammanträde|vid mötet|på mötet|behandling|ärendets behandling|uppföljning",
    Label.REFERENCE: "beteckning|ärendebeteckning|dnr|diarienummer|diarienr|ärendenummer|ärendenr|dnr.|diarie nr",
}
_EXACT_ONLY: Final = 5
"""Words of so few letters are known only when nothing is wrong with them."""
_LONGEST: Final = 60
_SLIPS: Final = str.maketrans({"0": "o", "1": "l", "5": "s", "|": "l", "!": "l", "$": "s", "8": "b", "€": "e"})


def _folded(text: str) -> str:
    lower = " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_BY_WORDS: Final[dict[str, tuple[Label, ...]]] = {}
for _label, _phrases in _WORDS.items():
    for _phrase in _phrases.split("|"):
        _key = _folded(_phrase)
        _BY_WORDS[_key] = (*_BY_WORDS.get(_key, ()), _label)
_BY_START: Final[dict[tuple[str, int], list[str]]] = {}
for _key in _BY_WORDS:
    _BY_START.setdefault((_key[0], len(_key)), []).append(_key)
_BODIES: Final = (
    r"(?:[\w-]+- (?:och|samt) )?[\w-]*(?:grupp|gruppen|styrelse|styrelsen|namnd|namnden|utskott|utskottet|"
    r"fullmaktige|rad|radet|namndens|"
    r"motet|beredningen|forbundet|kommitten|forvaltningen|kontoret|kansliet|avdelningen|chefen|direktoren|presidiet|ordforanden)"
)
_BODY_DECIDES: Final = (
    rf"(?:{_BODIES}s? )?{_BODIES}(?:s? beslut|s? forslag(?: till (?:beslut|{_BODIES}))?| beslutar| beslutade|"
    rf" foreslar)"
)


_GROUP_OF_PEOPLE: Final = (
    r"(?P<who>(?:ej |icke )?(?:beslutande|narvarande|tjanstgorande)|ovriga(?: narvarande)?|franvarande|adjungerade|inbjudna)"
    r" (?:\w+- och )?\w*(?:representanter|ledamoter|ersattare|tjansteman|tjanstepersoner|foretradare|medlemmar|kommunchefer)"
)
"""A heading over people that says of whom it tells: "Beslutande kommunrepresentanter"."""


class Found(Struct, frozen=True):
    """A label at the beginning of a text."""

    labels: tuple[Label, ...]
    """What it can mean: a word such as "Tid" means one thing before the items and another in a table."""
    label_text: str
    rest: str
    """What stands after it, without the colon."""
    sure: float
    """From 0 to 1: less where letters are wrong, or the label and its text are parted by a space only."""

    def among(self, wanted: frozenset[Label]) -> Label | None:
        """What it means where only those can be meant."""
        return next((label for label in self.labels if label in wanted), None)


@lru_cache(maxsize=4096)
def meanings(text: str) -> tuple[tuple[Label, ...], float]:
    """What a label can mean, with how sure that is from 0 to 1; nothing for a text that is no label."""
    if len(text) > _LONGEST:
        return (), 0.0
    folded = _folded(text).strip(" :.;–-*#_•\t")
    if not folded:
        return (), 0.0
    if folded in _BY_WORDS:
        return _BY_WORDS[folded], 1.0
    squeezed = folded.replace(" ", "")
    if len(squeezed) >= 4 and re.fullmatch(r"(?:\w )+\w", folded) and squeezed in _BY_WORDS:
        return _BY_WORDS[squeezed], 0.95  # letters set apart: B E S L U T
    if match := re.fullmatch(_BODY_DECIDES, folded):
        return ((Label.PROPOSALS,) if "forslag" in match.group() or "foreslar" in match.group() else (Label.DECISIONS,)), 0.95
    if match := re.fullmatch(_GROUP_OF_PEOPLE, folded):
        return _BY_WORDS[re.sub("^icke ", "ej ", match["who"])], 0.9
    return _nearly(folded.translate(_SLIPS).replace("rn", "m").replace("vv", "w").replace("cl", "d"))


def _nearly(folded: str) -> tuple[tuple[Label, ...], float]:
    """What a label with one wrong letter (two in a long one) can mean."""
    if folded in _BY_WORDS:
        return _BY_WORDS[folded], 0.9
    if match := re.fullmatch(_BODY_DECIDES, folded):
        return ((Label.PROPOSALS,) if "forsl" in match.group() else (Label.DECISIONS,)), 0.85
    if len(folded) <= _EXACT_ONLY:
        return (), 0.0
    allowed = 1 if len(folded) < 12 else 2
    for length in range(len(folded) - allowed, len(folded) + allowed + 1):
        for known in _BY_START.get((folded[:1], length), ()):
            if len(set(folded) ^ set(known)) > 2 * allowed + 2:
                continue
            near = known.replace("rn", "m").replace("cl", "d")
            if (
                len(known) > _EXACT_ONLY
                and near[:1] == folded[:1]
                and _differ(folded, near) <= allowed
                and not _other_form(folded, known)
            ):
                return _BY_WORDS[known], 0.8
    return (), 0.0


def _other_form(folded: str, known: str) -> bool:
    """Whether the word is another form of the known one, and so no slip: "sammanträder", "deltagarna"."""
    return folded.startswith(known[:-1]) and folded[-1:] in "raetns" and len(folded) > len(known)


def _differ(one: str, other: str) -> int:
    """How many letters must be changed, put in or taken away."""
    before = list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        now = [row]
        for column, letter in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (char != letter)))
        before = now
    return before[-1]


def label_before(text: str) -> Found | None:
    """The label that a text begins with and a colon, a tab or a wide gap ends, or that is all of it; None for no label."""
    stripped = re.sub(r"^(\*\*|__)([^*_]{1,60})\1(:?)", r"\2\3", text.strip())
    for match in re.finditer(r"\s*:\s*|\t+\s*|\s{3,}|$", stripped[: _LONGEST + 2]):
        if match.start() == 0 or (match.group() == "" and match.start() < len(stripped)):
            continue
        labels, sure = meanings(stripped[: match.start()])
        if labels:
            return Found(labels, stripped[: match.end()].strip(), stripped[match.end() :].strip(), sure)
    return None


def label_then_text(text: str, wanted: frozenset[Label]) -> Found | None:
    """The longest of the wanted labels that a text begins with, only a space before its own text; None for no such.

    The text after it begins with a capital or a digit: "Föredragande Lena Ask", "Plats Stadshuset".
    """
    words = text.split()
    for count in range(min(6, len(words) - 1), 0, -1):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        labels = _BY_WORDS.get(_folded(head).strip(" ."), ())
        if labels and head[:1].isupper() and (rest[:1].isupper() or rest[:1].isdigit()) and any(one in wanted for one in labels):
            return Found(labels, head, rest, 0.7)
    return None
