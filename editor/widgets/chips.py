"""Chips: small round frames that hold one tag, one path, one date, or the place to type another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
)

from editor.widgets.composition import Composition
from editor.widgets.icons import icon
from editor.widgets.one_line import one_line
from editor.widgets.theme import restyle, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import (
        QWidget,
    )

_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What a group of chips is called: the label before it, the button that adds, the accessible name."""

    label: str
    add: str
    name: str


class ChipFrame(QFrame):
    """The round frame; it draws the focus ring while something inside it is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(9, 0, 9, 0)
        self._row.setSpacing(5)
        self.setFixedHeight(26)

    def watch_focus(self, editor: QWidget) -> None:
        """Show the ring whenever `editor` has the focus."""
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus of what is inside."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            restyle(self, busy=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)


class SnugLineEdit(QLineEdit):
    """A line edit without a frame that is as wide as its words."""

    WIDEST = 420

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bare")
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Follow the words, or the placeholder where there are none."""
        words = (self.text() or self.placeholderText() or "—")[: self.WIDEST]
        width = QFontMetrics(self.font()).horizontalAdvance(words) + 8
        return QSize(min(max(width, 44), self.WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never be squeezed below the words."""
        return self.sizeHint()


def icon_button(name: str, parent: QWidget | None = None) -> QToolButton:
    """Make a small flat button that shows one of our icons, in the quiet colour."""
    button = QToolButton(parent)
    button.setProperty("quiet", True)
    button.setProperty("icon-only", True)
    button.setIcon(icon(name, theme_of(QApplication.palette()).quiet))
    button.setIconSize(QSize(14, 14))
    button.setProperty("icon-name", name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def recolour_icons(host: QWidget) -> None:
    """Draw the icon buttons below a widget in the colours of another theme."""
    colour = theme_of(QApplication.palette()).quiet
    for button in host.findChildren(QToolButton):
        if name := button.property("icon-name"):
            button.setIcon(icon(name, colour))


class Chip(ChipFrame):
    """One item: its words and a ×. Delete takes it away, Enter or a double click edits it."""

    remove_requested = Signal()
    edit_requested = Signal()

    WIDEST = 280

    def __init__(self, label: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if label:
            self._row.addWidget(_plain_label(label, is_label=True))
        full = one_line(words)
        self._words = _plain_label("")
        self._words.setText(
            QFontMetrics(self.font()).elidedText(full, Qt.TextElideMode.ElideMiddle, self.WIDEST)
        )
        self._row.addWidget(self._words)
        self._close = icon_button("close", self)
        self._close.setFixedSize(18, 18)
        self._close.setIconSize(QSize(12, 12))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.setAccessibleName(self.tr("Remove {words}").format(words=full))
        self._close.clicked.connect(self.remove_requested)
        self._row.addWidget(self._close)
        self._row.setSpacing(4)
        self._row.setContentsMargins(10, 0, 5, 0)
        self.setAccessibleName(f"{label} {full}".strip())
        self.setAccessibleDescription(self.tr("Delete removes it, Enter edits it"))

    def set_read_only(self, is_read_only: bool) -> None:
        """Take the × away, or bring it back."""
        self._close.setVisible(not is_read_only)
        self._row.setContentsMargins(10, 0, 10 if is_read_only else 5, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove or edit from the keyboard."""
        if event.key() in _REMOVE_KEYS:
            self.remove_requested.emit()
        elif event.key() in _EDIT_KEYS:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the words."""
        self.edit_requested.emit()
        event.accept()


class AddChip(ChipFrame):
    """The dashed chip at the end: a button that becomes a line to type in, with completion."""

    words_entered = Signal(str)

    def __init__(self, words: ChipWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("adding", True)
        self._add_text = words.add
        self.button = QPushButton(words.add, self)
        self.button.setAccessibleName(words.add)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.edit = _ChipLine(self)
        self.edit.setPlaceholderText(words.name)
        self.edit.setAccessibleName(words.name)
        self.edit.hide()
        self._row.addWidget(self.button)
        self._row.addWidget(self.edit)
        self.watch_focus(self.button)
        self.watch_focus(self.edit)
        self.button.clicked.connect(lambda: self.open())
        self.edit.entered.connect(self._on_entered)
        self.edit.left.connect(self._on_left)
        self._model = QStandardItemModel(self)
        self._offered: list[tuple[str, int]] = []
        self._completer = self._make_completer()
        self.edit.setCompleter(self._completer)

    def shorten(self, *, is_short: bool) -> None:
        """Say only + where the items before it tell of what."""
        self.button.setText("+" if is_short else self._add_text)

    def open(self, words: str = "") -> None:
        """Begin to type, from `words` on."""
        self.button.hide()
        self.edit.show()
        self.edit.setText(words)
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Take what was typed as entered."""
        self.edit.composition.settle()
        if self.edit.text().strip():
            self._on_entered()

    def set_completions(self, names: Sequence[tuple[str, int]]) -> None:
        """Offer names, each with how many posts use it; a list that is open shows the new ones."""
        if list(names) == self._offered:
            return
        self._offered = list(names)
        self._model.clear()
        for name, uses in names:
            item = QStandardItem(f"{one_line(name, 80)}   {uses}")
            item.setData(name, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)
        popup = self._completer.popup()
        if popup and popup.isVisible():
            self._completer.setCompletionPrefix(self.edit.text())
            self._completer.complete()

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._model, self)
        completer.setCompletionRole(Qt.ItemDataRole.UserRole)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("completion")
        popup.setUniformItemSizes(True)
        completer.setPopup(popup)
        completer.activated[str].connect(self._on_completed)  # pyright: ignore[reportIndexIssue]
        return completer

    def _on_completed(self, name: str) -> None:
        self.edit.setText(name)
        self._on_entered()
        self.edit.expect_again(name)

    def _on_entered(self) -> None:
        words = self.edit.text().strip()
        self.edit.clear()
        if words:
            self.words_entered.emit(words)

    def _on_left(self, has_to_enter: bool) -> None:
        if has_to_enter:
            self._on_entered()
        self.close_line()

    def close_line(self) -> None:
        """Become a button again."""
        had_focus = self.edit.hasFocus()
        self.edit.clear()
        self.edit.hide()
        self.button.show()
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)


class _ChipLine(SnugLineEdit):
    """The line of an adding chip: Enter and commas enter, Esc leaves, going away enters and leaves."""

    entered = Signal()
    left = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composition = Composition(self)
        self._again = ""

    def expect_again(self, words: str) -> None:
        """Take out what the completer puts into the line once more after its signal, and nothing else."""
        self._again = words
        QTimer.singleShot(0, self, self._clear_again)

    def _clear_again(self) -> None:
        words, self._again = self._again, ""
        if words and self.text() == words:
            self.clear()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose behind nothing that has been entered."""
        self._clear_again()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Part what is typed into items."""
        self._clear_again()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.text() in {",", "，"}:
            if self.text().strip():
                self.entered.emit()
            else:
                self.left.emit(False)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the focus goes; the completer's own list does not count as going."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.left.emit(True)


def _plain_label(words: str, *, is_label: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("label", is_label)
    return label
