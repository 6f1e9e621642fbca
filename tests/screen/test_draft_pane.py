"""The draft: beside the editor in a wide window, and in the whole window at any width."""

from pathlib import Path

from kcminutes.storage.settings import Settings
from support.screens import LARGE, MEDIUM, SMALL, opened


async def test_the_draft_beside_the_editor_follows_what_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, (140, 40)) as window:
        await window.type("Mötet öppnas av Patrik.", "<f4>", "Dagordningen godkänns.", "<ctrl+o>", "gör", "<tab>", "24/4")
        await window.until(lambda: window.text.count("Mötet öppnas av Patrik.") == 2)
        await window.until(lambda: window.text.count("Dagordningen godkänns.") == 2)
        await window.until(lambda: "1. Mötets öppnande" in window.text)


async def test_the_draft_begins_at_the_item_at_hand(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("<ctrl+g>", "16", "<enter>", "sexton")
        await window.until(lambda: window.text.count("sexton") == 2)
        assert "16. Nästa möte" in window.text
        assert "1. Mötets öppnande" not in window.text


async def test_below_140_columns_there_is_no_draft_beside(tmp_path: Path) -> None:
    async with opened(tmp_path, (139, 40)) as window:
        await window.type("text")
        await window.pilot.pause(0.2)
        assert window.text.count("text") == 1


async def test_the_draft_catches_up_when_the_window_grows(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM) as window:
        await window.type("unik text")
        await window.resize(LARGE)
        await window.until(lambda: window.text.count("unik text") == 2)


async def test_the_draft_fills_the_window_at_any_width_and_leaves_the_cursor_alone(tmp_path: Path) -> None:
    async with opened(tmp_path, SMALL) as window:
        await window.type("unik text", "<f4>", "beslut", "<ctrl+l>")
        await window.until(lambda: "Kommunchefsgruppen" in window.text)
        assert "torsdag" in window.text
        await window.press(*["pagedown"] * 2)
        await window.resize(LARGE)
        await window.press("home")  # pages glide, and where the window's change met them is nobody's promise
        await window.until(lambda: "unik text" in window.text)
        await window.type("<escape>", "!")
        assert window.item(1).decisions == ("beslut!",)


async def test_the_same_key_that_opens_the_draft_closes_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as window:
        await window.type("<ctrl+l>", "<ctrl+l>", "text")
        assert window.item(1).notes == "text"


async def test_brackets_are_text_in_the_draft(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.type("[/b] [red]röd[/red]")
        await window.until(lambda: window.text.count("[/b] [red]röd[/red]") == 2)


async def test_the_draft_has_the_layout_of_the_settings(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, settings=Settings(layout="2013")) as window:
        await window.type("<ctrl+g>", "4", "<enter>", "<f6>")
        await window.until(lambda: "Ärendebeskrivning" in window.text and "Beslut" in window.text)
        shown = [row[100:] for row in window.rows]
        decision = next(index for index, row in enumerate(shown) if "Beslut" in row)
        background = next(index for index, row in enumerate(shown) if "Ärendebeskrivning" in row)
        assert decision < background


async def test_the_draft_of_removed_and_moved_items_is_up_to_date(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE) as window:
        await window.press("ctrl+g", "-")
        await window.until(lambda: "1. Föregående minnesanteckningar" in window.text)
        await window.press("ctrl+g", ">")
        await window.until(lambda: "2. Föregående minnesanteckningar" in window.text)


COMING = """version = 2
[mote]
organ = "KC"
datum = 2016-12-08
[[mote.kommande]]
datum = 2017-01-19
[[arende]]
titel = "Inledning"
"""


async def test_the_draft_has_the_coming_meetings_as_the_document_has(tmp_path: Path) -> None:
    async with opened(tmp_path, LARGE, COMING) as window:
        await window.type("text")
        await window.until(lambda: "Kommande möten" in window.text)
        assert "19 januari 2017" in window.text.replace("\xa0", " ")
    about = COMING.replace("Inledning", "Nästa möte")
    async with opened(tmp_path, LARGE, about) as window:
        await window.type("mer")
        await window.until(lambda: "19 januari 2017" in window.text.replace("\xa0", " "))
        assert window.text.count("19 januari 2017".replace(" ", "\xa0")) + window.text.count("19 januari 2017") == 1
