"""A large block that an edit has changed a little: what is new of it, and how it becomes whole again.

The renderer tells what is new only; the window puts it together with the block that it knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.images.image_reference import moved
from editor.core.markdown.html_splice import moved_marks, splice_of
from editor.core.text.span import Span
from editor.renderer.protocol import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from editor.core.images.image_reference import ImageReference
    from editor.core.text.edit import LineChange
    from editor.core.text.span import SpanKind
    from editor.renderer.protocol import RenderedBlock

LARGE = 8_000
"""Smaller blocks are told whole."""


def is_large(block: RenderedBlock) -> bool:
    """Tell whether it is worth while to look for what stays of a block."""
    return len(block.html) >= LARGE


def what_is_new(old: RenderedBlock, new: RenderedBlock, change: LineChange | None) -> RenderedBlock:
    """Give a block as it is told to a window that knows the old one: whole, when little of that stays.

    `change` is that of the text, None when there was none and the block looks different all the same.
    """
    shift = new.line_count - old.line_count
    first, end = 0, new.line_count
    if change is not None:
        first = min(max(change.first - new.line, 0), new.line_count, old.line_count)
        end = min(max(change.first + len(change.lines) - new.line, first), new.line_count)
    end = min(max(end - shift, first), old.line_count)
    splice = splice_of(moved_marks(old.html, end, shift), new.html)
    if splice is None or splice.head + splice.tail < len(new.html) // 2:
        return new
    moved_from = end
    first, end = _different_lines(old.spans, new.spans, first, end, shift, has_change=change is not None)
    before, after = _same_references(old.references, new.references, shift)
    return replace(
        new,
        html=new.html[splice.head : len(new.html) - splice.tail],
        spans=spans_between(new.spans, first, end + shift),
        references=new.references[before : len(new.references) - after],
        kept=Kept(splice, moved_from, first, end, shift, before, after),
    )


def with_kept(old: RenderedBlock, told: RenderedBlock) -> RenderedBlock:
    """Give the whole block that was told as what is new of it; the inverse of `what_is_new`."""
    kept = told.kept
    if kept is None:
        return told
    splice, shift = kept.splice, kept.shift
    html = moved_marks(old.html, kept.moved_from, shift)
    behind = [span for span in old.spans if span.line >= kept.end_line]
    references = old.references
    last = len(references) - kept.references_after
    return replace(
        told,
        html=html[: splice.head] + told.html + html[len(html) - splice.tail :],
        spans=(
            *(span for span in old.spans if span.line < kept.first_line),
            *_moved_spans(told.spans, kept.first_line),
            *_moved_spans(behind, shift),
        ),
        references=(
            *references[: kept.references_before],
            *told.references,
            *(moved(one, shift) if shift else one for one in references[last:]),
        ),
    )


def spans_between(spans: Iterable[Span], first: int, end: int) -> tuple[Span, ...]:
    """Give the spans of the lines from `first` up to `end`, counted from there."""
    return tuple(_moved_spans([span for span in spans if first <= span.line < end], -first))


def _moved_spans(spans: Sequence[Span], lines: int) -> Sequence[Span]:
    if not lines:
        return spans
    return [Span(span.line + lines, span.start, span.end, span.kind) for span in spans]


def _different_lines(
    old: Sequence[Span], new: Sequence[Span], first: int, end: int, shift: int, *, has_change: bool
) -> tuple[int, int]:
    """Widen the edited lines of the old block to all that are coloured differently now."""
    head = tail = 0
    if not shift:
        most = min(len(old), len(new))
        ends = len(old), len(new)
        head = _alike(lambda start, stop: old[start:stop] == new[start:stop], most)
        tail = _alike(
            lambda start, stop: (
                old[ends[0] - stop : ends[0] - start] == new[ends[1] - stop : ends[1] - start]
            ),
            most - head,
        )
    before, now = _by_line(old[head : len(old) - tail]), _by_line(new[head : len(new) - tail])
    if not has_change:
        differ = before.keys() | now.keys()
        return (min(differ), max(differ) + 1) if differ else (0, 0)
    behind = {line for line in before if line >= end} | {line - shift for line in now if line >= end + shift}
    differ = {line for line in behind if before.get(line) != now.get(line + shift)}
    differ |= {
        line for line in before.keys() | now.keys() if line < first and before.get(line) != now.get(line)
    }
    return min(differ | {first}), max({line + 1 for line in differ} | {end})


def _alike(is_alike: Callable[[int, int], bool], most: int) -> int:
    """Give how many of the first items are alike, found by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_alike(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _by_line(spans: Iterable[Span]) -> dict[int, list[tuple[int, int, SpanKind]]]:
    found: dict[int, list[tuple[int, int, SpanKind]]] = {}
    for span in spans:
        found.setdefault(span.line, []).append((span.start, span.end, span.kind))
    return found


def _same_references(
    old: Sequence[ImageReference], new: Sequence[ImageReference], shift: int
) -> tuple[int, int]:
    most = min(len(old), len(new))
    before = 0
    while before < most and old[before] == new[before]:
        before += 1
    after = 0
    while after < most - before and moved(old[-1 - after], shift) == new[-1 - after]:
        after += 1
    return before, after
