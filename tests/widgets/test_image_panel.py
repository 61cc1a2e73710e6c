from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QTableView

from editor.core.images.check import ImageReport, ImageStatus
from editor.core.images.reference import ImageReference, ReferenceForm
from editor.core.text.edit import Range
from editor.widgets.image_actions import ImageAction
from editor.widgets.image_panel import ImagePanel, ImageRow
from editor.widgets.image_rows import Column

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")

OK, MISSING = ImageStatus.OK, ImageStatus.MISSING


def reference(description: str, destination: str, line: int) -> ImageReference:
    place = Range.on_line(line, 0, 5)
    return ImageReference(ReferenceForm.INLINE, description, destination, "", place, place)


def row(key: str, destination: str, here=OK, site=OK, description="A dog", line=4, **data) -> ImageRow:
    report = ImageReport(here, site, 1920, 1280, 348_000, data=data)
    return ImageRow(key, reference(description, destination, line), destination, report, None)


def png(colour: str) -> bytes:
    image = QImage(50, 34, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


UNUSED = ImageRow("unused:/b/old.png", None, "/images/old.png", ImageReport(OK, OK, 10, 10, 900), None)
ROWS = [
    row("0", "/images/sunset.JPG", ImageStatus.WRONG_CASE, MISSING, actual="sunset.jpg"),
    row("1", "https://img.example.net/a.png", OK, ImageStatus.BLOCKED, description="", http="403"),
    row("2", "/images/dog.jpg"),
    UNUSED,
]


@pytest.fixture
def panel(qtbot):
    widget = ImagePanel()
    qtbot.addWidget(widget)
    widget.resize(1150, 300)
    widget.set_actions(ImageAction)
    widget.set_rows(ROWS)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def table(panel: ImagePanel) -> QTableView:
    return panel.findChild(QTableView)


def keys(panel: ImagePanel) -> list[str]:
    model = table(panel).model()
    return [model.row_at(model.index(place, 0)).key for place in range(model.rowCount())]


def cell(panel: ImagePanel, place: int, column: Column) -> str:
    return table(panel).model().index(place, column).data()


def chip(panel: ImagePanel, word: str) -> QPushButton:
    return next(button for button in panel.findChildren(QPushButton) if button.text().startswith(word))


def click(panel: ImagePanel, qtbot, place: int, column: Column, x: int | None = None) -> None:
    rect = table(panel).visualRect(table(panel).model().index(place, column))
    at = rect.center()
    if x is not None:
        at.setX(rect.left() + x)
    qtbot.mouseClick(table(panel).viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_each_image_tells_two_verdicts_in_words_and_marks(panel):
    assert cell(panel, 0, Column.HERE) == "● Case differs: sunset.jpg"
    assert cell(panel, 0, Column.SITE) == "✕ Will be missing"
    assert cell(panel, 1, Column.SITE) == "● 403 refused"
    assert cell(panel, 2, Column.HERE) == "✓ Shows"
    assert cell(panel, 2, Column.SIZE) == "1920 × 1280 · 348 KB"
    assert cell(panel, 2, Column.LINE) == "5"


def test_an_image_without_a_description_says_so(panel):
    assert cell(panel, 1, Column.DESCRIPTION) == "(no description)"


def test_the_chips_count_and_filter(panel, qtbot):
    shown = [
        button.text()
        for button in panel.findChildren(QPushButton)
        if button.isCheckable() and button.isVisible()
    ]
    assert shown == ["All", "Problems 1", "Local 2", "Web 1", "Unused 1"]
    for word, found in [("Problems", ["0"]), ("Local", ["0", "2"]), ("Web", ["1"]), ("Unused", [UNUSED.key])]:
        qtbot.mouseClick(chip(panel, word), Qt.MouseButton.LeftButton)
        assert keys(panel) == found
    qtbot.mouseClick(chip(panel, "All"), Qt.MouseButton.LeftButton)
    assert len(keys(panel)) == 4


def test_unused_files_are_not_counted_as_images(panel):
    titles = [label.text() for label in panel.findChildren(QLabel)]
    assert "Images 3" in titles


def test_a_click_goes_to_the_image(panel, qtbot):
    with qtbot.waitSignal(panel.row_chosen) as told:
        click(panel, qtbot, 1, Column.DESCRIPTION)
    assert told.args == ["1"]


def test_enter_goes_to_the_image_of_the_row(panel, qtbot):
    table(panel).setFocus()
    table(panel).selectRow(2)
    with qtbot.waitSignal(panel.action_requested) as told:
        qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert told.args == ["go-to", ["2"]]


def test_an_unused_file_is_inserted_or_moved_to_the_trash_by_a_click(panel, qtbot):
    with qtbot.waitSignal(panel.action_requested) as told, qtbot.assertNotEmitted(panel.row_chosen):
        click(panel, qtbot, 3, Column.SITE, 20)
    assert told.args == ["insert", [UNUSED.key]]
    with qtbot.waitSignal(panel.action_requested) as told:
        click(panel, qtbot, 3, Column.SITE, 110)
    assert told.args == ["delete-unused", [UNUSED.key]]


def test_the_keyboard_trashes_unused_files_only(panel, qtbot):
    table(panel).selectRow(2)
    with qtbot.assertNotEmitted(panel.action_requested):
        qtbot.keyClick(table(panel), Qt.Key.Key_Delete)
    table(panel).selectRow(3)
    with qtbot.waitSignal(panel.action_requested) as told:
        qtbot.keyClick(table(panel), Qt.Key.Key_Delete)
    assert told.args == ["delete-unused", [UNUSED.key]]
    with qtbot.waitSignal(panel.action_requested) as told:
        qtbot.keyClick(table(panel), Qt.Key.Key_Insert)
    assert told.args == ["insert", [UNUSED.key]]


def menu_of(panel: ImagePanel, qtbot, *places: int) -> QMenu:
    """Open the menu of rows by the keyboard."""
    table(panel).clearSelection()
    for place in places:
        table(panel).selectionModel().select(
            table(panel).model().index(place, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    flags = QItemSelectionModel.SelectionFlag.NoUpdate
    table(panel).selectionModel().setCurrentIndex(table(panel).model().index(places[0], 1), flags)
    qtbot.keyClick(table(panel), Qt.Key.Key_Menu)
    return panel.findChild(QMenu)


def entries(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_what_a_row_can_do(panel, qtbot):
    menu = menu_of(panel, qtbot, 3)
    assert entries(menu) == ["insert", "copy-address", "delete-unused"]
    with qtbot.waitSignal(panel.action_requested) as told:
        menu.actions()[0].trigger()
    assert told.args == ["insert", [UNUSED.key]]
    menu.close()


def test_the_button_asks_for_another_check(panel, qtbot):
    with qtbot.waitSignal(panel.check_requested):
        qtbot.mouseClick(chip(panel, "Check again"), Qt.MouseButton.LeftButton)


def test_a_new_verdict_draws_one_row_only_and_keeps_the_selection(panel, qtbot):
    model = table(panel).model()
    table(panel).selectRow(1)
    changed = []
    model.dataChanged.connect(lambda first, last, _: changed.append((first.row(), last.row())))
    fresh = replace(ROWS[2], report=ImageReport(MISSING, MISSING))
    with qtbot.assertNotEmitted(model.modelReset):
        panel.set_rows([*ROWS[:2], fresh, UNUSED])
    assert changed == [(2, 2)]
    assert table(panel).currentIndex().row() == 1
    assert cell(panel, 2, Column.HERE) == "✕ Not found"


def test_the_selection_follows_an_image_that_moves(panel):
    table(panel).selectRow(2)
    panel.set_rows([row("9", "/images/new.jpg"), *ROWS])
    assert table(panel).currentIndex().row() == 3


def test_no_image_is_told_in_words(panel):
    panel.set_rows([])
    empty = panel.findChild(QLabel, "empty")
    assert empty.isVisible()
    assert empty.text() == "No images yet: drop or paste one into the text"
    assert not chip(panel, "Check again").isEnabled()


def test_a_filter_that_runs_empty_says_so(panel, qtbot):
    qtbot.mouseClick(chip(panel, "Problems"), Qt.MouseButton.LeftButton)
    panel.set_rows([ROWS[2]])
    assert panel.findChild(QLabel, "empty").text() == "No image of this kind"


def test_a_thumbnail_is_drawn(panel):
    panel.set_rows([replace(ROWS[2], thumbnail=png("#00ff00"))])
    rect = table(panel).visualRect(table(panel).model().index(0, 0))
    image = table(panel).viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    seen = image.pixelColor(int((rect.left() + 35) * ratio), int(rect.center().y() * ratio))
    assert (seen.red(), seen.green(), seen.blue()) == (0, 255, 0)


def test_bytes_that_are_no_picture_are_drawn_as_none(panel):
    panel.set_rows([replace(ROWS[2], thumbnail=b"<svg/>")])
    assert not panel.grab().isNull()


def test_a_row_speaks_for_itself(panel):
    spoken = table(panel).model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "A dog" in spoken
    assert "Will be missing" in spoken


def test_a_thousand_images_stay_quick(panel):
    many = [row(str(n), f"/images/{n}.jpg", line=n) for n in range(1000)]
    begin = time.perf_counter()
    panel.set_rows(many)
    panel.set_rows([*many[:-1], replace(many[-1], report=None)])
    panel.grab()
    # generous: a slow machine shared by many must not fail it, a quadratic walk over the rows must
    assert time.perf_counter() - begin < 2.0
    assert len(keys(panel)) == 1000


def test_a_narrow_panel_leaves_the_dimensions_away(panel, qtbot):
    panel.resize(700, 300)
    qtbot.waitUntil(lambda: table(panel).isColumnHidden(Column.SIZE))
    assert not table(panel).isColumnHidden(Column.SITE)


def test_the_whole_row_under_the_mouse_is_lit_and_only_while_it_is_there(panel, qtbot):
    view = table(panel)
    view.clearSelection()

    def ground(place: int, column: Column) -> str:
        rect = view.visualRect(view.model().index(place, column))
        return view.viewport().grab().toImage().pixelColor(rect.right() - 3, rect.top() + 3).name()

    at_rest = ground(1, Column.LINE)
    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(1, Column.DESTINATION)).center())
    qtbot.waitUntil(lambda: ground(1, Column.LINE) != at_rest)
    assert ground(1, Column.LINE) == ground(1, Column.DESCRIPTION)
    assert ground(0, Column.LINE) == at_rest
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert ground(1, Column.LINE) == at_rest
