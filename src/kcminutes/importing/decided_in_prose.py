"""What minutes without a label say was decided: by whoever meets, at this meeting, and by nobody else and at no other time."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from kcminutes.importing.decided_in_passing import is_decided_in_passing
from kcminutes.importing.names_seen import names_a_body
from kcminutes.importing.said import is_said
from kcminutes.importing.sentences import sentences
from kcminutes.swedish.almanac import MONTH_NUMBER, one_of
from kcminutes.swedish.given_names import is_given_name

_VERB: Final = (
    r"(?:beslutar|beslutade|beslöt|BESLUTAR|BESLUTADE|föreslår (?:kommunfullmäktige|kommunstyrelsen|regionrådet) besluta)"
)
_DECIDES: Final = (
    rf"(?P<who>(?:[\wÅÄÖåäö-]+\s){{0,3}}?){_VERB}\b"
    r"(?P<what>\s+(?:vidare\s|också\s|även\s)?(?:föreslå|godkänna|bordlägga|fastställa"
    r"|notera|ge|utse|anta|bifalla|avslå|bevilja|välja|lägga (?:\w+ ){1,4}till handlingarna|överlämna|tillstyrka|återremittera"
    r"|hänskjuta|uppdra|avge|(?:om [^.]{3,60} )?enligt [^.]*förslag(?!.*\batt\b)|i enlighet med(?!.*\batt\b))"
    r"|.*(?<!efter )(?<!innan )(?<!genom )(?<!utan )\batt\b|\s*:?\s*$)"
)
_AFTER_ALL: Final = (
    r"(?P<who>(?:[A-ZÅÄÖ]\w*)?(?i:gruppen|styrelsen|nämnden|rådet|utskottet|mötet|förbundet|direktionen|AG)\s|LAG\s)"
    r"(?:anser|ansåg|godkänner|godkände|noterade|tackade|tog del|diskuterade|gick igenom)\b[^.:;?\d]{1,80}"
    r" och (?:beslutar|beslutade|beslöt) att\b"
)
_GIVES: Final = (
    r"(?!(?:Det|Detta|Vilket|Som|Lagen)\b)(?P<who>(?:[\wÅÄÖåäö-]+\s){1,4}?)"
    r"(?:(?:ger|gav)\s(?!(?:tidigare|under|i|förra|redan|sedan)\b)[^.:;?]{2,80}?\si uppdrag att"
    r"|(?:uppdrar|uppdrog)\s(?:åt|till)\s[^.:;?]{2,80}?\satt|(?:godkänner|godkände)\sförslag(?:et)?\s(?:att|om|till))\b"
)
"""Somebody is given something to do, or what was proposed is approved."""
_THEN: Final = (
    r"(?:(?:i|vid|på|under|redan|år) (?:(?:19|20)\d\d|förra|våras|höstas|somras|vintras)"
    rf"|(?:i|under|redan i) (?:{one_of(MONTH_NUMBER)}))"
)
"""When something was that is told of: another time."""
_RESOLVES: Final = (
    r"(?P<who>(?:[A-ZÅÄÖ][\w-]*- och )?(?:[A-ZÅÄÖa-zåäö][\w-]*s )?[A-ZÅÄÖa-zåäö][\w-]*\s)"
    r"(?:noterar?(?:de)? (?:den |de )?(?:\w+ )?\w*(?:information|rapport|redovisning|presentation|anmälan|uppföljning)\w*"
    r"|(?:godkänner|godkände|tillstyrker|tillstyrkte|avslår|avslog|bifaller|ställer sig bakom) "
    r"|(?:fastställer|fastställde|antar|antog) (?!att\b)"
    r"|(?:utser|utsåg|väljer|valde) (?:[A-ZÅÄÖ]|till )|(?:noterar|noterade) (?!att\b)"
    r"|föreslår \w*(?:styrelsen|nämnden|direktionen|fullmäktige|rådet|årsmötet|stämman) att"
    r"|(?:lägger|lade) (?:\w+ ){1,5}till handlingarna|(?:tar|tog) del av \w*(?:information|rapport|redovisning)\w*)\b"
)
"""What a body does by saying so: "Rådet noterar informationen"."""
_NOT_RESOLVED: Final = (
    rf"(?i)\b{_THEN}\b|(?<!för )(?<!till )(?<!budget )(?<!plan )(?<!-)\b(?:19|20)\d\d\.?$"
    r"|\b(?:inte|ej|icke|aldrig|varken|sällan|ofta|sedan|i fjol|i ?går|nästa|varje|alltid|normalt|vanligtvis|årligen|brukar"
    r"|när|innan|förra|tidigare|redan|förutsatt|ifall|såvida|enligt (?:stadgarna|lag\w*|delegation\w*))\b"
    r"|\bom (?:det|den|de|alla|någon|ingen|\w*(?:fullmäktige|styrelsen|nämnden|rådet|regionen|kommunen|staten))\b"
)
"""What a sentence has that denies it, makes it a condition, or tells of another time or of what is usual."""
_AFTER_SOMETHING: Final = (
    r"(?:Efter (?:ställd proposition|(?:\w+ )?(?:diskussion|omröstning|votering|genomgång|överläggning|föredragning))"
    r"|Slutligen|Avslutningsvis|Preliminärt|Därefter|Vidare)\s(?:beslutar|beslutade|beslöt|bestämmer|bestämde|enades)\s"
    r"(?P<who>\w+\s)(?:om )?(?:att|enligt|i enlighet med)\b"
)
"""The same, where the subject stands after the verb."""
_IT_WAS: Final = (
    r"(?:Beslutas|Beslutades|Beslöts) om (?:att|följande|en|ett)\b|(?:Beslut|Beslutas|Beslutades|Beslöts|Det beslutades"
    r"|Det beslöts|Beslut togs(?: om)?)\s+att\b"
)
_TO_DO: Final = (
    r"(?:göra|ha|ta|låta|skicka|föreslå|rekommendera|genomföra|bilda|starta|fortsätta|avvakta|använda|införa|pröva|anordna"
    r"|arrangera|bjuda|köpa|anta|följa|hålla|lägga|sätta|börja|samla|skapa|utse|välja|flytta|ändra|behålla|satsa|söka|kalla|träffas"
    r"|mötas|ordna|utreda|undersöka|teckna|anlita|stödja|delta|avstå|återkomma|skjuta|ge|be|gå|se|arbeta|ansöka|avsluta"
    r"|godkänna|prioritera|begära)"
)
"""What they agree to do, and not that something is so."""
_TO_COME: Final = (
    rf"(?=(?:inte )?(?:{_TO_DO}|(?!alla|dessa|denna|detta|andra|flera|många|båda|våra|deras|sådana|mina|sina"
    rf"|\w+(?:na|ska|iga))[a-zåäö]{{2,}}a)\b"
    r"|(?![^.]*\b(?:behövs|finns|krävs|känns|bör|borde)\b)[^.]*\b(?:ska(?:ll)?|fortsätter|tas|ges|\w{3,}as|\w{2,}[gkljmnrvd]s)\b)"
)
"""How a clause goes on that says what is to be done, and not how things are: an infinitive, "ska", a passive."""
_AGREES: Final = (
    r"(?P<who>(?:[\wÅÄÖåäö-]+\s){1,3}?)(?:(?:enades|enas|(?:kom|kommer) överens) om (?:att|en|ett|följande|[a-zåäö]+dag)\b"
    rf"|(?:(?:är|var) (?:eniga?|enigt|överens) om|instämmer i|(?:kommer|kom) (?:\w+ )?fram till) att {_TO_COME}"
    r"|bestämmer(?: oss för)? att\b|bestämde(?: oss för| sig för)? (?!inte|när|hur|om|sig|själva|vid|på|för \w+ år)"
    r"|röstade för (?:att|en|ett)\b|förorda(?:r|de)\b|st(?:äller|ällde) sig bakom\b)|Parterna är (?:eniga|överens)\.?$"
    r"|(?:Det )?[Bb]estämdes att\b|[Öö]verenskoms att\b|[Öö]verenskommet att\b"
)
"""What those who meet agreed to do, and not that something is so."""
_DENIED: Final = r"\s+(?:\w+ )?(?:inte|ej|ingen|inget|inga)\b"
"""How a sentence goes on that says that they did not."""
_NOT_NOW: Final = (
    r"\?$|\b(?:beslut\w*|beslöt) (?:redan |år |i \w+ )?(?:19|20)\d\d\b|\b[Rr]edan (?:år )?(?:19|20)\d\d\b"
    r"|\b(?:(?:[Pp]å|[Vv]id) (?:förra|senaste|föregående) (?:mötet|möte|sammanträdet|sammanträde)"
    r"|[Ff]örra (?:året|mötet|veckan|månaden|hösten|våren|mandatperioden)|\w*överklaga\w*|minns)\b"
    r"|^Beslut att\b.* (?:fattas|väntas|väntar|har tagits|har fattats|togs|tas|fattades|kan|kommer)\b"
)
"""What a sentence has that decides nothing: it asks, or tells of another time."""
_BETWEEN: Final = (
    r"[\s,]*(?:(?:enhälligt|också|även|därför|därmed|vidare|gemensamt|enligt [^.,]{2,60}? förslag|i enlighet med [^.]{3,60}|om"
    r"|efter (?:diskussion|omröstning|votering|genomgång|överläggning)|med \w+ (?:ändring|tillägg)\w*)[\s,]*){0,5}"
)
"""All that may stand between the verb and what was decided; anything else may be another day, another place, a denial."""
_OURS: Final = (
    r"(?i:vi|det|mötet|sammanträdet|gruppen|styrelsen|nämnden|rådet|utskottet|direktionen|nätverket|kommittén|beredningen|presidiet"
    r"|styrgruppen|arbetsgruppen|projektgruppen|ledningsgruppen|förbundet|forum|forumet|föreningen|sektionen|stämman|årsmötet"
    r"|deltagarna|parterna|närvarande|samtliga|alla)"
)
"""What any meeting calls itself."""
_OWN_SHORT: Final = frozenset({"LAG", "CSG", "FSG", "LSG"})
"""Short forms that whoever meets has for itself."""
_SHORT_ENDS: Final = {"N": "nämnd|nätverk", "S": "styrelse", "U": "utskott", "R": "råd", "G": "grupp", "F": "förbund|forum"}
"""What the last letter of a body's short form stands for: the board of "BN"."""
_OTHERS_SHORT: Final = frozenset(
    {"PTS", "SKR", "SKL", "EU", "SD", "KD", "MP", "FI", "HR", "KF", "KS", "RF", "RS", "IVO", "SCB", "HVB"}
)
"""Short forms of whoever else decides: parties, authorities, those who are over the boards."""
_A_BODY: Final = (
    r"(?i:[\w-]*(?:(?<=\w)(?:cheferna|direktörerna)|grupp(?:en)?|styrelsen?|nämnd(?:en)?|råd(?:et)?|utskott(?:et)?|mötet?"
    r"|förbund(?:et)?"
    r"|direktion(?:en)?|nätverk(?:et)?|kommitté(?:n)?|beredning(?:en)?|ledning(?:en)?|fullmäktige))"
)
_OWNER: Final = r"\b\w+(?:nämndens|styrelsens|fullmäktiges|direktionens)\s+(?=\w*(?:utskott|presidi))"
"""Whose part a body is, which decides by itself: "Kommunstyrelsens arbetsutskott"."""
_SUBORDINATE: Final = frozenset({"när", "om", "innan", "sedan", "därefter", "eftersom", "att", "som", "förra", "redan", "tidigare"})
"""How a clause begins, or a sentence about another time."""
_FIRST: Final = r"(?:Efter|Slutligen|Avslutningsvis|Med)\b"
"""How a sentence begins whose subject stands after the verb: "Efter diskussion beslutade gruppen att …"."""
_WE: Final = (
    r"(?:(?:Mötet|Gruppen|Nätverket|Rådet|Styrelsen|Nämnden|Parterna|Årsmötet|LAG|Vi|[A-ZÅÄÖ]\w*gruppen)\s"
    r"|Beslut|Beslöts|Det beslutades|Det beslöts|Överenskoms|(?:Efter|Slutligen|Avslutningsvis|Preliminärt|Därefter)\s)"
)
"""Whoever decides within a paragraph at this meeting, and at no other."""
_WITH_LABELS: Final = (
    r"(?:(?:(?:Mötet|Gruppen|Nätverket|[A-ZÅÄÖ]\w*gruppen) (?:beslutar|beslutade|beslöt)|Beslutades|Beslöts) att\b|\w+gruppen ger )"
)
"""The same in minutes in which decisions have labels."""
_REPORTS: Final = r"(?i)\b(?:berätta\w*|rapporter\w*|informera\w*|redog\w+|refere\w+|delegation\w*)\b|\d{4}-\d\d-\d\d"
"""What a paragraph has that tells of what others decided."""
_WISHES: Final = r"(?i)\w*yrka(?:nden?|r|de)?\b|\bmotion|\breserv"
"""What a paragraph has after which somebody may only wish that something is given to do."""
_TOLD_OF: Final = (
    r"(?i)(?:\b(?:på|från|om|i|av|ett|en) (?:\w+ )?\w*{0}(?!et\b|en\b)\w*|\b(?:statliga|nationella|regionala|\w+s) \w*{0}\w*"
    r"|\b{0}\w* hölls)"
)
"""How a body is told of that is another than the one that meets: "på ett nätverk", "riksorganisationens årsmöte"."""
_LABEL_WITHIN: Final = (
    r"(?<=[.!?])\s+(?:Beslut|BESLUT|Mötet beslutade|Följande beslutas|Följande beslutades)\s*:\s+"
    r"(?=[A-ZÅÄÖ])(?!(?:Fattas|Tas|Inget|Se|Väntas|Kommer|Ej)\b)"
)
_LONG_NAME: Final = 9
"""Letters of a name that says whose meeting it is, and not only that it is one: "kommittén"."""
_LAST_SENTENCE: Final = r"(?<=[.!?] )[A-ZÅÄÖ][^.!?]+\.$"


def decides(text: str, body: str) -> bool:
    """Whether the text begins as a decision of this meeting, now; ``body`` is whose meeting it is, empty where nobody knows."""
    if re.search(_NOT_NOW, text.strip()):
        return False
    found = re.match(_DECIDES, text)
    if found is None:
        found = re.match(_AFTER_ALL, text) or re.match(_GIVES, text) or re.match(_AFTER_SOMETHING, text)
        if found is None and (found := re.match(_RESOLVES, text)) is not None:
            is_resolved = re.search(_NOT_RESOLVED, sentences(text)[0]) is None and not text.rstrip().endswith(":")
            last = found["who"].split()[-1]
            return is_resolved and (_is_short_for(last, body) or (_is_a_body(last) and _is_this_body(last, body)))
        return is_ours(found["who"], body) if found is not None else re.match(_IT_WAS, text) is not None
    between, *clause = re.split(r"\batt\b", found["what"], maxsplit=1)
    if re.match(_FIRST, found["who"]):
        return is_ours(between, body)
    return (not clause or re.fullmatch(_BETWEEN, between) is not None) and is_ours(found["who"], body)


def _is_a_body(word: str) -> bool:
    """Whether the word is a body's, and nobody else's: "Vi", "Alla"."""
    return re.fullmatch(_A_BODY, word) is not None or word == "Parterna"


def _is_short_for(word: str, body: str) -> bool:
    """Whether capital letters are those of the body that meets, "FHR" of the folkhälsoråd, or of any: "LAG"."""
    if word in _OWN_SHORT:
        return True
    if re.fullmatch(r"[A-ZÅÄÖ]{2,5}", word) is None or word in _OTHERS_SHORT or (word == "KN" and "nätverk" in body.casefold()):
        return False
    letters = [*word[:-1].casefold(), f"(?:{_SHORT_ENDS.get(word[-1], word[-1].casefold())})"]
    return re.match(".*".join(letters), body.casefold()) is not None


def _is_this_body(word: str, body: str) -> bool:
    """Whether the word names the body that meets, where that is known; else what any meeting calls itself, but for a yearly one."""
    known = re.sub(_OWNER, "", body.casefold())
    if re.search(rf"{_A_BODY}\b", known):
        return _stem(word) in known
    return re.fullmatch(_OURS, word) is not None and not re.fullmatch(r"(?i)årsmötet|stämman", word)


def agrees(text: str, body: str) -> bool:
    """Whether the text begins with that those of this meeting agreed, and not with that nobody did."""
    found = re.match(_AGREES, text)
    is_denied = found is not None and not found.group().endswith(" att") and re.match(_DENIED, text[found.end() :]) is not None
    if found is None or is_denied or re.search(_NOT_NOW, text.strip()) or not is_said(found.group(), found):
        return False
    return found["who"] is None or is_ours(found["who"], body)


def own_names(texts: Iterable[str]) -> frozenset[str]:
    """What else those of the meeting are called: the short names over their decisions, as in "NVSam beslutar" again and again."""
    found = [match["who"] for text in texts if (match := re.fullmatch(rf"(?P<who>[A-ZÅÄÖ][\w-]+) {_VERB}(?: att)?:?", text))]
    often = {who for who, count in Counter(found).items() if count > 1 or who.casefold() == "brå"}
    return frozenset(who for who in often if who not in _OTHERS_SHORT and not _is_said_of_others(who))


def _is_said_of_others(who: str) -> bool:
    """Whether a word may be of another body or of somebody: "Fullmäktige", "Regionen", "Majoriteten", "Eva"."""
    return re.fullmatch(rf"{_A_BODY}|\w+(?:en|et)", who) is not None or names_a_body(who) or is_given_name(who)


def _stem(word: str) -> str:
    """The word without the ending that makes it definite: "nämnd" of "Nämnden"."""
    return re.sub(r"(?:s?(?:erna|arna)|en|et|n)$", "", word.casefold())


def is_ours(who: str, body: str) -> bool:
    """Whether the words are of whoever meets: what any meeting calls itself, or a body that is no other than the one that meets."""
    words = who.split()
    if not words:
        return True
    if words[0] in _OTHERS_SHORT or words[0].casefold() in _SUBORDINATE or "utom" in words:
        return False
    if re.search(r" (?:i|för|med|hos|på) ", f" {' '.join(words[1:])} ") and who.strip().casefold() not in body.casefold():
        return False  # "Nämnden i Bromölla"
    if re.fullmatch(r"[A-ZÅÄÖ]{2,6}", words[0]):
        return not body or _is_short_for(words[0], body)
    if re.fullmatch(_OURS, words[0]):
        return True
    known = body.casefold() if body != "Länsstyrelsen" else ""  # an authority at whose place they meet
    named = next((word for word in words if re.fullmatch(_A_BODY, word)), "")
    known = re.sub(_OWNER, "", known)
    if named and re.search(rf"{_A_BODY}\b", known):
        return _stem(named) in known
    if re.fullmatch(r"(?i)\w+mötet", named):
        return False  # "Plenarmötet"
    return bool(named) or " ".join(words).casefold() in known


def decided_within(text: str, body: str, *, in_prose: bool, in_passing: bool = True) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a decision; empty if none is. ``in_prose``: no decision of the item has a label.

    ``in_passing``: what is told in the passive is of this meeting, too.

    What stands after a label within the text is decided, to its end.
    """
    if labelled := re.search(_LABEL_WITHIN, text):
        return [(text[: labelled.start()], False), (text[labelled.end() :], True)]
    each = sentences(text)
    decided = [
        (in_prose and in_passing and is_decided_in_passing(each[at])) or _is_decided(each, at, body, in_prose=in_prose)
        for at in range(len(each))
    ]
    if any(decided):
        groups = groupby(zip(each, decided, strict=True), lambda one: one[1])
        return [(" ".join(sentence for sentence, _ in group), is_decision) for is_decision, group in groups]
    last = re.search(_LAST_SENTENCE, text) if in_prose else None
    if last and decides(last.group(), body):
        before = text[: last.start()].rstrip()
        return [] if _is_of_others(last.group(), before, in_prose=in_prose) else [(before, False), (last.group(), True)]
    return []


def _is_decided(each: list[str], at: int, body: str, *, in_prose: bool) -> bool:
    """Whether the sentence there says that this meeting decided something, and not whoever the sentences before it tell of."""
    sentence, before = each[at], " ".join(each[:at])
    is_named = in_prose and _is_body(sentence.split(maxsplit=1)[0], body)
    if not (is_named or re.match(_WE if in_prose else _WITH_LABELS, sentence)):
        return False
    if not (decides(sentence, body) or (in_prose and agrees(sentence, body))):
        return False
    return not _is_of_others(sentence, before, in_prose=in_prose)


def _is_body(word: str, body: str) -> bool:
    """Whether the word is the name of the body that meets, in one word of its own: "Läkemedelskommittén"."""
    if _is_short_for(word, body):
        return True
    stem = _stem(word)
    is_long = len(stem) > _LONG_NAME or word.endswith(("cheferna", "direktörerna"))
    return re.fullmatch(_A_BODY, word) is not None and is_long and stem in body.casefold()


def _is_of_others(sentence: str, before: str, *, in_prose: bool) -> bool:
    """Whether others decided it, who are told of before: "Bo var på ett nätverk. Nätverket beslutade …"."""
    if re.match(_GIVES, sentence) and re.search(_WISHES, before):
        return True
    if re.search(_REPORTS, before) and (not in_prose or re.match(_IT_WAS, sentence)):
        return True
    stem = re.sub(r"(?:et|en)$", "", sentence.split(maxsplit=1)[0].casefold())
    return len(stem) > 2 and re.match(_IT_WAS, sentence) is None and re.search(_TOLD_OF.format(re.escape(stem)), before) is not None
