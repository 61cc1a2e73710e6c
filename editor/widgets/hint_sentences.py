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
    "date.likely": QT_TRANSLATE_NOOP("Hints", "The page will probably be {address}"),
    "date.zone": QT_TRANSLATE_NOOP("Hints", "The site names no time zone: built in UTC, the day is another"),
    "date.zone-addresses": QT_TRANSLATE_NOOP(
        "Hints", "The site names no time zone: {here} when built here, {there} when built in UTC"
    ),
    "date.future": QT_TRANSLATE_NOOP("Hints", "The site leaves the post out until that date"),
    "date.draft": QT_TRANSLATE_NOOP("Hints", "The site leaves drafts out"),
}


def hint_text(hint: Diagnostic) -> str:
    """Say a hint."""
    words = {name: one_line(value, 120) for name, value in hint.data.items()}
    has_both = hint.code == "date.zone" and words["here"] and words["there"]
    code = "date.zone-addresses" if has_both else hint.code
    return QCoreApplication.translate("Hints", str(_HINTS[code])).format(**words)
