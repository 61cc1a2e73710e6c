"""A front matter on the desk: its lines, what was read of them, and the habits that a rewrite keeps."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.meaning import TEXT_TAGS, BareText
from editor.core.frontmatter.patch import advanced, text_of
from editor.core.frontmatter.scalar_type import looks_typed
from editor.core.frontmatter.schema import FieldKind, specified_kind
from editor.core.frontmatter.tree import Style
from editor.core.frontmatter.writer import writer_for
from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from editor.core.frontmatter.field import Fence, FieldValue
    from editor.core.frontmatter.generator import Generator
    from editor.core.frontmatter.tree import Entry, Node, Reading
    from editor.core.frontmatter.writer import Writer

_COLON = re.compile(r"[ \t]*[:=]")
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*)+")
_COMMENT = re.compile(r"(?<=\s)#[^\n]*")
_QUOTES = (Style.SINGLE, Style.DOUBLE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a rewrite needs to know.

    A cautious one writes everything between double quotes, a whole one leaves nothing of the old value.
    """

    lines: Sequence[str]
    generator: Generator
    fence: Fence
    reading: Reading
    is_cautious: bool = False
    is_whole: bool = False
    writer: Writer = field(init=False)
    """the hand that writes scalars, in the quotes that the front matter likes best"""

    def __post_init__(self) -> None:
        counts = Counter(node.style for node in self._scalars() if node.style in _QUOTES)
        quote = counts.most_common(1)[0][0] if counts else Style.DOUBLE
        writer = writer_for(self.fence.kind, quote, is_cautious=self.is_cautious)
        object.__setattr__(self, "writer", writer)  # once, as long lists ask for it item by item

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give the fields as they were read."""
        return self.reading.entries

    @property
    def is_yaml(self) -> bool:
        """Tell whether the front matter is YAML, and so may have blocks."""
        return self.fence.kind in (FenceKind.YAML, FenceKind.YAML_OPEN)

    @property
    def has_commas(self) -> bool:
        """Tell whether fields are parted by commas, not by lines."""
        return self.reading.flow is not None or self.fence.kind is FenceKind.JSON_MEMBERS

    def entry(self, name: str) -> Entry | None:
        """Find a field."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def line_end(self, line: int) -> Position:
        """Give the end of a line."""
        return Position(line, len(self.lines[line]))

    def behind_colon(self, entry: Entry) -> Position | None:
        """Find the place behind the colon, None where the key has an unusual form."""
        key = entry.key.end
        found = _COLON.match(self.lines[key.line], key.column)
        return Position(key.line, found.end()) if found else None

    def bare_range(self, node: Node) -> Range:
        """Give the place of a value without its anchor and tag: in `a: &x b` that of `b`."""
        if not node.anchor and not node.tag:
            return node.range
        found = _PROPERTIES.match(text_of(self.lines, node.range))
        start = advanced(node.range.start, found[0]) if found else node.range.start
        return Range(min(start, node.range.end), node.range.end)

    def place_for(self, node: Node, value: FieldValue) -> tuple[Range, str]:
        """Give the characters that a new value takes the place of, and what has to stand before it.

        An anchor stays, and a tag where it is as right for the new value.
        """
        bare = self.bare_range(node)
        properties = text_of(self.lines, Range(node.range.start, bare.start))
        words = _COMMENT.sub("", properties).split()
        kept = [word for word in words if word[0] == "&" or self.is_said_text(node, value)]
        if value is None or value == "":
            is_open = bool(kept) and value is not None
            return node.range, " ".join(kept) + (" " if is_open else "")
        if kept != words:
            return node.range, " ".join([*kept, ""])
        return bare, " " if bare.is_empty and properties and not properties[-1].isspace() else ""

    def is_said_text(self, node: Node, value: FieldValue) -> bool:
        """Tell whether a tag says that a value is text, and the new one is one too."""
        is_text = isinstance(value, str) and not isinstance(value, BareText)
        return is_text and node.tag in TEXT_TAGS

    def indent_of(self, entry: Entry) -> str:
        """Give the white space before a key."""
        before = self.lines[entry.key.start.line][: entry.key.start.column]
        return before if not before.strip() else ""

    def is_typed(self, name: str, node: Node | None) -> bool:
        """Tell whether a scalar of the field means a number, date or switch, and so has no quotes."""
        kind = specified_kind(name, self.generator)
        kinds = [FieldKind.NUMBER, FieldKind.SWITCH]
        if self.fence.kind is not FenceKind.JSON and self.fence.kind is not FenceKind.JSON_MEMBERS:
            kinds.append(FieldKind.DATE)
        return kind in kinds or (node is not None and is_typed_node(node))

    def scalar_style(self) -> Style:
        """Give the style of a new text: with quotes when all other texts have the same."""
        return _shared_quotes(entry.node for entry in self.entries)

    def item_style(self) -> Style:
        """Give the style of an item of a new list."""
        return _shared_quotes(item for entry in self.entries for item in entry.node.items)

    def list_indent(self) -> str | None:
        """Give the white space before the dashes of a new list, None where lists stand in brackets.

        Without other lists it is what Hexo itself writes (js-yaml: a block with two spaces) or, for the
        other generators, brackets.
        """
        if not self.is_yaml or self.has_commas:
            return None
        for entry in reversed(self.entries):
            node = entry.node
            if node.items and node.items[0].dash is not None:
                return self.lines[node.items[0].dash.line][: node.items[0].dash.column]
        has_flow = any(isinstance(entry.node.value, tuple) and entry.node.items for entry in self.entries)
        if has_flow or self.generator != "hexo":
            return None
        return "  "

    def _scalars(self) -> Iterable[Node]:
        for entry in self.entries:
            yield entry.node
            yield from entry.node.items


def is_typed_node(node: Node) -> bool:
    """Tell whether a value is written without quotes and is a number, date or switch."""
    return node.style is Style.PLAIN and isinstance(node.value, str) and looks_typed(node.value)


def _shared_quotes(nodes: Iterable[Node]) -> Style:
    styles = {
        node.style for node in nodes if node.is_scalar and node.value is not None and not is_typed_node(node)
    }
    return styles.pop() if len(styles) == 1 and styles <= set(_QUOTES) else Style.PLAIN
