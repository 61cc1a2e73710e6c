"""What waits for images that are on their way: closing a post, leaving the program, naming a new post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.app.notices import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.arrival_progress import ArrivalProgress
    from editor.app.notices import Notices

PATIENCE_MS = 2000
"""how long is waited without a word"""
TOPIC = "waiting-for-images"


class ArrivalWait(QObject):
    """Holds back what must come after the images; the writer may call them off, or not wait for them."""

    def __init__(self, notices: Notices, progress: ArrivalProgress) -> None:
        super().__init__()
        self._notices = notices
        self._progress = progress
        self._held: list[Callable[[], object]] = []
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._tell)

    def hold(self, then: Callable[[], object]) -> None:
        """Call `then` when `release` is called, or when the writer does not want to wait any longer."""
        self._held.append(then)
        self._soon.start()

    def release(self) -> None:
        """Go on with all that is held back."""
        self._soon.stop()
        self._notices.settle(TOPIC)
        held, self._held = self._held, []
        for then in held:
            then()

    def _tell(self) -> None:
        """Say what is waited for; its progress stands beside the text and in the status bar."""
        choices = [
            Choice(self.tr("Call them off"), self._progress.cancel),
            Choice(self.tr("Do not wait"), self.release),
        ]
        sentence = self.tr("Images are still on their way into the post; this is waited for.")
        self._notices.tell(sentence, topic=TOPIC, choices=choices)
