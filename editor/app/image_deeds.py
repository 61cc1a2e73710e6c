"""What can be done with the images of the panel and their files; what has no deed is not offered there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.app.image_actions import ImageActions
from editor.app.image_mending import ImageMending
from editor.app.image_opening import ImageOpening
from editor.app.image_respelling import ImageRespelling
from editor.widgets.image_actions import ImageAction

if TYPE_CHECKING:
    from editor.app.external_changes import ExternalChanges
    from editor.app.first_look import FirstLook
    from editor.app.image_checks import ImageChecks
    from editor.app.image_repairs import ImageRepairs
    from editor.app.image_uploads import ImageUploads
    from editor.app.later import Later
    from editor.app.post_library import PostLibrary


class ImageDeeds:
    """Builds the deeds and joins them with the panel; those with files, which nobody needs at once, later."""

    def __init__(
        self,
        first: FirstLook,
        checks: ImageChecks,
        repairs: ImageRepairs,
        uploads: ImageUploads,
        library: PostLibrary,
        changes: ExternalChanges,
        steps_folder: str,
        later: Later,
    ) -> None:
        self._first = first
        self._checks = checks
        self._posts_of_folder = library
        self._changes = changes
        self._steps_folder = steps_folder
        window, notices = first.window, first.notices
        self._mending = ImageMending(repairs, notices)
        self._opening = ImageOpening(window, notices, first.background)
        self.actions = ImageActions(window, checks, self._mending, self._opening, notices)
        self.actions.add(ImageAction.UPLOAD, uploads.upload)
        self._respelling = ImageRespelling(
            first.posts, self.actions, self._mending, first.background, notices
        )
        later.add(self._build_files, self._build_library)
        panel, store = window.image_panel, first.store
        panel.set_order(store.settings.image_order)
        panel.order_changed.connect(lambda name: store.change(image_order=name))

    def _build_files(self) -> None:
        """Build what changes image files together with the posts that show them."""
        from editor.app.folder_steps import FolderSteps
        from editor.app.image_files import ImageFiles
        from editor.workspace.file_steps import FileSteps

        first, store = self._first, FileSteps(self._steps_folder)
        steps = FolderSteps(first.window, first.posts, first.background, first.notices, store)
        files = ImageFiles(first.window, steps, first.notices, first.web, first.own.policy_for)
        self._steps, self._files = steps, files
        steps.changed.connect(self._checks.look_again)
        steps.changed.connect(lambda paths: self._posts_of_folder.rescan(*paths))
        self._changes.is_held = lambda: steps.is_writing
        actions = self.actions
        actions.add_renaming(files.rename)
        actions.add_replacing(files.replace)
        for action, deed in (
            (ImageAction.MAKE_LOCAL, files.make_local),
            (ImageAction.USE_COPY, files.use_copy),
            (ImageAction.CONVERT, files.ask_convert),
            (ImageAction.STRIP, files.strip),
        ):
            actions.add(action, deed)
        actions.add_trashing(files.delete_unused)
        files.trashed.connect(self._checks.look_again)
        self._mending.use_copies = files.use_copy
        self._mending.carry = files.carry
        first.background.run(
            store.recover, done=steps.tell_recovered, failed=first.notices.tell_error, lane="ordered"
        )

    def _build_library(self) -> None:
        """Build the switch to all images of the folder; what it shows is built when it is wanted."""
        from editor.app.image_library import ImageLibraryTab

        first = self._first
        self.library = ImageLibraryTab(
            first.window, first.posts, self._posts_of_folder, self._files, self._opening, first.background,
            first.notices,
        )  # fmt: skip
