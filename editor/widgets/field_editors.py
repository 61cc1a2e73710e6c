"""One editor for each kind of field; all show a value, and tell another when a person has made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from editor.core.frontmatter.schema import FieldKind
from editor.widgets.date_editor import DateEditor
from editor.widgets.list_editor import ListEditor
from editor.widgets.one_line import one_line
from editor.widgets.pending_text import PendingText
from editor.widgets.theme import restyle
from editor.widgets.toggle_switch import ToggleSwitch

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from editor.core.frontmatter.field import FieldValue

_TRUE = frozenset({"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
_FALSE = frozenset({"", "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})


class FieldEditor(Protocol):
    """What the form asks of an editor, which is a widget."""

    @property
    def edited(self) -> SignalInstance:
        """Tell a new value (FieldValue)."""
        ...

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:
        """Show the value that the text has; an equal one touches nothing."""
        ...

    def flush(self) -> None:
        """Tell what was typed now."""
        ...

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody change it."""
        ...


class TextEditor(QLineEdit):
    """A scalar on one line."""

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._is_read_only = False
        self._is_foreign = False
        self._pending = PendingText(self)
        self._pending.settled.connect(self._on_settled)

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:
        """Show a scalar; what a line cannot hold is shown but cannot be edited here."""
        self._is_foreign = not (value is None or isinstance(value, str)) or (
            isinstance(value, str) and any(sign in value for sign in "\r\n")
        )
        self._pending.show_text(words_for(value) if self._is_foreign else _text_of(value), afresh=afresh)
        self.setReadOnly(self._is_read_only or self._is_foreign)

    def flush(self) -> None:
        """Tell what was typed now."""
        self._pending.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody type."""
        self._is_read_only = is_read_only
        self.setReadOnly(is_read_only or self._is_foreign)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words; files are left to the window, which opens or keeps them."""
        if _dropped_files(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _on_settled(self, text: str) -> None:
        self.edited.emit(text)


class NumberEditor(TextEditor):
    """A number; other words are kept as typed and marked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMaximumWidth(160)
        self.textChanged.connect(self._mark_error)

    def _mark_error(self, text: str) -> None:
        try:
            float(text or "0")
        except ValueError:
            restyle(self, error=True)
        else:
            restyle(self, error=False)

    def _on_settled(self, text: str) -> None:
        self.edited.emit(text or None)


class ImageEditor(TextEditor):
    """The destination of an image; files may be dropped on it."""

    files_dropped = Signal(list)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setPlaceholderText(self.tr("An address, or drop an image here"))
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; text is taken as any line takes it."""
        if _dropped_files(event) and not self.isReadOnly():
            restyle(self, dropping=True)
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        restyle(self, dropping=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        restyle(self, dropping=False)
        files = _dropped_files(event)
        if files and not self.isReadOnly():
            event.acceptProposedAction()
            self.window().activateWindow()
            self.files_dropped.emit(files)
        else:
            super().dropEvent(event)


class LongTextEditor(QPlainTextEdit):
    """A scalar of several lines."""

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(76)
        self._pending = PendingText(self)
        self._pending.settled.connect(self.edited)

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:
        """Show a scalar."""
        self._pending.show_text(_text_of(value), afresh=afresh)

    def flush(self) -> None:
        """Tell what was typed now."""
        self._pending.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody type."""
        self.setReadOnly(is_read_only)


class SwitchEditor(ToggleSwitch):
    """True or false; the words in which it is written (`yes`) show beside it."""

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self._value: FieldValue = "false"
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:
        """Show on or off."""
        if value != self._value or afresh:
            self._value = value
            self.setChecked(_text_of(value) in _TRUE)

    def flush(self) -> None:
        """Do nothing: a switch has no half-made value."""

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody switch."""
        self.setEnabled(not is_read_only)

    def _on_clicked(self, is_on: bool) -> None:
        self._value = "true" if is_on else "false"
        self.edited.emit(self._value)


class ReadOnlyValue(QLabel):
    """What the form cannot edit, in words; the source can."""

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setProperty("tone", "quiet")

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:  # noqa: ARG002 - one protocol
        """Show the value on one line."""
        words = words_for(value)
        if words != self.text():
            self.setText(words)

    def flush(self) -> None:
        """Do nothing: nothing can be typed."""

    def set_read_only(self, is_read_only: bool) -> None:
        """Stay as it is: it is always read-only."""
        self.setEnabled(not is_read_only or self.isEnabled())


def fitting_kind(kind: FieldKind, value: FieldValue) -> FieldKind:
    """Give the kind whose editor can hold the value: `FieldKind.TEXT` with a list in it is a list."""
    if isinstance(value, tuple):
        is_flat = all(item is None or isinstance(item, str) for item in value)
        is_list_kind = kind in {FieldKind.TAGS, FieldKind.LIST, FieldKind.CATEGORIES}
        if is_flat:
            return kind if is_list_kind else FieldKind.LIST
        return FieldKind.OBJECT
    if value is not None and not isinstance(value, str):
        return FieldKind.OBJECT
    if isinstance(value, str):
        if any(sign in value for sign in "\r\n"):
            return FieldKind.LONG_TEXT
        if kind is FieldKind.SWITCH and value not in _TRUE | _FALSE:
            return FieldKind.TEXT
        if kind is FieldKind.OBJECT:
            return FieldKind.TEXT
    return kind


def make_editor(kind: FieldKind, name: str, parent: QWidget | None = None) -> QWidget:
    """Make the editor of a kind (a FieldEditor)."""
    match kind:
        case FieldKind.LONG_TEXT:
            return LongTextEditor(name, parent)
        case FieldKind.NUMBER:
            return NumberEditor(name, parent)
        case FieldKind.SWITCH:
            return SwitchEditor(name, parent)
        case FieldKind.DATE:
            return DateEditor("", name, parent)
        case FieldKind.TAGS | FieldKind.CATEGORIES | FieldKind.LIST:
            return ListEditor(name, parent)
        case FieldKind.IMAGE:
            return ImageEditor(name, parent)
        case FieldKind.OBJECT:
            return ReadOnlyValue(name, parent)
        case _:
            return TextEditor(name, parent)


def words_for(value: FieldValue, limit: int = 160) -> str:
    """Say a value on one line: `a, b` for a list, `name: A, link: B` for an object."""
    return one_line(_say_value(value, 3), limit)


def _say_value(value: FieldValue, depth: int) -> str:
    if value is None or isinstance(value, str):
        return (value or "")[:200]
    if depth == 0:
        return "…"
    if isinstance(value, tuple):
        inner = (_say_value(item, depth - 1) for item in value[:20])
        return ", ".join(
            f"[{words}]" if isinstance(item, tuple) else words
            for item, words in zip(value, inner, strict=False)
        )
    return ", ".join(f"{name}: {_say_value(item, depth - 1)}" for name, item in list(value.items())[:20])


def _text_of(value: FieldValue) -> str:
    return value if isinstance(value, str) else ""


def _dropped_files(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
