"""Debian's packages: the line that a person types to get them, and getting them.

Standard library alone: `run.py` asks before any package of Python is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from editor.workspace.shared_libraries import names_here

if TYPE_CHECKING:
    from collections.abc import Sequence

STAMP = Path("/var/lib/apt/lists/partial")
"""touched by each `apt-get update`"""
FRESH = 3600
"""seconds for which apt's lists are good enough"""


def typed_command(packages: Sequence[str], stamp: Path = STAMP) -> str:
    """Give the one line that installs these packages, for root, for sudo, or where there is none for su."""
    steps = [] if is_fresh(stamp) else ["apt-get update"]
    steps.append(" ".join(["apt-get install -y --no-install-recommends", *names_here(packages)]))
    if os.geteuid() == 0:
        return " && ".join(steps)
    if shutil.which("sudo"):
        return " && ".join(f"sudo {step}" for step in steps)
    return f"su -c '{' && '.join(steps)}'"


def get(packages: Sequence[str], *, may_ask: bool, stamp: Path = STAMP) -> str:
    """Install these packages; give "" or what apt says against it. `may_ask` lets sudo ask for a password."""
    before = [] if os.geteuid() == 0 else ["sudo", *([] if may_ask else ["-n"])]
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if not is_fresh(stamp):
        subprocess.run([*before, "apt-get", "update", "-qq"], env=quiet, check=False)
    command = [*before, "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    done = subprocess.run(
        [*command, *names_here(packages)],  # asked now: apt may not have known them before
        env=quiet,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
    )
    if done.returncode == 0:
        return ""
    return done.stderr.strip()[-2000:] or f"exit code {done.returncode}"


def is_fresh(stamp: Path = STAMP) -> bool:
    """Tell whether apt has asked what there is a short while ago."""
    try:
        return time.time() - stamp.stat().st_mtime < FRESH and any(stamp.parent.glob("*Packages*"))
    except OSError:
        return False
