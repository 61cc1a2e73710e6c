"""Formulas, diagrams and code in a body that is edited: the blocks equal those of a fresh list."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.highlight_code import LONG_CODE, CodeHighlighter
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange

# fmt: off
FRAGMENTS = (
    "", "", "text", "$$", "$$", "$$ x", "x $$", "$$ x $$", "$$ a $$ b", "\\[", "\\]", "\\[ x \\]",
    "$x$ and $5",
    "a $`b`$ c", "> $$", "> x", "- $$", "  x", "  $$", "# h", "- b", "===", "---", "```math", "```",
    "```mermaid",
    "graph LR", "A --> B", "```js {1} title=x", "let a = `", "    $$", "[x]: /u $$", "|a|b|",
    "|-|-|", "<div>",
    "</div>",
    "$$$", "\\frac12", "$", "[^n]: $$", "1. $$x$$", "\\(x\\)", "```python line_number:true",
)
# fmt: on
LONG = [f"value_{number} = 'text {number}'  # 注释" for number in range(LONG_CODE // 20)]


def full(lines):
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    finish(blocks)
    return blocks


def finish(blocks):
    while not blocks.is_complete:
        blocks.fill(10**6)


def seen(blocks):
    return [(block.line, block.line_count, block.html, block.spans, block.tokens) for block in blocks.blocks]


@st.composite
def edits(draw, lines):
    first = draw(st.integers(0, len(lines)))
    removed = draw(st.integers(0, min(4, len(lines) - first)))
    return LineChange(first, removed, tuple(draw(st.lists(st.sampled_from(FRAGMENTS), max_size=4))))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_blocks_follow_every_edit_of_formulas_and_fences(data):
    lines = data.draw(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=16))
    blocks = full(lines)
    for _ in range(data.draw(st.integers(1, 5))):
        change = data.draw(edits(lines))
        blocks.apply(change)
        lines[change.first : change.first + change.removed] = change.lines
        finish(blocks)
        assert seen(blocks) == seen(full(lines))


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_long_code_is_coloured_in_the_end_as_if_it_were_fresh(data):
    lines = ["before", "", "```python", *LONG, "```", "", "after"]
    blocks = full(lines)
    for _ in range(data.draw(st.integers(1, 4))):
        first = data.draw(st.integers(3, len(lines) - 4))
        put = data.draw(
            st.lists(st.sampled_from(('"""', "x = 1", "", "# c", "def f(:", "```", "'")), max_size=3)
        )
        change = LineChange(first, data.draw(st.integers(0, 2)), tuple(put))
        blocks.apply(change)
        lines[change.first : change.first + change.removed] = change.lines
        if data.draw(st.booleans()):
            blocks.fill(1)
    finish(blocks)
    assert seen(blocks) == seen(full(lines))


def test_a_key_in_long_code_shows_at_once_with_the_colours_around_it():
    lines = ["```python", *LONG, "```"]
    blocks = full(lines)
    patch = blocks.apply(LineChange(40, 1, ("if new_name: pass",)))
    assert not blocks.is_complete
    (block,) = patch.added
    assert '<span class="k">if</span> <span class="n">new_name</span>' in block.html
    assert block.html.count('class="c1"') == len(LONG) - 1
    finish(blocks)
    lines[40] = "if new_name: pass"
    assert seen(blocks) == seen(full(lines))


def test_long_code_is_coloured_a_piece_at_a_time_and_announced():
    told = []
    lines = ["```python", *LONG * 5, "```"]
    blocks = BlockList(lines, 0, MarkdownOptions(), str, announce=lambda *place: told.append(place))
    first = blocks.fill(10**6)
    assert "value_1 = 'text 1'" in first.added[0].html
    told.clear()
    patches = []
    while not blocks.is_complete:
        patches.append(blocks.fill(10**6))
    assert len(patches) > 2
    assert not any(patch.added for patch in patches[:-1])
    assert '<span class="n">value_1</span>' in patches[-1].added[0].html
    assert len(told) >= len(patches)


def test_colours_that_were_right_are_not_told_again():
    lines = ["```python", *LONG, "```"]
    blocks = full(lines)
    blocks.apply(LineChange(40, 1, ("other = 1",)))
    late = []
    while not blocks.is_complete:
        late.append(blocks.fill(10**6))
    assert late
    assert not any(patch.added for patch in late)


def test_a_quote_that_opens_is_put_right_for_all_lines_below():
    highlighter = CodeHighlighter()
    code = "\n".join(LONG)
    highlighter.highlight("python", code)
    highlighter.is_hurried = True
    changed = code.replace(LONG[3], '"""')
    assert (
        highlighter.highlight("python", changed).lines[10] == highlighter.highlight("python", code).lines[10]
    )
    (key,) = highlighter.take_put_off()
    while not highlighter.work_on(key):
        pass
    assert 'class="n"' not in highlighter.highlight("python", changed).lines[10]


RAW = [
    "<math><mi>x</mi></math>",
    '<math><annotation-xml encoding="text/html"><img src=x onerror=1></annotation-xml></math>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<svg><foreignObject><math><mi href="javascript:1">x</mi></math></foreignObject></svg>',
    "<math><maction actiontype='statusline' xlink:href='javascript:1'>x</maction></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=1>",
]


@pytest.mark.parametrize("raw", RAW)
@pytest.mark.parametrize(
    "around", ["{}", "$x$ {}", "{}\n\n$$y$$", '<div title="\n\n$x$\n\n">{}', "<p>$x$ {}"]
)
def test_raw_mathematics_of_a_post_does_not_come_through(raw, around):
    html = "".join(block.html for block in full(around.format(raw).split("\n")).blocks)
    ours = re.sub(r'<math(?: display="block")?><mi>[xy]</mi></math>', "", html)
    for word in ("<math", "<svg", "<style", "mglyph", "onerror=1", "javascript", "<annotation", "held "):
        assert word not in ours.replace("&lt;", "")
    assert not re.search(r'="[^"]*<math', html)


@pytest.mark.parametrize(
    "around",
    [
        '<img alt="\n\n$x$\n\n">',
        '<a href="\n\n$$\nx\n$$\n\n">y</a>',
        "<p title='\n\n```mermaid\ngraph LR\nA-->B\n```\n\n'>",
    ],
)
def test_a_formula_inside_an_open_attribute_is_left_out(around):
    html = "".join(block.html for block in full(around.split("\n")).blocks)
    assert not re.search(r'="[^"<]*<(?:math|img|div)', html)
    assert "held " not in html


def test_a_formula_in_a_heading_is_part_of_its_name():
    (block,) = full(["## The $x^2$ of it"]).blocks
    assert 'id="post-the-x2-of-it"' in block.html
