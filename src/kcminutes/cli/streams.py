"""Standard out and standard error, in the encoding of whoever reads them, whatever letters that has."""

import codecs
import io
import os
import sys
from typing import Final

_NEAREST: Final = str.maketrans(
    {
        "”": '"',
        "“": '"',
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "─": "-",
        "│": "|",
        "▎": "|",
        "•": "*",
        "·": "-",
        "→": "->",
        "×": "x",
    }
)
_LETTERS: Final = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ß": "ss", "§": "par."})


def ready_streams() -> None:
    """Let nothing that is printed be an error: what the encoding lacks becomes the nearest that all have, "?" if there is none."""
    codecs.register_error("kcminutes.nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=_console_encoding(stream), errors="kcminutes.nearest")


def _console_encoding(stream: io.TextIOWrapper) -> str | None:
    """What a pipe on Windows is read in: the console's encoding, where Python takes the system's; None to leave it as it is."""
    if sys.platform != "win32" or stream.isatty() or os.environ.get("PYTHONIOENCODING") or sys.flags.utf8_mode:
        return None
    import ctypes

    page = ctypes.windll.kernel32.GetConsoleOutputCP()
    try:
        return codecs.lookup(f"cp{page}").name if page else None  # 0: there is no console
    except LookupError:
        return None


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_NEAREST).translate(_LETTERS)
    return "".join(_in_ascii(letter) for letter in text), error.end


def _in_ascii(letter: str) -> str:
    import unicodedata  # where there are other letters than these

    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return plain or ("" if unicodedata.combining(letter) else "?")
