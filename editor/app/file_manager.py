"""Shows a file where it lies: selected in the system's file manager, else its folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_NAME = "org.freedesktop.FileManager1"
_PATIENCE_MS = 3000


class FileManager(QObject):
    """Asks the file manager over the session's bus; where none answers the folder is opened."""

    def __init__(
        self,
        open_folder: Callable[[QUrl], object],
        bus: Callable[[], QDBusConnection | None] | None = None,
    ) -> None:
        super().__init__()
        self._open_folder = open_folder
        self._bus = bus or _session_bus
        self._asked: set[QDBusPendingCallWatcher] = set()

    def show_file(self, path: str) -> None:
        """Select a file in its folder, or show the folder alone."""
        bus = self._bus()
        if bus is None or not bus.isConnected():
            self._open_folder(QUrl.fromLocalFile(os.path.dirname(path)))
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher  # with the first file that is shown

        call = QDBusMessage.createMethodCall(_NAME, f"/{_NAME.replace('.', '/')}", _NAME, "ShowItems")
        call.setArguments([[QUrl.fromLocalFile(path).toEncoded().toStdString()], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE_MS), self)
        self._asked.add(watcher)
        watcher.finished.connect(lambda _: self._on_answered(watcher, path))

    def _on_answered(self, watcher: QDBusPendingCallWatcher, path: str) -> None:
        self._asked.discard(watcher)
        is_refused = watcher.isError()
        watcher.deleteLater()
        if is_refused:
            self._open_folder(QUrl.fromLocalFile(os.path.dirname(path)))


def _session_bus() -> QDBusConnection | None:
    """Give the bus of the session, None where the system has none: asking then would start one."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    from PySide6.QtDBus import QDBusConnection

    return QDBusConnection.sessionBus()
