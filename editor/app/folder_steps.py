"""Changes of image files that posts follow, as one undo step of each open post that they touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.undo_marks import UndoMark
from editor.core.text.file_text import FileText
from editor.workspace.content_folder import POST_EXTENSIONS
from editor.workspace.moved_images import Surroundings, carry_out, contents_after, prepare, turn
from editor.workspace.moved_references import OpenText, edits_for
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.site.convention import Convention
    from editor.core.text.edit import TextEdit
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.file_steps import FileStep, FileSteps
    from editor.workspace.image_files import FilePlan
    from editor.workspace.moved_images import Prepared
    from editor.workspace.moved_references import References

    Made = tuple[FileStep, dict[str, bytes]]

SETTLE_MS = 60
MOST_TRIES = 50


@dataclass(slots=True)
class FolderStep:
    """One step: its files, what posts say after and before it, and the open posts it is tied to."""

    convention: Convention
    references: References
    files: FileStep
    sessions: list[PostSession] = field(default_factory=list["PostSession"])
    is_done: bool = True
    mark: UndoMark = field(default_factory=lambda: UndoMark(lambda: None, lambda: None))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done: `make` (blocking) plans the files; `session` is the post it was asked for.

    `confirm` is shown what would change and calls on where the writer agrees; `then` hears that it is done.
    Where the step `joins_text`, `then` sees to it that it goes with an edit of that post.
    """

    make: Callable[[], FilePlan]
    convention: Convention
    session: PostSession | None = None
    to_trash: bool = False
    is_patient: bool = False
    joins_text: bool = False
    confirm: Callable[[Prepared, Callable[[], None]], object] | None = None
    then: Callable[[FolderStep, Prepared], object] | None = None


class FolderSteps(QObject):
    """Carries out changes of files and posts together, and turns them back and forth with the text."""

    changed = Signal(object)
    """the paths of files that came, went or changed"""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        background: Background,
        notices: Notices,
        steps: FileSteps,
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._background = background
        self._notices = notices
        self._steps = steps
        self._under_way = 0
        self._writing = 0
        """steps that are changing files now, and of which the open posts have not all heard yet"""

    @property
    def is_writing(self) -> bool:
        """Tell whether files of posts may hold something that their open posts do not know of yet."""
        return self._writing > 0

    def tell_recovered(self, steps: Sequence[FileStep]) -> None:
        """Say that steps which a crash had cut short were brought back to where they began."""
        if steps:
            sentence = self.tr(
                "A change of image files was cut short the last time. Files and posts are as before it."
            )
            self._notices.tell(sentence, topic="image-files")
            self.changed.emit([change.path for step in steps for change in step.changes])

    def do(self, wish: Wish) -> None:
        """Prepare a change, ask where that is wanted, and carry it out."""
        self._show_busy(1)
        self._background.run(
            prepare,
            wish.make,
            self._around(wish.convention, wish.session),
            done=lambda prepared: self._on_prepared(wish, prepared),
            failed=self._on_failed,
            lane="patient" if wish.is_patient else "quick",
        )

    def join(self, step: FolderStep, session: PostSession, is_with_edit: bool) -> None:
        """Put a step on a post's undo stack: with the edit that was just made there, or by itself."""
        if not self._is_open(session):
            return
        if is_with_edit:
            session.marks.tie(step.mark)
        else:
            session.marks.add(step.mark)
        step.sessions.append(session)

    def _on_prepared(self, wish: Wish, prepared: Prepared) -> None:
        self._show_busy(-1)
        for sentence in prepared.plan.problems:
            self._notices.tell(sentence, tone="warn", topic="image-files")
        if prepared.is_empty:
            return
        if wish.confirm:
            wish.confirm(prepared, lambda: self._carry_out(wish, prepared))
        else:
            self._carry_out(wish, prepared)

    def _carry_out(self, wish: Wish, prepared: Prepared) -> None:
        self._show_busy(1)
        self._writing += 1
        self._background.run(
            partial(_done, self._steps, wish.convention.root, prepared, to_trash=wish.to_trash),
            done=lambda made: self._on_done(wish, prepared, made),
            failed=self._on_not_done,
            lane="ordered",
        )

    def _on_done(self, wish: Wish, prepared: Prepared, made: Made) -> None:
        self._show_busy(-1)
        files, contents = made
        step = FolderStep(wish.convention, prepared.references, files)
        step.mark = UndoMark(lambda: self._turn(step, back=True), lambda: self._turn(step, back=False))

        def finish() -> None:
            self._writing -= 1
            self._adopt(contents)
            session = wish.session
            is_left = session is not None and session not in step.sessions and not wish.joins_text
            if is_left and session is not None and self._is_open(session):
                session.marks.add(step.mark)
                step.sessions.append(session)
            self.changed.emit([change.path for change in files.changes])
            if wish.then:
                wish.then(step, prepared)

        self._edit(step, prepared.references, prepared.edits, prepared.versions, finish)

    # --- texts of open posts

    def _edit(
        self,
        step: FolderStep,
        references: References,
        edits: Mapping[int, Sequence[TextEdit]],
        versions: Mapping[int, int],
        then: Callable[[], object],
    ) -> None:
        """Change the open posts, each in one step tied to the files; ask anew where one was written to."""
        late: list[PostSession] = []
        for number in edits:
            session = self._posts.numbered(number)
            if session is None or session in step.sessions or not edits[number]:
                continue
            if session.version != versions.get(number) or session.editor.is_composing:
                late.append(session)
                continue
            session.apply(edits[number])
            session.marks.tie(step.mark)
            step.sessions.append(session)
        if late:
            again = partial(self._edit, step, then=then)
            QTimer.singleShot(SETTLE_MS, self, lambda: self._ask(references, late, again))
        else:
            then()

    def _ask(
        self,
        references: References,
        sessions: Sequence[PostSession],
        then: Callable[[References, Mapping[int, Sequence[TextEdit]], Mapping[int, int]], object],
    ) -> None:
        texts = [_open_text(session) for session in sessions if self._is_open(session)]
        if not texts:
            then(references, {}, {})
            return
        versions = {text.number: text.version for text in texts}

        def _give_up(error: WorkspaceError) -> None:
            self._notices.tell_error(error)
            then(references, {}, {})

        self._background.run(
            edits_for,
            sessions[0].convention,
            references,
            texts,
            done=lambda edits: then(references, edits, versions),
            failed=_give_up,
        )

    # --- undo and redo

    def _turn(self, step: FolderStep, *, back: bool) -> None:
        """Follow an undo or redo in one of the posts with the files and all the others."""
        if step.is_done is not back:
            return
        step.is_done = not back
        followed = [session for session in step.sessions if self._is_open(session)]
        for session in followed:
            if session.marks.goes_next(step.mark, back=back):
                _step(session, back=back)
        references = step.references.reversed() if back else step.references
        self._show_busy(1)
        self._writing += 1
        self._background.run(
            partial(_turned, self._steps, step.files, references, self._around(step.convention), back=back),
            done=lambda made: self._on_turned(step, references, made),
            failed=lambda error: self._on_not_turned(step, error, back=back),
            lane="ordered",
        )

    def _on_turned(self, step: FolderStep, references: References, made: Made) -> None:
        self._show_busy(-1)
        step.files, contents = made

        def finish() -> None:
            self._writing -= 1
            self._adopt(contents)
            self.changed.emit([change.path for change in step.files.changes])

        if references.files:
            self._ask(
                references,
                self._of_site(step.convention),
                partial(self._follow, then=finish, tries=MOST_TRIES),
            )
        else:
            finish()

    def _follow(
        self,
        references: References,
        edits: Mapping[int, Sequence[TextEdit]],
        versions: Mapping[int, int],
        then: Callable[[], object],
        tries: int,
    ) -> None:
        """Change posts that could not simply undo, because they were written to since."""
        late: list[PostSession] = []
        for number, wanted in edits.items():
            session = self._posts.numbered(number)
            if session is None or not wanted:
                continue
            if session.version != versions[number] or session.editor.is_composing:
                late.append(session)
            else:
                session.apply(wanted)
        if late and tries:
            again = partial(self._follow, then=then, tries=tries - 1)
            QTimer.singleShot(SETTLE_MS, self, lambda: self._ask(references, late, again))
        else:
            then()

    def _on_not_turned(self, step: FolderStep, error: WorkspaceError, *, back: bool) -> None:
        """Bring the texts back to what the files are, as these could not be changed."""
        self._on_not_done(error)
        for session in step.sessions:
            if self._is_open(session) and session.marks.goes_next(step.mark, back=not back):
                _step(session, back=not back)
        step.is_done = back

    # --- the open posts

    def _adopt(self, contents: Mapping[str, bytes]) -> None:
        """Tell open posts what their files hold now."""
        for path, data in contents.items():
            session = self._posts.find(path)
            # a post that cannot be edited is read anew, as after a change of another program
            if session is not None and session.digest is not None and not session.is_read_only:
                text = FileText.decode(data).in_encoding(session.chosen_encoding)
                session.adopt(text, digest(data))

    def _around(self, convention: Convention, session: PostSession | None = None) -> Surroundings:
        sessions = self._of_site(convention)
        encodings = {one.path: one.chosen_encoding for one in sessions if one.path and one.chosen_encoding}
        texts = tuple(_open_text(one) for one in sessions if not one.is_read_only)
        return Surroundings(convention, texts, encodings, session.home if session else "")

    def _of_site(self, convention: Convention) -> list[PostSession]:
        return [session for session in self._posts if session.convention.root == convention.root]

    def _is_open(self, session: PostSession) -> bool:
        return self._posts.numbered(session.number) is session

    # --- what is shown

    def _show_busy(self, by: int) -> None:
        self._under_way += by
        self._window.status.show_work("image-files", is_on=self._under_way > 0)

    def _on_not_done(self, error: WorkspaceError) -> None:
        self._writing -= 1
        self._on_failed(error)

    def _on_failed(self, error: WorkspaceError) -> None:
        self._show_busy(-1)
        self._notices.tell_error(error)


def _step(session: PostSession, *, back: bool) -> None:
    if back:
        session.undo()
    else:
        session.redo()


def _open_text(session: PostSession) -> OpenText:
    return OpenText(session.number, session.home, session.version, tuple(session.text.texts()))


def _done(steps: FileSteps, root: str, prepared: Prepared, *, to_trash: bool) -> Made:
    step = carry_out(steps, root, prepared, to_trash=to_trash)
    posts = {post.path: post.after for post in prepared.posts}
    return step, posts


def _turned(
    steps: FileSteps, step: FileStep, references: References, around: Surroundings, *, back: bool
) -> Made:
    turned = turn(steps, step, references, around, back=back)
    contents = contents_after(steps, turned, back=back)
    return turned, {path: data for path, data in contents.items() if path.lower().endswith(POST_EXTENSIONS)}
