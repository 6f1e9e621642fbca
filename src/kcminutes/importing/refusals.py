"""Why a file can't be read in."""

from kcminutes.swedish.refusal import Refusal


class ImportRefusal(Refusal):
    """A file that can't be read in; a Swedish sentence with the remedy."""


class DayMissing(Refusal):  # what must be asked
    """Neither the text nor the file's name tells the meeting's day."""
