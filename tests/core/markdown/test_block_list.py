"""The list of blocks equals a full parse after every edit, and does little for it."""

from __future__ import annotations

import gc
import json
import random
import re
import weakref
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange

SPEC = Path(__file__).parents[3] / ".." / "shared" / "spec"
GOLDEN = Path(__file__).parents[2] / "golden" / "markdown"
BODIES = {path.stem: path.read_text("utf-8") for path in sorted((GOLDEN / "bodies").glob("*.md"))}
# fmt: off
FRAGMENTS = (
    "", "", "text", "# heading", "## 标题", "---", "===", "```", "~~~", "```python", "> quote", ">",
    "- item", "  continued", "    indented", "1. one", "|a|b|", "|-|-|", "<details>", "</details>",
    "<div>", "</div>", "<!--", "-->", "<script>", "</script>", "[one]: /other", "[two]:", "/url",
    '"title', 'ends"', "[one] [two]", "[^a]: note", "[^b]: note", "use[^a] [^b]", "^[inline]", "\t",
    "* * *", "   三", "![three][3]", "[3]: /x.png", "<pre>", "</pre>", "<?x", "?>", "a\\", "`code",
    "**b", "<b>", "[x]: <", "- [ ] task", "\x0b", "\u2028", "\0", "Term", ": meaning", "~ meaning",
    "::: note", "::: details Title", ":::", "::::", ":::: tip", "> ::: note", "> :::", "[TOC]", "> [!NOTE]",
    "> [!tip]", "*[HTML]: Text", "*[HTML]: Other", "*[API]: Interface", "HTML and API", "# HTML {#top}",
    "words {.center}", "{: .center}", "==a== :smile: H~2~O", "$$", "<![CDATA[", "]]>", "<!X", "{% raw %}",
)
# fmt: on


def address(destination: str) -> str:
    return f"shown:{destination}"


def full(lines, first_line=0, **options):
    blocks = BlockList(lines, first_line, MarkdownOptions(**options), address)
    while not blocks.is_complete:
        blocks.fill(10**6)
    return blocks


def seen(block):
    return (block.line, block.line_count, block.html, block.spans, block.tokens)


def patched(shown, patch):
    """Do with blocks what a window does with a patch."""
    behind = [
        type(block)(block.line + patch.shift, block.line_count, block.html, block.spans, block.tokens)
        for block in shown[patch.first + patch.removed :]
    ]
    return shown[: patch.first] + list(patch.added) + behind


def assert_same(blocks, lines, first_line=0):
    expected = [seen(block) for block in full(lines, first_line).blocks]
    assert [seen(block) for block in blocks] == expected


def edited(lines, change):
    lines[change.first : change.first + change.removed] = change.lines


@st.composite
def edits(draw, lines):
    first = draw(st.integers(0, len(lines)))
    removed = draw(st.integers(0, min(4, len(lines) - first)))
    put = draw(st.lists(st.sampled_from(FRAGMENTS), max_size=4))
    return LineChange(first, removed, tuple(put))


@st.composite
def bodies(draw):
    names = draw(st.lists(st.sampled_from(sorted(BODIES)), min_size=1, max_size=4))
    return "\n".join(BODIES[name] for name in names).split("\n")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_edits_of_our_bodies_equal_a_full_parse(data):
    lines = data.draw(bodies())
    blocks = full(lines)
    shown = list(blocks.blocks)
    for _ in range(3):
        change = data.draw(edits(lines))
        shown = patched(shown, blocks.apply(change))
        edited(lines, change)
        assert_same(blocks.blocks, lines)
        assert [seen(block) for block in shown] == [seen(block) for block in blocks.blocks]


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_edits_while_slices_are_still_to_come(data):
    lines = data.draw(bodies())
    blocks = BlockList(lines, 0, MarkdownOptions(), address)
    shown = []
    for _ in range(200):
        if blocks.is_complete:
            break
        shown = patched(shown, blocks.fill(data.draw(st.integers(1, 12))))
        change = data.draw(edits(lines))
        if data.draw(st.booleans()):
            shown = patched(shown, blocks.apply(change))
            edited(lines, change)
    while not blocks.is_complete:
        shown = patched(shown, blocks.fill(5))
    assert_same(blocks.blocks, lines)
    assert_same(shown, lines)


def random_edit(dice, lines):
    first = dice.randrange(len(lines) + 1)
    removed = min(dice.choice((0, 1, 1, 1, 2, 3)), len(lines) - first)
    if dice.random() < 0.5 and first < len(lines) and removed == 1 and lines[first]:
        line = lines[first]
        place = dice.randrange(len(line) + 1)
        put = dice.choice(["", " ", "*", "`", "[", "]", ">", "<", "|", "#", "-", "x", ":", '"', "\t", "~~~"])
        return LineChange(first, 1, (line[:place] + put + line[place + dice.randrange(2) :],))
    return LineChange(first, removed, tuple(dice.choices(FRAGMENTS, k=dice.randrange(3))))


def spec_examples():
    found = []
    for name in ("commonmark-spec", "cmark-gfm", "mdit-py-plugins"):
        for path in sorted((SPEC / name).rglob("*.json")):
            entries = json.loads(path.read_text("utf-8"))
            for entry in entries if isinstance(entries, list) else ():
                text = entry.get("markdown") or entry.get("input") if isinstance(entry, dict) else None
                if isinstance(text, str):
                    found.append(text)
    return found


@pytest.mark.skipif(not SPEC.is_dir(), reason="the examples of the specifications are not beside the project")
def test_random_edits_of_specification_examples_equal_a_full_parse():
    dice = random.Random(7)
    examples = spec_examples()
    assert len(examples) > 600
    for _ in range(120):
        lines = "\n\n".join(dice.sample(examples, 6)).split("\n")
        lines = [part for line in lines for part in re.split("\r\n|\r|\n", line)]
        blocks = full(lines)
        for _ in range(3):
            change = random_edit(dice, lines)
            blocks.apply(change)
            edited(lines, change)
        assert_same(blocks.blocks, lines)


def test_blocks_cover_the_body_from_the_first_construct_on():
    lines = ["---", "title: x", "---", "", "", "one", "", "two", ""]
    blocks = full(lines, 3)
    assert [(block.line, block.line_count) for block in blocks.blocks] == [(5, 2), (7, 2)]


def test_an_edit_amid_many_paragraphs_draws_few_blocks():
    lines = [line for number in range(1000) for line in (f"Paragraph {number} with *words*.", "")]
    blocks = full(lines)
    patch = blocks.apply(LineChange(1000, 1, ("Another text.",)))
    assert (patch.first, patch.removed, len(patch.added), patch.shift) == (500, 1, 1, 0)
    patch = blocks.apply(LineChange(1000, 1, ("One.", "", "Two.", "", "Three.")))
    assert (patch.removed, len(patch.added), patch.shift) == (1, 3, 4)
    assert blocks.blocks[-1].line == 2002


def test_a_fence_typed_at_the_top_takes_everything_below():
    lines = ["", *[line for number in range(50) for line in (f"Text {number}", "")]]
    blocks = full(lines)
    patch = blocks.apply(LineChange(0, 1, ("```",)))
    assert (patch.removed, len(patch.added)) == (50, 1)
    patch = blocks.apply(LineChange(0, 1, ("",)))
    assert (patch.removed, len(patch.added)) == (1, 50)


def test_a_definition_draws_only_blocks_that_name_it():
    lines = ["[here]", "", *["text", ""] * 20, "[here]: /a", "", "end"]
    blocks = full(lines)
    parts = blocks.apply_in_parts(LineChange(42, 1, ("[here]: /b",)))
    assert [(part.first, part.removed, len(part.added)) for part in parts] == [(21, 1, 1), (0, 1, 1)]
    assert 'href="/b"' in blocks.blocks[0].html


def test_very_many_blocks_that_name_a_definition_follow_in_slices():
    lines = [*["[here]", ""] * 300, "[here]: /a"]
    blocks = BlockList(lines, 0, MarkdownOptions(), address)
    shown, slices = [], 0
    while not blocks.is_complete:
        patch = blocks.fill(100)
        shown = patched(shown, patch)
        slices += 1
        assert len(patch.added) <= 100
    assert slices > 7
    assert_same(shown, lines)
    near = blocks.apply_in_parts(LineChange(600, 1, ("[here]: /b",)))
    assert [(part.first, len(part.added)) for part in near] == [(300, 1)]
    shown = patched(shown, near[0])
    assert not blocks.is_complete
    shown = patched(shown, blocks.fill(100))
    shown = patched(shown, blocks.apply(LineChange(100, 1, ("[here] and there",))))
    while not blocks.is_complete:
        shown = patched(shown, blocks.fill(100))
    assert_same(shown, [*lines[:100], "[here] and there", *lines[101:600], "[here]: /b"])


def test_a_long_run_of_plain_lines_is_not_even_cut():
    lines = ["# a", "", *["- item"] * 400, "", "# b"]
    told = []
    blocks = BlockList(
        lines,
        0,
        MarkdownOptions(),
        address,
        plain_lines=range(2, 402),
        announce=lambda *where: told.append(where),
    )
    while not blocks.is_complete:
        blocks.fill(50)
    assert [(block.line, block.line_count) for block in blocks.blocks] == [(0, 2), (2, 401), (403, 1)]
    assert "plain-block" in blocks.blocks[1].html
    assert told == []
    blocks.apply(LineChange(0, 1, ("# a", "")))
    assert [block.line for block in blocks.blocks] == [0, 3, 404]


def test_one_patch_reaches_from_the_definition_to_the_block_that_names_it():
    lines = ["[here]", "", "text", "", "[here]: /a"]
    patch = full(lines).apply(LineChange(4, 1, ("[here]: /b", "", "more")))
    assert (patch.first, patch.removed, len(patch.added), patch.shift) == (0, 3, 4, 2)


def test_a_new_first_footnote_renumbers_the_others():
    lines = ["One[^a].", "", "Two[^b].", "", "[^a]: A", "", "[^b]: B"]
    blocks = full(lines)
    blocks.apply(LineChange(0, 1, ("One[^b][^a].",)))
    assert "fnref-2" in blocks.blocks[0].html
    assert 'id="post-fn-1"' in blocks.blocks[3].html


def test_raw_html_that_closes_later_is_one_block():
    lines = BODIES["details"].split("\n")
    blocks = full(lines)
    joined = next(block for block in blocks.blocks if "<details>" in block.html)
    assert joined.html.count("<details>") == joined.html.count("</details>") == 1
    assert "inside" in joined.html
    assert "after" not in joined.html


def test_every_block_has_one_root():
    for text in BODIES.values():
        for block in full(text.split("\n")).blocks:
            assert block.html.startswith('<div class="block">')
            assert block.html.endswith("</div>")


def test_fill_gives_the_first_lines_first():
    lines = [line for number in range(100) for line in (f"Text {number}", "")]
    blocks = BlockList(lines, 0, MarkdownOptions(), address)
    assert len(blocks.blocks) == 0
    first = blocks.fill(20)
    assert (first.first, first.removed) == (0, 0)
    assert 5 <= len(first.added) <= 10
    assert not blocks.is_complete


def test_blocks_move_with_the_front_matter():
    blocks = full(["---", "---", "one", "", "two"], 2)
    assert blocks.move(3).shift == 3
    assert [block.line for block in blocks.blocks] == [5, 7]
    patch = blocks.apply(LineChange(7, 1, ("three",)))
    assert "three" in patch.added[0].html


def test_a_change_outside_the_body_is_refused():
    blocks = full(["---", "---", "one"], 2)
    with pytest.raises(ValueError, match="outside the body"):
        blocks.apply(LineChange(1, 1, ("x",)))
    with pytest.raises(ValueError, match="outside the body"):
        blocks.apply(LineChange(2, 2, ("x",)))


def test_plain_lines_are_shown_as_text_until_they_are_edited():
    lines = ["*a*", "", "```python", "x = 1", "```", "", "*b*"]
    blocks = BlockList(lines, 0, MarkdownOptions(), address, plain_lines=[3])
    blocks.fill(100)
    assert "plain-block" in blocks.blocks[1].html
    assert "x = 1" in blocks.blocks[1].html
    assert blocks.blocks[1].tokens == ()
    blocks.apply(LineChange(0, 1, ("*a*", "", "new")))
    assert "plain-block" in blocks.blocks[2].html
    blocks.apply(LineChange(5, 1, ("x = 2",)))
    assert '<span class="mi">2</span>' in blocks.blocks[2].html


def test_risky_work_is_announced_before_it_begins():
    told = []
    lines = ["---", "---", "text", "", "```python", "x", "```", "", "<div>", "</div>", "", "a" * 5000]
    blocks = BlockList(lines, 2, MarkdownOptions(), address, announce=lambda *where: told.append(where))
    blocks.fill(100)
    assert sorted(told) == [(4, 4), (8, 3), (11, 1)]


def test_a_list_that_is_emptied_and_filled_again():
    blocks = full(["one", "", "two"])
    patch = blocks.apply(LineChange(0, 3, ("",)))
    assert (patch.removed, patch.added, len(blocks.blocks)) == (2, (), 0)
    blocks.apply(LineChange(0, 1, ("# three",)))
    assert "three" in blocks.blocks[0].html


def test_a_list_that_nothing_holds_is_free_at_once():
    blocks = full(["one", "", "- two"])
    drawer = weakref.ref(blocks._drawer)
    gc.disable()
    try:
        del blocks
        assert drawer() is None
    finally:
        gc.enable()
