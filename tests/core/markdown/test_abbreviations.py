"""Words that are explained once are explained wherever they stand."""

from __future__ import annotations

from editor.core.markdown.abbreviations import MAX_ABBREVIATIONS
from editor.core.markdown.block_list import BlockList
from editor.core.markdown.document import render_preview
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange


def drawn(text):
    return render_preview(text, MarkdownOptions())


def test_a_word_tells_what_it_is_short_for():
    html = drawn('HTML，HTML5 and XHTML\n\n*[HTML]: Hyper "Text" <b>\n')
    assert '<abbr title="Hyper &quot;Text&quot; &lt;b&gt;">HTML</abbr>，HTML5 and XHTML' in html


def test_the_first_definition_holds_and_shows_nothing_itself():
    html = drawn("*[A]: one\n*[A]: two\n\nA\n")
    assert '<p><abbr title="one">A</abbr></p>' in html
    assert "two" not in html


def test_the_longest_word_wins_and_code_is_left_alone():
    html = drawn("*[A]: one\n*[A B]: two\n\nA B `A` A\n")
    assert '<abbr title="two">A B</abbr> <code>A</code> <abbr title="one">A</abbr>' in html


def test_addresses_stay_whole():
    html = drawn("*[x]: y\n\nhttp://a.b/x/c.png [x](x)\n")
    assert 'href="http://a.b/x/c.png"' in html
    assert '<a href="x"><abbr title="y">x</abbr></a>' in html


def test_a_definition_draws_only_the_blocks_that_name_it():
    lines = ["HTML", "", *["text", ""] * 50, "*[CSS]: style", "", "CSS, HTML"]
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    while not blocks.is_complete:
        blocks.fill(1000)
    parts = blocks.apply_in_parts(LineChange(102, 1, ("*[HTML]: text",)))
    assert sorted((part.first, len(part.added)) for part in parts) == [(0, 1), (51, 1), (52, 1)]
    assert '<abbr title="text">HTML</abbr>' in blocks.blocks[0].html
    assert "<abbr" in blocks.blocks[52].html
    parts = blocks.apply_in_parts(LineChange(102, 1, ()))
    assert "<abbr" not in blocks.blocks[0].html


def test_very_many_are_not_all_looked_for():
    lines = [f"*[A{number}]: m" for number in range(10_000)]
    text = " ".join(f"A{number}" for number in range(10_000))
    assert drawn("\n".join([*lines, "", text])).count("<abbr") == MAX_ABBREVIATIONS
