import pytest
from msgspec.structs import replace

from kcminutes.checks import Finding
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.place import Part
from support.check_meetings import ACTION, CHAIR, ITEM, findings, found, minutes, path_of, rules, with_actions, with_notes
from support.every_text import every_text, with_text
from support.whole_format import whole_minutes

# The example numbers of Skatteverket.
PERSONAL, COORDINATION = "811218-9876", "701063-2391"


@pytest.mark.parametrize("text", ["Jesper [Myhr?] kom.", "Beloppet är [?].", "Jesper Myhr (?) kom.", "Det gäller ?? enheter."])
def test_an_uncertain_word_is_found(text: str) -> None:
    assert rules(with_notes(text)) == ["osakert-ord"]


@pytest.mark.parametrize("text", ["Vad gäller?", "Vad gör vi nu?? [...]", "Vad [den]?", "(Vad gäller?)", "Se [bilagan] och [?"])
def test_a_question_is_no_uncertain_word(text: str) -> None:
    assert rules(with_notes(text)) == []


def test_an_uncertain_name_is_found_also_in_titles_and_among_people() -> None:
    item = replace(ITEM, title="Besök av [Myhr?]", presenters=("Jesper [Myhr?]",), attachments=("[?].pdf",))
    action = replace(ACTION, responsible=("Jesper [Myhr?]",))
    assert len(found(minutes(item), "osakert-ord")) == 3
    assert "osakert-ord" in rules(with_actions(action))
    (finding,) = found(minutes(people=(replace(CHAIR, name="Jesper [Myhr?]"),)), "osakert-ord")
    assert (finding.place.part, finding.place.row) == (Part.PEOPLE, 2)
    assert [one.place.part for one in found(minutes(place="Rådhuset, rum [?]"), "osakert-ord")] == [Part.HEAD]


@pytest.mark.parametrize(
    "number",
    [
        *(PERSONAL, "8112189876", "811218+9876", "19811218-9876", "198112189876", "811218–9876", "811218 9876"),
        *(COORDINATION, "197010632391"),
    ],
)
def test_a_personal_identity_number_is_found_and_not_repeated(number: str) -> None:
    (finding,) = found(with_notes(f"Ärendet gäller {number}, boende i Umeå."), "personnummer")
    assert finding.place.offset == len("Ärendet gäller ")
    assert "anteckningen" in finding.text
    assert "9876" not in finding.text + finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        "811218-9875",  # wrong check digit
        "811318-9876",
        "556016-0680",  # an organisation's
        "212000-2627",
        "0701234567 och 0707121212",
        "070-123 45 67, 090-16 10 00, +46701234567",
        "Dnr KS 2018/124, 2016-000123, KS-2016-811218-9876",
        "20811218-9876",  # nobody has been born in 2081
        "1811218-98765 och 8112189876543",
        "Bankgiro 5050-1055, 408 300 kr",
        "2016-12-08 08:30",
    ],
)
def test_other_numbers_are_no_personal_identity_numbers(text: str) -> None:
    assert found(with_notes(text), "personnummer") == []


def test_a_personal_identity_number_is_found_in_every_text_of_the_meeting() -> None:
    meeting = minutes(
        Item(
            title=PERSONAL,
            reference=PERSONAL,
            presenters=(PERSONAL,),
            attachments=(f"Utredning {PERSONAL}.pdf",),
            background=PERSONAL,
            proposals=(PERSONAL,),
            notes=PERSONAL,
            decisions=(PERSONAL,),
            reason=PERSONAL,
            actions=(replace(ACTION, text=PERSONAL, responsible=(PERSONAL,)),),
        ),
        people=(replace(CHAIR, name=PERSONAL, title=PERSONAL, organisation=PERSONAL),),
        place=PERSONAL,
    )
    assert len(found(meeting, "personnummer")) == 15


@pytest.mark.parametrize(
    "text",
    ["Det är bra att att gruppen ses.", "Att att", "Det är bra att\natt gruppen ses.", "i i Umeå", "Kansliet får får får det."],
)
def test_a_doubled_word_is_found_once(text: str) -> None:
    assert rules(with_notes(text)) == ["dubbelord"]


@pytest.mark.parametrize(
    "text",
    [
        "Gruppen såg att det det gällde var klart.",
        "Ett brev kom den den 9 december.",
        "De kan kandidera.",
        "Bandet Duran Duran spelar.",
        "Det är 10 10 och 5 5.",
        "- mars\n- mars",
        "1. mars\n2. mars",
        "mars\nmars\napril",
        "Det är klart nu.\n\nnu tar vi nästa.",
        "Rubrik nu\n\nnu",
        "med mera, m m.",
        "regions- och kommun-kommun",
        "att att-satser prövas",
        "Det går långsamt, långsamt.",
    ],
)
def test_words_that_may_stand_twice_are_fine(text: str) -> None:
    assert rules(with_notes(text)) == []


def test_doubled_words_of_two_decisions_are_no_double() -> None:
    assert rules(minutes(replace(ITEM, decisions=("gruppen ses igen", "igen")))) == []


def hints(meeting: Meeting) -> list[Finding]:
    found = findings(meeting)
    assert all(finding.hint for finding in found)
    return found


def test_the_rarer_of_two_ways_to_write_millions_is_found_in_the_whole_document() -> None:
    one, other = replace(ITEM, notes="Det kostar 2 mnkr och 3 mnkr."), replace(ITEM, notes="Det kostar 2 mkr.")
    both = minutes(one, other)
    assert [(finding.rule, path_of(both, finding.place)) for finding in hints(both)] == [("mkr-mnkr", (1,))]
    assert hints(minutes(one)) == hints(minutes(other)) == []


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("Vi ses kl 9 eller kl. 10 eller kl. 11.", [7]),
        ("Vi ses kl. 13.30 eller 14:30.", [23]),
        ("Vi ses 13:30 eller 14:30, skala 1:50, SFS 2017:725, 2.14 % och 10.30.", []),
        ("Vi ses kl. 9 och kl. 10.", []),
    ],
)
def test_the_rarer_of_two_ways_to_write_a_time_is_found(text: str, offsets: list[int]) -> None:
    assert [(one.rule, one.place.offset) for one in hints(with_notes(text))] == [("klockslag", offset) for offset in offsets]


@pytest.mark.parametrize("text", ["Två  mellanslag.", "Umeå , Vännäs", "Umeå .", "Avtalet är klart.Vi väntar nu."])
def test_an_odd_space_is_a_hint(text: str) -> None:
    assert [finding.rule for finding in hints(with_notes(text))] == ["mellanslag"]


@pytest.mark.parametrize(
    "text",
    ["-  punkt\n  - ny punkt  \n    - till", "1.  punkt", "Umeå ... eller", "Se www.Umea.se, Node.Js och bilaga.Docx.pdf", "P.Ek"],
)
def test_spaces_of_lists_and_dots_of_names_are_fine(text: str) -> None:
    assert hints(with_notes(text)) == []


def test_a_hyphen_for_a_dash_is_a_hint_but_not_a_list_or_a_sum() -> None:
    assert [finding.place.offset for finding in hints(with_notes("Polisen - externt besök"))] == [7]
    assert hints(with_notes("- punkt\n - punkt\n5 - 3 är 2, + 700 000")) == []


def test_hints_come_after_what_is_wrong_at_the_same_place() -> None:
    found = findings(with_notes("Nu.\n\ngällde  att att"))
    assert [(finding.rule, finding.hint) for finding in found] == [("mellanslag", True), ("dubbelord", False)]
    found = findings(minutes(replace(ITEM, title="Polisen - [?]")))
    assert [(finding.rule, finding.hint) for finding in found] == [("osakert-ord", False), ("tankstreck", True)]


def test_every_text_that_a_file_can_hold_is_looked_through() -> None:
    meeting, number = whole_minutes(), f"Se {PERSONAL}"
    missed = [place for place in every_text(meeting) if "personnummer" not in rules(with_text(meeting, place, number))]
    assert missed == []
