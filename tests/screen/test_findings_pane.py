"""The pane with what is missing or odd: current while one types, and each place one key away."""

from pathlib import Path

from kcminutes.meeting.place import Cell
from kcminutes.storage.settings import Settings
from kcminutes.tui.widgets.findings_pane import FindingsPane
from support.screens import LARGE, Window, opened

AGENDA = """version = 1
[mote]
organ = "Kommunchefsgruppen"
datum = 2016-12-08
[[deltagare]]
namn = "Frida Nevander"
organisation = "Vännäs kommun"
uppdrag = ["ordförande", "sekreterare"]
beslutande = true
narvaro = "närvarande"
[[arende]]
titel = "Inledning"
anteckning = "Mötet öppnas."
[[arende]]
titel = "Avslut"
anteckning = "Första raden.\\n\\nDet blir tisdagen den 8 december 2016."
[[arende.atgard]]
text = "Kalla till möte"
slutdatum = 2017-01-19
ansvarig = ["Frida Nevander"]
[[arende.atgard]]
text = "Boka lokal"
slutdatum = 2017-01-19
"""


def rules(window: Window) -> list[str]:
    pane = window.screen.panes.findings
    assert pane is not None
    return [finding.rule for finding in pane.found or []]


async def shown(window: Window, *wanted: str) -> None:
    await window.until(lambda: rules(window) == list(wanted))


async def test_the_findings_are_shown_with_place_and_remedy(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "g")
        await shown(window, "veckodag", "atgard-ansvarig")
        assert "Ärende 2, Anteckning: 8 december 2016 är en torsdag" in window.flat
        assert "→ Rätta veckodagen eller datumet." in window.flat
        assert "2 att se över" in window.flat
        await window.press("down")
        assert "→ Skriv vem som ansvarar." in window.flat


async def test_enter_puts_the_cursor_at_the_finding(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "g")
        await shown(window, "veckodag", "atgard-ansvarig")
        await window.press("enter")
        assert window.session.at == (1,)
        notes = window.screen.editor.notes
        assert notes.has_focus
        assert notes.cursor_location[0] == 2
        assert notes.text.split("\n")[2][notes.cursor_location[1] :].startswith(("tisdagen", "8 december"))


async def test_a_finding_in_an_action_is_reached_and_mended_and_vanishes(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "g")
        await shown(window, "veckodag", "atgard-ansvarig")
        await window.press("down", "enter")
        assert window.screen.editor.actions.rows[1].cell_at_hand is Cell.RESPONSIBLE
        await window.type("fn", "<enter>")
        await shown(window, "veckodag")


async def test_the_findings_follow_what_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "g")
        await shown(window, "veckodag", "atgard-ansvarig")
        await window.type("<ctrl+g>", "a", " Han heter [?].")
        await shown(window, "osakert-ord", "veckodag", "atgard-ansvarig")
        await window.type(*["<backspace>"] * 4, "Ek.")
        await shown(window, "veckodag", "atgard-ansvarig")


async def test_the_same_command_hides_the_pane_and_typing_goes_on(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "g")
        await shown(window, "veckodag", "atgard-ansvarig")
        await window.type("<ctrl+g>", "g", " Mer.")
        assert window.screen.panes.findings is not None
        assert not window.screen.panes.findings.display
        assert window.item(1).notes == "Mötet öppnas. Mer."
        await window.type("<ctrl+g>", "g")
        assert window.screen.panes.findings.display
        assert "veckodag" in rules(window)


async def test_rules_that_the_settings_switch_off_are_silent_and_unknown_ones_are_told(tmp_path: Path) -> None:
    settings = Settings(checks={"veckodag": False, "vecodag": False})
    async with opened(tmp_path, agenda=AGENDA, settings=settings) as window:
        await window.type("<ctrl+g>", "g")
        await shown(window, "atgard-ansvarig")
        assert any("'vecodag'" in told for told in window.told)


async def test_a_meeting_in_which_nothing_is_odd_is_told_so(tmp_path: Path) -> None:
    agenda = AGENDA.partition('[[arende]]\ntitel = "Avslut"')[0]
    async with opened(tmp_path, agenda=agenda) as window:
        await window.type("<ctrl+g>", "g")
        await window.until(lambda: "Inget fattas och inget ser konstigt ut." in window.flat)


async def test_a_person_without_attendance_leads_to_the_attendance(tmp_path: Path) -> None:
    agenda = AGENDA.replace(
        '[[arende]]\ntitel = "Inledning"', '[[deltagare]]\nnamn = "Olle Brask"\nbeslutande = true\n[[arende]]\ntitel = "Inledning"'
    )
    async with opened(tmp_path, LARGE, agenda=agenda) as window:
        await window.type("<ctrl+g>", "g")
        await window.until(lambda: "narvaro" in rules(window))
        at = rules(window).index("narvaro")
        await window.press(*["down"] * at, "enter")
        assert type(window.app.screen).__name__ == "AttendanceScreen"


async def test_the_pane_costs_nothing_before_it_is_asked_for(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("text")
        assert window.screen.panes.findings is None
        assert not window.screen.query(FindingsPane)


async def test_escape_in_the_pane_hides_it_and_goes_back_to_where_one_types(tmp_path: Path) -> None:
    async with opened(tmp_path, agenda=AGENDA) as window:
        await window.type("<ctrl+g>", "g")
        await shown(window, "veckodag", "atgard-ansvarig")
        assert "Esc stänger" in window.flat
        await window.press("escape")
        assert "Granskning" not in window.text
        assert window.place == "notes"
        await window.type("<ctrl+g>", "g")
        assert "Granskning" in window.text
        window.screen.enter_first()
        await window.press("escape")  # from elsewhere it hides nothing
        assert "Granskning" in window.text
