"""Dates as authors write them: another moment in the same written form."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(
    r"\s*(?P<year>\d{4})(?P<parting>[-/.])(?P<month>\d{1,2})(?P=parting)(?P<day>\d{1,2})"
    r"(?:(?P<gap>[Tt]|[ ]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?P<fraction>\.\d{1,9})?)?)?"
    r"(?P<zone>[ ]*(?:[Zz]|[+-]\d{1,2}(?::?\d{2})?))?\s*"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Year to second as numbers, as a calendar and a clock give them."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0


def read_moment(written: str) -> Moment | None:
    """Read the moment that a text names, None where it has no form that we know."""
    found = _FORM.fullmatch(written)
    if not found:
        return None
    parts = [int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    is_possible = (
        1 <= parts[1] <= 12 and 1 <= parts[2] <= 31 and parts[3] < 24 and parts[4] < 60 and parts[5] < 61
    )
    return Moment(*parts) if is_possible else None


def has_time(written: str) -> bool:
    """Tell whether a date names a time of day; an empty or unknown one will get a time."""
    found = _FORM.fullmatch(written)
    return found is None or found["hour"] is not None


def write_moment(written: str, moment: Moment) -> str:
    """Write a moment the way `written` is: `2026-5-2 09:30 +0800` keeps its parting, precision and zone.

    Where `written` has no form that we know, the moment becomes `2026-05-02 09:30:00`.
    """
    found = _FORM.fullmatch(written)
    if not found:
        clock = f"{moment.hour:02}:{moment.minute:02}:{moment.second:02}"
        return f"{moment.year:04}-{moment.month:02}-{moment.day:02} {clock}"
    is_narrow = len(found["month"]) == 1 or len(found["day"]) == 1
    month, day = (
        (str(moment.month), str(moment.day)) if is_narrow else (f"{moment.month:02}", f"{moment.day:02}")
    )
    text = found["parting"].join((f"{moment.year:04}", month, day))
    if found["hour"] is not None:
        hour = str(moment.hour) if len(found["hour"]) == 1 else f"{moment.hour:02}"
        text += f"{found['gap']}{hour}:{moment.minute:02}"
    if found["second"] is not None:
        text += f":{moment.second:02}{found['fraction'] or ''}"
    return text + (found["zone"] or "")
