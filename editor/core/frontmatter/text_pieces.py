"""A written text in pieces: words and what parts them, each with the characters that stand for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.frontmatter.tree import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLD = r"[ \t]*\n[ \t\n]*"
_PAIR = r"u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_CODE = r"x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}"
_ESCAPE = rf"\\(?:{_PAIR}|{_CODE}|\n[ \t\n]*|.)"
_PARTS = {
    Style.PLAIN: re.compile(rf"{_FOLD}|[ \t]+|[^ \t\n]+"),
    Style.SINGLE: re.compile(rf"{_FOLD}|[ \t]+|''|[^ \t\n']+|'"),
    Style.DOUBLE: re.compile(rf"{_FOLD}|[ \t]+|{_ESCAPE}|[^ \t\n\\]+"),
    Style.LONG_SINGLE: re.compile(r"\n+|[ \t]+|[^ \t\n]+"),
    Style.LONG_DOUBLE: re.compile(rf"\n+|[ \t]+|{_ESCAPE}|[^ \t\n\\]+"),
}
_PLAIN_WORD = re.compile(r"[ \t]+|[^ \t]+")
_SHORT_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or what parts two words, and how it is written."""

    text: str
    source: str

    @property
    def is_word(self) -> bool:
        """Tell a word from what parts words."""
        return bool(self.text) and not self.text.isspace()


def quoted_pieces(source: str, style: Style, *, is_yaml: bool) -> list[Piece]:
    """Part what stands between quotes, or without any, over one line or several.

    The pieces read one after the other are the text only if nothing unusual is there: whoever asks has to
    compare.
    """
    pieces: list[Piece] = []
    if style in (Style.LONG_SINGLE, Style.LONG_DOUBLE) and source.startswith("\n"):
        pieces, source = [Piece("", "\n")], source[1:]
    pieces += [Piece(_meant(found, style, is_yaml), found) for found in _PARTS[style].findall(source)]
    return _words(pieces)


def block_pieces(rows: Sequence[str], indent: int, *, is_folded: bool) -> list[Piece]:
    """Part the rows below a `|` or `>`, up to the last one that has text."""
    pieces: list[Piece] = []
    before: str | None = None
    gap, blank = "", 0
    for number, row in enumerate(rows):
        gap += ("\n" if number else "") + row[:indent]
        text = row[indent:]
        if not text:
            blank += 1
            continue
        meant = _break_between(before, text, blank, is_folded=is_folded)
        pieces.append(Piece(meant, gap))
        pieces += [Piece(found, found) for found in _PLAIN_WORD.findall(text)]
        before, gap, blank = text, "", 0
    return _words(pieces)


def indent_of_rows(source: str) -> str:
    """Give the white space before the second row of a text over several lines."""
    row = next((row for row in source.split("\n")[1:] if row.strip()), "")
    return row[: len(row) - len(row.lstrip(" \t"))]


def _break_between(before: str | None, text: str, blank: int, *, is_folded: bool) -> str:
    if before is None:
        return "\n" * blank
    is_kept = not is_folded or before[0] in " \t" or text[0] in " \t"
    return "\n" * (blank + 1) if is_kept else "\n" * blank or " "


def _meant(found: str, style: Style, is_yaml: bool) -> str:
    if found.startswith("\\") and style in (Style.DOUBLE, Style.LONG_DOUBLE):
        return _unescaped(found[1:])
    if style is Style.SINGLE and found == "''" and is_yaml:
        return "'"
    if "\n" in found and style in (Style.PLAIN, Style.SINGLE, Style.DOUBLE):
        return "\n" * (found.count("\n") - 1) or " "
    return found


def _unescaped(sign: str) -> str:
    if sign[0] == "\n":
        return ""
    if len(sign) == len("uD83C") * 2 + 1:  # JSON says a character beyond U+FFFF in two halves
        halves = bytes.fromhex(sign[1:5] + sign[7:])
        return halves.decode("utf-16-be", "replace")
    if sign[0] in "xuU" and len(sign) > 1:
        code = int(sign[1:], 16)
        return chr(code) if code < 0x110000 else ""
    return _SHORT_ESCAPES.get(sign, sign)


def _words(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the pieces of a word, such as escapes, and add what stands for nothing to what it follows."""
    words: list[Piece] = []
    for piece in pieces:
        if words and (not piece.text or (piece.is_word and words[-1].is_word)):
            words[-1] = Piece(words[-1].text + piece.text, words[-1].source + piece.source)
        else:
            words.append(piece)
    return words
