from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.field import Fence, FenceKind, Field, FrontMatter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import FieldKind
from editor.core.text.edit import Range
from editor.widgets.chips import Chip
from editor.widgets.front_matter_form import FrontMatterForm
from editor.widgets.more_fields import FieldRow
from editor.widgets.toggle_switch import ToggleSwitch
from editor.widgets.written_date import Moment

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")

NOWHERE = Range.on_line(0, 0, 0)


def matter(_diagnostics=(), **fields) -> FrontMatter:
    entries = tuple(Field(name, value, NOWHERE, NOWHERE) for name, value in fields.items())
    return FrontMatter(Fence(FenceKind.YAML, 0, 1, 2, 3), entries, tuple(_diagnostics))


USUAL = {
    "title": "By the river",
    "date": "2026-05-02 09:30",
    "categories": ("Travel", "Yunnan"),
    "tags": ("boat", "rain"),
    "cover": "/images/a.jpg",
    "comments": "true",
    "sticky": "3",
}


class Told:
    """What the form has told, as a list of pairs."""

    def __init__(self, form: FrontMatterForm) -> None:
        self.edits: list[tuple[str, object]] = []
        form.field_edited.connect(lambda name, value: self.edits.append((name, value)))


@pytest.fixture
def form(qtbot):
    widget = FrontMatterForm()
    qtbot.addWidget(widget)
    widget.resize(620, 500)
    widget.show_front_matter(matter(**USUAL), Generator.HEXO)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def told(form):
    return Told(form)


def named(form: QWidget, name: str) -> QWidget:
    found = [
        child
        for child in form.findChildren(QWidget)
        if child.accessibleName() == name and not child.isHidden()
    ]
    assert found, name
    return found[0]


def line(form: QWidget, name: str) -> QLineEdit:
    return next(child for child in form.findChildren(QLineEdit) if child.accessibleName() == name)


def type_at_end(edit: QLineEdit, qtbot, words: str) -> None:
    edit.setFocus()
    edit.end(False)
    qtbot.keyClicks(edit, words)


def chips(form: FrontMatterForm) -> list[str]:
    return [chip.accessibleName() for chip in form.findChildren(Chip) if not chip.isHidden()]


def row(form: FrontMatterForm, name: str) -> FieldRow:
    return next(found for found in form.findChildren(FieldRow) if found.name == name and not found.isHidden())


def strip(form: FrontMatterForm) -> QLabel:
    return form.findChild(QLabel, "strip")


def open_add(form: FrontMatterForm, qtbot, words: str, name: str) -> QLineEdit:
    button = next(
        found
        for found in form.findChildren(QPushButton)
        if found.accessibleName() == words and not found.isHidden()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return line(form, name)


def test_the_header_shows_title_date_categories_and_tags(form):
    assert line(form, "Title").text() == "By the river"
    assert line(form, "Date").text() == "2026-05-02 09:30"
    assert chips(form) == ["Category Travel › Yunnan", "boat", "rain"]


def test_typing_a_title_is_told_on_enter_and_once_only(form, told, qtbot):
    title = line(form, "Title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Lake")
    assert told.edits == []
    qtbot.keyClick(title, Qt.Key.Key_Return)
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert told.edits == [("title", "Lake")]


def test_typing_is_told_after_a_pause(form, told, qtbot):
    title = line(form, "Title")
    title.setFocus()
    type_at_end(title, qtbot, "!")
    qtbot.waitUntil(lambda: told.edits == [("title", "By the river!")])


def test_leaving_the_field_tells_what_was_typed(form, told, qtbot):
    title = line(form, "Title")
    title.setFocus()
    type_at_end(title, qtbot, "?")
    line(form, "Date").setFocus()
    assert told.edits == [("title", "By the river?")]


def test_flush_tells_half_typed_words_at_once(form, told, qtbot):
    type_at_end(line(form, "Title"), qtbot, "!")
    form.flush()
    form.flush()
    assert told.edits == [("title", "By the river!")]


def test_showing_equal_values_touches_nothing(form, told):
    title = line(form, "Title")
    title.setFocus()
    title.setCursorPosition(3)
    before = [id(chip) for chip in form.findChildren(Chip)]
    form.show_front_matter(matter(**USUAL), Generator.HEXO)
    assert title.cursorPosition() == 3
    assert [id(chip) for chip in form.findChildren(Chip)] == before
    assert told.edits == []


def test_the_echo_of_an_edit_does_not_disturb_further_typing(form, told, qtbot):
    title = line(form, "Title")
    title.setFocus()
    title.setCursorPosition(2)
    qtbot.keyClicks(title, "x")
    form.flush()
    qtbot.keyClicks(title, "y")
    form.show_front_matter(matter(**USUAL | {"title": "Byx the river"}), Generator.HEXO)
    assert title.text() == "Byxy the river"
    assert title.cursorPosition() == 4
    form.flush()
    assert told.edits == [("title", "Byx the river"), ("title", "Byxy the river")]


def test_a_change_from_the_source_does_not_swallow_unsent_words(form, told, qtbot):
    title = line(form, "Title")
    title.setFocus()
    type_at_end(title, qtbot, "!")
    form.show_front_matter(matter(**USUAL | {"title": "Other"}), Generator.HEXO)
    assert told.edits == [("title", "By the river!")]
    assert title.text() == "By the river!"


def test_a_change_from_the_source_is_shown_and_not_told_back(form, told):
    form.show_front_matter(matter(**USUAL | {"title": "Other", "tags": ("sun",)}), Generator.HEXO)
    assert line(form, "Title").text() == "Other"
    assert chips(form) == ["Category Travel › Yunnan", "sun"]
    assert told.edits == []


def test_undo_in_the_source_brings_the_old_title_back(form, qtbot):
    title = line(form, "Title")
    type_at_end(title, qtbot, "!")
    form.flush()
    form.show_front_matter(matter(**USUAL | {"title": "By the river!"}), Generator.HEXO)
    form.show_front_matter(matter(**USUAL), Generator.HEXO)
    assert title.text() == "By the river"


def test_another_post_shows_its_own_values_even_where_an_edit_is_on_its_way(form, told, qtbot):
    type_at_end(line(form, "Title"), qtbot, "!")
    form.flush()
    form.show_front_matter(matter(**USUAL), Generator.HEXO, afresh=True)
    assert line(form, "Title").text() == "By the river"
    assert told.edits == [("title", "By the river!")]


def test_a_date_is_told_as_it_is_typed(form, told, qtbot):
    date = line(form, "Date")
    date.selectAll()
    qtbot.keyClicks(date, "2026/5/3 8:00 +0800")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert told.edits == [("date", "2026/5/3 8:00 +0800")]


def test_a_date_from_the_calendar_keeps_the_written_form(form, told):
    form._date.choose(Moment(2027, 1, 3, 4, 5, 6))
    assert told.edits == [("date", "2027-01-03 04:05")]


def test_the_calendar_opens_at_the_date_and_enter_on_set_takes_another(form, told, qtbot):
    button = next(found for found in form.findChildren(QToolButton) if "calendar" in found.accessibleName())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.calendar.selectedDate().toString("yyyy-MM-dd") == "2026-05-02"
    popup.calendar.setSelectedDate(popup.calendar.selectedDate().addDays(1))
    done = next(found for found in popup.findChildren(QPushButton) if found.text() == "Set")
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    assert told.edits == [("date", "2026-05-03 09:30")]


def test_an_emptied_date_is_an_empty_value_and_not_a_text(form, told, qtbot):
    date = line(form, "Date")
    date.selectAll()
    qtbot.keyClick(date, Qt.Key.Key_Delete)
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert told.edits == [("date", None)]


def test_a_tag_is_added_by_enter_and_by_comma(form, told, qtbot):
    edit = open_add(form, qtbot, "+ tag", "New tag")
    qtbot.keyClicks(edit, "sun")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "moon,")
    assert told.edits == [("tags", ("boat", "rain", "sun")), ("tags", ("boat", "rain", "sun", "moon"))]
    assert chips(form)[1:] == ["boat", "rain", "sun", "moon"]


def test_a_half_typed_tag_is_not_lost_and_an_equal_one_not_doubled(form, told, qtbot):
    edit = open_add(form, qtbot, "+ tag", "New tag")
    qtbot.keyClicks(edit, "sun")
    form.flush()
    qtbot.keyClicks(edit, "boat")
    line(form, "Title").setFocus()
    assert told.edits == [("tags", ("boat", "rain", "sun"))]
    assert edit.isHidden()


def test_escape_leaves_without_a_tag(form, told, qtbot):
    edit = open_add(form, qtbot, "+ tag", "New tag")
    qtbot.keyClicks(edit, "sun")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert told.edits == []
    assert edit.isHidden()


def test_a_chip_is_removed_by_its_cross_and_by_delete(form, told, qtbot):
    chip = named(form, "boat")
    qtbot.mouseClick(chip.findChild(QToolButton), Qt.MouseButton.LeftButton)
    rain = named(form, "rain")
    rain.setFocus()
    qtbot.keyClick(rain, Qt.Key.Key_Delete)
    assert told.edits == [("tags", ("rain",)), ("tags", ())]


def test_enter_on_a_chip_edits_it_in_place(form, told, qtbot):
    chip = named(form, "boat")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    edit = line(form, "New tag")
    assert edit.text() == "boat"
    qtbot.keyClicks(edit, "ship")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.edits == [("tags", ("ship", "rain"))]
    assert edit.isHidden()


def test_completions_are_offered_with_their_counts_and_taken(form, told, qtbot):
    form.set_completions("tags", [("sunshine", 12), ("moon", 1)])
    edit = open_add(form, qtbot, "+ tag", "New tag")
    qtbot.keyClicks(edit, "shine")
    popup = edit.completer().popup()
    assert popup.model().rowCount() == 1
    edit.completer().activated[str].emit("sunshine")
    assert told.edits == [("tags", ("boat", "rain", "sunshine"))]
    qtbot.waitUntil(lambda: edit.text() == "")


def test_a_second_category_path_of_hexo_becomes_a_list_of_lists(form, told, qtbot):
    edit = open_add(form, qtbot, "+ category", "New category")
    qtbot.keyClicks(edit, "AI > LLM")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.edits == [("categories", (("Travel", "Yunnan"), ("AI", "LLM")))]
    shown = [chip.accessibleName() for chip in form._categories.group.chips]
    assert shown == ["Category Travel › Yunnan", "AI › LLM"]


def test_other_generators_show_plain_categories(form, told, qtbot):
    form.show_front_matter(matter(title="A", categories=("One", "Two")), Generator.HUGO, afresh=True)
    assert chips(form) == ["Category One", "Two"]
    qtbot.mouseClick(named(form, "Two").findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert told.edits == [("categories", ("One",))]


def test_jekyll_parts_a_scalar_at_its_spaces(form, told, qtbot):
    form.show_front_matter(matter(title="A", tags="classic hollywood"), Generator.JEKYLL, afresh=True)
    assert chips(form) == ["classic", "hollywood"]
    qtbot.mouseClick(named(form, "classic").findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert told.edits == [("tags", ("hollywood",))]


def test_a_single_tag_written_as_a_scalar_stays_one(form, told, qtbot):
    form.show_front_matter(matter(title="A", tag="boat, rain"), Generator.HEXO, afresh=True)
    assert chips(form) == ["boat, rain"]
    chip = named(form, "boat, rain")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_F2)
    edit = line(form, "New tag")
    edit.setText("sun")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.edits == [("tag", "sun")]


def test_the_draft_switch_tells_a_wish_and_shows_a_fact(form, qtbot):
    draft = next(found for found in form.findChildren(ToggleSwitch) if found.text() == "Draft")
    with qtbot.waitSignal(form.draft_toggled) as wish:
        qtbot.mouseClick(draft, Qt.MouseButton.LeftButton)
    assert wish.args == [True]
    with qtbot.assertNotEmitted(form.draft_toggled):
        form.set_draft(False, True)
    assert not draft.isChecked()
    assert "folders" in draft.accessibleDescription()


def test_other_fields_unfold_each_with_its_editor(form, qtbot):
    more = next(found for found in form.findChildren(QPushButton) if "more fields" in found.text())
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [found.name for found in form.findChildren(FieldRow)] == ["cover", "comments", "sticky"]
    assert row(form, "cover").isVisible()
    assert form.is_unfolded


def test_rows_tell_text_switch_and_number(form, told, qtbot):
    form.set_unfolded(True)
    cover = row(form, "cover").editor_widget
    type_at_end(cover, qtbot, "x")
    qtbot.keyClick(cover, Qt.Key.Key_Return)
    qtbot.mouseClick(row(form, "comments").editor_widget, Qt.MouseButton.LeftButton)
    sticky = row(form, "sticky").editor_widget
    sticky.selectAll()
    qtbot.keyClicks(sticky, "many")
    assert sticky.property("error") is True
    form.flush()
    assert told.edits == [("cover", "/images/a.jpgx"), ("comments", "false"), ("sticky", "many")]


def test_a_field_is_removed_by_its_button(form, qtbot):
    form.set_unfolded(True)
    with qtbot.waitSignal(form.field_removed) as gone:
        qtbot.mouseClick(row(form, "cover").remove, Qt.MouseButton.LeftButton)
    assert gone.args == ["cover"]


def test_a_field_is_added_by_name_and_value(form, qtbot):
    form.set_unfolded(True)
    added = []
    form.field_added.connect(lambda *entry: added.append(entry))
    name = line(form, "Name of the new field")
    qtbot.keyClicks(name, "lang")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    value = line(form, "Value of the new field")
    qtbot.keyClicks(value, "zh")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    assert added == [("lang", "zh", FieldKind.TEXT)]
    assert name.text() == ""


@pytest.mark.parametrize("name", ["a: b", "", "- x", "a b", "{x}"])
def test_a_name_that_is_none_cannot_be_added(form, told, qtbot, name):
    form.set_unfolded(True)
    qtbot.keyClicks(line(form, "Name of the new field"), name)
    qtbot.keyClick(line(form, "Value of the new field"), Qt.Key.Key_Return)
    assert told.edits == []


def test_a_name_that_is_there_already_is_not_overwritten(form, told, qtbot):
    form.set_unfolded(True)
    name = line(form, "Name of the new field")
    qtbot.keyClicks(name, "cover")
    qtbot.keyClick(line(form, "Value of the new field"), Qt.Key.Key_Return)
    assert told.edits == []
    assert name.property("error") is True


def test_rows_that_stay_keep_their_editor_when_a_field_comes(form):
    form.set_unfolded(True)
    before = row(form, "sticky").editor_widget
    before.setFocus()
    form.show_front_matter(matter(**USUAL | {"author": "Li"}), Generator.HEXO)
    assert row(form, "sticky").editor_widget is before
    assert before.hasFocus()
    assert row(form, "author").isVisible()


def test_a_value_of_several_lines_gets_a_field_of_several_lines(form, told, qtbot):
    form.set_unfolded(True)
    form.show_front_matter(matter(**USUAL | {"summary": "one\ntwo"}), Generator.HEXO)
    editor = row(form, "summary").editor_widget
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "one\ntwo"
    qtbot.keyClicks(editor, "x")
    form.flush()
    assert told.edits == [("summary", "xone\ntwo")]


def test_an_object_is_shown_and_cannot_be_edited(form):
    form.set_unfolded(True)
    form.show_front_matter(matter(**USUAL | {"author": {"name": "Li", "links": ("a", "b")}}), Generator.HEXO)
    editor = row(form, "author").editor_widget
    assert isinstance(editor, QLabel)
    assert "Li" in editor.text()
    assert editor.textFormat() == Qt.TextFormat.PlainText


def drop(target: QWidget, paths: list[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    buttons, keys, action = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.DropAction.CopyAction,
    )
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), action, mime, buttons, keys))
    assert target.property("dropping") is True
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), action, mime, buttons, keys))
    assert target.property("dropping") is False


def test_an_image_field_takes_dropped_files(form, told, qtbot):
    form.set_unfolded(True)
    with qtbot.waitSignal(form.image_dropped) as dropped:
        drop(row(form, "cover").editor_widget, ["/tmp/a b.jpg"])
    assert dropped.args == ["cover", ["/tmp/a b.jpg"]]
    assert told.edits == []


def test_broken_front_matter_makes_the_form_read_only_with_a_sentence(form, told, qtbot):
    error = Diagnostic("frontmatter.syntax", Severity.ERROR, Range.on_line(2, 4, 5))
    form.show_front_matter(matter([error]), Generator.HEXO)
    assert strip(form).isVisible()
    assert "line 3, column 5" in strip(form).text()
    type_at_end(line(form, "Title"), qtbot, "x")
    form.flush()
    assert told.edits == []
    assert line(form, "Title").text() == "By the river"
    form.show_front_matter(matter(**USUAL), Generator.HEXO)
    assert strip(form).isHidden()
    assert not line(form, "Title").isReadOnly()


def test_a_sentence_from_outside_makes_it_read_only_until_it_is_taken_back(form):
    form.set_sentence("The file is <b>read-only</b>.")
    assert strip(form).text() == "The file is <b>read-only</b>."
    assert strip(form).textFormat() == Qt.TextFormat.PlainText
    assert line(form, "Title").isReadOnly()
    form.show_front_matter(matter(**USUAL), Generator.HEXO)
    assert line(form, "Title").isReadOnly()
    form.set_sentence("")
    assert not line(form, "Title").isReadOnly()


def test_a_warning_does_not_lock_the_form(form):
    warning = Diagnostic("frontmatter.tab", Severity.WARNING, NOWHERE)
    form.show_front_matter(matter([warning], **USUAL), Generator.HEXO)
    assert not line(form, "Title").isReadOnly()


def test_the_tab_key_walks_from_the_title_through_the_header(form):
    line(form, "Title").setFocus()
    names = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == [
        "Date",
        "Choose Date in a calendar",
        "Category Travel › Yunnan",
        "+ category",
        "boat",
        "rain",
        "+ tag",
        "Draft",
    ]


def test_a_focused_chip_line_shows_a_ring(form):
    line(form, "Date").setFocus()
    assert form._date.property("busy") is True
    line(form, "Title").setFocus()
    assert form._date.property("busy") is False


def test_every_label_shows_plain_text(form):
    form.set_unfolded(True)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in form.findChildren(QLabel))


def test_strange_values_neither_break_the_form_nor_come_back(form, told):
    strange = {
        "title": ("a", {"b": "c"}),
        "date": {"x": "y"},
        "categories": {"x": "y"},
        "tags": ("a", None, {"b": "c"}),
        "nested": ((("deep",),),),
        "long": "x" * 50_000,
        "comments": "perhaps",
        "sticky": None,
    }
    form.show_front_matter(matter(**strange), Generator.HEXO)
    form.set_unfolded(True)
    form.grab()
    form.flush()
    assert told.edits == []
    assert line(form, "Title").isReadOnly()


def mood_row(form: FrontMatterForm) -> FieldRow:
    return next(row for row in form.findChildren(FieldRow) if row.name == "mood" and not row.isHidden())


def test_other_posts_tell_how_a_field_is_edited_and_which_names_there_are(form, told, qtbot):
    form.set_unfolded(True)
    form.show_front_matter(matter(title="A", mood="12"), Generator.HEXO)
    assert mood_row(form).kind is FieldKind.NUMBER
    form.set_kinds({"weather": FieldKind.LIST, "mood": FieldKind.TEXT, "empty": None, "no name": None})
    assert mood_row(form).kind is FieldKind.TEXT
    names = named(form, "Name of the new field").completer().model()
    offered = [names.index(row, 0).data() for row in range(names.rowCount())]
    assert offered[-2:] == ["weather", "empty"]
    assert "mood" not in offered
    edit = named(form, "mood")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "calm")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.edits == [("mood", "calm")]


def test_kinds_that_come_while_somebody_types_take_nothing_away(form, told, qtbot):
    form.set_unfolded(True)
    form.show_front_matter(matter(title="A", mood="calm"), Generator.HEXO)
    edit = named(form, "mood")
    edit.setFocus()
    qtbot.keyClicks(edit, " sea")
    form.set_kinds({"mood": FieldKind.IMAGE})
    assert named(form, "mood") is edit
    assert edit.hasFocus()
    assert told.edits == []
    form.flush()
    assert told.edits == [("mood", edit.text())]
    assert " sea" in edit.text()


def test_a_low_window_leaves_the_title_and_a_way_to_the_rest(qtbot):
    form = FrontMatterForm()
    qtbot.addWidget(form)
    form.resize(500, 300)
    form.show()
    whole = form.sizeHint().height()
    form.set_compact(is_compact=True)
    assert form._title.isVisible()
    assert not form._date.isVisible()
    assert form.sizeHint().height() < whole
    qtbot.mouseClick(form._unfold, Qt.MouseButton.LeftButton)
    assert form._date.isVisible()
    form.set_compact(is_compact=False)
    assert form._date.isVisible()
    assert not form._unfold.isVisible()


def test_a_date_that_cannot_be_read_is_said_in_words_before_the_hints(form):
    form.set_hints(["The page will be /a/"], "")
    form._date.edit.setText("2026abc")
    assert "cannot be read" in form._hints._problem.text()
    assert not form._hints._problem.isHidden()
    assert form._hint.text() == "The page will be /a/"
    form._date.edit.setText("2026-05-02")
    assert form._hints._problem.isHidden()
