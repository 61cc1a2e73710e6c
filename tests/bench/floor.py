"""The floor: the least program with a source, a preview and a process between that can be written with Qt.

`python tests/bench/floor.py POST` shows a bare QPlainTextEdit beside a bare QWebEngineView. Each key sends
the paragraph it was typed in to a child process, whose answer replaces that paragraph in the page. Nothing
is parsed, coloured, saved or checked: what glass.py measures of it is what the machine allows.
"""

from __future__ import annotations

import html
import json
import os
import sys
from pathlib import Path

PAGE = """<!doctype html><meta charset="utf-8"><style>
body { font: 16px/1.8 serif; margin: 22px 44px; overflow-wrap: anywhere; }
p { content-visibility: auto; contain-intrinsic-size: auto 60px; margin: 0 0 14px; white-space: pre-line; }
</style><body></body>"""


def render() -> None:
    """Be the child: answer each line (a number and a text, as JSON) with the html of a paragraph."""
    for line in sys.stdin.buffer:
        number, text = json.loads(line)
        sys.stdout.buffer.write(json.dumps([number, html.escape(text)]).encode() + b"\n")
        sys.stdout.buffer.flush()


def show(path: str) -> int:
    """Be the window."""
    from PySide6.QtCore import QProcess, Qt
    from PySide6.QtQuick import QQuickWindow, QSGRendererInterface
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QSplitter

    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    application = QApplication(sys.argv[:1])
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    window, splitter = QMainWindow(), QSplitter(Qt.Orientation.Horizontal)
    editor, view = QPlainTextEdit(), QWebEngineView()
    splitter.addWidget(editor)
    splitter.addWidget(view)
    splitter.setSizes([800, 800])
    window.setCentralWidget(splitter)
    window.setWindowTitle("Floor")
    window.resize(1600, 1000)
    child = QProcess()
    child.start(sys.executable, [__file__, "--render"])
    editor.setPlainText(Path(path).read_text(encoding="utf-8"))
    window.show()
    editor.setFocus()

    paragraphs = editor.toPlainText().split("\n\n")
    drawn = json.dumps(["<p>" + html.escape(text) + "</p>" for text in paragraphs])

    def fill() -> None:
        view.page().runJavaScript(f"document.body.innerHTML = {drawn}.join('')")

    def tell(position: int, _removed: int, _added: int) -> None:
        block, number = editor.document().firstBlock(), 0
        edited = editor.document().findBlock(position)
        while block.isValid() and block != edited and number < len(paragraphs):
            number += not block.text()
            block = block.next()
        child.write(json.dumps([number, edited.text()]).encode() + b"\n")

    def patch() -> None:
        for line in bytes(child.readAllStandardOutput().data()).splitlines():
            number, text = json.loads(line)
            view.page().runJavaScript(f"document.body.children[{number}].innerHTML = {json.dumps(text)}")

    view.loadFinished.connect(fill)
    view.setHtml(PAGE)
    editor.document().contentsChange.connect(tell)
    child.readyReadStandardOutput.connect(patch)
    code = application.exec()
    child.closeWriteChannel()
    child.waitForFinished(500)
    return code


if __name__ == "__main__":
    if sys.argv[1:] == ["--render"]:
        render()
    else:
        sys.exit(show(sys.argv[1]))
