"""What the doctor finds without Qt: Python, packages, libraries, sandbox, input method, language, folders."""

from __future__ import annotations

import importlib.util
import locale
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from editor.app.finding import Finding, Mark
from editor.app.readiness import version_problem, way_to_install
from editor.workspace.distribution import installed_version, requirements, suits
from editor.workspace.sandbox import Obstacle, sandbox_obstacle
from editor.workspace.shared_libraries import missing_libraries, names_here, packages_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.app.places import Places

OLDEST_PYTHON = (3, 11)
LITTLE_SPACE = 200_000_000
"""bytes; below it saving and the cache will soon fail"""
INPUT_METHODS = ("fcitx5", "fcitx", "ibus-daemon")

SANDBOX_ADVICE: Mapping[Obstacle, str] = {
    Obstacle.ROOT: "Chromium's sandbox does not work for root. Write as an ordinary user.",
    Obstacle.SWITCHED_OFF: (
        "User namespaces are switched off. Switch them on with"
        " `sudo sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000`."
    ),
    Obstacle.APPARMOR: (
        "Ubuntu lets only programs that it knows make user namespaces. Allow it with"
        " `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`, or by an AppArmor profile for"
        " QtWebEngineProcess."
    ),
    Obstacle.DENIED: "This system (a container, perhaps) forbids user namespaces.",
}


def qt_folder() -> Path | None:
    """Name the folder that holds Qt, None where PySide6 is not installed."""
    found = importlib.util.find_spec("PySide6")
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) / "Qt" if places else None


def python_finding() -> Finding:
    """Tell which Python runs."""
    found = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Finding(Mark.MISSING, "Python", found, "Inkwright needs Python 3.11 or newer.")
    return Finding(Mark.FINE, "Python", found)


def pyside_finding() -> Finding:
    """Tell which PySide6 is installed, and whether it may be used with this Python."""
    version = installed_version("PySide6")
    if not version:
        return Finding(Mark.MISSING, "PySide6", "not installed", way_to_install())
    problem = version_problem(sys.version_info[:2], version)
    return Finding(Mark.MISSING if problem else Mark.FINE, "PySide6", version, problem)


def packages_finding() -> Finding:
    """Tell which Python packages are installed in which version."""
    asked = [one for one in requirements() if one.name.lower() != "pyside6"]
    versions = {one.name: installed_version(one.name) for one in asked}
    lacking = [name for name, version in versions.items() if not version]
    if lacking or not asked:
        found = f"not installed: {', '.join(lacking)}" if asked else "unknown"
        return Finding(Mark.MISSING, "Packages", found, way_to_install())
    shown = ", ".join(f"{name} {version}" for name, version in versions.items())
    strange = [
        f"{one.name} {versions[one.name]} (not {one.versions})"
        for one in asked
        if not suits(versions[one.name], one.versions)
    ]
    if strange:
        advice = f"Untested versions: {', '.join(strange)}. {way_to_install()}"
        return Finding(Mark.WORSE, "Packages", shown, advice)
    return Finding(Mark.FINE, "Packages", shown)


def libraries_finding() -> Finding:
    """Tell which libraries of the system Qt and Chromium do not find."""
    qt = qt_folder()
    if qt is None:
        return Finding(Mark.WORSE, "Libraries", "not looked at, as Qt is not installed")
    missing = missing_libraries(qt)
    if not missing:
        return Finding(Mark.FINE, "Libraries", "all that Qt and Chromium load are there")
    packages = names_here(packages_for(missing))
    advice = f"On Debian and Ubuntu: `sudo apt-get install {' '.join(packages)}`."
    return Finding(
        Mark.MISSING, "Libraries", f"not found: {', '.join(missing)}", advice if packages else _other_ways()
    )


def _other_ways() -> str:
    return "Install the packages of your system that bring these libraries."


def sandbox_finding() -> Finding:
    """Tell whether the preview is locked in by Chromium's sandbox."""
    obstacle = sandbox_obstacle()
    if obstacle is Obstacle.NONE:
        return Finding(Mark.FINE, "Sandbox", "on: the preview runs locked in")
    if obstacle is Obstacle.ROOT:
        what = "off (root): Inkwright's own walls around the preview hold, Chromium's is missing"
    else:
        what = f"not to be had ({obstacle}): where Chromium would end over it, the preview stays off"
    return Finding(Mark.WORSE, "Sandbox", what, SANDBOX_ADVICE[obstacle])


def input_method_finding(environment: Mapping[str, str]) -> Finding:
    """Tell whether Chinese, Japanese or Korean can be typed: through which input method."""
    wanted = environment.get("QT_IM_MODULE", "")
    there = _input_methods()
    running = next((name for name in INPUT_METHODS if shutil.which(name)), "")
    if wanted and wanted not in there:
        advice = f"Qt finds no plugin for QT_IM_MODULE={wanted}."
        if wanted.startswith("fcitx"):
            advice = (
                "PySide6's packages bring no plugin for fcitx. fcitx5 speaks ibus's language too: start"
                " with `QT_IM_MODULE=ibus inkwright`."
            )
        return Finding(Mark.WORSE, "Input method", f"{wanted} is asked for and has no plugin", advice)
    if not wanted and running and not environment.get("WAYLAND_DISPLAY"):
        advice = f"{running} is installed, but Qt is not told to use it: set QT_IM_MODULE=ibus."
        return Finding(Mark.WORSE, "Input method", "QT_IM_MODULE is not set", advice)
    how = wanted or ("the Wayland session's" if environment.get("WAYLAND_DISPLAY") else "none asked for")
    return Finding(Mark.FINE, "Input method", f"{how} (Qt knows: {', '.join(there) or 'none'})")


def _input_methods() -> list[str]:
    qt = qt_folder()
    plugins = sorted((qt / "plugins/platforminputcontexts").glob("lib*")) if qt else []
    return [
        plugin.name.removeprefix("lib").split("platforminputcontext")[0].removesuffix("plugin.so")
        for plugin in plugins
    ]


def language_finding() -> Finding:
    """Tell the language and the encoding of file names."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    asked = next((value for name in names if (value := os.environ.get(name))), "")
    found = (
        f"{asked or 'not set'}, text in {locale.getencoding()}, file names in {sys.getfilesystemencoding()}"
    )
    if sys.getfilesystemencoding() != "utf-8":
        return Finding(Mark.MISSING, "Language", found, "Start with a UTF-8 language: `LANG=C.UTF-8`.")
    if asked in {"", "C", "POSIX"} and sys.platform == "linux":
        advice = "Set a UTF-8 language, as in `LANG=en_GB.UTF-8` or `LANG=zh_CN.UTF-8`. Qt uses C.UTF-8 now."
        return Finding(Mark.WORSE, "Language", found, advice)
    return Finding(Mark.FINE, "Language", found)


def folder_findings(places: Places) -> list[Finding]:
    """Tell of each folder of ours where it is, whether it can be written, and the space left."""
    cache = os.path.dirname(places.web_images)
    log = os.path.join(places.log_folder, "inkwright.log")
    folders = {"Settings": os.path.dirname(places.settings), "Journal": places.journal, "Cache": cache}
    found = [_folder_finding(name, path, path) for name, path in folders.items()]
    return [*found, _folder_finding("Log", places.log_folder, log)]


def _folder_finding(name: str, folder: str, shown: str) -> Finding:
    nearest = Path(folder)
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        advice = f"{nearest} must be a folder that you may write to."
        return Finding(Mark.MISSING, name, f"{shown} (cannot be written)", advice)
    free = shutil.disk_usage(nearest).free
    space = f"{free / 1e9:.1f} GB free"
    if free < LITTLE_SPACE:
        return Finding(Mark.WORSE, name, f"{shown} ({space})", f"Make room on the disk of {nearest}.")
    return Finding(Mark.FINE, name, f"{shown} ({space})")
