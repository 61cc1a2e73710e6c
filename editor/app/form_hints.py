"""Hints in the form: what the site will make of tags, categories and date, and what can be done about it."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.core.site.post_hints import date_hints, post_hints
from editor.widgets.hint_sentences import hint_text
from editor.workspace.zone import zone_offset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import SettingsStore
    from editor.core.diagnostic import Diagnostic
    from editor.core.frontmatter.field import FieldValue
    from editor.widgets.front_matter_form import FrontMatterForm

    SetField = Callable[[PostSession, str, FieldValue], object]
    Action = tuple[str, Callable[[], object]]

_PARTING = re.compile(r"\s*[,，、;；]\s*")


class FormHints(QObject):
    """Keeps the form's hints true for the post in front and the tags of its folder.

    What a button changes is an edit of the text like any other, and undone like it.
    """

    def __init__(
        self, form: FrontMatterForm, posts: OpenPosts, store: SettingsStore, set_field: SetField
    ) -> None:
        super().__init__()
        self._form = form
        self._store = store
        self._set_field = set_field
        self._tags: Sequence[tuple[str, int]] = ()
        self._shown: PostSession | None = None
        self._actions: list[Action] = []
        form.hint_chosen.connect(self._on_chosen)
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
            self._actions = []
            self._form.set_hints((), "")
            return
        front_matter, convention = session.rendered.front_matter, session.convention
        found = post_hints(front_matter, convention, self._tags)
        # one line at most: what may be a mistake comes first, what the chips show already last
        calm = [hint_text(hint) for hint in found if hint.code.startswith("categories.")]
        pressing = [hint_text(hint) for hint in found if not hint.code.startswith("categories.")]
        now = datetime.now().astimezone()
        dated = date_hints(front_matter, convention, session.home, now, zone_offset)
        if convention.root in self._store.settings.quiet_zones:
            dated = tuple(hint for hint in dated if not hint.code.startswith("date.zone"))
        notes = [hint_text(hint) for hint in dated]
        self._actions = [action for hint in (*found, *dated) for action in self._actions_for(session, hint)]
        words = [text for text, _ in self._actions]
        self._form.set_hints([*pressing, *notes, *calm], "\n".join(notes), words)

    def _actions_for(self, session: PostSession, hint: Diagnostic) -> list[Action]:
        match hint.code:
            case "tags.one-tag":
                parts = tuple(
                    dict.fromkeys(part for part in _PARTING.split(hint.data["tag"].strip()) if part)
                )
                text = self.tr("Make {count} tags").format(count=len(parts))
                return [(text, partial(self._set_tags, session, parts))] if len(parts) > 1 else []
            case "tags.near-duplicate":
                text = self.tr("Use “{tag}”").format(tag=hint.data["other"])
                return [(text, partial(self._use_tag, session, hint.data["tag"], hint.data["other"]))]
            case "date.zone" | "date.zone-written":
                return [(self.tr("Don't warn for this site"), partial(self._be_quiet, session))]
            case _:
                return []

    def _on_chosen(self, number: int) -> None:
        if number < len(self._actions):
            self._actions[number][1]()

    def _name_of_tags(self, session: PostSession) -> str:
        names = [entry.name for entry in session.rendered.front_matter.fields]
        return next((name for name in ("tags", "tag") if name in names), "tags")

    def _set_tags(self, session: PostSession, tags: FieldValue) -> None:
        self._set_field(session, self._name_of_tags(session), tags)

    def _use_tag(self, session: PostSession, old: str, new: str) -> None:
        value = session.rendered.front_matter.value(self._name_of_tags(session))
        if isinstance(value, tuple):
            changed = (new if item == old else item for item in value)
            # a tag that is there already is not there twice
            kept: list[FieldValue] = []
            for item in changed:
                if item not in kept:
                    kept.append(item)
            self._set_tags(session, tuple(kept))
        elif value == old:
            self._set_tags(session, new)

    def _be_quiet(self, session: PostSession) -> None:
        root = session.convention.root
        others = tuple(path for path in self._store.settings.quiet_zones if path != root)
        self._store.change(quiet_zones=(*others, root))
        self._show()
