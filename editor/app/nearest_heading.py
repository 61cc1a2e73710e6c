"""The heading under which a line of the post stands, as the preview shows it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MOST = 4000
"""characters of a block that are looked at"""


def nearest_heading(blocks: Iterable[tuple[int, str]], line: int) -> str:
    """Give the words of the last heading at or above a line; "" where none has any.

    `blocks` are first lines and html as RenderedPost.drawn_blocks gives them.
    """
    found = ""
    for first, drawn in blocks:
        if first > line:
            break
        if "<h" not in drawn[:_MOST]:
            continue
        for heading in _HEADING.finditer(drawn[:_MOST]):
            words = " ".join(html.unescape(_TAG.sub("", heading[1])).split())
            found = words or found
    return found
