from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kcminutes.storage.settings import Settings, load_settings, settings_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_settings_are_the_programs_own(path: Path) -> None:
    assert load_settings(path) == (Settings(), ())


def test_the_file_lies_in_the_config_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcminutes.storage.settings.config_folder", lambda: path.parent)
    path.write_text('skrivare = "Plan 2"\n')
    assert settings_path() == path
    assert load_settings() == (Settings(printer="Plan 2"), ())


def test_every_setting_is_read(path: Path) -> None:
    path.write_text(
        'tema = "nord"\narbetsmapp = "~/kc"\nnamn = "Frida Nordin"\nlayout = "2013"\nskrivare = "Plan 2"\nmallar = "/srv/mallar"\n'
        '[tangenter]\nnext_item = "f9,ctrl+n"\nsave = "ctrl+s"\n',
        encoding="utf-8",
    )
    settings, problems = load_settings(path)
    assert problems == ()
    assert settings == Settings(
        theme="nord",
        workspace="~/kc",
        name="Frida Nordin",
        layout="2013",
        printer="Plan 2",
        templates="/srv/mallar",
        keys={"next_item": "f9,ctrl+n", "save": "ctrl+s"},
    )


def test_folders_begin_in_the_home_folder_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Settings(workspace="~/kc").workspace_folder == tmp_path / "kc"
    assert Settings(templates="~/mallar").template_folder == tmp_path / "mallar"
    assert Settings().workspace_folder is None
    assert Settings().template_folder is None


def test_each_wrong_setting_is_told_and_the_others_count(path: Path) -> None:
    path.write_text(
        'temma = "nord"\nskrivare = "Plan 2"\nlayout = 2013\narbetsmapp = "kc"\nmallar = "~finnsinte/mallar"\n'
        '[tangenter]\nsave = "ctrl+s"\nhelp = 1\n'
    )
    settings, problems = load_settings(path)
    assert settings == Settings(printer="Plan 2", keys={"save": "ctrl+s"})
    assert problems == (
        'settings.toml, rad 1: okänd nyckel "temma" överst i filen; menade du "tema"?',
        'settings.toml, rad 3: "layout" överst i filen är heltalet 2013 men ska vara "2013" eller "2016".',
        (
            'settings.toml, rad 4: "arbetsmapp" överst i filen är "kc" men ska vara '
            'hela sökvägen till en mapp, som arbetsmapp = "~/möten".'
        ),
        (
            'settings.toml, rad 5: "mallar" överst i filen är "~finnsinte/mallar" men ska vara '
            'hela sökvägen till en mapp, som mallar = "~/möten".'
        ),
        'settings.toml, rad 8: "help" i [tangenter] är heltalet 1 men ska vara en text, som help = "1".',
    )


def test_a_file_that_is_no_toml_is_told_and_leaves_the_programs_own(path: Path) -> None:
    path.write_text("tema = nord\n")
    assert load_settings(path) == (Settings(), ('settings.toml, rad 1: texten saknar citattecken; skriv tema = "nord".',))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'arbetsmapp = "C:\Users\Åsa"', r"C:\Users\Åsa"),
        (r'mallar = "D:\delat\mallar"', r"D:\delat\mallar"),
        (r'arbetsmapp = "D:\new\bokslut"', r"D:\new\bokslut"),
        (r'skrivare = "\\srv01\Kansliet"', r"\\srv01\Kansliet"),
    ],
)
def test_the_backslashes_of_a_path_are_told_with_their_remedy_and_the_other_settings_count(
    path: Path, written: str, meant: str
) -> None:
    path.write_text(f'tema = "nord"\n{written}\nlayout = "2013"\n[kontroller]\ndubbelord = false\n', encoding="utf-8")
    settings, problems = load_settings(path)
    assert settings == Settings(theme="nord", layout="2013", checks={"dubbelord": False})
    (problem,) = problems
    assert problem.startswith("settings.toml, rad 2: ")
    assert problem.endswith(f"skriv '{meant}' mellan enkla, eller / i stället för \\.")


@pytest.mark.parametrize("quoted", ["'C:\\Users\\Åsa'", '"C:/Users/Åsa"', '"C:\\\\Users\\\\Åsa"'])
def test_the_remedies_for_backslashes_are_ones(path: Path, monkeypatch: pytest.MonkeyPatch, quoted: str) -> None:
    monkeypatch.setattr("kcminutes.storage.settings.Path", PureWindowsPath)
    monkeypatch.setattr("kcminutes.storage.settings_read.Path", PureWindowsPath)
    monkeypatch.setattr(PureWindowsPath, "expanduser", lambda self: self, raising=False)
    path.write_text(f"arbetsmapp = {quoted}\n", encoding="utf-8")
    settings, problems = load_settings(path)
    assert problems == ()
    assert settings.workspace_folder == PureWindowsPath("C:/Users/Åsa")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('tema "nord"\nlayout = "2013"', Settings(layout="2013")),
        ('layout = "2013"\nlayout = "2016"', Settings(layout="2013")),
        ('hej hopp\nlayout = "2013"\n???', Settings(layout="2013")),
        (
            'layout = "2013"\n[tangenter\nspara = "f6"\n[kontroller]\ndubbelord = false',
            Settings(layout="2013", checks={"dubbelord": False}),
        ),
        (
            '[tangenter]\nspara = "f6"\n[tangenter]\nangra = "f7"\n[kontroller]\nar = false',
            Settings(keys={"spara": "f6"}, checks={"ar": False}),
        ),
        ('tema = """nord\nlayout = "2013"', Settings(layout="2013")),
        ('tema = "nord\nlayout = "2013"', Settings(layout="2013")),
        ('\x00\x01\nlayout = "2013"', Settings(layout="2013")),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_loses_no_other_setting(path: Path, lines: str, expected: Settings) -> None:
    path.write_text(lines)
    settings, problems = load_settings(path)
    assert settings == expected
    assert problems
    for problem in problems:
        assert problem.startswith("settings.toml, rad ")
        assert "[mote]" not in problem
        assert "titel" not in problem


GOOD = {"tema": '"nord"', "skrivare": '"Plan 2"', "layout": '"2013"', "dagordning": "true", "sammanfattning": "true"}


@given(
    st.permutations(list(GOOD)),
    st.lists(
        st.tuples(
            st.integers(0, 5), st.text(st.characters(exclude_characters="[]{}\"'\n\r#", codec="utf-8"), min_size=1, max_size=30)
        )
    ),
)
@hypothesis_settings(max_examples=150)
def test_whatever_stands_on_other_lines_a_setting_that_can_be_read_counts(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], rubbish: list[tuple[int, str]]
) -> None:
    lines = [f"{key} = {GOOD[key]}" for key in order]
    for place, text in rubbish:
        lines.insert(place, text if "=" not in text else f"={text}")
    path = tmp_path_factory.mktemp("s") / "settings.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    settings, problems = load_settings(path)
    assert settings == Settings(theme="nord", printer="Plan 2", layout="2013", outline=True, summary=True)
    assert len(problems) >= sum(bool(text.strip(" \t")) for _, text in rubbish)


def test_a_folder_instead_of_the_file_is_told(path: Path) -> None:
    path.mkdir()
    assert load_settings(path) == (Settings(), ("settings.toml är en mapp, inte en fil; ange en fil i den.",))


def test_a_value_instead_of_a_table_is_told(path: Path) -> None:
    path.write_text('tangenter = "ctrl+s"\n')
    assert load_settings(path)[1] == (
        (
            'settings.toml, rad 1: "tangenter" överst i filen är texten "ctrl+s" men ska vara en tabell; '
            "skriv tabellens namn som [tangenter]."
        ),
    )


@given(
    st.dictionaries(
        st.sampled_from(["tema", "layout", "mallar", "tangenter", "x"]), st.sampled_from(["1", '"~x"', '"\\u0000"', "{}", "[1]"])
    )
)
@hypothesis_settings(max_examples=60)
def test_no_settings_stop_the_program(tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]) -> None:
    path = tmp_path_factory.mktemp("s") / "settings.toml"
    path.write_text("".join(f"{key} = {value}\n" for key, value in values.items()))
    settings, problems = load_settings(path)
    assert settings.layout == "2016"
    assert bool(problems) or values.keys() <= {"tema", "tangenter", "mallar"}
