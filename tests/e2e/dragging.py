"""Another program's window to drag from, as the stories use it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.desk import Program

HERE = Path(__file__).parent
CORNER = (20, 700)
"""where the other program's window stands"""


class OtherProgram:
    """Shows one thing at a time to be dragged away; `close` ends what is still shown."""

    def __init__(self) -> None:
        self._shown: list[subprocess.Popen[bytes]] = []

    def drag_to(
        self, program: Program, target: tuple[int, int], *content: str | Path, stays: bool = False
    ) -> None:
        """Drag content (FILE…, `--html TEXT` or `--text TEXT`) to a place on the screen.

        The other program ends as soon as the drop has been taken, unless it `stays`.
        """
        command = [sys.executable, str(HERE / "drag_source.py"), *map(str, CORNER), *map(str, content)]
        shown = subprocess.Popen(command, env=program.screen.environment)
        self._shown.append(shown)
        deadline = time.monotonic() + 30
        while not program.screen.xdo("search", "--onlyvisible", "--name", "^drag-source$"):
            assert time.monotonic() < deadline, "the other program showed no window"
            time.sleep(0.05)
        time.sleep(0.3)
        program.screen.drag((CORNER[0] + 40, CORNER[1] + 20), target)
        if not stays:
            self._end(shown, 10)

    def drag_to_text(
        self, program: Program, line: int, column: int, *content: str | Path, stays: bool = False
    ) -> None:
        """Drag content to a character of the post in front."""
        x, y = program.ask(f"cursor_place(program.posts.current.editor, {line}, {column})")
        self.drag_to(program, (x, y), *content, stays=stays)

    def close(self) -> None:
        for shown in self._shown:
            self._end(shown, 0)

    def _end(self, shown: subprocess.Popen[bytes], patience: float) -> None:
        """End what is shown, after it had time to do so by itself: a drop may still be fetched from it."""
        try:
            shown.wait(patience)
        except subprocess.TimeoutExpired:
            shown.kill()
            shown.wait(10)
