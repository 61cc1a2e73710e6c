"""What a front matter says: fields in the order of the source."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from editor.core.diagnostic import Diagnostic
    from editor.core.text.edit import Range

    # a scalar is kept as the text that was written, without its quotes; None is an empty value or null
    FieldValue: TypeAlias = "str | tuple[FieldValue, ...] | Mapping[str, FieldValue] | None"


MERGE_KEY = "<<"
"""takes the fields of other mappings in YAML: any text as its value would stop the site"""


class FenceKind(StrEnum):
    """The format of a front matter and how its block is marked."""

    YAML = "yaml"
    """`---` … `---` (also `----`, or closed by `...`)"""
    YAML_OPEN = "yaml-open"
    """YAML from the first line on, only closed by `---`: legal in Hexo"""
    TOML = "toml"
    """`+++` … `+++`"""
    JSON_MEMBERS = "json-members"
    """`;;;` … `;;;` around the members of an object without its braces: Hexo"""
    JSON = "json"
    """a leading `{` … `}`: Hugo"""


class Fence(NamedTuple):
    """Where a front matter lies, in lines of the post.

    For `---⏎title: A⏎---⏎body` first is 0, content is 1 to 2 (the end excluded) and body is 3.
    """

    kind: FenceKind
    first: int
    content_first: int
    content_end: int
    body: int


class Field(NamedTuple):
    """One field at the top level.

    In `tags: [a, b] # mine` the name is `tags`, `range` runs over the whole entry (for a block value all
    its lines, without the last line's end) and `value_range` over `[a, b]`.
    """

    name: str
    value: FieldValue
    range: Range
    value_range: Range


class FrontMatter(NamedTuple):
    """All that was read of a front matter; with an error among the diagnostics no field can be edited."""

    fence: Fence | None
    fields: tuple[Field, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def body_line(self) -> int:
        """Give the line at which the body begins."""
        return self.fence.body if self.fence else 0

    @property
    def is_readable(self) -> bool:
        """Tell whether fields can be trusted and set."""
        return not any(found.severity == "error" for found in self.diagnostics)

    def value(self, name: str) -> FieldValue:
        """Give the value of the field of that name, None where there is none."""
        return next((entry.value for entry in self.fields if entry.name == name), None)
