"""The file and the program: saved, closed, left; help."""

from kcminutes.tui.commands.context import Context


def save(meeting: Context) -> None:
    """Save now."""
    meeting.session.file.save()


def save_over(meeting: Context) -> None:
    """Write over somebody else's version, which lies beside the file."""
    if aside := meeting.session.file.state.aside:
        meeting.session.file.overwrite()
        meeting.say(f"Din version sparas; den andras finns i {aside.name}.")
    else:
        meeting.say("Ingen annan har ändrat filen.", seconds=3)


def close_meeting(meeting: Context) -> None:
    """Close the meeting and show all meetings."""
    meeting.program.close_meeting()


def show_help(meeting: Context) -> None:
    """Show keys and handbook."""
    meeting.program.show_help()


def show_settings(meeting: Context) -> None:
    """Show where the settings are, and the themes."""
    meeting.program.show_settings()


async def quit_program(meeting: Context) -> None:
    """Save everything and end."""
    await meeting.program.quit()
