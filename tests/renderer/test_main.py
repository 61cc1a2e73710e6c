from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.text.edit import LineChange
from editor.renderer import loop
from editor.renderer.loop import Inbox
from editor.renderer.protocol import (
    Change,
    Close,
    Done,
    Fields,
    Open,
    Patch,
    Ready,
    Working,
    decode,
    encode,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from editor.renderer.protocol import (
        Message,
    )

ROOT = Path(__file__).parents[2]
CONVENTION = Convention("/blog", Generator.HEXO)


class _Renderer:
    """A real renderer on two pipes."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "editor.renderer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            cwd="/",
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.rest = b""
        self.input, self.output = self.process.stdin, self.process.stdout

    def send(self, *messages: Message) -> None:
        self.input.write(b"".join(map(encode, messages)))
        self.input.flush()

    def has_said_more(self, seconds: float) -> bool:
        """Wait for more bytes."""
        talk = select.poll()  # not select.select, which knows the first 1024 descriptors only
        talk.register(self.output, select.POLLIN)
        return bool(talk.poll(seconds * 1000))

    def hear(self) -> Message:
        while b"\n" not in self.rest:
            assert self.has_said_more(60), "no answer"
            arrived = os.read(self.output.fileno(), 1 << 16)
            assert arrived, "it has ended"
            self.rest += arrived
        line, _, self.rest = self.rest.partition(b"\n")
        return decode(line)

    def hear_until_done(self, version: int) -> list[Message]:
        heard = [self.hear()]
        while not (isinstance(heard[-1], Done) and heard[-1].version == version):
            heard.append(self.hear())
        return heard

    def end(self) -> tuple[int, str]:
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors.decode()


@pytest.fixture
def renderer() -> Iterator[_Renderer]:
    if os.name != "posix":
        pytest.skip("pipes are polled here as POSIX does")
    started = _Renderer()
    try:
        assert started.hear() == Ready()
        yield started
    finally:
        started.process.kill()
        started.process.communicate()


def test_it_greets_answers_and_ends_with_its_input(renderer: _Renderer) -> None:
    renderer.send(Open(1, 1, "", CONVENTION, ("# a", "", "b")))
    heard = renderer.hear_until_done(1)
    assert [type(message) for message in heard] == [Fields, Patch, Done]
    renderer.send(Change(1, 2, LineChange(2, 1, ("*c*",))))
    patch = renderer.hear_until_done(2)[0]
    assert isinstance(patch, Patch)
    assert "<em>c</em>" in patch.blocks[0].html
    assert renderer.end() == (0, "")


def test_a_change_is_answered_between_the_slices_of_a_long_post(renderer: _Renderer) -> None:
    lines = tuple(f"paragraph *{number}*" if number % 2 else "" for number in range(30_000))
    renderer.send(Open(1, 1, "", CONVENTION, lines))
    heard = [renderer.hear(), renderer.hear()]
    renderer.send(Change(1, 2, LineChange(1, 1, ("changed",))))
    heard += renderer.hear_until_done(2)
    patches = [message for message in heard if isinstance(message, Patch)]
    versions = [message.version for message in patches]
    assert versions == sorted(versions)
    assert patches[versions.index(2)].complete is False
    assert Done(1, 1) not in heard


def test_an_interrupt_from_the_terminal_is_for_the_window(renderer: _Renderer) -> None:
    renderer.process.send_signal(signal.SIGINT)
    renderer.send(Open(1, 1, "", CONVENTION, ("a",)))
    assert renderer.hear_until_done(1)


@pytest.mark.parametrize(
    "line",
    [
        b"garbage\n",
        encode(Change(3, 1, LineChange(0, 0, ()))),
        encode(Ready()),
        b'{"kind":"Open","post":1,"secret of the post":2}\n',
    ],
)
def test_what_is_out_of_step_ends_it_with_an_error_that_quotes_nothing(
    renderer: _Renderer, line: bytes
) -> None:
    renderer.input.write(line)
    renderer.input.flush()
    assert renderer.process.wait(60) == 1
    _, errors = renderer.end()
    assert "ProtocolError" in errors
    assert "secret" not in errors


def test_it_ends_when_nobody_listens(renderer: _Renderer) -> None:
    renderer.output.close()
    renderer.send(Open(1, 1, "", CONVENTION, ("a",)))
    assert renderer.process.wait(60) == 0


def test_it_says_what_it_risks_before_it_hangs(renderer: _Renderer) -> None:
    lines = ("before", "", "```scala", '"' + "\\" * 48, "```", "", "after")
    renderer.send(Open(1, 1, "", CONVENTION, lines))
    heard = [renderer.hear()]
    while not (isinstance(heard[-1], Working) and heard[-1].line == 2):
        heard.append(renderer.hear())
    time.sleep(0.2)
    assert renderer.process.poll() is None
    assert not renderer.has_said_more(0)


def test_its_memory_has_a_limit(renderer: _Renderer) -> None:
    limits = Path(f"/proc/{renderer.process.pid}/limits")
    if not limits.exists():
        pytest.skip("the system does not tell limits in /proc")
    (line,) = [line for line in limits.read_text().split("\n") if line.startswith("Max address space")]
    assert int(line.split()[3]) <= 2 * 2**30


def test_the_inbox_waits_for_quiet_and_loses_nothing_that_ends_it() -> None:
    there, here = os.pipe()
    inbox = Inbox(there)
    assert inbox.is_quiet_for(0.05)
    os.write(here, encode(Close(3)) + encode(Close(4)))
    assert not inbox.is_quiet_for(30)
    assert not inbox.is_quiet_for(30), "it has come already"
    assert not inbox.is_empty
    assert [inbox.take(), inbox.take()] == [Close(3), Close(4)]
    assert inbox.is_quiet_for(0.05)
    os.close(here)
    assert not inbox.is_quiet_for(30)
    assert inbox.take() is None


def test_languages_are_made_ready_while_the_writer_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    there, here = os.pipe()
    warmed: list[str] = []
    monkeypatch.setattr(loop, "QUIET", 0.1)
    monkeypatch.setattr(loop, "warm_up", warmed.append)
    said: list[Message] = []
    serving = threading.Thread(target=loop.serve, args=(Inbox(there), said.append))
    serving.start()
    _wait(lambda: warmed == [loop.FIRST_LANGUAGE])
    os.write(here, encode(Open(1, 0, "/blog/a.md", CONVENTION, ("text",), ())))
    _wait(lambda: len(warmed) == 4)
    os.close(here)
    serving.join(30)
    assert warmed == [loop.FIRST_LANGUAGE, *loop.OTHER_LANGUAGES]
    assert any(isinstance(message, Done) for message in said)


def _wait(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not is_so() and time.monotonic() < until:
        time.sleep(0.01)
