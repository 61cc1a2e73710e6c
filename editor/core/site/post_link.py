"""How a tag such as `{% post_link my-post %}` names another post of the site, and which file it means."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "?post="
"""Begins the address by which the preview asks for a post by its name; no site writes such addresses."""

_DATE = re.compile(r"^\d{2,4}-\d{1,2}-\d{1,2}-")
_EXTENSION = re.compile(r"\.(?:md|markdown|mdown|mdx|html?)$", re.IGNORECASE)


def post_address(name: str) -> str:
    """Give the address that asks for the post of a slug or path; `#part` stays behind it."""
    slug, sign, part = name.partition("#")
    return PREFIX + quote(slug, safe="/") + sign + part


def name_in(address: str) -> str | None:
    """Give the slug or path in such an address, None for every other address."""
    if not address.startswith(PREFIX):
        return None
    return unquote(address.removeprefix(PREFIX).partition("#")[0])


def named_post(name: str, paths: Iterable[str]) -> str:
    """Find the post that a name means among paths relative to the site, "" where none or too many fit.

    `hello` and `2024/hello` mean `_posts/2024/hello.md`, `_posts/2024-01-02-hello.md` and
    `posts/hello/index.md`; the whole path is stronger than the last name, which is stronger than one
    without its date.
    """
    wanted = _stem(name)
    if not wanted:
        return ""
    found: tuple[list[str], ...] = ([], [], [])
    for path in paths:
        rank = _rank(_stem(path), wanted)
        if rank is not None:
            found[rank].append(path)
    best = next((group for group in found if group), None)
    return best[0] if best and len(best) == 1 else ""


def _rank(stem: str, wanted: str) -> int | None:
    if stem == wanted:
        return 0
    if stem.endswith(f"/{wanted}"):
        return 1
    folder, last = posixpath.split(stem)
    undated = posixpath.join(folder, _DATE.sub("", last))
    return 2 if undated == wanted or undated.endswith(f"/{wanted}") else None


def _stem(path: str) -> str:
    stem = _EXTENSION.sub("", path.replace("\\", "/").strip("/ "))
    while stem.startswith(("./", "../")):
        stem = stem.partition("/")[2]
    for page in ("/index", "/_index"):
        stem = stem.removesuffix(page)
    return stem
