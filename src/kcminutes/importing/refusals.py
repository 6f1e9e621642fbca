"""Why a file can't be read in."""

from kcminutes.swedish.refusal import Refusal


class ImportRefusal(Refusal):
    """A file that can't be read in; a Swedish sentence with the remedy."""


class DayMissing(Refusal):  # what must be asked
    """Neither the text nor the file's name, which is ``name``, tells the meeting's day."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} säger inte vilken dag mötet är; ange dagen, till exempel 2017-01-19.")
