"""The edits that change one reference: its destination, its description, or the form it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.images.image_reference import ImageReference
    from editor.core.images.reference_form import ReferenceForm
    from editor.core.text.edit import TextEdit


def with_destination(lines: Sequence[str], reference: ImageReference, destination: str) -> TextEdit | None:
    """Put another destination (unescaped, as in ImageReference.destination) into a reference.

    `lines` are those of the whole post, unchanged since the reference was found. None where the characters
    of the destination are not known, as for an image that was found on its line only.
    """
    raise NotImplementedError


def with_description(lines: Sequence[str], reference: ImageReference, description: str) -> TextEdit | None:
    """Put another description into a reference; None where its form has none, as for `poster`."""
    raise NotImplementedError


def as_form(
    lines: Sequence[str], reference: ImageReference, form: ReferenceForm, destination: str
) -> TextEdit | None:
    """Write a whole reference anew: as Markdown (INLINE), `<img>` (HTML) or `{% asset_img %}` (TAG)."""
    raise NotImplementedError
