"""What a generator will make of tags, categories and date, where a writer may mean something else."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.generator import Generator
from editor.core.site.build_clock import clocks_of, is_surely_later, read_moment
from editor.core.site.post_address import depends_on_time, post_address
from editor.core.site.post_paths import name_in_path
from editor.core.text.edit import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta

    from editor.core.frontmatter.field import Field, FieldValue, FrontMatter
    from editor.core.site.build_clock import ZoneOffset
    from editor.core.site.convention import Convention
    from editor.core.site.post_address import WrittenTime

_PARTED = re.compile(r"[,，、;；]")
_SHORTEST_PLURAL = 5


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


def _unknown_zone(_zone: str, _instant: datetime) -> timedelta | None:
    return None


def date_hints(
    front_matter: FrontMatter,
    convention: Convention,
    post_path: str,
    now: datetime | None = None,
    zone_offset: ZoneOffset = _unknown_zone,
) -> tuple[Diagnostic, ...]:
    """Tell what becomes of a post: its page's address, when the machine that builds it matters, and whether.

    `date.address` (data `address`), `date.likely` where a program may decide otherwise, `date.zone` (data
    `here` and `there`, "" where not known), `date.zone-written` where it is another in the zone that is
    written, `date.future`, `date.draft`. `now` says the time and the zone of this machine; without it the
    zone is 0. The address is told only when every part of it is known, and the zone only where machines
    in this zone, in the one that is written and in UTC, the zone of build services, would differ.
    """
    hints: list[Diagnostic] = []
    found = next((field for field in front_matter.fields if field.name == "date"), None)
    place = found.value_range if found else Range.on_line(0, 0, 0)
    written = found.value if found else name_in_path(post_path, convention.generator)[0]
    read = read_moment(written) if isinstance(written, str) else None
    here = now.utcoffset() if now else None
    clocks = clocks_of(read, convention, here, zone_offset) if read else (None,)
    addresses = [post_address(front_matter, convention, post_path, clock) for clock in clocks]
    if any(addresses) and len(set(addresses)) == 1:
        code = "date.likely" if convention.generator is Generator.ASTRO else "date.address"
        hints.append(Diagnostic(code, Severity.HINT, place, {"address": addresses[0]}))
    elif len(clocks) > 1 and _may_move(addresses, clocks, convention):
        hints.append(_zone_hint(addresses, clocks, place))
    leaves_drafts = convention.generator is Generator.HUGO and not convention.addresses.builds_drafts
    if leaves_drafts and str(front_matter.value("draft")).lower() == "true":
        hints.append(Diagnostic("date.draft", Severity.HINT, place))
    if read and now and not convention.addresses.builds_future and is_surely_later(read, now):
        hints.append(Diagnostic("date.future", Severity.HINT, place))
    return tuple(hints)


def _zone_hint(addresses: Sequence[str], clocks: Sequence[WrittenTime | None], place: Range) -> Diagnostic:
    """Name two machines that differ: this one, and one in UTC or, where that is alike, in the date's zone."""
    is_utc_other = addresses[-1] != addresses[-2] if all(addresses) else clocks[-1] != clocks[-2]
    code, there = ("date.zone", addresses[-1]) if is_utc_other else ("date.zone-written", addresses[0])
    return Diagnostic(code, Severity.HINT, place, {"here": addresses[-2], "there": there})


def _may_move(addresses: Sequence[str], clocks: Sequence[WrittenTime | None], convention: Convention) -> bool:
    """Tell whether the clocks give other addresses, or other days where those are not known."""
    if all(addresses):
        return True
    days = {(clock.year, clock.month, clock.day) for clock in clocks if clock}
    return depends_on_time(convention) and len(days) > 1


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
