"""Astro: content collections below `src/content`, static files in `public`.

Its configuration is a program, which is not run: of it only `base` and `publicDir` are read, where they are
plain texts; else the usual places are assumed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.address_habits import AddressHabits, Route
from editor.core.site.astro_habits import astro_habits
from editor.core.site.configuration import base_path_of, folder_name, folder_path
from editor.core.site.convention import Convention

if TYPE_CHECKING:
    from collections.abc import Collection

    from editor.core.site.convention import Folder

_CONTENT = "src/content"
_COLLECTIONS = ("blog", "posts", "post", "articles")
_CONFIGURATION = re.compile(r"^astro\.config\.(?:mjs|js|ts|cjs|mts|cts)$")

_SITE = re.compile(r"^\s*site\s*:\s*(['\"`])(https?://[^'\"`$\s]{1,200})\1", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/", re.MULTILINE)
_TEMPLATE = re.compile(r"\[(\.\.\.)?(?:slug|id|post|page|path)\]\.astro")


def is_site(folder: Folder, names: Collection[str]) -> bool:
    """Tell an Astro site: `astro.config.*` (a content folder alone says too little)."""
    return any(_CONFIGURATION.match(name) for name in names) and (
        folder.is_folder("src") or folder.is_folder("public")
    )


def read_convention(folder: Folder, root: str) -> Convention:
    """Give the usual convention, with the collections and image folders that are there."""
    content = next((path for path in (_CONTENT, "src/pages") if folder.is_folder(path)), _CONTENT)
    paths = [f"{content}/{name}" for name in _COLLECTIONS]
    posts = next((path for path in paths if folder.is_folder(path)), paths[0])
    said = _configuration(folder)
    public = folder_path(_literal(said, "publicDir"), "public")
    known = (name for name in (f"{public}/images", f"{public}/img") if folder.is_folder(name))
    images = next(known, f"{public}/images")
    return Convention(
        root,
        Generator.ASTRO,
        name=folder_name(root),
        post_folders=(content,),
        image_folder=images,
        served_folders=(public,),
        base_path=base_path_of(_literal(said, "base")),
        home_address=_home_address(folder),
        new_post_folder=posts,
        addresses=AddressHabits(routes=_routes(folder, content)),
        markdown=astro_habits(folder),
    )


def _home_address(folder: Folder) -> str:
    """Give `site` of the configuration where it stands there literally."""
    names = (name for name in folder.names("") if _CONFIGURATION.match(name))
    found = _SITE.search(next((folder.read_text(name) or "" for name in names), "")[:20_000])
    return found[2] if found else ""


def _configuration(folder: Folder) -> str:
    for name in folder.names(""):
        if _CONFIGURATION.match(name):
            return _COMMENT.sub("", folder.read_text(name) or "")
    return ""


def _literal(configuration: str, name: str) -> str:
    """Give the text that a member of the configuration is, "" where it is no literal."""
    found = re.search(rf"(?:^|[\s,{{]){name}\s*:\s*(['\"`])([^'\"`$\n]{{1,200}})\1", configuration)
    return found[2] if found else ""


def _routes(folder: Folder, content: str) -> tuple[Route, ...]:
    """Find the templates that make a page of each entry: `src/pages/blog/[...slug].astro` for `blog`."""
    if content != _CONTENT:
        return ()
    found: list[Route] = []
    for name in folder.names(content):
        for template in folder.names(f"src/pages/{name}"):
            match = _TEMPLATE.fullmatch(template)
            if match and folder.is_folder(f"{content}/{name}"):
                found.append(Route(name, f"/{name}/{':path' if match[1] else ':slug'}"))
                break
    return tuple(found)
