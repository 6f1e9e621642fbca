"""A final document: closed for changes, and opened again only with a trace."""

from datetime import date
from pathlib import Path

from kcminutes.documents.view import document
from kcminutes.meeting.model import Approval
from kcminutes.meeting.states import DocumentState
from kcminutes.storage.toml.meetings import read
from support.open_file import saved
from support.screens import opened


async def test_a_final_document_takes_no_typing_and_no_command(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v", "<enter>")
        before = window.meeting
        assert before.head.state is DocumentState.FINAL
        assert before.head.approvals == (Approval(version=1, day=date(2016, 12, 8), by=("Patrik Åsell",)),)
        await window.type(
            "mer", "<f4>", "beslut", "<ctrl+o>", "<f6>", "<ctrl+g>", "-", "<ctrl+g>", "+", "<ctrl+z>", "<ctrl+r>", "3", "1"
        )
        await window.type("<escape>", "<ctrl+n>", "igen")
        assert window.meeting.items == before.items
        assert window.meeting.participants == before.participants
        assert "FASTSTÄLLT" in window.status
        assert any("fastställt" in told for told in window.told)
        assert (await window.saved()) == window.meeting


async def test_what_is_typed_in_a_final_document_is_answered_with_why_and_what_to_do(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v", "<enter>", "<escape>")
        window.app.messages.clear()
        for key in ("a", "space", "enter", "backspace", "delete", "f6", "f5"):
            await window.press(key)
            assert "! Dokumentet är fastställt och kan inte ändras;" in window.flat
            assert "Ctrl+G ö återöppnar." in window.flat
            await window.press("escape")
            assert not window.told
        await window.press("left", "right", "up", "ctrl+c", "f1", "escape")
        assert not any("fastställt" in told for told in window.told)
        await window.paste("klistrat")
        assert any("fastställt" in told for told in window.told)
        await window.type("<ctrl+g>", "ö")
        assert not any("kan inte ändras" in told for told in window.told)
        assert window.item(1).notes == "text"


async def test_in_a_final_document_a_long_atgard_can_be_read(tmp_path: Path) -> None:
    text = "Ta fram ett underlag om gemensam larmhantering med alla tänkbara aspekter inför nästa möte, och skicka ut det i tid"
    async with opened(tmp_path) as window:
        await window.type("<ctrl+o>", text, "<ctrl+g>", "v", "<enter>")
        assert text in window.flat


async def test_reopening_leaves_its_trace_and_makes_a_new_version(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v", "<enter>", "<ctrl+g>", "ö", " mer")
        head = window.meeting.head
        assert head.state is DocumentState.DRAFT
        assert head.approvals == (Approval(version=1, day=date(2016, 12, 8), by=("Patrik Åsell",), reopened=date(2016, 12, 8)),)
        assert window.item(1).notes == "text mer"
        await window.type("<ctrl+g>", "v", "<enter>")
        assert [approval.version for approval in window.meeting.head.approvals] == [1, 2]
        assert (await window.saved()) == window.meeting


async def test_a_final_file_opens_for_reading_and_can_be_reopened(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v", "<enter>", "<ctrl+q>")
    async with opened(tmp_path) as window:
        await window.type("mer")
        assert window.item(1).notes == "text"
        await window.type("<ctrl+g>", "ö", " mer")
        assert window.item(1).notes == "text mer"


async def test_nothing_is_made_final_by_leaving_the_question(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text", "<ctrl+g>", "v", "x", "<escape>", "!")
        assert window.meeting.head.state is DocumentState.DRAFT
        assert window.item(1).notes == "text!"


async def test_the_draft_mark_goes_when_the_document_is_final(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("text")
        assert document(window.meeting).mark == "UTKAST"
        await window.type("<ctrl+g>", "v", "<enter>")
        assert not document(window.meeting).mark
        assert saved(window.session)
        assert not document(read(window.session.path)).mark


async def test_in_a_small_window_each_field_can_be_come_to_and_the_keys_are_seen(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 15)) as window:
        await window.type("text", "<ctrl+g>", "v")
        assert "Retur klar" in window.text
        assert "F1 hjälp" in window.flat
        await window.press("tab")
        await window.until(lambda: "│ Datum               2016-12-08" in window.text)
        await window.press("shift+tab")
        await window.until(lambda: "│ Av                  Patrik" in window.text)
        assert "Retur klar" in window.text
