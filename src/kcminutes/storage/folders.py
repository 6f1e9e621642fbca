"""The one place that knows which folders of the platform the program uses; none of them need exist."""

from pathlib import Path
from typing import Final

from platformdirs import user_cache_path, user_config_path, user_documents_path, user_state_path

APP: Final = "kcminutes"


def config_folder() -> Path:
    """Where settings.toml lies."""
    return _known(user_config_path(APP, appauthor=False))


def state_folder() -> Path:
    """Where safety copies and locks lie, on the local disk."""
    return _known(user_state_path(APP, appauthor=False))


def cache_folder() -> Path:
    """Where what can be made anew lies: the archive's index."""
    return _known(user_cache_path(APP, appauthor=False))


def documents_folder() -> Path:
    """The workspace for those who have no other: kcminutes in the platform's documents folder."""
    return _known(user_documents_path()) / APP


def _known(folder: Path) -> Path:
    """The folder; RuntimeError, as pathlib raises it, if nobody knows the home that it lies in: older platformdirs leave the ~."""
    if not folder.is_absolute():
        raise RuntimeError("Could not determine home directory.")
    return folder
