"""The pictures of the README: the sample site in the real program, small enough to be committed."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.screens.take_screenshots import LAKE, ROOT, Stage, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.desk import Program

TARGET = ROOT / "resources" / "screenshots"
SIZE = (1280, 800)
MOST_BYTES = 250_000
TALL_PANEL = (248, 520, 512, 360, 344)
"""sizes of the panes that show six rows of images"""
WHOLE = f"[0, 0, {SIZE[0]}, {SIZE[1]}]"
TOP = f"[0, 0, {SIZE[0]}, 232]"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is done before it is taken, and the part of the screen that is kept.

    `act` gives the expression of the place to which the picture is cut: x, y, width, height.
    """

    name: str
    act: Callable[[Stage], str]
    theme: str = "light"
    language: str = "en"


def _write(program: Program, words: str) -> None:
    """Write behind the first heading of the post."""
    program.click_text(2, 3)
    program.screen.press("ctrl+Home", *["Down"] * 13, "End")
    program.screen.type(words)
    program.wait(f"program.posts.current.editor.lines()[13].endswith({words!r})")


def whole_window(stage: Stage) -> str:
    sample(stage)
    return WHOLE


def image_panel(stage: Stage) -> str:
    site = stage.site()
    path = site / LAKE
    shutil.copy(site / "source" / "images" / "lake-dawn.jpg", path.with_name("harbour.jpg"))
    more = "![路线图](/images/route-map.png)\n\n![渡口](harbour.jpg)\n"
    path.write_text(path.read_text() + f"\n{more}\n![](https://img.example.net/20260516-0931.png)\n")
    program = stage.post(path, pane_sizes=TALL_PANEL, foreign_folders=[str(site)])
    program.wait("window.image_panel._rows.rowCount()", lambda count: count >= 6)
    return "place(window.image_panel)"


def conflict(stage: Stage) -> str:
    path = stage.site() / LAKE
    program = stage.post(path)
    _write(program, " again")
    path.write_text(path.read_text().replace("五点半", "六点"))
    program.screen.press("ctrl+s")
    program.wait("window.banner.isVisible()")
    return TOP


def changes(stage: Stage) -> str:
    path = stage.site() / LAKE
    path.write_bytes(path.read_bytes().replace(b"20:00\n", b"20:00  # the boat leaves at nine\n"))
    program = stage.post(path)
    program.click("window.form._title")
    program.screen.press("End")
    program.screen.type(" II")
    program.screen.press("Return")
    program.wait("program.posts.current.editor.lines()[1].endswith('II')")
    _write(program, " again")
    program.wait("window.status.text('changes')", lambda words: words.startswith("2"))
    program.click("window.status._labels['changes']")
    view = "next(view for view in window.children() if view.objectName() == 'diff-view')"
    program.wait(f"{view}.isVisible()")
    return f"place({view})"


PICTURES = (
    Picture("window-light", whole_window),
    Picture("window-dark", whole_window, "dark", "zh_CN"),
    Picture("images", image_panel),
    Picture("conflict", conflict),
    Picture("changes", changes),
)


def take(picture: Picture) -> None:
    """Take one picture and make it small."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), SIZE, picture.theme, framed=False, scale="", language=picture.language)
        try:
            kept = picture.act(stage)
            stage.shoot(picture.name)
            left, top, width, height = stage.programs[-1].ask(kept)
        finally:
            stage.close()
        shot = Image.open(Path(folder) / f"{picture.name}-{stage.tag}.png").convert("RGB")
    shot = shot.crop((left, top, left + width, top + height))
    path = TARGET / f"{picture.name}.png"
    shot.save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:  # fewer colours cost the small words theirs, so only then
        shot.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def take_readme(only: list[str]) -> None:
    """Take the pictures of these names, or all."""
    TARGET.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not only or picture.name in only:
            take(picture)
