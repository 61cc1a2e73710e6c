"""From the drop to the link: files, pasted pictures and web images are kept in the site and linked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from editor.core.images.link import markdown_for
from editor.core.site.image_paths import destination_for, image_folder_for
from editor.workspace.image_keeping import fetch_images, keep_images

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.background import Background
    from editor.app.front_matter_sync import FrontMatterSync
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.text.edit import Position
    from editor.workspace.image_keeping import KeptBatch
    from editor.workspace.web_images import WebImages

WAIT_LIMIT_MS = 5000
"""how long closing waits at most for images that are on their way"""
IMAGE_FILTER = "(*.png *.jpg *.jpeg *.gif *.webp *.avif *.svg *.bmp)"


@dataclass(frozen=True, slots=True)
class Drop:
    """Where a drop came down: the anchor moves with the text while the files are copied.

    What came down on a field of the form has none.
    """

    session: PostSession
    anchor: int | None
    folder: str
    root: str
    sources: tuple[str, ...] = ()
    """the files that are being copied, for the journal"""


class ImageDrops(QObject):
    """Turns everything that is dropped or pasted into a post into files of the site and links to them."""

    kept = Signal(object)
    """images were kept for a session"""
    begun = Signal(object)
    """files are being copied for a session"""
    ended = Signal(object)
    """they have come, or will not come"""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        sync: FrontMatterSync,
        background: Background,
        notices: Notices,
        web: WebImages,
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._sync = sync
        self._background = background
        self._notices = notices
        self._web = web
        self._under_way: list[Drop] = []
        self._awaiting: list[Callable[[], object]] = []
        self._limit = QTimer(self, singleShot=True, interval=WAIT_LIMIT_MS)
        self._limit.timeout.connect(self._go_on)
        posts.opened.connect(self._on_opened)
        window.files_dropped.connect(self._on_window_drop)
        window.form.image_dropped.connect(self._on_field_drop)

    def choose_image(self) -> None:
        """Let the writer pick image files and insert them at the cursor."""
        session = self._posts.current
        if session is None or session.is_read_only:
            return
        title = self.tr("Insert images")
        paths, _ = QFileDialog.getOpenFileNames(
            self._window, title, "", self.tr("Images") + " " + IMAGE_FILTER
        )
        if paths:
            self.keep_files(session, paths, session.editor.place())

    def pending_of(self, session: PostSession) -> tuple[str, ...]:
        """List the files that are dropped into a post but not linked yet."""
        return tuple(path for drop in self._under_way if drop.session is session for path in drop.sources)

    def when_linked(self, then: Callable[[], object]) -> None:
        """Call `then` when no image is on its way into a post any more, or has been for a few seconds."""
        if self._under_way:
            self._awaiting.append(then)
            self._limit.start()
        else:
            then()

    def _go_on(self) -> None:
        self._limit.stop()
        waiting, self._awaiting = self._awaiting, []
        for then in waiting:
            then()

    def _on_opened(self, session: PostSession) -> None:
        editor = session.editor
        editor.files_dropped.connect(lambda paths, place: self.keep_files(session, paths, place))
        editor.image_data_dropped.connect(
            lambda content, name, place: self._keep(session, [(content, name)], place)
        )
        editor.web_image_dropped.connect(lambda address, place: self._fetch(session, address, place))
        editor.posts_dropped.connect(self._open_all)

    def _open_all(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._posts.open(path)

    def _on_window_drop(self, paths: Sequence[str]) -> None:
        posts = [path for path in paths if PurePath(path).suffix.lower() in {".md", ".markdown", ".mdx"}]
        images = [path for path in paths if path not in posts]
        self._open_all(posts)
        session = self._posts.current
        if images and session and not session.is_read_only:
            self.keep_files(session, images, session.editor.place())

    # --- keeping

    def keep_files(self, session: PostSession, paths: Sequence[str], place: Position) -> None:
        """Put files of pictures into the site, and link them at a place, as one undo step."""
        self._keep(session, [(path, PurePath(path).stem) for path in paths], place)

    def _keep(self, session: PostSession, items: Sequence[tuple[bytes | str, str]], place: Position) -> None:
        if session.is_read_only:
            self._notices.tell(self.tr("This post is read-only; images cannot be put into it."), tone="warn")
            return
        sources = tuple(content for content, _ in items if isinstance(content, str))
        drop = self._begin(session, place, sources)
        self._background.run(
            keep_images,
            list(items),
            drop.folder,
            drop.root,
            datetime.now(),
            done=lambda batch: self._on_kept(drop, batch),
            failed=lambda error: (self._end(drop), self._notices.tell_error(error)),
        )

    def _fetch(self, session: PostSession, address: str, place: Position) -> None:
        if session.is_read_only:
            return
        drop = self._begin(session, place)
        self._background.run(
            fetch_images,
            [address],
            drop.folder,
            drop.root,
            datetime.now(),
            self._web,
            done=lambda batch: self._on_kept(drop, batch),
            failed=lambda error: (self._end(drop), self._notices.tell_error(error)),
            lane="patient",
        )

    def _begin(self, session: PostSession, place: Position | None, sources: tuple[str, ...] = ()) -> Drop:
        self._window.status.show_text("busy", self.tr("Keeping images…"))
        folder = image_folder_for(session.convention, session.home)
        anchor = session.editor.add_anchor(place) if place is not None else None
        drop = Drop(session, anchor, folder, session.convention.root, sources)
        self._under_way.append(drop)
        self.begun.emit(session)
        return drop

    def _end(self, drop: Drop) -> Position | None:
        self._under_way.remove(drop)
        self.ended.emit(drop.session)
        if not self._under_way:
            self._window.status.show_text("busy", "")
            QTimer.singleShot(0, self, self._go_on)
        alive = self._posts.numbered(drop.session.number) is drop.session
        return drop.session.editor.take_anchor(drop.anchor) if alive and drop.anchor is not None else None

    def _on_kept(self, drop: Drop, batch: KeptBatch) -> None:
        place = self._end(drop)
        for sentence in batch.problems:
            self._notices.tell(sentence, tone="warn")
        if place is None:
            return
        links: list[str] = []
        for image, description in batch.kept:
            drop.session.kept_images.append(image.path)
            destination = destination_for(drop.session.convention, image.path, drop.session.home)
            links.append(markdown_for(description, destination))
        links += [markdown_for("", address) for address in batch.addresses]
        if links:
            drop.session.insert("\n".join(links), place)
            self.kept.emit(drop.session)

    # --- fields

    def _on_field_drop(self, name: str, paths: Sequence[str]) -> None:
        session = self._posts.current
        if session is None or session.is_read_only or not paths:
            return
        drop = self._begin(session, None, (paths[0],))
        self._background.run(
            keep_images,
            [(paths[0], "")],
            drop.folder,
            drop.root,
            datetime.now(),
            done=lambda batch: self._on_kept_for_field(drop, name, batch),
            failed=lambda error: (self._end(drop), self._notices.tell_error(error)),
        )

    def _on_kept_for_field(self, drop: Drop, name: str, batch: KeptBatch) -> None:
        self._end(drop)
        session = drop.session
        for sentence in batch.problems:
            self._notices.tell(sentence, tone="warn")
        for image, _ in batch.kept:
            session.kept_images.append(image.path)
            self._sync.set_field(session, name, destination_for(session.convention, image.path, session.home))
            self.kept.emit(session)
