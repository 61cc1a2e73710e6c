"""What each generator's tags mean, as four questions that the rules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from editor.core.frontmatter.generator import Generator

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from editor.core.markdown.site_options import SiteOptions
    from editor.core.markdown.site_tag import Tag
    from editor.core.markdown.tag_pieces import Box, Verbatim


class Dialect(NamedTuple):
    """The answers of one generator; each is None for a tag that the question does not fit."""

    read_leaf: Callable[[Tag, SiteOptions], list[Token] | None]
    """the tokens of a tag that stands alone in a line"""
    read_verbatim: Callable[[Tag], Verbatim | None]
    """how to show what stands behind a tag up to its partner, when that is no Markdown"""
    read_box: Callable[[Tag], Box | None]
    """what stands around the Markdown that a tag holds"""
    fill: Callable[[Tag, SiteOptions], str | None]
    """what a tag inside an address becomes"""


def dialect_of(generator: Generator) -> Dialect | None:
    """Give the dialect of a generator, None for one without tags."""
    # none before a post of its generator
    match generator:
        case Generator.HEXO:
            from editor.core.markdown import hexo_tags as module
        case Generator.JEKYLL:
            from editor.core.markdown import liquid_tags as module
        case Generator.HUGO:
            from editor.core.markdown import hugo_shortcodes as module
        case Generator.ASTRO | Generator.PLAIN:
            return None
    return Dialect(module.read_leaf, module.read_verbatim, module.read_box, module.fill)
