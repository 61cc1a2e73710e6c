"""Files beside the posts that name an image: pages are found to be rewritten, others to be told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.workspace.content_folder import find_site
from editor.workspace.image_files import rename_plan
from editor.workspace.moved_images import Surroundings, prepare
from editor.workspace.named_elsewhere import page_paths, sentence_about, texts_naming
from tests.workspace.test_moved_references import png

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    files = {
        "_config.yml": "title: Blog\n",
        "package.json": '{"dependencies": {"hexo": "8.0.0"}}',
        "source/_posts/a.md": "no picture\n",
        "source/about/index.md": "![me](/images/old.png)\n",
        "source/_data/gallery.yml": "- /images/Old.png\n",
        "themes/my/layout/index.ejs": '<img src="/images/old.png">',
        "themes/my/readme.md": "![](/images/old.png)",
        "themes/my/_config.yml": "logo: /images/very-old.png\n",
        "scaffolds/post.md": "---\ncover: /images/old.png\n---\n",
        "node_modules/x/old.js": "'/images/old.png'",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "source" / "images").mkdir()
    (tmp_path / "source" / "images" / "old.png").write_bytes(png())
    return tmp_path


def test_pages_and_other_texts_are_told_apart(blog: Path) -> None:
    site = find_site(str(blog))
    posts = [str(blog / "source" / "_posts" / "a.md")]
    assert page_paths(site, posts) == [str(blog / "source" / "about" / "index.md")]
    found = [path.removeprefix(f"{blog}/") for path in texts_naming(site, ["old.png"])]
    assert found == [
        "scaffolds/post.md",
        "source/_data/gallery.yml",
        "themes/my/layout/index.ejs",
        "themes/my/readme.md",
    ]
    assert texts_naming(site, ["other.png"]) == []
    assert "old.png" in (said := sentence_about(site, "old.png", [f"{blog}/{one}" for one in found * 2]))
    assert said.endswith("themes/my/readme.md, scaffolds/post.md, …")


def test_a_rename_takes_pages_along_and_tells_of_the_rest(blog: Path) -> None:
    old = blog / "source" / "images" / "old.png"
    around = Surroundings(find_site(str(blog)), (), {})
    prepared = prepare(lambda: rename_plan(str(old), "new", str(blog)), around)
    assert [(post.path, post.after) for post in prepared.posts] == [
        (str(blog / "source" / "about" / "index.md"), b"![me](/images/new.png)\n")
    ]
    (problem,) = prepared.plan.problems
    assert "source/_data/gallery.yml" in problem
