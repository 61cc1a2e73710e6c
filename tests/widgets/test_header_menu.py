"""Fields of the form's header are renamed and removed by their context menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from editor.core.frontmatter.generator import Generator
from tests.widgets.test_front_matter_form import USUAL, form, matter, pytestmark  # noqa: F401 - a fixture


def menu_of(widget):
    """Open the context menu of a widget and give its actions by their words."""
    place = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text().replace("&", ""): action for action in menu.actions() if action.isVisible()}


def close_menu():
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def widgets_of(form):  # noqa: F811
    return {
        "title": form._title,
        "date": form._date.edit,
        "categories": form._categories.group.chips[0],
        "tags": form._tags.group.chips[1],
    }


@pytest.mark.parametrize("name", ["title", "date", "categories", "tags"])
def test_each_field_of_the_header_is_removed_and_found_in_the_source(form, name):  # noqa: F811
    removed, sought = [], []
    form.field_removed.connect(removed.append)
    form.source_requested.connect(sought.append)
    actions = menu_of(widgets_of(form)[name])
    actions["Show in the source"].trigger()
    actions[f"Remove the field “{name}”"].trigger()
    close_menu()
    assert (removed, sought) == ([name], [name])


def test_a_field_is_renamed_and_a_name_that_cannot_be_one_is_asked_for_again(form, qtbot):  # noqa: F811
    renamed = []
    form.field_renamed.connect(lambda old, new: renamed.append((old, new)))
    menu_of(form._tags.group.add_chip)["Rename the field “tags”…"].trigger()
    close_menu()
    for typed, said in (("two words", "letters"), ("cover", "Another field"), ("labels", "")):
        qtbot.waitUntil(lambda: any(one.isVisible() for one in form.findChildren(QInputDialog)))
        dialog = next(one for one in form.findChildren(QInputDialog) if one.isVisible())
        dialog.setTextValue(typed)
        dialog.accept()
        if said:
            again = next(one for one in form.findChildren(QInputDialog) if one.isVisible())
            assert said in again.labelText()
            assert again.textValue() == typed
    assert renamed == [("tags", "labels")]


def test_what_is_half_typed_goes_first(form):  # noqa: F811
    told = []
    form.field_edited.connect(lambda name, value: told.append((name, value)))
    form.field_removed.connect(told.append)
    form._title.setFocus()
    form._title.setText("Half")
    form._title.textEdited.emit("Half")
    menu_of(form._title)["Remove the field “title”"].trigger()
    close_menu()
    assert told == [("title", "Half"), "title"]


def test_nothing_is_offered_for_a_field_that_is_not_there_nor_in_a_form_that_only_shows(form):  # noqa: F811
    form.show_front_matter(matter(title="Only"), Generator.HEXO)
    assert not any("field" in words for words in menu_of(form._date.edit))
    close_menu()
    form.set_sentence("read only")
    assert not menu_of(form._title)["Remove the field “title”"].isEnabled()
    close_menu()


def test_the_line_s_own_menu_is_there_too(form):  # noqa: F811
    assert USUAL["title"] == form._title.text()
    assert any(words.startswith("Select All") for words in menu_of(form._title))
    close_menu()
