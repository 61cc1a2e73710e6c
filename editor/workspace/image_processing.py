"""What is done to an image's bytes: smaller, without metadata, in another format; turned upright first."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editor.workspace.errors import NotAnImageError
from editor.workspace.image_header import MAX_PIXELS, ImageFormat, read_header
from editor.workspace.raster import open_picture, pillow_failures

if TYPE_CHECKING:
    from PIL import Image

    from editor.core.images.image_habits import Processing

_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"))
_HEIC_QUALITY = 90
_PILLOW_NAMES = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "bmp": "BMP"}
_LOSSY = frozenset({"JPEG", "WEBP", "AVIF"})


@dataclass(frozen=True, slots=True)
class Processed:
    """Bytes of an image with its extension (`.webp`); `changed` is False where they are those given."""

    data: bytes
    extension: str
    width: int
    height: int
    changed: bool


def is_heic(data: bytes) -> bool:
    """Tell whether the first bytes are those of a HEIC or HEIF picture that is no AVIF."""
    if data[4:8] != b"ftyp":
        return False
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[at : at + 4] for at in (8, *range(16, size, 4))}
    return bool(brands & _HEIC_BRANDS) and not brands & {b"avif", b"avis"}


def heic_to_jpeg(data: bytes, quality: int = _HEIC_QUALITY) -> bytes:
    """Draw a HEIC picture as a JPEG, upright, colours and metadata kept; raises NotAnImageError."""
    try:
        from pillow_heif import open_heif  # pyright: ignore[reportUnknownVariableType] - loads libheif: late
    except ImportError as error:
        raise NotAnImageError("HEIC pictures cannot be read here; convert it to JPEG first.") from error
    try:
        heif = open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
        if heif.size[0] * heif.size[1] > MAX_PIXELS:
            raise NotAnImageError("The image has more than 100 million pixels; make it smaller first.")
        picture = heif.to_pillow()  # libheif turns it upright and says so in the metadata
        return _written(picture, "JPEG", quality, strips=False)
    except pillow_failures() as error:
        raise NotAnImageError("The image is damaged: it does not decode.") from error


def process(data: bytes, wanted: Processing) -> Processed:
    """Make an image smaller, strip and convert it as wanted; what cannot be improved is given back as it is.

    Animations and drawings (SVG) are never changed, and a raster image never gets larger in pixels. Where
    only a conversion was wanted and its result has more bytes than the original, the original stays.
    Raises NotAnImageError where it does not decode.
    """
    header = read_header(data)
    if header is None:
        raise NotAnImageError("This is not an image that can be changed.")
    kept = Processed(data, f".{header.format.value}", header.width, header.height, changed=False)
    if not wanted.does_something or header.format is ImageFormat.SVG:
        return kept
    try:
        with open_picture(data) as picture:
            if getattr(picture, "is_animated", False):
                return kept
            return _processed(picture, kept, wanted)
    except pillow_failures() as error:
        raise NotAnImageError("The image is damaged: it does not decode.") from error


def _processed(picture: Image.Image, kept: Processed, wanted: Processing) -> Processed:
    from PIL import ImageOps

    format_ = _PILLOW_NAMES[wanted.convert_to or kept.extension[1:]]
    is_smaller = 0 < wanted.longest_edge < max(picture.size)
    is_converted = format_ != _PILLOW_NAMES[kept.extension[1:]]
    if not (is_smaller or is_converted or (wanted.strips and _has_metadata(picture))):
        return kept
    upright: Image.Image = ImageOps.exif_transpose(picture)
    if is_smaller:
        upright = _reduced(upright, wanted.longest_edge)
    written = _written(upright, format_, wanted.quality, strips=wanted.strips)
    if is_converted and not is_smaller and not wanted.strips and len(written) >= len(kept.data):
        return kept
    extension = wanted.convert_to or kept.extension[1:]
    return Processed(written, f".{extension}", upright.width, upright.height, changed=True)


def _has_metadata(picture: Image.Image) -> bool:
    told = {
        "exif",
        "xmp",
        "photoshop",
        "comment",
        "XML:com.adobe.xmp",
        "parsed_exif",
        "Raw profile type exif",
    }
    return bool(told & {str(key) for key in picture.info}) or bool(picture.getexif())


def _reduced(picture: Image.Image, edge: int) -> Image.Image:
    from PIL import Image

    share = edge / max(picture.size)
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    if picture.mode in ("P", "1"):  # colours between those of a palette are wanted
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    return picture.resize(size, Image.Resampling.LANCZOS)


def _written(picture: Image.Image, format_: str, quality: int, *, strips: bool) -> bytes:
    options: dict[str, Any] = {}
    if format_ in _LOSSY:
        options["quality"] = quality
    if format_ == "JPEG":
        options |= {"optimize": True, "progressive": True}
        picture = _opaque(picture)
    elif format_ == "PNG":
        options["optimize"] = True
    elif picture.mode not in ("RGB", "RGBA", "L", "P", "1"):
        picture = picture.convert("RGBA" if "A" in picture.mode else "RGB")
    profile, exif = picture.info.get("icc_profile"), picture.getexif()
    if profile and format_ not in ("GIF", "BMP"):
        options["icc_profile"] = profile  # colours are no metadata: without it they are others
    if not strips and exif and format_ in ("JPEG", "PNG", "WEBP", "AVIF"):
        options["exif"] = exif.tobytes()
    elif format_ in ("JPEG", "PNG", "WEBP", "AVIF"):
        options["exif"] = b""
    picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    file = io.BytesIO()
    picture.save(file, format_, **options)
    return file.getvalue()


def _opaque(picture: Image.Image) -> Image.Image:
    """Put a picture with transparent parts on white: JPEG knows none."""
    from PIL import Image

    if picture.mode in ("RGB", "L", "CMYK"):
        return picture
    info = picture.info
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in info:
        with_alpha = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(with_alpha)
        picture = ground
    result = picture.convert("RGB")
    result.info = info
    return result
