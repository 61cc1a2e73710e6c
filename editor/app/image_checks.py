"""The image panel: every image of the post in front, what is known of it, and the files nobody links."""

from __future__ import annotations

from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, QTimer, Signal

from editor.app.image_row_list import ImageRowList
from editor.core.images.check import BROKEN, ImageStatus
from editor.core.images.reference_form import ReferenceForm
from editor.widgets.sentences import verdict_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from editor.app.image_facts import ImageFacts
    from editor.app.image_repairs import ImageRepairs
    from editor.app.image_row_list import Change
    from editor.app.image_thumbnails import ImageThumbnails
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.images.check import ImageReport
    from editor.widgets.image_panel import ImageRow

SETTLE_MS = 120
"""how long after a change the panel follows; longer for a post whose images take longer to show"""
SHARE = 10
"""the window is at most one part in so many busy with the panel"""


class ImageChecks(QObject):
    """Keeps the panel in step with the text, and asks about each image once."""

    counted = Signal(int, int)
    """how many images the post in front has, and how many of them have a problem"""
    permission_wanted = Signal(object)
    """the post in front shows web images, and the writer has not said whether the site is theirs"""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        facts: ImageFacts,
        repairs: ImageRepairs,
        thumbnails: ImageThumbnails,
    ) -> None:
        super().__init__()
        self._window = window
        self._panel = window.image_panel
        self._posts = posts
        self._facts = facts
        self._repairs = repairs
        self._thumbnails = thumbnails
        self._shown: PostSession | None = None
        self._seen = -1
        """the version of the shown post's images that the panel shows"""
        self._list = ImageRowList(facts, repairs, thumbnails)
        self._changes: list[Change] = []
        """what has changed in the rows since form, preview and watcher have followed"""
        self._tokens: dict[str, str] = {}
        """the destination behind each token of the preview that was told of"""
        self._problems: dict[str, str] = {}
        self._watched: set[str] = set()
        self._folders: list[str] = []
        """folders whose change may bring or take images of the post in front"""
        self._is_watch_stale = False
        """whether the watcher may have dropped something, or could not take it"""
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._show_in_turn)
        self._then = QTimer(self, singleShot=True, interval=0)
        self._then.timeout.connect(self._follow)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_file_changed)
        self._watcher.directoryChanged.connect(self._on_folder_changed)
        posts.current_changed.connect(self._on_current_changed)
        posts.opened.connect(self._on_opened)
        facts.found.connect(self._on_found)
        facts.progress.connect(self._on_progress)
        repairs.found.connect(self._on_found)
        thumbnails.found.connect(self._on_thumbnail)
        self._panel.sight_changed.connect(self._on_sight)
        self._panel.check_requested.connect(self.check_again)
        self._panel.cancel_requested.connect(facts.cancel)
        self._panel.set_cancellable(may_cancel=True)

    @property
    def session(self) -> PostSession | None:
        """Give the post whose images are shown."""
        return self._shown

    @property
    def _rows(self) -> dict[str, ImageRow]:
        return self._list.by_key

    def rows_with(self, keys: Sequence[str]) -> list[ImageRow]:
        """Give the rows of these keys that are still there, in the panel's own order."""
        return [row for key in keys if (row := self._rows.get(key))]

    def check(self, destinations: Collection[str]) -> None:
        """Ask about these images of the post in front afresh."""
        if self._shown:
            self._facts.check_again(self._shown, destinations)

    def check_again(self) -> None:
        """Ask about every image of the post in front afresh."""
        if self._shown:
            self._repairs.forget()
            self._facts.forget(self._shown.convention.root)
            for token in self._shown.rendered.images:
                self._window.preview.refresh_image(token)
            self._show()

    def look_again(self, paths: Collection[str] = ()) -> None:
        """Ask about local images afresh, as files have come or gone; `paths` are known to be among them."""
        self._repairs.forget()
        self._facts.forget_files(paths)
        self._facts.forget_broken()
        self.refresh()

    def refresh(self) -> None:
        """Look again soon: the text, or a file, may have changed."""
        self._soon.start()

    # --- the post in front

    def _on_opened(self, session: PostSession) -> None:
        session.patched.connect(lambda _: self._on_patched(session))
        session.fields_changed.connect(lambda: self._on_session_changed(session))

    def _on_patched(self, session: PostSession) -> None:
        if session.rendered.images_version != self._seen:
            self._on_session_changed(session)

    def _on_session_changed(self, session: PostSession) -> None:
        if session is self._shown and not self._soon.isActive():
            self._soon.start()

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        self._problems.clear()
        self._tokens = {}
        self._panel.set_post(is_writable=session is not None and not session.is_read_only)
        self._show()

    def _on_found(self, _post: int) -> None:
        # another post may have asked about an image that this one shows too
        if self._shown and not self._soon.isActive():
            self._soon.start()

    def _on_sight(self, keys: list[str]) -> None:
        if self._shown:
            self._thumbnails.want(self._shown, self.rows_with(keys))

    def _on_thumbnail(self, _post: int, _destination: str) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _on_progress(self, done: int, total: int) -> None:
        if done >= total and self._shown and not self._soon.isActive():
            self._soon.start()

    def _show_in_turn(self) -> None:
        begun = monotonic()
        self._show()
        self._soon.setInterval(max(SETTLE_MS, round((monotonic() - begun) * 1000 * SHARE)))

    def _show(self) -> None:
        session = self._shown
        self._seen = session.rendered.images_version if session else -1
        found = self._list
        self._changes += found.follow(session)
        self._panel.set_rows(found.rows())
        self.counted.emit(found.linked, found.broken)
        self._panel.set_checked(_when(found.checked))
        self._then.start()

    def _follow(self) -> None:
        """Let form, preview and watcher follow a turn later: thousands of images take their time."""
        session, (changes, self._changes) = self._shown, (self._changes, [])
        named = [row for pair in changes for row in pair if row and _is_field(row)]
        if named:
            named = [row for row in self._rows.values() if _is_field(row)]
            self._window.form.set_thumbnails(_thumbnails_of_fields(named))
        if session is None:
            return
        self._thumbnails.want(session, named)  # the form shows them, whatever is in sight here
        if any(new and new.report and _is_unasked(new.report) for _, new in changes):
            self.permission_wanted.emit(session.convention)
        self._tell_preview(session, {row.destination for pair in changes for row in pair if row})
        folders = self._facts.image_folders(session)
        is_other = self._is_watch_stale or folders != self._folders
        if is_other or any(_path_of(old) != _path_of(new) for old, new in changes):
            self._folders = folders
            self._watch()

    def _tell_preview(self, session: PostSession, changed: set[str]) -> None:
        """Tell the preview what is wrong with images, of those that have changed or that it did not have."""
        images = session.rendered.images
        wanted = {token: destination for token, destination in images.items() if destination in changed}
        wanted.update(images.items() - self._tokens.items())
        self._tokens.update(wanted)
        for token, destination in wanted.items():
            report, _ = self._facts.about(session, destination, session.rendered.form_of(destination))
            if report is None:
                self._tokens.pop(token)  # until it is known
                continue
            problem = _problem(report)
            if self._problems.get(token) and not problem:
                self._window.preview.refresh_image(token)
            self._problems[token] = problem
            self._window.preview.set_image_problem(token, problem)

    # --- files that change

    def _watch(self) -> None:
        wanted = {row.report.path for row in self._rows.values() if row.report and row.report.path}
        folders = {path.rpartition("/")[0] for path in wanted} | set(self._folders)
        watched = self._watched
        gone = [path for path in watched if path not in wanted and path not in folders]
        if gone:
            self._watcher.removePaths(gone)
        fresh = [path for path in (wanted | folders) - watched if path]
        left = self._watcher.addPaths(fresh) if fresh else []
        self._watched = (wanted | folders).difference(left, ("",))
        self._is_watch_stale = bool(left)

    def _on_file_changed(self, path: str) -> None:
        self._drop_watch(path)
        if self._shown:
            for token, destination in self._shown.rendered.images.items():
                form = self._shown.rendered.form_of(destination)
                report, _ = self._facts.about(self._shown, destination, form)
                if report and report.path == path:
                    self._window.preview.refresh_image(token)
        self._facts.forget_files((path,))
        self.refresh()

    def _drop_watch(self, path: str) -> None:
        """Watch a path anew: the watcher has dropped it where it was replaced."""
        self._watched.discard(path)
        self._is_watch_stale = True

    def _on_folder_changed(self, path: str) -> None:
        self._drop_watch(path)
        self._repairs.forget()
        self._facts.forget_broken()
        self.refresh()


def _when(latest: float) -> str:
    """Say when the web was asked the last time: `Web checked 14:32`, with the day where it was another."""
    if not latest:
        return ""
    when, now = datetime.fromtimestamp(latest), datetime.now()
    words = QCoreApplication.translate("ImageChecks", "Web checked {time}")
    return words.format(time=f"{when:%H:%M}" if when.date() == now.date() else f"{when:%Y-%m-%d %H:%M}")


def _is_field(row: ImageRow) -> bool:
    return row.reference is not None and row.reference.form is ReferenceForm.FIELD


def _is_unasked(report: ImageReport) -> bool:
    return report.data.get("why") == "not-own"


def _path_of(row: ImageRow | None) -> str:
    return row.report.path if row and row.report else ""


def _thumbnails_of_fields(rows: list[ImageRow]) -> dict[str, bytes]:
    """Give for each field that names images the first one's thumbnail, where there is one yet."""
    found: dict[str, bytes | None] = {}
    for row in rows:
        if row.reference is not None and row.reference.form is ReferenceForm.FIELD:
            found.setdefault(row.reference.description, row.thumbnail)
    return {name: png for name, png in found.items() if png}


def _problem(report: ImageReport) -> str:
    """Give the sentence the preview shows in place of an image, "" where it can be drawn."""
    if report.here not in BROKEN and report.here is not ImageStatus.SKIPPED:
        return ""
    return verdict_text(report, "here")
