"""Spans shown in the source, and guessed while a line is typed in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from editor.core.text.span import Span, SpanKind
from editor.widgets.highlighter import MAX_SPANS_PER_LINE, PostHighlighter
from editor.widgets.theme import load_theme


@pytest.fixture
def document(qapp):
    assert qapp is not None
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    document.setPlainText("😀 **bold** x\nplain\n> quote **b**")
    document.highlighter = PostHighlighter(document)
    document.highlighter.set_theme(load_theme("light"))
    return document


def shown(document, line):
    block = document.findBlockByNumber(line)
    return [(made.start, made.length) for made in block.layout().formats()]


def spans(document, first, count, *given):
    document.highlighter.set_spans(first, count, given)
    document.highlighter.show_lines(document.firstBlock(), 100)


def put(document, position, text):
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.insertText(text)


def test_spans_are_drawn_in_the_columns_of_qt(document):
    spans(document, 0, 1, Span(0, 2, 10, SpanKind.STRONG))
    assert shown(document, 0) == [(3, 8)]
    assert not document.highlighter.is_waiting


def test_nested_spans_wear_both_formats(document):
    spans(document, 2, 1, Span(0, 0, 13, SpanKind.QUOTE), Span(0, 8, 13, SpanKind.STRONG))
    formats = document.findBlockByNumber(2).layout().formats()
    assert [(made.start, made.length) for made in formats] == [(0, 8), (8, 5)]
    inner = formats[1].format
    assert inner.fontWeight() == 700
    assert inner.foreground().color().name() == load_theme("light").quiet


def test_spans_move_with_their_lines(document):
    spans(document, 2, 1, Span(0, 0, 7, SpanKind.QUOTE))
    put(document, 0, "new\nlines\n")
    assert shown(document, 4) == [(0, 7)]
    assert shown(document, 2) == []


@pytest.mark.parametrize(
    ("position", "text", "wanted"),
    [(0, "ab", [(5, 8)]), (6, "y", [(3, 9)]), (12, "z", [(3, 8)])],
)
def test_spans_of_a_typed_line_are_guessed(document, position, text, wanted):
    spans(document, 0, 1, Span(0, 2, 10, SpanKind.STRONG))
    put(document, position, text)
    assert shown(document, 0) == wanted


def test_spans_that_are_gone_are_not_drawn(document):
    spans(document, 0, 3, Span(0, 2, 10, SpanKind.STRONG))
    spans(document, 0, 3)
    assert shown(document, 0) == []


def test_the_same_spans_again_draw_nothing_again(document):
    spans(document, 0, 1, Span(0, 2, 10, SpanKind.STRONG))
    seen = []
    document.contentsChange.connect(lambda *given: seen.append(given))
    spans(document, 0, 1, Span(0, 2, 10, SpanKind.STRONG))
    assert seen == []


def test_a_line_with_too_many_spans_shows_the_first_ones(document):
    document.setPlainText("x" * 2000)
    spans(document, 0, 1, *(Span(0, at, at + 1, SpanKind.STRONG) for at in range(0, 2000, 2)))
    assert len(shown(document, 0)) == MAX_SPANS_PER_LINE
