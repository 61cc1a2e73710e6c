"""What a body may say beyond CommonMark, one name for each construct that can be turned on."""

from __future__ import annotations

from enum import StrEnum


class Extension(StrEnum):
    """A construct that CommonMark does not know."""

    TABLES = "tables"
    STRIKETHROUGH = "strikethrough"
    TASKS = "tasks"
    FOOTNOTES = "footnotes"
    INLINE_NOTES = "inline-notes"
    """`^[a footnote where it is used]`"""
    AUTOLINKS = "autolinks"
    """bare addresses exactly as GitHub finds them; the option `linkify` is the looser way of the sites"""
    TAG_FILTER = "tag-filter"
    """nine tags of raw HTML are shown as text, as GitHub does; the preview's sanitiser is stricter anyway"""
    ALERTS = "alerts"
    DEFINITION_LISTS = "definition-lists"
    CONTAINERS = "containers"
    CONTENTS = "contents"
    """`[TOC]`, the list of the post's headings"""
    ATTRIBUTES = "attributes"
    EMOJI = "emoji"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"
    MARK = "mark"
    INSERTED = "inserted"
    ABBREVIATIONS = "abbreviations"
    MATH = "math"
    DIAGRAMS = "diagrams"
    FENCE_OPTIONS = "fence-options"
    """titles, line numbers and marked lines that a fence asks for"""
    SITE_TAGS = "site-tags"
    """what Hexo, Liquid and Hugo put between braces"""


class Profile(StrEnum):
    """Which Markdown is read: that of the site around a post, or exactly that of a specification."""

    SITE = "site"
    COMMONMARK = "commonmark"
    GFM = "gfm"


COMMONMARK: frozenset[Extension] = frozenset()
"""CommonMark 0.31 and nothing else."""

GFM: frozenset[Extension] = frozenset(
    {
        Extension.TABLES,
        Extension.STRIKETHROUGH,
        Extension.TASKS,
        Extension.FOOTNOTES,
        Extension.AUTOLINKS,
        Extension.TAG_FILTER,
    }
)
"""What cmark-gfm reads."""

BLOG: frozenset[Extension] = frozenset(Extension) - {Extension.AUTOLINKS, Extension.TAG_FILTER}
"""What the renderers of blogs read, with the plugins that writers use."""
