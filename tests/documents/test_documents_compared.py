"""What the benchmark compares the making of documents with still does what the program does."""

from pathlib import Path

from benchmark.documents import bare_compile_command, bare_word_command, told_seconds
from support.samples import MINUTES_2016


def test_the_bare_making_of_a_pdf_and_of_a_word_file_makes_one(tmp_path: Path) -> None:
    assert told_seconds(bare_compile_command(MINUTES_2016, tmp_path)) > 0
    assert (tmp_path / "bare.pdf").read_bytes().startswith(b"%PDF")
    assert told_seconds(bare_word_command(MINUTES_2016, tmp_path)) > 0
    assert (tmp_path / "bare.docx").read_bytes().startswith(b"PK")
