from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from editor.app.early_settings import early_setting
from editor.app.places import system_places


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        (b'{"language": "zh_CN"}', "zh_CN"),
        (b'{"language": 3}', "system"),
        (b"[1]", "system"),
        (b"{", "system"),
        (b"\xff\xfe", "system"),
        (b"[" * 200_000, "system"),
    ],
)
def test_a_setting_is_read_and_a_damaged_file_left_alone(stored: bytes, found: str) -> None:
    path = Path(system_places().settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(stored)
    assert early_setting("language", "system") == found
    assert path.read_bytes() == stored


def test_without_a_file_or_the_package_that_finds_it_the_default_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert early_setting("language", "system") == "system"
    path = Path(system_places().settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"language": "zh_CN"}')
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert early_setting("language", "system") == "system"
