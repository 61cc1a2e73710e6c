"""Whether Chromium can lock itself in here, and what stands in its way."""

from __future__ import annotations

import ctypes
import os
import sys
from enum import StrEnum
from pathlib import Path

NEW_USER = 0x10000000
NEW_PROCESSES_AND_NET = 0x20000000 | 0x40000000
SWITCHES = Path("/proc/sys")


class Obstacle(StrEnum):
    """Why Chromium's sandbox cannot be used."""

    NONE = "none"
    ROOT = "root"
    SWITCHED_OFF = "switched-off"
    """`kernel.unprivileged_userns_clone` or `user.max_user_namespaces` is 0"""
    APPARMOR = "apparmor"
    """`kernel.apparmor_restrict_unprivileged_userns` is 1 (Ubuntu since 23.10)"""
    DENIED = "denied"
    """something else says no: a container, a chroot, a policy"""


def sandbox_obstacle(switches: Path = SWITCHES) -> Obstacle:
    """Find out what keeps Chromium from its sandbox, by trying what it does."""
    if sys.platform != "linux":
        return Obstacle.NONE
    if os.geteuid() == 0:
        return Obstacle.ROOT
    if can_lock_in():
        return Obstacle.NONE
    forbidden = _forbidden_by(switches)
    return Obstacle.DENIED if forbidden is Obstacle.NONE else forbidden


def must_go_without(switches: Path = SWITCHES) -> bool:
    """Tell, cheaply enough for every start, whether Chromium would end the program for lack of its sandbox.

    It does so for root, and where the namespaces it makes turn out to be worth nothing.
    """
    if sys.platform != "linux":
        return False
    if os.geteuid() == 0:
        return True
    return _forbidden_by(switches) is not Obstacle.NONE and not can_lock_in()


def _forbidden_by(switches: Path) -> Obstacle:
    if _is(switches / "kernel/unprivileged_userns_clone", 0) or _is(switches / "user/max_user_namespaces", 0):
        return Obstacle.SWITCHED_OFF
    if _is(switches / "kernel/apparmor_restrict_unprivileged_userns", 1):
        return Obstacle.APPARMOR
    return Obstacle.NONE


def can_lock_in() -> bool:
    """Tell whether a child process may make a user namespace and, in it, the others.

    The second step is what AppArmor forbids on Ubuntu. Only for a process without threads.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    child = os.fork()
    if child == 0:
        did = libc.unshare(NEW_USER) == 0 and libc.unshare(NEW_PROCESSES_AND_NET) == 0
        os._exit(0 if did else 1)
    _, status = os.waitpid(child, 0)
    return status == 0


def _is(switch: Path, value: int) -> bool:
    try:
        return switch.read_text("ascii").strip() == str(value)
    except OSError:
        return False
