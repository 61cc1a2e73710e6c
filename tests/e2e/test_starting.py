"""Starting the program: what it is given, what is not there, and what it remembers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.desk import Program, Screen
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]
TEXT = "# Alone\n\nA line.\n"


@pytest.fixture
def run(screen: Screen, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program to its end, which must come by itself."""

    def begin(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {
            **screen.environment,
            "HOME": str(tmp_path / "home"),
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        return subprocess.run(
            [sys.executable, "-m", "editor", *map(str, arguments)],
            env={name: value for name, value in variables.items() if value},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )

    return begin


def complaint(found: subprocess.CompletedProcess[str], code: int) -> str:
    """The one sentence on stderr, after checking that it is one and the code is right."""
    assert found.returncode == code, found.stderr
    assert "Traceback" not in found.stderr
    assert found.stdout == ""
    sentence = found.stderr.rstrip("\n").split("\n")[-1]
    assert sentence.startswith("inkwright: ")
    return sentence


def site(root: Path, *names: str) -> Path:
    """A small Hexo site with posts of these names."""
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text(f"title: {root.name}\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    for name in names:
        (root / "source" / "_posts" / f"{name}.md").write_text(
            f"---\ntitle: {name}\n---\n\nText of {name}.\n"
        )
    return root


def test_what_cannot_be_opened_is_one_sentence_and_exit_code_2(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    (tmp_path / "file").write_text("no folder")
    os.mkfifo(tmp_path / "pipe.md")
    with (tmp_path / "large.md").open("wb") as large:
        large.truncate(60 * 1024 * 1024)
    for argument, word in (
        ("missing.md", "missing.md"),
        ("picture.md", "not a text file"),
        ("file/below.md", "below.md"),
        ("pipe.md", "pipe.md"),
        ("large.md", "50 MB"),
    ):
        found = run(argument)
        assert word in complaint(found, 2), found.stderr
        assert found.stderr.count("\n") == 1


def test_an_unreadable_folder_is_named(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    if os.geteuid() == 0:
        pytest.skip("for root no folder is unreadable")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    try:
        assert "closed" in complaint(run(closed), 2)
    finally:
        closed.chmod(0o755)


def test_two_folders_are_one_too_many(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert "only one content folder" in complaint(run("a", "b"), 2)


def test_without_a_screen_it_says_so_with_exit_code_3(
    run: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    assert "no screen" in complaint(run(DISPLAY=""), 3)
    found = run(DISPLAY=":9876")
    assert ":9876" in complaint(found, 3)
    assert found.stderr.count("\n") == 1


def test_the_version_is_told_even_without_a_screen(
    run: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    found = run("--version", DISPLAY="")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("Inkwright ")


@pytest.mark.parametrize("way", ["the system's", "the writer's"])
def test_the_terminal_speaks_the_writers_language(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, way: str
) -> None:
    around = {"LC_ALL": "zh_CN.UTF-8" if way == "the system's" else "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    if way == "the writer's":
        settings = tmp_path / "config" / "inkwright"
        settings.mkdir(parents=True)
        (settings / "settings.json").write_text('{"language": "zh_CN"}')
        around["XDG_CONFIG_HOME"] = str(settings.parent)
    assert "用法：inkwright" in run("--help", **around).stdout
    assert "没有可以显示窗口的屏幕" in complaint(run(DISPLAY="", **around), 3)
    assert "无法打开“missing.md”" in complaint(run("missing.md", **around), 2)
    (tmp_path / "post.md").write_text("---\ntitle: a\n---\n")
    assert "没有字段“date”" in complaint(run("get", "post.md", "date", **around), 2)
    doctor = run("doctor", **around).stdout
    assert "\n✓ 预览 " in doctor
    assert " Preview " not in doctor


def test_a_terminal_without_chinese_is_spoken_to_in_english(
    run: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    around = {"LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "ascii"}
    assert run("--help", **around).stdout.startswith("usage: inkwright")
    assert "There is no screen" in complaint(run(DISPLAY="", **around), 3)
    plain = run("doctor", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert plain.stdout.isascii()
    assert "\n+ Python " in plain.stdout
    assert "Traceback" not in plain.stderr


@pytest.mark.parametrize("broken", ["{", "[1]", "\0\0\0\0", "[" * 100_000])
def test_broken_settings_are_told_of_and_kept_aside(
    start: Callable[..., Program], tmp_path: Path, broken: str
) -> None:
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(broken)
    program = start()
    program.wait("window.banner.sentence", lambda words: "settings" in words.lower())
    assert "settings.json.broken" in program.ask("window.banner.sentence")
    assert settings.with_name("settings.json.broken").read_text() == broken
    assert program.ask("window.start_page.isVisible()")


def test_settings_of_wrong_kinds_do_no_harm(start: Callable[..., Program], tmp_path: Path) -> None:
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        json.dumps(
            {
                "theme": "pink",
                "last_folder": "/nowhere/at/all",
                "recent_folders": ["/nowhere", "bad\0path"],
                "pane_sizes": [10**30, -1, 0, 2, True],
                "window_geometry": "%%% 中",
                "preview_zoom": 1e300,
                "open_posts": ["/nowhere.md"],
                "rendering": "x",
            }
        )
    )
    program = start()
    program.wait("window is not None and window.start_page.isVisible()")
    program.wait("window.banner.sentence", lambda words: "/nowhere/at/all" in words)
    program.click("button(window.start_page, 'Try the sample site')")
    program.wait("window.post_list._rows.rowCount()", lambda count: count >= 6)


def test_the_last_folder_and_its_posts_come_back_and_others_are_a_menu_away(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    first, second = site(tmp_path / "first", "one"), site(tmp_path / "second", "two", "three")
    program = start(first)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 1)
    program.end()
    program = start(second / "source" / "_posts" / "two.md", second / "source" / "_posts" / "three.md")
    program.wait("window.tabs.count()", lambda count: count == 2)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 2)
    program.screen.press("ctrl+q")
    assert program.process.wait(60) == 0
    program = start()
    program.wait("window.tabs.count()", lambda count: count == 2)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 2)
    assert sorted(program.ask("[post.title for post in program.posts]")) == ["three", "two"]
    program.click_text(4, 2)
    program.screen.type("unsaved ")
    program.wait("window.isWindowModified()")
    program.screen.press("alt+f", "r")
    program.wait("window.actions_table.recent_menu.isVisible()")
    assert program.ask("[action.text() for action in window.actions_table.recent_menu.actions()]") == [
        str(second),
        str(first),
    ]
    program.screen.press("Down", "Return")
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 1)
    program.wait("program.posts.folder.root", lambda root: root == str(first))
    assert program.ask("window.tabs.count()") == 2
    assert program.ask("program.posts.current.is_dirty")
    assert any("unsaved" in line for line in program.source())


def test_recent_folders_stand_on_the_start_page(start: Callable[..., Program], tmp_path: Path) -> None:
    folder, gone = site(tmp_path / "blog", "one"), tmp_path / "gone"
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"recent_folders": [str(gone), str(folder)]}))
    recent = (
        "next(found for found in window.start_page.findChildren(__import__('PySide6').QtWidgets.QPushButton) "
        "if found.accessibleName() == {!r})"
    )
    program = start()
    program.wait("window is not None and window.start_page.isVisible()")
    program.click(recent.format(str(gone)))
    program.wait("window.banner.sentence", lambda words: "gone" in words)
    assert program.ask("window.start_page.isVisible()")
    program.click(recent.format(str(folder)))
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 1)
    assert not program.ask("window.start_page.isVisible()")


def test_a_lone_post_opens_from_the_file_dialog(start: Callable[..., Program], tmp_path: Path) -> None:
    lone = tmp_path / "bare" / "lone.md"
    lone.parent.mkdir()
    lone.write_text(TEXT)
    program = start()
    program.wait("window is not None and window.start_page.isVisible()")
    program.screen.press("ctrl+o")
    program.wait("app.focusWidget() is not None and app.focusWidget().objectName() == 'fileNameEdit'")
    program.screen.type(str(lone))
    program.wait("app.focusWidget().text()", lambda typed: typed == str(lone))
    program.screen.press("Return")
    program.wait_post("lone.md")
    assert program.source() == TEXT.split("\n")
    assert not program.ask("window.start_page.isVisible()")


def test_a_lone_post_opens_by_a_drop_on_the_first_screen_on_list_and_on_preview(
    start: Callable[..., Program], tmp_path: Path, other_program: OtherProgram
) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("lone", "other", "third", "fourth"):
        (folder / f"{name}.md").write_text(TEXT)
    program = start()
    program.wait("window is not None and window.start_page.isVisible()")
    for name, widget in (
        ("lone", "window.start_page"),
        ("other", "window.post_list"),
        ("third", "window.preview"),
        ("fourth", "window.form"),
    ):
        left, top, width, height = program.wait(f"place({widget})", lambda found: found[2] > 0)
        other_program.drag_to(program, (left + width * 2 // 3, top + height // 3), folder / f"{name}.md")
        program.wait_post(f"{name}.md")
        assert program.source() == TEXT.split("\n")
    assert program.ask("window.tabs.count()") == 4


def test_an_image_dropped_on_the_preview_goes_to_the_cursor(
    start: Callable[..., Program], tmp_path: Path, other_program: OtherProgram
) -> None:
    lone = tmp_path / "bare" / "lone.md"
    lone.parent.mkdir()
    lone.write_text(TEXT)
    Image.new("RGB", (5, 4)).save(tmp_path / "dot.png")
    program = start(lone)
    program.wait_post("lone.md")
    left, top, width, height = program.wait("place(window.preview)", lambda found: found[2] > 0)
    other_program.drag_to(program, (left + width // 2, top + height // 2), tmp_path / "dot.png")
    program.wait_source(lambda lines: any("images/" in line for line in lines))
    assert "Alone" in program.ask("dom(\"document.querySelector('#post').textContent\")")


def test_the_status_bar_says_when_the_sandbox_is_off(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start(site(tmp_path / "blog", "one"))
    program.wait("program is not None and window.isVisible()")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    wanted = "Sandbox off" if is_root or os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") else ""
    program.wait("window.status.text('sandbox')", lambda found: found == wanted)
