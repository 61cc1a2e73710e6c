"""What is done to image files of a site: each deed says which files it would change, and writes nothing."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.core.images.image_habits import Processing
from editor.core.images.image_name import has_image_name
from editor.core.images.repair import RepairKind
from editor.workspace.errors import NotAllowedError, NotAnImageError, NotFoundError, WorkspaceError
from editor.workspace.file_steps import Wanted
from editor.workspace.image_header import ImageFormat, read_header
from editor.workspace.image_name import safe_stem, same_name
from editor.workspace.image_processing import process
from editor.workspace.image_store import MAX_IMAGE_BYTES, trash_image
from editor.workspace.local_file import is_inside, read_file
from editor.workspace.raster import fault_in, open_picture, pillow_failures
from editor.workspace.refusal import shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.strip_metadata import stripped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.core.images.repair import Repair

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\<>:"|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MOST_TWINS = 10_000
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """How images are made other: width in pixels (0 as it is), format (`webp`, `avif`, `jpg`, "" same)."""

    width: int = 0
    convert_to: str = ""
    quality: int = 82
    strips: bool = False
    keeps_original: bool = False
    """whether the file it is made from stays beside it; it is still no post's then"""


@dataclass(frozen=True, slots=True)
class FilePlan:
    """Files as they are to become, and which took the place of which (absolute paths, old to new)."""

    wanted: tuple[Wanted, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict[str, str])
    addresses: Mapping[str, str] = field(default_factory=dict[str, str])
    """new files by the destination that they stand for, as posts write it"""
    problems: tuple[str, ...] = ()
    """sentences about images that nothing can be done with"""


def rename_plan(path: str, name: str, root: str) -> FilePlan:
    """Give a file another name in its folder, with its extension kept where `name` has none of an image.

    Raises NotAllowedError for names that some system or site cannot hold, and for one that is taken.
    """
    data = _content(path, root)
    extension = os.path.splitext(path)[1]
    wanted = unicodedata.normalize("NFC", name.strip())
    if not has_image_name(wanted):
        wanted += extension
    _check_name(wanted, path)
    folder = os.path.dirname(path)
    target = f"{folder}/{wanted}"
    if target == path:
        return FilePlan()
    taken = [entry for entry in _names(folder) if same_name(entry) == same_name(wanted)]
    if any(entry != os.path.basename(path) for entry in taken):
        sentence = Sentence("“{name}” exists already; nothing was renamed.", name=shown_name(target))
        raise NotAllowedError(sentence, target)
    return FilePlan((Wanted(target, None, data), Wanted(path, data, None)), {path: target})


def replace_plan(path: str, source: str, root: str) -> FilePlan:
    """Put another file in the place of one: under the old name where the format is the same."""
    old = _content(path, root)
    new = read_file(source, MAX_IMAGE_BYTES + 1)
    _check_image(new, source)
    return _in_place_of(path, old, new, keeps_original=False)


def convert_plan(paths: Sequence[str], options: ConvertOptions, root: str) -> FilePlan:
    """Make images narrower, other or bare; what is animated or drawn (SVG) is told and left alone."""
    return _each(paths, lambda path: _converted(path, options, root))


def strip_plan(paths: Sequence[str], root: str) -> FilePlan:
    """Take camera, place and other notes out of images, without encoding them anew where that is known."""
    return _each(paths, lambda path: _bare(path, root))


def trash_plan(paths: Sequence[str], root: str) -> FilePlan:
    """Let files go; their contents are kept for undo."""
    return _each(paths, lambda path: FilePlan((Wanted(path, _content(path, root), None),)))


def carry_plan(repairs: Sequence[Repair], root: str) -> FilePlan:
    """Put the files of repairs where the site serves them, never over one; only those of the site are moved.

    Raises WorkspaceError where one cannot be; several repairs may share a file.
    """
    wanted: dict[str, Wanted] = {}
    sources: dict[str, str] = {}
    for repair in repairs:
        if not repair.touches_file or sources.get(repair.target) == repair.source:
            continue
        is_move = repair.kind is RepairKind.MOVE
        data = _content(repair.source, root) if is_move else _limited(repair.source)
        if repair.target in sources or os.path.lexists(repair.target):
            sentence = Sentence("There is a file “{name}” already.", name=shown_name(repair.target))
            raise NotAllowedError(sentence, repair.target)
        sources[repair.target] = repair.source
        wanted[repair.target] = Wanted(repair.target, None, data)
        if is_move:
            wanted[repair.source] = Wanted(repair.source, data, None)
    return FilePlan(tuple(wanted.values()))


def arrival_plan(contents: Mapping[str, tuple[str, bytes]], folder: str, root: str) -> FilePlan:
    """Put contents, by destination each with a name to go by, into a folder as new files, never over one."""
    if not is_inside(folder, root):
        raise NotAllowedError("The image folder lies outside the site, so nothing was written.", folder)
    taken = {same_name(os.path.splitext(name)[0]) for name in _names(folder)}
    wanted: list[Wanted] = []
    addresses: dict[str, str] = {}
    problems: list[str] = []
    for destination, (name, data) in contents.items():
        try:
            header = _check_image(data, name)
        except WorkspaceError as error:
            problems.append(error.sentence)
            continue
        stem = _free_stem(safe_stem(name) or "image", taken)
        taken.add(same_name(stem))
        path = f"{folder}/{stem}.{header.value}"
        wanted.append(Wanted(path, None, data))
        addresses[destination] = path
    return FilePlan(tuple(wanted), addresses=addresses, problems=tuple(problems))


def copy_to_trash(paths: Sequence[str]) -> list[str]:
    """Move files to the system's trash; gives sentences about those that could not go there."""
    problems: list[str] = []
    for path in paths:
        try:
            trash_image(path)
        except WorkspaceError as error:
            problems.append(error.sentence)
    return problems


def _each(paths: Sequence[str], plan: Callable[[str], FilePlan]) -> FilePlan:
    wanted: list[Wanted] = []
    moved: dict[str, str] = {}
    problems: list[str] = []
    for path in dict.fromkeys(paths):
        try:
            found = plan(path)
        except WorkspaceError as error:
            problems.append(error.sentence)
            continue
        wanted += found.wanted
        moved |= found.moved
        problems += found.problems
    return FilePlan(tuple(wanted), moved, problems=tuple(problems))


def _converted(path: str, options: ConvertOptions, root: str) -> FilePlan:
    data = _content(path, root)
    header = read_header(data)
    if header is None or header.format is ImageFormat.SVG:
        raise NotAnImageError(
            Sentence("“{name}” is a drawing and is left as it is.", name=shown_name(path)), path
        )
    if _is_animated(data):
        raise NotAnImageError(
            Sentence("“{name}” is animated and is left as it is.", name=shown_name(path)), path
        )
    edge = 0
    if 0 < options.width < header.width:
        height = max(1, round(header.height * options.width / header.width))
        edge = max(options.width, height)
    processing = Processing(edge, options.convert_to, options.quality, strips=options.strips)
    done = process(data, processing)
    if not done.changed:
        return FilePlan(
            problems=(
                Sentence("“{name}” would not get any better and is left as it is.", name=shown_name(path)),
            )
        )
    return _in_place_of(path, data, done.data, keeps_original=options.keeps_original)


def _bare(path: str, root: str) -> FilePlan:
    data = _content(path, root)
    bare = stripped(data)
    if bare is None:
        done = process(data, Processing(strips=True, quality=92))
        bare = done.data
    if bare == data:
        sentence = Sentence("“{name}” has no notes that could be taken out.", name=shown_name(path))
        return FilePlan(problems=(sentence,))
    if fault_in(bare):
        raise NotAnImageError(
            Sentence("“{name}” cannot be changed safely and is left as it is.", name=shown_name(path)), path
        )
    return FilePlan((Wanted(path, data, bare),))


def _in_place_of(path: str, old: bytes, new: bytes, *, keeps_original: bool) -> FilePlan:
    header = read_header(new)
    extension = os.path.splitext(path)[1]
    if header is None:
        raise NotAnImageError("This is not an image that can be used.", path)
    if extension.lower() in header.format.extensions:
        if keeps_original:
            kept = _free_path(path, "-original", extension)
            return FilePlan((Wanted(kept, None, old), Wanted(path, old, new)))
        return FilePlan((Wanted(path, old, new),))
    target = _free_path(path, "", f".{header.format.value}")
    gone = () if keeps_original else (Wanted(path, old, None),)
    return FilePlan((Wanted(target, None, new), *gone), {path: target})


def _free_path(path: str, behind: str, extension: str) -> str:
    folder, name = os.path.split(path)
    own = os.path.basename(path)
    taken = {same_name(os.path.splitext(entry)[0]) for entry in _names(folder) if entry != own}
    if behind:
        taken.add(same_name(os.path.splitext(own)[0]))
    return f"{folder}/{_free_stem(os.path.splitext(name)[0] + behind, taken)}{extension}"


def _free_stem(stem: str, taken: set[str]) -> str:
    if same_name(stem) not in taken:
        return stem
    numbers = (f"{stem}-{number}" for number in range(1, _MOST_TWINS))
    found = next((name for name in numbers if same_name(name) not in taken), "")
    if not found:
        raise NotAllowedError("No free name is left for the image in its folder.")
    return found


def _content(path: str, root: str) -> bytes:
    """Read a file of the site that may be changed: a regular one inside, not a link."""
    if os.path.islink(path):
        sentence = Sentence("“{name}” is a link to another file, which is left alone.", name=shown_name(path))
        raise NotAllowedError(sentence, path)
    if not os.path.lexists(path):
        raise NotFoundError(Sentence("“{name}” is not there.", name=shown_name(path)), path)
    return _limited(path, root)


def _limited(path: str, root: str = "") -> bytes:
    data = read_file(path, MAX_IMAGE_BYTES + 1, root)
    if len(data) > MAX_IMAGE_BYTES:
        sentence = Sentence("“{name}” is larger than 100 MB and is left as it is.", name=shown_name(path))
        raise NotAnImageError(sentence, path)
    return data


def _check_image(data: bytes, name: str) -> ImageFormat:
    header = read_header(data)
    if header is None or len(data) > MAX_IMAGE_BYTES:
        sentence = Sentence("“{name}” is no image that can be used here.", name=shown_name(name))
        raise NotAnImageError(sentence, name)
    if header.format is not ImageFormat.SVG and fault_in(data):
        sentence = Sentence("“{name}” is damaged: it does not decode.", name=shown_name(name))
        raise NotAnImageError(sentence, name)
    return header.format


def _check_name(name: str, path: str) -> None:
    stem = os.path.splitext(name)[0]
    is_odd = _FORBIDDEN.search(name) or _RESERVED.fullmatch(name) or name.startswith((".", "-"))
    if not stem.strip(". ") or is_odd or len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        sentence = Sentence("“{name}” cannot be the name of an image; choose another one.", name=name[:80])
        raise NotAllowedError(sentence, path)
    if os.path.splitext(name)[1].lower() != os.path.splitext(path)[1].lower():
        raise NotAllowedError("The extension tells the format and stays; convert the image instead.", path)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _is_animated(data: bytes) -> bool:
    try:
        with open_picture(data) as picture:
            return bool(getattr(picture, "is_animated", False))
    except pillow_failures():
        return False
