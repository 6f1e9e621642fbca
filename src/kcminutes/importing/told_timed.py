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
