"""The images of a paragraph, in the order of its tokens: tokens say which, the scan says where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import unescapeAll
from markdown_it.helpers import parseLinkTitle

from editor.core.images.found import Found
from editor.core.images.reference_form import ReferenceForm
from editor.core.images.scan_html import scan_html, scan_html_links
from editor.core.images.scan_tags import found_of, link_tag_at, tag_at
from editor.core.markdown.template_address import parse_destination

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

_STOP = re.compile(r"[\\`<{!]")
_STOP_AT_LINKS = re.compile(r"[\\`<{!\]]")
_BACKTICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<[^<>\s]+>")
_SPACES = re.compile(r"[ \t\n]*")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]", re.DOTALL)
# Liquid with spaces is no destination for a Markdown parser, but Jekyll fills it in before one runs
_LIQUID = re.compile(
    r"!\[([^\[\]\n]{0,300})\]\((\{\{[^{}\n]{0,200}\}\}[^\s()\"]{0,500})"
    r"(?:[ \t]{1,9}\"([^\"\n]{0,300})\")?[ \t]{0,9}\)"
)
# no parser makes an image of these, but the writer meant one, and is to be told why it will not show
_OWN_DISK = re.compile(
    r"!\[([^\[\]\n]{0,300})\]\(<?((?:file:|[A-Za-z]:[\\/]|\\\\)[^\n<>()\"]{0,500}?)>?"
    r"(?:[ \t]{1,9}\"([^\"\n]{0,300})\")?[ \t]{0,9}\)",
    re.IGNORECASE,
)


class InlineScan:
    """One pass over the text of an inline token; `missing` holds the image tokens it could not find.

    `links` holds where links lead, when they are asked for.
    """

    def __init__(
        self, text: str, children: Iterable[Token], *, is_lenient: bool = False, with_links: bool = False
    ) -> None:
        tokens = list(children)
        self.found: list[tuple[ReferenceForm, Found]] = []
        self.links: list[tuple[ReferenceForm, Found]] = []
        self._with_links = with_links
        self._hrefs = [
            token.attrGet("href") for token in tokens if token.type == "link_open" and not token.markup
        ]
        self._text = text
        self._is_lenient = is_lenient
        self._images = deque(token for token in tokens if token.type == "image" and not _is_tag(token))
        self._tags = deque(token for token in tokens if _is_tag(token))
        self._html = deque(token.content for token in tokens if token.type == "html_inline" and token.content)
        self._ticks = self._runs_of_ticks()
        self._run()
        self.missing = tuple(self._images)

    def _runs_of_ticks(self) -> dict[int, list[int]]:
        runs: dict[int, list[int]] = {}
        for run in _BACKTICKS.finditer(self._text):
            runs.setdefault(len(run.group()), []).append(run.start())
        return runs

    def _run(self) -> None:
        at = 0
        stops = _STOP_AT_LINKS if self._with_links else _STOP
        while stop := stops.search(self._text, at):
            at = self._step(stop.start(), stop.group())

    def _step(self, at: int, sign: str) -> int:
        match sign:
            case "\\":
                return at + 2
            case "`":
                return self._behind_code(at)
            case "<":
                return self._behind_angle(at)
            case "{":
                return self._behind_brace(at)
            case "]":
                return self._behind_words(at)
            case _:
                return self._behind_mark(at)

    def _behind_code(self, at: int) -> int:
        run = _BACKTICKS.match(self._text, at)
        width = len(run.group()) if run else 1
        starts = self._ticks.get(width, [])
        index = bisect_left(starts, at + width)
        return (starts[index] if index < len(starts) else at) + width

    def _behind_angle(self, at: int) -> int:
        if self._html and self._text.startswith(self._html[0], at):
            tag = self._html.popleft()
            for found in scan_html(tag):
                self._keep(ReferenceForm.HTML, found.moved(at))
            if self._with_links:
                self.links += [(ReferenceForm.HTML, found.moved(at)) for found in scan_html_links(tag)]
            return at + len(tag)
        autolink = _AUTOLINK.match(self._text, at)
        return autolink.end() if autolink else at + 1

    def _behind_brace(self, at: int) -> int:
        """Read a tag: the parser says which it draws; others that another site would draw are told, too."""
        if self._tags and self._text.startswith(self._tags[0].markup, at):
            token = self._tags.popleft()
            self._keep(ReferenceForm.TAG, found_of(token.meta["image"], at, at + len(token.markup)))
            return at + len(token.markup)
        found, behind = tag_at(self._text, at)
        if found and not (self._tags and self._tags[0].markup in self._text[at:behind]):
            self._keep(ReferenceForm.TAG, found)
        if self._with_links and (link := link_tag_at(self._text, at, behind)):
            self.links.append((ReferenceForm.TAG, link))
        return at + 1

    def _behind_words(self, at: int) -> int:
        """Read the address behind the words of a link, `](a.png)`, where the parser has made a link of it."""
        link = (
            _inline_tail(self._text, at, at + 1)
            if self._hrefs and self._text[at + 1 : at + 2] == "("
            else None
        )
        for number, address in enumerate(self._hrefs if link else ()):
            if link and _is_address_of(link.destination, address):
                del self._hrefs[number]
                self.links.append((ReferenceForm.INLINE, link))
                return link.end
        return at + 1

    def _behind_mark(self, at: int) -> int:
        if not self._text.startswith("![", at):
            return at + 1
        image = self._image_at(at) if self._images else None
        if image:
            self._images.popleft()
            self._keep(ReferenceForm.REFERENCE if image.label else ReferenceForm.INLINE, image)
            return image.end
        liquid = _LIQUID.match(self._text, at) or _OWN_DISK.match(self._text, at)
        if liquid is None:
            return at + 2
        found = Found(liquid[1], liquid[2], liquid[3] or "", at, liquid.end(), liquid.start(2), liquid.end(2))
        self._keep(ReferenceForm.INLINE, found)
        return liquid.end()

    def _keep(self, form: ReferenceForm, found: Found | None) -> None:
        if found:
            self.found.append((form, found))

    def _image_at(self, at: int) -> Found | None:
        """Match the next image token with the text at an offset: label, destination and title must agree."""
        token = self._images[0]
        label_end = at + 2 + len(token.content)
        if not self._text.startswith(f"{token.content}]", at + 2):
            return None
        behind = self._text[label_end + 1 : label_end + 2]
        image = _inline_tail(self._text, at, label_end + 1) if behind == "(" else None
        if image is None:
            return self._reference_tail(at, label_end, token) if behind != "(" else None
        if not self._is_lenient and not is_same_address(image.destination, token.attrGet("src")):
            return None
        return image._replace(description=plain_text(token.children or ()))

    def _reference_tail(self, at: int, label_end: int, token: Token) -> Found:
        full = _LABEL.match(self._text, label_end + 1)
        label, start, end = token.content, at + 2, label_end
        if full and full[1].strip():
            label, start, end = full[1], full.start(1), full.end(1)
        title = str(token.attrGet("title") or "")
        destination = str(token.attrGet("src") or "")
        behind = full.end() if full else label_end + 1
        text = plain_text(token.children or ())
        return Found(text, destination, title, at, behind, start, end, label=label)


def plain_text(tokens: Iterable[Token]) -> str:
    """Give the words of inline tokens without their marks, as the alt text of the page has them."""
    pieces: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.type == "image":
            pieces.append(plain_text(token.children or ()))
        elif token.type not in ("link_open", "link_close"):
            pieces.append(token.content)
    return "".join(pieces)


def _is_tag(token: Token) -> bool:
    return token.type == "image" and token.meta.get("form") == ReferenceForm.TAG


def is_same_address(written: str, address: object) -> bool:
    """Tell whether a token's address is the written one; a parser may keep it or normalise it."""
    return address in (written, normalizeLink(written))


def _is_address_of(written: str, address: object) -> bool:
    return getattr(address, "written", None) == written or is_same_address(written, address)


def _inline_tail(text: str, start: int, at: int) -> Found | None:
    """Read `(destination "title")` at an offset."""
    begin = _skip(text, at + 1)
    address = parse_destination(text, begin, len(text))
    end = address.pos if address.ok else begin
    title_at = _skip(text, end)
    title, behind = "", title_at
    if title_at > end:
        read = parseLinkTitle(text, title_at, len(text))
        if read.ok:
            title, behind = read.str, _skip(text, read.pos)
    if text[behind : behind + 1] != ")":
        return None
    is_bracketed = text.startswith("<", begin) and end > begin
    first, last = (begin + 1, end - 1) if is_bracketed else (begin, end)
    return Found("", unescapeAll(text[first:last]), title, start, behind + 1, first, last)


def _skip(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return found.end() if found else at
