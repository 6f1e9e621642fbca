"""What was decided, left and given to do, as boards and officials' groups write it."""

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.meeting.states import ItemStatus
from support.pasted_minutes import minutes


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrelsen beslöt enligt direktörens förslag.",
        "Styrelsen beslutade lägga rapporten till handlingarna.",
        "LAG anser sig informerat och beslutar att lägga rapporten till handlingarna.",
    ],
)
def test_prose_decides_where_nothing_is_labelled_as_a_decision(sentence: str) -> None:
    assert minutes("Närvarande: Eva Ek", f"Frågan togs upp.\n\n{sentence}").items[1].decisions == (sentence,)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("", "Styrelsen noterar informationen."),
        ("Styrelsen", "Styrelsen noterar den muntliga rapporten och tackar."),
        ("Kommunchefsgruppen", "Kommunchefsgruppen fastställer planen enligt förslaget."),
        ("Kommunchefsgruppen", "Gruppen godkände förslaget."),
        ("Styrelsen", "Styrelsen lägger den ekonomiska uppföljningen till handlingarna."),
        ("Arbetsutskottet", "Arbetsutskottet föreslår kommunstyrelsen att avsätta 400 tkr."),
        ("Kultur- och fritidsnämnden", "Kultur- och fritidsnämnden noterar informationen."),
        ("Folkhälsorådet", "Rådet ställer sig bakom yttrandet."),
    ],
)
def test_a_body_decides_by_saying_so(body: str, sentence: str) -> None:
    assert minutes(f"{body}\n\nNärvarande: Eva Ek", f"Frågan togs upp.\n\n{sentence}").items[1].decisions == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Eva noterar informationen.",
        "Styrelsen godkände år 2012 ett annat avtal.",
        "Styrelsen antog planen 2014.",
        "Styrelsen antog planen för två år sedan.",
        "Styrelsen antar planen på nästa möte.",
        "Styrelsen fastställer varje år en verksamhetsplan.",
        "Styrelsen noterar att deltagandet sjunker.",
        "Styrelsen antar att medlemsantalet minskar.",
        "Alla godkänner sina egna anteckningar.",
        "Styrelsen godkänner inte avtalet.",
        "Styrelsen lägger inte rapporten till handlingarna.",
        "Så snart styrelsen godkänner avtalet börjar arbetet.",
        "Bo yrkar att styrelsen avslår motionen.",
        "Ordföranden frågar om styrelsen godkänner protokollet.",
        "Styrelsen godkänner planen om kommunfullmäktige beviljar medel.",
        "Årsmötet antog nya stadgar.",
        "Socialstyrelsen antar nya föreskrifter.",
        "Styrelsen var överens om att ekonomiska läget är ansträngt.",
    ],
)
def test_what_others_say_or_do_at_another_time_or_on_terms_is_no_decision(sentence: str) -> None:
    assert not minutes("Föreningens styrelse\n\nNärvarande: Eva Ek", f"Frågan togs upp.\n\n{sentence}").items[1].decisions


@pytest.mark.parametrize(
    "text",
    [
        "Vid förra mötet diskuterades frågan. Frågan bordlades. Eva föredrog nya siffror. Rådet ställde sig positivt.",
        "Frågan väcktes 2014. Ärendet bordlades. Arbetsgruppen lade fram nya siffror i höstas.",
    ],
)
def test_a_matter_that_was_taken_up_after_all_was_not_left(text: str) -> None:
    assert minutes("", text).items[1].status is None


def test_a_matter_that_is_left_to_the_next_meeting_is_left_though_more_is_told() -> None:
    item = minutes("", "Ledamoten slutar. Frågan bordlades till nästa möte. Alla funderar på kandidater till dess.").items[1]
    assert item.status is ItemStatus.POSTPONED


def test_a_sentence_that_says_who_decided_is_no_label_for_the_rest_of_the_minutes() -> None:
    text = "Styrelsen beslutade: Eva ordnar en offert.\n\nStyrelsen beslutade att medverka på torget."
    assert len(minutes("Närvarande: Eva Ek", text).items[1].decisions) == 2


@pytest.mark.parametrize("sentence", ["Ärendet bordläggs till nästa möte.", "Punkten bordlades på grund av tidsbrist."])
def test_a_sentence_of_its_own_after_others_postpones_the_item(sentence: str) -> None:
    assert minutes("", f"Svaren saknas ännu.\n\n{sentence}").items[1].status is ItemStatus.POSTPONED


def test_what_was_postponed_another_time_was_not_postponed_now() -> None:
    assert minutes("", "Svaren saknas ännu.\n\nFrågan bordlades vid förra mötet.").items[1].status is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Frågan skjuts upp till nästa möte eftersom underlaget saknas.",
        "Punkten flyttas för behandling vid kommande sammanträde under hösten.",
        "Frågan bordläggs.",
        "Ärendet bordlades till nästkommande möte.",
    ],
)
def test_the_last_sentence_of_what_was_told_postpones_the_item_and_stays(sentence: str) -> None:
    item = minutes("", f"Svaren saknas ännu. {sentence}").items[1]
    assert (item.status, item.notes) == (ItemStatus.POSTPONED, f"Svaren saknas ännu. {sentence}")


def test_what_the_meeting_decided_within_a_paragraph_is_a_decision_and_the_rest_was_told() -> None:
    item = minutes("Närvarande: Eva Ek", "Ekonomin är god. Mötet beslutade att köpa pulkor. Eva gör inköpet.").items[1]
    assert (item.decisions, item.notes) == (("Mötet beslutade att köpa pulkor.",), "Ekonomin är god.\n\nEva gör inköpet.")
    assert [action.responsible for action in item.actions] == [("Eva Ek",)]


def test_what_another_decided_is_none_within_a_paragraph() -> None:
    item = minutes("", "Läget är gott. Kommunstyrelsen beslutade att avslå motionen. Gruppen tackade.").items[1]
    assert item.decisions == ()


def test_clauses_below_who_decided_as_was_proposed_are_the_decisions() -> None:
    text = "Styrelsen beslutar enligt ordförandens förslag\n\natt anta planen.\n\natt tacka."
    assert minutes("", text).items[1].decisions == ("att anta planen.", "att tacka.")


def test_prose_decides_in_an_item_without_a_label_where_others_say_who_decides_above_clauses() -> None:
    text = (
        "Protokoll 2016-12-08\n\n1. Öppnande\n\nStyrelsen beslutade att vänta.\n\n2. Plan\n\nStyrelsen beslutar\n\natt anta den.\n"
    )
    assert [item.decisions for item in imported(pasted(text)).meeting.items[:2]] == [
        ("Styrelsen beslutade att vänta.",),
        ("att anta den.",),
    ]


def test_clauses_below_a_paragraph_that_ends_with_that_it_was_decided_are_decisions() -> None:
    item = minutes("", "Eva gick igenom skicket. Beslutades\n\natt laga taket.\n\natt måla.").items[1]
    assert item.decisions == ("att laga taket.", "att måla.")


def test_it_was_decided_is_a_decision_where_others_have_a_label_too() -> None:
    text = "Val av Eva. Beslutades att protokollet ska justeras i maj.\n\nBeslut: Taket lagas."
    assert minutes("", text).items[1].decisions == ("Beslutades att protokollet ska justeras i maj.", "Taket lagas.")


def test_what_stands_after_a_label_within_a_paragraph_was_decided() -> None:
    item = minutes("", "Avtal saknas. Beslut: Avtalet skrivs om.").items[1]
    assert (item.notes, item.decisions) == ("Avtal saknas.", ("Avtalet skrivs om.",))


def test_an_item_that_is_one_sentence_is_what_it_says_was_decided() -> None:
    text = "Protokoll 2016-12-08\n\n1. Mötet öppnas\n2. Styrelsen beslöt att laga taket.\n3. Mötet avslutas\n"
    assert imported(pasted(text)).meeting.items[1].decisions == ("Styrelsen beslöt att laga taket.",)


def test_a_paragraph_below_numbered_decisions_is_none_of_them() -> None:
    item = minutes("", "Beslut\n\n1. Planen antas.\n\n2. Eva svarar.\n\nEva redogjorde för planen.").items[1]
    assert item.decisions == ("1. Planen antas.", "2. Eva svarar.")
    assert item.notes == "Eva redogjorde för planen."


def test_numbers_with_a_colon_and_no_space_are_those_of_items() -> None:
    text = "Protokoll 2016-12-08\n\n1:Öppnande\n\nMötet öppnades.\n\n2:Val\n\nMål:\n1. Syfte\n2. Bakgrund\n3. Behov\n\n3: Slut\n"
    assert [item.title for item in imported(pasted(text)).meeting.items] == ["Öppnande", "Val", "Slut"]


def test_the_next_numbered_paragraph_is_no_part_of_a_decision_on_its_labels_line() -> None:
    item = minutes("", "1. Eva anmälde förhinder.\n\nBeslut: Bo skriver.\n\n2. Taket läcker.\n\nBeslut: Taket lagas.").items[1]
    assert item.decisions == ("Bo skriver.", "Taket lagas.")
    assert "2. Taket läcker." in item.notes


def test_whoever_stands_in_brackets_after_each_point_of_a_list_is_to_do_it() -> None:
    points = "- Korta texten (Josefin).\n- Rösta (alla)."
    text = f"Protokoll 2016-12-08\n\n1. Läget\n\nGott.\n\n2. Val\n\nInga.\n\n3. Actionpoints\n\n{points}\n"
    actions = imported(pasted(text)).meeting.items[2].actions
    assert [(action.text, action.responsible) for action in actions] == [("Korta texten", ("Josefin",)), ("Rösta", ("Alla",))]


def test_what_tells_of_the_matter_below_the_decision_that_an_item_begins_with_is_none() -> None:
    told = (
        "Utfallet efter två månader följer i stort sett den budget som antogs. Intäkterna från projektet har inte kommit in ännu."
    )
    for text in (told, "Eva Ek redogjorde för läget.", "Eva presenterade planen och svarade på frågor."):
        item = minutes("Närvarande: Eva Ek", f"Beslut\n\nUppföljningen läggs till handlingarna.\n\n{text}").items[1]
        assert (item.decisions, item.notes) == (("Uppföljningen läggs till handlingarna.",), text)


def test_a_second_paragraph_that_decides_is_a_decision_too() -> None:
    text = "Beslut\n\nPlanen antas.\n\nGruppen är enig om att Eva Ek är kontaktperson för arbetet under hela året."
    assert len(minutes("Närvarande: Eva Ek", text).items[1].decisions) == 2


@pytest.mark.parametrize(
    "decisions",
    [
        ("Budgeten antas.", "Beloppet är 40 miljoner kronor.", "Kommunstyrelsen uppdrar åt kommunchefen att verkställa budgeten."),
        ("Styrelsen antar budgeten.", "Taket är 40 miljoner kronor för år 2025.", "Avgiften höjs till 400 kronor per år."),
        ("Bo Ek väljs till ordförande.", "Mandattiden för ordföranden är två år från årsmötet."),
        ("Bidraget beviljas.", "Eva Berg och Per Kron rapporterar till nämnden i juni."),
        ("Styrelsen noterar informationen.", "Paragrafen är omedelbart justerad."),
    ],
)
def test_every_paragraph_of_a_decision_is_of_it(decisions: tuple[str, ...]) -> None:
    assert minutes("Närvarande: Eva Ek", "Beslut\n\n" + "\n\n".join(decisions)).items[1].decisions == decisions


@pytest.mark.parametrize(
    "text",
    [
        "1. Budgeten antas.\n\nSkattesatsen är 21,50.\n\n2. Taxan höjs.",
        "1. Budgeten antas.\n\n2. Skatten är 21,50.\n\nStyrelsen föreslår dessutom fullmäktige besluta:\n\nTaxan höjs.",
        "1. Att anta budgeten\n\natt ge Bo Ek i uppdrag att återkomma.",
    ],
)
def test_a_line_between_decisions_that_are_numbered_makes_none_of_them_a_note(text: str) -> None:
    assert minutes("Närvarande: Eva Ek", f"Beslut\n\n{text}").items[1].notes == ""


@pytest.mark.parametrize(
    "text",
    [
        "Motionen om busskort behandlades i februari.\n\nMotionen bordlades.\n\nFrågan om simhallen var uppe.",
        "Eva redogjorde för fjolåret.\n\nÄrendet bordlades till nästa sammanträde.\n\nDärefter togs det upp igen.",
        "Yrkanden lades.\n\nÄrendet bordläggs.\n\nOrdföranden finner att ärendet ska avgöras i dag.",
        "Avtalet gicks igenom.\n\nRapporten utgår\nfrån siffror från SCB.",
    ],
)
def test_a_status_that_is_told_of_another_time_or_matter_is_none_and_no_word_of_it_is_lost(text: str) -> None:
    item = minutes("Närvarande: Eva Ek", text).items[1]
    assert item.status is None
    assert " ".join(item.notes.split()) == " ".join(text.split())


def test_a_line_in_capitals_below_a_decision_takes_no_time() -> None:
    heading = "SÄRSKILT YTTRANDE FRÅN VÄNSTERPARTIET OCH MILJÖPARTIET DE GRÖNA I KOMMUNSTYRELSEN MED ANLEDNING AV " * 3
    assert minutes("Närvarande: Eva Ek", f"Beslut\n\nBudgeten antas.\n\n{heading}:\n\nEva lämnar ett yttrande.").items[1].decisions


@pytest.mark.parametrize(
    "text",
    [
        "Vem beslutar enligt delegationsordningen?",
        "Nämnden beslutar enligt delegationsordningen i ärenden om bygglov.",
        "Regionstyrelsen behandlade frågan förra året och beslutade att lägga ned sjukhuset.",
        "Kommunstyrelsen i Borås har prövat frågan och beslutade att inte gå med.",
        "Beslut togs om att lägga ned skolan redan 2019.",
        "Skolinspektionen beslutade lägga ned skolan.",
        "Styrelsen beslutade 2014 att avvakta.",
        "När styrelsen beslutade att starta fanns inga medel.",
        "Om styrelsen beslutar att gå vidare behövs medel.",
        "Styrelsen beslutade på förra mötet att anta planen.",
        "Regeringen beslutade i februari att ge PTS mer pengar.",
    ],
)
def test_what_is_decided_elsewhere_at_another_time_or_by_rule_is_no_decision_of_the_meeting(text: str) -> None:
    item = minutes("Närvarande: Eva Ek", f"Frågan togs upp.\n\n{text}").items[1]
    assert (item.decisions, text in item.notes) == ((), True)


def test_a_table_within_an_item_is_not_the_agenda() -> None:
    table = (
        "Nr\tOmråde\tRisk\tSannolikhet\tÅtgärd\n1\tIT\tIntrång\t3\tUtbildning\n2\tBrand\tEldsvåda\t2\tLarm\n3\tEl\tAvbrott\t4\tAgg"
    )
    text = f"Protokoll 2016-12-08\n\n1. Öppnande\n\nHej.\n\n2. Riskanalys\n\n{table}\n\n3. Slut\n\nTack.\n"
    assert [item.title for item in imported(pasted(text)).meeting.items][:3] == ["Öppnande", "Riskanalys", "Slut"]


def test_words_in_brackets_that_are_no_names_stay_in_an_atgard() -> None:
    points = "- Köp ny dator (Akut)\n- Måla om (Klart)\n- Ny skola byggs (Alingsås)"
    text = f"Protokoll 2016-12-08\n\n1. Öppnande\n\nHej.\n\n2. Åtgärder\n\n{points}\n\n3. Slut\n\nTack.\n"
    assert [action.responsible for action in imported(pasted(text)).meeting.items[1].actions] == [(), (), ()]


def test_what_a_decision_announces_is_of_it() -> None:
    item = minutes(
        "Närvarande: Eva Ek", "Beslut: Planen godkänns med följande ändringar:\n\nSidan 3 stryks.\n\nSidan 4 förtydligas."
    ).items[1]
    assert (len(item.decisions), item.notes) == (3, "")
