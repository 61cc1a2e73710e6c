"""Pictures dragged out of a browser: fetched and kept, or linked where they are; nothing worse."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.e2e.web_host import Answer, web_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
TEXT = "---\ntitle: Pictures\n---\n\nWords.\n"


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (31, 17), "#8fa7a0").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    path = root / "source" / "_posts" / "pictures.md"
    path.write_text(TEXT, newline="")
    return path


@pytest.fixture
def host() -> Iterator[str]:
    good, gone = Answer(200, "image/png", picture()), Answer(404, "text/plain", b"none")
    with web_host(lambda path: good if path.startswith("/good.png") else gone) as address:
        yield address


def kept_files(post: Path) -> list[Path]:
    return sorted((post.parents[1] / "images").glob("*"))


def test_a_picture_of_a_page_is_fetched_kept_and_linked(
    start: Callable[..., Program], post: Path, other_program: OtherProgram, host: str
) -> None:
    program = start(post)
    program.wait_post("pictures.md")
    html = f'<meta charset="utf-8"><a href="{host}/page"><img alt="x" src="{host}/good.png?a=1&amp;b=2"></a>'
    other_program.drag_to_text(program, 4, 5, "--html", html)
    lines = program.wait_source(lambda lines: "![" in lines[4])
    (kept,) = kept_files(post)
    assert kept.read_bytes() == picture()
    assert lines[4] == f"Words![](/images/{kept.name})."
    program.wait('dom("[...document.images].map(image => image.naturalWidth)")', lambda found: found == [31])
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines == TEXT.split("\n"))
    assert kept.exists()


def test_a_picture_that_is_written_into_its_page_is_kept(
    start: Callable[..., Program], post: Path, other_program: OtherProgram
) -> None:
    program = start(post)
    program.wait_post("pictures.md")
    data = base64.b64encode(picture()).decode()
    other_program.drag_to_text(program, 4, 5, "--html", f'<img src="data:image/png;base64,{data}">')
    program.wait_source(lambda lines: "![](/images/" in lines[4])
    (kept,) = kept_files(post)
    assert kept.read_bytes() == picture()
    assert not any("base64" in line for line in program.source())


def test_a_picture_that_cannot_be_fetched_is_linked_where_it_is_with_a_sentence(
    start: Callable[..., Program], post: Path, other_program: OtherProgram, host: str
) -> None:
    program = start(post)
    program.wait_post("pictures.md")
    other_program.drag_to_text(program, 4, 5, "--html", f'<img src="{host}/gone.png">')
    program.wait_source(lambda lines: lines[4] == f"Words![]({host}/gone.png).")
    sentences = "[notice.sentence for notice in program.notices._waiting]"
    assert any("could not be fetched" in sentence for sentence in program.ask(sentences))
    assert kept_files(post) == []


@pytest.mark.parametrize(
    "source",
    [
        "javascript:document.title=1",
        "file:///etc/passwd",
        "file:///etc/hostname#x.png",
        "post://preview/preview.css",
        "data:text/html;base64,PGI+",
        "data:image/svg+xml;base64,PHN2Zy8+",
    ],
)
def test_other_sources_put_nothing_into_site_or_post(
    start: Callable[..., Program], post: Path, other_program: OtherProgram, source: str
) -> None:
    program = start(post)
    program.wait_post("pictures.md")
    other_program.drag_to_text(program, 4, 5, "--html", f'<img src="{source}">')
    other_program.drag_to_text(program, 4, 5, "--text", "end")
    lines = program.wait_source(lambda lines: "end" in lines[4])
    assert "root:" not in "\n".join(lines)
    assert not any("javascript:" in line or "base64" in line or "![" in line for line in lines)
    assert kept_files(post) == []
    assert program.ask("window.tabs.count()") == 1
