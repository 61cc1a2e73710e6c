"""Tells which diagrams are too much to draw by what their few words stand for, before any work is done."""

from __future__ import annotations

import re
from types import MappingProxyType

MAX_LINKS = 50_000
"""links that groups of nodes may make: `a & b --> c & d` are four"""
MAX_DAYS = 30_000
"""days that are counted one by one, in a plan that leaves some of them out"""

_DAYS = MappingProxyType(
    {"ms": 1 / 86_400_000, "s": 1 / 86_400, "m": 1 / 1440, "h": 1 / 24, "d": 1, "w": 7, "M": 31, "y": 366}
)
_DURATION = re.compile(r"(\d{1,30}(?:\.\d{1,9})?)\s{0,9}(ms|[smhdwMy])\b", re.ASCII)


def stands_for_too_much(source: str) -> bool:
    """Tell whether a diagram of few words would take the artist many seconds."""
    return _links(source) > MAX_LINKS or _counted_days(source) > MAX_DAYS


def _links(source: str) -> int:
    """Give how many links the groups of nodes of each line make at most."""
    return sum((line.count("&") + 1) ** 2 // 4 for line in source.split("\n") if "&" in line)


def _counted_days(source: str) -> float:
    if "excludes" not in source.lower():
        return 0
    return sum(float(number) * _DAYS[unit] for number, unit in _DURATION.findall(source))
