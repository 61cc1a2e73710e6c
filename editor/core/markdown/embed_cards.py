"""Cards in the place of what a page would embed: kind, host and address, never a frame."""

from __future__ import annotations

import re
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it.common.utils import escapeHtml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

_HOSTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "youtube.com": ("YouTube", "is-video"),
        "youtube-nocookie.com": ("YouTube", "is-video"),
        "youtu.be": ("YouTube", "is-video"),
        "vimeo.com": ("Vimeo", "is-video"),
        "bilibili.com": ("哔哩哔哩", "is-video"),
        "youku.com": ("优酷", "is-video"),
        "v.qq.com": ("腾讯视频", "is-video"),
        "dailymotion.com": ("Dailymotion", "is-video"),
        "twitch.tv": ("Twitch", "is-video"),
        "ted.com": ("TED", "is-video"),
        "spotify.com": ("Spotify", "is-audio"),
        "music.163.com": ("网易云音乐", "is-audio"),
        "y.qq.com": ("QQ 音乐", "is-audio"),
        "soundcloud.com": ("SoundCloud", "is-audio"),
        "music.apple.com": ("Apple Music", "is-audio"),
        "codepen.io": ("CodePen", "is-code"),
        "jsfiddle.net": ("JSFiddle", "is-code"),
        "codesandbox.io": ("CodeSandbox", "is-code"),
        "stackblitz.com": ("StackBlitz", "is-code"),
        "gist.github.com": ("GitHub Gist", "is-code"),
        "asciinema.org": ("asciinema", "is-code"),
        "google.com": ("Google", "is-page"),
        "openstreetmap.org": ("OpenStreetMap", "is-page"),
        "figma.com": ("Figma", "is-page"),
        "x.com": ("X", "is-page"),
        "twitter.com": ("Twitter", "is-page"),
        "instagram.com": ("Instagram", "is-page"),
    }
)
_OPENER = re.compile(r"<(iframe|video|audio)\b((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>", re.IGNORECASE)
_EMBEDDED = re.compile(r"</?(?:iframe|video|audio)\b", re.IGNORECASE)
_SOURCE = re.compile(r"<source\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(src|data-src|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_CLOSERS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {name: re.compile(f"</{name}\\s*>", re.IGNORECASE) for name in ("iframe", "video", "audio")}
)
_EMBED_PATHS = (
    (re.compile(r"//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)"), "//www.youtube.com/watch?v={}"),
    (re.compile(r"//player\.vimeo\.com/video/(\d+)"), "//vimeo.com/{}"),
    (re.compile(r"//player\.bilibili\.com/player\.html\?(?:.*&)?bvid=(\w+)"), "//www.bilibili.com/video/{}"),
    (re.compile(r"//player\.bilibili\.com/player\.html\?(?:.*&)?aid=(\d+)"), "//www.bilibili.com/video/av{}"),
    (re.compile(r"//open\.spotify\.com/embed/([\w/]+)"), "//open.spotify.com/{}"),
)
_LONGEST = 2_000


def card(address: str, css: str = "is-page", name: str = "") -> str:
    """Give a card for an address; `css` and `name` stand for what the host does not tell.

    Only web addresses of a host we know, and those a tag names, can be clicked; others are shown as text.
    """
    shown = address.strip()[:_LONGEST]
    full = f"https:{shown}" if shown.startswith("//") else shown
    known = _known(full)
    label, kind = known if known else (name, css)
    head = f'<span class="card-kind">{escapeHtml(label)}</span>' if label else ""
    inside = f'{head}<span class="card-address">{escapeHtml(_short(full))}</span>'
    is_web = full.lower().startswith(("https://", "http://"))
    if is_web and (known or name or css != "is-frame"):
        return f'<a class="site-card {kind}" href="{escapeHtml(_page_of(full))}">{inside}</a>'
    return f'<span class="site-card {kind}">{inside}</span>'


def with_cards(html: str) -> str:
    """Put cards in the place of frames, videos and sounds in raw HTML."""
    if "<" not in html or html.lstrip().startswith("<!--"):
        return html
    parts: list[str] = []
    endless: set[str] = set()
    at = 0
    while opener := _OPENER.search(html, at):
        parts.append(html[at : opener.start()])
        at = opener.end()
        name = opener[1].lower()
        closer = None if name in endless else _CLOSERS[name].search(html, at)
        if closer is None:
            endless.add(name)  # nor will those behind it be closed: they are not searched for again
        parts.append(_card_of(name, opener[2], html[at : closer.start()] if closer else ""))
        at = closer.end() if closer else at
    parts.append(html[at:])
    return "".join(parts)


def draw_inline_html(tokens: Sequence[Token], idx: int, *_: object) -> str:
    """Draw raw HTML inside a line: a card for a frame, a video or a sound, all else as it is."""
    html = tokens[idx].content
    if not _EMBEDDED.match(html):
        return html
    opener = _OPENER.fullmatch(html.strip())
    if opener is None:
        return ""
    behind = (token.content for token in tokens[idx + 1 : idx + 4] if token.type == "html_inline")
    return _card_of(opener[1].lower(), opener[2], "".join(behind))


def _card_of(name: str, attributes: str, inner: str) -> str:
    own = _attributes(attributes)
    address = own.get("src") or own.get("data-src", "")
    source = _SOURCE.search(inner[:_LONGEST])
    if not address and source:
        address = _attributes(source[1]).get("src", "")
    css = {"video": "is-video", "audio": "is-audio"}.get(name, "is-frame")
    return card(unescape(address), css)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), double or single or bare)
    return found


def _known(address: str) -> tuple[str, str] | None:
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    parts = host.split(".")
    names = (".".join(parts[place:]) for place in range(max(len(parts) - 1, 0)))
    return next((_HOSTS[name] for name in names if name in _HOSTS), None)


def _page_of(address: str) -> str:
    """Give the address a person would open: the page of a video, not its frame."""
    for pattern, page in _EMBED_PATHS:
        found = pattern.search(address)
        if found:
            return "https:" + page.format(found[1])
    return address


def _short(address: str) -> str:
    return _page_of(address).removeprefix("https://").removeprefix("http://").removeprefix("www.")
