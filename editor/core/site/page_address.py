"""Where a post's page will stand on the site, as far as its path and the permalink pattern tell."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.post_paths import relative_path

if TYPE_CHECKING:
    from editor.core.site.convention import Convention

_PAGE_SUFFIXES = (".html", ".htm", ":output_ext")


@dataclass(frozen=True, slots=True)
class PageAddress:
    """The segments of a page's address below the site's base path.

    `folder` are those that a relative address is resolved against, `assets` those below which the files
    of the post (its asset folder, its bundle) are published. A part that only the finished page knows, as
    `:year`, stands for itself: it takes a segment, whatever it will be.
    """

    folder: tuple[str, ...]
    assets: tuple[str, ...]

    def resolve(self, path: str) -> tuple[str, ...]:
        """Resolve a relative path as a browser does; `..` above the site stays at its root."""
        segments = list(self.folder)
        for part in path.split("/"):
            if part == "..":
                del segments[-1:]
            elif part not in ("", "."):
                segments.append(part)
        return tuple(segments)

    def asset_path(self, segments: tuple[str, ...]) -> str | None:
        """Give the path inside the post's own folder that an address means, None where it means none."""
        depth = len(self.assets)
        if depth == 0 or len(segments) <= depth or segments[:depth] != self.assets:
            return None
        return "/".join(segments[depth:])


def page_address(convention: Convention, post_path: str) -> PageAddress:
    """Tell where the page of a post stands: `source/_posts/a.md` with `:year/:title/` is `:year/a/`."""
    relative = relative_path(convention, post_path) or posixpath.basename(post_path)
    if convention.generator is Generator.HUGO:
        return _hugo_page(convention, relative)
    for folder in (*convention.post_folders, convention.draft_folder):
        if folder and relative.startswith(f"{folder}/"):
            stem = posixpath.splitext(relative.removeprefix(f"{folder}/"))[0]
            return _from_pattern(convention.permalink, stem)
    return _page_of_file(convention, relative)


def is_bundle(post_path: str) -> bool:
    """Tell whether a post is the `index.md` (`index.zh-cn.md`, `_index.md`) of a folder of its own."""
    return posixpath.basename(post_path).lower().split(".")[0] in {"index", "_index"}


def _hugo_page(convention: Convention, relative: str) -> PageAddress:
    """Tell where a page of Hugo stands: the permalink of the posts' section, else its path."""
    content = convention.post_folders[0]
    stem = posixpath.dirname(relative) if is_bundle(relative) else posixpath.splitext(relative)[0]
    is_post = relative.startswith(f"{convention.new_post_folder}/")
    pattern = convention.permalink if is_post else ":path/"
    return _from_pattern(pattern, stem.removeprefix(content).lstrip("/"))


def _from_pattern(pattern: str, stem: str) -> PageAddress:
    segments: list[str] = []
    for part in pattern.split("/"):
        if part in ("", ":categories"):
            continue
        filled = part.replace(":path", stem).replace(":title", stem)
        filled = filled.replace(":name", posixpath.basename(stem))
        segments.extend(piece for piece in filled.split("/") if piece)
    is_folder = pattern.endswith("/")
    if is_folder or not segments:
        return PageAddress(tuple(segments), tuple(segments))
    last = segments[-1]
    for suffix in _PAGE_SUFFIXES:
        last = last.removesuffix(suffix)
    return PageAddress(tuple(segments[:-1]), (*segments[:-1], last))


def _page_of_file(convention: Convention, relative: str) -> PageAddress:
    """Tell where a page that is no post stands: in Hexo `source/about/index.md` is `about/`."""
    for folder in convention.served_folders:
        if folder and relative.startswith(f"{folder}/"):
            relative = relative.removeprefix(f"{folder}/")
            break
    folder = tuple(part for part in posixpath.dirname(relative).split("/") if part)
    return PageAddress(folder, ())
