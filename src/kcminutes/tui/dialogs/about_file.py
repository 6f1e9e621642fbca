"""What is asked about an open meeting's file: which version counts, and where to save if it can't be written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from rich.text import Text

from kcminutes.meeting.differences import differences, in_one_sentence
from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.storage.durable.journal_lines import Recovered
from kcminutes.tui.dialogs.field import Field, readable_path
from kcminutes.tui.dialogs.form import Form
from kcminutes.tui.dialogs.picker import Choice, Picker
from kcminutes.tui.widgets.line import shortened

OTHER_PLACE: Final = "Spara någon annanstans?"
"""The title of the form, by which its draft is known."""


def what_counts(meeting: Meeting, found: Recovered, done: Callable[[bool], Any]) -> Picker:
    """Whether the safety copy that was found is taken instead of the meeting; ``done`` gets True if so."""
    phrases = in_one_sentence(differences(meeting, found.moment.meeting))
    choices = [
        Choice(Text("Behåll filen som den är (säkerhetskopian finns kvar minst 30 dagar, se kcminutes recover)"), value=False),
        Choice(Text(f"Ta säkerhetskopian från {found.at:%Y-%m-%d kl. %H.%M}: {phrases}"), value=True),
    ]
    return Picker(
        "Filen har ändrats sedan programmet bröts; vad gäller?",
        "välj med pilarna",
        lambda _: choices,
        done,
        about="Säkerhetskopian sparades aldrig i filen, och filen har skrivits av någon annan sedan dess.",
        leaving="låter frågan vara obesvarad; den ställs igen nästa gång mötet öppnas.",
    )


def other_place(problem: str, name: str, drafts: Drafts, done: Callable[[Any], Any]) -> Form:
    """Where to save instead of in the file with the name; ``problem`` tells why that can't be written. ``done`` gets the path."""
    takes = "sökvägen till en fil som inte finns än; ~ är hemmappen"
    fields = [Field("path", "Spara i", str(Path.home() / name), readable_path, takes=takes)]
    about = "Retur sparar i den filen i stället och avslutar; Esc går tillbaka till mötet, där inget är förlorat."
    return Form(OTHER_PLACE, fields, done, drafts, message=shortened(problem), about=about)
