"""The log: a rotating file that Help can open; it never holds the text of a post."""

from __future__ import annotations

import contextlib
import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

log = logging.getLogger(__name__)
LARGEST = 500_000
"""bytes after which a log goes aside"""
OLDER = 2
"""logs that are kept aside"""
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class RotatingFile(logging.FileHandler):
    """What RotatingFileHandler does, whose module brings sockets and pickling along: 6 ms of each start."""

    def __init__(self, path: str, largest: int, older: int) -> None:
        self._largest, self._older = largest, older
        super().__init__(path, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, into a new file when the old one is full."""
        with contextlib.suppress(OSError):  # what cannot be moved aside goes on growing
            if self.stream and self.stream.tell() >= self._largest:
                self._turn_over()
        with contextlib.suppress(OSError):  # a log that cannot be opened again ends nothing
            super().emit(record)

    def _turn_over(self) -> None:
        if self.stream:
            self.stream.close()
        self.stream = None  # opened anew with the next record
        for number in range(self._older, 0, -1):
            source = f"{self.baseFilename}.{number - 1}" if number > 1 else self.baseFilename
            if os.path.exists(source):
                os.replace(source, f"{self.baseFilename}.{number}")


def start_log(folder: str) -> str:
    """Begin to write the log; give its path, "" where it cannot be written (then nothing is logged)."""
    path = os.path.join(folder, "inkwright.log")
    root = logging.getLogger("editor")
    root.setLevel(logging.INFO)
    try:
        os.makedirs(folder, exist_ok=True)
        handler = RotatingFile(path, LARGEST, OLDER)
    except OSError:
        root.addHandler(logging.NullHandler())
        return ""
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    qInstallMessageHandler(_on_qt_message)
    return path


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("editor.qt").log(LEVELS.get(kind, logging.INFO), "%s: %s", context.category, message)
