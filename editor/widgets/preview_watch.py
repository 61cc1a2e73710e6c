"""The preview's watchdog: a page that does not answer in time has its process ended."""

from __future__ import annotations

import os
import signal
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWebEngineCore import QWebEnginePage
    from PySide6.QtWidgets import QWidget

    from editor.widgets.preview_bridge import PreviewBridge

PATIENCE = 3.0
"""Seconds without an answer after which the page's process is ended."""

MOST_RESTARTS = 3
"""Restarts within RESTART_WINDOW seconds after which the preview stays empty until another post."""

RESTART_WINDOW = 60.0


class PreviewWatch(QObject):
    """Pings the page after every order and while it is seen; ends its process when no answer comes.

    `fell` tells that the process is gone, ended by us or by itself, and whether that was once too often.
    """

    fell = Signal(bool)

    def __init__(self, page: QWebEnginePage, bridge: PreviewBridge, seen: QWidget) -> None:
        super().__init__(seen)
        self._page = page
        self._bridge = bridge
        self._seen = seen
        self._falls: list[float] = []
        self._asked = 0.0
        self._ping = 0
        self._is_listening = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_tick)
        bridge.answered.connect(self._on_answered)
        page.renderProcessTerminated.connect(self._on_process_ended)

    def begin(self) -> None:
        """Take that the page listens from now on."""
        self._is_listening = True
        self._asked = 0.0

    def stop(self) -> None:
        """Watch no more until the next order."""
        self._timer.stop()

    def forgive(self) -> None:
        """Count the falls anew, as another post is shown."""
        self._falls.clear()

    def expect_answer(self) -> None:
        """Ask the page for a sign of life."""
        if not self._asked:
            self._ping += 1
            self._asked = monotonic()
            self._bridge.order("ping", self._ping)
        if not self._timer.isActive():
            self._timer.start()

    def when_free(self, act: Callable[[], object]) -> None:
        """Call `act` from the event loop: a page whose process is just ending does not load."""
        QTimer.singleShot(0, self, act)

    def _on_answered(self, number: int) -> None:
        if number == self._ping:
            self._asked = 0.0

    def _on_tick(self) -> None:
        if not self._is_listening:
            return
        if self._asked:
            if monotonic() - self._asked > PATIENCE:
                self._end_process()
        elif self._seen.isVisible():
            self.expect_answer()  # a picture can hang the page long after the last order
        else:
            self._timer.stop()

    def _end_process(self) -> None:
        process = self._page.renderProcessPid()
        self._asked = 0.0
        if process <= 0:
            self._on_process_ended()
            return
        try:
            os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
        except ProcessLookupError:
            self._on_process_ended()

    def _on_process_ended(self, *_reason: object) -> None:
        now = monotonic()
        self._is_listening = False
        self._asked = 0.0
        self._falls = [fall for fall in self._falls if now - fall < RESTART_WINDOW] + [now]
        self.fell.emit(len(self._falls) > MOST_RESTARTS)
