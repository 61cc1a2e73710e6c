"""The preview as a view: it scrolls with the source, is searched, stands alone, wears the writer's style."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING

import pytest

from tests.e2e.listener import Listener

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program, Screen

pytestmark = pytest.mark.e2e

UP, DOWN = "4", "5"
ON_TOP = """(() => {
    const all = [...document.querySelectorAll('#post p, #post li, #post td:first-child')];
    const found = all.find(node => node.getBoundingClientRect().bottom > 16);
    return found ? found.textContent : '';
})()"""


def long_text() -> str:
    """Make a post whose every visible line tells its own number."""
    lines = ["---", "title: 长文", "---", ""]
    while len(lines) < 700:
        kind = len(lines) // 40 % 3
        if kind == 0:
            lines += [f"第 {len(lines)} 行。" + "湖面上的雾还没有散，船工已经在等人了。" * 6, ""]
        elif kind == 1:
            lines += [f"- 第 {len(lines) + number} 行" for number in range(12)] + [""]
        else:
            lines += ["", "| a | b |", "|---|---|"]
            lines += [f"| 第 {len(lines) + number} 行 | x |" for number in range(10)] + [""]
    return "\n".join(lines)


@pytest.fixture
def reading(start: Callable[..., Program], tmp_path: Path) -> Program:
    path = tmp_path / "long.md"
    path.write_text(long_text(), "utf-8")
    program = start(path)
    program.wait_post("long.md")
    program.wait("dom('document.querySelectorAll(\"#post section\").length') > 50")
    return program


def scroll(screen: Screen, program: Program, widget: str, button: str, times: int) -> None:
    """Turn the wheel over a widget."""
    left, top, width, height = program.wait(f"place({widget})", lambda found: found[2] > 0)
    screen.xdo("mousemove", str(left + width // 2), str(top + height // 2))
    screen.xdo("click", "--repeat", str(times), "--delay", "8", button)
    come_to_rest(program)


def line_on_top(program: Program) -> int:
    """Tell which line of the source the preview has on top, by what is written there."""
    found = re.search(r"第 (\d+) 行", program.ask(f"dom({ON_TOP!r})"))
    assert found is not None
    return int(found[1])


def source_line(program: Program) -> float:
    return program.ask("program.posts.current.editor.top_line()")


def both_stand(program: Program) -> tuple[float, float]:
    return source_line(program), program.ask("dom('window.scrollY')")


def come_to_rest(program: Program) -> tuple[float, float]:
    """Wait until neither view has moved for a while, and give where they stand."""
    before, place = None, both_stand(program)
    while place != before:
        time.sleep(0.5)
        before, place = place, both_stand(program)
    return place


def come_together(program: Program) -> None:
    """Wait until both views show the same lines, more or less."""
    deadline = time.monotonic() + 30
    while abs(line_on_top(program) - source_line(program)) > 3:
        assert time.monotonic() < deadline, (line_on_top(program), source_line(program))
        time.sleep(0.1)


def test_the_two_views_scroll_together_by_lines(reading: Program, screen: Screen) -> None:
    for _ in range(4):
        scroll(screen, reading, "program.posts.current.editor.viewport()", DOWN, 20)
        come_together(reading)
    before = come_to_rest(reading)
    time.sleep(0.7)
    assert both_stand(reading) == before, "nobody may go on scrolling"
    for _ in range(4):
        scroll(screen, reading, "window.preview", DOWN, 12)
        come_together(reading)
    reading.wait("program.posts.current.editor.top_line()", lambda line: line > before[0] + 20)
    before = come_to_rest(reading)
    time.sleep(0.7)
    assert both_stand(reading) == before
    scroll(screen, reading, "window.preview", UP, 300)
    reading.wait("program.posts.current.editor.top_line()", lambda line: line == 0)
    scroll(screen, reading, "program.posts.current.editor.viewport()", DOWN, 700)
    rest = "dom('document.scrollingElement.scrollHeight - window.innerHeight - window.scrollY')"
    assert reading.wait(rest, lambda found: found <= 2) <= 2


def test_keys_and_the_scroll_bar_lead_too_and_typing_moves_nothing(reading: Program, screen: Screen) -> None:
    reading.click_text(8, 3)
    screen.press(*["Next"] * 6)
    come_to_rest(reading)
    box = 'document.querySelector(".now").getBoundingClientRect()'
    reading.wait(f"dom('{box}.bottom > 0 && {box}.top < window.innerHeight')")
    bar = "window.preview"
    left, top, width, height = reading.ask(f"place({bar})")
    edge = left + width - 5
    dragged = reading.ask("dom('window.scrollY')")
    share = "dom('(window.scrollY + window.innerHeight / 2) / document.scrollingElement.scrollHeight')"
    thumb = top + int(height * reading.ask(share))
    screen.drag((edge, thumb), (edge, thumb + height // 5))
    reading.wait("dom('window.scrollY')", lambda place: place > dragged + 1000)
    come_to_rest(reading)
    come_together(reading)
    top, lines = int(source_line(reading)), long_text().split("\n")
    line = next(number for number in range(top + 4, len(lines)) if "第" in lines[number])  # not an empty one
    reading.click_text(line, 3)
    before = come_to_rest(reading)[1]
    screen.type("xyz abc")
    reading.wait_source(lambda lines: "xyz abc" in lines[line])
    reading.wait('dom(\'document.getElementById("post").textContent.includes("xyz abc")\')')
    time.sleep(0.3)
    assert abs(reading.ask("dom('window.scrollY')") - before) <= 2


def test_words_are_found_in_the_preview(reading: Program, screen: Screen) -> None:
    for _ in range(6):
        if reading.ask("window.preview.isAncestorOf(QApplication.focusWidget())"):
            break
        screen.press("ctrl+F6")
        time.sleep(0.2)
    screen.press("ctrl+f")
    field = "window.preview._find_bar._words"
    reading.wait(f"window.preview._find_bar is not None and {field}.hasFocus()")
    assert not reading.ask("window.find_bar.isVisible()")
    screen.type("xingzou")
    count = "window.preview._find_bar._count.text()"
    reading.wait(count, lambda text: text == "Not found")
    screen.press("ctrl+a")
    wanted = len(re.findall("x", long_text()))
    screen.type("x")
    reading.wait(count, lambda text: text == f"1 / {wanted}")
    screen.press("Return")
    reading.wait(count, lambda text: text == f"2 / {wanted}")
    screen.press("shift+Return", "shift+Return")
    reading.wait(count, lambda text: text == f"{wanted} / {wanted}")
    screen.press("Escape")
    reading.wait("not window.preview._find_bar.isVisible()")
    reading.wait("window.preview.isAncestorOf(QApplication.focusWidget())")


def test_it_has_a_window_of_its_own_and_comes_back(reading: Program, screen: Screen) -> None:
    reading.click_text(6, 0)
    screen.press("shift+F8")
    reading.wait("window.preview.window() is not window and window.preview.isVisible()")
    reading.wait("'长文' in window.preview.window().windowTitle()")
    screen.xdo("search", "--name", "长文.*Inkwright", "windowactivate", "--sync")
    reading.wait("window.isActiveWindow()")
    reading.click_text(6, 0)
    screen.type("apart ")
    reading.wait('dom(\'document.getElementById("post").textContent.includes("apart 第")\')')
    screen.xdo("search", "--name", "Preview", "windowactivate", "--sync")
    reading.wait("not window.isActiveWindow()")
    screen.press("alt+F4")
    reading.wait("window.preview.window() is window and window.preview.isVisible()")
    assert reading.ask("window.preview.width()") > 200
    assert not reading.ask("window.actions_table['preview-window'].isChecked()")
    assert reading.ask("dom('document.querySelectorAll(\"#post section\").length')") > 50


def test_its_own_window_is_there_again_at_the_next_start(
    reading: Program, start: Callable[..., Program], screen: Screen, tmp_path: Path
) -> None:
    reading.click_text(6, 0)
    screen.press("shift+F8")
    apart = "window.preview.window() is not window and window.preview.isVisible()"
    reading.wait(apart)
    reading.ask("window.showMaximized()")
    screen.press("ctrl+q")  # its keys are those of the main window
    assert reading.process.wait(60) == 0
    again = start(tmp_path / "long.md")
    again.wait_post("long.md")
    again.wait(apart)
    again.wait("dom('document.querySelectorAll(\"#post section\").length') > 50")
    again.wait("window.isActiveWindow()")
    again.click("window.preview")  # it lies above the window, though that has the keys
    again.wait("window.preview.window().isActiveWindow()")


def test_a_hidden_preview_is_told_nothing_and_catches_up(reading: Program, screen: Screen) -> None:
    reading.click_text(6, 0)
    screen.press("F8")
    reading.wait("not window.preview.isVisible()")
    screen.type("unseen ")
    reading.wait_source(lambda lines: lines[6].startswith("unseen"))
    time.sleep(0.4)
    unseen = 'dom(\'document.getElementById("post").textContent.includes("unseen")\')'
    assert reading.ask(unseen) is False
    screen.press("F8")
    reading.wait(unseen)


HOSTILE = """@charset "utf-8";
@import url(http://{there}/a.css); @import "http://{there}/b.css";
@font-face {{ font-family: far; src: url(http://{there}/c.woff2), url(//{there}/d.woff2); }}
.post-content {{ color: rgb(1, 2, 3); font-family: far; }}
.post-content {{ background: url( http://{there}/e ), u\\72l("http://{there}/f"); }}
.post-content p {{ background: image-set("http://{there}/g" 1x); cursor: url(http://{there}/h), auto; }}
:root {{ --far: url(http://{there}/i); --text: "http://{there}/j"; }}
.post-content p::after {{ content: var(--far); background: -webkit-image-set(var(--text) 1x); }}
html::before, body::after, #page::before {{ content: "x"; position: fixed !important; inset: 0; }}
html::before, body::after, #page::before {{ background: black; z-index: 9999; }}
html, body {{ overflow: hidden !important; height: 100% !important; display: none !important; }}
"""


def test_the_writers_style_is_worn_and_asks_nobody(
    start: Callable[..., Program], sample: Path, tmp_path: Path
) -> None:
    listener = Listener()
    sheet = sample / "mine.css"
    sheet.write_text(HOSTILE.format(there=f"127.0.0.1:{listener.port}"), "utf-8")
    config = tmp_path / "home" / "config" / "inkwright"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"preview_styles": [f"{sample}\n{sheet}"]}))
    program = start(sample, sample / "source" / "_posts" / "雾散之前.md")
    program.wait_post("雾散之前.md")
    colour = "dom('getComputedStyle(document.getElementById(\"post\")).color')"
    program.wait(colour, lambda found: found == "rgb(1, 2, 3)")
    assert program.ask("dom('document.getElementById(\"post\").offsetHeight')") > 200
    assert program.ask("dom('getComputedStyle(document.body, \"::after\").content')") == "none"
    seen = "dom('document.getElementById(\"post\").contains(document.elementFromPoint(200, 300))')"
    program.wait(seen)
    assert program.ask("window.actions_table['style-file'].isChecked()")
    sheet.write_text(".post-content { color: rgb(9, 9, 9) }", "utf-8")
    program.wait(colour, lambda found: found == "rgb(9, 9, 9)")
    time.sleep(0.5)
    assert listener.knocks == []
    listener.close()
