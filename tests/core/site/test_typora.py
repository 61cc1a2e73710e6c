"""What Typora's fields mean for folders and addresses."""

from __future__ import annotations

import pytest

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.image_paths import candidates
from editor.core.site.typora import address_below, copy_folder, own_convention, root_folder, wants_upload

POST = "/blog/posts/tea.md"


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("./img", "/blog/posts/img"),
        ("../assets/${filename}", "/blog/assets/tea"),
        ("..\\assets", "/blog/assets"),
        ("/srv/img", "/srv/img"),
        ("upload", ""),
        ("ipic", ""),
        ("", ""),
        (7, ""),
        (None, ""),
    ],
)
def test_where_images_are_copied_to(value: object, folder: str) -> None:
    assert copy_folder(value, POST) == folder


def test_an_upload_is_asked_for_by_name() -> None:
    assert wants_upload(" Upload ")
    assert not wants_upload("./upload")
    assert not wants_upload(True)


def test_the_root_of_addresses() -> None:
    assert root_folder("../static", POST) == "/blog/static"
    assert root_folder("https://blog.example", POST) == ""
    assert address_below("/blog/static", "/blog/static/img/a.png") == "/img/a.png"
    assert address_below("/blog/static", "/blog/statics/a.png") == ""
    assert address_below("", "/a.png") == ""


def test_the_root_of_a_post_shows_files_here_and_not_on_the_site() -> None:
    front_matter = read_front_matter(["---", "typora-root-url: ../pictures", "---"], Generator.JEKYLL)
    site = Convention("/blog", Generator.JEKYLL, post_folders=("_posts",))
    own = own_convention(site, front_matter, "/blog/_posts/tea.md")
    found = candidates(own, "/img/a.png", "/blog/_posts/tea.md")
    assert ("/blog/pictures/img/a.png", False) in [(one.path, one.is_served) for one in found]
    assert found[0].path == "/blog/img/a.png"
    assert found[0].is_served
    assert own_convention(site, read_front_matter(["x"], Generator.JEKYLL), "/blog/_posts/tea.md") is site
    away = own_convention(site, front_matter, "/tea.md")
    assert all(one.path.startswith("/blog/") for one in candidates(away, "/img/a.png", "/blog/_posts/tea.md"))


def test_a_root_that_the_site_serves_stays_served() -> None:
    front_matter = read_front_matter(["---", "typora-root-url: ..", "---"], Generator.JEKYLL)
    site = Convention("/blog", Generator.JEKYLL, post_folders=("_posts",))
    own = own_convention(site, front_matter, "/blog/_posts/tea.md")
    (first, *_) = candidates(own, "/img/a.png", "/blog/_posts/tea.md")
    assert (first.path, first.is_served) == ("/blog/img/a.png", True)
