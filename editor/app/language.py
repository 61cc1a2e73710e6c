"""The language of the window: the system's, or the one the writer has chosen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLibraryInfo, QLocale, QObject, QTranslator

from editor.app.spoken_language import CHINESE, ENGLISH, language_for
from editor.widgets.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from editor.app.notices import Notices
    from editor.app.settings import Settings, SettingsStore
    from editor.app.window import Window

log = logging.getLogger(__name__)

CHOICES = ("system", ENGLISH, CHINESE)
LATER = str(QT_TRANSLATE_NOOP("LanguageChoice", "Inkwright speaks English from its next start on."))


def install_language(application: QCoreApplication, wanted: str) -> str:
    """Put a language in force, before any widget is made; give its name."""
    language = language_for(wanted, QLocale.system().uiLanguages())
    if language != QLocale.system().name() and wanted != "system":
        QLocale.setDefault(QLocale(language))  # the calendar and Qt's own dialogs follow it
    if language != ENGLISH:
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", qt_folder), ("inkwright", str(resource_path("i18n")))):
            translator = QTranslator(application)
            if translator.load(f"{name}_{language}", folder):
                application.installTranslator(translator)
            else:
                log.warning("no translation %s_%s in %s", name, language, folder)
    return language


class LanguageChoice(QObject):
    """The menu of languages; another one is spoken from the next start on."""

    def __init__(self, window: Window, store: SettingsStore, notices: Notices, spoken: str) -> None:
        super().__init__()
        self._window = window
        self._store = store
        self._notices = notices
        self._spoken = spoken
        for choice in CHOICES:
            window.actions_table.on(f"language-{choice}", lambda choice=choice: self._choose(choice))
        store.changed.connect(self._show)
        self._show(store.settings)

    def _show(self, settings: Settings) -> None:
        known = settings.language if settings.language in CHOICES else CHOICES[0]
        for choice in CHOICES:
            self._window.actions_table[f"language-{choice}"].setChecked(choice == known)

    def _choose(self, wanted: str) -> None:
        self._store.change(language=wanted)
        self._show(self._store.settings)
        language = language_for(wanted, QLocale.system().uiLanguages())
        if language == self._spoken:
            self._notices.settle("language")
        else:
            self._notices.tell(_in_language(language), topic="language")


def _in_language(language: str) -> str:
    """Say in a language that it is spoken from the next start on."""
    translator = QTranslator()
    if language == ENGLISH or not translator.load(f"inkwright_{language}", str(resource_path("i18n"))):
        return LATER
    return translator.translate("LanguageChoice", LATER) or LATER
