"""Roles as people write them: "1:e vice ordförande", "Mötessekreterare" and "Ordf." are a vice chair, a secretary and a chair."""

import re
from collections.abc import Set
from functools import lru_cache
from typing import Final

CHAIR: Final = "ordförande"
VICE_CHAIR: Final = "vice ordförande"
SECRETARY: Final = "sekreterare"
ADJUSTER: Final = "justerare"

# Each role with what the last word that tells of it can be, whatever stands before that in the same word or as words of their own.
_KINDS: Final = (
    (VICE_CHAIR, r"\b(?:vice|v\.?)[ -]?(?:mötes)?(?:ordförande|ordf)n?\b|\bvordf\b"),
    (CHAIR, r"\w*ordföranden?\b|\w*ordf\b"),
    (SECRETARY, r"\w*sekreteraren?\b|\bsekr\b|\bprotokolls?föraren?\b"),
    (ADJUSTER, r"\w*justeraren?\b|\bjusterings(?:person|man|kvinna|ledamot)(?:en)?\b|\bjust\b"),
    ("ledamot", r"\w*ledamot(?:en)?\b|\bled\b"),
    ("föredragande", r"\w*föredragande\b"),
    ("adjungerad", r"\w*adjungerade?\b|\badj\b"),
)
_ORDINALS: Final = (r"\b(?:1|första?|förste)\b", r"\b(?:2|andr[ae])\b", r"\b(?:3|tredje)\b")
_PARTED: Final = r"[,;/&+]|\b(?:och|samt|tillika)\b"
# "Ersättare för ordföranden" is no chair, nor is "f.d. ordförande", or the chair of the municipal board.
_IN_PLACE_OF: Final = (
    r"\b(?:ersättare|ers|suppleant|suppl|ställföreträdare|f\.? ?d|före detta|förutvarande|förra|förre|tidigare|avgående"
    r"|tillträdande|blivande|ex)\b|\b(?:heders|reserv)|\b(?:åt|för) (?:ordf|sekr|just)|\b(?:ks|kf|ksau|au)[ -]ordf"
    r"|(?:kommunstyrelsen|regionstyrelsen|\w+fullmäktige|\w+nämnden|\w+utskottet|\w+förbundet)s (?:\S+ )?ordf"
)


@lru_cache(maxsize=1024)  # a meeting's roles are few, and are asked for again and again
def roles_meant(written: str) -> Set[str]:
    """The roles in their usual words that a written one stands for: "Ordförande och sekreterare" for two; another for itself."""
    return frozenset(_role(part) for part in re.split(_PARTED, " ".join(written.casefold().split())) if part.strip(" ."))


def _role(text: str) -> str:
    if re.search(_IN_PLACE_OF, text) is None:
        for role, pattern in _KINDS:
            if re.search(pattern, text):
                return role
    return text.strip(" .")


def is_role(written: str, role: str) -> bool:
    """Whether a written role stands for the role, however the two are written; a vice chair is no chair."""
    return bool(roles_meant(written) & roles_meant(role))


def rank(written: str) -> int:
    """Where a role stands among those that share it: 0 for "1:e vice ordförande", 1 for "andre", last without a number."""
    text = written.casefold()
    return next((place for place, pattern in enumerate(_ORDINALS) if re.search(pattern, text)), len(_ORDINALS))
