"""The table of commands of the kallelse's editor; what it has in common with the meeting's screen has the same names and keys."""

from typing import Final

from kcminutes.tui.commands import preparing, stepping
from kcminutes.tui.commands.command import Command
from kcminutes.tui.commands.table import BY_ID

AGENDA_COMMANDS: Final = (
    BY_ID["nasta_arende"],
    BY_ID["tillbaka"],
    BY_ID["ga_till"],
    Command("beskrivning", "Till Ärendebeskrivning", stepping.enter_first, "", "a", edits=False, settles=False),
    Command("forslagen", "Till Förslag till beslut", preparing.enter_proposals, "f4", "b", "förslag", edits=False, settles=False),
    Command("uppgifterna", "Till rubrik, föredragande, minuter och bilagor", preparing.enter_facts, "f7", "r", "uppgifter"),
    Command("lagg_till_arende", "Nytt ärende efter detta …", BY_ID["nytt_arende"].do, "ctrl+o,f5", "+", "nytt"),
    BY_ID["nytt_underarende"],
    BY_ID["flytta_upp"],
    BY_ID["flytta_ner"],
    BY_ID["ta_bort"],
    Command("deltagarna", "Deltagare …", preparing.show_people, "ctrl+r,f3", "n", "deltagare", edits=False),
    Command("kallelsens_uppgifter", "Mötets dag, tider, plats och rubrik …", preparing.edit_head, "", "m"),
    Command("kommande_moten", "Kommande möten …", preparing.edit_coming, "", "d"),
    BY_ID["sok"],
    BY_ID["granska"],
    Command("kallelsen", "Kallelsen i hela fönstret", BY_ID["utkast"].do, "ctrl+l", "u", edits=False),
    BY_ID["angra"],
    BY_ID["gor_om"],
    BY_ID["exportera"],
    BY_ID["skriv_ut"],
    Command("borja_motet", "Börja mötet: anteckningarna", preparing.begin_minutes, "", "o", edits=False),
    BY_ID["spara"],
    BY_ID["spara_over"],
    BY_ID["till_motena"],
    BY_ID["kommandon"],
    BY_ID["hjalp"],
    BY_ID["avsluta"],
)
"""In the order of the palette and the help."""
