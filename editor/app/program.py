"""The running program: every part, built once and connected in one block."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from shiboken6 import delete

from editor.app.about import About
from editor.app.arrival_progress import ArrivalProgress
from editor.app.crash_journal import CrashJournal
from editor.app.destination_rewriting import DestinationRewriting
from editor.app.early_window import PANES
from editor.app.encoding_choice import EncodingChoice
from editor.app.endings import Endings
from editor.app.external_changes import ExternalChanges
from editor.app.form_hints import FormHints
from editor.app.front_matter_sync import FrontMatterSync
from editor.app.garbage import GarbageCollection
from editor.app.image_checks import ImageChecks
from editor.app.image_deeds import ImageDeeds
from editor.app.image_drops import ImageDrops
from editor.app.image_facts import ImageFacts
from editor.app.image_repairs import ImageRepairs
from editor.app.image_setup import ImageSetup
from editor.app.image_thumbnails import ImageThumbnails
from editor.app.image_uploads import ImageUploads
from editor.app.interrupted_saves import InterruptedSaves
from editor.app.language import LanguageChoice
from editor.app.late_images import LateImages
from editor.app.next_start import prepare_next_start
from editor.app.page_export import PageExport
from editor.app.post_closing import PostClosing
from editor.app.post_library import PostLibrary
from editor.app.post_saving import PostSaving
from editor.app.post_status import PostStatus
from editor.app.process_client import ProcessClient
from editor.app.renderer_health import RendererHealth
from editor.app.site_images import SiteImages
from editor.app.text_commands import TextCommands
from editor.app.unsaved_changes import UnsavedChanges
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.workspace.error_trace import trace_of
from editor.workspace.journal import Journal
from editor.workspace.own_program import own_program
from editor.workspace.secret_store import SecretStore

if TYPE_CHECKING:
    from editor.app.cli import Wish
    from editor.app.command_search import CommandSearch
    from editor.app.first_look import FirstLook
    from editor.app.foundation import Foundation
    from editor.app.later import Later
    from editor.app.places import Places

log = logging.getLogger(__name__)
SETTLED_MS = 5000
"""after which a start has made all its haste"""


class Program:
    """Everything that lives as long as the window: what the first look shows, and what is built upon it.

    A part that changes what is first seen of a post belongs into `FirstLook`; every other one here, where
    it is built once the post has been drawn. Work at the start that nobody waits for goes to `later`.
    """

    def __init__(self, ground: Foundation, first: FirstLook, later: Later) -> None:
        application, places = ground.application, ground.places
        sys.excepthook = self._last_resort
        self._log_path = ground.log_path
        self.later = later
        self.garbage = GarbageCollection(application)
        self._take_over(first)
        self.renderer = ground.renderer
        self.indexer = ProcessClient(own_program("editor.indexer"))
        self.language = LanguageChoice(self.window, self.store, self.notices, ground.language)
        self.sync = FrontMatterSync(self.window.form, self.posts, self.renderer, self.notices)
        facts = ImageFacts(self.background, self.own.policy_for, self.web)
        self.repairs = ImageRepairs(self.background)
        thumbnails = ImageThumbnails(self.background, self.own.policy_for, self.web)
        self.checks = ImageChecks(self.window, self.posts, facts, self.repairs, thumbnails)
        self.sites = SiteImages(self.store)
        self.progress = ArrivalProgress(self.window, self.notices)
        self.rewriting = DestinationRewriting()
        self.late = LateImages(
            self.posts, self.background, self.notices, self.rewriting, places.waiting_images
        )
        self.drops = ImageDrops(
            self.window, self.posts, self.sync, self.background, self.notices, self.web,
            self.sites, self.progress, self.rewriting, self.late,
        )  # fmt: skip
        self.secrets = SecretStore()
        self.uploads = ImageUploads(
            self.window, self.posts, facts, self.background, self.notices,
            self.sites, self.progress, self.rewriting, self.secrets, self.late,
        )  # fmt: skip
        self.setup = ImageSetup(
            self.window, self.posts, self.store, self.sites, self.background, self.notices, self.secrets
        )
        self._build_keeping(places)
        self.status = PostStatus(
            self.window, self.posts, self.checks, self.renderer, self.background, self.notices
        )
        self.health = RendererHealth(self.renderer, self.posts, self.notices)
        self.commands = TextCommands(self.window, self.posts)
        self.endings = Endings(application, self.window, self.closing, self.journal, self._remember)
        self._build_notes()
        self.image_deeds = ImageDeeds(
            first, self.checks, self.repairs, self.uploads, self.library, self.changes,
            places.image_steps, later,
        )  # fmt: skip
        later.add(self._build_reading)
        self._connect()

    def _take_over(self, first: FirstLook) -> None:
        self._first, self._memory = first, first.memory
        self.background, self.store, self.web = first.background, first.store, first.web
        self.window, self.notices, self.own = first.window, first.notices, first.own
        self.posts, self.appearance = first.posts, first.appearance
        self.preview, self.preview_control = first.preview, first.preview_control

    def _build_keeping(self, places: Places) -> None:
        """Build what keeps texts: in their files, in the journal, and in the list of the folder."""
        self.saving = PostSaving(
            self.window, self.posts, self.sync, self.background, self.notices, self.drops
        )
        self.closing = PostClosing(self.window, self.posts, self.saving)
        self.changes = ExternalChanges(
            self.posts, self.saving, self.background, self.notices, places.conflicts
        )
        self.library = PostLibrary(
            self.window, self.posts, self.store, self.background, self.notices, self.indexer, places
        )
        self.journal = CrashJournal(
            Journal(places.journal),
            self.posts,
            self.drops,
            self.background,
            self.notices,
            Convention(places.bare, Generator.PLAIN),
            self.uploads,
        )

    def _build_reading(self) -> None:
        """Build what leads about: the outline, and the palette of commands once it is asked for."""
        from editor.app.post_outline import PostOutline

        self.outline = PostOutline(self.window, self.posts, self.store)
        self.posts.catch_up()
        self._commands: CommandSearch | None = None
        self.window.actions_table.on("commands", self._show_commands)

    def _show_commands(self) -> None:
        if self._commands is None:
            from editor.app.command_search import CommandSearch

            self._commands = CommandSearch(self.window, self.posts, self.store, self.outline.go_to)
        self._commands.open()

    def _build_notes(self) -> None:
        """Build what says something about the post in front and changes nothing by itself."""
        self.unsaved = UnsavedChanges(self.window, self.posts, self.background, self.notices)
        self.interrupted = InterruptedSaves(
            self.window, self.posts, self.saving, self.background, self.notices
        )
        self.page_export = PageExport(self.window, self.posts, self.background, self.notices)
        self.hints = FormHints(self.window.form, self.posts, self.store, self.sync.set_field)
        self.encodings = EncodingChoice(self.window, self.posts, self.notices, self.background, self._memory)

    # --- start and end

    def start(self, wish: Wish, complaint: str) -> None:
        """Join the first look, open what else was asked for, and offer what a crash left behind."""
        settings = self.store.settings
        self.posts.catch_up()
        self.window.show_desk(has_post=self.posts.current is not None)
        if not self._first.paths:
            self.window.show_start(shown=True)
            self.window.show()
        self.renderer.start()
        if os.environ.get("QTWEBENGINE_DISABLE_SANDBOX"):
            self.window.status.show_sandbox_off()
        if complaint:
            self.notices.tell(complaint, tone="warn", topic="settings")
        if wish.folder or (settings.last_folder and not wish.posts):
            folder = wish.folder or settings.last_folder
            self.library.open_folder(folder)
        elif wish.posts:
            self._open_home(wish.posts[0])
        self.later.add(self.journal.offer)
        QTimer.singleShot(SETTLED_MS, self.background, self._prepare_next_start)
        if self.window.wants_end:
            self.window.close()

    def _prepare_next_start(self) -> None:
        # in the lane that the end of the program does not wait for
        self.background.run(prepare_next_start, done=lambda _: None, failed=lambda _: None, lane="patient")

    def end(self) -> None:
        """Stop the processes and threads; every post is settled by now."""
        self.renderer.stop()
        self.indexer.stop()
        self.background.close()
        self.web.close()
        delete(self.window)

    def _open_home(self, path: str) -> None:
        """Make the site of a post named on the command line the open folder."""
        session = self.posts.find(path)
        if session:
            self.library.open_folder(session.convention.root)
        else:
            self.posts.open(path, lambda session: self.library.open_folder(session.convention.root))

    def _remember(self) -> None:
        self.preview_control.apart.remember()
        self.store.change(
            window_geometry=self.window.geometry_text(),
            pane_sizes=self.window.sizes(),
            open_posts=tuple(session.path for session in self.posts if session.path),
        )
        self.store.keep_now()

    def _last_resort(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        """Log what nobody expected, keep all text, and go on."""
        lines = traceback.format_exception(kind, error, trace)  # type: ignore[arg-type]
        log.critical("unexpected:\n%s", trace_of(error))
        if sys.__stderr__:
            sys.__stderr__.write("".join(lines))
        try:
            self.journal.keep_at_once()
            sentence = QCoreApplication.translate(
                "Program", "Something went wrong inside Inkwright ({kind}). Your text is in the journal."
            )
            self.notices.tell(sentence.format(kind=kind.__name__), tone="bad", topic="unexpected")
        except Exception as second:  # noqa: BLE001 - the last-resort hook itself must not fail
            log.critical("the last-resort hook failed:\n%s", trace_of(second))

    # --- connections

    def _connect(self) -> None:
        table, window = self.window.actions_table, self.window
        table.on("new-post", self.saving.new_post)
        window.no_post_page.new_post_requested.connect(table["new-post"].trigger)
        window.post_list.emptied.connect(lambda is_empty: window.no_post_page.set_empty(is_empty=is_empty))
        table.on("open-post", self._choose_post)
        table.on("open-folder", self.library.choose_folder)
        table.on("open-sample", self.library.open_sample)
        table.on("save", lambda: self._with_current(self.saving.save))
        table.on("save-as", lambda: self._with_current(self.saving.save_as))
        table.on("close-post", lambda: self._with_current(self.closing.close))
        table.on("quit", window.close)
        table.on("filter-posts", lambda: window.post_list.focus_filter())
        table.on("next-pane", lambda: window.step_pane(1))
        table.on("previous-pane", lambda: window.step_pane(-1))
        table.on("insert-image", self.drops.choose_image)
        table.on("check-images", self.checks.check_again)
        table.on("open-log", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._log_path)))
        table.on("about", lambda: About(self._log_path, window).exec())
        for pane in PANES:
            table.on_toggled(f"show-{pane}", lambda shown, pane=pane: self._show_pane(pane, shown))
        for name, factor in (("zoom-in", 1.1), ("zoom-out", 1 / 1.1), ("zoom-reset", 0.0)):
            table.on(name, lambda factor=factor: self._zoom(factor))
        table.on_toggled("own-folder", self._set_own)
        self.preview.post_link_requested.connect(self.posts.open)
        self.library.tags_listed.connect(self.hints.take_tags)
        self.library.folder_opened.connect(lambda _: self._show_own())
        self.own.changed.connect(lambda _: (self._show_own(), self.checks.check_again()))
        self.checks.permission_wanted.connect(self.own.ask)
        self.saving.saved.connect(lambda session: self.library.rescan(session.path))
        self.saving.moved.connect(lambda source, target: self.library.rescan(source, target))
        self.saving.saved.connect(self.encodings.remember)
        self.saving.moved.connect(self.encodings.follow)
        self.encodings.remembered.connect(self.library.reread)
        self.interrupted.restored.connect(self.encodings.look_again)
        self.library.folder_opened.connect(self.interrupted.look_below)
        self.drops.kept.connect(lambda _: self.checks.refresh())
        self.late.linked.connect(lambda path: self.library.rescan(path))
        self.drops.upload_wanted.connect(self.uploads.upload_files)
        self.uploads.settings_wanted.connect(lambda: self.setup.show(begins_with_upload=True))
        table.on("upload-images", self.uploads.upload_all)
        self.posts.opened.connect(lambda _: window.show_start(shown=False))
        self.endings.woken.connect(self.changes.look_at_all)
        self.endings.woken.connect(self.library.look_again)

    def _with_current(self, act: object) -> None:
        if self.posts.current:
            act(self.posts.current)  # type: ignore[operator]

    def _choose_post(self) -> None:
        start = self.posts.folder.root if self.posts.folder else os.path.expanduser("~")
        title = QCoreApplication.translate("Program", "Open posts")
        kinds = QCoreApplication.translate("Program", "Markdown (*.md *.markdown *.mdx)")
        paths, _ = QFileDialog.getOpenFileNames(self.window, title, start, kinds)
        for path in paths:
            self.posts.open(path)

    def _show_pane(self, pane: str, shown: bool) -> None:
        self.window.show_pane(pane, shown=shown)
        self.store.change(**{f"shows_{pane}": shown})

    def _zoom(self, factor: float) -> None:
        zoom = min(max(self.store.settings.preview_zoom * factor, 0.5), 3.0) if factor else 1.0
        self.window.preview.set_zoom(zoom)
        self.store.change(preview_zoom=zoom)

    def _set_own(self, own: bool) -> None:
        if self.posts.folder:
            self.own.set_own(self.posts.folder.root, own=own)

    def _show_own(self) -> None:
        folder = self.posts.folder
        action = self.window.actions_table["own-folder"]
        action.setEnabled(folder is not None)
        action.setChecked(folder is not None and self.own.is_own(folder.root))
