"""Form and text: an edit in the form becomes the smallest edit of the source, which fills the form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.widgets.sentences import diagnostic_sentence, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.renderer_client import RendererClient
    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.schema import FieldKind
    from editor.renderer.protocol import FieldEdit
    from editor.widgets.front_matter_form import FrontMatterForm

WAIT_LIMIT_MS = 4000
MOST_TRIES = 3
"""how often a renderer may begin anew while it is asked about one field"""


@dataclass(frozen=True, slots=True)
class Wish:
    """A field edit that the renderer has been asked to turn into a text edit."""

    session: PostSession
    name: str
    value: FieldValue
    remove: bool = False
    new_name: str = ""
    kind: str = ""
    tries: int = 1


class FrontMatterSync(QObject):
    """Keeps the form and the front matter of the post in front the same."""

    def __init__(
        self, form: FrontMatterForm, posts: OpenPosts, renderer: RendererClient, notices: Notices
    ) -> None:
        super().__init__()
        self._form = form
        self._posts = posts
        self._renderer = renderer
        self._notices = notices
        self._wishes: dict[int, Wish] = {}
        self._unheard: list[Wish] = []
        """wishes that a renderer took with it when it ended, to be told to the next one"""
        self._settled: list[Callable[[], object]] = []
        self._read: dict[int, Callable[[], object]] = {}
        self._limit = QTimer(self, singleShot=True, interval=WAIT_LIMIT_MS)
        self._limit.timeout.connect(self._on_limit)
        self._shown: PostSession | None = None
        self._is_read_only = False
        form.draft_toggled.connect(self._on_draft_toggled)
        form.field_edited.connect(self._on_field_edited)
        form.field_added.connect(self._on_field_added)
        form.field_renamed.connect(self._on_field_renamed)
        form.field_removed.connect(self._on_field_removed)
        form.source_requested.connect(self._on_source_requested)
        posts.closed.connect(self._on_closed)
        posts.current_changed.connect(self._on_current_changed)
        posts.opened.connect(self._on_opened)
        renderer.field_edit_received.connect(self._on_field_edit)
        form.setEnabled(False)

    def flush(self, then: Callable[[], object]) -> None:
        """Bring every half-typed value into the text, then call `then`."""
        self._form.flush()
        if self._wishes or self._unheard:
            self._settled.append(then)
            self._limit.start()
        else:
            then()

    def when_read(self, session: PostSession, then: Callable[[], object]) -> None:
        """Call `then` once the session knows what the front matter of its present text says.

        The renderer answers in turn: when it answers a question about a field, it has told all fields of
        the text before. What it answers is of no interest here, nor whether it could.
        """
        request = self._renderer.set_field(session.number, session.version, "title", None, remove=True)
        self._read[request] = then

    def set_field(self, session: PostSession, name: str, value: FieldValue) -> None:
        """Give a field of a post a value."""
        self._wish(session, name, value)

    # --- the post in front

    def _on_opened(self, session: PostSession) -> None:
        session.fields_changed.connect(lambda: self._on_fields_changed(session))
        session.state_changed.connect(lambda: self._on_state_changed(session))

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._form.flush()
        self._shown = session
        self._form.setEnabled(session is not None)
        if session:
            self._show_sentence(session)
            self._on_fields_changed(session, afresh=True)

    def _on_state_changed(self, session: PostSession) -> None:
        if session is self._shown:
            self._show_draft(session)
            if session.is_read_only != self._is_read_only:
                self._show_sentence(session)

    def _show_sentence(self, session: PostSession) -> None:
        self._is_read_only = session.is_read_only
        self._form.set_sentence(self.tr("This file is read-only.") if session.is_read_only else "")

    def _on_fields_changed(self, session: PostSession, *, afresh: bool = False) -> None:
        if session is self._shown:
            generator = session.convention.generator
            self._form.show_front_matter(session.rendered.front_matter, generator, afresh=afresh)
            self._show_draft(session)

    def _show_draft(self, session: PostSession) -> None:
        if session is self._shown:
            self._form.set_draft(session.is_draft, session.draft_by_folder)

    # --- wishes

    def _on_field_edited(self, name: str, value: FieldValue) -> None:
        self._wish(self._shown, name, value)

    def _on_draft_toggled(self, wanted: bool) -> None:
        session = self._shown
        if not session or session.is_read_only:
            return
        if session.draft_by_folder:
            session.want_draft(wanted)
        else:
            self._wish(session, "draft", "true" if wanted else "false")

    def _on_field_added(self, name: str, value: FieldValue, kind: FieldKind) -> None:
        self._wish(self._shown, name, value, kind=kind.value)

    def _on_field_renamed(self, old: str, new: str) -> None:
        self._wish(self._shown, old, None, new_name=new)

    def _on_field_removed(self, name: str) -> None:
        self._wish(self._shown, name, None, remove=True)

    def _on_source_requested(self, name: str) -> None:
        session = self._shown
        if session is None:
            return
        found = (entry for entry in session.rendered.front_matter.fields if entry.name == name)
        for entry in found:
            session.editor.go_to(entry.range.start)
            session.editor.setFocus()

    def _wish(
        self,
        session: PostSession | None,
        name: str,
        value: FieldValue,
        *,
        remove: bool = False,
        new_name: str = "",
        kind: str = "",
    ) -> None:
        if session and not session.is_read_only:
            self._ask(Wish(session, name, value, remove, new_name, kind))

    def _ask(self, wish: Wish) -> None:
        session = wish.session
        if self._is_open(session):
            request = self._renderer.set_field(
                session.number,
                session.version,
                wish.name,
                wish.value,
                remove=wish.remove,
                new_name=wish.new_name,
                kind=wish.kind,
            )
            self._wishes[request] = wish

    def _is_open(self, session: PostSession) -> bool:
        return self._posts.numbered(session.number) is session

    def _ask_again(self) -> None:
        unheard, self._unheard = self._unheard, []
        for wish in unheard:
            self._ask(replace(wish, tries=wish.tries + 1))
        self._settle()

    def _on_field_edit(self, answer: FieldEdit) -> None:
        read = self._read.pop(answer.request, None)
        if read:
            read()
            return
        wish = self._wishes.pop(answer.request, None)
        if wish is None:
            return
        if answer.problem == "stale" or (not answer.problem and answer.version != wish.session.version):
            self._ask(wish)
            return
        if answer.problem == "restarted" and wish.tries < MOST_TRIES:
            self._unheard.append(wish)
            QTimer.singleShot(0, self, self._ask_again)
            return
        if answer.problem:
            sentence = self.tr("The field “{name}” was not changed. {why}")
            why = diagnostic_sentence(answer.problem, {})
            self._notices.tell(sentence.format(name=wish.name, why=why), tone="warn", topic="field")
            self._on_fields_changed(wish.session, afresh=True)
        elif answer.edits:
            wish.session.apply(answer.edits)
        self._settle()

    def _settle(self) -> None:
        if not self._wishes and not self._unheard:
            self._limit.stop()
            waiting, self._settled = self._settled, []
            for then in waiting:
                then()

    def _on_limit(self) -> None:
        names = listed(sorted({wish.name for wish in (*self._wishes.values(), *self._unheard)}))
        self._wishes.clear()
        self._unheard.clear()
        sentence = self.tr("These fields could not be brought into the text: {names}. Please check them.")
        self._notices.tell(sentence.format(names=names), tone="bad", topic="field")
        self._settle()

    def _on_closed(self, session: PostSession) -> None:
        for request in [number for number, wish in self._wishes.items() if wish.session is session]:
            del self._wishes[request]
        self._unheard = [wish for wish in self._unheard if wish.session is not session]
        self._settle()
