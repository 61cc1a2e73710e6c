"""What a post may say in `style=`: what can neither load nor cover nor leave its place."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 1_000
"""A longer style, in characters, is left out as a whole."""

_MOST = 20
_DECLARATION = re.compile(r"\s*([A-Za-z-]{3,20})\s*:\s*([A-Za-z0-9#%.,() -]{1,80}?)\s*", re.ASCII)
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})(px|em|rem|ex|ch|pt|%)|0", re.ASCII)
_MOST_OF_UNIT: Mapping[str, float] = MappingProxyType(
    {"px": 2000, "pt": 1500, "em": 100, "rem": 100, "ex": 200, "ch": 200, "%": 100}
)
_NUMBER = r"\s*\d{1,3}(?:\.\d{1,4})?%?\s*"
_COLOUR = re.compile(
    r"[a-z]{3,20}|#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
    rf"|(?:rgb|hsl)a?\({_NUMBER}(?:,{_NUMBER}){{2}}(?:,\s*(?:[01]|0?\.\d{{1,4}}|\d{{1,3}}%)\s*)?\)",
    re.ASCII,
)
_ZOOM = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)%|([01]?\.\d{1,2}|[12])", re.ASCII)
_LINES = re.compile(r"[12](?:\.\d{1,3})?|3", re.ASCII)
_PICTURES = frozenset({"img", "video"})


def safe_style(tag: str, style: str) -> str:
    """Give the declarations of a style that are allowed on an element, `""` for none: `color:red;float:left`.

    Nothing is repaired: what is not exactly as it should be is left out, with its property.
    """
    if len(style) > LONGEST:
        return ""
    kept: list[str] = []
    for written in style.split(";")[:_MOST]:
        found = _DECLARATION.fullmatch(written)
        if found is None:
            continue
        name, value = found[1].lower(), " ".join(found[2].lower().split())
        if name == "height" and tag not in _PICTURES:
            continue  # words would run over those below
        allowed = _PROPERTIES.get(name)
        if allowed is not None and allowed(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


def _is_length(value: str, part: float = 1) -> bool:
    found = _LENGTH.fullmatch(value)
    return bool(found) and (found[0] == "0" or float(found[1]) <= part * _MOST_OF_UNIT[found[2]])


def _is_small_length(value: str) -> bool:
    return _is_length(value, 0.1)


def _is_size(value: str) -> bool:
    return value == "auto" or _is_length(value)


def _is_colour(value: str) -> bool:
    return _COLOUR.fullmatch(value) is not None


def _is_letter_size(value: str) -> bool:
    found = _LENGTH.fullmatch(value)
    if found is None or found[0] == "0":
        return value in ("small", "smaller", "medium", "large", "larger", "x-small", "x-large")
    least, most = {"px": (8, 72), "pt": (6, 54), "%": (50, 100)}.get(found[2], (0.5, 4))
    return least <= float(found[1]) <= most


def _is_zoom(value: str) -> bool:
    found = _ZOOM.fullmatch(value)
    return bool(found) and 0.05 <= (float(found[1]) / 100 if found[1] else float(found[2])) <= 2


def _is_border(value: str) -> bool:
    words = value.split(" ")
    return len(words) == 3 and _is_small_length(words[0]) and words[1] in _LINE_KINDS and _is_colour(words[2])


def _one_of(words: str) -> Callable[[str], bool]:
    return frozenset(words.split()).__contains__


def _some(allowed: Callable[[str], bool]) -> Callable[[str], bool]:
    """Allow one to four values, as for the four sides."""
    return lambda value: value.count(" ") < 4 and all(map(allowed, value.split(" ")))


_LINE_KINDS = frozenset({"solid", "dashed", "dotted", "double"})
_PROPERTIES: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "text-align": _one_of("left right center justify start end"),
        "color": _is_colour,
        "background-color": _is_colour,
        "background": _is_colour,
        "width": _is_size,
        "max-width": _is_length,
        "height": _is_size,
        **dict.fromkeys(
            ("margin", "margin-inline", "margin-block"),
            _some(lambda value: value == "auto" or _is_small_length(value)),
        ),
        **dict.fromkeys(
            ("margin-left", "margin-right", "margin-top", "margin-bottom"),
            lambda value: value == "auto" or _is_small_length(value),
        ),
        "padding": _some(_is_small_length),
        **dict.fromkeys(("padding-left", "padding-right", "padding-top", "padding-bottom"), _is_small_length),
        "text-indent": _is_small_length,
        "border": lambda value: value in ("0", "none") or _is_border(value),
        "border-radius": _some(lambda value: _is_small_length(value) or value == "50%"),
        "float": _one_of("left right none"),
        "clear": _one_of("left right both"),
        "display": _one_of("block inline inline-block"),
        "vertical-align": _one_of("baseline top middle bottom sub super text-top text-bottom"),
        "font-weight": _one_of("normal bold bolder lighter 100 200 300 400 500 600 700 800 900"),
        "font-style": _one_of("normal italic oblique"),
        "font-size": _is_letter_size,
        "line-height": lambda value: _LINES.fullmatch(value) is not None,
        "text-decoration": _one_of("none underline overline line-through"),
        "object-fit": _one_of("contain cover fill none scale-down"),
        "zoom": _is_zoom,
    }
)
"""What each property may be; there are no others."""
