import io
from datetime import date

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from pypdf import PdfReader

from kcminutes.documents.excerpts import actions_of, excerpt
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.terminal import document_lines
from kcminutes.documents.view import document
from kcminutes.meeting.model import Action, Approval, Item, Participant
from support.document_samples import ITEMS, PEOPLE, final_minutes, meeting, minutes, said

FORMS = ("pdf", "html", "md", "txt", "terminal")


def shown(made, form):
    """The document's text as its reader sees it, without white space."""
    if form == "terminal":
        text = "".join(row.plain for row in document_lines(made, 200))
    elif form == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(export(made, form))).pages)
    else:
        text = export(made, form).decode()
    if form == "html":
        text = text[text.index("<body") :]
    return "".join(text.replace("\\", "").split())


def letters(text):
    return "".join(text.split())


def approved(by="Signe Vallgren"):
    final = final_minutes()
    return replace(
        final, head=replace(final.head, approvals=(Approval(version=1, day=date(2016, 12, 20), by=(by,) if by else ()),))
    )


@pytest.mark.parametrize("form", FORMS)
def test_an_extract_says_what_it_is_of_under_the_title_and_only_an_extract(form):
    told = letters("Utdrag: ärende 4 och 11.1")
    text = shown(excerpt(final_minutes(), "4, 11.1"), form)
    assert letters("Minnesanteckningar") in text[: text.index(told)]
    assert text.index(told) < text.index("Dag")
    assert "Utdraget" in text
    assert "Utdrag" not in shown(document(minutes()), form)
    assert "Utdraget" not in shown(excerpt(minutes(), "4, 11.1"), form)


@pytest.mark.parametrize("form", FORMS)
def test_the_actions_of_a_person_name_that_person_under_the_title(form):
    text = shown(actions_of(minutes(), "Folke"), form)
    assert text.index("ÅtgärderförFolkeBrännmark") < text.index("Polisen") < text.index("Tareda")


@pytest.mark.parametrize("form", FORMS)
def test_final_minutes_say_when_and_by_whom_and_leave_no_line_for_an_adjuster_who_did_it(form):
    text = shown(document(approved(by="Nils-Erik Hägglöf")), form)
    assert letters("Fastställt den 20 december 2016 av Nils-Erik Hägglöf.") in text
    assert text.index("Fastställt") < text.index("Beslutande")
    assert "Justerat2016-12-20" in text
    assert "Justeras" not in text
    assert "Nils-ErikHägglöf" in text[text.rindex("Signe") :]
    after = text[text.index("Justerat2016") :]
    assert "....." not in after
    assert "_____" not in after


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_leaves_a_line_for_the_adjuster_and_says_nothing_of_approval(form):
    text = shown(document(minutes()), form)
    assert "Justeras" in text
    assert "Fastställt" not in text


@pytest.mark.parametrize("form", FORMS)
def test_the_list_of_items_has_all_of_them_in_order_with_what_was_not_dealt_with(form):
    text = shown(document(minutes(), outline=True), form)
    at = text.index("Dagordning")
    for title in ("Mötets öppnande", "Polisen – externt besök", "Införande av PA-system", "Utgick: styrgruppen", "Övriga frågor"):
        at = text.index(letters(title), at)
    assert text.index("Frånvarande") < text.index("Dagordning") < at
    assert text.index("11.1.Plattform", at) < text.index("11.2.Digitala", at) < text.index("Mötetsavslutande", at)
    assert text.count("Mötetsavslutande") == 2
    assert "Dagordning" not in shown(document(minutes()), form)


@pytest.mark.parametrize("form", FORMS)
def test_the_summary_has_all_decisions_and_then_all_actions_before_the_items(form):
    made = document(minutes(), outline=True, summary=True)
    text = shown(made, form)
    start, end = text.index("Sammanfattning"), text.index("Ordförandenhälsade")
    assert text.index("Dagordning") < start < end
    summary = text[start:end]
    decisions = [sentence for item in (*ITEMS, *ITEMS[10].subitems) for sentence in item.decisions]
    places = [summary.index(letters(sentence)) for sentence in decisions]
    assert len(places) == 4
    assert places == sorted(places)
    header = summary.index("ÄRENDE")
    for action in ("Bjuda in till en ny träff i vår", "Ta fram ett underlag om vad", "Informera regionrådet"):
        assert summary.index(letters(action)) > max(places)
        assert text.count(letters(action)) == 2
    row = summary[header:]
    assert row.index("Informeraregionrådet") < row.index("2017-01-11")
    assert "11.1" in row
    assert row.count("GretaÖhlin") == 2


@pytest.mark.parametrize("form", FORMS)
def test_a_summary_without_decisions_or_without_actions_has_the_other_only(form):
    acted = document(meeting(said("Sagt.", actions=(Action(text="Gör det"),))), summary=True)
    text = shown(acted, form)
    assert "ÄRENDE" in text
    assert "Beslut" not in text
    decided = document(meeting(said("Sagt.", decisions=("Så blir det.",))), summary=True)
    text = shown(decided, form)
    assert text.count("Såblirdet.") == 2
    assert "ÅTGÄRDER" not in text.upper()
    assert "Sammanfattning" not in shown(document(meeting(said("Sagt.")), summary=True), form)


@pytest.mark.parametrize("form", FORMS)
def test_minutes_that_nobody_is_known_to_have_made_final_say_of_nobody_that_it_was_done(form):
    unnamed = replace(approved(by=""), participants=PEOPLE[:2])
    assert "Justerat" not in shown(document(unnamed), form)


@pytest.mark.parametrize("form", FORMS)
def test_what_another_made_final_is_not_told_of_the_adjuster_who_has_a_line_to_sign_on(form):
    text = shown(document(approved()), form)
    signed = text[text.rindex("GretaÖhlin") :]
    assert signed.count("SigneVallgren") == 2  # as the chair, and as who did it
    assert "Justerat2016-12-20" in signed
    assert "Nils-ErikHägglöf" in signed
    assert "Justeras" in signed


@pytest.mark.parametrize("form", FORMS)
def test_two_secretaries_and_two_adjusters_have_a_line_each(form):
    more = (*PEOPLE, Participant(name="Ylva Ek", roles=("Protokolljusterare",)), Participant(name="Åke By", roles=("sekr.",)))
    text = shown(document(replace(minutes(), participants=more)), form)
    signed = text[text.rindex("avslutademötet") :]
    assert [signed.count(label) for label in ("Sekreterare", "Ordförande", "Justeras")] == [2, 1, 2]
    assert "YlvaEk" in signed
    assert "ÅkeBy" in signed


@pytest.mark.parametrize("width", [24, 59, 60, 100])
def test_the_parts_that_are_asked_for_fit_the_terminal(width):
    long = meeting(
        *ITEMS, Item(title="ord" * 40, decisions=("ord" * 40,), actions=(Action(text="ord" * 40, responsible=("n" * 60,)),))
    )
    rows = document_lines(document(long, outline=True, summary=True), width)
    assert max(row.cell_len for row in rows) <= width


def test_markdown_links_nothing_and_numbers_the_list_of_items_as_a_list():
    page = MarkdownIt("commonmark").enable("table").render(export(document(minutes(), outline=True, summary=True), "md").decode())
    assert page.count("<ol>\n<li>Mötets öppnande</li>") == 1
    assert "<ul>\n<li>11.1. Plattform för tidiga insatser</li>" in page
    assert page.count("<table>") == 4
    assert "<th>ÄRENDE</th>" in page
    assert "<td>11.1</td>" in page


@pytest.mark.parametrize("title", ["a*b", "- lista", "1. tal", "| cell", "<b>", "slut\\", "*", "# rubrik", "**", "{{ x }}"])
def test_a_title_is_never_markup_in_the_list_of_items_or_the_summary(title):
    item = Item(title=title, decisions=("Beslutat.",), actions=(Action(text=title),))
    made = document(meeting(item, item), outline=True, summary=True)
    page = MarkdownIt("commonmark").enable("table").render(export(made, "md").decode())
    for text in (page, export(made, "html").decode()):
        assert text.count(title.replace("<", "&lt;").replace(">", "&gt;")) >= 2 * 3
    assert page.count("<ol>") == 1
    assert page.count("<table>") == 3
    assert page.count("<h1>") == 1
