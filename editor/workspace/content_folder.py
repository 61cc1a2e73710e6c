"""A folder of posts on the disk: which site it is, and where its posts lie; bounded, never outside."""

from __future__ import annotations

import os
import stat
from itertools import islice
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.detect import detect, is_site
from editor.workspace.errors import NotAllowedError, NotFoundError, WorkspaceError
from editor.workspace.local_file import is_inside, read_file
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.core.site.convention import Convention

POST_EXTENSIONS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".mdown", ".mdx")
MAX_DEPTH = 24
MAX_POSTS = 100_000
BATCH = 200
_MAX_CONFIGURATION = 262_144
_MAX_NAMES = 20_000
_MAX_UPWARD = 12
_NEVER = frozenset({"node_modules", "__pycache__", "site-packages"})
_BUILT = frozenset({"public", "dist", "_site", "target", "build", "vendor", "venv"})


class DiskFolder:
    """A folder as detection sees it (`editor.core.site.convention.Folder`); nothing outside it is read."""

    def __init__(self, root: str) -> None:
        self._root = root

    def read_text(self, path: str) -> str | None:
        """Give the text of a small file, None where there is none that can be read."""
        whole = os.path.join(self._root, path)
        try:
            if os.stat(whole).st_size > _MAX_CONFIGURATION:
                return None
            return read_file(whole, _MAX_CONFIGURATION, self._root).decode("utf-8-sig", "replace")
        except (WorkspaceError, OSError, ValueError):
            return None

    def is_folder(self, path: str) -> bool:
        """Tell whether a folder of that path exists inside."""
        whole = os.path.join(self._root, path)
        return os.path.isdir(whole) and is_inside(whole, self._root)

    def names(self, path: str) -> Sequence[str]:
        """List the names in a folder, sorted, empty where there is none."""
        if not self.is_folder(path):
            return ()
        try:
            return sorted(os.listdir(os.path.join(self._root, path)))[:_MAX_NAMES]
        except OSError:
            return ()


def find_site(path: str) -> Convention:
    """Give the convention for a folder or a post: that of the site around it, found by looking upward.

    `/blog/source/_posts` and `/blog/source/_posts/a.md` both give the site `/blog`. The search goes up at
    most twelve folders and ends at the home folder. With no site around, the folder itself, for a post the
    folder it lies in, is the root of a plain convention. Raises NotFoundError and NotAllowedError.
    """
    whole = os.path.abspath(path)
    try:
        is_folder = stat.S_ISDIR(os.stat(whole).st_mode)
        start = whole if is_folder else os.path.dirname(whole)
        with os.scandir(start):
            pass
    except PermissionError as error:
        message = Sentence("The system does not let us read “{name}”.", name=_whole_name(path))
        raise NotAllowedError(message, path) from error
    except (OSError, ValueError) as error:
        raise NotFoundError(Sentence("“{name}” is not there.", name=_whole_name(path)), path) from error
    for folder in _upward(start):
        if is_site(DiskFolder(folder)):
            return detect(DiskFolder(folder), _with_slashes(folder))
    return detect(DiskFolder(start), _with_slashes(start))


def _whole_name(path: str) -> str:
    return path.encode("utf-8", "replace").decode()


def _upward(start: str) -> Iterator[str]:
    home = os.path.realpath(os.path.expanduser("~"))
    at = start
    for step in range(_MAX_UPWARD + 1):
        above = os.path.dirname(at)
        # home and the root of the disk are no sites, unless the writer opens them
        if step and (above == at or os.path.realpath(at) == home):
            return
        yield at
        if os.path.realpath(at) == home:
            return
        at = above


def post_paths(convention: Convention) -> Iterator[list[str]]:
    """Give the absolute paths of a site's posts in batches of at most 200, each post once.

    Left out: hidden names, what generators build, in Hexo's folders names that begin with `_`, temporary
    files (`%` or `~` at the end), whatever a link leads to outside the root, and all below 24 folders.
    """
    found = islice(_walk(convention), MAX_POSTS)
    while batch := list(islice(found, BATCH)):
        yield batch


def is_post_path(convention: Convention, path: str) -> bool:
    """Tell whether a path would be among the posts of the site, by its name and place alone."""
    for folder in _post_folders(convention):
        top = _joined(convention.root, folder)
        if path.startswith(f"{top.rstrip('/')}/"):
            *above, name = path[len(top.rstrip("/")) + 1 :].split("/")
            is_top = [not folder and not at for at in range(len(above))]
            kept = all(_is_kept_folder(part, convention, at) for part, at in zip(above, is_top, strict=True))
            return kept and len(above) < MAX_DEPTH and _is_post_name(name, convention)
    return False


def _post_folders(convention: Convention) -> list[str]:
    folders = [*convention.post_folders, *([convention.draft_folder] if convention.draft_folder else [])]
    return list(dict.fromkeys(folder.strip("/") for folder in folders))


def _walk(convention: Convention) -> Iterator[str]:
    real_root = os.path.realpath(convention.root)
    seen: set[tuple[int, int]] = set()
    posts: set[str] = set()
    waiting = [
        (_joined(convention.root, folder), 0, not folder) for folder in reversed(_post_folders(convention))
    ]
    while waiting:
        folder, depth, is_root = waiting.pop()
        if not _is_new(folder, real_root, seen):
            continue
        below: list[tuple[str, int, bool]] = []
        for entry in _entries(folder):
            path = f"{folder.rstrip('/')}/{entry.name}"
            if _is_folder(entry):
                if depth < MAX_DEPTH and _is_kept_folder(entry.name, convention, is_root):
                    below.append((path, depth + 1, False))
            elif path not in posts and _is_post_name(entry.name, convention) and _is_post(entry, real_root):
                posts.add(path)
                yield path
        waiting.extend(reversed(below))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_new(folder: str, real_root: str, seen: set[tuple[int, int]]) -> bool:
    """Tell whether a folder lies inside and was not walked before, under this or another name."""
    try:
        facts = os.stat(folder)
    except (OSError, ValueError):
        return False
    key = (facts.st_dev, facts.st_ino)
    if key in seen or not is_inside(folder, real_root):
        return False
    seen.add(key)
    return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_post(entry: os.DirEntry[str], real_root: str) -> bool:
    try:
        return entry.is_file() and (not entry.is_symlink() or is_inside(entry.path, real_root))
    except OSError:
        return False


def _is_kept_folder(name: str, convention: Convention, is_root: bool) -> bool:
    if name.startswith(".") or name in _NEVER or (is_root and name in _BUILT):
        return False
    return convention.generator is not Generator.HEXO or not name.startswith("_")


def _is_post_name(name: str, convention: Convention) -> bool:
    if name.startswith(".") or not name.lower().endswith(POST_EXTENSIONS):
        return False
    return convention.generator is not Generator.HEXO or not name.startswith("_")


def _joined(root: str, folder: str) -> str:
    return f"{root.rstrip('/')}/{folder}" if folder else root


def _with_slashes(path: str) -> str:
    return path.replace(os.sep, "/")
