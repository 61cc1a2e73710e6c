"""Where readers of a site find a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.served_address import served_address
from editor.core.site.serving_habits import Mount, ServingHabits

HEXO = Convention(
    "/s",
    Generator.HEXO,
    post_folders=("source/_posts",),
    served_folders=("source",),
    base_path="/blog/",
    permalink=":year/:title/",
    post_asset_folder=True,
)
POST = "/s/source/_posts/trip.md"
HUGO = Convention(
    "/s",
    Generator.HUGO,
    post_folders=("content",),
    served_folders=("static",),
    serving=ServingHabits(mounts=(Mount("pics", "img"),)),
)


@pytest.mark.parametrize(
    ("convention", "path", "address"),
    [
        (HEXO, "/s/source/images/a.png", "/blog/images/a.png"),
        (HEXO, "/s/source/_posts/trip/a.png", "…/trip/a.png"),
        (replace(HEXO, permalink=":title/"), "/s/source/_posts/trip/a.png", "/blog/trip/a.png"),
        (HEXO, "/s/source/_posts/other/a.png", ""),
        (HEXO, "/s/drafts/a.png", ""),
        (HEXO, "/elsewhere/a.png", ""),
        (HUGO, "/s/static/a.png", "/a.png"),
        (HUGO, "/s/pics/图.png", "/img/图.png"),
        (HUGO, "/s/assets/a.png", ""),
        (Convention("/s", Generator.PLAIN), "/s/a.png", ""),
    ],
)
def test_the_address_of_a_file(convention: Convention, path: str, address: str) -> None:
    assert served_address(convention, path, POST) == address
