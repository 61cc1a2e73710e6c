"""An edit inside a long list or table: only its items or rows are read again, and nothing looks different."""

from __future__ import annotations

import random

import pytest

from editor.core.markdown import long_piece, reading
from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange

ITEMS = (
    "- item *one*",
    "- two `code`",
    "- [a link](http://a.example/b)",
    "* other",
    "+ plus",
    "  continued",
    "",
    "  - nested",
    "    deeper",
    "1. first",
    "2. second",
    "9) paren",
    "-",
    "- ",
    "- ![p](/i/a.png)",
    "lazy",
    "---",
    "  > quoted",
    "  # heading",
    "- # heading",
    "  ```",
    "```",
    "- ```py",
    "      code",
    "- - both",
    "- a | b",
    "  --|--",
    "  |a|b|",
    "  |-|-|",
    "  setext",
    "  ===",
    "- [ ] task",
    "- [x] done",
    "[TOC]",
    "  [TOC]",
    "- [^a]",
    "[^a]: note",
    "  [^a]: note",
    "[one]: /x",
    "  [one]: /x",
    "- see [one] and ![pic][one]",
    "*[HTML]: Text",
    "- HTML",
    "- <b>raw",
    "  <details>",
    "</details>",
    "- $$",
    "  $$",
    "$$",
    "- {% raw %}",
    "{% endraw %}",
    "- {.red}",
    ": meaning",
    "  : meaning",
    "- ~~struck~~ :smile:",
    "- https://bare.example/x",
    "* * *",
    "    - far",
    "\t- tab",
    "::: note",
    ":::",
    "- <!-- c",
    "-->",
    "- \\[",
    "\\]",
    "^[inline]",
    '- "quoted" -- text',
    "中文。",
    "- 三 **b**",
)
ROWS = (
    "| a | b | c |",
    "| *a* | `b|c` | [d](/e) |",
    "| a |",
    "|",
    "a | b",
    "| 中 | ![p](/i.png) | ~~c~~ |",
    "|-|-|-|",
    "",
    "| - | x |",
    "- | a | b",
    "> | a |",
    "| \\| | `|` | \\` |",
    "| a | b | c | d | e |",
    "text",
    "# heading",
    "    | a |",
    "| <b> | </b> |",
    "| $x$ | $ |",
    "| {.red} | {: .x} |",
    "| [one] | [^a] |",
    "[one]: /x",
    "[^a]: note",
    "|  |  |  |",
    "| HTML |",
    "*[HTML]: Text",
    "---",
    "```",
    "| http://a.example | a@b.example |",
    "$$",
    "<div>",
    "| a | | |",
)
SIGNS = ["", " ", "*", "`", "[", "]", ">", "|", "#", "-", "x", ":", "\t", "  ", "\\", "1.", "~", "!", "图"]


def address(destination):
    return f"shown:{destination}"


def complete(lines):
    blocks = BlockList(lines, 0, MarkdownOptions(), address)
    while not blocks.is_complete:
        blocks.fill(10**6)
    return blocks


def seen(blocks):
    return [(one.line, one.line_count, one.html, one.spans, one.tokens) for one in blocks.blocks]


@pytest.fixture
def parts(monkeypatch):
    """Let short pieces pass as long ones; give which parts of them were read."""
    monkeypatch.setattr(long_piece, "LONG", 4)
    monkeypatch.setattr(reading, "LONG", 4)
    found = []

    def joined(*given):
        made = long_piece.joined(*given)
        found.append(made is not None)
        return made

    monkeypatch.setattr("editor.core.markdown.drawing.joined", joined)
    return found


def random_edit(dice, lines, words):
    first = dice.randrange(len(lines) + 1)
    if dice.random() < 0.6 and first < len(lines) and lines[first]:
        line = lines[first]
        place = dice.randrange(len(line) + 1)
        return LineChange(first, 1, (line[:place] + dice.choice(SIGNS) + line[place + dice.randrange(2) :],))
    removed = min(dice.choice((0, 0, 1, 1, 2, 3)), len(lines) - first)
    return LineChange(first, removed, tuple(dice.choices(words, k=dice.randrange(3))))


def list_of(dice, rare):
    lines = ["Before.", ""]
    marker = dice.choice(("- item *{}*", "{}. item `{}`", "- a [link](/{})\n  and more", "1. x {}\n"))
    for number in range(dice.randrange(6, 14)):
        lines += marker.format(number, number).split("\n")
        if dice.random() < rare:
            lines.append(dice.choice(ITEMS))
    return [*lines, *dice.choice(([], [""], ["", "Behind."], ["", "    code", "", "[one]: /y"]))]


def table_of(dice, rare):
    lines = [
        *dice.choice((["Before.", ""], [], ["text"])),
        "| a | b | c |",
        dice.choice(("|-|:-:|-|", "---|---|---")),
    ]
    for number in range(dice.randrange(5, 12)):
        lines.append(f"| {number} | *b* | [c](/{number}) |")
        if dice.random() < rare:
            lines.append(dice.choice(ROWS))
    return [*lines, *dice.choice(([], [""], ["", "Behind."], ["# heading"]))]


@pytest.mark.parametrize(("build", "words"), [(list_of, ITEMS), (table_of, ROWS)])
def test_random_edits_equal_a_full_parse(parts, build, words):
    dice = random.Random(build.__name__)
    for rare in [0, 0, 0.1, 0.3] * 8:
        lines = build(dice, rare)
        blocks = complete(lines)
        for _ in range(6):
            change = random_edit(dice, lines, words)
            before = list(lines)
            blocks.apply(change)
            lines[change.first : change.first + change.removed] = change.lines
            while not blocks.is_complete:
                blocks.fill(10**6)
            assert seen(blocks) == seen(complete(lines)), (before, change)
    assert sum(parts) > 20


@pytest.mark.parametrize("line", [3, 80, 199, 200])
def test_a_key_in_a_long_list_reads_few_lines(monkeypatch, line):
    lines = ["Before.", "", *(f"- item {number} *of* many" for number in range(200)), "", "Behind."]
    blocks = complete(lines)
    read = []

    def counted(reader, lines, *given):
        read.append(len(lines))
        return reading_of(reader, lines, *given)

    reading_of = reading.PieceReader._read
    monkeypatch.setattr(reading.PieceReader, "_read", counted)
    patch = blocks.apply(LineChange(line, 1, ("- typed",)))
    assert sum(read) <= 5
    assert patch.added[0].html.count("<li") == 200
    assert "typed" in patch.added[0].html


@pytest.mark.parametrize("row", [0, 1, 150, 299])
def test_a_key_in_a_long_table_reads_few_lines(monkeypatch, row):
    lines = ["| a | b |", "|---|---|", *(f"| row {number} | *b* |" for number in range(300))]
    blocks = complete(lines)
    read = []

    def counted(reader, lines, *given):
        read.append(len(lines))
        return reading_of(reader, lines, *given)

    reading_of = reading.PieceReader._read
    monkeypatch.setattr(reading.PieceReader, "_read", counted)
    patch = blocks.apply(LineChange(2 + row, 1, ("| typed | *b* |",)))
    assert sum(read) <= 6
    assert patch.added[0].html.count("<tr") == 301
    assert "typed" in patch.added[0].html


HEADERS = (
    "| *a* | `b` |",
    "| a | b",
    "| a | b | c |",
    "- a | b",
    "",
    "| a | <b> |",
    "| ![p](/q) | [l](/m) |",
)


@pytest.mark.parametrize("above", [(), ("Before.", ""), ("Before.",), ("- item", ""), ("> quoted", "")])
def test_a_header_that_is_edited_leaves_the_rows_alone(above):
    rows = [f"| {number} | *row* |" for number in range(80)]
    lines = [*above, "| a | b |", "|:-:|---|", *rows, "", "End."]
    line = len(above)

    def told(text):
        blocks = BlockList(text, 0, MarkdownOptions(), str)
        while not blocks.is_complete:
            blocks.fill(1000)
        return blocks

    blocks = told(lines)
    for header in (*HEADERS, "| a | b |", *reversed(HEADERS)):
        lines[line] = header
        blocks.apply(LineChange(line, 1, (header,)))
        fresh = told(lines)
        assert [(one.html, one.spans, one.tokens) for one in blocks.blocks] == [
            (one.html, one.spans, one.tokens) for one in fresh.blocks
        ]
