"""Image files in the real window: renamed, stripped, converted, brought home; undone and redone."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.workspace.image_header import ImageFormat
from editor.workspace.image_notes import has_position
from tests.e2e.image_rows import agree, answer, press
from tests.e2e.web_host import Answer, web_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.e2e.desk import Program

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.e2e
ROWS = "[row.destination for row in program.checks._rows.values() if row.reference and row.report]"


def picture(form: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((320, 240), 40).convert("RGB").save(file, form, **options)
    return file.getvalue()


def photograph() -> bytes:
    """A JPEG that says where it was taken and which way up it is."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (11.0, 34.0, 1.0)})
    return picture(form="JPEG", exif=exif, quality=90)


def write(root: Path, name: str, body: str) -> Path:
    path = root / "source" / "_posts" / f"{name}.md"
    path.write_text(f"---\ntitle: {name.title()}\n---\n\n{body}\n", newline="")
    return path


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "source" / "images").mkdir()
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    return root


ACTIONS = {"rename": "n", "convert": "v", "strip": "t", "make-local": "l", "replace": "p"}


def act(program: Program, action: str) -> None:
    """Choose an action for the first row, by the menu key and the letter in the menu."""
    program.wait(ROWS)
    program.wait(f"'{action}' in [one.value for one in program.image_deeds.actions._deeds]")
    program.click("window.image_panel._table.viewport()", 0.3, 0.05)
    program.screen.press("Menu")
    program.wait("app.activePopupWidget() is not None")
    program.screen.press(ACTIONS[action])


def test_a_rename_rewrites_three_posts_and_is_one_undo_step(
    start: Callable[..., Program], blog: Path
) -> None:
    old, new = blog / "source" / "images" / "old.png", blog / "source" / "images" / "Lake View.png"
    old.write_bytes(picture())
    dirty = write(blog, "dirty", "![a](/images/old.png)")
    clean = write(blog, "clean", "![b](/images/old.png?v=1)\r\nand ![c][x]\n\n[x]: /images/old.png")
    closed = write(blog, "closed", "cover\n\n<img src='/images/old.png'>  \r\n\ttail")
    before = {path: path.read_bytes() for path in (dirty, clean, closed)}
    content = old.read_bytes()
    program = start(clean, dirty)
    program.wait_post("dirty.md")
    program.click_text(4, 0)
    program.screen.type("word ")
    program.wait_source(lambda lines: lines[4] == "word ![a](/images/old.png)")
    act(program, "rename")
    answer(program, "Lake View.png")
    agree(program, "changes")
    program.wait_source(lambda lines: lines[4] == "word ![a](</images/Lake View.png>)")
    after = {path: path.read_bytes() for path in before}
    assert new.read_bytes() == content
    assert not old.exists()
    for path in before:
        assert after[path] == before[path].replace(b"/images/old.png", b"/images/Lake View.png").replace(
            b"(/images/Lake View.png)", b"(</images/Lake View.png>)"
        ).replace(b"(/images/Lake View.png?v=1)", b"(</images/Lake View.png?v=1>)").replace(
            b"[x]: /images/Lake View.png", b"[x]: </images/Lake View.png>"
        )
    assert program.ask("[session.is_dirty for session in program.posts]") == [False, True]

    press(program, "ctrl+z")
    program.wait_source(lambda lines: lines[4] == "word ![a](/images/old.png)")
    program.wait("not program.background.is_busy")
    assert {path: path.read_bytes() for path in before} == before
    assert (old.read_bytes(), new.exists()) == (content, False)
    assert program.ask("[session.is_dirty for session in program.posts]") == [False, True]

    press(program, "ctrl+shift+z")
    program.wait_source(lambda lines: lines[4] == "word ![a](</images/Lake View.png>)")
    program.wait("not program.background.is_busy")
    assert {path: path.read_bytes() for path in before} == after
    assert (new.read_bytes(), old.exists()) == (content, False)


def test_links_and_pages_follow_a_rename_and_files_that_do_not_are_named(
    start: Callable[..., Program], blog: Path
) -> None:
    (blog / "source" / "images" / "old.png").write_bytes(picture())
    link = "[![a](/images/old.png)](/images/old.png)"
    closed = write(
        blog, "closed", "Only a link: [big](/images/old.png) and [[x]][pic]\n\n[pic]: /images/old.png"
    )
    page = blog / "source" / "about" / "index.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: About\n---\n\n<a href='/images/old.png'>me</a>\n")
    data = blog / "source" / "_data" / "gallery.yml"
    data.parent.mkdir()
    data.write_text("- /images/old.png\n")
    before = {path: path.read_text() for path in (closed, page)}
    program = start(write(blog, "trip", link))
    program.wait_post("trip.md")
    act(program, "rename")
    answer(program, "new.png")
    program.wait("any('source/_data/gallery.yml' in one.sentence for one in program.notices._waiting)")
    agree(program, "changes")
    program.wait_source(lambda lines: link.replace("old", "new") in lines)
    program.wait("not program.background.is_busy")
    assert {path: path.read_text() for path in before} == {
        path: text.replace("old.png", "new.png") for path, text in before.items()
    }
    assert data.read_text() == "- /images/old.png\n"
    press(program, "ctrl+z")
    program.wait_source(lambda lines: link in lines)
    program.wait("not program.background.is_busy")
    assert {path: path.read_text() for path in before} == before


def test_the_place_is_taken_out_of_a_photograph_and_comes_back(
    start: Callable[..., Program], blog: Path
) -> None:
    photo = blog / "source" / "images" / "photo.jpg"
    before = photograph()
    photo.write_bytes(before)
    program = start(write(blog, "trip", "![a](/images/photo.jpg)"))
    program.wait_post("trip.md")
    act(program, "strip")
    program.wait("program.posts.current.marks.can_undo")
    bare = photo.read_bytes()
    assert not has_position(ImageFormat.JPEG, bare)
    with Image.open(io.BytesIO(bare)) as now, Image.open(io.BytesIO(before)) as was:
        assert now.tobytes() == was.tobytes()
        assert dict(now.getexif()) == {0x0112: 6}
    program.click_text(4, 0)
    press(program, "ctrl+z")
    program.wait("not program.background.is_busy and not program.posts.current.marks.can_undo")
    assert photo.read_bytes() == before
    press(program, "ctrl+shift+z")
    program.wait("not program.background.is_busy and program.posts.current.marks.can_undo")
    assert photo.read_bytes() == bare


def test_a_converted_image_takes_its_link_along(start: Callable[..., Program], blog: Path) -> None:
    old = blog / "source" / "images" / "view.png"
    old.write_bytes(picture())
    content = old.read_bytes()
    program = start(write(blog, "trip", "![a](/images/view.png)"))
    program.wait_post("trip.md")
    act(program, "convert")
    agree(program, "convert")
    program.wait_source(lambda lines: lines[4] == "![a](/images/view.webp)")
    new = old.with_suffix(".webp")
    with Image.open(new) as found:
        assert (found.format, found.size) == ("WEBP", (320, 240))
    assert not old.exists()
    made = new.read_bytes()
    program.click_text(4, 0)
    press(program, "ctrl+z")
    program.wait_source(lambda lines: lines[4] == "![a](/images/view.png)")
    program.wait("not program.background.is_busy")
    assert (old.read_bytes(), new.exists()) == (content, False)
    press(program, "ctrl+shift+z")
    program.wait_source(lambda lines: lines[4] == "![a](/images/view.webp)")
    program.wait("not program.background.is_busy")
    assert (new.read_bytes(), old.exists()) == (made, False)


def test_another_file_takes_the_place_of_an_image_and_its_name_follows(
    start: Callable[..., Program], blog: Path, tmp_path: Path
) -> None:
    old = blog / "source" / "images" / "view.png"
    old.write_bytes(picture())
    content = old.read_bytes()
    other = tmp_path / "from the camera.jpg"
    other.write_bytes(picture(form="JPEG"))
    program = start(write(blog, "trip", "![a](/images/view.png)"))
    program.wait_post("trip.md")
    act(program, "replace")
    answer(program, str(other))
    program.wait_source(lambda lines: lines[4] == "![a](/images/view.jpg)")
    new = old.with_suffix(".jpg")
    assert new.read_bytes() == other.read_bytes()
    assert not old.exists()
    program.click_text(4, 0)
    press(program, "ctrl+z")
    program.wait_source(lambda lines: lines[4] == "![a](/images/view.png)")
    program.wait("not program.background.is_busy")
    assert (old.read_bytes(), new.exists()) == (content, False)
    press(program, "ctrl+shift+z")
    program.wait_source(lambda lines: lines[4] == "![a](/images/view.jpg)")
    program.wait("not program.background.is_busy")
    assert (new.read_bytes(), old.exists()) == (other.read_bytes(), False)


@pytest.fixture
def host() -> Iterator[str]:
    """A web server on loopback that has one picture."""
    found = Answer(200, "image/png", picture())
    with web_host(lambda _: found) as address:
        yield address


def test_a_web_image_is_brought_home_and_goes_again(
    start: Callable[..., Program], blog: Path, host: str, tmp_path: Path
) -> None:
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"own_folders": [str(blog)], "check_private_addresses": True}))
    program = start(write(blog, "trip", f"![a]({host}/view.png) and ![b](<{host}/view.png>)"))
    program.wait_post("trip.md")
    act(program, "make-local")
    program.wait_source(lambda lines: lines[4] == "![a](/images/view.png) and ![b](/images/view.png)")
    home = blog / "source" / "images" / "view.png"
    assert home.stat().st_size > 1000
    program.click_text(4, 0)
    press(program, "ctrl+z")
    program.wait_source(lambda lines: lines[4] == f"![a]({host}/view.png) and ![b](<{host}/view.png>)")
    program.wait("not program.background.is_busy")
    assert not home.exists()
    press(program, "ctrl+shift+z")
    program.wait_source(lambda lines: "/images/view.png) and" in lines[4] and host not in lines[4])
    program.wait("not program.background.is_busy")
    assert home.stat().st_size > 1000


def test_a_rename_that_was_killed_half_way_is_taken_back_at_the_next_start(
    start: Callable[..., Program], blog: Path, tmp_path: Path
) -> None:
    old = blog / "source" / "images" / "old.png"
    old.write_bytes(picture())
    content = old.read_bytes()
    posts = [write(blog, f"p{number}", "![a](/images/old.png)") for number in range(6)]
    before = [post.read_bytes() for post in posts]
    folder = tmp_path / "home" / "state" / "inkwright" / "image-steps"
    script = (
        "import os, signal, sys\n"
        "from editor.workspace import file_steps\n"
        "from editor.workspace.file_steps import FileSteps, Wanted\n"
        "real, calls = file_steps.save_post, []\n"
        "def save(*arguments):\n"
        "    calls.append(1)\n"
        "    if len(calls) == 4: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(*arguments)\n"
        "file_steps.save_post = save\n"
        "folder, root, old, *posts = sys.argv[1:]\n"
        "read = lambda path: open(path, 'rb').read()\n"
        "new = old.replace('old', 'new')\n"
        "wanted = [Wanted(new, None, read(old)), Wanted(old, read(old), None)]\n"
        "wanted += [Wanted(p, read(p), read(p).replace(b'old', b'new')) for p in posts]\n"
        "FileSteps(folder).do(root, wanted)\n"
    )
    arguments = [str(folder), str(blog), str(old), *map(str, posts)]
    killed = subprocess.run([sys.executable, "-c", script, *arguments], check=False, cwd=ROOT)
    assert killed.returncode == -9
    assert [post.read_bytes() for post in posts] != before
    assert old.with_name("new.png").exists()
    program = start(posts[0])
    program.wait_post("p0.md")
    program.wait("any('cut short' in one.sentence for one in program.notices._waiting)")
    assert [post.read_bytes() for post in posts] == before
    assert (old.read_bytes(), old.with_name("new.png").exists()) == (content, False)
