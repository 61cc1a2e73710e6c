"""Makes a stranger's style sheet harmless: each address in it is asked for, what could load or cover goes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

NOTHING = 'url("data:,")'
"""What stands in an address's place that must not be asked for: valid wherever an address is."""

_ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}+(?:\r\n|[ \n\r\t\f])?+|[^\n\r\f0-9a-fA-F])"
_NAME = rf"(?:[A-Za-z0-9_\-\u0080-\U0010ffff]|{_ESCAPE})"
_IDENT = rf"(?:--|-?+(?:[A-Za-z_\u0080-\U0010ffff]|{_ESCAPE})){_NAME}*+"
_STRING_BODY = r"(?:[^{quote}\\\n\r\f]|\\(?:\r\n|[\s\S]))*+"
_TOKEN = re.compile(
    rf"""(?P<comment>/\*[\s\S]*?(?:\*/|\Z)|<!--|-->)
    |(?P<space>[ \t\r\n\f]++)
    |(?P<string>"{_STRING_BODY.format(quote='"')}(?P<closed>"|\Z)?|'{_STRING_BODY.format(quote="'")}(?P<closed2>'|\Z)?)
    |(?P<number>[+\-]?+(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:[eE][+\-]?+[0-9]++)?+(?:%|{_IDENT})?+)
    |@(?P<at>{_IDENT})
    |(?P<hash>\#{_NAME}++)
    |(?P<function>{_IDENT})\(
    |(?P<ident>{_IDENT})
    |(?P<other>[\s\S])""",
    re.VERBOSE,
)
_PLAIN_ADDRESS = re.compile(
    rf"[ \t\r\n\f]*+(?P<address>(?:[^\"'()\\\s\x00-\x08\x0b\x0e-\x1f\x7f]|{_ESCAPE})*+)[ \t\r\n\f]*+(?:\)|\Z)"
)
_ONE_ESCAPE = re.compile(_ESCAPE + r"|\\(?:\r\n|[\n\r\f])")
_KEPT_RULES = frozenset(
    {
        "container",
        "counter-style",
        "font-face",
        "font-feature-values",
        "keyframes",
        "-webkit-keyframes",
        "layer",
        "media",
        "page",
        "property",
        "scope",
        "starting-style",
        "supports",
    }
)
_ADDRESSING = frozenset(
    {"image-set", "-webkit-image-set", "image", "src", "cross-fade", "-webkit-cross-fade"}
)
"""Functions in which a string, or what a variable brings, is an address."""

_CLOSERS = {"{": "}", "(": ")", "[": "]"}
_OF_MEDIA = frozenset({"ident", "other", "number"})
_BUTTERFLY = {"article-container": "#post", "post": "#page"}
"""What the theme Butterfly and those made from it call by ids, on our page."""


@dataclass(slots=True)
class _Sheet:
    """What is known while a sheet is read: the open brackets, and in which declaration we are."""

    address: Callable[[str], str | None]
    imported: Callable[[str], str | None]
    ids: Mapping[str, str]
    out: list[str] = field(default_factory=list[str])
    open: list[str] = field(default_factory=list[str])
    functions: list[str] = field(default_factory=list[str])
    name: str = ""
    is_value: bool = False

    @property
    def is_addressing(self) -> bool:
        return any(name in _ADDRESSING for name in self.functions)


def _nothing(_: str) -> None:
    return None


def clean_style(
    css: str,
    address: Callable[[str], str | None],
    imported: Callable[[str], str | None] = _nothing,
) -> str:
    """Give the sheet without rules that load, and with `address(text)` in each address's place.

    Where `address` answers None the address becomes an empty picture. In an `@import`'s place stands what
    `imported(text)` answers, a sheet that is clean already, or nothing. Rules that are not known go as
    wholes, `position: fixed` becomes `static`. The answer's brackets always match.
    """
    sheet = _Sheet(address, imported, _BUTTERFLY if "#article-container" in css else {})
    tokens = _tokens(css.replace("\0", "\ufffd"))
    for kind, text, rest in tokens:
        if kind == "at" and _plain(text).lower() not in _KEPT_RULES:
            passed: list[tuple[str, str, str]] = []
            is_block_end = _skip_rule(tokens, passed)
            if _plain(text).lower() == "import" and not sheet.open:
                _import(sheet, passed)
            if is_block_end:
                _take(sheet, "other", "}", "")
        else:
            _take(sheet, kind, text, rest)
    sheet.out.extend(_CLOSERS[bracket] for bracket in reversed(sheet.open))
    return "".join(sheet.out)


def _tokens(css: str) -> Iterator[tuple[str, str, str]]:
    """Give kind, text and, for an address without quotes, the address itself."""
    place = 0
    while place < len(css):
        found = _TOKEN.match(css, place)
        if found is None:
            return
        place = found.end()
        kind = found.lastgroup or "other"
        if kind in ("closed", "closed2"):
            kind = "string"
        text = found.group(kind)
        if kind == "string" and not (found["closed"] is not None or found["closed2"] is not None):
            kind, text = "space", " "  # a line end inside: the declaration is broken anyway
        if kind == "function" and _plain(text).lower() == "url":
            plain = _PLAIN_ADDRESS.match(css, place)
            if plain is not None:
                place = plain.end()
                yield "url", "", _plain(plain["address"])
                continue
        yield kind, text, ""


def _take(sheet: _Sheet, kind: str, text: str, address: str) -> None:
    match kind:
        case "comment":
            sheet.out.append(" ")
        case "url":
            sheet.out.append(_shown(sheet, address))
        case "function":
            _open_function(sheet, text)
        case "string":
            _take_string(sheet, text)
        case "at":
            sheet.out.append(f"@{text}")
            sheet.name, sheet.is_value = "", False
        case "ident":
            _take_ident(sheet, text)
        case "other":
            _take_other(sheet, text)
        case "hash":
            sheet.out.append(sheet.ids.get(text[1:], text))
        case _:
            sheet.out.append(text)


def _open_function(sheet: _Sheet, text: str) -> None:
    name = _plain(text).lower()
    if name == "url" or (name in ("var", "env", "attr") and sheet.is_addressing):
        text = "x-none"  # an address that is quoted is written anew; one that a variable brings is not known
        if name == "url":
            name = "src"
    sheet.open.append("(")
    sheet.functions.append(name)
    sheet.out.append(f"{text}(")


def _take_string(sheet: _Sheet, text: str) -> None:
    value = _plain(text[1:-1] if len(text) > 1 and text[-1] == text[0] else text[1:])
    if not sheet.is_addressing:
        sheet.out.append(_quoted(value))
        return
    if sheet.out and sheet.out[-1] == "x-none(" and sheet.functions[-1] == "src":
        sheet.out[-1] = _shown(sheet, value)[:-1]  # the bracket that closes comes with the source's own
        return
    sheet.out.append(_shown(sheet, value))


def _take_ident(sheet: _Sheet, text: str) -> None:
    name = _plain(text).lower()
    if not sheet.is_value and not sheet.functions:
        sheet.name = name
    elif sheet.name == "position" and name == "fixed":
        text = "static"
    sheet.out.append(text)


def _take_other(sheet: _Sheet, text: str) -> None:
    if text in _CLOSERS:
        sheet.open.append(text)
        if text == "(":
            sheet.functions.append("")
    elif text in _CLOSERS.values():
        if not sheet.open or _CLOSERS[sheet.open[-1]] != text:
            return
        if sheet.open.pop() == "(":
            sheet.functions.pop()
    if text in "{};":
        sheet.name, sheet.is_value = "", False
    elif text == ":" and sheet.name:
        sheet.is_value = True
    if text != "\\":
        sheet.out.append(text)


def _skip_rule(tokens: Iterator[tuple[str, str, str]], passed: list[tuple[str, str, str]]) -> bool:
    """Pass by an at-rule, to its semicolon or its block's end; tell whether the block around it ended."""
    depth: list[str] = []
    for kind, text, address in tokens:
        passed.append((kind, text, address))
        if kind == "function":
            depth.append(")")
        elif kind == "other" and text in _CLOSERS:
            depth.append(_CLOSERS[text])
        elif kind == "other" and depth and text == depth[-1]:
            depth.pop()
            if text == "}" and not depth:
                return False
        elif kind == "other" and not depth and text in ";}":
            return text == "}"
    return False


def _import(sheet: _Sheet, passed: Sequence[tuple[str, str, str]]) -> None:
    """Put the sheet that an `@import` names in its place; one with a layer or a condition of its own goes."""
    found = [token for token in passed if token[0] not in ("space", "comment")]
    kind, text, address = found[0] if found else ("", "", "")
    rest = found[1:]
    if kind == "function" and _plain(text).lower() == "url" and rest:
        (kind, text, address), rest = rest[0], rest[2:]
    if kind == "string":
        address = _plain(text[1:-1])
    if not address or any(kind not in _OF_MEDIA or set(text) & set("{}\\") for kind, text, _ in rest):
        return
    media = " ".join(text for _, text, _ in rest).rstrip("; ")
    if _plain(media).lower().startswith("layer") or not (css := sheet.imported(address.strip())):
        return
    sheet.out.append(f"@media {media}{{{css}}}" if media else css)


def _shown(sheet: _Sheet, address: str) -> str:
    found = sheet.address(address.strip())
    return NOTHING if found is None else f"url({_quoted(found)})"


def _plain(text: str) -> str:
    return _ONE_ESCAPE.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    body = found.group()[1:]
    if body[0] in "\r\n\f":
        return ""
    digits = body.rstrip(" \n\r\t\f")
    if re.fullmatch(r"[0-9a-fA-F]{1,6}", digits):
        number = int(digits, 16)
        is_character = 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
        return chr(number) if is_character else "\ufffd"
    return body


def _quoted(text: str) -> str:
    escaped = "".join(
        f"\\{ord(char):x} " if char in '"\\<' or ord(char) < 0x20 or ord(char) == 0x7F else char
        for char in text
    )
    return f'"{escaped}"'
