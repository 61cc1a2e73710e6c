"""The words for hints: what the generator makes of a field, and what may be meant instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from editor.widgets.one_line import one_line

if TYPE_CHECKING:
    from editor.core.diagnostic import Diagnostic

_HINTS = {
    "categories.one-path": QT_TRANSLATE_NOOP("Hints", "“{path}” is one path of categories"),
    "categories.several": QT_TRANSLATE_NOOP("Hints", "{count} categories of their own"),
    "tags.one-tag": QT_TRANSLATE_NOOP("Hints", "“{tag}” is one tag: write [a, b] for two"),
    "tags.near-duplicate": QT_TRANSLATE_NOOP("Hints", "“{tag}” is nearly “{other}” (posts: {count})"),
    "date.address": QT_TRANSLATE_NOOP("Hints", "The page will be {address}"),
    "date.zone": QT_TRANSLATE_NOOP("Hints", "The site names no time zone: built elsewhere, this may move"),
}


def hint_text(hint: Diagnostic) -> str:
    """Say a hint."""
    words = {name: one_line(value, 120) for name, value in hint.data.items()}
    return QCoreApplication.translate("Hints", str(_HINTS[hint.code])).format(**words)
