"""A post as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostSummary:
    """A row of the list. `path` is absolute; `date` is text as the author wrote it.

    `problem` is the code of the worst finding about the front matter, "" where there is none;
    `broken_images` is -1 while nobody has looked yet.
    """

    path: str
    title: str
    date: str
    is_draft: bool
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    problem: str = ""
    broken_images: int = -1
    modified_ns: int = 0
    size: int = 0
