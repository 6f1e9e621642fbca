import tomllib
from datetime import date
from pathlib import Path

import pytest

from kcminutes.cli import agendas
from kcminutes.meeting.model import HandedOn, Item
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.toml.meetings import read
from support.commands import outcome
from support.samples import AGENDA_2016, MINUTES_2016
from support.workspaces import BODY, a_meeting, held, put

DECEMBER, JANUARY = date(2016, 12, 8), date(2017, 1, 19)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the sample minutes, in which somebody stands."""
    root = tmp_path / "kc"
    (root / "minutes").mkdir(parents=True)
    (root / "minutes" / MINUTES_2016.name).write_bytes(MINUTES_2016.read_bytes())
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "tom"
    (root / "agendas").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def test_the_next_kallelse_is_written_and_told(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capfd, "new")
    path = workspace / "agendas" / "2017-01-19.toml"
    assert (code, err) == (0, "")
    assert out == (
        f"{path}\nKommunchefsgruppen 2017-01-19 tor kl. 08.30–12.00: 5 ärenden; 8 personer; 9 kommande möten. "
        "Av mötet 2016-12-08 (utkast).\n"
    )
    assert read(path).head.day == JANUARY
    assert tomllib.loads(path.read_text("utf-8"))["version"] == 2


def test_what_waited_is_counted_by_the_meeting_that_left_it(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def left(title: str) -> Item:
        return Item(title=title, status=ItemStatus.POSTPONED)

    put(workspace, held(a_meeting(date(2016, 12, 1), left("Bussar"), left("Broar"))), "a")
    put(workspace, held(a_meeting(DECEMBER, Item(title="Kärnkraft", handed_on=(HandedOn(body=BODY),)), body="Regionrådet")), "b")
    put(workspace, held(a_meeting(date(2015, 11, 12), left("Gammalt"))), "c")
    code, out, err = outcome(capfd, "new", "--body", "komm")
    assert code == 0
    assert "8 ärenden, varav 2 bordlagda 2016-12-01 och 1 från Regionrådet 2016-12-08; 8 personer" in out
    assert err == "Togs inte med, eftersom det har legat så länge: Gammalt (Kommunchefsgruppen 2015-11-12).\n"


def test_a_second_one_on_the_day_is_told_and_made_beside_it_and_the_first_is_as_it_was(
    workspace: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    outcome(capfd, "new")
    first = workspace / "agendas" / "2017-01-19.toml"
    before = first.read_bytes()
    code, out, err = outcome(capfd, "new")
    assert (code, out.splitlines()[0]) == (0, str(workspace / "agendas" / "2017-01-19-2.toml"))
    assert err == "Kommunchefsgruppen har redan en kallelse till 2017-01-19: agendas/2017-01-19.toml.\n"
    assert first.read_bytes() == before


@pytest.mark.parametrize(("answer", "made"), [("n", 1), ("", 1), ("j", 2), ("Ja", 2)])
def test_in_a_terminal_it_is_asked(
    workspace: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: str, made: int
) -> None:
    outcome(capfd, "new")
    monkeypatch.setattr(agendas, "at_a_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: answer)
    assert outcome(capfd, "new")[0] == 2 - made
    assert len([*(workspace / "agendas").iterdir()]) == made


def test_a_day_before_the_last_meeting_is_told_and_done(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, _, err = outcome(capfd, "new", "--date", "2016-12-01")
    assert code == 0
    assert err.startswith("2016-12-01 är före 2016-12-08, då Kommunchefsgruppen redan har haft ett möte: minutes/")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2017-02-14", "2017-02-14"),
        ("19/1", "2017-01-19"),
        ("14 feb", "2017-02-14"),
        ("nästa möte", "2017-01-19"),
        ("+14", "2016-12-22"),
    ],
)
def test_the_day_is_read_as_people_write_it(workspace: Path, capfd: pytest.CaptureFixture[str], typed: str, day: str) -> None:
    _, out, _ = outcome(capfd, "new", "--date", typed)
    assert out.startswith(str(workspace / "agendas" / f"{day}.toml"))


@pytest.mark.parametrize("typed", ["imorse", "29/2", "2017-02-30"])
def test_a_day_that_cannot_be_read_is_told(workspace: Path, capfd: pytest.CaptureFixture[str], typed: str) -> None:
    code, out, err = outcome(capfd, "new", "--date", typed)
    assert (code, out) == (2, "")
    assert err == f"”{typed}” går inte att läsa som en dag; skriv den med år, som --date 2017-01-19.\n"
    assert not (workspace / "agendas").exists()


def test_without_a_body_it_is_the_one_that_met_last_of_those_that_have_a_next_meeting(
    workspace: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put(workspace, held(a_meeting(date(2016, 12, 9), "A", body="Regionrådet")), "rr")
    assert outcome(capfd, "new")[1].split("\n")[1].startswith("Kommunchefsgruppen 2017-01-19")
    put(workspace, held(a_meeting(date(2016, 12, 9), Item(title="Nästa möte", notes="2017-02-03"), body="Regionrådet")), "rr")
    assert outcome(capfd, "new")[1].split("\n")[1].startswith("Regionrådet 2017-02-03")


def test_where_nobody_has_said_when_the_next_meeting_is_the_day_is_asked_for(
    empty: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put(empty, held(a_meeting(DECEMBER, "Ekonomi")))
    code, _, err = outcome(capfd, "new")
    assert (code, err) == (2, "Det står ingenstans när Kommunchefsgruppen möts nästa gång; ange dagen med --date.\n")


def test_an_empty_workspace_needs_a_body_and_a_day_and_begins_from_what_every_meeting_has(
    empty: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, _, err = outcome(capfd, "new")
    assert (code, err) == (2, f"{empty} har inga möten; ange gruppen med --body och dagen med --date, eller en mall med --from.\n")
    code, out, err = outcome(capfd, "new", "--body", "Kommunchefsgruppen", "--date", "2017-01-19")
    assert (code, err) == (0, "")
    assert out.endswith("Kommunchefsgruppen 2017-01-19 tor: 5 ärenden; 0 personer.\n")


def test_a_body_that_is_not_there_is_told_with_the_nearest(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capfd, "new", "--body", "Komunchefsgruppen", "--date", "2017-01-19")
    assert (code, err) == (0, f"Komunchefsgruppen har inga möten i {workspace}; menade du Kommunchefsgruppen?\n")
    assert "Komunchefsgruppen 2017-01-19" in out


def test_a_beginning_that_several_bodies_have_is_told(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(empty, held(a_meeting(DECEMBER, "A", body="Regionrådet")), "a")
    put(empty, held(a_meeting(DECEMBER, "A", body="Regionstyrelsen")), "b")
    code, _, err = outcome(capfd, "new", "--body", "region", "--date", "2017-01-19")
    assert (code, err) == (2, "”region” kan vara Regionstyrelsen eller Regionrådet; skriv mer av namnet.\n")


def test_a_file_as_a_template_gives_its_items_and_people(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capfd, "new", "--from", AGENDA_2016, "--date", "2017-01-19", "-o", "ny.toml")
    assert (code, err) == (0, "")
    assert out.startswith("ny.toml\nKommunchefsgruppen 2017-01-19 tor kl. 08.30–12.00: 17 ärenden; 11 personer")
    made, template = read(empty / "ny.toml"), read(AGENDA_2016)
    assert [item.background for item in made.items] == [item.background for item in template.items]
    assert made.participants == template.participants
    assert not {item.id for item in made.items} & {item.id for item in template.items}


def test_a_file_that_is_there_is_not_written_over(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (workspace / "min.toml").write_text("min")
    code, out, err = outcome(capfd, "new", "-o", "min.toml")
    assert (code, out) == (1, "")
    assert (
        err
        == "Kan inte skriva min.toml: där finns redan en fil, som inte skrivs över; flytta undan den, eller välj en annan plats.\n"
    )
    assert (workspace / "min.toml").read_text() == "min"


def test_it_can_be_written_to_standard_out(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capfd, "new", "-o", "-")
    assert (code, tomllib.loads(out)["mote"]["datum"]) == (0, JANUARY)
    assert err.startswith("Kommunchefsgruppen 2017-01-19")
    assert not (workspace / "agendas").exists()


def test_a_broken_file_is_told_and_the_rest_counts(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (workspace / "minutes" / "2016-12-15.toml").write_text("[mote\n")
    code, out, err = outcome(capfd, "new")
    assert code == 0
    assert err.startswith("2016-12-15.toml, rad 1:")
    assert err.count("\n") == 1
    assert "2017-01-19" in out


def test_the_workspace_is_that_of_the_file_where_one_stands_outside_of_any(
    workspace: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = outcome(capfd, "new", "-o", workspace / "agendas" / "x.toml")
    assert (code, "Av mötet 2016-12-08" in out) == (0, True)


def test_a_word_file_is_a_template_too_and_what_was_not_understood_of_it_is_left_out(
    empty: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert outcome(capfd, "export", AGENDA_2016, "-f", "docx", "-o", "mall.docx")[0] == 0
    Path("mall.txt").write_text("Dagordning\n\n1. Öppnande\n\n2. Larm\n\nSidan 1 av 1\n", "utf-8")
    for file, titles in (("mall.docx", [item.title for item in read(AGENDA_2016).items]), ("mall.txt", ["Öppnande", "Larm"])):
        code, _, err = outcome(capfd, "new", "--from", file, "--body", "KC", "--date", "2017-01-19", "-o", f"{file}.toml")
        assert (code, err) == (0, "")
        made = read(empty / f"{file}.toml")
        assert ([item.title for item in made.items], made.head.day.isoformat()) == (titles, "2017-01-19")
        assert not made.is_recorded
