"""Colours the code in fences: html for the preview, spans for the source, from one run of the lexer."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml
from pygments import token as kinds
from pygments.lexers import get_all_lexers
from pygments.lexers import get_lexer_by_name as lexer_named  # pyright: ignore[reportUnknownVariableType]
from pygments.util import ClassNotFound

from editor.core.text.span import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CODE = 50_000
"""Longer code is shown without colours: some lexers take quadratic time."""

_MAX_KEPT = 200
_MAX_KEPT_CHARACTERS = 2_000_000
_NAME = re.compile(r"[A-Za-z0-9_+#.\-/]{1,40}")
_SPAN_KINDS: tuple[tuple[Any, SpanKind], ...] = (
    (kinds.Comment, SpanKind.COMMENT),
    (kinds.Keyword, SpanKind.KEYWORD),
    (kinds.Operator.Word, SpanKind.KEYWORD),
    (kinds.Name.Tag, SpanKind.KEYWORD),
    (kinds.String, SpanKind.STRING),
    (kinds.Number, SpanKind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class HighlightedCode:
    """Code as escaped html with Pygments' classes; the lines of its spans count from the code's first."""

    html: str
    spans: tuple[Span, ...] = ()


def language_of(info: str) -> str:
    """Give the language that a fence names, `""` for none: of `python title="a"` it is `python`."""
    match = _NAME.match(info.strip())
    return match[0] if match and match.end() == len(info.split(maxsplit=1)[0]) else ""


def css_class(kind: Any) -> str:  # noqa: ANN401 - Pygments' kinds are made at run time
    """Give the class that Pygments' own style sheets use for a kind of token."""
    while kind not in kinds.STANDARD_TYPES:
        kind = kind.parent
    return kinds.STANDARD_TYPES[kind]


class CodeHighlighter:
    """Colours code, and remembers what it has coloured, by language and text."""

    def __init__(self) -> None:
        self._names = frozenset(name for _, names, _, _ in get_all_lexers(plugins=False) for name in names)
        self._kept: OrderedDict[tuple[str, str], HighlightedCode] = OrderedDict()
        self._kept_characters = 0

    def has_to_work(self, language: str, code: str) -> bool:
        """Tell whether this code would be given to a lexer now, which may run away."""
        return self._is_coloured(language, code) and (language.lower(), code) not in self._kept

    def highlight(self, language: str, code: str) -> HighlightedCode:
        """Colour code; an unknown language, or very long code, comes back plain."""
        if not self._is_coloured(language, code):
            return HighlightedCode(escapeHtml(code))
        key = (language.lower(), code)
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known
        result = self._run(*key)
        self._keep(key, result)
        return result

    def _is_coloured(self, language: str, code: str) -> bool:
        return language.lower() in self._names and len(code) <= MAX_CODE

    def _run(self, language: str, code: str) -> HighlightedCode:
        try:
            lexer = lexer_named(language, stripnl=False, ensurenl=False)
        except ClassNotFound:
            return HighlightedCode(escapeHtml(code))
        tokens = list(lexer.get_tokens(code))
        pieces: list[str] = []
        for kind, text in tokens:
            css = css_class(kind)
            escaped = escapeHtml(text)
            pieces.append(f'<span class="{css}">{escaped}</span>' if css and text.strip() else escaped)
        return HighlightedCode("".join(pieces), tuple(_spans(tokens)))

    def _keep(self, key: tuple[str, str], result: HighlightedCode) -> None:
        self._kept[key] = result
        self._kept_characters += len(key[1])
        while len(self._kept) > _MAX_KEPT or self._kept_characters > _MAX_KEPT_CHARACTERS:
            (_, code), _ = self._kept.popitem(last=False)
            self._kept_characters -= len(code)


def _spans(tokens: Iterable[tuple[Any, str]]) -> Iterable[Span]:
    line = column = 0
    for kind, text in tokens:
        meant = next((span_kind for parent, span_kind in _SPAN_KINDS if kind in parent), None)
        for index, part in enumerate(text.split("\n")):
            if index:
                line, column = line + 1, 0
            if part and meant is not None:
                yield Span(line, column, column + len(part), meant)
            column += len(part)
