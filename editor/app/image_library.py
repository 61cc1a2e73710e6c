"""The folder's image library beside the images of the post: shown when asked for, kept up to date."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QInputDialog, QLineEdit, QVBoxLayout, QWidget

from editor.core.images.link import markdown_for
from editor.core.site.image_paths import destination_for
from editor.core.text.edit import Position
from editor.widgets.image_library import ImageLibrary
from editor.workspace.image_index import image_index_for
from editor.workspace.library_index import LibraryIndex, index_file_for
from editor.workspace.thumbnails import thumbnail_png
from editor.workspace.unused_images import unused_images

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.image_files import ImageFiles
    from editor.app.image_opening import ImageOpening
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_library import PostLibrary
    from editor.app.window import Window
    from editor.core.images.library_image import LibraryImage
    from editor.core.site.convention import Convention

    Listed = tuple[list[LibraryImage], list[str]]

EDGE = 100
SETTLE_MS = 150


class ImageLibraryTab(QObject):
    """Fills the library from what the indexer knows, and does what is asked there."""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        library: PostLibrary,
        files: ImageFiles,
        opening: ImageOpening,
        background: Background,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._files = files
        self._opening = opening
        self._background = background
        self._notices = notices
        self._library: ImageLibrary | None = None
        self._images: list[LibraryImage] = []
        self._wanted: deque[str] = deque(maxlen=40)
        """images whose small pictures are to be made, the last asked for first"""
        self._is_drawing = False
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._load)
        self._place = QWidget(window.image_panel)
        room = QVBoxLayout(self._place)
        room.setContentsMargins(0, 0, 0, 0)
        captions = self.tr("This post"), self.tr("All images")
        window.image_panel.add_view(captions, self._place, self._take_switch)
        library.images_listed.connect(self._on_changed)
        library.folder_opened.connect(lambda _: self._on_changed())

    def _take_switch(self, switch: QWidget) -> None:
        """Show all images of the folder; nothing of this is built or read before it is wanted."""
        if self._library is None:
            self._library = self._build()
            room = self._place.layout()
            if room is not None:
                room.addWidget(self._library)
        self._library.take_switch(switch)
        self._load()

    def _build(self) -> ImageLibrary:
        made = ImageLibrary(self._window.image_panel)
        made.rows.link_for = self._link
        made.rows.thumbnail_missing.connect(self._want_thumbnail)
        made.insert_requested.connect(self._insert)
        made.use_requested.connect(self._go_to)
        made.trash_requested.connect(self._trash)
        made.rename_requested.connect(self._rename)
        made.reveal_requested.connect(self._opening.reveal_file)
        made.unused_requested.connect(self._find_unused)
        return made

    # --- filling

    def _on_changed(self) -> None:
        if self._library is not None and self._library.isVisible():
            self._soon.start()

    def _load(self) -> None:
        convention = self._posts.folder
        if convention is not None:
            self._background.run(
                _listed,
                convention.root,
                done=lambda found: self._on_listed(convention, found),
                failed=self._notices.tell_error,
            )

    def _on_listed(self, convention: Convention, found: Listed) -> None:
        if self._library is not None and self._posts.folder is convention:
            self._images = found[0]
            self._library.set_images(convention.root, *found)

    def _find_unused(self) -> None:
        convention = self._posts.folder
        if convention is not None:
            self._background.run(
                unused_images,
                convention,
                done=lambda found: self._library and self._library.set_unused(frozenset(found)),
                failed=self._notices.tell_error,
                lane="patient",
            )

    def _want_thumbnail(self, path: str) -> None:
        if path not in self._wanted:
            self._wanted.append(path)
        self._draw_next()

    def _draw_next(self) -> None:
        if self._is_drawing or not self._wanted:
            return
        path = self._wanted.pop()
        self._is_drawing = True
        self._background.run(
            thumbnail_png, path, EDGE, done=lambda png: self._on_drawn(path, png), failed=lambda _: None
        )

    def _on_drawn(self, path: str, png: bytes | None) -> None:
        self._is_drawing = False
        if self._library is not None:
            self._library.rows.set_thumbnail(path, png)
        self._draw_next()

    # --- deeds

    def _insert(self, paths: list[str]) -> None:
        session = self._posts.current
        if session is None or session.is_read_only or not paths:
            return
        session.insert("\n".join(map(self._link, paths)), session.editor.place())

    def _link(self, path: str) -> str:
        session = self._posts.current
        if session is None:
            return ""
        return markdown_for("", destination_for(session.convention, path, session.home))

    def _go_to(self, post: str, line: int) -> None:
        def at_line(session: object) -> None:
            current = self._posts.current
            if current is session and current is not None:
                current.editor.go_to(Position(line, 0))
                current.editor.setFocus()

        self._posts.open(post, at_line)

    def _trash(self, paths: list[str]) -> None:
        used = {image.path for image in self._images if image.uses}
        convention = self._posts.folder
        unused = [path for path in paths if path not in used]
        if convention is None or not unused:
            self._notices.tell(self.tr("Posts show this image, so it stays."), topic="library")
            return
        self._background.run(
            unused_images,
            convention,
            done=lambda found: self._confirm_trash(
                convention, [path for path in unused if path in set(found)]
            ),
            failed=self._notices.tell_error,
            lane="patient",
        )

    def _confirm_trash(self, convention: Convention, paths: list[str]) -> None:
        if paths:
            self._files.delete_unused(convention, paths, self._posts.current)
        else:
            sentence = self.tr("A page, a theme or a data file of the site names this image, so it stays.")
            self._notices.tell(sentence, topic="library")

    def _rename(self, path: str) -> None:
        convention = self._posts.folder
        old = path.rpartition("/")[2]
        name, is_given = QInputDialog.getText(
            self._window,
            self.tr("Rename the image"),
            self.tr("New name of the file; every post that shows it follows:"),
            QLineEdit.EchoMode.Normal,
            old,
        )
        if convention is not None and is_given and name.strip() and name.strip() != old:
            self._files.rename_file(convention, path, name.strip(), self._posts.current)


def _listed(root: str) -> Listed:
    """Read the library of a site, and the words by which each image is found."""
    index = LibraryIndex(index_file_for(root))
    titles = {post.path: post.title for post in index.summaries()}
    images = image_index_for(index.path).images(titles)
    return images, [image.haystack for image in images]
