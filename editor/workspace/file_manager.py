"""Asks the system's file manager, over the session's bus, to show a file selected in its folder."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

NAME = "org.freedesktop.FileManager1"
"""https://www.freedesktop.org/wiki/Specifications/file-manager-interface"""
PATIENCE = 3.0
"""seconds a file manager may take to answer, that is to start"""


def select_in_file_manager(path: str) -> bool:
    """Show a file selected in its folder; False where no file manager can do that (blocking, bounded)."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False  # asking would start a bus of its own
    try:
        jeepney: Any = import_module("jeepney")  # it tells no types
        bus_kinds: Any = import_module("jeepney.io.blocking")
    except ImportError:  # it comes with Linux only
        return False
    manager = jeepney.DBusAddress("/" + NAME.replace(".", "/"), bus_name=NAME, interface=NAME)
    message = jeepney.new_method_call(manager, "ShowItems", "ass", ([Path(path).as_uri()], ""))
    try:
        with bus_kinds.open_dbus_connection("SESSION") as bus:
            answer = bus.send_and_get_reply(message, timeout=PATIENCE)
    except (OSError, ValueError, RuntimeError):  # none, gone, or too slow
        return False
    return answer.header.message_type is not jeepney.MessageType.error
