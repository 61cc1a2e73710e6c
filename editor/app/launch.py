"""The order of a start: what needs time of its own begins first, the rest is loaded and built meanwhile.

Chromium and the renderer start processes and wait for them; Python's own work fits in between.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.app.chromium import wake_chromium
from editor.app.colour_scheme import theme_for
from editor.app.language import install_language
from editor.app.later import Later
from editor.app.loading import (
    LOADED_ASIDE,
    LOADED_BESIDE,
    LOADED_FOR_WINDOW,
    LOADED_LATER,
    beside,
    load,
    load_in_turns,
)
from editor.app.log import start_log
from editor.app.places import system_places
from editor.app.rendering import choose_rendering, drawn_as
from editor.app.settings import settings_from
from editor.widgets.preview_scheme import register_scheme
from editor.widgets.theme import STYLE_ARGUMENTS, font_properties, interface_font
from editor.workspace.settings_file import read_settings

if TYPE_CHECKING:
    from editor.app.cli import Wish
    from editor.app.early_post import EarlyPost
    from editor.app.early_process import EarlyProcess
    from editor.app.first_look import FirstLook
    from editor.app.foretaste import Foretaste
    from editor.app.foundation import Foundation
    from editor.app.places import Places
    from editor.app.program import Program
    from editor.app.settings import Settings
    from editor.app.window import Window
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.preview import Preview

log = logging.getLogger(__name__)
FONT_PROPERTIES = "FREETYPE_PROPERTIES"
EXIT_BROKEN = 1


def run_program(wish: Wish, early: EarlyProcess | None = None, *, has_preview: bool) -> int:
    """Show the window and run until it is closed; give the exit code. `early` is the renderer, if it runs."""
    gc.disable()  # until all is built: next to nothing of it is garbage, and a look through takes 20 ms
    register_scheme()
    places = system_places()
    log_path = start_log(places.log_folder)
    values, complaint = read_settings(places.settings)
    settings = settings_from(values)
    with drawn_as(settings.rendering):
        application, paths = _application(settings), posts_to_open(wish, settings)
        language = install_language(application, settings.language)
        window = None
        if choose_rendering(settings.rendering) == "software":
            load(LOADED_FOR_WINDOW)
            window = _early_window(application, None, settings, may_show=bool(paths))
            application.processEvents()
        post = beside(
            lambda: wake_chromium(application) if has_preview else None,
            lambda: _read_aside(paths, places, early),
        )
        begun = _begin(language, log_path, has_preview=has_preview)
    if window is None:  # a web view that came into a window later would have its surface made anew
        load_in_turns(LOADED_FOR_WINDOW, application.processEvents)
        window = _early_window(application, begun.preview, settings, may_show=bool(paths))
    else:
        window.set_preview(begun.preview)
    foretaste = _foretaste(begun.preview, settings, post, early)
    load_in_turns(LOADED_BESIDE, lambda: take_turn(application, foretaste))
    take_turn(application, foretaste)
    ground = _foundation(application, settings, places, begun, early, post)
    first, later = _first_look(ground, window), Later(application)
    take_turn(application, foretaste)
    if paths:
        first.posts.make_spare()
        take_turn(application, foretaste)
    first.open(paths, post)
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


def posts_to_open(wish: Wish, settings: Settings) -> tuple[str, ...]:
    """Name the posts that the wish or the last session wants and that are there."""
    goes_on = bool(settings.last_folder) and not wish.folder and not wish.posts
    wanted = settings.open_posts if goes_on else wish.posts
    return tuple(path for path in wanted if os.path.isfile(path))


def take_turn(application: QApplication, foretaste: Foretaste) -> None:
    """Let Chromium, the writer and the renderer have their say between two steps of a start."""
    foretaste.show()
    application.processEvents()


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


class _Begun(NamedTuple):
    """What a start makes before anything else."""

    preview: Preview | NoPreview
    log_path: str
    language: str


def _application(settings: Settings) -> QApplication:
    application = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    application.setApplicationName("Inkwright")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("inkwright")
    thin = font_properties(os.environ.get(FONT_PROPERTIES, ""), is_dark=theme_for(settings.theme) == "dark")
    if thin:
        os.environ[FONT_PROPERTIES] = thin  # read once, with the first letter
    application.setFont(interface_font())  # before any widget: those made earlier would keep the system's
    return application


def _begin(language: str, log_path: str, *, has_preview: bool) -> _Begun:
    """Let the preview load its page."""
    if os.environ.get("QTWEBENGINE_DISABLE_SANDBOX"):
        log.warning("Chromium's sandbox is off; `inkwright doctor` tells why")
    if not has_preview:
        log.warning("there is no preview, as Chromium's sandbox cannot be had; `inkwright doctor` tells why")
    if has_preview:
        from editor.widgets.preview import Preview  # Chromium has begun before this is loaded

        return _Begun(Preview(), log_path, language)
    from editor.widgets.no_preview import NoPreview

    return _Begun(NoPreview(), log_path, language)


def _read_aside(paths: tuple[str, ...], places: Places, early: EarlyProcess | None) -> EarlyPost | None:
    from editor.app.early_post import read_early

    post = read_early(paths[0], places.encodings, early) if paths else None
    load(LOADED_ASIDE)  # the renderer works meanwhile
    return post


def _early_window(
    application: QApplication, preview: Preview | NoPreview | None, settings: Settings, *, may_show: bool
) -> Window:
    from editor.app.early_window import early_window

    return early_window(application, preview, settings, may_show=may_show)


def _foretaste(
    preview: Preview | NoPreview, settings: Settings, post: EarlyPost | None, early: EarlyProcess | None
) -> Foretaste:
    from editor.app.foretaste import Foretaste

    return Foretaste(preview, settings, post, early)


# what is imported below is loaded once the window is seen


def _foundation(
    application: QApplication,
    settings: Settings,
    places: Places,
    begun: _Begun,
    early: EarlyProcess | None,
    post: EarlyPost | None,
) -> Foundation:
    from editor.app.foundation import Foundation
    from editor.app.renderer_client import RendererClient

    renderer = RendererClient(early=early, told=post.told if post else None)
    return Foundation(application, settings, places, renderer, begun.preview, begun.log_path, begun.language)


def _first_look(ground: Foundation, window: Window) -> FirstLook:
    from editor.app.first_look import FirstLook

    return FirstLook(ground, window)
