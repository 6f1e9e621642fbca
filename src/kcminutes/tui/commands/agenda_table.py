"""The table of commands of the kallelse's editor; what it has in common with the meeting's screen has the same names and keys."""

from collections.abc import Mapping
from typing import Final

from kcminutes.tui.commands import handing_out, preparing, stepping
from kcminutes.tui.commands.command import Command
from kcminutes.tui.commands.table import BY_ID

AGENDA_COMMANDS: Final = (
    BY_ID["nasta_arende"],
    BY_ID["tillbaka"],
    BY_ID["ga_till"],
    Command(
        "beskrivning",
        "Till Ärendebeskrivning",
        stepping.enter_first,
        letter="a",
        edits=False,
        settles=False,
        legend="beskrivning",
        group="Till",
    ),
    Command(
        "forslagen",
        "Till Förslag till beslut",
        preparing.enter_proposals,
        letter="b",
        short="förslag",
        edits=False,
        settles=False,
        legend="förslag",
        group="Till",
    ),
    Command(
        "uppgifterna",
        "Till rubrik, föredragande, minuter och bilagor",
        preparing.enter_facts,
        letter="r",
        short="uppgifter",
        edits=False,
        legend="rubrik, uppgifter",
        group="Till",
    ),
    Command(
        "lagg_till_arende",
        "Nytt ärende efter detta …",
        BY_ID["nytt_arende"].do,
        letter="+",
        short="nytt",
        legend="nytt",
        group="Ärendet",
    ),
    BY_ID["nytt_underarende"],
    BY_ID["flytta_upp"],
    BY_ID["flytta_ner"],
    BY_ID["ta_bort"],
    Command(
        "deltagarna",
        "Deltagare",
        preparing.show_people,
        letter="n",
        short="deltagare",
        edits=False,
        legend="deltagare",
        group="Till",
    ),
    Command(
        "kallelsens_uppgifter",
        "Mötets dag, tider, plats och rubrik …",
        preparing.edit_head,
        letter="m",
        legend="mötet",
        group="Mötet",
    ),
    Command("kommande_moten", "Kommande möten …", preparing.edit_coming, letter="d", legend="kommande möten", group="Mötet"),
    BY_ID["sok"],
    BY_ID["granska"],
    Command(
        "ta_in_vantande",
        "Ta in det som väntar på mötet: bordlagt, eller lämnat hit",
        preparing.take_in_waiting,
        letter="*",
        legend="det som väntar",
        group="Mötet",
    ),
    BY_ID["oplacerat"],
    Command(
        "kallelsen", "Kallelsen i hela fönstret", BY_ID["utkast"].do, letter="u", edits=False, legend="kallelsen", group="Till"
    ),
    BY_ID["angra"],
    BY_ID["gor_om"],
    BY_ID["kortord"],
    BY_ID["nytt_kortord"],
    BY_ID["glom_inlart"],
    BY_ID["exportera"],
    BY_ID["skriv_ut"],
    Command("skicka", "Skicka kallelsen med e-post …", handing_out.mail, letter="j", edits=False, legend="mejla", group="Ut"),
    Command(
        "borja_motet",
        "Börja mötet: öppna dess anteckningar",
        preparing.take_minutes,
        letter="o",
        edits=False,
        legend="börja mötet",
        group="Mötet",
    ),
    BY_ID["spara"],
    BY_ID["spara_over"],
    BY_ID["till_motena"],
    BY_ID["kommandon"],
    BY_ID["installningar"],
    BY_ID["hjalp"],
    BY_ID["avsluta"],
)
"""In the order of the palette and the help."""

AGENDA_BY_ID: Final = {command.id: command for command in AGENDA_COMMANDS}

_LIKE: Final = {
    "forslagen": "beslut",
    "uppgifterna": "bakgrund",
    "lagg_till_arende": "ny_atgard",
    "deltagarna": "narvaro",
    "kallelsen": "utkast",
}
"""Commands that have the keys of the meeting's command whose place they take: a hand knows them already."""


def agenda_keys(keys: Mapping[str, str]) -> dict[str, str]:
    """The keys in force in the editor, by its commands' names; ``keys`` are those in force in a meeting."""
    return {command.id: own for command in AGENDA_COMMANDS if (own := keys.get(_LIKE.get(command.id, command.id)))}
