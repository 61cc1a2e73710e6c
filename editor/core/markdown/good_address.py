"""Which addresses a link or an image may name; apart from the parser, which is slow to load."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_GOOD_SCHEME = re.compile(r"(?:https?|mailto):|data:image/", re.IGNORECASE)


def is_good_address(url: str) -> bool:
    """Tell whether a link or image may name this address.

    Good are http, https and mailto, everything without a scheme (relative and site paths, anchors) and
    `data:image/…`, which the sanitiser keeps for images only.
    """
    text = url.strip()
    if text.startswith("\\") or text.lower().startswith("%5c"):
        return False
    return _SCHEME.match(text) is None or _GOOD_SCHEME.match(text) is not None
