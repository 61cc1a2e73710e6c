"""What draws the window: asked of OpenGL only where a card may be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from editor.app import rendering
from editor.app.rendering import has_card, rendering_for

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("renderer", "chosen"),
    [
        ("", "software"),
        ("llvmpipe (LLVM 15.0.6, 256 bits)", "software"),
        ("Google SwiftShader", "software"),
        ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "gpu"),
        ("NVIDIA GeForce RTX 3060/PCIe/SSE2", "gpu"),
    ],
)
def test_software_draws_where_opengl_is_software_itself(renderer: str, chosen: str) -> None:
    assert rendering_for(renderer) == chosen


@pytest.mark.parametrize(
    ("platform", "display", "name", "found"),
    [
        ("linux", ":0", "card0", True),
        ("linux", ":0", "none", False),
        ("linux", "", "none", False),
        ("linux", "far:10.0", "none", True),
        ("darwin", "", "none", True),
        ("win32", "", "none", True),
    ],
)
def test_a_card_is_ruled_out_only_where_none_can_be(
    platform: str, display: str, name: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "card0").touch()
    if display:
        monkeypatch.setenv("DISPLAY", display)
    else:
        monkeypatch.delenv("DISPLAY", raising=False)
    assert has_card(platform, [str(tmp_path / f"{name}*")]) is found


def test_opengl_is_not_asked_without_a_card(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(rendering, "gl_renderer", lambda: asked.append("") or "Mesa Intel")
    monkeypatch.setattr(rendering.QQuickWindow, "setGraphicsApi", lambda _: None)
    monkeypatch.setattr(rendering, "has_card", lambda *_: False)
    assert rendering.choose_rendering("auto") == "software"
    assert asked == []
    monkeypatch.setattr(rendering, "has_card", lambda *_: True)
    assert rendering.choose_rendering("auto") == "gpu"
    assert rendering.choose_rendering("software") == "software"
    assert asked == [""]


def test_qt_begins_without_opengl_only_where_software_will_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(rendering.GL_SWITCH, raising=False)
    monkeypatch.setattr(rendering, "has_card", lambda *_: False)
    with rendering.without_opengl("auto"):
        assert os.environ[rendering.GL_SWITCH] == "none"
    assert rendering.GL_SWITCH not in os.environ
    for wanted, found in (("gpu", False), ("auto", True)):
        monkeypatch.setattr(rendering, "has_card", lambda *_, found=found: found)
        with rendering.without_opengl(wanted):
            assert rendering.GL_SWITCH not in os.environ


def test_what_the_environment_says_of_opengl_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(rendering.GL_SWITCH, "xcb_egl")
    with rendering.without_opengl("software"):
        assert os.environ[rendering.GL_SWITCH] == "xcb_egl"
    assert os.environ[rendering.GL_SWITCH] == "xcb_egl"
