import signal
from pathlib import Path

from kcminutes.storage.toml.meetings import read
from support.program import begin, wait_until_saved


def test_a_file_that_goes_away_while_nobody_types_is_there_again_before_ctrl_q_is_pressed(tmp_path: Path) -> None:
    minutes = tmp_path / "minutes" / "2016-12-08.toml"
    with begin(tmp_path) as terminal:
        terminal.type("Ja")
        wait_until_saved(terminal)
        minutes.unlink()
        terminal.wait_for(lambda _: minutes.exists())
        minutes.write_bytes(b"")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    assert read(minutes).items[0].notes == "Ja"


def test_a_program_that_is_told_to_end_says_what_is_not_saved_and_where_it_is(tmp_path: Path) -> None:
    for has_copy in (True, False):
        folder = tmp_path / str(has_copy)
        folder.mkdir()
        (folder / "minutes").write_bytes(b"")  # a file where the folder should be
        if not has_copy:
            (folder / "state" / "kcminutes").mkdir(parents=True)
            (folder / "state" / "kcminutes" / "safety").write_bytes(b"")
        with begin(folder) as terminal:
            terminal.type("Ja")
            terminal.wait_for("EJ SPARAT" if has_copy else "INGEN SÄKERHETSKOPIA")
            terminal.kill(signal.SIGTERM)
            assert terminal.exit_code() == 128 + signal.SIGTERM
            assert "Kunde inte spara i" in terminal.text
            copy = "Säkerhetskopian har allt" if has_copy else "Säkerhetskopian kunde inte heller"
            assert copy in " ".join(terminal.text.split())
