"""Checks MathML that was made from LaTeX, strictly: what is not on the list is not shown."""

from __future__ import annotations

import html
import re
from itertools import pairwise

MAX_DEPTH = 100
"""Elements that nest deeper are refused: Chromium lays them out slowly."""

MAX_LENGTH = 400_000
"""Longer MathML is refused, in characters."""

_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "mspace", "mprescripts"})
"""They hold text and no element: inside them an HTML parser would leave MathML."""

_LAYOUT_NAMES = (
    "math menclose mfrac mmultiscripts mover mpadded mphantom mroot mrow msqrt mstyle msub msubsup msup "
    "mtable mtd mtr munder munderover"
)
_LAYOUT = frozenset(_LAYOUT_NAMES.split())
_LENGTH = r"-?\d{0,5}(?:\.\d{1,12})?(?:em|ex|px|pt|%|mu|cm|mm|in)?"
_BOOLEAN = r"true|false"
_STYLE = (
    r"(?:text-align|justify-items): ?(?:left|right|center|start|end)"
    rf"|(?:padding(?:-(?:left|right|top|bottom))?|width|font-size): ?{_LENGTH}"
    rf"|border-(?:left|right|top|bottom): ?{_LENGTH} (?:solid|dashed) currentcolor"
    r"|(?:color|background|background-color|border-color): ?(?:#[0-9A-Fa-f]{3,8}|[a-z]{1,24})"
    r"|font-variant-caps: ?small-caps|math-(?:depth|style|shift): ?[a-z0-9()-]{1,20}"
)
_ATTRIBUTES = {
    "accent": _BOOLEAN,
    "accentunder": _BOOLEAN,
    "class": r"math-core-(?:sans-)?serif-font|menclose-(?:(?:up|down)diagonalstrike|phasorangle)",
    "depth": _LENGTH,
    "display": "block",
    "displaystyle": _BOOLEAN,
    "fence": _BOOLEAN,
    "form": "prefix|infix|postfix",
    "height": _LENGTH,
    "linethickness": _LENGTH,
    "lspace": _LENGTH,
    "mathvariant": "normal",
    "maxsize": _LENGTH,
    "minsize": _LENGTH,
    "movablelimits": _BOOLEAN,
    "notation": r"[a-z ]{1,80}",
    "rspace": _LENGTH,
    "scriptlevel": r"[+-]?\d",
    "separator": _BOOLEAN,
    "stretchy": _BOOLEAN,
    "style": rf"(?:(?:{_STYLE})(?:; ?|$))*",
    "symmetric": _BOOLEAN,
    "voffset": _LENGTH,
    "width": _LENGTH,
}
_VALUES = {name: re.compile(pattern) for name, pattern in _ATTRIBUTES.items()}
_TAG = re.compile(r'<(/?)([a-z]+)((?: [a-z]+="[^"<>&]*")*)(/?)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_LABEL = re.compile(r'</?a(?: href="[^"<>]*")?>|(?<=<mtd) id="[^"<>]*"|(?<=[";]) id="[^"<>]*"(?=>)')


def checked_mathml(made: str) -> str | None:
    """Give the MathML again, written anew from what was understood of it; None when something is odd.

    References between equations lose their links.
    """
    if len(made) > MAX_LENGTH:
        return None
    made = _LABEL.sub("", made)
    tags = list(_TAG.finditer(made))
    if not tags or tags[0].start() or tags[-1].end() != len(made) or tags[0][2] != "math":
        return None
    parts: list[str] = []
    opened: list[str] = []
    for tag, following in pairwise(tags):
        drawn = _tag(tag, opened)
        text = made[tag.end() : following.start()]
        if drawn is None or not opened or "<" in text or (text and opened[-1] not in _TOKENS):
            return None
        parts += (drawn, html.escape(html.unescape(text), quote=False))
    end = _tag(tags[-1], opened)
    return None if end is None or opened else "".join((*parts, end))


def _tag(tag: re.Match[str], opened: list[str]) -> str | None:
    """Write one tag, and keep the elements that are open; None where it must not stand."""
    closes, name, attributes, is_empty = tag.groups()
    if closes:
        return f"</{name}>" if opened and opened.pop() == name and not attributes else None
    is_known = name in _LAYOUT or name in _TOKENS
    is_root = name == "math"
    if not is_known or is_root == bool(opened) or (opened and opened[-1] in _TOKENS):
        return None
    written: list[str] = []
    for attribute, value in _ATTRIBUTE.findall(attributes):
        allowed = _VALUES.get(attribute)
        if allowed is None or not allowed.fullmatch(value):
            return None
        written.append(f' {attribute}="{value}"')
    if is_empty:
        return f"<{name}{''.join(written)}></{name}>"
    opened.append(name)
    return None if len(opened) > MAX_DEPTH else f"<{name}{''.join(written)}>"
