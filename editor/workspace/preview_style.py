"""Style sheets for the preview: a file of the writer or what the site was built with, read within bounds."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.images.destination import percent_decoded
from editor.core.site.style_sheet import clean_style
from editor.workspace.errors import NotFoundError, WorkspaceError
from editor.workspace.image_header import read_header
from editor.workspace.local_file import is_inside, is_regular, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.site.convention import Convention

MOST_CSS = 1_000_000
"""Bytes of all sheets together; the rest is left out."""

MOST_FILE = 8_000_000
"""Bytes of one font or picture that a sheet names."""

MOST_FILES = 400
MOST_SHEETS = 24
DEEPEST = 5
"""Sheets that import one another, in a row."""

MOST_PAGE = 2_000_000
BUILT_FOLDERS = {
    Generator.HEXO: ("public",),
    Generator.HUGO: ("public",),
    Generator.JEKYLL: ("_site",),
    Generator.ASTRO: ("dist",),
    Generator.PLAIN: ("public", "_site", "dist"),
}
"""Where each generator puts the finished site, inside its folder."""

_FONTS = {b"wOF2": "font/woff2", b"wOFF": "font/woff", b"\0\1\0\0": "font/ttf", b"OTTO": "font/otf"}
_LINK = re.compile(r"<link\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|href|media)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_KEPT_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PreviewStyle:
    """A style that is ready to be worn.

    `css` is clean: its addresses are `post://style/<token>`, and `files` tells the path behind each
    token. `sheets` are the files it was read from; whoever shows it looks whether they change.
    """

    css: str
    files: Mapping[str, str]
    sheets: tuple[str, ...]
    root: str
    """the folder that nothing is read outside of"""


@dataclass(slots=True)
class _Reading:
    """Sheets that are read together; addresses that begin with `/` lie in `served`."""

    root: str
    served: str
    left: int
    files: dict[str, str] = field(default_factory=dict[str, str])
    sheets: list[str] = field(default_factory=list[str])

    def clean(self, path: str, content: bytes, depth: int = 0) -> str:
        """Give what a sheet says, with the sheets that it imports."""
        self.sheets.append(path)
        self.left -= len(content)
        folder = os.path.dirname(path)

        def address(text: str) -> str | None:
            return text if _KEPT_DATA.match(text) else self._token(self._path(text, folder))

        def imported(text: str) -> str | None:
            found = self._path(text, folder)
            if not found or found in self.sheets or depth >= DEEPEST:
                return None
            return self.read(found, depth + 1)

        return clean_style(content.decode("utf-8-sig", "replace"), address, imported)

    def read(self, path: str, depth: int = 0) -> str | None:
        """Give what a sheet inside the root says, None where it cannot be read or is too much."""
        try:
            content = read_file(path, self.left + 1, self.root)
        except WorkspaceError:  # named, but not there
            return None
        if len(content) > self.left or len(self.sheets) >= MOST_SHEETS:
            return None
        return self.clean(path, content, depth)

    def _path(self, text: str, folder: str) -> str:
        path = percent_decoded(re.split(r"[?#]", text, maxsplit=1)[0])
        if not path or ":" in path or path.startswith(("//", "\\", "/\\")):
            return ""
        base = self.served if path.startswith("/") else folder
        whole = os.path.normpath(os.path.join(base, path.lstrip("/")))
        return whole if is_inside(whole, self.root) and is_regular(whole) else ""

    def _token(self, path: str) -> str | None:
        if not path or len(self.files) >= MOST_FILES:
            return None
        token = hashlib.blake2b(path.encode("utf-8", "surrogateescape"), digest_size=15).hexdigest()
        self.files[token] = path
        return f"post://style/{token}"


def read_style(path: str, site: str) -> PreviewStyle:
    """Read a style sheet that the writer chose; what it names is served from the site's folder, else its own.

    Raises what reading raises.
    """
    folder = os.path.dirname(os.path.abspath(path))
    root = site if site and is_inside(path, site) else folder
    reading = _Reading(root, root, MOST_CSS)
    clean = reading.clean(os.path.abspath(path), read_file(path, MOST_CSS))
    return PreviewStyle(clean, reading.files, tuple(reading.sheets), root)


def read_theme(convention: Convention) -> PreviewStyle:
    """Read the sheets of the finished site, as its front page names them; NotFoundError for none."""
    for name in BUILT_FOLDERS[convention.generator]:
        built = os.path.join(convention.root, name)
        sheets = _named_sheets(built, convention) or _lying_sheets(built)
        if sheets:
            return _read_sheets(sheets, built, convention.root)
    raise NotFoundError(
        "No built site was found in this folder. Build the site once, or choose a style sheet.",
        convention.root,
    )


def read_style_file(path: str, root: str) -> tuple[bytes, str] | None:
    """Give the bytes and type of a font or picture inside `root`, None for anything else."""
    try:
        content = read_file(path, MOST_FILE + 1, root)
    except WorkspaceError:  # gone, or moved out since the sheet was read
        return None
    if len(content) > MOST_FILE:
        return None
    if font := _FONTS.get(content[:4]):
        return content, font
    header = read_header(content)
    return (content, header.format.mime) if header and not header.is_too_large else None


def _read_sheets(sheets: list[str], built: str, site: str) -> PreviewStyle:
    reading = _Reading(site, built, MOST_CSS)
    parts = [reading.read(sheet) or "" for sheet in sheets if sheet not in reading.sheets]
    watched = dict.fromkeys([*reading.sheets, *sheets[:MOST_SHEETS]])
    return PreviewStyle("\n".join(filter(None, parts)), reading.files, tuple(watched), site)


def _named_sheets(built: str, convention: Convention) -> list[str]:
    """List the sheets that the site's front page links, in its order."""
    try:
        page = read_file(os.path.join(built, "index.html"), MOST_PAGE, convention.root).decode(
            "utf-8", "replace"
        )
    except WorkspaceError:  # not built, or built without a front page
        return []
    found: list[str] = []
    for link in _LINK.findall(page):
        values = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(link)}
        if "stylesheet" not in values.get("rel", "").lower().split() or values.get("media", "") == "print":
            continue
        path = _sheet_path(values.get("href", ""), built, convention)
        if path and path not in found:
            found.append(path)
    return found


def _sheet_path(href: str, built: str, convention: Convention) -> str:
    path = percent_decoded(re.split(r"[?#]", href, maxsplit=1)[0])
    if not path.lower().endswith(".css") or ":" in path or path.startswith("//"):
        return ""
    base = convention.base_path.strip("/")
    if base and path.startswith(f"/{base}/"):
        path = path[len(base) + 1 :]
    whole = os.path.normpath(os.path.join(built, path.lstrip("/")))
    return whole if is_regular(whole) and is_inside(whole, convention.root) else ""


def _lying_sheets(built: str) -> list[str]:
    """List the sheets that lie in `css` or beside the pages, for a site without a front page."""
    for folder in (os.path.join(built, "css"), built):
        try:
            names = sorted(name for name in os.listdir(folder) if name.lower().endswith(".css"))
        except OSError:
            continue
        if names:
            return [os.path.join(folder, name) for name in names]
    return []
