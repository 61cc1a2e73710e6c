"""What is seen of images on their way: a mark where the link will stand, a line of status, a way to stop."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from editor.app.notices import Choice

if TYPE_CHECKING:
    from editor.app.notices import Notices
    from editor.app.window import Window
    from editor.widgets.source_editor import SourceEditor
    from editor.workspace.watch import Watch

POLL_MS = 150
LONG_AFTER = 1.5
"""seconds after which a way to stop is offered"""
TOPIC = "images-on-their-way"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """One piece of work that is under way: what it is, who watches it, and where its link will stand."""

    words: str
    watch: Watch
    begun: float
    editor: SourceEditor | None = None
    anchor: int | None = None


class ArrivalProgress(QObject):
    """Shows all that is under way, of drops and of uploads; it looks at their watches now and then."""

    def __init__(self, window: Window, notices: Notices) -> None:
        super().__init__()
        self._window = window
        self._notices = notices
        self._under_way: dict[int, Arrival] = {}
        self._next = 1
        self._has_offered = False
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._show)

    def begin(
        self, words: str, watch: Watch, editor: SourceEditor | None = None, anchor: int | None = None
    ) -> int:
        """Show a piece of work until `end` is called with the number that is given."""
        number = self._next
        self._next += 1
        self._under_way[number] = Arrival(words, watch, monotonic(), editor, anchor)
        self._timer.start()
        self._show()
        return number

    def end(self, number: int) -> None:
        """Show a piece of work no more; to be called before its anchor is taken."""
        arrival = self._under_way.pop(number, None)
        if arrival:
            _mark(arrival, "")
        if not self._under_way:
            self._timer.stop()
            self._has_offered = False
            self._notices.settle(TOPIC)
        self._show()

    def cancel(self) -> None:
        """Call everything off that is under way."""
        for arrival in tuple(self._under_way.values()):
            arrival.watch.cancel()

    def _show(self) -> None:
        texts: list[str] = []
        for arrival in self._under_way.values():
            words = self._words(arrival)
            texts.append(words)
            _mark(arrival, words)
            if monotonic() - arrival.begun > LONG_AFTER and not self._has_offered:
                self._has_offered = True
                self._notices.tell(
                    arrival.words,
                    topic=TOPIC,
                    choices=[Choice(self.tr("Cancel"), self.cancel)],
                )
        self._window.status.show_text("busy", texts[-1] if texts else "")

    def _words(self, arrival: Arrival) -> str:
        watch = arrival.watch
        if watch.total > 2 * _MEGABYTE:
            sentence = self.tr("{words} {done} of {total} MB")
            done, total = watch.done // _MEGABYTE, -(-watch.total // _MEGABYTE)
            return sentence.format(words=arrival.words, done=done, total=total)
        return arrival.words


def _mark(arrival: Arrival, words: str) -> None:
    # the post may have been closed meanwhile
    if arrival.editor is not None and arrival.anchor is not None and isValid(arrival.editor):
        arrival.editor.show_mark(arrival.anchor, words)
