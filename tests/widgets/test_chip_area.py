from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor.widgets.chip_area import MOST_HEIGHT, ChipArea

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


CHIP = 26


def _one_line(end: QPushButton) -> int:
    """Tell how high one line is: the letters of the end may be higher than a chip."""
    return max(CHIP, end.sizeHint().height())


def _shown(qtbot, request, count: int, width: int = 400) -> tuple[ChipArea, list[QLineEdit], QPushButton]:
    host = QWidget()
    qtbot.addWidget(host)
    request.addfinalizer(host.hide)  # and holds it until then
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    area = ChipArea(host)
    column.addWidget(area)
    column.addStretch(1)
    chips = []
    for _ in range(count):
        chip = QLineEdit(area.chips)
        chip.setFixedSize(90, CHIP)
        area.flow.addWidget(chip)
        chips.append(chip)
    end = QPushButton("more", area)
    end.setFixedWidth(120)
    end.setText("much more")
    area.set_trailing(end)
    host.resize(width, 500)
    host.show()
    qtbot.waitExposed(host)
    QApplication.processEvents()
    return area, chips, end


def test_a_few_chips_take_the_height_they_need_and_the_end_stands_beside_them(qtbot, request):
    area, chips, end = _shown(qtbot, request, 2)
    assert area.height() == _one_line(end)
    assert end.geometry().right() >= area.width() - 120
    assert end.y() == chips[0].y() == 0


def test_the_end_goes_below_where_the_last_line_is_full(qtbot, request):
    area, chips, end = _shown(qtbot, request, 4)
    assert area.height() == CHIP + 7 + end.sizeHint().height()
    assert end.y() == CHIP + 7
    assert chips[-1].y() == 0


def test_many_chips_scroll_and_leave_room_for_the_rest(qtbot, request):
    area, chips, end = _shown(qtbot, request, 200)
    assert area.height() == MOST_HEIGHT + 7 + end.sizeHint().height()
    assert end.y() == MOST_HEIGHT + 7
    assert area._scroll.verticalScrollBar().maximum() > 1000
    assert chips[-1].visibleRegion().isEmpty()
    chips[-1].setFocus()
    area._on_focus_changed(None, chips[-1])
    assert not chips[-1].visibleRegion().isEmpty()


def test_it_grows_and_shrinks_as_chips_come_and_go(qtbot, request):
    area, chips, end = _shown(qtbot, request, 2)
    for chip in [*chips]:
        for _ in range(3):
            more = QLineEdit(area.chips)
            more.setFixedSize(chip.size())
            area.flow.addWidget(more)
            more.show()
    qtbot.waitUntil(lambda: area.height() > _one_line(end))
    for chip in area.chips.findChildren(QLineEdit)[1:]:
        area.flow.removeWidget(chip)
        chip.hide()
    qtbot.waitUntil(lambda: area.height() == _one_line(end))


def test_a_narrow_window_makes_lines_and_a_wide_one_takes_them_back(qtbot, request):
    area, _, end = _shown(qtbot, request, 3)
    tall = area.heightForWidth(130)
    assert tall > area.heightForWidth(900) == _one_line(end)
