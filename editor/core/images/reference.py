"""An image that a post refers to, and exactly which characters do so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.text.edit import Range


class ReferenceForm(StrEnum):
    """How the reference is written."""

    INLINE = "inline"
    """`![description](destination "title")`"""
    REFERENCE = "reference"
    """`![description][label]`, the destination stands in the definition"""
    HTML = "html"
    """`<img src>`, `<source src>`, `poster`"""
    TAG = "tag"
    """a tag of the generator: `{% asset_img a.png %}`"""
    FIELD = "field"
    """a field of the front matter, such as `cover`"""


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
