"""How the window is composed: by the graphics card, or by software where there is none worth the name.

A web view makes the whole window composite through OpenGL; on software GL (virtual machines, remote
desktops) a key then takes ten times as long to reach the screen as with Qt Quick's software backend.
"""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

log = logging.getLogger(__name__)
SOFTWARE_NAMES = ("llvmpipe", "softpipe", "swrast", "swiftshader", "software", "basic render")
GL_RENDERER = 0x1F01
CARDS = ("/dev/dri/*", "/dev/nvidia*", "/dev/dxg", "/dev/mali*", "/dev/kgsl*")
"""what Linux shows of a graphics card, that of a virtual machine or of WSL included"""
GL_SWITCH = "QT_XCB_GL_INTEGRATION"


@contextlib.contextmanager
def without_opengl(wanted: str) -> Iterator[None]:
    """Let Qt and Chromium start without OpenGL where software will draw anyway; `wanted` as below.

    To be entered before the QApplication and left once Chromium runs. A driver that draws in software
    brings a compiler along: 75 ms of each start and 40 MiB for nothing.
    """
    if not is_surely_software(wanted) or GL_SWITCH in os.environ:
        yield
        return
    os.environ[GL_SWITCH] = "none"
    try:
        yield
    finally:
        del os.environ[GL_SWITCH]  # a browser that is started from here has its own mind


def is_surely_software(wanted: str) -> bool:
    """Tell whether software will draw, as far as that is known without asking OpenGL."""
    return wanted == "software" or (wanted != "gpu" and not has_card(sys.platform, CARDS))


def choose_rendering(wanted: str) -> str:
    """Put `software` or `gpu` in force, before the first web view is made; give what was chosen.

    `wanted` is `software`, `gpu` or `auto`, which asks OpenGL for its renderer's name where there is a card.
    """
    if wanted in {"software", "gpu"}:
        chosen = wanted
    else:
        # asking takes 50 ms of a start, and without a card the answer is known
        chosen = rendering_for("" if is_surely_software(wanted) else gl_renderer())
    if chosen == "software":
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    log.info("rendering: %s (asked for: %s)", chosen, wanted)
    return chosen


def has_card(platform: str, patterns: Sequence[str]) -> bool:
    """Tell whether there may be a graphics card: on Linux one of these files, elsewhere always.

    Not where X comes from another machine, whose card may draw for us.
    """
    if platform != "linux" or not os.environ.get("DISPLAY", ":").startswith((":", "unix")):
        return True
    return any(glob.glob(pattern) for pattern in patterns)


def gl_renderer() -> str:
    """Give the name of what draws OpenGL here, "" where there is none. Needs a QGuiApplication."""
    surface = QOffscreenSurface()
    surface.create()
    context = QOpenGLContext()
    if not context.create() or not context.makeCurrent(surface):
        return ""
    name = context.functions().glGetString(GL_RENDERER) or ""
    context.doneCurrent()
    log.info("OpenGL renderer: %s", name)
    return str(name)


def rendering_for(renderer: str) -> str:
    """Choose `software` or `gpu` for a renderer of that name: software for one that is software itself."""
    name = renderer.lower()
    return "software" if not name or any(word in name for word in SOFTWARE_NAMES) else "gpu"
