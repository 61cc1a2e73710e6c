from __future__ import annotations

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import FieldKind, kind_of, schema_for


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
