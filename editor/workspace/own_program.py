"""How a module of ours is run as a process of its own: its command and its environment."""

from __future__ import annotations

import os
import sys

import editor

LED_ASTRAY = ("PYTHON", "QT_", "QTWEBENGINE", "QML")
"""how the names of variables begin that would lead Python elsewhere, or that only the window needs"""


def own_program(module: str) -> list[str]:
    """Give the command that runs a module of ours; `-P` keeps the current folder off its path."""
    return [sys.executable, "-P", "-s", "-m", module]


def own_folder() -> str:
    """Give the folder in which Python finds our modules."""
    return os.path.dirname(os.path.dirname(os.path.realpath(str(editor.__file__))))


def own_variables() -> dict[str, str]:
    """Give the environment of such a process: ours, in which nothing leads Python elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(LED_ASTRAY)}
    return kept | {"PYTHONPATH": own_folder(), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
