"""The ways in which a post refers to an image."""

from __future__ import annotations

from enum import StrEnum


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
