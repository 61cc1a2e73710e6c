"""Every test runs in a home of its own, and without a screen unless it is a story."""

from __future__ import annotations

import gc
import os
import tempfile
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_HOME_FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}

_PATIENCE_MS = 30_000
"""how long a test waits for what must come: a machine may be slow, and only a failing test waits so long"""

# every run tries the same examples, so that a red one is red for its change; `new` looks for others
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("new", deadline=None)
settings.load_profile(os.environ.get("INKWRIGHT_TEST_EXAMPLES", "same"))


def pytest_configure(config: pytest.Config) -> None:
    """Set what Qt and Chromium read when they are first imported."""
    if os.environ.get("INKWRIGHT_TEST_SCREEN") != "1":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to start as root with it
    os.environ["QT_ACCESSIBILITY"] = "0"
    # Qt caches where its folders are, so the whole run has one home; each test gets another on top
    home = tempfile.TemporaryDirectory(prefix="inkwright-test-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    _move_home(home.name)


def pytest_sessionstart() -> None:
    """Keep Python from freeing a widget in a thread, as `editor.app.garbage` does in the window."""
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect what the test has left, in the thread that runs the tests."""
    counts, most = gc.get_count(), gc.get_threshold()
    old = [number for number in range(3) if counts[number] > most[number]]
    if old:
        gc.collect(old[-1])


def _move_home(home: str) -> None:
    for name, folder in _HOME_FOLDERS.items():
        path = os.path.join(home, folder)
        os.makedirs(path, exist_ok=True)
        os.environ[name] = path
    runtime = os.path.join(home, "runtime")
    os.makedirs(runtime, mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = runtime


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Give pytest-qt's driver more patience than its five seconds, where a test does not say otherwise."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=_PATIENCE_MS)
    qtbot.waitSignal = partial(qtbot.waitSignal, timeout=_PATIENCE_MS)
    return qtbot


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the test an empty home folder that nothing else writes to."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in _HOME_FOLDERS.items():
        path = home / folder
        path.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(path))
    return home
