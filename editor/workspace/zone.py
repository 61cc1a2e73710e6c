"""How far a time zone is from UTC, by the zones that the system knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta


def zone_offset(zone: str, instant: datetime) -> timedelta | None:
    """Give the distance of a zone (`Asia/Shanghai`) at a moment; None where the system does not know it."""
    # not before the first post that needs it
    from zoneinfo import ZoneInfo

    try:
        return instant.astimezone(ZoneInfo(zone)).utcoffset()
    except (LookupError, OSError, ValueError, OverflowError):  # ZoneInfoNotFoundError is a LookupError
        return None
