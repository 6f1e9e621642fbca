import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from kcminutes.archive.shipped import SAMPLE, sample_copy, starter
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import Listing, Workspace
from support.samples import AGENDA_2016

PROJECT = Path(__file__).parent.parent.parent
USED = """
from pathlib import Path
import kcminutes
from kcminutes.archive.shipped import SAMPLE, sample_copy, starter
from kcminutes.storage.toml.meetings import read
print(len(read(sample_copy(Path("kc"))).items), len(starter().items), Path(kcminutes.__file__).is_relative_to(Path.cwd()))
"""


def test_the_sample_that_is_shipped_is_the_one_of_the_project() -> None:
    assert SAMPLE.read_bytes() == AGENDA_2016.read_bytes()


def test_a_copy_of_it_is_a_kallelse_in_the_workspace_and_stays_as_somebody_has_left_it(tmp_path: Path) -> None:
    copy = sample_copy(tmp_path)
    (entry,) = Listing(Workspace(tmp_path)).look() or []
    assert (entry.path, entry.item_count) == (copy, 17)
    copy.write_text("ändrad", encoding="utf-8")
    assert sample_copy(tmp_path) == copy
    assert copy.read_text("utf-8") == "ändrad"
    assert read(SAMPLE)


def test_where_no_copy_can_be_made_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "agendas").write_text("en fil")
    with pytest.raises(FileError, match=r"Kan inte skriva .+; välj en annan plats"):
        sample_copy(tmp_path)


def test_the_starter_has_what_every_meeting_has_and_nobody() -> None:
    meeting = starter()
    assert (meeting.participants, meeting.is_recorded) == ((), False)
    assert [item.title for item in meeting.items][0::4] == ["Mötets öppnande", "Mötets avslutande"]


def test_both_come_with_the_program_where_it_is_installed(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(PROJECT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as files:
        files.extractall(tmp_path / "installed")
    command = [sys.executable, "-c", USED]
    done = subprocess.run(
        command,
        cwd=tmp_path / "installed",
        env={"PYTHONPATH": str(tmp_path / "installed"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == ["17", "5", "True"]
