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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

log = logging.getLogger(__name__)
SOFTWARE_NAMES = ("llvmpipe", "softpipe", "swrast", "swiftshader", "software", "basic render")
GL_RENDERER = 0x1F01
CARDS = ("/dev/dri/*", "/dev/nvidia*", "/dev/dxg", "/dev/mali*", "/dev/kgsl*")
"""what Linux shows of a graphics card, that of a virtual machine or of WSL included"""
GL_SWITCH = "QT_XCB_GL_INTEGRATION"
BACKEND_SWITCH = "QT_QUICK_BACKEND"


@contextlib.contextmanager
def drawn_as(wanted: str) -> Iterator[None]:
    """Let Qt and Chromium start without OpenGL where software will draw anyway; `wanted` as below.

    To be entered before the QApplication and left once the first page loads, by when Qt has read what
    stands in the environment: a browser that is started from here later has its own mind. A driver that
    draws in software brings a compiler along: 75 ms of each start and 40 MiB for nothing.
    """
    before = {name: os.environ.get(name) for name in (GL_SWITCH, BACKEND_SWITCH)}
    if is_surely_software(wanted) and before[GL_SWITCH] is None:
        os.environ[GL_SWITCH] = "none"
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def is_surely_software(wanted: str) -> bool:
    """Tell whether software will draw, as far as that is known without asking OpenGL."""
    return wanted == "software" or (wanted != "gpu" and not has_card(sys.platform, CARDS))


def choose_rendering(wanted: str) -> str:
    """Put `software` or `gpu` in force, before the first web view is made; give what was chosen.

    `wanted` is `software`, `gpu` or `auto`, which asks OpenGL for its renderer's name where there is a card.
    Told by the environment, as the module that could be told otherwise takes 15 ms and 3 MiB to load.
    """
    if wanted in {"software", "gpu"}:
        chosen = wanted
    else:
        # asking takes 50 ms of a start, and without a card the answer is known
        chosen = rendering_for("" if is_surely_software(wanted) else gl_renderer())
    if chosen == "software":
        os.environ[BACKEND_SWITCH] = "software"
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
    from PySide6.QtGui import QOffscreenSurface, QOpenGLContext  # not where there is no card to ask about

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
