"""Small pictures of the images whose rows are in sight: made in the background, the latest ones kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.workspace.image_look import small_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.background import Background
    from editor.app.post_session import PostSession
    from editor.core.images.check import CheckPolicy, ImageReport
    from editor.core.site.convention import Convention
    from editor.widgets.image_row import ImageRow
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.web_images import WebImages

    Key = tuple[str, str, str]

MOST_KEPT = 1500
"""thumbnails that are remembered; one takes about ten thousand bytes"""


class ImageThumbnails(QObject):
    """Answers at once with what is there; `want` asks for the rest."""

    found = Signal(int, str)
    """number of a post, and a destination in it that has a thumbnail now"""

    def __init__(
        self, background: Background, policy_for: Callable[[Convention], CheckPolicy], web: WebImages
    ) -> None:
        super().__init__()
        self._background = background
        self._policy_for = policy_for
        self._web = web
        self._known: dict[Key, tuple[ImageReport, bytes | None]] = {}
        self._asked: dict[Key, ImageReport] = {}
        self._destinations: set[str] = set()
        """what there was ever a thumbnail of, in any post"""
        self._changed: set[str] = set()

    def about(self, session: PostSession, row: ImageRow) -> bytes | None:
        """Give the thumbnail of a row, None while there is none; an older one until the new one is made."""
        known = self._known.get(_key(session, row))
        return known[1] if known else None

    def take_changed(self) -> set[str]:
        """Give the destinations that have another thumbnail than when this was asked before, or none now."""
        changed, self._changed = self._changed, set()
        return changed

    def may_know(self, row: ImageRow) -> bool:
        """Tell quickly whether it is worth asking about a row."""
        return row.destination in self._destinations

    def want(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Make the thumbnails of these rows that are not known yet."""
        for row in rows:
            key, report = _key(session, row), row.report
            if report is None or not (report.width or report.data.get("copy")):
                continue
            known = self._known.get(key)
            if (known and known[0] == report) or self._asked.get(key) == report:
                continue
            self._asked[key] = report
            self._ask(session, row, key, report)

    def _ask(self, session: PostSession, row: ImageRow, key: Key, report: ImageReport) -> None:
        number = session.number

        def _learn(png: bytes | None) -> None:
            if self._asked.get(key) is report:
                del self._asked[key]
                self._keep(key, report, png)
                self.found.emit(number, row.destination)

        def _give_up(_: WorkspaceError) -> None:
            self._asked.pop(key, None)

        self._background.run(
            small_picture,
            row.destination,
            session.home,
            session.convention,
            self._policy_for(session.convention),
            self._web,
            row.reference.form.value if row.reference else "inline",
            report,
            done=_learn,
            failed=_give_up,
            lane="patient" if row.is_web else "quick",
        )

    def _keep(self, key: Key, report: ImageReport, png: bytes | None) -> None:
        self._known.pop(key, None)
        self._known[key] = (report, png)
        self._destinations.add(key[2])
        self._changed.add(key[2])
        while len(self._known) > MOST_KEPT:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._changed.add(oldest[2])


def _key(session: PostSession, row: ImageRow) -> Key:
    return session.convention.root, "" if row.is_web else session.home, row.destination
