"""Where a finding is, in words, for a line of text."""

from typing import Final

from kcminutes.checks.findings import Finding
from kcminutes.meeting.numbering import number

_PARTS: Final = {
    "notes": "Anteckning",
    "decisions": "BESLUT",
    "background": "Ärendebeskrivning",
    "proposals": "förslag",
}


def place_in_words(finding: Finding) -> str:
    """As in "Ärende 15.1, åtgärd 2", "Närvaro" and "Mötets uppgifter"."""
    if finding.path:
        item = f"Ärende {number(finding.path)}"
        part = f"åtgärd {finding.row + 1}" if finding.part == "actions" else _PARTS.get(finding.part, "")
        return f"{item}, {part}" if part else item
    return "Närvaro" if finding.part == "attendance" else "Mötets uppgifter"
