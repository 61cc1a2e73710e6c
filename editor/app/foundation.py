"""What stands before the window is built upon it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from editor.app.places import Places
    from editor.app.renderer_client import RendererClient
    from editor.app.settings import Settings
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.preview import Preview


@dataclass(frozen=True, slots=True)
class Foundation:
    """What a start makes first; `renderer` and `preview` have begun to start processes of their own."""

    application: QApplication
    settings: Settings
    places: Places
    renderer: RendererClient
    preview: Preview | NoPreview
    log_path: str
    language: str
