from functools import partial
from pathlib import Path

import pytest

from kcminutes.meeting.states import Attendance
from kcminutes.storage.toml.meetings import read
from support.commands import Run, outcome
from support.import_layouts import layouts
from support.import_writers import WRITERS

BY_NAME = {layout.name: layout for layout in layouts()}


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "agendas").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process: exit code, standard output, standard error."""
    return partial(outcome, capfd)


def put(layout: str, kind: str) -> str:
    """The layout as a file of the type; gives its name."""
    name = f"{layout}.{kind}"
    Path(name).write_bytes(WRITERS[kind](BY_NAME[layout]))
    return name


@pytest.mark.parametrize("kind", WRITERS)
def test_minutes_go_among_the_minutes_by_their_day_and_are_read_by_the_program(kind: str, run: Run) -> None:
    code, out, _ = run("import", put("dagordning_forst", kind))
    assert code == 0
    meeting = read(Path("minutes/2015-03-27.toml"))
    assert len(meeting.items) >= 8
    assert meeting.participants[0].attendance is Attendance.PRESENT
    assert "8 ärenden, 6 deltagare, 3 beslut, 1 åtgärd." in out
    assert not list(Path("agendas").iterdir())


def test_a_kallelse_goes_among_the_agendas_and_has_nothing_recorded(run: Run) -> None:
    run("import", put("auto_numrerad", "docx"))
    meeting = read(Path("agendas/2017-02-08.toml"))
    assert not meeting.is_recorded
    assert meeting.items[1].proposals == ("Minnesanteckningarna godkänns.",)


def test_a_file_that_is_there_is_never_written_over(run: Run) -> None:
    name = put("auto_numrerad", "txt")
    run("import", name)
    before = Path("agendas/2017-02-08.toml").read_bytes()
    code, out, err = run("import", name, "--body", "Annat organ")
    assert (code, out) == (1, "")
    assert "finns redan" in err
    assert "välj en annan plats" in err
    assert Path("agendas/2017-02-08.toml").read_bytes() == before


def test_the_result_can_be_put_anywhere(run: Run) -> None:
    code, out, _ = run(
        "import", put("auto_numrerad", "pdf"), "-o", "egen/mapp/k.toml", "--body", "Rådet", "--date", "9 februari 2017"
    )
    assert code == 0
    head = read(Path("egen/mapp/k.toml")).head
    assert (head.body, str(head.day)) == ("Rådet", "2017-02-09")
    assert "(dagen som angavs)" in out


def test_where_no_day_is_to_be_found_it_is_asked_for(run: Run) -> None:
    Path("p.txt").write_text("Protokoll\n\n1. Öppnande\n\nMötet öppnades.\n\n2. Avslutning\n\nMötet avslutades.\n")
    code, _, err = run("import", "p.txt")
    assert code == 1
    assert "--date" in err
    assert not Path("minutes").exists()
    assert run("import", "p.txt", "--date", "2016-12-08")[0] == 0


def test_a_day_that_is_none_is_wrong_usage(run: Run) -> None:
    code, _, err = run("import", put("ocr", "txt"), "--date", "snart nog")
    assert code == 2
    assert "2017-01-19" in err


def test_what_was_not_understood_is_told_with_its_place_and_a_guess(run: Run) -> None:
    out = run("import", put("ks_protokoll", "docx"))[1]
    assert "Ej placerat vid importen" in out
    assert "tabell 1, rad 11: ”Kommunkansliet, 2018-03-12” – kan nog kastas" in out
    assert "sidhuvudet: ”Vindelns kommun" in out


def test_the_same_file_gives_the_same_meeting_again(run: Run) -> None:
    name = put("seed_2016", "docx")
    run("import", name, "-o", "en.toml")
    run("import", name, "-o", "två.toml")
    assert Path("en.toml").read_bytes() == Path("två.toml").read_bytes()
