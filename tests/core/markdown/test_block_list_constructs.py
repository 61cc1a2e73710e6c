"""The list of blocks follows edits of every construct, alone and mixed, and as a text is typed."""

from __future__ import annotations

import json
import random
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange

SPEC = Path(__file__).parents[3] / ".." / "shared" / "spec"
# each row is what may touch one another
# fmt: off
FAMILIES = (
    ("Term", ": meaning", "~ meaning", "  more", "    deep", "", "", "x", "```", "[one]: /x"),
    ("::: note", ":::", "::::", ":::: details", "text", "", "- item", "> quote", "  :::", "<div>", "</div>"),
    ("*[HTML]: Text", "*[HTML]: Other", "*[API]: Use", "HTML, API", "- HTML", "> *[API]: x", "[API]", ""),
    ("[TOC]", "[[toc]]", "# A", "## B", "### C {#x}", "===", "text", "> # Q", "::: note", ":::",
     "[toc]: /y", ""),
    ("> [!NOTE]", "> text", "lazy", ">", "", "> - a", "- > b", "[!NOTE]", "> [!TIP]"),
    ("[^a]: note", "    more", "use[^a]", "use[^b] ^[in]", "[^b]: x", "", "lazy", "- item[^a]"),
    ("[one]: /x", "'title", "ends'", "[one]", "===", "---", "text", "", "[two]:", "/url"),
    ("<div>", "</div>", "<!--", "-->", "<?x", "?>", "<![CDATA[", "]]>", "<!X", "<script>", "</script>",
     "<b>", ""),
    ("- a", "  - b", "    - c", "1. x", "   y", "lazy", "", "    code", "\tcode", "+ z"),
    ("$$", "$$ x $$", "```", "~~~", "text", "", "> $$", "- $$", "{% raw %}", "{% endraw %}"),
    ("$$", "$$ a", "b $$", "c", "", "# d", "- $$", "  e", "  $$", "> $$", ">", "> f", "x $$ y", "[one]: /x",
     "- g", "<div>", "</div>", "::: note", "[^a]: h", "1. i", "   $$", "\\[", "\\]"),
)
# fmt: on


def complete(lines):
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    while not blocks.is_complete:
        blocks.fill(10**6)
    return blocks


def seen(blocks):
    return [(one.line, one.line_count, one.html, one.spans, one.tokens) for one in blocks.blocks]


@st.composite
def vocabularies(draw):
    families = draw(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=3, unique=True))
    return st.sampled_from(sorted(set(chain.from_iterable(families))))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_random_edits_equal_a_full_parse(data):
    words = data.draw(vocabularies())
    lines = data.draw(st.lists(words, min_size=4, max_size=40))
    blocks = complete(lines)
    for _ in range(4):
        first = data.draw(st.integers(0, len(lines)))
        removed = data.draw(st.integers(0, min(3, len(lines) - first)))
        change = LineChange(first, removed, tuple(data.draw(st.lists(words, max_size=3))))
        blocks.apply(change)
        lines[change.first : change.first + change.removed] = change.lines
        while not blocks.is_complete:
            blocks.fill(20)
        assert seen(blocks) == seen(complete(lines))


def test_a_definition_list_takes_in_the_term_in_front_of_a_new_meaning():
    lines = ["Term", ": one", "", "Other", "", "x"]
    blocks = complete(lines)
    assert len(blocks) == 3
    blocks.apply(LineChange(5, 1, (": two",)))
    assert len(blocks) == 1
    assert seen(blocks) == seen(complete([*lines[:5], ": two"]))


def typed(text):
    """Type a text character by character and give the blocks at its end."""
    blocks = BlockList([""], 0, MarkdownOptions(), str)
    blocks.fill(1)
    line, written = 0, ""
    for sign in text:
        if sign == "\n":
            blocks.apply(LineChange(line, 1, (written, "")))
            line, written = line + 1, ""
        else:
            written += sign
            blocks.apply(LineChange(line, 1, (written,)))
    while not blocks.is_complete:
        blocks.fill(100)
    return blocks


@pytest.mark.skipif(not SPEC.is_dir(), reason="the examples of the specifications are not beside the project")
def test_examples_typed_character_by_character_equal_a_full_parse():
    texts = []
    for path in ("commonmark-spec/spec.json", "cmark-gfm/spec.json"):
        texts += [entry["markdown"] for entry in json.loads((SPEC / path).read_text("utf-8"))]
    for path in ("deflist", "container", "footnote", "attrs"):
        fixtures = SPEC / "mdit-py-plugins" / "tests" / "fixtures" / f"{path}.json"
        texts += [entry["input"] for entry in json.loads(fixtures.read_text("utf-8"))]
    texts = [text for text in texts if len(text) < 120 and "\r" not in text and "\0" not in text]
    assert len(texts) > 1000
    for text in random.Random(31).sample(texts, 120):
        assert seen(typed(text)) == seen(complete(text.split("\n"))), text


def test_an_edit_in_the_middle_of_a_long_post_of_all_constructs_draws_few_blocks():
    part = [
        *("## Part", "", "Term", ": meaning of HTML", "", "> [!NOTE]", "> text", ""),
        *("::: tip", "inside", ":::", "", "text with a note[^a]", "", "| a |", "|---|", "| b |", ""),
    ]
    lines = ["[TOC]", "", *part * 200, "[^a]: note", "", "*[HTML]: Text"]
    blocks = complete(lines)
    dice = random.Random(3)
    for _ in range(60):
        line = dice.randrange(200) * len(part) + 2 + dice.choice((3, 6, 9, 12, 16))
        patches = blocks.apply_in_parts(LineChange(line, 1, (f"{lines[line]} more",)))
        lines[line] += " more"
        assert sum(len(patch.added) for patch in patches) <= 3, lines[line]
        assert blocks.is_complete
    assert seen(blocks) == seen(complete(lines))
