"""The edit that a SetField asks for; loaded with the first of them, since most posts are only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.meaning import BareText, QuotedText
from editor.core.frontmatter.rewrite import remove_field, rename_field, set_field
from editor.core.frontmatter.schema import FieldKind, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.diagnostic import Diagnostic
    from editor.core.frontmatter.field import FieldValue, FrontMatter
    from editor.core.frontmatter.generator import Generator
    from editor.core.text.edit import TextEdit
    from editor.renderer.protocol import SetField


def asked_edit(
    asked: SetField, lines: Sequence[str], generator: Generator, front_matter: FrontMatter
) -> TextEdit | Diagnostic:
    """Give the edit of the post that is asked for, or what stands in the way; `front_matter` is its own."""
    if asked.new_name:
        return rename_field(lines, generator, asked.name, asked.new_name)
    if asked.remove:
        return remove_field(lines, generator, asked.name)
    return set_field(lines, generator, asked.name, _as_meant(asked, generator, front_matter))


def _as_meant(asked: SetField, generator: Generator, front_matter: FrontMatter) -> FieldValue:
    """Take what a new field begins with as what the form will show it as, or as its kind says."""
    value = asked.value
    is_new = all(field.name != asked.name for field in front_matter.fields)
    if is_new and isinstance(value, str):
        looks = kind_of(asked.name, value, generator)
        is_typed = looks in (FieldKind.NUMBER, FieldKind.SWITCH)
        if asked.meant_as in (FieldKind.TEXT, FieldKind.LONG_TEXT):
            return QuotedText(value) if is_typed or looks is FieldKind.DATE else value
        if is_typed:
            return BareText(value)
    return value
