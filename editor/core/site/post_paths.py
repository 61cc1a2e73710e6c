"""Where a new post goes, what it begins with, and which path makes a post a draft."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.new_post import new_post_text
from editor.core.site.slug import safe_name, slugize

if TYPE_CHECKING:
    from editor.core.site.convention import Convention

__all__ = [
    "drafts_are_folders",
    "is_draft_path",
    "name_in_path",
    "new_post_path",
    "new_post_text",
    "path_as_draft",
    "relative_path",
]

_TOKEN = re.compile(r":(title|year|month|i_month|day|i_day|hash|[a-z_]+)")
_DATED_NAME = re.compile(r"^\d{2,4}-\d{1,2}-\d{1,2}-.")
_DATED_TITLE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)", re.DOTALL)
_SUFFIXES = (".md", ".markdown", ".mdx")


def new_post_path(convention: Convention, title: str, date: str, is_draft: bool) -> str:
    """Give the absolute path for a new post of that title; `date` begins `YYYY-MM-DD`.

    The path never leaves the folder for posts, whatever the title or the configured pattern says. That a
    file of that name exists already is for the caller to see.
    """
    folder = convention.new_post_folder or convention.post_folders[0]
    if is_draft and drafts_are_folders(convention):
        name = f"{slugize(title, lower=convention.generator is not Generator.HEXO)}.md"
        return _absolute(convention, convention.draft_folder, name)
    match convention.generator:
        case Generator.HEXO | Generator.JEKYLL:
            is_lower = convention.generator is Generator.JEKYLL
            name = _expand(convention.new_post_name, title, date, lower=is_lower)
        case Generator.HUGO | Generator.ASTRO:
            name = f"{slugize(title, lower=True)}.md"
        case Generator.PLAIN:
            name = f"{slugize(title)}.md"
    return _absolute(convention, folder, name)


def drafts_are_folders(convention: Convention) -> bool:
    """Tell whether a post is a draft by the folder it lies in (Hexo, Jekyll) instead of by a field."""
    return bool(convention.draft_folder)


def is_draft_path(convention: Convention, path: str) -> bool:
    """Tell whether a post lies in the folder for drafts."""
    relative = relative_path(convention, path)
    if relative is None or not drafts_are_folders(convention):
        return False
    return relative.startswith(f"{convention.draft_folder}/")


def path_as_draft(convention: Convention, path: str, is_draft: bool, date: str = "") -> str:
    """Give the path that makes a post a draft, or published: `_posts/a.md` ↔ `_drafts/a.md` in Hexo.

    The same path comes back where a field tells drafts, and for posts outside both folders. Jekyll
    publishes only dated names: a draft without one needs `date` (`YYYY-MM-DD…`), or stays where it is.
    """
    relative = relative_path(convention, path)
    if relative is None or not drafts_are_folders(convention):
        return path
    posts, drafts = convention.post_folders[0], convention.draft_folder
    source, target = (posts, drafts) if is_draft else (drafts, posts)
    if not relative.startswith(f"{source}/"):
        return path
    folder, name = posixpath.split(relative.removeprefix(f"{source}/"))
    if convention.generator is Generator.JEKYLL and not is_draft and not _DATED_NAME.match(name):
        if not re.match(r"\d{4}-\d{2}-\d{2}", date):
            return path
        name = f"{date[:10]}-{name}"
    return posixpath.join(convention.root, target, folder, name)


def name_in_path(path: str, generator: Generator) -> tuple[str, str]:
    """Give the date and the title that a path tells: Jekyll dates every name, an `index` names its folder."""
    folder, name = posixpath.split(path.replace("\\", "/"))
    stem = posixpath.splitext(name)[0]
    if stem in ("index", "_index"):
        stem = posixpath.basename(folder) or stem
    dated = _DATED_TITLE.fullmatch(stem) if generator is Generator.JEKYLL else None
    return (dated[1], dated[2]) if dated else ("", stem)


def relative_path(convention: Convention, path: str) -> str | None:
    """Give a path relative to the site's root, None when it lies outside."""
    root = posixpath.normpath(convention.root)
    inside = posixpath.normpath(path)
    if inside == root:
        return ""
    before = root if root.endswith("/") else f"{root}/"
    return inside.removeprefix(before) if inside.startswith(before) else None


def _expand(pattern: str, title: str, date: str, *, lower: bool) -> str:
    """Put title and date into a pattern such as `:year/:title.md`.

    A token that only a finished post can answer (`:category`) goes; a pattern without any title keeps
    the file's name apart by the slug.
    """
    year, month, day = _date_parts(date)
    values = {
        "title": slugize(title, lower=lower),
        "year": year,
        "month": month,
        "i_month": month.lstrip("0"),
        "day": day,
        "i_day": day.lstrip("0"),
    }
    expanded = _TOKEN.sub(lambda found: values.get(found.group(1), ""), pattern)
    segments = [segment for segment in re.split(r"[/\\]", expanded) if segment not in ("", ".", "..")]
    if not segments:
        return f"{values['title']}.md"
    if not segments[-1].lower().endswith(_SUFFIXES):
        segments[-1] = f"{segments[-1]}.md"
    stem, suffix = posixpath.splitext(segments[-1])
    safe = [safe_name(segment) for segment in segments[:-1]]
    return posixpath.join(*safe, safe_name(stem) + suffix)


def _date_parts(date: str) -> tuple[str, str, str]:
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", date)
    return (found.group(1), found.group(2), found.group(3)) if found else ("1970", "01", "01")


def _absolute(convention: Convention, folder: str, name: str) -> str:
    return posixpath.join(convention.root, folder, name)
