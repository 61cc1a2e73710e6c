"""How Astro's remark reads Markdown. Its configuration is a program: only plain switches are seen in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.site.configuration import read_json, section
from editor.core.site.habits import MarkdownHabits, Syntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.site.convention import Folder

_NAMES = tuple(f"astro.config.{kind}" for kind in ("mjs", "js", "ts", "cjs", "mts", "cts"))
_PLUGINS: Mapping[str, Syntax] = {
    "abbr": Syntax.ABBREVIATIONS,
    "sub-super": Syntax.SUBSCRIPT,
    "supersub": Syntax.SUPERSCRIPT,
    "mark": Syntax.MARK,
    "ins": Syntax.INSERTED,
    "definition-list": Syntax.DEFINITION_LISTS,
    "deflist": Syntax.DEFINITION_LISTS,
    "emoji": Syntax.EMOJI,
    "gemoji": Syntax.EMOJI,
    "directive": Syntax.CONTAINERS,
    "alert": Syntax.ALERTS,
    "callout": Syntax.ALERTS,
    "toc": Syntax.CONTENTS,
    "math": Syntax.MATH,
    "mermaid": Syntax.DIAGRAMS,
}
_OFF = {name: re.compile(rf"\b{name}\s*:\s*false\b") for name in ("gfm", "smartypants")}
_OF_GFM = (Syntax.TABLES, Syntax.STRIKETHROUGH, Syntax.TASKS, Syntax.ADDRESSES, Syntax.FOOTNOTES)


def astro_habits(folder: Folder) -> MarkdownHabits:
    """Read the habits: remark with GitHub's constructs and typographic quotes, and the plugins installed."""
    text = next((found for name in _NAMES if (found := folder.read_text(name)) is not None), "")
    package = read_json(folder.read_text("package.json"))
    packages = {*section(package, "dependencies"), *section(package, "devDependencies")}
    plugins = [name for name in packages if "remark" in name or "rehype" in name]
    drawn = {syntax for name in plugins for part, syntax in _PLUGINS.items() if part in name}
    if Syntax.SUBSCRIPT in drawn or Syntax.SUPERSCRIPT in drawn:
        drawn |= {Syntax.SUBSCRIPT, Syntax.SUPERSCRIPT}
    lacks = set(_PLUGINS.values()) - drawn
    if _OFF["gfm"].search(text):
        lacks.update(_OF_GFM)
    return MarkdownHabits(not _OFF["smartypants"].search(text), lacks=tuple(sorted(lacks)))
