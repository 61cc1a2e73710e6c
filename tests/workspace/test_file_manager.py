from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from editor.workspace.file_manager import select_in_file_manager

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

pytest.importorskip("jeepney", reason="comes with Linux only")

MANAGER = """
from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
import sys

bus = open_dbus_connection(sys.argv[1])
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.FileManager1"))
print("ready", flush=True)
while True:
    asked = bus.receive()
    if asked.header.message_type is MessageType.method_call:
        print(asked.header.fields[HeaderFields.member], asked.body[0][0], flush=True)
        refusal = sys.argv[2:] and new_error(asked, "example.Refused")
        bus.send(refusal or new_method_return(asked))
"""
"""A file manager, a program of its own, that tells what it is to show."""


@contextmanager
def _running(*command: str) -> Iterator[IO[str]]:
    """Run a program, and give what it says."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout
        finally:
            process.kill()


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus of the test's own."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("needs dbus-daemon")
    own = f"--address=unix:path={tmp_path}/bus"
    with _running(program, "--session", "--nofork", "--print-address", own) as said:
        address = said.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


def _told(bus: str, *manners: str) -> tuple[bool, str]:
    """Give what the window is told, and what the file manager was."""
    with _running(sys.executable, "-c", MANAGER, bus, *manners) as said:
        assert said.readline() == "ready\n"
        return select_in_file_manager("/a b/湖#1.png"), said.readline()


def test_the_file_is_selected_by_a_file_manager(bus):
    assert _told(bus) == (True, "ShowItems file:///a%20b/%E6%B9%96%231.png\n")


def test_a_file_manager_may_refuse(bus):
    assert _told(bus, "refuse") == (False, "ShowItems file:///a%20b/%E6%B9%96%231.png\n")


@pytest.mark.usefixtures("bus")
def test_there_may_be_no_file_manager():
    assert not select_in_file_manager("/a b/lake.png")


def test_there_may_be_no_bus(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not select_in_file_manager("/a b/lake.png")


def test_the_bus_may_be_gone(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/gone")
    assert not select_in_file_manager("/a b/lake.png")
