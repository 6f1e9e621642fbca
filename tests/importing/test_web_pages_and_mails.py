from datetime import date
from email.message import EmailMessage

import pytest

from kcminutes.importing.reading import source_of
from kcminutes.importing.source import Source

DAY = b"Date: Thu, 19 Jan 2017 09:00:00 +0100\n"


def page(body: str, *, head: str = "", encoding: str = "utf-8") -> Source:
    return source_of(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding), "sida.html")


def lines(source: Source) -> list[str]:
    return [line.plain for line in source.lines]


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", "1e9", "", " ", "٣" * 9])
def test_an_attribute_that_is_no_sensible_number_is_passed_over(number: str) -> None:
    listed = page(f'<ol start="{number}"><li>Öppnande</li><li value="{number}">Övrigt</li></ol>')
    assert [line.number for line in listed.lines] == ["1.", "2."]
    table = page(f'<table><tr><td colspan="{number}">Ett</td><td>Två</td></tr></table>')
    assert [cell.x for cell in table.lines[0].cells] == [0, 1]


@pytest.mark.parametrize(
    "charset", ["macintosh", "cp437", "iso-2022-jp", "us-ascii", "utf-7", "utf-16", "hex", "idna", "iso-8859-1", "x"]
)
def test_no_character_set_that_a_page_declares_costs_a_word(charset: str) -> None:
    encoding = charset if charset in ("macintosh", "cp437") else "cp1252"
    read = page("<p>Först</p><p>Ä</p><p>Sist</p>", head=f'<meta charset="{charset}">', encoding=encoding)
    assert lines(read) == ["Först", "Ä", "Sist"]


def test_what_stands_in_a_table_and_in_no_cell_is_read() -> None:
    read = page(
        "<table><caption>Dagordning</caption>löst<tr>bredvid<td>1</td><td>Öppnande</td></tr><p>emellan</p>"
        "<tbody>inne<tr><td>2</td><td>Övrigt</td></tr></tbody></table>efter"
    )
    assert sorted(lines(read)) == sorted(["Dagordning", "löst", "bredvid", "1 Öppnande", "emellan", "inne", "2 Övrigt", "efter"])
    assert [line.plain for line in read.lines if line.table] == ["1 Öppnande", "2 Övrigt"]


def mail(message: EmailMessage) -> Source:
    message["Subject"] = "Kallelse"
    return source_of(message.as_bytes(), "brev.eml")


def test_all_the_texts_of_a_mail_are_read() -> None:
    message = EmailMessage()
    message.set_content("Dag: 2017-01-19\n")
    message.add_attachment("1. Öppnande\n", disposition="inline")
    message.add_attachment("<ul><li>Övrigt</li></ul>", subtype="html", disposition="inline")
    assert lines(mail(message)) == ["Dag: 2017-01-19", "1. Öppnande", "Övrigt"]


def test_a_text_in_two_forms_is_read_once_and_from_the_one_that_has_it() -> None:
    message = EmailMessage()
    message.set_content("Brevet visas bara som HTML.\n")
    message.add_alternative("<p>Dag: 2017-01-19</p><p>1. Öppnande</p><p>2. Lägesbild från räddningstjänsten</p>", subtype="html")
    assert lines(mail(message)) == ["Dag: 2017-01-19", "1. Öppnande", "2. Lägesbild från räddningstjänsten"]
    message = EmailMessage()
    message.set_content("Dag: 2017-01-19\n\n1. Öppnande\n")
    message.add_alternative("<p>Dag: 2017-01-19</p><p>1. Öppnande</p>", subtype="html")
    assert lines(mail(message)) == ["Dag: 2017-01-19", "1. Öppnande"]


def test_a_mail_in_a_mail_is_read_and_what_its_head_says_is_kept() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Handlingar"
    inner["From"] = "eva@exempel.se"
    inner.set_content("Dag: 2017-01-19\n")
    message = EmailMessage()
    message.set_content("Se nedan.\n")
    message.add_attachment(inner)
    read = mail(message)
    assert lines(read) == ["Se nedan.", "Dag: 2017-01-19"]
    assert {"Ämne: Handlingar", "Från: eva@exempel.se"} <= {remark.text for remark in read.remarks}


def test_what_is_attached_is_named_whether_or_not_it_has_a_name() -> None:
    message = EmailMessage()
    message.set_content("Se bilaga.\n")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="kallelse.pdf", disposition="inline")
    message.add_attachment(b"...", maintype="application", subtype="octet-stream")
    attached = [remark.text for remark in mail(message).remarks if remark.place == "bifogad fil"]
    assert attached == ["kallelse.pdf", "utan namn (application/octet-stream)"]


@pytest.mark.parametrize(
    "sent",
    ["Fri, 31 Dec 99999 10:00:00 +0000", "Fri, 31 Dec 2016 10:00:00 +99999999999999999999", "²", "1 1 1 1 1 1 1 1", "Mon, 0 Jan 0"],
)
def test_a_mail_of_an_impossible_day_is_read_without_it(sent: str) -> None:
    read = source_of(f"Subject: Kallelse\nDate: {sent}\n\nDag: 2017-01-19\n".encode(), "brev.eml")
    assert (lines(read), read.written) == (["Dag: 2017-01-19"], None)
    assert source_of(b"Subject: Kallelse\n" + DAY + b"\nhej\n", "brev.eml").written == date(2017, 1, 19)


def test_parts_that_are_announced_and_never_come_are_text() -> None:
    head = "Subject: Kallelse\nContent-Type: multipart/mixed; boundary=x\n\n"
    assert lines(source_of(f"{head}Dag: 2017-01-19\n".encode(), "brev.eml")) == ["Dag: 2017-01-19"]
