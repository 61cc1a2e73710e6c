"""What the window tells about itself: true, in the writer's language, and to be copied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QLabel

from editor import __version__
from editor.app.about import About

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(ROOT / "resources" / "i18n" / "inkwright_zh_CN.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_version_licence_promises_and_log_are_told(qtbot: QtBot) -> None:
    about = About("/home/ada/<b>state</b>/inkwright.log")
    qtbot.addWidget(about)
    told = about.words()
    assert f"Inkwright {__version__}" in told
    assert "MIT" in told
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert "all or nothing" in told
    assert "Log: /home/ada/<b>state</b>/inkwright.log" in told


def test_all_of_it_is_plain_and_can_be_selected(qtbot: QtBot) -> None:
    about = About("/tmp/inkwright.log")
    qtbot.addWidget(about)
    labels = [label for label in about.findChildren(QLabel) if label.text()]
    wanted = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert len(labels) == 2
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert {label.textInteractionFlags() for label in labels} == {wanted}


def test_where_no_log_is_written_none_is_named(qtbot: QtBot) -> None:
    about = About("")
    qtbot.addWidget(about)
    assert "Log" not in about.words()


@pytest.mark.usefixtures("chinese")
def test_it_is_told_in_chinese(qtbot: QtBot) -> None:
    about = About("/tmp/inkwright.log")
    qtbot.addWidget(about)
    assert about.windowTitle() == "关于 Inkwright"
    assert "许可证：MIT" in about.words()
    assert "日志：/tmp/inkwright.log" in about.words()
