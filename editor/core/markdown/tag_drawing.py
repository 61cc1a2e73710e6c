"""Draws tags: boxes around what pairs of them hold; the others are shown as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.core.markdown.tag_pairs import PAIRS, is_unclosed
from editor.core.markdown.tag_pieces import Box, raw_piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from editor.core.markdown.dialect import Dialect


def add_drawing(md: MarkdownIt, dialect: Dialect) -> None:
    """Tell a parser's renderer how tags are drawn."""

    def draw_tag(_: object, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        return _drawn(tokens[idx], env.get(PAIRS, {}), dialect)

    md.add_render_rule("site_tag", draw_tag)
    md.add_render_rule("site_html", _draw_html)
    md.add_render_rule("site_hidden", _draw_nothing)


def _draw_html(_: object, tokens: Sequence[Token], idx: int, *_rest: Any) -> str:  # noqa: ANN401 - as markdown-it calls it
    return tokens[idx].meta["html"]


def _draw_nothing(*_: object) -> str:
    return ""


def _drawn(token: Token, pairs: Mapping[int, Token], dialect: Dialect) -> str:
    tag, is_inline = token.meta["tag"], token.meta["is_inline"]
    opening = pairs.get(id(token))
    if opening is None:
        if tag.source.startswith("<!--"):
            return ""
        piece = raw_piece(tag.source, is_broken=is_unclosed(token, pairs))
        return piece if is_inline else f"<p>{piece}</p>\n"
    opened = opening.meta["tag"]
    box = dialect.read_box(opened) or _unknown(opened.source)
    if not is_inline:
        return box.opening if opening is token else box.closing
    if not box.css:
        return ""
    return f'<span class="{box.css}">' if opening is token else "</span>"


def _unknown(source: str) -> Box:
    return Box(f'<div class="site-box is-unknown"><p class="box-title">{raw_piece(source)}</p>\n', "</div>\n")
