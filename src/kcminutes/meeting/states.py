"""What something can be, in the words of the files: the second half of the program's dictionary, beside `model`."""

import enum


class DocumentState(enum.Enum):
    """Whether the minutes may still change."""

    DRAFT = "utkast"
    FINAL = "fastställt"


class Attendance(enum.Enum):
    """Whether a participant is there; a participant nobody has marked has none."""

    PRESENT = "närvarande"
    ABSENT = "frånvarande"


class ItemStatus(enum.Enum):
    """Why an item was not dealt with."""

    WITHDRAWN = "utgick"
    POSTPONED = "bordlagt"


class Standing(enum.Enum):
    """How far an action has come."""

    DONE = "klar"
    ONGOING = "pågår"
    DROPPED = "utgår"


class Purpose(enum.Enum):
    """What a matter is handed on to another body for."""

    INFORMATION = "information"
    DECISION = "beslut"
