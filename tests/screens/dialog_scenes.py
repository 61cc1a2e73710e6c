"""The scenes of what stands above the window or takes a pane: dialogs, palette, menus, image library."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.screens.stage import LAKE

if TYPE_CHECKING:
    from tests.e2e.desk import Program
    from tests.screens.stage import Stage

DIALOG = "app.activeModalWidget() is not None"
POPUP = "app.activePopupWidget() is not None"
MANY = 1000


def _lake(stage: Stage, **settings: object) -> Program:
    return stage.post(stage.site() / LAKE, **settings)


def _image_menu(program: Program) -> None:
    """Open the menu of the first image that has a file."""
    program.wait("'rename' in [one.value for one in program.image_deeds.actions._deeds]")
    program.click("window.image_panel._table.viewport()", 0.3, 0.05)
    program.screen.press("Menu")
    program.wait(POPUP)


def settings(stage: Stage) -> None:
    program = _lake(stage)
    program.screen.press("alt+i", "s")
    program.wait(DIALOG)
    pages = "app.activeModalWidget()._tabs"
    for number, name in enumerate(("name", "work", "upload")):
        program.wait(f"{pages}.currentIndex()", lambda index, number=number: index == number)
        stage.shoot(f"settings-{name}")
        program.screen.press("ctrl+Tab")
    program.screen.press("ctrl+shift+Tab")
    program.wait(f"{pages}.currentIndex()", lambda index: index == 2)
    kind = "app.activeModalWidget()._uploader_page._kind"
    program.click(kind)
    stage.shoot("settings-uploaders")
    program.screen.press("Escape")
    for name in ("server", "command", "storage"):
        program.click(kind)
        program.screen.press("Down", "Return")
        stage.shoot(f"settings-{name}")


def palette(stage: Stage) -> None:
    program = _lake(stage)
    for number, typed in enumerate(("", "im", "@", "#", "zzz")):
        program.screen.press("ctrl+shift+p")
        program.screen.type(typed)
        stage.shoot(f"palette-{number}")
        program.screen.press("Escape")


def library(stage: Stage) -> None:
    program = _lake(stage)
    program.wait("program.image_deeds.library is not None and program.posts.folder is not None")
    program.click("window.image_panel._switch._group.buttons()[1]")
    rows = "program.image_deeds.library._library.rows"
    program.wait(f"program.image_deeds.library._library is not None and {rows}.rowCount()")
    stage.shoot("library")


def diff(stage: Stage) -> None:
    path = stage.site() / LAKE
    program = stage.post(path)
    program.click_text(2, 10)
    program.screen.type(" abc")
    program.wait("window.isWindowModified()")
    program.wait("window.status.text('changes')", lambda words: "1" in words)
    program.click("window.status._labels['changes']")
    view = "next(view for view in window.children() if view.objectName() == 'diff-view')"
    program.wait(f"{view}.isVisible()")
    stage.shoot("diff")


def image_dialogs(stage: Stage) -> None:
    program = _lake(stage)
    _image_menu(program)
    stage.shoot("image-menu")
    program.screen.press("n")
    program.wait(DIALOG)
    stage.shoot("rename")
    program.screen.press("ctrl+a")
    program.screen.type("pier.jpg")
    program.screen.press("Return")
    program.wait("[one.objectName() for one in app.topLevelWidgets() if one.isVisible()].count('changes')")
    stage.shoot("rename-changes")
    program.screen.press("Escape")
    program.wait("app.activeModalWidget() is None")
    _image_menu(program)
    program.screen.press("v")
    program.wait(DIALOG)
    stage.shoot("convert")


def popups(stage: Stage) -> None:
    program = _lake(stage)
    program.click("window.form._date.button")
    program.wait(POPUP)
    stage.shoot("calendar")
    program.screen.press("Escape")
    program.click("window.status._labels['format']")
    program.wait(POPUP)
    program.screen.press("Down", "Right")
    stage.shoot("encodings")
    program.screen.press("Escape", "Escape")
    for key in ("e", "o", "i", "h"):
        program.screen.press(f"alt+{key}")
        stage.shoot(f"menu-{key}")
        program.screen.press("Escape", "Escape")


def preview_alone(stage: Stage) -> None:
    program = _lake(stage)
    program.wait("window.preview._view.focusProxy() is not None")
    program.screen.press("ctrl+F8")
    program.wait("window.preview._view.hasFocus() or window.preview._view.focusProxy().hasFocus()")
    stage.shoot("preview-mode")
    program.screen.press("ctrl+f")
    program.screen.type("x")
    stage.shoot("preview-find")


def outline(stage: Stage) -> None:
    program = _lake(stage)
    program.screen.press("shift+F6")
    stage.shoot("outline")


def thousand_images(stage: Stage) -> None:
    path = stage.site() / LAKE
    names = ("lake-dawn.jpg", "misty-pier.jpg", "gone.png")
    lines = (f"![第 {n} 张](/images/{names[n % 3]}?{n})" for n in range(MANY))
    path.write_text(path.read_text() + "\n" + "\n\n".join(lines) + "\n")
    program = stage.post(path)
    program.wait("window.image_panel._rows.rowCount()", lambda count: count > MANY, seconds=40)
    stage.shoot("thousand-images-0")
    time.sleep(4)
    stage.shoot("thousand-images-1")


def read_only(stage: Stage) -> None:
    path = stage.site() / LAKE
    path.write_bytes(path.read_bytes() + b"\xff\xfe\xfa")
    program = stage.start(path)
    program.wait("window is not None and window.tabs.count() > 0 or app.activeModalWidget() is not None")
    time.sleep(1)
    stage.shoot("odd-bytes")
