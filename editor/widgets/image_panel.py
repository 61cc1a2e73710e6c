"""The images of the post: each with its two verdicts, what can be done, and the files nothing refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QVBoxLayout, QWidget

from editor.core.images.check import ImageStatus
from editor.widgets.description_editor import DescriptionEditor, description_cell
from editor.widgets.image_actions import ImageAction, allows, offered
from editor.widgets.image_bar import ImageBar
from editor.widgets.image_menu import image_menu
from editor.widgets.image_order import Column, order_name, read_order
from editor.widgets.image_reasons import reasons_against
from editor.widgets.image_row import ImageFilter, ImageRow
from editor.widgets.image_rows import ImageRows
from editor.widgets.image_table import ImageTable
from editor.widgets.image_traits import traits_of
from editor.widgets.plain_label import named, plain_label
from editor.widgets.theme import theme_of
from editor.widgets.view_switch import ViewSwitch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtCore import QPoint

    from editor.widgets.theme import Theme

__all__ = ["ImageAction", "ImagePanel", "ImageRow"]

_TROUBLED = frozenset({ImageStatus.BLOCKED, ImageStatus.LIMITED})


class ImagePanel(QFrame):
    """Shows rows and tells what a person wants of them. What is not `set_actions` is not offered."""

    action_requested = Signal(str, list)
    """the value of an ImageAction, and the keys of the rows it is for"""
    repair_requested = Signal(str, int)
    """the key of a row, and the number of the one of its repairs"""
    description_edited = Signal(str, str)
    """the key of a row, and its new description"""
    row_chosen = Signal(str)
    """a click on a row"""
    check_requested = Signal()
    """everything is to be asked afresh"""
    cancel_requested = Signal()
    """the check under way is to end"""
    order_changed = Signal(str)
    """the name of the order the rows are in now, to be remembered"""
    sight_changed = Signal(list)
    """the keys of the rows in sight"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: frozenset[ImageAction] = frozenset()
        self._may_cancel = False
        self._suggest: Callable[[ImageRow], str] = _no_suggestion
        self._to_fill: list[str] = []
        self._rows = ImageRows(self)
        self._bar = ImageBar(self)
        self._table = ImageTable(self._rows, self)
        self._table.delegate.urgent = self._urgent
        self._editor = DescriptionEditor(self._table, self)
        self._views = QStackedLayout(self)
        self._switch: ViewSwitch | None = None
        self._homes: list[Callable[[QWidget], object]] = [lambda switch: self._bar.add_button(switch, 0)]
        """for each view, what puts the switch between views into its own bar"""
        own = QWidget(self)
        self._views.addWidget(own)
        column = QVBoxLayout(own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        hairline = QFrame(self)
        hairline.setProperty("hairline", True)
        column.addWidget(hairline)
        below = QWidget(self)
        self._below = QStackedLayout(below)
        self._empty = named(plain_label(), "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._below.addWidget(self._table)
        self._below.addWidget(self._empty)
        column.addWidget(below, 1)
        self.setMinimumHeight(84)
        self._connect()
        self._show_counts()

    def _connect(self) -> None:
        bar, table = self._bar, self._table
        bar.filter_chosen.connect(self._on_filter)
        bar.text_changed.connect(self._on_text)
        bar.left_down.connect(lambda: table.setFocus(Qt.FocusReason.TabFocusReason))
        bar.check_requested.connect(self.check_requested)
        bar.cancel_requested.connect(self.cancel_requested)
        bar.action_requested.connect(lambda name: self._do_for_all(ImageAction(name)))
        bar.fill_requested.connect(self.fill_descriptions)
        table.action_wanted.connect(self._on_action_wanted)
        table.menu_wanted.connect(self._open_menu)
        table.row_chosen.connect(self.row_chosen)
        table.order_changed.connect(self._on_order)
        table.sight_changed.connect(self._on_sight)
        self._editor.described.connect(self.description_edited)
        self._editor.ended.connect(self._on_editing_ended)

    # --- what is shown

    def set_rows(self, rows: Sequence[ImageRow]) -> None:
        """Show other rows; selection and scroll place stay, and only what changed is drawn."""
        table = self._table
        keys = table.selected_keys()
        current = self._rows.row_at(table.currentIndex())
        scroll = table.verticalScrollBar().value()
        if self._rows.set_rows(rows):
            table.select(set(keys), current.key if current else "")
            table.verticalScrollBar().setValue(scroll)
        self._show_counts()
        self._follow_editor()

    def set_post(self, *, is_writable: bool) -> None:
        """Begin with another post: nothing that was begun for the one before goes on."""
        self._to_fill = []
        self._editor.close("left")
        self._rows.is_writable = is_writable
        self._show_deeds()
        self._show_empty()

    def set_actions(self, actions: Collection[ImageAction]) -> None:
        """Say what the program can do; everything else is absent."""
        self._actions = frozenset(actions)
        self._show_deeds()
        self._table.viewport().update()

    def set_suggester(self, suggest: Callable[[ImageRow], str]) -> None:
        """Say who knows words for an image that has no description."""
        self._suggest = suggest

    def set_order(self, name: str) -> None:
        """Put the rows in a remembered order: `line`, `-size`."""
        column, is_descending = read_order(name)
        self._rows.set_order(column, is_descending=is_descending)
        self._table.show_order(column, is_descending=is_descending)

    def set_checked(self, words: str) -> None:
        """Show when the web was asked the last time."""
        self._bar.show_checked(words)

    def set_cancellable(self, *, may_cancel: bool) -> None:
        """Say whether a check can be ended early."""
        self._may_cancel = may_cancel
        self._show_counts()

    def add_view(
        self, captions: tuple[str, str], view: QWidget, take_switch: Callable[[QWidget], object]
    ) -> None:
        """Add a second view, such as the library of the folder.

        `captions` name the rows of the post and the new view; `take_switch` puts the switch between the two
        into the view's own bar whenever it is shown.
        """
        self._views.addWidget(view)
        self._homes.append(take_switch)
        self._switch = ViewSwitch(captions, self)
        self._switch.chosen.connect(self.show_view)
        self._homes[0](self._switch)
        self._bar.show_title(is_shown=False)

    def show_view(self, number: int) -> None:
        """Show the rows of the post (0) or the view that was added (1)."""
        if self._switch is not None:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and self._switch.isAncestorOf(focused)
            self._homes[number](self._switch)
            self._switch.show_chosen(number)
            self._views.setCurrentIndex(number)
            self._switch.show()
            if had_focus:
                self._switch.focus()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._table.delegate.theme = theme
        self._table.viewport().update()

    def row_with(self, key: str) -> ImageRow | None:
        """Give the row of a key, None where there is none."""
        return next((row for row in self._rows.all_rows if row.key == key), None)

    def edit_description(self, key: str) -> None:
        """Let the description of a row be edited in place."""
        place = self._rows.row_of(key)
        row = self._rows.shown()[place] if place >= 0 else None
        if row is None or not self._may(ImageAction.EDIT_DESCRIPTION, row):
            return
        index = self._rows.index(place, Column.DESCRIPTION)
        self._table.selectRow(place)
        self._table.scrollTo(index)
        suggestion = "" if row.reference and row.reference.description.strip() else self._suggest(row)
        self._editor.open(row, description_cell(self._table, place), suggestion)

    def fill_descriptions(self) -> None:
        """Let the missing descriptions be written one after the other."""
        if not any(traits_of(row).is_undescribed for row in self._rows.shown()):
            self._bar.reset_filter()
            self._on_filter(ImageFilter.ALL.value)
        self._to_fill = [row.key for row in self._rows.shown() if traits_of(row).is_undescribed]
        self._fill_next()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "_table"):
            self.set_theme(theme_of(QApplication.palette()))

    # --- counts, and what is offered

    def _show_counts(self) -> None:
        self._bar.show_counts(self._rows.counts)
        total = self._rows.counts[ImageFilter.ALL]
        self._bar.show_progress(total - self._rows.waiting, total, may_cancel=self._may_cancel)
        self._show_deeds()
        self._show_empty()
        self._table.sight_is_stale()

    def _show_deeds(self) -> None:
        rows = self._rows
        counts = {
            ImageAction.EDIT_DESCRIPTION: rows.undescribed,
            ImageAction.FIX: rows.fixable,
            ImageAction.MAKE_LOCAL: rows.away,
            ImageAction.UPLOAD: rows.at_home,
        }
        offered = self._actions if rows.is_writable else frozenset[ImageAction]()
        self._bar.show_deeds({action: count for action, count in counts.items() if action in offered})

    def _show_empty(self) -> None:
        if not self._rows.all_rows and not self._rows.is_writable:
            self._empty.setText(self.tr("No images in this post, which can only be read"))
        elif not self._rows.all_rows:
            self._empty.setText(self.tr("No images yet: drop or paste one into the text"))
        elif self._bar.text:
            self._empty.setText(self.tr("No image has these words in its description or address"))
        else:
            self._empty.setText(self.tr("No image of this kind"))
        self._below.setCurrentWidget(self._table if self._rows.rowCount() else self._empty)

    def _urgent(self, row: ImageRow) -> tuple[str, str]:
        """Name what is best done about a row, and say it; "" where nothing needs to be."""
        if row.repairs and self._may(ImageAction.FIX, row):
            return ImageAction.FIX.value, row.repairs[0]
        words = {
            ImageAction.USE_COPY: self.tr("Use the kept copy"),
            ImageAction.STRIP: self.tr("Remove the place"),
            ImageAction.MAKE_LOCAL: self.tr("Make local"),
        }
        for action, said in words.items():
            if action is ImageAction.MAKE_LOCAL and (row.report is None or row.report.site not in _TROUBLED):
                continue
            if self._may(action, row):
                return action.value, said
        return "", ""

    def _may(self, action: ImageAction, row: ImageRow) -> bool:
        return action in self._offers([row])

    def _offers(self, rows: Sequence[ImageRow]) -> tuple[ImageAction, ...]:
        return offered(rows, self._actions, is_writable=self._rows.is_writable)

    # --- what a person does

    def _on_filter(self, chosen: str) -> None:
        self._rows.set_filter(ImageFilter(chosen))
        self._show_counts()
        self._follow_editor()

    def _on_text(self, text: str) -> None:
        self._rows.set_text(text)
        self._show_counts()

    def _on_order(self, column: int, is_descending: bool) -> None:
        name = order_name(Column(column), is_descending=is_descending)
        keys, current = self._table.selected_keys(), self._rows.row_at(self._table.currentIndex())
        self.set_order(name)
        self._table.select(set(keys), current.key if current else "")
        self.order_changed.emit(name)

    def _on_sight(self) -> None:
        self._follow_editor()
        self.sight_changed.emit(self._table.keys_in_sight())

    def _on_action_wanted(self, name: str, keys: list[str]) -> None:
        rows = [row for row in self._rows.shown() if row.key in set(keys)]
        action = ImageAction(name)
        if action not in self._offers(rows):
            return
        allowed = [row.key for row in rows if allows(action, row)]
        if action is ImageAction.EDIT_DESCRIPTION:
            self._to_fill = []
            self.edit_description(allowed[0])
        else:
            self.action_requested.emit(action.value, allowed)

    def _open_menu(self, place: QPoint) -> None:
        keys = set(self._table.selected_keys())
        rows = [row for row in self._rows.shown() if row.key in keys]
        if not rows:
            return
        menu = image_menu(
            self,
            rows,
            self._offers(rows),
            lambda action, chosen: self._on_action_wanted(action.value, chosen),
            self.repair_requested.emit,
            reasons_against(self._actions, rows, is_writable=self._rows.is_writable),
        )
        menu.popup(place)

    def _do_for_all(self, action: ImageAction) -> None:
        keys = [row.key for row in self._rows.all_rows if allows(action, row)]
        if keys:
            self.action_requested.emit(action.value, keys)

    def _fill_next(self) -> None:
        while self._to_fill:
            key = self._to_fill.pop(0)
            if self._rows.row_of(key) >= 0:
                self.edit_description(key)
                return

    def _on_editing_ended(self, ending: str) -> None:
        if ending == "left":
            self._to_fill = []
        self._fill_next()

    def _follow_editor(self) -> None:
        """Keep the open line over its row; close it when that row is another one now."""
        key = self._editor.key
        if not key:
            return
        place = self._rows.row_of(key)
        row = self._rows.shown()[place] if place >= 0 else None
        if row is None or not self._editor.is_about(row):
            self._editor.close("left")
        else:
            self._editor.place(description_cell(self._table, place))


def _no_suggestion(_: ImageRow) -> str:
    return ""
