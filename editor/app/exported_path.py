"""Where an export goes, and how the writer finds it again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from editor.app.notices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.notices import Notices
    from editor.app.post_session import PostSession
    from editor.app.window import Window


def ask_path(window: Window, session: PostSession, title: str, kinds: str, endings: Sequence[str]) -> str:
    """Ask where an export of a post goes, beside it at first; "" for nowhere.

    `kinds` is what the dialog says of the files. The path ends in one of `endings`, else in the first.
    """
    proposed = os.path.splitext(session.path or session.home)[0] + endings[0]
    path, _ = QFileDialog.getSaveFileName(window, title, proposed, kinds)
    return path if not path or path.lower().endswith(tuple(endings)) else path + endings[0]


def tell_written(notices: Notices, sentence: str, opens: str, path: str) -> None:
    """Say that an export is written, with a button of the words `opens` that shows it."""
    look = Choice(opens, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
    notices.tell(sentence, topic="export", choices=[look])
