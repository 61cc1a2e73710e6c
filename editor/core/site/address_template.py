"""Templates of generators around the path of a file, which have one meaning that needs no build."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTED = r"(?P<quote>['\"])(?P<path>[^'\"{}]{1,1000})(?P=quote)"
_FILTERS = (
    r"(?:\s*\|\s*(?:relative_url|absolute_url|url_for|relURL|absURL|escape|uri_escape"
    r"|prepend:\s*site\.(?:baseurl|url)))"
)
_BASE = re.compile(r"^(?:\{\{-?\s*(?:site\.(?:baseurl|url|github\.url)|config\.root)\s*-?\}\}\s*)+(?=/)")
_BASE_ONLY = re.compile(r"^(?:\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}\s*)+")
_FILTERED = re.compile(r"\{\{-?\s*" + _QUOTED + _FILTERS + r"{1,4}\s*-?\}\}")
_LINK = re.compile(r"\{%-?\s*link\s+(?P<path>[^{}%]{1,1000}?)\s*-?%\}")
_ASSET = re.compile(
    r"\{%-?\s*(?P<tag>asset_path|url_for|full_url_for)\s+(?P<quote>['\"]?)(?P<path>[^{}%'\"]{1,1000}?)(?P=quote)\s*-?%\}"
)


@dataclass(frozen=True, slots=True)
class TemplateAddress:
    """A path in a template: at the site's root, with its base (`has_base`), or among a post's assets."""

    path: str
    has_base: bool = False
    is_asset: bool = False


def read_template(text: str) -> TemplateAddress | None:
    """Read an address that is one template, or Liquid's base before a path; None for all others.

    `{{ site.baseurl }}/a.png`, `{{ "/a.png" | relative_url }}`, `{% link a.png %}` of Jekyll,
    `{% asset_path a.png %}` and `{% url_for /a.png %}` of Hexo.
    """
    trimmed = text.strip()
    if not trimmed.startswith("{"):
        return None
    base = _BASE.match(trimmed)
    rest = trimmed[base.end() :] if base else trimmed
    link = _LINK.fullmatch(_BASE_ONLY.sub("", trimmed))
    if link:
        return TemplateAddress("/" + link["path"].lstrip("/"), has_base=True)
    if base and "{" not in rest:
        return TemplateAddress(rest, has_base=True)
    filtered = _FILTERED.fullmatch(trimmed)
    if filtered:
        return TemplateAddress("/" + filtered["path"].lstrip("/"), has_base=True)
    asset = _ASSET.fullmatch(trimmed)
    if asset and asset["tag"] == "asset_path":
        return TemplateAddress(asset["path"], is_asset=True)
    if asset:
        return TemplateAddress("/" + asset["path"].lstrip("/"), has_base=True)
    return None
