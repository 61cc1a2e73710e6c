"""The line above the images: how many there are, which are shown, how a check goes, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from editor.widgets.busy_mark import BusyMark
from editor.widgets.elided_label import ElidedLabel
from editor.widgets.image_actions import ImageAction
from editor.widgets.image_row import ImageFilter
from editor.widgets.plain_label import named, plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

_MANY = 6
"""images from which typing a filter is worth its room"""


class ImageBar(QWidget):
    """Shows counts and progress, and tells wishes about all images."""

    filter_chosen = Signal(str)
    text_changed = Signal(str)
    left_down = Signal()
    """the keyboard wants to go on to the table"""
    check_requested = Signal()
    cancel_requested = Signal()
    action_requested = Signal(str)
    """the value of an ImageAction that is to be done to all images which allow it"""
    fill_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._counts: Mapping[ImageFilter, int] = {}
        self._wanted: dict[QWidget, bool] = {}
        """which of the parts that come and go are to be seen, as far as there is room"""
        self._added: QWidget | None = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(9)
        self._title = plain_label()
        self._title.setProperty("role", "section")
        row.addWidget(self._title)
        self._build_chips()
        self._build_progress()
        row.addStretch(1)
        self._build_right()
        self._fit()

    def _build_chips(self) -> None:
        self._filters = QButtonGroup(self)
        self._chips: dict[ImageFilter, QPushButton] = {}
        for image_filter in ImageFilter:
            chip = QPushButton(self)
            chip.setProperty("chip", True)
            chip.setProperty("tone", "bad" if image_filter is ImageFilter.PROBLEMS else "")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, chosen=image_filter: self.filter_chosen.emit(chosen.value))
            self._filters.addButton(chip)
            self._chips[image_filter] = chip
            self._row.addWidget(chip)
        self._chips[ImageFilter.ALL].setChecked(True)

    def _build_progress(self) -> None:
        self._mark = BusyMark(self)
        self._progress = QProgressBar(self)
        self._progress.setFixedWidth(96)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of the check"))
        self._progress_words = ElidedLabel(self)
        self._progress_words.setProperty("role", "small")
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setProperty("quiet", True)
        self._cancel.setAccessibleName(self.tr("Cancel the check"))
        self._cancel.clicked.connect(self.cancel_requested)
        for widget in (self._mark, self._progress, self._progress_words, self._cancel):
            self._row.addWidget(widget)
            widget.hide()

    def _build_right(self) -> None:
        self._checked = ElidedLabel(self)
        self._checked.setProperty("role", "small")
        self._line = named(QLineEdit(self), "image-filter")
        self._line.setPlaceholderText(self.tr("Filter images"))
        self._line.setAccessibleName(self.tr("Filter images by description or address"))
        self._line.setClearButtonEnabled(True)
        self._line.setMaximumWidth(170)
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line.textChanged.connect(self.text_changed)
        self._line.installEventFilter(self)
        self._fill = QPushButton(self)
        self._fill.clicked.connect(self.fill_requested)
        self._fix, self._store, self._upload = QPushButton(self), QPushButton(self), QPushButton(self)
        for button, action in (
            (self._fix, ImageAction.FIX),
            (self._store, ImageAction.MAKE_LOCAL),
            (self._upload, ImageAction.UPLOAD),
        ):
            button.clicked.connect(lambda _=False, wanted=action: self.action_requested.emit(wanted.value))
        self._check = QPushButton(self.tr("Check again"), self)
        self._check.clicked.connect(self.check_requested)
        deeds = self._fill, self._fix, self._check, self._store, self._upload
        for widget in (self._checked, self._line, *deeds):
            self._row.addWidget(widget)

    # --- what is shown

    def show_counts(self, counts: Mapping[ImageFilter, int]) -> None:
        """Show how many rows each filter lets through; filters without any are left away."""
        self._counts = counts
        total = counts.get(ImageFilter.ALL, 0)
        has_rows = total + counts.get(ImageFilter.UNUSED, 0) > 0
        words = {
            ImageFilter.ALL: self.tr("All"),
            ImageFilter.PROBLEMS: self.tr("Problems {count}"),
            ImageFilter.LOCAL: self.tr("Local {count}"),
            ImageFilter.WEB: self.tr("Web {count}"),
            ImageFilter.UNUSED: self.tr("Unused {count}"),
        }
        self._title.setText(self.tr("Images {count}").format(count=total))
        for image_filter, chip in self._chips.items():
            count = counts.get(image_filter, 0)
            chip.setText(words[image_filter].format(count=count))
            is_kept = image_filter is ImageFilter.ALL or count > 0 or chip.isChecked()
            self._wanted[chip] = has_rows and is_kept
        self._check.setEnabled(has_rows)
        self._wanted[self._line] = total >= _MANY or bool(self._line.text())
        self._fit()

    def show_progress(self, done: int, total: int, *, may_cancel: bool) -> None:
        """Show how many of `total` images are checked; everything goes when all are."""
        is_busy = done < total
        self._mark.set_busy(is_busy=is_busy)
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        words = self.tr("Checking {done} of {total}").format(done=done, total=total) if is_busy else ""
        self._progress_words.setText(words)
        for widget in (self._progress, self._progress_words):
            self._wanted[widget] = is_busy and total > 1
        self._wanted[self._cancel] = is_busy and may_cancel
        self._fit()

    def show_deeds(self, counts: Mapping[ImageAction, int]) -> None:
        """Offer what can be done with several images at once, each with how many it is for."""
        fixable = counts.get(ImageAction.FIX, 0)
        undescribed = counts.get(ImageAction.EDIT_DESCRIPTION, 0)
        away, at_home = counts.get(ImageAction.MAKE_LOCAL, 0), counts.get(ImageAction.UPLOAD, 0)
        self._fix.setText(self.tr("Fix {count}").format(count=fixable))
        self._fix.setAccessibleName(self.tr("Fix {count} images, as one step").format(count=fixable))
        self._fill.setText(self.tr("Describe {count}").format(count=undescribed))
        self._fill.setAccessibleName(
            self.tr("Fill {count} missing descriptions, one after the other").format(count=undescribed)
        )
        self._fill.setToolTip(self._fill.accessibleName())
        self._fix.setToolTip(self._fix.accessibleName())
        self._store.setText(self.tr("Make {count} local").format(count=away))
        self._store.setToolTip(
            self.tr("Fetch {count} images into the post's folder, as one step").format(count=away)
        )
        self._upload.setText(self.tr("Upload {count}").format(count=at_home))
        self._upload.setToolTip(self.tr("Upload {count} images, as one step").format(count=at_home))
        self._wanted[self._fix] = fixable > 0
        self._wanted[self._fill] = undescribed > 0
        self._wanted[self._store] = away > 0
        self._wanted[self._upload] = at_home > 0
        self._fit()

    def show_checked(self, words: str) -> None:
        """Show when the last check was, in words; "" where none was."""
        self._checked.setText(words)
        self._fit()

    def show_title(self, *, is_shown: bool) -> None:
        """Leave the title away where a switch between views stands in its place."""
        self._title.setVisible(is_shown)
        self._fit()

    def add_button(self, button: QWidget, place: int = -1) -> None:
        """Put a further button into the line, at the right, or at a place counted from the left."""
        self._row.insertWidget(place, button)
        self._added = button
        self._fit()

    @property
    def text(self) -> str:
        """Give the typed words."""
        return self._line.text()

    def reset_filter(self) -> None:
        """Let everything through again."""
        self._chips[ImageFilter.ALL].setChecked(True)
        self._line.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave away what has no room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape clear the words, and Down and Enter go on to the table."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._line.text():
                self._line.clear()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape}:
                self.left_down.emit()
                return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Show what is wanted, and leave away what has no room, the least needed first."""
        is_busy = self._wanted.get(self._cancel, False) or self._wanted.get(self._progress, False)
        self._wanted[self._checked] = bool(self._checked.text()) and not is_busy
        kinds = ImageFilter
        least_first = [
            self._checked,
            self._progress,
            self._line,
            *(self._chips[kind] for kind in (kinds.UNUSED, kinds.LOCAL, kinds.WEB)),
            self._progress_words,
            self._upload,
            self._store,
            self._fill,
            self._fix,
            self._cancel,
        ]
        shown = {widget for widget, is_wanted in self._wanted.items() if is_wanted}
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._mark.width()
        if not self._title.isHidden():
            room -= self._title.sizeHint().width()
        if self._added is not None and self._added.parentWidget() is self:
            room -= self._added.sizeHint().width()
        room -= self._check.sizeHint().width() + 4 * self._row.spacing()
        needed = sum(self._room_of(widget) for widget in shown)
        for widget in least_first:
            is_used = widget is self._line and bool(self._line.text())
            is_used |= isinstance(widget, QPushButton) and widget.isChecked()
            if needed > room and widget in shown and not is_used:
                shown.discard(widget)
                needed -= self._room_of(widget)
        for widget in self._wanted:
            widget.setVisible(widget in shown)

    def _room_of(self, widget: QWidget) -> int:
        return min(widget.sizeHint().width(), widget.maximumWidth()) + self._row.spacing()
