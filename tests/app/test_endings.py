"""How the program ends: asked, by a signal, and with a disk that refuses."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from editor.app.endings import Endings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.fakes.desk import Desk
    from tests.fakes.plain_window import PlainWindow


class JournalDiary:
    """Writes down what it is asked."""

    def __init__(self) -> None:
        self.did: list[str] = []

    def keep_at_once(self) -> None:
        self.did.append("kept")

    def forget_all(self) -> None:
        self.did.append("forgot")


@pytest.fixture
def diary() -> JournalDiary:
    return JournalDiary()


class LastingApplication(QObject):
    """An application that only notes that it shall end: the tests go on."""

    commitDataRequest = Signal(object)  # noqa: N815 - Qt's name
    applicationStateChanged = Signal(Qt.ApplicationState)  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.has_quit = False

    def setQuitOnLastWindowClosed(self, _: bool) -> None:  # noqa: N802 - Qt's name
        self.has_quit = False

    def quit(self) -> None:
        self.has_quit = True


@pytest.fixture
def application() -> LastingApplication:
    return LastingApplication()


@pytest.fixture
def window(desk: Desk) -> PlainWindow:
    desk.window.show()
    return desk.window


@pytest.fixture
def endings(
    window: PlainWindow, desk: Desk, diary: JournalDiary, application: LastingApplication
) -> Iterator[Endings]:
    old = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    made = Endings(application, window, desk.closing, diary, lambda: diary.did.append("remembered"))
    yield made
    signal.set_wakeup_fd(-1)
    for name, handler in old.items():
        signal.signal(name, handler)
    made._notifier.setEnabled(False)
    for end in made._sockets:
        end.close()


@pytest.mark.usefixtures("endings")
class TestEndings:
    def test_a_window_with_nothing_to_lose_closes_at_once(
        self, window: PlainWindow, diary: JournalDiary, qtbot: QtBot
    ) -> None:
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())
        assert diary.did == ["remembered", "forgot"]

    def test_cancelling_keeps_window_and_journal(
        self, window: PlainWindow, desk: Desk, diary: JournalDiary, posts_folder: Path
    ) -> None:
        desk.type(desk.open(posts_folder / "one.md"), "x")
        for _ in range(2):
            with desk.answers("Cancel") as answers:
                window.close()
                desk.settle()
            assert len(answers.asked) == 1
        assert window.isVisible()
        assert "forgot" not in diary.did

    def test_the_window_closes_once_everything_is_saved(
        self, window: PlainWindow, desk: Desk, posts_folder: Path, qtbot: QtBot
    ) -> None:
        desk.type(desk.open(posts_folder / "one.md"), "x")
        with desk.answers("Save"):
            window.close()
            assert window.isVisible()
            desk.settle()
        qtbot.waitUntil(lambda: not window.isVisible())
        assert (posts_folder / "one.md").read_bytes().endswith(b"x")

    def test_a_signal_keeps_the_journal_and_asks_nothing(
        self,
        window: PlainWindow,
        desk: Desk,
        diary: JournalDiary,
        application: LastingApplication,
        posts_folder: Path,
        qtbot: QtBot,
    ) -> None:
        desk.type(desk.open(posts_folder / "one.md"), "x")
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: application.has_quit)
        assert window.may_close
        assert diary.did == ["kept", "remembered"]

    def test_a_log_out_keeps_the_journal_and_coming_back_wakes(
        self, diary: JournalDiary, application: LastingApplication, endings: Endings
    ) -> None:
        woken: list[bool] = []
        endings.woken.connect(lambda: woken.append(True))
        application.commitDataRequest.emit(None)
        assert diary.did == ["kept"]
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert woken == [True]
