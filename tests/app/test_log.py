"""The log goes aside when it is full, and never stands in the way."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest

from editor.app.log import RotatingFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[RotatingFile]:
    made = RotatingFile(str(tmp_path / "a.log"), 50, 2)
    yield made
    made.close()


def say(handler: RotatingFile, *words: str) -> None:
    for word in words:
        handler.handle(logging.LogRecord("a", logging.INFO, "", 0, word, None, None))


def test_a_full_log_goes_aside_and_the_oldest_goes(handler: RotatingFile, tmp_path: Path) -> None:
    say(handler, *(letter * 60 for letter in "abcde"), "最后")
    kept = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert kept == {"a.log": "最后\n", "a.log.1": "e" * 60 + "\n", "a.log.2": "d" * 60 + "\n"}


def test_a_log_that_was_full_at_the_last_end_goes_aside_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text("x" * 90)
    handler = RotatingFile(str(tmp_path / "a.log"), 50, 2)
    say(handler, "new")
    handler.close()
    assert (tmp_path / "a.log.1").read_text() == "x" * 90
    assert (tmp_path / "a.log").read_text() == "new\n"


def test_what_cannot_be_moved_aside_goes_on_growing(
    handler: RotatingFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: str, _target: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    say(handler, "a" * 60, "b", "c")
    assert (tmp_path / "a.log").read_text() == "a" * 60 + "\nb\nc\n"


def test_a_log_whose_folder_is_gone_ends_nothing(handler: RotatingFile, tmp_path: Path) -> None:
    say(handler, "a" * 60)
    (tmp_path / "a.log").unlink()
    tmp_path.rmdir()
    say(handler, "b", "c")
    assert not tmp_path.exists()
    tmp_path.mkdir()
