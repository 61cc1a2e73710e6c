"""The quiet line of the form: sentences about the post, and buttons for what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from editor.widgets.elided_label import ElidedLabel
from editor.widgets.one_line import one_line
from editor.widgets.plain_label import named

if TYPE_CHECKING:
    from collections.abc import Sequence


class HintLine(QWidget):
    """One line, hidden while there is nothing to say; `chosen` tells the number of the action taken.

    The most pressing action has a button; all others are in the menu of a second one, since more buttons
    would leave no room for the sentences.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = named(ElidedLabel(self), "hint")
        self.label.setProperty("role", "small")
        self.buttons: list[QPushButton] = []
        self._actions: list[str] = []
        self._is_read_only = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._has_hints = False
        self._problem = ElidedLabel(self)
        self._problem.setProperty("role", "small")
        self._problem.setProperty("tone", "bad")
        self._problem.hide()
        self._row.addWidget(self._problem)
        self._row.addWidget(self.label, 1)
        self.hide()

    def show_hints(self, hints: Sequence[str], actions: Sequence[str]) -> bool:
        """Show sentences and buttons; tells whether the buttons are others than before."""
        self.label.setText("  ·  ".join(hints))
        self.label.setToolTip("\n".join(hints))
        self._has_hints = bool(hints)
        self._show_what_there_is()
        wanted = [one_line(words, 40) for words in actions]
        if wanted == self._actions:
            return False
        self._actions = wanted
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        if wanted:
            first = self._make_button(wanted[0])
            first.clicked.connect(lambda: self.chosen.emit(0))
        if len(wanted) > 1:
            more = self._make_button(self.tr("{count} more ▾").format(count=len(wanted) - 1))
            more.setAccessibleName(self.tr("More that can be done: {count}").format(count=len(wanted) - 1))
            more.setToolTip("\n".join(wanted[1:]))
            more.clicked.connect(self._open_menu)
        return True

    def set_problem(self, problem: str) -> None:
        """Say first what is wrong with a field; "" when nothing is."""
        self._problem.setText(f"\N{BLACK CIRCLE} {problem}" if problem else "")
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        has_problem = bool(self._problem.text())
        self._problem.setVisible(has_problem)
        self.setVisible(has_problem or self._has_hints)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nothing be done."""
        self._is_read_only = is_read_only
        for button in self.buttons:
            button.setEnabled(not is_read_only)

    def _make_button(self, words: str) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"), self)
        button.setProperty("words", words)
        button.setProperty("hintAction", True)
        button.setEnabled(not self._is_read_only)
        self._row.addWidget(button)
        button.show()
        self.buttons.append(button)
        return button

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, words in enumerate(self._actions[1:], start=1):
            menu.addAction(words.replace("&", "&&"), lambda number=number: self.chosen.emit(number))
        menu.popup(self.buttons[-1].mapToGlobal(QPoint(0, self.buttons[-1].height() + 2)))
        if menu.actions():  # so that Enter and the arrows work from the keyboard
            menu.setActiveAction(menu.actions()[0])
