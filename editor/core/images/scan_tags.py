"""Images that a tag of the generator shows: Hexo's `{% asset_img %}` and `{% img %}`, Hugo's figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.images.found import Found
from editor.core.images.image_name import has_image_name
from editor.core.markdown.liquid_tags import IMAGE_PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEXO = re.compile(r"\{%-?\s*(?P<name>asset_img|asset_image|img|image)\s(?P<rest>[\s\S]*)-?%\}$")
_LIQUID = re.compile(r"\{%-?\s*include(?:_relative|_cached|_absolute)?\s+[^\s{}%]+\s(?P<rest>[\s\S]*)-?%\}$")
_ASSET_LINK = re.compile(
    r"\{%-?\s{0,20}asset_link\s{1,20}(?:\"(?P<double>[^\"{}]+)\"|'(?P<single>[^'{}]+)'|(?P<bare>[^\s\"'{}%]+))"
)
_HUGO = re.compile(r"\{\{[<%]\s*(?:figure|image|img|imgproc|picture)\s(?P<rest>[\s\S]*)/?[>%]\}\}$")
_ARGUMENT = re.compile(r"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'][^\s]*)")
_PARAMETER = re.compile(
    r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"'`>]+))"
)
_ADDRESS = re.compile(r"^(?:[A-Za-z]{3,9}:)?/")
_NUMBER = re.compile(r"^\d+%?(?:px)?$")
_MAX_TAG = 4_000


def scan_tags(text: str) -> Iterator[Found]:
    """Find the image tags of a text that holds no code."""
    at = 0
    while (start := text.find("{", at)) >= 0:
        found, at = tag_at(text, start)
        if found:
            yield found


def scan_link_tags(text: str) -> Iterator[Found]:
    """Find the tags that link to a file of the post, `{% asset_link a.png %}`, in a text without code."""
    at = 0
    while (start := text.find("{%", at)) >= 0:
        _, at = tag_at(text, start)
        if found := link_tag_at(text, start, at):
            yield found


def link_tag_at(text: str, start: int, end: int) -> Found | None:
    """Read the tag between two offsets, None where it is no `asset_link` of Hexo's."""
    tag = _ASSET_LINK.match(text, start, end)
    if tag is None:
        return None
    group = next(name for name in ("double", "single", "bare") if tag[name] is not None)
    return Found("", tag[group], "", start, end, tag.start(group), tag.end(group))


def tag_at(text: str, start: int) -> tuple[Found | None, int]:
    """Read the tag at an offset; give the image it shows, if any, and the offset to go on from."""
    if text.startswith("{%", start):
        closer = "%}"
    elif text.startswith(("{{<", "{{%"), start):
        closer = text[start + 2].replace("<", ">") + "}}"
    else:
        return None, start + 1
    end = text.find(closer, start + 2, start + _MAX_TAG)
    if end < 0:
        return None, start + 2
    end += len(closer)
    return _image_of_tag(text[start:end], start), end


def _image_of_tag(tag: str, start: int) -> Found | None:
    hexo = _HEXO.match(tag)
    hugo, liquid = _HUGO.match(tag), _LIQUID.match(tag)
    if hexo:
        found = _hexo_image(hexo)
    elif hugo:
        found = _hugo_image(hugo)
    else:
        found = _liquid_image(liquid) if liquid else None
    return found.moved(start) if found else None


def _hexo_image(tag: re.Match[str]) -> Found | None:
    """Read `[class] slug [width] [height] [title [alt]]`.

    Source: `hexo@a16a7e60:lib/plugins/tag/asset_img.ts` and `img.ts`. Hexo takes the first word that names
    an asset; without the disk that is the first that looks like one.
    """
    words = [
        (found[group], tag.start("rest") + found.start(group))
        for found in _ARGUMENT.finditer(tag["rest"].rstrip(" -"))
        for group in ("double", "single", "bare")
        if found[group] is not None
    ]
    named = (index for index, (word, _) in enumerate(words) if has_image_name(word) or _ADDRESS.match(word))
    index = next(named, 0)
    if not words or not words[index][0]:
        return None
    destination, at = words[index]
    rest = [word for word, _ in words[index + 1 :]]
    while rest and _NUMBER.match(rest[0]):
        rest.pop(0)
    title, description = _title_and_description(rest)
    return Found(description, destination, title, 0, tag.end(), at, at + len(destination))


def _title_and_description(words: list[str]) -> tuple[str, str]:
    """Part what follows the size; `'"a title" "a description"'` is one quoted word in Hexo's own manual."""
    if len(words) == 1 and '"' in words[0]:
        inner = re.findall(r'"([^"]*)"', words[0])
        words = inner or [words[0].replace('"', "")]
    if not words:
        return "", ""
    return words[0], words[1] if len(words) > 1 else ""


def _parameters(tag: re.Match[str]) -> dict[str, tuple[str, int]]:
    values: dict[str, tuple[str, int]] = {}
    for found in _PARAMETER.finditer(tag["rest"]):
        group = next(name for name in ("double", "single", "raw", "bare") if found[name] is not None)
        values.setdefault(found["name"].lower(), (found[group], tag.start("rest") + found.start(group)))
    return values


def _liquid_image(tag: re.Match[str]) -> Found | None:
    """Read `{% include figure.html src="a.png" alt="A cat" %}`: the first parameter that names an image."""
    values = _parameters(tag)
    shown = (values[name] for name in IMAGE_PARAMETERS if name in values and has_image_name(values[name][0]))
    destination, at = next(shown, ("", 0))
    if not destination:
        return None
    description = values.get("alt", values.get("description", ("", 0)))[0]
    title = values.get("caption", values.get("title", ("", 0)))[0]
    return Found(description, destination, title, 0, tag.end(), at, at + len(destination))


def _hugo_image(tag: re.Match[str]) -> Found | None:
    values = _parameters(tag)
    destination, at = values.get("src") or values.get("path") or ("", 0)
    first = _ARGUMENT.match(tag["rest"].lstrip()) if not values else None
    if not destination and first:
        group = next(name for name in ("double", "single", "bare") if first[name] is not None)
        skipped = len(tag["rest"]) - len(tag["rest"].lstrip())
        destination, at = first[group], tag.start("rest") + skipped + first.start(group)
    if not destination:
        return None
    description = values.get("alt", ("", 0))[0]
    title = values.get("title", values.get("caption", ("", 0)))[0]
    return Found(description, destination, title, 0, tag.end(), at, at + len(destination))
