"""Cards stand for what a page would embed; nothing is ever framed."""

from __future__ import annotations

import pytest

from editor.core.markdown.embed_cards import card, with_cards
from tests.core.markdown.site_drawing import drawn


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/aB1?x=1"></iframe>',
            'href="https://www.youtube.com/watch?v=aB1"',
        ),
        (
            "<IFRAME width=1 src='//player.bilibili.com/player.html?aid=1&bvid=BV1&p=1'></IFRAME>",
            "bilibili.com/video/BV1",
        ),
        (
            '<iframe src="https://open.spotify.com/embed/track/1"></iframe>',
            "https://open.spotify.com/track/1",
        ),
        ('<iframe src="//music.163.com/outchain/player?type=2&amp;id=1"></iframe>', "网易云音乐"),
        ('<iframe src="https://codepen.io/a/embed/b"></iframe>', "site-card is-code"),
        ('<iframe src="https://other.example/x"></iframe>', '<span class="site-card is-frame">'),
        (
            '<video controls poster="p.png"><source src="a.mp4"></video>',
            '<span class="card-address">a.mp4</span>',
        ),
        (
            '<audio src="https://a.example/b.mp3"></audio>',
            '<a class="site-card is-audio" href="https://a.example/b.mp3">',
        ),
    ],
)
@pytest.mark.parametrize("form", ["{}", "words {} words", "<div>\n{}\n</div>"])
def test_a_card(html, wanted, form):
    shown = drawn(form.format(html), "plain")
    assert wanted in shown
    assert "<iframe" not in shown.lower()
    assert "<video" not in shown


def test_an_unknown_frame_cannot_be_clicked():
    assert "href" not in card("https://other.example/x", "is-frame")
    assert "href" not in card("javascript:alert(1)", "is-video")
    assert "href" not in card("https://youtube.com.evil.example/x", "is-frame")
    assert "href" in card("https://m.youtube.com/watch?v=a", "is-frame")


def test_what_surrounds_a_card_stays():
    assert with_cards("<p>a</p><iframe src=b></iframe><p>c</p>").startswith("<p>a</p><span")
    assert with_cards("<p>a</p><iframe src=b></iframe><p>c</p>").endswith("</span><p>c</p>")
    assert with_cards("İ<iframe src=b>x</iframe>ß").endswith("</span>ß")
    assert with_cards("<!-- <iframe src=b></iframe> -->") == "<!-- <iframe src=b></iframe> -->"


def test_many_that_nothing_closes():
    shown = with_cards("<iframe src=a> " * 30_000)
    assert shown.count("site-card") == 30_000
