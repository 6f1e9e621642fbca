"""A kallelse made at home: the first one, the next one, and the sample meeting."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Input

from kcminutes.meeting.model import ComingMeeting
from kcminutes.storage.toml.meetings import read
from support.samples import MINUTES_2016
from support.screens import MEDIUM, at_home
from support.workspaces import a_meeting, held, put


def with_minutes(folder: Path) -> None:
    for name in ("agendas", "minutes"):
        (folder / name).mkdir()
    text = MINUTES_2016.read_text("utf-8").replace(
        "[[deltagare]]", "[[mote.kommande]]\ndatum = 2017-01-19\nstart = 08:30:00\n\n[[deltagare]]", 1
    )
    (folder / "minutes" / MINUTES_2016.name).write_text(text, "utf-8")


async def test_the_next_kallelse_is_made_of_the_last_meeting_with_two_keys_and_opened(tmp_path: Path) -> None:
    with_minutes(tmp_path)
    async with at_home(tmp_path, MEDIUM) as window:
        await window.press("n")
        await window.until(lambda: "Ny kallelse" in window.text)
        assert "2017-01-19" in window.text
        await window.press("enter")
        await window.until(lambda: "KALLELSE" in window.text)
        assert window.session.prepares
        assert window.session.path == tmp_path / "agendas" / "2017-01-19.toml"
        assert "Föregående minnesanteckningar" in [item.title for item in window.meeting.items]
        assert not window.meeting.is_recorded


async def test_the_day_of_the_next_kallelse_is_that_of_the_body_that_is_typed(tmp_path: Path) -> None:
    with_minutes(tmp_path)
    other = held(a_meeting(date(2016, 12, 9), body="Regionrådet"))
    coming = (ComingMeeting(day=date(2016, 12, 20)),)
    put(tmp_path, replace(other, head=replace(other.head, coming=coming)), "r")
    async with at_home(tmp_path, MEDIUM) as window:

        def day() -> str:
            return window.app.screen.query_one("#field-day", Input).value

        await window.press("n")
        await window.until(lambda: "Ny kallelse" in window.text)
        assert day() == "2016-12-20"
        await window.type("kommunchefs")
        assert "→ Kommunchefsgruppen" in window.text
        assert day() == "2017-01-19"
        await window.type("<ctrl+u>", "Okända rådet")
        assert day() == ""
        await window.type("<ctrl+u>", "region", "<escape>")
        assert [draft.texts for draft in window.app.handing_out.drafts_at_home] == [{"body": "region"}]
        await window.press("n")
        await window.until(lambda: "Kvar sedan sist" in window.text)
        assert day() == "2016-12-20"
        await window.type("<ctrl+u>", "kommunchefs", "<tab>", "24 jan 2017", "<shift+tab>", "<ctrl+u>", "region")
        assert day() == "24 jan 2017"
        assert "→ 2017-01-24" in window.text


async def test_a_second_kallelse_to_the_same_day_is_asked_about(tmp_path: Path) -> None:
    with_minutes(tmp_path)
    async with at_home(tmp_path, MEDIUM) as window:
        await window.press("n")
        await window.until(lambda: "Ny kallelse" in window.text)
        await window.type("<tab>", "2016-12-08", "<enter>")
        await window.until(lambda: "Gör kallelsen ändå" in window.text)
        await window.press("escape")
        assert not list((tmp_path / "agendas").iterdir())
        await window.press("n")
        await window.until(lambda: "Kvar sedan sist, inte gjort: Datum" in window.text)  # Esc has let nothing go that was typed
        await window.press("enter")
        await window.until(lambda: "Gör kallelsen ändå" in window.text)
        await window.press("enter")
        await window.until(lambda: "KALLELSE" in window.text)
        assert window.session.path.name == "2016-12-08-2.toml"


async def test_in_an_empty_folder_the_first_kallelse_asks_once_who_they_are(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    async with at_home(tmp_path, MEDIUM) as window:
        await window.until(lambda: "gör den första kallelsen" in window.text)
        await window.press("n")
        await window.until(lambda: "Den första kallelsen" in window.text)
        await window.type("<tab>", "2017-01-19", "<tab>", "Frida Ek", "<tab>", "Umeå kommun, Vännäs kommun", "<enter>")
        await window.until(lambda: "KALLELSE" in window.text)
    meeting = read(tmp_path / "agendas" / "2017-01-19.toml")
    assert meeting.head.body == "Kommunchefsgruppen"
    assert [(person.organisation, person.voting) for person in meeting.participants] == [
        ("Umeå kommun", True),
        ("Vännäs kommun", True),
        ("", False),
    ]
    assert meeting.participants[2].roles == ("sekreterare",)
    assert meeting.items


async def test_another_name_of_the_group_is_typed_over_the_one_that_the_first_form_proposes(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    async with at_home(tmp_path, MEDIUM) as window:
        await window.press("n")
        await window.until(lambda: "Den första kallelsen" in window.text)
        await window.type("Regionrådet")
        assert window.app.screen.query_one("#field-body", Input).value == "Regionrådet"


async def test_the_sample_meeting_is_opened_from_a_copy(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    async with at_home(tmp_path, MEDIUM) as window:
        await window.press("o")
        await window.until(lambda: "▸ Anteckning" in window.text)
        assert window.session.path == tmp_path / "minutes" / "2016-12-08.toml"
        assert (tmp_path / "agendas" / "2016-12-08.toml").exists()
