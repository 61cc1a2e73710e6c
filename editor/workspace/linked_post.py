"""Which post of a site a link means: a file beside the post, or the page that the site makes of one."""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.page_address import page_address
from editor.core.site.post_link import name_in, named_post
from editor.workspace.content_folder import POST_EXTENSIONS, post_paths
from editor.workspace.errors import WorkspaceError
from editor.workspace.local_file import is_inside, is_regular, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.site.convention import Convention

MOST_POSTS = 20_000
"""Posts whose pages are compared with an address of the site before the search is given up."""
_HEAD = 4096
_TITLE = re.compile(
    r"""^title:[ \t]+(?:"(?P<double>[^"\\\r\n]*)"|'(?P<single>[^'\r\n]*)'|(?P<plain>[^"'\r\n#][^\r\n]*?))"""
    r"""[ \t]*(?:[ \t]#[^\r\n]*)?\r?$""",
    re.MULTILINE,
)


def find_linked_post(address: str, post_path: str, convention: Convention) -> str:
    """Give the file of the post that a link leads to, "" where it leads to none that is known for sure.

    In `/site/source/_posts/a.md` the links `b.md`, `b` and, with the permalink `:year/:title/`, `/2024/b/`
    all mean `/site/source/_posts/b.md`.
    """
    name = name_in(address)
    if name is not None:
        return find_named_post(name, convention)
    destination = parse_destination(address)
    if destination.kind not in (DestinationKind.RELATIVE, DestinationKind.SITE) or not destination.path:
        return ""
    path = destination.path
    for candidate in _files(path, post_path, convention):
        if is_regular(candidate) and is_inside(candidate, convention.root):
            return os.path.normpath(candidate)
    if destination.kind is DestinationKind.RELATIVE:
        wanted = page_address(convention, post_path).resolve(path)
    else:
        base = convention.base_path.strip("/")
        inner = path.strip("/")
        if base and (inner == base or inner.startswith(f"{base}/")):
            inner = inner[len(base) :]
        wanted = tuple(part for part in inner.split("/") if part)
    return _with_page(_without_page_name(wanted), convention)


def find_named_post(name: str, convention: Convention) -> str:
    """Give the file of the post that a slug, a path or a title names, "" where none or several are meant."""
    paths: list[str] = []
    for batch in post_paths(convention):
        paths += batch
        if len(paths) >= MOST_POSTS:
            break
    relative = [os.path.relpath(path, convention.root).replace(os.sep, "/") for path in paths]
    found = named_post(name, relative)
    if found:
        return os.path.join(convention.root, *found.split("/"))
    titles = {name, name.partition("#")[0]} - {""}
    titled = [path for path in paths if titles and _title_of(path, convention.root) in titles]
    return titled[0] if len(titled) == 1 else ""


def _title_of(path: str, root: str) -> str:
    """Give what the first lines of a post call it; a title over several lines, or with escapes, is none."""
    try:
        head = read_file(path, _HEAD, root).decode("utf-8", "replace")
    except WorkspaceError:
        return ""
    found = _TITLE.search(head)
    return next((words.strip() for words in found.groups() if words), "") if found else ""


def _files(path: str, post_path: str, convention: Convention) -> Iterator[str]:
    if path.startswith("/"):
        bases = [os.path.join(convention.root, folder) for folder in ("", *convention.post_folders)]
    else:
        bases = [os.path.dirname(post_path)]
    for base in bases:
        whole = os.path.join(base, *path.strip("/").split("/"))
        if path.lower().endswith(POST_EXTENSIONS):
            yield whole
        elif not posixpath.splitext(path)[1]:
            yield from (whole + extension for extension in POST_EXTENSIONS[:2])
            yield from (os.path.join(whole, f"index{extension}") for extension in POST_EXTENSIONS[:2])


def _without_page_name(segments: tuple[str, ...]) -> tuple[str, ...]:
    """Name a page as its folder is named: `a/index.html` and `a.html` are `a`."""
    if not segments:
        return ()
    stem, extension = posixpath.splitext(segments[-1])
    if extension.lower() not in (".html", ".htm"):
        return segments
    return segments[:-1] if stem == "index" else (*segments[:-1], stem)


def _with_page(wanted: tuple[str, ...], convention: Convention) -> str:
    """Find the one post whose page stands there; of several none, as the link says too little."""
    found: list[str] = []
    seen = 0
    for batch in post_paths(convention):
        for path in batch:
            page = page_address(convention, path)
            if wanted and _fits(page.assets or page.folder, wanted):
                found.append(path)
        seen += len(batch)
        if seen >= MOST_POSTS:
            break
    return found[0] if len(found) == 1 else ""


def _fits(page: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    if len(page) != len(wanted):
        return False
    pairs = zip(page, wanted, strict=True)
    return all(part == there or part.startswith(":") for part, there in pairs)
