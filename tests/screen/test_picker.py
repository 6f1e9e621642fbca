"""A list to pick from has every row, however many there are."""

from pathlib import Path

from support.screens import MEDIUM, opened

ITEMS = 700
AGENDA = "\n".join(
    [
        "version = 2\n[mote]\norgan = 'Kommunchefsgruppen'\ndatum = 2016-12-08\nstart = 08:30:00",
        *(f"[[arende]]\ntitel = 'Ärende {number} om larmhantering'" for number in range(1, ITEMS + 1)),
    ]
)


async def test_the_last_of_many_hits_is_come_to(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM, AGENDA) as window:
        await window.type("<ctrl+f>", "larmhantering")
        await window.until(lambda: "Ärende 1 om" in window.text)
        for _ in range(ITEMS // 10):
            await window.press("pagedown")
        await window.until(lambda: f"Ärende {ITEMS} om" in window.text)
        await window.press("enter")
        assert window.at == (ITEMS - 1,)


async def test_the_list_of_places_opens_at_the_item_at_hand_however_far_down_that_is(tmp_path: Path) -> None:
    async with opened(tmp_path, MEDIUM, AGENDA) as window:
        await window.type("<ctrl+g>", "650", "<enter>", "<ctrl+g>")
        await window.until(lambda: "▸ ▶ 650" in window.text)
