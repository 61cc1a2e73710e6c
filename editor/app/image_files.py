"""What the writer does to image files: renamed, replaced, converted, fetched, thrown away; each undoable."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.folder_steps import Wish
from editor.app.notices import Choice
from editor.core.site.image_paths import image_folder_for
from editor.widgets.changes_dialog import ChangesDialog
from editor.widgets.convert_dialog import ConvertDialog
from editor.widgets.sentences import bytes_text
from editor.workspace.image_arrivals import arrivals
from editor.workspace.image_files import (
    ConvertOptions,
    carry_plan,
    convert_plan,
    rename_plan,
    replace_plan,
    strip_plan,
    trash_plan,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.folder_steps import FolderStep, FolderSteps
    from editor.app.notices import Notices
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.images.check import CheckPolicy
    from editor.core.images.repair import Repair
    from editor.core.site.convention import Convention
    from editor.widgets.image_row import ImageRow
    from editor.workspace.image_files import FilePlan
    from editor.workspace.moved_images import Prepared
    from editor.workspace.web_images import WebImages

    Contents = Callable[[str], tuple[bytes, str] | None]
    Join = Callable[[bool], object]
    """puts a step of files on the undo stack: True with the edit that was just made, False by itself"""


class ImageFiles(QObject):
    """Each deed is one undo step of the post it was asked for; without a post the notice offers undo."""

    trashed = Signal(object)
    """paths of files that went to the trash"""

    def __init__(
        self,
        window: Window,
        steps: FolderSteps,
        notices: Notices,
        web: WebImages,
        policy_for: Callable[[Convention], CheckPolicy],
    ) -> None:
        super().__init__()
        self._window = window
        self._steps = steps
        self._notices = notices
        self._web = web
        self._policy_for = policy_for

    # --- rows of a post

    def rename(self, session: PostSession, row: ImageRow, name: str) -> None:
        """Give the file of a row another name, in every post of the folder; what changes is shown first."""
        self.rename_file(session.convention, row.path, name, session)

    def replace(self, session: PostSession, row: ImageRow, path: str) -> None:
        """Put another file in the place of a row's; posts follow where its format gives it another name."""
        root = session.convention.root
        self._do(session, partial(replace_plan, row.path, path, root), to_trash=True)

    def convert(self, session: PostSession, rows: Sequence[ImageRow], options: ConvertOptions) -> None:
        """Make images narrower or other; posts follow where their files get other names."""
        paths = _paths(rows)
        self._do(session, partial(convert_plan, paths, options, session.convention.root), to_trash=True)

    def ask_convert(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Ask how images are to be made other, then do it."""
        widths = [row.report.width for row in rows if row.report]
        dialog = ConvertDialog(len(_paths(rows)), max(widths, default=0), self._window)

        def go_on() -> None:
            width, convert_to, quality, strips, keeps = dialog.choice()
            options = ConvertOptions(width, convert_to, quality, strips=strips, keeps_original=keeps)
            self.convert(session, rows, options)

        dialog.accepted.connect(go_on)
        dialog.open()

    def strip(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Take place and camera data out of files."""
        self._do(session, partial(strip_plan, _paths(rows), session.convention.root))

    def make_local(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Fetch web images, and take out those that stand in the text itself, into the post's folder."""
        policy = self._policy_for(session.convention)
        self._arrive(session, rows, lambda url: self._web.content(url, policy))

    def use_copy(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Put the kept copies of web images in their places."""
        self._arrive(session, rows, self._web.copy)

    def carry(self, session: PostSession, repairs: Sequence[Repair], then: Callable[[Join], object]) -> None:
        """Copy or move the files of repairs; `then` changes the post and joins the files to that edit."""

        def _then(step: FolderStep, _: Prepared) -> None:
            self._notices.settle("image-files-done")
            then(partial(self._steps.join, step, session))

        make = partial(carry_plan, list(repairs), session.convention.root)
        self._steps.do(Wish(make, session.convention, session, then=_then, joins_text=True))

    # --- files of a folder

    def rename_file(
        self, convention: Convention, path: str, name: str, session: PostSession | None = None
    ) -> None:
        """Give a file another name, in every post of the folder; what changes is shown first."""
        wish = Wish(
            partial(rename_plan, path, name, convention.root),
            convention,
            session,
            confirm=partial(self._confirm_rename, path, convention),
            then=self._tell_done,
        )
        self._steps.do(wish)

    def delete_unused(
        self, convention: Convention, paths: Sequence[str], session: PostSession | None = None
    ) -> None:
        """List files that no post uses with their sizes, and move them to the trash if the writer agrees."""
        wish = Wish(
            partial(trash_plan, list(paths), convention.root),
            convention,
            session,
            to_trash=True,
            confirm=partial(self._confirm_trash, convention),
            then=self._on_trashed,
        )
        self._steps.do(wish)

    # --- doing

    def _do(self, session: PostSession, make: Callable[[], FilePlan], *, to_trash: bool = False) -> None:
        if not session.is_read_only:
            self._steps.do(Wish(make, session.convention, session, to_trash=to_trash, then=self._tell_done))

    def _arrive(self, session: PostSession, rows: Sequence[ImageRow], content: Contents) -> None:
        if session.is_read_only:
            return
        convention = session.convention
        wanted = {row.destination: row.reference.description if row.reference else "" for row in rows}
        folder = image_folder_for(convention, session.home)
        make = partial(arrivals, wanted, content, folder, convention.root)
        self._steps.do(Wish(make, convention, session, is_patient=True, then=self._on_arrived))

    def _on_arrived(self, step: FolderStep, prepared: Prepared) -> None:
        session = next(iter(step.sessions), None)
        if session is not None:
            session.kept_images += list(prepared.plan.addresses.values())
        count = len(prepared.plan.addresses)
        one, several = (
            self.tr("1 image now lies with the post."),
            self.tr("{count} images now lie with the post."),
        )
        self._tell(step, one if count == 1 else several.format(count=count))

    def _on_trashed(self, step: FolderStep, prepared: Prepared) -> None:
        paths = [one.path for one in prepared.plan.wanted]
        self.trashed.emit(paths)
        one, several = (
            self.tr("1 image was moved to the trash."),
            self.tr("{count} images were moved to the trash."),
        )
        self._tell(step, one if len(paths) == 1 else several.format(count=len(paths)))

    def _tell_done(self, step: FolderStep, prepared: Prepared) -> None:
        for session in step.sessions:
            moved = prepared.plan.moved
            session.kept_images = [moved.get(path, path) for path in session.kept_images]
        others = [post.path for post in prepared.posts]
        if len(others) > 1 or not step.sessions:
            one, several = (
                self.tr("1 post on the disk follows."),
                self.tr("{count} posts on the disk follow."),
            )
            self._tell(step, one if len(others) == 1 else several.format(count=len(others)))
        else:
            self._notices.settle("image-files-done")

    def _tell(self, step: FolderStep, sentence: str) -> None:
        """Say what was done; where no open post can undo it the notice does."""
        choices = [] if step.sessions else [Choice(self.tr("Undo"), lambda: step.mark.undo())]
        self._notices.tell(sentence, topic="image-files-done", choices=choices)

    # --- asking

    def _confirm_rename(
        self, path: str, convention: Convention, prepared: Prepared, go_on: Callable[[], None]
    ) -> None:
        open_posts = [number for number, edits in prepared.edits.items() if edits]
        if not prepared.posts and len(open_posts) <= 1:
            go_on()
            return
        new = prepared.plan.moved.get(path, path)
        title = self.tr("Rename {old} to {new}?").format(
            old=os.path.basename(path), new=os.path.basename(new)
        )
        rows = [
            (_below(post.path, convention), self.tr("{count} ×").format(count=post.count))
            for post in prepared.posts
        ]
        if open_posts:
            one, several = self.tr("1 post"), self.tr("{count} posts")
            shown = one if len(open_posts) == 1 else several.format(count=len(open_posts))
            rows.append((self.tr("Posts open here, unsaved words included"), shown))
        dialog = ChangesDialog(
            title,
            self.tr("These posts show the image and will follow:"),
            rows,
            self.tr("Rename"),
            self._window,
        )
        dialog.accepted.connect(go_on)
        dialog.open()

    def _confirm_trash(self, convention: Convention, prepared: Prepared, go_on: Callable[[], None]) -> None:
        files = prepared.plan.wanted
        rows = [(_below(file.path, convention), bytes_text(len(file.before or b""))) for file in files]
        one, several = self.tr("Move 1 image to the trash?"), self.tr("Move {count} images to the trash?")
        dialog = ChangesDialog(
            one if len(files) == 1 else several.format(count=len(files)),
            self.tr("No post refers to them. In all: {size}").format(
                size=bytes_text(sum(len(file.before or b"") for file in files))
            ),
            rows,
            self.tr("Move to trash"),
            self._window,
        )
        dialog.accepted.connect(go_on)
        dialog.open()


def _paths(rows: Sequence[ImageRow]) -> list[str]:
    return list(dict.fromkeys(row.path for row in rows if row.path))


def _below(path: str, convention: Convention) -> str:
    return os.path.relpath(path, convention.root)
