"""A file name that a stranger wished for, made safe on every system."""

from __future__ import annotations

import re
import unicodedata

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MAX_BYTES = 120


def safe_stem(wanted: str) -> str:
    """Give a stem without extension made of letters, digits, `-` and `_`; "" where nothing is left.

    `../My photo (1).PNG` becomes `My-photo-1`, `图 片.png` becomes `图-片`, `.a` becomes `a`.
    """
    name = re.split(r"[/\\]", wanted)[-1]
    name = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    stem = name.rpartition(".")[0] or name
    kept = "".join(letter if _is_kept(letter) else "-" for letter in stem)
    kept = re.sub(r"-{2,}", "-", kept).strip("-_")
    kept = kept.encode("utf-8")[:_MAX_BYTES].decode("utf-8", "ignore").rstrip("-_")
    return f"image-{kept}" if _RESERVED.fullmatch(kept) else kept


def same_name(name: str) -> str:
    """Give what two names have in common that some system takes for one: case and composition put aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_kept(letter: str) -> bool:
    # marks are kept: many scripts write vowels with them
    return letter in "-_" or unicodedata.category(letter)[0] in "LNM"
