"""Deltagare of the kallelse: who took part in earlier meetings of the workspace is found, and nobody types them anew."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Input

from kcminutes.meeting.model import Participant
from kcminutes.storage.toml.meetings import read
from kcminutes.tui.dialogs.called import CalledScreen
from support.screens import MEDIUM, SMALL, Window, at_home, workspace_with

EARLIER = """version = 2
[mote]
organ = "Kommunchefsgruppen"
datum = 2016-10-06
[[deltagare]]
namn = "Runa Grip"
organisation = "Åsele kommun"
titel = "kommunchef"
uppdrag = ["justerare"]
beslutande = true
narvaro = "närvarande"
[[deltagare]]
namn = "Ylva Ek"
organisation = "Malå kommun"
[[deltagare]]
namn = "Ylva Ek"
organisation = "Sorsele kommun"
[[arende]]
titel = "Ett"
"""


async def asked(folder: Path, window: Window) -> None:
    """Open Deltagare of the kallelse for 8 December, with the archive read."""
    workspace_with(folder)
    (folder / "minutes").mkdir()
    (folder / "minutes" / "2016-10-06.toml").write_text(EARLIER, "utf-8")
    await window.type("r", "<ctrl+r>")
    people = window.app.screen
    assert isinstance(people, CalledScreen)
    await window.until(lambda: bool(people.newcomers))


def in_field(window: Window, key: str) -> str:
    """What stands in the form's field."""
    return window.app.screen.query_one(f"#field-{key}", Input).value


async def test_letters_find_one_of_an_earlier_meeting_and_enter_calls_her_with_organisation_and_title(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, MEDIUM) as window:
        await asked(tmp_path, window)
        count = len(window.meeting.participants)
        await window.type("rg")
        assert "+ Runa Grip" in window.text
        assert "Åsele kommun · kommunchef" in window.text
        await window.type("<enter>")
        added = Participant(name="Runa Grip", organisation="Åsele kommun", title="kommunchef")
        assert window.meeting.participants[count:] == (added,)
        await window.type("rg")
        assert "+ Runa Grip" not in window.text, "she is called now, and is not offered again"
        await window.type("<ctrl+z>")
        assert len(window.meeting.participants) == count


async def test_in_the_form_a_beginning_fills_organisation_and_title_which_are_told_before(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, SMALL) as window:
        await asked(tmp_path, window)
        await window.type("+", "runa")
        assert "→ Runa Grip · Åsele kommun · kommunchef" in window.text
        await window.type("<tab>")
        assert [in_field(window, key) for key in ("name", "organisation", "title")] == [
            "Runa Grip",
            "Åsele kommun",
            "kommunchef",
        ]
        await window.type("<enter>")
        last = window.meeting.participants[-1]
        assert (last.name, last.organisation, last.title) == ("Runa Grip", "Åsele kommun", "kommunchef")


async def test_what_was_typed_as_organisation_is_kept_and_what_was_filled_follows_the_name(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, SMALL) as window:
        await asked(tmp_path, window)
        await window.type("+", "<tab>", "Umeå kommun", "<shift+tab>", "runa", "<enter>")
        assert window.meeting.participants[-1].organisation == "Umeå kommun"
        await window.type("+", "ylva ek mal", "<tab>", "<shift+tab>", "<tab>")
        assert in_field(window, "organisation") == "Malå kommun"
        await window.type("<shift+tab>", "<home>", *["<delete>"] * 20, "Bo Dal", "<enter>")
        assert window.meeting.participants[-1] == Participant(name="Bo Dal"), "Malå kommun was the other one's"


async def test_what_a_name_filled_is_filled_again_after_the_form_was_emptied(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, SMALL) as window:
        await asked(tmp_path, window)
        await window.type("+", "Runa Grip", "<tab>", "<ctrl+z>")
        assert in_field(window, "organisation") == ""
        await window.type("<shift+tab>", "Runa Grip", "<tab>")
        assert in_field(window, "organisation") == "Åsele kommun"


async def test_a_name_that_fits_several_or_nobody_stays_as_it_was_typed(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, SMALL) as window:
        await asked(tmp_path, window)
        await window.type("+", "ylva")
        assert "Malå kommun" in window.text
        assert "Sorsele kommun" in window.text
        await window.type("<enter>")
        last = window.meeting.participants[-1]
        assert (last.name, last.organisation) == ("ylva", "")
        await window.type("+", "Ossian Ny", "<enter>")
        assert window.meeting.participants[-1] == Participant(name="Ossian Ny")


async def test_plus_is_still_somebody_new_of_the_name_that_was_searched_for(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, SMALL) as window:
        await asked(tmp_path, window)
        await window.type("Runa", "+", "<enter>")
        assert window.meeting.participants[-1] == Participant(name="Runa")
        await window.type("<escape>", "<escape>", "<ctrl+g>", "l")
        await window.until(lambda: "Arbetsmapp" in window.text)
    assert read(tmp_path / "agendas" / "2016-12-08.toml").participants[-1].name == "Runa"


async def test_a_search_of_the_called_puts_the_sign_at_the_likeliest_not_at_whom_it_stood(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, SMALL) as window:
        await asked(tmp_path, window)
        first = window.meeting.participants[0]
        beginning = first.name.split()[1][:4]
        window.session.people.add((replace(first, name=f"Nils {beginning}"),))
        await window.type(beginning, "<delete>")
        assert window.meeting.participants[0] == first
        assert f"Nils {beginning} är borttagen" in window.flat


async def test_plus_says_why_nobody_can_be_added_to_what_can_only_be_read_and_is_no_letter_of_a_name(tmp_path: Path) -> None:
    workspace_with(tmp_path)
    async with at_home(tmp_path, SMALL) as window:
        await asked(tmp_path, window)
        window.session.proceedings.make_final(("Anna Öberg",), date(2016, 12, 9))
        await window.type("+")
        assert "kan inte ändras" in window.flat
        assert "Skriv ett namn för att söka" in window.text
