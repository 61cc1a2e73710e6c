"""Draws Mermaid diagrams as pictures in which nothing can act; or their code with what is wrong with it."""

from __future__ import annotations

import base64
import importlib
import json
import re
from collections import OrderedDict
from typing import Any
from xml.parsers import expat

from markdown_it.common.utils import escapeHtml

from editor.core.markdown.diagram_bounds import stands_for_too_much

MAX_DIAGRAM = 50_000
"""A longer diagram, in characters, is shown as its code."""

MAX_SIDE = 20_000
"""A picture that is longer than this many pixels on a side is not shown."""

_LEAST = 0.72
"""no diagram is made smaller than this: its letters could not be read, it scrolls instead"""
_MAX_SVG = 2_000_000
_MAX_KEPT = 60
_MAX_ALT = 200
# the artist measures with Arial's widths
_FONTS = 'Arial,"Liberation Sans","Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif'
_LIGHT_SLICES = ("#e3b3a6", "#b9cfc0", "#b8cadf", "#e6d3a8", "#d3c5dd", "#c9c7bd", "#edc9b6", "#bcd6d3")
_DARK_SLICES = ("#8a4c3c", "#3f6a4c", "#3f5f83", "#7d6230", "#65547a", "#55575c", "#94583a", "#3b6c69")
_LIGHT: dict[str, object] = {
    "darkMode": False,
    "background": "#fffefb",
    "primaryColor": "#f1efe8",
    "primaryBorderColor": "#8d8f93",
    "primaryTextColor": "#23262b",
    "secondaryColor": "#f6e4de",
    "tertiaryColor": "#f6f5f1",
    "lineColor": "#62656b",
    "textColor": "#23262b",
    "edgeLabelBackground": "#f6f5f1",
    "noteBkgColor": "#f6e4de",
    "gridColor": "#c9c7bd",
    "sectionBkgColor": "#f1efe8",
    "altSectionBkgColor": "#f6f5f1",
    "sectionBkgColor2": "#f1efe8",
    "taskBkgColor": "#e6d0c8",
    "taskBorderColor": "#c9a195",
    "taskTextColor": "#23262b",
    "taskTextDarkColor": "#23262b",
    "taskTextOutsideColor": "#23262b",
    "noteTextColor": "#23262b",
    "noteBorderColor": "#d9b3a8",
    **{f"pie{place}": colour for place, colour in enumerate(_LIGHT_SLICES, start=1)},
    **{f"cScale{place}": colour for place, colour in enumerate((*_LIGHT_SLICES, *_LIGHT_SLICES[:4]))},
    **{f"cScaleLabel{place}": "#23262b" for place in range(12)},
    "pieTitleTextColor": "#23262b",
    "pieLegendTextColor": "#23262b",
    "pieSectionTextColor": "#23262b",
    "pieStrokeColor": "#fffefb",
    "pieOuterStrokeColor": "#e4e1d8",
}
_DARK: dict[str, object] = {
    "darkMode": True,
    "background": "#1f2023",
    "primaryColor": "#2c2e32",
    "primaryBorderColor": "#7d8086",
    "primaryTextColor": "#e4e1d9",
    "secondaryColor": "#3a2722",
    "tertiaryColor": "#26282c",
    "lineColor": "#9fa1a6",
    "textColor": "#e4e1d9",
    "edgeLabelBackground": "#191a1c",
    "noteBkgColor": "#3a2722",
    "gridColor": "#45474c",
    "sectionBkgColor": "#1f2023",
    "altSectionBkgColor": "#191a1c",
    "sectionBkgColor2": "#1f2023",
    "taskBkgColor": "#5c3a31",
    "taskBorderColor": "#7d5145",
    "taskTextColor": "#e4e1d9",
    "taskTextDarkColor": "#e4e1d9",
    "taskTextOutsideColor": "#e4e1d9",
    "noteTextColor": "#e4e1d9",
    "noteBorderColor": "#6d4a40",
    **{f"pie{place}": colour for place, colour in enumerate(_DARK_SLICES, start=1)},
    **{f"cScale{place}": colour for place, colour in enumerate((*_DARK_SLICES, *_DARK_SLICES[:4]))},
    **{f"cScaleLabel{place}": "#e4e1d9" for place in range(12)},
    "pieTitleTextColor": "#e4e1d9",
    "pieLegendTextColor": "#e4e1d9",
    "pieSectionTextColor": "#e4e1d9",
    "pieStrokeColor": "#1f2023",
    "pieOuterStrokeColor": "#33353a",
}
_ROOT = re.compile(
    r'<svg\b[^<>]*?\bviewBox="(-?[\d.]{1,20}) (-?[\d.]{1,20}) ([\d.]{1,20}) ([\d.]{1,20})"[^<>]*>'
)
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_ADDRESS = re.compile(r'\s(?:xlink:)?href="(?!#)[^"]*"')
_IMAGE = re.compile(r"</?img\b[^<>]*>", re.IGNORECASE)
_REFUSED = re.compile(
    r"<!|<\?|<(?:script|image|iframe|object|embed|use|animate\w*|set|feImage|handler|listener)\b|\son\w+\s*="
    r"|@import|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^\s*(?:accTitle\s*:|title\s*:?|pie\s+title)\s*(\S.*)$", re.MULTILINE)
_SPACES = re.compile(r"\s+")


class DiagramDrawer:
    """Turns Mermaid's language into html that needs no sanitising, and remembers it, by text.

    Each diagram is drawn for a light and for a dark page; the page shows the one that fits.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._artist: Any = None
        self._problems: tuple[type[Exception], ...] = (RuntimeError, ValueError)
        self._is_missing = False

    def has_to_work(self, source: str) -> bool:
        """Tell whether this diagram is not known yet: drawing it may take long."""
        return source not in self._kept

    def draw(self, source: str) -> str:
        """Draw a diagram; where nothing can draw it, its code with a hint."""
        known = self._kept.get(source)
        if known is None:
            known = self._kept[source] = self._drawn(source)
            if len(self._kept) > _MAX_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(source)
        return known

    def _drawn(self, source: str) -> str:
        if len(source) > MAX_DIAGRAM or stands_for_too_much(source):
            return _as_code(source, hint="diagram-too-large")
        artist = self._found_artist()
        if artist is None:
            return _as_code(source, hint="no-diagrams")
        pictures: list[str] = []
        for name, colours in (("light", _LIGHT), ("dark", _DARK)):
            try:
                svg = artist.render_svg(source, _options(colours))
            except self._problems as error:
                return _as_code(source, hint="diagram-problem", said=_said(error))
            picture = _picture(svg, name, source)
            if picture is None:
                return _as_code(source, hint="diagram-refused")
            pictures.append(picture)
        return f'<div class="diagram">{"".join(pictures)}</div>'

    def _found_artist(self) -> Any:  # noqa: ANN401 - the package is not everywhere, and has no types
        if self._artist is None and not self._is_missing:
            try:
                library = importlib.import_module("merman")
            except (ImportError, OSError):
                self._is_missing = True
                return None
            self._artist = library.Merman()
            # the second is what a fault inside the library becomes
            self._problems += (library.MermanError, library.merman_uniffi.InternalError)
        return self._artist


def _options(colours: dict[str, object]) -> str:
    gantt = {"fontSize": 13, "sectionFontSize": 13, "barHeight": 24, "topPadding": 54}
    return json.dumps(
        {
            "resources": {"profile": "constrained", "limits": {"max_svg_bytes": _MAX_SVG}},
            "site_config": {
                "theme": "base",
                "look": "classic",
                "securityLevel": "strict",
                "fontFamily": _FONTS,
                "flowchart": {"wrappingWidth": 220},
                "gantt": gantt,
                "themeVariables": {**colours, "fontFamily": _FONTS, "fontSize": "14px"},
            },
        }
    )


def _said(error: Exception) -> str:
    return str(getattr(error, "message", "") or error)


def _picture(svg: str, name: str, source: str) -> str | None:
    """Give the `<img>` of a drawing; None for one that holds what a drawing need not hold."""
    root = _ROOT.search(svg[:4000])
    if root is None or len(svg) > _MAX_SVG:
        return None
    width, height = float(root[3]), float(root[4])
    svg = _IMAGE.sub("", _ADDRESS.sub("", svg))
    if not (0 < width < MAX_SIDE and 0 < height < MAX_SIDE) or _REFUSED.search(svg):
        return None
    try:
        expat.ParserCreate().Parse(svg, True)
    except (expat.ExpatError, UnicodeError):
        return None
    sized = f'<svg width="{width:g}" height="{height:g}"' + _SIZE.sub("", root[0][4:])
    # letters that are wider than was measured are not cut off
    svg = svg.replace(root[0], f"{sized}<style>foreignObject{{overflow:visible}}</style>", 1)
    data = base64.b64encode(svg.encode("utf-8", "replace")).decode("ascii")
    return (
        f'<img class="diagram-{name}" src="data:image/svg+xml;base64,{data}" alt="{_alt(source)}"'
        f' width="{width:.0f}" height="{height:.0f}" style="min-width:{width * _LEAST:.0f}px">'
    )


def _alt(source: str) -> str:
    """Describe a diagram by its title, or else by its own words."""
    titled = _TITLE.search(source)
    words = titled[1] if titled else source
    return escapeHtml(_SPACES.sub(" ", words).strip()[:_MAX_ALT])


def _as_code(source: str, *, hint: str, said: str = "") -> str:
    reason = f'<p class="hint">{escapeHtml(said)}</p>' if said else ""
    return (
        f'<div class="diagram-code"><pre class="highlight"><code>{escapeHtml(source)}</code></pre>'
        f'<p class="hint" data-hint="{hint}"></p>{reason}</div>'
    )
