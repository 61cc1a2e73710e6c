"""Asks Qt what it finds here; a process of its own, as Qt ends a process that lacks something.

Usage: python -m editor.app.qt_probe auto|software|gpu. Says one line of JSON with its facts, then, if
Chromium drew a page, a second one.
"""

from __future__ import annotations

import json
import sys

import PySide6
from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWebEngineCore import qWebEngineChromiumVersion
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from editor.app.main import prepare_environment
from editor.app.rendering import choose_rendering, gl_renderer
from editor.widgets.preview_scheme import register_scheme
from editor.widgets.theme import MONO_FAMILIES

PAGE_BUDGET = 15_000
"""milliseconds Chromium has for its first page"""


def main(arguments: list[str]) -> int:
    """Say what Qt finds."""
    can_show = prepare_environment()
    register_scheme()
    application = QApplication([sys.argv[0]])
    _say(
        {
            "pyside": PySide6.__version__,
            "qt": qVersion(),
            "chromium": qWebEngineChromiumVersion(),
            "platform": QGuiApplication.platformName(),
            "screens": [_screen(screen) for screen in QGuiApplication.screens()],
            "renderer": gl_renderer(),
            "rendering": choose_rendering(arguments[0] if arguments else "auto"),
            "chinese": _chinese_fonts(),
            "mono": _mono_font(),
        }
    )
    if not can_show:
        _say({"page": False})
        return 0
    view = QWebEngineView()
    drawn: list[bool] = []
    view.loadFinished.connect(lambda ok: (drawn.append(ok), application.quit()))
    QTimer.singleShot(PAGE_BUDGET, application.quit)
    view.setHtml("<p>墨")
    application.exec()
    _say({"page": drawn == [True]})
    delete(view)  # before the application, or Chromium's profile goes first
    return 0


def _screen(screen: object) -> dict[str, object]:
    size, ratio = screen.size(), screen.devicePixelRatio()  # type: ignore[attr-defined]
    return {"width": round(size.width() * ratio), "height": round(size.height() * ratio), "ratio": ratio}


def _chinese_fonts() -> list[str]:
    system = QFontDatabase.WritingSystem
    return QFontDatabase.families(system.SimplifiedChinese)


def _mono_font() -> str:
    font = QFont(list(MONO_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Monospace)
    info = QFontInfo(font)
    # a font with Chinese characters has two widths and is not called fixed
    return info.family() if info.fixedPitch() or info.family() in MONO_FAMILIES else ""


def _say(facts: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
