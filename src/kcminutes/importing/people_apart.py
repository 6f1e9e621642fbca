"""A line of people parted so that each piece is about one of them."""

import re
from typing import Final

from kcminutes.importing.names_seen import NAME, NAME_WORD, ROLE_WORD, looks_like_name, names_a_body
from kcminutes.importing.people_words import (
    ABSENT,
    FIRST_NAME,
    ITEMS,
    KIND_OF_POST,
    PARTY,
    PRESENT,
    REPLACES,
    SHORT_POST,
    TITLE_WORD,
)
from kcminutes.swedish.given_names import is_given_name

_LONGEST: Final = 2000
"""Signs of a line in which people are looked for within brackets."""


_ORGANISATION_FIRST: Final = rf"(?P<of>[A-ZÅÄÖ][\w &-]{{2,50}}?)\s*(?:/|\s[–-]\s)\s*(?P<name>{NAME})(?P<more>\s*[,/]\s*[^\d§].*)?"
"""Somebody after whom they represent: "Motala kommun/Eva Ek, enhetschef"."""


def turned_round(line: str) -> str:
    """A line of people in brackets after whom they represent, turned round: "Luleå (Josef Ek), Piteå (Mia Al, Bo Kron)"; and one
    of somebody after that: "Luleå/Josef Ek"."""
    if len(line) > _LONGEST:
        return line
    after = re.fullmatch(_ORGANISATION_FIRST, line.strip())
    if after and is_given_name(after["name"].split()[0]) and not is_given_name(after["of"].split()[0]):
        return ", ".join(filter(None, (after["name"], after["of"], (after["more"] or "").strip(" ,/"))))
    groups = re.findall(r"([^,()]+?) ?(?:\(([^()]*)\))? ?(?:, ?|$)", " ".join(line.split()))
    are_bodies = all(names_a_body(whose) for whose, _ in groups)
    if len(groups) < 2 or not are_bodies or not any(looks_like_name(bare_name(inner.split(",")[0])) for _, inner in groups):
        return line
    return "; ".join(_with_whom(whose, inner) for whose, inner in groups)


def _with_whom(whose: str, inner: str) -> str:
    """The people in the brackets, each with whom they represent; that alone where there is nobody."""
    pieces: list[str] = []
    for part in filter(None, re.split(r"\s*,\s*", inner)):
        if looks_like_name(bare_name(part)):
            pieces.append(f"{part}, {whose}")
        elif pieces:
            pieces[-1] += f", {part}"
    return "; ".join(pieces) or whose


def each_person(line: str) -> list[str]:
    """The line parted so that each piece is about one person."""
    line = re.sub(rf"(?<!\s)\s{{3,}}+(?={NAME}(?: §+ ?\d[\d –-]*)?$)", "; ", line.rstrip())  # signatures beside each other
    line = " ".join(line.replace("\u2022", " ").replace("*", " ").split())
    if line.startswith("/") and line.endswith("/"):  # "/Eva Ek, sekreterare/"
        line = line.strip("/ ")
    line = re.sub(rf"\s+(?:och|samt) (?:via|på|per) (?:länk|telefon|distans|[Tt]eams|[Ss]kype) (?={NAME})", "; ", line)
    # "… Bjurholms kommun Karl-Johan Bergmark, …": several lines that became one.
    line = re.sub(
        rf"(?<!^)((?:\w*kommun|kansli|{ROLE_WORD}|\((?:{PARTY}|[A-ZÅÄÖ]{{1,4}})\)))\s+(?={NAME}\s*(?:,|\(|$))", r"\1; ", line
    )
    line = re.sub(rf"(?:(?<=[a-zåäö]{{2}})|(?<=\)))\.\s+(?={NAME},)", "; ", line)  # a full stop slipped in
    if len(re.findall(rf"{NAME}/(?={NAME_WORD})", line)) > 1:  # "Eva Ahl/Umeå bibliotek, Bo Ek/Vännäs bibliotek"
        line = re.sub(rf"({NAME})/({NAME_WORD}[^,;./]*)", r"\1 (\2)", line)
        line = re.sub(rf"(?<=\))\.\s+(?={NAME} \()", "; ", line)
    elif (
        re.fullmatch(rf"{NAME}/{NAME_WORD} {NAME_WORD}", line)
        and all(map(looks_like_name, line.split("/")))
        and is_given_name(line.split("/")[1].split()[0])
    ):
        line = line.replace("/", "; ")
    line = re.sub(rf"^({NAME_WORD} {NAME_WORD}) (?=({NAME_WORD}) {NAME_WORD}$)", _two_signed, line)
    pieces: list[str] = []
    for part in re.split(r"\s*;\s*|\s+•\s+", line):
        pieces += _by_commas(part)
    return pieces


def _two_signed(first: re.Match[str]) -> str:
    """The name before another's that it stands beside, as where two sign: "Bo Ek Eva Alm", and not "Anna Eva Ek Alm"."""
    name, of = first[1], first[2]
    are_two = is_given_name(of) and is_given_name(name.split()[0]) and not is_given_name(name.split()[1])
    return f"{name}; " if are_two else first[0]


def _by_commas(text: str) -> list[str]:
    """The text parted where a comma or "och" has a new person's name after it."""
    parts = [part for part in re.split(r"\s*,\s*(?![^(]*\))", text) if part]
    if parts and re.fullmatch(rf"{NAME}\s*\([A-ZÅÄÖ][\wåäö]{{1,3}}\)", parts[0]) and not any("(" in part for part in parts[1:]):
        return [text]  # one person, with initials
    first_names = [name for part in parts for name in re.split(r"\s+och\s+(?![^(]*\))", part)]
    if len(parts) > 1 and all(re.fullmatch(rf"{FIRST_NAME}(?:\s*\([^()]*\))?", name) for name in first_names):
        return first_names
    pieces: list[str] = []
    person = rf"(?:{TITLE_WORD}n?\s+)?{NAME}"
    for part in parts:
        part = re.sub(rf"^(?:och|samt|&)\s+(?={person})", "", part)  # noqa: PLW2901
        for turn, sub in enumerate(re.split(rf"\s+(?:och|samt|&)\s+(?={person})(?![^(]*\))", part)):
            is_new = (re.match(rf"(?!{NAME}){person}|VD {NAME}", sub) is not None and not names_a_body(sub)) or (
                looks_like_name(bare_name(sub))
                and not re.match(rf"(?i:{TITLE_WORD})\b", sub)
                and not re.match(REPLACES, sub)
                and not _follows_replaces(pieces)
            )
            if is_new or not pieces or (turn and looks_like_name(bare_name(sub))):
                pieces.append(sub)
            else:
                pieces[-1] += f", {sub}"
    return pieces


def _follows_replaces(pieces: list[str]) -> bool:
    return bool(pieces) and re.search(r"(?:ersättare för|ersätter|ers\.? för)\s*$", pieces[-1]) is not None


def bare_name(part: str) -> str:
    """The part without what stands after a name and isn't of it: party, role, brackets, cross."""
    bare = re.split(rf"(?<=\w)\s*\({PARTY}\)", part)[0]
    bare = re.sub(r"\([^()]*\)", " ", bare)
    bare = re.split(
        rf"\s+(?={PRESENT}$|{ABSENT}$|{ITEMS}|{ROLE_WORD}\b|(?:{KIND_OF_POST} |\w+- och )?(?i:{TITLE_WORD})\b|{SHORT_POST}\b|[-–]\s"
        rf"|endast\b|bara\b|tjg|tjänstg|som ersätter|ersätter|för\s+(?={NAME})|ej\b|kl\b|från\b"
        r"|(?:på semester|på tjänsteresa|vab|vabbar|sjuk|sjukskriven|ledig|föräldraledig|tjänstledig)$"
        r"|(?:per|via|på) (?:telefon|länk|distans|[Tt]eams|[Ss]kype|[Zz]oom)\b|(?:t|fr)\.?\s?o\.?\s?m\b|fr\.?\s+kl\b|till\s+kl\b"
        r"|(?:anlände|ankom|ansluter|anslöt|lämnade|avvek)\b|(?:del av )?dag \d\b"
        r"|(?:gick|kom)\s+(?:kl\.?\s*)?\d|\d{1,2}[.:]\d{2}\s*[-–]|under\s+(?:punkt|§)"
        r"|(?:kom ej|avböjde|avanmäld|antecknar|antecknade|skriver|(?:vid|för) (?:pennan|anteckningar))$)",
        bare,
    )[0]
    return " ".join(bare.split()).strip(" .-–:")
