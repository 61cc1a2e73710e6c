"""What of a large block's html is another one after an edit, so that only this need be sent and shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""")
_LINE = re.compile(r' data-line="(\d{1,6})"')
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
_MARKED = frozenset({"li", "tr", "p", "blockquote", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSED_WORLDS = frozenset({"svg", "math", "template", "select"})
"""elements whose children mean something else when they are read without them"""
_DEEPEST = 1000
_EATS_LINE_END = frozenset({"pre", "listing", "textarea"})


@dataclass(frozen=True, slots=True)
class HtmlSplice:
    """The children of one element that give place to others; all outside them stays.

    The element is found by `path`, the place of each element among its siblings from the block's root on,
    and `names`, their tags. It had `count` element children, of which the first `before` and the last
    `after` stay. `head` and `tail` are the characters of the html that stay. `marks_gone` elements that may
    carry a line go, behind `marks_before` others.
    """

    path: tuple[int, ...]
    names: tuple[str, ...]
    count: int
    before: int
    after: int
    head: int
    tail: int
    marks_before: int
    marks_gone: int


@dataclass(slots=True)
class _Open:
    """An element that is open where the scan stands, with its element children so far."""

    name: str
    place: int
    before_end: int
    """where the element in front of this one ends, or the one around it begins"""
    before_marks: int
    """the elements that may carry a line up to there"""
    last_end: int
    last_marks: int
    children: int = 0


def moved_marks(html: str, first: int, shift: int) -> str:
    """Give html whose elements that begin at line `first` or behind it begin `shift` lines further down."""
    if not shift:
        return html

    def moved(match: re.Match[str]) -> str:
        line = int(match[1])
        return f' data-line="{max(line + shift, 0)}"' if line >= first else match[0]

    return _LINE.sub(moved, html)


def splice_of(old: str, new: str) -> HtmlSplice | None:
    """Tell how little of the html of a block changes, even nothing; None where it is the block as a whole.

    Both are as the sanitiser writes them: every element closed, no `<` in text.
    """
    if old == new:
        return HtmlSplice((), (), 1, 1, 0, len(old), 0, 0, 0)
    found = _innermost(old, new, _DEEPEST)
    while found is not None and not _is_whole(old, new, found):
        # its end belongs to another element now
        found = _innermost(old, new, len(found.path) - 1)
    return found


def _innermost(old: str, new: str, deepest: int) -> HtmlSplice | None:
    """Find the innermost element around the change that lies not deeper than so many elements."""
    scan = _Scan(old)
    head = scan.read_head(_common_head(old, new))
    if head < 0:
        return None
    tail = _common_tail(old, new, min(len(old), len(new)) - head)
    return scan.read_on(len(old) - tail, deepest)


def _is_whole(old: str, new: str, found: HtmlSplice) -> bool:
    return _is_balanced(old[found.head : len(old) - found.tail]) and _is_balanced(
        new[found.head : len(new) - found.tail]
    )


class _Scan:
    """Reads the tags of html up to a change, and on to the end of the element around it."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._at = 0
        self._marks = 0
        self._open: list[_Open] = []

    def read_head(self, change: int) -> int:
        """Read what stands before a change; give where the change begins, outside of tags, or -1."""
        for tag in _TAG.finditer(self._html):
            if tag.end() > change:
                return min(change, tag.start())
            self._at = tag.end()
            if not self._take(tag):
                return -1
        return change

    def read_on(self, same_from: int, deepest: int) -> HtmlSplice | None:
        """Find the innermost element that ends in what stays the same behind the change."""
        chain = list(self._open)
        counts = [(one.children, one.last_end, one.last_marks) for one in chain]
        after, end, end_marks = 0, -1, -1
        for tag in _TAG.finditer(self._html, self._at):
            depth = len(self._open)
            is_child = depth == len(chain) and not tag[1]
            if is_child and tag.start() >= same_from:
                after += 1
                if end < 0:
                    end, end_marks = tag.start(), self._marks
            if tag[1] and depth == len(chain):
                if tag.start() >= same_from and len(chain) <= deepest and _is_open(chain, counts[-1][0]):
                    if tag[2].lower() != chain[-1].name:
                        return None
                    break
                # what is open here ends within the change: look at what is around it
                inner = chain.pop()
                counts.pop()
                if not chain:
                    return None
                counts[-1] = (inner.place, inner.before_end, inner.before_marks)
                after, end, end_marks = 0, -1, -1
            if not self._take(tag):
                return None
        else:
            return None
        before, start, marks = counts[-1]
        if end < 0:
            end, end_marks = tag.start(), self._marks
        return HtmlSplice(
            tuple(one.place for one in chain),
            tuple(one.name for one in chain),
            self._open[-1].children,
            before,
            after,
            start,
            len(self._html) - end,
            marks,
            end_marks - marks,
        )

    def _take(self, tag: re.Match[str]) -> bool:
        name = tag[2].lower()
        if tag[1]:
            if not self._open or self._open[-1].name != name:
                return False
            self._open.pop()
            self._note_child(tag.end())
            return True
        if name in _VOID or tag[3].endswith("/"):
            self._note_child(tag.end())
            return True
        around = self._open[-1] if self._open else _Open("", 0, 0, 0, 0, 0)
        self._marks += name in _MARKED
        self._open.append(
            _Open(name, around.children, around.last_end, around.last_marks, tag.end(), self._marks)
        )
        return True

    def _note_child(self, end: int) -> None:
        if self._open:
            parent = self._open[-1]
            parent.children += 1
            parent.last_end, parent.last_marks = end, self._marks


def _is_open(chain: list[_Open], before: int) -> bool:
    """Tell whether what stands behind so many children of the last element may be read alone."""
    if any(one.name in _CLOSED_WORLDS for one in chain):
        return False
    return before > 0 or chain[-1].name not in _EATS_LINE_END


def _is_balanced(html: str) -> bool:
    opened: list[str] = []
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if tag[1]:
            if not opened or opened.pop() != name:
                return False
        elif name not in _VOID and not tag[3].endswith("/"):
            opened.append(name)
    return not opened and "<" not in _TAG.sub("", html)


def _common_head(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_tail(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
