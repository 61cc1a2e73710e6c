"""The address that a post's page will have, as far as every part of it is known."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.page_address import is_bundle
from editor.core.site.post_paths import name_in_path, relative_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.frontmatter.field import FrontMatter
    from editor.core.site.convention import Convention

_VARIABLE = re.compile(r":[a-z_]+(?:\[[^\]]*\])?")
_SLASHES = re.compile(r"/{2,}")
_SAFE = re.compile(r"[\w.~-]+")
_SAFE_WITH_SPACES = re.compile(r"[\w.~ -]+")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_OF_A_DATE = re.compile(
    ":(?:year|month|i_month|day|i_day|hour|minute|second|short_year|short_month|y_day|timestamp|monthname"
    "|weekday|weekdayname|yearday)"
)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A date and time of day by some clock."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0


def post_address(
    front_matter: FrontMatter, convention: Convention, post_path: str, time: WrittenTime | None
) -> str:
    """Give the address below the site's host, "" where the post has one of its own or a part is not known.

    `time` is the date by the clock that the site is built with, None for a post without one.
    """
    relative = relative_path(convention, post_path) or ""
    match convention.generator:
        case Generator.HEXO | Generator.JEKYLL:
            return _from_pattern(front_matter, convention, relative, time)
        case Generator.HUGO:
            return _hugo(front_matter, convention, relative, time)
        case Generator.ASTRO:
            return _astro(front_matter, convention, relative)
        case Generator.PLAIN:
            return ""


def depends_on_time(convention: Convention) -> bool:
    """Tell whether the date is part of the addresses of a site's posts."""
    return any(map(_OF_A_DATE.fullmatch, _VARIABLE.findall(convention.permalink)))


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Fill a pattern, "" where it asks for what is not known."""
    if not pattern or any(name not in parts for name in _VARIABLE.findall(pattern)):
        return ""
    return _VARIABLE.sub(lambda found: parts[found[0]], pattern)


def _below(base: str, path: str) -> str:
    return _SLASHES.sub("/", f"/{base}/{path}")


def _time_parts(time: WrittenTime | None) -> dict[str, str]:
    if time is None:
        return {}
    return {
        ":year": f"{time.year:04d}",
        ":month": f"{time.month:02d}",
        ":i_month": str(time.month),
        ":day": f"{time.day:02d}",
        ":i_day": str(time.day),
        ":hour": f"{time.hour:02d}",
        ":minute": f"{time.minute:02d}",
        ":second": f"{time.second:02d}",
    }


# --- Hexo and Jekyll


def _from_pattern(
    front_matter: FrontMatter, convention: Convention, relative: str, time: WrittenTime | None
) -> str:
    folder = next((name for name in convention.post_folders if relative.startswith(f"{name}/")), "")
    if not folder or time is None or front_matter.value("permalink") is not None:
        return ""
    stem = posixpath.splitext(relative.removeprefix(f"{folder}/"))[0]
    if convention.generator is Generator.JEKYLL:
        parts = _time_parts(time) | _jekyll_parts(front_matter, stem)
    else:
        parts = _time_parts(time) | {":title": stem, ":name": posixpath.basename(stem)}
    filled = _filled(convention.permalink, parts)
    return _below(convention.base_path, filled) if filled else ""


def _jekyll_parts(front_matter: FrontMatter, stem: str) -> dict[str, str]:
    """Give what Jekyll's pattern asks of a post, without what it would write otherwise than we know."""
    parts = {":output_ext": ".html"}
    title = name_in_path(f"{stem}.md", Generator.JEKYLL)[1]
    if front_matter.value("slug") is None and _SAFE.fullmatch(title):
        parts[":title"] = title
    single, plural = front_matter.value("category"), front_matter.value("categories")
    names = tuple(plural.split()) if isinstance(plural, str) else plural
    found = [name for name in (single, *(names if isinstance(names, tuple) else ())) if name is not None]
    lower = dict.fromkeys(name.lower() if isinstance(name, str) else "" for name in found)
    if all(_SAFE.fullmatch(name) for name in lower):
        parts[":categories"] = "/".join(lower)
    return parts


# --- Hugo


def _hugo(front_matter: FrontMatter, convention: Convention, relative: str, time: WrittenTime | None) -> str:
    """Follow Hugo: `url` decides alone, then the section's permalink, then the path, its end the `slug`.

    A page in the content folder `posts/My Post.md` is `/posts/my-post/`.
    """
    content, habits = convention.post_folders[0], convention.addresses
    outside = not relative.startswith(f"{content}/") or posixpath.basename(relative).startswith("_index.")
    is_unbuilt = any(front_matter.value(name) is not None for name in ("build", "_build", "headless"))
    if outside or is_unbuilt or habits.is_uncertain:
        return ""
    own = front_matter.value("url")
    if own is not None:
        return _own_url(own, convention)
    inside = relative.removeprefix(f"{content}/")
    stem = posixpath.dirname(inside) if is_bundle(inside) else posixpath.splitext(inside)[0]
    *folders, name = [_hugo_segment(part, lower=habits.lowers_paths) for part in stem.split("/")]
    if not name or not all(folders) or (is_bundle(inside) and habits.is_ugly):
        return ""
    slug = front_matter.value("slug")
    last = name if slug is None else _hugo_segment(slug, lower=habits.lowers_paths)
    section = stem.split("/")[0] if folders else ""
    pattern = next((route.pattern for route in habits.routes if route.folder == section), "")
    if not last:
        return ""
    if pattern:
        path = _filled(pattern, _hugo_parts(front_matter, convention, folders, name, last, time))
        return _below(convention.base_path, _ended(path, is_ugly=habits.is_ugly)) if path else ""
    return _below(convention.base_path, _ended("/".join((*folders, last)), is_ugly=habits.is_ugly))


def _own_url(own: object, convention: Convention) -> str:
    """Take `url` as it is: with an extension a file, else a folder; it may also hold a pattern."""
    if not isinstance(own, str) or not own.startswith("/") or ":" in own or "//" in own:
        return ""
    is_file = "." in posixpath.basename(own)
    return _below(convention.base_path, own if is_file or own.endswith("/") else f"{own}/")


def _ended(path: str, *, is_ugly: bool) -> str:
    if "." in posixpath.basename(path):
        return path
    return f"{path.rstrip('/')}.html" if is_ugly else f"{path.rstrip('/')}/"


def _hugo_segment(text: object, *, lower: bool) -> str:
    """Make a part of a path as Hugo does, "" for signs of which it makes something that we do not know."""
    if not isinstance(text, str) or not _SAFE_WITH_SPACES.fullmatch(text.strip()):
        return ""
    joined = re.sub(r"[ -]+", "-", text.strip()) if " " in text.strip() else text.strip()
    return joined.lower() if lower else joined


def _hugo_parts(
    front_matter: FrontMatter,
    convention: Convention,
    folders: list[str],
    name: str,
    last: str,
    time: WrittenTime | None,
) -> dict[str, str]:
    lower = convention.addresses.lowers_paths
    title = _hugo_segment(front_matter.value("title"), lower=lower)
    has_slug = front_matter.value("slug") is not None
    parts = _time_parts(time)
    for name_of_hexo in (":i_month", ":i_day"):
        parts.pop(name_of_hexo, None)
    if time is not None:
        month = _MONTHS[time.month - 1]
        parts[":monthname"] = month.lower() if lower else month
    parts |= {":sections": "/".join(folders), ":section": folders[0] if folders else ""}
    parts |= dict.fromkeys((":filename", ":contentbasename"), name)
    parts |= dict.fromkeys((":slugorfilename", ":slugorcontentbasename"), last)
    if title:
        parts[":title"] = title
    if has_slug or title:
        parts[":slug"] = last if has_slug else title
    return parts


# --- Astro


def _astro(front_matter: FrontMatter, convention: Convention, relative: str) -> str:
    """Name the page that a template makes of a collection's entry; a program may decide otherwise."""
    found = (
        route
        for route in convention.addresses.routes
        if relative.startswith(f"{convention.post_folders[0]}/{route.folder}/")
    )
    for route in found:
        inside = relative.removeprefix(f"{convention.post_folders[0]}/{route.folder}/")
        stem = posixpath.splitext(inside)[0].removesuffix("/index")
        slug = front_matter.value("slug")
        written = stem if slug is None else slug
        if not isinstance(written, str) or not re.fullmatch(r"[\w/-]+", written):
            return ""
        one = "/" not in written or route.pattern.endswith(":path")
        return (
            route.pattern.replace(":path", written.lower()).replace(":slug", written.lower()) if one else ""
        )
    return ""
