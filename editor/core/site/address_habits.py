"""What decides the addresses of a site's pages beside the one pattern of its posts."""

from __future__ import annotations

from typing import NamedTuple


class Route(NamedTuple):
    """The pattern of the addresses of all pages below a folder: `posts` and `/:year/:slug/` in Hugo."""

    folder: str
    pattern: str


class AddressHabits(NamedTuple):
    """Habits of one site; what is said here is certain, everything else is left out."""

    routes: tuple[Route, ...] = ()
    """Hugo's `permalinks`; in Astro the pages that a template in `src/pages` makes of a collection"""
    lowers_paths: bool = False
    """whether capitals in paths become small (Hugo, unless `disablePathToLower`)"""
    is_ugly: bool = False
    """whether a page is a file of its own, `/a.html`, instead of a folder's index (Hugo's `uglyURLs`)"""
    is_uncertain: bool = False
    """whether more decides than can be read here: several languages, suffixes set per section"""
    builds_future: bool = True
    """whether posts dated in the future are built"""
    builds_drafts: bool = False
    """whether posts whose front matter calls them drafts are built"""


USUAL_ADDRESSES = AddressHabits()
