"""Another program's window to drag from: `drag_source.py X Y FILE…`, or `--html TEXT`, `--text TEXT`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class Source(QLabel):
    """Starts a drag with its content as soon as it is pressed."""

    def __init__(self, content: QMimeData) -> None:
        super().__init__("drag me")
        self._content = content

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            drag = QDrag(self)
            data = QMimeData()
            for kind in self._content.formats():
                data.setData(kind, self._content.data(kind))
            drag.setMimeData(data)
            drag.destroyed.connect(QApplication.quit)  # the other side has all it wanted
            drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    application = QApplication(sys.argv[:1])
    x, y, *rest = sys.argv[1:]
    content = QMimeData()
    if rest[0] == "--html":
        content.setHtml(rest[1])
    elif rest[0] == "--text":
        content.setText(rest[1])
    else:
        content.setUrls([QUrl.fromLocalFile(path) for path in rest])
    source = Source(content)
    source.setWindowFlags(Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
    source.setGeometry(int(x), int(y), 90, 40)
    source.setWindowTitle("drag-source")
    source.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    source.show()
    application.exec()


if __name__ == "__main__":
    main()
