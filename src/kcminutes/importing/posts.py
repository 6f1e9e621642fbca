"""What stands by people's names and tells what they are: a post, whom they represent, a party; and what tells nothing of that."""

import re
from typing import Final

from msgspec.structs import replace

from kcminutes.importing.names_seen import ORGANISATION, looks_like_name
from kcminutes.importing.people_words import DEPUTY, KIND_OF_POST, PARTY, TITLE_WORD
from kcminutes.meeting.model import Participant
from kcminutes.swedish.given_names import is_given_name
from kcminutes.swedish.municipalities import MUNICIPALITIES

_LONGEST: Final = 80
_LONG: Final = 8
"""Letters; a shorter word may be what a post is about: "Skola"."""
_MOST_WORDS: Final = 6
"""Of an organisation that only its capital letter tells."""
_OF_SOMETHING: Final = (
    r"(?:vice |v\.? ?)?(?:(?:ordförande|ordf\.?|ledamot|sekreterare|kassör) (?:i|för|av) .+|ordförande [A-ZÅÄÖ].+)"
)
"""A task in another body: "ordförande i kommunstyrelsen"."""
_NO_POST: Final = (
    r"\b(?:markerar|anger|betyder|meddelas|meddelar|kallas|kallar|utsågs|utses|valdes|justerar|skrivs|deltog|deltar|deltagit"
    r"|hälsade|berättade|informerade|redovisade|redogjorde|öppnade|tackade|presenterade|ansluter|anslöt|närvarade|närvarar|avvek"
    r"|adjungerades)\b"
    r"|^(?:att|om|när|då) |^(?:från|till|under) (?:pass|dag)\b|^(?:pass|dag) \d|^även "
)
"""What only a sentence has, or a remark on when and how somebody was there."""


_POST_OF: Final = (
    rf"(?P<post>(?:(?i:{DEPUTY}|{KIND_OF_POST}|vice)\s+)?(?i:{TITLE_WORD}|ordförande)(?: för (?:[a-zåäö]+ ?){{1,3}})?)\s+"
    r"(?P<of>[A-ZÅÄÖ].*|[a-zåäö]{7,}(?:n|et))"
)
_HEAD_OF: Final = r"(?P<post>VD|Vd)\s+(?P<of>[A-ZÅÄÖ]\S+.*)"
"""A post and whose it is in one: "rektor Östra skolan", "VD LKAB"."""


def with_post(person: Participant, text: str) -> tuple[Participant, bool]:
    """The person with the organisation or the post that the text tells; and whether it tells one.

    An organisation in two parts is joined ("Karriärcentrum, Örebro universitet"), and so are two posts.
    """
    if not re.search(r"\w", text):
        return person, True
    if len(text) >= _LONGEST or is_remark(text) or (looks_like_name(text) and is_given_name(text.split(maxsplit=1)[0])):
        return person, False
    if re.fullmatch(PARTY, text):
        return _with_party(person, text), True
    if not _begins_as_post(text) and _is_organisation(text):
        return _with_organisation(person, text), True
    of = re.fullmatch(_HEAD_OF, text) or re.fullmatch(_POST_OF, text)
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


def _begins_as_post(text: str) -> bool:
    """Whether the text begins with what somebody works as: "IT-chef", "Teknisk chef", "projektledare för skolbygget"."""
    if re.fullmatch(_OF_SOMETHING, text, re.IGNORECASE):
        return True
    return (
        re.match(rf"(?:(?:{DEPUTY}|{KIND_OF_POST}|\w+- (?:och|o\.?|&))\s+)?{TITLE_WORD}e?n?(?!\S)", text, re.IGNORECASE) is not None
    )


def _is_organisation(text: str) -> bool:
    if re.search(ORGANISATION, text) or text in MUNICIPALITIES:
        return True
    return text[:1].isupper() and len(text.split()) <= _MOST_WORDS


def tells_what_somebody_is(text: str) -> bool:
    """Whether a line of its own, below somebody's name, tells more of who that is: it begins small, as a post, or names a body."""
    begins_small = re.match(r"[a-zåäö]{3,}(?![.\w])", text) is not None
    return begins_small or _begins_as_post(text) or re.search(ORGANISATION, text) is not None or text in MUNICIPALITIES


def is_remark(text: str) -> bool:
    """Whether the text tells when and how somebody was there, or is a sentence about something else."""
    return re.search(_NO_POST, text, re.IGNORECASE) is not None


def _is_named_body(post: re.Match[str]) -> bool:
    """Whether what stands after a post names a body, and is not what the post is about: "enhetschef Park och natur"."""
    of = post["of"]
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
