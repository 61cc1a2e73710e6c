"""Colours the code in fences: html for the preview, spans for the source, from one run of the lexer."""

from __future__ import annotations

import re
from collections import OrderedDict, deque
from itertools import islice
from typing import TYPE_CHECKING, Any

from pygments.lexers import get_all_lexers
from pygments.lexers import get_lexer_by_name as lexer_named  # pyright: ignore[reportUnknownVariableType]
from pygments.util import ClassNotFound

from editor.core.markdown.coloured_lines import LineColours, NearCode, plain_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.markdown.coloured_lines import HighlightedCode

MAX_CODE = 50_000
"""Longer code is shown without colours: some lexers take quadratic time."""

LONG_CODE = 3_000
"""Code of more characters is coloured in pieces, when there is nothing else to do."""

_PIECE = 1_200
"""so many tokens are read at a time"""
_MOST_NEAR = 40
"""so many lines are coloured by themselves, to stand among known ones for a moment"""
_MAX_KEPT = 200
_MAX_KEPT_CHARACTERS = 2_000_000
_END_OF_NAME = re.compile(r"[\s{\[:=]")
_NAME = re.compile(r"[A-Za-z0-9_+#.\-/]{1,40}")

Code = tuple[str, str]
"""a language, in small letters, and a code"""


def language_of(info: str) -> str:
    """Give the language that a fence names, `""` for none: of `python title="a"` it is `python`.

    `js{1,3}` names `js`.
    """
    match = _NAME.match(info.strip())
    word = _END_OF_NAME.split(info.strip(), maxsplit=1)[0]
    return match[0] if match and match.end() == len(word) else ""


class CodeHighlighter:
    """Colours code, and remembers what it has coloured, by language and text.

    While it `is_hurried`, long code comes back at once, with colours that were known of nearly the same
    code or with none, and is put off; `work_on` colours it a piece at a time.
    """

    def __init__(self) -> None:
        self._names = frozenset(name for _, names, _, _ in get_all_lexers(plugins=False) for name in names)
        self._kept: OrderedDict[Code, HighlightedCode] = OrderedDict()
        self._kept_characters = 0
        self._colours = LineColours()
        self._recent: deque[tuple[str, list[str], HighlightedCode]] = deque(maxlen=4)
        self._job: tuple[Code, Iterator[tuple[Any, str]], list[tuple[Any, str]]] | None = None
        self.is_hurried = False
        self._put_off: list[Code] = []

    def has_to_work(self, language: str, code: str) -> bool:
        """Tell whether this code would be given to a lexer now, which may run away."""
        return self._is_coloured(language, code) and (language.lower(), code) not in self._kept

    def highlight(self, language: str, code: str) -> HighlightedCode:
        """Colour code; an unknown language, or very long code, comes back plain."""
        if not self._is_coloured(language, code):
            return plain_code(code)
        key = (language.lower(), code)
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known
        if self.is_hurried and len(code) > LONG_CODE:
            self._put_off.append(key)
            return self._provisional(*key)
        return self._finished(key, list(self._tokens(*key)))

    def take_put_off(self) -> tuple[Code, ...]:
        """Give the codes that were put off since this was asked before."""
        taken, self._put_off = tuple(dict.fromkeys(self._put_off)), []
        return taken

    def work_on(self, key: Code) -> bool:
        """Colour the next piece of a code that was put off; True when it is done."""
        if key in self._kept:
            return True
        if self._job is None or self._job[0] != key:
            self._job = (key, iter(self._tokens(*key)), [])
        _, source, tokens = self._job
        before = len(tokens)
        tokens += islice(source, _PIECE)
        if len(tokens) - before == _PIECE:
            return False
        self._job = None
        self._finished(key, tokens)
        return True

    def _is_coloured(self, language: str, code: str) -> bool:
        return language.lower() in self._names and len(code) <= MAX_CODE

    def _tokens(self, language: str, code: str) -> Iterator[tuple[Any, str]]:
        try:
            lexer = lexer_named(language, stripnl=False, ensurenl=False)
        except ClassNotFound:
            return iter([(None, code)])
        return iter(lexer.get_tokens(code))

    def _finished(self, key: Code, tokens: list[tuple[Any, str]]) -> HighlightedCode:
        result = plain_code(key[1]) if tokens and tokens[0][0] is None else self._colours.coloured(tokens)
        self._keep(key, result)
        if len(key[1]) > LONG_CODE:
            self._recent.append((key[0], key[1].split("\n"), result))
        return result

    def _provisional(self, language: str, code: str) -> HighlightedCode:
        """Put what is new among the known colours of nearly the same code."""
        lines = code.split("\n")
        for known_language, known_lines, known in reversed(self._recent):
            if known_language != language:
                continue
            near = NearCode.between(known_lines, lines, _MOST_NEAR)
            if near is not None and len(known.lines) == len(known_lines):
                changed = "\n".join(lines[near.first : near.new_end])
                fresh = self._colours.coloured(self._tokens(language, changed)) if changed else plain_code("")
                result = near.joined(known, fresh)
                self._recent.append((language, lines, result))
                return result
        return plain_code(code)

    def _keep(self, key: Code, result: HighlightedCode) -> None:
        self._kept[key] = result
        self._kept_characters += len(key[1])
        while len(self._kept) > _MAX_KEPT or self._kept_characters > _MAX_KEPT_CHARACTERS:
            (_, code), _ = self._kept.popitem(last=False)
            self._kept_characters -= len(code)
