"""The window's parts and dialogs by keyboard: whatever Tab stops at has a name, and a ring that is seen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from editor.app.about import About
from editor.core.frontmatter.field import Fence, FenceKind, Field, FrontMatter
from editor.core.frontmatter.generator import Generator
from editor.core.images.check import ImageReport, ImageStatus
from editor.core.images.image_habits import ImageHabits, UploaderChoice, UploaderKind
from editor.core.images.library_image import LibraryImage
from editor.core.images.name_pattern import NameFacts
from editor.core.images.reference import ImageReference, ReferenceForm
from editor.core.post import PostSummary
from editor.core.text.edit import Range
from editor.widgets.changes_dialog import ChangesDialog
from editor.widgets.command_palette import CommandPalette, PaletteEntry
from editor.widgets.convert_dialog import ConvertDialog
from editor.widgets.date_editor import DateEditor, _CalendarPopup
from editor.widgets.diff_view import DiffView
from editor.widgets.find_bar import FindBar
from editor.widgets.front_matter_form import FrontMatterForm
from editor.widgets.image_actions import ImageAction
from editor.widgets.image_library import ImageLibrary
from editor.widgets.image_panel import ImagePanel, ImageRow
from editor.widgets.image_settings import ImageSettings
from editor.widgets.image_work_page import ImageLimits
from editor.widgets.no_post_page import NoPostPage
from editor.widgets.post_list import PostList
from editor.widgets.start_page import StartPage
from editor.widgets.theme import apply_theme, load_theme, theme_of
from editor.widgets.view_segments import ViewSegments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")
FACTS = NameFacts(datetime(2026, 3, 1, 12, 0, 5), title="茶山", slug="tea")
LIMITS = ImageLimits(1000, 2560, True, 500)
NOWHERE = Range.on_line(0, 0, 0)
FIELDS = {"title": "By the river", "date": "2026-05-02 09:30", "categories": ("Travel",), "tags": ("boat",)}
MORE = {"cover": "/images/a.jpg", "comments": "true", "sticky": "3"}
AROUND = 5
"""pixels about a control in which its ring may lie"""
LEAST = 24
"""pixels that a ring has at least: more than a caret of one letter"""


def _form(parent: QWidget) -> QWidget:
    form = FrontMatterForm(parent)
    entries = tuple(Field(name, value, NOWHERE, NOWHERE) for name, value in {**FIELDS, **MORE}.items())
    form.show_front_matter(FrontMatter(Fence(FenceKind.YAML, 0, 1, 2, 3), entries, ()), Generator.HEXO)
    form._more.setChecked(True)
    return form


def _settings(page: int, kind: UploaderKind = UploaderKind.NONE) -> Callable[[QWidget], QWidget]:
    def made(parent: QWidget) -> QWidget:
        dialog = ImageSettings(
            "茶山手记", ImageHabits(uploader=UploaderChoice(kind)), LIMITS, "source/images", FACTS, parent
        )
        dialog._tabs.setCurrentIndex(page)
        return dialog

    return made


def _posts(parent: QWidget) -> QWidget:
    posts = PostList(parent)
    posts.set_posts([PostSummary("/a.md", "A", "2026-01-01", False)])
    return posts


def _start(parent: QWidget) -> QWidget:
    page = StartPage(parent)
    page.set_recent(["/home/ada/notes"])
    return page


def _find(parent: QWidget) -> QWidget:
    bar = FindBar(parent)
    bar.set_theme(load_theme("light"))
    return bar


def _panel(parent: QWidget) -> QWidget:
    panel = ImagePanel(parent)
    panel.set_actions(ImageAction)
    report = ImageReport(ImageStatus.WRONG_CASE, ImageStatus.MISSING, 9, 9, 99, data={"actual": "a.jpg"})
    shown = ImageReference(ReferenceForm.INLINE, "A dog", "/a.JPG", "", NOWHERE, NOWHERE)
    panel.set_rows([ImageRow(str(number), shown, "/a.JPG", report, None) for number in range(9)])
    return panel


def _library(parent: QWidget) -> QWidget:
    library = ImageLibrary(parent)
    images = [LibraryImage(f"/b/{name}.png", 100, 1, 4, 4, "png", "", ()) for name in "abc"]
    library.set_images("/b", images, ["a", "b", "c"])
    library.set_unused(frozenset({"/b/a.png"}))
    return library


def _asked(parent: QWidget) -> QWidget:
    dialog = QInputDialog(parent)
    dialog.setLabelText("New name")
    dialog.setTextValue("pier.jpg")
    return dialog


PARTS: dict[str, Callable[[QWidget], QWidget]] = {
    "form": _form,
    "post list": _posts,
    "find bar": _find,
    "start page": _start,
    "page without a post": NoPostPage,
    "views": ViewSegments,
    "names of images": _settings(0),
    "work on images": _settings(1),
    "a server": _settings(2, UploaderKind.SERVER),
    "storage": _settings(2, UploaderKind.STORAGE),
    "conversion": lambda parent: ConvertDialog(2, 4000, parent),
    "changes": lambda parent: ChangesDialog("Rename", "These posts:", [("a.md", "1")], "Rename", parent),
    "diff": DiffView,
    "images of the post": _panel,
    "all images": _library,
    "date": lambda parent: DateEditor("Date", "Date", parent),
    "calendar": lambda parent: _CalendarPopup("2026-05-02 09:30", "Date", parent),
    "a question": _asked,
    "about": lambda parent: About("/tmp/inkwright.log", parent),
}


@pytest.fixture(params=["light", "dark"])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, load_theme(request.param))
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())


def _shown(part: str, qtbot: QtBot) -> tuple[QWidget, QPushButton, QWidget]:
    """Give a part of the window or a dialog, a place for the focus to rest, and who owns both."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 620)
    found = PARTS[part](window)
    host = found if found.isWindow() else window
    if host is window:
        QVBoxLayout(window).addWidget(found)
    rest = QPushButton(host)
    rest.setGeometry(0, 0, 1, 1)
    found.show()
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return host, rest, window


def _stops(host: QWidget, rest: QWidget) -> list[QWidget]:
    return [
        found
        for found in host.findChildren(QWidget)
        if found is not rest
        and found.isVisible()
        and found.isEnabled()
        and found.focusProxy() is None
        and found.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(found, QScrollBar)
    ]


def _picture(host: QWidget, stop: QWidget) -> QImage:
    QApplication.processEvents()
    place = QRect(stop.mapTo(host, QPoint(0, 0)), stop.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    return host.grab(place.intersected(host.rect())).toImage()


def _ring(before: QImage, after: QImage) -> int:
    """Count the pixels that have taken the colour of a ring."""
    theme = theme_of(QApplication.palette())
    inks = {QColor(theme.accent).rgb(), QColor(theme.text).rgb()}
    return sum(
        after.pixel(x, y) in inks and before.pixel(x, y) != after.pixel(x, y)
        for x in range(min(before.width(), after.width()))
        for y in range(min(before.height(), after.height()))
    )


@pytest.mark.parametrize("part", PARTS)
def test_whatever_takes_the_focus_shows_it(part: str, dressed: QApplication, qtbot: QtBot) -> None:
    host, rest, _owner = _shown(part, qtbot)
    stops = _stops(host, rest)
    assert stops
    unseen = []
    for stop in stops:
        rest.setFocus()
        before = _picture(host, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if dressed.focusWidget() is stop and _ring(before, _picture(host, stop)) < LEAST:
            unseen.append((type(stop).__name__, stop.objectName(), stop.accessibleName()))
    assert unseen == []


@pytest.mark.parametrize("part", PARTS)
def test_whatever_takes_the_focus_has_a_name(part: str, qtbot: QtBot) -> None:
    host, rest, _owner = _shown(part, qtbot)
    nameless = [
        (type(stop).__name__, stop.objectName())
        for stop in _stops(host, rest)
        if not QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("part", PARTS)
def test_whatever_can_be_used_has_a_name_also_while_it_is_hidden_or_off(part: str, qtbot: QtBot) -> None:
    host, rest, _owner = _shown(part, qtbot)
    nameless = [
        (type(found).__name__, found.objectName())
        for found in host.findChildren(QWidget)
        if (found.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(found, QAbstractButton))
        and found is not rest
        and found.focusProxy() is None
        and not isinstance(found, QScrollBar)
        # parts that Qt makes for its own use: the button in a line, the corner of a table, the list of a box
        and not isinstance(found.parentWidget(), (QLineEdit, QTableView))
        and not isinstance(found.parentWidget().parentWidget(), QComboBox)
        and not QAccessible.queryAccessibleInterface(found).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_the_line_of_the_commands_has_a_ring_while_they_are_open_and_a_name(
    dressed: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 620)
    commands = CommandPalette(lambda _typed: [PaletteEntry("save", "Save", "File", "Ctrl+S")], window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=15_000)
    before = window.grab().toImage()
    commands.open()
    (line,) = (stop for stop in _stops(window, window) if dressed.focusWidget() is stop)
    assert _ring(before, window.grab().toImage()) >= LEAST
    line_ring = QColor(theme_of(QApplication.palette()).accent).rgb()
    shot = _picture(window, line)
    assert sum(shot.pixel(x, AROUND) == line_ring for x in range(shot.width())) > line.width() // 2
    assert line.accessibleName()
