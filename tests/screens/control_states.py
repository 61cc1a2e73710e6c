"""A sheet of every class of control in every state, drawn by the real widgets with the real style sheet.

Run as `python -m tests.screens.control_states THEME PICTURE`; take_states does so in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSlider,
    QStatusBar,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.post import PostSummary
from editor.widgets.busy_mark import BusyMark
from editor.widgets.chips import AddChip, Chip, ChipWords, icon_button
from editor.widgets.date_editor import DateEditor
from editor.widgets.message_banner import MessageBanner
from editor.widgets.number_box import NumberBox
from editor.widgets.post_list import PostList
from editor.widgets.post_tabs import PostTabs
from editor.widgets.theme import STYLE_ARGUMENTS, apply_theme, font_properties, load_theme, restyle
from editor.widgets.title_editor import TitleEditor
from editor.widgets.toggle_switch import ToggleSwitch
from editor.widgets.view_segments import ViewSegments

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
STATES = ("rest", "hover", "focus", "pressed", "checked", "disabled", "error", "busy")
NAME_WIDTH, CELL_WIDTH, PADDING = 150, 230, 10
WORDS = "发布 Publish"


def take_states(folder: Path, theme: str, scale: str) -> None:
    """Draw the sheet of a theme at a scale into `states-THEME-@SCALE.png`."""
    fonts = font_properties(os.environ.get("FREETYPE_PROPERTIES", ""), is_dark=theme == "dark")
    around = {
        **os.environ,
        "FREETYPE_PROPERTIES": fonts,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": scale,
    }
    command = [sys.executable, "-m", "tests.screens.control_states", theme]
    command.append(str(folder / f"states-{theme}@{scale}.png"))
    # the platform without a screen complains of every window
    subprocess.run(command, env=around, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)


def _button(form: type[QAbstractButton] = QPushButton, **properties: object) -> QAbstractButton:
    found = form()
    found.setText(WORDS)
    for name, value in properties.items():
        found.setProperty(name.replace("_", "-"), value)
    found.setCheckable(
        form in (QCheckBox, QRadioButton) or any(name in properties for name in ("chip", "kind", "segment"))
    )
    return found


def _line(text: str, **properties: object) -> QLineEdit:
    found = QLineEdit(text)
    found.setPlaceholderText("筛选 Filter")
    for name, value in properties.items():
        found.setProperty(name, value)
    return found


def _combo() -> QComboBox:
    found = QComboBox()
    found.addItems([WORDS, "B"])
    return found


def _date() -> QWidget:
    found = DateEditor("日期", "Date")
    found.show_value("2026-05-02 09:30")
    return found


def _menu() -> QMenu:
    found = QMenu()
    for words in ("保存 Save\tCtrl+S", "Light"):
        found.addAction(words)
    found.actions()[1].setCheckable(True)
    found.actions()[1].setChecked(True)
    return found


def _menu_bar() -> QMenuBar:
    found = QMenuBar()
    found.addMenu("文件 &File")
    return found


def _tabs(kind: type[QTabBar]) -> QTabBar:
    found = kind()
    for words in ("湖边的三天", "A week"):
        found.addTab(words)
    return found


def _posts() -> PostList:
    found = PostList()
    found.set_posts(
        [
            PostSummary("/a.md", "湖边的三天", "2026-05-02", False),
            PostSummary("/b.md", "A week with SQLite", "2026-04-20", True),
        ]
    )
    found.setFixedSize(226, 160)
    return found


def _banner(tone: str = "info") -> MessageBanner:
    found = MessageBanner()
    found.show_message("文件已改动 It has changed.", [("reload", "Load")], tone=tone)
    return found


def _title() -> TitleEditor:
    found = TitleEditor("标题 Title")
    found.setText("湖边的三天")
    found.setProperty("role", "title")
    return found


def _slider() -> QSlider:
    found = QSlider(Qt.Orientation.Horizontal)
    found.setValue(40)
    return found


def _number() -> NumberBox:
    found = NumberBox(0, 9000, " px")
    found.setValue(82)
    return found


def _progress() -> QProgressBar:
    found = QProgressBar()
    found.setValue(40)
    return found


def _bar() -> QScrollBar:
    found = QScrollBar(Qt.Orientation.Horizontal)
    found.setRange(0, 100)
    return found


def _status() -> QStatusBar:
    found = QStatusBar()
    button = QPushButton("UTF-8 · LF")
    button.setProperty("quiet", True)
    found.addPermanentWidget(button)
    return found


def _in_host(name: str, widget: QWidget) -> QWidget:
    """Put a widget where the style sheet looks for it: inside a widget of that class name."""
    host = type(name, (QWidget,), {})()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return host


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": _button,
    "primary": lambda: _button(primary=True),
    "quiet": lambda: _button(quiet=True),
    "tool button": lambda: _button(QToolButton),
    "quiet tool button": lambda: _button(QToolButton, quiet=True),
    "icon": lambda: icon_button("close"),
    "filter chip": lambda: _button(chip=True),
    "troubled chip": lambda: _button(chip=True, tone="bad"),
    "kind": lambda: _button(kind=True),
    "segment": lambda: _button(segment=True),
    "segments": ViewSegments,
    "status bar": _status,
    "find bar's": lambda: _in_host("FindBar", _button(QToolButton)),
    "big": lambda: _in_host("StartPage", _button(big=True, primary=True)),
    "recent": lambda: _in_host("StartPage", _button(recent=True)),
    "tag": lambda: Chip("", "洱海"),
    "add": lambda: AddChip(ChipWords("Tags", "+ 标签", "Tags")),
    "date": _date,
    "title": _title,
    "line": lambda: _line("洱海 Erhai"),
    "empty line": lambda: _line(""),
    "combo": _combo,
    "number": _number,
    "check box": lambda: _button(QCheckBox),
    "radio button": lambda: _button(QRadioButton),
    "switch": lambda: ToggleSwitch("草稿 Draft"),
    "slider": _slider,
    "progress": _progress,
    "scroll bar": _bar,
    "tabs": lambda: _tabs(QTabBar),
    "post tabs": lambda: _tabs(PostTabs),
    "menu bar": _menu_bar,
    "menu": _menu,
    "post list": _posts,
    "banner": _banner,
}


def _target(widget: QWidget) -> QWidget:
    """Give the part of a control that is meant: the button in a bar, the list in a pane."""
    if isinstance(widget, PostList):
        return widget.findChild(QAbstractItemView)
    if isinstance(widget, (QStatusBar, ViewSegments, MessageBanner)) or type(widget).__name__ in {
        "FindBar",
        "StartPage",
    }:
        return widget.findChild(QAbstractButton)
    if isinstance(widget, DateEditor):
        return widget.edit
    if isinstance(widget, AddChip):
        return widget.findChild(QPushButton)
    return widget


def _hover(target: QWidget) -> None:
    window = target.window()
    QTest.mouseMove(window, target.mapTo(window, target.rect().center()))
    QApplication.processEvents()
    place = target.viewport() if isinstance(target, QAbstractItemView) else target
    place.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    middle = QPoint(20, 20) if isinstance(target, QAbstractItemView) else target.rect().center()
    event = QHoverEvent(
        QHoverEvent.Type.HoverMove, QPointF(middle), target.mapToGlobal(QPointF(middle)), QPointF(-1, -1)
    )
    if isinstance(target, QMenu):
        target.setActiveAction(target.actions()[0])
    if isinstance(target, QMenuBar):
        target.setActiveAction(target.actions()[0])
    QApplication.sendEvent(place, event)


def _enter(widget: QWidget, state: str) -> bool:
    """Put a control into a state; False where it has none of that name."""
    target = _target(widget)
    is_button = isinstance(target, QAbstractButton)
    if state == "hover":
        _hover(target)
    elif state == "focus":
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return target.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(target, (QMenu, QMenuBar))
    elif state == "pressed" and is_button:
        _hover(target)
        target.setDown(True)
    elif state == "checked" and is_button and target.isCheckable():
        target.setChecked(True)
    elif state == "disabled":
        target.setEnabled(False)
    elif state == "error":
        if isinstance(widget, (QLineEdit, DateEditor)):
            restyle(widget, error=True)
            return True
        if isinstance(widget, MessageBanner):
            widget.show_message("无法保存 It cannot be saved.", [("again", "Again")], tone="bad")
            return True
        return False
    elif state == "busy":
        return False
    return state in {"rest", "hover", "disabled"} or (
        is_button and (state == "pressed" or (state == "checked" and target.isCheckable()))
    )


def _cell(make: Callable[[], QWidget], state: str) -> QPixmap | None:
    host = QWidget()
    host.setObjectName("whole")
    column = QVBoxLayout(host)
    column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
    widget = make()
    is_wide = isinstance(widget, (QLineEdit, MessageBanner, QStatusBar, QSlider, QProgressBar, QScrollBar))
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop if is_wide else Qt.AlignmentFlag.AlignLeft)
    widget.setVisible(True)
    host.setFixedWidth(CELL_WIDTH * 2 if isinstance(widget, MessageBanner) else CELL_WIDTH)
    other = QPushButton(host)
    other.setFixedSize(0, 0)
    host.show()
    host.activateWindow()
    QApplication.processEvents()
    other.setFocus()
    QTest.mouseMove(host, QPoint(1, 1))
    QApplication.processEvents()
    drawn = None
    if _enter(widget, state):
        QApplication.processEvents()
        drawn = host.grab()
    host.hide()
    return drawn


def _draw(theme: str, path: str) -> None:
    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    tokens = load_theme(theme)
    apply_theme(app, tokens)
    rows = [(name, [_cell(make, state) for state in STATES[:-1]]) for name, make in CONTROLS.items()]
    mark = QWidget()
    mark.setObjectName("whole")
    ring = BusyMark(mark)
    ring.move(PADDING, PADDING)
    mark.setFixedSize(40, 36)
    mark.show()
    ring.show()
    rows.append(("busy ring", [mark.grab()]))
    ratio = rows[0][1][0].devicePixelRatio()
    heights = [max(cell.height() / ratio for cell in cells if cell) for _, cells in rows]
    width = NAME_WIDTH + CELL_WIDTH * (len(STATES) - 1)
    sheet = QPixmap(round(width * ratio), round((sum(heights) + 30) * ratio))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(tokens.page)
    painter = QPainter(sheet)
    painter.setPen(tokens.quiet)
    for column, state in enumerate(STATES[:-1]):
        painter.drawText(NAME_WIDTH + column * CELL_WIDTH + PADDING, 20, state)
    top = 30.0
    for (name, cells), height in zip(rows, heights, strict=True):
        painter.drawText(QPointF(PADDING, top + 24), name)
        for column, cell in enumerate(cells):
            if cell:
                painter.drawPixmap(QPointF(NAME_WIDTH + column * CELL_WIDTH, top), cell)
        top += height
    painter.end()
    sheet.save(path)


if __name__ == "__main__":
    _draw(*sys.argv[1:3])
