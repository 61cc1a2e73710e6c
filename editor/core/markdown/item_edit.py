"""What became of a long list or table when only some of its items or rows were read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token


class ItemEdit(NamedTuple):
    """How a piece became another: its children between two lines gave place to others.

    `first_line` is the line of the piece where they begin, `old_end` the one where the first child that
    stays began; that and all behind it moved by `shift`. `tokens` are those that are new.
    """

    first_line: int
    old_end: int
    shift: int
    tokens: tuple[Token, ...]
    is_last: bool = False
    """whether no child stays behind them"""
    is_header: bool = False
    """whether it is the header of a table, in front of all children"""
