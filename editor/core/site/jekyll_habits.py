"""How Jekyll's kramdown (or CommonMark) reads Markdown.

Source: `jekyll@202df5713`, docs on the configuration of kramdown; kramdown's own manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.site.configuration import is_on, section, text_of, texts_of
from editor.core.site.habits import MarkdownHabits, Syntax

if TYPE_CHECKING:
    from editor.core.site.configuration import Configuration

_BEYOND = frozenset(
    {
        *(Syntax.SUBSCRIPT, Syntax.SUPERSCRIPT, Syntax.MARK, Syntax.INSERTED, Syntax.EMOJI),
        *(Syntax.CONTAINERS, Syntax.ALERTS, Syntax.CONTENTS),
    }
)


def jekyll_habits(configuration: Configuration) -> MarkdownHabits:
    """Read the habits of a site; kramdown with the dialect of GitHub is what Jekyll comes with."""
    plugins = texts_of(configuration, "plugins") or texts_of(configuration, "gems")
    lacks = set(_BEYOND)
    separator = text_of(configuration, "excerpt_separator").strip()
    separator = separator if separator.startswith("<!--") and separator.endswith("-->") else ""
    if "jemoji" in plugins:
        lacks.discard(Syntax.EMOJI)
    if text_of(configuration, "markdown", "kramdown").lower().startswith("commonmark"):
        options = " ".join(texts_of(section(configuration, "commonmark"), "options")).upper()
        lacks |= {Syntax.ABBREVIATIONS, Syntax.DEFINITION_LISTS}
        if "UNSAFE" not in options:
            lacks.add(Syntax.RAW_HTML)
        return MarkdownHabits("SMART" in options, lacks=tuple(sorted(lacks)), excerpt_separator=separator)
    kramdown = section(configuration, "kramdown")
    lacks.add(Syntax.ADDRESSES)
    if text_of(kramdown, "input", "GFM").upper() != "GFM":
        lacks |= {Syntax.STRIKETHROUGH, Syntax.TASKS}
    if text_of(kramdown, "math_engine", "mathjax").lower() in ("nil", "none", "false"):
        lacks.add(Syntax.MATH)
    quotes = " ".join(texts_of(kramdown, "smart_quotes")).lower()
    is_typographic = "quot" not in quotes.replace("squo", "").replace("dquo", "")
    return MarkdownHabits(is_typographic, lacks=tuple(sorted(lacks)), excerpt_separator=separator)


def has_hard_wraps(configuration: Configuration) -> bool:
    """Tell whether kramdown makes a line break of every line end."""
    return is_on(section(configuration, "kramdown"), "hard_wrap", default=False)
