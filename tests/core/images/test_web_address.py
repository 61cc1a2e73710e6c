"""Web addresses as they go over the wire."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.images.web_address import normalise_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.cn/b.png", "https://a.cn/b.png"),
        ("https://a.cn/a b%20c%zz", "https://a.cn/a%20b%20c%25zz"),
        ("https://a.cn/湖.jpg?x=湖&y=%e6", "https://a.cn/%E6%B9%96.jpg?x=%E6%B9%96&y=%e6"),
        ("HTTP://例子.CN:8080/#f", "http://xn--fsqu00a.cn:8080/"),
        ("https://例子。cn", "https://xn--fsqu00a.cn/"),
        ("//a.cn/x", "https://a.cn/x"),
        ("https:\\\\a.cn\\x", "https://a.cn/x"),
        ("https://a.cn/x/../y/./z/..", "https://a.cn/y/"),
        ("https://a.cn/../../x", "https://a.cn/x"),
        ("https://a.cn/a\n\tb", "https://a.cn/ab"),
        ("https://u:p@a.cn/", "https://u:p@a.cn/"),
        ("https://[2001:db8::1]:80/a", "https://[2001:db8::1]:80/a"),
        ("https://a.cn?x=1", "https://a.cn/?x=1"),
        ("https://s3.cn/a%2Fb+c!@$&'()*,;=.png", "https://s3.cn/a%2Fb+c!@$&'()*,;=.png"),
    ],
)
def test_an_address_is_written_as_a_browser_asks_for_it(text: str, url: str) -> None:
    assert normalise_url(text) == url


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_normal_address_is_plain_and_stays_as_it_is(path: str) -> None:
    url = normalise_url(f"https://a.cn/{path}")
    assert url.isascii()
    assert not any(character.isspace() for character in url)
    assert normalise_url(url) == url


@given(st.text("湖 a%&=+-_.~!/", min_size=1, max_size=20))
def test_nothing_but_dots_and_bad_signs_changes_a_path(text: str) -> None:
    path = text.replace(".", "").replace("%", "") + "x"
    assert unquote(urlsplit(normalise_url(f"https://a.cn/{path}")).path) == f"/{path}"


@given(st.text())
def test_no_address_is_too_odd_to_be_written(text: str) -> None:
    assert normalise_url(f"//{text}").isascii()
