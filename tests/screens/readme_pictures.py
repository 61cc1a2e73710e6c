"""The pictures of the README: the sample site in the real program, small enough to be committed."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.screens.stage import EVERYTHING, LAKE, ROOT, Stage
from tests.screens.window_scenes import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.desk import Program

TARGET = ROOT / "resources" / "screenshots"
SIZE = (1280, 800)
TALL = (860, 7_600)
"""a screen on which the preview of a long post is seen at once"""
MOST_BYTES = 300_000
"""of each part that is a screen wide"""
TALL_PANEL = (248, 520, 512, 360, 344)
"""sizes of the panes that show six rows of images"""
WHOLE = f"[0, 0, {SIZE[0]}, {SIZE[1]}]"
TOP = f"[0, 0, {SIZE[0]}, 232]"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is done before it is taken, and the part of the screen that is kept.

    `act` gives the expression of the place to which the picture is cut: x, y, width, height. A tall one is
    laid out in columns, at two thirds of its size.
    """

    name: str
    act: Callable[[Stage], str]
    theme: str = "light"
    language: str = "en"
    size: tuple[int, int] = SIZE
    columns: int = 1


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


def everything(stage: Stage) -> str:
    panes = ("shows_posts", "shows_form", "shows_source", "shows_images")
    program = stage.post(stage.site() / EVERYTHING, images=False, **dict.fromkeys(panes, False))
    program.wait("program.posts.current.rendered.is_complete")
    program.wait("dom('[...document.images].every(image => image.hidden || image.complete)')")
    bottom = "dom('document.getElementById(\"post\").lastElementChild.getBoundingClientRect().bottom')"
    return f"[*place(window.preview)[:3], int({bottom}) + 24]"


PICTURES = (
    Picture("window-light", whole_window),
    Picture("window-dark", whole_window, "dark", "zh_CN"),
    Picture("images", image_panel),
    Picture("conflict", conflict),
    Picture("changes", changes),
    Picture("everything-light", everything, size=TALL, columns=3),
    Picture("everything-dark", everything, "dark", "zh_CN", TALL, columns=3),
)


def take(picture: Picture) -> None:
    """Take one picture and make it small."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(
            Path(folder), picture.size, picture.theme, framed=False, scale="", language=picture.language
        )
        try:
            kept = picture.act(stage)
            stage.shoot(picture.name)
            left, top, width, height = stage.programs[-1].ask(kept)
        finally:
            stage.close()
        shot = Image.open(Path(folder) / f"{picture.name}-{stage.tag}.png").convert("RGB")
    shot = shot.crop((left, top, left + width, top + height))
    if picture.columns > 1:
        shot = _in_columns(shot, picture.columns)
    path = TARGET / f"{picture.name}.png"
    shot.save(path, optimize=True)
    if (
        path.stat().st_size > MOST_BYTES * picture.columns
    ):  # fewer colours cost the small words theirs, so only then
        shot.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def _in_columns(shot: Image.Image, count: int) -> Image.Image:
    """Cut a tall picture into columns side by side, where no line of text is cut through."""
    rows = shot.convert("L").resize((shot.width // 4, shot.height))
    tall = -(-shot.height // count)
    cuts = [0]
    for _ in range(count - 1):
        wanted = cuts[-1] + tall
        cuts.append(next((row for row in range(wanted, wanted - 300, -1) if _is_even(rows, row)), wanted))
    cuts.append(shot.height)
    height = max(end - start for start, end in pairwise(cuts))
    sheet = Image.new("RGB", (shot.width * count, height), shot.getpixel((2, shot.height - 2)))
    for number, (start, end) in enumerate(pairwise(cuts)):
        sheet.paste(shot.crop((0, start, shot.width, end)), (shot.width * number, 0))
    return sheet.resize((sheet.width * 2 // 3, sheet.height * 2 // 3), Image.Resampling.LANCZOS)


def _is_even(rows: Image.Image, row: int) -> bool:
    """Tell whether around a row everything has one colour."""
    low, high = rows.crop((0, row - 8, rows.width - 8, row + 8)).getextrema()
    return high - low < 6


def take_readme(only: list[str]) -> None:
    """Take the pictures of these names, or all."""
    TARGET.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not only or picture.name in only:
            take(picture)
