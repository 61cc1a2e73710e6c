"""The image that a tag shows: the one reader for all who draw it and all who look for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from editor.core.frontmatter.generator import Generator
from editor.core.markdown.site_tag import TagRole, parameters_in, positional_in, read_tag, words_in
from editor.core.site.image_name import has_image_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.markdown.site_tag import Tag, Word

_HEXO = frozenset({"asset_img", "asset_image", "img", "image"})
_HUGO = frozenset({"figure", "image", "img", "imgproc", "picture"})
_INCLUDES = frozenset({"include", "include_relative", "include_cached", "include_absolute"})
_PARAMETERS = ("src", "url", "image_path", "image", "path", "img", "file")
_ADDRESS = re.compile(r"^(?:[A-Za-z]{3,9}:)?/")
_SIZE = re.compile(r"\d+%?(?:px)?")


class TagImage(NamedTuple):
    """What a tag says of its image; the destination is written at offsets `start` to `end` of its source."""

    destination: str
    start: int
    end: int
    description: str = ""
    title: str = ""
    caption: str = ""


def hexo_image(tag: Tag) -> TagImage | None:
    """Read `{% asset_img [class] slug [width] [height] [title [alt]] %}`, None for any other tag.

    Source: `hexo@a16a7e60:lib/plugins/tag/asset_img.ts` and `img.ts`. Hexo takes the first word that names
    an asset; without the disk that is the first that looks like one.
    """
    words = words_in(tag.arguments) if tag.name in _HEXO and tag.role is TagRole.OPEN else []
    if not words:
        return None
    looks = (_names_image, _looks_like_path)
    index = next((at for look in looks for at, word in enumerate(words) if look(word.text)), 0)
    rest = [word.text for word in words[index + 1 :]]
    while rest and _SIZE.fullmatch(rest[0]):
        rest.pop(0)
    title, description = _title_and_description(rest)
    return _image(tag, words[index], description, title)


def liquid_image(tag: Tag) -> TagImage | None:
    """Read `{% include figure.html src="a.png" alt="A cat" %}`: the first parameter that names an image."""
    if tag.name not in _INCLUDES or tag.role is not TagRole.OPEN:
        return None
    given = parameters_in(tag.arguments)
    for name in _PARAMETERS:
        if name in given and has_image_name(given[name].text):
            description = _text(given, "alt", "description")
            return _image(tag, given[name], description, _text(given, "caption", "title"))
    return None


def hugo_image(tag: Tag) -> TagImage | None:
    """Read `{{< figure src="a.png" alt="A cat" >}}` and `{{< img "a.png" >}}`, None for other shortcodes."""
    if tag.name not in _HUGO or tag.role is TagRole.CLOSE:
        return None
    given = parameters_in(tag.arguments)
    named = [given[name] for name in ("src", "path") if name in given and given[name].text]
    word = next(iter([*named, *positional_in(tag.arguments)]), None)
    if word is None:
        return None
    return _image(tag, word, _text(given, "alt"), _text(given, "title"), _text(given, "caption"))


def tag_image_at(text: str, at: int, limit: int | None = None) -> tuple[Tag | None, TagImage | None]:
    """Read the tag of whatever generator at an offset, and the image it shows; None for what is not there."""
    if text.startswith("{%", at):
        tag = read_tag(text, at, Generator.HEXO, limit)
        return tag, (hexo_image(tag) or liquid_image(tag)) if tag else None
    tag = read_tag(text, at, Generator.HUGO, limit)
    return tag, hugo_image(tag) if tag else None


def hexo_images_in(text: str) -> Iterator[tuple[int, int, TagImage]]:
    """Find Hexo's image tags in a text; give where each begins and ends, and its image."""
    at = 0
    while (start := text.find("{%", at)) >= 0:
        tag = read_tag(text, start, Generator.HEXO)
        at = start + (len(tag.source) if tag else 2)
        image = hexo_image(tag) if tag else None
        if image:
            yield start, at, image


def _image(tag: Tag, word: Word, description: str, title: str, caption: str = "") -> TagImage | None:
    if not word.text:
        return None
    first = tag.source.index(tag.arguments, tag.source.index(tag.name) + len(tag.name))
    return TagImage(word.text, first + word.start, first + word.end, description, title, caption)


def _names_image(word: str) -> bool:
    return has_image_name(word) or _ADDRESS.match(word) is not None


def _looks_like_path(word: str) -> bool:
    return "." in word or "/" in word


def _text(given: dict[str, Word], *names: str) -> str:
    """Give the first of some parameters that is there."""
    return next((given[name].text for name in names if name in given), "")


def _title_and_description(words: list[str]) -> tuple[str, str]:
    """Part what follows the size; `'"a title" "a description"'` is one quoted word in Hexo's own manual."""
    if len(words) == 1 and '"' in words[0]:
        inner = re.findall(r'"([^"]*)"', words[0])
        words = inner or [words[0].replace('"', "")]
    if not words:
        return "", ""
    return words[0], words[1] if len(words) > 1 else ""
