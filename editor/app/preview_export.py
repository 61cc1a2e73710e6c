"""The post as a PDF: made by the preview, written where the writer says, with progress in the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.exported_path import ask_path, tell_written

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.window import Window


class PreviewExport(QObject):
    """Makes one PDF at a time."""

    def __init__(self, window: Window, posts: OpenPosts, background: Background, notices: Notices) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._background = background
        self._notices = notices
        self._path = ""
        window.actions_table.on("export-pdf", self._begin)
        window.preview.print_progressed.connect(self._on_progressed)
        window.preview.printed.connect(self._on_printed)

    def _begin(self) -> None:
        session = self._posts.current
        if session is None or self._path:
            return
        title, kinds = self.tr("Export as PDF"), self.tr("PDF documents (*.pdf)")
        self._path = ask_path(self._window, session, title, kinds, (".pdf",))
        if not self._path:
            return
        self._say(self.tr("Making the PDF…"))
        self._window.preview.print_pdf()

    def _say(self, text: str) -> None:
        self._window.status.showMessage(text)

    def _on_progressed(self, there: int, total: int) -> None:
        if self._path and there < total:
            self._say(self.tr("Making the PDF: image {there} of {total}…").format(there=there, total=total))
        elif self._path:
            self._say(self.tr("Making the PDF: laying out the pages…"))

    def _on_printed(self, content: bytes) -> None:
        path, self._path = self._path, ""
        self._window.status.clearMessage()
        if not path:
            return
        if not content:
            self._notices.tell(self.tr("The PDF could not be made."), tone="warn", topic="export")
            return
        self._background.run(_write, path, content, done=self._on_written, failed=self._notices.tell_error)

    def _on_written(self, path: str) -> None:
        sentence = self.tr("The PDF is at {path}.").format(path=path)
        tell_written(self._notices, sentence, self.tr("Open it"), path)


def _write(path: str, content: bytes) -> str:
    from editor.workspace.exported_file import write_export  # not before the first PDF

    return write_export(path, content)
