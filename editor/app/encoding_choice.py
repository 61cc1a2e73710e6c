"""The encoding of the post in front: read it in another one, write it in another one, and other line ends."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu

from editor.app.notices import Choice
from editor.core.text.file_text import CharacterNotEncodable, FileText

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.workspace.encoding_memory import EncodingMemory


def encoding_names() -> dict[str, str]:
    """Give the encodings that can be chosen, by the name Python knows each by."""
    translate = QCoreApplication.translate
    return {
        "utf-8": "UTF-8",
        "gb18030": translate("Encodings", "Simplified Chinese (GB18030, GBK)"),
        "big5hkscs": translate("Encodings", "Traditional Chinese (Big5)"),
        "cp932": translate("Encodings", "Japanese (Shift-JIS)"),
        "euc_jp": translate("Encodings", "Japanese (EUC-JP)"),
        "cp949": translate("Encodings", "Korean (EUC-KR)"),
        "cp1251": translate("Encodings", "Cyrillic (Windows-1251)"),
        "koi8_r": translate("Encodings", "Cyrillic (KOI8-R)"),
        "cp1252": translate("Encodings", "Western (Windows-1252)"),
        "cp1250": translate("Encodings", "Central European (Windows-1250)"),
        "cp1253": translate("Encodings", "Greek (Windows-1253)"),
        "cp1254": translate("Encodings", "Turkish (Windows-1254)"),
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
    }


_MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


class EncodingChoice(QObject):
    """Offers encodings and line ends in the status bar; locks a post whose bytes are not all text.

    An encoding that was found without much to go by is asked about; what the writer says is remembered.
    Bytes that are no text keep their value whatever is done; but a file that has them was, more likely,
    read in the wrong encoding, and what is typed into it would be written in that one.
    """

    remembered = Signal(str)
    """it is known from now on in which encoding the post of that path is to be read"""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        notices: Notices,
        background: Background,
        memory: EncodingMemory,
    ) -> None:
        super().__init__()
        self._posts = posts
        self._background = background
        self._memory = memory
        self._notices = notices
        self._status = window.status
        self._locked: set[int] = set()
        self._menu = QMenu(window)
        self._menu.aboutToShow.connect(self._fill)
        self._status.set_menu("format", self._menu)
        posts.opened.connect(self._judge)
        posts.closed.connect(self._on_closed)

    def remember(self, session: PostSession) -> None:
        """Keep the encoding that the writer has given a post's file, once it is in it."""
        encoding = session.chosen_encoding
        if session.path and encoding:
            self._change_memory(self._memory.remember, session.path, "" if encoding == "utf-8" else encoding)

    def follow(self, source: str, target: str) -> None:
        """Learn that a post has another path now."""
        self._change_memory(self._memory.follow, source, target)

    def _change_memory(self, work: Callable[[str, str], None], *words: str) -> None:
        self._background.run(
            work, *words, done=lambda _: None, failed=self._notices.tell_error, lane="ordered"
        )

    # --- the menu

    def _fill(self) -> None:
        self._menu.clear()
        session = self._posts.current
        if session is None:
            return
        form = session.text.format
        names = encoding_names()
        reopen = self._menu.addMenu(self.tr("&Reopen as"))
        for encoding, name in names.items():
            self._add(reopen, name, form.encoding == encoding, partial(self._reopen, session, encoding))
        convert = self._menu.addMenu(self.tr("&Convert to"))
        for encoding, name in names.items():
            mark = _MARKS.get(encoding, b"")
            is_now = form.encoding == encoding and form.bom == mark
            self._add(convert, name, is_now, partial(self._convert, session, encoding, mark))
        mark = b"\xef\xbb\xbf"
        is_now = form.encoding == "utf-8" and form.bom == mark
        with_mark = self.tr("UTF-8 with a byte order mark")
        self._add(convert, with_mark, is_now, partial(self._convert, session, "utf-8", mark))
        ends = self._menu.addMenu(self.tr("&Line ends"))
        for ending, name in (("\n", "LF"), ("\r\n", "CRLF")):
            is_now = form.ending == ending and not form.has_mixed_endings
            self._add(ends, name, is_now, partial(self._set_ending, session, ending))
        convert.setEnabled(not session.is_read_only)
        ends.setEnabled(not session.is_read_only)

    def _add(self, menu: QMenu, name: str, is_now: bool, act: partial[None]) -> None:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(is_now)
        action.setEnabled(not is_now)
        action.triggered.connect(lambda: act())

    # --- what it does

    def _reopen(self, session: PostSession, encoding: str) -> None:
        try:
            text = FileText.decode_as(session.text.encode(), encoding)
            saved = FileText.decode_as(session.saved_text.encode(), encoding)
        except CharacterNotEncodable:
            text = saved = None
        if text is None or saved is None:
            sentence = self.tr("This file cannot be read as {encoding} and given back byte for byte.")
            words = sentence.format(encoding=encoding_names()[encoding])
            self._notices.tell(words, tone="warn", topic=_topic(session))
            return
        session.take_form(text, saved=saved)
        session.chosen_encoding = encoding
        self._remember_read(session)
        self._unlock(session)
        self._judge(session)

    def _remember_read(self, session: PostSession) -> None:
        """Remember how the file is to be read next time, also where that is UTF-8 with odd bytes."""
        path = session.path
        if path:
            self._background.run(
                self._memory.remember,
                path,
                session.chosen_encoding,
                done=lambda _: self.remembered.emit(path),
                failed=self._notices.tell_error,
                lane="ordered",
            )

    def _convert(self, session: PostSession, encoding: str, mark: bytes) -> None:
        try:
            session.take_form(session.text.converted(encoding, mark))
        except CharacterNotEncodable as error:
            is_stray = error.character in session.text.format.substitutes
            sentence = (
                self.tr("Not converted: line {line} has bytes that are no text.")
                if is_stray
                else self.tr("Not converted: “{character}” in line {line} does not exist in {encoding}.")
            )
            name = encoding_names()[encoding]
            words = sentence.format(character=error.character, line=error.line + 1, encoding=name)
            self._notices.tell(words, tone="bad", topic=_topic(session))
        else:
            self._notices.settle(_topic(session))

    def _set_ending(self, session: PostSession, ending: str) -> None:
        session.take_form(session.text.with_ending(ending))

    # --- posts whose bytes are not all text

    def look_again(self, session: PostSession) -> None:
        """Let a post be edited that has only text by now."""
        if not session.text.stray_lines():
            self._unlock(session)

    def _judge(self, session: PostSession) -> None:
        lines = session.text.stray_lines()
        if not lines:
            if not session.text.format.is_sure:
                self._ask_about(session)
            return
        if session.is_read_only:
            return
        self._locked.add(session.number)
        _lock(session, is_read_only=True)
        sentence = self.tr(
            "“{name}” is not all text in {encoding}: line {line} has other bytes. "
            "It opens read-only; is it in another encoding?"
        )
        encoding = session.text.format.encoding
        words = sentence.format(
            name=os.path.basename(session.path),
            encoding=encoding_names().get(encoding, encoding.upper()),
            line=lines[0] + 1,
        )
        choices = [
            Choice(self.tr("Choose the encoding…"), lambda: self._choose(session)),
            Choice(self.tr("Edit anyway"), lambda: self._unlock(session)),
        ]
        self._notices.tell(words, tone="warn", topic=_topic(session), choices=choices)

    def _ask_about(self, session: PostSession) -> None:
        sentence = self.tr("“{name}” seems to be in {encoding}. Can you read it? It is kept as it is.")
        encoding = session.text.format.encoding
        words = sentence.format(
            name=os.path.basename(session.path),
            encoding=encoding_names().get(encoding, encoding.upper()),
        )
        choices = [
            Choice(self.tr("It is right"), lambda: self._confirm(session, encoding)),
            Choice(self.tr("Choose the encoding…"), lambda: self._choose(session)),
        ]
        self._notices.tell(words, topic=_topic(session), choices=choices)

    def _confirm(self, session: PostSession, encoding: str) -> None:
        if self._posts.numbered(session.number) is session:
            session.chosen_encoding = encoding
            self._remember_read(session)

    def _choose(self, session: PostSession) -> None:
        if self._posts.numbered(session.number) is session:
            self._posts.show(session)
            self._status.open_menu("format")

    def _unlock(self, session: PostSession) -> None:
        if session.number in self._locked:
            self._locked.discard(session.number)
            _lock(session, is_read_only=False)
        self._notices.settle(_topic(session))

    def _on_closed(self, session: PostSession) -> None:
        self._locked.discard(session.number)
        self._notices.settle(_topic(session))


def _lock(session: PostSession, *, is_read_only: bool) -> None:
    session.is_read_only = is_read_only
    session.editor.setReadOnly(is_read_only)
    session.state_changed.emit()


def _topic(session: PostSession) -> str:
    return f"encoding {session.number}"
