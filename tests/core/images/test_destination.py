"""What a destination is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.images.destination import DestinationKind, parse_destination, percent_decoded

BASED = "{{ site.baseurl }}/a.png"


@pytest.mark.parametrize(
    ("text", "kind", "path"),
    [
        ("a.png", DestinationKind.RELATIVE, "a.png"),
        ("../图/a%20b.png?v=1#top", DestinationKind.RELATIVE, "../图/a b.png"),
        ("/images/%E6%B9%96.jpg", DestinationKind.SITE, "/images/湖.jpg"),
        ("/a%zz%20%ff%00.png", DestinationKind.SITE, "/a%zz%20%ff%00.png"),
        ("/a%zz %20%E6%B9.png", DestinationKind.SITE, "/a%zz %20%E6%B9.png"),
        ("{{ site.baseurl }}/a.png", DestinationKind.SITE, "{{ site.baseurl }}/a.png"),
        ("{{ '/a.png' | relative_url }}", DestinationKind.SITE, "{{ site.baseurl }}/a.png"),
        ("{{site.url}}{{site.baseurl}}/a%20b.png?v", DestinationKind.SITE, "{{ site.baseurl }}/a b.png"),
        ("{{ 'a.png' | prepend: site.baseurl | prepend: site.url }}", DestinationKind.SITE, BASED),
        ("{% link a.png %}", DestinationKind.SITE, BASED),
        ("{{ site.baseurl }}{% link a.png %}", DestinationKind.SITE, BASED),
        ("{% url_for '/a.png' %}", DestinationKind.SITE, BASED),
        ("{{ site.url }}/{{ page.x }}", DestinationKind.TEMPLATE, "{{ site.url }}/{{ page.x }}"),
        ("{{ page.cover }}", DestinationKind.TEMPLATE, "{{ page.cover }}"),
        ("{% asset_path a.png %}", DestinationKind.RELATIVE, "{% asset_path a.png %}"),
        ("https://a.cn/x.png", DestinationKind.WEB, ""),
        ("//a.cn/x.png", DestinationKind.WEB, ""),
        ("HTTP://a.cn", DestinationKind.WEB, ""),
        ("data:image/png;base64,AA==", DestinationKind.DATA, ""),
        ("C:\\a.png", DestinationKind.RELATIVE, "C:\\a.png"),
        ("file:///etc/passwd", DestinationKind.RELATIVE, "file:///etc/passwd"),
        ("", DestinationKind.RELATIVE, ""),
        ("#top", DestinationKind.RELATIVE, ""),
    ],
)
def test_a_destination_is_taken_apart(text: str, kind: DestinationKind, path: str) -> None:
    found = parse_destination(text)
    assert (found.kind, found.text, found.path) == (kind, text, path)


def test_a_run_of_escapes_is_decoded_as_one_text() -> None:
    assert percent_decoded("%E6%B9%96%2F%41") == "湖/A"
    assert percent_decoded("100%") == "100%"


@given(st.text())
def test_every_text_is_some_destination(text: str) -> None:
    found = parse_destination(text)
    assert found.text == text
    assert bool(found.url) == (found.kind is DestinationKind.WEB)
