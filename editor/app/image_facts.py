"""What is known of images: asked of disk and web in the background, remembered until something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.image_paths import image_folder_for
from editor.workspace.image_look import look_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.post_session import PostSession
    from editor.core.images.check import CheckPolicy, ImageReport
    from editor.core.site.convention import Convention
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.web_images import WebImages

    Key = tuple[str, str, str, str]
    Fact = tuple[ImageReport | None, bytes | None]

MOST_REMEMBERED = 20_000


class ImageFacts(QObject):
    """Answers at once with what is known, and asks for what is not."""

    found = Signal(int)
    """something new is known about an image of the post of that number"""

    def __init__(
        self, background: Background, policy_for: Callable[[Convention], CheckPolicy], web: WebImages
    ) -> None:
        super().__init__()
        self._background = background
        self._policy_for = policy_for
        self._web = web
        self._facts: dict[Key, Fact] = {}
        self._asked: dict[Key, int] = {}
        """which question about an image is the one whose answer counts"""
        self._questions = 0
        self._is_web: dict[str, bool] = {}
        """which destinations lie in the web, as asked for every image after every change"""

    def about(self, session: PostSession, destination: str, form: str = "inline") -> Fact:
        """Give report and thumbnail of an image, both None while they are being found."""
        key = (session.convention.root, self._where(session, destination), destination, form)
        fact = self._facts.get(key)
        if fact is None and key not in self._asked:
            self._ask(key, session)
        return fact or (None, None)

    def image_folders(self, session: PostSession) -> list[str]:
        """List the folders whose change may bring or take images of a post."""
        return [image_folder_for(session.convention, session.home)]

    def forget(self, root: str) -> None:
        """Ask afresh about every image of a site."""
        self._asked = {key: number for key, number in self._asked.items() if key[0] != root}
        self._facts = {key: fact for key, fact in self._facts.items() if key[0] != root}
        self._web.forget()

    def forget_file(self, path: str) -> None:
        """Ask afresh about the images that this file answers for."""
        self._drop(lambda report: report is not None and report.path == path)

    def forget_broken(self) -> None:
        """Ask afresh about local images that were not found, as new files have come."""
        self._drop(lambda report: report is None or (report.is_broken and not report.data.get("http")))

    def _drop(self, is_stale: Callable[[ImageReport | None], bool]) -> None:
        stale = [key for key, (report, _) in self._facts.items() if is_stale(report)]
        # what is being looked for on the disk just now may have been missed there
        stale += [key for key in self._asked if key not in self._facts and not self._lies_in_web(key[2])]
        for key in stale:
            self._facts.pop(key, None)
            del self._asked[key]

    def _ask(self, key: Key, session: PostSession) -> None:
        self._questions += 1
        question, post = self._questions, session.number
        self._asked[key] = question

        def _learn(fact: Fact) -> None:
            if self._asked.get(key) == question:
                self._facts[key] = fact
                self.found.emit(post)

        def _give_up(_: WorkspaceError) -> None:
            if self._asked.get(key) == question:
                del self._asked[key]

        self._background.run(
            look_at,
            key[2],
            session.home,
            session.convention,
            self._policy_for(session.convention),
            self._web,
            key[3],
            done=_learn,
            failed=_give_up,
            lane="patient" if self._lies_in_web(key[2]) else "quick",
        )

    def _where(self, session: PostSession, destination: str) -> str:
        """Give the post's path for destinations that depend on it, "" for web ones, asked once a site."""
        return "" if self._lies_in_web(destination) else session.home

    def _lies_in_web(self, destination: str) -> bool:
        known = self._is_web.get(destination)
        if known is None:
            if len(self._is_web) > MOST_REMEMBERED:
                self._is_web.clear()
            known = parse_destination(destination).kind is DestinationKind.WEB
            self._is_web[destination] = known
        return known
