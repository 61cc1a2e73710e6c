"""Starts Inkwright from its folder: `python3 run.py [FOLDER|POST]`; tests it: `python3 run.py test`.

The first start makes `.venv` beside this file and installs into it exactly the packages that the
requirements files name, checked by their hashes; it looks for the system libraries that Qt needs and says
how to get those that lack. Later starts only compare a stamp. Standard library only, and in words that an
old Python understands well enough to say that it is too old.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / ".inkwright-run.json"
IS_WINDOWS = os.name == "nt"
IS_LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")
OLDEST = (3, 11)

# what Qt and Chromium load from the system, and the Debian package that has it
PACKAGES = {
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
# names that changed in Debian 13 and Ubuntu 24.04
NEWER_NAMES = {"libasound2": "libasound2t64", "libglib2.0-0": "libglib2.0-0t64"}
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
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


class SetupError(Exception):
    """What a person has to do before the program can start, in one or a few lines."""


def say(sentence: str) -> None:
    """Tell the person in the terminal."""
    print(f"inkwright: {sentence}", file=sys.stderr, flush=True)


def run_quietly(command: list[str], **more: object) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    return subprocess.run(  # type: ignore[call-overload]
        command, capture_output=True, text=True, check=False, errors="replace", **more
    )


# --- Python and its packages


def newer_python() -> str | None:
    """Find a Python that is new enough, when this one is not."""
    names = [f"python3.{minor}" for minor in (13, 12, 11, 14)]
    return next((found for found in map(shutil.which, names) if found), None)


def make_venv() -> None:
    """Make the folder that our packages are installed into."""
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of python3
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        get_packages([package], "Python's venv module")
    say("making .venv …")
    made = run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(f"could not make {VENV}:\n{(made.stdout + made.stderr).strip()}")


def is_venv_sound() -> bool:
    """Tell whether the folder has a Python of a version that will do, and pip."""
    if not PYTHON.exists():
        return False
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    return run_quietly([str(PYTHON), "-c", question]).returncode == 0


def install(requirements: Path) -> None:
    """Install exactly what a requirements file names."""
    if not is_venv_sound():
        make_venv()
    say(f"installing {requirements.name} (Qt is large: about 300 MB the first time) …")
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += [] if sys.stderr.isatty() else ["-qq"]  # a person wants to see it move
    command += ["--require-hashes", "--prefer-binary", "-r", str(requirements)]
    for wait in (5, 20, 0):
        if subprocess.run(command, check=False).returncode == 0:
            break
        if not wait:
            raise SetupError("the packages could not be installed; pip says why above")
        say(f"trying again in {wait} s …")
        time.sleep(wait)
    folder = run_quietly([str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    (Path(folder.stdout.strip()) / "inkwright.pth").write_text(f"{ROOT}\n", encoding="utf-8")


# --- the system


def missing_libraries() -> list[str]:
    """Name the libraries that Qt needs and the system does not have."""
    where = "import importlib.util; print(importlib.util.find_spec('PySide6').submodule_search_locations[0])"
    qt = Path(run_quietly([str(PYTHON), "-c", where]).stdout.strip()) / "Qt"
    missing: set[str] = set()
    for part in QT_PARTS:
        if (qt / part).exists() and shutil.which("ldd"):
            lines = run_quietly(["ldd", str(qt / part)]).stdout.split("\n")
            missing |= {line.split("=>")[0].strip() for line in lines if "not found" in line}
    return sorted(name for name in missing if not name.startswith("libQt6"))


def has_chinese_font() -> bool:
    """Tell whether a font with Chinese characters is installed."""
    return bool(shutil.which("fc-list")) and bool(run_quietly(["fc-list", ":lang=zh"]).stdout.strip())


def check_system(with_tests: bool) -> None:
    """See to it that libraries, a font and the tests' programs are there."""
    if not IS_LINUX:
        return
    missing = missing_libraries()
    unknown = [name for name in missing if name not in PACKAGES]
    wanted = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    if wanted:
        get_packages(wanted, "libraries that Qt needs")
    if unknown:
        raise SetupError("Qt needs these libraries, which are not installed: " + ", ".join(unknown))
    programs = sorted(package for name, package in TEST_PROGRAMS.items() if not shutil.which(name))
    if with_tests and programs:
        get_packages(programs, "programs that the tests drive the window with")
    if not has_chinese_font():
        try:
            get_packages(["fontconfig", "fonts-noto-cjk"], "a font with Chinese characters")
        except SetupError as problem:
            say(f"going on without: {problem}")


def get_packages(packages: list[str], purpose: str) -> None:
    """Install Debian packages: at once as root or for CI, else after a yes; SetupError without one."""
    if not shutil.which("apt-get"):
        raise SetupError(f"missing: {purpose}. On Debian they are called: " + " ".join(packages))
    is_root = os.geteuid() == 0
    before = [] if is_root else ["sudo", *(["-n"] if is_ci() else [])]
    shown = " ".join([*before, "apt-get", "install", "-y", *packages])
    if not is_root and not is_ci():
        if not sys.stdin.isatty() or not shutil.which("sudo"):
            raise SetupError(f"missing: {purpose}. Get them with:\n    {shown}")
        print(f"Missing: {purpose}. Install them now with\n    {shown}\n? [y/N] ", end="", flush=True)
        if input().strip().lower() not in ("y", "yes"):
            raise SetupError(f"missing: {purpose}. Get them with:\n    {shown}")
    say(f"installing {purpose}: {' '.join(packages)} …")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run([*before, "apt-get", "update", "-qq"], env=quiet, check=False)
    command = [*before, "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    command += [present_name(package) for package in packages]
    done = run_quietly(command, env=quiet, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SetupError(f"missing: {purpose}. This failed:\n    {shown}\n{done.stderr.strip()[-2000:]}")


def present_name(package: str) -> str:
    """Give the name the package has on this system."""
    newer = NEWER_NAMES.get(package)
    if newer and run_quietly(["apt-cache", "show", newer]).stdout.strip():
        return newer
    return package


def is_ci() -> bool:
    """Tell whether nobody is there to be asked."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


# --- set-up, once


def fingerprint(requirements: Path) -> str:
    """Name a set-up: another one is needed when packages, Python or the place change."""
    parts = [requirements.read_bytes(), str(ROOT).encode(), Path(__file__).read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def set_up(with_tests: bool) -> None:
    """Do what is not yet done for this start."""
    names = {False: "requirements.txt", True: "requirements-test.txt"}
    wanted = {mode: fingerprint(ROOT / name) for mode, name in names.items()}
    try:
        done = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        done = {}
    if not isinstance(done, dict) or not PYTHON.exists():
        done = {}
    # the tests' packages are the program's and more
    if done.get("test") == wanted[True] or (not with_tests and done.get("run") == wanted[False]):
        return
    install(ROOT / names[with_tests])
    check_system(with_tests)
    STAMP.write_text(json.dumps({"test" if with_tests else "run": wanted[with_tests]}), encoding="utf-8")


# --- start and test


def start(arguments: list[str]) -> int:
    """Become the program."""
    command = [str(PYTHON), "-P", "-m", "editor", *arguments]
    if not IS_WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


def test_environment() -> dict[str, str]:
    """Give the surroundings the tests run in."""
    environment = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")
    if not IS_WINDOWS and os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to start as root with it
    return environment


def test(arguments: list[str]) -> int:
    """Run format, lint, types, imports and tests; with arguments only pytest, which is given them."""
    python, tools = str(PYTHON), PYTHON.parent
    pytest = [python, "-m", "pytest", *arguments]
    steps = {"pytest": pytest}
    if not arguments:
        steps = {
            "lint": [str(tools / "ruff"), "check", "."],
            "format": [str(tools / "ruff"), "format", "--check", "."],
            "types": [str(tools / "pyright"), "--pythonpath", python],
            "imports": [str(tools / "lint-imports")],
            "pytest": pytest,
        }
    results: dict[str, int] = {}
    for name, command in steps.items():
        print(f"\n=== {name}: {' '.join(command)}", flush=True)
        results[name] = subprocess.call(command, cwd=str(ROOT), env=test_environment())
    print("\n=== summary", flush=True)
    for name, code in results.items():
        print(f"{name:10} {'fine' if code == 0 else f'FAILED (exit code {code})'}", flush=True)
    return next((1 for code in results.values() if code != 0), 0)


def main(arguments: list[str]) -> int:
    """Set up, then start or test."""
    if sys.version_info < OLDEST:
        found = newer_python()
        if found and not IS_WINDOWS:
            os.execv(found, [found, __file__, *arguments])
        say("Inkwright needs Python 3.11 or newer; this is {}.{}".format(*sys.version_info[:2]))
        return 1
    is_test = arguments[:1] == ["test"]
    try:
        set_up(is_test)
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130
    return test(arguments[1:]) if is_test else start(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
