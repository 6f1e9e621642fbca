"""No test reads or writes the folders of whoever runs it, and none fails for being slow."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("kcminutes", deadline=None)  # another program on the machine may have all of it for a while
settings.load_profile("kcminutes")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("folders")
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(folder / name))


def pytest_xdist_auto_num_workers() -> int:
    """One more worker than there are processors, since many tests wait for a terminal or a disk meanwhile."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return own + 1


@pytest.fixture(scope="session")
def _tests_since() -> list[int]:
    return [0]


@pytest.fixture(autouse=True)
def _no_screen_is_kept(_tests_since: list[int]) -> Iterator[None]:
    """The program keeps what is there after its start from being looked through for garbage: in tests, one screen after another."""
    yield
    _tests_since[0] += 1
    if not _tests_since[0] % 100 and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
        gc.freeze()
