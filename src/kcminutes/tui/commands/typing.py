"""Help while typing: the briefs listed, made and changed; what was learnt forgotten."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rich.text import Text
from textual.widgets import TextArea

from kcminutes.completion.briefs import USUAL, why_no_brief
from kcminutes.meeting.queries import walk
from kcminutes.storage.durable.atomic import reason
from kcminutes.swedish.characters import one_line
from kcminutes.tui.commands.context import Context
from kcminutes.tui.safe_work import safely
from kcminutes.tui.side_thread import beside

if TYPE_CHECKING:
    from kcminutes.completion.brief_finding import Worth

_WIDTH: Final = 52
"""Characters of a long form that the list shows."""


async def forget(meeting: Context) -> None:
    """Forget what was learnt of the texts for what is offered after the cursor."""
    try:
        await beside(meeting.typing_help.mark_forgotten)
    except (OSError, RuntimeError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        meeting.say(f"Glömt tills programmet startas om; det kan inte antecknas: {why}.", seconds=10)
    else:
        meeting.say("Det inlärda är glömt. Texterna själva är orörda; det som skrivs härefter lärs in på nytt.", seconds=8)
    meeting.typing_help.forget()


async def show_briefs(meeting: Context) -> None:
    """List the briefs; one that is picked can be changed or taken away. Once the meeting is closed, new ones are proposed too."""
    from kcminutes.tui.dialogs.picker import Choice, Picker

    briefs = meeting.typing_help.briefs
    proposed = await proposed_briefs(meeting) if meeting.session.meeting.head.closed else []
    rows = [
        Choice(Text("+ Nytt kortord …"), ("", "")),
        *(
            Choice(Text(f"? {worth.short:<8} {_cut(worth.text)}  (skrivet {worth.times} gånger)"), (worth.short, worth.text))
            for worth in proposed
        ),
        *(Choice(Text(f"  {short:<8} {_cut(long)}"), (short, long)) for short, long in sorted(briefs.items())),
    ]

    def choices(typed: str) -> list[Choice]:
        wanted = typed.casefold().split()
        return [row for row in rows if all(word in row.label.plain.casefold() for word in wanted)]

    def done(picked: tuple[str, str]) -> None:
        _ask(meeting, *picked, is_known=picked[0] in briefs)

    about = "Ett kortord blir sin långa text när ordet slutar. Ctrl+Z ger tillbaka det som skrevs."
    meeting.ask(Picker("Kortord", "skriv en del av raden", choices, done, about=about))


def new_brief(meeting: Context) -> None:
    """Make the marked text a brief."""
    from kcminutes.completion.brief_finding import Worth

    focused = meeting.app.focused
    marked = one_line(focused.selected_text) if isinstance(focused, TextArea) else ""
    if not marked:
        meeting.say("Markera först den text som ska få ett kortord, med Skift och pilarna.", seconds=5)
        return
    _ask(meeting, Worth(marked, 1).short, marked, is_known=False)


async def proposed_briefs(meeting: Context) -> "list[Worth]":
    """What was written in the meeting again and again and has no brief."""
    from kcminutes.completion.brief_finding import worth_a_brief

    now, briefs = meeting.session.meeting, meeting.typing_help.briefs

    def found() -> "list[Worth]":
        items = [item for _, item in walk(now)]
        texts = [text for item in items for text in (item.notes, *item.decisions, *(action.text for action in item.actions))]
        return worth_a_brief(texts, briefs.values())

    return await safely(found, meeting.program.messages.warn, "gör att inga kortord kan föreslås") or []


def _ask(meeting: Context, short: str, long: str, *, is_known: bool) -> None:
    """Ask for a brief's short and long form."""
    from kcminutes.tui.dialogs.field import Field
    from kcminutes.tui.dialogs.form import Form

    def done(values: Mapping[str, Any]) -> None:
        meeting.app.run_worker(_keep(meeting, short if is_known else "", values["short"].strip(), values["long"].strip()))

    where = meeting.typing_help.brief_files[0]
    fields = [
        Field("short", "Kortord", short, takes="2–20 bokstäver eller siffror"),
        Field("long", "Lång text", long, takes="vad det blir; {} är ett ställe där markören stannar; tom text tar bort kortordet"),
    ]
    about = f"Kortordet sparas i {where}. Tom lång text tar bort det."
    meeting.ask(Form("Kortord", fields, done, meeting.session.file.drafts, subject=short, about=about))


async def _keep(meeting: Context, before: str, short: str, long: str) -> None:
    """Have the brief in the workspace's file, in place of the one before; one that is switched off stays there with no text."""
    from kcminutes.storage.briefs_file import change_brief

    help_, file = meeting.typing_help, meeting.typing_help.brief_files[0]
    if (problem := why_no_brief(short, long)) and (long or not short):
        meeting.program.messages.warn(problem)
        return

    def write() -> None:
        if before and before != short:
            change_brief(file, before, "" if before in USUAL else None)
        if long:
            change_brief(file, short, long)
        else:
            change_brief(file, short, "" if short in USUAL or short in help_.own_briefs() else None)

    try:
        await beside(write)
    except OSError as error:
        meeting.program.messages.warn(f"Kan inte ändra {file}: {reason(error)}.")
        return
    help_.read_briefs_again()
    meeting.say(f"Kortordet {short} är sparat i {file.name}." if long else f"Kortordet {short} är borttaget.", seconds=5)


def _cut(long: str) -> str:
    line = one_line(long)
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
