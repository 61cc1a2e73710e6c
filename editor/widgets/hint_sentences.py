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
    "date.zone": QT_TRANSLATE_NOOP(
        "Hints", "The building machine's clock decides the day: another one in UTC"
    ),
    "date.zone-written": QT_TRANSLATE_NOOP(
        "Hints", "The building machine's clock decides the day: another one in the zone of the date"
    ),
    "date.zone-addresses": QT_TRANSLATE_NOOP(
        "Hints", "The building machine's clock decides: {here} when built here, {there} when built in UTC"
    ),
    "date.zone-written-addresses": QT_TRANSLATE_NOOP(
        "Hints",
        "The building machine's clock decides: {here} when built here, {there} in the zone of the date",
    ),
    "date.future": QT_TRANSLATE_NOOP("Hints", "The site leaves the post out until that date"),
    "date.draft": QT_TRANSLATE_NOOP("Hints", "The site leaves drafts out"),
}


def hint_text(hint: Diagnostic) -> str:
    """Say a hint."""
    words = {name: one_line(value, 120) for name, value in hint.data.items()}
    has_both = words.get("here") and words.get("there")
    code = f"{hint.code}-addresses" if has_both else hint.code
    return QCoreApplication.translate("Hints", str(_HINTS[code])).format(**words)
