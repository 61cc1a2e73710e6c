"""What the program has to tell the writer: one banner at a time, the newest first, none forgotten."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.translated import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.widgets.message_banner import MessageBanner
    from editor.workspace.errors import WorkspaceError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a notice: its text, and what it does."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence with buttons. A new notice about the same `topic` takes the place of the old one."""

    sentence: str
    tone: str
    topic: str
    choices: tuple[Choice, ...] = field(default=())


class Notices(QObject):
    """Shows notices in the window's banner, one after the other."""

    def __init__(self, banner: MessageBanner) -> None:
        super().__init__()
        self._banner = banner
        self._waiting: list[Notice] = []
        banner.action_triggered.connect(self._on_action)
        banner.hide()

    def tell(
        self, sentence: str, *, tone: str = "info", topic: str = "", choices: Sequence[Choice] = ()
    ) -> None:
        """Show a sentence; `tone` is `info`, `warn` or `bad`."""
        log.info("told (%s): %s", tone, topic or "-")
        self._drop(topic or sentence)
        self._waiting.append(Notice(translated(sentence), tone, topic or sentence, tuple(choices)))
        self._show()

    def tell_error(self, error: WorkspaceError) -> None:
        """Show what the disk or the web had to say."""
        self.tell(error.sentence, tone="bad", topic=error.path or error.sentence)

    def settle(self, topic: str) -> None:
        """Take a notice away whose matter is settled."""
        self._drop(topic)
        self._show()

    def _drop(self, topic: str) -> None:
        self._waiting = [notice for notice in self._waiting if notice.topic != topic]

    def _show(self) -> None:
        if not self._waiting:
            self._banner.dismiss()
            return
        notice = self._waiting[-1]
        buttons = [(str(number), choice.text) for number, choice in enumerate(notice.choices)]
        self._banner.show_message(notice.sentence, [*buttons, ("dismiss", self.tr("Dismiss"))], notice.tone)

    def _on_action(self, name: str) -> None:
        if not self._waiting:
            return
        notice = self._waiting.pop()
        self._show()
        if name != "dismiss":
            notice.choices[int(name)].act()
