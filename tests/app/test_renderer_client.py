from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from editor.app.renderer_client import RendererClient
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.text.edit import LineChange
from editor.core.text.source import Source
from editor.renderer.protocol import PROTOCOL_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from editor.renderer.protocol import FieldEdit, Fields, Patch, RenderedBlock

CONVENTION = Convention("/blog", Generator.HEXO)
HANG = '"' + "\\" * 48
LINES = ["---", "title: A", "---", "# Head", "", "text", "", "end"]


class _View:
    """What a window would show of each post, from signals alone."""

    def __init__(self, client: RendererClient) -> None:
        self.client = client
        self.blocks: dict[int, list[RenderedBlock]] = {}
        self.fields: dict[int, Fields] = {}
        self.edits: list[FieldEdit] = []
        self.stumbles: list[tuple[int, int, int]] = []
        self.states: list[str] = []
        self.complete: dict[int, bool] = {}
        client.patch_received.connect(self._on_patch)
        client.fields_received.connect(self._on_fields)
        client.field_edit_received.connect(self.edits.append)
        client.stumbled.connect(lambda *told: self.stumbles.append(told))
        client.state_changed.connect(self.states.append)

    def _on_patch(self, patch: Patch) -> None:
        blocks = self.blocks.setdefault(patch.post, [])
        assert 0 <= patch.first <= patch.first + patch.removed <= len(blocks)
        blocks[patch.first : patch.first + patch.removed] = patch.blocks
        self.complete[patch.post] = patch.complete

    def _on_fields(self, fields: Fields) -> None:
        self.fields[fields.post] = fields

    def html(self, post: int) -> str:
        return "".join(block.html for block in self.blocks.get(post, []))


@pytest.fixture
def view(qapp: QApplication) -> Iterator[_View]:
    assert qapp is not None
    found = _View(RendererClient(budget=0.5))
    found.client.start()
    yield found
    found.client.stop()


@pytest.fixture
def fake(qapp: QApplication, program: Callable[[str], list[str]]) -> Iterator[Callable[[str], _View]]:
    """Start a client on a program that behaves as told."""
    assert qapp is not None
    views: list[_View] = []

    def start(lines: str) -> _View:
        views.append(
            _View(
                RendererClient(budget=0.3, program=program(lines.replace("VERSION", str(PROTOCOL_VERSION))))
            )
        )
        views[-1].client.open_post(1, "", CONVENTION, LINES)
        views[-1].client.start()
        return views[-1]

    yield start
    for one in views:
        one.client.stop()


def _until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so)


def test_a_post_is_drawn_and_follows_changes(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "/blog/a.md", CONVENTION, LINES)
    _until(qtbot, lambda: view.client.state == "ready")
    assert "Head" in view.html(1)
    assert view.fields[1].front_matter.value("title") == "A"
    source = Source(LINES)
    for version in range(1, 20):
        change = LineChange(5, 1, ("text *" + "x" * version + "*",))
        source.apply(change)
        view.client.change(1, version, change)
    _until(qtbot, lambda: "<em>" + "x" * 19 + "</em>" in view.html(1))
    assert view.stumbles == []


def test_several_posts_have_blocks_of_their_own(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, ["one"])
    view.client.open_post(2, "", CONVENTION, ["two"])
    view.client.change(2, 1, LineChange(0, 1, ("three",)))
    _until(qtbot, lambda: "three" in view.html(2))
    assert "one" in view.html(1)
    view.client.close_post(1)
    view.client.change(1, 5, LineChange(0, 1, ("ghost",)))
    view.client.change(2, 2, LineChange(0, 1, ("four",)))
    _until(qtbot, lambda: "four" in view.html(2))
    assert "ghost" not in view.html(1)


def test_a_field_is_set_by_the_renderer(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, LINES)
    request = view.client.set_field(1, 0, "title", "B")  # before the renderer has even started
    _until(qtbot, lambda: bool(view.edits))
    assert view.edits[0].request == request
    assert view.edits[0].post == 1
    assert view.edits[0].edits[0].new_text == "B"
    view.client.change(1, 1, LineChange(1, 1, ("title: B",)))
    late = view.client.set_field(1, 0, "title", "C")
    _until(qtbot, lambda: len(view.edits) == 2)
    assert (view.edits[1].request, view.edits[1].problem) == (late, "stale")


def test_a_post_that_is_opened_anew_replaces_its_blocks(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, LINES)
    view.client.change(1, 1, LineChange(5, 1, ("x",)))
    view.client.open_post(1, "", CONVENTION, ["other"])
    view.client.change(1, 2, LineChange(0, 0, ("more", "")))
    _until(qtbot, lambda: "more" in view.html(1) and view.client.state == "ready")
    assert "Head" not in view.html(1)
    assert len(view.blocks[1]) == 2
    view.client.set_field(1, 2, "title", "B")
    _until(qtbot, lambda: bool(view.edits))
    assert view.edits[0].problem == ""


def test_a_block_that_hangs_comes_back_as_plain_text_and_the_rest_is_drawn(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, ["*before*", "", "```scala", HANG, "```", "", "*after*"])
    _until(qtbot, lambda: view.client.state == "ready")
    assert view.stumbles == [(1, 2, 4)]
    assert "<em>before</em>" in view.html(1)
    assert "<em>after</em>" in view.html(1)
    assert HANG[1:] in view.html(1)
    assert view.states == ["ready"] or view.states[-2:] == ["restarting", "ready"]


def test_a_hang_while_typing_never_stops_the_typing(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, ["*before*", "", "```scala", "", "```"])
    _until(qtbot, lambda: view.client.state == "ready")
    slowest = 0.0
    view.client.change(1, 1, LineChange(3, 1, (HANG,)))
    for version in range(2, 40):
        begun = time.perf_counter()
        view.client.change(1, version, LineChange(0, 1, (f"*key {version}*",)))
        slowest = max(slowest, time.perf_counter() - begun)
        qtbot.wait(10)
    _until(qtbot, lambda: "<em>key 39</em>" in view.html(1) and view.client.state == "ready")
    assert slowest < 0.3  # the hang itself lasts longer
    assert [stumble[0] for stumble in view.stumbles] == [1]
    assert HANG[1:] in view.html(1)


def test_one_hanging_post_leaves_the_others_drawn(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, ["```scala", HANG, "```"])
    view.client.open_post(2, "", CONVENTION, ["*fine*"])
    _until(qtbot, lambda: view.client.state == "ready")
    assert "<em>fine</em>" in view.html(2)
    assert {stumble[0] for stumble in view.stumbles} == {1}


def test_a_renderer_that_is_killed_comes_back_with_the_same_picture(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, LINES)
    view.client.change(1, 1, LineChange(5, 1, ("*new*",)))
    _until(qtbot, lambda: view.client.state == "ready")
    before, pid = view.html(1), view.client.pid
    os.kill(pid, signal.SIGKILL)
    _until(qtbot, lambda: view.states[-2:] == ["restarting", "ready"])
    assert view.client.pid != pid
    assert view.html(1) == before
    assert view.stumbles == []
    view.client.change(1, 2, LineChange(5, 1, ("*newer*",)))
    _until(qtbot, lambda: "newer" in view.html(1))


def test_what_is_typed_while_it_is_down_is_drawn_when_it_is_back(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, LINES)
    _until(qtbot, lambda: view.client.state == "ready")
    os.kill(view.client.pid, signal.SIGKILL)
    view.client.change(1, 1, LineChange(5, 1, ("*typed*",)))
    _until(qtbot, lambda: "<em>typed</em>" in view.html(1))
    assert view.stumbles == []


@pytest.mark.parametrize(
    "lines",
    [
        "say('garbage')\nhear()",
        "sys.stdout.buffer.write(bytes(range(256)) * 100 + b'\\n'); sys.stdout.flush(); hear()",
        """say('{"kind":"Ready","protocol":99}'); hear()""",
        """say('{"kind":"Done","post":1,"version":0}'); hear()""",
        """say('{"kind":"Ready","protocol":VERSION}'); say('{"kind":"Close","post":1}'); hear(); hear()""",
        """say('{"kind":"Ready","protocol":VERSION}'); hear()
say('{"kind":"Patch","post":1,"version":0,"first":5,"removed":1,"blocks":[],"shift":0,"complete":true,"images":{}}')
hear()""",
        """say('{"kind":"Ready","protocol":VERSION}'); hear(); os._exit(3)""",
        "os._exit(0)",
    ],
)
def test_a_renderer_that_talks_nonsense_is_restarted_and_then_given_up(
    qtbot: QtBot, fake: Callable[[str], _View], lines: str
) -> None:
    view = fake(lines)
    _until(qtbot, lambda: view.client.state == "failed")
    assert view.states.count("failed") == 1
    assert view.client.pid == 0
    view.client.change(1, 1, LineChange(0, 0, ("typing goes on",)))
    view.client.set_field(1, 1, "title", "B")
    _until(qtbot, lambda: bool(view.edits))
    assert view.edits[0].problem == "restarted"
    view.client.restart()
    assert view.states[-1] == "restarting"


def test_a_renderer_that_never_answers_is_killed_each_time(
    qtbot: QtBot, fake: Callable[[str], _View]
) -> None:
    view = fake("""say('{"kind":"Ready","protocol":VERSION}')\nwhile True: time.sleep(1)""")
    begun = time.monotonic()
    _until(qtbot, lambda: view.client.state == "failed")
    assert time.monotonic() - begun > 4 * 0.3
    assert view.stumbles[-1] == (1, 0, len(LINES))


def test_stop_forgets_everything_and_ends_the_process(qtbot: QtBot, view: _View) -> None:
    view.client.open_post(1, "", CONVENTION, LINES)
    _until(qtbot, lambda: view.client.state == "ready")
    pid = view.client.pid
    view.client.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    view.client.change(1, 1, LineChange(0, 0, ("late",)))
    assert view.client.pid == 0


def test_a_megabyte_is_sent_and_drawn_without_stopping_the_window(qtbot: QtBot, view: _View) -> None:
    lines = [f"paragraph *{number}* {'word ' * 12}" if number % 2 else "" for number in range(24_000)]
    assert sum(map(len, lines)) > 700_000
    _until(qtbot, lambda: view.client.pid != 0)
    begun = time.perf_counter()
    view.client.open_post(1, "", CONVENTION, lines)
    assert time.perf_counter() - begun < 2
    pauses: list[float] = []
    while not view.complete.get(1):
        last = time.perf_counter()
        qtbot.wait(1)
        pauses.append(time.perf_counter() - last)
    assert sorted(pauses)[len(pauses) * 9 // 10] < 0.5
    assert len(view.blocks[1]) == 12_000
