"""A page has every picture with its address, every hint with its words, and nothing that helps writing."""

from __future__ import annotations

import re

from editor.app.page_making import PagePost, fragment_of, page_of, page_style

WORDS = {"broken": "not <shown>", "tip": "Rat"}


def fragment(html: str, address: str = "", images: dict[str, str] | None = None) -> str:
    post = PagePost((html,), images if images is not None else {"ab": "x.png"})
    return fragment_of(post, lambda *_: address, WORDS)


def test_a_picture_has_the_address_that_is_given() -> None:
    html = fragment('<p><img src="post://image/ab" alt="a>b" title="<img src="></p>', "a'\"&.png")
    assert '<img src="a&#x27;&quot;&amp;.png" alt="a>b" title="<img src=">' in html


def test_a_picture_without_an_address_is_its_description() -> None:
    wanted = "<image-problem>a&quot;　·　not &lt;shown&gt;</image-problem>\n"
    for html in (
        '<img alt="a&quot;">',
        '<img src="post://image/ab" alt="a&quot;">',
        '<img src="post://image/zz" alt="a&quot;">',
    ):
        assert fragment(html) == wanted
    assert fragment('<img src="data:image/png;base64,AA" alt="">').startswith("<img src=")
    assert fragment('<video poster="post://image/ab"></video>') == "<video></video>\n"


def test_words_of_a_post_that_look_like_an_address_stay() -> None:
    html = '<p title="post://image/ab">&lt;img src="post://image/ab"&gt; data-line="3"</p>'
    assert fragment(html, "y.png") == html + "\n"


def test_marks_go_and_hints_are_said() -> None:
    html = (
        '<p data-line="3" data-hint="tip"></p><aside class="site-hint"><span>no <b>x</b>\n</span></aside>'
        '<p data-hint="other"></p>'
    )
    assert fragment(html) == '<p>Rat</p><p data-hint="other"></p>\n'


def test_forms_are_asked_with_their_destinations() -> None:
    asked: list[tuple[str, str]] = []
    post = PagePost(
        ('<img src="post://image/a"><img src="post://image/b">',),
        {"a": "1.png", "b": "2.png"},
        {"2.png": "html"},
    )
    fragment_of(post, lambda *what: asked.append(what) or "x", WORDS)  # type: ignore[func-returns-value]
    assert asked == [("1.png", "inline"), ("2.png", "html")]


def test_a_half_of_a_character_is_written_as_a_question_mark() -> None:
    page = page_of(PagePost(("<p>\ud800</p>",), title="\udfff", name="\udfff"), lambda *_: "", WORDS)
    assert "<p>?</p>" in page
    assert page.encode("utf-8")


def test_the_style_names_no_other_file() -> None:
    for has_formulas in (True, False):
        style = page_style(has_formulas=has_formulas)
        assert re.findall(r"url\(\"?(?!\"?data:)", style) == []
        assert "</style" not in style
        assert "@import" not in style
        assert ("data:font/woff2" in style) is has_formulas
    assert "data:font/woff2" in page_of(PagePost(("<math></math>",)), lambda *_: "", WORDS)


def test_footnotes_stand_at_the_end_of_a_page() -> None:
    noted = '<div class="block"><div class="footnote" id="post-fn-1">why</div>\n</div>'
    blocks = ("<p>before</p>", noted, "<p>behind</p>")
    page = page_of(PagePost(blocks), lambda *_: "", WORDS)
    assert page.index("<p>behind</p>") < page.index('<section id="notes"') < page.index(">why<")
    assert fragment_of(PagePost(blocks), lambda *_: "", WORDS).endswith('id="post-fn-1">why</div>\n')
    assert 'id="notes"' not in page_of(PagePost(("<p>a</p>",)), lambda *_: "", WORDS)
