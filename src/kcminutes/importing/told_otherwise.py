"""Sentences that give somebody something to do and do not begin with whoever that is."""

from typing import Final

from kcminutes.swedish.almanac import WEEKDAYS, one_of

FIRST_THEN: Final = (
    r"^(?:(?:Inför|(?:Fram )?[Tt]ill|Före|Senast)\b(?! (?:dagens|detta))|Under (?:hösten|våren|sommaren|vintern)\b(?! \d))"
    r"[^.,;:?]{0,60}? (?:(?P<parted>tar|lägger|bjuder|ser)"
    r"|skickar|sänder|mejlar|mailar|kontaktar|ringer|bokar|beställer|kallar|sammanställer|återkommer|kollar|undersöker|ordnar"
    r"|köper|utarbetar|inventerar|uppdaterar|kompletterar|(?P<coming>kommer|ska(?:ll)?)) {who}"
    r"(?(parted) (?:fram|kontakt|med|in|hem|reda på|ut|över|till att))"
    r"(?(coming) (?:att )?(?:arbeta (?:igenom|fram|vidare)|ta (?:fram|kontakt|reda)|gå igenom|se över|skicka|sammanställa|boka"
    r"|kontakta|undersöka|inventera|uppdatera|komplettera))(?!\w)"
)
"""A sentence that begins with when: "Inför mötet tar Bo fram ett förslag". ``who`` is put in."""
DONE_BY: Final = (
    r"^(?!\w+(?:na|ollen)\b)[A-ZÅÄÖ][^.,;:?]{2,80}? (?:skickas"
    r"|mejlas|görs|tas fram|bokas|beställs|ordnas|sammanställs|kontaktas|köps|läggs ut|läggs upp"
    r"|publiceras|skrivs|uppdateras|utarbetas|distribueras|anmäls)\b[^.,;:?]{0,80}? av {who}"
    rf"(?: (?:{one_of(WEEKDAYS)}|den|vecka|v\.) ?[^.,]{{0,20}})?[.!]?$"
)
"""A sentence that tells by whom last: "Kallelse skickas ut av kansliet.". ``who`` is put in."""
IS_SENT: Final = r"(?:görs|sker|lämnas|mailas|mejlas|skickas|sänds|anmäls|meddelas|rapporteras|inkommer|lämnas in|skickas in) till"
"""What is to come to somebody from all."""
SENT: Final = r"(?:Synpunkter|Anmälan|Anmälningar|Svar|Bidrag|Förslag|Önskemål|Motioner)(?: (?:på|om) [^.,:]{2,40}?)? till"
"""The same without a verb."""
