"""What an image host learns of where a reader comes from, and the two rules hosts make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from editor.workspace.web_address import AddressError, parse_address

if TYPE_CHECKING:
    from editor.workspace.web_address import Address

HOT_LINK: Final = "hot-link"
"""the image loads only without a Referer: not on the writer's site"""
ALLOWED: Final = "allowed"
"""the image loads only from sites that the host allows, and the writer's is one of them"""


def referer_for(blog: str, address: Address) -> str:
    """Give the Referer that browsers send from the writer's site, "" where they send none.

    By default they name the site without the page, and to a host without encryption nothing at all:
    `https://me.example/blog/` gives `https://me.example/` for an https image, "" for an http one.
    """
    home = _address(blog)
    if home is None or (home.scheme == "https" and address.scheme == "http"):
        return ""
    return parse_address("/", home.url).url


def host_of(blog: str) -> str:
    """Give the host of the writer's site, "" where none is known."""
    home = _address(blog)
    return home.host if home else ""


def named(referer: str) -> dict[str, str]:
    """Give the header that names a Referer, none for ""."""
    return {"Referer": referer} if referer else {}


def _address(blog: str) -> Address | None:
    try:
        return parse_address(blog) if blog else None
    except AddressError:
        return None
