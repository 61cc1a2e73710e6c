"""Shows a file in a browser without any of our walls, and tells what became of it as JSON.

Usage: python naked_browser.py FILE. Scripts run, addresses resolve, files may ask the web.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

WAIT_MS = 1500
TOUCH = """window.addEventListener("click", (event) => {
  // what leads into the web or to a file beside it is a link like any other; all else is let happen
  const link = event.target.closest?.("a[href]");
  const near = /^(https?:|mailto:|[^:]*$|[#?.]|[/](?![/]))/i;
  if (link && near.test(link.getAttribute("href"))) event.preventDefault();
});
[...document.querySelectorAll("#post *")].map((node) => {
  for (const kind of ["mouseover", "focus", "toggle"]) node.dispatchEvent(new Event(kind, { bubbles: true }));
  node.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}).length"""
TELL = """JSON.stringify({
  works: 6 * 7,
  ran: document.documentElement.dataset.p || "",
  frames: window.length,
  elements: document.querySelectorAll("#post *").length,
  widest: document.documentElement.scrollWidth - window.innerWidth,
})"""


class Page(QWebEnginePage):
    """Goes where it is sent, and remembers where that was."""

    def __init__(self) -> None:
        super().__init__()
        self.went: list[str] = []
        self.windows = 0

    def acceptNavigationRequest(self, url: QUrl, _kind: object, _is_main: bool) -> bool:
        self.went.append(url.toString())
        return True

    def createWindow(self, _kind: object) -> None:
        self.windows += 1

    def javaScriptAlert(self, _origin: QUrl, text: str) -> None:  # noqa: N802 - a virtual of Qt
        self.went.append(f"alert {text}")


def main() -> int:
    application = QApplication(sys.argv)
    view, page = QWebEngineView(), Page()
    settings, kinds = page.settings(), page.settings().WebAttribute
    for kind in (
        kinds.JavascriptEnabled,
        kinds.LocalContentCanAccessRemoteUrls,
        kinds.JavascriptCanOpenWindows,
    ):
        settings.setAttribute(kind, True)
    view.setPage(page)
    view.resize(900, 700)
    view.show()

    def touch(_: object = None) -> None:
        page.runJavaScript(TOUCH)
        QTimer.singleShot(WAIT_MS, ask)

    def ask() -> None:
        page.runJavaScript(TELL, tell)

    def tell(said: str) -> None:
        found = {**json.loads(said or "{}"), "went": page.went, "windows": page.windows}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()
        page.deleteLater()
        QTimer.singleShot(0, application.quit)

    page.loadFinished.connect(lambda _: QTimer.singleShot(WAIT_MS, touch))
    page.load(QUrl.fromLocalFile(sys.argv[1]))
    QTimer.singleShot(40_000, application.quit)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
