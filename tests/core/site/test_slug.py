"""The part of a file name that a title gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.site.slug import safe_name, slugize


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("雾散之前", "雾散之前"),
        ("晨雾 & Café!", "晨雾-Cafe"),
        ("Hello   World", "Hello-World"),
        ("a/b\\c", "a-b-c"),
        ("..", "untitled"),
        ("C++ (三)", "C-三"),
        ("tab\x07bell", "tabbell"),
        ("かぎ ガラス", "かぎ-ガラス"),
        ("한국어 제목", "한국어-제목"),
        ("straße æon Łódź", "strasse-aeon-Łodz"),
        ("con", "con-post"),
        ("1️⃣ one", "1️⃣-one"),
        ("", "untitled"),
        ("\u202egnp.exe", "gnp-exe"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "full-width"),
    ],
)
def test_a_title_becomes_a_slug_as_in_hexo(title: str, slug: str) -> None:
    assert slugize(title) == slug


@given(st.text(max_size=400))
def test_every_slug_is_a_safe_name(title: str) -> None:
    slug = slugize(title)
    assert 0 < len(slug.encode()) <= 210
    assert slug not in (".", "..")
    assert not set(slug) & set('/\\\0:*?"<>|\r\n')
    assert safe_name(slug) == slug


@pytest.mark.parametrize("name", ["CON", "com1.md", "aux", "LPT9.tar", "nul"])
def test_names_of_devices_are_changed(name: str) -> None:
    assert safe_name(name) != name
    assert safe_name(name).lower().startswith(name.lower().split(".")[0] + "-post")
