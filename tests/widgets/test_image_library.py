from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from editor.core.images.library_image import LibraryImage
from editor.widgets.image_library import ImageLibrary
from editor.widgets.library_delegate import PAD
from editor.widgets.library_rows import LibraryColumn

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


def image(name: str, size: int = 100) -> LibraryImage:
    return LibraryImage(f"/b/{name}", size, 1, 4, 4, "png", "", ())


def show(library: ImageLibrary, *names: str) -> None:
    library.set_images("/b", [image(name) for name in names], list(names))


def test_what_is_chosen_stays_chosen_when_the_folder_is_read_again(qtbot):
    library = ImageLibrary()
    qtbot.addWidget(library)
    show(library, "a.png", "b.png", "c.png")
    library._select(["/b/a.png", "/b/c.png"])
    assert library.selected() == ["/b/a.png", "/b/c.png"]
    show(library, "0.png", "a.png", "b.png", "c.png")
    assert library.selected() == ["/b/a.png", "/b/c.png"]
    show(library, "0.png", "b.png", "c.png")
    assert library.selected() == ["/b/c.png"]
    show(library, "0.png")
    assert library.selected() == []


def test_words_stand_below_their_captions(qtbot):
    library = ImageLibrary()
    qtbot.addWidget(library)
    library.resize(900, 300)
    show(library, "a.png")
    library.show()
    qtbot.waitExposed(library)
    table = library.table
    shot = table.viewport().grab().toImage()
    left = table.columnViewportPosition(LibraryColumn.PIXELS)
    ground = shot.pixelColor(left + 2, 20)
    inked = [x for x in range(left, left + 60) if any(shot.pixelColor(x, y) != ground for y in range(8, 36))]
    assert PAD <= inked[0] - left <= PAD + 3


def test_the_file_under_the_keyboard_is_renamed_inserted_and_thrown_away_by_keys(qtbot):
    library = ImageLibrary()
    qtbot.addWidget(library)
    show(library, "a.png", "b.png")
    library._select(["/b/b.png"])
    with qtbot.waitSignal(library.rename_requested) as renamed:
        qtbot.keyClick(library.table, Qt.Key.Key_F2)
    with qtbot.waitSignal(library.insert_requested) as inserted:
        qtbot.keyClick(library.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(library.trash_requested) as thrown:
        qtbot.keyClick(library.table, Qt.Key.Key_Delete)
    assert (renamed.args, inserted.args, thrown.args) == (["/b/b.png"], [["/b/b.png"]], [["/b/b.png"]])
