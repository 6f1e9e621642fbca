import unicodedata
from datetime import date, time

import pytest
import tomli
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting import edits
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import (
    Absence,
    Action,
    Approval,
    ComingMeeting,
    FollowUp,
    HandedOn,
    Head,
    Item,
    Meeting,
    Origin,
    Span,
    Value,
)
from kcminutes.meeting.states import Purpose, Standing
from kcminutes.storage.toml.encoding import table_text
from kcminutes.storage.toml.meetings import Encoder, encode, parse
from kcminutes.swedish.characters import one_line, plain
from support.strategies import DIFFICULT_TEXT, HEAD, ITEM, LINE, MEETING, PROSE, small_meeting


def with_notes(notes: str) -> Meeting:
    return with_item(Item(title="Växel", notes=notes))


def with_item(*items: Item) -> Meeting:
    return identified(Meeting(head=Head(body="KC", day=date(2017, 3, 9)), items=items))


@given(MEETING)
@settings(max_examples=60)
def test_any_meeting_reads_back_as_it_was_written(meeting: Meeting) -> None:
    text = encode(meeting)
    assert parse(text, "x.toml") == meeting
    assert encode(parse(text, "x.toml")) == text


@given(DIFFICULT_TEXT)
@settings(max_examples=200)
def test_a_text_is_written_just_as_tomli_w_writes_it(text: str) -> None:
    item = Item(title=one_line(text) or "Växel", notes=plain(text) or "Växel")
    fields = {"titel": item.title, "anteckning": item.notes}
    assert table_text("[[arende]]", item) == "[[arende]]\n" + tomli_w.dumps(fields, multiline_strings=True)


@given(MEETING)
@settings(max_examples=20)
def test_what_is_written_is_utf8_in_nfc_with_lf(meeting: Meeting) -> None:
    text = encode(meeting)
    assert text.encode()
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@given(DIFFICULT_TEXT, DIFFICULT_TEXT)
@settings(max_examples=200)
def test_any_plain_text_reads_back(prose: str, line: str) -> None:
    notes, title = plain(prose), one_line(line) or "Växel"
    item = Item(
        title=title,
        notes=notes,
        decisions=(notes, title),
        presenters=(title,),
        origin=Origin(meeting=date(2017, 1, 19), body=title),
        handed_on=(HandedOn(body=title), HandedOn(body=title)),
    )
    meeting = with_item(item)
    assert parse(encode(meeting), "x.toml") == meeting


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


def recorded_meeting() -> Meeting:
    """A meeting in which every key stands somewhere that can stand in its table."""
    called = small_meeting()
    chair, guest = called.participants
    first, second, third = called.items
    head = replace(
        called.head,
        numbering="§",
        first_number=65,
        adjournments=(Span(start=time(9, 10), end=time(9, 41, 30, 250_000)), Span(start=time(10))),
        approvals=(Approval(version=1, day=date(2017, 3, 12), by=("Majken Fjällström", "Ture Sundbom")),),
        agenda="9f2c",
        coming=(
            ComingMeeting(day=date(2017, 5, 10), start=time(8, 30), end=time(12)),
            ComingMeeting(day=date(2017, 5, 11), body="Regionrådet"),
        ),
    )
    away = (Absence(start=time(9), end=time(9, 5, 1), reason='"jäv"'),)
    action = Action(text="Håll ett öga på det", when="löpande")
    told = FollowUp(
        meeting=date(2017, 1, 19),
        body="Regionrådet",
        action="m2c6tt",
        text="Räkna på det",
        due=date(2017, 2, 1),
        responsible=("Ture Sundbom",),
        standing=Standing.ONGOING,
        done_by=("Krokoms kommun",),
        not_done=("Bergs kommun",),
        comment="Halvvägs\n\n- Krokom är klart",
        new_due=date(2017, 5, 8),
    )
    second = replace(
        second,
        id="k3f9qa",
        origin=Origin(meeting=date(2017, 1, 19), item="x8d2mm", body="Regionrådet"),
        handed_on=(HandedOn(body="Regionrådet", day=date(2017, 3, 10), purpose=Purpose.DECISION), HandedOn(body="IT-gruppen")),
        handled=(Span(start=time(9, 41, 30), end=time(9, 50)), Span(start=time(10, 5))),
        actions=(*second.actions, action),
        follow_ups=(told,),
    )
    return identified(replace(called, head=head, participants=(replace(chair, away=away), guest), items=(first, second, third)))


def test_the_file_looks_as_documented() -> None:
    assert (
        encode(recorded_meeting())
        == '''\
version = 2

[mote]
organ = "Kommunchefsgruppen"
datum = 2017-03-09
start = 08:30:00
slut = 12:00:00
plats = "Östersunds rådhus"
numrering = "§"
forsta = 65
ajournerat = [{start = 09:10:00, slut = 09:41:30.250000}, {start = 10:00:00}]
faststallt = [{version = 1, datum = 2017-03-12, av = ["Majken Fjällström", "Ture Sundbom"]}]
kallelse = "9f2c"

[[mote.kommande]]
datum = 2017-05-10
start = 08:30:00
slut = 12:00:00

[[mote.kommande]]
datum = 2017-05-11
organ = "Regionrådet"

[[deltagare]]
namn = "Majken Fjällström"
organisation = "Krokoms kommun"
uppdrag = ["ordförande", "föredragande"]
beslutande = true
borta = [{start = 09:00:00, slut = 09:05:01, orsak = "\\"jäv\\""}]

[[deltagare]]
namn = "Ture Sundbom"
titel = "räddningschef"
arenden = "2-3"

[[arende]]
id = "ayqhfm"
titel = "Mötets öppnande"

[[arende]]
id = "k3f9qa"
titel = "Gemensam växel"
minuter = 20
foredragande = ["Ture Sundbom"]
beskrivning = """
Sju växlar

- en i varje kommun"""
forslag = ["Informationen noteras."]
fran = {mote = 2017-01-19, id = "x8d2mm", organ = "Regionrådet"}
vidare = [{organ = "Regionrådet", datum = 2017-03-10, som = "beslut"}, {organ = "IT-gruppen"}]
behandlat = [{start = 09:41:30, slut = 09:50:00}, {start = 10:05:00}]

[[arende.atgard]]
id = "loojp5"
text = "Räkna på det"
slutdatum = 2017-05-08
ansvarig = ["Ture Sundbom"]

[[arende.atgard]]
id = "wg34ca"
text = "Håll ett öga på det"
nar = "löpande"

[[arende.uppfoljning]]
mote = 2017-01-19
organ = "Regionrådet"
atgard = "m2c6tt"
text = "Räkna på det"
slutdatum = 2017-02-01
ansvarig = ["Ture Sundbom"]
lage = "pågår"
klara = ["Krokoms kommun"]
inte_klara = ["Bergs kommun"]
kommentar = """
Halvvägs

- Krokom är klart"""
nytt_slutdatum = 2017-05-08

[[arende]]
id = "t2lait"
titel = "Övriga frågor"

[[arende.underarende]]
id = "64glm3"
titel = "Sommartider"

[[arende.underarende]]
id = "qjj42k"
titel = "Nästa möte"
'''
    )


def test_a_wide_list_of_tables_gets_a_line_for_each() -> None:
    spans = tuple(Span(start=time(9, minute), end=time(9, minute + 1)) for minute in (0, 10, 20, 30))
    meeting = with_item(Item(title="Växel", handled=spans))
    lines = [f"    {{start = 09:{minute:02}:00, slut = 09:{minute + 1:02}:00}},\n" for minute in (0, 10, 20, 30)]
    assert f"behandlat = [\n{''.join(lines)}]\n" in encode(meeting)
    assert parse(encode(meeting), "x.toml") == meeting


@pytest.mark.parametrize("text", ['"', "\\", "'", 'en "rad" till', "}, {", "# nej"])
def test_difficult_text_in_a_table_on_one_line_reads_back(text: str) -> None:
    item = Item(title="Växel", handed_on=(HandedOn(body=f"x{text}"),), origin=Origin(meeting=date(2017, 1, 19), body=f"x{text}"))
    meeting = with_item(item)
    assert parse(encode(meeting), "x.toml") == meeting
    assert tomli.loads(encode(meeting))["arende"][0]["vidare"] == [{"organ": f"x{text}"}]


def test_a_wide_list_gets_a_line_for_each_text() -> None:
    text = encode(with_item(Item(title="Växel", attachments=("a" * 60, "b" * 60))))
    assert f'bilagor = [\n    "{"a" * 60}",\n    "{"b" * 60}",\n]\n' in text


def test_the_files_of_any_toml_reader_hold_the_same_keys() -> None:
    tables = tomli.loads(encode(small_meeting()))
    assert [item["titel"] for item in tables["arende"]] == ["Mötets öppnande", "Gemensam växel", "Övriga frågor"]
    assert tables["arende"][1]["atgard"][0]["slutdatum"] == date(2017, 5, 8)


def test_an_empty_action_keeps_its_row() -> None:
    meeting = with_item(Item(title="Växel", actions=(Action(), Action(text="Ring"))))
    assert parse(encode(meeting), "x.toml") == meeting


@given(st.data())
@settings(max_examples=30)
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

    def counted(header: str, value: Value) -> str:
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
    assert parse(Encoder().encode(meeting), "x.toml") == identified(meeting)
