"""Another program that holds something on the clipboard, as a screenshot tool does."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.desk import Program

SCREENSHOT = (
    "from PySide6.QtWidgets import QApplication; from PySide6.QtGui import QImage; "
    "app = QApplication([]); image = QImage(30, 20, QImage.Format_RGB32); image.fill(0x336699); "
    "app.clipboard().setImage(image); app.exec()"
)


@contextmanager
def screenshot_on_clipboard(program: Program) -> Iterator[None]:
    """Hold a picture of 30 by 20 points in #336699 on the clipboard, which the program sees."""
    owner = subprocess.Popen([sys.executable, "-c", SCREENSHOT], env=program.screen.environment)
    try:
        program.wait("app.clipboard().mimeData().hasImage()")
        yield
    finally:
        owner.kill()
        owner.wait(10)
