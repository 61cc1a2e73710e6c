"""Whether there is a screen to show a window on, asked before Qt would end the program over it."""

from __future__ import annotations

import ctypes
import os
import sys

from editor.app.terminal import TerminalText

SCREENLESS = frozenset({"offscreen", "minimal", "vnc", "wayland", "eglfs", "linuxfb"})
"""platforms of Qt that ask no X server"""


def screen_problem() -> str:
    """Say what is wrong with the screen, "" when a window can be shown."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if sys.platform != "linux" or platform in SCREENLESS or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    display = os.environ.get("DISPLAY", "")
    if not display:
        return TerminalText(
            "There is no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)."
        )
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return ""  # Qt names the library when it lacks
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if not failed:
        return ""
    return TerminalText("The screen {name} cannot be reached; check DISPLAY.", name=display)
