import pytest

from editor.workspace.web_address import parse_address
from editor.workspace.web_referer import host_of, named, referer_for


@pytest.mark.parametrize(
    ("blog", "image", "referer"),
    [
        ("https://me.example/blog/", "https://h.example/a.png", "https://me.example/"),
        ("http://me.example:8080/x", "http://h.example/a.png", "http://me.example:8080/"),
        ("http://me.example", "https://h.example/a.png", "http://me.example/"),
        ("https://me.example", "http://h.example/a.png", ""),
        ("https://博客.example/文", "https://h.example/a.png", "https://xn--9krq6q.example/"),
        ("", "https://h.example/a.png", ""),
        ("/", "https://h.example/a.png", ""),
        ("ftp://me.example/", "https://h.example/a.png", ""),
        ("https://user:secret@me.example/", "https://h.example/a.png", "https://me.example/"),
    ],
)
def test_a_host_learns_of_the_site_what_a_browser_would_tell(blog, image, referer):
    assert referer_for(blog, parse_address(image)) == referer
    assert named(referer) == ({"Referer": referer} if referer else {})


def test_the_host_of_a_site_is_known_where_its_address_is_one():
    assert host_of("https://me.example:444/blog") == "me.example"
    assert host_of("nonsense") == ""
    assert host_of("") == ""
