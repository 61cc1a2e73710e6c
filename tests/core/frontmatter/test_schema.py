from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import FieldKind, kind_of, schema_for

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue


@pytest.mark.parametrize("generator", list(Generator))
def test_a_schema_begins_with_the_title_and_names_no_field_twice(generator: Generator) -> None:
    names = [spec.name for spec in schema_for(generator)]
    assert names[0] == "title"
    assert len(names) == len(set(names))


def test_the_fields_of_hexo() -> None:
    names = [spec.name for spec in schema_for(Generator.HEXO)]
    assert names[:5] == ["title", "date", "categories", "tags", "cover"]
    assert {"updated", "permalink", "excerpt", "description", "thumbnail", "banner", "comments"} < set(names)
    assert {"layout", "published", "sticky", "top_img", "author", "lang", "disableNunjucks"} < set(names)


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("tags", ("a",), FieldKind.TAGS),
        ("tags", "a", FieldKind.TAGS),
        ("categories", (("a", "b"),), FieldKind.CATEGORIES),
        ("title", "2024", FieldKind.TEXT),
        ("date", None, FieldKind.DATE),
        ("cover", "x", FieldKind.IMAGE),
        ("cover", {"image": "x.png"}, FieldKind.OBJECT),
        ("comments", "maybe", FieldKind.TEXT),
        ("comments", None, FieldKind.SWITCH),
        ("mine", "true", FieldKind.SWITCH),
        ("mine", "12.5", FieldKind.NUMBER),
        ("mine", "9" * 500, FieldKind.LONG_TEXT),
        ("mine", "2024-01-01", FieldKind.DATE),
        ("mine", "/img/a b.png", FieldKind.TEXT),
        ("mine", "/img/a.png", FieldKind.IMAGE),
        ("mine", "a\nb", FieldKind.LONG_TEXT),
        ("mine", ("a",), FieldKind.LIST),
        ("mine", ({"a": "b"},), FieldKind.OBJECT),
        ("mine", None, FieldKind.TEXT),
        ("draft", None, FieldKind.SWITCH),
    ],
)
def test_the_kind_is_the_schemas_where_the_value_allows_it(name: str, value: object, kind: FieldKind) -> None:
    assert kind_of(name, value, Generator.HEXO) is kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("usual", "value", "kind"),
    [
        (FieldKind.TEXT, "12", FieldKind.TEXT),
        (FieldKind.TEXT, "word " * 40, FieldKind.LONG_TEXT),
        (FieldKind.SWITCH, "", FieldKind.SWITCH),
        (FieldKind.SWITCH, None, FieldKind.SWITCH),
        (FieldKind.SWITCH, "perhaps", FieldKind.TEXT),
        (FieldKind.DATE, "some day", FieldKind.TEXT),
        (FieldKind.IMAGE, "cat", FieldKind.IMAGE),
        (FieldKind.LIST, "one", FieldKind.LIST),
        (FieldKind.TEXT, ("one",), FieldKind.LIST),
        (FieldKind.TEXT, ({"a": "b"},), FieldKind.OBJECT),
        (FieldKind.LIST, {"a": "b"}, FieldKind.OBJECT),
        (FieldKind.OBJECT, "one", FieldKind.TEXT),
    ],
)
def test_the_other_posts_tell_the_kind_of_a_name_that_no_schema_has(
    usual: FieldKind, value: FieldValue, kind: FieldKind
) -> None:
    assert kind_of("mood", value, Generator.HEXO, {"mood": usual}) is kind


def test_a_schema_outweighs_the_other_posts() -> None:
    assert kind_of("excerpt", "a", Generator.HEXO, {"excerpt": FieldKind.NUMBER}) is FieldKind.LONG_TEXT
