"""The order of Tab: where a pane begins, and what lies before it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor.widgets.focus_chain import chain_up, first_stop, stop_before

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def window_of(qtbot, *panes: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for pane in panes:
        column.addWidget(pane)
    qtbot.addWidget(window)
    window.show()
    return window


def pane_of(*widgets: QWidget) -> QWidget:
    pane = QWidget()
    column = QVBoxLayout(pane)
    for widget in widgets:
        column.addWidget(widget)
    return pane


def test_the_first_stop_skips_labels_and_what_is_hidden_or_disabled(qtbot):
    hidden, disabled, line = QPushButton("x"), QPushButton("y"), QLineEdit()
    pane = pane_of(QLabel("name"), hidden, disabled, line)
    window = window_of(qtbot, QLineEdit(), pane)
    hidden.hide()
    disabled.setEnabled(False)
    assert first_stop(pane) is line
    line.hide()
    assert first_stop(pane) is None
    assert first_stop(window) is not None


def test_the_stop_before_a_pane_may_be_hidden_but_is_never_inside(qtbot):
    before, inside = QPushButton("Replace all"), QLineEdit()
    other, pane = pane_of(QLineEdit(), before), pane_of(inside)
    window = window_of(qtbot, other, pane)
    other.hide()
    assert window.isVisible()
    assert stop_before(pane) is before


def test_panes_built_in_any_order_are_visited_in_the_order_wished(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panes = [QWidget(window) for _ in range(3)]
    fields = [QLineEdit(panes[index]) for index in (2, 0, 1, 0)]
    chain_up(panes)
    chain, found = [], fields[1]
    while found not in chain:
        chain.append(found)
        found = found.nextInFocusChain()
    assert [field for field in chain if field in fields] == [fields[1], fields[3], fields[2], fields[0]]
