"""How Hugo's goldmark reads Markdown; defaults: `gohugoio+hugoDocs@1c613349f`, configuration of markup."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, cast

from editor.core.site.configuration import is_on, section, text_of
from editor.core.site.habits import QUOTES, MarkdownHabits, Syntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.site.configuration import Configuration

_SWITCHES: Mapping[str, Syntax] = {
    "footnote": Syntax.FOOTNOTES,
    "definitionList": Syntax.DEFINITION_LISTS,
    "linkify": Syntax.ADDRESSES,
    "strikethrough": Syntax.STRIKETHROUGH,
    "table": Syntax.TABLES,
    "taskList": Syntax.TASKS,
}
_EXTRAS: Mapping[str, Syntax] = {
    "insert": Syntax.INSERTED,
    "mark": Syntax.MARK,
    "subscript": Syntax.SUBSCRIPT,
    "superscript": Syntax.SUPERSCRIPT,
}
_QUOTE_NAMES = ("leftDoubleQuote", "rightDoubleQuote", "leftSingleQuote", "rightSingleQuote")


def hugo_habits(configuration: Configuration, markup: Configuration) -> MarkdownHabits:
    """Read the habits; `markup` is that section of the configuration, or its own file."""
    goldmark = section(markup, "goldmark")
    extensions = section(goldmark, "extensions")
    lacks = {Syntax.ABBREVIATIONS, Syntax.CONTAINERS, Syntax.CONTENTS}
    lacks |= {syntax for name, syntax in _SWITCHES.items() if not _is_enabled(extensions, name)}
    extras = section(extensions, "extras")
    lacks |= {
        syntax
        for name, syntax in _EXTRAS.items()
        if not is_on(section(extras, name), "enable", default=False)
    }
    if is_on(section(extras, "delete"), "enable", default=False):
        lacks.discard(Syntax.STRIKETHROUGH)
    if not is_on(configuration, "enableEmoji", default=False):
        lacks.add(Syntax.EMOJI)
    if not is_on(section(goldmark, "renderer"), "unsafe", default=False):
        lacks.add(Syntax.RAW_HTML)
    typographer = section(extensions, "typographer")
    is_typographic = is_on(extensions, "typographer", default=True)
    if is_on(typographer, "disable", default=False):
        is_typographic = False
    return MarkdownHabits(
        is_typographic,
        _quotes(typographer),
        tuple(sorted(lacks)),
        numbers_code=is_on(section(markup, "highlight"), "lineNos", default=False),
        formula_signs=_formula_signs(section(extensions, "passthrough")),
    )


def _formula_signs(passthrough: Configuration) -> tuple[str, ...]:
    r"""Read `delimiters.block = [['\[', '\]'], …]` and `inline`: the openers, where it is switched on."""
    if not is_on(passthrough, "enable", default=False):
        return ()
    delimiters = section(passthrough, "delimiters")
    found: list[str] = []
    for name in ("block", "inline"):
        pairs = delimiters.get(name)
        for pair in cast("list[object]", pairs) if isinstance(pairs, list) else ():
            first = cast("list[object]", pair)[:1] if isinstance(pair, list) else []
            found += [opener for opener in first if isinstance(opener, str)]
    return tuple(dict.fromkeys(found))


def _is_enabled(extensions: Configuration, name: str) -> bool:
    """Read `footnote = false` and the later `[footnote] enable = false`."""
    return is_on(section(extensions, name), "enable", default=is_on(extensions, name, default=True))


def _quotes(typographer: Configuration) -> str:
    found = [unescape(text_of(typographer, name)) or QUOTES[place] for place, name in enumerate(_QUOTE_NAMES)]
    return "".join(found) if all(len(quote) == 1 for quote in found) else QUOTES
