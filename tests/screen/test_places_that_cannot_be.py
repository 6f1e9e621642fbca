"""Places that can't be saved in or looked into: each is a sentence, and the program goes on."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from kcminutes.storage import settings as settings_of
from kcminutes.storage.durable.safety_copy import unsaved_folder
from kcminutes.storage.settings import Settings, load_settings
from kcminutes.storage.toml.meetings import read
from kcminutes.storage.workspace import find_workspace
from kcminutes.tui.app import KCMinutes
from support.screens import Window, at_home, opened, workspace_with


def refused(monkeypatch: pytest.MonkeyPatch, below: Path, number: int) -> None:
    """Let every look at or below the path fail, as for a user without the right, or on a network drive that is gone."""
    for name in ("stat", "lstat", "scandir", "listdir", "open", "mkdir"):
        real = getattr(os, name)

        def call(path: Any, *args: Any, real: Callable[..., Any] = real, **kwargs: Any) -> Any:
            if isinstance(path, str | os.PathLike) and Path(path).is_relative_to(below):
                raise OSError(number, os.strerror(number), str(path))
            return real(path, *args, **kwargs)

        monkeypatch.setattr(os, name, call)


async def asked_for_another_place(window: Window) -> None:
    (window.session.path.parent.parent / "minutes").write_text("x")  # a file where the folder should be
    await window.type("viktigt", "<ctrl+q>")
    await window.until(lambda: "Spara någon annanstans" in window.text, 15)


async def answered(window: Window, path: str) -> None:
    field = window.app.focused
    assert isinstance(field, Input)
    field.value = path
    await window.press("enter")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that the program tells in passing: a message that has passed may not be missed."""
    messages: list[str] = []
    notify = KCMinutes.notify

    def record(app: KCMinutes, message: str, **how: Any) -> None:
        messages.append(message)
        notify(app, message, **how)

    monkeypatch.setattr(KCMinutes, "notify", record)
    return messages


def says(window: Window, why: str, told: list[str]) -> bool:
    return "Spara någon annanstans" in window.text and why in " ".join([" ".join(window.text.replace("│", " ").split()), *told])


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("~ingensadan/x.toml", "ingen hemmapp för ~ingensadan"),
        ("{folder}/" + "a" * 300 + ".toml", "filens namn är för långt"),
        ("{folder}/låst/x.toml", "inte rätt"),
        ("{folder}/nere/x.toml", "nätverksmappen är borta"),
        ("{folder}/agendas/2016-12-08.toml", "finns redan"),
        ("{folder}/minutes/x.toml", "mappen är en fil"),
    ],
)
async def test_a_place_that_cannot_be_is_told_and_asked_again(
    place: str, why: str, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(monkeypatch, tmp_path / "låst", errno.EACCES)
    refused(monkeypatch, tmp_path / "nere", errno.ESTALE)
    async with opened(tmp_path) as window:
        await asked_for_another_place(window)
        await answered(window, place.format(folder=tmp_path))
        await window.until(lambda: says(window, why, told), 15)
        await answered(window, str(tmp_path / "annan.toml"))
        await window.until(lambda: window.has_ended, 15)
        assert [*unsaved_folder().iterdir()] == []
    assert read(tmp_path / "annan.toml").items[0].notes == "viktigt"


@pytest.mark.parametrize("place", ["{folder}/agendas/2016-12-08.toml", "{folder}/minutes/x.toml"])
async def test_the_path_that_was_typed_stands_there_when_it_is_asked_again(place: str, told: list[str], tmp_path: Path) -> None:
    there = place.format(folder=tmp_path)
    async with opened(tmp_path) as window:
        await asked_for_another_place(window)
        for _ in range(2):
            asked = window.app.screen
            await answered(window, there)
            await window.until(lambda asked=asked: window.app.screen is not asked and isinstance(window.app.focused, Input), 15)
            assert isinstance(window.app.focused, Input)
            assert window.app.focused.value == there
        await answered(window, str(tmp_path / "annan.toml"))
        await window.until(lambda: window.has_ended, 15)


async def test_the_same_place_again_is_tried_again(told: list[str], tmp_path: Path) -> None:
    (tmp_path / "full").write_text("x")
    async with opened(tmp_path) as window:
        await asked_for_another_place(window)
        there = tmp_path / "full" / "x.toml"
        for _ in range(2):
            asked = window.app.screen
            await answered(window, str(there))
            await window.until(lambda asked=asked: window.app.screen is not asked and says(window, "mappen är en fil", told), 15)
        assert not [message for message in told if "är öppen hos" in message]
        (tmp_path / "full").unlink()
        await answered(window, str(there))
        await window.until(lambda: window.has_ended, 15)
    assert read(there).items[0].notes == "viktigt"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ESTALE])
@pytest.mark.parametrize("folder", ["minutes", "agendas", ""])
async def test_home_tells_of_a_folder_that_cannot_be_read(
    number: int, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace_with(tmp_path)
    (tmp_path / "minutes").mkdir()
    async with at_home(tmp_path) as window:
        await window.until(lambda: "17 ärenden" in window.text)
        with monkeypatch.context() as gone:
            refused(gone, tmp_path / folder, number)
            await window.press("enter")
            await window.until(lambda: any("går inte att läsa" in told for told in window.told))
            assert not window.has_ended
        await window.type("<enter>", "text")
        await window.until(lambda: "text" in window.text)


@pytest.mark.parametrize("number", [errno.EACCES, errno.ESTALE])
def test_a_config_folder_that_cannot_be_read_is_told(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "config"
    monkeypatch.setattr(settings_of, "config_folder", lambda: folder)
    refused(monkeypatch, folder, number)
    found, problems = load_settings()
    assert found == Settings()
    assert len(problems) == 1
    assert problems[0].startswith("settings.toml går inte att läsa: ")
    assert found.template_folder is None


def test_a_folder_that_cannot_be_looked_into_is_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(monkeypatch, tmp_path / "låst", errno.EACCES)
    assert find_workspace(tmp_path / "låst", tmp_path / "vald").root == tmp_path / "vald"
