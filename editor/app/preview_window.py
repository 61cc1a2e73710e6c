"""The preview in a window of its own, for a second screen; closing it brings the pane back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.widgets.plain_label import named

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import SettingsStore
    from editor.app.window import Window

FIRST_SIZE = (760, 900)


class _Frame(QWidget):
    """A top-level window with the preview in it."""

    closed = Signal()

    def __init__(self, preview: QWidget, actions: Window) -> None:
        super().__init__(None)
        named(self, "preview-window")
        self.addActions(actions.actions_table.all())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(preview)
        self.resize(*FIRST_SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the preview back before the frame goes."""
        event.accept()
        self.closed.emit()


class PreviewWindow(QObject):
    """Moves the one preview between its pane and a frame of its own; both are remembered."""

    def __init__(self, window: Window, posts: OpenPosts, store: SettingsStore) -> None:
        super().__init__(window)
        self._window = window
        self._posts = posts
        self._store = store
        self._frame: _Frame | None = None
        self._is_waiting = False
        window.actions_table.on_toggled("preview-window", self._on_switched)
        window.closed.connect(self._on_window_closed)
        posts.current_changed.connect(lambda _: self._name())
        posts.opened.connect(self._on_opened)

    def restore(self) -> None:
        """Open the frame when it was open at the end of the last run: above the window, without the keys."""
        if not self._store.settings.preview_apart:
            return
        self._is_waiting = not self._window.isVisible()
        self._set_apart()
        if self._is_waiting:
            self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the frame come up behind the first moment of the window, which would cover it."""
        if event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            self._is_waiting = False
            QTimer.singleShot(0, self, self._show_above)
        return super().eventFilter(watched, event)

    def _show_above(self) -> None:
        if self._frame is not None:
            self._frame.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self._frame.show()
            self._frame.raise_()

    def remember(self) -> None:
        """Keep the frame's place and size."""
        if self._frame is not None:
            self._store.change(preview_window_geometry=self._frame.saveGeometry().toBase64().toStdString())

    def _on_opened(self, session: PostSession) -> None:
        session.state_changed.connect(self._name)

    def _on_switched(self, is_apart: bool) -> None:
        self._store.change(preview_apart=is_apart)
        if is_apart:
            self._set_apart()
        elif self._frame is not None:
            self._frame.close()

    def _set_apart(self) -> None:
        if self._frame is not None:
            return
        window = self._window
        window.actions_table["preview-window"].setChecked(True)
        window.take_preview()
        self._frame = _Frame(window.preview, window)
        geometry = self._store.settings.preview_window_geometry
        if geometry:
            self._frame.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self._frame.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._frame.closed.connect(self._on_frame_closed)
        self._name()
        window.preview.show()
        if not self._is_waiting:
            self._frame.show()

    def _on_frame_closed(self) -> None:
        frame, self._frame = self._frame, None
        if frame is None:
            return
        self._store.change(
            preview_apart=False, preview_window_geometry=frame.saveGeometry().toBase64().toStdString()
        )
        self._window.actions_table["preview-window"].setChecked(False)
        self._window.put_preview_back(shown=self._store.settings.shows_preview)
        frame.deleteLater()

    def _on_window_closed(self) -> None:
        """Let the frame go with the program, to be there again at the next start."""
        if self._frame is not None:
            self.remember()
            frame, self._frame = self._frame, None
            self._window.put_preview_back(shown=False)
            frame.close()
            frame.deleteLater()

    def _name(self) -> None:
        if self._frame is not None:
            session = self._posts.current
            name = (session.title or self.tr("Untitled")) if session else "Inkwright"
            self._frame.setWindowTitle(self.tr("{name} — Preview").format(name=name))
