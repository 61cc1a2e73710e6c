"""How a Hexo site's renderer reads Markdown: by the packages it has and the options it gives them.

Defaults: `hexo-renderer-marked@595814d:index.js`, `hexo-renderer-markdown-it@0216d62:index.js`, the
manuals of hexo-renderer-markdown-it-plus, -pandoc and -kramed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from editor.core.site.configuration import is_on, read_yaml, section, text_of
from editor.core.site.habits import QUOTES, MarkdownHabits, Syntax

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from editor.core.site.configuration import Configuration
    from editor.core.site.convention import Folder

_BEYOND = frozenset(
    {
        Syntax.FOOTNOTES,
        Syntax.ABBREVIATIONS,
        Syntax.SUBSCRIPT,
        Syntax.SUPERSCRIPT,
        Syntax.MARK,
        Syntax.INSERTED,
        Syntax.DEFINITION_LISTS,
        Syntax.EMOJI,
        Syntax.CONTAINERS,
        Syntax.ALERTS,
        Syntax.CONTENTS,
    }
)
_OF_NAMES: Mapping[str, Syntax] = {
    "footnote": Syntax.FOOTNOTES,
    "reference": Syntax.FOOTNOTES,
    "abbr": Syntax.ABBREVIATIONS,
    "-sub": Syntax.SUBSCRIPT,
    "-sup": Syntax.SUPERSCRIPT,
    "-mark": Syntax.MARK,
    "-ins": Syntax.INSERTED,
    "deflist": Syntax.DEFINITION_LISTS,
    "emoji": Syntax.EMOJI,
    "container": Syntax.CONTAINERS,
    "admonition": Syntax.CONTAINERS,
    "alert": Syntax.ALERTS,
    "callout": Syntax.ALERTS,
    "toc": Syntax.CONTENTS,
    "task": Syntax.TASKS,
    "checkbox": Syntax.TASKS,
    "katex": Syntax.MATH,
    "mathjax": Syntax.MATH,
    "-math": Syntax.MATH,
    "mermaid": Syntax.DIAGRAMS,
}
_OF_PACKAGES = frozenset(
    {Syntax.FOOTNOTES, Syntax.EMOJI, Syntax.CONTAINERS, Syntax.ALERTS, Syntax.MATH, Syntax.DIAGRAMS}
)
"""What a package of the site can bring without being named in the configuration."""
_RENDERERS = ("markdown-it-plus", "multi-markdown-it", "markdown-it", "pandoc", "kramed")
_MARKED = _BEYOND - {Syntax.DEFINITION_LISTS}
_PANDOC = frozenset(
    {
        *(Syntax.ADDRESSES, Syntax.EMOJI, Syntax.MARK, Syntax.INSERTED),
        *(Syntax.ABBREVIATIONS, Syntax.ALERTS, Syntax.CONTENTS),
    }
)
_DEEPEST = 6


def hexo_habits(folder: Folder, configuration: Configuration, packages: Collection[str]) -> MarkdownHabits:
    """Read the habits of a site; hexo-renderer-marked, which new sites get, stands for what is unknown."""
    markdown = section(configuration, "markdown")
    options = markdown
    match next((name for name in _RENDERERS if f"hexo-renderer-{name}" in packages), ""):
        case "markdown-it" | "multi-markdown-it":
            habits = _markdown_it(markdown, text_of(configuration, "markdown"))
        case "markdown-it-plus":
            lacks = _lacks(_without(markdown, {Syntax.CONTAINERS, Syntax.ALERTS, Syntax.TASKS}))
            quotes = _quotes(text_of(markdown, "quotes"))
            habits = MarkdownHabits(is_on(markdown, "typographer", default=True), quotes, lacks)
        case "pandoc":
            habits = MarkdownHabits(True, QUOTES, _lacks(_PANDOC))
        case "kramed":
            habits = MarkdownHabits(False, QUOTES, _lacks(_BEYOND - {Syntax.FOOTNOTES}))
        case _:
            options = section(configuration, "marked")
            habits = _marked(options)
    drawn = _drawn_by(name for name in packages if name.startswith("hexo-")) & _OF_PACKAGES
    theme = _theme_lacks(folder, text_of(configuration, "theme"), drawn)
    lacks = (frozenset(habits.lacks) | theme) - drawn
    return habits._replace(
        lacks=_lacks(lacks),
        numbers_code=_numbers_code(configuration),
        reads_tags=not is_on(options, "disableNunjucks", default=False),
    )


def _numbers_code(configuration: Configuration) -> bool:
    """Tell whether lines of code bear numbers, as they do where nothing is said.

    Defaults: `hexo@a16a7e60:lib/hexo/default_config.ts`; before Hexo 7 `enable` chose the highlighter.
    """
    highlight, prism = section(configuration, "highlight"), section(configuration, "prismjs")
    if not is_on(configuration, "syntax_highlighter", default=True):
        return False
    chosen = text_of(configuration, "syntax_highlighter")
    if not chosen:
        chosen = "highlight.js" if is_on(highlight, "enable", default=True) else ""
        chosen = chosen or ("prismjs" if is_on(prism, "enable", default=False) else "")
    if chosen == "prismjs":
        return is_on(prism, "line_number", default=True)
    # numbers stand in the table that is wrapped around the code
    is_wrapped = is_on(highlight, "wrap", default=True) and not is_on(highlight, "hljs", default=False)
    return chosen == "highlight.js" and is_wrapped and is_on(highlight, "line_number", default=True)


def _marked(options: Configuration) -> MarkdownHabits:
    lacks = set(_MARKED)
    if not is_on(options, "gfm", default=True):
        lacks |= {Syntax.TABLES, Syntax.STRIKETHROUGH, Syntax.TASKS, Syntax.ADDRESSES}
    if not is_on(options, "autolink", default=True):
        lacks.add(Syntax.ADDRESSES)
    if not is_on(options, "descriptionLists", default=True):
        lacks.add(Syntax.DEFINITION_LISTS)
    quotes = _quotes(text_of(options, "quotes"))
    return MarkdownHabits(is_on(options, "smartypants", default=True), quotes, _lacks(lacks))


def _markdown_it(markdown: Configuration, preset: str) -> MarkdownHabits:
    render = section(markdown, "render")
    lacks = set(_without(markdown, _BEYOND | {Syntax.TASKS}))
    preset = preset or text_of(markdown, "preset", "default")
    if preset in ("commonmark", "zero"):
        lacks |= {Syntax.TABLES, Syntax.STRIKETHROUGH}
    if not is_on(render, "linkify", default=preset == "default"):
        lacks.add(Syntax.ADDRESSES)
    if not is_on(render, "html", default=True):
        lacks.add(Syntax.RAW_HTML)
    typographer = is_on(render, "typographer", default=preset == "default")
    return MarkdownHabits(typographer, _quotes(text_of(render, "quotes")), _lacks(lacks))


def _without(markdown: Configuration, lacks: Collection[Syntax]) -> set[Syntax]:
    """Take away what the listed plugins draw; one may be written as a name or as `{name:, enable:}`."""
    plugins = markdown.get("plugins")
    names: list[str] = []
    for entry in cast("list[object]", plugins) if isinstance(plugins, list) else ():
        if isinstance(entry, str):
            names.append(entry)
        elif isinstance(entry, Mapping):
            options = cast("Configuration", entry)
            plugin = section(options, "plugin") or options
            if is_on(plugin, "enable", default=True):
                names.append(text_of(plugin, "name"))
    return set(lacks) - _drawn_by(names)


def _drawn_by(names: Iterable[str]) -> set[Syntax]:
    """Tell what plugins draw, by their names; short ones must end them: `markdown-it-sub`."""
    return {
        syntax
        for name in names
        for part, syntax in _OF_NAMES.items()
        if (name.endswith(part) if part.startswith("-") else part in name)
    }


def _quotes(text: str) -> str:
    return text if len(text) == len(QUOTES) else QUOTES


def _lacks(found: Iterable[Syntax]) -> tuple[Syntax, ...]:
    return tuple(sorted(found))


def _theme_lacks(folder: Folder, theme: str, drawn: Collection[Syntax]) -> set[Syntax]:
    """Tell whether a theme that can draw formulas or diagrams has that switched off.

    A theme without such a switch, or whose configuration cannot be read, may do it in its own way.
    """
    if not theme or "/" in theme or "\\" in theme or theme.startswith("."):
        return set()
    paths = (f"themes/{theme}/_config.yml", f"_config.{theme}.yml")
    switches = [found for path in paths for found in _switches(read_yaml(folder.read_text(path)))]
    kinds = {Syntax.MATH: ("math", "mathjax", "katex"), Syntax.DIAGRAMS: ("mermaid",)}
    lacks: set[Syntax] = set()
    for syntax, names in kinds.items():
        states = [state for name, state in switches if name in names]
        if states and not any(states) and syntax not in drawn:
            lacks.add(syntax)
    return lacks


def _switches(configuration: Configuration, depth: int = 0) -> Iterator[tuple[str, bool]]:
    """Find `mathjax: true` and `mathjax: {enable: true}` at any depth."""
    for name, value in configuration.items():
        if isinstance(value, Mapping):
            inner = section(configuration, name)
            if "enable" in inner:
                yield name.lower(), is_on(inner, "enable", default=False)
            if depth < _DEEPEST:
                yield from _switches(inner, depth + 1)
        elif is_on(configuration, name, default=True) == is_on(configuration, name, default=False):
            yield name.lower(), is_on(configuration, name, default=False)
