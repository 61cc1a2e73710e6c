"""An image file of a site, as the folder's image library shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ImageUse:
    """A place where a post (absolute path) shows an image: the line, from 0, and the heading above it."""

    post: str
    title: str
    line: int
    heading: str


@dataclass(frozen=True, slots=True)
class LibraryImage:
    """A file (absolute path) with its bytes, its moment (nanoseconds), and pixels, 0 where unknown.

    `digest` names its content where another file has as many bytes, else "".
    """

    path: str
    size: int
    modified_ns: int
    width: int
    height: int
    format: str
    digest: str
    uses: tuple[ImageUse, ...] = ()

    @property
    def haystack(self) -> str:
        """Give all words by which it is found: its path, and titles and headings of the posts that use it."""
        words = [self.path, *(word for use in self.uses for word in (use.title, use.heading))]
        return "\n".join(words).casefold()


def heading_above(lines: Sequence[str], line: int) -> str:
    """Give the words of the nearest `#` heading above a line, "" where there is none."""
    for place in range(min(line, len(lines) - 1), -1, -1):
        found = _HEADING.match(lines[place])
        if found:
            return found[1][:_LONGEST]
    return ""
