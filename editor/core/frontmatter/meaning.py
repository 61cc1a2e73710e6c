"""Scalars that say whether they are text or more: `5` and `"5"` are two values, though one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.scalar_type import is_json_bare, is_toml_bare, looks_typed
from editor.core.frontmatter.tree import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.tree import Node

TEXT_TAGS = ("!", "tag:yaml.org,2002:str")
"""what YAML says before a value that is text, whatever it looks like"""
_TOML_ONLY = ("inf", "+inf", "-inf", "nan", "+nan", "-nan")
_NEVER_BARE = ("=", "<<", "")


class BareText(str):
    """A scalar that stands without quotes and so means a number, switch or date."""

    __slots__ = ()


class QuotedText(str):
    """A scalar that is a text, also where it looks like a number, switch or date."""

    __slots__ = ()


class WrittenKey(str):
    """A key of YAML that is no text, as it is written: the `{ title }` of a template's `{{ title }}`."""

    __slots__ = ()


def wanted_style(value: str, like: Style, *, is_typed: bool) -> tuple[Style, bool]:
    """Give the style to follow, and whether the value is typed: the value's own word counts first."""
    if isinstance(value, BareText):
        return Style.PLAIN, True
    return like, is_typed and not isinstance(value, QuotedText)


def meaning(node: Node) -> FieldValue:
    """Give a node's value with scalars that say what they are."""
    if node.target is not None:
        return meaning(node.target)
    if node.items:
        return tuple(meaning(item) for item in node.items)
    if node.entries:
        return {entry.name: meaning(entry.node) for entry in node.entries}
    if not isinstance(node.value, str):
        return node.value
    return BareText(node.value) if _is_bare(node) else QuotedText(node.value)


def means(node: Node, value: FieldValue, kind: FenceKind) -> bool:
    """Tell whether a node says a value, and says it as the value itself wants to be said, if it does."""
    if node.value != value:
        return False
    if node.target is not None:
        return means(node.target, value, kind)
    if isinstance(value, tuple) and node.items:
        return all(means(item, part, kind) for item, part in zip(node.items, value, strict=True))
    if node.entries and is_mapping(value):
        return all(means(entry.node, value[entry.name], kind) for entry in node.entries)
    if isinstance(value, BareText):
        return _is_bare(node) or not _can_be_bare(value, kind)
    return not (isinstance(value, QuotedText) and _is_bare(node))


def is_mapping(value: object) -> TypeGuard[Mapping[str, FieldValue]]:
    """Tell a mapping from the other values."""
    return isinstance(value, dict)


def _is_bare(node: Node) -> bool:
    if node.style is not Style.PLAIN or node.tag in TEXT_TAGS or not isinstance(node.value, str):
        return False
    return node.value not in _NEVER_BARE and (looks_typed(node.value) or node.value in _TOML_ONLY)


def _can_be_bare(value: str, kind: FenceKind) -> bool:
    if kind is FenceKind.TOML:
        return is_toml_bare(value)
    return is_json_bare(value) if kind in (FenceKind.JSON, FenceKind.JSON_MEMBERS) else True
