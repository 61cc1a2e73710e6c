"""Hostile html that is pasted or dropped brings words at most; what is copied from the preview cannot act."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from editor.widgets.source_editor import SourceEditor
from tests.e2e.listener import Listener
from tests.fakes.attacks import NAMES, attack
from tests.widgets.test_attacks import show
from tests.widgets.test_preview import ask, preview, pytestmark, shared  # noqa: F401 - fixtures


@pytest.fixture
def listener():
    found = Listener()
    yield found
    found.close()


@pytest.fixture
def editor(qtbot):
    found = SourceEditor()
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    found.told = []
    for name in ("files_dropped", "posts_dropped", "image_data_dropped", "web_image_dropped"):
        getattr(found, name).connect(lambda *what, name=name: found.told.append((name, *what)))
    return found


HTML = [name for name in NAMES if name.startswith(("A0", "A10", "A11", "A12", "A17", "A18", "A24"))]


@pytest.mark.parametrize("name", HTML)
def test_html_alone_brings_nothing_that_could_act(editor, qtbot, listener, name):
    """Only one picture and nothing else may be told, which is then asked for as every web image is."""
    mime = QMimeData()
    mime.setHtml(attack(name, listener.address))
    assert editor.lines() == [""]
    editor.insertFromMimeData(mime)
    qtbot.wait(20)
    pasted = "\n".join(editor.lines())
    assert "<" not in pasted
    assert "javascript:" not in pasted
    assert {kind for kind, *_ in editor.told} <= {"web_image_dropped"}
    assert listener.knocks == []


def test_words_beside_html_are_the_words(editor, listener):
    mime = QMimeData()
    mime.setText("just words\u2028and <b>more</b>")
    mime.setHtml(attack("A02 img onerror", listener.address))
    editor.insertFromMimeData(mime)
    assert "".join(editor.lines()).startswith("just words")
    assert "onerror" not in "".join(editor.lines())
    assert editor.told == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd\nx", "data:text/html,x", "smb://h/s"]
)
def test_an_address_that_may_not_be_followed_is_no_picture(editor, url):
    mime = QMimeData()
    mime.setData("text/uri-list", url.encode())
    editor.insertFromMimeData(mime)
    assert not [one for one in editor.told if one[0] == "web_image_dropped"]


def test_a_copy_of_hostile_posts_is_clean(preview, qtbot):  # noqa: F811
    text = "\n\n".join(attack(name, "http://e.invalid") for name in NAMES if name.startswith("A"))
    count = show(preview, text)
    sections = "document.querySelectorAll('#post section').length"
    qtbot.waitUntil(lambda: ask(qtbot, preview, sections) == count)
    with qtbot.waitSignal(preview.copied) as told:
        preview._page.triggerAction(preview._page.WebAction.SelectAll)
        qtbot.waitUntil(preview._page.hasSelection)
        preview._page.triggerAction(preview._page.WebAction.Copy)
    _, html = told.args
    assert "Calm words" in html
    facts = f"""(() => {{
      const template = document.createElement("template");
      template.innerHTML = {html!a};
      const all = [...template.content.querySelectorAll("*")];
      const acting = /script|frame|object|embed|style|form|meta|base|svg/;
      const far = /^[^/#?]*script:|^(file|smb|data):/i;
      return [
        all.filter((node) => [...node.attributes].some(({{ name }}) => name.startsWith("on"))).length,
        all.filter((node) => acting.test(node.localName)).length,
        all.filter((node) => far.test(node.getAttribute("href") || "")).length,
      ];
    }})()"""
    assert ask(qtbot, preview, facts) == [0, 0, 0]
