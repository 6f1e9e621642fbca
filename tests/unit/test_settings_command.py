import os
import sys
from pathlib import Path

import pytest
from msgspec import structs

from kcminutes.storage.settings import Settings, load_settings
from kcminutes.storage.settings_file import BEGINNING
from support.commands import outcome


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings' file, which is not there yet; no editor is named, and there is no window."""
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "hem"))
    for name in ("VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "hem").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "hem" / "kcminutes" / "settings.toml"


def editor(tmp_path: Path, does: str) -> str:
    """An editor that does something with the file, whose path has a space: its command."""
    script = tmp_path / "min redigerare.py"
    script.write_text(f"import sys, pathlib\nfile = pathlib.Path(sys.argv[-1])\n{does}\n", encoding="utf-8")
    return f'"{sys.executable}" "{script}" --vänta'


def test_where_everything_is_is_told_before_anything_is_set(path: Path, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = outcome(capfd, "settings")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{path} (finns inte än; kcminutes settings --edit gör den)",
        "  Inget är inställt; programmets egna val gäller.",
        f"Möten: {tmp_path / 'hem' / 'kcminutes'}",
        f"Mallar: {path.parent / 'mallar'} (finns inte; de inbyggda används)",
        f"Säkerhetskopior: {tmp_path / 'hem' / 'kcminutes'}",
    ]
    assert not path.exists()


def test_what_is_set_is_told_as_it_is_written_and_what_is_wrong_too(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path.parent.mkdir()
    path.write_text('layout = "2013"\nfel = 1\n[tangenter]\nspara = "f6"\n[kontroller]\nar = false\n')
    code, out, err = outcome(capfd, "settings")
    assert code == 0
    assert out.splitlines()[:4] == [str(path), '  layout = "2013"', "  kontroller.ar = false", '  tangenter.spara = "f6"']
    assert err.startswith('settings.toml, rad 2: okänd nyckel "fel"')


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_the_file_is_made_and_opened_in_ones_own_editor(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str
) -> None:
    monkeypatch.setenv(
        variable, editor(tmp_path, "file.write_text(file.read_text('utf-8').replace('# layout', 'layout'), 'utf-8')")
    )
    assert outcome(capfd, "settings", "--edit") == (0, f"{path}\n", "")
    assert load_settings(path) == (Settings(layout="2013"), ())
    assert path.read_text("utf-8").replace("\nlayout", "\n# layout") == BEGINNING


def test_what_was_written_is_kept_and_a_mistake_in_it_is_told(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path.parent.mkdir()
    path.write_text("# mina\n")
    monkeypatch.setenv("EDITOR", editor(tmp_path, "file.write_text(file.read_text() + 'temma = 1')"))
    code, _, err = outcome(capfd, "settings", "--edit")
    assert path.read_text() == "# mina\ntemma = 1"
    assert (code, err) == (0, 'settings.toml, rad 2: okänd nyckel "temma" överst i filen; menade du "tema"?\n')


@pytest.mark.parametrize(
    ("command", "told"),
    [("finns-inte-alls", "går inte att starta"), ("", "Hittar inget program"), ('"', "går inte att starta")],
)
def test_an_editor_that_there_is_not_is_told_with_the_files_path(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, told: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setenv("PATH", os.devnull)
    code, out, err = outcome(capfd, "settings", "--edit")
    assert (code, out) == (1, "")
    assert told in err
    assert str(path) in err
    assert err.count("\n") == 1
    assert path.exists()


def test_an_editor_that_ends_with_a_fault_is_told(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "sys.exit(1)"))
    code, out, err = outcome(capfd, "settings", "--edit")
    assert (code, out) == (1, "")
    assert err.endswith(f"slutade med ett fel; {path} är som det lämnade den.\n")


def test_a_folder_where_no_file_can_be_made_is_told(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path.parent.write_text("")
    code, _, err = outcome(capfd, "settings", "--edit")
    assert code == 1
    assert err.startswith(f"Kan inte skriva {path}: ")


def test_the_new_file_has_every_setting_as_a_comment_that_can_be_taken_away(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(BEGINNING, encoding="utf-8")
    assert load_settings(path) == (Settings(), ())
    path.write_text("\n".join(line.removeprefix("# ") for line in BEGINNING.splitlines()[3:]), encoding="utf-8")
    settings, problems = load_settings(path)
    assert problems == ()
    for field in structs.fields(Settings):
        assert getattr(settings, field.name) != getattr(Settings(), field.name), field.encode_name
