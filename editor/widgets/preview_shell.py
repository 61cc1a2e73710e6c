"""The preview's shell as it is served: a page with its style sheets inside, which asks for nothing more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.widgets.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable

_LINK = re.compile(r'<link rel="stylesheet" href="post://preview/([a-z-]+\.css)"((?: data-[a-z]+)*)>')
_WAY_OUT = re.compile(r"</style|@import|url\(\s*+[\"']?+(?!post://preview/)", re.IGNORECASE)
"""What ends a style element, or asks for a file that is not ours under an address of its own."""


class ShellError(ValueError):
    """The shell cannot be made of these files; the text tells why."""


def with_styles_inside(shell: str, sheet_of: Callable[[str], str]) -> str:
    """Put each linked style sheet in the place of its link, which keeps its `data-` attributes.

    `<link rel="stylesheet" href="post://preview/a.css" data-look>` gives `<style data-sheet="a.css"
    data-look>…</style>`. `sheet_of` gives the text of a sheet. Raises ShellError for a link of another
    shape, and for a sheet that would end its element, import another, or name an address that is not
    whole.
    """

    def inside(link: re.Match[str]) -> str:
        name, attributes = link.groups()
        sheet = sheet_of(name)
        if found := _WAY_OUT.search(sheet):
            raise ShellError(f"{name} cannot stand inside a page: {found[0]}")
        return f'<style data-sheet="{name}"{attributes}>\n{sheet}</style>'

    page = _LINK.sub(inside, shell)
    if "<link" in page.lower():
        raise ShellError("the shell links what is no style sheet of ours")
    return page


def served_shell() -> bytes:
    """Read the shell and its style sheets; raises OSError or ShellError where they are not right."""

    def read(name: str) -> str:
        return resource_path("preview", name).read_text(encoding="utf-8")

    return with_styles_inside(read("shell.html"), read).encode()
