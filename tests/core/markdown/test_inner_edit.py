"""An edit inside a block of very many pieces is the same as drawing all of it, and much less work."""

from __future__ import annotations

import random

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange

AROUND = {
    "details": (["<details>", "<summary>more</summary>", ""], ["</details>"]),
    "container": (["::: tip"], [":::"]),
    "open emphasis": (["<div><b>", ""], ["</div>"]),
    "open link": (['<div><a href="/x">', ""], ["</a></div>"]),
    "table": (["<div><table><tr><td>", ""], ["</td></tr></table></div>"]),
    "paragraph": (["<div><p>", ""], ["</p></div>"]),
    "dropped": (["<div><select>", ""], ["</select></div>"]),
    "lies": (['<div><i data-line="9">a</i>', ""], ['<p data-line="31">z</p></div>']),
    "alone": (["Before."], ["Behind."]),
    "list": (["<ul><li>", ""], ["</li></ul>"]),
}
WORDS = (
    *(
        "",
        "",
        "",
        "more *words* here",
        "`code`",
        "- item",
        "  deeper",
        "> quote",
        "# Head",
        "[a]: /b",
        "[a]",
        "x[^1]",
    ),
    *(
        "[^1]: note",
        "<b>",
        "</div>",
        "</details>",
        "***",
        "```",
        "| a |",
        "|---|",
        "Term",
        ": meaning",
        ":::",
        "$$",
    ),
    *(
        "![p](/q.png)",
        "**bold** [c](/d)",
        "{: .x}",
        '<p data-line="12">',
        "===",
        "    code",
        "\\",
        "a & b < c",
    ),
)


def complete(lines):
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    while not blocks.is_complete:
        blocks.fill(10**6)
    return blocks


def seen(blocks):
    return [(one.line, one.line_count, one.html, one.spans, one.tokens) for one in blocks.blocks]


def paragraphs(count):
    return [line for n in range(count) for line in (f"Paragraph *{n}* 中文.", "")]


@pytest.mark.parametrize("around", AROUND)
def test_random_edits_equal_a_full_parse(around):
    dice = random.Random(around)
    head, tail = AROUND[around]
    for _ in range(2):
        lines = [*head, *paragraphs(60), *tail, "", "End."]
        blocks = complete(lines)
        for _ in range(25):
            first = dice.randrange(len(lines))
            removed = min(dice.choice((0, 1, 1, 1, 2)), len(lines) - first)
            old = lines[first] if removed else ""
            new = [f"{old} more", f"{old}x", dice.choice(WORDS), dice.choice(WORDS)][
                : dice.choice((0, 1, 1, 1, 3))
            ]
            change = LineChange(first, removed, tuple(new))
            blocks.apply(change)
            lines[first : first + removed] = new
            while not blocks.is_complete:
                blocks.fill(1000)
            assert seen(blocks) == seen(complete(lines)), change


@pytest.mark.parametrize("around", ["details", "container"])
def test_a_key_reads_and_draws_only_the_pieces_around_it(around, monkeypatch):
    from editor.core.markdown.reading import PieceReader
    from editor.core.markdown.sanitize import Sanitizer

    head, tail = AROUND[around]
    lines = [*head, *paragraphs(2000), *tail]
    blocks = complete(lines)
    read, cleaned = [], []
    reading, cleaning = PieceReader.read, Sanitizer.clean
    monkeypatch.setattr(PieceReader, "read", lambda *given: read.append(1) or reading(*given))
    monkeypatch.setattr(
        Sanitizer, "clean", lambda self, html: cleaned.append(len(html)) or cleaning(self, html)
    )
    line = 2001 + len(head) % 2
    line += not lines[line]
    for number in range(3):
        lines[line] += f" more *{number}*"
        blocks.apply(LineChange(line, 1, (lines[line],)))
    blocks.apply(LineChange(line + 1, 1, ("", "A new one.", "")))
    lines[line + 1 : line + 2] = ["", "A new one.", ""]
    assert len(read) < 40
    assert sum(cleaned) < 20_000
    assert "A new one." in blocks.blocks[0].html
    monkeypatch.undo()
    assert seen(blocks) == seen(complete(lines))
