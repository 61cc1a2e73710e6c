"""Starts Inkwright from its folder: `python3 run.py [FOLDER|POST]`; tests it: `python3 run.py test`.

`python3 run.py doctor` installs nothing and tells what is there and what lacks.

The first start makes `.venv` beside this file and installs into it exactly the packages that the
requirements files name, checked by their hashes; it looks for the system libraries that Qt needs and says
how to get those that lack. Later starts only compare a stamp. Standard library only, and in words that an
old Python understands well enough to say that it is too old. Speaks English and 简体中文.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
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
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
ROOM = 1_500_000_000
NO_NETWORK = ("NewConnectionError", "NameResolutionError", "TimeoutError", "ProxyError", "SSLError")
OPTIONAL = {"merman": "it cannot be installed here, so diagrams are shown as their code"}

CHINESE = ROOT / "resources" / "i18n" / "run_zh_CN.json"


class SetupError(Exception):
    """What a person has to do before the program can start, in one or a few lines."""


def speaks_chinese() -> bool:
    """Tell whether to speak Chinese: as the program is set, else as the system is, where it can be shown."""
    try:
        "中文".encode(sys.stderr.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    config = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    try:
        wanted = json.loads(Path(config, "inkwright", "settings.json").read_text("utf-8"))["language"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        wanted = "system"
    if wanted in ("en", "zh_CN"):
        return wanted == "zh_CN"
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    listed = "" if locale.split(".")[0] in ("C", "POSIX") else os.environ.get("LANGUAGE", "")
    known = [name[:2] for name in (listed + ":" + locale).split(":") if name[:2] in ("en", "zh")]
    return known[:1] == ["zh"]


def told(english: str, **values: object) -> str:
    """Say something in the person's language."""
    table = json.loads(CHINESE.read_text(encoding="utf-8")) if speaks_chinese() else {}
    return table.get(english, english).format(**values)


def say(sentence: str) -> None:
    """Tell the person in the terminal, in signs that it can show."""
    encoding, plain = sys.stderr.encoding or "ascii", sentence.replace("…", "...")
    print("inkwright:", plain.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


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


def check_place() -> None:
    """See to it that the folder of our packages can be made beside this file."""
    if not os.access(str(VENV if VENV.exists() else ROOT), os.W_OK):
        text = "{folder} cannot be written to, and .venv belongs there: clone into a folder of yours"
        raise SetupError(told(text, folder=ROOT))
    free = shutil.disk_usage(str(ROOT)).free
    if free < ROOM and not PYTHON.exists():
        text = "no room: the packages take 1.2 GB on the disk, and {folder} has {free} MB left"
        raise SetupError(told(text, folder=ROOT, free=free // 1_000_000))


def make_venv(with_tests: bool) -> None:
    """Make the folder that our packages are installed into."""
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of python3
    except ImportError:
        from editor.workspace.shared_libraries import absent_libraries, library_folders

        package = "python{}.{}-venv".format(*sys.version_info[:2])
        # all in one question: what Qt lacks can be told for certain only when it is there
        absent = absent_libraries(library_folders())
        get_packages({told("Python's venv module"): [package], **lacking(absent, with_tests)})
    say(told("making .venv …"))
    made = run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        said = (made.stdout + made.stderr).strip()
        raise SetupError(told("could not make {folder}:", folder=VENV) + f"\n{said}")


def is_venv_sound() -> bool:
    """Tell whether the folder has a Python of a version that will do, and pip."""
    if not PYTHON.exists():
        return False
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    return run_quietly([str(PYTHON), "-c", question]).returncode == 0


def parted(text: str) -> tuple[str, dict[str, str]]:
    """Part the text of a requirements file: what must be there, and each optional package's own lines."""
    needed, optional, name = [], {}, ""
    for line in text.split("\n"):
        if line[:1].strip():  # an entry; the lines of its hashes are set in
            name = re.split(r"[^A-Za-z0-9_.-]", line, maxsplit=1)[0].lower()
        if name in OPTIONAL:
            optional[name] = optional.get(name, "") + line + "\n"
        else:
            needed.append(line)
    return "\n".join(needed), optional


def pip_command(requirements: str, *more: str) -> list[str]:
    """Give the command that installs exactly what these lines name."""
    name = hashlib.sha256(requirements.encode()).hexdigest()[:12]
    listed = VENV / f"requirements-{name}.txt"
    listed.write_text(requirements, encoding="utf-8")
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    return [*command, "--require-hashes", "--prefer-binary", *more, "-r", str(listed)]


def run_pip(command: list[str]) -> tuple[int, str]:
    """Run pip in sight of the person; give its exit code, and in a word why it could not install."""
    said = ""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace") as pip:
        for line in pip.stderr or ():
            said += line
            if "WARNING: Retrying" not in line:
                sys.stderr.write(line)
    if "No space left on device" in said:
        return pip.returncode, told("the disk is full")
    if any(sign in said for sign in NO_NETWORK):
        text = "there is no way to the network (does HTTPS_PROXY name the proxy, if any?)"
        return pip.returncode, told(text)
    return pip.returncode, told("pip says why above")


def install(requirements: Path) -> None:
    """Install exactly what a requirements file names."""
    if not is_venv_sound():
        make_venv("test" in requirements.name)
    say(told("installing {name} (about 300 MB the first time) …", name=requirements.name))
    needed, optional = parted(requirements.read_text(encoding="utf-8"))
    quiet = [] if sys.stderr.isatty() else ["-qq"]  # a person wants to see it move
    for wait in (5, 20, 0):
        code, reason = run_pip(pip_command(needed, *quiet))
        if code == 0:
            break
        if not wait or (reason != told("pip says why above") and not is_ci()):
            raise SetupError(told("the packages could not be installed: {reason}", reason=reason))
        say(told("trying again in {seconds} s …", seconds=wait))
        time.sleep(wait)
    for name, entry in optional.items():
        run_quietly(pip_command(entry, "--only-binary", ":all:"))
        there = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({name!r}) is None)"
        if run_quietly([str(PYTHON), "-c", there]).returncode != 0:
            say(told("going on without {name}: {effect}", name=name, effect=told(OPTIONAL[name])))
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


def lacking(libraries: list[str], with_tests: bool) -> dict[str, list[str]]:
    """Name the Debian packages to get, by what they are for: for these libraries, the tests, a font."""
    from editor.workspace.shared_libraries import packages_for

    font = [] if has_chinese_font() else ["fontconfig", "fonts-noto-cjk"]
    programs = sorted(package for name, package in TEST_PROGRAMS.items() if not shutil.which(name))
    wanted = {
        told("libraries that Qt needs"): packages_for(libraries),
        told("programs that the tests drive the window with"): programs if with_tests else [],
        told("a font with Chinese characters"): font,
    }
    return {purpose: packages for purpose, packages in wanted.items() if packages}


def check_system(with_tests: bool) -> None:
    """See to it that libraries, a font and the tests' programs are there, with one question at most."""
    if not IS_LINUX:
        return
    # not at the top: an older Python must be able to read this file
    from editor.workspace.shared_libraries import missing_libraries, unknown_libraries

    missing = missing_libraries(qt_folder())
    wanted = lacking(missing, with_tests)
    try:
        if wanted:
            get_packages(wanted)
    except SetupError as problem:
        if list(wanted) != [told("a font with Chinese characters")]:
            raise
        say(told("going on without: {problem}", problem=problem))
    unknown = unknown_libraries(missing)
    if unknown:
        text = "Qt needs these libraries, which are not installed: {names}"
        raise SetupError(told(text, names=", ".join(unknown)))


def get_packages(wanted: dict[str, list[str]]) -> None:
    """Install Debian packages: at once as root or for CI, else after a yes; SetupError without one."""
    from editor.workspace import debian_packages

    purpose = ", ".join(wanted)
    packages = [name for names in wanted.values() for name in names]
    if not shutil.which("apt-get"):
        text = "missing: {purpose}. On Debian they are called: {names}"
        raise SetupError(told(text, purpose=purpose, names=" ".join(packages)))
    shown = debian_packages.typed_command(packages)
    if is_asked := os.geteuid() != 0 and not is_ci():
        refusal = SetupError(told("missing: {purpose}. Get them with:", purpose=purpose) + f"\n    {shown}")
        if not sys.stdin.isatty() or not shutil.which("sudo"):
            raise refusal
        question = told("Missing: {purpose}. Install them now with", purpose=purpose)
        print(f"{question}\n    {shown}\n? [y/N] ", end="", flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise refusal
    say(told("installing {purpose}: {names} …", purpose=purpose, names=" ".join(packages)))
    if problem := debian_packages.get(packages, may_ask=is_asked):
        said = told("missing: {purpose}. This failed:", purpose=purpose)
        raise SetupError(f"{said}\n    {shown}\n{problem}")


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
    began, mode = time.monotonic(), "test" if with_tests else "run"
    check_place()
    install(ROOT / names[mode])
    check_system(with_tests)
    with contextlib.suppress(OSError):  # the first start would do it otherwise
        run_quietly([str(PYTHON), "-P", "-m", "editor.app.code_keeping"])
    STAMP.write_text(json.dumps({mode: fingerprint(ROOT / names[mode])}), encoding="utf-8")
    say(told("ready after {time}; the next start needs none", time=duration(time.monotonic() - began)))


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
    pytest = [python, "-m", "pytest", *(arguments or ["-n", "auto"])]
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
    print("\n=== " + told("summary"), flush=True)
    for name, (code, seconds) in results.items():
        outcome = told("fine") if code == 0 else told("FAILED (exit code {code})", code=code)
        print(f"{name:8} {duration(seconds):>12}  {outcome}", flush=True)
    failed = [name for name, (code, _) in results.items() if code != 0]
    total = duration(sum(seconds for _, seconds in results.values()))
    end = "Failed: {names} (after {time})." if failed else "All is well, after {time}."
    print(told(end, names=", ".join(failed), time=total))
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
        version = "{}.{}".format(*sys.version_info[:2])
        say(told("needs Python 3.11 or newer; this is {version}", version=version))
        return 1
    if arguments[:1] == ["doctor"]:
        return doctor(arguments[1:])
    is_test = arguments[:1] == ["test"]
    try:
        set_up(is_test)
        return test(arguments[1:]) if is_test else start(arguments)
    except SetupError as problem:
        say(f"{problem}\n" + told("(`python3 run.py doctor` tells what lacks.)"))
        return 1
    except KeyboardInterrupt:
        say(told("stopped"))
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
