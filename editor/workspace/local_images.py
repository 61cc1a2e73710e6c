"""Which file of a site answers for an address: exact names, regular files, nothing outside the folder."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.core.images.check import ImageStatus
from editor.workspace.image_name import same_name
from editor.workspace.local_file import is_below, is_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.site.convention import Convention
    from editor.core.site.image_paths import Candidate


class _Match(StrEnum):
    """How a path of a post fits what lies on the disk."""

    EXACT = "exact"
    WRONG_CASE = "wrong-case"
    OUTSIDE = "outside"
    SPECIAL = "special"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LocalImage:
    """The file that answers for an address, and both verdicts before anyone has looked into it.

    `path` is "" where there is none to read; `actual` is the right spelling of a wrong case, from the first
    folder that differs: `Images/a.png` for `images/A.png`.
    """

    here: ImageStatus
    site: ImageStatus
    path: str = ""
    actual: str = ""


class Listing:
    """The names in folders, each folder read once; for one pass over many images, not to be kept.

    It also remembers what was found at each path, as many posts show the same image.
    """

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._alike: dict[str, dict[str, str]] = {}
        self._real: dict[str, str] = {}
        self._found: dict[tuple[str, str], tuple[_Match, str]] = {}
        self.conventions: dict[str, Convention] = {}
        """what posts say of their site themselves, for `post_convention`"""

    def match(self, path: str, root: str) -> tuple[_Match, str]:
        """Tell how a path fits what lies on the disk, and the path as the disk spells it."""
        found = self._found.get((path, root))
        if found is None:
            found = self._found[path, root] = _match(path, root, self)
        return found

    def real(self, folder: str) -> str:
        """Give the path of a folder with all its links followed."""
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder]

    def spelling(self, folder: str, name: str) -> str:
        """Give the name as the folder writes it: the very name, one that differs in case only, or ""."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder or os.sep))
            except (OSError, ValueError):
                self._names[folder] = frozenset()
        if name in self._names[folder]:
            return name
        if folder not in self._alike:
            self._alike[folder] = {same_name(entry): entry for entry in sorted(self._names[folder])}
        return self._alike[folder].get(same_name(name), "")


def find_local(found: Sequence[Candidate], root: str, listing: Listing) -> LocalImage:
    """Judge the files that an address may mean, most likely first.

    The first that is there is shown here; the site shows it only from a folder that it serves. A name that
    differs in case is told only when no file has the very name. No candidate at all means that the address
    leaves the site, where nothing is looked at.
    """
    if not found:
        return LocalImage(ImageStatus.OUTSIDE, ImageStatus.OUTSIDE)
    matches = [(candidate, *listing.match(candidate.path, root)) for candidate in found]
    exact = [candidate for candidate, match, _ in matches if match is _Match.EXACT]
    served = [candidate for candidate in exact if candidate.is_served]
    if served:
        return LocalImage(ImageStatus.OK, ImageStatus.OK, served[0].path)
    if exact:
        return LocalImage(ImageStatus.OK, ImageStatus.OUTSIDE, exact[0].path)
    for kind, status in (
        (_Match.WRONG_CASE, ImageStatus.WRONG_CASE),
        (_Match.OUTSIDE, ImageStatus.OUTSIDE),
        (_Match.SPECIAL, ImageStatus.NOT_AN_IMAGE),
    ):
        for candidate, match, actual in matches:
            if match is kind:
                spelled = _differing_end(candidate.path, actual) if kind is _Match.WRONG_CASE else ""
                return LocalImage(status, status, actual if kind is _Match.WRONG_CASE else "", spelled)
    return LocalImage(ImageStatus.MISSING, ImageStatus.MISSING)


def _match(path: str, root: str, listing: Listing) -> tuple[_Match, str]:
    at = root.rstrip("/")
    if not path.startswith(f"{at}/"):
        return _Match.NONE, ""
    for part in path[len(at) + 1 :].split("/"):
        spelled = listing.spelling(at, part)
        if not spelled:
            return _Match.NONE, ""
        at = f"{at}/{spelled}"
    try:
        mode = os.lstat(at).st_mode
        if stat.S_ISLNK(mode):
            if not is_inside(at, root):
                return _Match.OUTSIDE, at
            mode = os.stat(at).st_mode
        elif not is_below(listing.real(at.rpartition("/")[0]), listing.real(root)):
            return _Match.OUTSIDE, at
    except (OSError, ValueError):
        return _Match.NONE, ""
    if stat.S_ISDIR(mode):
        return _Match.NONE, ""
    if not stat.S_ISREG(mode):
        return _Match.SPECIAL, at
    return (_Match.EXACT if at == path else _Match.WRONG_CASE), at


def _differing_end(path: str, actual: str) -> str:
    wanted, written = path.split("/"), actual.split("/")
    first = next((at for at, (a, b) in enumerate(zip(wanted, written, strict=False)) if a != b), 0)
    return "/".join(written[first:])
