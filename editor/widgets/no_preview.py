"""What stands in the preview's place where Chromium cannot lock itself in: a sentence, and no Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from editor.widgets.plain_label import plain_label
from editor.widgets.preview_signals import PreviewSignals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from editor.core.markdown.html_splice import HtmlSplice
    from editor.widgets.preview_look import PreviewHeading, PreviewLook
    from editor.widgets.theme import Theme


class NoPreview(PreviewSignals):
    """Offers what Preview offers and draws nothing: a stranger's post is never shown without the sandbox."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = plain_label(
            self.tr(
                "The preview is off: this system does not let its web engine lock itself in (its sandbox). "
                "Writing, images and saving work. Run “inkwright doctor” in a terminal to see what to change."
            )
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setProperty("tone", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 44, 28)
        column.addStretch(2)
        column.addWidget(words)
        column.addStretch(3)

    def show_blocks(self, blocks: Sequence[tuple[int, str]], *, is_early: bool = False) -> None:
        """Draw nothing."""

    def patch(self, first: int, removed: int, blocks: Sequence[tuple[int, str]], shift: int) -> None:
        """Draw nothing."""

    def splice(self, index: int, line: int, html: str, part: HtmlSplice, moved_from: int, grown: int) -> None:
        """Draw nothing."""

    def clear(self) -> None:
        """Have nothing to clear."""

    def reply_image(self, request: int, data: bytes | None, mime: str) -> None:
        """Have asked for no image."""

    def refresh_image(self, token: str) -> None:
        """Show no image."""

    def set_image_problem(self, token: str, sentence: str) -> None:
        """Show no image, so that none has a problem."""

    def scroll_to_line(self, line: float, head: float = 1.0, rest: float = 1.0, written: int = -1) -> None:
        """Have nowhere to scroll to."""

    def mark_line(self, line: int, *, is_written: bool = False) -> None:
        """Mark nothing."""

    def set_theme(self, theme: Theme) -> None:
        """Follow the style sheet alone."""

    def set_look(self, look: PreviewLook) -> None:
        """Wear nothing."""

    def set_heading(self, heading: PreviewHeading) -> None:
        """Stand under no heading."""

    def open_find(self) -> None:
        """Have nothing to find in."""

    def print_pdf(self) -> None:
        """Make no PDF, and say so."""
        self.printed.emit(b"")

    def set_zoom(self, factor: float) -> None:
        """Have nothing to enlarge."""
