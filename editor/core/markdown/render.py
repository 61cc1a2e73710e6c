"""Draws parsed pieces as HTML: one root element for each block, sanitised after everything is in it."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML

from editor.core.markdown.containers import DRAWN, draw_containers
from editor.core.markdown.contents import SHOWN
from editor.core.markdown.embed_cards import draw_inline_html, with_cards
from editor.core.markdown.fence_html import code_block, info_of
from editor.core.markdown.github_html import draw_cell
from editor.core.markdown.highlight_code import language_of
from editor.core.markdown.html_tags import is_deeper_than
from editor.core.markdown.image_tags import draw_image_tags
from editor.core.markdown.inner_edit import html_inside
from editor.core.markdown.insets import Insets
from editor.core.markdown.line_marks import FIRST_LINE, LineMarkingRenderer
from editor.core.markdown.long_piece import html_after
from editor.core.markdown.numbering import anchors_of
from editor.core.markdown.sanitize import Sanitizer
from editor.core.markdown.site_hints import hint_mark, hints_of
from editor.core.markdown.tag_pairs import PAIRS, pairs_of
from editor.core.markdown.units import InnerEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Literal

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from editor.core.markdown.highlight_code import CodeHighlighter
    from editor.core.markdown.item_edit import ItemEdit
    from editor.core.markdown.known_texts import KnownTexts
    from editor.core.markdown.units import Piece, Unit
    from editor.core.site.habits import Syntax

MAX_DEPTH = 200
"""Raw HTML that nests deeper is shown as text: the sanitiser would take quadratic time."""

_OPEN = '<div class="block">'
_FOLD = re.compile(r"<!--\s?more\s?-->", re.IGNORECASE)


class BlockRenderer:
    """Turns units into the html of their blocks."""

    def __init__(
        self,
        md: MarkdownIt,
        image_url: Callable[[str], str],
        highlighter: CodeHighlighter,
        known: KnownTexts,
        lacks: frozenset[Syntax] = frozenset(),
    ) -> None:
        self._options = md.options
        self._lacks = lacks
        self._drawing = _TokenRenderer(highlighter, known, cast("Any", md.renderer).rules)
        self._sanitizer = Sanitizer(image_url)
        self._insets = Insets()

    def is_risky(self, unit: Unit) -> bool:
        """Tell whether drawing may run away: raw HTML is to be cleaned, a diagram to be drawn."""
        return any(_has_raw_html(token) for token in unit.tokens) or self._insets.has_to_work(unit.tokens)

    def html_of(self, unit: Unit) -> str:
        """Give the block's html: `<div class="block">` around the cleaned rest."""
        env: dict[str, Any] = {
            "numbers": {id(token): number for token, number in zip(unit.notes, unit.numbers, strict=True)},
            "ids": _heading_ids(unit),
            **self._insets.drawing,
            SHOWN: unit.contents,
            DRAWN: draw_containers(chain.from_iterable(parsed.tokens for parsed in unit.parsed)),
            PAIRS: pairs_of(chain.from_iterable(parsed.tokens for parsed in unit.parsed)),
        }
        parts: list[str] = []
        env[FIRST_LINE] = 0
        for piece, parsed in zip(unit.pieces, unit.parsed, strict=True):
            parts.append(self._drawing.render(parsed.tokens, self._options, env))
            parts.append(self._inline_notes(parsed.notes, env))
            env[FIRST_LINE] += piece.line_count
        html = "".join(parts)
        if is_deeper_than(html, MAX_DEPTH):
            return self._insets.put_back(plain_html(html, "too-deep"))
        tokens = chain.from_iterable(parsed.tokens for parsed in unit.parsed)
        hints = hints_of(tokens, self._lacks, env[PAIRS])
        cleaned = self._insets.put_back(self._sanitizer.clean(html))
        return f"{_OPEN}{cleaned}{hint_mark(hints)}</div>"

    def html_after(self, unit: Unit, html: str, edit: ItemEdit | InnerEdit) -> str | None:
        """Give the block's html by that from before an edit of a part of it; None where all is drawn."""
        if self._lacks or not html.startswith(_OPEN):
            return None
        if isinstance(edit, InnerEdit):
            return html_inside(html, unit, edit, MAX_DEPTH, self._pieces_alone)
        if not unit.parsed[0].is_simple:
            return None
        return html_after(html, edit, unit.tokens[0], self._part)

    def _part(self, tokens: Sequence[Token], opening: str, closing: str) -> str | None:
        """Draw items or rows, cleaned between an opening and a closing that are cut off again."""
        env: dict[str, Any] = {"numbers": {}, "ids": {}, **self._insets.drawing, SHOWN: (), FIRST_LINE: 0}
        html = self._drawing.render(tokens, self._options, env)
        cleaned = self._insets.put_back(self._sanitizer.clean(f"{opening}{html}{closing}"))
        if is_deeper_than(html, MAX_DEPTH // 2):
            return None
        if not cleaned.startswith(opening) or not cleaned.endswith(closing):
            return None
        return cleaned[len(opening) : len(cleaned) - len(closing)]

    def _pieces_alone(self, pieces: Sequence[Piece], first_line: int) -> str | None:
        env: dict[str, Any] = {"numbers": {}, "ids": {}, **self._insets.drawing, SHOWN: ()}
        env[FIRST_LINE] = first_line
        parts: list[str] = []
        for piece in pieces:
            parts.append(
                self._drawing.render(piece.parsed.tokens if piece.parsed else (), self._options, env)
            )
            env[FIRST_LINE] += piece.line_count
        cleaned = self._insets.put_back(self._sanitizer.clean(f"{_OPEN}{''.join(parts)}</div>"))
        # the sanitiser leaves our class out
        inside = cleaned.removeprefix("<div>").removesuffix("</div>")
        return inside if len(inside) == len(cleaned) - len("<div></div>") else None

    def _inline_notes(self, notes: Sequence[Token], env: dict[str, Any]) -> str:
        parts: list[str] = []
        for token in notes:
            if token.children is not None:
                number, _ = env["numbers"][id(token)]
                body = self._drawing.renderInline(token.children, self._options, env)
                parts.append(f"{_note_open(number, '')}<p>{body}</p>{_note_close(number, 1)}")
        return "".join(parts)


def _has_raw_html(token: Token) -> bool:
    if token.type == "html_block":
        return True
    return token.type == "inline" and any(child.type == "html_inline" for child in token.children or ())


def plain_html(text: str, why: Literal["too-slow", "too-deep"]) -> str:
    """Give a block that shows text as it is; the page says why, in the reader's language, in `.hint`."""
    hint = f'<p class="hint" data-hint="{why}"></p>'
    return f'<div class="block plain-block {why}"><pre>{escapeHtml(text)}</pre>{hint}</div>'


def _heading_ids(unit: Unit) -> dict[int, str]:
    headings = [token for parsed in unit.parsed for token in parsed.headings]
    anchors = anchors_of(unit.slugs, unit.repeats)
    return {id(token): anchor for token, anchor in zip(headings, anchors, strict=True)}


def _note_open(number: int, label: str) -> str:
    shown = str(number) if number else f"^{escapeHtml(label)}"
    identity = f' id="fn-{number}"' if number else ""
    return f'<div class="footnote"{identity}><span class="footnote-number">[{shown}]</span> '


def _note_close(number: int, uses: int) -> str:
    """End a note with a way back to each of its uses."""
    if not number:
        return "</div>\n"
    signs = ["↩", *(f"↩<sup>{use}</sup>" for use in range(2, uses + 1))]
    ways = [
        f'<a class="footnote-back" href="#{_use_id(number, use)}">{sign}</a>'
        for use, sign in enumerate(signs, start=1)
    ]
    return f"{' '.join(ways)}</div>\n"


def _use_id(number: int, use: int) -> str:
    return f"fnref-{number}" if use == 1 else f"fnref-{number}-{use}"


class _TokenRenderer(LineMarkingRenderer):
    """markdown-it's renderer with our fences, tasks, footnotes, headings and fold line.

    `rules` are those of the parser: the ones that a feature has added draw its tokens here too.
    """

    def __init__(
        self, highlighter: CodeHighlighter, known: KnownTexts, rules: Mapping[str, Callable[..., str]]
    ) -> None:
        super().__init__()
        self._known = known
        self.rules = {**rules, **self.rules}
        self._highlighter = highlighter
        self.rules.update(
            {
                "fence": self._fence,
                "heading_open": self._heading_open,
                "th_open": partial(draw_cell, self),
                "td_open": partial(draw_cell, self),
                "html_block": self._html_block,
                "html_inline": draw_inline_html,
                "task_box": self._task_box,
                "footnote_ref": self._footnote_ref,
                "footnote_reference_open": self._footnote_open,
                "footnote_reference_close": self._footnote_close,
            }
        )

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802 - a method of markdown-it
        """Draw a text, or give what it was drawn as before."""
        return self._known.drawn(tokens, lambda: RendererHTML.renderInline(self, tokens, options, env))

    def _fence(self, tokens: Sequence[Token], idx: int, _: OptionsDict, env: EnvType) -> str:
        """Draw a fence; its code wears Pygments' classes."""
        token = tokens[idx]
        info = info_of(token.meta)
        if info is not None:
            return code_block(token.content, info, self._highlighter, env["hold"])
        language = language_of(token.info)
        css = f' class="language-{escapeHtml(language)}"' if language else ""
        code = self._highlighter.highlight(language, token.content).html
        return env["hold"](f'<pre class="highlight"><code{css}>{code}</code></pre>') + "\n"

    def _heading_open(self, tokens: Sequence[Token], idx: int, _: OptionsDict, env: EnvType) -> str:
        """Open a heading with the id that links of the post name."""
        token = tokens[idx]
        identity = env["ids"].get(id(token), "")
        given = {name: value for name, value in token.attrs.items() if name != "id"}
        attributes = {"id": identity, **given} if identity else given
        return f"<{token.tag}{self.renderAttrs(token.copy(attrs=attributes))}>"

    def _html_block(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Let raw HTML through; at top level the comment `more` becomes the line where the excerpt ends."""
        token = tokens[idx]
        if token.level == 0 and _FOLD.fullmatch(token.content.strip()):
            return '<div class="fold-line"></div>\n'
        content = token.content if "tag" in token.meta else draw_image_tags(token.content)
        return with_cards(content)

    def _task_box(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Draw the box of a task."""
        if tokens[idx].meta["is_done"]:
            return '<span class="task-box is-done">☑</span>'
        return '<span class="task-box">☐</span>'

    def _footnote_ref(self, tokens: Sequence[Token], idx: int, _: OptionsDict, env: EnvType) -> str:
        """Draw a footnote's number where it is used, a place that can be come back to."""
        number, use = env["numbers"].get(id(tokens[idx]), (0, 0))
        identity = f' id="{_use_id(number, use)}"' if use else ""
        return f'<sup class="footnote-ref"{identity}><a href="#fn-{number}">{number}</a></sup>'

    def _footnote_open(self, tokens: Sequence[Token], idx: int, _: OptionsDict, env: EnvType) -> str:
        """Open a footnote where it stands."""
        token = tokens[idx]
        return _note_open(env["numbers"].get(id(token), (0, 0))[0], str(token.meta["label"]))

    def _footnote_close(self, tokens: Sequence[Token], idx: int, _: OptionsDict, env: EnvType) -> str:
        """Close it with the way back."""
        opening = _opening(tokens, idx)
        return _note_close(*env["numbers"].get(id(opening), (0, 0)))


def _opening(tokens: Sequence[Token], idx: int) -> Token | None:
    level = tokens[idx].level
    for place in range(idx - 1, -1, -1):
        if tokens[place].type == "footnote_reference_open" and tokens[place].level == level:
            return tokens[place]
    return None
