"""What a generator will make of tags, categories and date, where a writer may mean something else."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.generator import Generator
from editor.core.site.post_paths import name_in_path, relative_path
from editor.core.text.edit import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.core.frontmatter.field import Field, FieldValue, FrontMatter
    from editor.core.site.convention import Convention

_PARTED = re.compile(r"[,，、;；]")
_DATE = re.compile(
    r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([Zz]|[+-]\d.*)?"
)
_SHORTEST_PLURAL = 5
_VARIABLE = re.compile(r":[a-z_]+")
_SLASHES = re.compile(r"/{2,}")
_SAFE = re.compile(r"[\w.~-]+")


def post_hints(
    front_matter: FrontMatter, convention: Convention, tags: Sequence[tuple[str, int]]
) -> tuple[Diagnostic, ...]:
    """List what may be meant otherwise; `tags` are those of the folder, each with the posts that have it.

    Codes: `categories.one-path` (data `path`) and `categories.several` (`count`) where the order of Hexo's
    lists decides, `tags.one-tag` (`tag`), `tags.near-duplicate` (`tag`, `other`, `count`).
    """
    found: list[Diagnostic] = []
    for field in front_matter.fields:
        if field.name in ("tags", "tag"):
            found += _tag_hints(field, convention, tags)
        elif field.name in ("categories", "category") and convention.generator is Generator.HEXO:
            found += _category_hints(field)
    return tuple(found)


def date_hints(front_matter: FrontMatter, convention: Convention, post_path: str) -> tuple[Diagnostic, ...]:
    """Tell what Hexo and Jekyll make of the date: `date.address` (data `address`) and `date.zone`.

    The address is told only when every part of it is known. Without a `timezone` in the site's
    configuration the zone of the machine that builds the site decides the day.
    """
    found = next((field for field in front_matter.fields if field.name == "date"), None)
    is_jekyll = convention.generator is Generator.JEKYLL
    if not is_jekyll and convention.generator is not Generator.HEXO:
        return ()
    written = found.value if found else name_in_path(post_path, convention.generator)[0]
    read = _DATE.fullmatch(written) if isinstance(written, str) else None
    if read is None or not _is_possible(int(read[1]), int(read[2]), int(read[3])):
        return ()
    place = found.value_range if found else Range.on_line(0, 0, 0)
    # a zone moves the moment; Jekyll moves every time of day, Hexo only what names a zone
    is_moved = read[4] if is_jekyll else read[7]
    hints: list[Diagnostic] = []
    address = "" if is_moved else _address(front_matter, convention, post_path, read)
    if address:
        hints.append(Diagnostic("date.address", Severity.HINT, place, {"address": address}))
    if not convention.timezone and (read[4] or not is_jekyll):
        hints.append(Diagnostic("date.zone", Severity.HINT, place))
    return tuple(hints)


def _is_possible(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _hint(code: str, field: Field, **data: str) -> Diagnostic:
    return Diagnostic(code, Severity.HINT, field.value_range, data)


def _category_hints(field: Field) -> Iterator[Diagnostic]:
    """Say how Hexo reads a list: flat is one path, a list of lists is several (lib/models/post.ts)."""
    value = field.value
    if not isinstance(value, tuple) or len(value) < 2:
        return
    if any(isinstance(item, tuple) for item in value):
        yield _hint("categories.several", field, count=str(len(value)))
    elif all(isinstance(item, str) for item in value):
        yield _hint("categories.one-path", field, path=" › ".join(str(item) for item in value))


def _tag_hints(field: Field, convention: Convention, tags: Sequence[tuple[str, int]]) -> Iterator[Diagnostic]:
    value = field.value
    if isinstance(value, str) and convention.generator is Generator.HEXO and _PARTED.search(value):
        yield _hint("tags.one-tag", field, tag=value)
        return
    alike: dict[str, list[tuple[str, int]]] = {}
    for tag, count in tags:
        alike.setdefault(_likeness(tag), []).append((tag, count))
    for tag in dict.fromkeys(_tags_of(value)):
        same = alike.get(_likeness(tag), [])
        own = next((count for name, count in same if name == tag), 0)
        others = [(count, name) for name, count in same if name != tag and count >= max(own, 1)]
        if others:
            count, other = max(others)
            yield _hint("tags.near-duplicate", field, tag=tag, other=other, count=str(count))


def _tags_of(value: FieldValue) -> list[str]:
    items = value if isinstance(value, tuple) else (value,)
    return [item for item in items if isinstance(item, str) and item]


def _likeness(tag: str) -> str:
    """Give what tags share that differ in case, in width (`ＡＩ`), or by an English plural."""
    plain = unicodedata.normalize("NFKC", tag).casefold().strip()
    is_plural = len(plain) >= _SHORTEST_PLURAL and plain.isascii() and plain.endswith("s")
    if not is_plural or plain.endswith(("ss", "us", "is")):
        return plain
    return plain[:-3] + "y" if plain.endswith("ies") else plain[:-1]


def _address(front_matter: FrontMatter, convention: Convention, post_path: str, read: re.Match[str]) -> str:
    """Fill the permalink pattern, "" when the post has one of its own or a part is not known."""
    relative = relative_path(convention, post_path) or ""
    folder = next((name for name in convention.post_folders if relative.startswith(f"{name}/")), "")
    if not folder or front_matter.value("permalink") is not None:
        return ""
    stem = posixpath.splitext(relative.removeprefix(f"{folder}/"))[0]
    year, month, day, hour, minute, second = (part or "0" for part in read.groups()[:6])
    parts = {
        ":year": year,
        ":month": month.zfill(2),
        ":i_month": str(int(month)),
        ":day": day.zfill(2),
        ":i_day": str(int(day)),
        ":hour": hour.zfill(2),
        ":minute": minute.zfill(2),
        ":second": second.zfill(2),
    }
    if convention.generator is Generator.JEKYLL:
        parts |= _jekyll_parts(front_matter, stem)
    else:
        parts |= {":title": stem, ":name": posixpath.basename(stem)}
    filled = _VARIABLE.sub(lambda found: parts.get(found[0], found[0]), convention.permalink)
    is_known = all(name in parts for name in _VARIABLE.findall(convention.permalink))
    if not is_known or not convention.permalink:
        return ""
    return _SLASHES.sub("/", f"{convention.base_path}/{filled}")


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
