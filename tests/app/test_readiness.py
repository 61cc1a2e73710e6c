from __future__ import annotations

import builtins
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from editor.app import readiness
from editor.app.readiness import library_problem, package_problem, qt_problem, version_problem
from editor.workspace.distribution import requirements

ROOT = Path(__file__).resolve().parents[2]


def _start_bare(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the program on a Python that has only its standard library."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from editor.app.main import main;"
        f" sys.exit(main({list(arguments)!r}))"
    )
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
    )


def test_the_packages_looked_for_are_those_asked_for() -> None:
    spared = {"jeepney"}  # Linux alone has it, and what asks for it does without
    assert sorted(readiness.PACKAGES.values()) == sorted({one.name for one in requirements()} - spared)
    assert package_problem(with_qt=True) == ""


def test_only_the_window_needs_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "missing_packages", lambda: ["PySide6"])
    assert package_problem(with_qt=False) == ""
    assert qt_problem().startswith("These Python packages are not installed: PySide6.\n")


def test_without_packages_one_sentence_names_them_and_the_way_out() -> None:
    done = _start_bare("post.md")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("inkwright: These Python packages are not installed: PySide6, ")
    assert "nh3" in done.stderr
    assert "run.py`, which installs what it needs" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_doctor_runs_without_packages() -> None:
    done = _start_bare("doctor")
    assert done.returncode == 1
    assert "PySide6        not installed" in done.stdout
    assert "Missing: PySide6, Packages." in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("python", "pyside", "said"),
    [
        ((3, 11), "6.11.3", ""),
        ((3, 11), "6.12.0", "PySide6 6.12.0 is unsound on Python 3.11"),
        ((3, 12), "6.12.0", ""),
        ((3, 13), "6.7.2", "PySide6 6.7.2 is too old"),
        ((3, 11), "7.0.0a1", "is unsound"),
    ],
)
def test_versions_known_to_fail_are_refused(python: tuple[int, int], pyside: str, said: str) -> None:
    problem = version_problem(python, pyside)
    assert said in problem
    assert bool(problem) is bool(said)


def test_the_installed_qt_is_no_problem() -> None:
    assert qt_problem() == ""


def test_a_qt_of_a_refused_version_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", SimpleNamespace(__version__="6.2.4"))
    assert "PySide6 6.2.4 is too old" in qt_problem()


def test_a_library_that_lacks_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "libEGL.so.1: cannot open shared object file: No such file or directory"
    real = builtins.__import__

    def fail(name: str, *rest: Any, **more: Any) -> object:
        if name == "PySide6":
            raise ImportError(said)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", fail)
    problem = qt_problem()
    assert "the system library libEGL.so.1 is not installed" in problem
    assert "sudo apt-get install libegl1" in problem


def test_what_is_not_a_known_library_is_told_as_it_is() -> None:
    problem = library_problem("No module named 'PySide6.QtWebEngineWidgets'")
    assert problem.startswith("Qt cannot be loaded: No module named 'PySide6.QtWebEngineWidgets'")
    assert "inkwright doctor" in problem
