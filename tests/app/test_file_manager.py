from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import ClassInfo, QObject, QUrl, Slot
from PySide6.QtDBus import QDBusConnection

from editor.app.file_manager import FileManager

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "org.freedesktop.FileManager1"


@ClassInfo({"D-Bus Interface": NAME})
class Manager(QObject):
    """A file manager that notes what it is to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot("QStringList", str)
    def ShowItems(self, addresses: list[str], _: str) -> None:  # noqa: N802 - the bus's name
        self.shown += addresses


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[QDBusConnection]:
    """A bus of the test's own."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("needs dbus-daemon")
    command = [program, "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        address = process.stdout.readline().strip() if process.stdout else ""
        yield QDBusConnection.connectToBus(address, "manager")
        QDBusConnection.disconnectFromBus("manager")
        process.terminate()


def test_the_file_is_selected_by_a_file_manager(qtbot, bus):
    manager, opened = Manager(), []
    assert bus.registerService(NAME)
    assert bus.registerObject(
        f"/{NAME.replace('.', '/')}", manager, QDBusConnection.RegisterOption.ExportAllSlots
    )
    files = FileManager(opened.append, lambda: bus)
    files.show_file("/a b/湖#1.png")
    qtbot.waitUntil(lambda: bool(manager.shown))
    assert QUrl(manager.shown[0]).toLocalFile() == "/a b/湖#1.png"
    qtbot.waitUntil(lambda: not files._asked)
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
