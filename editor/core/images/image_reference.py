"""One reference to an image: a value, apart from the search for it, which needs the parser."""

from __future__ import annotations

from dataclasses import dataclass
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
    whole, inner = reference.range, reference.destination_range
    # made afresh, field by field: `replace` takes thrice the time, and there may be thousands
    return ImageReference(
        reference.form,
        reference.description,
        reference.destination,
        reference.title,
        Range(
            Position(whole.start.line + lines, whole.start.column),
            Position(whole.end.line + lines, whole.end.column),
        ),
        Range(
            Position(inner.start.line + lines, inner.start.column),
            Position(inner.end.line + lines, inner.end.column),
        ),
    )


def is_moved_only(old: ImageReference, new: ImageReference) -> bool:
    """Tell whether a reference says the same as another, perhaps at another place of the post."""
    return (
        old.destination == new.destination
        and old.description == new.description
        and old.form is new.form
        and old.title == new.title
    )
