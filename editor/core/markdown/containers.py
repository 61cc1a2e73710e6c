"""Containers: `::: tip A title` to `:::`. Each of the two lines is read by itself and finds the other later.

So a container that is being typed shows its line as text until it is closed, and takes nothing below it
in; and what lies inside is read piece by piece, like everything else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from markdown_it.common.utils import escapeHtml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

Key = TypeVar("Key")

DRAWN = "containers"
"""The name in a renderer's env of the html of each mark, by the identity of its token."""
TAG = "::"
"""Begins what a mark is called among the tags that join pieces: `::3` opens, `/::3` closes."""

_LOOKS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("note", "info", "default", "primary"), "note"),
        **dict.fromkeys(("tip", "hint", "success"), "tip"),
        **dict.fromkeys(("important",), "important"),
        **dict.fromkeys(("warning", "warn"), "warning"),
        **dict.fromkeys(("caution", "danger", "error"), "caution"),
    }
)
_LONGEST_LINE = 400
_COLONS = re.compile(r":{3,40}(?!:)")
_NAME = re.compile(
    r"\{?\.?(?P<name>[^\s:{}\[\]`]{1,60})\}?(?:\[(?P<label>[^\[\]]{0,200})\]|[ \t]+(?P<title>.{0,200}))?"
)
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")


class OpenContainers(Generic[Key]):
    """Containers that wait for their end. A line closes the outermost with no more colons than it has."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        # rises: minus the fewest colons among the containers up to here
        self._fewest: list[int] = []

    def open(self, colons: int, key: Key) -> None:
        """Begin a container inside the others."""
        self._keys.append(key)
        self._fewest.append(max(self._fewest[-1], -colons) if self._fewest else -colons)

    def close(self, colons: int) -> list[Key]:
        """Give what ends at a line of so many colons, the outermost first; nothing when it closes none."""
        place = bisect_left(self._fewest, -colons)
        closed = self._keys[place:]
        del self._keys[place:], self._fewest[place:]
        return closed


def use_containers(md: MarkdownIt) -> None:
    """Let a parser read the lines of colons."""
    md.block.ruler.before(
        "fence", "container", _read_mark, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.add_render_rule("container", _draw_mark)


def mark_name(token: Token) -> str:
    """Give what a mark is called among the tags that join pieces."""
    slash = "" if token.meta["name"] else "/"
    return f"{slash}{TAG}{token.meta['colons']}"


def draw_containers(tokens: Iterable[Token]) -> dict[int, str]:
    """Give the html of each mark among tokens; one that finds no other is shown as it is written."""
    drawn: dict[int, str] = {}
    frames: list[OpenContainers[Token]] = [OpenContainers()]
    for token in tokens:
        if token.type == "container":
            drawn[id(token)] = f"<p>{escapeHtml(token.markup)}</p>\n"
            if token.meta["name"]:
                frames[-1].open(token.meta["colons"], token)
                continue
            closed = frames[-1].close(token.meta["colons"])
            drawn.update((id(opened), _opening(opened)) for opened in closed)
            if closed:
                drawn[id(token)] = "".join(map(_closing, reversed(closed)))
        elif token.nesting == 1:
            frames.append(OpenContainers())
        elif token.nesting == -1 and len(frames) > 1:
            frames.pop()
    return drawn


def _read_mark(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if end - start > _LONGEST_LINE or not state.src.startswith(":::", start) or state.is_code_block(line):
        return False
    line_text = state.src[start:end]
    colons = _COLONS.match(line_text)
    if colons is None:
        return False
    # colons may stand at the end as well, for looks
    said = line_text[colons.end() :].strip(" \t:")
    match = _NAME.fullmatch(said)
    if said and match is None:
        return False
    if not silent:
        name, title = (match["name"], match["label"] or match["title"] or "") if match else ("", "")
        token = state.push("container", "", 0)
        title = _ATTRIBUTES.sub("", title).strip()
        token.meta = {"colons": len(colons[0]), "name": name, "title": title}
        token.markup = line_text.strip()
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def _draw_mark(_renderer: object, tokens: Sequence[Token], idx: int, _options: object, env: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    html: str = env.get(DRAWN, {}).get(id(tokens[idx]), "")
    return html


def _opening(token: Token) -> str:
    name, title = str(token.meta["name"]).lower(), escapeHtml(token.meta["title"])
    if name == "details":
        hint = "" if title else ' data-hint="details"'
        return f"<details><summary{hint}>{title}</summary>\n"
    look = _LOOKS.get(name)
    css = f"container markdown-alert markdown-alert-{look}" if look else "container"
    if title:
        return f'<div class="{css}"><p class="markdown-alert-title">{title}</p>\n'
    if look:
        return f'<div class="{css}"><p class="markdown-alert-title" data-hint="{look}"></p>\n'
    return f'<div class="{css}">\n'


def _closing(token: Token) -> str:
    return "</details>\n" if str(token.meta["name"]).lower() == "details" else "</div>\n"
