"""Asks the system's file manager, over the session's bus, to show a file selected in its folder."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "org.freedesktop.FileManager1"
"""https://www.freedesktop.org/wiki/Specifications/file-manager-interface"""
PATIENCE = 3.0
"""seconds a file manager may take to answer, that is to start"""


def select_in_file_manager(path: str) -> bool:
    """Show a file selected in its folder; False where no file manager can do that (blocking, bounded)."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False  # asking would start a bus of its own
    try:
        from jeepney import DBusAddress, new_method_call
        from jeepney.io.blocking import open_dbus_connection
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg
    except ImportError:  # it comes with Linux only
        return False
    manager = DBusAddress("/" + NAME.replace(".", "/"), bus_name=NAME, interface=NAME)
    message = new_method_call(manager, "ShowItems", "ass", ([Path(path).as_uri()], ""))
    try:
        with open_dbus_connection("SESSION") as bus:
            unwrap_msg(bus.send_and_get_reply(message, timeout=PATIENCE))
    except (DBusErrorResponse, OSError, ValueError, RuntimeError):  # none, not this one, gone, or too slow
        return False
    return True
