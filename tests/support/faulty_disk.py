"""A disk that fails on demand: it stands under the file system calls, refuses one, and knows what a power loss leaves."""

import enum
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from unittest.mock import patch

from kcminutes.storage.durable import atomic

_ON_PATHS: Final = ("open", "stat", "lstat", "access", "mkdir", "rmdir", "replace", "unlink", "chmod", "chown")
_ON_FILES: Final = ("write", "fsync", "close")
_FOLDER: Final = -1
_GONE: Final = -2


class Crash(BaseException):
    """The process is dead: from here on none of its calls has any effect."""


class Kind(enum.Enum):
    """How a call fails."""

    ERROR = "error"
    """It does nothing and tells an error."""
    LATE = "error although it was done"
    """As a network drive whose answer was lost."""
    LASTING = "error from then on"
    """It and all that follow tell an error until `FaultyDisk.heal`."""
    CRASH = "crash before"
    DYING = "crash after"
    SHORT = "short write"
    """It writes half of what it was given, and every call after it fails until `FaultyDisk.heal`, as on a disk that is full."""


@dataclass(frozen=True)
class Fault:
    """What is to go wrong: the call, counted from 0, how, and with which errno."""

    at: int
    kind: Kind
    number: int = errno.ENOSPC


@dataclass(frozen=True)
class Event:
    """A thing that a call did to the disk; ``names`` are paths with their new node, `_FOLDER` or `_GONE`."""

    what: str
    node: int = 0
    data: bytes = b""
    names: tuple[tuple[str, int], ...] = ()


class FaultyDisk:
    """While it is entered, file system calls on what lies below ``root`` are counted, recorded and made to fail.

    Nothing is really flushed to the disk: `Platter` knows what would have been.
    """

    def __init__(self, root: Path, fault: Fault | None = None) -> None:
        self.calls: list[str] = []
        self.events: list[Event] = []
        self._root = str(root)
        self._fault = fault
        self._real = {name: getattr(os, name) for name in (*_ON_PATHS, *_ON_FILES)}
        self._files: dict[int, int] = {}
        self._folders: dict[int, str] = {}
        self._names: dict[str, int] = {}
        self._stack = ExitStack()
        self._healed = False

    def __enter__(self) -> Self:
        for number, file in enumerate(sorted(path for path in Path(self._root).rglob("*") if path.is_file()), start=1):
            self._names[str(file)] = number
            names = tuple((str(parent), _FOLDER) for parent in file.parents if str(parent).startswith(self._root))
            self.events += [
                Event("names", names=(*names, (str(file), number))),
                Event("write", number, file.read_bytes()),
                Event("sync", number),
                *(Event("sync folder", names=((name, _FOLDER),)) for name, _ in names),
            ]
        for name in _ON_PATHS:
            self._stack.enter_context(patch.object(os, name, self._on_path(name)))
        for name in _ON_FILES:
            self._stack.enter_context(patch.object(os, name, self._on_file(name)))
        real_dup = os.dup

        def dup(number: int) -> int:
            copy = real_dup(number)
            if number in self._files:
                self._files[copy] = self._files[number]
            return copy

        self._stack.enter_context(patch.object(os, "dup", dup))
        for name in ("exchange", "move_to_free"):
            self._real[name] = getattr(atomic, name)
            self._stack.enter_context(patch.object(atomic, name, self._on_path(name)))
        self._stack.enter_context(patch.object(os, "fdopen", lambda number, mode: io.BufferedWriter(_Raw(number))))
        real_open = io.open

        def open_to_read(file: Any, *args: Any, **kwargs: Any) -> Any:
            return (
                self._call("read", lambda: real_open(file, *args, **kwargs))
                if self._mine(file)
                else real_open(file, *args, **kwargs)
            )

        self._stack.enter_context(patch.object(io, "open", open_to_read))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()
        for number in (*self._files, *self._folders):
            with suppress(OSError):
                os.close(number)

    def heal(self) -> None:
        """Let everything succeed from now on."""
        self._healed = True

    @property
    def is_dead(self) -> bool:
        """Whether the process has crashed."""
        fault = self._fault
        return fault is not None and fault.kind in {Kind.CRASH, Kind.DYING} and len(self.calls) > fault.at

    def mark(self, what: str, node: int) -> None:
        """Put something of the caller's own among the events."""
        self.events.append(Event(what, node))

    def _mine(self, path: Any) -> bool:
        return isinstance(path, str | os.PathLike) and str(path).startswith(self._root)

    def _call(self, name: str, do: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        """Do it, or fail as the fault says; ``half`` does half of it, if it can be done by halves."""
        fault, at = self._fault, len(self.calls)
        self.calls.append(name)
        if fault is None or self._healed or at < fault.at:
            return do()
        if at > fault.at:
            if self.is_dead:
                raise Crash
            if fault.kind in {Kind.LASTING, Kind.SHORT}:
                self._refuse(name, fault, do)
            return do()
        if fault.kind is Kind.CRASH:
            raise Crash
        if fault.kind is Kind.SHORT:
            return half() if half else do()
        if fault.kind in {Kind.LATE, Kind.DYING} and isinstance(opened := do(), io.IOBase):
            opened.close()
        if fault.kind is Kind.DYING:
            raise Crash
        return self._refuse(name, fault, do)

    def _refuse(self, name: str, fault: Fault, do: Callable[[], Any]) -> bool:
        if name == "access":
            return False  # it tells no errors
        if name == "close" and fault.kind is not Kind.LATE:
            do()  # Linux frees the number whatever close says (man 2 close)
        raise OSError(fault.number, os.strerror(fault.number))

    def _on_path(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(path: Any, *args: Any, **kwargs: Any) -> Any:
            if not self._mine(path):
                return real(path, *args, **kwargs)
            if name == "open" and args[0] & os.O_ACCMODE == os.O_RDONLY and not Path(path).is_dir():
                return self._call("read", lambda: real(path, *args, **kwargs))
            return self._call(name, lambda: self._done(name, str(path), args, real(path, *args, **kwargs)))

        return call

    def _on_file(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(number: int, *args: Any) -> Any:
            if number not in self._files and number not in self._folders:
                return real(number, *args)
            half = (lambda: self._write(number, args[0][: len(args[0]) // 2])) if name == "write" else None
            try:
                return self._call(name, lambda: getattr(self, f"_{name}")(number, *args), half)
            except OSError:
                if name == "fsync" and number in self._files:
                    self.events.append(Event("spoil", self._files[number]))
                raise

        return call

    def _done(self, name: str, path: str, args: tuple[Any, ...], result: Any) -> Any:
        """Record what a call on a path did."""
        names: dict[str, int] = {}
        if name == "open" and Path(path).is_dir():
            self._folders[result] = path
        elif name == "open":
            if path not in self._names:
                names[path] = len(self.events) + 1000
            self._files[result] = names.get(path) or self._names[path]
        elif name == "mkdir":
            names[path] = _FOLDER
        elif name == "exchange" and result:
            names = {path: self._names[str(args[0])], str(args[0]): self._names[path]}
        elif name == "replace" or (name == "move_to_free" and result):
            names = {path: _GONE, str(args[0]): self._names[path]}
        elif name in {"unlink", "rmdir"}:
            names[path] = _GONE
        self._names.update(names)
        self._names = {path: node for path, node in self._names.items() if node != _GONE}
        if names:
            self.events.append(Event("names", names=tuple(names.items())))
        return result

    def _write(self, number: int, data: bytes) -> int:
        written: int = self._real["write"](number, data)
        self.events.append(Event("write", self._files[number], bytes(data[:written])))
        return written

    def _fsync(self, number: int) -> None:
        if number in self._folders:
            self.events.append(Event("sync folder", names=((self._folders[number], _FOLDER),)))
        else:
            self.events.append(Event("sync", self._files[number]))

    def _close(self, number: int) -> None:
        self._files.pop(number, None)
        self._folders.pop(number, None)
        self._real["close"](number)


class _Raw(io.RawIOBase):
    """What lies under a file that is opened for writing, made of the calls that fail on demand."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def write(self, data: Any) -> int:
        return os.write(self._number, bytes(data))

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._number)


@dataclass
class Platter:
    """What is on the disk for good, and what may be, after the events so far.

    The rules are POSIX's, at their strictest: data is there once its file was synced, a name once its folder was. What was not
    synced may be there or not, names in the order in which they were made. A sync that failed loses for good what it should have
    written, though a later one tells nothing of it (https://lwn.net/Articles/752063/).
    """

    data: dict[int, bytes] = field(default_factory=dict)
    synced: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    waiting: list[tuple[tuple[str, int], ...]] = field(default_factory=list)
    spoiled: set[int] = field(default_factory=set)

    def take(self, event: Event) -> None:
        """Let the event happen."""
        if event.what == "write":
            self.data[event.node] = self.data.get(event.node, b"") + event.data
        elif event.what == "sync" and event.node not in self.spoiled:
            self.synced[event.node] = self.data.get(event.node, b"")
        elif event.what == "spoil":
            self.spoiled.add(event.node)
        elif event.what == "names":
            self.waiting.append(event.names)
        elif event.what == "sync folder":
            folder = event.names[0][0]
            for change in [change for change in self.waiting if any(str(Path(name).parent) == folder for name, _ in change)]:
                self.names.update(change)
                self.waiting.remove(change)

    def outcomes(self) -> Iterator[dict[str, bytes]]:
        """What a power loss now can leave: each is the paths of files with their content."""
        for count in range(len(self.waiting) + 1):
            names = dict(self.names)
            for change in self.waiting[:count]:
                names.update(change)
            there = {name: node for name, node in names.items() if node >= 0 and self._is_reached(name, names)}
            for part in (0.0, 0.5, 1.0):
                yield {name: self._content(node, part) for name, node in there.items()}

    def _is_reached(self, name: str, names: dict[str, int]) -> bool:
        """Whether each folder on the way is there, of those that were made or were there at first."""
        known = {path for change in (names.items(), *self.waiting) for path, node in change if node == _FOLDER}
        return all(names.get(str(parent)) == _FOLDER for parent in Path(name).parents if str(parent) in known)

    def _content(self, node: int, part: float) -> bytes:
        safe = self.synced.get(node, b"")
        rest = self.data.get(node, b"")[len(safe) :]
        return safe + rest[: int(len(rest) * part)]
