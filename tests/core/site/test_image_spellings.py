"""The ways a file may be named, those like the written one first."""

from __future__ import annotations

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.image_spellings import spellings

HEXO = Convention("/s", Generator.HEXO, served_folders=("source",), post_folders=("source/_posts",))
JEKYLL = Convention("/s", Generator.JEKYLL, served_folders=("",), post_folders=("_posts",), base_path="/b/")


@pytest.mark.parametrize(
    ("convention", "path", "like", "wanted"),
    [
        (HEXO, "/s/source/images/a.png", "/x/a.png", "/images/a.png"),
        (HEXO, "/s/source/images/a#1.png", "/x/a.png", "/images/a%231.png"),
        (HEXO, "/s/source/_posts/p/a.png", "p/a.png", "p/a.png"),
        (JEKYLL, "/s/img/a.png", "{{site.baseurl}}/x.png", "{{site.baseurl}}/img/a.png"),
        (JEKYLL, "/s/img/a.png", "{{ '/x.png' | relative_url }}", "{{ '/img/a.png' | relative_url }}"),
        (JEKYLL, "/s/img/a.png", '{{ "x.png"|absolute_url }}', '{{ "img/a.png"|absolute_url }}'),
        (JEKYLL, "/s/img/a.png", "../img/x.png", "../img/a.png"),
    ],
)
def test_the_first_spelling_is_like_the_written_one(convention, path, like, wanted):
    found = spellings(convention, path, f"/s/{convention.post_folders[0]}/p.md", like)
    assert found[0] == wanted
    assert len(found) == len(set(found))


def test_a_file_that_no_folder_serves_is_named_relative_to_the_post():
    assert spellings(HEXO, "/s/drawings/a.png", "/s/source/_posts/p.md", "/a.png") == (
        "../../drawings/a.png",
        "a.png",
    )
