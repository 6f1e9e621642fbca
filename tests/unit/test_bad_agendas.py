from pathlib import Path

import pytest

from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import read

FILES = sorted((Path(__file__).parent.parent / "bad_agendas").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_agenda_is_told_in_the_sentences_of_its_first_lines(path: Path) -> None:
    expected = [
        line.removeprefix(b"# v\xc3\xa4ntat: ").decode()
        for line in path.read_bytes().splitlines()
        if line.startswith(b"# v\xc3\xa4ntat: ")
    ]
    with pytest.raises(FileError) as raised:
        read(path)
    assert list(raised.value.problems) == expected


def test_there_are_many_and_no_two_of_them_have_the_same_fault() -> None:
    faults = []
    for path in FILES:
        with pytest.raises(FileError) as raised:
            read(path)
        faults.append(str(raised.value).replace(path.name, ""))
    assert len(FILES) >= 20
    assert len(set(faults)) == len(FILES)
