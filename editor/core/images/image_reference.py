"""One reference to an image: a value, apart from the search for it, which needs the parser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from editor.core.images.reference_form import ReferenceForm


@dataclass(frozen=True, slots=True)
class ImageReference:
    """One reference; lines of its ranges count in the whole post.

    In `![a dog](/d.png "Rex")` the description is `a dog`, the destination `/d.png`, the title `Rex`;
    `destination_range` runs over `/d.png`, `range` over everything from `!` to `)`.
    `destination` is what the generator reads: escapes and entities resolved, percent-encoding kept.
    """

    form: ReferenceForm
    description: str
    destination: str
    title: str
    range: Range
    destination_range: Range


def moved(reference: ImageReference, lines: int) -> ImageReference:
    """Give a reference as it stands when everything has moved down by `lines`."""
    return replace(
        reference,
        range=_moved_range(reference.range, lines),
        destination_range=_moved_range(reference.destination_range, lines),
    )


def _moved_range(place: Range, lines: int) -> Range:
    return Range(
        Position(place.start.line + lines, place.start.column),
        Position(place.end.line + lines, place.end.column),
    )
