"""Which repairs broken images have: looked for in the background, a few at a time, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.site.typora import own_convention
from editor.workspace.image_repairs import repairs_for
from editor.workspace.site_images import SiteImages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.background import Background
    from editor.app.post_session import PostSession
    from editor.core.images.check import ImageReport
    from editor.core.images.image_reference import ImageReference
    from editor.core.images.repair import Repair
    from editor.core.site.convention import Convention
    from editor.workspace.errors import WorkspaceError

    Question = tuple[str, str, str, Convention, ImageReport]
    """destination, form, path of the post, what the site does, what is known of the image"""
    Key = tuple[str, str, str, str]

AT_ONCE = 60
"""questions of one piece of work: they share one walk through the site"""
MOST_REMEMBERED = 20_000


class ImageRepairs(QObject):
    """Answers at once with what is known, and asks for what is not."""

    found = Signal(int)
    """repairs of an image of the post of that number are known now"""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._known: dict[Key, tuple[ImageReport, tuple[Repair, ...] | None]] = {}
        """the report that was asked about, and the answer, None while it is looked for"""
        self._waiting: list[tuple[Key, Question, int]] = []
        self._changed: set[str] = set()
        self._is_busy = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def about(
        self, session: PostSession, reference: ImageReference, report: ImageReport | None
    ) -> tuple[Repair, ...]:
        """Give the repairs of an image, best first; () while they are looked for, or where there is none."""
        if report is None or not report.is_broken:
            return ()
        form = reference.form.value
        convention = own_convention(session.convention, session.rendered.front_matter, session.home)
        key = (convention.root, session.home, reference.destination, form)
        known = self._known.get(key)
        if known is not None and known[0] == report:
            return known[1] or ()
        if len(self._known) > MOST_REMEMBERED:
            self._changed.update(key[2] for key in self._known)
            self._known.clear()
        self._known[key] = (report, None)
        question = (reference.destination, form, session.home, convention, report)
        self._waiting.append((key, question, session.number))
        if not self._is_busy:
            self._soon.start()
        return known[1] or () if known else ()

    def take_changed(self) -> set[str]:
        """Give the destinations whose repairs may be others than when this was asked before."""
        changed, self._changed = self._changed, set()
        return changed

    def forget(self) -> None:
        """Look afresh: files have come or gone."""
        self._changed.update(key[2] for key in self._known)
        self._known.clear()
        self._waiting.clear()

    def _ask(self) -> None:
        batch, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        if not batch:
            return
        self._is_busy = True
        self._background.run(
            find_repairs,
            [question for _, question, _ in batch],
            done=lambda answers: self._learn(batch, answers),
            failed=self._give_up,
        )

    def _learn(
        self, batch: Sequence[tuple[Key, Question, int]], answers: Sequence[tuple[Repair, ...]]
    ) -> None:
        told: set[int] = set()
        for (key, question, number), repairs in zip(batch, answers, strict=True):
            known = self._known.get(key)
            if known is not None and known[0] == question[4]:
                self._known[key] = (question[4], repairs)
                self._changed.add(key[2])
                told |= {number} if repairs else set()
        self._go_on()
        for number in told:
            self.found.emit(number)

    def _give_up(self, _: WorkspaceError) -> None:
        self._go_on()

    def _go_on(self) -> None:
        self._is_busy = False
        if self._waiting:
            self._soon.start()


def find_repairs(questions: Sequence[Question]) -> list[tuple[Repair, ...]]:
    """Answer several questions with one walk through each site; blocking."""
    walks: dict[str, SiteImages] = {}
    found: list[tuple[Repair, ...]] = []
    for destination, form, home, convention, report in questions:
        images = walks.setdefault(convention.root, SiteImages(convention.root))
        found.append(repairs_for(destination, form, home, convention, report, images))
    return found
