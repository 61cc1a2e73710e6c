"""The order of a start: what needs time of its own begins first, the rest is loaded and built meanwhile.

Chromium and the renderer start processes and wait for them; Python's own work fits in between.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.app.appearance import theme_for
from editor.app.early_window import early_window, posts_to_open
from editor.app.language import install_language
from editor.app.later import Later
from editor.app.log import start_log
from editor.app.places import system_places
from editor.app.rendering import choose_rendering, without_opengl
from editor.app.settings import settings_from
from editor.widgets.preview import Preview
from editor.widgets.preview_scheme import register_scheme
from editor.widgets.theme import STYLE_ARGUMENTS, font_properties, interface_font
from editor.workspace.settings_file import read_settings

if TYPE_CHECKING:
    from editor.app.cli import Wish
    from editor.app.early_process import EarlyProcess
    from editor.app.first_look import FirstLook
    from editor.app.foundation import Foundation
    from editor.app.places import Places
    from editor.app.program import Program
    from editor.app.settings import Settings
    from editor.app.window import Window
    from editor.widgets.no_preview import NoPreview

log = logging.getLogger(__name__)
FONT_PROPERTIES = "FREETYPE_PROPERTIES"
EXIT_BROKEN = 1
LOADED_BESIDE = (
    "editor.app.renderer_client",
    "editor.widgets.source_editor",
    "editor.app.open_posts",
    "editor.app.first_look",
)
"""modules that are loaded one by one while Chromium starts, whose steps this thread takes in between"""
LOADED_LATER = (
    "editor.widgets.front_matter_form",
    "editor.widgets.post_list",
    "editor.widgets.image_panel",
    "editor.widgets.find_bar",
    "editor.widgets.start_page",
    "editor.app.front_matter_sync",
    "editor.app.image_checks",
    "editor.app.image_drops",
    "editor.app.image_facts",
    "editor.app.post_saving",
    "editor.app.post_library",
    "editor.app.crash_journal",
    "editor.app.external_changes",
    "editor.app.unsaved_changes",
    "editor.app.post_status",
    "editor.app.form_hints",
    "editor.app.program",
)
"""modules that are loaded one by one while the post can already be read, so that no pause is felt"""


def run_program(wish: Wish, early: EarlyProcess | None = None, *, has_preview: bool) -> int:
    """Show the window and run until it is closed; give the exit code. `early` is the renderer, if it runs."""
    gc.disable()  # until all is built: next to nothing of it is garbage, and a look through takes 20 ms
    register_scheme()
    places = system_places()
    values, complaint = read_settings(places.settings)
    settings = settings_from(values)
    with without_opengl(settings.rendering):
        application = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
        begun = _begin(application, settings, places, has_preview=has_preview)
    paths = posts_to_open(wish, settings)
    window = early_window(application, begun.preview, settings, may_show=bool(paths))
    for name in LOADED_BESIDE:
        application.processEvents()  # Chromium goes on with its page
        importlib.import_module(name)
    ground = _foundation(application, settings, places, begun, early)
    first, later = _first_look(ground, window), Later(application)
    application.processEvents()
    first.open(paths)
    rest = _Rest(ground, first, later)
    later.add(lambda: _show_icon(application))
    later.add(*(partial(importlib.import_module, name) for name in LOADED_LATER))
    later.add(*first.window.rest_to_build(), lambda: rest.build(wish, complaint))
    if first.paths:
        first.drawn.connect(later.begin)
    else:
        later.finish()
    code = application.exec()
    rest.end()
    return code


def _show_icon(application: QApplication) -> None:
    from editor.widgets.icons import app_icon  # draws SVG, which nothing does at first

    application.setWindowIcon(app_icon())


class _Rest:
    """The program that is built upon the first look, once it is."""

    def __init__(self, ground: Foundation, first: FirstLook, later: Later) -> None:
        self._parts = (ground, first, later)
        self._program: Program | None = None

    def build(self, wish: Wish, complaint: str) -> None:
        try:
            from editor.app.program import Program

            program = self._program = Program(*self._parts)
        finally:
            if self._program is None:  # half a window would not even close
                QApplication.exit(EXIT_BROKEN)
        gc.freeze()
        program.garbage.begin()
        program.start(wish, complaint)

    def end(self) -> None:
        if self._program:
            self._program.end()


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a start makes before anything else."""

    preview: Preview | NoPreview
    log_path: str
    language: str


def _begin(application: QApplication, settings: Settings, places: Places, *, has_preview: bool) -> _Begun:
    """Begin Chromium, after what it and every widget want to find."""
    application.setApplicationName("Inkwright")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("inkwright")
    thin = font_properties(os.environ.get(FONT_PROPERTIES, ""), is_dark=theme_for(settings.theme) == "dark")
    if thin:
        os.environ[FONT_PROPERTIES] = thin  # read once, with the first letter
    application.setFont(interface_font())  # before any widget: those made earlier would keep the system's
    log_path = start_log(places.log_folder)
    if os.environ.get("QTWEBENGINE_DISABLE_SANDBOX"):
        log.warning("Chromium's sandbox is off; `inkwright doctor` tells why")
    if not has_preview:
        log.warning("there is no preview, as Chromium's sandbox cannot be had; `inkwright doctor` tells why")
    choose_rendering(settings.rendering)
    language = install_language(application, settings.language)
    if has_preview:
        return _Begun(Preview(), log_path, language)
    from editor.widgets.no_preview import NoPreview

    return _Begun(NoPreview(), log_path, language)


# what is imported below is loaded once the window is seen


def _foundation(
    application: QApplication, settings: Settings, places: Places, begun: _Begun, early: EarlyProcess | None
) -> Foundation:
    from editor.app.foundation import Foundation
    from editor.app.renderer_client import RendererClient

    renderer = RendererClient(early=early)
    renderer.start()
    return Foundation(application, settings, places, renderer, begun.preview, begun.log_path, begun.language)


def _first_look(ground: Foundation, window: Window) -> FirstLook:
    from editor.app.first_look import FirstLook

    return FirstLook(ground, window)
