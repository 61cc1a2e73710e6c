"""A post as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.frontmatter.schema import FieldKind


@dataclass(frozen=True, slots=True)
class PostSummary:
    """A row of the list. `path` is absolute; `date` is text as the author wrote it.

    `problem` is the code of the worst finding about the front matter, "" where there is none;
    `broken_images` is -1 while nobody has looked yet. `kinds` names the fields and how each value looks, None
    where it is empty; it goes into the index, and rows that come back from there have none.
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
    kinds: tuple[tuple[str, FieldKind | None], ...] = ()
