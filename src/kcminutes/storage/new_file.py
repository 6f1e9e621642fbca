"""A file that was not there before: written whole, and never in the place of another."""

import errno
import os
from pathlib import Path

from kcminutes.storage.durable.atomic import SwedishError, make_folder, reason, write_atomically
from kcminutes.storage.errors import FileError


def write_new(path: Path, content: bytes) -> None:
    """Write the file, with the folder that it lies in; raises FileError, with nothing written, where there is something already."""
    try:
        _must_be_free(path)
        make_folder(path.absolute().parent)
        write_atomically(path, content, check=_must_be_free)
    except SwedishError as error:
        raise FileError(f"Kan inte skriva {path}: {reason(error)}; flytta undan den, eller välj en annan plats.") from error
    except OSError as error:
        raise FileError(f"Kan inte skriva {path}: {reason(error)}; välj en annan plats.") from error


def _must_be_free(path: Path) -> None:
    if os.path.lexists(path):
        raise SwedishError(errno.EEXIST, "där finns redan en fil, som inte skrivs över")
