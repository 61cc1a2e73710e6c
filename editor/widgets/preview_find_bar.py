"""The bar that finds words in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from editor.widgets.chips import icon_button, recolour_icons
from editor.widgets.plain_label import named, plain_label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWebEngineCore import QWebEngineFindTextResult
    from PySide6.QtWidgets import QToolButton

_Flag = QWebEnginePage.FindFlag


class PreviewFindBar(QWidget):
    """Finds in one page as words are typed. `closed` tells that the writer goes back to the page."""

    closed = Signal()

    def __init__(self, page: QWebEnginePage, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        translate = QCoreApplication.translate
        self._words = named(
            QLineEdit(placeholderText=translate("FindBar", "Find in the preview")), "preview-find"
        )
        self._words.setAccessibleName(self._words.placeholderText())
        self._count = named(plain_label(), "preview-found")
        self._count.setMinimumWidth(72)
        self._count.setProperty("tone", "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        previous = self._button("chevron-up", translate("FindBar", "Previous (Shift+Enter)"))
        following = self._button("chevron-down", translate("FindBar", "Next (Enter)"))
        close = self._button("close", translate("FindBar", "Close (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 8, 22, 10)
        row.setSpacing(6)
        for widget in (self._words, self._count, previous, following, close):
            row.addWidget(widget, 1 if widget is self._words else 0)
        self._words.textChanged.connect(lambda: self._find())
        self._words.installEventFilter(self)
        previous.clicked.connect(lambda: self._find(backward=True))
        following.clicked.connect(lambda: self._find())
        close.clicked.connect(self._go_back)
        page.findTextFinished.connect(self._on_found)
        self.hide()

    def _button(self, icon: str, hint: str) -> QToolButton:
        button = icon_button(icon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedSize(28, 28)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        return button

    def open(self) -> None:
        """Show the bar, with what is selected in the page to look for."""
        selected = self._page.selectedText().strip()
        if selected and "\n" not in selected and len(selected) <= 200:
            self._words.setText(selected)
        self.show()
        recolour_icons(self)
        self._words.setFocus()
        self._words.selectAll()
        self._find()

    def find_again(self) -> None:
        """Count anew, as the page shows another text."""
        if self.isVisible():
            self._find()

    def _find(self, *, backward: bool = False) -> None:
        words = self._words.text()
        flags = _Flag.FindBackward if backward else _Flag(0)
        if not words:
            self._count.setText("")
        self._page.findText(words, flags)

    def _on_found(self, found: QWebEngineFindTextResult) -> None:
        if not self.isVisible() or not self._words.text():
            return
        total = found.numberOfMatches()
        if total:
            self._count.setText(f"{found.activeMatch()} / {total}")
        else:
            self._count.setText(QCoreApplication.translate("FindBar", "Not found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Esc in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._go_back()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._find(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(watched, event)

    def _go_back(self) -> None:
        self.hide()
        self._page.findText("")
        self.closed.emit()
