import unicodedata
from datetime import date, time

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.model import Action, Head, Item, Meeting, Span
from kcminutes.storage.toml.meetings import Encoder, encode, parse
from kcminutes.swedish.characters import one_line, plain
from support.strategies import DIFFICULT_TEXT, HEAD, ITEM, LINE, MEETING, PROSE, small_meeting


def with_notes(notes: str) -> Meeting:
    return Meeting(head=Head(body="KC", day=date(2017, 3, 9)), items=(Item(title="Växel", notes=notes),))


@given(MEETING)
@settings(max_examples=60, deadline=None)
def test_any_meeting_reads_back_as_it_was_written(meeting: Meeting) -> None:
    text = encode(meeting)
    assert parse(text, "x.toml") == meeting
    assert encode(parse(text, "x.toml")) == text


@given(MEETING)
@settings(max_examples=20, deadline=None)
def test_what_is_written_is_utf8_in_nfc_with_lf(meeting: Meeting) -> None:
    text = encode(meeting)
    assert text.encode()
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@given(DIFFICULT_TEXT, DIFFICULT_TEXT)
@settings(max_examples=200, deadline=None)
def test_any_plain_text_reads_back(prose: str, line: str) -> None:
    notes, title = plain(prose), one_line(line) or "Växel"
    item = Item(title=title, notes=notes, decisions=(notes, title), presenters=(title,))
    assert parse(encode(replace(with_notes(""), items=(item,))), "x.toml").items == (item,)


@pytest.mark.parametrize(
    "notes",
    [
        "Han sade '''nej''' och \"\"\"ja\"\"\"\nsedan",
        '"""',
        '\n"""\n',
        '""""""\n"',
        'slutar med citattecken\n"',
        "C:\\kansli\\utkast \\\n fortsätter",
        "\nbörjar med en tom rad",
        "\n\n",
        "slutar med blanksteg  \n  ",
        "\tindraget\n\t\tmer",
        "\U0001f469‍\U0001f680 och \U0001d4d0\n",
        "# ingen kommentar\n[[arende]]\ntitel = 1",
    ],
)
def test_difficult_prose_reads_back(notes: str) -> None:
    assert parse(encode(with_notes(notes)), "x.toml").items[0].notes == notes


def test_the_file_looks_as_documented() -> None:
    meeting = replace(
        small_meeting(),
        head=replace(small_meeting().head, adjournments=(Span(start=time(9, 10), end=time(9, 41, 30)), Span(start=time(10)))),
    )
    assert (
        encode(meeting)
        == '''\
version = 1

[mote]
organ = "Kommunchefsgruppen"
datum = 2017-03-09
start = 08:30:00
slut = 12:00:00
plats = "Östersunds rådhus"
ajournerat = [{start = 09:10:00, slut = 09:41:30}, {start = 10:00:00}]

[[deltagare]]
namn = "Majken Fjällström"
organisation = "Krokoms kommun"
uppdrag = ["ordförande", "föredragande"]
beslutande = true

[[deltagare]]
namn = "Ture Sundbom"
titel = "räddningschef"
arenden = "2-3"

[[arende]]
titel = "Mötets öppnande"

[[arende]]
titel = "Gemensam växel"
minuter = 20
foredragande = ["Ture Sundbom"]
beskrivning = """
Sju växlar

- en i varje kommun"""
forslag = ["Informationen noteras."]

[[arende.atgard]]
text = "Räkna på det"
slutdatum = 2017-05-08
ansvarig = ["Ture Sundbom"]

[[arende]]
titel = "Övriga frågor"

[[arende.underarende]]
titel = "Sommartider"

[[arende.underarende]]
titel = "Nästa möte"
'''
    )


def test_a_wide_list_gets_a_line_for_each_text() -> None:
    text = encode(replace(with_notes(""), items=(Item(title="Växel", attachments=("a" * 60, "b" * 60)),)))
    assert f'bilagor = [\n    "{"a" * 60}",\n    "{"b" * 60}",\n]\n' in text


def test_the_files_of_any_toml_reader_hold_the_same_keys() -> None:
    tables = tomli.loads(encode(small_meeting()))
    assert [item["titel"] for item in tables["arende"]] == ["Mötets öppnande", "Gemensam växel", "Övriga frågor"]
    assert tables["arende"][1]["atgard"][0]["slutdatum"] == date(2017, 5, 8)


def test_an_empty_action_keeps_its_row() -> None:
    meeting = replace(with_notes(""), items=(Item(title="Växel", actions=(Action(), Action(text="Ring"))),))
    assert parse(encode(meeting), "x.toml") == meeting


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_an_encoder_that_follows_the_edits_writes_what_a_new_one_would(data: st.DataObject) -> None:
    meeting, encoder = data.draw(MEETING), Encoder()
    for _ in range(data.draw(st.integers(1, 5))):
        assert encoder.encode(meeting) == encode(meeting)
        count = len(meeting.items)
        edit = data.draw(st.sampled_from(["head", "insert", *(["notes", "title", "remove", "move", "demote"] if count else [])]))
        path = (data.draw(st.integers(0, max(count - 1, 0))),)
        if edit == "head":
            meeting = replace(meeting, head=data.draw(HEAD))
        elif edit == "insert":
            meeting = edits.with_inserted(meeting, path if count else (0,), data.draw(ITEM))
        elif edit == "notes":
            meeting = edits.with_item(meeting, path, replace(meeting.items[path[0]], notes=data.draw(PROSE)))
        elif edit == "title":
            meeting = edits.with_item(meeting, path, replace(meeting.items[path[0]], title=data.draw(LINE)))
        elif edit == "remove":
            meeting = edits.with_removed(meeting, path)
        elif edit == "move":
            meeting = edits.with_moved(meeting, path, data.draw(st.integers(0, count - 1)))
        else:
            meeting = edits.with_inserted(meeting, (*path, 0), replace(meeting.items[0], subitems=()))
    assert encoder.encode(meeting) == encode(meeting)


def test_an_encoder_encodes_only_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    from kcminutes.storage.toml import encoding

    encoded: list[str] = []
    original = encoding._part

    def counted(header: str, value: encoding.Value) -> str:
        encoded.append(header)
        return original(header, value)

    monkeypatch.setattr(encoding, "_part", counted)
    meeting, encoder = small_meeting(), Encoder()
    encoder.encode(meeting)
    encoded.clear()
    encoder.encode(edits.with_item(meeting, (1,), replace(meeting.items[1], notes="Ny rad")))
    assert encoded == ["[[arende]]"]


def test_an_encoder_forgets_what_is_no_longer_there() -> None:
    meeting, encoder = small_meeting(), Encoder()
    for number in range(50):
        encoder.encode(edits.with_item(meeting, (0,), Item(title=f"Ärende {number}")))
    assert len(encoder._kept) == 1 + len(meeting.participants) + len(meeting.items)


def test_the_same_value_as_item_and_as_subitem_is_written_in_both_places() -> None:
    twin = Item(title="Tvilling")
    meeting = replace(with_notes(""), items=(twin, Item(title="Samling", subitems=(twin,)), twin))
    assert Encoder().encode(meeting).count('[[arende]]\ntitel = "Tvilling"') == 2
    assert parse(Encoder().encode(meeting), "x.toml") == meeting
