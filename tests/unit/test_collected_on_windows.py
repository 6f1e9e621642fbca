import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent


@pytest.mark.long
def test_every_test_module_can_be_collected_where_python_has_no_more_than_on_windows() -> None:
    options = ["-n0", "-p", "support.windows", "-p", "no:cacheprovider", "--collect-only"]
    command = [sys.executable, "-m", "pytest", *options, str(TESTS)]
    path = os.pathsep.join([str(TESTS), str(TESTS.parent / "src"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command, cwd=TESTS.parent, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    told = [line for line in done.stdout.splitlines() if line.startswith(("ERROR", "E  "))]
    assert (done.returncode, told) == (0, []), done.stdout + done.stderr
