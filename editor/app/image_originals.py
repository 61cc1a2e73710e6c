"""Images that were made smaller or other on their way into a post: the writer may have the originals back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.arrival_plan import address_of
from editor.app.notices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.background import Background
    from editor.app.destination_rewriting import DestinationRewriting
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.workspace.image_keeping import Kept


class ImageOriginals(QObject):
    """Takes back what was done to new images; the text follows where names change."""

    put_back = Signal(object)
    """files of a session are again what came"""

    def __init__(
        self, posts: OpenPosts, background: Background, notices: Notices, rewriting: DestinationRewriting
    ) -> None:
        super().__init__()
        self._posts = posts
        self._background = background
        self._notices = notices
        self._rewriting = rewriting

    def offer(self, session: PostSession, kept: Sequence[Kept]) -> None:
        """Say that new images were processed, and let the writer take that back; nothing where none was."""
        processed = [one for one in kept if one.is_processed]
        if not processed:
            return
        sentence = self.tr("New images were made smaller or other, as the settings of this site say.")
        choice = Choice(self.tr("Keep the originals"), lambda: self._restore(session, processed))
        self._notices.tell(sentence, topic="processed", choices=[choice])

    def _restore(self, session: PostSession, processed: Sequence[Kept]) -> None:
        from editor.workspace.image_rework import put_back

        for kept in processed:
            self._background.run(
                put_back,
                kept,
                done=lambda path, kept=kept: self._on_put_back(session, kept.path, path),
                failed=self._notices.tell_error,
            )

    def _on_put_back(self, session: PostSession, old: str, path: str) -> None:
        session.kept_images = [path if one == old else one for one in session.kept_images]
        before, after = address_of(session, old), address_of(session, path)
        if before == after:
            self.put_back.emit(session)
        elif self._posts.numbered(session.number) is session:
            self._rewriting.rewrite(session, {before: after}, lambda _: self.put_back.emit(session))
