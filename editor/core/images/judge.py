"""Judges an image of the disk: which file answers for a destination, and the two verdicts about it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from editor.core.images.check import ImageReport, ImageStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.site.image_paths import Candidate


def same_name_in_other_case(name: str, names: Sequence[str]) -> str:
    """Find the name that differs from this one in upper and lower case only, "" where there is none."""
    folded = name.casefold()
    return next((other for other in names if other != name and other.casefold() == folded), "")


def judge_local(
    candidates: Sequence[Candidate], spellings: Mapping[str, str], image: ImageReport | None
) -> ImageReport:
    """Give the report about a destination on the disk.

    `spellings` says for each candidate's path which path is really there: the same, one that differs in
    case, or "" (it may be absent) for none. `image` is what reading the chosen file gave: size and format,
    or None where it holds no image. The file that the site serves answers before one it does not.
    """
    chosen = choose(candidates, spellings)
    if chosen is None:
        return ImageReport(ImageStatus.MISSING, ImageStatus.MISSING)
    candidate, actual = chosen
    if image is None:
        return ImageReport(ImageStatus.NOT_AN_IMAGE, ImageStatus.NOT_AN_IMAGE, path=actual)
    here, site = ImageStatus.OK, ImageStatus.OK if candidate.is_served else ImageStatus.OUTSIDE
    data: dict[str, str] = {}
    if actual != candidate.path:
        here, site = ImageStatus.WRONG_CASE, ImageStatus.WRONG_CASE
        data["actual"] = posixpath.relpath(actual, posixpath.dirname(candidate.path))
        if posixpath.basename(actual).casefold() == posixpath.basename(candidate.path).casefold():
            data["actual"] = posixpath.basename(actual)
    return ImageReport(
        here, site, image.width, image.height, image.bytes, image.format, path=actual, data=data
    )


def choose(candidates: Sequence[Candidate], spellings: Mapping[str, str]) -> tuple[Candidate, str] | None:
    """Choose the file that answers: served and exact, then served in another case, then any other."""

    def rank(candidate: Candidate) -> tuple[bool, bool]:
        return not candidate.is_served, spellings[candidate.path] != candidate.path

    there = [candidate for candidate in candidates if spellings.get(candidate.path)]
    if not there:
        return None
    best = min(there, key=rank)
    return best, spellings[best.path]
