"""The window speaks the writer's language: the system's, or the one chosen in the menu."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

MENUS = "[action.text() for action in window._header.menus.actions()]"
CHINESE_MENUS = ["文件(&F)", "编辑(&E)", "格式(&O)", "图片(&I)", "视图(&V)", "帮助(&H)"]
CHECKED = (
    "[name for name in ('system', 'en', 'zh_CN') if window.actions_table['language-' + name].isChecked()]"
)


def remember(home: Path, **settings: object) -> None:
    folder = home / "config" / "inkwright"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(json.dumps(settings))


def settings_of(program: Program) -> dict[str, object]:
    return json.loads((program.home / "config" / "inkwright" / "settings.json").read_text())


def test_everything_around_a_post_is_said_in_chinese(
    start: Callable[..., Program], sample: Path, tmp_path: Path
) -> None:
    remember(tmp_path / "home", language="zh_CN")
    post = sample / "source" / "_posts" / "雾散之前.md"
    post.write_text(post.read_text("utf-8") + "\n![地图](https://img.example.net/map.png)\n", "utf-8")
    program = start(post)
    program.wait_post("雾散之前.md")
    assert program.ask(MENUS) == CHINESE_MENUS
    assert program.ask(CHECKED) == ["zh_CN"]
    assert program.ask("window.form._more.text()") == "更多字段 ▾"
    program.wait("window.image_panel._rows.rowCount()", lambda count: count == 4)
    columns = "window.image_panel._table.model()"
    headings = [
        program.ask(f"{columns}.headerData({n}, __import__('PySide6.QtCore').QtCore.Qt.Horizontal)")
        for n in range(1, 7)
    ]
    assert headings == ["描述", "地址", "编辑器中", "站点上", "尺寸", "行"]
    program.wait("window.status.text('images')", lambda text: text == "图片 4 · 1 张有问题")
    assert program.ask("window.status.text('saved')") == "✓ 已保存"
    program.wait("window.status.text('words')", lambda text: text.endswith(" 分钟"))
    question = "是你自己的站点吗？只有你确认后，Inkwright 才会访问图片所在的服务器，检查并显示图片。"
    program.wait("window.banner.sentence", lambda text: text.endswith(question))
    program.wait("button(window.banner, '是我的').isVisible()")
    program.wait("dom(\"document.querySelector('image-problem')?.textContent\")", lambda text: bool(text))
    problem = program.ask("dom(\"document.querySelector('image-problem').textContent\")")
    assert problem == "湖上的日落　·　大小写不同：lake-sunset.jpg"
    program.screen.press("ctrl+o")
    program.wait("app.activeModalWidget().windowTitle()", lambda title: title == "打开文章")
    dialog = "app.activeModalWidget()"
    assert program.ask(f"{dialog}.labelText({dialog}.DialogLabel.Reject)") == "取消"
    program.screen.press("Escape")


def test_a_sentence_of_the_disk_is_said_in_chinese(
    start: Callable[..., Program], sample: Path, tmp_path: Path
) -> None:
    picture = sample / "source" / "_posts" / "茶山一日.md"
    picture.write_bytes(bytes(range(256)))
    remember(tmp_path / "home", last_folder=str(sample), open_posts=[str(picture)])
    program = start(locale="zh_CN.UTF-8")
    program.wait("window.banner.sentence", lambda text: text == "“茶山一日.md”不是文本文件。")


def test_the_language_of_the_system_is_followed(start: Callable[..., Program]) -> None:
    program = start(locale="zh_CN.UTF-8")
    program.wait("window is not None and window.start_page.isVisible()")
    assert program.ask(MENUS) == CHINESE_MENUS
    assert program.ask("button(window.start_page, '试用示例站点').isVisible()")
    assert program.ask(CHECKED) == ["system"]


def choose_language(program: Program, language: str, steps: str) -> None:
    """Choose a language in the menu by keys, each pressed when what it acts on is there."""
    popup = "app.activePopupWidget()"
    program.screen.press("alt+v")
    program.wait(f"{popup}.title()", lambda title: title in {"&View", "视图(&V)"})
    program.screen.press("u")
    program.wait(f"{popup}.title()", lambda title: title in {"Lang&uage", "语言(&U)"})
    for step in steps.split():
        program.screen.press(step)
    program.wait(f"{popup}.activeAction().text()", lambda text: text == language)
    program.screen.press("Return")


def test_another_language_is_chosen_in_the_menu_and_spoken_at_the_next_start(
    start: Callable[..., Program],
) -> None:
    program = start()
    program.wait("window is not None and window.start_page.isVisible()")
    assert program.ask(MENUS)[0] == "&File"
    choose_language(program, "简体中文", "Up")
    program.wait("window.banner.sentence", lambda text: text == "下次启动时，Inkwright 将使用简体中文。")
    assert program.ask(CHECKED) == ["zh_CN"]
    program.screen.press("ctrl+q")
    assert program.process.wait(60) == 0
    assert settings_of(program)["language"] == "zh_CN"
    again = start()
    again.wait("window is not None and window.start_page.isVisible()")
    assert again.ask(MENUS) == CHINESE_MENUS
    choose_language(again, "English", "Down")
    again.wait(
        "window.banner.sentence", lambda text: text == "Inkwright speaks English from its next start on."
    )
