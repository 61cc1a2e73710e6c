"""A member of an object, named with dots: `params.author` is the member `author` of the field `params`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.field_value import read_fields
from editor.core.frontmatter.meaning import is_mapping
from editor.core.frontmatter.rewrite import remove_field, set_field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.diagnostic import Diagnostic
    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.generator import Generator
    from editor.core.text.edit import TextEdit


def path_of(name: str, fields: Mapping[str, object]) -> tuple[str, ...]:
    """Give the names that lead to what a dotted name means, from a field inwards.

    A field of that very name counts first; a dot parts names only behind an object. So a name without a
    dot, and one of no object, is the field of that name, which may be new.
    """
    if name in fields:
        return (name,)
    at = len(name)
    while (at := name.rfind(".", 0, at)) > 0:
        members = fields.get(name[:at])
        if is_mapping(members) and at + 1 < len(name):
            return (name[:at], *path_of(name[at + 1 :], members))
    return (name,)


def set_named(
    lines: Sequence[str], generator: Generator, name: str, value: FieldValue
) -> TextEdit | Diagnostic:
    """Give the edit that sets a field or a member, as `set_field` does."""
    field, *inner = path_of(name, fields := _fields(lines, generator))
    if inner:
        value = _with(fields[field], inner, value)
    return set_field(lines, generator, field, value)


def remove_named(lines: Sequence[str], generator: Generator, name: str) -> TextEdit | Diagnostic:
    """Give the edit that removes a field or a member; one that is not there changes nothing."""
    field, *inner = path_of(name, fields := _fields(lines, generator))
    if not inner:
        return remove_field(lines, generator, field)
    return set_field(lines, generator, field, _without(fields[field], inner))


def _fields(lines: Sequence[str], generator: Generator) -> Mapping[str, FieldValue]:
    found = read_fields(lines, generator)
    return found if isinstance(found, dict) else {}


def _with(whole: FieldValue, names: Sequence[str], value: FieldValue) -> FieldValue:
    members = dict(whole) if is_mapping(whole) else {}
    name, *inner = names
    return members | {name: _with(members[name], inner, value) if inner else value}


def _without(whole: FieldValue, names: Sequence[str]) -> FieldValue:
    members = dict(whole) if is_mapping(whole) else {}
    name, *inner = names
    if inner:
        return members | {name: _without(members[name], inner)}
    return {other: value for other, value in members.items() if other != name}
