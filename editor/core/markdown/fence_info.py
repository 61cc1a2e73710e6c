"""Reads what a fence says behind its marks: language, title, line numbers and marked lines."""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_LINE = 100_000
"""Lines with a higher number cannot be marked, and no numbering begins higher."""

_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.\-/]{1,40}")
_WORD = re.compile(
    r"""\{(?P<group>[^{}]{0,2000})\}"""
    r"""|(?P<name>[A-Za-z_][\w\-]{0,40})\s?[=:]\s?(?P<value>"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^{}]*\}|(?!//)[^\s}]+)"""
    r"""|(?P<quoted>"[^"]*"|'[^']*')|(?P<plain>[^\s{}]+)"""
)
_GROUP_WORD = re.compile(
    r"""(?P<name>[A-Za-z_][\w\-]{0,40})\s*=\s*(?P<value>"[^"]*"|'[^']*'|\[[^\]]*\]|[^\s,]+)"""
    r"""|(?P<plain>[^\s,=]+)"""
)
_RANGE = re.compile(r"(?<!\d)(\d{1,6})(?!\d)(?:\s?(?:-|\.\.)\s?(\d{1,6})(?!\d))?")
_ADDRESS = re.compile(r"(?:https?://|/)\S+")
_TRUE = frozenset({"", "true", "yes", "on", "1", "table", "inline"})
_NUMBERS = frozenset({"line_number", "linenos", "showlinenumbers", "line-numbers", "linenumbers", "lineno"})
_MARKS = frozenset({"mark", "hl_lines", "highlight-lines", "hl"})
_FIRST = frozenset({"first_line", "linenostart", "startlinenumber", "start", "startfrom"})
_TITLES = frozenset({"title", "filename", "file", "name", "caption"})
_OPTIONS = _TITLES | _NUMBERS | _MARKS | _FIRST
_LINK_TEXTS = frozenset({"link_text", "linktext"})


class FenceInfo(NamedTuple):
    """How a piece of code is to be shown.

    `first_line` is the number of its first line, None without numbers. `marked` counts from 1 at the
    first line of the code, whatever number that bears. `is_plain` is set where it asks for no colours.
    """

    language: str = ""
    title: str = ""
    url: str = ""
    link_text: str = ""
    first_line: int | None = None
    marked: frozenset[int] = frozenset()
    is_plain: bool = False


class _Found:
    """What has been read so far."""

    def __init__(self) -> None:
        self.title: list[str] = []
        self.url = ""
        self.link_text: list[str] = []
        self.has_numbers: bool | None = None
        self.first_line = 1
        self.marked: set[int] = set()
        self.is_plain = False

    def take(self, name: str, value: str) -> None:
        name, value = name.lower(), _unquoted(value.rstrip(","))
        if name in _TITLES:
            self.title = [value]
        elif name in _NUMBERS:
            self._number(value)
        elif name in _MARKS:
            self.marked |= _lines_of(value)
        elif name in _FIRST and value.isdigit() and int(value[:7]) <= MAX_LINE:
            self.first_line = int(value)
            self.has_numbers = True if self.has_numbers is None else self.has_numbers
        elif name == "highlight":
            self.is_plain = value.lower() == "false"
        elif name in ("url", "link"):
            self.url = value
        elif name in _LINK_TEXTS:
            self.link_text = [value]

    def _number(self, value: str) -> None:
        if value.isdigit() and value not in ("0", "1") and int(value[:7]) <= MAX_LINE:
            self.first_line = int(value)
        self.has_numbers = value.lower() in _TRUE or value.isdigit()

    def take_word(self, word: str) -> None:
        word = word.removeprefix(":")  # `ts:line-numbers`
        lowered = word.lower()
        if lowered in _NUMBERS:
            self.has_numbers = True
        elif lowered in ("nolinenumbers", "no-line-numbers"):
            self.has_numbers = False
        elif not self.url and _ADDRESS.fullmatch(word) and self.title:
            self.url = word
        elif self.url:
            self.link_text.append(word)
        elif not lowered.startswith("wrap"):
            self.title.append(word)


def read_fence_info(info: str, *, has_numbers: bool = False) -> FenceInfo:
    """Read the words of Hexo, Hugo, VitePress and Astro alike; `has_numbers` is the site's own wish.

    `js app.js https://x.org/app.js source first_line:5 mark:1,4-7`, `go {hl_lines=[1,"3-5"],linenostart=10}`,
    `ts {1,3-4} title="a.ts" showLineNumbers`. Words that nobody knows are Hexo's title.
    """
    info = info.strip()[:4000]
    language = _LANGUAGE.match(info)
    rest, name = info, ""
    if language and (language.end() == len(info) or info[language.end()] in " \t{[:="):
        name, rest = language[0], info[language.end() :]
        if rest[:1] in (":", "=") and name.lower() in _OPTIONS:  # a fence without a language
            name, rest = "", info
    found = _Found()
    for match in _WORD.finditer(rest):
        _take(found, match)
    numbered = has_numbers if found.has_numbers is None else found.has_numbers
    return FenceInfo(
        language=name,
        title=" ".join(found.title)[:300],
        url=found.url,
        link_text=" ".join(found.link_text)[:300],
        first_line=found.first_line if numbered else None,
        marked=frozenset(found.marked),
        is_plain=found.is_plain,
    )


def _take(found: _Found, match: re.Match[str]) -> None:
    if match["group"] is not None:
        for inner in _GROUP_WORD.finditer(match["group"]):
            if inner["name"]:
                found.take(inner["name"], inner["value"])
            elif _RANGE.fullmatch(inner["plain"]):
                found.marked |= _lines_of(inner["plain"])
            else:
                found.take_word(inner["plain"])
    elif match["name"]:
        found.take(match["name"], match["value"])
    else:
        found.take_word(_unquoted(match["quoted"] or match["plain"]))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value


def _lines_of(value: str) -> set[int]:
    """Give the lines of `1,4-7` and of `[1,"3-5"]`."""
    lines: set[int] = set()
    for match in _RANGE.finditer(value[:2000]):
        first = int(match[1])
        last = min(int(match[2] or first), MAX_LINE)
        lines.update(range(max(first, 1), min(last, first + 10_000) + 1))
    return lines
