import re
from collections.abc import Iterator

import msgspec
import pytest

from kcminutes.meeting import model
from kcminutes.storage.toml.meetings import parse
from kcminutes.storage.toml.reports import parse_reports
from make_readme import README, SCREENSHOT, TABLES, main, readme
from support.samples import AGENDA_2016


def test_the_readmes_tables_of_keys_and_of_the_file_format_are_the_programs_own() -> None:
    text = README.read_text("utf-8")
    assert readme(text) == text
    assert "| Nästa ärende | Ctrl+N · F9 | `nasta_arende` |" in text
    assert "| `[[arende]]` | `anteckning` | text |" in text
    assert '| `[[arende.uppfoljning]]` | `lage` | "klar" or "pågår" or "utgår" |' in text
    assert "| `veckodag` |" in text


def test_the_readme_shows_a_picture_that_exists_and_an_agenda_that_exists() -> None:
    text = README.read_text("utf-8")
    assert f".readme/{SCREENSHOT.name}" in text
    assert SCREENSHOT.exists()
    assert f"agendas/{AGENDA_2016.name}" in text


def test_an_argument_that_nobody_knows_makes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = [(file, file.stat().st_mtime_ns) for file in (README, SCREENSHOT)]
    with pytest.raises(SystemExit) as ended:
        main(["--check"])
    assert ended.value.code == 2
    assert "--check" in capsys.readouterr().err
    assert [(file, file.stat().st_mtime_ns) for file in (README, SCREENSHOT)] == before


def values(value: object) -> Iterator[model.Value]:
    """The value and those that it holds, if it is one of the dictionary's."""
    if isinstance(value, model.Value):
        yield value
    below = msgspec.structs.asdict(value).values() if isinstance(value, model.Value) else value if isinstance(value, tuple) else ()
    for each in below:
        yield from values(each)


def test_the_readmes_table_and_its_example_have_every_key_of_the_file_format() -> None:
    (example,) = re.findall(r"(?s)```toml\n(version = .*?)```", README.read_text("utf-8"))
    used = {
        (type(value), field.name)
        for value in values(parse(example, "README.md"))
        for field in msgspec.structs.fields(value)
        if field.name == "version" or getattr(value, field.name) != field.default
    }
    kinds = [kind for kind in model.Value.__subclasses__() if kind.__module__ == model.__name__]
    wanted = {(kind, field.name) for kind in kinds for field in msgspec.structs.fields(kind)}
    assert wanted - used == {(model.FollowUp, "due")}, "which stands in no follow-up that has words for it"
    assert {kind.__name__ for kind in kinds} == set(TABLES)


def test_what_is_for_windows_can_be_pasted_into_any_powershell() -> None:
    spans = re.findall(r"`([^`\n]+)`", README.read_text("utf-8"))
    windows = [span for span in spans if re.search(r"\bpy\b|\\Scripts|winget|Invoke-Expression", span)]
    assert len(windows) >= 6
    assert not [span for span in windows if "&&" in span or "||" in span or "python3" in span]


def test_the_readmes_example_of_reports_is_a_file_that_the_program_reads() -> None:
    (example,) = re.findall(r"(?s)```toml\n(\[\[uppfoljning\]\].*?)```", README.read_text("utf-8"))
    reports = parse_reports(example, "README.md")
    assert (len(reports.reports), len(reports.replaced)) == (1, 1)
