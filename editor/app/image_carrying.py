"""A post that gets another file takes its images along."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.core.site.image_paths import image_folder_for
from editor.widgets.sentences import listed
from editor.workspace.asset_copy import copy_assets
from editor.workspace.image_store import carry_images

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.post_session import PostSession
    from editor.workspace.asset_copy import CopiedAssets
    from editor.workspace.errors import WorkspaceError


class ImageCarrying(QObject):
    """Moves the images of a post that gets its name only now; copies those of a post saved as another."""

    def __init__(self, background: Background, notices: Notices) -> None:
        super().__init__()
        self._background = background
        self._notices = notices

    def carry(self, session: PostSession, path: str, then: Callable[[], object]) -> None:
        """Bring the images to where the post at `path` looks for them, then go on, also after a failure."""

        def _go_on(error: WorkspaceError) -> None:
            self._notices.tell_error(error)
            then()

        folder = image_folder_for(session.convention, path)
        home = image_folder_for(session.convention, session.home)
        if session.path and session.path != path and session.convention.post_asset_folder:
            old = session.path
            self._background.run(
                copy_assets,
                old,
                path,
                done=lambda found: (self._on_copied(session, old, found), then()),
                failed=_go_on,
            )
        elif session.path or folder == home or not session.kept_images:
            then()
        else:
            # a post that gets its name only now takes along the images it was given under another one
            self._background.run(
                carry_images,
                list(session.kept_images),
                home,
                folder,
                done=lambda images: (setattr(session, "kept_images", images), then()),
                failed=_go_on,
            )

    def _on_copied(self, session: PostSession, old: str, found: CopiedAssets) -> None:
        source = os.path.splitext(old)[0] + "/"
        session.kept_images = [
            f"{found.folder}/{image.removeprefix(source)}" if image.startswith(source) else image
            for image in session.kept_images
        ]
        folder = os.path.basename(found.folder)
        if found.taken:
            sentence = self.tr("Other files of these names lie in {folder} already and were kept: {names}")
            words = sentence.format(folder=folder, names=listed(found.taken[:5]))
            self._notices.tell(words, tone="warn", topic="carried")
        elif found.count:
            sentence = self.tr("The post's images were copied along, into {folder}.")
            self._notices.tell(sentence.format(folder=folder), topic="carried")
