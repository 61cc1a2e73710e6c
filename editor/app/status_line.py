"""The status bar: saved state, words, image health, position, encoding, generator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStatusBar

from editor.widgets.busy_mark import BusyMark
from editor.widgets.plain_label import named, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel, QMenu

    from editor.core.text.count import TextCount
    from editor.core.text.edit import Position
    from editor.core.text.file_text import TextFormat

USUAL_NAMES = {
    "big5hkscs": "Big5",
    "cp932": "Shift-JIS",
    "cp949": "EUC-KR",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "koi8_r": "KOI8-R",
    "euc_jp": "EUC-JP",
}
"""what encodings are called that Python calls otherwise"""
ENDINGS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


class StatusLine(QStatusBar):
    """Small quiet texts, each set by whoever knows it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._labels: dict[str, QLabel | QPushButton] = {}
        self._work: set[str] = set()
        self.mark = named(BusyMark(self), "status-mark")
        for name in ("saved", "changes", "words", "images", "busy"):
            if name == "busy":
                self.addWidget(self.mark)
            self.addWidget(self._button(name) if name == "changes" else self._label(name))
        for name in ("sandbox", "position", "format", "generator"):
            self.addPermanentWidget(self._button(name) if name == "format" else self._label(name))

    def set_menu(self, name: str, menu: QMenu) -> None:
        """Let one of the buttons open a menu."""
        button = self._labels[name]
        assert isinstance(button, QPushButton)
        button.setMenu(menu)

    def on_clicked(self, name: str, slot: Callable[[], object]) -> None:
        """Call `slot` when one of the buttons is clicked."""
        button = self._labels[name]
        assert isinstance(button, QPushButton)
        button.clicked.connect(lambda: slot())

    def open_menu(self, name: str) -> None:
        """Open a button's menu, as a click does."""
        button = self._labels[name]
        assert isinstance(button, QPushButton)
        if button.menu():
            button.menu().popup(button.mapToGlobal(button.rect().topLeft()))

    def _button(self, name: str) -> QPushButton:
        button = named(QPushButton(), f"status-{name}")
        button.setProperty("quiet", True)
        button.hide()
        self._labels[name] = button
        return button

    def _label(self, name: str) -> QLabel:
        label = named(plain_label(), f"status-{name}")
        label.hide()
        self._labels[name] = label
        return label

    def show_text(self, name: str, text: str, tone: str = "") -> None:
        """Set one of the texts; `tone` is "", `warn` or `bad`."""
        label = self._labels[name]
        if label.text() != text:
            label.setText(text)
            label.setVisible(bool(text))
        if label.property("tone") != tone:
            label.setProperty("tone", tone)
            label.style().unpolish(label)
            label.style().polish(label)
        if name == "busy":
            self.show_work("busy", is_on=bool(text) and tone != "bad")

    def show_work(self, name: str, *, is_on: bool) -> None:
        """Turn the ring while work of that name goes on, if it takes more than a moment."""
        (self._work.add if is_on else self._work.discard)(name)
        self.mark.set_busy(is_busy=bool(self._work))

    def text(self, name: str) -> str:
        """Give one of the texts."""
        return self._labels[name].text()

    def show_sandbox_off(self) -> None:
        """Say that Chromium does not lock the preview in, as it must be known: root, or the writer's wish."""
        self.show_text("sandbox", self.tr("Sandbox off"), "warn")

    def show_place(self, place: Position) -> None:
        """Show where the cursor is, counted from 1."""
        text = self.tr("Line {line}, column {column}").format(line=place.line + 1, column=place.column + 1)
        self.show_text("position", text)

    def show_count(self, count: TextCount) -> None:
        """Show how long the post is, and how long it takes to read."""
        if not count.words:
            self.show_text("words", self.tr("No words yet"))
            return
        one = self.tr("{words} word · about {minutes} min")
        several = self.tr("{words} words · about {minutes} min")
        sentence = one if count.words == 1 else several
        self.show_text("words", sentence.format(words=f"{count.words:,}", minutes=count.minutes))

    def show_format(self, text_format: TextFormat) -> None:
        """Show encoding and line ends."""
        ends = self.tr("mixed line ends") if text_format.has_mixed_endings else ENDINGS[text_format.ending]
        name = encoding_name(text_format)
        self.show_text("format", f"{name} · {ends}")


def encoding_name(text_format: TextFormat) -> str:
    """Name an encoding as it is written in the status bar."""
    name = USUAL_NAMES.get(text_format.encoding, text_format.encoding.upper())
    return name + (" BOM" if text_format.bom else "")
