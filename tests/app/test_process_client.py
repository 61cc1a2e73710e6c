from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QProcess

from editor.app import process_client
from editor.app.early_process import begin_program
from editor.app.process_client import ProcessClient
from editor.workspace.own_program import own_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ECHO = "say('ready')\nfor line in sys.stdin: say(line.rstrip(chr(10)))"


class _Heard:
    """All that a client said, in order."""

    def __init__(self, client: ProcessClient) -> None:
        self.client = client
        self.lines: list[bytes] = []
        self.deaths: list[str] = []
        self.failures: list[str] = []
        self.starts = 0
        client.started.connect(self._on_started)
        client.line_received.connect(self.lines.append)
        client.died.connect(self.deaths.append)
        client.failed.connect(self.failures.append)

    def _on_started(self) -> None:
        self.starts += 1


@pytest.fixture(params=["begun by Qt", "begun before Qt"])
def run(
    request: pytest.FixtureRequest, qapp: QApplication, program: Callable[[str], list[str]]
) -> Iterator[Callable[..., _Heard]]:
    assert qapp is not None
    heards: list[_Heard] = []

    def start(lines: str, budget: float = 0.3) -> _Heard:
        command = program(lines)
        early = begin_program(command) if request.param == "begun before Qt" else None
        heard = _Heard(ProcessClient(command, budget=budget, early=early))
        heards.append(heard)
        heard.client.start()
        return heard

    yield start
    for heard in heards:
        heard.client.stop()


def _is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_lines_go_there_and_back_in_order(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run(ECHO)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    for number in range(100):
        heard.client.send(b"line %d\n" % number)
    qtbot.waitUntil(lambda: len(heard.lines) == 101)
    assert heard.lines[1:] == [b"line %d" % number for number in range(100)]


def test_a_line_that_comes_in_pieces_and_a_large_one_are_whole(
    qtbot: QtBot, run: Callable[..., _Heard]
) -> None:
    heard = run(
        "say('ready'); sys.stdout.write('ab'); sys.stdout.flush(); time.sleep(0.1)\n"
        "say('cd'); say('x' * 3_000_000); hear()"
    )
    qtbot.waitUntil(lambda: len(heard.lines) == 3)
    assert heard.lines[1] == b"abcd"
    assert heard.lines[2] == b"x" * 3_000_000


def test_what_is_held_back_comes_in_order_when_it_may(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run(ECHO)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    heard.client.hold(is_held=True)
    sent = [b"%d" % number * 2000 for number in range(200)]
    for line in sent:
        heard.client.send(line + b"\n")
    qtbot.wait(200)
    assert heard.lines == [b"ready"]
    heard.client.hold(is_held=False)
    qtbot.waitUntil(lambda: len(heard.lines) == 201)
    assert heard.lines[1:] == sent


def test_stop_ends_it_and_leaves_no_zombie(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run(ECHO)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    pid = heard.client.pid
    heard.client.stop()
    assert _is_gone(pid)
    assert not heard.client.is_running
    assert heard.deaths == []


def test_stop_kills_one_that_does_not_listen(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("signal.signal(signal.SIGTERM, signal.SIG_IGN); say('ready')\nwhile True: time.sleep(1)")
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    pid, begun = heard.client.pid, time.monotonic()
    heard.client.stop(patience=0.2)
    assert time.monotonic() - begun < 30, "by itself it never ends"
    assert _is_gone(pid)


def test_one_that_retires_ends_by_itself_and_another_may_follow(
    qtbot: QtBot, run: Callable[..., _Heard]
) -> None:
    heard = run(ECHO)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    pid = heard.client.pid
    heard.client.retire()
    assert not heard.client.is_running
    heard.client.start()
    qtbot.waitUntil(lambda: _is_gone(pid))
    qtbot.waitUntil(lambda: heard.lines == [b"ready", b"ready"])
    assert heard.client.pid != pid
    assert heard.deaths == []


def test_stop_right_after_start_is_clean(run: Callable[..., _Heard]) -> None:
    heard = run(ECHO)
    heard.client.stop()
    assert heard.client.pid == 0


def test_one_that_is_killed_comes_back(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run(ECHO)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    os.kill(heard.client.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: heard.lines == [b"ready", b"ready"])
    assert heard.starts == 2
    assert heard.deaths == [f"ended by signal {int(signal.SIGKILL)}"]
    heard.client.send(b"alive\n")
    qtbot.waitUntil(lambda: heard.lines[-1] == b"alive")


def test_what_it_said_before_it_died_is_heard_before_its_death(
    qtbot: QtBot, run: Callable[..., _Heard]
) -> None:
    order: list[object] = []
    heard = run("say('ready'); say('last words'); os._exit(3)")
    heard.client.line_received.connect(order.append)
    heard.client.died.connect(order.append)
    qtbot.waitUntil(lambda: bool(heard.deaths))
    assert order == [b"ready", b"last words", "ended with code 3"]


def test_its_last_words_are_logged_by_place_and_kind_only(
    qtbot: QtBot, run: Callable[..., _Heard], caplog: pytest.LogCaptureFixture
) -> None:
    heard = run("say('ready'); raise KeyError('words ' + 'of a post')")
    qtbot.waitUntil(lambda: heard.starts > 1)
    told = next(record.getMessage() for record in caplog.records if "died" in record.getMessage())
    assert "line " in told
    assert told.endswith("; KeyError'")
    assert "words of a post" not in caplog.text


def test_one_that_owes_an_answer_is_killed_after_its_budget(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("say('ready')\nwhile True: time.sleep(1)")
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    begun = time.monotonic()
    heard.client.watch()
    qtbot.waitUntil(lambda: bool(heard.deaths))
    assert heard.deaths == ["no answer"]
    assert time.monotonic() - begun > 0.25


def test_asking_more_does_not_give_it_more_time(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("say('ready')\nwhile True: time.sleep(1)", budget=0.5)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    begun = time.monotonic()
    while not heard.deaths and time.monotonic() - begun < 30:
        heard.client.watch()
        qtbot.wait(50)
    assert heard.deaths == ["no answer"]


def test_one_that_answers_slowly_but_steadily_lives(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("say('ready'); hear()\nfor n in range(8): time.sleep(0.3); say(str(n))\nhear()", budget=1.5)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    heard.client.line_received.connect(heard.client.progressed)
    heard.client.watch()
    heard.client.send(b"go\n")
    qtbot.waitUntil(lambda: len(heard.lines) == 9)
    heard.client.rest()
    qtbot.wait(2200)
    assert heard.deaths == []


def test_nobody_is_killed_who_owes_nothing(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("say('ready')\nwhile True: time.sleep(1)", budget=0.1)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    qtbot.wait(700)
    assert heard.deaths == []


def test_a_window_that_slept_does_not_blame_the_process(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("say('ready'); hear(); say('answer'); hear()", budget=0.2)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    heard.client.line_received.connect(heard.client.rest)
    heard.client.watch()
    heard.client.send(b"ask\n")
    time.sleep(0.1)
    qtbot.wait(10)
    time.sleep(2)
    qtbot.waitUntil(lambda: heard.lines == [b"ready", b"answer"])
    qtbot.wait(500)
    assert heard.deaths == []


def test_one_that_keeps_dying_is_given_up_until_asked_again(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("say('garbage'); os._exit(1)")
    qtbot.waitUntil(lambda: bool(heard.failures))
    assert heard.starts == 4
    qtbot.wait(500)
    assert heard.starts == 4
    assert not heard.client.is_running
    heard.client.restart()
    qtbot.waitUntil(lambda: heard.starts >= 5)


def test_one_that_gets_something_done_between_its_deaths_is_not_given_up(
    qtbot: QtBot, run: Callable[..., _Heard]
) -> None:
    heard = run("say('done'); time.sleep(0.02); os._exit(1)")
    heard.client.line_received.connect(heard.client.forgive)
    qtbot.waitUntil(lambda: heard.starts >= 7)
    assert heard.failures == []


def test_deaths_long_ago_do_not_count(qtbot: QtBot, program: Callable[[str], list[str]]) -> None:
    now = [0.0]
    heard = _Heard(ProcessClient(program("say('x'); os._exit(1)"), clock=lambda: now[0]))

    def pass_half_a_minute(_reason: str) -> None:
        now[0] += 30

    heard.client.died.connect(pass_half_a_minute)
    heard.client.start()
    qtbot.waitUntil(lambda: heard.starts >= 6)
    heard.client.stop()
    assert heard.failures == []


def test_a_program_that_does_not_exist_fails_and_says_so(qtbot: QtBot) -> None:
    heard = _Heard(ProcessClient(["/nowhere/at/all"]))
    heard.client.start()
    qtbot.waitUntil(lambda: bool(heard.failures))
    assert heard.starts == 0
    assert "could not be started" in heard.failures[0]
    heard.client.stop()


def test_a_line_without_an_end_is_cut_off(
    qtbot: QtBot, run: Callable[..., _Heard], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_client, "LONGEST_LINE", 100_000)
    heard = run("sys.stdout.write('x' * 1_000_000); sys.stdout.flush(); time.sleep(30)")
    qtbot.waitUntil(lambda: bool(heard.deaths))
    assert heard.deaths == ["a line without an end"]
    assert heard.lines == []


def test_a_flood_of_lines_leaves_the_window_alive(qtbot: QtBot, run: Callable[..., _Heard]) -> None:
    heard = run("say('ready'); hear()\nfor n in range(5000): say('x' * 100)\nhear()")
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    heard.client.line_received.connect(lambda _line: time.sleep(0.0001))
    most, known = 0, 1
    heard.client.send(b"go\n")
    while len(heard.lines) < 5001:
        qtbot.wait(1)
        most, known = max(most, len(heard.lines) - known), len(heard.lines)
    assert most < 2500, "the window has its turn in between"


def test_the_process_sees_no_folder_of_the_post_and_no_flags_of_the_page(
    qtbot: QtBot,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., _Heard],
) -> None:
    folder = tmp_path_factory.mktemp("post")
    (folder / "json.py").write_text("raise SystemExit('a file of the folder ran')")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "--x")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    heard = run("import json; say(json.dumps(sorted(os.environ))); say(os.getcwd()); hear()")
    qtbot.waitUntil(lambda: len(heard.lines) == 2)
    assert b"QTWEBENGINE" not in heard.lines[0]
    assert b"PYTHONSTARTUP" not in heard.lines[0]
    assert heard.lines[1] != str(folder).encode()


def test_python_programs_do_not_look_into_the_current_folder() -> None:
    assert "-P" in own_program("editor.renderer")


def test_a_client_that_is_stopped_by_the_end_of_the_program(
    qtbot: QtBot, run: Callable[..., _Heard], qapp: QApplication
) -> None:
    heard = run(ECHO)
    qtbot.waitUntil(lambda: heard.lines == [b"ready"])
    qapp.aboutToQuit.emit()
    assert not heard.client.is_running
    assert heard.client.findChildren(QProcess) == [] or not heard.client.pid
