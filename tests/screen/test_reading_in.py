"""Others' kallelser read in at home; what was not understood is placed with one key each."""

import threading
from pathlib import Path

import pytest

from kcminutes.importing import reading
from kcminutes.meeting.placing import UNPLACED_TITLE
from kcminutes.storage.toml.meetings import read
from support.screens import MEDIUM, Window, at_home, workspace_with

KALLELSE = """Kallelse
Kommunchefsgruppen
Dag: torsdag 19 januari 2017
Tid: 08.30-12.00
Plats: Stadshuset, Umeå

Dagordning
1. Mötets öppnande
2. Larmcentralen
Föredragande: Åsa Ek
3. Nästa möte
4. Mötets avslutande
"""


async def asks(window: Window) -> None:
    """Have the form for reading in."""
    await window.press("i")
    await window.until(lambda: "Läs in" in window.text)


async def asks_for_text(window: Window) -> None:
    """Have the dialog for text that is pasted."""
    await asks(window)
    await window.press("enter")
    await window.until(lambda: "Läs in text" in window.text)


async def test_a_text_file_becomes_a_kallelse_that_is_opened_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    file = tmp_path / "kallelse.txt"
    file.write_text(KALLELSE, "utf-8")
    async with at_home(tmp_path, MEDIUM) as window:
        await asks(window)
        await window.type(str(file), "<enter>")
        await window.until(lambda: "KALLELSE" in window.text)
        assert window.session.prepares
    meeting = read(tmp_path / "agendas" / "2017-01-19.toml")
    assert [item.title for item in meeting.items][:4] == ["Mötets öppnande", "Larmcentralen", "Nästa möte", "Mötets avslutande"]
    assert meeting.items[1].presenters == ("Åsa Ek",)


async def test_pasted_text_is_read_in(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    async with at_home(tmp_path, MEDIUM) as window:
        await asks_for_text(window)
        await window.paste(KALLELSE)
        await window.press("ctrl+s")
        await window.until(lambda: "KALLELSE" in window.text)
    assert (tmp_path / "agendas" / "2017-01-19.toml").exists()


async def test_what_cannot_be_read_in_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    file = tmp_path / "gammal.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    async with at_home(tmp_path, MEDIUM) as window:
        await asks(window)
        await window.type(str(file), "<enter>")
        await window.until(lambda: "den som .docx" in window.flat)
    assert not list((tmp_path / "agendas").iterdir())


async def test_what_was_not_understood_is_placed_with_one_key_each_and_undone(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    text = (
        'version = 2\n[mote]\norgan = "KC"\ndatum = 2017-01-19\n[[arende]]\ntitel = "Larm"\n'
        f'[[arende]]\ntitel = "{UNPLACED_TITLE}"\nbeskrivning = """\nOm larmet.\n\nBredband\n\nÅsa Ek, Umeå kommun\n\nSida 1"""\n'
    )
    (tmp_path / "agendas" / "2017-01-19.toml").write_text(text, "utf-8")
    async with at_home(tmp_path, MEDIUM) as window:
        await window.press("r")
        await window.until(lambda: "▸ Ej placerat vid importen: 4" in window.text)
        assert "Esc: stänger" in window.flat
        await window.press("escape")
        assert "Ej placerat vid importen: 4" not in window.text
        await window.type("<ctrl+g>", "!")
        await window.until(lambda: "▸ Ej placerat vid importen: 4" in window.text)
        await window.press("b", "n", "d", "delete")
        assert window.item(1).background == "Om larmet."
        assert window.item(2).title == "Bredband"
        assert [person.name for person in window.meeting.participants] == ["Åsa Ek"]
        assert [item.title for item in window.meeting.items] == ["Larm", "Bredband"]
        assert "Ej placerat" not in window.text
        await window.press("ctrl+z", "ctrl+z")
        assert window.meeting.participants == ()


async def test_a_text_that_could_not_be_read_in_stands_there_for_the_next_try(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    async with at_home(tmp_path, MEDIUM) as window:
        await asks_for_text(window)
        await window.paste("Dagordning\n1. Öppnande\n2. Larmcentralen\n3. Avslutande\n")
        await window.press("ctrl+s")
        await window.until(lambda: "säger inte vilken dag mötet är; ange dagen" in window.flat)
        await window.until(lambda: "Datum" in window.text)
        await window.type("<tab>", "19/1", "<enter>")
        await window.until(lambda: "2. Larmcentralen" in window.text)
        await window.press("ctrl+s")
        await window.until(lambda: "KALLELSE" in window.text)
        assert not list(window.app.handing_out.drafts_at_home)
    assert len(list((tmp_path / "agendas").glob("[!.]*.toml"))) == 1


async def test_a_form_that_could_not_do_its_deed_comes_again_with_what_was_typed(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    (tmp_path / "agendas" / "2017-01-19.toml").write_text("version = 2\n[mote]\norgan = 'KC'\ndatum = 2017-01-19\n")
    file = tmp_path / "kallelse.txt"
    file.write_text(KALLELSE, "utf-8")
    async with at_home(tmp_path, MEDIUM) as window:
        await asks(window)
        await window.type(str(file), "<enter>")
        await window.until(lambda: "där finns redan en fil, som inte skrivs över" in window.flat)
        assert "Kvar sedan sist, inte gjort: Fil." in window.flat


@pytest.mark.parametrize("name", ["~finnsinte/x.docx", "x" * 300, "a\x00b"])
async def test_a_file_that_cannot_be_is_told_in_the_form(tmp_path: Path, name: str) -> None:
    (tmp_path / "agendas").mkdir()
    async with at_home(tmp_path, MEDIUM) as window:
        await asks(window)
        await window.type(name, "<enter>")
        await window.until(lambda: "! Fil:" in window.flat)


def held_up(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading a file in waits until this is set."""
    may_go = threading.Event()
    monkeypatch.setattr(reading, "read_source", lambda file, real=reading.read_source: may_go.wait(20) and real(file))
    return may_go


async def test_what_is_read_in_meanwhile_takes_no_meeting_away_that_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace_with(tmp_path)
    file = tmp_path / "kallelse.txt"
    file.write_text(KALLELSE, "utf-8")
    may_go = held_up(monkeypatch)
    async with at_home(tmp_path, MEDIUM) as window:
        await asks(window)
        await window.type(str(file), "<enter>")
        await window.type("<enter>", "Sagt.")
        session = window.session
        may_go.set()
        await window.until(lambda: any("stäng mötet som är öppet" in told for told in window.told))
        await window.type(" Mer.")
        assert window.session is session
        assert window.item(1).notes == "Sagt. Mer."
        await window.press("ctrl+q")
    assert read(session.path).items[0].notes == "Sagt. Mer."


async def test_what_could_not_be_read_in_is_only_told_where_she_does_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace_with(tmp_path)
    file = tmp_path / "utan dag.txt"
    file.write_text("Dagordning\n1. Öppnande\n2. Larm\n3. Slut\n", "utf-8")
    may_go = held_up(monkeypatch)
    async with at_home(tmp_path, MEDIUM) as window:
        await asks(window)
        await window.type(str(file), "<enter>", "<enter>", "Sagt.")
        may_go.set()
        await window.until(lambda: any("säger inte vilken dag" in told for told in window.told))
        await window.type(" Mer.")
        assert window.item(1).notes == "Sagt. Mer."
