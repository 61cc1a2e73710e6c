"""Which fields a form shows for each generator, and how each is edited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.frontmatter.field import FieldValue


class FieldKind(StrEnum):
    """How the value of a field is shown and edited."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    NUMBER = "number"
    SWITCH = "switch"
    DATE = "date"
    TAGS = "tags"
    CATEGORIES = "categories"
    """like tags, but the order counts and items may be paths (Hexo: lists in the list)"""
    LIST = "list"
    IMAGE = "image"
    OBJECT = "object"
    """a mapping, or a list of mappings: shown, edited in the source"""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A row of the form: the field's name and its kind."""

    name: str
    kind: FieldKind


def _specs(**kinds: str) -> tuple[FieldSpec, ...]:
    """Make specs of names by their kind; `long_text` is the kind `long-text`."""
    return tuple(
        FieldSpec(name, FieldKind(kind.replace("_", "-")))
        for kind, names in kinds.items()
        for name in names.split()
    )


def _ordered(order: str, specs: tuple[FieldSpec, ...]) -> tuple[FieldSpec, ...]:
    by_name = {spec.name: spec for spec in specs}
    first = [by_name[name] for name in order.split()]
    return (*first, *(spec for spec in specs if spec not in first))


# hexojs/site source/docs/front-matter.md; cover, top_img, sticky … are what common themes read
_HEXO = _ordered(
    "title date categories tags cover updated",
    _specs(
        text="title permalink layout author lang",
        date="date updated",
        categories="categories",
        tags="tags",
        image="cover thumbnail banner top_img",
        switch="comments published disableNunjucks",
        long_text="excerpt description",
        number="sticky",
    ),
)
# gohugoio/hugoDocs content/en/content-management/front-matter.md
_HUGO = _ordered(
    "title date categories tags draft featured_image lastmod",
    _specs(
        text="title slug url",
        date="date lastmod publishDate expiryDate",
        categories="categories",
        tags="tags",
        switch="draft",
        list="series aliases images",
        image="featured_image",
        number="weight",
        long_text="description summary",
    ),
)
# jekyll/jekyll docs/_docs/front-matter.md, and what jekyll-seo-tag reads
_JEKYLL = _ordered(
    "title date categories tags published image layout",
    _specs(
        text="title layout permalink slug author excerpt_separator",
        date="date last_modified_at",
        categories="categories",
        tags="tags",
        switch="published comments",
        image="image",
        long_text="description excerpt",
    ),
)
# the blog template of withastro/astro; a site defines its own schema
_ASTRO = _ordered(
    "title pubDate tags draft heroImage updatedDate",
    _specs(
        text="title slug author layout",
        date="pubDate updatedDate date",
        categories="categories",
        tags="tags",
        switch="draft",
        image="heroImage image",
        long_text="description",
    ),
)
_PLAIN = _ordered(
    "title date categories tags draft cover",
    _specs(
        text="title author",
        date="date",
        categories="categories",
        tags="tags",
        switch="draft",
        image="cover",
        long_text="description",
    ),
)

_IMAGE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#]\S*)?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?")
_LONG = 120


def schema_for(generator: Generator) -> tuple[FieldSpec, ...]:
    """List the fields that posts of a generator usually have, the most used first."""
    match generator:
        case Generator.HEXO:
            return _HEXO
        case Generator.HUGO:
            return _HUGO
        case Generator.JEKYLL:
            return _JEKYLL
        case Generator.ASTRO:
            return _ASTRO
        case Generator.PLAIN:
            return _PLAIN


def kind_of(
    name: str, value: FieldValue, generator: Generator, kinds: Mapping[str, FieldKind] | None = None
) -> FieldKind:
    """Tell how a field is edited: as the schema says where the value allows it, else as the value looks.

    `kinds` are those that the other posts of the folder use; they count for names that no schema has.
    """
    known = specified_kind(name, generator)
    if known is None and kinds and name in kinds:
        return _kind_among(kinds[name], value)
    if isinstance(value, dict):
        return FieldKind.OBJECT
    if isinstance(value, tuple):
        if any(isinstance(item, dict) for item in value):
            return FieldKind.OBJECT
        return known if known is FieldKind.TAGS or known is FieldKind.CATEGORIES else FieldKind.LIST
    if not isinstance(value, str) or not value:
        return known or FieldKind.TEXT
    guessed = _guess(value)
    if known is None or (known in (FieldKind.SWITCH, FieldKind.NUMBER) and guessed is not known):
        return guessed
    return known


def _kind_among(usual: FieldKind, value: FieldValue) -> FieldKind:
    """Give the kind that other posts use where the value can be edited as that, else as the value looks."""
    if isinstance(value, dict):
        return FieldKind.OBJECT
    if isinstance(value, tuple):
        return FieldKind.OBJECT if any(isinstance(item, dict) for item in value) else FieldKind.LIST
    if usual is FieldKind.OBJECT:
        usual = FieldKind.TEXT
    if not isinstance(value, str) or not value:
        return usual
    guessed = _guess(value)
    is_strict = usual in (FieldKind.SWITCH, FieldKind.NUMBER, FieldKind.DATE)
    if guessed is FieldKind.LONG_TEXT or (is_strict and guessed is not usual):
        return guessed
    return usual


def specified_kind(name: str, generator: Generator) -> FieldKind | None:
    """Give the kind that the generator's schema has for a name, or else another generator's schema."""
    for each in (generator, *Generator):
        for spec in schema_for(each):
            if spec.name == name:
                return spec.kind
    return None


def _guess(value: str) -> FieldKind:
    if value.lower() in ("true", "false"):
        return FieldKind.SWITCH
    if _NUMBER.fullmatch(value):
        return FieldKind.NUMBER
    if _DATE.fullmatch(value):
        return FieldKind.DATE
    if _IMAGE_NAME.fullmatch(value):
        return FieldKind.IMAGE
    return FieldKind.LONG_TEXT if "\n" in value or len(value) > _LONG else FieldKind.TEXT
