"""The table of commands: keys, palette, help and README are all made from it."""

from typing import Final

from kcminutes.tui.commands import agenda, filing, finding, handing_out, proceedings, recording, stepping, undoing
from kcminutes.tui.commands.command import Command

COMMANDS: Final = (
    Command("nasta_arende", "Nästa ärende", stepping.next_item, "ctrl+n,f9", short="nästa", edits=False),
    Command("tillbaka", "Ärendet före", stepping.item_before, "ctrl+t,f8", short="åter", edits=False),
    Command("ga_till", "Gå till ärende eller plats …", finding.ask_where_to_go, "ctrl+g,f2", short="gå", edits=False),
    Command(
        "anteckning",
        "Till Anteckning",
        stepping.enter_notes,
        "",
        "a",
        edits=False,
        settles=False,
        legend="anteckning",
        group="Till",
    ),
    Command(
        "beslut",
        "Till BESLUT",
        stepping.enter_decisions,
        "f4",
        "b",
        "beslut",
        edits=False,
        settles=False,
        legend="beslut",
        group="Till",
    ),
    Command(
        "ny_atgard", "Ny åtgärd", recording.open_action, "ctrl+o,f5", "å", "åtgärd", settles=False, legend="ny åtgärd", group="Till"
    ),
    Command(
        "forslag",
        "Förslaget, annars stycket, blir beslut",
        recording.lift,
        "f6",
        "f",
        legend="förslaget blir beslut",
        group="Ärendet",
    ),
    Command(
        "bakgrund",
        "Visa, bläddra i eller dölj ärendebeskrivning och förslag",
        stepping.show_background,
        "f7",
        "i",
        edits=False,
        settles=False,
        legend="bakgrund",
        group="Till",
    ),
    Command(
        "narvaro", "Närvaro", proceedings.show_attendance, "ctrl+r,f3", "n", "närvaro", edits=False, legend="närvaro", group="Till"
    ),
    Command("utgar", "Ärendet utgår …", recording.withdraw, "", "x", legend="utgår", group="Ärendet"),
    Command("bordlagg", "Ärendet bordläggs …", recording.postpone, "", "j", legend="bordläggs", group="Ärendet"),
    Command(
        "aterta",
        "Ta upp ärendet igen (inte utgått, inte bordlagt)",
        recording.take_up_again,
        "",
        "t",
        legend="tas upp igen",
        group="Ärendet",
    ),
    Command("nytt_arende", "Nytt ärende efter detta …", agenda.add_item, "", "+", legend="nytt", group="Ärendet"),
    Command("nytt_underarende", "Nytt underärende …", agenda.add_subitem, "", ".", legend="nytt under", group="Ärendet"),
    Command(
        "arendets_uppgifter",
        "Ärendets rubrik och uppgifter …",
        agenda.edit_facts,
        "",
        "r",
        legend="rubrik, uppgifter",
        group="Ärendet",
    ),
    Command("flytta_upp", "Flytta ärendet uppåt", agenda.move_up, "", "<", legend="upp", group="Ärendet"),
    Command("flytta_ner", "Flytta ärendet nedåt", agenda.move_down, "", ">", legend="ner", group="Ärendet"),
    Command("ta_bort", "Ta bort ärendet", agenda.remove_item, "", "-", legend="ta bort", group="Ärendet"),
    Command(
        "oppna_avsluta", "Öppna eller avsluta mötet nu", proceedings.open_or_close, "", "o", legend="öppna/avsluta", group="Mötet"
    ),
    Command(
        "ajournera", "Ajournera eller återuppta mötet nu", proceedings.adjourn_or_resume, "", "p", legend="paus", group="Mötet"
    ),
    Command(
        "motets_uppgifter", "Mötets plats, tider och rubrik …", proceedings.edit_head, "", "m", legend="plats, tider", group="Mötet"
    ),
    Command("faststall", "Fastställ dokumentet …", proceedings.make_final, "", "v", legend="fastställ", group="Mötet"),
    Command(
        "ateroppna",
        "Återöppna det fastställda dokumentet",
        proceedings.reopen,
        "",
        "ö",
        edits=False,
        settles=False,
        legend="återöppna",
        group="Mötet",
    ),
    Command("sok", "Sök i mötet …", finding.search, "ctrl+f", "s", edits=False, legend="sök", group="Till"),
    Command(
        "granska", "Granska: vad som fattas eller är konstigt", finding.review, "", "g", edits=False, legend="granska", group="Till"
    ),
    Command(
        "utkast", "Utkastet i hela fönstret", handing_out.show_draft, "ctrl+l", "u", edits=False, legend="utkast", group="Till"
    ),
    Command("angra", "Ångra", undoing.undo, "ctrl+z", "z", legend="ångra", group="Annat"),
    Command("gor_om", "Gör om", undoing.redo, "ctrl+y", "y", legend="gör om", group="Annat"),
    Command("exportera", "Exportera dokumentet …", handing_out.export, "", "e", edits=False, legend="exportera", group="Ut"),
    Command(
        "utdrag",
        "Exportera utdrag eller någons åtgärder …",
        handing_out.export_extract,
        "",
        "c",
        edits=False,
        legend="utdrag",
        group="Ut",
    ),
    Command("skriv_ut", "Skriv ut …", handing_out.print_document, "", "w", edits=False, legend="skriv ut", group="Ut"),
    Command("spara", "Spara nu", filing.save, "ctrl+s", "", edits=False),
    Command(
        "spara_over",
        "Spara över det som någon annan har ändrat i filen",
        filing.save_over,
        "",
        "ä",
        edits=False,
        settles=False,
        legend="spara över",
        group="Annat",
    ),
    Command(
        "till_motena", "Stäng och visa alla möten", filing.close_meeting, "", "l", edits=False, legend="alla möten", group="Annat"
    ),
    Command(
        "kommandon", "Alla kommandon …", finding.show_commands, "ctrl+p", "k", "mer", edits=False, legend="kommandon", group="Annat"
    ),
    Command(
        "installningar",
        "Inställningar: temat, och filen …",
        filing.show_settings,
        "",
        ",",
        edits=False,
        settles=False,
        legend="inställningar",
        group="Annat",
    ),
    Command(
        "hjalp",
        "Hjälp och handbok",
        filing.show_help,
        "f1",
        "h",
        "hjälp",
        edits=False,
        settles=False,
        legend="hjälp",
        group="Annat",
    ),
    Command("avsluta", "Avsluta (allt sparas)", filing.quit_program, "ctrl+q", "", "slut", edits=False, settles=False),
)

BY_ID: Final = {command.id: command for command in COMMANDS}
