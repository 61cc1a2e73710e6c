"""Source and preview in step: cursor, clicks, two views that scroll together and never chase each other."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.core.text.edit import Position
from editor.widgets.source_place import SourcePlace, follow, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction

    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import SettingsStore
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.preview import Preview


class ScrollSync(QObject):
    """The side that the hand was at last leads; the other follows and is not heard meanwhile."""

    def __init__(
        self, preview: Preview | NoPreview, posts: OpenPosts, store: SettingsStore, switch: QAction
    ) -> None:
        super().__init__()
        self._preview = preview
        self._store = store
        self._shown: PostSession | None = None
        self._places: dict[int, SourcePlace] = {}
        self._preview_leads = False
        self._is_following = False
        self._written = -1
        self._scroll = QTimer(self, singleShot=True, interval=16)
        self._scroll.timeout.connect(self._lead_preview)
        self._switch = switch
        switch.setChecked(store.settings.scrolls_together)
        switch.triggered.connect(self._on_switched)
        posts.opened.connect(self._on_opened)
        posts.current_changed.connect(self._on_current_changed)
        posts.closed.connect(lambda session: self._places.pop(session.number, None))
        preview.line_clicked.connect(self._on_line_clicked)
        preview.scrolled.connect(self._on_preview_scrolled)

    @property
    def _is_on(self) -> bool:
        return self._store.settings.scrolls_together

    def _on_switched(self, is_on: bool) -> None:
        self._store.change(scrolls_together=is_on)
        if is_on and self._shown:
            self._preview_leads = False
            self._lead_preview()

    def _on_opened(self, session: PostSession) -> None:
        editor = session.editor
        editor.top_line_changed.connect(lambda _: self._on_source_scrolled(session))
        editor.verticalScrollBar().actionTriggered.connect(lambda _: self._take_lead(-1))
        editor.cursor_moved.connect(lambda place: self._on_cursor(session, place.line))

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        self._preview_leads, self._written = False, -1
        if session is None:
            return
        self._preview.mark_line(session.editor.place().line)
        if self._is_on:
            self._scroll.start()  # the editor has yet to take its size
        elif place := self._places.get(session.number):
            self._preview.scroll_to_line(place.line, place.head, place.rest)

    # --- the source leads

    def _take_lead(self, written: int) -> None:
        """Let the source lead, by the cursor in a line or, with -1, by the wheel."""
        self._preview_leads, self._written = False, written

    def _on_source_scrolled(self, session: PostSession) -> None:
        if session is self._shown and self._is_on and not self._is_following and not self._scroll.isActive():
            self._scroll.start()

    def _lead_preview(self) -> None:
        if self._shown is None or self._preview_leads or not self._is_on:
            return
        if self._shown.editor.verticalScrollBar().maximum() == 0:
            return  # all of the source is in sight: it has no word in where the preview stands
        place = place_of(self._shown.editor, self._shown.editor.top_line())
        self._places[self._shown.number] = place
        self._preview.scroll_to_line(place.line, place.head, place.rest, self._written)

    def _on_cursor(self, session: PostSession, line: int) -> None:
        if session is self._shown:
            if not self._is_following:
                self._take_lead(line)
            self._preview.mark_line(line, is_written=self._is_on and not self._is_following)

    # --- the preview leads

    @contextmanager
    def _following(self) -> Iterator[None]:
        self._is_following = True
        try:
            yield
        finally:
            self._is_following = False

    def _on_preview_scrolled(self, line: float, head: float, rest: float) -> None:
        session = self._shown
        if session is None:
            return
        place = SourcePlace(line, head, rest)
        before = self._places.get(session.number)
        self._places[session.number] = place
        if self._is_on:
            self._preview_leads = True
            self._scroll.stop()
            with self._following():
                follow(session.editor, before, place)

    def _on_line_clicked(self, line: int) -> None:
        session = self._shown
        if session is None:
            return
        self._preview_leads = True
        self._scroll.stop()
        with self._following():
            session.editor.go_to(Position(line, 0))
            session.editor.setFocus()
