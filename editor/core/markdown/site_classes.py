"""The classes that drawn tags wear; the sanitiser lets exactly these through."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = frozenset({"default", "primary", "info", "success", "warning", "danger"})
"""The colours of boxes, labels and buttons, as NexT and Butterfly name them."""

_OF_KIND = frozenset(f"is-{kind}" for kind in KINDS)
_CARDS = frozenset({"site-card", "is-video", "is-audio", "is-frame", "is-code", "is-page"})
_BOXES = frozenset({"site-box", "is-unknown", "box-title"}) | _OF_KIND

SITE_CLASSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "div": frozenset({"site-tabs", "site-tab", "pull-quote", "center-quote"}) | _BOXES,
        "details": _BOXES,
        "span": frozenset({"site-label", "site-caption", "card-kind", "card-address"})
        | _BOXES
        | _CARDS
        | _OF_KIND,
        "p": frozenset({"box-title", "tab-title", "quote-source"}),
        "blockquote": frozenset({"site-quote"}),
        "a": frozenset({"site-button", "post-link", "site-card"}) | _CARDS | _OF_KIND,
        "code": frozenset({"raw-piece", "is-broken"}),
    }
)


def kind_class(*names: str) -> str:
    """Give the class of the first name that is a colour we know: `is-info`; `is-default` without one.

    The themes' other names for them are known too.
    """
    for name in names:
        known = _SYNONYMS.get(name.lower(), name.lower())
        if known in KINDS:
            return f"is-{known}"
    return "is-default"


_SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "note": "info",
        "abstract": "info",
        "summary": "info",
        "question": "info",
        "tip": "success",
        "hint": "success",
        "important": "primary",
        "example": "primary",
        "purple": "primary",
        "blue": "info",
        "green": "success",
        "orange": "warning",
        "yellow": "warning",
        "caution": "warning",
        "attention": "warning",
        "alert": "warning",
        "warn": "warning",
        "red": "danger",
        "pink": "danger",
        "error": "danger",
        "failure": "danger",
        "bug": "danger",
    }
)
