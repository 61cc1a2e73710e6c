from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBusConnection

from editor.app.file_manager import FileManager

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANAGER = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection


@ClassInfo({"D-Bus Interface": "org.freedesktop.FileManager1"})
class Manager(QObject):
    @Slot("QStringList", str)
    def ShowItems(self, addresses, _):
        sys.stdout.write(addresses[0] + chr(10))
        sys.stdout.flush()


application = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "manager")
manager = Manager()
assert bus.registerObject(
    "/org/freedesktop/FileManager1", manager, QDBusConnection.RegisterOption.ExportAllSlots
)
assert bus.registerService("org.freedesktop.FileManager1")
sys.stdout.write("ready" + chr(10))
sys.stdout.flush()
application.exec()
"""
"""A file manager, a program of its own, that tells what it is to show."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A bus of the test's own."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("needs dbus-daemon")
    command = [program, "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        yield process.stdout.readline().strip() if process.stdout else ""
        process.kill()


@pytest.fixture
def bus(address: str) -> Iterator[QDBusConnection]:
    """Our connection to it."""
    yield QDBusConnection.connectToBus(address, "window")
    QDBusConnection.disconnectFromBus("window")


def test_the_file_is_selected_by_a_file_manager(qtbot, address, bus):
    opened = []
    command = [sys.executable, "-c", MANAGER, address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as manager:
        assert manager.stdout.readline() == "ready\n"
        files = FileManager(opened.append, lambda: bus)
        files.show_file("/a b/湖#1.png")
        qtbot.waitUntil(lambda: not files._asked)
        assert QUrl(manager.stdout.readline().strip()).toLocalFile() == "/a b/湖#1.png"
        manager.kill()
    assert opened == []


def test_the_folder_is_shown_where_no_file_manager_answers(qtbot, bus):
    opened: list[QUrl] = []
    files = FileManager(opened.append, lambda: bus)
    files.show_file("/a b/lake.png")
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].toLocalFile() == "/a b"


@pytest.mark.usefixtures("qapp")
def test_the_folder_is_shown_where_there_is_no_bus(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    opened: list[QUrl] = []
    FileManager(opened.append).show_file("/a b/lake.png")
    assert [url.toLocalFile() for url in opened] == ["/a b"]
