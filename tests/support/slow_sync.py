"""Run as ``python slow_sync.py SECONDS ARGUMENTS``: kcminutes on a disk that takes so long to flush anything."""

import os
import sys
import time

from kcminutes.cli.main import main

if __name__ == "__main__":
    seconds, real = float(sys.argv[1]), os.fsync

    def fsync(descriptor: int) -> None:
        time.sleep(seconds)
        real(descriptor)

    os.fsync = fsync  # type: ignore[assignment]
    main(sys.argv[2:])
