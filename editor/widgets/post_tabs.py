"""The tabs of the open posts: a title, and a dot for unsaved changes that the mouse turns into a cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar

from editor.widgets.theme import mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_EDGE = 18
_ARM = 3.5


class PostTabs(QTabBar):
    """A bar of tabs that can be closed and moved; long titles are cut with an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)

    def tabInserted(self, index: int) -> None:  # noqa: N802 - a virtual of Qt
        """Give a new tab its button."""
        super().tabInserted(index)
        button = TabButton(self)
        button.clicked.connect(lambda: self._close(button))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)

    def minimumSizeHint(self) -> QSize:
        """Claim no room beyond the tabs."""
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Be nothing where there is no tab."""
        return super().sizeHint() if self.count() else QSize(0, 0)

    def show_dirty(self, index: int, *, is_dirty: bool) -> None:
        """Mark a tab as having unsaved changes."""
        button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        if isinstance(button, TabButton):
            button.show_dirty(is_dirty=is_dirty)
        name = self.tabText(index).replace("&&", "&")
        self.setAccessibleTabName(index, self.tr("{name}, not saved").format(name=name) if is_dirty else name)

    def _close(self, button: TabButton) -> None:
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is button:
                self.tabCloseRequested.emit(index)
                return


class TabButton(QAbstractButton):
    """A quiet cross that closes a tab; a dot while the tab has unsaved changes and the mouse is elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_dirty = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Close the post"))
        self.setToolTip(self.tr("Close the post"))
        self.resize(self.sizeHint())

    def show_dirty(self, *, is_dirty: bool) -> None:
        """Show the dot, or the cross."""
        if is_dirty != self._is_dirty:
            self._is_dirty = is_dirty
            self.update()

    def sizeHint(self) -> QSize:
        """Be small and square."""
        return QSize(_EDGE, _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw dot or cross."""
        theme = theme_of(QApplication.palette())
        is_near = self.underMouse() or self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        painter.setPen(Qt.PenStyle.NoPen)
        if is_near:
            painter.setBrush(QColor(mix(theme.text, theme.page, 0.18 if self.isDown() else 0.1)))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        if self._is_dirty and not is_near:
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(middle, 4, 4)
            painter.end()
            return
        painter.setPen(QPen(QColor(theme.text if is_near else theme.quiet), 1.3, c=Qt.PenCapStyle.RoundCap))
        for slope in (-1, 1):
            arm = QPointF(_ARM, _ARM * slope)
            painter.drawLine(middle - arm, middle + arm)
        painter.end()
