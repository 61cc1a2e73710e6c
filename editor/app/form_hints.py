"""Hints in the form: what the site will make of the post's tags, categories and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.core.site.post_hints import date_hints, post_hints
from editor.widgets.hint_sentences import hint_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.widgets.front_matter_form import FrontMatterForm


class FormHints(QObject):
    """Keeps the form's hints true for the post in front and the tags of its folder."""

    def __init__(self, form: FrontMatterForm, posts: OpenPosts) -> None:
        super().__init__()
        self._form = form
        self._tags: Sequence[tuple[str, int]] = ()
        self._shown: PostSession | None = None
        posts.opened.connect(self._on_opened)
        posts.current_changed.connect(self._on_current_changed)

    def take_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Learn the folder's tags, each with the number of posts that have it."""
        self._tags = tags
        self._show()

    def _on_opened(self, session: PostSession) -> None:
        for signal in (session.fields_changed, session.state_changed):
            signal.connect(lambda: session is self._shown and self._show())

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        self._show()

    def _show(self) -> None:
        session = self._shown
        if session is None or not session.rendered.front_matter.is_readable:
            self._form.set_hints((), "")
            return
        front_matter, convention = session.rendered.front_matter, session.convention
        found = post_hints(front_matter, convention, self._tags)
        # one line at most: what may be a mistake comes first, what the chips show already last
        calm = [hint_text(hint) for hint in found if hint.code.startswith("categories.")]
        pressing = [hint_text(hint) for hint in found if not hint.code.startswith("categories.")]
        notes = [hint_text(hint) for hint in date_hints(front_matter, convention, session.home)]
        self._form.set_hints([*pressing, *notes, *calm], "\n".join(notes))
