"""Writes YAML scalars so that every generator reads the same text back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.core.frontmatter.meaning import WrittenKey, wanted_style
from editor.core.frontmatter.scalar_type import looks_typed
from editor.core.frontmatter.tree import Style

_FIRST = frozenset("@*&!%[]{}'\"|>`#,=")
"""characters that mean something at the beginning of a plain scalar"""
_AMBIGUOUS = re.compile(r":(?:\s|$)|\s#")
_DASH = re.compile(r"[-?:](?:\s|$)")
_FLOW_SIGN = re.compile(r"[,\[\]{}]|[:?](?:[,\[\]{}]|$)")
_SHORT_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x08": "\\b",
    "\x0c": "\\f",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class YamlWriter:
    """Writes YAML; a cautious one puts everything between double quotes."""

    quote: Style = Style.DOUBLE
    is_cautious: bool = False
    colon: str = ": "

    def scalar(self, value: str | None, like: Style, *, is_typed: bool, in_flow: bool) -> str:
        """Write a value, with quotes exactly when it needs or had them."""
        if value is None:
            return "null" if in_flow else ""
        like, is_typed = wanted_style(value, like, is_typed=is_typed)
        if self.is_cautious:
            return double_quoted(value)
        has_quotes = like in (Style.SINGLE, Style.DOUBLE)
        means_itself = is_typed or not looks_typed(value)
        if not has_quotes and means_itself and _can_be_plain(value, in_flow=in_flow):
            return value
        style = like if has_quotes else self._quote_for(value)
        if style is Style.SINGLE and not _CONTROL.search(value):
            return "'" + value.replace("'", "''") + "'"
        return double_quoted(value)

    def key(self, name: str, like: Style) -> str:
        """Write a key; in JSON dressed as YAML the neighbours' keys have quotes."""
        if isinstance(name, WrittenKey) and not self.is_cautious:
            return str(name)
        return self.scalar(name, like, is_typed=False, in_flow=True)

    def _quote_for(self, value: str) -> Style:
        """Choose the quotes that need no escape, else the ones that the front matter prefers."""
        if '"' in value or "\\" in value:
            return Style.DOUBLE if "'" in value else Style.SINGLE
        return Style.DOUBLE if "'" in value else self.quote


def _can_be_plain(value: str, *, in_flow: bool) -> bool:
    if not value or value != value.strip() or value[0] in _FIRST or _CONTROL.search(value):
        return False
    if _DASH.match(value) or _AMBIGUOUS.search(value) or value.startswith(("---", "...")):
        return False
    return not (in_flow and (_FLOW_SIGN.search(value) or value[0] in "-?:"))


def double_quoted(value: str, *, has_hex_escape: bool = True) -> str:
    r"""Write a text between double quotes, for YAML or (without `\x` escapes) for TOML."""
    escaped = "".join(_SHORT_ESCAPES.get(character, character) for character in value)
    return '"' + _CONTROL.sub(lambda found: _escape(found[0], has_hex_escape), escaped) + '"'


def _escape(character: str, has_hex_escape: bool) -> str:
    code = ord(character)
    return f"\\x{code:02X}" if has_hex_escape and code < 0x100 else f"\\u{code:04X}"


def block_scalar(value: str, style: Style, indent: str) -> str:
    """Write a text of several lines below its sign, each line behind `indent`.

    A text that the block cannot hold (its first line begins with a space) is read back differently: whoever
    asks has to compare.
    """
    body = value.rstrip("\n")
    line_ends = len(value) - len(body)
    sign = ">" if style is Style.FOLDED else "|"
    chomping = "-" if line_ends == 0 else "" if line_ends == 1 else "+"
    return "\n".join([sign + chomping, *block_rows(body, style, indent), *[""] * (line_ends - 1)])


def block_rows(body: str, style: Style, indent: str, width: int = 80) -> list[str]:
    """Write a text without line ends behind it as the rows of a block.

    A folded row ends at a single space before it grows beyond `width` characters, its indentation
    included, as js-yaml (`foldString`) and PyYAML fold: what they wrote is written in the same way again.
    """
    rows: list[str] = []
    before: str | None = None
    for line in body.split("\n"):
        if style is not Style.FOLDED or not line:
            rows.append(line)
            continue
        is_kept = line[0] in " \t" or (before is not None and before[0] in " \t")
        if before is not None and not is_kept:
            rows.append("")
        rows += _folded(line, width - len(indent))
        before = line
    return [indent + row if row else "" for row in rows]


def _folded(line: str, width: int) -> list[str]:
    rows: list[str] = []
    start = last = 0
    for found in re.finditer(r"(?<! ) (?=[^ ])", line):
        if found.start() - start > width and last > start:
            rows.append(line[start:last])
            start = last + 1
        last = found.start()
    if len(line) - start > width and last > start:
        rows.append(line[start:last])
        start = last + 1
    return [*rows, line[start:]] if line[:1] not in (" ", "\t") else [line]
