"""The settings of images: what is shown comes back, the example follows, a test is asked for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QLineEdit, QPushButton

from editor.core.images.image_habits import ImageHabits, Processing, UploaderChoice, UploaderKind
from editor.core.images.name_pattern import NameFacts
from editor.widgets.image_name_page import example_facts
from editor.widgets.image_settings import ImageSettings
from editor.widgets.image_work_page import ImageLimits

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")
FACTS = NameFacts(datetime(2026, 3, 1, 12, 0, 5), title="茶山", slug="tea")
LIMITS = ImageLimits(1000, 2560, True, 500)
CHOSEN = ImageHabits(
    "{slug}-{n}",
    "source/img",
    links_web=True,
    uploads=True,
    processing=Processing(1600, "webp", 70, strips=True, keeps_heic=True),
    uploader=UploaderChoice(
        UploaderKind.STORAGE, timeout=90, endpoint="https://s.example", bucket="tea", access_key="writer"
    ),
)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., ImageSettings]:
    def made(habits: ImageHabits = CHOSEN, site: str = "茶山手记") -> ImageSettings:
        dialog = ImageSettings(site, habits, LIMITS, "source/images", FACTS)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def field(dialog: QWidget, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


@pytest.mark.parametrize("habits", [CHOSEN, ImageHabits()])
def test_what_is_shown_comes_back(show: Callable[..., ImageSettings], habits: ImageHabits) -> None:
    dialog = show(habits)
    assert dialog.habits() == habits
    assert dialog.limits() == LIMITS
    assert dialog.secret() == ""
    assert not dialog.is_for_all()


def test_the_example_follows_every_key(show: Callable[..., ImageSettings]) -> None:
    dialog = show()
    assert dialog._name_page.example() == "source/img/tea-1.jpg"
    field(dialog, "Name pattern").setText("{date}-{name}")
    field(dialog, "Folder below the site").setText("")
    assert dialog._name_page.example() == "source/images/20260301-Mountain-lake.jpg"
    field(dialog, "Name pattern").setText("{dat}")
    assert "{dat}" in dialog._name_page.example()


def test_an_empty_pattern_is_the_usual_one(show: Callable[..., ImageSettings]) -> None:
    dialog = show()
    field(dialog, "Name pattern").setText("  ")
    assert dialog.habits().pattern == ImageHabits().pattern


def test_a_test_takes_what_is_typed_and_says_how_it_went(show: Callable[..., ImageSettings]) -> None:
    dialog, asked = show(), []
    dialog.show_upload()
    dialog.test_requested.connect(lambda choice, secret: asked.append((choice, secret)))
    field(dialog, "Bucket").setText(" coffee ")
    field(dialog, "Secret key").setText("moor")
    test = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Test")
    test.click()
    ((choice, secret),) = asked
    assert (choice.bucket, secret) == ("coffee", "moor")
    dialog.show_answer("Asking…", "quiet")
    assert not test.isEnabled()
    dialog.show_answer("The storage says: <b>no</b>", "bad")
    assert test.isEnabled()


def test_a_secret_is_hidden_and_in_no_habit(show: Callable[..., ImageSettings]) -> None:
    dialog = show()
    secret = field(dialog, "Secret key")
    secret.setText("moor")
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    assert "moor" not in repr(dialog.habits())


def test_without_a_site_nothing_is_said_of_others(show: Callable[..., ImageSettings]) -> None:
    assert not show(site="")._for_all.isVisible()
    assert show()._for_all.isVisible()


def test_the_words_of_the_example_are_said_in_the_windows_language(
    qapp: QApplication, show: Callable[..., ImageSettings], qtbot: QtBot
) -> None:
    chinese = Chinese()
    qapp.installTranslator(chinese)
    try:
        dialog = show(ImageHabits())
        pattern = field(dialog, "Name pattern")
        pattern.setFocus()
        pattern.selectAll()
        qtbot.keyClicks(pattern, "{name}")
        assert dialog._name_page.example() == "source/images/山中湖.jpg"
        qtbot.keyClicks(pattern, "-{slug}")
        assert dialog._name_page.example() == "source/images/山中湖-tea.jpg"
        assert (example_facts("", "").title, example_facts("", "").slug) == ("湖边的一天", "湖边的一天")
    finally:
        qapp.removeTranslator(chinese)


class Chinese(QTranslator):
    """Knows two texts."""

    def translate(self, _context: str, text: str, _hint: str | None = None, _count: int = -1) -> str | None:
        return {"Mountain lake": "山中湖", "A day at the lake": "湖边的一天"}.get(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt calls it so
        return False
