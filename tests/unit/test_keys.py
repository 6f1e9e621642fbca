"""The table of actions: what it holds, that each is reachable, that settings change it, and that no key brings the program down."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from textual.widgets import OptionList

from kcminutes.storage.settings import Settings
from kcminutes.storage.toml.meetings import read
from kcminutes.tui.commands.command import Command, key_name, legend, routes
from kcminutes.tui.commands.keymap import NEVER, hints, keymap, way
from kcminutes.tui.commands.table import COMMANDS
from kcminutes.tui.handbook import handbook_rows, handbook_text
from support.screens import EMPTY_AGENDA, LARGE, MEDIUM, SMALL, opened

KEYS = [key for action in COMMANDS for key in action.keys.split(",") if key and action.id != "avsluta"]
DEFAULTS = {action.id: action.keys for action in COMMANDS if action.keys}
BY_LETTER = {action.letter: action for action in COMMANDS if action.letter}


@pytest.mark.parametrize("action", COMMANDS, ids=lambda action: action.id)
def test_every_command_has_what_does_it_and_a_swedish_name(action: Command) -> None:
    assert callable(action.do)
    assert action.label
    assert action.label[0].isupper()


def test_no_default_key_is_one_that_a_terminal_eats() -> None:
    keys = [key for action in COMMANDS for key in action.keys.split(",") if key]
    assert not NEVER & set(keys)
    assert not [key for key in keys if key.startswith("alt+") or "ctrl+shift" in key]


def test_no_key_letter_or_name_is_used_twice() -> None:
    keys = Counter(key for action in COMMANDS for key in action.keys.split(",") if key)
    letters = Counter(action.letter for action in COMMANDS if action.letter)
    names = Counter(action.id for action in COMMANDS)
    for counted in (keys, letters, names):
        assert set(counted.values()) == {1}


def test_every_action_has_two_routes() -> None:
    assert all(len(routes(action, DEFAULTS)) >= 2 for action in COMMANDS)


def test_no_letter_is_a_digit_which_would_begin_a_number() -> None:
    assert not [letter for letter in BY_LETTER if letter.isdigit()]


def test_the_legend_tells_every_letter_once_with_what_it_does() -> None:
    rows = legend(COMMANDS).replace("\n  ", " ").splitlines()
    told = [entry for row in rows for entry in row.partition(": ")[2].split(" · ")]
    letters = {entry[0]: entry[2:].replace("\u00a0", " ") for entry in told}
    assert len(told) == len(letters)
    assert letters == {command.letter: command.legend for command in COMMANDS if command.letter}
    assert all(command.legend and command.group for command in COMMANDS if command.letter)


def test_the_handbook_shows_every_action_with_every_key() -> None:
    text = handbook_text(DEFAULTS)
    for action in COMMANDS:
        row = next(line for line in text.splitlines() if line.endswith(f"| {action.id} |"))
        assert action.label in row
        assert all(key_name(key) in row for key in action.keys.split(",") if key)
        assert not action.letter or f"Ctrl+G {action.letter} " in row


def test_the_handbook_shows_the_keys_of_the_settings() -> None:
    keys, _ = keymap({"beslut": "f4,f20"})
    assert "F4 · F20" in handbook_text(keys)


def test_a_key_that_is_an_asterisk_is_emphasised_in_the_handbook_as_others_are() -> None:
    shown = "".join(segment.text for row in handbook_rows(Console(), 500, DEFAULTS) for segment in row)
    assert "och Ctrl+G * tar in dem" in shown
    assert "**Ctrl" not in shown


def test_the_handbooks_text_names_the_keys_in_force() -> None:
    text = handbook_text(keymap({"forslag": "f7", "bakgrund": "f20", "ga_till": "f6"})[0])
    assert "gör **F7** det till beslut" in text
    assert "**F20** visar ärendebeskrivning" in text
    assert "**F6** och ett nummer" in text
    assert "Ctrl+G" not in text
    assert "{" not in text


def test_letters_are_told_after_the_go_to_key_in_force() -> None:
    keys, _ = keymap({"ga_till": "f2"})
    assert "| F2 m · kommandon | motets_uppgifter |" in handbook_text(keys)
    assert "Ctrl+G" not in str(hints(keys))


@pytest.mark.parametrize(
    ("wanted", "name", "words"),
    [
        ({}, "forslag", "F6"),
        ({}, "nasta_arende", "Ctrl+N"),
        ({}, "nytt_arende", "Ctrl+G +"),
        ({"forslag": "f20,f6"}, "forslag", "F20"),
        ({"forslag": ""}, "forslag", "Ctrl+G f"),
        ({"ga_till": "f2,ctrl+g"}, "nytt_arende", "F2 +"),
        ({"ga_till": "f20", "nytt_arende": "ctrl+g"}, "nytt_arende", "Ctrl+G"),
        ({"ga_till": ""}, "forslag", "F6"),
        ({"ga_till": ""}, "nytt_arende", "Ctrl+P ”Nytt ärende efter detta”"),
        ({"ga_till": "", "kommandon": "f2"}, "nytt_arende", "F2 ”Nytt ärende efter detta”"),
        ({"ga_till": "", "kommandon": ""}, "nytt_arende", "”Nytt ärende efter detta”"),
        ({"avsluta": ""}, "avsluta", "Ctrl+P ”Avsluta (allt sparas)”"),
    ],
)
def test_the_way_to_a_command_is_its_key_its_letter_or_the_list(wanted: dict[str, str], name: str, words: str) -> None:
    keys, problems = keymap(wanted)
    assert not problems
    assert way(name, keys) == words


def test_a_name_that_no_command_has_is_told_with_the_help_key_in_force() -> None:
    _, problems = keymap({"besslut": "f4", "hjalp": "f20"})
    assert problems == ("[tangenter]: det finns inget kommando 'besslut'; namnen står i hjälpen (F20).",)


@pytest.mark.parametrize(
    ("wanted", "word"),
    [
        ({"besslut": "f20"}, "besslut"),
        ({"beslut": "ctrl+h"}, "Ctrl+H"),
        ({"beslut": "alt+b"}, "ALT+B"),
        ({"beslut": "x"}, "X"),
        ({"beslut": "enter"}, "Retur"),
        ({"beslut": "ctrl+n"}, "nasta_arende"),
    ],
)
def test_a_key_that_cannot_be_used_is_explained_and_the_default_counts(wanted: dict[str, str], word: str) -> None:
    keys, problems = keymap(wanted)
    assert len(problems) == 1
    assert word in problems[0]
    assert keys == DEFAULTS


@pytest.mark.parametrize(
    "key",
    [
        *(
            "ctrl+1",
            "ctrl+0",
            "ctrl+c",
            "ctrl+v",
            "ctrl+x",
            "ctrl+j",
            "ctrl+w",
            "ctrl+u",
            "ctrl+k",
            "ctrl+d",
            "ctrl+e",
            "ctrl+left",
            "ctrl+end",
            "ctrl+delete",
        ),
        *(
            "ctrl+å",
            "ctrl+space",
            "ctrl+tab",
            "ctrl+f4",
            "shift+f4",
            "shift+ctrl+b",
            "ctrl+shift+b",
            "f10",
            "f25",
            "f0",
            "home",
            "tab",
        ),
        *("alt+f4", "super+b", "ctrl+enter", "ctrl++", "+", "ctrl+", "meta+x", "ctrl+m"),
    ],
)
def test_each_key_that_is_not_sent_or_that_edits_is_refused_with_a_sentence_and_the_others_stay(key: str) -> None:
    keys, problems = keymap({"beslut": f"f20,{key}", "forslag": "f21"})
    (problem,) = problems
    assert problem.startswith(f"[tangenter]: {key_name(key)} kan inte användas för beslut, för ")
    assert keys == DEFAULTS | {"beslut": "f20", "forslag": "f21"}
    assert keymap({"beslut": key, "forslag": "f21"})[0] == DEFAULTS | {"forslag": "f21"}


def test_of_several_keys_only_the_one_that_is_taken_is_given_up() -> None:
    keys, problems = keymap({"beslut": "f20,f6"})
    assert problems == ("[tangenter]: F6 för beslut används redan av forslag; välj en annan tangent.",)
    assert keys == DEFAULTS | {"beslut": "f20"}


@given(
    st.dictionaries(
        st.sampled_from([command.id for command in COMMANDS]),
        st.lists(st.sampled_from(["f1", "f4", "f5", "f6", "f20", "ctrl+n", "ctrl+o", "ctrl+d", "ctrl+c", "x"])).map(",".join),
    )
)
def test_whatever_is_wished_for_no_key_is_two_commands_and_each_wish_counts_or_is_told(wanted: dict[str, str]) -> None:
    keys, problems = keymap(wanted)
    in_force = [key for each in keys.values() for key in each.split(",")]
    assert len(in_force) == len(set(in_force))
    for name, wish in wanted.items():
        for key in filter(None, wish.split(",")):
            told = any(f"{key_name(key)} " in problem and name in problem for problem in problems)
            assert (key in keys.get(name, "").split(",")) or told


def test_a_key_that_no_keyboard_has_is_explained() -> None:
    keys, problems = keymap({"beslut": "crtl+d"})
    assert problems
    assert keys == DEFAULTS


def test_two_actions_may_change_keys_with_each_other() -> None:
    keys, problems = keymap({"beslut": "f5", "ny_atgard": "ctrl+o,f4"})
    assert not problems
    assert keys["beslut"] == "f5"


def test_the_hints_show_the_keys_in_force() -> None:
    keys, _ = keymap({"beslut": "ctrl+z", "angra": "f20"})
    assert "Z beslut" in str(hints(keys))
    assert "F4" not in str(hints(keys))


async def test_a_key_of_the_settings_does_its_action_and_the_old_one_no_longer(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=Settings(keys={"beslut": "f20"})) as window:
        await window.press("f4")
        assert window.place == "notes"
        await window.press("f20")
        assert window.place == "decisions"


async def test_an_action_without_a_key_of_its_own_gets_one_from_the_settings(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=Settings(keys={"oppna_avsluta": "f20"})) as window:
        await window.press("f20")
        assert window.meeting.head.opened


async def test_wrong_keys_and_themes_are_told_in_full_on_the_screen(tmp_path: Path) -> None:
    settings = Settings(theme="finns-inte", keys={"beslut": "ctrl+h", "nej": "f4"})
    async with opened(tmp_path, settings=settings) as window:
        told = " ".join(window.told)
        assert "finns-inte" in told
        for words in ("'nej'", "[tangenter]: Ctrl+H", "finns-inte"):
            await window.until(lambda: words in window.flat)  # noqa: B023  # it is waited for before the next
            await window.press("escape")
        await window.type("allt går ändå")
        assert window.item(1).notes == "allt går ändå"


async def test_an_empty_key_in_the_settings_takes_the_key_away(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=Settings(keys={"beslut": ""})) as window:
        await window.press("f4")
        assert window.place == "notes"
        await window.type("text")
        assert window.item(1).notes == "text"


async def test_a_theme_of_the_settings_is_used(tmp_path: Path) -> None:
    async with opened(tmp_path, settings=Settings(theme="textual-light")) as window:
        assert window.app.theme == "textual-light"
        assert not window.told


async def test_without_colour_the_place_and_the_item_are_told_by_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(tmp_path, LARGE) as window:
        assert window.app.no_color
        assert "▸ Anteckning" in window.text
        await window.press("f4")
        assert "▸ BESLUT" in window.text
        assert "▸ Anteckning" not in window.text
        await window.press("ctrl+o")
        assert "▸ ÅTGÄRDER" in window.text
        assert window.row("▶").startswith("▶ 1 Mötets öppnande")


async def test_the_palette_lists_every_action_with_its_keys(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.press("ctrl+p")
        listed = window.app.screen.query_one(OptionList)
        shown = [str(option.prompt) for option in listed.options]
        assert [text.split("   ")[0] for text in shown] == [action.label for action in COMMANDS]
        assert "Nästa ärende   Ctrl+N · F9" in window.text
        await window.type("örsl")
        assert "Förslaget, annars stycket, blir beslut   F6 · Ctrl+G f" in window.text
        assert listed.option_count == 2


async def test_the_palette_runs_what_is_picked(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+p>", "till beslut", "<enter>", "Bifalls.")
        assert window.item(1).decisions == ("Bifalls.",)
        await window.type("<ctrl+p>", "öppna mötet", "<enter>")
        assert window.meeting.head.opened
        await window.type("<ctrl+p>", "avsluta allt", "<enter>")
        assert window.app.return_code == 0


async def test_help_shows_keys_and_handbook_and_leaves_with_escape(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.press("f1")
        await window.until(lambda: "Handbok: fem minuter" in window.text)
        seen = window.text
        for _ in range(5):
            await window.press("pagedown")
            await window.pilot.wait_for_animation()
            await window.settled()
            seen += window.text
        for words in ("Ctrl+N", "Ctrl+G <", "Inställningar", "skrivare ="):
            assert words in seen
        await window.press("escape")
        assert window.place == "notes"


ALL_WAYS = [
    *(key for action in COMMANDS for key in action.keys.split(",") if key and action.id != "avsluta"),
    "escape",
    "tab",
    "x",
    "enter",
]


async def test_an_agenda_without_items_takes_every_key_and_letter(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=EMPTY_AGENDA) as window:
        assert "Kallelsen har inga ärenden" in window.text
        for key in (*KEYS, "escape", "tab", "enter"):
            await window.press(key, "x", "tab", "backspace", "escape", "escape")
            assert not window.has_ended, key
        for letter in BY_LETTER:
            if letter != "l":  # all meetings
                await window.press("ctrl+g", letter, "escape", "escape")
                assert not window.has_ended, letter
        assert not window.meeting.items
        assert not window.meeting.participants
        await window.type("<ctrl+g>", "+", "Nytt", "<enter>", "text")
        assert [item.title for item in window.meeting.items] == ["Nytt"]
        assert window.item(1).notes == "text"


async def test_what_is_typed_where_there_is_no_item_does_not_turn_up_in_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=EMPTY_AGENDA) as window:
        await window.type("<escape>", "försvinner", "<ctrl+n>", "igen")
        assert not window.screen.editor.notes.text
        assert not window.screen.editor.notes.has_focus


LETTERS = [*"abcåäö123 ,.-+<>/[]()", *BY_LETTER]
EDITING = ["enter", "enter", "tab", "shift+tab", "backspace", "delete", "up", "down", "left", "right", "home", "end"]


@pytest.mark.parametrize("seed", [4])
async def test_whatever_is_pressed_the_file_holds_the_sessions_meeting(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  # keys, not secrets
    pressed: list[str] = []
    async with opened(tmp_path, dice.choice([SMALL, MEDIUM, LARGE])) as window:
        for _ in range(30):
            keys = [dice.choice(dice.choices([LETTERS, EDITING, KEYS, ["escape"]], [10, 4, 3, 2])[0]) for _ in range(10)]
            pressed += keys
            await window.press(*keys)
            window.clock.pass_by(seconds=dice.choice([0.1, 5, 60]))
            assert not window.has_ended, pressed
            if window.app.session is None:  # Ctrl+G l: all meetings
                await window.press("enter")
        for _ in range(8):
            await window.press("escape")
        session, editor = window.session, window.screen.editor
        assert window.app.screen is window.screen, pressed
        window.screen.settle()
        assert session.close()
        assert read(session.path) == session.meeting, pressed
        assert session.item, pressed
        assert (editor.notes.text, editor.actions.actions) == (session.item.notes, session.item.actions), pressed
