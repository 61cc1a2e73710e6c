"""An edit inside one item of a long list, or one row of a long table: what of the piece must be read again.

Items and rows are read one after the other, each from its own lines alone; where that can be told for
certain, only those around an edit are read, and all the others are taken over.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

from editor.core.markdown.cutting import LONG
from editor.core.markdown.item_edit import ItemEdit
from editor.core.markdown.known_texts import texts_of
from editor.core.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from editor.core.markdown.units import Parsed, Piece
    from editor.core.text.edit import LineChange

MOST_READ = 60
"""Where more lines have to be read again, all are."""
_MOST_PIPES = 7_000
"""a table with more may become too large to be one"""
_HEADER = 2
"""the lines of a table in front of its first row"""

_REACHES_FAR = re.compile(
    r"[{}<$\0]|:::|\\[\[(]|\]:|\[\^|\^\[|^[ \t>]*[:~]|\[toc\]|\[[ xX]\]", re.IGNORECASE | re.MULTILINE
)
"""what may mean something for other items, or ask them for something"""
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_BLOCKS = frozenset({"paragraph", "list_item", "bullet_list", "ordered_list", "blockquote", "hr"})
_TABLES = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
_CODES = frozenset({"fence", "code_block"})
_TEXTS = frozenset({"text", "softbreak", "hardbreak", "code_inline", "em", "strong", "s", "link", "image"})


class Reread(NamedTuple):
    """The lines of a piece to be read again, as a piece of its own.

    They begin with `head` lines of the piece's beginning, followed by those from `first_line` on. The child
    that began at `old_end` must be found again, for all behind it to be as it was.
    """

    lines: list[str]
    head: int
    first_line: int
    old_end: int
    shift: int
    first_token: int
    end_token: int
    is_last: bool = False
    is_header: bool = False
    """whether it is the header of a table that is read again, which the rows behind it do not notice"""


def is_simple(tokens: Sequence[Token]) -> bool:
    """Tell whether a piece is one list or table in which each child is drawn and cleaned by itself."""
    if not tokens or (tokens[0].type not in _LISTS and tokens[0].type != "table_open"):
        return False
    if any(token.level == 0 for token in tokens[1:-1]) or tokens[-1].level:
        return False
    allowed = _BLOCKS | _CODES | _TABLES
    return all(_is_known(token, allowed) for token in tokens)


def _is_known(token: Token, blocks: frozenset[str]) -> bool:
    if token.type == "inline":
        return has_simple_text(token)
    if token.type in ("list_item_open", "tr_open") and token.attrs:
        return False
    return _stem(token.type) in blocks and "hint" not in token.meta


def has_simple_text(inline: Token) -> bool:
    """Tell whether a text is of words, emphasis, code, links and images only."""
    return all(_stem(child.type) in _TEXTS for child in inline.children or ())


def _stem(kind: str) -> str:
    return kind.removesuffix("_open").removesuffix("_close")


def part_to_read(
    piece: Piece, lines: Sequence[str], start: int, change: LineChange, old: Sequence[str]
) -> Reread | None:
    """Tell what of a piece must be read again after a change, None where that is all of it.

    `lines` are those of the body after the change, `start` the one where the piece begins; the change's
    lines count in the body, and `old` are those that it took away.
    """
    parsed = piece.parsed
    if parsed is None or piece.line_count < LONG or not _may_stay(piece, parsed):
        return None
    first, end = change.first - start, change.first - start + change.removed
    is_table = parsed.tokens[0].type == "table_open"
    if is_table and (first, end) == (0, 1) and not change.shift:
        return _header_to_read(parsed, lines, start, piece.line_count, old)
    if (
        first < 1
        or end > piece.line_count
        or (is_table and not _is_bounded(lines[start : start + piece.line_count + change.shift]))
    ):
        return None
    children = _children(parsed.tokens, is_table=is_table)
    found = _around(children, first, max(end, first + 1), is_table=is_table)
    if found is None:
        return None
    (first_line, first_token), behind, after = found
    is_last = behind is None
    old_end, end_token = behind or (piece.line_count, len(parsed.tokens) - (2 if is_table else 1))
    read_to = (piece.line_count if after is None else after) + change.shift
    if read_to - first_line > MOST_READ or (is_last and not _ends_alike(lines, start + read_to, change)):
        return None
    head = _HEADER if is_table else 0
    part = [*lines[start : start + head], *lines[start + first_line : start + read_to]]
    if _REACHES_FAR.search("\n".join([*part, *old])):
        return None
    return Reread(part, head, first_line, old_end, change.shift, first_token, end_token, is_last)


def _header_to_read(
    parsed: Parsed, lines: Sequence[str], start: int, line_count: int, old: Sequence[str]
) -> Reread | None:
    """Tell to read a table's header again with its first row, where nothing above can take the line in."""
    part = list(lines[start : start + _HEADER + 1])
    is_free = (not start or not lines[start - 1].strip()) and part[0].startswith("|")
    if not is_free or _REACHES_FAR.search("\n".join([*part, *old])):
        return None
    if not _is_bounded(lines[start : start + line_count]):
        return None
    ends = [index for index, token in enumerate(parsed.tokens) if token.type == "thead_close"]
    return Reread(part, _HEADER, 0, 1, 0, 2, ends[0], is_header=True) if ends else None


def _ends_alike(lines: Sequence[str], end: int, change: LineChange) -> bool:
    """Tell whether a list or table ends in front of a line, whatever its last child is."""
    if end >= len(lines):
        return True
    is_parted = change.first + len(change.lines) < end and not lines[end - 1].strip(" \t")
    return is_parted and lines[end][:1] not in ("", " ", "\t")


def _may_stay(piece: Piece, parsed: Parsed) -> bool:
    if not parsed.is_simple or piece.may_grow:
        return False
    owned = (parsed.notes, parsed.headings, parsed.has_contents, piece.definitions, piece.notes, piece.tags)
    return not any(owned)


def _is_bounded(lines: Sequence[str]) -> bool:
    """Tell whether a table stays one whatever its rows are: neither its size nor its gaps end it."""
    pipes = sum(line.count("|") for line in lines)
    return pipes <= _MOST_PIPES and (lines[0].count("|") + 1) * len(lines) <= 2 * _MOST_PIPES


def _children(tokens: Sequence[Token], *, is_table: bool) -> list[tuple[int, int]]:
    """Give the line and the token at which each item, or row of a table's body, begins."""
    kind, level = ("tr_open", 2) if is_table else ("list_item_open", 1)
    found = [
        (token.map[0], index)
        for index, token in enumerate(tokens)
        if token.level == level and token.type == kind and token.map is not None
    ]
    return found[1:] if is_table else found


def _around(
    children: Sequence[tuple[int, int]], first: int, end: int, *, is_table: bool
) -> tuple[tuple[int, int], tuple[int, int] | None, int | None] | None:
    """Find the child in front of the one with an edit, the first that stays, and where that ends.

    In front of a table's first row stands its header, which is read in any case.
    """
    touched = [index for index, (line, _) in enumerate(children) if line < end]
    behind = len(touched)
    place = next((index for index in reversed(touched) if children[index][0] <= first), -1)
    front = max(place - 1, 0) if is_table and place >= 0 else place - 1
    if front < 0:
        return None
    if behind >= len(children):
        return children[front], None, None
    after = children[behind + 1][0] if behind + 1 < len(children) else None
    return children[front], children[behind], after


def joined(old: Parsed, part: Parsed, reread: Reread) -> tuple[Parsed, ItemEdit] | None:
    """Put what was read of a part in its place; None where it shows that all must be read."""
    if not part.is_simple or part.notes or part.headings or part.has_contents:
        return None
    opening, was = part.tokens[0], old.tokens[0]
    if (opening.type, opening.markup) != (was.type, was.markup) or any(
        _stem(token.type) in _CODES for token in part.tokens
    ):
        return None
    if reread.is_header:
        return _with_header(old, part, reread)
    children = _children(part.tokens, is_table=reread.head > 0)
    line = reread.old_end + reread.shift - reread.first_line + reread.head
    witness = next((index for start, index in children if start == line), None)
    if reread.is_last:
        witness = len(part.tokens) - (2 if reread.head else 1)
    if witness is None or not children or children[0][0] != reread.head:
        return None
    tight = _is_tight(part.tokens)
    if reread.head == 0 and (tight is None or tight is not _is_tight(old.tokens)):
        return None
    offset = reread.first_line - reread.head
    fresh = tuple(_moved(part.tokens[children[0][1] : witness], offset))
    tokens = (
        *_longer(old.tokens[: reread.first_token], _growth(was, opening, offset, reread)),
        *fresh,
        *_moved(old.tokens[reread.end_token :], reread.shift),
    )
    spans = (
        *_spans_until(old.spans, reread.first_line),
        *_moved_spans(_spans_between(part.spans, reread.head, line), offset),
        *_moved_spans(_spans_between(old.spans, reread.old_end, None), reread.shift),
    )
    searched = texts_of(tokens) if old.searched else ""
    made = replace(old, tokens=tokens, spans=spans, names=old.names | part.names, searched=searched)
    return made, ItemEdit(reread.first_line, reread.old_end, reread.shift, fresh, reread.is_last)


def _with_header(old: Parsed, part: Parsed, reread: Reread) -> tuple[Parsed, ItemEdit] | None:
    end = next((index for index, token in enumerate(part.tokens) if token.type == "thead_close"), 0)
    fresh = part.tokens[2:end]
    if not fresh or _cells(fresh) != _cells(old.tokens[2 : reread.end_token]):
        return None
    tokens = (*old.tokens[:2], *fresh, *old.tokens[reread.end_token :])
    spans = (*_spans_until(part.spans, _HEADER), *_spans_between(old.spans, _HEADER, None))
    searched = texts_of(tokens) if old.searched else ""
    made = replace(old, tokens=tokens, spans=spans, names=old.names | part.names, searched=searched)
    return made, ItemEdit(0, 1, 0, fresh, is_header=True)


def _cells(tokens: Sequence[Token]) -> list[tuple[str, dict[str, str | int | float]]]:
    return [(token.type, token.attrs) for token in tokens if token.nesting == 1]


def _growth(was: Token, opening: Token, offset: int, reread: Reread) -> int:
    """Give how many lines further down the whole list or table ends."""
    if reread.is_last and was.map is not None and opening.map is not None:
        return opening.map[1] + offset - was.map[1]
    return reread.shift


def _is_tight(tokens: Sequence[Token]) -> bool | None:
    """Tell whether the items of a list stand close; None where no paragraph shows that."""
    return next(
        (token.hidden for token in tokens if token.level == 2 and token.type == "paragraph_open"), None
    )


def _longer(tokens: Sequence[Token], shift: int) -> Iterator[Token]:
    """Give tokens whose last open ones end so many lines further down."""
    if not shift:
        yield from tokens
        return
    is_table = tokens[0].type == "table_open"
    for index, token in enumerate(tokens):
        if token.map is not None and (index == 0 or (is_table and token.type == "tbody_open")):
            yield token.copy(map=[token.map[0], token.map[1] + shift])
        else:
            yield token


def _moved(tokens: Sequence[Token], lines: int) -> Sequence[Token]:
    return [_moved_token(token, lines) for token in tokens] if lines else tokens


def _moved_token(token: Token, lines: int) -> Token:
    if token.map is None:
        return token
    made = Token.__new__(Token)
    for name in Token.__slots__:
        setattr(made, name, getattr(token, name))
    made.map = [token.map[0] + lines, token.map[1] + lines]
    return made


def _moved_spans(spans: Sequence[Span], lines: int) -> Sequence[Span]:
    if not lines:
        return spans
    return [Span(span.line + lines, span.start, span.end, span.kind) for span in spans]


def _spans_until(spans: Sequence[Span], line: int) -> Sequence[Span]:
    return spans[: _first_from(spans, line)]


def _spans_between(spans: Sequence[Span], first: int, end: int | None) -> Sequence[Span]:
    return spans[_first_from(spans, first) : None if end is None else _first_from(spans, end)]


def _first_from(spans: Sequence[Span], line: int) -> int:
    """Give the first span of a child that begins at a line: all of those in front lie above it."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].line < line:
            low = middle + 1
        else:
            high = middle
    return low


# --- what is drawn

_MARK = re.compile(r'(<[a-z0-9]+ data-line=")(\d{1,6})"')


def html_after(
    html: str, edit: ItemEdit, opening: Token, draw: Callable[[Sequence[Token], str, str], str | None]
) -> str | None:
    """Give the html of a block after an edit by that from before it; None where all must be drawn.

    `draw` gives the html of some tokens, as it is cleaned between a beginning and an end.
    """
    is_table = opening.type == "table_open"
    tag = "tr" if is_table else "li"
    first = html.find(f'<{tag} data-line="{edit.first_line}"' if edit.first_line else f"<{tag}")
    end = html.find(f'<{tag} data-line="{edit.old_end}"')
    if edit.is_header:
        end = html.find("</thead>")
    if edit.is_last:
        end = html.rfind("</tbody>" if is_table else f"</{opening.tag}>")
    around = (
        ("<table>\n<tbody>\n", "</tbody></table>")
        if is_table
        else (f"<{opening.tag}>\n", f"</{opening.tag}>")
    )
    drawn = draw(edit.tokens, *around)
    if not 0 <= first < end or drawn is None:
        return None
    return html[:first] + drawn + moved_behind(html[end:], edit.shift)


def moved_behind(html: str, shift: int) -> str:
    """Give html whose elements all begin so many lines further down."""
    if not shift:
        return html
    return _MARK.sub(lambda match: f'{match[1]}{int(match[2]) + shift}"', html)
