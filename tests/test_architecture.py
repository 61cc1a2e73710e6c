"""The map of the house is that of the house: its rooms, its names, its one command."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAP = (ROOT / "editor" / "ARCHITECTURE.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", MAP, flags=re.MULTILINE | re.DOTALL))
HOUSE = ROOT / "editor"


def _rooms(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("*/__init__.py")}


def test_each_room_has_a_heading_and_each_folder_in_it_a_word() -> None:
    headings = set(re.findall(r"^### (\w+): ", MAP, re.MULTILINE))
    assert headings == _rooms(HOUSE)
    inner = {name for room in HOUSE.iterdir() for name in _rooms(room)}
    assert len(inner) >= 5
    assert inner - set(NAMED) == set()


def test_what_is_named_is_there() -> None:
    paths = [name for name in NAMED if re.fullmatch(r"[\w.-]+(/[\w.-]*)+", name)]
    assert len(paths) > 5
    assert [name for name in paths if not any(_is_at(base / name) for base in (ROOT, HOUSE))] == []
    files = [ROOT / "run.py", *(path for room in (HOUSE, ROOT / "tests") for path in room.rglob("*.py"))]
    known = {part for path in files for part in (path.stem, path.name, path.parent.name)}
    for path in HOUSE.rglob("*.py"):
        known.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    names = [name for name in NAMED if re.fullmatch(r"[a-z]\w*(\.py)?", name)]
    assert len(names) > 40
    assert [name for name in names if name not in known] == []


def _is_at(path: Path) -> bool:
    return path.exists() or path.with_suffix(".py").exists()


def test_the_command_it_shows_can_be_run(tmp_path: Path) -> None:
    commands = [name for name in NAMED if name.startswith("python ")]
    assert commands == ["python resources/i18n/update.py"]
    skipped = shutil.ignore_patterns("__pycache__", "screenshots", "sample")
    for folder in ("editor", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=skipped)
    compiled = tmp_path / "resources" / "i18n" / "inkwright_zh_CN.qm"
    compiled.unlink()
    words = [sys.executable, *shlex.split(commands[0])[1:]]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100)
    assert (done.returncode, done.stderr) == (0, "")
    assert compiled.stat().st_size > 10_000
