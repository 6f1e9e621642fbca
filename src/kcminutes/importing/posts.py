"""What stands by people's names and tells what they are: a post, whom they represent, a party; and what tells nothing of that."""

import re
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.names_seen import NAME, ORGANISATION, is_known_name, names_a_body
from kcminutes.importing.people_words import DEPUTY, KIND_OF_POST, PARTY, SHORT_POST, TITLE_WORD
from kcminutes.meeting.model import Participant
from kcminutes.swedish.given_names import is_given_name
from kcminutes.swedish.municipalities import MUNICIPALITIES

_LONGEST: Final = 80
_LONG: Final = 8
"""Letters; a shorter word may be what a post is about: "Skola"."""
_MOST_WORDS: Final = 6
"""Of an organisation that only its capital letter tells."""
_OF_SOMETHING: Final = (
    r"(?i:vice |v\.? ?)?(?:(?i:ordförande|ordf\.?|ledamot|sekreterare|kassör) (?:i|för|av) .+|(?i:ordförande) [A-ZÅÄÖ].+)"
)
"""A task in another body: "ordförande i kommunstyrelsen"."""
_NO_POST: Final = (
    r"\b(?:markerar|anger|betyder|meddelas|meddelar|kallas|kallar|utsågs|utses|valdes|justerar|skrivs|deltog|deltar|deltagit"
    r"|hälsade|berättade|informerade|redovisade|redogjorde|öppnade|tackade|presenterade|ansluter|anslöt|närvarade|närvarar|avvek"
    r"|adjungerades)\b"
    r"|^(?:att|om|när|då|ej|inte|kom|gick|avgick|avgår|gäst|tel|genom|presentation|föredr(?:ar|og)|välkom\w*|hälsar|sent)\b|@"
    r"|^inbjud\w*$|^ersätts av |^ersatt av |^i stället för |\bp\.?g\.?a\b|^(?:från|till|under) (?:pass|dag)\b"
    r"|^(?:pass|dag) \d|^även "
)
"""What only a sentence has, or a remark on when and how somebody was there."""


_POST_OF: Final = (
    rf"(?P<post>(?:(?i:{DEPUTY}|{KIND_OF_POST})\s+)?(?i:{TITLE_WORD}|ordförande)(?: för (?:[a-zåäö]+ ?){{1,3}})?)\s+"
    r"(?P<of>[A-ZÅÄÖ].*|[a-zåäö]{7,}(?:n|et))"
)
"""A post and whose it is in one: "rektor Östra skolan", "VD LKAB"."""


def with_post(person: Participant, text: str) -> tuple[Participant, bool]:
    """The person with the organisation or the post that the text tells; and whether it tells one.

    An organisation in two parts is joined ("Karriärcentrum, Örebro universitet"), and so are two posts.
    """
    if not re.search(r"\w", text):
        return person, True
    if len(text) >= _LONGEST or is_remark(text) or _is_somebody(text):
        return person, False
    if re.fullmatch(PARTY, text):
        return _with_party(person, text), True
    if not _begins_as_post(text) and _is_organisation(text):
        return _with_organisation(person, text), True
    of = re.fullmatch(_POST_OF, text)
    if of and _is_named_body(of) and (not person.organisation or re.fullmatch(PARTY, person.organisation)):
        person, text = _with_organisation(person, of["of"]), of["post"]  # "VD LKAB", "socialchef Gnesta"
    return replace(person, title=", ".join(filter(None, (person.title, text)))), True


def _with_party(person: Participant, party: str) -> Participant:
    """The person with the party as whom they represent, or beside that."""
    if not person.organisation:
        return replace(person, organisation=party)
    return replace(person, title=", ".join(filter(None, (person.title, party))))


def _with_organisation(person: Participant, name: str) -> Participant:
    if re.fullmatch(PARTY, person.organisation):
        return replace(person, organisation=name, title=", ".join(filter(None, (person.organisation, person.title))))
    return replace(person, organisation=", ".join(filter(None, (person.organisation, name))))


def _is_somebody(text: str) -> bool:
    """Whether the text begins with another person's name: "Kim Ås", "Kim Ås 2016-12-15", and no school called after one."""
    found = re.match(NAME, text)
    return found is not None and is_known_name(found.group())


def _begins_as_post(text: str) -> bool:
    """Whether the text begins with what somebody works as: "IT-chef", "Teknisk chef", "projektledare för skolbygget"."""
    if re.fullmatch(_OF_SOMETHING, text) or re.match(rf"{SHORT_POST}(?![\w-])", text):
        return True
    return (
        re.match(
            rf"(?:(?:{DEPUTY}|{KIND_OF_POST}|\w+- (?:och|o\.?|&)|HR|IT|VA|GIS)\s+)?{TITLE_WORD}e?n?(?![^\s/])", text, re.IGNORECASE
        )
        is not None
    )


def _is_organisation(text: str) -> bool:
    return names_a_body(text) or (text[:1].isupper() and len(text.split()) <= _MOST_WORDS)


def tells_what_somebody_is(text: str) -> bool:
    """Whether a line of its own, below somebody's name, tells more of who that is: it begins small, as a post, or names a body."""
    if (last := re.search(rf"\s({NAME})$", text)) and _is_somebody(last[1]):
        return False  # "Ordförande i kommunstyrelsen Per Dahl"
    begins_small = re.match(r"[a-zåäö]{3,}(?![.\w])", text) is not None
    return begins_small or _begins_as_post(text) or names_a_body(text)


def is_remark(text: str) -> bool:
    """Whether the text tells when and how somebody was there, or is a sentence about something else."""
    return re.search(_NO_POST, text, re.IGNORECASE) is not None


def _is_named_body(post: re.Match[str]) -> bool:
    """Whether what stands after a post names a body, and is not what the post is about: "enhetschef Park och natur"."""
    of = post["of"]
    if _is_somebody(of):
        return False
    if post["post"].casefold() == "vd" or of in MUNICIPALITIES or re.fullmatch(r"[A-ZÅÄÖ]{4,}", of):
        return True
    return len(of) >= _LONG and re.search(ORGANISATION, of) is not None


def is_post(text: str) -> bool:
    """Whether the text is what somebody works as and nothing else: "Stabschef"."""
    return re.fullmatch(TITLE_WORD, text, re.IGNORECASE) is not None


def is_no_person(name: str) -> bool:
    """Whether what looks like a name, beside one, begins as a firm or a post does: "Skånemejeriet", "VA", "Avdelningschef"."""
    first = name.split(maxsplit=1)[0]
    is_firm = re.fullmatch(r"[A-ZÅÄÖ]{2,}|\w{5,}(?:et|en)", first) is not None
    return is_post(first) or (is_firm and not is_given_name(first))
