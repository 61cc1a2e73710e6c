"""The renderer's loop: messages in on one pipe, messages out on the other, until the pipe ends."""

from __future__ import annotations

import gc
import os
import queue
import signal
import sys
import threading
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.renderer.protocol import LARGEST_LINE, Change, Close, Open, Ready, decode, encode
from editor.renderer.session import RenderSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from editor.renderer.protocol import Message

LARGEST_MEMORY = 2 * 2**30
LONGEST_WORK = 20.0
"""seconds of work without a pause after which the system ends us, should no window be left to do it"""


FIRST_LANGUAGE = "bash"
"""of a fence that is coloured while no post is there yet: its colours take few milliseconds to load"""
OTHER_LANGUAGES = ("python", "javascript", "yaml")
"""of fences that are coloured while the writer reads: the first one of each would hold up a key by 25 ms"""
QUIET = 2.0
"""seconds without a message after which the writer reads"""


class Inbox:
    """The messages that wait, read by a thread of its own so that a slice need not end to hear one."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._next: list[Message] = []
        self._overheard: list[bytes | None] = []
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self._next and not self._overheard and self._lines.empty()

    def is_quiet_for(self, seconds: float) -> bool:
        """Wait as long, or until something comes; tell whether nothing has."""
        if not self.is_empty:
            return False
        try:
            self._overheard.append(self._lines.get(timeout=seconds))
        except queue.Empty:
            return True
        return False

    def take(self) -> Message | None:
        """Wait for the next message; None when there will be no more."""
        if self._next:
            return self._next.pop()
        line = self._overheard.pop() if self._overheard else self._lines.get()
        return None if line is None else decode(line)

    def take_changes_after(self, first: Change) -> list[Change]:
        """Take the changes of the same post that already wait behind one."""
        changes = [first]
        while not self.is_empty:
            message = self.take()
            if isinstance(message, Change) and message.post == first.post:
                changes.append(message)
                continue
            if message is None:
                self._lines.put(None)
            else:
                self._next.append(message)
            break
        return changes

    def _read(self) -> None:
        rest = bytearray()
        while arrived := os.read(self._pipe, 1 << 16):
            *ended, tail = arrived.split(b"\n")
            for line in ended:
                self._lines.put(bytes(rest) + line)
                rest.clear()
            rest += tail
            if len(rest) > LARGEST_LINE:
                break
        self._lines.put(None)


def serve(inbox: Inbox, say: Callable[[Message], None]) -> None:
    """Answer messages until there are no more."""
    session = RenderSession(say)
    say(Ready())
    is_cold = True
    if inbox.is_empty:
        warm_up(FIRST_LANGUAGE)
    while True:
        if is_cold and session.has_posts and session.is_idle and inbox.is_quiet_for(QUIET):
            is_cold = False
            for language in OTHER_LANGUAGES:
                warm_up(language)
        message: Message | None = None
        if inbox.is_empty and not session.is_idle:
            replies = session.carry_on()
        else:
            message = inbox.take()
            if message is None:
                return
            replies = _replies(session, inbox, message)
        _limit_work(LONGEST_WORK)
        for reply in replies:
            say(reply)
        _limit_work(0)
        _spare_what_stays(message)


def _spare_what_stays(message: Message | None) -> None:
    """Let no search for garbage look through the posts again and again: in a long one each takes 0.3 s."""
    if isinstance(message, Close):
        gc.unfreeze()
        gc.collect()
    if not isinstance(message, Change):
        gc.freeze()


def warm_up(language: str) -> None:
    """Parse a little of everything while nobody asks: the first post then takes half the time."""
    convention = Convention("", Generator.PLAIN)
    lines = (
        "---",
        "title: a",
        "---",
        "# *a* `b` [c](d) ![e](f.png)",
        "",
        "- a",
        "",
        "> b",
        "",
        f"```{language}",
        "c",
    )
    session = RenderSession(lambda _: None)
    for reply in session.handle(Open(0, 0, "", convention, lines, ())):
        encode(reply)


def _replies(session: RenderSession, inbox: Inbox, message: Message) -> Iterator[Message]:
    if isinstance(message, Change):
        return session.handle_changes(inbox.take_changes_after(message))
    return session.handle(message)


def _write_all(pipe: int, line: bytes) -> None:
    while line:
        line = line[os.write(pipe, line) :]


def _limit_work(seconds: float) -> None:
    # counted in processor time and carried out by the system, since a regular expression hears no thread
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = LARGEST_MEMORY if hard == resource.RLIM_INFINITY else min(LARGEST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _report(error: Exception) -> None:
    """Say on the error pipe what failed where, without its message: that may quote the post."""
    import traceback  # not before something has failed

    places = "".join(
        f" {frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-6:]
    )
    sys.stderr.write(f"{type(error).__name__} in{places}\n")
    sys.stderr.flush()


def run() -> int:
    """Run until the window closes the pipe; 1 when something failed, so that the window starts us anew."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window
    _limit_memory()
    gc.freeze()
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not stand between our lines

    def say(message: Message) -> None:
        _write_all(out, encode(message))

    try:
        serve(Inbox(0), say)
    except BrokenPipeError:
        return 0  # the window is gone
    except Exception as error:  # noqa: BLE001 - a process that may die says why and does; the window restarts it
        _report(error)
        return 1
    return 0
