"""Thousands of generated and mutated files into the reader: ``python tests/hostile.py --files 20000 [--seed N]``.

Each is refused in Swedish or read, within a second, without a trace on the disk; what was read is written and read back the same.
Every file is made from the seed and its number alone, so that ``--first 1234 --files 1`` makes number 1234 again.
"""

import argparse
import json
import os
import re
import signal
import sys
import tempfile
import time
import traceback
import unicodedata
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from kcminutes.meeting.model import Meeting
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import encode, parse, read
from kcminutes.swedish.characters import plain
from support.samples import AGENDA_2013, AGENDA_2016, MINUTES_2013, MINUTES_2016

LONGEST: Final = 1.0
"""Seconds of processor time that reading a file may take."""
_STOPPED_AFTER: Final = 20
"""Seconds after which a reader that hangs is interrupted, so that the others are tried too."""
_LONGEST_SENTENCE: Final = 500
_MOST_SENTENCES: Final = 200
_CHUNK: Final = 250
_WRITTEN_AT: Final = 10**18
"""Nanoseconds; a time that no file gets by itself."""

# Words that tell that a sentence is Python's or the parser's own, and some of those that no Swedish sentence of ours lacks.
_FOREIGN: Final = re.compile(
    r"\b(Traceback|\w*Error|Exception|Errno|Expected|Invalid|Cannot|Unterminated|Illegal|NoneType|object|codec|<class|tomli|msgspec)\b"
)
_SWEDISH: Final = re.compile(r"\b(är|ska|inte|ett|i|på|saknas|det|kan|finns|står|skriv|avslutas|hör)\b")

SAMPLES: Final = tuple(path.read_bytes() for path in (AGENDA_2013, AGENDA_2016, MINUTES_2013, MINUTES_2016))

VALUES: Final = (
    *('"text"', "'text'", '""', '"""\n\n"""', "1", "0", "-1", "true", "[]", "{}", "[[]]", '["a", 1]', '{namn = "a"}', "[{}]"),
    *("1.5", "inf", "-nan", "1e999", "0x1F", "0o7", "1_000", "+5", "01", "1,5", "1__0", "ja", "”text”", "", "=", '"', "'''"),
    *("2016-12-08", "08:30:00", "2016-12-08T08:30:00", "2016-12-08 08:30:00+01:00", "2016-12-08T08:30:00.123456789Z"),
    *("2016-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "-0001-01-01", "2016-1-1", "16-12-08", "24:00:00", "23:59:60"),
    *("08:30", "8:30:00", "8.30", "2016-12-08T", "2016-W49-4", "2016-12-08T25:61:61", "0001-01-01", "00:00:00.999999"),
    *('"utkast"', '"fastställt"', '"utgick"', '"närvarande"', '"4, 10-11"', '"1-99999"', '"10-4"', '"1.1-1.9"', "1441", "99"),
)
_OWN_KEYS: Final = {key.decode() for data in SAMPLES for key in re.findall(rb"(?m)^(?:\[+)?([\w.]+)(?: = |\])", data)}
KEYS: Final = (*sorted(_OWN_KEYS), "version", "minuter", "Titel", "tittel", '"titel"', '"å"', "''", '"a.b"', "mote.organ")
CHARACTERS: Final = (
    *("\x00", "\x07", "\x08", "\x0b", "\x1b[2J", "\x1b]0;titel\x07", "\x1bP1$q\x1b\\", "\x7f", "\x85", "\x9b31m", "\x9d0;x\x9c"),
    *("\u202e", "\u2066", "\u200f", "\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u2028", "\u2029", "a\u030a", "\u0301" * 60),
    *("\ufffe", "\U0010ffff", "\U000e0041", "\U0001f468\u200d\U0001f469", "\ufdfa", "\ue000", "漢", "\u00a0", "\t", "\r", "\\"),
    *('"""', "'''", '"', "[[", "]]", "{", "}", "=", ",", "<script>", "$(id)", "`id`", "#eval", "..", "/", "%s", "{0}"),
)
ESCAPES: Final = (
    *("\\ud800", "\\udfff", "\\u0000", "\\U00110000", "\\U0010FFFF", "\\u202e", "\\x41", "\\e", "\\u12", "\\", "\\\n   "),
    *("\\u001b[31m", "\\u009b", "\\r\\n", "\\n\\n", "\\b\\f", "\\u2028", "a\\u030a"),
)
DAMAGED: Final = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"\x80" * 9, b"\xe5\xe4\xf6", b"\xf0\x9f")

Mutation = Callable[[Random, bytes], bytes]


def _flip(rng: Random, data: bytes) -> bytes:
    changed = bytearray(data or b"\0")
    for _ in range(rng.randint(1, 20)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _truncate(rng: Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _insert(rng: Random, data: bytes, pieces: tuple[str | bytes, ...]) -> bytes:
    for _ in range(rng.randint(1, 5)):
        piece = rng.choice(pieces)
        at = rng.randrange(len(data) + 1)
        data = data[:at] + (piece.encode() if isinstance(piece, str) else piece) + data[at:]
    return data


def _lines(rng: Random, data: bytes) -> bytes:
    """Some lines removed, repeated, moved or swapped."""
    lines = data.split(b"\n")
    for _ in range(rng.randint(1, 8)):
        at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
        change = rng.randrange(4)
        if change == 0 and len(lines) > 1:
            del lines[at]
        elif change == 1:
            lines.insert(to, lines[at])
        elif change == 2:
            lines[at], lines[to] = lines[to], lines[at]
        else:
            lines[at:at] = lines[to : to + rng.randint(1, 40)]
    return b"\n".join(lines)


def _value(rng: Random, data: bytes, values: Callable[[Random], str]) -> bytes:
    """The values of some keys replaced."""
    lines = data.split(b"\n")
    with_value = [index for index, line in enumerate(lines) if b" = " in line]
    for index in rng.sample(with_value, min(len(with_value), rng.randint(1, 4))):
        lines[index] = lines[index].split(b" = ")[0] + b" = " + values(rng).encode()
    return b"\n".join(lines)


def _texts(rng: Random, data: bytes) -> bytes:
    """Some texts replaced by others that may stand there, as they come from a paste."""

    def other(match: re.Match[bytes]) -> bytes:
        if rng.random() < 0.8:
            return match[0]
        text = json.dumps("Ordet " + "".join(rng.choices(pieces, k=rng.randint(0, 12))), ensure_ascii=False)
        return match[1] + text.replace("\x7f", "\\u007f").encode()

    pieces = (*CHARACTERS, *ESCAPES, "Ordet", " ", "\n", "- ", "**", "\U0001f5f3\ufe0f")
    return re.sub(
        rb'((?:titel|plats|organ|organisation|dokument|namn|orsak|text|anteckning|beskrivning) = )"[^"\n]+"(?=\n)', other, data
    )


def _size(rng: Random, most: int) -> int:
    """A size that is as often about 10 as about a tenth of the most."""
    return int(10 ** rng.uniform(1, len(str(most)) - 1))


def _huge_number(rng: Random) -> str:
    digits = _size(rng, 1_000_000)
    forms = ("9" * digits, "-" + "1" * digits, "0x" + "f" * digits, "0b" + "1" * digits, f"1e{'9' * digits}", f"0.{'1' * digits}")
    return rng.choice((*forms, str(2**63), str(-(2**63) - 1), "9" * 4300, "9" * 4301))


def _deep(rng: Random) -> str:
    depth = _size(rng, 100_000)
    end = rng.randint(0, 1) * depth
    return rng.choice(("[" * depth + "]" * end, "{a = " * depth + "1" + "}" * end, "[{a = " * depth + "1" + "}]" * end))


def _deep_keys(rng: Random, data: bytes) -> bytes:
    name = "a." * _size(rng, 100_000) + "a"
    return data + b"\n" + rng.choice((f"{name} = 1", f"[{name}]", f"[[{name}]]", "[[arende.underarende]]\n" * 50)).encode()


def _long(rng: Random) -> str:
    piece = rng.choice(("x", " ", "å", "1", "1-9, ", '\\"', "\\u00e5", "\u200b", "- ", "*", "\t", "a ", "'", "x = ", "["))
    text = piece * (_size(rng, 1_000_000) // len(piece.encode()))
    return rng.choice((f'"{text}"', text, f"# {text}", f'["{text}"', f'"""\n{text}\n"""', f'"{text}'))


def _long_line(rng: Random, data: bytes) -> bytes:
    """A line of up to 1 MB that is no value of a known key."""
    lines = data.split(b"\n")
    header = f"[a{_long(rng)}b"
    lines.insert(rng.randrange(len(lines) + 1), rng.choice((_long(rng), header, f"{_long(rng)} = 1", f"x = {_long(rng)}")).encode())
    return b"\n".join(lines)


def _many(rng: Random, data: bytes) -> bytes:
    """Up to some thousand lines more of one kind."""
    line = rng.choice(("[[arende]]", "[[deltagare]]", '""" """', "x{n} = 1", '"å{n}" = 1', "[x{n}]", '[[arende]]\ntittel = "{n}"'))
    return data + b"\n" + "\n".join(line.replace("{n}", str(n)) for n in range(_size(rng, 10_000))).encode()


def _line_ends(rng: Random, data: bytes) -> bytes:
    end = rng.choice((b"\r\n", b"\r", b"\n\r", b"\r\r\n", b"\xe2\x80\xa8", b"\x85", b"\x0c"))
    return data.replace(b"\n", end, rng.choice((-1, 7)))


def _encoding(rng: Random, data: bytes) -> bytes:
    text = data.decode(errors="replace")
    encoding = rng.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-7", "cp437"))
    return rng.choice((b"\xef\xbb\xbf" + data, b"\xef\xbb\xbf" * 2 + data, text.encode(encoding, "replace")))


def _key(rng: Random, data: bytes) -> bytes:
    """A known key made another one, everywhere or once."""
    return data.replace(rng.choice(KEYS).encode(), rng.choice((rng.choice(KEYS), "å", "x", "")).encode(), rng.choice((-1, 1)))


MUTATIONS: Final[tuple[Mutation, ...]] = (
    *(_texts, _flip, _truncate, _lines, _deep_keys, _long_line, _many, _line_ends, _encoding, _key),
    *(partial(_insert, pieces=pieces) for pieces in (CHARACTERS, ESCAPES, DAMAGED)),
    *(partial(_value, values=values) for values in (lambda rng: rng.choice(VALUES), _huge_number, _deep, _long)),
)


def _random_toml(rng: Random) -> bytes:
    """A file of known and nearly known keys with values of every type, in tables in any order."""
    lines = ["version = 1", "[mote]", 'organ = "Gruppen"', "datum = 2016-12-08"] if rng.random() < 0.8 else []
    for _ in range(rng.randint(0, 60)):
        name = ".".join(rng.choice(KEYS) for _ in range(rng.choice((1, 1, 2, 3))))
        line = rng.choice((f"[{name}]", f"[[{name}]]", '[[arende]]\ntitel = "Ett"', '[[deltagare]]\nnamn = "En"'))
        lines.append(line if rng.random() < 0.3 else f"{rng.choice(KEYS)} = {rng.choice(VALUES)}")
    return "\n".join(lines).encode()


def _random_text(rng: Random) -> bytes:
    pieces = (*KEYS, *VALUES, *CHARACTERS, *ESCAPES, " ", "\n", " = ", "[", "]")
    return "".join(rng.choice(pieces) for _ in range(rng.randint(0, 300))).encode(errors="surrogatepass")


def _random_bytes(rng: Random) -> bytes:
    return rng.randbytes(_size(rng, 100_000))


def hostile_file(seed: int, number: int) -> bytes:
    """The content of the file with the number: a sample mutated one to four times, or something made up."""
    rng = Random(f"{seed}:{number}")  # noqa: S311  # the same files again, not secrets
    kind = rng.random()
    if kind < 0.15:
        return _random_toml(rng)
    if kind < 0.2:
        return _random_text(rng)
    if kind < 0.22:
        return _random_bytes(rng)
    data = rng.choice(SAMPLES)
    if kind < 0.4:
        return _texts(rng, data)
    for mutation in rng.choices(MUTATIONS, k=rng.choice((1, 1, 2, 3, 4))):
        data = mutation(rng, data)
    return data


@dataclass
class Figures:
    """What came of the files."""

    files: int = 0
    refused: int = 0
    slowest: float = 0.0
    """Seconds."""
    slowest_number: int = 0
    tracebacks: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    """Sentences that are not Swedish, don't name their file, are too long or hold controls."""
    changes: list[str] = field(default_factory=list)
    """Files whose bytes or time of change are not what they were, or that got company."""
    differences: list[str] = field(default_factory=list)
    """What was read but is not read back the same when it has been written."""

    @property
    def faults(self) -> list[str]:
        """Everything that may not happen and did."""
        return [*self.tracebacks, *self.hangs, *self.sentences, *self.changes, *self.differences]

    def time(self, took: float, number: int) -> None:
        """Count the seconds that a file took."""
        if took > LONGEST:
            self.hangs.append(f"möte-{number}.toml: {took:.1f} s")
        if took > self.slowest:
            self.slowest, self.slowest_number = took, number

    def add(self, other: "Figures") -> None:
        """Count the other's too."""
        self.files += other.files
        self.refused += other.refused
        self.slowest, self.slowest_number = max((self.slowest, self.slowest_number), (other.slowest, other.slowest_number))
        for kind in ("tracebacks", "hangs", "sentences", "changes", "differences"):
            getattr(self, kind).extend(getattr(other, kind))


class _Hang(BaseException):
    """The reader was stopped; no Exception, so that nothing takes it for its own."""


def _stop(*_: object) -> None:
    raise _Hang


def attack(seed: int, numbers: range) -> Figures:
    """Have the files with the numbers read, in a folder of their own."""
    figures = Figures(files=len(numbers))
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _stop)
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            _attack_with(hostile_file(seed, number), Path(folder) / f"möte-{number}.toml", number, figures)
    return figures


def _attack_with(data: bytes, path: Path, number: int, figures: Figures) -> None:
    path.write_bytes(data)
    os.utime(path, ns=(_WRITTEN_AT, _WRITTEN_AT))
    _alarm(_STOPPED_AFTER)
    try:
        took, result = _read_timed(path)
        figures.time(took, number)
        if isinstance(result, FileError):
            figures.refused += 1
            figures.sentences += [f"{path.name}: {wrong}" for wrong in odd_sentences(result, path.name)]
        elif parse(encode(result), path.name) != result:
            figures.differences.append(f"{path.name}: not the same when written and read back")
    except _Hang:
        figures.time(_STOPPED_AFTER, number)
    except Exception:  # noqa: BLE001  # any other than FileError is what is looked for
        figures.tracebacks.append(f"{path.name}: {traceback.format_exc(limit=-3)}")
    finally:
        _alarm(0)
    if path.read_bytes() != data or path.stat().st_mtime_ns != _WRITTEN_AT or list(path.parent.iterdir()) != [path]:
        figures.changes.append(f"{path.name}: changed on the disk")
    path.unlink()


def _read_timed(path: Path) -> tuple[float, Meeting | FileError]:
    """The seconds of processor time that reading took, for others may keep the computer busy, and what came of it."""
    began = time.thread_time()
    try:
        result: Meeting | FileError = read(path)
    except FileError as error:
        result = error
    return time.thread_time() - began, result


def _alarm(seconds: int) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def odd_sentences(refusal: FileError, name: str) -> list[str]:
    """What is wrong with the sentences that tell why the file called ``name`` can't be read."""
    wrong = [f"{len(refusal.problems)} sentences"] if not 1 <= len(refusal.problems) <= _MOST_SENTENCES else []
    for sentence in refusal.problems:
        shown = ascii(sentence[:200])
        if not sentence.startswith(name) or sentence[-1] not in ".?":
            wrong.append(f"does not begin with the file's name or end as a sentence: {shown}")
        if not _SWEDISH.search(sentence) or _FOREIGN.search(sentence):
            wrong.append(f"is not Swedish: {shown}")
        if len(sentence) > _LONGEST_SENTENCE:
            wrong.append(f"is {len(sentence)} characters long: {shown}")
        if "\n" in sentence or plain(sentence) != unicodedata.normalize("NFC", sentence):
            wrong.append(f"has controls in it: {shown}")
    return wrong[:5]


def main() -> int:
    """Run the command; 1 if anything happened that may not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another one makes others (%(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (%(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes (%(default)s)")
    chosen = parser.parse_args()
    figures = Figures()
    end = chosen.first + chosen.files
    ranges = [range(start, min(start + _CHUNK, end)) for start in range(chosen.first, end, _CHUNK)]
    with ProcessPoolExecutor(chosen.workers) as pool:
        for part in pool.map(partial(attack, chosen.seed), ranges):
            figures.add(part)
    print(f"files           {figures.files:>7}   (seed {chosen.seed})")
    print(f"refused         {figures.refused:>7}")
    print(f"read            {figures.files - figures.refused - len(figures.tracebacks):>7}")
    print(f"slowest         {figures.slowest * 1000:>7.0f} ms (number {figures.slowest_number})")
    print(f"tracebacks      {len(figures.tracebacks):>7}")
    print(f"over {LONGEST:.0f} s        {len(figures.hangs):>7}")
    print(f"odd sentences   {len(figures.sentences):>7}")
    print(f"changes on disk {len(figures.changes):>7}")
    print(f"not read back   {len(figures.differences):>7}")
    for fault in figures.faults[:20]:
        print(f"\n{fault}")
    return 1 if figures.faults else 0


if __name__ == "__main__":
    sys.exit(main())
