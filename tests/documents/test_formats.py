import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.making import FORMATS
from kcminutes.documents.view import LAYOUTS, document
from kcminutes.meeting.model import Action, Participant
from kcminutes.swedish.refusal import Refusal
from support.document_samples import agenda, final_minutes, meeting, minutes, said, typed_everywhere

TEXT_FORMATS = ("html", "md", "txt")


def made(shown, form, layout="2016", *, outline=False, summary=False, **options):
    return export(document(shown, layout, outline=outline, summary=summary), form, **options).decode().replace("\u00a0", " ")


class Page(HTMLParser):
    """What a web page holds: its tags with their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def read_markdown(text):
    """What a Markdown reader shows, as a web page."""
    return Page(MarkdownIt("commonmark").enable("table").render(text))


def letters(text):
    return "".join(char for char in text if not char.isspace())


def shown_letters(shown, form, **options):
    """Everything that a reader of the format sees, without white space."""
    text = made(shown, form, **options)
    return letters(text if form == "txt" else Page(text).text if form == "html" else read_markdown(text).text)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("sample", [minutes(), agenda()])
def test_the_parts_of_every_item_are_there_in_the_layouts_order(sample, form, layout):
    text = shown_letters(sample, form, layout=layout)
    at = 0
    for number, item in enumerate(sample.items, 1):
        at = text.index(letters(f"{number}. {item.title}"), at)
        said = [*item.presenters, *item.attachments]
        decided = item.proposals + item.decisions
        told = [item.background, item.notes]
        rest = [*decided, *told] if layout == "2013" else [*told, *decided]
        for part in filter(None, [*said, *rest, *(action.text for action in item.actions)]):
            at = text.index(letters(re.sub(r"[*]|(?m:^ *(- |1\. |2\. ))", "", part.splitlines()[-1])), at)
        assert all(name in text for action in item.actions for name in map(letters, action.responsible))


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_utkast_stands_in_a_draft_and_not_in_what_is_final(form):
    assert "UTKAST" in made(minutes(), form)
    assert "UTKAST" not in made(final_minutes(), form)
    assert "UTKAST" not in made(agenda(), form)


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_a_meeting_without_people_and_items_has_a_document(form):
    assert "torsdag 8 december 2016" in made(meeting(), form)


def test_markdown_has_headings_lists_and_a_table():
    page = read_markdown(made(minutes(), "md"))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == 1
    assert tags.count("h2") == 13
    assert tags.count("table") == 3
    assert ("strong", {}) in page.tags
    assert "| Bjuda in till en ny träff i vår | 2017-04-24 |  |" in made(minutes(), "md")
    assert "  - attraktiv arbetsgivare" in made(minutes(), "md")


def test_plain_text_is_at_most_78_wide_and_hangs_its_lists():
    text = made(minutes(), "txt")
    assert max(map(len, text.splitlines())) <= 78
    assert "  2. Budgeten utökas med 400 tkr, där 15 % delas lika och 85 % efter\n     folkmängd." in text
    assert "Bilagor: Anteckningar_KC-möte_Umeåregionen_2016-11-10.pdf\n         Anteckningar_KC" in text
    assert "    SLUTDATUM: 2017-05-08\n    ANSVARIG: Greta Öhlin, Folke Brännmark" in text


def test_plain_text_breaks_a_word_that_is_longer_than_a_row():
    word = "å" * 200
    text = made(meeting(said(word, title=word)), "txt")
    assert max(map(len, text.splitlines())) <= 78
    assert letters(text).count(word) == 2


def test_a_web_page_is_one_file_with_landmarks_headings_in_order_and_table_headers():
    page = Page(made(minutes(), "html"))
    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": "sv"}) in page.tags
    assert {"header", "main", "footer", "title"} <= set(tags)
    assert not {"link", "script", "img"} & set(tags)
    assert page.tags.count(("th", {"scope": "col"})) == 9
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert ("li", {"value": "2"}) in page.tags


def test_every_id_of_a_web_page_is_there_once_and_every_link_and_label_points_to_one():
    tags = Page(made(minutes(), "html", outline=True, summary=True)).tags
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids)) == 16
    assert {attrs["aria-labelledby"] for _, attrs in tags if "aria-labelledby" in attrs} <= set(ids)
    assert {attrs["href"] for _, attrs in tags if "href" in attrs} == {f"#{name}" for name in ids if name != "dagordning"}


PIECES = """
a|Å b|- |1. |2) |+ |=|#|~~~|```|<b>|</p>|<script>|&|&amp;|<!--|[x](y)|![
!|*|**|***|_|__|\\|`|{{ x }}|{% x|%}|$|^|:|http://x.se|---|> |(|)|"
"""
TYPED = st.lists(st.sampled_from([*re.split(r"[|\n]", PIECES.strip()), "|", "\n", "\n\n", " ", "    "])).map("".join)


KNOWN_TAGS = {
    "html": {tag for tag, _ in Page(made(minutes(), "html")).tags},
    "md": {tag for tag, _ in read_markdown(made(minutes(), "md")).tags},
}


def typed_letters(text):
    return "".join(char for char in text if char.isalpha())


@pytest.mark.parametrize("form", TEXT_FORMATS)
@settings(max_examples=150)
@given(text=TYPED)
@example(text="**a.**b** *c*")
@example(text="**a *b***")
@example(text="a\n===\nb\n---\n1. x\n2) y")
@example(text="***a* b** \\*c\\*")
@example(text="http://x.se~~~a")
def test_nothing_typed_is_taken_for_markup_and_no_word_is_lost(form, text):
    line = " ".join(text.split()) or "x"
    item = typed_everywhere(text, line, reason=line)
    shown = meeting(item, people=(Participant(name=line, organisation=line),), place=line)
    found = typed_letters(shown_letters(shown, form))
    assert found.count(typed_letters(line)) >= 6
    at = found.index(typed_letters(text), found.index(typed_letters(line)))
    assert not text.strip() or not typed_letters(text) or "BESLUT" + typed_letters(text) in found[at:]
    if form != "txt":
        page = Page(made(shown, form)) if form == "html" else read_markdown(made(shown, form))
        address = {"a"} if form == "md" and "://" in text else set()  # which is a link
        assert {tag for tag, _ in page.tags} <= KNOWN_TAGS[form] | address


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_a_template_of_the_users_replaces_the_built_in_one(form, tmp_path):
    (tmp_path / f"minutes.{form}.j2").write_text("{{ document.mark }} {{ document.body }}: {{ document.sections[0].title }}")
    text = made(meeting(said("x", title="A & B")), form, templates=tmp_path)
    assert text == "UTKAST Kommunchefsgruppen: " + {"html": "A &amp; B", "md": "A \\& B", "txt": "A & B"}[form]


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_a_template_folder_without_the_template_changes_nothing(form, tmp_path):
    assert made(minutes(), form, templates=tmp_path / "saknas") == made(minutes(), form)


@pytest.mark.parametrize(
    "fault",
    [
        "{% for %}",
        "{{ document.titel }}",
        "{{ 1 / 0 }}",
        "{{ document.__class__.__mro__ }}",
        "{{ document.body.nope() }}",
        "{{ 1 | okänt }}",
        '{% include "borta" %}',
    ],
)
def test_a_faulty_template_is_told_with_name_and_line(fault, tmp_path):
    (tmp_path / "minutes.txt.j2").write_text(f"ett\ntvå\n{fault}\n")
    with pytest.raises(RenderError, match=r"^Mallen minutes\.txt\.j2 har ett fel på rad 3: .+\.$"):
        export(document(meeting()), "txt", templates=tmp_path)


def test_a_template_that_is_no_text_is_told(tmp_path):
    (tmp_path / "minutes.md.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(RenderError, match=r"^Mallen minutes\.md\.j2 har ett fel: "):
        export(document(meeting()), "md", templates=tmp_path)


def test_an_unknown_format_is_refused_with_what_there_is():
    with pytest.raises(Refusal, match=r"”doc” finns inte; välj bland pdf, docx, html, md, txt\."):
        export(document(meeting()), "doc")


def test_every_format_makes_something():
    assert all(export(document(minutes()), form) for form in FORMATS)


def test_a_web_pages_tables_have_no_roles_that_they_have_anyway():
    page = Page(made(minutes(), "html", outline=True, summary=True))
    assert not [attrs for _, attrs in page.tags if "role" in attrs]


def test_a_web_page_asks_for_hyphens_in_swedish_and_has_every_word_whole():
    text = made(meeting(said("x", actions=(Action(text="Kontakta kommunstyrelseordförandena"),))), "html")
    assert '<html lang="sv">' in text
    assert re.search(r"th, td \{[^}]*hyphens: auto", text)
    assert "kommunstyrelseordförandena" in text


def test_a_web_page_breaks_a_long_name_after_its_signs_and_no_other_text():
    name = "Anteckningar_KC-möte_Umeåregionen(2016).pdf"
    item = said(f"Se https://www.region.se/dokument/2016/ och {name} och a/b_c, <a/b_c/d>{{ x }}</a_b>.", attachments=(name,))
    item = replace(item, actions=(Action(text=name, responsible=("fornamn.efternamn@ornskoldsvik.se", "Socialchefen")),))
    page = export(document(meeting(item)), "html").decode()
    broken = "Anteckningar_<wbr>KC-möte_<wbr>Umeåregionen(2016).pdf"
    assert (
        f"Se https://<wbr>www.region.se/<wbr>dokument/<wbr>2016/ och {broken} och a/b_c, &lt;a/b_c/d&gt;{{ x }}&lt;/a_b&gt;."
        in page
    )
    assert (page.count(broken), page.count(name)) == (3, 0)
    assert "fornamn.efternamn@<wbr>ornskoldsvik.se,<br>Socialchefen" in page
