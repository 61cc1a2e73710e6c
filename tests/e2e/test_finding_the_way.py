"""Ways through the window: views, outline, palette, filter, and a window with little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

POST = "雾散之前.md"
SEEN = "[window.editors.isVisible(), window.preview.isVisible()]"
OUTLINE = "[one.text for one in window.post_list.outline._rows._headings]"
LINE = "program.posts.current.editor.place().line"
IN_SOURCE = "program.posts.current.editor.hasFocus()"
IN_PREVIEW = "window.preview.isAncestorOf(app.focusWidget())"


def _open(start: Callable[..., Program], sample: Path) -> Program:
    program = start(sample / "source" / "_posts" / POST)
    program.wait_post(POST)
    program.wait("window.post_list._rows.rowCount() and window.image_panel._rows.rowCount()")
    program.wait("window.preview._view.focusProxy() is not None")
    program.wait(IN_SOURCE)
    return program


def test_the_preview_alone_scrolls_finds_and_stays_over_a_restart(
    start: Callable[..., Program], sample: Path
) -> None:
    program = _open(start, sample)
    program.screen.press("ctrl+F8")
    program.wait(SEEN, lambda seen: seen == [False, True])
    program.wait(IN_PREVIEW)
    program.screen.press("Next")
    program.wait("dom('scrollY')", lambda top: top > 100)
    program.screen.press("shift+F6", "End", "Return")
    there = "dom(\"[...document.querySelectorAll('#post h2')].at(-1).getBoundingClientRect().top\")"
    program.wait(there, lambda top: 0 <= top < program.ask("window.preview.height()"))
    assert program.ask(SEEN) == [False, True]
    program.screen.press("ctrl+f")
    program.wait("window.preview._find_bar is not None and window.preview._find_bar.isVisible()")
    program.screen.press("Escape", "ctrl+q")
    assert program.process.wait(60) == 0

    again = start(sample / "source" / "_posts" / POST)
    again.wait_post(POST)
    assert again.ask(SEEN) == [False, True]
    again.screen.press("ctrl+b")  # what changes text calls the source back
    again.wait(SEEN, lambda seen: seen == [True, True])
    again.click("button(window.views, 'Source')")
    again.wait(SEEN, lambda seen: seen == [True, False])
    again.screen.press("F8")
    again.wait(SEEN, lambda seen: seen == [True, True])


def test_the_switch_and_a_preview_window_go_together(start: Callable[..., Program], sample: Path) -> None:
    program = _open(start, sample)
    program.screen.press("shift+F8")
    program.wait("window.preview.window() is not window")
    assert program.ask("program.preview_control.views.mode") == "source"
    program.click("button(window.views, 'Preview')")
    program.wait("window.preview.window() is window")
    program.wait(SEEN, lambda seen: seen == [False, True])
    program.screen.press("F8")
    program.wait(SEEN, lambda seen: seen == [True, False])


def test_the_outline_leads_to_a_heading_and_follows_what_is_written(
    start: Callable[..., Program], sample: Path
) -> None:
    program = _open(start, sample)
    program.screen.press("shift+F6")
    headings = program.wait(OUTLINE)
    assert len(headings) == 3
    program.screen.press("Down", "Down", "Return")
    program.wait(IN_SOURCE)
    line = program.ask(LINE)
    assert program.source()[line].startswith("## ")
    program.wait("window.post_list.outline._rows.current", lambda row: row == 2)
    program.screen.press("End")
    program.screen.type(" again")
    program.wait(OUTLINE, lambda texts: texts[2].endswith(" again"))
    program.screen.press("Return", "Return")
    program.screen.type("# Last")
    program.wait(OUTLINE, lambda texts: texts[-1] == "Last" and len(texts) == 4)
    program.screen.press("ctrl+p")
    program.wait("window.post_list._filter.hasFocus() and not window.post_list.outline.isVisible()")


def test_the_palette_finds_commands_posts_and_headings(start: Callable[..., Program], sample: Path) -> None:
    program = _open(start, sample)
    program.screen.press("ctrl+shift+p")
    program.wait("program._commands is not None and program._commands._palette.isVisible()")
    program.screen.press("Escape")
    program.wait(IN_SOURCE)
    program.screen.press("ctrl+shift+p")
    program.screen.type("heading 2")
    program.screen.press("Return")
    program.wait(IN_SOURCE)
    program.wait_source(lambda lines: any(line.startswith("## ---") for line in lines))
    program.screen.press("ctrl+z")
    program.screen.press("ctrl+shift+p")
    program.screen.type("#")
    program.screen.press("Down", "Return")
    program.wait(LINE, lambda line: program.source()[line].startswith("## "))
    program.screen.press("ctrl+shift+p")
    program.screen.type("@where")
    program.wait("program._commands._palette._rows.rowCount()", lambda count: count > 0)
    program.screen.press("Return")
    program.wait("window.tabs.count()", lambda count: count == 2)
    program.wait("program.store.settings.recent_commands", lambda names: names == ["heading-2"])


def test_the_filter_knows_drafts(start: Callable[..., Program], sample: Path) -> None:
    program = _open(start, sample)
    program.screen.press("ctrl+p")
    whole = program.ask("window.post_list._rows.rowCount()")
    program.screen.type("is:draft")
    program.wait("window.post_list._rows.rowCount()", lambda count: 0 < count < whole)
    program.screen.press("ctrl+a")
    program.screen.type("after:2026-05 is:published")
    program.wait("window.post_list._rows.rowCount()", lambda count: 1 < count < whole)


def test_an_empty_post_says_where_its_words_will_be(start: Callable[..., Program], sample: Path) -> None:
    program = _open(start, sample)
    shown = "dom(\"getComputedStyle(document.getElementById('post'), '::before').content\")"
    assert program.ask(shown) == "none"
    program.screen.press("ctrl+n")
    program.wait(shown, lambda words: words is not None and "will be seen here" in words)
