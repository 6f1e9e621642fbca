import io
import os
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.readers.packed import Package
from kcminutes.importing.reading import LARGEST, read_source, source_of
from kcminutes.importing.refusals import DayMissing, ImportRefusal
from support.commands import outcome
from support.import_layouts import layouts
from support.import_writers import to_docx, to_odt, to_pdf, to_txt

LAYOUT = next(layout for layout in layouts() if layout.name == "atgardstabell")
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "hahahaha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def packed(**parts: bytes | str) -> bytes:
    """A zip file with the parts, "__" for "/" and "_dot_" for "." in their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def scanned() -> bytes:
    """A PDF of one page on which something is drawn, and nothing written."""
    drawing = zlib.compress(b"0 0 200 200 re f")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    )


def locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(to_pdf(LAYOUT))))
    writer.encrypt("hemligt")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_odt() -> bytes:
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    parts: dict[str, bytes | str] = {"META-INF__manifest_dot_xml": manifest, "content_dot_xml": b"\x00\x01"}
    return packed(**parts)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "scanned": ("skannad.pdf", scanned, "OCR"),
    "locked pdf": ("last.pdf", locked_pdf, "lösenord"),
    "locked docx": ("last.docx", lambda: OLE, "lösenord"),
    "locked odt": ("last.odt", locked_odt, "lösenord"),
    "half a pdf": ("halv.pdf", lambda: to_pdf(LAYOUT)[:900], "hälften"),
    "half a docx": ("halv.docx", lambda: to_docx(LAYOUT)[:2000], "hälften"),
    "half an odt": ("halv.odt", lambda: to_odt(LAYOUT)[:400], "hälften"),
    "no docx at all": ("falsk.docx", lambda: b"bara text", "hälften"),
    "doc": ("gammal.doc", lambda: OLE, ".docx"),
    "msg": ("brev.msg", lambda: OLE, ".eml"),
    "rtf": ("text.rtf", lambda: b"{\\rtf1 hej}", ".docx"),
    "xlsx": ("blad.xlsx", lambda: packed(xl__workbook_dot_xml="<x/>"), ".docx"),
    "a picture": ("bild.jpg", lambda: b"\xff\xd8\xff\xe0\0\0\0\0JFIF", ".docx"),
    "empty": ("tom.txt", lambda: b"  \n", "tom"),
    "only blanks in word": ("blank.docx", lambda: packed(word__document_dot_xml=word("")), "ingen text"),
    "no mail": ("brev.eml", lambda: b"hej\n\ndu", ".txt"),
    "a mail without text": ("brev.eml", lambda: b"Subject: hej\nContent-Type: image/png\n\n", "bifogade"),
    "entities in docx": ("bomb.docx", lambda: packed(word__document_dot_xml=f"{BILLION_LAUGHS}<x>&d;</x>"), "DOCTYPE"),
    "entities in odt": ("bomb.odt", lambda: packed(content_dot_xml=f"{BILLION_LAUGHS}<x>&d;</x>"), "DOCTYPE"),
    "a file that would be read by an entity": (
        "smyg.docx",
        lambda: packed(word__document_dot_xml='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        "DOCTYPE",
    ),
    "broken xml": ("trasig.docx", lambda: packed(word__document_dot_xml="<w:document"), "skadad"),
    "a zip bomb": ("bomb.docx", lambda: packed(word__document_dot_xml=bytes(70 * 1024 * 1024)), "packas upp"),
    "a file of the program's own": ("m.toml", lambda: b"version = 2", "kcminutes m.toml"),
    "many parts": ("bomb.odt", lambda: packed(**{f"p{number}": b"" for number in range(5001)}), "packas upp"),
}


def word(body: str) -> str:
    return (
        f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_read_in_is_one_sentence_with_the_remedy_and_nothing_is_written(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    name, made, remedy = BAD[kind]
    (tmp_path / "agendas").mkdir()
    (tmp_path / name).write_bytes(made())
    monkeypatch.chdir(tmp_path)
    code, out, err = outcome(capfd, "import", name, "--date", "2017-01-19")
    assert code == 1
    assert out == ""
    assert len(err.strip().split("\n")) == 1
    assert name in err
    assert remedy in err
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {name}


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed(word__document_dot_xml=bytes(70 * 1024 * 1024))
    tracemalloc.start()
    with pytest.raises(ImportRefusal):
        source_of(bomb, "bomb.docx")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * 1024 * 1024


def test_many_large_parts_are_no_more_than_one_whole() -> None:
    package = Package(packed(**{f"p{number}": bytes(50 * 1024 * 1024) for number in range(4)}), "bomb.docx")
    sizes = [len(package.part(f"p{number}") or b"") for number in range(3)]
    assert sum(sizes) == 150 * 1024 * 1024
    with pytest.raises(ImportRefusal, match="packas upp"):
        package.part("p3")


def test_a_file_of_200_mb_is_not_read_at_all(tmp_path: Path) -> None:
    file = tmp_path / "stor.pdf"
    with file.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    assert file.stat().st_size > LARGEST
    with pytest.raises(ImportRefusal, match="MB"):
        read_source(file)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror.txt")
    with pytest.raises(ImportRefusal, match="vanlig fil"):
        read_source(tmp_path / "ror.txt")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusal, match="finns inte"):
        read_source(tmp_path / "borta.pdf")


def test_a_mail_in_a_foreign_character_set_is_read() -> None:
    head = "Subject: =?iso-8859-1?Q?M=F6te?=\nContent-Type: text/plain; charset=iso-8859-1\n\n"
    mail = f"{head}Dag: 2017-01-19\n\n1. Öppnande\n2. Övrigt\n"
    read = imported(source_of(mail.encode("iso-8859-1"), "brev.eml"))
    assert [item.title for item in read.meeting.items[:2]] == ["Öppnande", "Övrigt"]


def test_a_mail_in_a_character_set_that_nobody_knows_is_read_as_well_as_can_be() -> None:
    mail = "Subject: Kallelse\nContent-Type: text/plain; charset=x-hemsnickrad\n\nDag: 2017-01-19\n\n1. Öppnande\n2. Övrigt\n"
    assert [item.title for item in imported(source_of(mail.encode(), "brev.eml")).meeting.items[:2]] == ["Öppnande", "Övrigt"]


def test_nothing_that_a_web_page_refers_to_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    page = (
        '<!DOCTYPE html SYSTEM "http://exempel.se/x.dtd"><html><head><link rel="stylesheet" href="http://exempel.se/x.css">'
        '<script src="http://exempel.se/x.js"></script></head><body><img src="http://exempel.se/x.png"><p>Dag: 2017-01-19</p>'
        '<iframe src="http://exempel.se"></iframe><ol><li>Öppnande</li><li>Övrigt</li></ol></body></html>'
    )
    assert [item.title for item in imported(source_of(page.encode(), "sida.html")).meeting.items[:2]] == ["Öppnande", "Övrigt"]


def test_a_day_is_never_invented() -> None:
    text = "Protokoll\n\n1. Öppnande\n\nVi sågs efter mötet 2016-11-10.\n\n2. Nästa möte\n\nNästa möte är 2017-01-19.\n"
    with pytest.raises(DayMissing, match="ange dagen"):
        imported(source_of(text.encode(), "protokoll.txt"))


def test_a_day_in_the_files_name_counts_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "agendas").mkdir()
    (tmp_path / "KC 161208.txt").write_text("Protokoll\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Avslutning\n\nMötet avslutades.\n")
    monkeypatch.chdir(tmp_path)
    assert "2016-12-08 (dagen ur filens namn)" in outcome(capfd, "import", "KC 161208.txt")[1]


@pytest.mark.parametrize("size", [3, 40, 70, 120, 200, 400])
def test_what_is_nested_deep_is_read_or_refused_and_never_left_out(size: int) -> None:
    said = "<w:p><w:r><w:t>Dag: 2017-01-19</w:t></w:r></w:p>"
    nested = {
        "bord.docx": packed(word__document_dot_xml=word("<w:tbl><w:tr><w:tc>" * size + said + "</w:tc></w:tr></w:tbl>" * size)),
        "falt.docx": packed(word__document_dot_xml=word("<w:sdt><w:sdtContent>" * size + said + "</w:sdtContent></w:sdt>" * size)),
        "djup.html": f"<html><body>{'<div>' * size}<p>Dag: 2017-01-19</p>{'</div>' * size}</body></html>".encode(),
    }
    for name, content in nested.items():
        with suppress(ImportRefusal):
            assert "Dag: 2017-01-19" in "\n".join(line.text for line in source_of(content, name).lines)


def test_the_text_of_a_file_is_the_same_in_another_encoding() -> None:
    text = to_txt(LAYOUT).decode()
    titles = [item.title for item in imported(source_of(text.encode(), "x.txt")).meeting.items]
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert [item.title for item in imported(source_of(text.encode(encoding), "x.txt")).meeting.items] == titles
