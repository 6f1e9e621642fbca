"""Run as ``python tests/make_pictures.py``: makes the pictures of the main screens anew, which the tests compare with."""

import asyncio
import os
import tempfile
from pathlib import Path

from screen.test_pictures import SCREENS, SIZES, file_of, taken


async def main() -> None:
    """Write all pictures."""
    for name in [*SCREENS, "home"]:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
                    os.environ[variable] = f"{folder}/{variable}"
                file_of(name, size).parent.mkdir(parents=True, exist_ok=True)
                file_of(name, size).write_text(await taken(name, size, Path(folder)), "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
