"""What is reported between meetings is safe: whatever ends the program, whoever else writes, whatever the disk does."""

import os
import signal
import subprocess
import sys
import time as clock
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kcminutes.meeting.reports import NAME, Report
from kcminutes.storage import reporting
from kcminutes.storage.durable.atomic import write_atomically
from kcminutes.storage.durable.lock import MeetingLock
from kcminutes.storage.reporting import Reporting
from kcminutes.storage.toml.reports import read_reports

DAY = date(2017, 1, 5)


def a_report(number: int) -> Report:
    return Report(meeting=date(2016, 12, 8), body="Kommunchefsgruppen", action=f"id{number}", text="Å\nä", day=DAY)


def actions(root: Path) -> list[str]:
    return [report.action for report in read_reports(root / NAME).reports]


_TYPING = """
import sys
from pathlib import Path
from tests_reports import a_report
from kcminutes.storage.reporting import Reporting
reporting = Reporting(Path(sys.argv[1]))
number = 0
while True:
    reporting.add(a_report(number))
    if reporting._copy.flush(5):
        print(number, flush=True)
    number += 1
"""


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2, 0.45])
def test_a_program_that_is_killed_loses_nothing_that_was_safe(tmp_path: Path, after: float) -> None:
    (tmp_path / "tests_reports.py").write_text(
        "from datetime import date\nfrom kcminutes.meeting.reports import Report\n"
        "def a_report(number):\n"
        "    return Report(meeting=date(2016, 12, 8), body='Kommunchefsgruppen', action=f'id{number}', text='Å\\nä',"
        " day=date(2017, 1, 5))\n"
    )
    root = tmp_path / "kc"
    root.mkdir()
    surroundings = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', 'src')}"}
    with subprocess.Popen(
        [sys.executable, "-c", _TYPING, str(root)], stdout=subprocess.PIPE, text=True, env=surroundings
    ) as typing:
        assert typing.stdout
        typing.stdout.readline()
        clock.sleep(after)
        typing.send_signal(signal.SIGKILL)
        last = max([0, *map(int, typing.stdout.read().split())])
    after_it = Reporting(root)
    assert after_it.close()
    found = actions(root)
    assert found[: last + 1] == [f"id{number}" for number in range(last + 1)]
    assert len(found) == len(set(found))


def test_two_programs_that_report_at_once_both_have_theirs(tmp_path: Path) -> None:
    first, second = Reporting(tmp_path), Reporting(tmp_path)
    for number in range(10):
        (first if number % 2 else second).add(a_report(number))
    assert first.close(10)
    assert second.close(10)
    assert sorted(actions(tmp_path)) == sorted(f"id{number}" for number in range(10))


def test_comments_and_what_somebody_wrote_by_hand_stay(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        "# Vår uppföljning\r\n\r\n[[uppfoljning]] # först\r\nmote = 2016-12-08\r\natgard = 'x'\r\ndatum = 2017-01-01"
    )
    kept = Reporting(tmp_path)
    kept.add(a_report(1))
    assert kept.close()
    text = (tmp_path / NAME).read_text("utf-8")
    assert text.startswith("# Vår uppföljning\n\n[[uppfoljning]] # först\n")
    assert actions(tmp_path) == ["x", "id1"]


def test_a_file_that_cannot_be_read_is_left_alone_told_and_gets_it_all_when_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "RETRY_DELAY", 0.05)
    (tmp_path / NAME).write_text("[[uppfoljning]\n")
    kept = Reporting(tmp_path)
    kept.add(a_report(1))
    assert not kept.close()
    assert (tmp_path / NAME).read_text() == "[[uppfoljning]\n"
    assert kept.problem.startswith(f"{NAME}, rad 1")
    (tmp_path / NAME).write_text("")
    again = Reporting(tmp_path)
    assert again.restored == f"Återställt efter avbrott: en rapport om åtgärder, som nu sparas i {NAME}."
    assert again.close()
    assert actions(tmp_path) == ["id1"]
    assert Reporting(tmp_path).restored == ""


def test_a_workspace_that_is_gone_is_told_and_not_made_anew(tmp_path: Path) -> None:
    kept = Reporting(tmp_path / "borta")
    kept.add(a_report(1))
    assert not kept.close()
    assert kept.problem == "mappen finns inte"
    assert not (tmp_path / "borta").exists()
    (tmp_path / "borta").mkdir()
    assert Reporting(tmp_path / "borta").close()
    assert actions(tmp_path / "borta") == ["id1"]


def test_a_file_that_somebody_else_has_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "_PATIENCE", 0.05)
    lock = MeetingLock(tmp_path / NAME)
    assert lock.acquire() is None
    kept = Reporting(tmp_path)
    kept.add(a_report(1))
    assert not kept.hurry()
    assert kept.problem.startswith("filen är öppen hos")
    lock.release()
    assert kept.close()
    assert actions(tmp_path) == ["id1"]


def test_a_program_that_goes_on_keeps_its_own_safety_copy(tmp_path: Path) -> None:
    gone = tmp_path / "borta"
    kept = Reporting(gone)
    kept.add(a_report(1))
    assert not kept.hurry()
    other = Reporting(gone)
    assert other.restored == ""
    other.add(a_report(2))
    assert not other.close()
    assert not kept.close()
    gone.mkdir()
    assert Reporting(gone).close()
    assert sorted(actions(gone)) == ["id1", "id2"]


def test_what_two_programs_report_alike_stands_twice_so_that_one_can_be_taken_back(tmp_path: Path) -> None:
    first, second = Reporting(tmp_path), Reporting(tmp_path)
    for each in (first, second):
        each.add(a_report(1))
        assert each.hurry()
    second.take_back(a_report(1))
    assert second.close()
    assert first.close()
    assert actions(tmp_path) == ["id1"]


def test_a_report_that_somebody_has_touched_stays_and_that_is_told(tmp_path: Path) -> None:
    kept, told = Reporting(tmp_path), []
    kept.listen(lambda: told.append(kept.left_standing))
    kept.add(a_report(1))
    assert kept.hurry()
    (tmp_path / NAME).write_text((tmp_path / NAME).read_text("utf-8") + 'av = ["Majken Ek"]\n', "utf-8")
    kept.take_back(a_report(1))
    assert kept.hurry()
    assert told[-1] == 1
    assert kept.close()
    assert actions(tmp_path) == ["id1"]


def test_a_write_that_fails_when_the_file_is_there_already_is_not_done_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "RETRY_DELAY", 0.05)
    times: list[int] = []

    def written_and_failed(*args: Any, **kwargs: Any) -> None:
        write_atomically(*args, **kwargs)
        if args[0].name == NAME and not times:
            times.append(1)
            raise OSError(5, "I/O")

    monkeypatch.setattr(reporting, "write_atomically", written_and_failed)
    kept = Reporting(tmp_path)
    kept.add(a_report(1))
    kept.hurry()
    kept.add(a_report(2))
    assert kept.close()
    assert actions(tmp_path) == ["id1", "id2"]
