"""What the doctor finds of parts that the program can be without: diagrams, and a place for secrets."""

from __future__ import annotations

import importlib.util
import platform
import subprocess
import sys
from typing import TYPE_CHECKING

from editor.app.finding import Finding, Mark
from editor.app.readiness import way_to_install
from editor.app.terminal import TerminalText
from editor.widgets.resources import resource_path
from editor.workspace.distribution import installed_version

if TYPE_CHECKING:
    from pathlib import Path

MATH_FONT = resource_path("preview", "stix-two-math.woff2")
DIAGRAMS_GLIBC = (2, 35)
"""the oldest C library that the package for diagrams is built for"""
KEYRING_BUDGET = 10.0
"""seconds; a keyring is asked over the session's bus, which may not answer"""
ASK_KEYRING = (
    "import keyring; ring = keyring.get_keyring(); print(type(ring).__module__, ring.name, sep='\\t')"
)
NO_KEYRINGS = ("keyring.backends.fail", "keyring.backends.null", "keyring.backends.chainer")
"""what keyring falls back on; its chain counts only by what hangs on it"""


def diagrams_finding() -> Finding:
    """Tell whether Mermaid diagrams can be drawn."""
    name = TerminalText("Diagrams")
    version = installed_version("merman")
    if version:
        return Finding(Mark.FINE, name, f"merman {version}")
    found = TerminalText("merman is not installed")
    return Finding(Mark.WORSE, name, found, _diagrams_advice())


def _diagrams_advice() -> str:
    shown = TerminalText("Without it a Mermaid diagram is shown as its code; all else works.")
    library, version = platform.libc_ver()
    is_old = library == "glibc" and _numbers(version) < DIAGRAMS_GLIBC
    if is_old or (sys.platform == "linux" and library != "glibc"):
        return TerminalText(
            "{shown} There is no package for this system: it needs glibc 2.35 or newer, here is {here}.",
            shown=shown,
            here=f"{library} {version}".strip() or "libc",
        )
    if importlib.util.find_spec("pip") is None:  # made by uv or pipx, which install by themselves
        return TerminalText("{shown} {way}", shown=shown, way=way_to_install())
    command = f"{sys.executable} -m pip install 'merman>=0.9,<1'"
    return TerminalText(
        "{shown} Where there is a package for this system, `{command}` gets it.", shown=shown, command=command
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def math_font_finding(font: Path = MATH_FONT) -> Finding:
    """Tell whether the font for formulas, which comes with the program, is whole."""
    name = TerminalText("Math font")
    try:
        with font.open("rb") as file:
            begins = file.read(12)
        is_whole = begins[:4] == b"wOF2" and int.from_bytes(begins[8:12], "big") == font.stat().st_size
    except OSError:
        is_whole = False
    if is_whole:
        found = TerminalText("{font}, comes with Inkwright", font="STIX Two Math")
        return Finding(Mark.FINE, name, found)
    advice = TerminalText("Formulas look plain without {path}. {way}", path=str(font), way=way_to_install())
    return Finding(Mark.WORSE, name, TerminalText("missing or damaged"), advice)


def keyring_finding() -> Finding:
    """Tell where the keys of image hosts can be kept. Asked in a process of its own, as it may hang."""
    name = TerminalText("Keyring")
    if not installed_version("keyring"):
        return Finding(Mark.WORSE, name, TerminalText("keyring is not installed"))
    command = [sys.executable, "-P", "-c", ASK_KEYRING]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=KEYRING_BUDGET)
        module, _, shown = done.stdout.decode("utf-8", "replace").strip().partition("\t")
    except subprocess.TimeoutExpired:
        return Finding(Mark.WORSE, name, TerminalText("does not answer"), _keyring_advice())
    if not shown or module in NO_KEYRINGS:
        return Finding(Mark.WORSE, name, TerminalText("none found"), _keyring_advice())
    return Finding(Mark.FINE, name, shown)


def _keyring_advice() -> str:
    advice = TerminalText(
        "Without one, the key of an image host cannot be kept between two starts. Start Inkwright in a"
        " desktop session whose keyring is unlocked."
    )
    if sys.platform != "linux":
        return advice
    return TerminalText(
        "{advice} On Debian and Ubuntu: `sudo apt-get install gnome-keyring` (or KWallet on KDE), and sign in"
        " again.",
        advice=advice,
    )
