"""A plugin of pytest's (``-p support.windows``): what Python lacks on Windows is lacking, so that collecting there can be tried."""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from typing import Final

import platformdirs.unix  # chose its kind of folders by what there is

_MODULES: Final = ("fcntl", "grp", "pty", "ptyprocess", "pwd", "resource", "termios", "tty")
_SIGNALS: Final = ("SIGHUP", "SIGKILL", "SIGSTOP", "SIGCONT", "SIGUSR1", "SIGUSR2", "SIGTSTP", "SIGWINCH", "SIGALRM", "SIGPIPE")
_FUNCTIONS: Final = (
    *("geteuid", "getuid", "getgid", "getegid", "chown", "fchmod", "fork", "mkfifo"),
    *("listxattr", "getxattr", "setxattr"),
)
_FLAGS: Final = ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC")
_USE_THEM: Final = (asyncio, multiprocessing, subprocess, tempfile, platformdirs.unix)
"""What takes some of these from the system as it is imported, which is done now."""

for name in _MODULES:
    sys.modules[name] = None  # type: ignore[assignment]  # Python's way to have none
for name in _SIGNALS:
    delattr(signal, name)
for name in (*_FUNCTIONS, *_FLAGS):
    delattr(os, name)
