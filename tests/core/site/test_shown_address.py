"""An address is shown so that a person can read it, and so that it cannot lie."""

from __future__ import annotations

import pytest

from editor.core.site.shown_address import MOST, shown_address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.com/%E5%A2%A8?q=%E6%B9%96#%E9%9B%BE", "https://example.com/墨?q=湖#雾"),
        ("HTTPS://例子.cn/a%20b", "https://xn--fsqu00a.cn/a%20b"),
        ("https://аpple.com/", "https://xn--pple-43d.com/"),
        ("https://good.com%2f@evil.com/", "https://good.com/@evil.com/"),
        ("https://a.b/%E2%80%AEgnp.exe", "https://a.b/%E2%80%AEgnp.exe"),
        ("https://a.b/\u202egnp", "https://a.b/%E2%80%AEgnp"),
        ("https://a.b/%ff%E5", "https://a.b/%ff%E5"),
        ("../other%20post.md", "../other%20post.md"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("#%E9%9B%BE", "#雾"),
        ("https://", "https://"),
        ("", ""),
    ],
)
def test_an_address_is_shown(address: str, shown: str) -> None:
    assert shown_address(address) == shown


def test_a_long_one_is_cut() -> None:
    assert len(shown_address("https://a.b/" + "x" * 5000)) == MOST
