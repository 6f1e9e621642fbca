"""Words that give somebody something to do only where it is also said by when."""

from typing import Final

from kcminutes.importing.told_words import SAYS_OR_IS, TELLS, THEM

BEFORE: Final = (
    r"(?:gör|lämnar|svarar|ordnar|fixar|ändrar|byter|uppdaterar|justerar|besöker"
    r"|tar upp (?:förslaget|frågan|ärendet|detta|det|saken) (?:i|med|på))"
)
"""What somebody does after a meeting, where it is said that it is done before a day."""
STATES: Final = (
    r"(?:var|ställer|behöver|gäller|saknar|gifter|fyller|flyttar|arbetar|jobbar|startar|öppnar|planerar|slutar|känner|reser"
    r"|bor|sitter"
    r"|leder|driver|vikarierar|semestrar|hoppas|väntar|firar|räknar|bygger|inviger|sammanfattar|upplever|studerar|återvänder"
    r"|byter|innehar|gör praktik)"
)
"""Verbs of how somebody is or lives, or of what an organisation does anyway."""
TIMED: Final = (
    rf"(?P<timed>(?!(?:{SAYS_OR_IS}|{TELLS}|{THEM}|{STATES})\b)(?!.*\btill och med\b|tar upp (?:att|om)\b)"
    r"[a-zåäö]+r\b(?! (?:att|om|sig)\b))"
)
"""Any verb that does something, where it is also said by when."""
EACH: Final = (
    r"(?:Alla|[Ss]amtliga|Respektive [a-zåäö]+|Varje [a-zåäö]+|Ledamöterna|Deltagarna|Arbetsgivaren|Parterna|[A-ZÅÄÖ][\w-]*chefen"
    r"|Ordföranden|Sekreteraren|Kassören|Projektledaren|VD)"
)
"""Who may have something to do by a time that is told without "senast"."""
BY_A_TIME: Final = (
    rf"(?!(?:{THEM}|är|har|kan|får|ska|skall|bör|vill|blir|stänger|deltar|svarar|godkänner|träffas|möts|håller|öppnar|ansvarar"
    r"|betalar"
    r"|firar"
    rf"|{STATES})\b)[a-zåäö]+r\b(?! (?:att|om|sig)\b)(?=.* (?:före|innan|inför|till nästa) )"
)
TOLD_LATER: Final = (
    r"(?P<later>(?:redovisar|presenterar|rapporterar|återrapporterar)\b(?! (?:att|om|hur|från)\b)"
    r"(?=.*\b(?:på|vid|till|för|inför|i) (?:\S+ ){0,2}\w*(?:möte|mötet|sammanträde\w*|rådet|nämnden|styrelsen|gruppen"
    r"|utskottet|direktionen)\b))"
)
"""A verb of telling, for what is told at a later meeting, where it is also said when."""
_NOT_BY_ITSELF: Final = (
    rf"(?:{SAYS_OR_IS}|{TELLS}|{STATES}|går|under|för|efter|över|eller|per"
    r"|understryker|framhåller|uppger|svarar|kommenterar|tipsar|ger|delger|delar|refererar|önskar|uttrycker|efterlyser|efterfrågar"
    r"|upplyser|hör|står|ligger|deltar|medverkar|representerar|ersätter|lämnar|anländer|tjänstgör|avgår|tillträder|fortsätter"
    r"|stannar"
    r"|håller|tillhör|avser|uppmanar|uppmärksammar|justerar|väljer|avstår|avböjer|diskuterar|reflekterar|funderar|sköter|ansvarar"
    r"|gör|tar|klarar|följer|mår|rekryterar|pratar|talar|läser|gratulerar|beklagar|kvarstår|väcker|byter|jämför|ifrågasätter"
    r"|påtalar"
    r"|välkomnar|erbjuder|möter|träffar|besöker|märker|oroar|stödjer|stöder|nominerar|utser|anmäler|kräver|varnar|poängterar"
    r"|noterar"
    r"|hänvisar|citerar|belyser|inkommer|avslutar|inleder|instämmer|yrkar|reserverar|skickar|ringer|bjuder|kallar|påminner"
    r"|kontrollerar|avbokar|lägger|stämmer|skriver|uppdaterar|kompletterar|förbereder|återkommer|återkopplar|framför|åker|söker"
    r"|åtar|begär|lovar|efterträder|ingår|innehar|studerar|spelar|närvarar|lider|förespråkar|bekräftar|resonerar|summerar"
    r"|invänder|argumenterar|vidhåller|demonstrerar|introducerar|antecknar|protokollför|äger|använder|odlar|vårdar|tränar|bidrar"
    r"|kandiderar|återvänder|tvekar|vittnar|försvarar|samarbetar|avviker|ansluter|loggar|avlägsnar|utgår|fokuserar|koncentrerar"
    r"|administrerar|förvaltar|hanterar|utbildar|bakar|kör|säljer|kostar|höjer|stiger|drar|serverar|fungerar|avrundar|befarar"
    r"|rekommenderar|uppfattar|hävdar|medger|\w+eras)"
)
"""Verbs that give nobody anything to do without more words beside them, and what looks like a verb."""
ANY_WORK: Final = rf"(?!{_NOT_BY_ITSELF}(?!\w))[a-zåäö]+r(?!\w)"
"""Any other verb of what somebody of the meeting does, where what people say is not told in the present."""
