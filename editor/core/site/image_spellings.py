"""All ways in which a post may name a file, those first that look like what it says already."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from editor.core.site.image_paths import destination_for, escaped_address
from editor.core.site.post_paths import relative_path

if TYPE_CHECKING:
    from editor.core.site.convention import Convention

_LIQUID_BASE = re.compile(r"(?:\{\{-?\s*site\.\w+\s*-?\}\}\s*)+(?=/)")
_LIQUID_FILTER = re.compile(r"(\{\{-?\s*(['\"]))(/?)[^'\"{}]+(\2\s*\|[^{}]*-?\}\})")


def spellings(convention: Convention, path: str, post_path: str, like: str) -> tuple[str, ...]:
    """List the addresses that may mean the absolute `path`, without escapes of Markdown, each once.

    `like` is the address that the post has now: one below the site's root is proposed as such, a relative
    one as relative, and what Liquid puts in front stays. Whether one holds is for `candidates` to say.
    """
    beside = posixpath.dirname(post_path)
    relative = escaped_address(posixpath.relpath(path, beside or "/"))
    own = escaped_address(posixpath.basename(path))
    usual = destination_for(convention, path, post_path)
    served = [escaped_address(inside) for inside in _served_paths(convention, path)]
    at_root = [f"/{inside}" for inside in served]
    below_base = [f"{convention.base_path}{inside}" for inside in served]
    found: list[str] = []
    text = like.strip()
    base, template = _LIQUID_BASE.match(text), _LIQUID_FILTER.fullmatch(text)
    if base:
        found += [f"{base.group()}/{inside}" for inside in served]
    if template:
        found += [f"{template[1]}{template[3]}{inside}{template[4]}" for inside in served]
    if text.startswith(("/", "{")):
        found += [*at_root, *below_base, usual, relative, own]
    elif relative.startswith("../") and not text.startswith("../"):
        found += [own, usual, *served, relative, *at_root, *below_base]
    else:
        found += [relative, own, usual, *served, *at_root, *below_base]
    return tuple(dict.fromkeys(found))


def _served_paths(convention: Convention, path: str) -> list[str]:
    relative = relative_path(convention, path)
    if relative is None:
        return []
    folders = sorted(convention.served_folders, key=len, reverse=True)
    return [
        relative.removeprefix(f"{folder}/") if folder else relative
        for folder in folders
        if not folder or relative.startswith(f"{folder}/")
    ]
