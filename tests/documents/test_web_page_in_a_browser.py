import io
from datetime import date

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from kcminutes.documents.excerpts import actions_of, excerpt
from kcminutes.documents.formats.export import export
from kcminutes.documents.view import LAYOUTS, document
from kcminutes.meeting.model import Action, Participant
from kcminutes.storage.toml.meetings import read
from support.axe import AXE, Browser
from support.document_samples import meeting, minutes, said
from support.samples import AGENDA_2016, MINUTES_2013, MINUTES_2016

pytestmark = pytest.mark.skipif(not AXE, reason="KCMINUTES_AXE doesn't tell where axe.min.js is; .ci/run gets it from npm")

NARROW, WIDE = 320, 1280  # CSS pixels; the narrow one is also the wide one enlarged to 400 %


@pytest.fixture(scope="module")
def browser():
    with Browser.started() as browser:
        yield browser


def page_of(made):
    return export(made, "html").decode()


def findings(browser, page, widths=(NARROW, WIDE)):
    """What axe-core finds at each width, in the light and in the dark."""
    browser.show(page)
    found = []
    for width in widths:
        for dark in (False, True):
            browser.view(width, dark=dark)
            found += [f"{width}, dark {dark}: {finding}" for finding in browser.findings()]
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", [MINUTES_2013, MINUTES_2016], ids=lambda path: path.stem)
def test_axe_finds_nothing_in_the_samples(browser, sample, layout):
    assert findings(browser, page_of(document(read(sample), layout, outline=True, summary=True))) == []


@pytest.mark.parametrize(
    "made",
    [excerpt(minutes(), "11.1"), actions_of(minutes(), "Greta"), document(read(AGENDA_2016), outline=True), document(meeting())],
    ids=["extract", "actions", "agenda", "empty"],
)
def test_axe_finds_nothing_in_other_documents(browser, made):
    assert findings(browser, page_of(made)) == []


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ("--soft: #565b61", "--soft: #b0b0b0", "color-contrast"),
        ("--soft: #a9b1b7", "--soft: #454545", "color-contrast"),
        ('<html lang="sv">', "<html>", "html-has-lang"),
        ("<h3", "<h5", "heading-order"),
        ("<table", '<table role="list"', "aria-required-children"),
    ],
)
def test_axe_finds_what_is_broken_on_purpose(browser, good, bad, rule):
    page = page_of(document(minutes()))
    assert good in page
    assert any(f"violations {rule}" in finding for finding in findings(browser, page.replace(good, bad), [WIDE]))


def test_nothing_scrolls_sideways_on_a_telephone_or_enlarged_four_times(browser):
    word = "å" * 200
    item = said(
        f"- {word}\n - {word}",
        title=word,
        attachments=(word,),
        background=word,
        decisions=(word,),
        actions=(Action(text=word, responsible=(word, "Alma Berg")), Action(text="Gör det")),
    )
    shown = replace(meeting(item, people=(Participant(name=word, organisation=word, roles=("sekreterare",)),)), head=minutes().head)
    browser.show(page_of(document(shown, outline=True, summary=True)))
    browser.view(NARROW)
    assert browser.run("document.scrollingElement.scrollWidth") == NARROW
    edges = "[...document.body.querySelectorAll('*')].map(part => part.getBoundingClientRect().right)"
    assert browser.run(f"Math.max(...{edges})") <= NARROW


@pytest.mark.parametrize("width", [NARROW, 700, WIDE])
@pytest.mark.parametrize("word", ["socialchefsgruppen", "kommunstyrelseordförande", "Örnsköldsviksdelegationen"])
def test_an_ordinary_word_is_never_cut_whether_the_browser_can_hyphenate_or_not(browser, word, width):
    rows = (Action(text=f"Kontakta {word} om detta och mer därtill", due=date(2017, 5, 8), responsible=("Alma Berg", word)),)
    browser.show(page_of(document(meeting(said(word, decisions=(word,), actions=rows)), summary=True)))
    browser.view(width)
    cut = (
        "(() => { const cut = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
        f"while (walk.nextNode()) {{ const text = walk.currentNode, at = text.data.indexOf('{word}'); if (at < 0) continue;"
        f"const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + {len(word)});"
        "if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) cut.push(text.data) } return cut })()"
    )
    assert browser.run(cut) == []


def test_a_narrow_table_is_told_as_a_table_all_the_same(browser):
    browser.show(page_of(document(minutes(), outline=True, summary=True)))
    told = []
    for width in (NARROW, WIDE):
        browser.view(width)
        told.append([role for role in browser.roles() if role in {"table", "rowgroup", "row", "columnheader", "cell"}])
    assert told[0] == told[1]
    assert (told[0].count("table"), told[0].count("columnheader")) == (4, 13)


def test_a_page_has_few_landmarks_and_one_heading_for_each_item(browser):
    browser.show(page_of(document(minutes(), outline=True)))
    roles = browser.roles()
    landmarks = [role for role in roles if role in {"banner", "navigation", "main", "contentinfo", "region"}]
    assert landmarks == ["banner", "navigation", "main", "contentinfo"]


def test_every_link_leads_to_its_item(browser):
    browser.show(page_of(document(minutes(), outline=True, summary=True)))
    lost = (
        "[...document.links].filter(link => !document.querySelector(link.hash)?.textContent.startsWith(parseInt(link.text))).length"
    )
    assert browser.run("document.links.length") == 23
    assert browser.run(lost) == 0


def test_paper_has_numbered_pages_marked_utkast_without_dark_colours(browser):
    browser.show(page_of(document(minutes(), outline=True, summary=True)))
    browser.view(WIDE, dark=True)
    pages = PdfReader(io.BytesIO(browser.printed())).pages
    for number, page in enumerate(pages, 1):
        text = " ".join(page.extract_text().split())
        assert f"{number} ({len(pages)})" in text
        assert "UTKAST" in text
        width, height = (round(float(side) / 72 * 25.4) for side in page.mediabox[2:])
        assert (width, height) == (210, 297)
    browser.call("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert browser.run("getComputedStyle(document.documentElement).color") == "rgb(28, 28, 28)"
