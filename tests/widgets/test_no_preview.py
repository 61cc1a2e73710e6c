"""What stands in the preview's place offers all that the preview offers, and says why it is empty."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from editor.widgets.no_preview import NoPreview
from editor.widgets.preview import Preview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def offered(kind: type) -> dict[str, str]:
    """The signals and public methods a class of ours adds, methods with their arguments."""
    own = {name: thing for name, thing in vars(kind).items() if not name.startswith("_")}
    signals = {name: "signal" for name, thing in own.items() if isinstance(thing, Signal)}
    methods = {
        name: str(list(inspect.signature(thing).parameters))
        for name, thing in own.items()
        if inspect.isfunction(thing) and not name.endswith(("Event", "eventFilter"))
    }
    return signals | methods


def test_it_offers_what_the_preview_offers() -> None:
    assert offered(NoPreview) == offered(Preview)


def test_it_says_why_nothing_is_drawn(qtbot: QtBot) -> None:
    shown = NoPreview()
    qtbot.addWidget(shown)
    shown.show_blocks([(0, "<p>never drawn</p>")])
    (words,) = [label.text() for label in shown.findChildren(QLabel)]
    assert "preview is off" in words
    assert "inkwright doctor" in words
