"""The one place that knows which folders of the platform the program uses; none of them need exist."""

from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_documents_path, user_state_path

APP: Final = "kcminutes"


def config_folder() -> Path:
    """Where settings.toml lies."""
    return user_config_path(APP, appauthor=False)


def state_folder() -> Path:
    """Where safety copies and locks lie, on the local disk."""
    return user_state_path(APP, appauthor=False)


def documents_folder() -> Path:
    """The workspace for those who have no other: kcminutes in the platform's documents folder."""
    return user_documents_path() / APP
