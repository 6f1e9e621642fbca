"""A meeting of 500 items and 1 MB of text, as minutes in the file format."""

from typing import Final

ITEMS: Final = 500
_SENTENCES: Final = (
    "Kommunerna redovisar läget och ser att arbetet följer den plan som gruppen ställde sig bakom i våras.",
    "Frågan om hur kostnaderna ska fördelas återstår, och ekonomicheferna får underlaget före månadens slut.",
    "Flera påpekar att rekryteringen är svårast i de mindre kommunerna och att lönerna drar iväg.",
    "Förslaget är att börja med en gemensam upphandling och därefter se över avtalen ett i taget.",
    "Gruppen vill ha en skriftlig avstämning till nästa möte, med siffror för varje kommun.",
)
_PARAGRAPHS: Final = 4
_HEAD: Final = """version = 1

[mote]
organ = "Kommunchefsgruppen"
datum = 2017-02-16
plats = "Umeå"

[[deltagare]]
namn = "Alva Renmark"
organisation = "Vännäs kommun"
uppdrag = ["ordförande", "sekreterare"]
beslutande = true
"""


def big_meeting(items: int = ITEMS) -> str:
    """The TOML text: a little more than 1 MB, the same each time; or as much less as there are fewer items of the same kind."""
    return "\n".join([_HEAD, *map(_item, range(1, items + 1))])


def _item(number: int) -> str:
    paragraphs = []
    for index in range(_PARAGRAPHS):
        turn = (number + index) % len(_SENTENCES)
        paragraphs.append(" ".join((*_SENTENCES[turn:], *_SENTENCES[:turn])[: len(_SENTENCES) - 1]))
    # Typing goes on in the last paragraph. It is short, as in the 17-item meeting, so that what differs is the size of the meeting.
    notes = "\n\n".join((*paragraphs, "Diskussion."))
    return f'''[[arende]]
titel = "Ärende nummer {number} om regional samverkan"
minuter = 10
foredragande = ["Alva Renmark"]
anteckning = """
{notes}"""
beslut = ["Informationen noteras.", "Gruppen ställer sig bakom inriktningen i ärende {number}."]

[[arende.atgard]]
text = "Återkomma med skriftligt underlag om ärende {number} till kommunerna i regionen"
slutdatum = 2017-03-{number % 28 + 1:02}
ansvarig = ["Alva Renmark"]
'''
