"""The part of a file name that a title gives."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_BYTES = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SPECIAL = re.compile(r"[\s\ufeff~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_ZERO_WIDTH_JOINER = "\u200d"
_LETTERS: Mapping[str, str] = MappingProxyType(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"}
)


def slugize(title: str, *, lower: bool = False) -> str:
    """Give the slug of a title as Hexo does (`hexo-util:lib/slugize.ts`): `晨雾 & Café!` is `晨雾-Cafe`.

    Diacritics go, runs of ASCII signs and spaces become one `-`, Chinese stays. Beyond Hexo the slug is
    safe as a file name everywhere: at most 200 bytes, no invisible characters, no name that Windows keeps
    for a device, never empty.
    """
    plain = "".join(_without_diacritics(character) for character in title[:2_000])
    slug = _SPECIAL.sub("-", _CONTROL.sub("", plain)).strip("-")
    slug = "".join(character for character in slug if _is_visible(character))
    return safe_name(slug.lower() if lower else slug)


def safe_name(name: str) -> str:
    """Make one segment of a path a name that every file system takes: `../con` becomes `con-post`."""
    cleaned = "".join(character for character in name if _is_visible(character))
    cleaned = re.sub(r"[\\/:*?\"<>|\x00-\x1f\x7f-\x9f]+", "-", cleaned).strip(" .-~")
    shortened = cleaned.encode("utf-8", "ignore")[:_MAX_BYTES].decode("utf-8", "ignore").rstrip(" .-~")
    if _RESERVED.match(shortened):
        stem, dot, rest = shortened.partition(".")
        return f"{stem}-post{dot}{rest}"
    return shortened or "untitled"


def _without_diacritics(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    first, *others = unicodedata.normalize("NFKD", character) or "\0"
    is_latin = first.isascii() and first.isalpha()
    return first if is_latin and all(unicodedata.combining(other) for other in others) else character


def _is_visible(character: str) -> bool:
    # joiners hold emoji together; the other format characters only hide or turn text around
    return character == _ZERO_WIDTH_JOINER or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
