"""How a value is put into words: what a rewrite asks of each format."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.meaning import WrittenKey, wanted_style
from editor.core.frontmatter.scalar_type import is_json_bare, is_toml_bare
from editor.core.frontmatter.tree import Style
from editor.core.frontmatter.yaml_writer import YamlWriter, double_quoted

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue


class Writer(Protocol):
    """Writes scalars and keys of one format."""

    @property
    def colon(self) -> str:
        """Give what stands between key and value."""
        ...

    def scalar(self, value: str | None, like: Style, *, is_typed: bool, in_flow: bool) -> str:
        """Write a value on one line, in the style of another where that can hold it.

        With `is_typed` a text such as `true` or `2024-01-01` means a switch or a date: no quotes.
        """
        ...

    def key(self, name: str, like: Style) -> str:
        """Write a key."""
        ...


@dataclass(frozen=True, slots=True)
class TomlWriter:
    """Writes TOML."""

    colon: str = " = "

    def scalar(self, value: str | None, like: Style, *, is_typed: bool, in_flow: bool) -> str:  # noqa: ARG002 - the same in a list
        """Write a value; a text of more lines stays between three quotes where it was."""
        text = value or ""
        like, is_typed = wanted_style(text if value is None else value, like, is_typed=is_typed)
        if is_typed and is_toml_bare(text):
            return text
        if like in (Style.LONG_DOUBLE, Style.LONG_SINGLE) and "\n" in text:
            lines = [double_quoted(line)[1:-1] for line in text.split("\n")]
            return '"""\n' + "\n".join(lines) + '"""'
        if like in (Style.SINGLE, Style.LONG_SINGLE) and "'" not in text and text.isprintable():
            return f"'{text}'"
        return _toml_double_quoted(text)

    def key(self, name: str, like: Style) -> str:  # noqa: ARG002 - a bare key is always the better one
        """Write a key, with quotes only where it needs them."""
        is_bare = name.isascii() and name.replace("-", "a").replace("_", "a").isalnum()
        return name if is_bare else _toml_double_quoted(name)


@dataclass(frozen=True, slots=True)
class JsonWriter:
    """Writes JSON."""

    colon: str = ": "

    def scalar(self, value: str | None, like: Style, *, is_typed: bool, in_flow: bool) -> str:  # noqa: ARG002 - the same in a list
        """Write a value."""
        if value is None:
            return "null"
        _, is_typed = wanted_style(value, like, is_typed=is_typed)
        if is_typed and is_json_bare(value):
            return value
        return json.dumps(value, ensure_ascii=False)

    def key(self, name: str, like: Style) -> str:  # noqa: ARG002 - JSON has one kind of quotes
        """Write a key."""
        return json.dumps(name, ensure_ascii=False)


def writer_for(kind: FenceKind, quote: Style, *, is_cautious: bool) -> Writer:
    """Choose the writer of a format; `quote` is what the front matter prefers where quotes are needed."""
    if kind is FenceKind.TOML:
        return TomlWriter()
    if kind in (FenceKind.JSON, FenceKind.JSON_MEMBERS):
        return JsonWriter()
    return YamlWriter(quote, is_cautious)


def write_flow(writer: Writer, value: FieldValue, like: Style, *, is_typed: bool = False) -> str:
    """Write any value on one line, lists and mappings in brackets."""
    if isinstance(value, tuple):
        items = [write_flow(writer, item, like, is_typed=is_typed) for item in value]
        return f"[{', '.join(items)}]"
    if value is None or isinstance(value, str):
        return writer.scalar(value, like, is_typed=is_typed, in_flow=True)
    return f"{{{', '.join(_member(writer, name, member, like) for name, member in value.items())}}}"


def _member(writer: Writer, name: str, value: FieldValue, like: Style) -> str:
    key = writer.key(name, Style.PLAIN)
    if value is None and isinstance(name, WrittenKey):
        return key  # the `{{ title }}` of a template has no colon
    return key + writer.colon + write_flow(writer, value, like)


def _toml_double_quoted(text: str) -> str:
    # TOML has neither \x nor \N escapes before 1.1
    return double_quoted(text, has_hex_escape=False)
