from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from shiboken6 import delete

from editor.app.language import install_language, language_for
from editor.app.translated import translated
from editor.workspace.errors import DiskError
from editor.workspace.sentence import Sentence


@pytest.mark.parametrize(
    ("wanted", "system", "spoken"),
    [
        ("en", ["zh-CN"], "en"),
        ("zh_CN", ["en-GB"], "zh_CN"),
        ("system", ["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        ("system", ["zh_CN"], "zh_CN"),
        ("system", ["en-GB", "zh-CN"], "en"),
        ("system", ["fr-FR", "zh-CN", "en"], "zh_CN"),
        ("system", ["fr-FR", "de"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("klingon", ["zh-CN"], "zh_CN"),
    ],
)
def test_the_first_known_language_is_spoken(wanted: str, system: list[str], spoken: str) -> None:
    assert language_for(wanted, system) == spoken


@pytest.fixture
def chinese(qapp: QCoreApplication):
    before = QLocale()
    assert install_language(qapp, "zh_CN") == "zh_CN"
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        delete(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("chinese")
def test_qt_itself_speaks_the_language_too() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().monthName(5) == "五月"


@pytest.mark.usefixtures("chinese")
def test_a_sentence_of_the_workspace_is_said_with_its_values_and_their_sentences() -> None:
    sentence = Sentence(
        "Cannot {deed} “{name}”: {reason}.",
        deed=Sentence("save"),
        name="{odd}.md",
        reason=Sentence("the disk is full"),
    )
    assert translated(DiskError(sentence).sentence) == "无法保存“{odd}.md”：磁盘已满。"
    assert translated(DiskError("The image is already gone.").sentence) == "图片已不存在。"


@pytest.mark.usefixtures("chinese")
def test_text_that_is_no_sentence_stays() -> None:
    assert translated("The image is already gone.") == "The image is already gone."


def test_english_is_what_the_program_is_written_in(qapp: QCoreApplication) -> None:
    before = QLocale()
    assert install_language(qapp, "en") == "en"
    QLocale.setDefault(before)
    assert qapp.findChildren(QTranslator) == []
    assert translated(Sentence("“{name}” is gone.", name="a")) == "“a” is gone."
