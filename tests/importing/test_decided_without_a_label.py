"""What minutes say without a label was decided: in passing, agreed on, as a clause; and what only looks so."""

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted
from kcminutes.meeting.model import Item
from support.pasted_minutes import minutes

TOP = "Kommunchefsgruppen\n\nNärvarande: Eva Ek, Bo Alm"


def items_of(*texts: str) -> list[Item]:
    """The items of minutes in which each text is an item's, or "Title | text"."""
    told = [text.split(" | ") if " | " in text else [f"Fråga {at}", text] for at, text in enumerate(texts, 1)]
    body = "\n\n".join(f"{at}. {title}\n\n{text}" for at, (title, text) in enumerate(told, 1))
    return list(
        imported(
            pasted(f"Protokoll\n\nDag: 2016-12-08\n\n{TOP}\n\n{body}\n\n{len(told) + 1}. Slut\n\nAllt var sagt.")
        ).meeting.items
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Dagordningen godkänns.",
        "Utsänd dagordning godkändes med ett tillägg.",
        "Dagordningen fastställdes med tillägget att en fråga om buss tas upp.",
        "Protokollet från mötet den 3 maj lades till handlingarna.",
        "Läggs till handlingarna.",
        "Inga synpunkter, anteckningarna läggs till handlingarna.",
        "Protokoll nr 4 gicks igenom och godkändes.",
        "Till att jämte ordföranden justera protokollet utses Eva Ek.",
        "Eva och Bo valdes att justera dagens protokoll.",
        "Informationen noterades.",
        "Förslaget godkändes.",
        "Gruppen är enig om att rita om skolan.",
        "Gruppen var enig om att inte starta något nytt.",
        "Parterna är överens om att införandet kan påbörjas och att det ska följas upp.",
        "Vi bestämde frukost den 19 december.",
        "Gruppen förordar alternativ två.",
        "Preliminärt bestämmer vi att den 3 augusti blir datum.",
        "Gruppen tog del av informationen.",
        "Överenskoms att inga leveranser sker på morgonen.",
    ],
)
def test_what_a_meeting_decides_in_passing_or_agrees_on_is_a_decision(sentence: str) -> None:
    assert minutes(TOP, f"Frågan togs upp.\n\n{sentence}").items[1].decisions == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Budgeten godkändes av årsmötet.",
        "Vår ansökan godkändes av Jordbruksverket.",
        "Protokollet godkändes av kommunstyrelsen.",
        "Hissen godkändes efter ombesiktning.",
        "Överklagandet avslås av domstolen.",
        "Dagordningen godkänns inte.",
        "Dagordningen godkänns alltid först.",
        "Protokollet godkänns när revisorn är klar.",
        "Förslaget läggs till handlingarna om ingen protesterar.",
        "Sven Berg valdes till kassör 1985.",
        "Till ordförande i distriktet valdes Nils Berg.",
        "Kostnaden antas landa på 50 000 kr.",
        "Alla var överens om att festen blev lyckad.",
        "Vi är överens om att priserna stiger.",
        "Gruppen är enig om att det behövs utbildningar.",
        "Vi bestämmer vid nästa möte.",
        "Vi kommer fram till kl. 10.",
    ],
)
def test_what_others_decided_or_how_things_are_is_none(sentence: str) -> None:
    assert minutes(TOP, f"Frågan togs upp.\n\n{sentence}").items[1].decisions == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Förslaget godkändes av KS.",
        "Förslaget godkändes av fastighetsägaren.",
        "Rapporten godkändes sedan av chefen.",
        "Eva Ek valdes till sekreterare i riksförbundet.",
        "KN godkänner förslaget.",
        "AU godkänner planen.",
        "Gruppen förordar inte något av alternativen.",
        "Syftet är följande.\n\nAtt stärka samverkan\n\nAtt dela kunskap",
        "Arbetsutskottet föreslår styrelsen:\n\natt anta planen\n\natt avslå motionen",
    ],
)
def test_what_another_body_or_somebody_decides_or_a_purpose_is_none(sentence: str) -> None:
    assert minutes(TOP.replace("sgruppen", "snätverket"), f"Frågan togs upp.\n\n{sentence}").items[1].decisions == ()


def test_a_decision_is_whole_though_a_short_word_ends_in_a_full_stop() -> None:
    said = "Gruppen beslutar att bjuda in t.ex. SKR och bl.a. Sweco till nästa möte."
    assert minutes(TOP, said).items[1].decisions == (said,)


def test_points_of_the_next_item_are_of_no_decision_of_the_one_before() -> None:
    first, second = items_of(
        "Gruppen beslutar att tillstyrka förslaget med tillägg:", "- Bo berättade om vägen\n\n- Eva var i Luleå"
    )[:2]
    assert len(first.decisions) == 1
    assert second.decisions == ()


def test_of_a_paragraph_the_sentences_that_decide_are_decisions() -> None:
    text = "Frågan togs upp. Gruppen enades om att söka medel. Bo tackade. Dagordningen godkänns."
    item = minutes(TOP, text).items[1]
    assert item.decisions == ("Gruppen enades om att söka medel.", "Dagordningen godkänns.")
    assert item.notes == "Frågan togs upp.\n\nBo tackade."


def test_beside_a_labelled_decision_of_another_item_prose_decides_too() -> None:
    first, second = items_of("Beslut: Planen antas.", "Frågan togs upp.\n\nGruppen enades om att söka medel.")[:2]
    assert (first.decisions, second.decisions) == (("Planen antas.",), ("Gruppen enades om att söka medel.",))


def test_points_below_a_decision_that_leads_to_them_are_of_it() -> None:
    item = minutes(
        TOP, "Gruppen beslutar att tillstyrka förslaget med tillägg:\n\n- tiden ska framgå\n- kostnaden ska framgå"
    ).items[1]
    assert item.decisions == ("Gruppen beslutar att tillstyrka förslaget med tillägg:\n- tiden ska framgå\n- kostnaden ska framgå",)


def test_clauses_with_nothing_before_them_decide_where_minutes_write_so() -> None:
    first, second = items_of("Läget är gott.\n\nAtt tacka för informationen.", "Läget är gott.\n\nAtt sända rapporten vidare.")[:2]
    assert (first.decisions, second.decisions) == (("Att tacka för informationen.",), ("Att sända rapporten vidare.",))


def test_clauses_below_what_somebody_wishes_do_not() -> None:
    first, second = items_of("Bo yrkade avslag.\n\nAtt avslå motionen.", "Detta är vad Eva föreslog.\n\nAtt köpa lampor.")[:2]
    assert (first.decisions, second.decisions) == ((), ())


def test_what_is_told_of_another_bodys_meeting_is_not_decided_here() -> None:
    report, ours = items_of(
        "Rapport från vägföreningen | Bo var där. Protokollet godkändes.", "Protokoll | Protokollet godkändes."
    )[:2]
    assert (report.decisions, ours.decisions) == ((), ("Protokollet godkändes.",))
