"""What a site does with the images that come into it: name, place, processing, upload; kept as text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from editor.core.images.name_pattern import DEFAULT_PATTERN

if TYPE_CHECKING:
    from collections.abc import Sequence


class UploaderKind(StrEnum):
    """Who takes images to their host."""

    NONE = "none"
    SERVER = "server"
    """a PicGo or PicList server, mostly on this machine"""
    COMMAND = "command"
    """any program: it is given paths and prints addresses"""
    STORAGE = "storage"
    """storage that speaks the language of S3"""


@dataclass(frozen=True, slots=True)
class UploaderChoice:
    """The uploader of a site. No field holds a secret: those are in the keyring of the system."""

    kind: UploaderKind = UploaderKind.NONE
    server: str = "http://127.0.0.1:36677"
    command: str = ""
    """a program with its arguments, written as for a shell; no shell reads it"""
    timeout: int = 60
    """seconds until an upload that says nothing is given up"""
    endpoint: str = ""
    """address of the storage; "" is that of Amazon"""
    region: str = ""
    bucket: str = ""
    prefix: str = ""
    """what stands before a file's name in the bucket: `blog/img/`"""
    access_key: str = ""
    """the public half of the key; "" lets the system's own configuration decide"""
    public_address: str = ""
    """how readers reach a file: `https://img.example.org/{key}`"""


@dataclass(frozen=True, slots=True)
class Processing:
    """What is done to a raster image when it comes in. Animations, drawings (SVG) stay as they are."""

    longest_edge: int = 0
    """pixels to which a larger image is made smaller; 0 leaves the size"""
    convert_to: str = ""
    """`webp`, `avif` or `jpg`; "" keeps the format"""
    quality: int = 82
    """1 to 100, for formats that lose something"""
    strips: bool = False
    """whether camera, place and all other metadata are removed; the orientation is kept by turning"""
    keeps_heic: bool = False
    """whether HEIC, which browsers do not show, is kept as it is and not made a JPEG"""

    @property
    def does_something(self) -> bool:
        """Tell whether any image is to be changed."""
        return bool(self.longest_edge or self.convert_to or self.strips)


@dataclass(frozen=True, slots=True)
class ImageHabits:
    """The habits of one site."""

    pattern: str = DEFAULT_PATTERN
    place: str = ""
    """folder below the site for new images, with placeholders; "" is where the generator wants them"""
    links_web: bool = False
    """whether a picture dragged from a web page is linked where it is, and not downloaded"""
    uploads: bool = False
    """whether what comes in is uploaded at once"""
    processing: Processing = field(default_factory=Processing)
    uploader: UploaderChoice = field(default_factory=UploaderChoice)


def habits_as_text(root: str, habits: ImageHabits) -> str:
    """Write the habits of a site (its folder, "" for all that have none of their own) as one JSON object."""
    return json.dumps({"root": root, **asdict(habits)}, ensure_ascii=False, sort_keys=True)


def habits_in(texts: Sequence[str], root: str) -> ImageHabits:
    """Find the habits of a site among such texts, else those for all sites, else the usual ones.

    What is unknown or of a wrong kind in a text counts as not written.
    """
    fallback = ImageHabits()
    for text in texts:
        try:
            found: object = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            values = cast("dict[str, object]", found)
            if values.get("root") == root:
                return _habits(values)
            if values.get("root") == "":
                fallback = _habits(values)
    return fallback


def _habits(values: dict[str, object]) -> ImageHabits:
    known = _known(ImageHabits, values)
    processing = Processing(**_known(Processing, values.get("processing")))
    chosen = _known(UploaderChoice, values.get("uploader"))
    kind = _kind_in(values.get("uploader"))
    return ImageHabits(**known, processing=processing, uploader=UploaderChoice(kind=kind, **chosen))


def _kind_in(values: object) -> UploaderKind:
    name = cast("dict[str, object]", values).get("kind") if isinstance(values, dict) else None
    return next((kind for kind in UploaderKind if kind.value == name), UploaderKind.NONE)


def _known(made: type[ImageHabits | Processing | UploaderChoice], values: object) -> dict[str, Any]:
    """Give the plain fields of a dataclass that stand, with the right type, in stored values."""
    if not isinstance(values, dict):
        return {}
    stored = cast("dict[str, object]", values)
    plain = {entry.name: entry.default for entry in fields(made) if type(entry.default) in (str, int, bool)}
    return {
        name: stored[name]
        for name, default in plain.items()
        if name in stored and type(stored[name]) is type(default) and _is_measured(stored[name])
    }


def _is_measured(value: object) -> bool:
    """Tell whether a number is one that can be meant; JSON knows no bounds."""
    return not isinstance(value, int) or 0 <= value <= 1_000_000
