"""Tokens that are alike are one in memory, and drawn as if each stood for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.markdown.definitions import DefinitionTable
from editor.core.markdown.highlight_code import CodeHighlighter
from editor.core.markdown.known_texts import KnownTexts
from editor.core.markdown.parser import MarkdownOptions
from editor.core.markdown.reading import PieceReader

if TYPE_CHECKING:
    from markdown_it.token import Token

TEXTS = (
    "one\n\nTitle\n=====\n\nTitle\n-----\n\n# a\n\n###### b",
    "- a *b* **c**\n- d\n  1. e\n  2. f\n\n  g",
    "| a | b |\n| :-: | --- |\n| *c* | d |\n| e | f |",
    "a\nb\n_c_ *d* __e__ **f**\n> g",
    "a {.first}\n\n- [x] done\n- [ ] open",
)


@pytest.fixture
def reader() -> PieceReader:
    return PieceReader(MarkdownOptions(), CodeHighlighter(), KnownTexts())


def read(reader: PieceReader, text: str) -> tuple[Token, ...]:
    return reader.read(text.split("\n"), DefinitionTable(), lambda: None).tokens


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_read_after_much_else_is_drawn_as_what_is_read_first(reader: PieceReader, text: str) -> None:
    fresh = PieceReader(MarkdownOptions(), CodeHighlighter(), KnownTexts())
    expected = fresh.md.renderer.render(read(fresh, text), fresh.md.options, {})
    for other in TEXTS:
        read(reader, other)
    assert reader.md.renderer.render(read(reader, text), reader.md.options, {}) == expected


def test_paragraphs_are_opened_and_closed_by_the_same_tokens(reader: PieceReader) -> None:
    first, second = read(reader, "one"), read(reader, "two")
    assert first[0] is second[0]
    assert first[2] is second[2]
    assert first[1] is not second[1]
    assert first[1].map is second[1].map


def test_cells_that_are_not_alike_stay_apart(reader: PieceReader) -> None:
    cells = [token for token in read(reader, TEXTS[2]) if token.type == "td_open"]
    assert len({id(token) for token in cells}) == 3, "two are centred, each for itself"


def test_tokens_far_from_the_beginning_of_a_long_piece_are_left(reader: PieceReader) -> None:
    items = [
        token
        for token in read(reader, "\n".join(["- a"] * 1000))
        if token.type == "list_item_open" and token.map
    ]
    assert len({tuple(token.map or ()) for token in items}) == 1000
    assert len({id(token) for token in read(reader, "\n".join(["- a"] * 1000)) if token.nesting < 0}) < 10


def test_what_is_known_stays_shared_when_no_more_is_remembered(reader: PieceReader) -> None:
    first = read(reader, "one")
    for level in range(12):
        read(reader, "\n".join([" " * 2 * level + f"{number}. a" for number in range(150)]))
        read(reader, "\n".join([f"{'- ' * level}- a" for _ in range(150)]))
    assert read(reader, "two")[0] is first[0]
