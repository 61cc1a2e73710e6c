"""Whether two texts in different forms would write the same bytes, without writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Line(Protocol):
    @property
    def text(self) -> str: ...


class _Format(Protocol):
    @property
    def encoding(self) -> str: ...
    @property
    def bom(self) -> bytes: ...


LineT = TypeVar("LineT", bound=_Line)


class Writable(Protocol[LineT]):
    """What is asked of a text: its lines, and the bytes of one or of all."""

    @property
    def format(self) -> _Format:
        """Tell how it is written."""
        ...

    def parted(self) -> Sequence[LineT]:
        """Give the lines as they are written."""
        ...

    def encoded(self, line: LineT) -> bytes:
        """Give the bytes of one line; raises UnicodeEncodeError."""
        ...

    def encode(self) -> bytes:
        """Give all bytes; raises ValueError."""
        ...


def first_difference(one: Writable[LineT], other: Writable[LineT], guess: int = 0) -> int:
    """Give the first line found whose bytes differ, -1 where the same would be written.

    `guess` is where they differed the last time: it is looked at first, so that a key in a long post that
    waits to be converted costs one line. A line that cannot be encoded differs.
    """
    if _is_wide(one) != _is_wide(other):
        return _wide_difference(one, other)
    mine, theirs = one.parted(), other.parted()
    if len(mine) != len(theirs):
        return min(len(mine), len(theirs))
    if 0 < guess < len(mine) and _differs(one, other, mine[guess], theirs[guess], is_first=False):
        return guess
    for place in _suspects(mine, theirs, is_wide=_is_wide(one)):
        if _differs(one, other, mine[place], theirs[place], is_first=place == 0):
            return place
    return -1


def _suspects(mine: Sequence[LineT], theirs: Sequence[LineT], *, is_wide: bool) -> Sequence[int]:
    """List the lines that may be written differently; one ASCII line in both is written alike."""
    if is_wide:
        return range(len(mine))
    pairs = zip(mine, theirs, strict=True)
    return [0, *(at for at, (one, two) in enumerate(pairs) if one is not two or not one.text.isascii())]


def _differs(
    one: Writable[LineT], other: Writable[LineT], mine: LineT, theirs: LineT, *, is_first: bool
) -> bool:
    if not is_first and mine.text.isascii() and theirs.text.isascii() and not _is_wide(one):
        return mine != theirs  # every encoding writes these alike
    marks = (one.format.bom, other.format.bom) if is_first else (b"", b"")
    try:
        return marks[0] + one.encoded(mine) != marks[1] + other.encoded(theirs)
    except UnicodeEncodeError:
        return True


def _wide_difference(one: Writable[LineT], other: Writable[LineT]) -> int:
    """Compare a text of two bytes a unit with one of single bytes: almost always different at once."""
    try:
        mine = one.format.bom + one.encoded(one.parted()[0])
        theirs = other.format.bom + other.encoded(other.parted()[0])
        size = min(len(mine), len(theirs))
        is_other = mine[:size] != theirs[:size]
        return 0 if is_other or one.encode() != other.encode() else -1
    except (UnicodeEncodeError, ValueError):
        return 0


def _is_wide(text: Writable[LineT]) -> bool:
    return text.format.encoding.startswith("utf-16")
