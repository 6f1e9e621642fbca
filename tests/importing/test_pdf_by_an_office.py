"""PDF as an office program makes it out of a Word file: another page, wrapped cells, lines broken where nobody broke them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from support.import_layouts import layouts
from support.import_scores import read_file, scores, total
from support.import_writers import to_docx

OFFICE = shutil.which("soffice")
LAYOUTS = layouts()[::3]
PROMISED = {"dag": 0.98, "art": 0.95, "ord": 0.99, "ärenden": 0.95, "rubriker": 0.9, "personer": 0.9, "beslut": 0.9}
"""What is read rightly; a word that was broken in a narrow cell counts as lost, as its halves are words of their own."""


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_what_an_office_program_prints_is_understood(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        (tmp_path / f"{layout.name}.docx").write_bytes(to_docx(layout))
    names = [f"{layout.name}.docx" for layout in LAYOUTS]
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", *names]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    printed = {layout.name: (tmp_path / f"{layout.name}.pdf").read_bytes() for layout in LAYOUTS}
    rows = total(scores(layout, read_file(printed[layout.name], f"{layout.name}.pdf")) for layout in LAYOUTS)
    assert {field: rows[field].share for field, least in PROMISED.items() if rows[field].share < least} == {}
