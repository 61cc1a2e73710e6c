"""Chromium's beginning: the first web view starts its helpers and waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWebEngineWidgets import QWebEngineView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def wake_chromium(application: QApplication) -> None:
    """Let Chromium start in this thread, which waits 40 ms and more, but without Python's lock.

    A profile or page made by Python would begin it just as well, and hold the lock all the while. A slot of
    a view that is called from the event loop makes both without Python.
    """
    view = QWebEngineView()
    QMetaObject.invokeMethod(view, "stop", Qt.ConnectionType.QueuedConnection)
    application.processEvents()
