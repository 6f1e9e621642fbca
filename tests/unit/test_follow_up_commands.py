"""Åtgärder, decisions and words over all meetings from the command line."""

import csv
import errno
import io
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from kcminutes.archive import database
from kcminutes.archive import index as indexing
from kcminutes.meeting.model import Action, FollowUp, Item
from kcminutes.meeting.reports import NAME, Replacement, Report, Reports
from kcminutes.meeting.states import Standing
from kcminutes.storage.toml.reports import encode_reports
from support.commands import outcome
from support.workspaces import BODY, a_meeting, held, put

DECEMBER, JANUARY = date(2016, 12, 8), date(2017, 1, 19)
ACTIONS = (
    Action(id="aaaaaa", text="Sent", due=date(2017, 1, 10), responsible=("Majken Fjällström",)),
    Action(id="bbbbbb", text="Löpande sak", when="löpande", responsible=("Ture Sundbom", "Majken Fjällström")),
    Action(id="cccccc", text="Långt fram", due=date(2999, 1, 1)),
    Action(id="dddddd", text="Redan gjort", due=date(2017, 1, 2), responsible=("Ture Sundbom",)),
)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, held(a_meeting(DECEMBER, Item(id="k3f9qa", title="Polisen", actions=ACTIONS, decisions=("Larm samordnas.",)))))
    heard = FollowUp(meeting=DECEMBER, action="dddddd", text="Redan gjort", standing=Standing.DONE)
    put(tmp_path, held(a_meeting(JANUARY, Item(id="x8d2mm", title="Larm", follow_ups=(heard,), decisions=("Ett.", "Två.")))))
    put(
        tmp_path,
        held(a_meeting(JANUARY, Item(title="Annat", actions=(Action(text="Rådets", due=JANUARY),)), body="Regionrådet")),
        "r",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(capfd: pytest.CaptureFixture[str], *args: str) -> list[str]:
    code, out, err = outcome(capfd, "actions", "-f", "json", *args)
    assert (code, err) == (0, "")
    return [row["text"] for row in json.loads(out)]


def test_open_actions_are_listed_late_first_then_by_day_then_those_without(
    workspace: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    del workspace
    assert texts(capfd) == ["Sent", "Rådets", "Långt fram", "Löpande sak"]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--overdue"], ["Sent", "Rådets"]),
        (["--done"], ["Redan gjort"]),
        (["--all", "--body", "kommun"], ["Sent", "Redan gjort", "Långt fram", "Löpande sak"]),
        (["--for", "majken"], ["Sent", "Löpande sak"]),
        (["--for", "TS", "--all"], ["Redan gjort", "Löpande sak"]),
        (["--body", "region"], ["Rådets"]),
    ],
)
def test_they_are_chosen_by_person_body_and_standing(
    workspace: Path, capfd: pytest.CaptureFixture[str], args: list[str], found: list[str]
) -> None:
    del workspace
    assert texts(capfd, *args) == found


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["actions", "--for", "nemo"], "Ingen som heter ”nemo” har någon åtgärd; skriv en del av namnet eller initialerna.\n"),
        (["actions", "--body", "x"], "Inget organ heter ”x”; det finns Regionrådet, Kommunchefsgruppen.\n"),
        (["actions", "-f", "xls"], "Formatet ”xls” finns inte här; välj ett av text, md, html, pdf, docx, csv, json, ics.\n"),
        (["decisions", "-f", "ics"], "Formatet ”ics” finns inte här; välj ett av text, md, html, pdf, docx, csv, json.\n"),
        (
            ["find", "a", "--since", "igår kanske"],
            "”igår kanske” går inte att läsa som en dag; skriv den som --since 2016-01-01.\n",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(
    workspace: Path, capfd: pytest.CaptureFixture[str], args: list[str], sentence: str
) -> None:
    del workspace
    code, out, err = outcome(capfd, *args)
    assert (code, out, err) == (2, "", sentence)


def test_the_list_as_text_tells_when_who_what_and_where_from(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    report = Report(
        meeting=DECEMBER, body=BODY, action="bbbbbb", done_by=("Ture Sundbom",), comment="Väntar.", day=date(2017, 1, 5)
    )
    (workspace / NAME).write_text(encode_reports(Reports(reports=(report,))), encoding="utf-8")
    _, out, _ = outcome(capfd, "actions", "--for", "majken")
    assert out == (
        "2017-01-10 tis  Majken Fjällström\n"
        "    Sent\n"
        "    Kommunchefsgruppen 2016-12-08, 1 Polisen · försenad\n\n"
        "löpande  Ture Sundbom, Majken Fjällström\n"
        "    Löpande sak\n"
        "    Kommunchefsgruppen 2016-12-08, 1 Polisen · klar: Ture Sundbom · Väntar.\n"
    )
    _, out, _ = outcome(capfd, "actions", "--for", "ture")
    assert out.startswith("Inga åtgärder"), "who of several is done has nothing left to do"


@pytest.mark.parametrize("name", ["md", "html", "txt", "pdf", "docx"])
def test_the_list_is_a_document_in_every_format_by_person(workspace: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    code, out, err = outcome(capfd, "actions", "-f", name, "-o", f"lista.{name}")
    assert (code, out, err) == (0, f"lista.{name}\n", "")
    content = (workspace / f"lista.{name}").read_bytes()
    if name in ("pdf", "docx"):
        assert content[:4] in (b"%PDF", b"PK\x03\x04")
    else:
        text = content.decode()
        assert text.index("Majken Fjällström") < text.index("Ture Sundbom") < text.index("Utan ansvarig")
        assert text.count("Löpande sak") == 2


@pytest.mark.parametrize("name", ["md", "html", "txt", "pdf", "docx"])
def test_the_decisions_are_a_document_in_every_format(workspace: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert outcome(capfd, "decisions", "-o", f"beslut.{name}") == (0, f"beslut.{name}\n", "")
    content = (workspace / f"beslut.{name}").read_bytes()
    assert content[:4] in (b"%PDF", b"PK\x03\x04") or "Larm samordnas." in content.decode()


def test_csv_opens_in_columns_in_a_swedish_excel(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outcome(capfd, "actions", "-o", "lista.csv")
    rows = list(csv.DictReader(io.StringIO((workspace / "lista.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [rows[0][column] for column in ("text", "slutdatum", "ansvarig", "forsenad")] == [
        "Sent",
        "2017-01-10",
        "Majken Fjällström",
        "ja",
    ]


def test_the_calendar_has_those_with_a_day_as_tasks(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    del workspace
    _, out, _ = outcome(capfd, "actions", "-f", "ics", "--all")
    assert (out.count("BEGIN:VTODO"), out.count("STATUS:COMPLETED")) == (4, 1)


def test_a_file_of_somebody_elses_is_not_written_over(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (workspace / "lista.md").write_text("min egen")
    code, _, err = outcome(capfd, "actions", "-o", "lista.md")
    assert (code, (workspace / "lista.md").read_text()) == (1, "min egen")
    assert "--force" in err


@pytest.mark.parametrize("command", ["actions", "decisions"])
@pytest.mark.parametrize("name", ["minutes/2016-12-08.toml", "minutes/ny.TOML", "uppfoljning.toml", "möte.txt"])
@pytest.mark.parametrize("form", ["csv", "text", "pdf"])
def test_no_list_is_written_where_meetings_stand_even_if_forced(
    workspace: Path, capfd: pytest.CaptureFixture[str], command: str, name: str, form: str
) -> None:
    (workspace / "möte.txt").write_bytes((workspace / "minutes" / "2016-12-08.toml").read_bytes())
    (workspace / "uppfoljning.toml").write_text(encode_reports(Reports()))
    before = {file: file.read_bytes() for file in workspace.rglob("*") if file.is_file()}
    code, out, err = outcome(capfd, command, "-f", form, "--force", "-o", name)
    assert (code, out) == (1, "")
    assert err.endswith("; välj ett annat namn.\n")
    assert {file: file.read_bytes() for file in workspace.rglob("*") if file.is_file()} == before


def test_decisions_have_a_number_in_the_year_and_come_the_newest_first(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    del workspace
    _, out, _ = outcome(capfd, "decisions", "-f", "json")
    assert [(row["beslut"], row["nummer"]) for row in json.loads(out)] == [
        ("Ett.", "1/2017"),
        ("Två.", "2/2017"),
        ("Larm samordnas.", "1/2016"),
    ]


def test_decisions_are_found_by_words_in_them_or_in_their_item(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    del workspace
    _, out, _ = outcome(capfd, "decisions", "larm", "-f", "json", "--since", "2017-01-01")
    assert [row["beslut"] for row in json.loads(out)] == ["Ett.", "Två."]
    _, out, _ = outcome(capfd, "decisions", "samordnas")
    assert out == "2016-12-08 tor Kommunchefsgruppen, 1 Polisen\n    1/2016: Larm samordnas.\n"


def replaced(item: str, by: str, day: date, by_day: date, text: str = "") -> Replacement:
    return Replacement(meeting=day, body=BODY, item=item, text=text, by_meeting=by_day, by_item=by, day=by_day)


def test_a_replaced_decision_tells_what_replaced_it_and_a_ring_is_told(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ring = (
        replaced("k3f9qa", "x8d2mm", DECEMBER, JANUARY, "Larm samordnas."),
        replaced("x8d2mm", "k3f9qa", JANUARY, DECEMBER),
        replaced("finns inte", "x8d2mm", DECEMBER, JANUARY),
    )
    (workspace / NAME).write_text(encode_reports(Reports(replaced=ring)), encoding="utf-8")
    _, out, err = outcome(capfd, "decisions", "-f", "json")
    assert [row["ersatt_av"] for row in json.loads(out)] == ["", "", f"{BODY} 2017-01-19"]
    assert [line.partition(" (")[0].partition(" ersätter")[0] for line in err.splitlines()] == [
        f"{NAME}: beslutet från {BODY} 2017-01-19",
        f"{NAME}: beslutet som ersätts",
    ]


def test_two_files_of_one_meeting_have_its_decisions_once_and_that_is_told(
    workspace: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    once = outcome(capfd, "decisions", "-f", "json")[1]
    file = workspace / "minutes" / f"{JANUARY}.toml"
    file.with_stem(f"{JANUARY} kopia").write_bytes(file.read_bytes())
    _, again, err = outcome(capfd, "decisions", "-f", "json")
    assert json.loads(again) == json.loads(once)
    assert err == (
        f"minutes/{JANUARY} kopia.toml är samma möte som minutes/{JANUARY}.toml, vars beslut gäller; ta bort den ena filen.\n"
    )


def test_words_are_found_with_their_meeting_and_item(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    del workspace
    _, out, _ = outcome(capfd, "find", "larm", "--body", "komm")
    assert out == (
        "2017-01-19 tor  Kommunchefsgruppen, 1 Larm\n    Rubrik: Larm\n"
        "2016-12-08 tor  Kommunchefsgruppen, 1 Polisen\n    BESLUT: Larm samordnas.\n"
    )


def test_what_is_nowhere_is_told(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capfd, "find", "finns inte")
    assert (code, out, err) == (0, f"”finns inte” står inte i något möte i {workspace}.\n", "")
    code, out, _ = outcome(capfd, "actions", "--body", "regionrådet", "--done")
    assert (code, out) == (0, f"Inga åtgärder att visa i {workspace}.\n")


def test_a_workspace_without_meetings_has_nothing_and_that_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "agendas").mkdir()
    monkeypatch.chdir(tmp_path)
    for command in (["actions"], ["decisions"], ["find", "x"]):
        assert outcome(capfd, *command)[::2] == (0, "")


COMMANDS = (("actions", "--all"), ("decisions",), ("find", "larm"))


@pytest.mark.parametrize("fault", ["no folder", "other tables", "no database", "a folder"])
def test_whatever_is_odd_about_the_cache_the_lists_are_the_same(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], fault: str
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setattr(database, "cache_folder", lambda: cache)
    monkeypatch.setattr(indexing, "SETTLED", -60.0)
    assert workspace.is_dir()
    wanted = [outcome(capfd, *command) for command in COMMANDS]
    places = list(cache.rglob("*.sqlite"))
    assert len(places) == 3
    for place in places:
        place.unlink()
        if fault == "other tables":
            with closing(sqlite3.connect(place)) as other:
                other.executescript("".join(f"create table {name} (x);" for name in ("card", "content", "file", "passage")))
        elif fault == "no database":
            place.write_bytes(bytes(range(256)) * 40)
        elif fault == "a folder":
            place.mkdir()
    if fault == "no folder":
        shutil.rmtree(cache)
        cache.write_text("a file")
    for _ in range(2):
        assert [outcome(capfd, *command) for command in COMMANDS] == wanted


def test_a_drive_that_is_away_is_told_and_what_was_known_of_it_is_there_again_with_it(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(database, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(indexing, "SETTLED", -60.0)
    wanted = [outcome(capfd, *command) for command in COMMANDS]
    with monkeypatch.context() as away:
        away.setattr("kcminutes.archive.archive.os.scandir", Mock(side_effect=OSError(errno.EIO, "Input/output error")))
        for command in COMMANDS:
            code, out, err = outcome(capfd, *command)
            assert (code, len(out.splitlines())) == (0, 1)
            assert f"{workspace / 'minutes'} går inte att läsa: disken svarar med fel. Mötena där är inte med." in err
    monkeypatch.setattr("kcminutes.storage.toml.meetings.read_with_digest", Mock(side_effect=AssertionError("read anew")))
    assert [outcome(capfd, *command) for command in COMMANDS] == wanted
