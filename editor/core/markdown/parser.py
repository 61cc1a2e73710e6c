"""Sets markdown-it up: the one place that decides which Markdown we read."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from editor.core.markdown.abbreviations import use_abbreviations
from editor.core.markdown.alerts import use_alerts
from editor.core.markdown.attributes import use_attributes
from editor.core.markdown.bare_addresses import link_bare_addresses, use_autolinks, use_tag_filter
from editor.core.markdown.bounded_rules import bound_tables
from editor.core.markdown.containers import use_containers
from editor.core.markdown.contents import use_contents
from editor.core.markdown.diagram_fences import use_diagrams
from editor.core.markdown.emoji import use_emoji
from editor.core.markdown.extension import BLOG, Extension
from editor.core.markdown.fence_html import use_fence_options
from editor.core.markdown.formula_rules import ALL_SIGNS, use_formulas
from editor.core.markdown.good_address import is_good_address
from editor.core.markdown.inline_notes import use_footnotes, use_inline_notes
from editor.core.markdown.inline_rules import end_excerpts_at, give_destinations, mark_tasks
from editor.core.markdown.pair_marks import use_inserted, use_mark
from editor.core.markdown.site_options import NO_SITE
from editor.core.markdown.site_tags import use_site_tags
from editor.core.markdown.small_text import use_subscript, use_superscript

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.core.markdown.formula_rules import FormulaSign
    from editor.core.markdown.site_options import SiteOptions

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
    site: SiteOptions = NO_SITE
    formula_signs: frozenset[FormulaSign] = ALL_SIGNS
    """what formulas stand between, where mathematics is read"""
    has_line_numbers: bool = False
    """whether code is numbered where a fence says nothing about it"""


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

    def __init__(self, is_good: Callable[[str], bool], options: Mapping[str, object]) -> None:
        self._is_good = is_good
        super().__init__("commonmark", options)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - overrides a method of markdown-it
        return Address(super().normalizeLink(url), url)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - overrides a method of markdown-it
        return self._is_good(url)


def make_parser(options: MarkdownOptions, *, is_good: Callable[[str], bool] = is_good_address) -> MarkdownIt:
    """Give a parser of CommonMark with the extensions that the options name.

    Raw HTML comes through unchanged: whoever shows it sanitises it. Images carry the destination as it
    was written in `attrs["src"]`, links the normalised one in `attrs["href"]`. An address that is not
    `is_good` makes none.
    """
    md = _Markdown(
        is_good,
        {
            "maxNesting": MAX_NESTING,
            "html": True,
            "xhtmlOut": False,
            "breaks": options.breaks,
            "linkify": options.linkify,
            "typographer": options.typographer,
            "quotes": options.site.quotes,
        },
    )
    if options.typographer:
        md.enable(["replacements", "smartquotes"])
    for extension, use in _FEATURES.items():
        if extension in options.extensions:
            use(md)
    if Extension.SITE_TAGS in options.extensions:
        use_site_tags(md, options.site)
    if Extension.MATH in options.extensions:
        use_formulas(md, options.formula_signs)
    if Extension.FENCE_OPTIONS in options.extensions:
        use_fence_options(md, has_numbers=options.has_line_numbers)
    if options.linkify:
        link_bare_addresses(md)
    if options.site.excerpt_separator:
        md.core.ruler.after("block", "excerpt", end_excerpts_at(options.site.excerpt_separator))
    md.core.ruler.push("destinations", give_destinations)
    return md


def _use_tables(md: MarkdownIt) -> None:
    md.enable("table")
    bound_tables(md)


def _use_strikethrough(md: MarkdownIt) -> None:
    md.options["strikethrough_single_tilde"] = True
    md.enable("strikethrough")


def _use_tasks(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "tasks", mark_tasks)


_FEATURES: Mapping[Extension, Callable[[MarkdownIt], None]] = MappingProxyType(
    {
        Extension.TABLES: _use_tables,
        Extension.STRIKETHROUGH: _use_strikethrough,
        Extension.FOOTNOTES: use_footnotes,
        Extension.INLINE_NOTES: use_inline_notes,
        Extension.AUTOLINKS: use_autolinks,
        Extension.TAG_FILTER: use_tag_filter,
        Extension.ALERTS: use_alerts,
        Extension.DEFINITION_LISTS: deflist_plugin,
        Extension.CONTAINERS: use_containers,
        Extension.EMOJI: use_emoji,
        Extension.SUBSCRIPT: use_subscript,
        Extension.SUPERSCRIPT: use_superscript,
        Extension.MARK: use_mark,
        Extension.INSERTED: use_inserted,
        # each of these stands in front of the one before
        Extension.ABBREVIATIONS: use_abbreviations,
        Extension.CONTENTS: use_contents,
        Extension.ATTRIBUTES: use_attributes,
        Extension.TASKS: _use_tasks,
        Extension.DIAGRAMS: use_diagrams,
    }
)
"""What each extension adds to a parser, in this order.

A feature that draws tokens of its own tells how with `md.add_render_rule`; see BlockRenderer.
"""
