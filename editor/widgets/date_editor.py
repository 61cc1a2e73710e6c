"""A date as text that may be typed freely, with a calendar and a clock that keep its written form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
)

from editor.widgets.chips import ChipFrame, SnugLineEdit, icon_button
from editor.widgets.pending_text import PendingText
from editor.widgets.theme import restyle, theme_of
from editor.widgets.written_date import Moment, has_time, read_moment, write_moment

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import (
        QWidget,
    )

    from editor.core.frontmatter.field import FieldValue


class DateEditor(ChipFrame):
    """A chip with a label, the date as written, and the button of a calendar."""

    edited = Signal(object)
    problem_changed = Signal(str)
    """what is wrong with the date, "" when nothing is"""

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._note = ""
        self._row.setContentsMargins(10, 0, 6, 0)
        if label:
            words = QLabel(label)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setProperty("label", True)
            self._row.addWidget(words)
        self.edit = SnugLineEdit(self)
        self.edit.setPlaceholderText(self.tr("no date"))
        self.edit.setAccessibleName(name)
        self.watch_focus(self.edit)
        self.button = icon_button("calendar", self)
        self.button.setFixedSize(20, 20)
        self.button.setAccessibleName(self.tr("Choose {name} in a calendar").format(name=name))
        self._row.addWidget(self.edit)
        self._row.addWidget(self.button)
        self._pending = PendingText(self.edit)
        self._pending.settled.connect(lambda text: self.edited.emit(text or None))
        self.edit.textChanged.connect(self._mark_error)
        self.button.clicked.connect(self._open_popup)

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:
        """Show a date as it is written."""
        self._pending.show_text(value if isinstance(value, str) else "", afresh=afresh)

    def set_note(self, note: str) -> None:
        """Say what becomes of the date: to the mouse that rests on it, and to a screen reader."""
        self._note = note
        self.setToolTip(note)
        self._mark_error(self.edit.text())

    def flush(self) -> None:
        """Tell what was typed now."""
        self._pending.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody type or choose."""
        self.edit.setReadOnly(is_read_only)
        self.button.setVisible(not is_read_only)

    def choose(self, moment: Moment) -> None:
        """Take another moment, in the form in which the date is written."""
        self._pending.replace(write_moment(self.edit.text(), moment))

    def _mark_error(self, text: str) -> None:
        is_wrong = bool(text) and read_moment(text) is None
        known = self.tr("A date that cannot be read: write 2026-05-02 09:30")
        self.edit.setAccessibleDescription(known if is_wrong else self._note)
        if is_wrong != bool(self.property("error")):
            restyle(self, error=is_wrong)
            self.problem_changed.emit(known if is_wrong else "")

    def _open_popup(self) -> None:
        popup = _CalendarPopup(self.edit.text(), self._name, self.window())
        popup.chosen.connect(self.choose)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.calendar.setFocus()


class _Calendar(QCalendarWidget):
    """A calendar whose chosen day is a round seal, with a ring while the keyboard is on the days."""

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:  # noqa: N802 - Qt's virtual
        """Draw a day."""
        if date != self.selectedDate():
            super().paintCell(painter, rect, date)
            return
        theme = theme_of(QApplication.palette())
        seal = rect.adjusted(2, 2, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = any(days.hasFocus() for days in self.findChildren(QAbstractItemView))
        painter.setPen(QPen(QColor(theme.text), 2) if has_focus else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(seal, 6, 6)
        painter.setPen(QColor(theme.on_accent))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        painter.restore()


class _CalendarPopup(QFrame):
    """The calendar and the clock; it goes away when a click lands elsewhere."""

    chosen = Signal(object)

    def __init__(self, written: str, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        self.calendar = _Calendar(self)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.setMinimumSize(280, 220)
        for inner in (QAbstractItemView, QSpinBox):
            for part in self.calendar.findChildren(inner):
                part.setAccessibleName(name)
        self.calendar.currentPageChanged.connect(self._name_months)
        self._name_months(self.calendar.yearShown(), self.calendar.monthShown())
        self._calm_weekend()
        column.addWidget(self.calendar)
        self.clock = QTimeEdit(self)
        self.clock.setDisplayFormat("HH:mm:ss" if written.count(":") != 1 else "HH:mm")
        self.clock.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.clock.setVisible(has_time(written))
        self.clock.setAccessibleName(self.tr("Time of day"))
        self._show(read_moment(written))
        now = QPushButton(self.tr("Now"), self)
        now.setProperty("quiet", True)
        done = QPushButton(self.tr("Set"), self)
        done.setProperty("primary", True)
        row = QHBoxLayout()
        row.addWidget(self.clock)
        row.addStretch(1)
        row.addWidget(now)
        row.addWidget(done)
        column.addLayout(row)
        now.clicked.connect(lambda: self._show(None))
        done.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)

    def _name_months(self, year: int, month: int) -> None:
        """Name the arrows by the months they lead to."""
        shown, locale = QDate(year, month, 1), self.calendar.locale()
        for name, step in (("qt_calendar_prevmonth", -1), ("qt_calendar_nextmonth", 1)):
            there = shown.addMonths(step)
            for arrow in self.calendar.findChildren(QAbstractButton, name):
                words = f"{locale.standaloneMonthName(there.month())} {there.year()}"
                arrow.setAccessibleName(words)
                arrow.setToolTip(words)

    def _calm_weekend(self) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(theme_of(QApplication.palette()).quiet))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, quiet)

    def _show(self, moment: Moment | None) -> None:
        date, time = QDate.currentDate(), QDateTime.currentDateTime().time()
        if moment:
            date = QDate(moment.year, moment.month, moment.day)
            time = QTime(moment.hour, moment.minute, min(moment.second, 59))
        self.calendar.setSelectedDate(date)
        self.clock.setTime(time)

    def _choose(self) -> None:
        date, time = self.calendar.selectedDate(), self.clock.time()
        moment = Moment(date.year(), date.month(), date.day(), time.hour(), time.minute(), time.second())
        self.chosen.emit(moment)
        self.close()
