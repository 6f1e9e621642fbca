"""Where items begin in the odder layouts: rows with the number in the middle or in the title, days and counties as headings."""

import io
from datetime import date

import pytest
from docx import Document

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted, source_of
from kcminutes.importing.refusals import DayMissing
from kcminutes.meeting.model import Meeting
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.meeting.states import ItemStatus


def word(*blocks: str, header: str = "") -> Meeting:
    """A Word file: "# heading", "| a | b" a row, each of consecutive rows in one table, anything else a paragraph."""
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    table = None
    for block in blocks:
        if block.startswith("| "):
            cells = [cell.strip() for cell in block[2:].split("|")]
            table = table or document.add_table(rows=0, cols=len(cells))
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
            continue
        table = None
        if block.startswith("# "):
            document.add_heading(block[2:], 2)
        else:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return imported(source_of(out.getvalue(), "x.docx")).meeting


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items if item.title != UNPLACED_TITLE]


HEAD = ("Protokoll", "Dag: 2016-12-08", "Närvarande: Eva Ek, Bo Alm")


def test_a_row_with_the_number_between_the_body_and_the_day_begins_an_item() -> None:
    rows = [
        block
        for number, title in ((8, "Öppnande"), (9, "Information om trygghetsboende."), (10, "Busslinje 4"))
        for block in (f"| Pensionärsrådet | § {number} | 2016-12-08", f"# {title}", "Läget är gott.")
    ]
    meeting = word(*HEAD, *rows)
    assert titles(meeting) == ["Öppnande", "Information om trygghetsboende.", "Busslinje 4"]
    assert (meeting.head.numbering, meeting.head.first_number) == ("§", 8)


def test_a_reference_with_codes_after_it_is_no_title() -> None:
    meeting = word(
        *HEAD,
        "| § 63/2016 | Dnr 2016/0118 NTN - 3 Diariekod: 514",
        "# Parkering vid skolor",
        "Läget är gott.",
        "| § 64/2016 | Dnr 2016/0119 NTN - 2 Diariekod: 512",
        "# Snöröjning",
        "Läget är gott.",
    )
    assert titles(meeting) == ["Parkering vid skolor", "Snöröjning"]
    assert meeting.items[0].reference.startswith("2016/0118")


def test_of_a_table_with_the_numbers_in_the_titles_the_other_rows_are_more_of_an_item() -> None:
    meeting = word(
        "Kallelse",
        "Kommunstyrelsens utskott kallas till sammanträde fredagen den 19 februari 2016 klockan 09:00 i Rådhuset.",
        "| Ärende | Anteckningar",
        "| 1. Uppföljning av planen | ",
        "| Dnr 2016/00041 | ",
        "| 2. Nulägesrapport | ",
        "| Bilaga | ",
        "| 3. Övriga frågor | ",
    )
    assert titles(meeting)[:3] == ["Uppföljning av planen", "Nulägesrapport", "Övriga frågor"]
    assert meeting.head.day == date(2016, 2, 19)


def test_days_and_counties_are_no_items() -> None:
    meeting = word(
        *HEAD[:2],
        "Deltagande",
        "# Norrbotten",
        "Eva Ek, Landstinget",
        "# Jämtland",
        "Bo Alm, kommunförbundet",
        "# Dag 1 – 8 december",
        "# Inledning",
        "Ordföranden hälsade alla välkomna till mötet.",
        "# E-hälsa",
        "Frågan diskuterades av alla som var där.",
        "# Dag 2 – 9 december",
        "# Avslutning",
        "Ordföranden tackade alla för visat intresse.",
    )
    assert titles(meeting) == ["Inledning", "E-hälsa", "Avslutning"]
    assert [person.name for person in meeting.participants] == ["Eva Ek", "Bo Alm"]


def test_an_entry_of_the_list_at_the_top_is_not_missing_where_its_number_has_a_heading_of_another_title() -> None:
    listed = "1 Anmälan av protokoll\n\n2 Ekonomi\n\n3 Resultatrapport för februari\n\n4 Finansiell rapport\n\n"
    below = (
        "§ 1 Anmälan om justering\n\nHej.\n\n§ 2 Ekonomi\n\nHej.\n\n§ 3 Resultatrapport för februari\n\nHej.\n\n"
        "§ 4 Finansiell rapport\n\nHej."
    )
    meeting = imported(pasted(f"Protokoll\n\nDag: 2016-12-08\n\n{listed}Närvarande: Eva Ek\n\n{below}")).meeting
    assert titles(meeting) == ["Anmälan om justering", "Ekonomi", "Resultatrapport för februari", "Finansiell rapport"]


@pytest.mark.parametrize("header", ["Protokoll nr 2/2015", "Minnesanteckningar BBU 2015-09"])
def test_a_margin_that_counts_meetings_or_is_of_a_month_tells_the_year(header: str) -> None:
    meeting = word(
        "Tid: 19 september kl. 13.15", "Närvarande: Eva Ek", "# 1. A", "Hej.", "# 2. B", "År 2013 och 2017 är lika.", header=header
    )
    assert meeting.head.day == date(2015, 9, 19)


def test_a_year_of_a_form_tells_none() -> None:
    with pytest.raises(DayMissing):
        word(
            "Tid: 19 september kl. 13.15",
            "Närvarande: Eva Ek",
            "# 1. A",
            "Hej.",
            "# 2. B",
            "Hej.",
            header="TDOK 2010:29 Mall v 2.0",
        )


def test_a_title_in_quotation_marks_after_a_number_is_one() -> None:
    text = "Kallelse\n\nDag: 2016-12-08\n\n1 Öppnande\n2 ”Glöm inte trappan” Svar på medborgarförslag\n3 Larm\n4 Slut\n"
    assert titles(imported(pasted(text)).meeting) == ["Öppnande", "”Glöm inte trappan” Svar på medborgarförslag", "Larm", "Slut"]


def test_what_stands_over_each_matter_or_on_each_page_is_no_items_heading() -> None:
    pages = [
        (
            "STAB",
            f"{turn}, MSN 2016-12-08 13:30",
            f"MSN: {turn}7/2016",
            "TJÄNSTESKRIVELSE",
            f"# {title}",
            "Text om ärendet.",
            "SLUT",
        )
        for turn, title in enumerate(("Anmälningar", "Läget", "Strandskydd", "Tillsyn"), 1)
    ]
    meeting = word("Kallelse till Miljönämnden", "Torsdag 8 december 2016 kl 13.30", *(line for page in pages for line in page))
    assert titles(meeting) == ["Anmälningar", "Läget", "Strandskydd", "Tillsyn"]


@pytest.mark.parametrize("reference", ["15RK1482", "SN 2016/14", "SN 2016/14, SN 2015/9"])
def test_a_heading_without_its_number_is_found_though_its_reference_stands_last(reference: str) -> None:
    listed = "".join(f"{turn}. {title}\n" for turn, title in enumerate(("Öppnande", "Digitala lås", "Slut"), 1))
    text = f"Kallelse\n\nDag: 2016-12-08\n\n{listed}\nDigitala lås ({reference})\n\nDet går bra.\n\nSlut\n\nTack.\n"
    item = imported(pasted(text)).meeting.items[1]
    assert (item.title, item.background) == ("Digitala lås", "Det går bra.")


def test_a_kallelse_whose_pages_say_protokoll_is_a_kallelse() -> None:
    lines = ("KALLELSE", "Dag: 2016-12-08", "# 1. Öppnande", "# 2. Larm", "Läget gås igenom.", "# 3. Slut")
    meeting = word(*lines, header="Sammanträdesprotokoll")
    assert [item.background for item in meeting.items[:3]] == ["", "Läget gås igenom.", ""]


def test_headings_that_differ_in_a_year_only_are_items() -> None:
    meeting = word("Kallelse", "Dag: 2016-12-08", *(line for year in (2017, 2018, 2019) for line in (f"# Budget {year}", "Läget.")))
    assert titles(meeting) == ["Budget 2017", "Budget 2018", "Budget 2019"]


def test_a_title_below_its_number_gives_its_reference_away() -> None:
    lines = (
        line
        for turn, title in enumerate(("Besök", "Busshållplatser", "Slut"), 142)
        for line in (f"# § {turn}", f"{title}. Dnr KS 2013-8{turn}")
    )
    items = word("Protokoll", "Dag: 2016-12-08", *lines).items
    assert [(item.title, item.reference) for item in items[:3]] == [
        ("Besök", "KS 2013-8142"),
        ("Busshållplatser", "KS 2013-8143"),
        ("Slut", "KS 2013-8144"),
    ]


def test_a_heading_that_says_when_the_meeting_is_tells_its_day_and_is_no_item() -> None:
    meeting = word("Gemensam nämnd", "# Möte 2016-12-08", "Kallelse", "# Val av justerare", "# Budget", "Läget.", "# Slut")
    assert meeting.head.day == date(2016, 12, 8)
    assert "Möte 2016-12-08" not in titles(meeting)


def test_the_documents_first_line_tells_its_day_though_it_begins_as_other_minutes_would() -> None:
    text = "Protokoll från samråd med pensionärer den 13 mars 2019\n\n1. Öppnande\n2. Larm\n3. Slut\n"
    assert imported(pasted(text)).meeting.head.day == date(2019, 3, 13)


def test_short_titles_numbered_from_1_right_below_a_paragraphs_heading_are_its_matters() -> None:
    matters = ("1. Verksamhetsberättelse", "Eva gick igenom den.", "2. Utskrivningar", "Bo visade statistik.")
    found = word("Protokoll 2023-03-13", "§ 18 Lägesrapporter", *matters, "§ 19 Övrigt", "Inget.").items
    assert [item.title for item in found] == ["Lägesrapporter", "Övrigt"]
    assert [(sub.title, sub.notes) for sub in found[0].subitems] == [
        ("Verksamhetsberättelse", "Eva gick igenom den."),
        ("Utskrivningar", "Bo visade statistik."),
    ]


@pytest.mark.parametrize(
    "points",
    [
        ("1. Nämnden godkänner rapporten.", "2. Nämnden lägger den till handlingarna."),
        ("Beslut", "1. Rapporten", "Som den är.", "2. Planen", "Som den är."),
        ("1. Rapporten", "2. Planen", "Båda gicks igenom."),
    ],
)
def test_other_numbers_within_a_paragraph_are_no_matters(points: tuple[str, ...]) -> None:
    found = word("Protokoll 2023-03-13", "§ 18 Lägesrapporter", *points, "§ 19 Övrigt", "Inget.").items
    assert [(item.title, item.subitems) for item in found] == [("Lägesrapporter", ()), ("Övrigt", ())]


RUN_IN = (
    "1. Justeringsmän: Verner Ek, Rune Al.",
    "2. Anslagstavlan. Kvarstår.",
    "3. Avtal ang. snöröjning. Bo skriver ett utkast.",
    "4. Motion om belysning. Bordlägges.",
    "5. Övriga frågor.",
    "6. Nästa möte: 2 oktober kl 19.00 hos Stina.",
)


def test_where_most_texts_stand_on_the_titles_own_lines_each_title_ends_before_its_text() -> None:
    found = word("Styrelseprotokoll 2023-08-28", *RUN_IN).items
    assert [item.title for item in found[:3]] == ["Justeringsmän", "Anslagstavlan", "Avtal ang. snöröjning"]
    assert [item.title for item in found[3:]] == ["Motion om belysning", "Övriga frågor.", "Nästa möte"]
    assert (found[1].notes, found[5].notes) == ("Kvarstår.", "2 oktober kl 19.00 hos Stina.")
    assert found[3].status is ItemStatus.POSTPONED


def test_an_attachment_by_its_number_last_in_a_title_is_no_part_of_it() -> None:
    found = word(
        "Kallelse till möte 2020-10-22", "1 Öppnande", "2 Föregående protokoll Bil. 1", "3 Stambyte Bil 4 (sekretess)"
    ).items
    assert [(item.title, item.attachments) for item in found[1:3]] == [
        ("Föregående protokoll", ("Bil. 1",)),
        ("Stambyte", ("Bil 4",)),
    ]


def test_a_title_with_the_meetings_day_counts_before_the_letters_day_above_it() -> None:
    found = word(
        "MINNESANTECKNINGAR",
        "Datum",
        "Eva Frisk",
        "2016-03-21",
        "Minnesanteckningar Folkhälsorådet, den 17 mars 2016",
        "# Öppnande",
    )
    assert (found.head.day, found.head.body) == (date(2016, 3, 17), "Folkhälsorådet")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Protokoll Samverkansrådet för hälsa, vård och omsorg", "Samverkansrådet för hälsa, vård och omsorg"),
        ("Mötesanteckningar projektgrupp Hälsans hus Vansbro", "Projektgrupp Hälsans hus Vansbro"),
        ("Protokoll fört vid styrelsesammanträde för AB Hultsfreds Bostäder", "AB Hultsfreds Bostäder"),
    ],
)
def test_a_groups_name_is_told_whole(title: str, body: str) -> None:
    assert word(title, "2016-03-21", "1. Öppnande", "Alla kom.", "2. Övrigt", "Inget.").head.body == body


@pytest.mark.parametrize(
    "title", ["Inköp av bil 2", "Kö till bil 12", "Justerare: hur gör vi framöver?", "Nästa möte: Ekonomi och budget"]
)
def test_a_title_that_only_looks_so_keeps_its_words(title: str) -> None:
    found = word("Kallelse till möte 2020-10-22", "1. Öppnande", f"2. {title}", "3. Övriga frågor").items
    assert found[1].title == title


def test_the_number_that_somebody_wrote_twice_is_of_two_items() -> None:
    before, after = ("7. Ekonomi. Kassan är god.", "9. Slut. Tack för i dag.")
    twice = ("8. Julmarknad. Blir i december.", "8. Föreläsning. Vi gick igenom förslagen.")
    assert titles(word("Protokoll 2017-11-09", before, *twice, after)) == ["Ekonomi", "Julmarknad", "Föreläsning", "Slut"]


def test_a_paragraphs_heading_right_below_a_bare_bilaga_is_an_item() -> None:
    texts = ("§ 44 Taxor", "att anta taxorna", "Bilaga", "§ 45 Bibliotek", "Maria informerar.", "§ 46 Bidrag", "Utgår.")
    assert titles(word("Protokoll 2019-05-09", *texts)) == ["Taxor", "Bibliotek", "Bidrag"]


def test_a_day_beside_a_room_whose_name_has_osa_in_it_is_the_meetings() -> None:
    line = "Torsdag 2016-02-18 kl 9:30 – ca 12, Kommunhuset (Allbosalen)"
    assert word("Minnesanteckningar", line, "1. Öppnande", "Alla kom.", "2. Slut", "Tack.").head.day == date(2016, 2, 18)
