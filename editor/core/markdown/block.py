"""The pieces a body is parsed and patched in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

    from editor.core.text.span import Span


class Block(NamedTuple):
    """A patch unit: one or several top-level constructs, sanitised and swapped as one.

    `line` is the first line in the whole post, `line_count` reaches to where the next block starts, so
    blank lines behind a block are its own. `html` has one root element. Spans count their lines from
    the block's first.
    """

    line: int
    line_count: int
    html: str
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...]


class BlockPatch(NamedTuple):
    """What became of the list: `removed` blocks from index `first` gave place to `added`.

    All blocks behind the added ones have moved by `shift` lines.
    """

    first: int
    removed: int
    added: tuple[Block, ...]
    shift: int
