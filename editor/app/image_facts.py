"""What is known of images: asked of disk and web in the background, remembered until something changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.check_queue import DISK, CheckQueue
from editor.core.images.check import ImageReport, ImageStatus
from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.image_paths import image_folder_for
from editor.core.site.typora import own_convention
from editor.workspace.image_look import look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from editor.app.background import Background
    from editor.app.post_session import PostSession
    from editor.core.images.check import CheckPolicy
    from editor.core.site.convention import Convention
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.web_images import WebImages

    Key = tuple[str, str, str, str]
    Fact = tuple[ImageReport | None, bytes | None]

MOST_REMEMBERED = 20_000
MOST_THUMBNAIL_BYTES = 100_000_000
LONGEST_WAIT = 120
"""seconds that a host may ask us to wait and still be asked again by itself"""
MOST_TRIES = 3
AT_A_TURN = 4
STOPPED = ImageReport(ImageStatus.UNKNOWN, ImageStatus.UNKNOWN, data={"why": "closed"})


@dataclass(frozen=True, slots=True)
class _Question:
    """One look at one image, for a post of that number; `home` is what its paths are relative to."""

    number: int
    key: Key
    post: int
    home: str
    convention: Convention
    tries: int = 1


class ImageFacts(QObject):
    """Answers at once with what is known, and asks for what is not."""

    found = Signal(int)
    """something new is known about an image of the post of that number"""
    progress = Signal(int, int)
    """so many of so many images have been looked at since there was last nothing to do; equal at the end"""

    def __init__(
        self, background: Background, policy_for: Callable[[Convention], CheckPolicy], web: WebImages
    ) -> None:
        super().__init__()
        self._background = background
        self._policy_for = policy_for
        self._web = web
        self._facts: dict[Key, Fact] = {}
        self._before: dict[Key, Fact] = {}
        """what was known of images that are being asked about again"""
        self._asked: dict[Key, int] = {}
        """which question about an image is the one whose answer counts"""
        self._questions = 0
        self._queue: CheckQueue[_Question] = CheckQueue()
        self._open: dict[int, _Question] = {}
        """what is asked and not answered, by number"""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        self._done = 0
        self._total = 0
        self._thumbnail_bytes = 0
        self._changed: set[str] = set()
        self._is_web: dict[str, bool] = {}
        """which destinations lie in the web, as asked for every image after every change"""

    def about(self, session: PostSession, destination: str, form: str = "inline") -> Fact:
        """Give report and thumbnail of an image; no report while it is being found."""
        convention, where = session.convention, self._where(session, destination)
        if destination.startswith("/") and where:
            convention = own_convention(convention, session.rendered.front_matter, session.home)
            where += f"\0{convention.typora_root}" if convention.typora_root else ""
        key = (convention.root, where, destination, form)
        fact = self._facts.get(key)
        if fact:
            return fact
        if key not in self._asked:
            self._ask(key, session.number, session.home, convention)
        return None, self._before.get(key, (None, None))[1]

    def take_changed(self) -> set[str]:
        """Give the destinations of which something else may be known than when this was asked before."""
        changed, self._changed = self._changed, set()
        return changed

    def image_folders(self, session: PostSession) -> list[str]:
        """List the folders whose change may bring or take images of a post."""
        return [image_folder_for(session.convention, session.home)]

    def check_again(self, session: PostSession, destinations: Collection[str] | None) -> None:
        """Ask disk and web afresh about these images of a post, or about all of its site with None."""
        if destinations is None:
            self.forget(session.convention.root)
        else:
            wanted = frozenset(destinations)
            self._web.forget([parse_destination(text).url for text in wanted if self._lies_in_web(text)])
            root = session.convention.root
            self._put_aside(key for key in tuple(self._asked) if key[0] == root and key[2] in wanted)
        self.found.emit(session.number)

    def cancel(self) -> None:
        """Ask no further; what was not reached keeps its verdict, or is said to be stopped."""
        self._queue.clear()
        self._web.cancel_checks()
        posts: set[int] = set()
        for question in self._open.values():
            if self._asked.get(question.key) == question.number and question.key not in self._facts:
                self._facts[question.key] = self._before.pop(question.key, (STOPPED, None))
                self._changed.add(question.key[2])
                posts.add(question.post)
        self._open.clear()
        self._tell_progress(done=self._total)
        for post in posts:
            self.found.emit(post)

    def forget(self, root: str) -> None:
        """Ask afresh about every image of a site."""
        self._put_aside(key for key in tuple(self._asked) if key[0] == root)
        self._web.forget()

    def forget_files(self, paths: Collection[str]) -> None:
        """Ask afresh about the images that these files answer for."""
        wanted = frozenset(paths)
        if wanted:
            self._drop(lambda report: report is not None and report.path in wanted)

    def forget_broken(self) -> None:
        """Ask afresh about local images that were not found, as new files have come."""
        self._drop(lambda report: report is None or (report.is_broken and not report.data.get("http")))

    def _drop(self, is_stale: Callable[[ImageReport | None], bool]) -> None:
        stale = [key for key, (report, _) in self._facts.items() if is_stale(report)]
        # what is being looked for on the disk just now may have been missed there
        stale += [key for key in self._asked if key not in self._facts and not self._lies_in_web(key[2])]
        for key in stale:
            self._remove(key)
            self._asked.pop(key, None)

    def _put_aside(self, keys: Iterable[Key]) -> None:
        for key in keys:
            fact = self._remove(key)
            if fact:
                self._before[key] = fact
            del self._asked[key]

    # --- asking

    def _ask(self, key: Key, post: int, home: str, convention: Convention, tries: int = 1) -> None:
        self._questions += 1
        question = _Question(self._questions, key, post, home, convention, tries)
        self._asked[key] = question.number
        self._open[question.number] = question
        self._queue.add(question, urlsplit(self._url(key[2])).netloc if self._lies_in_web(key[2]) else DISK)
        self._total += 1
        self._soon.start()

    def _go_on(self) -> None:
        """Hand on a few questions that may be asked now; threads begin between two turns of the loop."""
        for _ in range(AT_A_TURN):
            taken = self._queue.take()
            if taken is None:
                return
            question, host = taken
            self._background.run(
                look_at,
                question.key[2],
                question.home,
                question.convention,
                self._policy_for(question.convention),
                self._web,
                question.key[3],
                False,  # thumbnails are made for rows in sight, by ImageThumbnails
                done=lambda fact, question=question, host=host: self._on_answered(question, host, fact),
                failed=lambda error, question=question, host=host: self._on_failed(question, host, error),
                lane="quick" if host == DISK else "patient",
            )
        self._soon.start()

    def _on_answered(self, question: _Question, host: str, fact: Fact) -> None:
        was_stopped = fact[0] is not None and fact[0].data.get("why") == "closed"
        is_known = question.key in self._facts  # stopping has said already what is known
        if self._asked.get(question.key) == question.number and not (was_stopped and is_known):
            self._learn(question.key, fact)
            self._ask_later(question, fact[0])
            self.found.emit(question.post)
        self._finish(question, host)

    def _on_failed(self, question: _Question, host: str, _: WorkspaceError) -> None:
        if self._asked.get(question.key) == question.number and question.key not in self._facts:
            del self._asked[question.key]
            self._changed.add(question.key[2])
        self._finish(question, host)

    def _finish(self, question: _Question, host: str) -> None:
        self._queue.finish(host)
        if self._open.pop(question.number, None):
            self._tell_progress(done=self._done + 1)
        self._go_on()

    def _tell_progress(self, *, done: int) -> None:
        self._done = done
        self.progress.emit(self._done, self._total)
        if self._done >= self._total:
            self._done = self._total = 0

    def _ask_later(self, question: _Question, report: ImageReport | None) -> None:
        """Ask once more after the time for which a host wants to be left alone."""
        if report is None or report.here is not ImageStatus.LIMITED or question.tries >= MOST_TRIES:
            return
        wait = int(report.data.get("retry_after", "0"))
        if wait <= LONGEST_WAIT:
            QTimer.singleShot(wait * 1000, self, lambda: self._ask_once_more(question))

    def _ask_once_more(self, question: _Question) -> None:
        if self._asked.get(question.key) == question.number:
            self._put_aside([question.key])
            again = question.key, question.post, question.home, question.convention
            self._ask(*again, tries=question.tries + 1)

    # --- remembering

    def _learn(self, key: Key, fact: Fact) -> None:
        self._remove(key)
        self._before.pop(key, None)
        self._facts[key] = fact
        self._changed.add(key[2])
        self._thumbnail_bytes += len(fact[1] or b"")
        while len(self._facts) > MOST_REMEMBERED:
            oldest = next(iter(self._facts))
            self._remove(oldest)
            self._asked.pop(oldest, None)
        if self._thumbnail_bytes > MOST_THUMBNAIL_BYTES:
            self._lose_thumbnails()

    def _remove(self, key: Key) -> Fact | None:
        self._changed.add(key[2])
        fact = self._facts.pop(key, None)
        if fact:
            self._thumbnail_bytes -= len(fact[1] or b"")
        return fact

    def _lose_thumbnails(self) -> None:
        """Keep the verdicts of the images that were looked at first, without their small pictures."""
        for key, (report, thumbnail) in tuple(self._facts.items()):
            if self._thumbnail_bytes <= MOST_THUMBNAIL_BYTES // 2:
                return
            if thumbnail:
                self._facts[key] = (report, None)
                self._thumbnail_bytes -= len(thumbnail)

    def _where(self, session: PostSession, destination: str) -> str:
        """Give the post's path for destinations that depend on it, "" for web ones, asked once a site."""
        return "" if self._lies_in_web(destination) else session.home

    def _url(self, destination: str) -> str:
        return parse_destination(destination).url

    def _lies_in_web(self, destination: str) -> bool:
        known = self._is_web.get(destination)
        if known is None:
            if len(self._is_web) > MOST_REMEMBERED:
                self._is_web.clear()
            known = parse_destination(destination).kind is DestinationKind.WEB
            self._is_web[destination] = known
        return known
