"""What the window looks like in the states that are seldom seen: crowded, at work, empty, dark."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
POST = "source/_posts/五月书架.md"
MARKS = "(window.image_panel._bar._mark, window.status.mark, window.post_list._mark)"
RING = f"[mark.isVisible() for mark in {MARKS}]"


def remember(home: Path, **settings: object) -> None:
    folder = home / "config" / "inkwright"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(json.dumps(settings))


class SlowHost:
    """A web server that takes every call and answers none until it is told to."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._callers: list[socket.socket] = []
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self._callers.append(caller)

    def end(self) -> None:
        """Hang up on everybody."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for caller in self._callers:
            caller.close()


@pytest.fixture
def slow_host() -> Iterator[SlowHost]:
    found = SlowHost()
    yield found
    found.end()


def test_sixty_categories_leave_the_text_its_room(start: Callable[..., Program], sample: Path) -> None:
    path = sample / POST
    lines = "".join(f"  - [旅行, 第{number}站]\n" for number in range(60))
    path.write_text(f"---\ntitle: 很多站\ncategories:\n{lines}---\n\n正文。\n")
    program = start(path)
    program.wait_post(path.name)
    program.wait("len(window.form._categories.group.chips)", lambda count: count == 60)
    height = program.ask("window.height()")
    assert height <= program.ask("window.screen().availableGeometry().height()")
    assert program.ask("program.posts.current.editor.height()") > 120
    assert program.ask("window.image_panel.geometry().bottom() <= window.image_panel.parent().height()")
    last = "window.form._categories.group.chips[-1]"
    assert program.ask(f"{last}.visibleRegion().isEmpty()")
    assert program.ask("window.form._draft.visibleRegion().isEmpty()") is False
    program.ask(f"{last}.setFocus()")
    program.wait(f"{last}.visibleRegion().isEmpty()", lambda is_hidden: not is_hidden)
    program.screen.press("Delete")
    program.wait_source(lambda found: "  - [旅行, 第59站]" not in found and "  - [旅行, 第58站]" in found)


def test_a_ring_turns_while_an_image_is_being_checked(
    start: Callable[..., Program], sample: Path, tmp_path: Path, slow_host: SlowHost
) -> None:
    remember(tmp_path / "home", own_folders=[str(sample)], check_private_addresses=True)
    path = sample / POST
    path.write_text(path.read_text() + f"\n![]({slow_host.address}/slow.png)\n")
    program = start(path)
    program.wait_post(path.name)
    program.wait(RING, lambda rings: rings[0])
    slow_host.end()
    program.wait(RING, lambda rings: rings == [False, False, False])
    assert program.ask("window.image_panel._bar._mark.is_turning") is False


def test_an_empty_folder_says_so_and_offers_to_begin(start: Callable[..., Program], tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    program = start(folder)
    program.wait("window.no_post_page._words.text()", lambda words: words.startswith("There is no post"))
    assert program.ask("window.no_post_page.isVisible()")
    program.screen.press("ctrl+n")
    program.wait("program.posts.current is not None")
    program.wait("window.no_post_page.isVisible()", lambda is_seen: not is_seen)


@pytest.mark.parametrize(("theme", "is_thinned"), [("dark", True), ("light", False)])
def test_chinese_on_dark_is_drawn_in_its_own_weight(
    start: Callable[..., Program], sample: Path, tmp_path: Path, theme: str, is_thinned: bool
) -> None:
    remember(tmp_path / "home", theme=theme)
    program = start(sample / POST)
    program.wait_post("五月书架.md")
    given = program.ask("__import__('os').environ.get('FREETYPE_PROPERTIES', '')")
    assert ("cff:darkening-parameters" in given) is is_thinned
