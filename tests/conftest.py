"""No test reads or writes the folders of whoever runs it, and none fails for being slow."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("kcminutes", deadline=None)  # another program on the machine may have all of it for a while
settings.load_profile("kcminutes")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What is run before a change lands, and takes too long for every run."""
    parser.addoption("--long", action="store_true", help="run the tests marked as long too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out, unless they are asked for."""
    if not config.getoption("--long"):
        left = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if not item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left)


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
