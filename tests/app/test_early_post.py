"""The first post before there is a window: read, told to the renderer, and followed once there is one."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from editor.app.early_post import read_early
from editor.app.early_process import begin_early, begin_program
from editor.app.renderer_client import RendererClient
from editor.renderer.protocol import PROTOCOL_VERSION
from editor.workspace.encoding_memory import EncodingMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from editor.app.early_post import EarlyPost
    from editor.app.early_process import EarlyProcess
    from editor.renderer.protocol import Patch

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="nothing is begun before Qt here")
TEXT = "---\ntitle: 早\n---\n\n# Head\n\ntext\n"
NOTES = f"""say(json.dumps({{'kind': 'Ready', 'protocol': {PROTOCOL_VERSION}}}))
for line in sys.stdin:
    with open(NOTEBOOK, 'a') as notebook: notebook.write(line)
"""
LATE = """while not os.path.exists(BEGUN): time.sleep(0.01)
import runpy
runpy.run_module('editor.renderer', run_name='__main__')
"""
"""a renderer that reads nothing before the test lets it"""


class _View:
    """What is shown of the posts, from patches alone."""

    def __init__(self, early: EarlyProcess | None, told: EarlyPost | None, program: list[str] | None) -> None:
        self.client = RendererClient(early=early, told=told.told if told else None, program=program)
        self.html: dict[int, list[str]] = {}
        self.client.patch_received.connect(self._on_patch)

    def _on_patch(self, patch: Patch) -> None:
        shown = self.html.setdefault(patch.post, [])
        shown[patch.first : patch.first + patch.removed] = [block.html for block in patch.blocks]

    def text(self, post: int) -> str:
        return "".join(self.html.get(post, []))


@pytest.fixture
def view(qapp: QApplication) -> Iterator[Callable[..., _View]]:
    assert qapp is not None
    views: list[_View] = []

    def make(
        early: EarlyProcess | None, told: EarlyPost | None = None, program: list[str] | None = None
    ) -> _View:
        views.append(_View(early, told, program))
        return views[-1]

    yield make
    for one in views:
        one.client.stop()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def memory(folder: Path) -> str:
    return str(folder / "encodings.json")


def test_a_post_told_before_qt_is_drawn_for_whoever_opens_it(
    qtbot: QtBot, view: Callable[..., _View], post: Path, tmp_path: Path
) -> None:
    early = begin_early("editor.renderer")
    found = read_early(str(post), memory(tmp_path), early)
    assert found is not None
    assert found.is_fresh
    seen = view(early, found)
    seen.client.open_post(7, str(post), found.convention, found.post.text.texts())
    seen.client.start()
    qtbot.waitUntil(lambda: "Head" in seen.text(7) and seen.client.state == "ready")


def test_it_is_told_once(
    qtbot: QtBot,
    view: Callable[..., _View],
    program: Callable[[str], list[str]],
    post: Path,
    tmp_path: Path,
) -> None:
    notebook = tmp_path / "notebook"
    command = program(NOTES.replace("NOTEBOOK", repr(str(notebook))).replace("json.", "__import__('json')."))
    early = begin_program(command)
    found = read_early(str(post), memory(tmp_path), early)
    assert found is not None
    seen = view(early, found, command)
    seen.client.open_post(1, str(post), found.convention, found.post.text.texts())
    seen.client.open_post(2, "", found.convention, ["other"])
    seen.client.start()
    qtbot.waitUntil(lambda: notebook.exists() and notebook.read_text().count("\n") == 2)
    said = [json.loads(line) for line in notebook.read_text().splitlines()]
    assert [list(message.values()).count("Open") for message in said] == [1, 1]
    assert "other" in json.dumps(said[1])


def test_another_text_than_was_told_is_drawn_as_it_is(
    qtbot: QtBot, view: Callable[..., _View], post: Path, tmp_path: Path
) -> None:
    early = begin_early("editor.renderer")
    found = read_early(str(post), memory(tmp_path), early)
    assert found is not None
    seen = view(early, found)
    seen.client.open_post(1, str(post), found.convention, ["# Changed meanwhile"])
    seen.client.start()
    qtbot.waitUntil(lambda: "Changed meanwhile" in seen.text(1) and seen.client.state == "ready")
    assert "Head" not in seen.text(1)


def test_a_renderer_that_dies_over_it_is_told_again(
    qtbot: QtBot, view: Callable[..., _View], program: Callable[[str], list[str]], post: Path, tmp_path: Path
) -> None:
    early = begin_program(program("sys.exit(1)"))
    found = read_early(str(post), memory(tmp_path), early)
    assert found is not None
    seen = view(early, found)
    seen.client.open_post(1, str(post), found.convention, found.post.text.texts())
    seen.client.start()
    qtbot.waitUntil(lambda: "Head" in seen.text(1) and seen.client.state == "ready")


def test_a_text_that_no_pipe_holds_is_told_to_its_end(
    qtbot: QtBot, view: Callable[..., _View], program: Callable[[str], list[str]], post: Path, tmp_path: Path
) -> None:
    post.write_text(TEXT + "A long line of a long post.\n" * 100_000 + "\n# The end\n", encoding="utf-8")
    begun = tmp_path / "begun"
    early = begin_program(program(LATE.replace("BEGUN", repr(str(begun)))))
    found = read_early(str(post), memory(tmp_path), early)
    assert found is not None
    assert early is not None
    assert early.unsaid, "more than the pipe takes, or this tests nothing"
    begun.touch()
    seen = view(early, found)
    seen.client.open_post(1, str(post), found.convention, found.post.text.texts())
    seen.client.start()
    qtbot.waitUntil(lambda: "The end" in seen.text(1), timeout=60_000)


def test_what_cannot_be_read_is_left_for_later_to_explain(tmp_path: Path) -> None:
    assert read_early(str(tmp_path / "gone.md"), memory(tmp_path), None) is None
    assert read_early(str(tmp_path), memory(tmp_path), None) is None


def test_the_window_waits_for_no_file_that_takes_long_to_read(post: Path, tmp_path: Path) -> None:
    post.write_text("A line of a very long post.\n" * 200_000, encoding="utf-8")
    assert read_early(str(post), memory(tmp_path), None) is None


def test_a_file_that_has_changed_since_is_not_fresh(post: Path, tmp_path: Path) -> None:
    found = read_early(str(post), memory(tmp_path), None)
    assert found is not None
    assert found.told is None
    post.write_text(TEXT + "more\n", encoding="utf-8")
    assert not found.is_fresh
    post.unlink()
    assert not found.is_fresh


def test_it_is_read_in_the_encoding_that_was_chosen_for_it(post: Path, tmp_path: Path) -> None:
    post.write_bytes("标题".encode("gb18030"))
    EncodingMemory(memory(tmp_path)).remember(str(post), "big5")
    found = read_early(str(post), memory(tmp_path), None)
    assert found is not None
    assert found.post.chosen_encoding in {"big5", ""}
    assert found.post.text.format.encoding == (found.post.chosen_encoding or "gb18030")
