"""What the tests of the window's parts share: real child processes that behave as told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def program() -> Callable[[str], list[str]]:
    """Give the command that runs these lines of Python, with `say` and `hear` at hand."""
    begin = (
        "import os, signal, sys, time\n"
        "def say(text): sys.stdout.write(text + chr(10)); sys.stdout.flush()\n"
        "def hear(): return sys.stdin.readline().rstrip(chr(10))\n"
    )
    return lambda lines: [sys.executable, "-c", begin + lines]
