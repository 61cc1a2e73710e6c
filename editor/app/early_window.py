"""The window as it comes up: before its parts are loaded, so that Chromium draws beside that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.app.colour_scheme import theme_for
from editor.app.window import Window
from editor.widgets.theme import apply_theme, load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from editor.app.settings import Settings
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.preview import Preview

PANES = ("posts", "form", "preview", "images")


def early_window(
    application: QApplication, preview: Preview | NoPreview | None, settings: Settings, *, may_show: bool
) -> Window:
    """Make the window with the sizes of the last run, and show it where it will stay as it is.

    A `preview` that is not there yet is given to it later.
    """
    window = Window(application)
    if preview is not None:
        window.set_preview(preview)
    theme = load_theme(theme_for(settings.theme))
    apply_theme(application, theme)
    window.set_theme(theme)
    window.restore_geometry_text(settings.window_geometry)
    window.set_sizes(settings.pane_sizes)
    for pane in PANES:
        window.show_pane(pane, shown=getattr(settings, f"shows_{pane}"))
    if may_show and settings.shows_source and not settings.preview_apart:
        window.show()
    return window
