"""Renders one post from beginning to end in a renderer process, for a command that waits for it. No Qt."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.app.followed_post import FollowedPost
from editor.app.rendered_post import RenderedPost
from editor.core.markdown.extension import Profile
from editor.renderer.protocol import (
    LARGEST_LINE,
    PROTOCOL_VERSION,
    Done,
    Fields,
    Patch,
    ProtocolError,
    Ready,
    Working,
    decode,
    encode,
)
from editor.workspace.own_program import own_program, own_variables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.core.site.convention import Convention
    from editor.renderer.protocol import Message

BUDGET = 3.0
"""seconds that a renderer may owe its next answer"""
START_BUDGET = 15.0
"""seconds a process may take until its first line: a cold disk reads all of Python"""
LONGEST = 60.0
"""seconds for all of a post, should each of its thousand blocks take almost its budget"""
MOST_DEATHS = 4
"""so often a renderer may die over a post; what it then has not told is not waited for any longer"""


@dataclass(frozen=True, slots=True)
class WholePost:
    """A post that has been rendered as far as it can be."""

    rendered: RenderedPost
    plain_from: int
    """the first line of the post that stands as plain text because drawing it took too long, -1 for none"""
    is_whole: bool
    """False where even that was too much: what the renderer told last is here, and may be nothing"""


def render_whole(
    path: str,
    convention: Convention,
    lines: Iterable[str],
    profile: Profile = Profile.SITE,
    *,
    budget: float = BUDGET,
) -> WholePost:
    """Render the lines of a post; blocks until all is told, or a few renderers have been killed over it."""
    end = time.monotonic() + LONGEST
    followed = FollowedPost(1, 1, path, convention, lines)
    rendered, plain_from = RenderedPost(), -1
    for _ in range(MOST_DEATHS):
        with _Renderer(budget, end) as renderer:
            if renderer.tell(followed, rendered, profile):
                return WholePost(rendered, plain_from, is_whole=True)
        followed.is_told = False
        blamed = followed.blame()
        if blamed is not None:
            plain_from = blamed[0] if plain_from < 0 else min(plain_from, blamed[0])
    return WholePost(rendered, plain_from, is_whole=False)


class _Renderer:
    """One process, and its lines as they come; leaving it kills the process."""

    def __init__(self, budget: float, end: float) -> None:
        self._budget = budget
        self._end = end
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            own_program("editor.renderer"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=own_variables(),
            # no window of a console comes up beside ours
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> _Renderer:
        return self

    def __exit__(self, *_: object) -> None:
        process = self._process
        process.kill()
        with suppress(OSError):
            if process.stdin:
                process.stdin.close()
        process.wait()
        self._reader.join()  # the pipe has ended with the process
        if process.stdout:
            process.stdout.close()

    def tell(self, followed: FollowedPost, rendered: RenderedPost, profile: Profile) -> bool:
        """Tell the post and take all answers; False when the process died or owed one for too long."""
        try:
            ready = self._heard(START_BUDGET)
            if not isinstance(ready, Ready) or ready.protocol != PROTOCOL_VERSION:
                return False
            self._say(encode(replace(followed.opening(), profile=profile)))
            return self._take_all(followed, rendered)
        except (ProtocolError, TimeoutError, OSError):
            return False

    def _take_all(self, followed: FollowedPost, rendered: RenderedPost) -> bool:
        due = time.monotonic() + self._budget
        while True:
            message = self._heard(min(due, self._end) - time.monotonic())
            if not isinstance(message, Working):  # that only says what will take its time
                due = time.monotonic() + self._budget
            if _take(message, followed, rendered):
                return True

    def _say(self, line: bytes) -> None:
        stdin = self._process.stdin
        if stdin is not None:  # its reader waits in a thread of its own, whatever it is working at
            stdin.write(line)
            stdin.flush()

    def _heard(self, seconds: float) -> Message:
        try:
            line = self._lines.get(timeout=max(seconds, 0))
        except queue.Empty:
            raise TimeoutError from None
        return decode(line)  # the line of a process that has ended is empty, which is no message

    def _read(self) -> None:
        stdout = self._process.stdout
        with suppress(OSError):
            while stdout is not None and (line := stdout.readline(LARGEST_LINE + 1)):
                self._lines.put(line)
        self._lines.put(b"")


def _take(message: Message, followed: FollowedPost, rendered: RenderedPost) -> bool:
    """Take an answer; tell whether it was the last one."""
    match message:
        case Working():
            followed.note_working(message)
        case Fields():
            followed.note_working(None)
            rendered.take_fields(message)
        case Patch():
            patch = followed.fitted(message)
            if patch is None:
                raise ProtocolError("a patch of blocks that are not there")
            rendered.take_patch(patch)
        case Done():
            followed.note_done(message.version)
            return rendered.is_complete
        case _:
            raise ProtocolError("not its turn to say that")
    return False
