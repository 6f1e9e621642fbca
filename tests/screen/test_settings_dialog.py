"""The settings from within the program: where they are, the file opened, the theme changed while one looks at it."""

import os
from pathlib import Path

import pytest

from kcminutes.storage.settings import Settings, load_settings, settings_path
from kcminutes.tui.themes import THEMES, USUAL
from support.screens import Window, opened


async def told(window: Window, sentence: str) -> None:
    await window.until(lambda: any(sentence in one for one in window.told))


async def test_the_dialog_tells_the_path_and_the_theme_in_force(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=Settings(theme="nord")) as window:
        await window.type("<ctrl+p>", "inställningar", "<enter>")
        flat = "".join(row.strip() for row in window.text.replace("│", "").split())
        assert str(settings_path()).replace(" ", "") in flat
        assert "Tema: nord   (gäller nu)" in window.text


async def test_a_theme_is_seen_as_the_sign_comes_to_it_and_saved_when_it_is_picked(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", ",", "<down>", "<down>")
        await window.until(lambda: window.app.theme == THEMES[1])
        await window.press("down")
        await window.until(lambda: window.app.theme == THEMES[2])
        await window.press("up", "enter")
        assert window.app.theme == THEMES[1]
        await told(window, f"Temat {THEMES[1]} är sparat i")
        assert load_settings() == (Settings(theme=THEMES[1]), ())
        await window.type("går bra")
        assert window.item(1).notes == "går bra"


@pytest.mark.parametrize("ends", [["escape"], ["ctrl+g", "escape"]])
async def test_a_theme_that_was_only_looked_at_is_not_kept(ends: list[str], tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", ",", "dracula")
        await window.until(lambda: window.app.theme == "dracula")
        await window.press(*ends)
        assert window.app.theme == USUAL
        assert not settings_path().exists()


async def test_a_theme_that_cannot_be_saved_counts_and_says_why(tmp_path: Path) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text("layout = [", "utf-8")
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", ",", "dracula", "<enter>")
        await told(window, "kan inte sparas")
        assert window.app.theme == "dracula"
        assert settings_path().read_text("utf-8") == "layout = ["


async def test_a_theme_that_is_not_offered_is_told_with_those_that_are(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=Settings(theme="solarized-light")) as window:
        assert window.app.theme == USUAL
        assert any("solarized-light” går inte att läsa" in one and "textual-light" in one for one in window.told)


async def test_the_file_is_made_and_opened_in_the_systems_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xdg-open").write_text('#!/bin/sh\necho "$1" > "$0.got"\n')
    (tmp_path / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", ",", "<enter>")
        await told(window, "är öppnad")
        await window.type("går bra")
        assert window.item(1).notes == "går bra"
    assert (tmp_path / "xdg-open.got").read_text().strip() == str(settings_path())
    assert "# tema" in settings_path().read_text("utf-8")
    assert load_settings() == (Settings(), ())


async def test_where_no_program_opens_it_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    async with opened(tmp_path) as window:
        await window.type("<ctrl+g>", ",", "<enter>")
        await told(window, "öppna filen själv")
        await window.type("går bra")
        assert window.item(1).notes == "går bra"
