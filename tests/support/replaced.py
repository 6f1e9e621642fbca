"""A file that somebody replaces just as the program has read it."""

from pathlib import Path

import pytest

from kcminutes.meeting.model import Meeting
from kcminutes.storage.toml import meetings


def replace_once_read(monkeypatch: pytest.MonkeyPatch, path: Path, content: str) -> None:
    """Have the file hold the content as soon as the meeting in it has been read for the first time from now on."""
    parse = meetings.parse

    def parsed(text: str, name: str) -> Meeting:
        meeting = parse(text, name)
        if name == path.name:
            monkeypatch.setattr(meetings, "parse", parse)
            new = path.with_suffix(".ny")
            new.write_text(content, "utf-8")
            new.replace(path)
        return meeting

    monkeypatch.setattr(meetings, "parse", parsed)
