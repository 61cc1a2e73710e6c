"""From the drop to the link: what is dropped or pasted is kept in the site, processed and linked."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from editor.app.arrival_plan import Drop, address_of, plan_for, wants_upload
from editor.app.arrival_processing import ArrivalProcessing, Job
from editor.app.arrival_wait import ArrivalWait
from editor.app.image_originals import ImageOriginals
from editor.app.notices import Choice
from editor.core.images.link import link_for, markdown_for
from editor.workspace.image_keeping import fetch_images, keep_images
from editor.workspace.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.app.arrival_progress import ArrivalProgress
    from editor.app.background import Background
    from editor.app.destination_rewriting import DestinationRewriting
    from editor.app.front_matter_sync import FrontMatterSync
    from editor.app.late_images import LateImages
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.site_images import SiteImages
    from editor.app.window import Window
    from editor.core.text.edit import Position
    from editor.workspace.image_keeping import KeptBatch
    from editor.workspace.web_images import WebImages

_WEB = ("https://", "http://")
IMAGE_FILTER = "(*.png *.jpg *.jpeg *.gif *.webp *.avif *.svg *.bmp *.heic *.heif)"


class ImageDrops(QObject):
    """Turns everything that is dropped or pasted into a post into files of the site and links to them."""

    kept = Signal(object)
    """images were kept for a session"""
    begun = Signal(object)
    """files are being copied for a session"""
    ended = Signal(object)
    """they have come, or will not come"""
    upload_wanted = Signal(object, object)
    """new images of a session are to be uploaded at once: their files by the addresses that stand in it"""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        sync: FrontMatterSync,
        background: Background,
        notices: Notices,
        web: WebImages,
        sites: SiteImages,
        progress: ArrivalProgress,
        rewriting: DestinationRewriting,
        late: LateImages,
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._sync = sync
        self._background = background
        self._notices = notices
        self._web = web
        self._sites = sites
        self._progress = progress
        self._rewriting = rewriting
        self._late = late
        self._originals = ImageOriginals(posts, background, notices, rewriting)
        self._originals.put_back.connect(self.kept)
        self._under_way: list[Drop] = []
        self._processing = ArrivalProcessing(background, notices)
        self._stored: dict[int, tuple[str, ...]] = {}
        """what of a drop lies in the site already, while it is processed"""
        self._left_at: dict[int, Position] = {}
        """where the link of a drop would have stood when its post was closed"""
        self._wait = ArrivalWait(notices, progress)
        posts.opened.connect(self._on_opened)
        posts.closed.connect(self._on_closed)
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
        drops = [drop for drop in self._under_way if drop.session is session]
        return tuple(path for drop in drops for path in self._stored.get(drop.shown, drop.sources))

    def when_linked(self, then: Callable[[], object]) -> None:
        """Call `then` when no image is on its way into a post any more, or nobody wants to wait."""
        if self._under_way:
            self._wait.hold(then)
        else:
            then()

    def _on_opened(self, session: PostSession) -> None:
        editor = session.editor
        editor.files_dropped.connect(lambda paths, place: self.keep_files(session, paths, place))
        editor.image_data_dropped.connect(
            lambda content, name, place: self._keep(session, [(content, name)], place)
        )
        editor.web_image_dropped.connect(
            lambda address, place, turned: self._on_web_image(session, address, place, turned)
        )
        editor.posts_dropped.connect(self._open_all)

    def _on_closed(self, session: PostSession) -> None:
        for drop in self._under_way:
            if drop.session is session and drop.anchor is not None:
                self._left_at[drop.shown] = session.editor.take_anchor(drop.anchor)

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
        """Put files of pictures into the site, and link them at a place, as one undo step.

        A web address among them is that of a picture whose download was cut short.
        """
        for address in (path for path in paths if path.startswith(_WEB)):
            self._fetch(session, address, place)
        files = [path for path in paths if not path.startswith(_WEB)]
        if files:
            self._keep(session, [(path, PurePath(path).stem) for path in files], place)

    def _keep(
        self,
        session: PostSession,
        items: Sequence[tuple[bytes | str, str]],
        place: Position | None,
        field: str = "",
    ) -> None:
        if session.is_read_only:
            self._notices.tell(self.tr("This post is read-only; images cannot be put into it."), tone="warn")
            return
        sources = tuple(content for content, _ in items if isinstance(content, str))
        drop = self._begin(session, place, sources, field=field)
        self._background.run(
            keep_images,
            list(items),
            drop.plan,
            drop.watch,
            done=lambda batch: self._on_kept(drop, batch),
            failed=lambda error: (self._end(drop), self._notices.tell_error(error)),
        )

    def _begin(
        self,
        session: PostSession,
        place: Position | None,
        sources: tuple[str, ...] = (),
        *,
        field: str = "",
        web: str = "",
    ) -> Drop:
        habits = self._sites.habits_of(session.convention.root)
        plan = plan_for(session, habits, datetime.now())
        anchor = session.editor.add_anchor(place) if place is not None else None
        watch = Watch()
        shown = self._progress.begin(self.tr("Keeping images…"), watch, session.editor, anchor)
        drop = Drop(session, anchor, plan, habits, watch, shown, sources, field, web)
        self._under_way.append(drop)
        self.begun.emit(session)
        return drop

    def _end(self, drop: Drop) -> Position | None:
        self._under_way.remove(drop)
        self._stored.pop(drop.shown, None)
        alive = self._is_open(drop.session)
        self._progress.end(drop.shown)
        self.ended.emit(drop.session)
        if not self._under_way:
            QTimer.singleShot(0, self._wait, self._wait.release)
        if alive and drop.anchor is not None:
            return drop.session.editor.take_anchor(drop.anchor)
        return self._left_at.pop(drop.shown, None)

    def _is_open(self, session: PostSession) -> bool:
        return self._posts.numbered(session.number) is session

    def _on_kept(self, drop: Drop, batch: KeptBatch) -> None:
        """Process what now lies in the site, safe from a crash, where that is wanted."""
        if not batch.kept or not drop.habits.processing.does_something:
            self._on_ready(drop, batch)
            return
        self._on_stored(drop, batch)
        job = Job(
            drop.habits.processing,
            drop.watch,
            stepped=lambda done: self._on_stored(drop, done),
            then=lambda done: self._on_ready(drop, done),
        )
        self._processing.process(batch, job)

    def _on_stored(self, drop: Drop, batch: KeptBatch) -> None:
        """Let the journal know the files that lie in the site by now."""
        self._stored[drop.shown] = tuple(kept.path for kept in batch.kept)
        self.begun.emit(drop.session)

    def _on_ready(self, drop: Drop, batch: KeptBatch) -> None:
        place = self._end(drop)
        for sentence in batch.problems:
            self._notices.tell(sentence, tone="warn")
        for sentence in batch.notes:
            self._notices.tell(sentence)
        self._originals.offer(drop.session, batch.kept)
        self._link(drop, batch, place)

    def _link(self, drop: Drop, batch: KeptBatch, place: Position | None) -> None:
        session = drop.session
        links: list[str] = []
        files: dict[str, str] = {}
        for kept in batch.kept:
            address = address_of(session, kept.path)
            if kept.is_image:
                session.kept_images.append(kept.path)
                files[address] = kept.path
            links.append((markdown_for if kept.is_image else link_for)(kept.words, address))
        links += [markdown_for("", address) for address in batch.addresses]
        addresses = list(files)
        if not self._is_open(session):
            self._link_late(drop, links, files, place)
            return
        if place is not None and links:
            session.insert("\n".join(links), place)
        elif drop.field and addresses:
            self._sync.set_field(session, drop.field, addresses[0])
        elif drop.web and addresses:
            self._rewriting.rewrite(session, {drop.web: addresses[0]}, lambda _: None)
        if place is not None and drop.web and addresses:
            self._offer_web_link(session, drop.web, addresses[0])
        if links:
            self.kept.emit(session)
        if addresses and wants_upload(session, drop.habits):
            self.upload_wanted.emit(session, files)

    def _link_late(
        self, drop: Drop, links: Sequence[str], files: Mapping[str, str], place: Position | None
    ) -> None:
        """Link what came when its post was closed already; the post's file gets it."""
        session = drop.session

        def upload() -> None:
            if files and wants_upload(session, drop.habits):
                self.upload_wanted.emit(session, files)

        if drop.web and drop.anchor is None and files:  # the post links it in the web
            self._late.put_files(session, {drop.web: next(iter(files))}, list(files.values()), upload)
        elif links:
            self._late.put_links(session, links, list(files.values()), place, upload)

    # --- the web

    def _on_web_image(self, session: PostSession, address: str, place: Position, turned: bool) -> None:
        """Download a picture of a web page, or link it, as the site's habits say; Shift turns that round."""
        if session.is_read_only:
            return
        if self._sites.habits_of(session.convention.root).links_web == turned:
            self._fetch(session, address, place)
            return
        session.insert(markdown_for("", address), place)
        self._notices.tell(
            self.tr("The picture is linked where it is in the web."),
            topic="web-picture",
            choices=[Choice(self.tr("Download it"), lambda: self._fetch(session, address, None))],
        )

    def _fetch(self, session: PostSession, address: str, place: Position | None) -> None:
        """Download a picture and link it at a place; without one, in place of the link to its address."""
        if not self._is_open(session):
            return
        drop = self._begin(session, place, (address,) if place else (), web=address)
        self._background.run(
            fetch_images,
            [address],
            drop.plan,
            self._web,
            drop.watch,
            done=lambda batch: self._on_kept(drop, batch),
            failed=lambda error: (self._end(drop), self._notices.tell_error(error)),
            lane="patient",
        )

    def _offer_web_link(self, session: PostSession, address: str, own: str) -> None:
        self._notices.tell(
            self.tr("The picture was downloaded into the site."),
            topic="web-picture",
            choices=[
                Choice(
                    self.tr("Link it in the web instead"),
                    lambda: self._rewriting.rewrite(session, {own: address}, lambda _: None),
                )
            ],
        )

    # --- fields

    def _on_field_drop(self, name: str, paths: Sequence[str]) -> None:
        session = self._posts.current
        if session is not None and paths:
            self._keep(session, [(paths[0], "")], None, name)
