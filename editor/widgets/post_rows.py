"""The posts of a folder as rows: what the list shows of each, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from editor.widgets.one_line import one_line
from editor.widgets.post_filter import PostFilter, ordered_date
from editor.widgets.sentences import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from editor.core.post import PostSummary

    Index = QModelIndex | QPersistentModelIndex

POST_ROLE = Qt.ItemDataRole.UserRole
"""The PostSummary of a row."""


class PostRows(QAbstractListModel):
    """The rows that a filter lets through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posts: list[PostSummary] = []
        self._rows: list[PostSummary] = []
        self._filter = PostFilter()
        self._has_drafts_only = False

    @property
    def posts(self) -> list[PostSummary]:
        """Give all posts, sorted."""
        return self._posts

    def set_posts(self, posts: Iterable[PostSummary]) -> None:
        """Take other posts; where only what rows say has changed, only those are drawn."""
        self._posts = sorted(posts, key=_sort_key, reverse=True)
        self._refresh()

    def set_filter(self, post_filter: PostFilter, *, drafts_only: bool) -> None:
        """Let other posts through."""
        self._filter, self._has_drafts_only = post_filter, drafts_only
        self._refresh()

    def row_of(self, path: str) -> int:
        """Give the row of a post, -1 where the filter hides it."""
        return next((row for row, post in enumerate(self._rows) if post.path == path), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give what a role asks of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        post = self._rows[index.row()]
        if role == POST_ROLE:
            return post
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_title(post)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(post)
        return None

    def broken_text(self, post: PostSummary) -> str:
        """Say what is wrong with a post, "" where nothing is."""
        if post.problem:
            return self.tr("● front matter")
        if post.broken_images == 1:
            return self.tr("● 1 image missing")
        return (
            self.tr("● {count} images missing").format(count=post.broken_images)
            if post.broken_images > 1
            else ""
        )

    def draft_text(self) -> str:
        """Give the word on the pill of a draft."""
        return self.tr("Draft")

    def _spoken(self, post: PostSummary) -> str:
        parts = [shown_title(post), shown_date(post), *post.categories[:3]]
        if post.is_draft:
            parts.append(self.draft_text())
        parts.append(self.broken_text(post).removeprefix("● "))
        return listed(parts)

    def _refresh(self) -> None:
        rows = self._posts
        if self._has_drafts_only:
            rows = [post for post in rows if post.is_draft]
        if not self._filter.is_empty:
            rows = [post for post in rows if self._filter.lets_through(post)]
        if [post.path for post in rows] != [post.path for post in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        changed = [row for row, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = list(rows)
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))


def shown_title(post: PostSummary) -> str:
    """Give the title on one line, the file's name where there is none."""
    return one_line(post.title) or one_line(post.path.rpartition("/")[2]) or "—"


def shown_date(post: PostSummary) -> str:
    """Give the day of the date: the time of day is left to the form."""
    return one_line(post.date, 40).partition(" ")[0].partition("T")[0]


def _sort_key(post: PostSummary) -> tuple[str, int]:
    date = ordered_date(post.date)
    if not date and post.modified_ns:
        date = datetime.fromtimestamp(post.modified_ns / 1e9).strftime("%Y-%m-%d-%H-%M-%S")
    return date, post.modified_ns
