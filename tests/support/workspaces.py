"""A workspace's files, written for a test: meetings that were called, and meetings that were held."""

from datetime import date, time
from pathlib import Path

from msgspec.structs import replace

from kcminutes.archive.archive import Archive
from kcminutes.meeting.model import Head, Item, Meeting, Participant
from kcminutes.storage.toml.meetings import encode
from kcminutes.storage.workspace import Workspace

BODY = "Kommunchefsgruppen"
PEOPLE = (
    Participant(name="Majken Fjällström", organisation="Krokoms kommun", roles=("ordförande",), voting=True),
    Participant(name="Ture Sundbom", organisation="Bergs kommun", voting=True),
    Participant(name="Greta Öhlin", organisation="Regionen", roles=("sekreterare",)),
)


def a_meeting(day: date, *items: Item | str, body: str = BODY, people: tuple[Participant, ...] = PEOPLE) -> Meeting:
    """A meeting in which nothing is recorded but what its items have."""
    made = tuple(Item(title=item) if isinstance(item, str) else item for item in items)
    return Meeting(
        head=Head(body=body, day=day, start=time(8, 30), end=time(12), place="Rådhuset"), participants=people, items=made
    )


def held(meeting: Meeting) -> Meeting:
    """The meeting with its opening and end recorded."""
    return replace(meeting, head=replace(meeting.head, opened=time(8, 31), closed=time(11, 50)))


def put(root: Path, meeting: Meeting, name: str = "") -> Path:
    """Write the meeting into the workspace: to minutes/ if anything is recorded in it, else to agendas/."""
    folder = root / ("minutes" if meeting.is_recorded else "agendas")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name or meeting.head.day}.toml"
    path.write_text(encode(meeting), encoding="utf-8")
    return path


def archive_of(root: Path) -> Archive:
    """The workspace's archive, read from its files and nothing else."""
    return Archive(Workspace(root), use_index=False)
