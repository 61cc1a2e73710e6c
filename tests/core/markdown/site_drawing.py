"""Draws posts of a site for the tests of its tags."""

from __future__ import annotations

from editor.core.frontmatter.generator import Generator
from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions
from editor.core.markdown.site_options import SiteOptions


def options(generator, *, lacks=(), base_path="/", **others):
    site = SiteOptions(Generator(generator), base_path, lacks=frozenset(lacks))
    return MarkdownOptions(site=site, **others)


def blocks(text, generator, **others):
    found = BlockList(text.split("\n"), 0, options(generator, **others), lambda one: f"shown:{one}")
    while not found.is_complete:
        found.fill(10**6)
    return found


def drawn(text, generator, **others):
    return "\n".join(block.html for block in blocks(text, generator, **others).blocks)
