"""By which clocks a site may be built, and what they make of the date of a post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.post_address import WrittenTime

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.core.site.convention import Convention

    ZoneOffset = Callable[[str, datetime], timedelta | None]
    """how far a zone of that name is from UTC at a moment, None where nobody knows it"""

_DATE = re.compile(
    r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([Zz]|[+-]\d{1,2}(?::?\d{2})?)?\s*"
)
_ZONE = re.compile(r"([+-])(\d{1,2}):?(\d{2})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it is written: by a clock that is not known unless `offset` says how far it is from UTC."""

    time: datetime
    has_time: bool
    offset: timedelta | None


def read_moment(written: str) -> Moment | None:
    """Read `2026-05-02 09:30`, also with seconds, `T` and a zone; None for what is no date."""
    read = _DATE.fullmatch(written)
    if read is None:
        return None
    try:
        time = datetime(*(int(part or 0) for part in read.groups()[:6]), tzinfo=UTC)
        return Moment(time, read[4] is not None, _offset_of(read[7]))
    except (ValueError, OverflowError):
        return None


def clocks_of(
    moment: Moment, convention: Convention, here: timedelta | None, zone_offset: ZoneOffset
) -> tuple[WrittenTime | None, ...]:
    """Give the date by each clock that may build the site; only one where it does not matter which builds.

    Else the last is UTC, the one before is this machine's, and before them stands the date as it is
    written, where it has a zone. Hugo takes the zone that is written. Hexo takes a date without a zone by
    the clock of whatever machine builds, and so as it is written; Jekyll reads it as UTC. `timezone` in
    the configuration is the clock of Jekyll, whatever machine builds. Hexo shows a date in it, after it
    has moved the date by as much as the machine is away from it (lib/plugins/processor/common.ts
    `timezone`): what names a moment is then shown by the machine's clock, as without `timezone`.
    """
    is_jekyll = convention.generator is Generator.JEKYLL
    names_moment = moment.has_time if is_jekyll else moment.offset is not None
    if convention.generator not in (Generator.HEXO, Generator.JEKYLL) or not names_moment:
        return (_by(moment.time),)
    try:
        instant = moment.time - (moment.offset or timedelta())
        if is_jekyll and convention.timezone:
            distance = zone_offset(convention.timezone, instant)
            return (None if distance is None else _by(instant + distance),)
        own = () if moment.offset is None else (_by(moment.time),)
        return (*own, _by(instant + (here or timedelta())), _by(instant))
    except OverflowError:
        return (None,)


def is_surely_later(moment: Moment, now: datetime) -> bool:
    """Tell whether a date lies in the future, whatever clock it was written by."""
    try:
        earliest = moment.time - (timedelta(hours=14) if moment.offset is None else moment.offset)
    except OverflowError:
        return False
    return earliest > now.astimezone(UTC)


def _by(time: datetime) -> WrittenTime:
    return WrittenTime(time.year, time.month, time.day, time.hour, time.minute, time.second)


def _offset_of(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    read = _ZONE.fullmatch(zone)
    if read is None:
        return timedelta()
    distance = timedelta(hours=int(read[2]), minutes=int(read[3] or 0))
    return -distance if read[1] == "-" else distance
