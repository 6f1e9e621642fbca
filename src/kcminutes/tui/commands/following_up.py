"""From meeting to meeting: what earlier ones asked for, what became of a matter, where it goes, and what is left afterwards."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from kcminutes.meeting.coming import is_about_coming, next_meeting
from kcminutes.meeting.model import HandedOn, Item
from kcminutes.meeting.queries import walk
from kcminutes.meeting.states import Purpose
from kcminutes.tui.commands.context import Context, MeetingContext
from kcminutes.tui.commands.preparing import edit_coming
from kcminutes.tui.commands.stepping import show_background
from kcminutes.tui.safe_work import looked_through, run_safely
from kcminutes.tui.widgets.item_facts import handed_on_in_words

if TYPE_CHECKING:
    from kcminutes.archive.record import Record
    from kcminutes.meeting.standing import Followed

_CHAIN: Final = 20
"""Meetings that a matter is followed back through."""


def unfold(meeting: MeetingContext) -> None:
    """At an item that follows up the open åtgärder, at one about coming meetings those, at any other its background."""
    item = meeting.session.item
    if item is None:
        return
    if _follows_up(item) and not meeting.session.locked:
        show_follow_up(meeting)
    elif (
        is_about_coming(item.title, meeting.session.meeting.head.body)
        and not (item.background or item.proposals)
        and not meeting.session.locked
    ):
        edit_coming(meeting)
    else:
        show_background(meeting)


def _follows_up(item: Item) -> bool:
    from kcminutes.archive.titles import is_follow_up

    return bool(item.follow_ups) or is_follow_up(item.title)


def show_follow_up(meeting: MeetingContext) -> None:
    """Show the open åtgärder of this body's earlier meetings."""
    from kcminutes.tui.dialogs.follow_up import FollowUpScreen

    session = meeting.session
    item = session.item
    if item is None:
        return
    now, workspace = session.meeting, meeting.program.workspace
    name = f"{session.path.parent.name}/{session.path.name}"

    def read() -> "tuple[tuple[Followed, ...], str]":
        from kcminutes.archive.bodies import is_same_body
        from kcminutes.archive.record import Record
        from kcminutes.archive.standing import Standings

        record = Record(workspace)
        standings = Standings(record, without=name)
        heard = {(row.meeting, row.action) for _, one in walk(now) for row in one.follow_ups}
        tasks = tuple(
            task
            for task in standings.tasks
            if is_same_body(task.asked.body, now.head.body)
            and task.asked.meeting <= now.head.day
            and (task.is_open or task.is_news or (task.asked.meeting, task.asked.action.id) in heard)
        )
        for task in tasks:
            _ = task.letters  # had here, beside the screen, that no key waits for them
        return tasks, next(iter((*record.left_out, *standings.told)), "")

    def source(task: "Followed") -> None:
        _show_source(meeting, task)

    meeting.ask(FollowUpScreen(session, item, read, next_meeting(now), source))


def _show_source(meeting: Context, task: "Followed") -> None:
    """Show what the item that the åtgärd comes from recorded."""
    asked = task.asked

    def lines() -> list[Text]:
        from kcminutes.storage.errors import FileError
        from kcminutes.storage.toml.meetings import read

        if not asked.file:
            return [Text(f"Det går inte att visa ärendet: {asked.problem}.")]
        try:
            return _section_of(read(meeting.program.workspace.root / asked.file), asked.item)
        except FileError as error:
            return [Text(error.problems[0])]

    _read(meeting, f"{asked.body} {asked.meeting}", lines)


def show_thread(meeting: Context) -> None:
    """Show what earlier meetings recorded of the matter at hand, the last one first."""
    item, now = meeting.session.item, meeting.session.meeting
    if item is None:
        return
    if item.origin is None:
        meeting.say("Ärendet kommer inte från något tidigare möte.", seconds=4)
        return

    def lines() -> list[Text]:
        from kcminutes.archive.record import Record

        found = list(_thread(Record(meeting.program.workspace), item, now.head.body))
        return found or [Text("Det tidigare mötet finns inte i arkivet.")]

    _read(meeting, f"Tidigare: {item.title}", lines)


def _thread(record: "Record", item: Item, body: str) -> Iterator[Text]:
    from kcminutes.archive.bodies import body_meant
    from kcminutes.storage.errors import FileError

    archive = record.archive
    for _ in range(_CHAIN):
        origin = item.origin
        if origin is None:
            return
        body = body_meant(origin.body, archive.bodies) if origin.body else body
        card = next((card for card in archive.series(body) if card.day == origin.meeting), None)
        if card is None:
            return
        try:
            earlier = archive.meeting(card)
        except FileError:
            return
        before = next((one for _, one in walk(earlier) if _is_source(one, origin.item, item.title)), None)
        yield Text(f"{card.body} {card.day}", "bold")
        yield Text()
        yield from _section_of(earlier, before.id if before else "")
        if before is None:
            return
        item = before


def _is_source(item: Item, wanted: str, title: str) -> bool:
    """Whether the id is the item's own or that of an åtgärd in it; without an id, whether it has the title."""
    if not wanted:
        return item.title.casefold() == title.casefold()
    return item.id == wanted or any(action.id == wanted for action in item.actions)


def _section_of(meeting: Any, item: str) -> list[Text]:
    from kcminutes.documents.formats.terminal import section_lines
    from kcminutes.documents.view import section
    from kcminutes.meeting.queries import path_to

    path = path_to(meeting, item)
    return section_lines(section(meeting, path), 76) if path else [Text("Ärendet finns inte längre i mötet.")]


def _read(meeting: Context, title: str, lines: Any) -> None:
    """Show the lines, made beside the screen, in the whole window."""
    from kcminutes.tui.dialogs.reader import Reader

    def rows(width: int) -> list[Any]:
        del width
        console = meeting.program.console
        return [list(line.render(console)) for line in lines()]

    meeting.ask(Reader(title, rows))


def hand_on(meeting: MeetingContext) -> None:
    """Hand the item on to another body."""
    from kcminutes.tui.dialogs.handing_on import hand_on_form

    session = meeting.session
    item = session.item
    if item is None:
        return
    head, workspace = session.meeting.head, meeting.program.workspace

    def bodies() -> list[str]:
        from kcminutes.archive.archive import Archive

        return Archive(workspace).bodies

    def ask(known: list[str]) -> None:
        def done(body: str, day: date | None, purpose: Purpose | None) -> None:
            if body:
                to = HandedOn(body=body, day=day, purpose=purpose)
                session.recording.hand_on(item.id, to)
                meeting.say(f"Ärendet {handed_on_in_words(to)}; {meeting.way('angra')} ångrar.")
            elif item.handed_on:
                no_longer = item.handed_on[-1].body
                session.recording.take_back(item.id, no_longer)
                meeting.say(f"Ärendet lämnas inte vidare till {no_longer}; {meeting.way('angra')} ångrar.")

        others = [name for name in (*known, *(one.body for one in head.coming)) if name and name != head.body]
        meeting.ask(hand_on_form(item, head, list(dict.fromkeys(others)), session.file.drafts, done))

    # Without the archive a body can still be typed.
    run_safely(
        meeting.editor,
        bodies,
        lambda known: ask(known or []),
        meeting.program.messages.warn,
        "gör att andra organ inte kan föreslås",
    )


async def show_what_is_left(meeting: MeetingContext) -> None:
    """Show what is left to do with the minutes, each a key away."""
    from kcminutes.meeting.assigned import assigned
    from kcminutes.tui.commands.proceedings import serious
    from kcminutes.tui.dialogs.picker import Choice, Picker

    session = meeting.session
    tasks = assigned(session.meeting)
    now, settings = session.meeting, meeting.program.settings
    found = await looked_through(lambda: serious(now, settings), meeting.program.messages.warn) or []
    undated = sum(not task.action.due and not task.action.when for task in tasks)
    people = len({name for task in tasks for name in task.people})
    dates = f", {undated} utan datum" if undated else ""
    rows = [
        ("granska", "g", f"Granska: {len(found)} att se över" if found else "Granska: inget fattas"),
        ("utkast", "u", f"Läs utkastet: {_counted(len(tasks), 'åtgärd', 'åtgärder')}{dates}"),
        ("skriv_ut", "w", "Skriv ut …"),
        ("exportera", "e", "PDF, Word eller annat format …"),
        ("skicka", "m", f"Mejla: ett till alla{f', och till {people} med egna åtgärder' if people else ''}"),
        ("faststall", "v", "Fastställ …"),
    ]
    letters = {letter: name for name, letter, _ in rows}
    choices = [Choice(Text(f"{letter}  {label}"), name) for name, letter, label in rows]
    about = "Mötet är avslutat. Var och en av raderna är en tangent bort; Esc går tillbaka till mötet."
    meeting.ask(Picker("Efter mötet", "bokstav", lambda _: choices, meeting.do, letters=letters, about=about))


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
