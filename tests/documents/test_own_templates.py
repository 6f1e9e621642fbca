import io
import re
import socket
import sys
import time
import zipfile
from datetime import datetime

import pytest

from kcminutes.documents.errors import RenderError
from kcminutes.documents.formats import limited
from kcminutes.documents.formats.export import export
from kcminutes.documents.formats.own_templates import TEMPLATES, template_source
from kcminutes.documents.view import document
from support.document_samples import final_minutes, meeting, minutes, said

FORMS = tuple(TEMPLATES)
JINJA = ("html", "md", "txt")
ENDING = {"typst": "pdf"}
TYPST = '#let doc = json(bytes(sys.inputs.document))\n#set document(title: "x")\n'
ENDLESS = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
DOUBLING = "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}"


def word_template(body=None, *, part="word/document.xml", text="", instead_of=None):
    """The built-in Word template with another text in the title's paragraph, or in the given part."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template_source("docx"))) as package, zipfile.ZipFile(content, "w") as copy:
        for name in package.namelist():
            data = package.read(name).decode()
            if name == part:
                old = instead_of or "{{ document.title }}"
                assert old in data
                data = data.replace(old, text if body is None else body, 1)
            copy.writestr(name, data)
    return content.getvalue()


def said_of(form, template, folder, shown=None):
    """The sentence that the program says of the template."""
    content = template if isinstance(template, bytes) else word_template(template) if form == "docx" else template.encode()
    (folder / TEMPLATES[form]).write_bytes(content)
    with pytest.raises(RenderError) as refused:
        export(shown or document(minutes()), ENDING.get(form, form), templates=folder)
    sentence = str(refused.value)
    assert re.fullmatch(r"Mallen minutes\.\S+ .+\.", sentence), sentence
    return sentence


@pytest.mark.parametrize("form", FORMS)
def test_the_built_in_template_saved_as_ones_own_gives_the_same_document(form, tmp_path):
    (tmp_path / TEMPLATES[form]).write_bytes(template_source(form))
    made = datetime(2016, 12, 8, 13)
    shown = document(minutes())
    ending = ENDING.get(form, form)
    assert export(shown, ending, templates=tmp_path, made=made) == export(shown, ending, made=made)


@pytest.mark.parametrize("form", JINJA)
def test_an_unknown_name_is_told_with_its_line_and_what_is_known(form, tmp_path):
    sentence = said_of(form, "ett\ntvå\n{{ documnt.title }}\n", tmp_path)
    assert sentence == f"Mallen {TEMPLATES[form]} har ett fel på rad 3: den känner inte till ”documnt”; där finns document."


@pytest.mark.parametrize("form", JINJA)
def test_an_unknown_attribute_is_told_with_those_that_there_are(form, tmp_path):
    sentence = said_of(form, "{% for section in document.sections %}\n{{ section.titel }}\n{% endfor %}", tmp_path)
    assert "på rad 2: den känner inte till ”titel”; Section har number, prefix, title, level, " in sentence


def test_a_word_template_is_told_of_an_unknown_name_with_the_tag(tmp_path):
    sentence = said_of("docx", "Rubrik: {{ documnt.title }}", tmp_path)
    assert sentence == (
        "Mallen minutes.docx har ett fel vid ”{{ documnt.title }}”: den känner inte till ”documnt”; där finns document."
    )


def test_a_word_template_is_told_of_an_unknown_attribute_with_the_tag_and_those_that_there_are(tmp_path):
    sentence = said_of("docx", "{{ document.body }} {{ document.titel }} {{ document.day }}", tmp_path)
    assert "vid ”{{ document.titel }}”: den känner inte till ”titel”; Document har language, layout, name, title, " in sentence


@pytest.mark.parametrize(
    ("part", "instead_of", "where"),
    [("word/header_default.xml", "{{ document.body }}", "sidhuvudet"), ("word/footer_default.xml", " (", "sidfoten")],
)
def test_a_mistake_in_a_header_or_footer_is_told_as_there(part, instead_of, where, tmp_path):
    template = word_template(part=part, instead_of=instead_of, text="{{ document.bodi }}")
    assert f"har ett fel i {where} vid ”{{{{ document.bodi }}}}”: " in said_of("docx", template, tmp_path)


@pytest.mark.parametrize("form", [*JINJA, "docx"])
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("{{ 1 | okänt }}", "den känner inte till filtret ”okänt”; där finns "),
        ("{{ 1 is okänt }}", "den känner inte till testet ”okänt”"),
        ("{% if document.mark %}", "”{% if … %}” saknar sitt slut"),
        ("{% endfor %}", "”{% endfor %}” hör inte ihop med någon tagg före"),
        ("{% hejsan %}", "den känner inte till taggen ”hejsan”"),
        ("{{ 1 + }}", "en tagg är inte färdigskriven"),
        ("{{ document. }}", "taggen går inte att förstå ("),
        ("{{ 1 / 0 }}", "det går inte att utföra (division by zero)"),
        ("{{ document.body.nope() }}", "den känner inte till ”nope” hos en text"),
        ("{{ document.groups[99].label }}", "plats 99 finns inte i en lista med 4"),
        ("{{ document.sections.title }}", "den känner inte till ”title” hos en lista"),
        ('{% include "borta" %}', "mallen ”borta” finns inte"),
    ],
)
def test_each_kind_of_mistake_has_its_sentence(form, fault, told, tmp_path):
    assert f": {told}" in said_of(form, fault, tmp_path)


@pytest.mark.parametrize("form", [*JINJA, "docx"])
@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        ("{{ ''.__class__.__mro__ }}", "”__class__” får inte användas i en mall"),
        ("{{ document.__init__.__globals__ }}", "”__init__” får inte användas i en mall"),
        ("{{ document.sections.append(1) }}", "den känner inte till ”append” hos en lista"),
        ("{{ 9 ** 9 ** 9 }}", "så stora tal eller texter får inte räknas fram med ”**” i en mall"),
        ("{{ 'x' * 999999999999 }}", "så stora tal eller texter får inte räknas fram med ”*” i en mall"),
        (ENDLESS, "dess upprepningar tar inte slut"),
        (DOUBLING, "den anropar sig själv utan slut"),
    ],
)
def test_a_template_that_would_run_code_or_never_end_is_refused(form, attempt, told, tmp_path):
    assert f": {told}" in said_of(form, attempt, tmp_path, document(meeting(said("x"))))


def test_a_template_that_is_no_text_is_told(tmp_path):
    assert said_of("txt", b"\xff\xfe", tmp_path) == "Mallen minutes.txt.j2 har ett fel: den är inte text i UTF-8."
    assert said_of("typst", b"\xff\xfe", tmp_path) == "Mallen minutes.typ har ett fel: den är inte text i UTF-8."


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("#documnt", "den känner inte till ”documnt”; dokumentet finns i sys.inputs.document"),
        ("#doc.titel", "den känner inte till ”titel”; Document har language, layout, name, title, "),
        ("#doc.sections.first().movement", "den känner inte till ”movement”; Section har number, prefix, title, level, "),
        ("#let x = (1", "en parentes eller ett citattecken saknar sitt slut"),
        ("#while true {}", "dess upprepningar tar inte slut"),
        ("#let f() = f()\n#f()", "den anropar sig själv utan slut"),
        ("#panic()", "Typst säger ”panicked"),
        ('#read("/etc/passwd")', "Typst säger ”file not found"),
    ],
)
def test_a_mistake_in_a_typst_template_is_told_with_its_line(fault, told, tmp_path):
    assert f"har ett fel på rad 3: {told}" in said_of("typst", TYPST + fault, tmp_path)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("#doc.titel", "(menade du title?)."),
        ("#doc.rubrik", ", coming, signatures."),
        ('#doc.at("rubrik")', "; Document har language, "),
        (
            "#for it in doc.groups {\n it.lable }",
            "på rad 4: den känner inte till ”lable”; Group har label, people (menade du label?).",
        ),
        ("#for (n, it) in doc.sections.enumerate() { it.namn }", "Section har number, "),
        ("#let show-it(it) = it.label\n#show-it(doc)", "den känner inte till ”label” hos ”it”."),
        ("#doc.groups.map(it => it.namn).join()", "den känner inte till ”namn” hos ”it”."),
        ("#doc.title.text", "en text har inga fält."),
        ("#doc.sections.at(999)", "plats 999 finns inte i en lista med 13."),
        ('#(1 + "a")', "ett tal och en text kan inte läggas ihop."),
        ("#text(fnt: 1)[x]", "argumentet ”fnt” finns inte."),
        ("#for it in 1 {}", "ett tal kan inte gås igenom med for."),
    ],
)
def test_what_typst_says_is_told_in_swedish_of_the_object_that_it_is_about_and_never_of_another(fault, told, tmp_path):
    assert said_of("typst", TYPST + fault, tmp_path).endswith(told) or told in said_of("typst", TYPST + fault, tmp_path)


def test_a_mistake_in_a_file_that_a_typst_template_takes_in_is_told_with_that_files_name(tmp_path):
    (tmp_path / "huvud.typ").write_text("#let x = 1\n#okänt\n", encoding="utf-8")
    (tmp_path / "minutes.typ").write_text(TYPST + '#include "huvud.typ"', encoding="utf-8")
    with pytest.raises(RenderError, match=r"^Mallen huvud\.typ har ett fel på rad 2: den känner inte till ”okänt”; "):
        export(document(minutes()), "pdf", templates=tmp_path)


WHOLE = "{{ document.mark }}{% for section in document.sections %}{{ section.title }}{% endfor %}"
TYPST_WHOLE = TYPST + "#doc.mark #doc.sections.map(it => it.title).join()"


@pytest.mark.parametrize("form", FORMS)
def test_a_template_without_the_items_is_told(form, tmp_path):
    without = {
        "docx": word_template(instead_of="{{p document.sections | sections }}", text=""),
        "typst": TYPST + "#doc.mark // #doc.sections",
    }.get(form, "{{ document.mark }} {{ document.title }}")
    sentence = said_of(form, without, tmp_path)
    name = TEMPLATES[form]
    assert sentence == f"Mallen {name} visar inte ärendena (document.sections); lägg till det, eller utgå från den inbyggda mallen."


@pytest.mark.parametrize("form", FORMS)
def test_a_template_without_utkast_is_told_when_there_is_a_draft_and_sets_what_is_final(form, tmp_path):
    without = {"docx": word_without_mark(), "typst": TYPST_WHOLE.replace("#doc.mark", "")}.get(
        form, WHOLE.replace("{{ document.mark }}", "")
    )
    assert " visar inte UTKAST (document.mark); " in said_of(form, without, tmp_path)
    assert export(document(final_minutes()), ENDING.get(form, form), templates=tmp_path)


def word_without_mark():
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template_source("docx"))) as package, zipfile.ZipFile(content, "w") as copy:
        for name in package.namelist():
            data = package.read(name).decode()
            copy.writestr(name, re.sub(r"<w:r>(?:(?!<w:r>).)*\{%r if document.mark.*endif %\}</w:t></w:r>", "", data))
    return content.getvalue()


@pytest.mark.parametrize("asked", ['"Finnsinte Sans"', '("Finnsinte Sans", "Inte Heller")'])
def test_a_font_that_is_nowhere_is_told_with_its_line_and_of_several_one_is_enough(asked, tmp_path):
    told = said_of("typst", TYPST_WHOLE + f"\n#set text(font: {asked})\nHej", tmp_path)
    assert told.startswith("Mallen minutes.typ har ett fel på rad 4: typsnitte")
    assert "”Finnsinte Sans”" in told
    (tmp_path / "minutes.typ").write_text(TYPST_WHOLE + '\n#set text(font: ("Finnsinte Sans", "Libertinus Serif"))\nHej')
    assert export(document(minutes()), "pdf", templates=tmp_path).startswith(b"%PDF")


@pytest.mark.parametrize("content", [b"", b"inget zip-arkiv", b"PK\x03\x04 avbrutet", template_source("docx")[:3000]])
def test_a_file_that_is_no_word_document_is_told_with_a_remedy(content, tmp_path):
    sentence = said_of("docx", content, tmp_path)
    assert "är inget helt Word-dokument; spara den på nytt i Word som .docx, eller ta bort " in sentence
    assert str(tmp_path / "minutes.docx") in sentence


def test_a_zip_file_of_something_else_is_no_word_document(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
    assert "är inget helt Word-dokument" in said_of("docx", content.getvalue(), tmp_path)


def test_a_word_document_with_damaged_xml_is_told(tmp_path):
    assert "är inget helt Word-dokument" in said_of("docx", word_template(text="<w:t>", instead_of="<w:body>"), tmp_path)


def test_a_word_template_without_our_styles_is_told_which_and_what_to_start_from(tmp_path):
    without = word_template(part="word/styles.xml", instead_of='<w:name w:val="Beslut"/>', text='<w:name w:val="Annat"/>')
    sentence = said_of("docx", without, tmp_path)
    assert sentence == (
        "Mallen minutes.docx saknar formatmallen ”Beslut”; utgå från den mall som ”kcminutes template docx FIL” ger."
    )


def test_a_word_template_whose_list_style_has_lost_its_numbering_is_told(tmp_path):
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    sentence = said_of("docx", word_template(part="word/styles.xml", instead_of=numbered, text=""), tmp_path)
    assert "saknar numrering i formatmallen ”List Number”; utgå från " in sentence


def test_paragraphs_within_a_paragraph_are_refused(tmp_path):
    sentence = said_of("docx", "{{ document.sections | sections }}", tmp_path)
    assert sentence == (
        "Mallen minutes.docx ger inget helt Word-dokument: "
        "en tagg som ger stycken ska börja med {{p, och andra taggar inte dela ett stycke."
    )


def test_a_condition_that_ends_within_a_table_it_began_outside_of_is_refused(tmp_path):
    cell = "<w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    cut = f"{{% if document.mark %}}</w:t></w:r></w:p>{table}<w:p><w:r><w:t>"
    assert "ger inget helt Word-dokument" in said_of("docx", cut, tmp_path, document(final_minutes()))


@pytest.mark.parametrize("half", ["{{ document.title", "{{ document.title }", "document.title }}", "{% if document.mark"])
def test_half_a_tag_in_a_word_template_is_told_with_its_paragraph(half, tmp_path):
    sentence = said_of("docx", half, tmp_path)
    assert f"har ett fel vid ”{half}”: en tagg ska börja och sluta i samma stycke, {{{{ … }}}} eller {{% … %}}." in sentence


def test_text_beside_a_tag_for_paragraphs_is_refused_for_it_would_be_lost(tmp_path):
    sentence = said_of("docx", "Närvarande: {{p document.groups | people }}", tmp_path)
    assert "vid ”Närvarande: {{p document.groups | people }}”: en tagg som börjar med {{p eller {%p ska stå ensam" in sentence


def test_a_word_template_that_gives_a_filter_the_wrong_thing_is_told_with_the_tag(tmp_path):
    assert "vid ”{{ document.body | sections }}”: " in said_of("docx", "{{p document.body | sections }}", tmp_path)


# Templates that never end, fill the memory or reach for the network.


@pytest.mark.parametrize("path", ["preview/cetz:0.3.4", "preview/inte-finns:9.9.9"])
def test_a_package_is_a_sentence_and_nothing_is_fetched(path, tmp_path, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        for name in ("http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        for source in (f'#import "@{path}"', f'#let all = "@" + "{path}"\n#import all'):
            sentence = said_of("typst", TYPST + source, tmp_path)
            assert sentence.endswith("den använder ett paket (@preview/…), och inget hämtas från nätet; lägg koden i mallen.")
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("form", "template"),
    [
        ("typst", TYPST + "#for i in range(9999) { for j in range(9999) { for k in range(9999) { let x = i * j * k } } }"),
        ("md", "{{ range(99999) | map('string') | map('batch', 1) | map('list') | list | length }}" * 400),
    ],
)
def test_a_template_that_never_ends_is_stopped(form, template, tmp_path, monkeypatch):
    monkeypatch.setattr(limited, "TIME", 3.0)
    begun = time.monotonic()
    assert said_of(form, template, tmp_path) == (
        f"Mallen {TEMPLATES[form]} blir inte färdig på 3 sekunder; rätta eller ta bort den."
    )
    assert time.monotonic() - begun < 10


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its address space")
@pytest.mark.parametrize(
    ("form", "template"),
    [
        ("typst", TYPST + '#let s = "x" * 1000000\n#let all = ()\n#for i in range(100000) { all.push(s + str(i)) }\n#all.len()'),
        ("txt", "{% for i in range(4000) %}{{ 'x' * 999999 }}{% endfor %}"),
    ],
)
def test_a_template_that_fills_the_memory_is_stopped(form, template, tmp_path, monkeypatch):
    monkeypatch.setattr(limited, "MEMORY", 700 * 1024**2)
    assert "fyller minnet" in said_of(form, template, tmp_path)
