"""What demanding writers stumbled over, in the real window: each story is one thing that once went wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.e2e.clipboard import screenshot_on_clipboard
from tests.e2e.dragging import OtherProgram

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
POST = "---\ntitle: Morning notes\ndate: 2026-03-01 08:00:00\ntags:\n  - tea\n---\n\nA first line.\n"
ROWS = (
    "[[row.destination, row.reference is not None, row.report and row.report.here.value, "
    "row.report and row.report.site.value] for row in program.checks._rows.values()]"
)


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A small Hexo site whose posts have asset folders of their own."""
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text(
        "title: Blog\npost_asset_folder: true\nmarked:\n  prependRoot: true\n  postAsset: true\n"
    )
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    (root / "source" / "_posts" / "morning.md").write_text(POST, newline="")
    (root / "source" / "_posts" / "evening.md").write_text(POST.replace("Morning", "Evening"), newline="")
    return root


def paste_image(program: Program) -> None:
    """Paste a small screenshot that another program holds on the clipboard."""
    with screenshot_on_clipboard(program):
        program.screen.press("ctrl+v")
        program.wait_source(lambda lines: any("![" in line for line in lines))


def test_a_title_typed_just_before_saving_names_the_file(start: Callable[..., Program], blog: Path) -> None:
    program = start(blog)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 2)
    program.screen.press("ctrl+n")
    program.wait("program.posts.current is not None")
    program.click("window.form._title")
    program.screen.type("Fast")
    program.screen.press("ctrl+s", "ctrl+s")
    program.wait("program.posts.current.path", lambda path: path.endswith("_posts/Fast.md"))
    program.wait("not window.isWindowModified()")
    assert program.ask("app.activeModalWidget() is None")
    assert [path.name for path in (blog / "source" / "_posts").glob("Fast*")] == ["Fast.md"]


def test_an_image_pasted_into_an_untitled_post_goes_along_with_it(
    start: Callable[..., Program], blog: Path
) -> None:
    program = start(blog)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 2)
    program.screen.press("ctrl+n")
    program.wait("program.posts.current is not None")
    paste_image(program)
    program.wait(ROWS, lambda rows: [row[1:] for row in rows] == [[True, "ok", "ok"]])
    program.click("window.form._title")
    program.screen.type("Lake")
    program.screen.press("ctrl+s")
    program.wait("program.posts.current.path", lambda path: path.endswith("_posts/Lake.md"))
    program.wait(ROWS, lambda rows: [row[1:] for row in rows] == [[True, "ok", "ok"]])
    (image,) = (blog / "source" / "_posts" / "Lake").iterdir()
    assert f"]({image.name})" in (blog / "source" / "_posts" / "Lake.md").read_text()
    assert sorted(path.name for path in (blog / "source" / "_posts").iterdir() if path.is_dir()) == ["Lake"]


def test_cancelling_the_last_question_at_quitting_keeps_all_texts(
    start: Callable[..., Program], blog: Path
) -> None:
    posts = blog / "source" / "_posts"
    program = start(posts / "morning.md", posts / "evening.md")
    program.wait("window.tabs.count()", lambda count: count == 2)
    for _ in range(2):
        program.screen.press("ctrl+Tab")
        program.wait("program.posts.current.rendered.is_complete")
        program.click_text(7, 13)
        program.screen.type(" mine")
        program.wait("window.isWindowModified()")
    program.screen.press("ctrl+q")
    asked = program.wait("app.activeModalWidget().text()")
    program.click('button(app.activeModalWidget(), "Don\'t save")')
    program.wait("app.activeModalWidget().text()", lambda words: words != asked)
    program.click("button(app.activeModalWidget(), 'Cancel')")
    program.wait("app.activeModalWidget() is None")
    texts = program.ask("[session.editor.lines()[7] for session in program.posts]")
    assert texts == ["A first line. mine"] * 2


def test_a_new_post_of_hugo_tells_its_zone(start: Callable[..., Program], tmp_path: Path) -> None:
    root = tmp_path / "hugo"
    (root / "content").mkdir(parents=True)
    (root / "hugo.toml").write_text("title = 'Blog'\n")
    program = start(root)
    program.wait("program.posts.folder is not None")
    program.screen.press("ctrl+n")
    program.wait("program.posts.current is not None")
    (date,) = [line for line in program.source() if line.startswith("date")]
    assert re.fullmatch(r"date = \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", date)


def test_a_post_named_index_is_listed_under_its_folders_name(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    for name in ("排序算法", "势能分析"):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.md").write_text("---\ndate: 2026-03-01\n---\n\ntext\n")
    program = start(folder)
    program.wait(
        "sorted(window.post_list._rows.index(row, 0).data() "
        "for row in range(window.post_list._rows.rowCount()))",
        lambda titles: titles == sorted(["排序算法", "势能分析"]),
    )


def test_quitting_just_after_a_drop_links_the_images_and_asks(
    start: Callable[..., Program], blog: Path, tmp_path: Path
) -> None:
    path = blog / "source" / "_posts" / "morning.md"
    noise = Image.effect_noise((1500, 1000), 90)
    files = [tmp_path / f"{number}.png" for number in range(8)]
    for file in files:
        noise.save(file)
    program = start(path)
    program.wait_post("morning.md")
    other = OtherProgram()
    other.drag_to_text(program, 7, 13, *files)
    program.screen.press("ctrl+q")
    other.close()
    program.wait("app.activeModalWidget() is not None")
    assert sum("![" in line for line in program.source()) == 8
    program.click("button(app.activeModalWidget(), 'Save')")
    assert program.process.wait(60) == 0
    assert path.read_text().count("![") == 8
    assert len(list((blog / "source" / "_posts" / "morning").iterdir())) == 8


def test_posts_that_other_programs_write_in_subfolders_are_listed(
    start: Callable[..., Program], blog: Path
) -> None:
    folder = blog / "source" / "_posts" / "2026"
    folder.mkdir()
    (folder / "first.md").write_text("---\ntitle: First\n---\n")
    program = start(blog)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 3)
    (folder / "second.md").write_text("---\ntitle: Second\n---\n")
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 4)
