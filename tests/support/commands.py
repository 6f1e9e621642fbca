"""The command line, run in the test's own process."""

from collections.abc import Callable

import pytest

from kcminutes.cli import main as cli

Run = Callable[..., tuple[int, str, str]]


def outcome(capfd: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    """What comes of the command line: exit code, standard output, standard error."""
    capfd.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main([str(arg) for arg in args])
    out, err = capfd.readouterr()
    assert isinstance(ended.value.code, int)
    assert "Traceback" not in err
    return ended.value.code, out, err
