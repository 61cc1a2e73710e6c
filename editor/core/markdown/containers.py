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
    md.add_render_rule("container_title_end", _draw_mark)


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
            _draw(drawn, token, "<p>" + escapeHtml(token.markup), f"{escapeHtml(token.info)}</p>\n")
            if token.meta["name"]:
                frames[-1].open(token.meta["colons"], token)
                continue
            closed = frames[-1].close(token.meta["colons"])
            for opened in closed:
                _draw(drawn, opened, *_opening(opened))
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
        token = state.push("container", "", 0)
        token.meta = {"colons": len(colons[0]), "name": match["name"] if match else ""}
        token.map = [line, line + 1]
        token.markup = line_text.strip()
        if match is not None and match.lastgroup != "name":
            begin = line_text.index(said, colons.end()) + match.start(match.lastgroup or "")
            _push_title(state, token, match[match.lastgroup or ""], begin)
        state.line = line + 1
    return True


def _push_title(state: StateBlock, mark: Token, written: str, begin: int) -> None:
    """Let the title be read as text is; `markup` and `info` are what is written before and behind it."""
    title = _ATTRIBUTES.sub("", written).strip()
    if not title or mark.map is None:
        return
    place = mark.markup.index(title, begin)
    mark.markup, mark.info = mark.markup[:place], mark.markup[place + len(title) :]
    text = state.push("inline", "", 0)
    text.level += 1
    text.content, text.children, text.map = title, [], list(mark.map)
    mark.meta["end"] = state.push("container_title_end", "", 0)


def _draw(drawn: dict[int, str], mark: Token, before: str, behind: str) -> None:
    """Set what stands around the title of a mark, or where that is missing in one."""
    end = mark.meta.get("end")
    if end is None:
        drawn[id(mark)] = before + behind
    else:
        drawn[id(mark)], drawn[id(end)] = before, behind


def _draw_mark(_renderer: object, tokens: Sequence[Token], idx: int, _options: object, env: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    html: str = env.get(DRAWN, {}).get(id(tokens[idx]), "")
    return html


def _opening(token: Token) -> tuple[str, str]:
    """Give what begins a container, before its title and behind that."""
    name, has_title = str(token.meta["name"]).lower(), "end" in token.meta
    if name == "details":
        hint = "" if has_title else ' data-hint="details"'
        return f"<details><summary{hint}>", "</summary>\n"
    look = _LOOKS.get(name)
    css = f"container markdown-alert markdown-alert-{look}" if look else "container"
    if has_title or look:
        hint = "" if has_title else f' data-hint="{look}"'
        return f'<div class="{css}"><p class="markdown-alert-title"{hint}>', "</p>\n"
    return f'<div class="{css}">', "\n"


def _closing(token: Token) -> str:
    return "</details>\n" if str(token.meta["name"]).lower() == "details" else "</div>\n"
