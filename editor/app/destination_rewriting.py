"""Other addresses for the images of a post: every reference at once, one undo step, never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.core.images.reference_edit import with_destination

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.app.post_session import PostSession
    from editor.core.text.edit import TextEdit

PATIENCE_MS = 4000
"""how long the renderer's answer about the present text is waited for"""


class DestinationRewriting(QObject):
    """Changes destinations once it is known where the references of the present text stand."""

    def rewrite(
        self, session: PostSession, addresses: Mapping[str, str], then: Callable[[int], object]
    ) -> None:
        """Put addresses (by the destinations they replace) into a post; `then` hears how many it was.

        A post that is written to meanwhile is waited for, a few seconds at most; then 0 is told.
        """
        if session.rendered.version == session.version:
            then(_rewrite(session, addresses))
            return
        wait = QTimer(self, singleShot=True, interval=PATIENCE_MS)

        def look() -> None:
            if wait.isActive() and session.rendered.version == session.version:
                end(_rewrite(session, addresses))

        def end(count: int) -> None:
            wait.stop()
            session.patched.disconnect(look)
            wait.deleteLater()
            then(count)

        session.patched.connect(look)
        wait.timeout.connect(lambda: end(_rewrite(session, addresses)))
        wait.start()


def _rewrite(session: PostSession, addresses: Mapping[str, str]) -> int:
    """Change what refers to one of the destinations; a reference that is not where it was said is left."""
    lines = session.text.texts()
    edits: dict[tuple[int, int], TextEdit] = {}
    count = 0
    for reference in session.rendered.references():
        address = addresses.get(reference.destination)
        edit = with_destination(lines, reference, address) if address else None
        if edit is not None:
            edits[(edit.range.start.line, edit.range.start.column)] = edit  # a definition serves several
            count += 1
    if edits:
        session.apply(list(edits.values()))
    return count
