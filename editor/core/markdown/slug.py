"""The addresses of headings inside a page."""

from __future__ import annotations

import re

_MAX_SLUG = 100
_LEFT_OUT = re.compile(r"[^\w\- ]")


def slug_of(text: str) -> str:
    """Give the id that a heading's text makes: `What's *new*?` → `whats-new`; Chinese stays."""
    kept = _LEFT_OUT.sub("", text.strip().lower()[: 4 * _MAX_SLUG])
    return kept.strip().replace(" ", "-")[:_MAX_SLUG]
