from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.workspace import distribution
from editor.workspace.distribution import Requirement, installed_version, requirements, suits

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("version", "versions", "is_fine"),
    [
        ("6.11.3", ">=6.8,<6.12", True),
        ("6.12.0", ">=6.8,<6.12", False),
        ("6.8", ">=6.8.0,<6.12", True),
        ("6.7.9", ">=6.8", False),
        ("0.3.8", "<0.4,>=0.3", True),
        ("0.4", "<0.4", False),
        ("11.0.0rc1", ">=11", True),
        ("unknown", ">=1", False),
        ("1", "", True),
    ],
)
def test_versions_are_compared_part_by_part(version: str, versions: str, is_fine: bool) -> None:
    assert suits(version, versions) is is_fine


def test_a_checkout_asks_for_what_its_project_file_says() -> None:
    asked = {one.name: one.versions for one in requirements()}
    assert asked["PySide6"] == ">=6.8,<6.12"
    assert len(asked) > 10


def test_an_installed_package_asks_for_what_its_metadata_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ["PySide6<6.12,>=6.8", "Pillow>=11", "pytest>=8; extra == 'test'"]
    monkeypatch.setattr(distribution.metadata, "requires", lambda _name: said)
    asked = requirements(tmp_path / "pyproject.toml")
    assert asked == [Requirement("PySide6", "<6.12,>=6.8"), Requirement("Pillow", ">=11")]


def test_what_another_system_needs_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ["Pillow>=11", "jeepney>=0.9; sys_platform == 'linux'", 'other>=1; sys_platform == "win32"']
    monkeypatch.setattr(distribution.metadata, "requires", lambda _name: said)
    monkeypatch.setattr(distribution.sys, "platform", "win32")
    assert [one.name for one in requirements(tmp_path / "none")] == ["Pillow", "other"]
    monkeypatch.setattr(distribution.sys, "platform", "linux")
    assert [one.name for one in requirements(tmp_path / "none")] == ["Pillow", "jeepney"]


@pytest.mark.parametrize("text", ["", "[project]\nname='x'\n", "not = [toml"])
def test_a_strange_project_file_is_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(distribution.metadata, "requires", lambda _name: None)
    project = tmp_path / "pyproject.toml"
    project.write_text(text)
    assert requirements(project) == []


def test_what_is_not_installed_has_no_version() -> None:
    assert installed_version("no-such-package-of-ours") == ""
    assert installed_version("PyYAML")[0].isdigit()
