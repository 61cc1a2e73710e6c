"""What is set before Qt is loaded, and when there may be a preview."""

from __future__ import annotations

import os

import pytest

from editor.app import main
from editor.workspace import sandbox

OFF = "QTWEBENGINE_DISABLE_SANDBOX"
pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="root is a matter of POSIX systems")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OFF, "")
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "")


def start_as(monkeypatch: pytest.MonkeyPatch, user: int, *, is_forbidden: bool) -> bool:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(sandbox, "must_go_without", lambda: is_forbidden)
    return main.prepare_environment()


def test_for_root_alone_the_sandbox_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert start_as(monkeypatch, 0, is_forbidden=True)
    assert os.environ[OFF] == "1"


def test_where_the_sandbox_is_forbidden_there_is_no_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not start_as(monkeypatch, 1000, is_forbidden=True)
    assert os.environ[OFF] == ""


def test_what_the_writer_has_switched_off_stays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OFF, "1")
    assert start_as(monkeypatch, 1000, is_forbidden=True)


def test_usually_there_is_a_preview_and_the_sandbox_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert start_as(monkeypatch, 1000, is_forbidden=False)
    assert os.environ[OFF] == ""
