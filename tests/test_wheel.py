"""The installed program: what the wheel holds, and that it starts far from the checkout."""

from __future__ import annotations

import configparser
import importlib.util
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.e2e.desk import Screen

ROOT = Path(__file__).resolve().parents[1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("hatchling") is None,
        reason="hatchling builds the wheel and is not installed",
    ),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `pipx install .` and `uv` do it, without asking the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("inkwright-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the package as pip puts it."""
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_it_holds_the_package_with_its_resources_and_nothing_else(installed: Path) -> None:
    names = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    rooms = {name.split("/")[0] for name in names}
    assert {name for name in rooms if not name.endswith(".dist-info")} == {"editor"}
    assert not [name for name in names if name.endswith((".pyc", ".ts")) or "screenshots" in name]
    resources = {
        f"editor/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix != ".ts" and "screenshots" not in path.parts
    }
    assert resources <= names
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "editor").rglob("*.py")}
    assert modules <= names


def test_its_command_starts_the_program(installed: Path) -> None:
    entry = configparser.ConfigParser()
    entry.read(next(installed.glob("*.dist-info")) / "entry_points.txt")
    assert entry["console_scripts"]["inkwright"] == "editor.app.main:main"


def test_it_starts_from_another_folder_and_shows_its_sample(installed: Path, tmp_path: Path) -> None:
    screen = Screen()
    code = (
        "import sys; from editor.app.main import main; import editor; print(editor.__file__, flush=True);"
        " sys.exit(main())"
    )
    around = {**screen.environment, "PYTHONPATH": str(installed), "HOME": str(tmp_path)}
    sample = installed / "editor" / "resources" / "sample"
    program = subprocess.Popen(
        [sys.executable, "-P", "-c", code, str(sample)],
        cwd=tmp_path,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        windows = ""
        deadline = time.monotonic() + 60
        while not windows and time.monotonic() < deadline and program.poll() is None:
            windows = screen.xdo("search", "--onlyvisible", "--name", "Inkwright")
            time.sleep(0.05)
        assert program.poll() is None
        assert windows
        assert program.stdout is not None
        assert Path(program.stdout.readline().strip()) == installed / "editor" / "__init__.py"
        assert not [path for path in tmp_path.iterdir() if path.name == "resources"]
    finally:
        program.terminate()
        _, said = program.communicate(timeout=30)
        screen.close()
    assert "Traceback" not in said
    assert os.fspath(ROOT) not in said
