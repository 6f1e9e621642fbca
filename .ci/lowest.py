"""Run as ``python .ci/lowest.py``: the lowest versions that pyproject.toml allows, as a constraints file for pip.

Each requirement must have a lower bound, or there is nothing that the tests could be run with.
"""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
for requirement in (*project["dependencies"], *project["optional-dependencies"]["test"]):
    found = re.fullmatch(r"([\w.-]+) *>= *([\w.]+)[^;]*(;.*)?", requirement)
    if not found:
        sys.exit(f"no lower bound in pyproject.toml: {requirement}")
    print(f"{found[1]}=={found[2]}{found[3] or ''}")
