"""Our frozen values as plain JSON and back, strictly: what does not fit exactly is refused.

A value is written as the list of its fields in order, `Span(3, 0, 2, MARK)` as `[3, 0, 2, "mark"]`, so
that a patch stays small and quick to read.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 50
"""how deep the lists and objects of a front-matter value may nest"""
LARGEST_NUMBER = 2**53


class ProtocolError(ValueError):
    """A line that is no message of ours, or a value that cannot become one."""


class AnyFieldValue:
    """Stands for `FieldValue`, which refers to itself: texts, lists, objects and nothing."""


@dataclass(frozen=True, slots=True)
class Form:
    """How values of one type are written and read; `write` is None where JSON takes them as they are."""

    write: Callable[[Any], object] | None
    read: Callable[[object], Any]


def read_text(plain: object) -> str:
    """Take a text."""
    if type(plain) is not str:
        raise ProtocolError("a text was expected")
    return plain


def read_number(plain: object) -> int:
    """Take a whole number of a size that JSON keeps exactly."""
    if type(plain) is not int or not -LARGEST_NUMBER <= plain <= LARGEST_NUMBER:
        raise ProtocolError("a whole number was expected")
    return plain


def read_switch(plain: object) -> bool:
    """Take true or false."""
    if type(plain) is not bool:
        raise ProtocolError("true or false was expected")
    return plain


def read_list(plain: object) -> list[object]:
    """Take a list."""
    if type(plain) is not list:
        raise ProtocolError("a list was expected")
    return cast("list[object]", plain)


def read_object(plain: object) -> dict[str, object]:
    """Take an object; the names in one are always texts."""
    if type(plain) is not dict:
        raise ProtocolError("an object was expected")
    return cast("dict[str, object]", plain)


def _read_field_value(plain: object, depth: int = 0) -> object:
    if depth > DEEPEST:
        raise ProtocolError("a value is nested too deeply")
    if plain is None or isinstance(plain, str):
        return plain
    if isinstance(plain, list):
        items = cast("list[object]", plain)
        return tuple(_read_field_value(item, depth + 1) for item in items)
    return {name: _read_field_value(item, depth + 1) for name, item in read_object(plain).items()}


def _write_field_value(value: object, depth: int = 0) -> object:
    if depth > DEEPEST:
        raise ProtocolError("a value is nested too deeply")
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_write_field_value(item, depth + 1) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, Mapping):
        entries = cast("Mapping[object, object]", value)
        if not all(isinstance(name, str) for name in entries):
            raise ProtocolError("a name in a value is no text")
        return {name: _write_field_value(item, depth + 1) for name, item in entries.items()}
    raise ProtocolError("a value is neither text nor list nor object")


class FormBuilder:
    """Makes the Form of a type from its annotations, and of every type inside it once.

    `names` are the types that annotations name, since modules import them for the type checker only.
    """

    def __init__(self, names: Mapping[str, object]) -> None:
        self._names = dict(names)
        self._plain: dict[object, Form] = {
            str: Form(None, read_text),
            int: Form(None, read_number),
            bool: Form(None, read_switch),
            AnyFieldValue: Form(_write_field_value, _read_field_value),
        }

    def fields_of(self, kind: type) -> dict[str, Form]:
        """Give the Form of every field of a dataclass or named tuple, in their order."""
        hints = get_type_hints(kind, localns=self._names)
        return {name: self.form_of(hints[name]) for name in _names_in(kind)}

    def form_of(self, hint: object) -> Form:
        """Give the Form of an annotation; TypeError where we have none for it."""
        if hint not in self._plain:
            self._plain[hint] = self._build(hint)
        return self._plain[hint]

    def _build(self, hint: object) -> Form:
        origin, inner = get_origin(hint), get_args(hint)
        if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
            return _tuple_form(self.form_of(inner[0]))
        if origin in (dict, Mapping) and inner[0] is str:
            return _object_form(self.form_of(inner[1]))
        if origin in (Union, UnionType) and len(inner) == 2 and NoneType in inner:
            return _optional_form(self.form_of(next(one for one in inner if one is not NoneType)))
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return _enum_form(hint)
        if isinstance(hint, type) and _names_in(hint):
            return _record_form(hint, tuple(self.fields_of(hint).items()))
        raise TypeError(f"no form for {hint!r}")


def _names_in(kind: type) -> tuple[str, ...]:
    """Give the names of the fields of a dataclass or named tuple, none of any other type."""
    names: tuple[str, ...] = getattr(kind, "_fields", ())
    return tuple(entry.name for entry in fields(kind)) if is_dataclass(kind) else names


def _tuple_form(item: Form) -> Form:
    write_item, read_item = item.write, item.read

    def read(plain: object) -> tuple[object, ...]:
        return tuple([read_item(one) for one in read_list(plain)])

    if write_item is None:
        return Form(None, read)
    return Form(lambda value: [write_item(one) for one in value], read)


def _object_form(item: Form) -> Form:
    write_item, read_item = item.write, item.read

    def read(plain: object) -> dict[str, object]:
        return {name: read_item(one) for name, one in read_object(plain).items()}

    if write_item is None:
        return Form(dict, read)
    return Form(lambda value: {name: write_item(one) for name, one in value.items()}, read)


def _optional_form(item: Form) -> Form:
    write_item, read_item = item.write, item.read

    def read(plain: object) -> object:
        return None if plain is None else read_item(plain)

    if write_item is None:
        return Form(None, read)
    return Form(lambda value: None if value is None else write_item(value), read)


def _enum_form(kind: type[StrEnum]) -> Form:
    members = {str(member.value): member for member in kind}

    def read(plain: object) -> StrEnum:
        found = members.get(read_text(plain))
        if found is None:
            raise ProtocolError(f"no {kind.__name__} of that name")
        return found

    return Form(None, read)


def _record_form(kind: type, entries: tuple[tuple[str, Form], ...]) -> Form:
    readers = [form.read for _, form in entries]
    writers = [form.write for _, form in entries]
    names = [name for name, _ in entries]

    def read(plain: object) -> object:
        items = read_list(plain)
        if len(items) != len(readers):
            raise ProtocolError(f"a {kind.__name__} has {len(readers)} fields")
        return kind(*[reader(item) for reader, item in zip(readers, items, strict=True)])

    if len(names) == 1:
        only, write_only = operator.attrgetter(names[0]), writers[0]
        return Form(lambda value: [write_only(only(value)) if write_only else only(value)], read)
    taken = operator.attrgetter(*names)
    if not any(writers):
        return Form(taken, read)  # a tuple of plain items is a list to JSON

    def write(value: object) -> list[object]:
        return [writer(item) if writer else item for writer, item in zip(writers, taken(value), strict=True)]

    return Form(write, read)
