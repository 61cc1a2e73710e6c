"""The Python packages that Inkwright asks for, and those that are installed."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import cast

NAME = "inkwright"
PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*\(?([^;)]*)")
_SYSTEM = re.compile(r"sys_platform\s*==\s*[\"'](\w+)[\"']")
_BOUND = re.compile(r"(>=|<)\s*(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package by name, and the versions that will do: `>=6.8,<6.12`."""

    name: str
    versions: str


def requirements(project: Path = PROJECT) -> list[Requirement]:
    """Give what pyproject.toml asks for on this system in a checkout, the installed package elsewhere."""
    try:
        found = cast("dict[str, dict[str, object]]", tomllib.loads(project.read_text("utf-8")))
        asked = cast("list[str]", found["project"]["dependencies"])
    except (OSError, ValueError, KeyError):
        asked = _installed_requirements()
    matches = [_REQUIREMENT.match(line) for line in asked if "extra ==" not in line and _is_for_here(line)]
    return [Requirement(found[1], found[2].strip()) for found in matches if found]


def _is_for_here(line: str) -> bool:
    systems = _SYSTEM.findall(line)
    return not systems or sys.platform in systems


def _installed_requirements() -> list[str]:
    try:
        return metadata.requires(NAME) or []
    except metadata.PackageNotFoundError:
        return []


def installed_version(name: str) -> str:
    """Give the version of an installed package, "" when it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def suits(version: str, versions: str) -> bool:
    """Tell whether a version lies within the bounds: `suits("6.12.0", ">=6.8,<6.12")` is false."""
    given = _numbers(version)
    for sign, bound in cast("list[tuple[str, str]]", _BOUND.findall(versions)):
        limit = _numbers(bound)
        width = max(len(given), len(limit))
        ours, theirs = (part + (0,) * (width - len(part)) for part in (given, limit))
        if (ours < theirs) if sign == ">=" else (ours >= theirs):
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    leading = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in leading[0].split(".")) if leading else ()
