from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.core.text.edited_lines import edited_lines
from editor.workspace.content_folder import find_site
from editor.workspace.errors import WorkspaceError
from editor.workspace.file_steps import FileSteps, Wanted
from editor.workspace.image_files import rename_plan
from editor.workspace.moved_references import OpenText, References, edits_for, rewritten_posts

if TYPE_CHECKING:
    from pathlib import Path


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 6), "#8fa7a0").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "source" / "images").mkdir()
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    (root / "source" / "images" / "old one.png").write_bytes(png())
    return root


def write(blog: Path, name: str, data: bytes) -> Path:
    path = blog / "source" / "_posts" / name
    path.write_bytes(data)
    return path


def moves(blog: Path, new: str = "new.png") -> References:
    images = blog / "source" / "images"
    return References({str(images / "old one.png"): str(images / new)})


def test_every_form_is_rewritten_and_every_other_byte_stays(blog: Path) -> None:
    before = (
        "---\r\ntitle: A\r\ncover: '/images/old one.png'\r\n---\r\n\r\n"
        '![x](</images/old one.png> "t") and ![y](/images/old%20one.png?v=2)\r\n\r\n'
        '<img src="/images/old one.png" alt="old one">\r\n\r\n'
        "![z][ref]\r\n\r\n[ref]: </images/old one.png>\r\n\r\n`![](/images/old one.png)`  \r\n"
    ).encode("utf-8-sig")
    path = write(blog, "a.md", before)
    write(blog, "b.md", b"nothing of it: old\n")
    (found,) = rewritten_posts(find_site(str(blog)), moves(blog), {})
    assert (found.path, found.before, found.count) == (str(path), before, 5)
    text = found.after.decode("utf-8-sig")
    assert text.count("/images/new.png") == 5
    assert "`![](/images/old one.png)`  \r\n" in text
    assert "/images/new.png?v=2" in text
    assert 'alt="old one"' in text


def test_names_that_markdown_reads_otherwise_still_mean_the_file(blog: Path) -> None:
    write(blog, "a.md", b"![x](</images/old one.png>)\n")
    (found,) = rewritten_posts(find_site(str(blog)), moves(blog, "a (1) #2 图.png"), {})
    (blog / "source" / "images" / "old one.png").rename(blog / "source" / "images" / "a (1) #2 图.png")
    write(blog, "a.md", found.after)
    (back,) = rewritten_posts(find_site(str(blog)), moves(blog, "a (1) #2 图.png").reversed(), {})
    assert back.after == b"![x](/images/old%20one.png)\n"


def test_an_open_text_is_edited_as_it_stands_now(blog: Path) -> None:
    path = write(blog, "a.md", b"on the disk\n")
    lines = ("typed ![x](</images/old one.png>)", "")
    found = edits_for(find_site(str(blog)), moves(blog), [OpenText(3, str(path), 7, lines)])
    assert edited_lines(lines, found[3]) == ["typed ![x](/images/new.png)", ""]


def test_an_open_text_is_still_understood_when_the_file_has_gone_ahead(blog: Path) -> None:
    path = write(blog, "a.md", b"")
    images = blog / "source" / "images"
    os.rename(images / "old one.png", images / "new.png")
    lines = ("![x](</images/old one.png>)",)
    found = edits_for(find_site(str(blog)), moves(blog), [OpenText(1, str(path), 0, lines)])
    assert edited_lines(lines, found[1]) == ["![x](/images/new.png)"]


def test_a_rename_of_files_and_posts_is_one_step_there_and_back(blog: Path, tmp_path: Path) -> None:
    before = b"![x](</images/old one.png>)\r\n\n"
    path = write(blog, "a.md", before)
    old = blog / "source" / "images" / "old one.png"
    picture = old.read_bytes()
    plan = rename_plan(str(old), "new", str(blog))
    posts = rewritten_posts(find_site(str(blog)), References(plan.moved), {})
    steps = FileSteps(str(tmp_path / "steps"))
    step = steps.do(str(blog), [*plan.wanted, *(Wanted(one.path, one.before, one.after) for one in posts)])
    assert path.read_bytes() == b"![x](/images/new.png)\r\n\n"
    assert (old.exists(), old.with_name("new.png").read_bytes()) == (False, picture)
    step = steps.undo(step)
    assert (path.read_bytes(), old.read_bytes(), old.with_name("new.png").exists()) == (
        before,
        picture,
        False,
    )
    steps.redo(step)
    assert path.read_bytes() == b"![x](/images/new.png)\r\n\n"


def test_a_name_that_is_taken_is_refused(blog: Path) -> None:
    old = blog / "source" / "images" / "old one.png"
    old.with_name("New.png").write_bytes(png())
    with pytest.raises(WorkspaceError, match="exists already"):
        rename_plan(str(old), "new.png", str(blog))


def test_plain_links_to_the_file_follow_in_every_form(blog: Path) -> None:
    before = (
        "[![x](/images/old%20one.png)](</images/old one.png> 'big') and [big](/images/old%20one.png?v=2).\n\n"
        '<a class="zoom" href="/images/old one.png"><img src="/images/old one.png"></a>\n\n'
        "See [the picture][pic], or https://example.org/old%20one.png\n\n[pic]: </images/old one.png>\n\n"
        "| a | b |\n|---|---|\n| x\\|y | [cell](/images/old%20one.png) |\n\n"
        "`[code](/images/old%20one.png)` \\[no](/images/old%20one.png)\n\n"
        "    [pic]: </images/old one.png>\n"
    )
    write(blog, "a.md", before.encode())
    write(blog, "b.md", b"Only a link: [photo](/images/old%20one.png#top)\n")
    first, second = rewritten_posts(find_site(str(blog)), moves(blog), {})
    assert first.after.decode() == (
        "[![x](/images/new.png)](/images/new.png 'big') and [big](/images/new.png?v=2).\n\n"
        '<a class="zoom" href="/images/new.png"><img src="/images/new.png"></a>\n\n'
        "See [the picture][pic], or https://example.org/old%20one.png\n\n[pic]: /images/new.png\n\n"
        "| a | b |\n|---|---|\n| x\\|y | [cell](/images/new.png) |\n\n"
        "`[code](/images/old%20one.png)` \\[no](/images/old%20one.png)\n\n"
        "    [pic]: </images/old one.png>\n"
    )
    assert second.after == b"Only a link: [photo](/images/new.png#top)\n"


def test_links_of_hexo_to_a_file_of_the_post_follow(blog: Path) -> None:
    (blog / "_config.yml").write_text("post_asset_folder: true\n")
    folder = blog / "source" / "_posts" / "trip"
    folder.mkdir()
    (folder / "a.png").write_bytes(png())
    before = (
        '{% asset_link a.png "a" %} [b]({% asset_path a.png %}) ![c]({% asset_path a.png %})\n\n[d](a.png)\n'
    )
    write(blog, "trip.md", before.encode())
    wanted = References({str(folder / "a.png"): str(folder / "z.png")})
    (found,) = rewritten_posts(find_site(str(blog)), wanted, {})
    assert found.after.decode() == before.replace("a.png", "z.png")


def test_what_means_another_file_stays(blog: Path) -> None:
    write(blog, "a.md", b"[x](old%20one.png) [y](https://example.org/images/old%20one.png)\n")
    (blog / "source" / "_posts" / "old one.png").write_bytes(png())
    assert rewritten_posts(find_site(str(blog)), moves(blog), {}) == []


def test_a_file_below_the_root_of_typora_is_followed(blog: Path) -> None:
    pictures = blog / "pictures"
    pictures.mkdir()
    (pictures / "b.png").write_bytes(png())
    path = write(blog, "a.md", b"---\ntypora-root-url: ../../pictures\n---\n\n![x](/b.png)\n")
    wanted = References({str(pictures / "b.png"): str(pictures / "c.png")})
    (found,) = rewritten_posts(find_site(str(blog)), wanted, {})
    assert found.after.endswith(b"![x](/c.png)\n")
    lines = ("---", "typora-root-url: ../../pictures", "---", "[y](/b.png)")
    edits = edits_for(find_site(str(blog)), wanted, [OpenText(1, str(path), 0, lines)])
    assert edited_lines(lines, edits[1])[3] == "[y](/c.png)"
