"""Fills in the words that the html of blocks only names, for a page that no script reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

if TYPE_CHECKING:
    from collections.abc import Mapping

_HINT = re.compile(r'( data-hint="([a-z-]+)")>(?=</)')


def with_words(html: str, words: Mapping[str, str]) -> str:
    """Say what stands for each `data-hint`; a name without a word stays as it is."""

    def say(match: re.Match[str]) -> str:
        word = words.get(match[2])
        return f">{escapeHtml(word)}" if word else match[0]

    return _HINT.sub(say, html)
