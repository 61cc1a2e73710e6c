"""The colours of the program: palette tokens, the one style sheet made of them, and the palette."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPalette

from editor.widgets.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

INTERFACE_FAMILIES = (
    "Inter",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "sans-serif",
)
"""Families of the interface, tried in this order for each character."""

MONO_FAMILIES = ("JetBrains Mono", "Noto Sans Mono CJK SC", "Cascadia Mono", "Menlo", "monospace")
"""Families for destinations and source."""

STYLE_ARGUMENTS = ("-style", "fusion")
"""What a QApplication is made with: choosing the style later costs a start the whole of QStyle."""

NO_DARKENING = "cff:darkening-parameters=500,0,1000,0,1500,0,2000,0"
"""stems of 0.5, 1, 1.5 and 2 px get 0 more; `no-stem-darkening` is no use, as Qt sets it itself"""


@dataclass(frozen=True, slots=True)
class Theme:
    """The palette tokens, each a colour `#rrggbb`."""

    name: str
    is_dark: bool
    page: str
    """window, sidebar, ground of the preview"""
    surface: str
    """source, form, image panel"""
    raised: str
    """chips, inputs, menus"""
    line: str
    """hairlines"""
    text: str
    quiet: str
    """second lines and labels; readable on page, surface and select"""
    faint: str
    """decoration only, never words that matter"""
    accent: str
    accent_soft: str
    select: str
    """the current row or line"""
    ok: str
    warn: str
    bad: str
    code: str
    link: str
    on_accent: str
    """words on an accent ground"""


_ROLES = {
    "page": QPalette.ColorRole.Window,
    "surface": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.Button,
    "line": QPalette.ColorRole.Mid,
    "text": QPalette.ColorRole.WindowText,
    "quiet": QPalette.ColorRole.PlaceholderText,
    "faint": QPalette.ColorRole.Dark,
    "accent": QPalette.ColorRole.Highlight,
    "accent_soft": QPalette.ColorRole.Light,
    "select": QPalette.ColorRole.Midlight,
    "ok": QPalette.ColorRole.LinkVisited,
    "warn": QPalette.ColorRole.Shadow,
    "bad": QPalette.ColorRole.BrightText,
    "code": QPalette.ColorRole.AlternateBase,
    "link": QPalette.ColorRole.Link,
    "on_accent": QPalette.ColorRole.HighlightedText,
}


def load_theme(name: str) -> Theme:
    """Read a theme that comes with the program: `light` or `dark`."""
    tokens = json.loads(resource_path("themes", f"{name}.json").read_text(encoding="utf-8"))
    return Theme(**{entry.name: tokens[entry.name.replace("_", "-")] for entry in fields(Theme)})


def mix(colour: str, ground: str, share: float) -> str:
    """Lay `share` (0 to 1) of a colour over a ground: `mix("#000000", "#ffffff", 0.5)` is `#808080`."""
    over, under = QColor(colour), QColor(ground)
    parts = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # pyright: ignore[reportIndexIssue, reportArgumentType]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def inactive(theme: Theme) -> str:
    """Give the colour for words of what cannot be used now: as pale as can still be read."""
    return mix(theme.text, theme.page, 0.60 if theme.is_dark else 0.65)


def stylesheet(theme: Theme) -> str:
    """Make the style sheet of the whole program."""
    tokens = {entry.name.replace("_", "-"): getattr(theme, entry.name) for entry in fields(Theme)}
    tokens |= {
        "icons": resource_path("icons").as_posix(),
        "hover": mix(theme.text, theme.raised, 0.05),
        "press": mix(theme.text, theme.raised, 0.11),
        "inactive": inactive(theme),
        "veil": mix(theme.text, theme.page, 0.11 if theme.is_dark else 0.06),
        "chosen": mix(theme.text, theme.raised, 0.14) if theme.is_dark else theme.select,
        "edge": mix(theme.text, theme.line, 0.28),
        "thumb": mix(theme.text, theme.page, 0.22),
        "accent-hover": mix(theme.text if theme.is_dark else "#000000", theme.accent, 0.10),
        "accent-press": mix(theme.text if theme.is_dark else "#000000", theme.accent, 0.20),
        "selection": mix(theme.accent, theme.raised, 0.26),
        "warn-soft": mix(theme.warn, theme.surface, 0.12),
        "bad-soft": mix(theme.bad, theme.surface, 0.10),
        "info-soft": mix(theme.link, theme.surface, 0.10),
        "mono": ", ".join(f'"{family}"' for family in MONO_FAMILIES),
    }
    sheet = resource_path("themes", "window.qss").read_text(encoding="utf-8")
    return re.sub(r"@([a-z][a-z-]*)", lambda found: tokens[found.group(1)], sheet)


def palette_for(theme: Theme) -> QPalette:
    """Give the palette that carries the tokens; `theme_of` reads them back."""
    palette = QPalette()
    for token, role in _ROLES.items():
        palette.setColor(role, QColor(getattr(theme, token)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.ToolTipText):
        palette.setColor(role, QColor(theme.text))
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(inactive(theme)))
    palette.setColor(QPalette.ColorRole.ToolTipBase, QColor(theme.raised))
    palette.setColor(QPalette.ColorRole.Accent, QColor(theme.accent))
    return palette


def theme_of(palette: QPalette) -> Theme:
    """Read the tokens out of the application's palette: what a delegate paints with.

    So a widget that paints itself follows a switch of theme with no one telling it: it asks again when
    its palette or style changes.
    """
    tokens = {token: palette.color(role).name() for token, role in _ROLES.items()}
    is_dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    return Theme(name="dark" if is_dark else "light", is_dark=is_dark, **tokens)


def interface_font() -> QFont:
    """Give the font of the interface: 13 px."""
    font = QFont()
    font.setFamilies(list(INTERFACE_FAMILIES))
    font.setPixelSize(13)
    return font


def font_properties(given: str, *, is_dark: bool) -> str:
    """Give what FREETYPE_PROPERTIES must be before the first letter is drawn; `given` is what it is now.

    Qt thickens the stems of OpenType fonts with PostScript outlines, as Noto Sans CJK is one, to make up for
    what its blending takes from dark letters on light. From light letters on dark the blending takes
    nothing, so that Chinese would look semibold beside Latin.
    """
    if not is_dark or "darkening" in given:
        return given
    return f"{given} {NO_DARKENING}".strip()


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole program, made with STYLE_ARGUMENTS; may be called again at any time to switch."""
    app.setFont(interface_font())
    app.setPalette(palette_for(theme))
    app.setStyleSheet(stylesheet(theme))


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks about (`tone="bad"`), and draw the widget by them."""
    before = {name: widget.property(name) for name in properties}
    # what was never set is as good as False: a style is asked for only when it must be, as that loads much
    changed = [name for name, was in before.items() if (False if was is None else was) != properties[name]]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
