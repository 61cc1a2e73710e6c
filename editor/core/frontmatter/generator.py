"""The site generators whose habits we know."""

from __future__ import annotations

from enum import StrEnum


class Generator(StrEnum):
    """Which program builds the site; it decides how a front matter is read."""

    HEXO = "hexo"
    HUGO = "hugo"
    JEKYLL = "jekyll"
    ASTRO = "astro"
    PLAIN = "plain"
