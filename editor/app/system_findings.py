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
from editor.app.terminal import TerminalText
from editor.workspace.distribution import installed_version, requirements, suits
from editor.workspace.sandbox import Obstacle, sandbox_obstacle
from editor.workspace.shared_libraries import (
    absent_libraries,
    library_folders,
    missing_libraries,
    names_here,
    packages_for,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.app.places import Places

OLDEST_PYTHON = (3, 11)
LITTLE_SPACE = 200_000_000
"""bytes; below it saving and the cache will soon fail"""
INPUT_METHODS = ("fcitx5", "fcitx", "ibus-daemon")

SANDBOX_ADVICE: Mapping[Obstacle, str] = {
    Obstacle.ROOT: TerminalText("Chromium's sandbox does not work for root. Write as an ordinary user."),
    Obstacle.SWITCHED_OFF: TerminalText(
        "User namespaces are switched off. Switch them on with"
        " `sudo sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000`."
    ),
    Obstacle.DENIED: TerminalText("This system (a container, perhaps) forbids user namespaces."),
}
PROFILE = "/etc/apparmor.d/inkwright"


def qt_folder() -> Path | None:
    """Name the folder that holds Qt, None where PySide6 is not installed."""
    found = importlib.util.find_spec("PySide6")
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) / "Qt" if places else None


def python_finding() -> Finding:
    """Tell which Python runs."""
    found = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info[:2] < OLDEST_PYTHON:
        advice = TerminalText("Inkwright needs Python 3.11 or newer.")
        return Finding(Mark.MISSING, "Python", found, advice)
    return Finding(Mark.FINE, "Python", found)


def pyside_finding() -> Finding:
    """Tell which PySide6 is installed, and whether it may be used with this Python."""
    version = installed_version("PySide6")
    if not version:
        return Finding(Mark.MISSING, "PySide6", TerminalText("not installed"), way_to_install())
    problem = version_problem(sys.version_info[:2], version)
    return Finding(Mark.MISSING if problem else Mark.FINE, "PySide6", version, problem)


def packages_finding() -> Finding:
    """Tell which Python packages are installed in which version."""
    asked = [one for one in requirements() if one.name.lower() != "pyside6"]
    versions = {one.name: installed_version(one.name) for one in asked}
    lacking = [name for name, version in versions.items() if not version]
    if lacking or not asked:
        names = ", ".join(lacking)
        found = TerminalText("not installed: {names}", names=names) if asked else TerminalText("unknown")
        return Finding(Mark.MISSING, TerminalText("Packages"), found, way_to_install())
    shown = ", ".join(f"{name} {version}" for name, version in versions.items())
    strange = [
        f"{one.name} {versions[one.name]} [{one.versions}]"
        for one in asked
        if not suits(versions[one.name], one.versions)
    ]
    if strange:
        advice = TerminalText(
            "Versions other than those [in brackets]: {names}. {way}",
            names=", ".join(strange),
            way=way_to_install(),
        )
        return Finding(Mark.WORSE, TerminalText("Packages"), shown, advice)
    return Finding(Mark.FINE, TerminalText("Packages"), shown)


def libraries_finding() -> Finding:
    """Tell which libraries of the system Qt and Chromium do not find."""
    qt, name = qt_folder(), TerminalText("Libraries")
    missing = missing_libraries(qt) if qt else absent_libraries(library_folders())
    if not missing:
        found = TerminalText("all that Qt and Chromium load are there")
        unasked = TerminalText("none is known to lack (Qt itself is not there to be asked)")
        return Finding(Mark.FINE, name, found if qt else unasked)
    packages = names_here(packages_for(missing))
    found = TerminalText("not found: {names}", names=", ".join(missing))
    advice = TerminalText("Install the packages of your system that bring these libraries.")
    if packages:
        advice = TerminalText(
            "On Debian and Ubuntu: `sudo apt-get install {packages}`.", packages=" ".join(packages)
        )
    return Finding(Mark.MISSING, name, found, advice)


def sandbox_finding() -> Finding:
    """Tell whether the preview is locked in by Chromium's sandbox."""
    obstacle, name = sandbox_obstacle(), TerminalText("Sandbox")
    if obstacle is Obstacle.NONE:
        return Finding(Mark.FINE, name, TerminalText("on: the preview runs locked in"))
    what = TerminalText("not to be had: where Chromium would end over it, the preview stays off")
    if obstacle is Obstacle.ROOT:
        what = TerminalText(
            "off (root): Inkwright's own walls around the preview hold, Chromium's is missing"
        )
    return Finding(Mark.WORSE, name, what, _sandbox_advice(obstacle))


def _sandbox_advice(obstacle: Obstacle) -> str:
    if obstacle is not Obstacle.APPARMOR:
        return SANDBOX_ADVICE[obstacle]
    # Chromium makes its namespaces before it runs its own program: it is Python that needs the profile
    python = os.path.realpath(sys.executable)
    rules = f'abi <abi/4.0>,\\ninclude <tunables/global>\\nprofile inkwright "{python}" flags=(unconfined)'
    command = (
        f"printf '{rules} {{\\n  userns,\\n}}\\n' | sudo tee {PROFILE} && sudo apparmor_parser -r {PROFILE}"
    )
    return TerminalText(
        "Ubuntu lets only programs with an AppArmor profile make user namespaces. Give one to the Python that"
        " runs Inkwright ({python}; it holds for all that this Python runs), once and as an administrator:\n"
        "    {command}\n"
        "Or lift the limit for every program until the next start of the machine:\n"
        "    sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0",
        python=python,
        command=command,
    )


def input_method_finding(environment: Mapping[str, str]) -> Finding:
    """Tell whether Chinese, Japanese or Korean can be typed: through which input method."""
    wanted, name = environment.get("QT_IM_MODULE", ""), TerminalText("Input method")
    there = _input_methods()
    running = next((found for found in INPUT_METHODS if shutil.which(found)), "")
    is_wayland = bool(environment.get("WAYLAND_DISPLAY"))
    if wanted and wanted not in there:
        advice = TerminalText("Qt finds no plugin for QT_IM_MODULE={name}.", name=wanted)
        if wanted.startswith("fcitx"):
            advice = TerminalText(
                "PySide6's packages bring no plugin for fcitx. fcitx5 speaks ibus's language too: start"
                " with `QT_IM_MODULE=ibus inkwright`."
            )
        found = TerminalText("{name} is asked for and has no plugin", name=wanted)
        return Finding(Mark.WORSE, name, found, advice)
    if not wanted and running and not is_wayland:
        advice = TerminalText(
            "{name} is installed, but Qt is not told to use it: set QT_IM_MODULE=ibus.", name=running
        )
        return Finding(Mark.WORSE, name, TerminalText("QT_IM_MODULE is not set"), advice)
    how = TerminalText("the Wayland session's") if is_wayland else TerminalText("none asked for")
    known = ", ".join(there) or TerminalText("none")
    return Finding(Mark.FINE, name, TerminalText("{how} (Qt knows: {names})", how=wanted or how, names=known))


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
    name = TerminalText("Language")
    found = TerminalText(
        "{asked}, text in {text}, file names in {names}",
        asked=asked or TerminalText("not set"),
        text=locale.getencoding(),
        names=sys.getfilesystemencoding(),
    )
    if sys.getfilesystemencoding() != "utf-8":
        advice = TerminalText("Start with a UTF-8 language: `LANG=C.UTF-8`.")
        return Finding(Mark.MISSING, name, found, advice)
    if asked in {"", "C", "POSIX"} and sys.platform == "linux":
        advice = TerminalText(
            "Set a UTF-8 language, as in `LANG=en_GB.UTF-8` or `LANG=zh_CN.UTF-8`. Qt uses C.UTF-8 now."
        )
        return Finding(Mark.WORSE, name, found, advice)
    return Finding(Mark.FINE, name, found)


def folder_findings(places: Places) -> list[Finding]:
    """Tell of each folder of ours where it is, whether it can be written, and the space left."""
    cache = os.path.dirname(places.web_images)
    log = os.path.join(places.log_folder, "inkwright.log")
    return [
        _folder_finding(TerminalText("Settings"), os.path.dirname(places.settings)),
        _folder_finding(TerminalText("Journal"), places.journal),
        _folder_finding(TerminalText("Cache"), cache),
        _folder_finding(TerminalText("Log"), places.log_folder, log),
    ]


def _folder_finding(name: str, folder: str, shown: str = "") -> Finding:
    nearest, shown = Path(folder), shown or folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        advice = TerminalText("{folder} must be a folder that you may write to.", folder=str(nearest))
        return Finding(Mark.MISSING, name, TerminalText("{path} (cannot be written)", path=shown), advice)
    free = shutil.disk_usage(nearest).free
    found = TerminalText("{path} ({size} GB free)", path=shown, size=f"{free / 1e9:.1f}")
    if free < LITTLE_SPACE:
        advice = TerminalText("Make room on the disk of {folder}.", folder=str(nearest))
        return Finding(Mark.WORSE, name, found, advice)
    return Finding(Mark.FINE, name, found)
