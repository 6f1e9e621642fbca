"""What `kcminutes recover` lists, shows and restores."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kcminutes.storage import recovery
from kcminutes.storage.durable.drafts import Drafts, drafts_path
from kcminutes.storage.durable.home_drafts import drafts_at_home
from kcminutes.storage.durable.lock import MeetingLock
from kcminutes.storage.durable.safety_copy import retire, unsaved_folder, versions_folder
from kcminutes.storage.opening import open_safely
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import Workspace
from kcminutes.swedish.refusal import Refusal
from support.commands import outcome
from support.interrupted import begun, cut_off, told


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    return begun(tmp_path, told("J"))


def said(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return outcome(capfd, "recover", *words)


def test_without_safety_copies_it_says_that_all_is_saved(capfd: pytest.CaptureFixture[str]) -> None:
    assert said(capfd) == (0, "Det finns inga säkerhetskopior; allt är sparat.\n", "")


def test_a_copy_that_was_never_saved_is_listed_with_what_differs(minutes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cut_off(minutes, "Ja, det beslutades.")
    code, out, _ = said(capfd)
    assert code == 0
    assert out.startswith("  1  ")
    assert "aldrig sparad" in out
    assert str(minutes) in out
    assert "ärende 1" in out.casefold()


def test_a_copy_of_a_meeting_that_is_open_is_told_apart(minutes: Path) -> None:
    cut_off(minutes, "Ja")
    script = """
import sys
from pathlib import Path
from kcminutes.storage.durable.lock import MeetingLock
lock = MeetingLock(Path(sys.argv[1]))
lock.acquire()
print(flush=True)
sys.stdin.read()
"""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", script, str(minutes)], stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        process.stdout.readline()
        (line,) = recovery.listing()
        process.kill()
    assert "öppet just nu" in line
    assert "aldrig sparad" not in line


def test_unsaved_copies_stand_before_earlier_versions(minutes: Path) -> None:
    retire(cut_off(minutes, "Äldre"))
    cut_off(minutes, "Nyare")
    first, second = recovery.listing()
    assert ("aldrig sparad" in first, "tidigare version" in second) == (True, True)


def test_showing_a_copy_prints_its_document(minutes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cut_off(minutes, "Ordet som aldrig sparades.")
    code, out, _ = said(capfd, "1", "--show")
    assert code == 0
    assert "Ordet som aldrig sparades." in out


def test_a_copy_by_its_number_alone_tells_what_differs_and_what_can_be_done(
    minutes: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cut_off(minutes, "Ja")
    code, out, _ = said(capfd, "1")
    assert code == 0
    assert "--show" in out
    assert "--restore" in out
    assert read(minutes) == told("J")


def test_restoring_keeps_the_file_as_it_was_beside_it_and_the_copy_as_an_earlier_version(
    minutes: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cut_off(minutes, "Ja")
    code, out, _ = said(capfd, "1", "--restore")
    assert (code, out.strip()) == (0, str(minutes))
    assert read(minutes) == told("Ja")
    (aside,) = (path for path in minutes.parent.iterdir() if path != minutes)
    assert read(aside) == told("J")
    (line,) = recovery.listing()
    assert "tidigare version" in line
    assert "samma som filen" in line


def test_restoring_to_another_file_leaves_the_minutes_alone(minutes: Path, tmp_path: Path) -> None:
    cut_off(minutes, "Ja")
    out = tmp_path / "ny" / "kopia.toml"
    assert recovery.restore(recovery.chosen(1), out) == out
    assert (read(out), read(minutes)) == (told("Ja"), told("J"))


def test_restoring_writes_over_no_other_file(minutes: Path, tmp_path: Path) -> None:
    cut_off(minutes, "Ja")
    out = tmp_path / "upptagen.toml"
    out.write_text("mitt", encoding="utf-8")
    with pytest.raises(Refusal, match="finns redan"):
        recovery.restore(recovery.chosen(1), out)
    assert out.read_text(encoding="utf-8") == "mitt"


def test_a_meeting_that_is_open_elsewhere_is_not_restored(minutes: Path) -> None:
    cut_off(minutes, "Ja")
    lock = MeetingLock(minutes)
    assert lock.acquire() is None
    script = """
from kcminutes.storage import recovery
from kcminutes.swedish.refusal import Refusal
try:
    recovery.restore(recovery.chosen(1), None)
except Refusal as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    lock.release()
    assert "är öppen hos" in done.stdout
    assert read(minutes) == told("J")


def test_a_number_that_no_copy_has_is_told(minutes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cut_off(minutes, "Ja")
    code, _, err = said(capfd, "2")
    assert (code, err) == (1, "Det finns ingen säkerhetskopia nr 2; kcminutes recover visar vilka som finns.\n")


def test_the_copy_of_a_file_that_is_gone_can_be_restored(minutes: Path) -> None:
    cut_off(minutes, "Ja")
    minutes.unlink()
    (line,) = recovery.listing()
    assert "filen finns inte" in line
    recovery.restore(recovery.chosen(1), None)
    assert read(minutes) == told("Ja")


# What was typed in forms and not done.


def test_what_was_typed_in_forms_and_not_done_is_listed_with_its_meeting(minutes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    drafts = Drafts(drafts_path(minutes), minutes=minutes)
    drafts.keep("Nytt ärende", "", {"title": "Budget \x1b[31m2017", "minutes": "20"})
    assert drafts.close()
    home = drafts_at_home()
    home.keep("Skriv ut", str(minutes), {"printer": "Kansliet"})
    assert home.close()
    cut_off(minutes, "Ja")
    code, out, _ = said(capfd)
    assert code == 0
    assert f"{minutes}: formuläret ”Nytt ärende”: ”Budget [31m2017”, ”20”" in out
    assert "utan öppet möte: formuläret ”Skriv ut”: ”Kansliet”" in out
    assert "aldrig sparad" in out
    assert "står kvar där när det öppnas" in out


def test_all_is_not_called_saved_while_something_is_typed_in_a_form(minutes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert said(capfd)[1] == "Det finns inga säkerhetskopior; allt är sparat.\n"
    drafts = Drafts(drafts_path(minutes), minutes=minutes)
    drafts.keep("Nytt ärende", "", {"title": "Budget"})
    assert drafts.close()
    out = said(capfd)[1]
    assert "allt är sparat." not in out
    assert "”Budget”" in out


@pytest.mark.parametrize("first", ["damaged", "torn"])
def test_a_copy_of_which_nothing_can_be_read_is_told_at_the_opening_and_listed_with_its_place(
    minutes: Path, capfd: pytest.CaptureFixture[str], first: str
) -> None:
    journal = cut_off(minutes, "Ja", "Ja, men")
    content = journal.read_bytes()
    journal.write_bytes(b"\xff" + content if first == "damaged" else content[:200])
    code, out, _ = said(capfd)
    assert (code, out) == (0, f"     {journal} är trasig och går inte att läsa\n")
    opened = open_safely(minutes, None, Workspace(minutes.parent.parent))
    assert opened.lock
    opened.lock.release()
    (kept,) = versions_folder().iterdir()
    assert opened.damaged == f"Säkerhetskopian efter ett avbrott är trasig och går inte att läsa; den ligger kvar i {kept}."
    assert (opened.restored, opened.meeting.items[0].notes) == ("", "J")
    assert said(capfd)[1] == f"     {kept} är trasig och går inte att läsa\n"


def test_an_empty_copy_is_nothing_to_tell_of(minutes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cut_off(minutes, "Ja").write_bytes(b"")
    assert said(capfd)[1] == "Det finns inga säkerhetskopior; allt är sparat.\n"
    opened = open_safely(minutes, None, Workspace(minutes.parent.parent))
    assert opened.damaged == ""
    assert opened.lock
    opened.lock.release()


def test_drafts_that_cannot_be_read_are_told(minutes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    unsaved_folder().mkdir(parents=True)
    drafts_path(minutes).write_bytes(b"[{]")
    code, out, _ = said(capfd)
    assert code == 0
    assert "är trasig och går inte att läsa" in out
