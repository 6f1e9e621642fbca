"""Whom prose of the minutes may give something to do: the people of the meeting, and those who are told of, as it calls them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kcminutes.completion.people import FEWEST_INITIALS, forms_of, initials
from kcminutes.importing.names_seen import NAME, looks_like_name
from kcminutes.importing.told_words import A_BODY, AN_OFFICE, TELLS, TOLD
from kcminutes.meeting.model import Item
from kcminutes.swedish.given_names import is_given_name
from kcminutes.swedish.names import split_names

_NOBODY: Final = frozenset({"AI", "AU", "EU", "FN", "HR", "IT", "KC", "KD", "KF", "KS", "LSS", "MP", "PM", "RR", "SD", "SKR", "VD"})
"""Short forms of what is no person."""
_OTHERS: Final = frozenset(
    "BN ON KN UN TN MN VN AN SN KU SU TU BU PU VU RS RF TE UE KA PA SL OB KM FM TV PR PC AC OK OS VM EM SM LO ID AF FK VA".split()  # noqa: SIM905
)
"""Those of boards, authorities, contractors and what else has two letters, whoever in the room has the same."""
_GIVEN: Final = r"(?<![\w-])[A-ZÅÄÖÉ][a-zåäöéè]+(?:-[A-ZÅÄÖÉ][a-zåäöéè]+)?(?![\w-]| [A-ZÅÄÖÉ])"
"""A word that may be a given name by itself."""
_SIGNED: Final = rf"(?P<name>{NAME}) ?\((?P<sign>[A-ZÅÄÖ]{{2,4}})\)"
"""Somebody with the letters that the minutes have for the person from there on: "Eva Ek (EE)"."""
_SPEAKS: Final = (
    rf"(?<![\w-])(?P<name>{NAME})(?: ?\([^)]{{2,60}}\))?(?:, [^.,]{{2,60}},)? (?:{TELLS}|{TOLD}|föredrar|deltog|medverkade)(?!\w)"
)
"""Somebody who speaks at the meeting."""
LONGEST: Final = 1500
"""Characters of a line that is looked through."""
_FEW: Final = 4
"""People that a list of those who came has; fewer are the chair and who writes."""
_BRACKET: Final = r" ?\([^)]{1,60}\)"


class ThoseTold:
    """Who may be meant in the minutes' prose, and by what."""

    def __init__(self, names: Sequence[str], aliases: Mapping[str, str], items: Sequence[Item] = ()) -> None:
        """``names`` are those of the meeting's people, ``aliases`` names by the letters that the minutes have for them."""
        texts = [line for item in items for text in texts_of(item) for line in text.split("\n") if len(line) <= LONGEST]
        forms, doubtful = _forms(names)
        forms |= _signs_used(names, texts)
        self.known = {**forms, **aliases}
        """The name of whom each form is, as prose has it."""
        signed = [match for text in texts for match in re.finditer(_SIGNED, text) if _is_of(match["name"], match["sign"])]
        told = (*_speakers(items, texts), *(match["name"] for match in signed), *_named_in(texts, any_name=not names))
        told = tuple(dict.fromkeys(told))
        for name in told:  # a guest may have the first name of somebody who is listed
            first = name.split()[0]
            if self.known.get(first, name) != name and not any(whole.startswith(name) for whole in names):
                del self.known[first]
                doubtful.add(first)
        others, unsure = _forms([name for name in told if not any(whole.startswith(name) for whole in self.known)])
        self.known |= {form: name for form, name in others.items() if form not in self.known and form not in doubtful}
        for match in signed:
            self.known.setdefault(match["sign"], self.known.get(match["name"], match["name"]))
        for word in dict.fromkeys(word for text in texts for word in re.findall(_GIVEN, text)):
            if word not in doubtful | unsure and is_given_name(word):
                self.known.setdefault(word, word)
        self._listed = frozenset(names) | frozenset(aliases.values())
        known = "|".join(map(re.escape, sorted(self.known, key=len, reverse=True))) or r"(?!)"
        self._last = re.compile(rf"(?:^| )({known})$")
        self.one = rf"(?:{known})(?!\w)"
        """One of them, by any form."""
        one = rf"{self.one}(?:{_BRACKET})?"
        other = rf"(?:{one}|(?:[Uu]ndertecknad|{AN_OFFICE})(?: (?:på|vid|från) [A-ZÅÄÖ]\w*)?)"
        self.pattern = rf"{one}(?:, {one})*(?:(?: och | samt | ?[&+/] ?){other})?"
        """One of them, or several, as a sentence names whoever does something."""

    def named(self, text: str) -> tuple[str, ...]:
        """Who they are that the text, which fits the pattern, names; offices as they are written."""
        said = re.split(r", | och | samt | ?[&+/] ?", re.sub(_BRACKET, "", text))
        return tuple(dict.fromkeys(self.known.get(one, one) for one in said))

    def meant(self, text: str) -> tuple[str, ...]:
        """Who they are whom the text names in any way: whoever each part of it ends with ("ordföranden Bo Ek"), else its words."""
        text = re.sub(r"^(?:Till|Åt) ", "", text)
        said = [re.sub(_BRACKET, "", one) for one in split_names(text, self.known)]
        if any(re.match(r"[a-zåäö]", one) and not self._is_somebody(one) for one in said[1:]):
            return (text,)  # one with an "och" in its name: "strategigruppen barn och unga"
        return tuple(dict.fromkeys(self.known[named[1]] if (named := self._last.search(one)) else one for one in said))

    def are_listed(self, people: Iterable[str]) -> bool:
        """Whether all of them are listed as people of the meeting, or are no people; where few are listed, all count as such."""
        if len(self._listed) < _FEW:
            return True
        return all(one in self._listed or one not in self.known.values() for one in people)

    def _is_somebody(self, words: str) -> bool:
        """Whether the words are somebody by themselves."""
        return self._last.search(words) is not None or re.search(rf"(?:{AN_OFFICE}|{A_BODY})$", words) is not None

    def are_known(self, people: Iterable[str]) -> bool:
        """Whether all of them are people of the meeting, or work for it."""
        return all(one in self.known.values() or re.fullmatch(AN_OFFICE, one) for one in people)


def texts_of(item: Item) -> Iterator[str]:
    """What the item's prose and decisions say, and its sub-items'."""
    yield from (item.notes, item.background, *item.decisions)
    for sub in item.subitems:
        yield from texts_of(sub)


def _speakers(items: Iterable[Item], texts: Iterable[str]) -> list[str]:
    """Those who speak of an item by its list of presenters, or as the prose has it; in full."""
    presenters = [
        name for item in items for name in (*item.presenters, *(name for sub in item.subitems for name in sub.presenters))
    ]
    speaking = [match["name"] for text in texts for match in re.finditer(_SPEAKS, text)]
    return [name for name in dict.fromkeys((*presenters, *speaking)) if looks_like_name(name)]


def _named_in(texts: Iterable[str], *, any_name: bool) -> list[str]:
    """Who are named in full in what was told; those whose given name is a usual one, or ``any_name``."""
    found = dict.fromkeys(_from_given(name.rstrip(".")) for text in texts for name in re.findall(NAME, text))
    return [
        name
        for name in found
        if re.search(r"\w{2}$", name) and looks_like_name(name) and (any_name or is_given_name(name.split()[0]))
    ]


def _from_given(name: str) -> str:
    """The name without a post before it that has a capital too, as at a sentence's beginning: "Gruppledare Ulf Ek"."""
    words = re.split(r"(?<=[a-zåäö])\. ", name)[0].split()
    start = next((at for at, word in enumerate(words[:-1]) if is_given_name(word)), 0)
    return " ".join(words[start:])


def _is_of(name: str, sign: str) -> bool:
    """Whether the letters are the person's."""
    return sign not in _NOBODY and looks_like_name(name) and initials(name).startswith(sign)


def _signs_used(names: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    """Whose two letters minutes have before a verb, "EE tar fram", where those are one person's, and of nothing else."""
    whose: dict[str, list[str]] = {}
    for name in names:
        whose.setdefault(initials(name), []).append(name)
    used = Counter(letters for text in texts for letters in re.findall(r"(?<![\w-])([A-ZÅÄÖ]{2})(?= [a-zåäö]+(?:r|de|te)\b)", text))
    ours = {letters for letters, count in used.items() if count > 1} - _NOBODY - _OTHERS
    return {letters: whose[letters][0] for letters in sorted(ours) if len(whose.get(letters, ())) == 1}


def _is_sign(letters: str) -> bool:
    """Whether somebody's initials are no word that minutes have for something else."""
    return len(letters) >= FEWEST_INITIALS and letters not in _NOBODY


def _forms(names: Sequence[str]) -> tuple[dict[str, str], set[str]]:
    """What prose calls each of the people: in full, by the first name if no other has it, or that and initials.

    Beside it the forms that may be several people's.
    """
    forms: dict[str, str] = {}
    doubtful: set[str] = set()
    for name in names:
        if not name.partition(" (")[0].strip():
            continue
        whole, short, first = forms_of(name)
        two = " ".join(whole.split()[:2]) if len(whole.split()) > 2 and is_given_name(whole.split()[1]) else ""
        signs = initials(name)
        last = whole.split()[-1]
        by_surname = {f"{first[0]} {last}", f"{first[0]}. {last}"} if last != first else set()
        for form in filter(
            None,
            {
                name,
                whole,
                short,
                first,
                two,
                two and f"{two} {last[0]}",
                f"{first} {last[0]}",
                f"{first} {last[0]}.",
                *by_surname,
                signs if _is_sign(signs) else "",
            },
        ):
            if forms.get(form, name) != name:
                doubtful.add(form)
            forms[form] = name
    return {form: name for form, name in forms.items() if form not in doubtful}, doubtful
