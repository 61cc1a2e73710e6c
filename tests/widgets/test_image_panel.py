from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)

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
    return [action.objectName() for action in menu.actions() if action.isEnabled() and action.objectName()]


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


def test_a_post_that_can_only_be_read_asks_for_no_image(panel):
    panel.set_rows([])
    panel.set_post(is_writable=False)
    assert panel.findChild(QLabel, "empty").text() == "No images in this post, which can only be read"


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
    begin = time.process_time()
    panel.set_rows(many)
    panel.set_rows([*many[:-1], replace(many[-1], report=None)])
    panel.grab()
    # generous: a slow machine shared by many must not fail it, a quadratic walk over the rows must
    assert time.process_time() - begin < 6
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


def shown_buttons(panel: ImagePanel) -> dict[str, QPushButton]:
    return {one.text(): one for one in panel.findChildren(QPushButton) if one.isVisible()}


def test_all_images_are_brought_home_or_uploaded_by_a_button(panel, qtbot):
    files = [replace(one, report=replace(one.report, path=f"/b/{one.key}.jpg")) for one in ROWS]
    files[1] = ROWS[1]
    panel.set_rows([*files, row("4", "https://img.example.net/b.png")])
    buttons = shown_buttons(panel)
    with qtbot.waitSignal(panel.action_requested) as told:
        qtbot.mouseClick(buttons["Make 2 local"], Qt.MouseButton.LeftButton)
    assert told.args == ["make-local", ["1", "4"]]
    with qtbot.waitSignal(panel.action_requested) as told:
        qtbot.mouseClick(buttons["Upload 2"], Qt.MouseButton.LeftButton)
    assert told.args == ["upload", ["0", "2"]]
    panel.set_post(is_writable=False)
    assert not {"Make 2 local", "Upload 2"} & set(shown_buttons(panel))


FIXABLE = replace(ROWS[0], repairs=("Use /images/sunset.jpg", "Copy the file to source/images/sunset.JPG"))


def test_the_best_repair_is_a_button_and_the_others_are_in_the_menu(panel, qtbot):
    panel.set_rows([FIXABLE, *ROWS[1:]])
    with qtbot.waitSignal(panel.action_requested) as told:
        click(panel, qtbot, 0, Column.ACTION, 30)
    assert told.args == ["fix", ["0"]]
    menu = menu_of(panel, qtbot, 0)
    assert entries(menu)[:2] == ["repair-0", "repair-1"]
    assert menu.actions()[1].text() == FIXABLE.repairs[1]
    with qtbot.waitSignal(panel.repair_requested) as told:
        menu.actions()[1].trigger()
    assert told.args == ["0", 1]
    menu.close()


def test_an_ampersand_in_a_name_is_shown_in_the_menu(panel, qtbot):
    panel.set_rows([replace(FIXABLE, repairs=("Use /images/A&B.png",))])
    menu = menu_of(panel, qtbot, 0)
    assert menu.actions()[0].text() == "Use /images/A&&B.png"
    menu.close()


def test_the_menus_button_opens_the_menu_of_its_row(panel, qtbot):
    rect = table(panel).visualRect(table(panel).model().index(1, Column.ACTION))
    click(panel, qtbot, 1, Column.ACTION, rect.width() - 20)
    menu = panel.findChild(QMenu)
    assert "make-local" in entries(menu)
    assert [table(panel).selected_keys()] == [["1"]]
    menu.close()


def test_several_rows_are_asked_for_at_once(panel, qtbot):
    panel.set_rows([FIXABLE, ROWS[1], replace(ROWS[2], repairs=("Use x",)), UNUSED])
    menu = menu_of(panel, qtbot, 0, 1, 2)
    assert entries(menu)[0] == "fix"
    assert not {"go-to", "rename", "edit-description"} & set(entries(menu))
    with qtbot.waitSignal(panel.action_requested) as told:
        menu.actions()[0].trigger()
    assert told.args == ["fix", ["0", "2"]]
    menu.close()
    with qtbot.waitSignal(panel.action_requested) as told:
        qtbot.mouseClick(chip(panel, "Fix 2"), Qt.MouseButton.LeftButton)
    assert told.args == ["fix", ["0", "2"]]


def test_the_selection_of_several_rows_follows_them(panel, qtbot):
    menu_of(panel, qtbot, 0, 2).close()
    panel.set_rows([row("9", "/images/new.jpg"), *ROWS])
    assert table(panel).selected_keys() == ["0", "2"]


def test_copying_takes_all_selected_rows(panel, qtbot):
    table(panel).selectAll()
    with qtbot.waitSignal(panel.action_requested) as told:
        qtbot.keyClick(table(panel), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["copy-address", ["0", "1", "2", UNUSED.key]]


def editor_of(panel: ImagePanel) -> QLineEdit | None:
    return next((line for line in panel.findChildren(QLineEdit, "description") if not line.isHidden()), None)


def test_missing_descriptions_are_filled_one_after_the_other(panel, qtbot):
    bare = [row(key, f"/{key}.png", description="", line=n) for n, key in enumerate("ab")]
    panel.set_rows([bare[0], ROWS[2], bare[1]])
    panel.set_suggester(lambda found: f"near {found.key}")
    qtbot.mouseClick(chip(panel, "Describe 2"), Qt.MouseButton.LeftButton)
    line = editor_of(panel)
    assert (line.text(), line.selectedText()) == ("near a", "near a")
    with qtbot.waitSignal(panel.description_edited) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["a", "near a"]
    line = editor_of(panel)
    assert line.text() == "near b"
    qtbot.keyClicks(line, "My  dog ")
    with qtbot.waitSignal(panel.description_edited) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["b", "My dog"]
    assert editor_of(panel) is None


def test_a_suggestion_that_nobody_touched_is_not_kept_when_the_focus_goes(panel, qtbot):
    panel.set_suggester(lambda _: "Heading")
    panel.edit_description("1")
    with qtbot.assertNotEmitted(panel.description_edited):
        chip(panel, "Check again").setFocus()
    assert editor_of(panel) is None


def test_another_post_closes_the_description_that_was_being_written(panel, qtbot):
    panel.edit_description("2")
    qtbot.keyClicks(editor_of(panel), "half a")
    with qtbot.assertNotEmitted(panel.description_edited):
        panel.set_post(is_writable=True)
        panel.set_rows([row("2", "/another.png")])
    assert editor_of(panel) is None


def test_the_line_follows_its_row_and_goes_with_it(panel):
    panel.edit_description("2")
    before = editor_of(panel).y()
    panel.set_rows([row("8", "/images/new.jpg"), *ROWS])
    assert editor_of(panel).y() > before
    panel.set_rows(ROWS[:2])
    assert editor_of(panel) is None


def test_a_post_that_cannot_be_written_offers_no_change(panel, qtbot):
    panel.set_post(is_writable=False)
    panel.set_rows([FIXABLE, *ROWS[1:]])
    assert not chip(panel, "Fix").isVisible()
    panel.edit_description("2")
    assert editor_of(panel) is None
    with qtbot.assertNotEmitted(panel.action_requested):
        click(panel, qtbot, 0, Column.ACTION, 30)


def test_progress_counts_and_can_be_cancelled(panel, qtbot):
    panel.set_cancellable(may_cancel=True)
    panel.set_rows([ROWS[0], replace(ROWS[1], report=None), replace(ROWS[2], report=None)])
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Checking 1 of 3" in words
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(chip(panel, "Cancel"), Qt.MouseButton.LeftButton)
    panel.set_rows(ROWS)
    assert not chip(panel, "Cancel").isVisible()


@pytest.mark.parametrize("width", [300, 420, 560, 700, 900, 1100, 1400])
def test_the_line_above_never_claims_more_room_than_there_is(panel, width):
    panel.set_cancellable(may_cancel=True)
    panel.set_checked("Web checked 2026-11-22 12:00")
    panel.resize(width, 300)
    panel.set_rows([FIXABLE, *ROWS[1:], *(row(f"x{n}", f"/{n}.png", description="") for n in range(9))])
    assert panel.width() == width
    QApplication.processEvents()
    shown = [one for one in panel._bar.children() if one.isWidgetType() and one.isVisible()]
    right = max(one.geometry().right() for one in shown)
    assert right <= max(width, panel._bar._title.width() + chip(panel, "Check again").width() + 120)


def test_a_header_sorts_and_says_so(panel, qtbot):
    header = table(panel).horizontalHeader()

    def press(column: Column) -> None:
        at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    with qtbot.waitSignal(panel.order_changed) as told:
        press(Column.SITE)
    assert told.args == ["site"]
    assert keys(panel)[0] == "0"
    press(Column.SITE)
    assert keys(panel) == ["2", "1", "0", UNUSED.key]
    with qtbot.assertNotEmitted(panel.order_changed):
        press(Column.THUMBNAIL)
    panel.set_order("line")
    assert keys(panel) == ["0", "1", "2", UNUSED.key]
    assert not header.isSortIndicatorShown()


def test_typed_words_filter_and_an_empty_result_is_told(panel, qtbot):
    line = panel.findChild(QLineEdit, "image-filter")
    line.setText("IMG.example")
    assert keys(panel) == ["1"]
    line.setText("nowhere")
    assert "words" in panel.findChild(QLabel, "empty").text()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert len(keys(panel)) == 4


def test_rows_in_sight_are_told(panel, qtbot):
    with qtbot.waitSignal(panel.sight_changed) as told:
        panel.set_rows([row(str(n), f"/images/{n}.jpg", line=n) for n in range(500)])
    assert told.args[0][0] == "0"
    assert len(told.args[0]) < 30
    with qtbot.waitSignal(panel.sight_changed) as told:
        table(panel).scrollToBottom()
    assert told.args[0][-1] == "499"


def test_a_name_full_of_markup_stays_text_in_the_tip(panel):
    panel.set_rows([replace(FIXABLE, repairs=("Use <img src=x>.png",))])
    tip = table(panel).model().index(0, Column.ACTION).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip


def test_a_second_view_takes_the_switch_along(panel, qtbot):
    other = QWidget()
    row_of_other = QHBoxLayout(other)
    panel.add_view(("This post", "All images"), other, row_of_other.addWidget)
    qtbot.mouseClick(chip(panel, "All images"), Qt.MouseButton.LeftButton)
    assert other.isVisible()
    assert chip(panel, "This post").isVisible()
    assert not table(panel).isVisible()
    qtbot.keyClick(chip(panel, "All images"), Qt.Key.Key_Left)
    assert table(panel).isVisible()
    assert not other.isVisible()
    assert chip(panel, "This post").isChecked()


def test_a_verdict_too_long_for_its_column_is_whole_in_the_tip(panel):
    model = table(panel).model()
    tip = model.data(model.index(0, Column.HERE), Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<qt>● Case differs: sunset.jpg")
    assert tip.count("<qt>") == tip.count("</qt>") == 1
    plain = model.data(model.index(2, Column.HERE), Qt.ItemDataRole.ToolTipRole)
    assert "Shows" not in plain


def test_a_verdict_too_long_for_its_column_is_cut_at_its_details_and_not_within_a_word(panel):
    shown, pictures = table(panel), []
    for name in ("a-long-name-of-a-picture-of-a-sunset.jpg", "another-long-name-of-a-picture.jpg"):
        panel.set_rows([row("0", "/images/x.JPG", ImageStatus.WRONG_CASE, OK, actual=name)])
        shown.setColumnWidth(Column.HERE, 124)
        place = shown.visualRect(shown.model().index(0, Column.HERE))
        pictures.append(shown.viewport().grab(place).toImage())
    assert pictures[0] == pictures[1]
    shown.setColumnWidth(Column.HERE, 400)
    place = shown.visualRect(shown.model().index(0, Column.HERE))
    assert shown.viewport().grab(place).toImage().copy(0, 0, 124, 44) != pictures[1]
