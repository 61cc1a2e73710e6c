"""Edits inside an HTML tag that shows an image, and a new one."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from editor.core.images.scan_html import attribute_places
from editor.core.site.address_template import read_template

if TYPE_CHECKING:
    from editor.core.images.scan_html import AttributePlace

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_QUOTES = re.compile(r"[\"'<>|]")
_NEEDS_QUOTES = re.compile(r"[\s\"'=<>`]|^$")
_IMG = re.compile(r"<(?:img|input)\b", re.IGNORECASE)
# what Markdown, a table or a template would read inside the tag
_SIGNS = str.maketrans(
    {'"': "&quot;", "'": "&#39;", "|": "&#124;", "`": "&#96;", "{": "&#123;", "}": "&#125;"}
)


def written_attribute(tag: str, start: int, end: int, destination: str) -> str:
    """Write a destination for offsets `start` to `end` of a tag, as its attribute there wants it.

    `srcset` parts addresses at spaces and commas, a style's `url()` ends at a bracket: both are written
    with percent escapes, the others with entities.
    """
    attribute = next((one for one in attribute_places(tag) if one.start <= start and end <= one.end), None)
    name = attribute.name if attribute else ""
    text = _CONTROL.sub(_percent, destination)
    if name.endswith("srcset"):
        text = re.sub(r"\s|^,+|,+$", _percent, text)
    elif name == "style":
        text = re.sub(r"[\s\"'()\\]", _percent, text)
    if (
        read_template(text) is not None
        and attribute is not None
        and attribute.is_quoted
        and not _QUOTES.search(text)
    ):
        return text
    if attribute is None:
        return _value(text)
    if attribute.is_quoted or not _NEEDS_QUOTES.search(text):
        return _value(text)
    return f'"{_value(text)}"'


def described_html(tag: str, description: str) -> str | None:
    """Give the tag with another `alt`; None for what has none."""
    if not _IMG.match(tag):
        return None
    value = _value(" ".join(description.split("\n")))
    for attribute in attribute_places(tag):
        if attribute.name == "alt":
            return _replaced(tag, attribute, value)
    at = len("<img") if tag[:4].lower() == "<img" else len("<input")
    return f'{tag[:at]} alt="{value}"{tag[at:]}'


def html_image(description: str, destination: str, title: str) -> str:
    """Write an `<img>`."""
    shown = f' title="{_value(title)}"' if title else ""
    address = _CONTROL.sub(_percent, destination)
    # the generator fills a template in before anyone reads the page, and knows no entities
    is_template = read_template(address) is not None and '"' not in address
    return f'<img src="{address if is_template else _value(address)}" alt="{_value(description)}"{shown}>'


def _replaced(tag: str, attribute: AttributePlace, value: str) -> str:
    if attribute.start < 0:  # `<img alt>` has a name alone
        return f'{tag[: attribute.name_end]}="{value}"{tag[attribute.name_end :]}'
    before, behind = tag[: attribute.start], tag[attribute.end :]
    return before + (value if attribute.is_quoted else f'"{value}"') + behind


def _value(text: str) -> str:
    if html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    return re.sub(r"[\r\n]+", " ", text.translate(_SIGNS))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace"))
