import re
from datetime import date, time
from itertools import pairwise

import pytest

from kcminutes.documents.formats.export import export
from kcminutes.documents.view import LAYOUTS, document
from kcminutes.meeting.model import Action, Item, Participant
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.toml.meetings import read
from support.document_samples import PEOPLE, handled, meeting, said
from support.pdf_pages import MM, body, pages_of, rows, words
from support.reading_back import read_back
from support.samples import MINUTES_2013, MINUTES_2016
from support.whole_format import FOLLOW_UPS

HEADER = "ÅTGÄRDER SLUTDATUM ANSVARIG"


def mixed(number):
    """An item in which every line that must not be the last of a page has KVAR in it."""
    title = f"Rubrik {number} KVAR"
    rows = (Action(text="Ta fram ett underlag", due=date(2017, 1, 1)),) * (number % 3 + 1)
    kinds = (
        said("Rad.\n" * (number % 7 + 1), title=title, decisions=("Beslutat.",)),
        Item(title=title, attachments=("Fil KVAR",), actions=rows),
        Item(title=title, presenters=("Namn KVAR",), decisions=("Beslutat.\n" * (number % 5 + 1),), actions=rows),
        Item(title=title, status=ItemStatus.POSTPONED, reason="det tog tid KVAR", background="Bakgrund.", notes="Sagt."),
        Item(title=title, subitems=(Item(title="Underrubrik KVAR", actions=rows),)),
        said("Inför listan KVAR\n- ett\n- två", title=title, handled=handled("09:00") if number == 5 else ()),
    )
    return kinds[number % len(kinds)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_that_belongs_to_what_follows_is_left_alone_at_the_foot_of_a_page(layout):
    late = tuple(Participant(name=f"Person KVAR {n}", arrived=time(9, n)) for n in range(9))
    pages = pages_of(meeting(*map(mixed, range(90)), people=late), layout, outline=True, summary=True)
    lasts = [body(page)[-1].text for page in pages[:-1]]
    assert len(lasts) > 15
    alone = {HEADER, f"ÄRENDE {HEADER}", "BESLUT", "Beslut", "Åtgärder", "Ärendebeskrivning", "Anteckning", "Sammanfattning"}
    in_the_list_of_items = re.compile(r".+ \d+")
    assert [last for last in lasts if last in alone or ("KVAR" in last and not in_the_list_of_items.fullmatch(last))] == []


def test_headings_without_anything_below_them_are_not_kept_together():
    first, *_ = pages_of(meeting(*(Item(title=f"Punkt {number}") for number in range(40))))
    assert body(first)[-1].height < 45 * MM


def test_a_row_of_the_table_stands_on_one_page_under_a_repeated_header():
    actions = tuple(Action(text=f"Början {number}. {'Ett underlag tas fram. ' * 12}Slutet {number}.") for number in range(40))
    pages = pages_of(meeting(Item(title="x", actions=actions)))
    assert len(pages) > 2
    for page in pages[:-1]:
        text = words(rows(page))
        assert HEADER in text
        assert re.findall(r"Början (\d+)", text) == re.findall(r"Slutet (\d+)", text)


def test_a_row_that_is_longer_than_a_page_goes_on_on_the_next_one():
    lines = [f"rad {number}." for number in range(90)]
    names = tuple(f"Namn Nummer{number}." for number in range(70))
    pages = pages_of(meeting(Item(title="x", actions=(Action(text="\n".join(lines)), Action(text="Sist", responsible=names)))))
    assert len(pages) == 4
    assert min(row.height for page in pages for row in rows(page)) > 15 * MM
    shown = " ".join(words(body(page)) for page in pages)
    assert all(line in shown for line in (*lines, *names))


def test_a_long_row_that_fits_on_a_page_stands_on_one():
    text = "\n".join(["Början.", *["Ett underlag tas fram."] * 30, "Slutet."])
    for before in range(0, 40, 5):
        texts = [words(rows(page)) for page in pages_of(meeting(said("Rad.\n" * before, actions=(Action(text=text),))))]
        assert ["Början." in text for text in texts] == ["Slutet." in text for text in texts]


def test_the_tables_columns_stand_under_each_other_on_all_pages():
    items = [Item(title="x", actions=(Action(text="Gör " * n, responsible=("Alma",)),)) for n in range(1, 40)]
    lefts = set()
    for page in pages_of(meeting(*items)):
        page.extract_text(visitor_text=lambda text, matrix, *_: lefts.add(round(matrix[4])) if text.strip() == "Alma" else None)
    assert len(lefts) == 1


def test_sixty_items_with_long_tables_have_numbered_pages_with_whole_rows():
    actions = tuple(
        Action(text=f"Börja:{row} {'och ta fram underlag ' * (row % 9)}sluta:{row}", due=date(2017, 5, 8)) for row in range(6)
    )
    item = said("Läget gicks igenom. " * 8, title="Samverkan", decisions=("Informationen noteras.",), actions=actions)
    pages = pages_of(meeting(*[item] * 60, people=PEOPLE), outline=True, summary=True)
    for number, page in enumerate(pages, 1):
        text = words(rows(page))
        assert f"{number} ({len(pages)})" in text
        assert ("Kommunchefsgruppen · Minnesanteckningar 2016-12-08" in text) == (number > 1)
        assert re.findall(r"Börja:(\d)", text) == re.findall(r"sluta:(\d)", text)
        assert ("Börja" in text) <= (HEADER in text)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", [MINUTES_2013, MINUTES_2016])
def test_the_samples_take_few_pages_and_the_list_of_items_tells_the_right_ones(sample, layout):
    shown = read(sample)
    pages = pages_of(shown, layout, outline=True, summary=True)
    assert len(pages) <= 9
    listed = " ".join(row.text for row in body(pages[0]))
    for number, item in enumerate(shown.items, 1):
        title = " ".join(f"{number}. {item.title}".split())
        page = re.search(re.escape(title) + r".*? (\d)(?= \d|$| Samm)", listed)
        assert title in words(body(pages[int(page[1]) - 1]))


def test_the_list_of_items_names_the_pages_in_order():
    pages = pages_of(meeting(*(said("Rad.\n" * 20, title="Rubrik") for _ in range(30))), outline=True)
    told = [int(found[1]) for row in body(pages[0]) + body(pages[1]) if (found := re.search(r"Rubrik (\d+)$", row.text))]
    assert len(told) == 30
    assert all(before <= after for before, after in pairwise(told))
    assert told[-1] == len(pages)


def test_the_signatures_stand_together_with_room_to_sign_above():
    for lines in range(14, 44, 3):
        last = pages_of(meeting(said("Rad.\n" * lines), people=PEOPLE))[-1]
        height = {word: row.height for row in body(last) for word in ("Sekreterare", "Justeras", "Signe") if word in row.text}
        assert height["Sekreterare"] == height["Justeras"] < height["Signe"] < (297 - 30 - 16) * MM


@pytest.mark.parametrize("word", ["x" * 300 + "ö", "Ett_mycket_långt_filnamn_som_aldrig_tar_slut_" * 6 + ".pdf"])
def test_a_word_longer_than_a_line_breaks_within_the_margins_and_stays_whole(word):
    item = Item(title=word, notes=word, decisions=(word,), attachments=(word,), actions=(Action(text=word, responsible=(word,)),))
    pages = pages_of(meeting(item), outline=True, summary=True)
    for page in pages:
        assert max(len(row.text.replace(" ", "")) for row in rows(page)) < 110
    assert "".join("".join(page.extract_text().split()) for page in pages).count(word) >= 6


def test_a_word_that_never_ends_breaks_in_the_running_header_too():
    pages = pages_of(meeting(said("Rad.\n" * 60), body="å" * 300))
    head = [row.text.replace(" ", "") for row in rows(pages[1]) if "å" in row.text]
    assert "".join(head).count("å") == 300
    assert max(map(len, head)) < 110


# What keeps together.

FILLERS = range(24, 40)
"""Rows before what is looked at, so that it comes to stand everywhere at a page's end."""


def filled(rows_before, *items, **head):
    return pages_of(meeting(said("Rad.\n" * rows_before, title="Utfyllnad"), *items, said("Slut."), **head))


@pytest.mark.parametrize(
    "item",
    [
        said("Ett kort stycke.", actions=(Action(text="Gör det"),) * 3),
        said("Ett stycke.\n\n- en punkt\n- en till", actions=(Action(text="Gör det"),) * 3),
        said("Ett stycke.", decisions=("Beslutat.",), actions=(Action(text="Gör det"),) * 3),
        Item(title="Bara en tabell", actions=(Action(text="Gör det"),) * 3),
        Item(title="Två tabeller", actions=(Action(text="Gör det"),), follow_ups=FOLLOW_UPS[:1]),
    ],
)
def test_a_table_never_begins_a_page_without_what_stands_before_it_and_its_header_is_repeated(item):
    for number in FILLERS:
        pages = [[row.text for row in body(page)] for page in filled(number, item)]
        for before, page in pairwise(pages):
            if page and page[0].startswith(("ÅTGÄRDER", "UPPFÖLJNING")):
                assert "Gör det" in before[-1] or FOLLOW_UPS[0].text[:10] in " ".join(before[-4:])
        assert all(page[-1].startswith(("ÅTGÄRDER", "UPPFÖLJNING")) is False for page in pages if page)


def test_a_short_decision_is_on_one_page_with_its_heading_and_a_long_one_goes_on():
    short = said("Anteckning.", decisions=("Beslutat i ett stycke.", "Och i ett till.", "Samt i ett tredje."))
    for number in FILLERS:
        pages = [words(body(page)) for page in filled(number, short)]
        assert any("BESLUT" in page and "ett stycke" in page and "ett tredje" in page for page in pages)
    long = said("x", decisions=("Beslutat. " * 700,))
    assert len(filled(2, long)) > 2


def test_the_signatures_never_have_a_page_of_their_own():
    for number in FILLERS:
        for last in (said("Slut här."), said("x", decisions=("Slut här.",)), Item(title="Slut här.")):
            page = pages_of(meeting(said("Rad.\n" * number), last, people=PEOPLE))[-1]
            assert words(body(page)).index("Slut här.") < words(body(page)).index("Sekreterare")


# Long words.


@pytest.mark.parametrize("word", ["socialchefsgruppen", "Umeåregionens", "lokalpolisområdes"])
def test_a_word_that_fits_its_column_is_neither_hyphenated_nor_cut(word):
    rows_of_actions = (Action(text=f"Kontakta {word} om detta", responsible=("Alma Berg", word)),)
    (page,) = pages_of(meeting(said("x", actions=rows_of_actions)))
    assert page.extract_text().count(word) == 2


def test_a_word_wider_than_its_column_is_hyphenated_in_swedish():
    word = "kommunstyrelseordförandekonferensen"
    (page,) = pages_of(meeting(said("x", actions=(Action(text="Gör det", responsible=(word,)),))))
    text = page.extract_text()
    assert "\u00ad" in text
    assert word in "".join(text.replace("\u00ad", "").split())
    assert all(
        part in ("kommunstyrelseordfö", "randekonferensen") for part in re.findall(r"\w+", text) if part in word and len(part) > 3
    )


def test_an_address_and_a_files_name_break_after_a_sign_and_have_no_hyphens_of_ours():
    names = (
        "Anteckningar_KC-möte_Umeåregionen_2016-11-10.pdf",
        "fornamn.efternamn@ornskoldsvik.se",
        "Socialchefsgruppen/Kommunchefsgruppen",
    )
    (page,) = pages_of(meeting(said("x", actions=(Action(text="Gör det", responsible=names),))))
    text = page.extract_text()
    assert "\u00ad" not in text
    for name in names:
        assert name in "".join(text.split())
    ends = [row.text for row in body(page) if any(row.text and row.text in name and row.text != name for name in names)]
    assert all(row.endswith(("_", "-", "/", "@", ".pdf", ".se", "gruppen")) for row in ends)


def test_no_word_of_a_cell_has_a_mark_for_each_of_its_letters():
    names = ("kommunstyrelseordförandekonferensen", "Anteckningar_KC-möte_Umeåregionen_2016-11-10.pdf")
    made = export(document(meeting(said("x", actions=(Action(text="Gör det", responsible=names),)))), "pdf")
    cells = [element for element in walk_elements(read_back("pdf", made)) if element.tag == "TD"]
    assert max(len(list(leaves(cell))) for cell in cells) <= 12


def walk_elements(element):
    yield element
    for child in element.children:
        if not isinstance(child, str):
            yield from walk_elements(child)


def leaves(element):
    for child in element.children:
        yield from [child] if isinstance(child, str) else leaves(child)
