"""What the site around a post means for reading it: whose tags are active, and what the site lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from editor.core.frontmatter.generator import Generator
from editor.core.site.habits import QUOTES

if TYPE_CHECKING:
    from editor.core.site.habits import Syntax


class SiteOptions(NamedTuple):
    """The part of MarkdownOptions that comes from the site.

    Only the tags of `generator` are active; `base_path` is what Liquid puts before an address. Blocks with
    something that the site `lacks` are drawn all the same and say so.
    """

    generator: Generator = Generator.PLAIN
    base_path: str = "/"
    quotes: str = QUOTES
    lacks: frozenset[Syntax] = frozenset()
    excerpt_separator: str = ""
    """the comment that ends an excerpt beside `<!-- more -->`, "" for none"""


NO_SITE = SiteOptions()
"""A plain folder: Hexo's tags of images are read, and nothing lacks."""
