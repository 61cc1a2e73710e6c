from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from editor.core.site.serving_habits import Mount
from editor.core.text.edit import Position, Range
from editor.core.text.span import Span, SpanKind
from editor.renderer.codec import DEEPEST, AnyFieldValue, FormBuilder, ProtocolError


@dataclass(frozen=True, slots=True)
class _Single:
    only: tuple[Range, ...]


def _through(kind: object, value: object) -> object:
    form = FormBuilder({"Mapping": Mapping}).form_of(kind)
    return form.read(_as_json(form.write(value) if form.write else value))


def _as_json(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_as_json(item) for item in value]
    if isinstance(value, dict):
        return {name: _as_json(item) for name, item in value.items()}
    return str(value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (str, "\ud800"),
        (Span, Span(1, 2, 3, SpanKind.CODE)),
        (Range, Range.on_line(4, 5, 6)),
        (tuple[Range, ...], (Range.on_line(0, 0, 0),)),
        (_Single, _Single((Range(Position(0, 1), Position(2, 3)),))),
        (dict[str, Span], {"a": Span(1, 2, 3, SpanKind.KEY)}),
        (Span | None, None),
        (Span | None, Span(0, 0, 0, SpanKind.MARK)),
        (AnyFieldValue, (None, "a", {"b": ("c", None)})),
    ],
)
def test_a_value_comes_back_as_it_was(kind: object, value: object) -> None:
    assert _through(kind, value) == value


def test_a_named_tuple_comes_back_as_one() -> None:
    found = _through(tuple[Mount, ...], (Mount("photos", "img"),))
    assert found == (Mount("photos", "img"),)
    assert [type(one) for one in (found if isinstance(found, tuple) else ())] == [Mount]


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (str, 1),
        (int, True),
        (int, 1.0),
        (int, 2**60),
        (bool, 1),
        (Mount, ["a"]),
        (Span, [1, 2, 3]),
        (Span, [1, 2, 3, "mark", 5]),
        (Span, [1, 2, 3, "pink"]),
        (Span, [1, 2, 3, ["mark"]]),
        (Span, {"line": 1}),
        (tuple[int, ...], 3),
        (tuple[int, ...], [3, "4"]),
        (dict[str, str], [["a", "b"]]),
        (AnyFieldValue, 3),
        (AnyFieldValue, ["a", 3]),
    ],
)
def test_what_does_not_fit_is_refused(kind: object, plain: object) -> None:
    form = FormBuilder({}).form_of(kind)
    with pytest.raises(ProtocolError):
        form.read(plain)


@pytest.mark.parametrize("value", [3, {1: "a"}, {"a": object()}, ["a list, not a tuple"]])
def test_what_is_no_field_value_is_not_written(value: object) -> None:
    write = FormBuilder({}).form_of(AnyFieldValue).write
    assert write is not None
    with pytest.raises(ProtocolError):
        write(value)


def test_a_field_value_nests_fifty_deep_and_no_deeper() -> None:
    form = FormBuilder({}).form_of(AnyFieldValue)
    value: object = "a"
    for _ in range(DEEPEST):
        value = (value,)
    assert form.write is not None
    assert form.read(form.write(value)) == value
    with pytest.raises(ProtocolError):
        form.write((value,))
    with pytest.raises(ProtocolError):
        form.read([value])


def test_a_type_without_a_form_is_an_error_of_ours() -> None:
    with pytest.raises(TypeError):
        FormBuilder({}).form_of(float)
