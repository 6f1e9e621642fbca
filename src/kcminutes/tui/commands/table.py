"""The table of commands: keys, palette, help and README are all made from it."""

from typing import Final

from kcminutes.tui.commands import agenda, filing, finding, handing_out, proceedings, recording, stepping, typing, undoing
from kcminutes.tui.commands.command import Command

COMMANDS: Final = (
    Command("nasta_arende", "Nästa ärende", stepping.next_item, "ctrl+n,f9", short="nästa", edits=False),
    Command("tillbaka", "Ärendet före", stepping.item_before, "ctrl+t,f8", short="åter", edits=False),
    Command("ga_till", "Gå till ärende eller plats …", finding.ask_where_to_go, "ctrl+g,f2", short="gå", edits=False),
    Command("anteckning", "Till Anteckning", stepping.enter_notes, "", "a", edits=False, settles=False),
    Command("beslut", "Till BESLUT", stepping.enter_decisions, "f4", "b", "beslut", edits=False, settles=False),
    Command("ny_atgard", "Ny åtgärd", recording.open_action, "ctrl+o,f5", "å", "åtgärd", settles=False),
    Command("forslag", "Förslaget, annars stycket, blir beslut", recording.lift, "f6", "f"),
    Command(
        "bakgrund",
        "Visa, bläddra i eller dölj ärendebeskrivning och förslag",
        stepping.show_background,
        "f7",
        "i",
        edits=False,
        settles=False,
    ),
    Command("narvaro", "Närvaro", proceedings.show_attendance, "ctrl+r,f3", "n", "närvaro", edits=False),
    Command("utgar", "Ärendet utgår …", recording.withdraw, "", "x"),
    Command("bordlagg", "Ärendet bordläggs …", recording.postpone, "", "j"),
    Command("aterta", "Ta upp ärendet igen (inte utgått, inte bordlagt)", recording.take_up_again, "", "t"),
    Command("nytt_arende", "Nytt ärende efter detta …", agenda.add_item, "", "+"),
    Command("nytt_underarende", "Nytt underärende …", agenda.add_subitem, "", "."),
    Command("arendets_uppgifter", "Ärendets rubrik och uppgifter …", agenda.edit_facts, "", "r"),
    Command("flytta_upp", "Flytta ärendet uppåt", agenda.move_up, "", "<"),
    Command("flytta_ner", "Flytta ärendet nedåt", agenda.move_down, "", ">"),
    Command("ta_bort", "Ta bort ärendet", agenda.remove_item, "", "-"),
    Command("oppna_avsluta", "Öppna eller avsluta mötet nu", proceedings.open_or_close, "", "o"),
    Command("ajournera", "Ajournera eller återuppta mötet nu", proceedings.adjourn_or_resume, "", "p"),
    Command("motets_uppgifter", "Mötets plats, tider och rubrik …", proceedings.edit_head, "", "m"),
    Command("faststall", "Fastställ dokumentet …", proceedings.make_final, "", "v"),
    Command("ateroppna", "Återöppna det fastställda dokumentet", proceedings.reopen, "", "ö", edits=False, settles=False),
    Command("sok", "Sök i mötet …", finding.search, "ctrl+f", "s", edits=False),
    Command("granska", "Granska: vad som fattas eller är konstigt", finding.review, "", "g", edits=False),
    Command("utkast", "Utkastet i hela fönstret", handing_out.show_draft, "ctrl+l", "u", edits=False),
    Command("angra", "Ångra", undoing.undo, "ctrl+z", "z"),
    Command("gor_om", "Gör om", undoing.redo, "ctrl+y", "y"),
    Command("kortord", "Kortord …", typing.show_briefs, "", "q", edits=False),
    Command("nytt_kortord", "Den markerade texten får ett kortord …", typing.new_brief, "", "=", edits=False, settles=False),
    Command("glom_inlart", "Glöm det inlärda (det grå efter markören)", typing.forget, "", "!", edits=False, settles=False),
    Command("exportera", "Exportera dokumentet …", handing_out.export, "", "e", edits=False),
    Command("utdrag", "Exportera utdrag eller någons åtgärder …", handing_out.export_extract, "", "c", edits=False),
    Command("skriv_ut", "Skriv ut …", handing_out.print_document, "", "w", edits=False),
    Command("spara", "Spara nu", filing.save, "ctrl+s", "", edits=False),
    Command(
        "spara_over", "Spara över det som någon annan har ändrat i filen", filing.save_over, "", "ä", edits=False, settles=False
    ),
    Command("till_motena", "Stäng och visa alla möten", filing.close_meeting, "", "l", edits=False),
    Command("kommandon", "Alla kommandon …", finding.show_commands, "ctrl+p", "k", "mer", edits=False),
    Command("installningar", "Inställningar: temat, och filen …", filing.show_settings, "", ",", edits=False, settles=False),
    Command("hjalp", "Hjälp och handbok", filing.show_help, "f1", "h", "hjälp", edits=False, settles=False),
    Command("avsluta", "Avsluta (allt sparas)", filing.quit_program, "ctrl+q", "", "slut", edits=False, settles=False),
)

BY_ID: Final = {command.id: command for command in COMMANDS}
