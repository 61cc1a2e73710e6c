"""Draws code: a bar with title and language, numbers that are not copied, marked lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from markdown_it.common.utils import escapeHtml

from editor.core.markdown.coloured_lines import escaped
from editor.core.markdown.fence_info import FenceInfo, read_fence_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

    from editor.core.markdown.highlight_code import CodeHighlighter

__all__ = ["FenceInfo", "code_block", "info_of", "read_fence_info", "use_fence_options"]

CODE_DIVS = frozenset({"code", "code-bar", "is-titled", "code-lines"})
CODE_SPANS = frozenset({"code-title", "code-language", "marked-line", "code-stretch"})
"""the classes that code wears here"""

_STRETCH = 64
MAX_NUMBERED = 20_000
"""Code of more lines gets no numbers."""


def use_fence_options(md: MarkdownIt, *, has_numbers: bool = False) -> None:
    """Let a parser read what fences say about themselves: `meta["fence"]` is a FenceInfo.

    `has_numbers` is the site's own wish for lines to be numbered.
    """

    def read(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "fence":
                # what a tag of the site has said is kept
                token.meta = {"fence": read_fence_info(token.info, has_numbers=has_numbers), **token.meta}

    # after formulas and diagrams, which are no code
    md.core.ruler.after("block", "fence_options", read)


def code_block(
    text: str, info: FenceInfo, highlighter: CodeHighlighter, hold: Callable[[str], str] = str
) -> str:
    """Give the html of code, which the sanitiser has yet to clean; all of the text is escaped in it.

    The code itself is given to `hold`, which may keep it out of the sanitiser's way: a long one would take
    it long.
    """
    language = info.language
    css = f' class="language-{escapeHtml(language)}"' if language else ""
    code = escaped(text) if info.is_plain else highlighter.highlight(language, text).html
    lines = [f"{line}\n" for line in code.split("\n")]
    lines[-1] = lines[-1][:-1]
    for number in info.marked:
        if number <= len(lines) and lines[number - 1]:
            lines[number - 1] = f'<span class="marked-line">{lines[number - 1]}</span>'
    code = "".join(lines if len(lines) <= _STRETCH else _in_stretches(lines))
    body = hold(f'<pre class="highlight"><code{css}>{code}</code></pre>')
    numbers = _numbers(text, info.first_line)
    bar = _bar(info)
    if not numbers and not bar:
        return f"{body}\n"
    if numbers:
        body = f'<div class="code-lines"><pre class="code-numbers">{numbers}</pre>{body}</div>'
    return f'<div class="code">{bar}{body}</div>\n'


def _bar(info: FenceInfo) -> str:
    parts: list[str] = []
    if info.title:
        parts.append(f'<span class="code-title">{escapeHtml(info.title)}</span>')
    if info.url:
        parts.append(f'<a href="{escapeHtml(info.url)}">{escapeHtml(info.link_text or info.url)}</a>')
    if info.language:
        parts.append(f'<span class="code-language">{escapeHtml(info.language)}</span>')
    is_titled = " is-titled" if info.title or info.url else ""
    return f'<div class="code-bar{is_titled}">{"".join(parts)}</div>' if parts else ""


def _numbers(text: str, first_line: int | None) -> str:
    count = text.count("\n") + (not text.endswith("\n"))
    if first_line is None or not text or count > MAX_NUMBERED:
        return ""
    return "\n".join(map(str, range(first_line, first_line + count)))


def _in_stretches(lines: Sequence[str]) -> Iterator[str]:
    """Put the lines of long code into stretches that the page lays out one by one.

    A stretch ends where a line says so by what it is, so that a line more or less moves few of them.
    """
    stretch: list[str] = []
    for line in lines:
        stretch.append(line)
        is_end = len(stretch) >= _STRETCH // 4 and crc32(line.encode("utf-8", "replace")) % 16 == 0
        if is_end or len(stretch) == _STRETCH:
            yield f'<span class="code-stretch">{"".join(stretch)}</span>'
            stretch.clear()
    if stretch:
        yield f'<span class="code-stretch">{"".join(stretch)}</span>'


def info_of(meta: dict[str, Any]) -> FenceInfo | None:
    """Give what has been read of a fence, None where nobody reads it."""
    found = meta.get("fence")
    return found if isinstance(found, FenceInfo) else None
