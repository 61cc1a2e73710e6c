"""Whether the program can start here: its packages, Qt's version, and the libraries that Qt loads.

Standard library alone, as the rest may be what lacks. Each problem is said with what to do about it.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import TYPE_CHECKING

from editor.app.terminal import TerminalText

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGES: Mapping[str, str] = {
    "PySide6": "PySide6",
    "markdown_it": "markdown-it-py",
    "mdit_py_plugins": "mdit-py-plugins",
    "linkify_it": "linkify-it-py",
    "frontmatter": "python-frontmatter",
    "yaml": "PyYAML",
    "pygments": "Pygments",
    "nh3": "nh3",
    "ruamel.yaml": "ruamel.yaml",
    "tomlkit": "tomlkit",
    "PIL": "Pillow",
    "pillow_heif": "pillow-heif",
    "math_core": "math-core",
    "charset_normalizer": "charset-normalizer",
    "keyring": "keyring",
    "boto3": "boto3",
    "httpx": "httpx",
    "idna": "idna",
    "httpcore": "httpcore",
    "platformdirs": "platformdirs",
    "send2trash": "send2trash",
}
"""the packages we need, by the name they are imported by"""
OLDEST_QT = (6, 8)
UNSOUND_QT = (6, 12)
"""the first version that is unsound on a Python older than 3.12: it loses references to None until Python
aborts"""


def missing_packages() -> list[str]:
    """Name the packages that are not installed."""
    return [package for module, package in PACKAGES.items() if not _is_there(module)]


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the package around a dotted name
        return False
    except ValueError:  # loaded by another way than an import
        return True


def package_problem(*, with_qt: bool) -> str:
    """Say which packages lack and how to get them, "" when all are there that are needed.

    Commands without a window need no Qt.
    """
    lacking = missing_packages()
    if not lacking or (lacking == ["PySide6"] and not with_qt):
        return ""
    return TerminalText(
        "These Python packages are not installed: {names}.\n{way}\n`inkwright doctor` tells more.",
        names=", ".join(lacking),
        way=way_to_install(),
    )


def way_to_install() -> str:
    """Say how packages come to be: by run.py in a checkout, else from one."""
    beside = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "run.py")
    if os.path.isfile(beside):
        shown = os.path.relpath(beside)
        shown = beside if shown.startswith(os.pardir) else shown
        return TerminalText(
            "Start Inkwright with `python3 {path}`, which installs what it needs.", path=shown
        )
    return TerminalText(
        "Install Inkwright again from its checkout: `pipx install --force '.[diagrams]'` there."
    )


def qt_problem() -> str:
    """Say why Qt cannot be used, "" when it can. Loads it; no window is made."""
    lacking = package_problem(with_qt=True)
    if lacking:
        return lacking
    try:
        import PySide6

        problem = version_problem(sys.version_info[:2], PySide6.__version__)
        if not problem:
            from PySide6 import QtWebEngineWidgets  # noqa: F401 - loads the libraries of all parts
    except ImportError as error:
        return library_problem(str(error))
    return problem


def version_problem(python: tuple[int, int], pyside: str) -> str:
    """Say why this PySide6 is refused on this Python, "" when it is not."""
    version = tuple(int(part) for part in pyside.split(".")[:2] if part.isdigit())
    shown = ".".join(map(str, python))
    if version < OLDEST_QT:
        return TerminalText(
            "PySide6 {version} is too old: Inkwright needs 6.8 or newer.\n{way}",
            version=pyside,
            way=way_to_install(),
        )
    if version >= UNSOUND_QT and python < (3, 12):
        return TerminalText(
            "PySide6 {version} is unsound on Python {python}: the program would end without warning.\n"
            "Install a PySide6 below 6.12, or use Python 3.12 or newer.",
            version=pyside,
            python=shown,
        )
    return ""


def library_problem(said: str) -> str:
    """Say which library of the system lacks, and who brings it.

    `said` is what the loader says: `libEGL.so.1: cannot open shared object file: No such file or directory`.
    """
    library = said.split(":")[0].strip()
    from editor.workspace.shared_libraries import names_here, packages_for  # only where one lacks

    packages = names_here(packages_for([library]))
    if not packages:
        return TerminalText("Qt cannot be loaded: {reason}\n`inkwright doctor` tells more.", reason=said)
    return TerminalText(
        "Qt cannot be loaded: the system library {library} is not installed.\nOn Debian and Ubuntu:"
        " sudo apt-get install {package}\n`inkwright doctor` tells all that lack.",
        library=library,
        package=packages[0],
    )
