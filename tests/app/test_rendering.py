"""What draws the window: asked of OpenGL only where a card may be."""

from __future__ import annotations

import os
import subprocess
import sys
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
    monkeypatch.delenv(rendering.BACKEND_SWITCH, raising=False)
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
    with rendering.drawn_as("auto"):
        assert os.environ[rendering.GL_SWITCH] == "none"
    assert rendering.GL_SWITCH not in os.environ
    for wanted, found in (("gpu", False), ("auto", True)):
        monkeypatch.setattr(rendering, "has_card", lambda *_, found=found: found)
        with rendering.drawn_as(wanted):
            assert rendering.GL_SWITCH not in os.environ


def test_what_the_environment_says_of_opengl_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(rendering.GL_SWITCH, "xcb_egl")
    with rendering.drawn_as("software"):
        assert os.environ[rendering.GL_SWITCH] == "xcb_egl"
    assert os.environ[rendering.GL_SWITCH] == "xcb_egl"


def test_programs_that_are_started_later_draw_as_they_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(rendering.BACKEND_SWITCH, raising=False)
    with rendering.drawn_as("software"):
        rendering.choose_rendering("software")
        assert os.environ[rendering.BACKEND_SWITCH] == "software"
    assert rendering.BACKEND_SWITCH not in os.environ
    monkeypatch.setenv(rendering.BACKEND_SWITCH, "rhi")
    with rendering.drawn_as("software"):
        rendering.choose_rendering("software")
    assert os.environ[rendering.BACKEND_SWITCH] == "rhi"


SCENE = """
import os, sys, time
os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
from PySide6.QtWidgets import QApplication
from editor.app.chromium import wake_chromium
from editor.app.rendering import choose_rendering, drawn_as
with drawn_as("software"):
    application = QApplication(sys.argv[:1])
    choose_rendering("software")
    wake_chromium(application)
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView
    view = QWebEngineView()
    view.load(QUrl("data:text/html,a"))
view.show()
from PySide6.QtQuickWidgets import QQuickWidget
end = time.monotonic() + 20
while (scene := view.findChild(QQuickWidget)) is None and time.monotonic() < end:
    application.processEvents()
print(scene.quickWindow().rendererInterface().graphicsApi().name, flush=True)
os._exit(0)
"""


def test_a_web_view_is_drawn_in_software_where_that_was_chosen() -> None:
    said = subprocess.run([sys.executable, "-c", SCENE], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "Software"
