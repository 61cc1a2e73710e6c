"""Images of a site that no text of it names; in doubt an image counts as used."""

from __future__ import annotations

import html
import os
import re
import unicodedata
from typing import TYPE_CHECKING

from editor.core.images.destination import percent_decoded
from editor.core.images.image_name import has_image_name
from editor.workspace.content_folder import POST_EXTENSIONS
from editor.workspace.errors import WorkspaceError
from editor.workspace.folder_walk import files_below
from editor.workspace.local_file import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.site.convention import Convention

MAX_FILES = 200_000
_MAX_TEXT = 3_000_000
_TEXTS = (
    *POST_EXTENSIONS,
    *(".html", ".htm", ".xml", ".yml", ".yaml", ".toml", ".json", ".css", ".scss", ".sass", ".less", ".styl"),
    *(".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx", ".astro", ".vue", ".svelte", ".ejs", ".pug", ".njk"),
    *(".swig", ".jade", ".hbs", ".liquid", ".txt", ".csv", ".webmanifest", ".svg", ".adoc", ".rst", ".org"),
)
_NEVER = frozenset({"node_modules", "__pycache__", "vendor", "venv"})
_BUILT = frozenset({"public", "dist", "_site", "target", "build", "resources", "docs"})
_SUFFIX = re.compile(r"\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|tiff?|apng|jxl|heic|heif)(?![a-z0-9])")
# what generators, themes and browsers take without being told
_TAKEN_BY_NAME = re.compile(
    r"(?:favicon|apple-touch-icon|android-chrome|mstile|safari-pinned-tab|browserconfig|logo|avatar|og-image"
    r"|(?:.*[-_.])?(?:cover|feature|featured|thumbnail|thumb|banner|hero|teaser|opengraph-image)(?:[-_.].*)?)"
)


def unused_images(convention: Convention) -> list[str]:
    """List the absolute paths of images that nothing uses, sorted.

    A name counts as used when any text of the site (posts, pages, templates, styles, configuration, also
    those of themes) holds it, whatever the folder; so do names that themes look for by themselves. What
    generators build is not looked at.
    """
    images: list[str] = []
    texts: list[str] = []
    for path in _files(convention):
        (images if has_image_name(path) else texts).append(path)
        if path.lower().endswith(".svg"):
            texts.append(path)
    served = [path for path in images if _is_of_site(convention, path)]
    names = {_folded(os.path.basename(path)) for path in served}
    used = _used(names, texts, convention.root)
    return sorted(
        path for path in served if not _is_taken(path) and _folded(os.path.basename(path)) not in used
    )


def site_images(convention: Convention) -> Iterator[str]:
    """Give the absolute paths of the images that a writer keeps in the site; a theme's own are left out."""
    return (path for path in _files(convention) if has_image_name(path) and _is_of_site(convention, path))


def site_texts(convention: Convention) -> Iterator[str]:
    """Give the absolute paths of the files of a site that may name an image: posts, templates, data."""
    return (path for path in _files(convention) if path.lower().endswith(_TEXTS))


def _used(names: set[str], texts: list[str], root: str) -> set[str]:
    lengths = sorted({len(name) for name in names})
    used: set[str] = set()
    for path in texts:
        if used == names:
            break
        try:
            text = read_file(path, _MAX_TEXT, root).decode("utf-8", "replace")
        except WorkspaceError:
            continue
        if _SUFFIX.search(text.lower()) is None and "%" not in text:
            continue
        own = _folded(os.path.basename(path))
        for reading in readings(text):
            used |= {name for name in _named(reading, names, lengths) if name != own}
    return used


def readings(text: str) -> Iterator[str]:
    """Give a text as it is and as an address in it would be read, in NFC and without case."""
    folded = _folded(text)
    yield folded
    decoded = html.unescape(percent_decoded(text))
    if decoded != text:
        yield _folded(decoded)
    if "\\" in text:
        yield _folded(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text))


def _named(text: str, names: set[str], lengths: list[int]) -> Iterator[str]:
    for found in _SUFFIX.finditer(text):
        end = found.end()
        for length in lengths:
            if length > end:
                break
            if text[end - length : end] in names:
                yield text[end - length : end]


def _is_of_site(convention: Convention, path: str) -> bool:
    """Tell whether an image lies where a writer keeps images: served, or beside posts; not in a theme."""
    relative = os.path.relpath(path, convention.root).replace(os.sep, "/")
    folders = (*convention.served_folders, *convention.post_folders, convention.draft_folder)
    if relative.startswith("themes/"):
        return False
    return any(not folder or relative.startswith(f"{folder.strip('/')}/") for folder in folders)


def _is_taken(path: str) -> bool:
    stem = os.path.splitext(os.path.basename(path))[0].lower()
    return _TAKEN_BY_NAME.match(stem) is not None


def _files(convention: Convention) -> Iterator[str]:
    return files_below(
        convention.root, MAX_FILES, lambda name, depth: _is_looked_at(name, depth, convention), _is_wanted
    )


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(_TEXTS) or has_image_name(name)


def _is_looked_at(name: str, depth: int, convention: Convention) -> bool:
    if name.startswith(".") or name in _NEVER:
        return name in (".vuepress", ".vitepress", ".github")
    served = {folder.split("/")[0] for folder in (*convention.served_folders, *convention.post_folders)}
    return depth > 0 or name not in _BUILT or name in served


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
