"""What a site publishes beside the folders it serves whole: mounts, assets, plugins, names kept in or out."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final, NamedTuple

_MAX_PATTERN: Final = 300
_MAX_PARTS: Final = 50


class Mount(NamedTuple):
    """A folder (relative to the site's) that is served below a path: `photos` below `img` (Hugo's mounts)."""

    folder: str
    target: str = ""


class ServingHabits(NamedTuple):
    """Habits of one site; the defaults are what holds where the configuration says nothing."""

    mounts: tuple[Mount, ...] = ()
    """folders that are served somewhere else than at the root"""
    asset_folders: tuple[str, ...] = ()
    """where Hugo's shortcodes, themes and image hooks look by path (`assets`); nothing serves it by itself"""
    hooks_images: bool = False
    """whether a hook of Hugo's draws images: it looks into the bundle and the assets, and adds the base"""
    adds_base: bool = False
    """whether the generator rewrites `/a.png` in finished pages (Hugo's `canonifyURLs`, `relativeURLs`)"""
    moves_assets: bool = False
    """whether a plugin of Hexo's makes `name/a.png` and `a.png` the post's assets (`hexo-asset-image`)"""
    publishes_beside: bool = False
    """whether files beside a post are published with it (`jekyll-postfiles`)"""
    included: tuple[str, ...] = ()
    """patterns of names that are served although they begin with `_` or `.`"""
    excluded: tuple[str, ...] = ()
    """patterns of paths that are not served"""


USUAL_SERVING = ServingHabits()
"""What holds without a configuration."""


def is_hidden(habits: ServingHabits, path: str, *, hides_signs: bool) -> bool:
    """Tell whether a path inside a served folder is kept from the site.

    `hides_signs`: names that begin with `_` or `.` are (Hexo, Jekyll), unless they are included.
    """
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if any(_fits(pattern, path) for pattern in habits.excluded):
        return True
    signed = [index for index, part in enumerate(parts) if part.startswith(("_", "."))]
    if not hides_signs or not signed:
        return False
    whole = ["/".join(parts[: index + 1]) for index in signed]
    return not all(
        any(_fits(pattern, name) or _fits(pattern, path) for pattern in habits.included) for name in whole
    )


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a pattern names a path or a folder above it; `*` stays in a folder, `**` does not."""
    wanted = [part for part in pattern.strip().split("/") if part]
    parts = [part for part in path.split("/") if part][:_MAX_PARTS]
    if not wanted or len(pattern) > _MAX_PATTERN or len(wanted) > _MAX_PARTS:
        return False
    # how many parts of the path the pattern, up to here, may have taken
    taken = {0}
    for piece in wanted:
        if piece == "**":
            taken = set(range(min(taken), len(parts) + 1)) if taken else taken
        else:
            taken = {at + 1 for at in taken if at < len(parts) and fnmatchcase(parts[at], piece)}
    return bool(taken)
