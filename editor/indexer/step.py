"""A little work of the indexer, between two of which a message can be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Step:
    """A little work; whoever runs it may fail at it, and then runs `rescue` instead.

    `path` is the file it is about, "" for a step without which the whole scan makes no sense.
    """

    work: Callable[[], None]
    path: str = ""
    rescue: Callable[[], None] = lambda: None
