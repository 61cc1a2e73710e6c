"""Keeping a dropped or pasted image: a safe name, its real format, nothing ever overwritten."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from send2trash import TrashPermissionError, send2trash

from editor.workspace.errors import DiskError, NotAllowedError, NotAnImageError, NotFoundError
from editor.workspace.image_header import ImageFormat, read_header, why_not_an_image
from editor.workspace.image_name import safe_stem, same_name
from editor.workspace.local_file import is_inside, is_regular, read_file
from editor.workspace.raster import fault_in, size_of
from editor.workspace.refusal import reason_of, shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from editor.workspace.image_header import ImageHeader
    from editor.workspace.watch import Watch

MAX_IMAGE_BYTES = 100_000_000
_PIECE = 1 << 20
_MAX_TWINS = 10_000
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class KeptImage:
    """An image that now lies in the site; size in pixels and bytes (0 × 0 for a drawing, SVG)."""

    path: str
    width: int
    height: int
    bytes: int
    format: str


def keep_image(
    content: bytes | str,
    folder: str,
    now: datetime,
    wanted_name: str = "",
    *,
    root: str = "",
    stems: Iterable[str] = (),
    watch: Watch | None = None,
) -> KeptImage:
    """Write an image, given as bytes or as the path of a file, into a folder, which is made where missing.

    It is named by the moment, `20240131094501.png`, or by `wanted_name` made safe; when the name is taken,
    `-1`, `-2` … follow the stem. `stems`, already safe, are tried before these, in order. The extension is
    that of the real format. With a `root`, the folder must lie below it, symbolic links followed. Raises
    NotAnImageError for everything that browsers do not show.
    """
    original = os.path.basename(content) if isinstance(content, str) else wanted_name
    data = _content(content)
    header = _proved(data, original)
    extension = _extension(original, header.format)
    stem = safe_stem(wanted_name) if wanted_name else ""
    own = _twins(stem or now.strftime("%Y%m%d%H%M%S"))
    path = write_new(folder, chain(stems, own), extension, data, root=root, watch=watch)
    width, height = (header.width, header.height) if header.width else size_of(data)
    return KeptImage(path, width, height, len(data), header.format.value)


def write_new(
    folder: str,
    stems: Iterable[str],
    extension: str,
    data: bytes,
    *,
    root: str = "",
    watch: Watch | None = None,
) -> str:
    """Write bytes under the first stem that is free in a folder, never over a file; give the path.

    Raises NotAllowedError where the folder lies outside `root`, CancelledError when `watch` calls it off.
    """
    if root and not is_inside(folder, root):
        raise NotAllowedError("The image folder lies outside the site, so nothing was written.", folder)
    return _write_new(folder, stems, extension, data, watch)


def trash_image(path: str) -> None:
    """Move an image to the system's trash."""
    if not os.path.lexists(path):
        raise NotFoundError("The image is already gone.", path)
    try:
        send2trash(path)
    except TrashPermissionError as error:
        raise NotAllowedError("The image cannot be moved to the trash of its disk.", path) from error
    except OSError as error:
        sentence = Sentence("The image cannot be moved to the trash: {reason}.", reason=reason_of(error))
        raise DiskError(sentence, path) from error


def carry_images(paths: Sequence[str], source: str, target: str) -> list[str]:
    """Move the images among `paths` that lie in one folder to another; give all paths as they are then.

    An image whose name is taken there stays where it is. The folder is removed when it is left empty.
    """
    carried: list[str] = []
    try:
        os.makedirs(target, exist_ok=True)
        for path in paths:
            goal = os.path.join(target, os.path.basename(path))
            is_there = os.path.dirname(path) == source and os.path.isfile(path)
            if is_there and not os.path.lexists(goal):
                os.rename(path, goal)
                carried.append(goal)
            else:
                carried.append(path)
    except OSError as error:
        sentence = Sentence("The images could not be put beside the post: {reason}.", reason=reason_of(error))
        raise DiskError(sentence, target) from error
    with contextlib.suppress(OSError):
        os.rmdir(source)
    return carried


def _content(content: bytes | str) -> bytes:
    if isinstance(content, str):
        if os.path.lexists(content) and not is_regular(content):
            if os.path.isdir(content):
                name = os.path.basename(content.rstrip("/\\"))
                raise NotAnImageError(
                    Sentence("“{name}” is a folder; open it and drop the images themselves.", name=name)
                )
            raise NotAnImageError("This is not a regular file, so it cannot be an image.", content)
        data = read_file(content, MAX_IMAGE_BYTES + 1)
    else:
        data = content
    if len(data) > MAX_IMAGE_BYTES:
        raise NotAnImageError("The image is larger than 100 MB; make it smaller before you insert it.")
    return data


def _proved(data: bytes, name: str) -> ImageHeader:
    header = read_header(data)
    if header is None:
        raise NotAnImageError(_refusal(data, name))
    if header.format is not ImageFormat.SVG:
        fault = fault_in(data)
        if fault == "large":
            raise NotAnImageError(
                Sentence(
                    "The image has {width} × {height} pixels, more than 100 million; make it smaller first.",
                    width=header.width,
                    height=header.height,
                )
            )
        if fault:
            raise NotAnImageError("The image is damaged: it does not decode.")
    return header


def _refusal(data: bytes, name: str) -> Sentence:
    what = Sentence("“{name}”", name=name) if name else Sentence("This")
    why = why_not_an_image(data)
    if why == "empty":
        return Sentence("{what} is empty.", what=what)
    if why == "html":
        return Sentence("{what} is a web page, not an image; save the image itself first.", what=what)
    if why == "lfs":
        return Sentence("{what} is a Git LFS pointer, not the image; run git lfs pull first.", what=what)
    return Sentence("{what} is not a PNG, JPEG, GIF, WebP, AVIF, BMP or SVG image.", what=what)


def _extension(name: str, image_format: ImageFormat) -> str:
    written = os.path.splitext(name)[1].lower()
    return written if written in image_format.extensions else f".{image_format.value}"


def _write_new(
    folder: str, stems: Iterable[str], extension: str, data: bytes, watch: Watch | None = None
) -> str:
    try:
        os.makedirs(folder, exist_ok=True)
        path, descriptor = _reserve(folder, stems, extension)
        try:
            _write_all(descriptor, data, watch)
        except (OSError, CancelledError):
            with contextlib.suppress(OSError):
                os.unlink(path)
            raise
        _sync_folder(folder)
    except PermissionError as error:
        sentence = Sentence("The image folder “{name}” cannot be written to.", name=shown_name(folder))
        raise NotAllowedError(sentence, folder) from error
    except FileExistsError as error:
        sentence = Sentence("“{name}” is a file, so no image can be put into it.", name=shown_name(folder))
        raise DiskError(sentence, folder) from error
    except OSError as error:
        sentence = Sentence("The image could not be written: {reason}.", reason=reason_of(error))
        raise DiskError(sentence, folder) from error
    return path


def _twins(stem: str) -> Iterator[str]:
    yield stem
    for number in range(1, _MAX_TWINS):
        yield f"{stem}-{number}"


def _reserve(folder: str, stems: Iterable[str], extension: str) -> tuple[str, int]:
    """Create the first free name; a name that differs in case only, or by its extension only, is not free."""
    taken = {same_name(os.path.splitext(name)[0]) for name in os.listdir(folder)}
    for twin in stems:
        if same_name(twin) in taken:
            continue
        path = os.path.join(folder, twin + extension)
        try:
            return path, os.open(path, _NEW_FILE, 0o666)
        except FileExistsError:
            continue
    raise DiskError("No free name is left for the image in its folder.", folder)


def _write_all(descriptor: int, data: bytes, watch: Watch | None) -> None:
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view[:_PIECE]) :]
            if watch:
                watch.tell(len(data) - len(view), len(data))
        os.fsync(descriptor)
        if os.fstat(descriptor).st_size != len(data):
            raise OSError(errno.EIO, Sentence("the disk kept less than was written"))
    finally:
        os.close(descriptor)


def _sync_folder(folder: str) -> None:
    """Make the new name last; systems that cannot sync a folder keep it by themselves."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
