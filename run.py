"""Starts Inkwright from its folder: `python3 run.py [FOLDER|POST]`; tests it: `python3 run.py test`.

`python3 run.py doctor` installs nothing and tells what is there and what lacks.

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
SITE_PACKAGES = "Lib/site-packages" if IS_WINDOWS else "lib/python*/site-packages"
OLDEST = (3, 11)
APT_STAMP = Path("/var/lib/apt/lists/partial")
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}


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


def qt_folder() -> Path:
    """Name the folder that Qt was installed into."""
    where = "import importlib.util; print(importlib.util.find_spec('PySide6').submodule_search_locations[0])"
    return Path(run_quietly([str(PYTHON), "-c", where]).stdout.strip()) / "Qt"


def has_chinese_font() -> bool:
    """Tell whether a font with Chinese characters is installed."""
    return bool(shutil.which("fc-list")) and bool(run_quietly(["fc-list", ":lang=zh"]).stdout.strip())


def check_system(with_tests: bool) -> None:
    """See to it that libraries, a font and the tests' programs are there, with one question at most."""
    if not IS_LINUX:
        return
    # not at the top: an older Python must be able to read this file
    from editor.workspace.shared_libraries import missing_libraries, packages_for, unknown_libraries

    missing = missing_libraries(qt_folder())
    wanted = packages_for(missing)
    purposes = ["libraries that Qt needs"] if wanted else []
    programs = sorted(package for name, package in TEST_PROGRAMS.items() if not shutil.which(name))
    if with_tests and programs:
        wanted += programs
        purposes.append("programs that the tests drive the window with")
    font = [] if has_chinese_font() else ["fontconfig", "fonts-noto-cjk"]
    if font:
        purposes.append("a font with Chinese characters")
    if wanted:
        get_packages(wanted + font, ", ".join(purposes))
    elif font:
        try:
            get_packages(font, purposes[0])
        except SetupError as problem:
            say(f"going on without: {problem}")
    unknown = unknown_libraries(missing)
    if unknown:
        raise SetupError("Qt needs these libraries, which are not installed: " + ", ".join(unknown))


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
    if not is_apt_fresh():
        subprocess.run([*before, "apt-get", "update", "-qq"], env=quiet, check=False)
    from editor.workspace.shared_libraries import names_here

    command = [*before, "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    command += names_here(packages)
    done = run_quietly(command, env=quiet, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SetupError(f"missing: {purpose}. This failed:\n    {shown}\n{done.stderr.strip()[-2000:]}")


def is_apt_fresh() -> bool:
    """Tell whether apt has asked what there is within the last hour."""
    try:
        return time.time() - APT_STAMP.stat().st_mtime < 3600 and any(APT_STAMP.parent.glob("*Packages*"))
    except OSError:
        return False


def is_ci() -> bool:
    """Tell whether nobody is there to be asked."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


# --- set-up, once


def fingerprint(requirements: Path) -> str:
    """Name a set-up: another one is needed when packages, Python or the place change."""
    python = os.path.realpath(str(PYTHON))  # another one after an upgrade of the system
    installed = sorted(folder.name for folder in VENV.glob(SITE_PACKAGES + "/*.dist-info"))  # uv changes them
    parts = [requirements.read_bytes(), str(ROOT).encode(), Path(__file__).read_bytes(), python.encode()]
    parts += [name.encode() for name in installed]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def set_up(with_tests: bool) -> None:
    """Do what is not yet done for this start."""
    names = {"run": "requirements.txt", "test": "requirements-test.txt"}
    wanted = {mode: fingerprint(ROOT / name) for mode, name in names.items()}
    try:
        done = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        done = {}
    if not isinstance(done, dict) or not PYTHON.exists():
        done = {}
    # the tests' packages are the program's and more
    if done.get("test") == wanted["test"] or (not with_tests and done.get("run") == wanted["run"]):
        return
    began = time.monotonic()
    mode = "test" if with_tests else "run"
    install(ROOT / names[mode])
    check_system(with_tests)
    STAMP.write_text(json.dumps({mode: fingerprint(ROOT / names[mode])}), encoding="utf-8")
    say(f"ready after {duration(time.monotonic() - began)}; the next start needs none of this")


# --- start and test


def start(arguments: list[str]) -> int:
    """Become the program."""
    return become([str(PYTHON), "-P", "-m", "editor", *arguments], dict(os.environ))


def doctor(arguments: list[str]) -> int:
    """Say what is there and what lacks, and install nothing."""
    python = str(PYTHON) if PYTHON.exists() else sys.executable
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    return become([python, "-P", "-m", "editor", "doctor", *arguments], environment)


def become(command: list[str], environment: dict[str, str]) -> int:
    """Run a command in our place."""
    if not IS_WINDOWS:
        os.execve(command[0], command, environment)
    return subprocess.call(command, env=environment)


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
    results: dict[str, tuple[int, float]] = {}
    for name, command in steps.items():
        print(f"\n=== {name}: {' '.join(command)}", flush=True)
        began = time.monotonic()
        code = subprocess.call(command, cwd=str(ROOT), env=test_environment())
        results[name] = (code, time.monotonic() - began)
    return summarize(results)


def summarize(results: dict[str, tuple[int, float]]) -> int:
    """Tell how each step ended and how long it took; give the exit code of all."""
    print("\n=== summary", flush=True)
    for name, (code, seconds) in results.items():
        outcome = "fine" if code == 0 else f"FAILED (exit code {code})"
        print(f"{name:8} {duration(seconds):>12}  {outcome}", flush=True)
    failed = [name for name, (code, _) in results.items() if code != 0]
    total = duration(sum(seconds for _, seconds in results.values()))
    print(f"Failed: {', '.join(failed)} (after {total})." if failed else f"All is well, after {total}.")
    return 1 if failed else 0


def duration(seconds: float) -> str:
    """Write a time for people: `7.5 s`, `2 min 05 s`."""
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds) // 60} min {int(seconds) % 60:02} s"


def main(arguments: list[str]) -> int:
    """Set up, then start or test."""
    if sys.version_info < OLDEST:
        found = newer_python()
        if found and not IS_WINDOWS:
            os.execv(found, [found, __file__, *arguments])
        say("Inkwright needs Python 3.11 or newer; this is {}.{}".format(*sys.version_info[:2]))
        return 1
    if arguments[:1] == ["doctor"]:
        return doctor(arguments[1:])
    is_test = arguments[:1] == ["test"]
    try:
        set_up(is_test)
        return test(arguments[1:]) if is_test else start(arguments)
    except SetupError as problem:
        say(f"{problem}\n(`python3 run.py doctor` tells all that is there and that lacks.)")
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
