"""Sets markdown-it up: the one place that decides which Markdown we read."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from editor.core.markdown.extension import BLOG, Extension
from editor.core.markdown.good_address import is_good_address
from editor.core.markdown.image_tags import read_image_tag
from editor.core.markdown.inline_rules import give_destinations, mark_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_NESTING = 40
"""How deep lists and quotes are followed; what lies deeper is left out, as markdown-it does."""


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """What sites decide differently: line breaks inside paragraphs, bare addresses, typographic quotes.

    `extensions` are the constructs beyond CommonMark that are read: COMMONMARK, GFM, BLOG or any set.
    """

    breaks: bool = False
    linkify: bool = True
    typographer: bool = False
    extensions: frozenset[Extension] = BLOG


class Address(str):
    """A normalised address that remembers how it was `written` (entities and escapes resolved)."""

    __slots__ = ("written",)

    written: str

    def __new__(cls, url: str, written: str) -> Address:
        """Make the normalised `url` carry its written form."""
        address = super().__new__(cls, url)
        address.written = written
        return address


class _Markdown(MarkdownIt):
    """markdown-it with our idea of an address."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - overrides a method of markdown-it
        return Address(super().normalizeLink(url), url)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - overrides a method of markdown-it
        return is_good_address(url)


def make_parser(options: MarkdownOptions) -> MarkdownIt:
    """Give a parser of CommonMark with the extensions that the options name.

    Raw HTML comes through unchanged: whoever shows it sanitises it. Images carry the destination as it
    was written in `attrs["src"]`, links the normalised one in `attrs["href"]`.
    """
    md = _Markdown(
        "commonmark",
        {
            "maxNesting": MAX_NESTING,
            "html": True,
            "xhtmlOut": False,
            "breaks": options.breaks,
            "linkify": options.linkify,
            "typographer": options.typographer,
        },
    )
    if options.typographer:
        md.enable(["replacements", "smartquotes"])
    for extension, use in _FEATURES.items():
        if extension in options.extensions:
            use(md)
    if options.linkify:
        _enable_bare_addresses(md)
    md.core.ruler.push("destinations", give_destinations)
    return md


def _use_tables(md: MarkdownIt) -> None:
    md.enable("table")


def _use_strikethrough(md: MarkdownIt) -> None:
    md.enable("strikethrough")


def _use_footnotes(md: MarkdownIt) -> None:
    footnote_plugin(md, move_to_end=False)


def _use_tasks(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "tasks", mark_tasks)


def _use_site_tags(md: MarkdownIt) -> None:
    md.inline.ruler.before("escape", "image_tag", read_image_tag)


def _enable_bare_addresses(md: MarkdownIt) -> None:
    md.enable("linkify")
    if md.linkify is not None:
        # without a scheme `README.md` would be a link to Moldova
        md.linkify.set({"fuzzy_link": False, "fuzzy_email": True})  # pyright: ignore[reportUnknownMemberType]


_FEATURES: Mapping[Extension, Callable[[MarkdownIt], None]] = MappingProxyType(
    {
        Extension.TABLES: _use_tables,
        Extension.STRIKETHROUGH: _use_strikethrough,
        Extension.FOOTNOTES: _use_footnotes,
        Extension.TASKS: _use_tasks,
        Extension.SITE_TAGS: _use_site_tags,
    }
)
"""What each extension adds to a parser, in this order.

A feature that draws tokens of its own tells how with `md.add_render_rule`; see BlockRenderer.
"""
