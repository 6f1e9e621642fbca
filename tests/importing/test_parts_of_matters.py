"""Where an item's parts begin, and items out of the common order: letters, numbers within numbers, headings without one."""

from datetime import date

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import pasted, source_of
from kcminutes.meeting.model import Item, Meeting
from kcminutes.meeting.placing import UNPLACED_TITLE
from support.import_layouts import Block, Expected, Layout
from support.import_writers import WRITERS

TOP = "Minnesanteckningar\n\nKommunchefsgruppen\n\nDatum: 2018-11-15\n\nNärvarande: Eva Ek, Bo Alm\n\n"


def read(text: str) -> Meeting:
    """The pasted minutes, read in."""
    return imported(pasted(TOP + text)).meeting


def word(*blocks: str, title: str = "Minnesanteckningar") -> Meeting:
    """A Word file of the blocks: "## heading", "**bold**", "| a | b" a row, anything else a paragraph."""
    made = [_block(text) for text in (title, "Kommunchefsgruppen", "Datum: 2018-11-15", *blocks)]
    content = WRITERS["docx"](Layout("x", tuple(made), Expected(date(2018, 11, 15))))
    return imported(source_of(content, "x.docx")).meeting


def _block(text: str) -> Block:
    if text.startswith("## "):
        return Block("heading", (text[3:],))
    if text.startswith("| "):
        return Block("row", tuple(cell.strip() for cell in text.removeprefix("| ").split("|")))
    return Block("bold", (text.strip("*"),)) if text.startswith("**") else Block("text", (text,))


def shape(items: tuple[Item, ...]) -> list[str | tuple[str, list[str]]]:
    """The titles, each with those of its sub-items where it has any."""
    return [(item.title, [sub.title for sub in item.subitems]) if item.subitems else item.title for item in items]


def test_letters_before_titles_are_sub_items_and_have_their_own_texts() -> None:
    parts = "a) Budget\n\nBo visade utfallet.\n\nb) Växel\n\nEva bokar lokal."
    meeting = read(f"1. Läget\n\nAllt väl.\n\n2. Information\n\n{parts}\n\n3. Övrigt\n\nInget.")
    assert shape(meeting.items) == ["Läget", ("Information", ["Budget", "Växel"]), "Övrigt"]
    budget, switch = meeting.items[1].subitems
    assert (budget.notes, switch.actions[0].responsible) == ("Bo visade utfallet.", ("Eva Ek",))


@pytest.mark.parametrize(
    "points",
    [
        "a) Skolan söker pedagoger.\n\nb) Webbplatsen är ny.",  # sentences
        "a) ordförande, ett år\n\nb) två ledamöter",  # no titles
        "b) Budget\n\nc) Växel",  # the beginning is missing
        "Förslagen är:\n\na) Budget\n\nb) Växel",  # a list that is led to
    ],
)
def test_letters_before_points_of_a_list_are_none(points: str) -> None:
    meeting = read(f"1. Läget\n\nAllt väl.\n\n2. Information\n\n{points}\n\n3. Övrigt\n\nInget.")
    assert shape(meeting.items) == ["Läget", "Information", "Övrigt"]


def test_a_short_title_may_have_its_text_on_the_line_with_the_letter() -> None:
    meeting = read("1. Läget\n\nAllt väl.\n\n2. Övrigt\n\na) Budget. Bo visade utfallet.\n\nb) Växel. Den nya fungerar.")
    assert [(sub.title, sub.notes) for sub in meeting.items[1].subitems] == [
        ("Budget", "Bo visade utfallet."),
        ("Växel", "Den nya fungerar."),
    ]


def test_numbers_that_begin_again_within_items_numbered_otherwise_are_their_parts() -> None:
    meeting = word(
        *(
            "**1 Mötets öppnande**",
            "Eva öppnade mötet.",
            "**2 Rapporter**",
            "1. Ekonomi",
            "Bo visade utfallet.",
            "2. Bygget",
            "Det går bra.",
        ),
        *("**3 Övrigt**", "Inget fanns."),
    )
    assert shape(meeting.items) == ["Mötets öppnande", ("Rapporter", ["Ekonomi", "Bygget"]), "Övrigt"]


def test_an_agenda_with_letters_has_its_numbers_within_them() -> None:
    lines = [
        "A Mötet öppnas",
        "B Dagordning",
        "C Information",
        "1 Läget",
        "Föredragande: Bo Alm",
        "2 Växeln",
        "Föredragande: Eva Ek",
    ]
    lines += [
        "D Samtal i grupper",
        "E Beslut",
        "§ 9 Budget",
        "Förslag till beslut: Den antas.",
        "§ 10 Mötesdagar",
        "F Övrigt",
        "G Avslutning",
    ]
    top = "Kallelse\n\nKommunchefsgruppen\n\nDatum: 2018-11-15\n\n"
    meeting = imported(pasted(top + "\n\n".join(lines))).meeting
    assert shape(meeting.items)[2:5] == [
        ("Information", ["Läget", "Växeln"]),
        "Samtal i grupper",
        ("Beslut", ["Budget", "Mötesdagar"]),
    ]


def test_items_may_stand_out_of_turn() -> None:
    meeting = read(
        "\n\n".join(
            f"{number}. {title}\n\nOm detta talades det."
            for number, title in ((2, "Budget"), (4, "Växel"), (1, "Skola"), (6, "Vård"), (7, "Övrigt"))
        )
    )
    assert [item.title for item in meeting.items] == ["Budget", "Växel", "Skola", "Vård", "Övrigt"]


def test_a_heading_without_a_number_among_those_with_one_is_an_item() -> None:
    meeting = word(
        "## 1. Läget",
        "Allt väl.",
        "## Studieresa",
        "Ärendet utgår.",
        "## 2. Övrigt",
        "Inget.",
        "## Mötets avslutande",
        "Eva tackade.",
    )
    assert [item.title for item in meeting.items] == ["Läget", "Studieresa", "Övrigt", "Mötets avslutande"]


def test_headings_right_below_an_items_are_its_parts() -> None:
    meeting = word("## 1. Rapporter", "## Skola", "Den går bra.", "## Vård", "Den går bra.", "## 2. Övrigt", "Inget.")
    assert [item.title for item in meeting.items] == ["Rapporter", "Övrigt"]


def test_titles_in_bold_within_headings_are_sub_items() -> None:
    meeting = word(
        *(
            "## Läget",
            "Allt väl.",
            "## Löpande frågor",
            "**Transporter**",
            "Eva bokar bil.",
            "**Talböcker**",
            "De är kvar.",
            "**System**",
        ),
        *("Avtalet går ut.", "**Webben**", "Den är ny.", "## Nästa möte", "Den 3 december."),
    )
    assert shape(meeting.items) == ["Läget", ("Löpande frågor", ["Transporter", "Talböcker", "System", "Webben"]), "Nästa möte"]


def test_what_opens_and_closes_an_agendas_table_needs_no_number() -> None:
    meeting = word(
        "| Nr | Tid | Ärende | Dnr | Föredragande",
        "|  | 13.30 | Mötets öppnande |  | Ordförande",
        "| 1 | 13.35 | Budget | KS 2018/4 | Eva Ek",
        "|  | 14.00 | Fika |  | ",
        "| 2 | 14.15 | Växel | -- | Bo Alm",
        "|  | 15.00 | Övriga frågor |  | ",
        title="Kallelse",
    )
    assert [(item.title, item.reference) for item in meeting.items if item.title != UNPLACED_TITLE] == [
        ("Mötets öppnande", ""),
        ("Budget", "KS 2018/4"),
        ("Växel", ""),
        ("Övriga frågor", ""),
    ]


TABLE = (
    "| Nr | Tid | Ärende | Föredragande",
    "| 1 | 13.00 | Läget | Eva Ek",
    "| 2 | 13.30 | Budget | Bo Alm",
    "| 3 | 14.00 | Mötesdagar | Eva Ek",
)


def test_proposals_below_a_calls_table_are_of_the_items_that_they_name() -> None:
    told = ("Punkt 2. Förslag till beslut: Budgeten antas.", "Punkt 3. Förslag till beslut: Dagarna fastställs.")
    meeting = word(*TABLE, *told, title="Kallelse")
    assert [item.proposals for item in meeting.items[:3]] == [(), ("Budgeten antas.",), ("Dagarna fastställs.",)]


def test_in_minutes_points_of_something_else_stay_where_they_stand() -> None:
    meeting = read("1. Läget\n\nAllt väl.\n\n2. Planen\n\nDen gicks igenom.\n\nPunkt 1. Vägen byggs.\n\nPunkt 2. Torget byggs.")
    assert [("byggs" in item.notes) for item in meeting.items[:2]] == [False, True]


def test_the_registers_plan_beside_a_reference_is_no_title() -> None:
    road = "§ 2 Dnr 2015/212-312 KS\n\nGång- och cykelväg\n\nDen byggs."
    meeting = read(f"§ 1 Läget\n\nAllt väl.\n\n{road}\n\n§ 3 Dnr 2016/8-042 KS\n\nBudget\n\nDen är antagen.")
    assert [item.title for item in meeting.items] == ["Läget", "Gång- och cykelväg", "Budget"]


def test_a_heading_over_the_matters_of_a_kind_is_no_item() -> None:
    meeting = word("## 1. Öppnande", "Hej.", "## Beslutsärenden", "## 2. Budget", "Den antas.", "## 3. Läget", "Gott.")
    assert [item.title for item in meeting.items[:3]] == ["Öppnande", "Budget", "Läget"]


@pytest.mark.parametrize("said", ["Gruppen beslutar att", "Två alternativ finns."])
def test_lettered_points_of_what_the_sentence_above_speaks_of_are_no_matters(said: str) -> None:
    meeting = read(
        f"1. Läget\n\nAllt väl.\n\n2. Skolan\n\nDen är gammal.\n\n{said}\n\na) Bygga ny skola\n\nb) Renovera\n\n3. Slut\n\nTack."
    )
    assert meeting.items[1].subitems == ()


def test_a_proposal_on_the_line_below_what_names_its_item_is_of_it() -> None:
    told = ("Punkt 2. Förslag till beslut:", "Budgeten antas.", "Punkt 3. Förslag till beslut:", "Dagarna fastställs.")
    meeting = word(*TABLE, *told, title="Kallelse")
    assert [item.proposals for item in meeting.items[:3]] == [(), ("Budgeten antas.",), ("Dagarna fastställs.",)]


@pytest.mark.parametrize(
    ("status", "is_done"),
    [
        ("Klar", True),
        ("Klart 3/11", True),
        ("Klar, se bilaga", True),
        ("Klar i mars", False),
        ("Klart 15/12", False),
        ("Skickat en påminnelse", False),
    ],
)
def test_a_row_of_what_is_done_is_no_task_and_keeps_its_words(status: str, *, is_done: bool) -> None:
    rows = (
        "| Åtgärd | Ansvarig | Klart | Status",
        f"| Boka lokal | Eva Ek | 2018-12-20 | {status}",
        "| Ringa | Bo Alm | 2018-12-21 | -",
    )
    meeting = word("## 1. Läget", "Allt väl.", "## 2. Åtgärder", *rows, "## 3. Slut", "Tack.")
    actions = [action.text for item in meeting.items for action in item.actions]
    assert actions == ([] if is_done else ["Boka lokal"]) + ["Ringa"]
    notes = "\n".join(item.notes for item in meeting.items)
    assert not is_done or f"Boka lokal, 2018-12-20, Eva Ek: {status}" in notes


def test_a_row_with_a_number_is_an_item_where_most_others_have_a_time_too() -> None:
    rows = ["| Tid | Nr | Ärende", "| 09.00 | 1 | Öppnande", "| | 2 | Dagordning", "| 09.10 | 3 | Bokslut", "| 09.30 | 4 | Växel"]
    rows += ["| 10.00 | 5 | Övrigt", "| 10.10 | 6 | Slut"]
    meeting = word(*rows, title="Kallelse")
    assert [item.title for item in meeting.items] == ["Öppnande", "Dagordning", "Bokslut", "Växel", "Övrigt", "Slut"]
