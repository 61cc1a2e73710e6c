"""Which libraries Qt and Chromium load from the system, which of them lack, and who brings them.

Standard library alone: `run.py` asks before any package is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXcomposite.so.1": "libxcomposite1",
    "libXcursor.so.1": "libxcursor1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXi.so.6": "libxi6",
    "libXrandr.so.2": "libxrandr2",
    "libXrender.so.1": "libxrender1",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnspr4.so": "libnspr4",
    "libplc4.so": "libnspr4",
    "libplds4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libsmime3.so": "libnss3",
    "libssl3.so": "libnss3",
    "libpci.so.3": "libpci3",
    "libudev.so.1": "libudev1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
    "libxshmfence.so.1": "libxshmfence1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
BROUGHT_ALONG = frozenset(
    {
        "libGLX.so.0",
        "libOpenGL.so.0",
        "libXcursor.so.1",
        "libXi.so.6",
        "libXrender.so.1",
        "libdrm.so.2",
        "libexpat.so.1",
        "libgio-2.0.so.0",
        "libgobject-2.0.so.0",
        "libgssapi_krb5.so.2",
        "libpci.so.3",
        "libplc4.so",
        "libplds4.so",
        "libssl3.so",
        "libudev.so.1",
        "libxcb-xinerama.so.0",
        "libxshmfence.so.1",
        "libz.so.1",
        "libzstd.so.1",
    }
)
"""of these libraries Qt names none itself, or not in each of its versions"""
NEWER_NAMES: Mapping[str, str] = {"libasound2": "libasound2t64", "libglib2.0-0": "libglib2.0-0t64"}
QT_PARTS = (
    "lib/libQt6WebEngineCore.so.6",
    "lib/libQt6WebEngineWidgets.so.6",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Quick.so.6",
    "libexec/QtWebEngineProcess",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "plugins/xcbglintegrations/libqxcb-egl-integration.so",
)
"""under the folder `Qt` of PySide6: what is loaded first, and what is loaded by name later"""


def missing_libraries(qt: Path) -> list[str]:
    """Name the libraries that Qt in that folder needs and the system does not have.

    Nothing is missing where it cannot be found out: on a system without `ldd`.
    """
    if not shutil.which("ldd"):
        return []
    missing: set[str] = set()
    for part in QT_PARTS:
        if (qt / part).exists():
            missing |= _not_found(qt / part)
    return sorted(name for name in missing if not name.startswith("libQt6"))


def library_folders() -> list[Path]:
    """Name the folders where Debian and its like keep libraries; none on other systems."""
    kind = sysconfig.get_config_var("MULTIARCH")
    return [Path(root, kind) for root in ("/usr/lib", "/lib", "/usr/local/lib")] if kind else []


def absent_libraries(folders: Collection[Path]) -> list[str]:
    """Name the libraries of Qt that lie in none of these folders; none when there is no folder.

    A guess, for as long as Qt is not installed and cannot be asked.
    """
    if not folders:
        return []
    own = sorted(PACKAGES.keys() - BROUGHT_ALONG)
    return [name for name in own if not any((folder / name).exists() for folder in folders)]


def _not_found(part: Path) -> set[str]:
    said = subprocess.run(["ldd", str(part)], capture_output=True, text=True, check=False, errors="replace")
    return {line.split("=>")[0].strip() for line in said.stdout.split("\n") if "not found" in line}


def packages_for(libraries: Iterable[str]) -> list[str]:
    """Name the Debian packages that bring these libraries; one that none is known for is left out."""
    return sorted({PACKAGES[name] for name in libraries if name in PACKAGES})


def unknown_libraries(libraries: Iterable[str]) -> list[str]:
    """Name the libraries that we know no package for."""
    return [name for name in libraries if name not in PACKAGES]


def names_here(packages: Iterable[str]) -> list[str]:
    """Give the packages the names they have on this system, as apt knows them."""
    asked = list(packages)
    newer = _known_to_apt({NEWER_NAMES[name] for name in asked if name in NEWER_NAMES})
    return [NEWER_NAMES[name] if NEWER_NAMES.get(name) in newer else name for name in asked]


def _known_to_apt(packages: Collection[str]) -> set[str]:
    if not packages or not shutil.which("apt-cache"):
        return set()
    command = ["apt-cache", "--no-all-versions", "show", *sorted(packages)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    return {
        line.removeprefix("Package: ").strip()
        for line in said.stdout.split("\n")
        if line.startswith("Package: ")
    }
