"""What is printed of how a meeting differs from what was handed out."""

from typing import TYPE_CHECKING, Final

from kcminutes.cli.output import need_standard_out, say

if TYPE_CHECKING:
    from kcminutes.meeting.changes import ChangedText
    from kcminutes.meeting.model import Meeting

_MARKS: Final = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
"""What stands around what went and what came, so that it can be told without colours."""
_STYLES: Final = {"same": "", "gone": "\033[9;31m", "new": "\033[1;32m"}


def print_changes(meeting: "Meeting") -> None:
    """Print what differs from the version that was handed out last; if that is this one, from the one before.

    First in words, then each text with what went and what came marked.
    """
    need_standard_out()
    import os
    import sys

    from kcminutes.meeting.changes import changed_texts
    from kcminutes.meeting.differences import differences
    from kcminutes.storage.handed_out import handed_out, versions_to_compare
    from kcminutes.swedish.dates_written import clock

    found = versions_to_compare(meeting)
    if found is None:
        if versions := handed_out(meeting):
            at = versions[-1].at
            say(f"Inget skiljer: det är som det lämnades ut {at:%Y-%m-%d} kl. {clock(at)}, och ingen version lämnades ut före den.")
        else:
            say("Mötet är inte utlämnat i någon version: det har inte exporterats, skrivits ut eller mejlats härifrån.")
        return
    first, last = found
    before, after = first.meeting(), last.meeting() if last else meeting
    to = f"det som lämnades ut {last.at:%Y-%m-%d} kl. {clock(last.at)}" if last else "nu"
    say(f"Från det som lämnades ut {first.at:%Y-%m-%d} kl. {clock(first.at)} till {to}:")
    phrases = differences(before, after)
    if not phrases:
        say("Inget skiljer.")
        return
    for phrase in phrases:
        say(f"- {phrase}")
    is_coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for text in changed_texts(before, after):
        say(f"\n{text.place}:")
        sys.stdout.write(_marked(text, is_coloured=is_coloured) + "\n")


def _marked(text: "ChangedText", *, is_coloured: bool) -> str:
    shown = ""
    for piece in text.pieces:
        begin, end = _MARKS[piece.kind]
        style = _STYLES[piece.kind] if is_coloured else ""
        marked = f"{begin}{piece.text}{end}"
        shown += f"{style}{marked}\033[0m" if style else marked
    return "\n".join(f"    {line}".rstrip() for line in shown.split("\n"))
