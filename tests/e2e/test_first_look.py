"""The first moments: the post is seen before the rest of the window stands, and nothing done then is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
PARAGRAPH = "A paragraph of a very long post, 写得很长很长的一篇文章, number {}.\n\n"


def long_post(path: Path) -> str:
    """Write a post of about a megabyte; give its text."""
    text = "# Long\n\n" + "".join(PARAGRAPH.format(number) for number in range(12_000))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return text


def test_what_is_typed_and_saved_at_once_into_a_long_post_is_kept_with_all_the_rest(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "blog" / "long.md"
    text = long_post(path)
    program = start(path)
    program.wait("early is not None and early.editors.count() > 0 and app.focusWidget() is not None")
    program.screen.type("first ")
    program.screen.press("ctrl+End")
    program.screen.type("last")
    program.wait_post("long.md")
    program.wait("program.posts.current.editor.lines()[-1]", lambda line: line == "last")
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty")
    assert path.read_text(encoding="utf-8") == "first " + text + "last"
    program.screen.press("ctrl+z")
    program.wait("program.posts.current.editor.lines()[-1]", lambda line: line == "")


def test_switching_between_long_posts_that_are_just_opened_mixes_nothing(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    one, two = tmp_path / "blog" / "one.md", tmp_path / "blog" / "two.md"
    first, second = long_post(one), long_post(two)
    program = start(one, two)
    program.wait("program is not None and window.tabs.count() == 2")
    program.screen.press("ctrl+Prior", "ctrl+Next")
    program.wait("all(post.rendered.is_complete for post in program.posts)")
    found = program.ask("['\\n'.join(post.editor.lines()) for post in program.posts]")
    assert found == [first, second]
    assert not program.ask("any(post.is_dirty for post in program.posts)")


def test_the_parts_that_come_later_find_the_post_and_move_nothing(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "blog" / "post.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: Known\ntags: [a]\n---\n\n![none](none.png)\n\nWords.\n", encoding="utf-8")
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"pane_sizes": [240, 500, 480, 500, 180]}))
    program = start(path)
    seen = "early is not None and early.isVisible() and early.editors.count() > 0"
    program.wait(f"{seen} and early.preview._is_ready")  # the window manager has given it its size by then
    places = "[place(widget) for widget in (early.editors, early.preview)]"
    before = program.wait(places, lambda found: all(width > 0 for _, _, width, _ in found))
    program.wait_post("post.md")
    assert program.ask("program.garbage._timer.isActive()")
    program.wait("window.image_panel._rows.rowCount()", lambda count: count == 1)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 1)
    assert program.ask("window.form._title.text()") == "Known"
    assert [place[0] for place in program.ask(places)] == [place[0] for place in before]
    assert abs(program.ask("window.sizes()[0]") - 240) <= 60
    program.screen.press("ctrl+f")
    program.wait("window.find_bar.isVisible()")


def test_a_window_that_is_closed_as_soon_as_it_is_seen_closes(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "blog" / "post.md"
    path.parent.mkdir()
    path.write_text("# Seen\n", encoding="utf-8")
    program = start(path)
    program.wait("early is not None and early.isVisible()")
    program.ask("[early.close()]")
    assert program.process.wait(60) == 0
