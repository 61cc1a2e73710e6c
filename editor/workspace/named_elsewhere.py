"""Where else a site names an image: pages that are no posts, and templates, data and settings; bounded."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING

from editor.workspace.content_folder import POST_EXTENSIONS
from editor.workspace.errors import WorkspaceError
from editor.workspace.local_file import read_file
from editor.workspace.sentence import Sentence
from editor.workspace.unused_images import readings, site_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from editor.core.site.convention import Convention

MOST_TEXTS = 5_000
"""files that are looked into for a name"""
_LARGEST_TEXT = 1_000_000
_MOST_BYTES = 60_000_000
_MOST_NAMED = 5


def page_paths(convention: Convention, posts: Collection[str]) -> list[str]:
    """List the Markdown files of a site that are not among its posts, such as `source/about/index.md`.

    Those of themes, and what new posts are made from, are left out.
    """
    return [
        path
        for path in site_texts(convention)
        if path.lower().endswith(POST_EXTENSIONS) and path not in posts and _is_page(convention, path)
    ]


def texts_naming(convention: Convention, names: Sequence[str]) -> list[str]:
    """List the files beside posts and pages that hold one of these names of files, sorted."""
    wanted = [
        re.compile(rf"(?<![\w.-]){re.escape(unicodedata.normalize('NFC', name).casefold())}(?!\w)")
        for name in names
    ]
    return sorted(
        path
        for path, text in _texts(convention)
        if any(one.search(reading) for reading in readings(text) for one in wanted)
    )


def sentence_about(convention: Convention, name: str, paths: Sequence[str]) -> Sentence:
    """Say that files which nothing rewrites name an image."""
    shown = ", ".join(os.path.relpath(path, convention.root) for path in paths[:_MOST_NAMED])
    if len(paths) > _MOST_NAMED:
        shown += ", …"
    return Sentence(
        "“{name}” is named outside the posts as well, where nothing is changed: {files}",
        name=name,
        files=shown.encode("utf-8", "replace").decode(),
    )


def _texts(convention: Convention) -> Iterator[tuple[str, str]]:
    count = size = 0
    for path in site_texts(convention):
        if path.lower().endswith(POST_EXTENSIONS) and _is_page(convention, path):
            continue
        count += 1
        if count > MOST_TEXTS or size > _MOST_BYTES:
            return
        try:
            data = read_file(path, _LARGEST_TEXT, convention.root)
        except WorkspaceError:
            continue
        size += len(data)
        yield path, data.decode("utf-8", "replace")


def _is_page(convention: Convention, path: str) -> bool:
    top = os.path.relpath(path, convention.root).replace(os.sep, "/").split("/")[0]
    return top not in ("themes", "scaffolds", "archetypes")
