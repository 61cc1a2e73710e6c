"""One look at an image: what is known of it, and a small picture."""

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.images.check import CheckPolicy
from editor.core.site.convention import Convention
from editor.workspace.image_look import THUMBNAIL_EDGE, look_at
from editor.workspace.raster import size_of

REFUSED = CheckPolicy(web_allowed=False, private_allowed=False)


@pytest.fixture
def site(tmp_path, draw):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(draw(width=400, height=300))
    return Convention(str(tmp_path), Generator.PLAIN)


def test_a_look_gives_a_report_and_a_small_picture(site, web):
    report, thumbnail = look_at("images/a.png", site.root + "/post.md", site, REFUSED, web)
    assert (report.width, report.height) == (400, 300)
    assert max(size_of(thumbnail)) == THUMBNAIL_EDGE


def test_a_look_at_what_is_not_there_gives_no_picture(site, web):
    report, thumbnail = look_at("images/gone.png", site.root + "/post.md", site, REFUSED, web)
    assert report.is_broken
    assert thumbnail is None
