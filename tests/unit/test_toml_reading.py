import contextlib
import os
import re
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kcminutes.meeting.ids import all_ids, identified
from kcminutes.meeting.model import Head, Item, Meeting
from kcminutes.storage.durable.reading import LARGEST
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml import source
from kcminutes.storage.toml.meetings import encode, parse, read
from kcminutes.storage.toml.positions import comment_count, line_numbers, line_of, unclosed_string
from support.strategies import MEETING, called_meeting, small_meeting

HEAD = '[mote]\norgan = "KC"\ndatum = 2017-03-09\n'
ENGLISH = (
    "Expected",
    "Invalid",
    "Unterminated",
    "Unclosed",
    "Cannot",
    "Illegal",
    "character",
    "error",
    "statement",
    "None",
    "Traceback",
)


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(FileError) as raised:
        parse(text, "m.toml")
    return raised.value.problems


def problem(text: str) -> str:
    (only,) = problems(text)
    return only


# What is read.


def test_a_meeting_without_items_or_people_is_a_meeting() -> None:
    meeting = parse(HEAD, "m.toml")
    assert meeting.items == ()
    assert meeting.participants == ()
    assert not meeting.is_recorded


@pytest.mark.parametrize("version", ["", "version = 1\n", "version = 2\n"])
def test_a_meeting_is_of_the_newest_format_whatever_its_file_is(version: str) -> None:
    assert parse(version + HEAD, "m.toml") == Meeting(head=Head(body="KC", day=date(2017, 3, 9)))
    assert encode(parse(version + HEAD, "m.toml")).startswith("version = 2\n")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"\xef\xbb\xbf" + encode(small_meeting()).replace("\n", "\r\n").encode())
    assert read(path) == small_meeting()


def test_clock_times_are_read_without_seconds_and_keep_fractions() -> None:
    meeting = parse(HEAD + "start = 08:30\nslut = 12:00:01.75\n", "m.toml")
    assert (meeting.head.start, meeting.head.end) == (time(8, 30), time(12, 0, 1, 750_000))


def test_texts_are_made_plain_and_titles_put_on_one_line() -> None:
    text = HEAD + '[[arende]]\ntitel = """  Gemensam\n  växel """\nanteckning = "rad 1\\r\\nrad 2 a\\u030a \\u001b[31m"\n'
    item = parse(text, "m.toml").items[0]
    assert (item.title, item.notes) == ("Gemensam växel", "rad 1\nrad 2 å [31m")


def test_tables_may_be_written_inline_and_with_dotted_keys() -> None:
    text = 'mote.organ = "KC"\nmote.datum = 2017-03-09\narende = [{titel = "Växel", atgard = [{text = "Ring"}]}]\n'
    meeting = parse(text, "m.toml")
    assert meeting.head.day == date(2017, 3, 9)
    assert meeting.items[0].actions[0].text == "Ring"


# The ids.


def test_what_has_no_id_is_given_one_and_always_the_same() -> None:
    text = HEAD + '[[arende]]\ntitel = "Växel"\n[[arende.atgard]]\ntext = "Ring"\n[[arende.underarende]]\ntitel = "Växel"\n'
    meeting = parse(text, "m.toml")
    (item,) = meeting.items
    assert all(all_ids(meeting))
    assert len({item.id, item.actions[0].id, item.subitems[0].id}) == 3
    assert parse(text, "m.toml") == meeting


@pytest.mark.parametrize("written", ["", 'id = ""\n', 'id = " \t"\n'])
def test_an_empty_id_is_none(written: str) -> None:
    (item,) = parse(f'{HEAD}[[arende]]\n{written}titel = "Växel"\n', "m.toml").items
    assert item.id == identified(Meeting(head=Head(body="KC", day=date(2017, 3, 9)), items=(Item(title="Växel"),))).items[0].id


def test_of_two_items_with_the_same_id_the_first_keeps_it() -> None:
    text = HEAD + '[[arende]]\nid = "k3f9qa"\ntitel = "Växel"\n' * 2 + '[[arende.atgard]]\nid = "k3f9qa"\n'
    first, second = parse(text, "m.toml").items
    assert first.id == "k3f9qa"
    assert len({first.id, second.id, second.actions[0].id}) == 3


def test_an_id_of_another_type_is_told() -> None:
    told = 'm.toml, rad 5: "id" i [[arende]] nr 1 är heltalet 7 men ska vara en text, som id = "7".'
    assert problem(HEAD + '[[arende]]\nid = 7\ntitel = "Växel"\n') == told


# What is refused.


def test_a_newer_version_is_refused_with_that_sentence_alone() -> None:
    sentence = (
        "m.toml är skriven av en nyare kcminutes (version 3); den här läser version 2. Uppdatera kcminutes för att öppna filen."
    )
    assert problem('version = 3\n[mote]\nsekretess = true\n[[votering]]\nutfall = "7-0"\n') == sentence


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('version = "1"', 'm.toml, rad 1: "version" överst i filen är texten "1" men ska vara ett heltal, som version = 1.'),
        ("version = 0", 'm.toml, rad 1: "version" överst i filen är 0 men ska vara 2.'),
        ("version = true", 'm.toml, rad 1: "version" överst i filen är true men ska vara ett heltal, som version = 1.'),
    ],
)
def test_a_version_that_is_no_version_is_told(written: str, told: str) -> None:
    assert problem(f"{written}\n{HEAD}") == told


def test_an_empty_file_lacks_the_meeting() -> None:
    assert problem("") == "m.toml: tabellen [mote] saknas; den ska finnas med organ och datum."


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    text = '[[arende]]\ntitel = 3\n\n[mote]\norgan = ""\nslutt = 12:00:00\n\n[[deltagare]]\nnamn = "Ture Sundbom"\nkom = "9"\n'
    assert [sentence.split(":")[0] for sentence in problems(text)] == [f"m.toml, rad {line}" for line in (2, 4, 5, 6, 10)]


def test_a_key_in_the_wrong_table_is_sent_to_the_right_one() -> None:
    text = HEAD + '[[arende]]\ntitel = "Växel"\n[[arende.atgard]]\ntext = "Ring"\nbeslut = ["Ja."]\n'
    assert (
        problem(text)
        == 'm.toml, rad 8: okänd nyckel "beslut" i [[arende.atgard]] nr 1 i [[arende]] nr 1; den hör hemma i [[arende]].'
    )


@pytest.mark.parametrize(
    ("table", "line", "home"),
    [
        ("[[arende.underarende]]\ntitel = 'x'", "slutdatum = 2017-03-09", "[[arende.underarende.atgard]]"),
        ("[[deltagare]]\nnamn = 'x'", 'orsak = "jäv"', "[[deltagare.borta]]"),
        ("[mote]\norgan = 'KC'\ndatum = 2017-03-09", 'orsak = "jäv"', "[[arende]]"),
        ("[[arende]]\ntitel = 'x'", 'som = "beslut"', "[[arende.vidare]]"),
        ("[[arende]]\ntitel = 'x'", 'lage = "klar"', "[[arende.uppfoljning]]"),
        ("[[arende]]\ntitel = 'x'", "mote = 2017-03-09", "[arende.fran]"),
    ],
)
def test_a_key_is_sent_to_the_nearest_table_that_knows_it(table: str, line: str, home: str) -> None:
    head = "" if table.startswith("[mote]") else HEAD
    item = "[[arende]]\ntitel = 'x'\n" if "underarende" in table else ""
    assert problem(f"{head}{item}{table}\n{line}\n").endswith(f"den hör hemma i {home}.")


ITEM = HEAD + "[[arende]]\ntitel = 'x'\n"
FOLLOW_UP = ITEM + '[[arende.uppfoljning]]\nmote = 2017-01-19\natgard = "m2c6tt"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + 'numrering = "1"', '"numrering" i [mote] är "1" men ska vara "§"; utan raden numreras ärendena 1, 2, 3.'),
        (
            HEAD + "forsta = 0",
            '"forsta" i [mote] är 0 men ska vara ett heltal från 1 till 99999, numret på det första ärendet.',
        ),
        (
            HEAD + "forsta = 100_000",
            '"forsta" i [mote] är 100000 men ska vara ett heltal från 1 till 99999, numret på det första ärendet.',
        ),
        (HEAD + "[[mote.komande]]\ndatum = 2017-05-10", 'okänd nyckel "komande" i [mote]; menade du "kommande"?'),
        (
            HEAD + "[[mote.kommande]]\ndatum = 2017-05-10\nslutt = 12:00:00",
            'okänd nyckel "slutt" i [[mote.kommande]] nr 1; menade du "slut"?',
        ),
        (
            HEAD + "kommande = [2017-05-10]",
            '"kommande" nr 1 i [mote] är datumet 2017-05-10 men ska vara en tabell, som {datum = 2017-05-10}.',
        ),
        (
            HEAD + "[[deltagare]]\nnamn = 'x'\nborta = [{start = 09:10:00}, {slut = 09:20:00}]",
            '"start" saknas i [[deltagare.borta]] nr 2 i [[deltagare]] nr 1; skriv start = 08:30:00.',
        ),
        (
            HEAD + "faststallt = [{version = 0, datum = 2017-03-10}]",
            '"version" i [[mote.faststallt]] nr 1 är 0 men ska vara ett heltal från 1.',
        ),
        (
            ITEM + "fran = {mote = 2017-01-19, ogran = 'x'}",
            'okänd nyckel "ogran" i [arende.fran] i [[arende]] nr 1; menade du "organ"?',
        ),
        (ITEM + "fran = {id = 'x'}", '"mote" saknas i [arende.fran] i [[arende]] nr 1; skriv mote = 2016-12-08.'),
        (
            ITEM + 'vidare = ["Regionrådet"]',
            '"vidare" nr 1 i [[arende]] nr 1 är texten "Regionrådet" men ska vara en tabell, som {organ = "Regionrådet"}.',
        ),
        (
            ITEM + 'vidare = [{organ = "Regionrådet", som = "besl."}]',
            (
                '"som" i [[arende.vidare]] nr 1 i [[arende]] nr 1 är texten "besl." men ska vara "information" eller "beslut"; '
                'menade du "beslut"?'
            ),
        ),
        (
            ITEM + '[[arende.atgard]]\nslutdatum = 2017-05-10\nnar = "löpande"',
            (
                '"nar" i [[arende.atgard]] nr 1 i [[arende]] nr 1 står tillsammans med "slutdatum", '
                "men bara den ena kan gälla; ta bort den andra."
            ),
        ),
        (
            FOLLOW_UP + 'nar = "löpande"\nslutdatum = 2017-05-10',
            (
                '"nar" i [[arende.uppfoljning]] nr 1 i [[arende]] nr 1 står tillsammans med "slutdatum", '
                "men bara den ena kan gälla; ta bort den andra."
            ),
        ),
        (
            FOLLOW_UP + 'lage = "klart"',
            (
                '"lage" i [[arende.uppfoljning]] nr 1 i [[arende]] nr 1 är texten "klart" men ska vara "klar", "pågår" eller '
                '"utgår"; menade du "klar"?'
            ),
        ),
        (
            FOLLOW_UP.replace("m2c6tt", ""),
            '"atgard" i [[arende.uppfoljning]] nr 1 i [[arende]] nr 1 är tom; skriv atgard = "…".',
        ),
        (
            FOLLOW_UP + "komentar = 'x'",
            'okänd nyckel "komentar" i [[arende.uppfoljning]] nr 1 i [[arende]] nr 1; menade du "kommentar"?',
        ),
    ],
)
def test_what_is_wrong_with_the_keys_of_format_2_is_told_with_a_remedy(text: str, told: str) -> None:
    assert problem("version = 2\n" + text + "\n").partition(": ")[2] == told


def test_an_empty_word_for_when_may_stand_beside_the_day() -> None:
    (item,) = parse(ITEM + '[[arende.atgard]]\nslutdatum = 2017-05-10\nnar = ""\n', "m.toml").items
    assert item.actions[0].due == date(2017, 5, 10)


def test_a_comment_keeps_its_lines_and_the_reason_for_being_away_is_put_on_one() -> None:
    text = (
        FOLLOW_UP
        + 'kommentar = "rad 1\\nrad 2"\ntext = "Ring\\nsen"\n'
        + '[[deltagare]]\nnamn = "x"\nborta = [{start = 09:10:00, orsak = "jäv\\noch mer"}]\n'
    )
    meeting = parse(text, "m.toml")
    (told,) = meeting.items[0].follow_ups
    assert (told.comment, told.text) == ("rad 1\nrad 2", "Ring\nsen")
    assert meeting.participants[0].away[0].reason == "jäv och mer"


def test_a_key_with_other_capitals_or_letters_is_recognised() -> None:
    assert problem(HEAD + "Plats = 1\n").endswith('menade du "plats"?')
    assert problem(HEAD + '[[arende]]\ntitel = "x"\n"åtgärd" = 1\n').endswith('menade du "atgard"?')


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("true", "true"),
        ("3", "heltalet 3"),
        ("3.5", "decimaltalet 3.5"),
        ("nan", "decimaltalet nan"),
        ("2017-03-09", "datumet 2017-03-09"),
        ("08:30:00", "klockslaget 08:30:00"),
        ("2017-03-09T08:30:00", "tidpunkten 2017-03-09 08:30:00"),
        ("2017-03-09T08:30:00Z", "tidpunkten 2017-03-09 08:30:00+00:00"),
        ("[]", "en lista"),
        ("[{a = 1}]", "en lista av tabeller"),
        ("{}", "en tabell"),
        ("0x" + "f" * 5000, "heltalet …"),
    ],
)
def test_every_kind_of_value_has_its_swedish_name(written: str, found: str) -> None:
    assert f'"plats" i [mote] är {found} men ska vara en text' in problem(f"{HEAD}plats = {written}\n")


def test_a_number_beyond_all_reason_is_refused() -> None:
    assert "1440" in problem(HEAD + '[[arende]]\ntitel = "x"\nminuter = 999999999999\n')
    assert "1440" in problem(HEAD + f'[[arende]]\ntitel = "x"\nminuter = 0x{"f" * 5000}\n')
    assert "siffror" in problem(HEAD + f'[[arende]]\ntitel = "x"\nminuter = {"9" * 5000}\n')
    assert "version …" in problem(f"version = 0x{'f' * 5000}\n")


def test_a_long_wrong_value_is_shortened_to_one_line() -> None:
    sentence = problem(HEAD + 'status = """' + "lång\n" * 500 + '"""\n')
    assert "…" in sentence
    assert "\n" not in sentence
    assert len(sentence) < 200


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 5000, "a = " + "{b = " * 5000, "a" + ".a" * 5000 + " = 1", "[" + "a." * 5000 + "a]"]
)
def test_deep_nesting_is_told_and_not_a_crash(text: str) -> None:
    assert problem(text) == "m.toml: listor eller tabeller ligger för djupt i varandra; rätta hakparenteserna."


def test_nesting_that_toml_allows_is_told_as_what_it_is() -> None:
    assert problem(HEAD + "plats = " + "[" * 300 + "]" * 300 + "\n").startswith('m.toml, rad 4: "plats" i [mote] är en lista')
    assert problem(HEAD + "x" + ".y" * 900 + " = 1\n").startswith('m.toml, rad 4: okänd nyckel "x" i [mote]')


# Files that aren't text.


def reading(path: Path) -> str:
    with pytest.raises(FileError) as raised:
        read(path)
    return str(raised.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert reading(tmp_path / "m.toml") == "m.toml går inte att läsa: filen finns inte."


def test_a_folder_instead_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    assert reading(tmp_path / "agendas") == "agendas är en mapp, inte en fil; ange en fil i den."


def test_a_file_in_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(HEAD)
    assert reading(tmp_path / "m.toml" / "n.toml") == "n.toml går inte att läsa: mappen är en fil."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "m.toml")
    assert reading(tmp_path / "m.toml") == "m.toml är ingen vanlig fil; ange en fil som slutar på .toml."


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.toml"
    path.write_text(HEAD)

    def refused(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(source, "without_waiting", refused)
    assert reading(path) == "m.toml går inte att läsa: du har inte rätt att läsa den."


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert reading(path) == "m.toml är 20 MB stor och kan inte vara ett möte; är det rätt fil?"


def test_a_path_with_a_nul_is_told() -> None:
    assert reading(Path("m\0.toml")) == "Filens namn har ett tecken som inte kan stå i ett filnamn."


@pytest.mark.parametrize("data", [b"\xff\xfe[\x00m\x00", b"\x89PNG\r\n", b"\x00\x01\x02"])
def test_another_kind_of_file_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(data)
    assert reading(path).startswith("m.toml, rad ")


# No input gives anything but a meeting or Swedish sentences.


def is_read_or_told(text: str) -> None:
    told: tuple[str, ...] = ("m.toml.",)
    try:
        parse(text, "m.toml")
    except FileError as error:
        told = error.problems
    assert told
    assert [sentence for sentence in told if not re.fullmatch(r"m\.toml.*[.?]", sentence)] == []


@given(st.text() | st.text(alphabet="[]{}=.,\"'#\\\n \t0123456789-:aå_\r\x00", max_size=60))
@example('a = """\n')
@example("[[arende]]\n[arende.x]\n")
@settings(max_examples=400)
def test_any_text_is_read_or_told(text: str) -> None:
    is_read_or_told(text)


@given(st.data())
@settings(max_examples=150)
def test_any_damage_to_a_file_is_read_or_told(data: st.DataObject) -> None:
    text = encode(data.draw(st.sampled_from([small_meeting(), called_meeting()])))
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = min(len(text), begin + data.draw(st.integers(0, 12)))
        pieces = [
            '"',
            '"""',
            "'",
            "[",
            "]",
            "[[arende]]\n",
            "{",
            "}",
            "=",
            ".",
            ",",
            "\n",
            "\\",
            "1",
            "2017-02-30",
            "titel",
            "å",
            "\x00",
        ]
        text = text[:begin] + data.draw(st.sampled_from(["", *pieces]) | st.text(max_size=3)) + text[end:]
    is_read_or_told(text)


@given(st.data())
@settings(max_examples=200)
def test_any_value_anywhere_is_read_or_told(data: st.DataObject) -> None:
    lines = encode(small_meeting()).splitlines()
    values = [
        "1",
        "-1",
        "1.5",
        "inf",
        "true",
        '"x"',
        '""',
        "[]",
        "[1]",
        '["x"]',
        "{}",
        "[{}]",
        "[[]]",
        "2017-03-09",
        "08:30:00",
        '{titel = "x"}',
    ]
    places = [index for index, line in enumerate(lines) if " = " in line]
    for index in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)):
        lines[index] = f"{lines[index].split(' = ')[0]} = {data.draw(st.sampled_from(values))}"
    is_read_or_told("\n".join(lines))


BROKEN_LINES = (
    *("x", "=1", "x=", "[", "[[", "[]", "[a", "[a]]", "[[a]", "[a]b", "a.=1", "x=1 2", "x=[1", "x=[1 2]", "x={a=1", "x={a=1,a=2}"),
    *("x='a", 'x="a', 'x="""a', "x='''a", 'x="\\q"', 'x="\\u12"', 'x="\\ud800"', 'x="\x01"', "x=1 # \x01", "x=1\nx=2", "[a]\n[a]"),
    *("[a]\n[[a]]", "[[a]]\n[a]", "a=1\n[a.b]", "a={}\na.b=1", "a=[]\n[[a]]", "x=01", "x=1e", "x=1,5", "x=True", "x=08.30"),
    *(
        "x=2017-2-3",
        "x=2017-13-01",
        "x=2017-02-30",
        "x=25:00:00",
        "x=8:00",
        "å=1",
        "[å]",
        "x=”a”",
        'x="a"b"',
        'x "a"',
        "Hej och hå.",
    ),
)


@pytest.mark.parametrize("line", BROKEN_LINES)
def test_no_syntax_error_is_told_in_english(line: str) -> None:
    sentence = problem(line + "\n")
    assert sentence.startswith("m.toml, rad ")
    assert not [word for word in ENGLISH if word in sentence]
    assert "kolumn" not in sentence


# Where things stand.


def test_lines_are_counted_past_everything_that_looks_like_something_else() -> None:
    text = """\
# [mote]
[mote] # titel = 1
organ = '''
[[arende]]
titel = "nej"
'''
"datum" = 2017-03-09

plats.'gata' = {a = 1, b = [
  "]", # }
  2,
], titel = 3}
[[arende]]
titel = "ett # två"
bilagor = [
  "a",
  "b",
]
[[arende]]
  [[arende.atgard]]
  text = \"\"\"slut\"\"\"\"\"
  [[ arende . atgard ]]
  slutdatum = 2017-03-09
  [[arende.underarende]]
  titel = ""
"""
    lines = line_numbers(text)
    assert lines == {
        (): 1,
        ("mote",): 2,
        ("mote", "organ"): 3,
        ("mote", "datum"): 7,
        ("mote", "plats"): 9,
        ("mote", "plats", "gata"): 9,
        ("arende",): 13,
        ("arende", 0): 13,
        ("arende", 0, "titel"): 14,
        ("arende", 0, "bilagor"): 15,
        ("arende", 1): 19,
        ("arende", 1, "atgard"): 20,
        ("arende", 1, "atgard", 0): 20,
        ("arende", 1, "atgard", 0, "text"): 21,
        ("arende", 1, "atgard", 1): 22,
        ("arende", 1, "atgard", 1, "slutdatum"): 23,
        ("arende", 1, "underarende"): 24,
        ("arende", 1, "underarende", 0): 24,
        ("arende", 1, "underarende", 0, "titel"): 25,
    }
    assert line_of(("arende", 0, "bilagor", 1), lines) == 15


@given(MEETING)
@settings(max_examples=30)
def test_every_item_is_found_on_the_line_of_its_header(meeting: Meeting) -> None:
    text = encode(meeting)
    lines, written = line_numbers(text), text.split("\n")
    for index, item in enumerate(meeting.items):
        assert written[lines["arende", index] - 1] == "[[arende]]"
        assert written[lines["arende", index, "titel"] - 1].startswith("titel = ")
        for sub_index, _ in enumerate(item.subitems):
            assert written[lines["arende", index, "underarende", sub_index] - 1] == "[[arende.underarende]]"


@given(st.text(alphabet="\"'\\\n#[]{}=.a", max_size=40))
@settings(max_examples=200)
def test_the_scanner_takes_any_text(text: str) -> None:
    comment_count(text)
    unclosed_string(text)
    with contextlib.suppress(ValueError):
        assert line_numbers(text)[()] == 1


def test_comments_are_counted_and_what_looks_like_one_is_not() -> None:
    assert comment_count('# ett\nx = "# nej" # två\ny = """\n# nej\n"""\nz = [ # tre\n1]\n') == 3
    assert comment_count(encode(small_meeting())) == 0


def test_the_string_that_never_ends_is_found() -> None:
    assert unclosed_string('a = "x"\nb = """\nc = "y"\n') == (2, '"""')
    assert unclosed_string('a = ""\nb = \'\'\nc = """"""\n') is None
