"""A process that is begun before Qt is loaded and gets ready beside that; later it is like any other."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from editor.workspace.own_program import own_folder, own_program, own_variables

if TYPE_CHECKING:
    from collections.abc import Sequence


FIRST_OWN = 3
"""pipes below stand where a program's own input and output do, which somebody has closed"""
PIECE = 1 << 16
WIDE = 1 << 20
"""bytes, the most that Linux gives everybody: a whole post"""
USUAL = 1 << 16
NARROW = 1 << 14
"""bytes that hold a screen, after which a process waits until it is heard: Chromium starts meanwhile"""


class EarlyProcess(NamedTuple):
    """A running process and our ends of its three pipes, none of which another process of ours inherits."""

    pid: int
    stdin: int
    stdout: int
    stderr: int
    unsaid: bytearray
    """what `say` was given and the pipe has not taken yet"""
    heard: bytearray
    """what it has said so far to whom `hear` has asked"""

    def say(self, line: bytes) -> None:
        """Hand bytes to it, which never waits; what does not fit is for whoever takes the process over."""
        self.unsaid.extend(line)
        with suppress(BlockingIOError, BrokenPipeError):  # that it has ended is seen where it speaks
            while self.unsaid:
                del self.unsaid[: os.write(self.stdin, self.unsaid)]

    def hear(self) -> bytes:
        """Give all that it has said so far, which whoever takes the process over hears once more."""
        with suppress(BlockingIOError):
            while piece := os.read(self.stdout, PIECE):
                self.heard.extend(piece)
        return bytes(self.heard)

    def let_go(self) -> None:
        """Close our ends of the pipes, as nobody will use it: a module of ours ends when nothing can come."""
        for end in (self.stdin, self.stdout, self.stderr):
            os.close(end)


def begin_early(module: str) -> EarlyProcess | None:
    """Begin a module of ours as a process of its own; None where the system has no way that takes no time."""
    return begin_program(own_program(module)) if hasattr(os, "posix_spawn") else None


def begin_program(command: Sequence[str]) -> EarlyProcess | None:
    """Begin a program in our own folder; None where the system has no room for it.

    Nothing else may run in this process yet: for a moment it stands in that folder itself.
    """
    ends: list[int] = []
    try:
        for _ in range(3):
            ends += os.pipe()
        if min(ends) < FIRST_OWN:
            raise OSError
        ends.append(os.open(".", os.O_RDONLY))
        os.chdir(own_folder())
        try:
            pid = os.posix_spawn(
                command[0],
                list(command),
                own_variables(),
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, ends[place], number) for number, place in enumerate((0, 3, 5))
                ],
            )
        finally:
            os.fchdir(ends[6])
    except OSError:
        for end in ends:
            os.close(end)
        return None
    for place in (0, 3, 5, 6):
        os.close(ends[place])
    for place in (1, 2, 4):
        os.set_blocking(ends[place], False)
    size_pipe(ends[1], WIDE)
    size_pipe(ends[2], NARROW)
    return EarlyProcess(pid, ends[1], ends[2], ends[4], bytearray(), bytearray())


def size_pipe(pipe: int, size: int) -> None:
    """Let a pipe take so many bytes until somebody reads, of which Linux takes 64 KiB otherwise."""
    with suppress(ImportError, OSError):
        import fcntl

        if hasattr(fcntl, "F_SETPIPE_SZ"):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, size)
