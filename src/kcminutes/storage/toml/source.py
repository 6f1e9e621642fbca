"""Reads a file's bytes as text, and says in Swedish why when it can't be done."""

import errno
import stat
from pathlib import Path

from kcminutes.storage.durable.atomic import reason
from kcminutes.storage.durable.reading import LARGEST, without_waiting
from kcminutes.storage.durable.windows import DENIED, windows_number
from kcminutes.storage.errors import FileError
from kcminutes.storage.foreign import foreign, how_to_read_in


def read_text(path: Path) -> str:
    """The file's text with LF line ends and without a byte order mark; FileError if it can't be read."""
    return text_of(file_content(path), path)


def file_content(path: Path) -> bytes:
    """The file's bytes, for whoever needs more of them than the text; FileError as `read_text`."""
    name = path.name or str(path)
    try:
        status = path.stat()
        # Asked before the file is opened: opening a pipe would wait for ever.
        if stat.S_ISDIR(status.st_mode):
            raise FileError(f"{name} är en mapp, inte en fil; ange en fil i den.")
        if not stat.S_ISREG(status.st_mode):
            raise FileError(f"{name} är ingen vanlig fil; ange en fil som slutar på .toml.")
        if kind := foreign(path):
            raise FileError(how_to_read_in(path, kind))
        if status.st_size > LARGEST:
            raise FileError(f"{name} är {status.st_size // 1_000_000} MB stor och kan inte vara ett möte; är det rätt fil?")
        # What stands there may be another thing by now, or grow while it is read: wait for no pipe, and read no more than that.
        with open(path, "rb", opener=without_waiting) as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise FileError(f"{name} är över {LARGEST // 1_000_000} MB stor och kan inte vara ett möte; är det rätt fil?")
    except OSError as error:
        raise FileError(f"{name} går inte att läsa: {why_unreadable(error)}.") from error
    except ValueError:  # a NUL in the path
        raise FileError("Filens namn har ett tecken som inte kan stå i ett filnamn.") from None
    return data


def text_of(data: bytes, path: Path) -> str:
    """The text that a file's content is, as `read_text` gives it; FileError if it is none. The path is where it was read."""
    if kind := foreign(path, data):
        raise FileError(how_to_read_in(path, kind))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        found = f"0x{data[error.start]:02X}"
        sentence = f"byte {column} på raden ({found}) är inte UTF-8; spara om filen med teckenkodningen UTF-8."
        raise FileError(f"{path.name or path}, rad {line}: {sentence}") from None


def why_unreadable(error: OSError) -> str:
    """The reason, for use after a colon; reading says two things differently from writing."""
    if error.errno == errno.ENOENT:
        return "filen finns inte"
    if error.errno in {errno.EACCES, errno.EPERM} and not windows_number(error) > DENIED:
        return "du har inte rätt att läsa den"
    return reason(error)
