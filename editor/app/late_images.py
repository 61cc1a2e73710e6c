"""Images that come when their post is closed already: they go into its file, or wait until it is opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.notices import Choice
from editor.app.post_session import insertion
from editor.workspace.waiting_images import WaitingImages, WaitingStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.app.background import Background
    from editor.app.destination_rewriting import DestinationRewriting
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.core.text.edit import Position, TextEdit
    from editor.workspace.closed_post import Late, LateLinked
    from editor.workspace.errors import WorkspaceError


class LateImages(QObject):
    """Finishes, in the file of a closed post, what was begun while it was open.

    A file that is another one by now, or a post that was closed without saving, is never guessed at: what
    it was to get is remembered and offered when it is opened again, also by a later run of the program.
    """

    linked = Signal(str)
    """the file of a post that is not open has changed"""
    upload_wanted = Signal(object, object)
    """the writer wants files (by destination) uploaded whose upload was cut short"""

    def __init__(
        self,
        posts: OpenPosts,
        background: Background,
        notices: Notices,
        rewriting: DestinationRewriting,
        folder: str,
    ) -> None:
        super().__init__()
        self._posts = posts
        self._background = background
        self._notices = notices
        self._rewriting = rewriting
        self._store = WaitingStore(folder)
        self._under_way: set[str] = set()
        """paths of closed posts whose images are still being uploaded"""
        self._turns: dict[int, list[Callable[[], object]]] = {}
        """what is to be done to a closed post's file, one after the other; the first is under way"""
        self._moved: set[int] = set()
        """closed posts whose lines stand elsewhere by now than when they were closed"""
        posts.opened.connect(self._on_opened)

    def expect(self, session: PostSession, uploads: Mapping[str, str]) -> None:
        """Remember that a post is closed while files (by destination) are uploaded for it."""
        if session.path:
            self._under_way.add(session.path)
            self._change(session.path, lambda known: replace(known, uploads={**known.uploads, **uploads}))

    def put_links(
        self,
        session: PostSession,
        links: Sequence[str],
        files: Sequence[str],
        place: Position | None,
        then: Callable[[], object],
    ) -> None:
        """Insert links at a place of a closed post's text; `then` is called once they stand in its file."""
        again = self._posts.find(session.path) if session.path else None
        if again is not None and place is not None and again.digest == session.digest and not again.version:
            again.insert("\n".join(links), place)
            again.kept_images += files
            return
        waiting = WaitingImages(session.path, links=tuple(links), files=tuple(files))
        if again is not None:
            self._offer(again, waiting)
            return
        if place is None or not session.path:
            self._wait(session, waiting)
            return
        self._in_turn(session, lambda: self._insert(session, waiting, place, then))

    def put_addresses(
        self, session: PostSession, addresses: Mapping[str, str], left: Mapping[str, str]
    ) -> None:
        """Put addresses in place of destinations of a closed post; `left` could not be uploaded."""
        self._under_way.discard(session.path)
        if not session.path:
            self._tell_alone(addresses)
            return
        self._change(session.path, lambda known: replace(known, uploads=dict(left)))
        if not addresses:
            return
        again = self._posts.find(session.path)
        waiting = WaitingImages(session.path, addresses=dict(addresses))
        if again is not None:
            self._rewriting.rewrite(again, addresses, lambda count: count or self._offer(again, waiting))
        else:
            self._in_turn(session, lambda: self._link(session, _late(session, addresses), waiting, _nothing))

    def put_files(
        self,
        session: PostSession,
        addresses: Mapping[str, str],
        files: Sequence[str],
        then: Callable[[], object],
    ) -> None:
        """Put addresses of files in place of the web's in a closed post; `then` as in put_links."""
        if not session.path:
            return
        again = self._posts.find(session.path)
        waiting = WaitingImages(session.path, addresses=dict(addresses), files=tuple(files))
        if again is not None:
            self._rewriting.rewrite(again, addresses, lambda count: count or self._offer(again, waiting))
        else:
            self._in_turn(session, lambda: self._link(session, _late(session, addresses), waiting, then))

    # --- the file

    def _in_turn(self, session: PostSession, work: Callable[[], object]) -> None:
        """Do something to a closed post's file once what was begun before is done."""
        turns = self._turns.setdefault(session.number, [])
        turns.append(work)
        if len(turns) == 1:
            work()

    def _is_through(self, session: PostSession) -> None:
        turns = self._turns[session.number]
        del turns[0]
        if turns:
            turns[0]()
        else:
            del self._turns[session.number]

    def _insert(
        self, session: PostSession, waiting: WaitingImages, place: Position, then: Callable[[], object]
    ) -> None:
        if session.differs_from_file or session.number in self._moved:
            self._wait(session, waiting)  # the place is one of a text that the file does not hold
            self._is_through(session)
            return
        self._moved.add(session.number)
        edit = insertion(session, "\n".join(waiting.links), place)
        self._link(session, _late(session, edits=(edit,)), waiting, then)

    def _link(
        self, session: PostSession, late: Late | None, waiting: WaitingImages, then: Callable[[], object]
    ) -> None:
        if late is None:
            self._wait(session, waiting)
            self._is_through(session)
            return
        from editor.workspace.closed_post import link_late

        self._background.run(
            link_late,
            late,
            done=lambda linked: self._on_linked(session, linked, waiting, then),
            failed=lambda error: self._on_not_linked(session, error, waiting),
            lane="ordered",
        )

    def _on_linked(
        self,
        session: PostSession,
        linked: LateLinked,
        waiting: WaitingImages,
        then: Callable[[], object],
    ) -> None:
        session.digest = linked.digest
        self._is_through(session)
        if not linked.count:
            self._tell_left(waiting)
            return
        self.linked.emit(linked.path)
        if waiting.files:
            sentence = self.tr("“{title}” was closed meanwhile: {count} image(s) now stand in its file.")
        else:
            sentence = self.tr("“{title}” was closed meanwhile: its file names {count} uploaded image(s).")
        count = len(waiting.links or waiting.addresses)
        self._notices.tell(
            sentence.format(title=session.title, count=count),
            topic=f"late-{session.number}",
            choices=[
                Choice(self.tr("Open it"), lambda: self._posts.open(linked.path)),
                Choice(self.tr("Take it back"), lambda: self._take_back(session, linked)),
            ],
        )
        then()

    def _take_back(self, session: PostSession, linked: LateLinked) -> None:
        from editor.workspace.closed_post import unlink_late

        def done(digest: str) -> None:
            session.digest = digest
            self.linked.emit(linked.path)

        self._background.run(unlink_late, linked, done=done, failed=self._notices.tell_error, lane="ordered")

    def _on_not_linked(self, session: PostSession, error: WorkspaceError, waiting: WaitingImages) -> None:
        self._notices.tell_error(error)
        self._wait(session, waiting)
        self._is_through(session)

    # --- what waits

    def _wait(self, session: PostSession, waiting: WaitingImages) -> None:
        """Keep what a closed post cannot get now."""
        if not waiting.path:
            return
        self._change(
            waiting.path,
            lambda known: replace(
                known,
                addresses={**known.addresses, **waiting.addresses},
                links=(*known.links, *waiting.links),
                files=(*known.files, *waiting.files),
            ),
        )
        sentence = self.tr("Images came when “{title}” was closed. They are offered when it is opened again.")
        self._notices.tell(
            sentence.format(title=session.title),
            tone="warn",
            topic=f"late-{session.number}",
            choices=[Choice(self.tr("Open it"), lambda: self._posts.open(waiting.path))],
        )

    def _change(self, path: str, change: Callable[[WaitingImages], WaitingImages]) -> None:
        self._background.run(
            _changed, self._store, path, change, done=lambda _: None, failed=self._notices.tell_error,
            lane="ordered",
        )  # fmt: skip

    def _on_opened(self, session: PostSession) -> None:
        if session.path and session.path not in self._under_way:
            self._background.run(
                self._store.of,
                session.path,
                done=lambda waiting: waiting.is_empty or self._offer(session, waiting),
                failed=self._notices.tell_error,
                lane="ordered",
            )

    def _offer(self, session: PostSession, waiting: WaitingImages) -> None:
        """Ask whether a post that is open is to get what it was closed too early for."""
        if session.is_read_only or self._posts.numbered(session.number) is not session:
            return
        if waiting.uploads and not (waiting.links or waiting.addresses):
            sentence = self.tr("The upload of {count} image(s) of “{title}” was interrupted.")
            words, count = self.tr("Upload again"), len(waiting.uploads)
        else:
            sentence = self.tr("{count} image(s) came when “{title}” was closed.")
            words, count = self.tr("Put them in"), len(waiting.links) + len(waiting.addresses)

        def forget() -> None:
            self._change(session.path, lambda _: WaitingImages(waiting.path))

        self._notices.tell(
            sentence.format(count=count, title=session.title),
            tone="warn",
            topic=f"waiting-{session.number}",
            choices=[
                Choice(words, lambda: (forget(), self._take(session, waiting))),
                Choice(self.tr("Leave it"), forget),
            ],
        )

    def _take(self, session: PostSession, waiting: WaitingImages) -> None:
        if self._posts.numbered(session.number) is not session:
            return
        if waiting.links:
            session.insert("\n".join(waiting.links), session.editor.place())
            session.kept_images += [path for path in waiting.files if path not in session.kept_images]
        if waiting.addresses:
            self._rewriting.rewrite(
                session,
                waiting.addresses,
                lambda count: count or self._tell_left(waiting),
            )
        if waiting.uploads:
            self.upload_wanted.emit(session, waiting.uploads)

    def _tell_left(self, waiting: WaitingImages) -> None:
        """Name what nothing shows where it is in the web; a file is found in the library."""
        if not waiting.files:
            self._tell_alone(waiting.addresses)

    def _tell_alone(self, addresses: Mapping[str, str]) -> None:
        """Name the addresses of images that no post shows."""
        if addresses:
            sentence = self.tr("Uploaded, but no longer shown by the post: {addresses}")
            shown = " ".join(list(addresses.values())[:5])
            self._notices.tell(sentence.format(addresses=shown), tone="warn")


def _late(
    session: PostSession, addresses: Mapping[str, str] | None = None, edits: tuple[TextEdit, ...] = ()
) -> Late | None:
    """Say what a closed post's file is to get; None where there is no file."""
    if not session.path or session.digest is None:
        return None
    from editor.workspace.closed_post import Late  # for those who close a post too early

    encoding = session.chosen_encoding
    return Late(session.path, session.digest, session.convention, encoding, edits, addresses or {})


def _changed(store: WaitingStore, path: str, change: Callable[[WaitingImages], WaitingImages]) -> None:
    store.put(change(store.of(path)))


def _nothing() -> None:
    """Go on with nothing."""
