"""The bytes the preview draws: only pictures, only of the site, the web only when it is allowed."""

import base64

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.images.check import CheckPolicy
from editor.core.site.convention import Convention
from editor.workspace.preview_image import preview_image

ALLOWED = CheckPolicy(web_allowed=True, private_allowed=True)
REFUSED = CheckPolicy(web_allowed=False, private_allowed=False)


@pytest.fixture
def site(tmp_path, draw):
    root = tmp_path / "site"
    (root / "images").mkdir(parents=True)
    (root / "images" / "a.png").write_bytes(draw(width=400, height=300))
    (root / "images" / "text.png").write_text("no picture")
    (tmp_path / "secret.png").write_bytes(draw())
    return Convention(str(root), Generator.PLAIN)


def _show(site, web, destination, policy=REFUSED):
    return preview_image(destination, site.root + "/post.md", site, policy, web)


def test_a_local_picture_is_given_with_its_real_type(site, web):
    content, kind = _show(site, web, "images/a.png")
    assert content.startswith(b"\x89PNG")
    assert kind == "image/png"


@pytest.mark.parametrize("destination", ["images/text.png", "images/gone.png", "images", "", "../secret.png"])
def test_everything_else_is_not_given(site, web, destination):
    assert _show(site, web, destination) is None


def test_a_link_out_of_the_site_is_not_followed(site, web, tmp_path):
    (tmp_path / "site" / "images" / "out.png").symlink_to(tmp_path / "secret.png")
    assert _show(site, web, "images/out.png") is None


def test_a_picture_in_the_text_itself_is_given(site, web, draw):
    data = "data:image/png;base64," + base64.b64encode(draw()).decode()
    assert _show(site, web, data) == (draw_bytes(data), "image/png")
    assert _show(site, web, "data:text/html;base64,PGI+") is None


def draw_bytes(data):
    return base64.b64decode(data.partition(",")[2])


def test_the_web_is_asked_only_when_it_may_be(site, web, server, respond, draw):
    picture = draw()
    server.answers["/a.png"] = respond(200, picture, Content_Type="image/png")
    assert _show(site, web, server.address + "/a.png") is None
    assert server.requests == []
    assert _show(site, web, server.address + "/a.png", ALLOWED) == (picture, "image/png")
