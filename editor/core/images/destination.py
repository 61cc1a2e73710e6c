"""What an image's destination is: a path, a web address, data, or a template of the generator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from editor.core.images.web_address import normalise_url
from editor.core.site.address_template import read_template


class DestinationKind(StrEnum):
    """What answers for a destination."""

    RELATIVE = "relative"
    """`a.png`, `../img/a.png`, `{% asset_path a.png %}`; also what no browser shows: `C:\\a.png`, `file:`"""
    SITE = "site"
    """`/img/a.png`, `{{ site.baseurl }}/img/a.png`, `{% link img/a.png %}`"""
    WEB = "web"
    """`https://…`, `http://…`, `//…`"""
    DATA = "data"
    """`data:image/png;base64,…`"""
    TEMPLATE = "template"
    """what only the generator can resolve: `{{ page.cover }}`"""


@dataclass(frozen=True, slots=True)
class Destination:
    """A destination, taken apart.

    `path` is percent-decoded, without query and fragment: `a%20b.png?v=2` has the path `a b.png`. It is
    "" for web and data; one that a template puts below the site's base begins with `{{ site.baseurl }}`.
    `url` is the address as it goes over the wire, "" for all but the web.
    """

    kind: DestinationKind
    text: str
    path: str = ""
    url: str = ""


_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+):")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def parse_destination(text: str) -> Destination:
    """Tell what a destination is; `text` is as in ImageReference.destination. Never fails."""
    trimmed = text.strip()
    template = read_template(trimmed)
    if template is not None:
        if template.is_asset:
            return Destination(DestinationKind.RELATIVE, text, path=trimmed)
        inside = percent_decoded(re.split(r"[?#]", template.path, maxsplit=1)[0])
        return Destination(DestinationKind.SITE, text, path=f"{{{{ site.baseurl }}}}{inside}")
    if "{{" in trimmed or "{%" in trimmed:
        return Destination(DestinationKind.TEMPLATE, text, path=trimmed)
    scheme = _SCHEME.match(trimmed)
    name = scheme.group(1).lower() if scheme else ""
    if name == "data":
        return Destination(DestinationKind.DATA, text)
    if name in ("http", "https") or trimmed.startswith("//"):
        return Destination(DestinationKind.WEB, text, url=normalise_url(trimmed))
    if name:
        return Destination(DestinationKind.RELATIVE, text, path=trimmed)
    path = percent_decoded(re.split(r"[?#]", trimmed, maxsplit=1)[0])
    kind = DestinationKind.SITE if path.startswith("/") else DestinationKind.RELATIVE
    return Destination(kind, text, path=path)


def percent_decoded(text: str) -> str:
    """Decode the escapes that give UTF-8 text; others, and `%00`, stay as they are written."""
    return _ESCAPES.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    raw = bytes.fromhex(found.group().replace("%", ""))
    if b"\0" in raw:
        return found.group()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found.group()
