"""The footnotes of drawn blocks at the end of them all, as sites show them, for a page of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOTE = re.compile(r'<div class="footnote" id="post-fn-(\d{1,9})">')
_DIV = re.compile(r'<(/?)div(?=[\s>])(?:[^"<>]|"[^"]*")*+>')
_NOTHING = re.compile(r'\s*(?:<div class="block">\s*</div>\s*)?')


def with_notes_at_end(blocks: Iterable[str]) -> tuple[list[str], list[str]]:
    """Part the html of blocks into what stays in its place and the numbered notes, in their order.

    A note inside another comes out of it. A block that showed nothing else is gone; notes that nothing
    uses have no number and stay.
    """
    kept: list[str] = []
    notes: list[tuple[int, str]] = []
    for html in blocks:
        rest = _taken_out(html, notes) if "post-fn-" in html else html
        if rest is html or not _NOTHING.fullmatch(rest):
            kept.append(rest)
    notes.sort(key=lambda note: note[0])
    return kept, [html for _, html in notes]


def _taken_out(html: str, notes: list[tuple[int, str]]) -> str:
    """Give html without its numbered notes, which join the others."""
    stays: list[str] = []
    # what is open: the number of a note, -1 of another element, and what is written in a note so far
    opened: list[tuple[int, list[str]]] = []
    known = len(notes)
    into, place = stays, 0
    for tag in _DIV.finditer(html):
        note = None if tag[1] else _NOTE.fullmatch(tag[0])
        end = tag.start() if note else tag.end()
        into.append(html[place:end])
        place = end
        if note:
            opened.append((int(note[1]), into))
            into = [tag[0]]
            place = tag.end()
        elif not tag[1]:
            opened.append((-1, into))
        elif opened:
            number, around = opened.pop()
            if number >= 0:
                notes.append((number, "".join(into)))
                into = around
    if opened:
        del notes[known:]
        return html
    return "".join([*stays, html[place:]])
