"""Footnotes of a page that stands alone come at its end."""

from __future__ import annotations

from editor.core.markdown.document import render_preview
from editor.core.markdown.note_list import with_notes_at_end
from editor.core.markdown.parser import MarkdownOptions


def drawn(text):
    return render_preview(text, MarkdownOptions())


def test_notes_come_at_the_end_in_the_order_of_their_first_uses():
    html = drawn("[^b]: Second\n\nOne[^a], two[^b], one again[^a].\n\n[^a]: First\n\nThe end.")
    assert html.index("The end.") < html.index("First") < html.index("Second")
    assert html.index('id="post-fn-1"') < html.index('id="post-fn-2"')


def test_there_is_a_way_back_to_each_use():
    html = drawn("One[^a], two[^b], one again[^a].\n\n[^a]: First\n[^b]: Second")
    for place in ("fnref-1", "fnref-1-2", "fnref-2"):
        assert f'id="post-{place}"' in html
        assert f'href="#post-{place}"' in html
    assert "fnref-2-2" not in html


def test_very_many_uses_have_no_way_back_each():
    html = drawn("x[^a] " * 300 + "\n\n[^a]: First")
    assert html.count('class="footnote-back"') == 20
    assert html.count('class="footnote-ref"') == 300


def test_what_a_note_holds_comes_along_and_a_note_in_it_comes_out():
    html = drawn("x[^a] y[^b]\n\n[^a]: First\n\n    > quoted\n\n    [^b]: inner\n\nThe end.")
    first = html.index('id="post-fn-1"')
    assert html.index("The end.") < first < html.index("quoted") < html.index('id="post-fn-2"')
    assert html.count("<div") == html.count("</div>")


def test_a_note_that_nothing_uses_stays_in_its_place():
    html = drawn("[^a]: alone\n\nThe end.")
    assert html.index("alone") < html.index("The end.")


def test_blocks_without_notes_are_as_they_were():
    blocks = ['<div class="block"><p>post-fn-</p></div>', "<p>a</p>"]
    assert with_notes_at_end(blocks) == (blocks, [])


def test_html_that_does_not_close_keeps_its_notes():
    html = '<div class="block"><div class="footnote" id="post-fn-1">a</div>'
    assert with_notes_at_end([html]) == ([html], [])
