"""A rendered post as a file of its own: a page that needs nothing else, or the piece of html inside it."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from editor.core.markdown.hint_words import with_words
from editor.core.markdown.note_list import with_notes_at_end
from editor.widgets.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

POLICY = (
    "default-src 'none'; img-src data: file: http: https:; style-src 'unsafe-inline'; font-src data:;"
    " base-uri 'none'; form-action 'none'"
)
"""What the page itself may load, should anything of a post have come through."""

_STYLES = ("frame.css", "preview.css", "code.css", "blocks.css", "site.css", "page.css")
_FONT = re.compile(r'@font-face \{[^}]*url\("post://preview/([a-z0-9-]+\.woff2)"\)[^}]*\}')
_TAG = re.compile(r'<[A-Za-z](?:[^"<>]|"[^"]*")*+>')
_ADDRESS = re.compile(r' (src|poster)="post://image/([A-Za-z0-9_-]{1,128})"')
_MARKS = re.compile(r' data-line="[0-9]+"')
# the one element of its kind: no post can bring another through
_NOTES = re.compile(r'<aside class="site-hint">.*?</aside>', re.DOTALL)
_DESCRIPTION = re.compile(r' alt="([^"]*)"')
_CHINESE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff01-\uff5e]")


@dataclass(frozen=True, slots=True)
class PagePost:
    """What the renderer has made of a post.

    `images` tells the destination behind each token of the html, `forms` the ReferenceForm of destinations
    that are not inline. `title` and `date` stand above the text, "" for none; `name` is that of the window.
    """

    blocks: tuple[str, ...]
    images: Mapping[str, str] = field(default_factory=dict[str, str])
    forms: Mapping[str, str] = field(default_factory=dict[str, str])
    title: str = ""
    date: str = ""
    name: str = ""


def fragment_of(post: PagePost, address_of: Callable[[str, str], str], words: Mapping[str, str]) -> str:
    """Give the html of the blocks, one behind the other, as the preview shows them.

    `address_of` gives the address of a destination of some form, "" for an image that cannot be shown.
    """
    blocks, notes = with_notes_at_end(post.blocks)
    return "\n".join(_drawn(html, post, address_of, words) for html in [*blocks, *notes]) + "\n"


def page_of(post: PagePost, address_of: Callable[[str, str], str], words: Mapping[str, str]) -> str:
    """Give a whole page with our style, light and dark as its reader's system is; no script, no fetching."""
    blocks, noted = with_notes_at_end(post.blocks)
    sections = [
        f"<section{'' if _CHINESE.search(html) else ' lang=en'}>{html}</section>"
        for html in (_drawn(html, post, address_of, words) for html in blocks)
    ]
    body = "\n".join(sections)
    notes = "\n".join(_drawn(html, post, address_of, words) for html in noted)
    below = f'<section id="notes" class="footnotes">\n{notes}\n</section>\n' if notes else ""
    style = page_style(has_formulas="<math" in body or "<math" in notes)
    return (
        '<!doctype html>\n<html lang="zh" class="page">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(_plain(post.name or post.title))}</title>\n<style>\n{style}\n</style>\n</head>\n"
        f'<body>\n<article id="page">\n{_heading(post)}<main id="post"><div>\n{body}\n</div></main>\n'
        f"{below}</article>\n</body>\n</html>\n"
    )


def page_style(*, has_formulas: bool) -> str:
    """Give our style sheets as one that names no other file; the font of formulas only where it is used."""
    folder = resource_path("preview")
    style = "\n".join((folder / name).read_text("utf-8") for name in _STYLES)

    def font(found: re.Match[str]) -> str:
        if not has_formulas:
            return ""
        content = base64.b64encode((folder / found[1]).read_bytes()).decode("ascii")
        return found[0].replace(f"post://preview/{found[1]}", f"data:font/woff2;base64,{content}")

    dark = json.loads(resource_path("themes", "dark.json").read_text("utf-8"))
    colours = " ".join(f"--{name}: {colour};" for name, colour in dark.items() if str(colour).startswith("#"))
    return (
        f"{_FONT.sub(font, style)}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {colours} }} }}"
    )


def _heading(post: PagePost) -> str:
    if not post.title:
        return ""
    date = f'<time class="post-date">{escape(post.date)}</time>' if post.date else ""
    return f'<header id="heading"><h1 class="post-title">{escape(_plain(post.title))}</h1>{date}</header>\n'


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _drawn(html: str, post: PagePost, address_of: Callable[[str, str], str], words: Mapping[str, str]) -> str:
    """Give a block as it is written: images with addresses, hints with words, nothing that helps writing."""
    broken = words.get("broken", "")

    def show(found: re.Match[str]) -> str:
        tag = _MARKS.sub("", found[0])
        asked = _ADDRESS.search(tag)
        if asked is None:  # nothing to look for, or a picture of ours, which has its address in itself
            return _missing(tag, broken) if tag.startswith("<img") and ' src="' not in tag else tag
        destination = post.images.get(asked[2], "")
        address = address_of(destination, post.forms.get(destination, "inline")) if destination else ""
        if address:
            return tag.replace(asked[0], f' {asked[1]}="{escape(address)}"', 1)
        if asked[1] == "src" and tag.startswith("<img"):
            return _missing(tag, broken)
        return tag.replace(asked[0], "", 1)

    return _plain(with_words(_TAG.sub(show, _NOTES.sub("", html)), words))


def _missing(tag: str, sentence: str) -> str:
    described = _DESCRIPTION.search(tag)
    parts: Sequence[str] = [part for part in (described[1] if described else "", escape(sentence)) if part]
    return f"<image-problem>{'　·　'.join(parts)}</image-problem>"
