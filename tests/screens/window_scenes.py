"""The scenes of the window: what a person does before a picture of it is taken."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.screens.stage import ENGLISH, EVERYTHING, LAKE, ROOT, SEED

if TYPE_CHECKING:
    from tests.screens.stage import Stage


def start_page(stage: Stage) -> None:
    program = stage.start(recent_folders=[str(stage.work / "notes"), str(stage.work / "写作" / "博客")])
    program.wait("window is not None and window.start_page.isVisible()")
    stage.shoot("start-page")


def sample(stage: Stage) -> None:
    program = stage.post(stage.site() / LAKE)
    program.wait("program.posts.current.editor.hasFocus()")
    program.screen.press("ctrl+Home", *["Down"] * 23, *["Up"] * 8, "End", "Left", "Left", "Left")
    stage.shoot("sample")


def chinese(stage: Stage) -> None:
    stage.post(stage.site() / LAKE, language="zh_CN")
    stage.shoot("chinese")


def english(stage: Stage) -> None:
    site = stage.site()
    program = stage.start(site / LAKE, site / ENGLISH)
    program.wait("window.tabs.count()", lambda count: count == 2)
    program.wait("program.posts.current.rendered.is_complete")
    stage.shoot("two-tabs")
    program.screen.press("ctrl+Tab")
    stage.shoot("english")


def broken_front_matter(stage: Stage) -> None:
    path = stage.site() / LAKE
    path.write_text(path.read_text().replace("tags:\n", "tags: [湖, 徒步\n", 1))
    stage.post(path)
    stage.shoot("broken-front-matter")


def no_images(stage: Stage) -> None:
    path = stage.site() / LAKE
    path.write_text(
        "---\ntitle: 没有图片\ndate: 2026-05-16 08:20:00\ntags: [湖]\n---\n\n只有文字。Words alone.\n"
    )
    stage.post(path, images=False)
    stage.shoot("no-images")


def web_images(stage: Stage) -> None:
    path = stage.site() / LAKE
    path.write_text(path.read_text() + "\n![地图](https://img.example.net/20260502101530.png)\n")
    program = stage.post(path)
    program.wait("window.banner.isVisible()")
    stage.shoot("web-images")


def unsaved_and_conflict(stage: Stage) -> None:
    path = stage.site() / LAKE
    program = stage.post(path)
    program.click_text(2, 10)
    program.screen.type("abc")
    program.wait("window.isWindowModified()")
    program.screen.press("ctrl+w")
    program.wait("app.activeModalWidget() is not None")
    stage.shoot("unsaved-question")
    program.screen.press("Escape")
    program.wait("app.activeModalWidget() is None")
    path.write_text(path.read_text().replace("五点半", "六点"))
    program.screen.press("ctrl+s")
    program.wait("window.banner.isVisible()")
    stage.shoot("conflict")


def recovery(stage: Stage) -> None:
    site, home = stage.site(), stage.work / f"home{time.monotonic_ns()}"
    program = stage.start(site / LAKE, home=home)
    program.wait_post("雾散之前.md")
    program.click_text(2, 10)
    program.screen.type("abc")
    program.wait("window.isWindowModified()")
    time.sleep(2)
    program.kill()
    again = stage.start(site, home=home)
    again.wait("window.banner.isVisible()")
    again.wait("window.post_list._rows.rowCount()")
    stage.shoot("recovery")


def find_and_fields(stage: Stage) -> None:
    program = stage.post(stage.site() / LAKE)
    program.click_text(4, 4)
    program.screen.press("ctrl+f")
    program.screen.type("km")
    stage.shoot("find-bar")
    program.screen.press("Return", "Tab")
    program.screen.type("kilometre")
    stage.shoot("find-and-replace")
    program.screen.press("Escape")
    program.click("window.form._more")
    stage.shoot("more-fields")


def empty_folder(stage: Stage) -> None:
    folder = stage.work / f"empty{time.monotonic_ns()}"
    folder.mkdir()
    program = stage.start(folder)
    program.wait("window.post_list.isVisible()")
    stage.shoot("empty-folder")


def no_post(stage: Stage) -> None:
    program = stage.start(stage.site())
    program.wait("window.post_list._rows.rowCount()")
    stage.shoot("no-post")


def empty_post(stage: Stage) -> None:
    program = stage.start(stage.site())
    program.wait("window.post_list._rows.rowCount()")
    program.screen.press("ctrl+n")
    program.wait("program.posts.current is not None")
    stage.shoot("empty-post")


def long_title(stage: Stage) -> None:
    path = stage.site() / LAKE
    title = "雾散之前，我们在湖边等了整整三天，What the boatman said about waiting：" * 4
    path.write_text(path.read_text().replace("title: 雾散之前", f"title: {title}"))
    stage.post(path)
    stage.shoot("long-title")


def many_terms(stage: Stage) -> None:
    path = stage.site() / LAKE
    tags = [f"标签{number}" for number in range(40)] + [
        "一个长得没有尽头的标签" * 12,
        "pneumonoultramicroscopic" * 8,
    ]
    paths = "\n".join(f"  - [旅行, 第{number}站, 湖边]" for number in range(60))
    text = path.read_text().replace("categories:\n  - 旅行\n  - 山水\n", f"categories:\n{paths}\n", 1)
    path.write_text(text.replace("tags:\n", "tags:\n" + "".join(f"  - {tag}\n" for tag in tags), 1))
    stage.post(path)
    stage.shoot("many-terms")


def no_result(stage: Stage) -> None:
    program = stage.post(stage.site() / LAKE)
    program.click("window.post_list._filter")
    program.screen.type("zzz")
    stage.shoot("no-result")


def panes_hidden(stage: Stage) -> None:
    stage.post(stage.site() / LAKE, shows_posts=False, shows_form=False, shows_images=False)
    stage.shoot("panes-hidden")
    stage.end_programs()
    stage.post(stage.site() / LAKE, shows_preview=False)
    stage.shoot("preview-hidden")


def about(stage: Stage) -> None:
    program = stage.post(stage.site() / LAKE)
    program.screen.press("alt+h", "a")
    stage.shoot("about")


def everything(stage: Stage) -> None:
    """Photograph the post that holds every construct, one screen of the preview after the other."""
    hidden = dict.fromkeys(("shows_posts", "shows_form", "shows_images"), False)
    program = stage.post(stage.site() / EVERYTHING, images=False, **hidden)
    program.wait("program.posts.current.rendered.is_complete")
    program.wait("dom('document.querySelectorAll(\"#post math\").length')")
    stage.shoot("everything-0")
    left, top, width, height = program.wait("place(window.preview)", lambda found: found[2] > 0)
    stage.screen.xdo("mousemove", str(left + width // 2), str(top + height // 2))
    stage.screen.click(left + width // 2, top + height - 8)
    for number in range(1, 8):
        stage.screen.press("Next")
        stage.shoot(f"everything-{number}")


def unused_image(stage: Stage) -> None:
    path = stage.site() / LAKE
    program = stage.post(path)
    program.click_text(4, 4)
    program.wait("program.posts.current.editor.hasFocus()")
    picture = stage.work / "shot.png"
    Image.new("RGB", (640, 420), "#8fa7a0").save(picture)
    source = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/e2e/drag_source.py"), "10", "10", str(picture)],
        env=stage.screen.environment,
    )
    stage.screen.xdo("search", "--sync", "--name", "drag-source")
    time.sleep(0.7)
    stage.screen.drag((50, 28), tuple(program.ask("cursor_place(program.posts.current.editor, 14, 0)")))
    program.wait_source(lambda lines: any("/images/20" in line for line in lines))
    source.kill()
    source.wait()
    stage.shoot("dropped-image")
    program.screen.press("ctrl+z")
    stage.shoot("unused-image")


def seed(stage: Stage) -> None:
    if SEED.exists():
        path = Path(tempfile.mkdtemp(dir=stage.work)) / SEED.name
        path.write_bytes(SEED.read_bytes())
        stage.post(path)
        stage.shoot("seed")


def menus(stage: Stage) -> None:
    program = stage.post(stage.site() / LAKE)
    for key, name in (("f", "file"), ("v", "view")):
        program.screen.press(f"alt+{key}")
        stage.shoot(f"menu-{name}")
        program.screen.press("Escape", "Escape")


def focus(stage: Stage) -> None:
    program = stage.post(stage.site() / LAKE)
    program.click("window.post_list._filter")
    for step in range(14):
        program.screen.press("Tab")
        stage.shoot(f"focus-{step:02}")
