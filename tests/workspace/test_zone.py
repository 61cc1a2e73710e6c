from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from editor.workspace.zone import zone_offset

SUMMER = datetime(2024, 7, 1, tzinfo=UTC)
WINTER = datetime(2024, 1, 1, tzinfo=UTC)


def test_a_zone_has_its_distance_of_that_day() -> None:
    if zone_offset("Europe/Berlin", SUMMER) is None:
        pytest.skip("this system has no time zones")
    assert zone_offset("Europe/Berlin", SUMMER) == timedelta(hours=2)
    assert zone_offset("Europe/Berlin", WINTER) == timedelta(hours=1)
    assert zone_offset("Asia/Shanghai", SUMMER) == timedelta(hours=8)


@pytest.mark.parametrize(
    "zone", ["Nowhere/At All", "", "..", "/etc/passwd", "../../../etc/passwd", "a\0b", "Asia"]
)
def test_what_names_no_zone_has_none(zone: str) -> None:
    assert zone_offset(zone, SUMMER) is None


def test_the_ends_of_time_do_no_harm() -> None:
    assert zone_offset("Asia/Shanghai", datetime.max.replace(tzinfo=UTC)) is None
