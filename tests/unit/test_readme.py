from make_readme import README, SCREENSHOT, readme
from support.samples import AGENDA_2016


def test_the_readmes_tables_of_keys_and_of_the_file_format_are_the_programs_own() -> None:
    text = README.read_text("utf-8")
    assert readme(text) == text
    assert "| Nästa ärende | Ctrl+N · F9 | `nasta_arende` |" in text
    assert "| `[[arende]], [[arende.underarende]]` | `anteckning` | str |" in text
    assert "| `veckodag` |" in text


def test_the_readme_shows_a_picture_that_exists_and_an_agenda_that_exists() -> None:
    text = README.read_text("utf-8")
    assert f".readme/{SCREENSHOT.name}" in text
    assert SCREENSHOT.exists()
    assert f"agendas/{AGENDA_2016.name}" in text
