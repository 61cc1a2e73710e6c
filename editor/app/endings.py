"""How the program ends: asked by the writer, by the session, or by a signal; and how it wakes."""

from __future__ import annotations

import logging
import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QSessionManager
    from PySide6.QtWidgets import QApplication

    from editor.app.crash_journal import CrashJournal
    from editor.app.post_closing import PostClosing
    from editor.app.window import Window

log = logging.getLogger(__name__)


class Endings(QObject):
    """Settles every post before the window closes; on SIGTERM, SIGHUP and log-out keeps the journal."""

    woken = Signal()
    """the program came to the front; files may have changed meanwhile"""

    def __init__(
        self,
        application: QApplication,
        window: Window,
        closing: PostClosing,
        journal: CrashJournal,
        remember: Callable[[], None],
    ) -> None:
        super().__init__()
        self._application = application
        self._window = window
        self._closing = closing
        self._journal = journal
        self._remember = remember
        self._is_asking = False
        application.setQuitOnLastWindowClosed(True)
        application.commitDataRequest.connect(self._on_log_out)
        application.applicationStateChanged.connect(self._on_state_changed)
        window.close_requested.connect(self._on_close_requested)
        self._listen_to_signals()

    def _on_close_requested(self) -> None:
        if not self._is_asking:
            self._is_asking = True
            self._remember()
            self._closing.close_all(self._close)
            self._is_asking = False

    def _close(self) -> None:
        self._journal.forget_all()
        self._window.may_close = True
        # a window that is just being asked to close takes no second wish: wait for the event loop
        QTimer.singleShot(0, self._window, self._window.close)

    def _on_log_out(self, _: QSessionManager) -> None:
        self._journal.keep_at_once()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.woken.emit()

    def _listen_to_signals(self) -> None:
        """Let SIGTERM and SIGHUP reach the event loop: without it they end the program on the spot."""
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setblocking(False)
        self._sockets = (ours, theirs)
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: None)
        self._notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        number = self._sockets[0].recv(1)
        log.info("ended by signal %d", number[0] if number else 0)
        self._journal.keep_at_once()
        self._remember()
        self._window.may_close = True
        self._application.quit()
