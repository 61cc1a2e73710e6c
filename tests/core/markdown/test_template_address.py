"""Addresses may hold tags; what they are filled with is judged like any other address."""

from __future__ import annotations

from editor.core.markdown.parser import make_parser
from tests.core.markdown.site_drawing import drawn, options


def test_an_image_keeps_its_address_as_written():
    tokens = make_parser(options("jekyll", base_path="/blog/")).parse("![a]({{ site.baseurl }}/b c.png)")
    assert not [child for child in tokens[1].children if child.type == "image"]
    tokens = make_parser(options("jekyll", base_path="/blog/")).parse("![a]({{ site.baseurl }}/b.png 'T')")
    (image,) = [child for child in tokens[1].children if child.type == "image"]
    assert image.attrs["src"] == "{{ site.baseurl }}/b.png"
    assert image.attrs["title"] == "T"


def test_what_is_filled_in_must_be_a_good_address():
    assert "href" not in drawn("[a]({{ 'javascript:' }}alert(1))", "jekyll")
    assert "href" not in drawn("[a]({% url_for javascript:alert(1) %})", "hexo")


def test_without_a_site_braces_are_ordinary():
    assert "href" not in drawn("[a]({{ site.baseurl }}/b)", "plain")
    assert 'href="%7B%7Ba%7D%7D"' in drawn("[a]({{a}})", "plain")
