"""The safety copies that are still there: what `kcminutes recover` lists, shows and restores."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kcminutes.meeting.differences import differences, in_one_sentence
from kcminutes.meeting.model import Meeting
from kcminutes.storage.durable.atomic import reason, shortened_name, write_atomically
from kcminutes.storage.durable.drafts import DRAFTS, drafts_file
from kcminutes.storage.durable.journal_lines import Recovered
from kcminutes.storage.durable.lock import MeetingLock, Unlockable
from kcminutes.storage.durable.old_copies import clear_old_copies
from kcminutes.storage.durable.reading import content_of
from kcminutes.storage.durable.safety_copy import journals_in, retire, unreadable_in, unsaved_folder, versions_folder
from kcminutes.storage.toml.encoding import encode
from kcminutes.storage.toml.meetings import read
from kcminutes.swedish.characters import one_line
from kcminutes.swedish.refusal import Refusal


@dataclass(frozen=True)
class Copy:
    """A safety copy, with what it is."""

    found: Recovered
    is_unsaved: bool
    """Whether the program was cut off before its meeting was saved; otherwise it is an earlier version."""

    @property
    def meeting(self) -> Meeting:
        """The whole meeting."""
        return self.found.moment.meeting


def copies() -> list[Copy]:
    """All safety copies, those that were never saved first, each kind the newest first. Those that are too old are taken away."""
    clear_old_copies()
    unsaved = [Copy(found, is_unsaved=True) for found in journals_in(unsaved_folder())]
    return unsaved + [Copy(found, is_unsaved=False) for found in journals_in(versions_folder())]


def listing() -> Iterator[str]:
    """A line for each safety copy: its number, when, of what, and what differs from the file today."""
    for index, copy in enumerate(copies(), 1):
        kind = "tidigare version"
        if copy.is_unsaved:
            kind = "öppet just nu" if MeetingLock(copy.found.minutes).holder() else "aldrig sparad"
        yield f"{index:3}  {copy.found.at:%Y-%m-%d %H.%M}  {kind:<16}  {copy.found.minutes}: {compared(copy)}"


def unsent() -> Iterator[str]:
    """A line for each form in which something is typed and not done: when, of what, and what; those of home last."""
    for path in sorted(unsaved_folder().glob(f"*{DRAFTS}")) if unsaved_folder().is_dir() else ():
        try:
            found = drafts_file(path)
        except OSError:
            yield f"     {path} är trasig och går inte att läsa"
            continue
        about = str(Path(os.fsdecode(found.minutes))) if found.minutes else "utan öppet möte"
        for draft in found.drafts:
            typed = ", ".join(f"”{one_line(text)}”" for text in draft.texts.values())
            yield f"     {found.at:%Y-%m-%d %H.%M}  {'ej gjort':<16}  {about}: formuläret ”{draft.form}”: {typed}"


def damaged() -> Iterator[str]:
    """A line for each safety copy of which nothing can be read: where it lies."""
    for path in (*unreadable_in(unsaved_folder()), *unreadable_in(versions_folder())):
        yield f"     {path} är trasig och går inte att läsa"


def compared(copy: Copy) -> str:
    """What the copy has otherwise than the file today, in words."""
    try:
        today = read(copy.found.minutes)
    except Refusal:
        return "filen finns inte eller går inte att läsa" if not copy.found.minutes.exists() else "filen går inte att läsa"
    return in_one_sentence(differences(today, copy.meeting)) or "samma som filen"


def chosen(number: int) -> Copy:
    """The copy with the number that `listing` gives it; raises Refusal."""
    found = copies()
    if not 1 <= number <= len(found):
        raise Refusal(f"Det finns ingen säkerhetskopia nr {number}; kcminutes recover visar vilka som finns.")
    return found[number - 1]


def restore(copy: Copy, out: Path | None) -> Path:
    """Write the copy to ``out``, which may not exist, or (None) to its own file, whose content today is kept beside it; the path.

    Raises Refusal.
    """
    target = out or copy.found.minutes
    lock = MeetingLock(target)
    holder = lock.acquire()
    if isinstance(holder, Unlockable):
        raise Refusal(f"Kan inte skriva {target}: {holder.why}; välj en annan plats med -o.")
    if holder:
        raise Refusal(f"{target} är öppen hos {holder}; stäng den där först.")
    try:
        if target.exists():
            if out:
                raise Refusal(f"{target} finns redan; välj ett annat namn med -o.")
            aside = target.with_name(
                f"{shortened_name(target.stem)} före återställning {copy.found.at:%Y-%m-%d %H.%M.%S}{target.suffix}"
            )
            write_atomically(aside, content_of(target), like=target)
        target.parent.mkdir(parents=True, exist_ok=True)
        own = copy.found.minutes
        like = own if own.exists() else None
        write_atomically(target, encode(copy.meeting).encode(), like=like, private=like is None and not target.exists())
    except OSError as error:
        raise Refusal(f"Kan inte skriva {target}: {reason(error)}; välj en annan plats med -o.") from error
    finally:
        lock.release()
    if copy.is_unsaved:
        retire(copy.found.journal)
    return target
