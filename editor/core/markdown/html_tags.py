"""Counts the tags of raw HTML without parsing it: what stays open, and how deep it goes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<!--|<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>")
MOST_ATTRIBUTES = 500
"""Attributes of one tag; what comes behind is left out, since each is compared with all the others."""

_ONE = r"""[\s/]*+=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?"""
_ATTRIBUTE = re.compile(_ONE)
_ATTRIBUTES = re.compile(rf"<!--.*?-->|<[A-Za-z][^\s/>]*+((?:{_ONE})*+)", re.DOTALL)
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp"})
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_CLOSE_THEMSELVES = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option", "rp", "rt"})


def tags_in(html: str) -> Iterator[tuple[str, bool]]:
    """Give the name of each tag and whether it closes, skipping comments and the text of scripts."""
    place = 0
    while match := _TAG.search(html, place):
        place = match.end()
        if match[2] is None:
            comment_end = html.find("-->", place)
            if comment_end < 0:
                return
            place = comment_end + 3
            continue
        name, closes = match[2].lower(), bool(match[1])
        if name in _VOID:
            continue
        if name in _RAW_TEXT:
            if not closes:
                end = re.compile(f"</{name}", re.IGNORECASE).search(html, place)
                if end is None:
                    return
                place = end.start()
            continue
        yield name, closes


def with_few_attributes(html: str) -> str:
    """Give html whose tags have so many attributes at most that a parser takes no quadratic time for them."""
    if len(html) < 2 * MOST_ATTRIBUTES:
        return html
    return _ATTRIBUTES.sub(_with_few, html)


def _with_few(tag: re.Match[str]) -> str:
    if not tag[1] or len(tag[1]) < 2 * MOST_ATTRIBUTES:
        return tag[0]
    for count, attribute in enumerate(_ATTRIBUTE.finditer(tag[1])):
        if count == MOST_ATTRIBUTES:
            return tag[0][: len(tag[0]) - len(tag[1]) + attribute.start()]
    return tag[0]


def unmatched_tags(html: str) -> tuple[str, ...]:
    """Give what is closed and not opened here, then what is opened and not closed: `("/details", "div")`.

    Elements that end by themselves, such as `<p>` and `<li>`, are no one's concern.
    """
    closed: list[str] = []
    opened: list[str] = []
    counts: Counter[str] = Counter()
    for name, closes in tags_in(html):
        if name in _CLOSE_THEMSELVES:
            continue
        if not closes:
            opened.append(name)
            counts[name] += 1
        elif counts[name]:
            # what was opened inside ends with it
            while opened[-1] != name:
                counts[opened.pop()] -= 1
            counts[opened.pop()] -= 1
        else:
            closed.append(f"/{name}")
    return (*closed, *opened)


def is_deeper_than(html: str, limit: int) -> bool:
    """Tell whether elements nest deeper than a limit: the sanitiser takes quadratic time for that."""
    depth = 0
    for name, closes in tags_in(html):
        if name in _CLOSE_THEMSELVES:
            continue
        depth = max(0, depth - 1) if closes else depth + 1
        if depth > limit:
            return True
    return False
