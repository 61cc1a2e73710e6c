"""Opening a post: its bytes, and the site it belongs to."""

import pytest

from editor.core.frontmatter.generator import Generator
from editor.workspace.content_folder import find_site
from editor.workspace.errors import NotFoundError
from editor.workspace.opening import lies_in, open_post


@pytest.fixture
def site(tmp_path):
    root = tmp_path / "site"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    (root / "source" / "_posts" / "a.md").write_bytes(b"a\r\n")
    return root


def test_a_post_of_the_open_folder_takes_its_habits(site):
    known = find_site(str(site))
    post, convention = open_post(str(site / "source" / "_posts" / "a.md"), known)
    assert convention is known
    assert post.text.encode() == b"a\r\n"


def test_a_post_elsewhere_has_the_habits_of_its_own_place(site, tmp_path):
    lone = tmp_path / "lone.md"
    lone.write_text("x")
    _, convention = open_post(str(lone), find_site(str(site)))
    assert convention.generator is Generator.PLAIN
    assert convention.root == str(tmp_path)


def test_the_site_is_found_from_the_post_upward(site):
    _, convention = open_post(str(site / "source" / "_posts" / "a.md"), None)
    assert convention.generator is Generator.HEXO
    assert convention.root == str(site)


def test_a_path_is_made_whole(site, monkeypatch):
    monkeypatch.chdir(site / "source")
    post, _ = open_post("_posts/../_posts/a.md", None)
    assert post.path == str(site / "source" / "_posts" / "a.md")


def test_a_post_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotFoundError):
        open_post(str(tmp_path / "gone.md"), None)


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("/site/a.md", "/site", True),
        ("/site", "/site", True),
        ("/sites/a.md", "/site", False),
        ("/site/../a.md", "/site", False),
        ("/a.md", "/", True),
        ("/site/a.md", "/site/", True),
    ],
)
def test_a_neighbour_of_like_name_is_another_folder(path, folder, expected):
    assert lies_in(path, folder) is expected
