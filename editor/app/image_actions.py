"""What the writer does with rows of the image panel: each wish goes to the part that can fulfil it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.post_session import PostSession
    from editor.widgets.image_row import ImageRow


class RowsDeed(Protocol):
    """Something that is done to several rows of a post, and tells by itself how it went."""

    def __call__(self, session: PostSession, rows: Sequence[ImageRow]) -> object:
        """Begin."""
