"""One tag of a generator, `{% note info %}` or `{{< figure src="a.png" >}}`, taken apart."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from editor.core.frontmatter.generator import Generator

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TAG = 4_000
"""characters; what looks like a longer tag is text"""

_PERCENT = re.compile(r"\s*([A-Za-z_][\w-]*)(?:(?=[^\w-])|$)")
_SHORTCODE = re.compile(r"\s*(/?)\s*([A-Za-z_][\w./-]*)")
_WORD = re.compile(r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`][^\s]*)""")
_PARAMETER = re.compile(
    r"""([A-Za-z_][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`]+))"""
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class TagRole(StrEnum):
    """What a tag does to what stands behind it."""

    OPEN = "open"
    """it may have a partner that closes it; without one it stands alone"""
    CLOSE = "close"
    ALONE = "alone"
    OUTPUT = "output"
    """`{{ expression }}`"""


class Tag(NamedTuple):
    """A tag. `{% endnote %}` and `{{< /note >}}` have the name `note` and the role CLOSE."""

    name: str
    arguments: str
    source: str
    role: TagRole

    @property
    def words(self) -> list[str]:
        """Give the arguments, quotes taken off: `left a.png "A cat"` are three."""
        return [word.text for word in words_in(self.arguments)]

    @property
    def parameters(self) -> Mapping[str, str]:
        """Give the arguments of the form `name="value"`, names in lower case; the first of a name holds."""
        return {name: word.text for name, word in parameters_in(self.arguments).items()}

    @property
    def positional(self) -> list[str]:
        """Give the arguments that have no name."""
        return [word.text for word in positional_in(self.arguments)]


class Word(NamedTuple):
    """An argument without its quotes and escapes, written at offsets `start` to `end` of the arguments."""

    text: str
    start: int
    end: int


def words_in(arguments: str) -> list[Word]:
    """Take arguments apart into words."""
    return [_word(found, 1) for found in _WORD.finditer(arguments)]


def parameters_in(arguments: str) -> dict[str, Word]:
    """Give the values of `name="value"` by their names in lower case; the first of a name holds."""
    found: dict[str, Word] = {}
    for parameter in _PARAMETER.finditer(arguments):
        found.setdefault(parameter[1].lower(), _word(parameter, 2))
    return found


def positional_in(arguments: str) -> list[Word]:
    """Give the words that are no parameters."""
    return words_in(_PARAMETER.sub(lambda found: " " * len(found[0]), arguments))


def _word(found: re.Match[str], first: int) -> Word:
    """Read the one of four groups, from `first` on, that holds the word: double, single, raw, bare."""
    group = next(number for number in range(first, first + 4) if found[number] is not None)
    is_quoted = group < first + 2
    return Word(_ESCAPED.sub(r"\1", found[group]) if is_quoted else found[group], *found.span(group))


def read_tag(text: str, at: int, generator: Generator, limit: int | None = None) -> Tag | None:
    """Read the tag that begins at an offset, None where there is none that the generator knows.

    Its end must stand before `limit` (the end of the text) and within LONGEST_TAG characters.
    """
    limit = min(len(text) if limit is None else limit, at + LONGEST_TAG)
    if generator is Generator.HUGO:
        return _read_shortcode(text, at, limit)
    if generator not in (Generator.HEXO, Generator.JEKYLL):
        return None
    if text.startswith("{{", at):
        inner = _inside(text, at, 2, "}}", limit)
        return None if inner is None else Tag("", inner.strip(" -\t\n"), f"{{{{{inner}}}}}", TagRole.OUTPUT)
    if text.startswith("{#", at) and generator is Generator.HEXO:
        inner = _inside(text, at, 2, "#}", limit)
        return None if inner is None else Tag("", "", f"{{#{inner}#}}", TagRole.ALONE)
    if text.startswith("{%", at):
        return _read_percent(text, at, limit, generator)
    return None


def _read_percent(text: str, at: int, limit: int, generator: Generator) -> Tag | None:
    inner = _inside(text, at, 2, "%}", limit)
    if inner is None:
        return None
    bare = inner.removeprefix("-").removesuffix("-")
    found = _PERCENT.match(bare)
    if found is None:
        return None
    name, arguments = found[1], bare[found.end() :].strip()
    source = f"{{%{inner}%}}"
    if name.startswith("end") and len(name) > len("end"):
        return Tag(name.removeprefix("end"), arguments, source, TagRole.CLOSE)
    is_middle = generator is Generator.JEKYLL and name in ("else", "elsif", "when", "assign", "break")
    return Tag(name, arguments, source, TagRole.ALONE if is_middle else TagRole.OPEN)


def _read_shortcode(text: str, at: int, limit: int) -> Tag | None:
    sign = text[at + 2 : at + 3]
    if not text.startswith("{{", at) or sign not in ("<", "%"):
        return None
    closer = (">" if sign == "<" else "%") + "}}"
    inner = _inside(text, at, 3, closer, limit)
    if inner is None:
        return None
    source = f"{{{{{sign}{inner}{closer}"
    if inner.startswith("/*") and inner.endswith("*/"):
        shown = f"{{{{{sign}{inner[2:-2]}{closer}"
        return Tag("", shown, source, TagRole.ALONE)
    bare = inner.rstrip()
    closes_itself = bare.endswith("/")
    found = _SHORTCODE.match(bare)
    if found is None:
        return None
    arguments = bare[found.end() :].removesuffix("/").strip()
    name = found[2].rstrip("/")
    if found[1]:
        return Tag(name, arguments, source, TagRole.CLOSE)
    return Tag(name, arguments, source, TagRole.ALONE if closes_itself else TagRole.OPEN)


def _inside(text: str, at: int, width: int, closer: str, limit: int) -> str | None:
    end = text.find(closer, at + width, limit)
    return None if end < 0 else text[at + width : end]
