"""Who has taken part in the workspace's meetings, so that nobody is written anew who is known."""

from typing import Final

from msgspec.structs import replace

from kcminutes.archive.archive import Archive
from kcminutes.meeting.model import Participant
from kcminutes.meeting.queries import same_person
from kcminutes.storage.errors import FileError
from kcminutes.storage.workspace import Workspace

_MOST: Final = 30
"""Meetings that are read, the newest: some three years of one group."""


def people_met(workspace: Workspace) -> tuple[Participant, ...]:
    """Everybody of the newest meetings, of all bodies, by name, organisation and title; the one who was met last comes first.

    A name is there once for each organisation, with the title that was told last; without an organisation only if none was told.
    """
    archive = Archive(workspace)
    found: dict[tuple[str, str], Participant] = {}
    for card in archive.cards[:_MOST]:
        try:
            people = archive.meeting(card).participants
        except FileError:
            continue
        for person in people:
            key = same_person(person)
            known = found.setdefault(key, Participant(name=person.name, organisation=person.organisation, title=person.title))
            if not known.title:
                found[key] = replace(known, title=person.title)
    told = {name for name, organisation in found if organisation}
    return tuple(person for (name, organisation), person in found.items() if organisation or name not in told)
