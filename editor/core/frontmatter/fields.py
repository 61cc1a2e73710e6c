"""Reads the fields of a front matter, in the order of the source, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.fence import find_fence, missing_end, text_before
from editor.core.frontmatter.field import FenceKind, Field, FrontMatter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.spans import front_matter_spans
from editor.core.frontmatter.tree import MAX_CHARACTERS, Reading, Style, too_large
from editor.core.frontmatter.yaml_reader import read_yaml
from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.frontmatter.field import Fence
    from editor.core.frontmatter.tree import Entry

__all__ = ["front_matter_spans", "read_content", "read_front_matter"]


def read_front_matter(lines: Sequence[str], generator: Generator) -> FrontMatter:
    """Read the front matter of a post. Never raises, and takes bounded time and memory.

    Codes of the findings: `frontmatter.syntax` (data `problem`), `frontmatter.duplicate-key` (`key`),
    `frontmatter.not-a-mapping`, `frontmatter.too-large` (`what`: `characters`, `values` or `depth`) and
    `frontmatter.text-before` (`line`), all errors, and the warning `frontmatter.unclosed` (`sign`).
    """
    fence = find_fence(lines, generator)
    if fence is None:
        found = missing_end(lines, generator) or text_before(lines, generator)
        return FrontMatter(None, (), (found,) if found else ())
    reading = read_content(lines, fence, generator)
    fields = tuple(_field(entry) for entry in reading.entries)
    return FrontMatter(fence, fields, reading.diagnostics)


def read_content(lines: Sequence[str], fence: Fence, generator: Generator) -> Reading:
    """Read what lies inside a fence, with all that a rewrite needs to know about it."""
    first, end = fence.content_first, fence.content_end
    content = list(lines[first:end])
    if sum(map(len, content)) + len(content) - 1 > MAX_CHARACTERS:  # before anything is made of it
        whole = Range(Position(first, 0), Position(end - 1, len(content[-1])))
        return Reading(diagnostics=(too_large(whole, "characters"),))
    if fence.kind is FenceKind.TOML:
        from editor.core.frontmatter.toml_reader import read_toml  # not before the first front matter in TOML

        return read_toml(content, first)
    if fence.kind in (FenceKind.JSON, FenceKind.JSON_MEMBERS):
        if content and content[0].startswith("\ufeff"):
            content[0] = " " + content[0][1:]  # JSON minds no space, and the columns stay right
        from editor.core.frontmatter.json_reader import read_json  # not before the first front matter in JSON

        return read_json(content, first, has_braces=fence.kind is FenceKind.JSON)
    return read_yaml(content, first, tabs_as_spaces=generator is Generator.HEXO)


def _field(entry: Entry) -> Field:
    value_range = entry.node.range
    if entry.node.style is Style.BLOCK and value_range.start.line > entry.key.end.line:
        value_range = Range(Position(value_range.start.line, 0), value_range.end)
    return Field(entry.name, entry.node.value, entry.range, value_range)
