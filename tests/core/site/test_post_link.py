"""A slug in a tag means one post of the site, or none."""

from __future__ import annotations

import pytest

from editor.core.site.post_link import name_in, named_post, post_address

PATHS = (
    "source/_posts/hello.md",
    "source/_posts/2024/deep.md",
    "source/_posts/2024-01-02-dated.md",
    "content/posts/bundle/index.md",
    "source/_posts/雾散之前.md",
    "source/_posts/a/twin.md",
    "source/_posts/b/twin.md",
)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("hello", PATHS[0]),
        ("hello.md", PATHS[0]),
        ("deep", PATHS[1]),
        ("2024/deep", PATHS[1]),
        ("dated", PATHS[2]),
        ("2024-01-02-dated", PATHS[2]),
        ("/posts/bundle", PATHS[3]),
        ("posts/bundle/index.md", PATHS[3]),
        ("../bundle", PATHS[3]),
        ("雾散之前", PATHS[4]),
        ("a/twin", PATHS[5]),
        ("twin", ""),
        ("ello", ""),
        ("", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_a_name_means_a_post(name, path):
    assert named_post(name, PATHS) == path


@pytest.mark.parametrize("name", ["hello", "2024/深 处", "a?b", "a%20b"])
def test_an_address_gives_its_name_back(name):
    assert name_in(post_address(name)) == name
    assert name_in(f"{post_address(name)}#part") == name


def test_other_addresses_name_no_post():
    assert name_in("https://a.example/?post=x") is None
