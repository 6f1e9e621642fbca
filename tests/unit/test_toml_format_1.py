"""Files of format 1, as the program wrote them once, are read as what format 2 has."""

from datetime import date
from pathlib import Path

import pytest

from kcminutes.meeting.model import Approval
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import encode, parse, read
from support.samples import FORMAT_1

HEAD = '[mote]\norgan = "KC"\ndatum = 2017-03-09\nstatus = "fastställt"\n'
# As format 1 was written: a table for each time.
APPROVED = """
[[mote.faststallt]]
version = 1
datum = 2017-03-20
av = "Majken Fjällström"
ateroppnat = 2017-03-21

[[mote.faststallt]]
version = 2
datum = 2017-03-22
"""


@pytest.mark.parametrize(("old", "new"), FORMAT_1, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_sample_of_format_1_is_the_meeting_that_its_file_of_format_2_is(old: Path, new: Path) -> None:
    assert old.read_text("utf-8").startswith("version = 1\n")
    assert new.read_text("utf-8").startswith("version = 2\n")
    assert read(old) == read(new)
    assert encode(read(old)) == encode(read(new))


@pytest.mark.parametrize("version", ["", "version = 1\n"])
def test_who_made_minutes_of_format_1_final_is_a_list_of_one(version: str) -> None:
    assert parse(version + HEAD + APPROVED, "m.toml").head.approvals == (
        Approval(version=1, day=date(2017, 3, 20), by=("Majken Fjällström",), reopened=date(2017, 3, 21)),
        Approval(version=2, day=date(2017, 3, 22)),
    )


def test_nobody_is_no_name() -> None:
    assert parse(HEAD + 'faststallt = [{version = 1, datum = 2017-03-20, av = " "}]\n', "m.toml").head.approvals[0].by == ()


def test_a_file_that_tells_no_version_may_have_the_keys_of_format_2() -> None:
    text = HEAD + 'numrering = "§"\nfaststallt = [{version = 1, datum = 2017-03-20, av = ["Majken Fjällström", "Ture Sundbom"]}]\n'
    head = parse(text, "m.toml").head
    assert (head.numbering, head.approvals[0].by) == ("§", ("Majken Fjällström", "Ture Sundbom"))


def test_format_2_has_a_list_of_those_who_made_it_final() -> None:
    with pytest.raises(FileError) as raised:
        parse("version = 2\n" + HEAD + 'faststallt = [{version = 1, datum = 2017-03-20, av = "Ture Sundbom"}]\n', "m.toml")
    (told,) = raised.value.problems
    assert told.endswith('är texten "Ture Sundbom" men ska vara en lista av texter, som av = ["Ture Sundbom"].')


@pytest.mark.parametrize("faststallt", ["3", "[3]", "[{version = 1, datum = 2017-03-20, av = 3}]", '"x"', "{av = 'x'}"])
def test_what_is_neither_is_told(faststallt: str) -> None:
    with pytest.raises(FileError):
        parse(f"version = 1\n{HEAD}faststallt = {faststallt}\n", "m.toml")
    with pytest.raises(FileError):
        parse("mote = 3\n", "m.toml")
