"""Takes pictures of every screen of the real program, to be looked at by a person.

Usage: python tests/screens/take_screenshots.py FOLDER [--only NAME …] [--themes light dark]
[--languages en zh_CN]
[--sizes 1280x800 1920x1080] [--scale 2]; with --readme it takes the pictures of the README instead.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 - the project's root has to be found first

from tests.e2e.desk import Program, Screen, copy_site  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = ROOT.parent / "shared" / "posts" / "seed" / "meta-ai-2023.md"
LAKE = "source/_posts/雾散之前.md"
EVERYTHING = "source/_posts/每一种写法.md"
ENGLISH = "source/_posts/where-the-milliseconds-went.md"
OPENBOX = """<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application
 title="*Inkwright" type="normal">
<decor>no</decor><maximized>yes</maximized></application></applications></openbox_config>"""


class Stage:
    """One screen of one size, theme and language, on which programs are started and photographed."""

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int],
        theme: str,
        *,
        framed: bool,
        scale: str,
        language: str = "en",
    ) -> None:
        self.folder, self.theme, self.language = folder, theme, language
        parts = [theme, f"{size[0]}x{size[1]}" + (f"@{scale}" if scale else "")]
        self.tag = "-".join([*parts, language] if language != "en" else parts)
        self.work = Path(tempfile.mkdtemp(prefix="screens"))
        self.screen = Screen(*size)
        if scale:
            self.screen.environment["QT_SCALE_FACTOR"] = scale
        if not framed:
            self.screen.manager.terminate()
            self.screen.manager.wait(10)
            rules = self.work / "openbox.xml"
            rules.write_text(OPENBOX)
            self.screen.manager = subprocess.Popen(
                ["openbox", "--config-file", str(rules)],
                env=self.screen.environment,
                stderr=subprocess.DEVNULL,
            )
        self.programs: list[Program] = []

    def site(self) -> Path:
        """Give a fresh copy of the sample site."""
        return copy_site(ROOT / "resources" / "sample", Path(tempfile.mkdtemp(dir=self.work)) / "notes")

    def start(self, *arguments: Path, home: Path | None = None, **settings: object) -> Program:
        """Start the program in this theme."""
        home = home or Path(tempfile.mkdtemp(dir=self.work, prefix="h"))
        config = home / "config" / "inkwright"
        if not config.exists():
            config.mkdir(parents=True)
            (config / "settings.json").write_text(
                json.dumps({"theme": self.theme, "language": self.language, **settings})
            )
        program = Program(self.screen, home, *map(str, arguments))
        self.programs.append(program)
        return program

    def post(self, path: Path, *, images: bool = True, **settings: object) -> Program:
        """Start the program with a post and wait until everything of it is shown."""
        program = self.start(path, **settings)
        program.wait_post(path.name)
        program.wait("window.post_list._rows.rowCount()")
        if images:
            program.wait("window.image_panel._rows.rowCount()")
        return program

    def shoot(self, name: str) -> None:
        """Photograph the screen, with the mouse out of the way."""
        self.screen.xdo("mousemove", "4000", "4000")
        time.sleep(0.9)
        self.screen.shoot(self.folder / f"{name}-{self.tag}.png")

    def end_programs(self) -> None:
        """End what was started."""
        for program in self.programs:
            program.kill() if program.process.poll() is None else None
            program.end()
        self.programs.clear()

    def close(self) -> None:
        """Leave nothing behind."""
        self.end_programs()
        self.screen.close()
        shutil.rmtree(self.work, ignore_errors=True)


# --- the screens


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
    stage.post(stage.site() / "source/_posts/scripts-by-the-door.md", images=False)
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
    for step in range(24):
        program.screen.press("Tab")
        stage.shoot(f"focus-{step:02}")


SCREENS: tuple[Callable[[Stage], None], ...] = (
    start_page,
    sample,
    chinese,
    english,
    broken_front_matter,
    no_images,
    web_images,
    unsaved_and_conflict,
    recovery,
    find_and_fields,
    empty_folder,
    no_post,
    empty_post,
    long_title,
    many_terms,
    no_result,
    panes_hidden,
    about,
    everything,
    unused_image,
    seed,
    menus,
)
ON_REQUEST = (focus,)


def take_all(arguments: argparse.Namespace) -> None:
    """Take every wanted picture."""
    arguments.folder.mkdir(parents=True, exist_ok=True)
    wanted = [found for found in (*SCREENS, *ON_REQUEST) if found.__name__ in arguments.only] or SCREENS
    for size in arguments.sizes:
        width, _, height = size.partition("x")
        for theme, language in product(arguments.themes, arguments.languages):
            stage = Stage(
                arguments.folder,
                (int(width), int(height)),
                theme,
                framed=arguments.framed,
                scale=arguments.scale,
                language=language,
            )
            try:
                for screen in wanted:
                    try:
                        screen(stage)
                    except AssertionError as error:
                        print(f"{screen.__name__} {stage.tag}: {error}", file=sys.stderr)  # noqa: T201 - a script
                    stage.end_programs()
            finally:
                stage.close()


def main() -> None:
    """Read the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--themes", nargs="*", default=["light", "dark"])
    parser.add_argument("--languages", nargs="*", default=["en", "zh_CN"])
    parser.add_argument("--sizes", nargs="*", default=["1280x800", "1920x1080"])
    parser.add_argument("--scale", default="")
    parser.add_argument("--framed", action="store_true", help="with the frames of the window manager")
    arguments = parser.parse_args()
    if arguments.readme:
        from tests.screens.readme_pictures import take_readme  # builds on what is above

        take_readme(arguments.only)
    elif arguments.folder:
        take_all(arguments)
    else:
        parser.error("a folder or --readme is needed")


if __name__ == "__main__":
    main()
