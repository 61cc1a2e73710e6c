"""Fragments come back where their marker stands between elements, and nowhere else."""

from __future__ import annotations

import re

import pytest

from editor.core.markdown.held_html import HeldHtml
from editor.core.markdown.sanitize import Sanitizer

FRAGMENT = '<math onclick="x"></math>'


@pytest.mark.parametrize(
    "around", ["{}", "<p>{}</p>", "<p>a {} b</p>", "<table><tr><td>{}", "<table>{}</table>", "<ul>{}"]
)
def test_a_fragment_comes_back_where_an_element_may_stand(around):
    held = HeldHtml()
    html = held.put_back(Sanitizer().clean(around.format(held.hold(FRAGMENT))))
    assert html.count(FRAGMENT) == 1
    assert "held" not in html


@pytest.mark.parametrize(
    "around",
    [
        '<p title="{}">x</p>',
        "<p title='{}'>x</p>",
        "<img alt='a {} b' src=x>",
        "<!-- {} -->",
        "<style>{}</style>",
        "<textarea>{}</textarea>",
        "<title>{}</title>",
        '<a href="{}">x</a>',
        "<svg><desc>{}</desc></svg>",
        "<p title='",
        "<script>{}</script>",
        "<noscript>{}</noscript>",
        "<select><option>{}</option></select>",
        "<xmp>{}</xmp>",
    ],
)
def test_it_does_not_come_back_inside_an_attribute_or_a_dropped_element(around):
    held = HeldHtml()
    html = held.put_back(Sanitizer().clean(around.format(held.hold(FRAGMENT))))
    assert "<math" not in html
    assert "held " not in html


def test_a_marker_that_was_escaped_goes_without_a_trace():
    held = HeldHtml()
    assert held.put_back("<pre>" + held.hold("x").replace('"', "&quot;") + "</pre>") == "<pre></pre>"


def test_no_post_can_write_a_marker():
    held, other = HeldHtml(), HeldHtml()
    marker = other.hold("secret")
    held.hold("secret")
    assert "secret" not in held.put_back(f'<p>{marker}</p><p>"held 0"</p>')
    assert re.sub(r"\w{24}", "", marker) == '"held  0"'


def test_fragments_are_forgotten_when_they_are_put_back():
    held = HeldHtml()
    marker = held.hold("once")
    assert held.put_back(marker) == "once"
    assert held.put_back(marker) == marker
    held.hold("next")
    assert held.put_back(marker) == "next"


def test_what_is_written_like_a_marker_takes_nothing_from_one_behind_it():
    held = HeldHtml()
    marker = held.hold("<b>kept</b>")
    for forged in ('"held ' + "a" * 24 + " 1", "held " + "a" * 24 + " 1", "&quot;held " + "a" * 24 + " 1"):
        assert held.put_back(forged + marker) == forged + "<b>kept</b>"
        marker = held.hold("<b>kept</b>")
