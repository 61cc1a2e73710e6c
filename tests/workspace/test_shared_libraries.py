from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from editor.workspace import shared_libraries
from editor.workspace.shared_libraries import (
    absent_libraries,
    library_folders,
    missing_libraries,
    names_here,
    packages_for,
    unknown_libraries,
)

ROOT = Path(__file__).resolve().parents[2]
SAID = """\tlinux-vdso.so.1 (0x0000)
\tlibQt6Core.so.6 => not found
\tlibnss3.so => not found
\tlibxcb-cursor.so.0 => not found
\tlibc.so.6 => /lib/libc.so.6 (0x0000)
"""


@pytest.fixture
def qt(tmp_path: Path) -> Path:
    for part in shared_libraries.QT_PARTS[:2]:
        (tmp_path / part).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / part).write_text("")
    return tmp_path


def _answer(monkeypatch: pytest.MonkeyPatch, said: str) -> list[list[str]]:
    asked: list[list[str]] = []

    def run(command: list[str], **_more: object) -> SimpleNamespace:
        asked.append(command)
        return SimpleNamespace(stdout=said, returncode=0)

    monkeypatch.setattr(shared_libraries.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(shared_libraries.subprocess, "run", run)
    return asked


def test_what_the_loader_does_not_find_is_missing(qt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _answer(monkeypatch, SAID)
    assert missing_libraries(qt) == ["libnss3.so", "libxcb-cursor.so.0"]
    assert len(asked) == 2  # only the parts that this Qt has


def test_without_a_way_to_find_out_nothing_is_missing(qt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_libraries.shutil, "which", lambda _name: None)
    assert missing_libraries(qt) == []


def test_libraries_of_one_package_are_one_package() -> None:
    found = ["libnspr4.so", "libplc4.so", "libstrange.so.1"]
    assert packages_for(found) == ["libnspr4"]
    assert unknown_libraries(found) == ["libstrange.so.1"]


def test_packages_have_the_name_that_apt_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["libasound2", "libegl1", "libglib2.0-0"]
    asked = _answer(monkeypatch, "Package: libasound2t64\nVersion: 1\n")
    assert names_here(wanted) == ["libasound2t64", "libegl1", "libglib2.0-0"]
    assert len(asked) == 1
    monkeypatch.setattr(shared_libraries.shutil, "which", lambda _name: None)
    assert names_here(wanted) == wanted


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import editor.workspace.shared_libraries"
    found = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, check=False)
    assert found.stderr == b""
    assert found.returncode == 0


def test_before_qt_is_there_the_folders_tell_what_it_will_lack(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    first.mkdir()
    second.mkdir()
    whole = absent_libraries([first, second])
    assert {"libxcb-cursor.so.0", "libnss3.so", "libEGL.so.1"} <= set(whole)
    assert not shared_libraries.BROUGHT_ALONG & set(whole)
    for name in whole[:-1]:
        (first if len(name) % 2 else second).joinpath(name).touch()
    assert absent_libraries([first, second]) == whole[-1:]
    assert unknown_libraries(whole) == []


def test_where_libraries_lie_elsewhere_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_libraries.sysconfig, "get_config_var", lambda _name: None)
    assert library_folders() == []
    assert absent_libraries([]) == []
    monkeypatch.setattr(shared_libraries.sysconfig, "get_config_var", lambda _name: "arm-linux")
    assert Path("/usr/lib/arm-linux") in library_folders()
