"""A theme that is picked in the program is saved in settings.toml, and nothing else there is touched."""

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.storage.settings import load_settings
from kcminutes.storage.settings_file import BEGINNING
from kcminutes.storage.theme_setting import save_theme, with_theme

LINES = st.sampled_from(
    ["", "# tema = 'x'", 'skrivare = "Kansliet"  # tema = "y"', "dagordning = true", "# en rad till", "layout = '2013'", "\t"]
)
TABLES = st.sampled_from(["", "[tangenter]\nbeslut = 'f4'\n", '[kontroller]\ntema = false\n\n[tangenter]\ntema = "f4"\n'])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'tema = "nord"\n'),
        ('tema = "dracula"\n', 'tema = "nord"\n'),
        ("  \ntema='dracula'   # mörkt\nlayout = \"2013\"\n", '  \ntema = "nord"   # mörkt\nlayout = "2013"\n'),
        ('# tema = "textual-light"    # färgerna\n', 'tema = "nord"    # färgerna\n'),
        ('# tema = "a"\ntema = "b"\n', '# tema = "a"\ntema = "nord"\n'),
        ("[tangenter]\ntema = 'f4'\n", "tema = \"nord\"\n[tangenter]\ntema = 'f4'\n"),
        ("tema = 3\n", 'tema = "nord"\n'),
    ],
)
def test_the_theme_stands_where_it_stood_or_where_its_example_did_else_on_top(before: str, after: str) -> None:
    assert with_theme(before, "nord") == after


@given(st.lists(LINES, unique=True), st.none() | st.sampled_from(['tema = "dracula"', "tema='x' # nu"]), TABLES)
def test_every_other_setting_and_comment_stays(lines: list[str], theme: str | None, tables: str) -> None:
    text = "\n".join([*lines, *([theme] if theme else []), tables])
    new = with_theme(text, "nord")
    assert tomli.loads(new) == {**tomli.loads(text), "tema": "nord"}
    assert with_theme(new, "nord") == new


def test_a_settings_file_that_is_not_there_is_begun_with_every_setting_as_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "kcminutes" / "settings.toml"
    save_theme(path, "nord")
    assert path.read_text("utf-8") == BEGINNING.replace('# tema = "textual-light"', 'tema = "nord"')
    assert load_settings(path) == (type(load_settings(path)[0])(theme="nord"), ())


@pytest.mark.parametrize(
    ("held", "word"),
    [(b"tema = \xe5", "UTF-8"), (b"layout = [", "TOML"), (b'x = """\ntema = "a"\n"""\n', "överst")],
)
def test_a_file_in_which_it_cannot_be_put_is_left_as_it_is_and_says_why(held: bytes, word: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(held)
    with pytest.raises(OSError, match=word):
        save_theme(path, "nord")
    assert path.read_bytes() == held


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text('layout = "2013"\n', "utf-8")
    link = tmp_path / "settings.toml"
    link.symlink_to(tmp_path / "real.toml")
    save_theme(link, "nord")
    assert link.is_symlink()
    assert (tmp_path / "real.toml").read_text("utf-8") == 'tema = "nord"\nlayout = "2013"\n'
