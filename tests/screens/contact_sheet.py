"""Lays pictures of one scene side by side, small enough to be looked at together."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

CELL = 960
"""pixels: how wide a picture is on a sheet"""
COLUMNS = 2
GAP = 6
_SCENE = re.compile(r"-(?:light|dark)[-@]")


def make_sheets(folder: Path) -> None:
    """Write `sheets/SCENE.png` for each scene that has more than one picture in `folder`."""
    target = folder / "sheets"
    target.mkdir(exist_ok=True)
    pictures = sorted(folder.glob("*.png"), key=lambda path: (_scene(path), path.name))
    for scene, found in groupby(pictures, _scene):
        _sheet(list(found)).save(target / f"{scene}.png")


def _scene(path: Path) -> str:
    return _SCENE.split(path.name)[0]


def _sheet(paths: list[Path]) -> Image.Image:
    cells = []
    for path in paths:
        shot = Image.open(path).convert("RGB")
        cells.append(shot.resize((CELL, shot.height * CELL // shot.width), Image.Resampling.LANCZOS))
    rows = [cells[start : start + COLUMNS] for start in range(0, len(cells), COLUMNS)]
    heights = [max(cell.height for cell in row) for row in rows]
    sheet = Image.new("RGB", (COLUMNS * (CELL + GAP), sum(heights) + GAP * len(rows)), "#ff00ff")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for column, cell in enumerate(row):
            sheet.paste(cell, (column * (CELL + GAP), top))
        top += height + GAP
    return sheet
