"""The front matter as a form: title, date, categories, tags and draft at hand, every other field below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.core.diagnostic import Severity
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import schema_for
from editor.widgets.chip_area import ChipArea
from editor.widgets.chips import ChipWords, recolour_icons
from editor.widgets.date_editor import DateEditor
from editor.widgets.header_menu import HeaderMenu
from editor.widgets.hint_line import HintLine
from editor.widgets.list_editor import ChipField
from editor.widgets.more_fields import MoreFields
from editor.widgets.sentences import diagnostic_text
from editor.widgets.syntax_sentences import readers_words
from editor.widgets.title_editor import TitleEditor
from editor.widgets.toggle_switch import ToggleSwitch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.frontmatter.field import FieldValue, FrontMatter
    from editor.core.frontmatter.schema import FieldKind

_HEADER = {
    "title": ("title",),
    "date": ("date", "pubDate"),
    "categories": ("categories", "category"),
    "tags": ("tags", "tag"),
}
"""The fields of the header, and the names under which each may stand."""

_ROWS_HEIGHT = 264


class FrontMatterForm(QFrame):
    """Shows fields and tells which one a person has given which value; it never changes a text itself."""

    field_edited = Signal(str, object)
    field_added = Signal(str, object, object)
    field_renamed = Signal(str, str)
    field_removed = Signal(str)
    source_requested = Signal(str)
    draft_toggled = Signal(bool)
    hint_chosen = Signal(int)
    image_dropped = Signal(str, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._generator = Generator.PLAIN
        self._names = {role: names[0] for role, names in _HEADER.items()}
        self._present: frozenset[str] = frozenset()
        self._has_problem = False
        self._sentence = ""
        self._build_header()
        self._build_menus()
        self._build_rows()
        self._lay_out()
        self._connect()
        self.set_draft(False, False)
        self._apply_state("")

    # --- what it shows

    def show_front_matter(
        self, front_matter: FrontMatter, generator: Generator, *, afresh: bool = False
    ) -> None:
        """Show what the text says; equal values touch nothing, a half-typed value is told first.

        `afresh` is for another post, and for an edit that was refused: after a flush, everything shows
        what the text says, whatever was typed or sent before.
        """
        self._generator = generator
        finding = next(
            (found for found in front_matter.diagnostics if found.severity == Severity.ERROR), None
        )
        self._has_problem = finding is not None
        self._strip.setToolTip(readers_words(finding.data.get("problem", "")) if finding else "")
        self._apply_state(diagnostic_text(finding) if finding else "")
        if finding and not afresh:
            # what can be read behind a mistake would show fields as missing that are there
            return
        is_hexo = generator is Generator.HEXO
        self._categories.set_habits(is_paths=is_hexo, splits_words=generator is Generator.JEKYLL)
        self._tags.set_habits(is_paths=False, splits_words=generator is Generator.JEKYLL)
        present = self._present = frozenset(entry.name for entry in front_matter.fields)
        known = {spec.name for spec in schema_for(generator)}
        for role, names in _HEADER.items():
            there = [name for name in names if name in present] or [name for name in names if name in known]
            self._names[role] = (there or names)[0]
        self._title.show_value(front_matter.value(self._names["title"]), afresh=afresh)
        self._date.show_value(front_matter.value(self._names["date"]), afresh=afresh)
        self._categories.show_value(front_matter.value(self._names["categories"]), afresh=afresh)
        self._tags.show_value(front_matter.value(self._names["tags"]), afresh=afresh)
        taken = {*self._names.values(), *([] if is_hexo else ["draft"])}
        others = [entry for entry in front_matter.fields if entry.name not in taken]
        self._rows.show_fields(others, generator, sorted(taken), afresh=afresh)
        self._show_count(len(others))

    def set_draft(self, is_draft: bool, by_folder: bool) -> None:
        """Show whether the post is a draft; `by_folder` tells that its folder, not a field, says so."""
        self._draft.setChecked(is_draft)
        moved = self.tr("Switching moves the file between the folders of drafts and posts")
        self._draft.setToolTip(moved if by_folder else "")
        self._draft.setAccessibleDescription(moved if by_folder else "")

    def set_completions(self, name: str, names: Sequence[tuple[str, int]]) -> None:
        """Offer the values of `tags` or `categories` that other posts use, each with its count."""
        field = {"tags": self._tags, "categories": self._categories}.get(name)
        if field:
            field.set_completions(names)

    def set_kinds(self, kinds: Mapping[str, FieldKind | None]) -> None:
        """Learn the names of fields that other posts use, the most used first, and of which kind they are."""
        self._rows.set_kinds(kinds)

    def set_thumbnails(self, thumbnails: Mapping[str, bytes]) -> None:
        """Show the pictures (PNG) of image fields, by the fields' names."""
        self._rows.set_thumbnails(thumbnails)

    def set_sentence(self, sentence: str) -> None:
        """Make the form read-only and say why; an empty sentence gives it back."""
        self._sentence = sentence
        if sentence or not self._has_problem:
            self._apply_state("")

    def set_hints(self, hints: Sequence[str], date_note: str, actions: Sequence[str] = ()) -> None:
        """Show quiet sentences on one line below the chips, and one that belongs to the date.

        `actions` are the words of buttons behind them; `hint_chosen` tells the number of the one pressed.
        """
        if self._hints.show_hints(hints, actions):
            self._order_tabs()
        self._date.set_note(date_note)

    def flush(self) -> None:
        """Tell every half-typed value now: before saving, closing or another post."""
        for editor in (self._title, self._date, self._categories, self._tags, self._rows):
            editor.flush()

    def focus_title(self) -> None:
        """Put the cursor into the title, all of it selected: for a new post."""
        self._title.setFocus()
        self._title.selectAll()

    @property
    def is_unfolded(self) -> bool:
        """Tell whether the other fields are shown."""
        return self._more.isChecked()

    def set_unfolded(self, is_unfolded: bool) -> None:
        """Show or hide the other fields."""
        self._more.setChecked(is_unfolded)

    def set_compact(self, *, is_compact: bool) -> None:
        """Keep to the title and a button for the rest, where the window is low; not under the keyboard."""
        if is_compact != self._unfold.isHidden():
            return
        focused = QApplication.focusWidget()
        is_used = focused is not None and self._details.isAncestorOf(focused)
        self._unfold.setVisible(is_compact)
        self._unfold.setChecked(is_compact and is_used)
        self._show_details()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            recolour_icons(self)

    # --- how it is built

    def _build_header(self) -> None:
        self._title = TitleEditor(self.tr("Title"), self)
        self._title.setProperty("role", "title")
        self._title.setTextMargins(-2, 0, 0, 0)
        self._unfold = QPushButton(self)
        self._unfold.setProperty("quiet", True)
        self._unfold.setCheckable(True)
        self._unfold.toggled.connect(self._show_details)
        self._unfold.hide()
        self._details = QWidget(self)
        self._strip = QLabel(self)
        self._strip.setObjectName("strip")
        self._strip.setTextFormat(Qt.TextFormat.PlainText)
        self._strip.setWordWrap(True)
        self._hints = HintLine(self)
        self._hint = self._hints.label
        self._bar = ChipArea(self)
        flow, host = self._bar.flow, self._bar.chips
        self._date = DateEditor(self.tr("Date"), self.tr("Date"), host)
        flow.addWidget(self._date)
        category = ChipWords(self.tr("Category"), self.tr("+ category"), self.tr("New category"))
        self._categories = ChipField(flow, host, category)
        self._tags = ChipField(flow, host, ChipWords("", self.tr("+ tag"), self.tr("New tag")))
        end = QWidget(self._bar)
        row = QHBoxLayout(end)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._draft = ToggleSwitch(self.tr("Draft"), end)
        self._draft.setAccessibleName(self.tr("Draft"))
        self._more = QPushButton(end)
        self._more.setProperty("quiet", True)
        self._more.setCheckable(True)
        row.addWidget(self._draft)
        row.addWidget(self._more)
        self._bar.set_trailing(end)

    def _build_menus(self) -> None:
        self._menus = {role: self._make_menu(role) for role in _HEADER}
        self._menus["title"].watch(self._title)
        self._menus["date"].watch(self._date)
        self._menus["date"].watch(self._date.edit)
        for role, field in (("categories", self._categories), ("tags", self._tags)):
            self._menus[role].watch(field.group.add_chip)
            field.group.chip_made.connect(self._menus[role].watch)

    def _make_menu(self, role: str) -> HeaderMenu:
        def name() -> str:
            return self._names[role] if self._names[role] in self._present else ""

        menu = HeaderMenu(name, lambda wanted: wanted in self._present, self)
        menu.renamed.connect(self._on_renamed)
        menu.remove_requested.connect(self._on_removed)
        menu.source_requested.connect(self.source_requested)
        return menu

    def _on_renamed(self, old: str, new: str) -> None:
        self.flush()  # what is typed there goes first, under the name it was typed for
        self.field_renamed.emit(old, new)

    def _on_removed(self, name: str) -> None:
        self.flush()
        self.field_removed.emit(name)

    def _build_rows(self) -> None:
        self._rows = MoreFields(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._rows)
        self._scroll.hide()
        self._show_count(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 12)
        column.setSpacing(9)
        first = QHBoxLayout()
        first.addWidget(self._title, 1)
        first.addWidget(self._unfold)
        column.addLayout(first)
        column.addWidget(self._strip)
        column.addWidget(self._details)
        below = QVBoxLayout(self._details)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(9)
        for widget in (self._bar, self._hints, self._scroll):
            below.addWidget(widget)
        self._show_details()

    def _connect(self) -> None:
        self._title.edited.connect(lambda value: self._tell("title", value))
        self._date.edited.connect(lambda value: self._tell("date", value))
        self._date.problem_changed.connect(self._hints.set_problem)
        self._categories.edited.connect(lambda value: self._tell("categories", value))
        self._tags.edited.connect(lambda value: self._tell("tags", value))
        self._categories.arranged.connect(self._order_tabs)
        self._tags.arranged.connect(self._order_tabs)
        self._rows.arranged.connect(self._on_rows_arranged)
        self._rows.field_edited.connect(self.field_edited)
        self._rows.field_added.connect(self.field_added)
        self._rows.field_renamed.connect(self.field_renamed)
        self._rows.field_removed.connect(self.field_removed)
        self._rows.source_requested.connect(self.source_requested)
        self._rows.images_dropped.connect(self.image_dropped)
        self._draft.clicked.connect(self.draft_toggled)
        self._hints.chosen.connect(self.hint_chosen)
        self._more.toggled.connect(self._on_unfolded)
        self._order_tabs()

    def _tell(self, role: str, value: FieldValue) -> None:
        self.field_edited.emit(self._names[role], value)

    def _apply_state(self, problem: str) -> None:
        sentence = self._sentence or problem
        if not sentence and self._has_problem:
            sentence = self._strip.text()
        is_read_only = bool(sentence)
        self._title.setPlaceholderText(self.tr("Title") if self._has_problem else self.tr("Untitled"))
        self._strip.setText(sentence)
        self._strip.setVisible(is_read_only)
        for editor in (self._title, self._date, self._categories, self._tags, self._rows, self._hints):
            editor.set_read_only(is_read_only)
        for menu in self._menus.values():
            menu.set_read_only(is_read_only)
        self._draft.setEnabled(not is_read_only)

    def _show_count(self, count: int) -> None:
        folded = self.tr("{count} more fields ▾") if count > 1 else self.tr("More fields ▾")
        self._more.setText(
            self.tr("Fewer fields ▴") if self._more.isChecked() else folded.format(count=count)
        )
        self._more.setProperty("count", count)

    def _show_details(self) -> None:
        is_shown = self._unfold.isHidden() or self._unfold.isChecked()
        self._details.setVisible(is_shown)
        self._unfold.setText(self.tr("Fields ▴") if is_shown else self.tr("Fields ▾"))

    def _on_unfolded(self, is_unfolded: bool) -> None:
        self._scroll.setVisible(is_unfolded)
        self._show_count(int(self._more.property("count") or 0))
        self._fit_rows()

    def _on_rows_arranged(self) -> None:
        self._fit_rows()
        self._order_tabs()

    def _fit_rows(self) -> None:
        self._scroll.setFixedHeight(min(self._rows.sizeHint().height() + 4, _ROWS_HEIGHT))

    def _order_tabs(self) -> None:
        chain: list[QWidget] = [self._title, self._unfold, self._date.edit, self._date.button]
        for field in (self._categories, self._tags):
            chain += [*field.group.chips, field.group.add_chip.button, field.group.add_chip.edit]
        chain += [self._draft, self._more, *self._hints.buttons]
        for row in self._rows.rows:
            chain += [row.label.handle, row.label.edit, row.editor_widget, row.remove]
        adding = self._rows.add_row
        chain += [adding.name, adding.kind, adding.value, adding.button]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
