from __future__ import annotations

import pytest

from editor.core.images.library_image import LibraryImage
from editor.widgets.image_library import ImageLibrary

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
