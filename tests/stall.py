"""Run as ``python tests/stall.py``: does a key reach the screen as fast as ever while a save takes five seconds?"""

import argparse
import statistics
import sys
from pathlib import Path
from typing import Final

from benchmark.screen_runs import BURST, Figures, Program, measure
from benchmark.slow_disk import SAVE
from support.samples import MINUTES_2016

_SLOW_DISK: Final = Path(__file__).parent / "benchmark" / "slow_disk.py"
LIMIT: Final = 1.5
"""How many times as long as on a quick disk a key may take to the screen."""


def program(slow: str) -> Program:
    """The program on a disk on which what ``slow`` names takes long: "minutes", "journal", both or neither."""

    def command(home: Path) -> list[str]:
        minutes = home / "minutes" / MINUTES_2016.name
        minutes.parent.mkdir()
        minutes.write_bytes(MINUTES_2016.read_bytes())
        return [sys.executable, str(_SLOW_DISK), slow, str(minutes)]

    return Program(command, "Anteckning")


def main() -> int:
    """Measure by turns, print the figures; 1 if a slow disk is felt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="starts of the programs, four bursts of keys in each")
    rounds = parser.parse_args().rounds
    disks = {"quick disk": "", f"minutes take {SAVE:.0f} s": "minutes", f"both files take {SAVE:.0f} s": "minutes journal"}
    figures = [Figures() for _ in disks]
    for _ in range(rounds):
        measure([program(slow) for slow in disks.values()], (80, 24), figures, bursts=4)
    # Burst by burst, for what else the machine does hits those that were typed next to each other.
    normal = [statistics.median(burst) for burst in figures[0].bursts]
    failed = False
    print(f"From key to screen, {rounds * 4} bursts of {BURST} keys each: median, slowest, ratio to the quick disk's median")
    for disk, own in zip(disks, figures, strict=True):
        ratio = statistics.median(statistics.median(burst) / usual for burst, usual in zip(own.bursts, normal, strict=True))
        keys = [1000 * key for burst in own.bursts for key in burst]
        failed |= ratio > LIMIT
        verdict = f"{'over' if ratio > LIMIT else 'within'} {LIMIT}"
        print(f"{disk:<24}{statistics.median(keys):7.1f} ms{max(keys):8.1f} ms{ratio:7.2f}  {verdict}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
